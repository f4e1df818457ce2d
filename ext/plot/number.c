#include "plot/number.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static const char MINUS[] = "\xe2\x88\x92";      /* U+2212 */
static const char THIN_SPACE[] = "\xe2\x80\x89"; /* U+2009 */
static const char DASH[] = "\xe2\x80\x93";       /* U+2013 */

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

static void put_digit(writer *w, int digit) {
  w->out[w->length++] = (char)('0' + digit);
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

/* value / 10^decimals. `space` goes between thousands where there are five digits or more. */
static void put_fixed(writer *w, uint64_t value, int decimals, bool trim, const char *space) {
  char digits[24];
  int n = digits_of(value, decimals + 1, digits), last = 0;
  while (trim && last < decimals && digits[last] == 0) last++;
  for (int i = n - 1; i >= last; i--) {
    if (i == decimals - 1) put(w, ".");
    put_digit(w, digits[i]);
    int left = i - decimals;
    if (space && left > 0 && left % 3 == 0 && n - decimals > 4) put(w, space);
  }
}

double clt_scale_by_ten(double x, int power) {
  while (power > 300) x *= 1e300, power -= 300;
  while (power < -300) x /= 1e300, power += 300;
  return power >= 0 ? x * pow(10.0, power) : x / pow(10.0, -power);
}

int clt_format_coordinate(char out[CLT_FIGURE_BYTES], double x, int decimals) {
  writer w = {out, 0};
  if (isnan(x)) x = 0.0;
  double size = fmin(fabs(x), 1e6);
  uint64_t value = (uint64_t)floor(clt_scale_by_ten(size, decimals) + 0.5);
  if (x < 0.0 && value) put(&w, "-");
  put_fixed(&w, value, decimals, true, NULL);
  return w.length;
}

int clt_format_decimals(char out[CLT_FIGURE_BYTES], double x, int decimals) {
  writer w = {out, 0};
  double scaled = floor(clt_scale_by_ten(fabs(x), decimals) + 0.5);
  while (scaled >= 1e18 && decimals > 0) { /* more digits than a double has */
    decimals--;
    scaled = floor(clt_scale_by_ten(fabs(x), decimals) + 0.5);
  }
  if (!(scaled < 1e18)) {
    put(&w, DASH);
    return w.length;
  }
  if (x < 0.0 && scaled > 0.0) put(&w, MINUS);
  put_fixed(&w, (uint64_t)scaled, decimals, false, THIN_SPACE);
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
  put(&w, "\xc3\x97");
  put_power(&w, power);
  return w.length;
}

int clt_format_figure(char out[CLT_FIGURE_BYTES], double x, int digits) {
  writer w = {out, 0};
  if (!isfinite(x) || x == 0.0) {
    put(&w, x == 0.0 ? "0" : DASH);
    return w.length;
  }
  int exponent = (int)floor(log10(fabs(x)));
  double limit = clt_scale_by_ten(1.0, digits);
  double value = floor(clt_scale_by_ten(fabs(x), digits - 1 - exponent) + 0.5);
  if (value >= limit) { /* rounded up to the next power of ten */
    exponent++;
    value = floor(clt_scale_by_ten(fabs(x), digits - 1 - exponent) + 0.5);
  }
  int decimals = digits - 1 - exponent;
  if (x < 0.0) put(&w, MINUS);
  if (exponent < -4 || exponent >= 7) {
    put_fixed(&w, (uint64_t)value, digits - 1, true, NULL);
    put(&w, "\xc3\x97");
    put_power(&w, exponent);
  } else if (decimals > 0) {
    put_fixed(&w, (uint64_t)value, decimals, true, THIN_SPACE);
  } else {
    put_fixed(&w, (uint64_t)(value * clt_scale_by_ten(1.0, -decimals)), 0, false, THIN_SPACE);
  }
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
