/*
** Numbers as digits to the base 2^24, of which sums and products are exact:
**
**   x = sum over j of digit[j] 2^(24 j),  CLT_DIGIT_LOW <= j < CLT_DIGIT_END
**
** What is added up so is the same whatever the order, to the last bit. Digits have a sign, and may
** for a while be larger than the base.
*/
#ifndef CLT_STAT_DIGITS_H
#define CLT_STAT_DIGITS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "stat/dd.h"

enum {
  CLT_DIGIT_BITS = 24,
  CLT_DIGIT_LOW = -24,                 /* of a value: what is below 2^-577 is left out … */
  CLT_DIGIT_TOP = 20,                  /* … and no value is above 2^503 */
  CLT_DIGIT_FIRST = 2 * CLT_DIGIT_LOW, /* of a product, and of sums of them */
  CLT_DIGIT_END = 2 * CLT_DIGIT_TOP + 10,
  CLT_NUMBER_DIGITS = CLT_DIGIT_END - CLT_DIGIT_FIRST
};

/* Digits outside [low, end) are 0, whatever stands there. */
typedef struct clt_number {
  int low, end;
  int64_t digit[CLT_NUMBER_DIGITS]; /* that of j at [j - CLT_DIGIT_FIRST] */
} clt_number;

/* Has the double a place among the digits? 0 has. */
static inline bool clt_digit_fits(double x) {
  return fabs(x) <= 0x1p503;
}

/* Digits are added so, for those of a forged partial result may be of any size: what they then make
** is some number. */
static inline int64_t clt_digit_sum(int64_t a, int64_t b) {
  return (int64_t)((uint64_t)a + (uint64_t)b);
}

/* The highest digit that x, not 0, may have. */
int clt_digit_top(double x);

/* Carries what is beyond the base from each of n digits to the next; all but the last are then from
** 0 to 2^24 - 1. */
void clt_digits_carry(int64_t *digit, int n);

/* A double, as far as its digits go; and n of them, the first of which is that of j. */
clt_number clt_number_of(double x);
clt_number clt_number_from(int j, const int64_t *digit, int n);

/* a -= b c, but for digits that have no place; those of b and c are carried, and a is then. */
void clt_number_subtract_product(clt_number *a, const clt_number *b, const clt_number *c);

/* The number to 2^-106 of its size; the same for the same number. */
clt_dd clt_number_to_dd(const clt_number *a);

/*
** A sum that hangs on no order either, for where there are many of them: of double-doubles below
** 2^95 in size, and itself below 2^110. Each term is cut, for itself, into whole numbers of
** 2^(48 i - 240) for three i; of its bits the highest 95 to 143 count, as far as they are not below
** 2^-240.
*/
enum { CLT_TALLY_BITS = 48, CLT_TALLY_PLACES = 7, CLT_TALLY_LOW = -240, CLT_TALLY_TERMS = 1 << 15 };

typedef struct clt_tally {
  int64_t place[CLT_TALLY_PLACES]; /* begins zeroed */
} clt_tally;

/* How a term is cut whose highest whole number is at a place, which is 2 at least. */
typedef struct clt_cut {
  double shift, next_shift;     /* added and taken off again: leaves whole numbers */
  double per_one, next, lowest; /* of them there are so many in 1: at this place and the next two */
} clt_cut;
extern const clt_cut clt_cuts[CLT_TALLY_PLACES];

/* The place at which x is less than 2^47 in size; of what is too large for all, the last one. */
static inline unsigned clt_tally_place(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  unsigned exponent = bits >> 52 & 0x7ff, least = 1022 + CLT_TALLY_LOW; /* |x| < 2^(e - 1022) */
  unsigned place = exponent > least ? (exponent - least) / CLT_TALLY_BITS : 0;
  if (place >= CLT_TALLY_PLACES) place = CLT_TALLY_PLACES - 1;
  return place > 2 ? place : 2;
}

/* Adds a term; after CLT_TALLY_TERMS of them the tally is carried. */
static inline void clt_tally_add(clt_tally *t, clt_dd x) {
  unsigned i = clt_tally_place(x.hi);
  const clt_cut *cut = &clt_cuts[i];
  double first = (x.hi + cut->shift) - cut->shift;
  double rest = x.hi - first;
  double second = ((rest + x.lo) + cut->next_shift) - cut->next_shift;
  t->place[i] += (int64_t)(first * cut->per_one);
  t->place[i - 1] += (int64_t)(second * cut->next);
  t->place[i - 2] += (int64_t)(((rest - second) + x.lo) * cut->lowest);
}

void clt_tally_carry(clt_tally *t);

/* The sum to 2^-106 of its size; the same for the same terms. */
clt_dd clt_tally_to_dd(const clt_tally *t);

#endif
