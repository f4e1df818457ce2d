#include "stat/digits.h"

#include <string.h>

static const int64_t BASE = INT64_C(1) << CLT_DIGIT_BITS;

int clt_digit_top(double x) {
  int bits = ilogb(x) + 2 - CLT_DIGIT_BITS; /* |x| < 2^(24 + bits - 1) */
  int above = CLT_DIGIT_BITS * -CLT_DIGIT_LOW + bits + CLT_DIGIT_BITS - 1;
  return above < 0 ? CLT_DIGIT_LOW : CLT_DIGIT_LOW + above / CLT_DIGIT_BITS;
}

void clt_digits_carry(int64_t *digit, int n) {
  for (int i = 0; i < n - 1; i++) {
    int64_t kept = digit[i] & (BASE - 1);
    digit[i + 1] = clt_digit_sum(digit[i + 1], (digit[i] - kept) / BASE);
    digit[i] = kept;
  }
}

static int64_t *at(clt_number *a, int j) {
  return &a->digit[j - CLT_DIGIT_FIRST];
}

static int64_t get(const clt_number *a, int j) {
  return a->digit[j - CLT_DIGIT_FIRST];
}

clt_number clt_number_of(double x) {
  clt_number a;
  a.low = a.end = 0;
  if (x == 0.0 || !clt_digit_fits(x)) return a;
  int j = clt_digit_top(x);
  double one = ldexp(1.0, CLT_DIGIT_BITS * j);
  a.end = j + 1;
  for (; x != 0.0 && j >= CLT_DIGIT_LOW; j--, one *= 0x1p-24) {
    double shift = 0x1.8p52 * one, part = (x + shift) - shift;
    *at(&a, j) = (int64_t)(part / one);
    x -= part;
  }
  a.low = j + 1;
  return a;
}

clt_number clt_number_from(int j, const int64_t *digit, int n) {
  clt_number a;
  a.low = j;
  a.end = j + n;
  if (n) memcpy(at(&a, j), digit, (size_t)n * sizeof *digit);
  return a;
}

/* Widens a to [low, end), in which it is carried. */
static void widen(clt_number *a, int low, int end) {
  if (a->low == a->end) a->low = a->end = low;
  while (a->low > low) *at(a, --a->low) = 0;
  while (a->end < end) *at(a, a->end++) = 0;
}

/* Carries, and leaves out zeros at both ends. A sign goes into the highest digit that there is. */
static void tidy(clt_number *a) {
  clt_digits_carry(at(a, a->low), a->end - a->low);
  while (a->end - a->low > 1 && (get(a, a->end - 1) == 0 || get(a, a->end - 1) == -1)) {
    *at(a, a->end - 2) += get(a, a->end - 1) * BASE;
    *at(a, --a->end) = 0;
  }
  while (a->low < a->end && get(a, a->low) == 0) a->low++;
}

static int larger(int a, int b) {
  return a > b ? a : b;
}

static int smaller(int a, int b) {
  return a < b ? a : b;
}

void clt_number_subtract_product(clt_number *a, const clt_number *b, const clt_number *c) {
  int low = larger(b->low + c->low, CLT_DIGIT_FIRST);
  int top = smaller(b->end + c->end + 1, CLT_DIGIT_END);
  if (b->low == b->end || c->low == c->end || low >= top) return;
  widen(a, low, top);
  for (int i = b->low; i < b->end; i++) {
    int64_t factor = get(b, i);
    int first = larger(c->low, CLT_DIGIT_FIRST - i), end = smaller(c->end, CLT_DIGIT_END - i);
    for (int j = first; factor && j < end; j++) {
      uint64_t product = (uint64_t)factor * (uint64_t)get(c, j);
      *at(a, i + j) = (int64_t)((uint64_t)get(a, i + j) - product);
    }
  }
  tidy(a);
}

/* The digits of a without a sign, carried; whether there was one. */
static bool take_sign(clt_number *a) {
  bool negative = get(a, a->end - 1) < 0;
  for (int j = a->low; negative && j < a->end; j++) *at(a, j) = -get(a, j);
  if (negative) clt_digits_carry(at(a, a->low), a->end - a->low);
  return negative;
}

/* From the highest digit down, two at a time, which a double holds: eight are more than it
** takes. */
clt_dd clt_number_to_dd(const clt_number *a) {
  clt_dd sum = dd_from(0.0);
  if (a->low == a->end) return sum;
  clt_number own = clt_number_from(a->low, &a->digit[a->low - CLT_DIGIT_FIRST], a->end - a->low);
  clt_digits_carry(at(&own, a->low), a->end - a->low);
  bool negative = take_sign(&own);
  int j = a->end - 1;
  while (j > a->low && get(&own, j) == 0) j--;
  double one = ldexp(1.0, CLT_DIGIT_BITS * j);
  for (int left = 4; j >= a->low && left > 0; j -= 2, left--, one *= 0x1p-48) {
    double pair = (double)get(&own, j);
    if (j > a->low) pair += 0x1p-24 * (double)get(&own, j - 1);
    sum = dd_add(sum, dd_from(pair * one));
  }
  return negative ? dd_neg(sum) : sum;
}

/* ---- tallies ---- */

#define CUT(one)                                                                                   \
  { 0x1.8p52 * (one), 0x1.8p4 * (one), 1.0 / (one), 0x1p48 / (one), 0x1p96 / (one) }

const clt_cut clt_cuts[CLT_TALLY_PLACES] = {
    [2] = CUT(0x1p-144), [3] = CUT(0x1p-96), [4] = CUT(0x1p-48), [5] = CUT(1.0), [6] = CUT(0x1p48)};

void clt_tally_carry(clt_tally *t) {
  const int64_t base = INT64_C(1) << CLT_TALLY_BITS;
  for (int i = 0; i < CLT_TALLY_PLACES - 1; i++) {
    int64_t kept = t->place[i] & (base - 1);
    t->place[i + 1] += (t->place[i] - kept) / base;
    t->place[i] = kept;
  }
}

/* A place is two digits. */
clt_dd clt_tally_to_dd(const clt_tally *t) {
  int64_t digit[2 * CLT_TALLY_PLACES + 1] = {0};
  for (int i = 0; i < CLT_TALLY_PLACES; i++) digit[2 * i] = t->place[i];
  clt_number sum = clt_number_from(CLT_TALLY_LOW / CLT_DIGIT_BITS, digit, 2 * CLT_TALLY_PLACES + 1);
  return clt_number_to_dd(&sum);
}
