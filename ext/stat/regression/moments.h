/*
** The moment core: counts, sums and cross-products of a table's columns in one pass, exactly, and
** read in double-double arithmetic about a shift. Everything that is a function of first and second
** moments (t-test, least squares, Sobel) is computed from this state and from nothing else.
**
** Two kinds of columns:
**   numeric    k of them, fixed at the start. Their sums are exact (totals.h) and are read about
**              the mean, so that (1) a large common offset costs no digits, and nothing hangs on
**              the order of the rows.
**   indicator  0/1 columns that may appear at any time (the levels of a factor are discovered as
**              rows stream in), (2) with the products that numeric ones would have. They are counts
**              and level sums, so a row touches only the indicators that are on in it:
**              O(k^2 + on * (k + on)) a row, and a factor of 1000 levels costs no more than one of
**              two.
**
** Memory O((k + indicators)^2) at most; no row is kept but the last ones, 128 at most. (3) Two
** states over the same columns merge by addition.
**
** Range: squares are formed, so differences from the mean should lie within 1e-135 … 1e150 in size.
** (4) A column outside is not silently wrong: clt_moments_in_range() is false for it.
*/
#ifndef CLT_STAT_REGRESSION_MOMENTS_H
#define CLT_STAT_REGRESSION_MOMENTS_H

#include <stdint.h>

#include "base/arena.h"
#include "stat/dd.h"
#include "stat/regression/totals.h"

/* Double-double sums over the numeric columns are kept as one row of 2 * k doubles: the hi parts of
** the columns, then their lo parts. They are read out of the totals when they are asked for; where
** there are no totals (of a design's columns, say), whoever made them has filled them in. */
typedef struct clt_moments {
  clt_arena *arena;             /* holds the arrays below */
  int64_t n;                    /* rows added */
  int k;                        /* numeric columns */
  clt_totals *totals;           /* NULL: none */
  const clt_products *products; /* of columns, set before the first row; NULL: none */
  clt_totals_bench *bench;      /* shared with others over as many columns; NULL: its own */
  int64_t *read;                /* rows that the sums below are of; -1: they are to be read again */
  double *shift;                /* [k] the mean, rounded: what the sums are about */
  double *sum;                  /* [2 k] sum of (x_j - shift_j) */
  double *cross;  /* [k rows of 2 k] row i: sum of (x_i - s_i)(x_j - s_j) for j <= i */
  int indicators; /* indicator columns so far */
  int capacity;   /* indicator columns there is room for */
  int64_t *on;    /* [capacity] rows in which the indicator is 1 */
  double *on_sum; /* [capacity rows of 2 k] sum of (x_j - s_j) over those rows */
  int64_t *both;  /* [capacity(capacity-1)/2] strictly lower triangle, row by row: rows in which
                      ** both indicators are 1 */
} clt_moments;

/* Starts an empty state over k >= 1 numeric columns. False if out of memory. */
bool clt_moments_init(clt_moments *m, clt_arena *arena, int k);

/* Appends one indicator column, 0 in all rows so far; its index in *indicator (unless NULL). (5)
** False if out of memory, as everything here that takes some. */
bool clt_moments_add_indicator(clt_moments *m, int *indicator);

/* Adds one row: x[k] finite values, and the `n_on` distinct indicators that are 1 in it. (6) The
** order of rows touches no bit of what is read. False if out of memory. */
bool clt_moments_add(clt_moments *m, const double *x, const int *on, int n_on);

/* Adds the rows of `from` (same k; its indicator i is this state's map[i], or i if map is NULL,
** when indicators that this state lacks are appended), (7) to the bit as if they had been added
** here. False if out of memory. */
bool clt_moments_merge(clt_moments *m, const clt_moments *from, const int *map);

/* The totals, made if there are none; NULL if out of memory. */
clt_totals *clt_moments_totals(clt_moments *m);

/* Reads the sums out of the totals, where rows have come since; what is below does so itself.
** Memory that there is not is latched in the arena. */
void clt_moments_read(const clt_moments *m);

/*
** A column of the Gram matrix: the constant, a numeric column, or an indicator.
*/
enum { CLT_CONSTANT = 0 }; /* the column of ones */
static inline int clt_numeric_column(int i) {
  return 1 + i;
} /* numeric column i */
static inline int clt_indicator_column(const clt_moments *m, int i) {
  return 1 + m->k + i;
}

/* Sum over the rows of the product of two columns, numeric ones taken about their shift; and of the
** columns as they are (about zero). */
clt_dd clt_moments_product(const clt_moments *m, int a, int b);
clt_dd clt_moments_raw_product(const clt_moments *m, int a, int b);

/* Root sum of squares of a column as it is, whatever its size. */
double clt_moments_norm(const clt_moments *m, int column);

/* What a column is about: its shift, 0 for the constant and indicators. */
double clt_moments_shift(const clt_moments *m, int column);

/* Mean of a column (not about the shift), and its corrected sum of squares sum (x - mean)^2 >= 0;
** (8) both 0 if there is no row. */
clt_dd clt_moments_mean(const clt_moments *m, int column);
clt_dd clt_moments_scatter(const clt_moments *m, int column);

/* (9) Is the column constant: all differences from its mean at the rounding level of its values (at
** most 3 units of 2^-53 in the root mean square, what some ten roundings amount to)? True if there
** is no row. */
bool clt_moments_constant(const clt_moments *m, int column);

/* Did the squares of the column neither overflow nor underflow? If not, no figure that rests on it
** exists. */
bool clt_moments_in_range(const clt_moments *m, int column);

/* Squares within which double-doubles can be multiplied by others that are. */
static inline bool clt_squares_in_range(double squares) {
  return squares >= 1e-270 && squares <= 1e300;
}

#endif
