#include "base/quantity.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static bool is_digit(const char *at, const char *end) {
  return at < end && *at >= '0' && *at <= '9';
}

/* Bytes of the mark that the text begins with if it may stand between thousands, else 0. */
static size_t group_mark(const char *at, const char *end, char decimal) {
  static const char *const marks[] = {
      " ", "'", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89", "\xe2\x80\x99"};
  if (at < end && *at == (decimal == '.' ? ',' : '.')) return 1;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    size_t n = strlen(marks[i]);
    if ((size_t)(end - at) >= n && memcmp(at, marks[i], n) == 0) return n;
  }
  return 0;
}

static bool put(clt_quantity *q, char c) {
  if (q->n + 1 >= CLT_QUANTITY_BYTES) return false;
  q->digits[q->n++] = c;
  q->digits[q->n] = 0;
  return true;
}

/* The digits at `at`; where they end, NULL if there is no room. */
static const char *take_digits(clt_quantity *q, const char *at, const char *end) {
  for (; is_digit(at, end); at++) {
    if (!put(q, *at)) return NULL;
  }
  return at;
}

/* Are there three digits, and no fourth? */
static bool is_group(const char *at, const char *end) {
  return is_digit(at, end) && is_digit(at + 1, end) && is_digit(at + 2, end) &&
         !is_digit(at + 3, end);
}

/* The whole part, with its groups if it has any. */
static const char *take_whole(clt_quantity *q, const char *at, const char *end, char decimal) {
  const char *first = at;
  at = take_digits(q, at, end);
  if (!at || at == first || at - first > 3 || *first == '0') return at;
  const char *mark = at;
  size_t n = group_mark(at, end, decimal);
  while (n && (size_t)(end - at) > n && memcmp(at, mark, n) == 0 && is_group(at + n, end)) {
    at = take_digits(q, at + n, end);
    if (!at) return NULL;
  }
  return at;
}

static const char *take_sign(clt_quantity *q, const char *at, const char *end) {
  static const char minus[] = "\xe2\x88\x92"; /* U+2212 */
  size_t n = sizeof minus - 1;
  if ((size_t)(end - at) > n && memcmp(at, minus, n) == 0) {
    put(q, '-');
    return at + n;
  }
  if (at < end && *at == '-') put(q, '-');
  return at + (at < end && (*at == '-' || *at == '+'));
}

static const char *take_exponent(clt_quantity *q, const char *at, const char *end) {
  enum { MOST = 100000 };
  const char *digits = at + 1;
  if (at == end || (*at != 'e' && *at != 'E')) return at;
  bool negative = digits < end && *digits == '-';
  if (digits < end && (*digits == '-' || *digits == '+')) digits++;
  if (!is_digit(digits, end)) return at;
  for (; is_digit(digits, end); digits++) {
    if (q->exponent < MOST) q->exponent = q->exponent * 10 + (*digits - '0');
  }
  if (negative) q->exponent = -q->exponent;
  q->whole = false;
  return digits;
}

bool clt_quantity_read(const char *text, size_t bytes, char decimal, clt_quantity *q) {
  const char *end = text + bytes;
  q->n = 0;
  q->exponent = 0;
  q->unit = CLT_UNIT_NONE;
  q->whole = true;
  const char *at = take_sign(q, text, end);
  size_t sign = q->n;
  at = take_whole(q, at, end, decimal);
  size_t digits = at ? q->n - sign : 0;
  if (at && at < end && *at == decimal) {
    q->whole = false;
    const char *fraction = put(q, '.') ? take_digits(q, at + 1, end) : NULL;
    digits += fraction ? (size_t)(fraction - at - 1) : 0;
    at = fraction;
  }
  if (!at || digits == 0) return false;
  at = take_exponent(q, at, end);
  if (at == end) return true;
  bytes = (size_t)(end - at);
  at = clt_utf8_trim(at, &bytes);
  q->unit = clt_unit_find(at, bytes);
  return q->unit != CLT_UNIT_NONE;
}

/* The digits with an exponent. */
static size_t write(const clt_quantity *q, int exponent, char out[CLT_QUANTITY_BYTES + 40]) {
  memcpy(out, q->digits, q->n + 1);
  return exponent ? q->n + (size_t)snprintf(out + q->n, 20, "e%d", exponent) : q->n;
}

double clt_quantity_number(const clt_quantity *q, int unit) {
  char text[CLT_QUANTITY_BYTES + 40];
  double x = NAN, factor = 1.0;
  int power = 0;
  if (unit != CLT_UNIT_NONE && q->unit != CLT_UNIT_NONE) {
    clt_unit_ratio(q->unit, unit, &factor, &power);
  }
  clt_number_read(text, write(q, q->exponent + power, text), &x);
  return factor == 1.0 ? x : x * factor;
}

size_t clt_quantity_plain(const clt_quantity *q, char out[CLT_QUANTITY_BYTES + 40]) {
  size_t n = write(q, q->exponent, out);
  if (q->unit == CLT_UNIT_NONE) return n;
  const char *name = clt_unit_name(q->unit);
  out[n++] = ' ';
  strcpy(out + n, name);
  return n + strlen(name);
}
