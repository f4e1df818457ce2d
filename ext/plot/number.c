#include "plot/number.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/decimal.h"
#include "base/number.h"

static const char DASH[] = "\xe2\x80\x93"; /* U+2013 */

/* A text being written; there is always room, because lengths are bounded by the arguments. */
typedef struct writer {
  char *out;
  int length;
} writer;

static void put(writer *w, const char *text) {
  size_t bytes = strlen(text);
  memcpy(w->out + w->length, text, bytes + 1);
  w->length += (int)bytes;
}

static void put_char(writer *w, char c) {
  w->out[w->length++] = c;
  w->out[w->length] = 0;
}

/* The decimal digits of an integer, least significant first; at least `least` of them. */
static int digits_of(uint64_t value, int least, char digits[24]) {
  int n = 0;
  while (value || n < least) {
    digits[n++] = (char)(value % 10);
    value /= 10;
  }
  return n;
}

/* A number of base/decimal.h as it is printed: with a true minus sign, and nothing between
** thousands, as in the tables of the report. */
static void put_typeset(writer *w, const char *text) {
  if (*text == '-') put(w, CLT_MINUS), text++;
  put(w, text);
}

/* 10 to the power of 0 to 300, to the last bit, which not every C library's pow() gives. */
static double power_of_ten(int power) {
  static const double exact[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                 1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  if (power < (int)(sizeof exact / sizeof *exact)) return exact[power];
  char text[] = {'1', 'e', (char)('0' + power / 100), (char)('0' + power / 10 % 10),
                 (char)('0' + power % 10)};
  double x = 0.0;
  clt_number_read(text, sizeof text, &x);
  return x;
}

double clt_scale_by_ten(double x, int power) {
  while (power > 300) x *= 1e300, power -= 300;
  while (power < -300) x /= 1e300, power += 300;
  return power >= 0 ? x * power_of_ten(power) : x / power_of_ten(-power);
}

int clt_format_coordinate(char out[CLT_FIGURE_BYTES], double x, int decimals) {
  writer w = {out, 0};
  char digits[24];
  if (isnan(x)) x = 0.0;
  double size = fmin(fabs(x), 1e6);
  uint64_t value = (uint64_t)floor(clt_scale_by_ten(size, decimals) + 0.5);
  int n = digits_of(value, decimals + 1, digits), last = 0;
  if (x < 0.0 && value) put(&w, "-");
  while (last < decimals && digits[last] == 0) last++;
  for (int i = n - 1; i >= last; i--) {
    if (i == decimals - 1) put(&w, ".");
    put_char(&w, (char)('0' + digits[i]));
  }
  return w.length;
}

int clt_format_decimals(char out[CLT_FIGURE_BYTES], double x, int decimals) {
  writer w = {out, 0};
  char text[CLT_DECIMAL_BYTES];
  if (!(fabs(x) < 1e18)) {
    put(&w, DASH);
    return w.length;
  }
  clt_decimal d = clt_decimal_of(x);
  int most = 17 - d.power; /* more digits a double does not have */
  clt_decimal_fixed(d, decimals < most ? decimals : most, text);
  put_typeset(&w, text);
  return w.length;
}

static void put_power(writer *w, int power) {
  static const char *const raised[] = {
      "\xe2\x81\xb0", "\xc2\xb9",     "\xc2\xb2",     "\xc2\xb3",     "\xe2\x81\xb4",
      "\xe2\x81\xb5", "\xe2\x81\xb6", "\xe2\x81\xb7", "\xe2\x81\xb8", "\xe2\x81\xb9"};
  char digits[24];
  int n = digits_of((uint64_t)(power < 0 ? -power : power), 1, digits);
  put(w, "10");
  if (power < 0) put(w, "\xe2\x81\xbb"); /* superscript minus */
  while (n > 0) put(w, raised[(int)digits[--n]]);
}

int clt_format_power(char out[CLT_FIGURE_BYTES], int power) {
  writer w = {out, 0};
  put_power(&w, power);
  return w.length;
}

int clt_format_figure(char out[CLT_FIGURE_BYTES], double x, int digits) {
  writer w = {out, 0};
  char text[CLT_DECIMAL_BYTES];
  if (!isfinite(x) || x == 0.0) {
    put(&w, x == 0.0 ? "0" : DASH);
    return w.length;
  }
  clt_decimal d = clt_decimal_of(x);
  clt_decimal_round(&d, digits);
  int power = d.power;
  bool fixed = power >= -4 && power < 7;
  if (!fixed) d.power = 0;
  clt_decimal_fixed(d, d.n - 1 - d.power > 0 ? d.n - 1 - d.power : 0, text);
  put_typeset(&w, text);
  if (fixed) return w.length;
  put(&w, "\xc3\x97");
  put_power(&w, power);
  return w.length;
}

int clt_format_p(char out[CLT_FIGURE_BYTES], double p) {
  writer w = {out, 0};
  if (p < 1e-300) { /* false for NAN */
    put(&w, "< ");
    put_power(&w, -300);
    return w.length;
  }
  char figure[CLT_FIGURE_BYTES];
  clt_format_figure(figure, p, 3);
  put(&w, "= ");
  put(&w, figure);
  return w.length;
}
