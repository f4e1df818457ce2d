#include "base/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* ---- writing ---- */

/* Replaces the locale's decimal point, whatever bytes it has, by '.'; reports if there was one. */
static bool normalise_point(char *text) {
  char *write = text;
  bool point = false;
  for (const char *read = text; *read; read++) {
    if (is_digit(*read) || strchr("+-eE", *read)) {
      *write++ = *read;
    } else if (!point) {
      *write++ = '.';
      point = true;
    }
  }
  *write = 0;
  return point;
}

int clt_number_format(char out[CLT_NUMBER_BYTES], double x) {
  for (int digits = 15; digits <= 17; digits++) {
    snprintf(out, CLT_NUMBER_BYTES, "%.*g", digits, x);
    if (strtod(out, NULL) == x) break;
  }
  bool real = normalise_point(out) || strchr(out, 'e');
  if (!real) strcat(out, ".0");
  return (int)strlen(out);
}

/* ---- reading ---- */

/* A number taken apart: (negative ? -1 : 1) * digits * 10^exponent. */
typedef struct decimal {
  bool negative;
  uint64_t digits; /* the first 18 that count */
  int exponent;
  bool cut; /* there are more */
} decimal;

enum { MOST_DIGITS = 18, MOST_EXPONENT = 100000 };

/* The run of digits at *at, into d; behind the point each lowers the exponent. False if none. */
static bool take_digits(const char **at, const char *end, decimal *d, int *count, bool fraction) {
  const char *begin = *at;
  for (; *at < end && is_digit(**at); ++*at) {
    if (*count < MOST_DIGITS) {
      d->digits = d->digits * 10 + (uint64_t)(**at - '0');
      *count += d->digits != 0;
      d->exponent -= fraction;
    } else {
      d->exponent += !fraction;
      d->cut = true;
    }
  }
  return *at > begin;
}

static bool take_exponent(const char **at, const char *end, decimal *d) {
  if (*at == end || (**at | 0x20) != 'e') return true;
  ++*at;
  bool negative = *at < end && **at == '-';
  if (*at < end && (**at == '-' || **at == '+')) ++*at;
  const char *begin = *at;
  int value = 0;
  for (; *at < end && is_digit(**at); ++*at) {
    if (value < MOST_EXPONENT) value = value * 10 + (**at - '0');
  }
  d->exponent += negative ? -value : value;
  return *at > begin;
}

/* Takes the text apart; false if it is not wholly a number. */
static bool take_number(const char *at, const char *end, decimal *d) {
  int count = 0;
  *d = (decimal){.negative = at < end && *at == '-'};
  if (at < end && (*at == '-' || *at == '+')) at++;
  bool any = take_digits(&at, end, d, &count, false);
  if (at < end && *at == '.') {
    at++;
    any = take_digits(&at, end, d, &count, true) || any;
  }
  return any && take_exponent(&at, end, d) && at == end;
}

static const double power_of_ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                      1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                      1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* More than 2^53 digits, which are the sum of two doubles: the product is first + rest to 2^-104 of
** it, the remainder of a division and the error of a product being doubles (fma). Rounded right
** where what is below and above that is rounded alike (A. Ziv, Fast evaluation of elementary
** mathematical functions with correctly rounded last bit, ACM TOMS 17, 1991); else NAN. */
static double close_product(const decimal *d) {
  double p = power_of_ten[abs(d->exponent)], high = (double)d->digits;
  double low = (double)((int64_t)d->digits - (int64_t)high), first, rest;
  if (d->exponent < 0) {
    first = high / p;
    rest = (fma(-first, p, high) + low) / p;
  } else {
    first = high * p;
    rest = fma(high, p, -first) + low * p;
  }
  double error = 0x1p-100 * first, x = first + (rest - error);
  return x == first + (rest + error) ? x : NAN;
}

/* Exact where digits and power of ten are doubles exactly (W. Clinger, How to Read Floating Point
** Numbers Accurately, PLDI 1990); NAN where nothing is known so. */
static double exact_product(const decimal *d) {
  if (d->cut || abs(d->exponent) > 22) return NAN;
  if (d->digits > UINT64_C(1) << 53) return close_product(d);
  double x = (double)d->digits, p = power_of_ten[abs(d->exponent)];
  return d->exponent < 0 ? x / p : x * p;
}

/* By the C library, which wants the locale's decimal point: what stands between the digits of
** 0.5. */
static double by_library(const char *text, size_t bytes) {
  enum { POINT = 16, LONGEST = 1000 };
  char point[POINT], local[LONGEST + POINT + 1];
  int width = snprintf(point, sizeof point, "%.1f", 0.5) - 2;
  const char *dot = memchr(text, '.', bytes);
  size_t whole = dot ? (size_t)(dot - text) : bytes, used = whole;
  if (bytes > LONGEST || width < 1 || width > POINT - 3) return NAN;
  memcpy(local, text, whole);
  if (dot) {
    memcpy(local + used, point + 1, (size_t)width);
    used += (size_t)width;
    memcpy(local + used, dot + 1, bytes - whole - 1);
    used += bytes - whole - 1;
  }
  local[used] = 0;
  return strtod(local, NULL);
}

static bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static const char *trim(const char *text, size_t *bytes) {
  const char *end = text + *bytes;
  while (text < end && is_blank(*text)) text++;
  while (end > text && is_blank(end[-1])) end--;
  *bytes = (size_t)(end - text);
  return text;
}

bool clt_number_read(const char *text, size_t bytes, double *x) {
  decimal d;
  if (bytes && text[0] > '9') return false; /* a word: no number and no blank begins so */
  text = trim(text, &bytes);
  if (!take_number(text, text + bytes, &d)) return false;
  *x = exact_product(&d);
  if (isnan(*x)) {
    *x = by_library(text, bytes);
  } else if (d.negative) {
    *x = -*x;
  }
  return !isnan(*x);
}

bool clt_number_read_integer(const char *text, size_t bytes, int64_t *x) {
  text = trim(text, &bytes);
  const char *end = text + bytes;
  bool negative = text < end && *text == '-';
  uint64_t value = 0, most = negative ? UINT64_C(1) << 63 : INT64_MAX;
  if (text < end && (*text == '-' || *text == '+')) text++;
  if (text == end) return false;
  for (; text < end; text++) {
    if (!is_digit(*text)) return false;
    uint64_t digit = (uint64_t)(*text - '0');
    if (value > (most - digit) / 10) return false;
    value = value * 10 + digit;
  }
  /* -2^63 has no positive counterpart */
  *x = negative ? (value ? -(int64_t)(value - 1) - 1 : 0) : (int64_t)value;
  return true;
}
