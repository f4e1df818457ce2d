/* Numbers as text: rounding, trimming, powers, what does not exist. */
#include <float.h>

#include "plot/number.h"
#include "test.h"

#define CHECK_FORMAT(call, want)                                                                   \
  do {                                                                                             \
    char out[CLT_FIGURE_BYTES];                                                                    \
    int length = call;                                                                             \
    if (!CHECK(strcmp(out, want) == 0 && length == (int)strlen(want)))                             \
      printf("  got '%s'\n", out);                                                                 \
  } while (0)

static void coordinates(void) {
  CHECK_FORMAT(clt_format_coordinate(out, 0.0, 1), "0");
  CHECK_FORMAT(clt_format_coordinate(out, -0.04, 1), "0");
  CHECK_FORMAT(clt_format_coordinate(out, -0.06, 1), "-0.1");
  CHECK_FORMAT(clt_format_coordinate(out, 12.5, 1), "12.5");
  CHECK_FORMAT(clt_format_coordinate(out, 100.0, 2), "100");
  CHECK_FORMAT(clt_format_coordinate(out, 1.005, 3), "1.005");
  CHECK_FORMAT(clt_format_coordinate(out, (double)NAN, 1), "0");
  CHECK_FORMAT(clt_format_coordinate(out, -(double)INFINITY, 1), "-1000000");
}

/* To the last bit of what the power is, whatever pow() the C library has. */
static void powers(void) {
  CHECK(clt_scale_by_ten(1.0, 23) == 1e23);
  CHECK(clt_scale_by_ten(1.0, 208) == 1e208);
  CHECK(clt_scale_by_ten(1.0, 300) == 1e300);
  CHECK(clt_scale_by_ten(5.0, -3) == 5e-3);
  CHECK(clt_scale_by_ten(1.0, -22) == 1e-22);
  CHECK_NEAR(clt_scale_by_ten(3.0, 307), 3e307, 4e-16);
  CHECK_NEAR(clt_scale_by_ten(2e300, -320), 2e-20, 4e-16);
  CHECK_FORMAT(clt_format_figure(out, clt_scale_by_ten(1.0, -300), 15),
               "1\xc3\x97"
               "10\xe2\x81\xbb\xc2\xb3\xe2\x81\xb0\xe2\x81\xb0");
}

static void decimals(void) {
  CHECK_FORMAT(clt_format_decimals(out, 0.0, 2), "0.00");
  CHECK_FORMAT(clt_format_decimals(out, 9999.0, 0), "9999");
  CHECK_FORMAT(clt_format_decimals(out, 12345.678, 1), "12345.7");
  CHECK_FORMAT(clt_format_decimals(out, -1234567.0, 0), "\xe2\x88\x92"
                                                        "1234567");
  CHECK_FORMAT(clt_format_decimals(out, -0.001, 2), "0.00");
  CHECK_FORMAT(clt_format_decimals(out, (double)NAN, 2), "\xe2\x80\x93");
  CHECK_FORMAT(clt_format_decimals(out, DBL_MAX, 2), "\xe2\x80\x93");
  CHECK_FORMAT(clt_format_decimals(out, 1e17, 0), "100000000000000000");
}

static void figures(void) {
  CHECK_FORMAT(clt_format_figure(out, 0.0, 3), "0");
  CHECK_FORMAT(clt_format_figure(out, 0.5, 4), "0.5");
  CHECK_FORMAT(clt_format_figure(out, 1228.96, 4), "1229");
  CHECK_FORMAT(clt_format_figure(out, 0.99996, 4), "1");
  CHECK_FORMAT(clt_format_figure(out, 99999.6, 5), "100000");
  CHECK_FORMAT(clt_format_figure(out, -0.000123456, 3), "\xe2\x88\x92"
                                                        "0.000123");
  CHECK_FORMAT(clt_format_figure(out, 1.2345e-7, 3), "1.23\xc3\x97"
                                                     "10\xe2\x81\xbb\xe2\x81\xb7");
  CHECK_FORMAT(clt_format_figure(out, 6.02214e23, 4), "6.022\xc3\x97"
                                                      "10\xc2\xb2\xc2\xb3");
  CHECK_FORMAT(clt_format_figure(out, DBL_MAX, 2), "1.8\xc3\x97"
                                                   "10\xc2\xb3\xe2\x81\xb0\xe2\x81\xb8");
  CHECK_FORMAT(clt_format_figure(out, 4.9406564584124654e-324, 1),
               "5\xc3\x97"
               "10\xe2\x81\xbb\xc2\xb3\xc2\xb2\xe2\x81\xb4");
  CHECK_FORMAT(clt_format_figure(out, 904.5, 3), "904"); /* as causalite_format() rounds */
  CHECK_FORMAT(clt_format_figure(out, 2.675, 3), "2.68");
  CHECK_FORMAT(clt_format_decimals(out, 0.125, 2), "0.12");
  CHECK_FORMAT(clt_format_figure(out, (double)INFINITY, 3), "\xe2\x80\x93");
  CHECK_FORMAT(clt_format_p(out, 0.0342), "= 0.0342");
  CHECK_FORMAT(clt_format_p(out, 0.0), "< 10\xe2\x81\xbb\xc2\xb3\xe2\x81\xb0\xe2\x81\xb0");
  CHECK_FORMAT(clt_format_p(out, (double)NAN), "= \xe2\x80\x93");
  CHECK_FORMAT(clt_format_power(out, -12), "10\xe2\x81\xbb\xc2\xb9\xc2\xb2");
}

int main(void) {
  coordinates();
  powers();
  decimals();
  figures();
  return test_end();
}
