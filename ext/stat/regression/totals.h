/*
** Exact sums of a table's numeric columns and of their products, row by row: what the moment core
** (moments.h) is read out of. As they are exact, nothing hangs on the order of the rows, nor on how
** they were spread over states that are merged.
**
** Every value is taken apart into digits to the base 2^24 (stat/digits.h), integers of at most 2^23
** that a double holds exactly, mostly three or four of them. A product of two digits is below 2^46,
** and the sum of 128 of them exact in a double, whatever the order. So rows are gathered, 128 at
** most, and the digits of a column, as vectors, are multiplied by those of another; the sums go
** into whole numbers. (S. M. Rump, T. Ogita, S. Oishi, Accurate floating-point summation, SIAM J.
** Sci. Comput. 31 (2008); K. Ozaki, T. Ogita, S. Oishi, S. M. Rump, Error-free transformations of
** matrix multiplication, Numer. Algorithms 59 (2012).)
**
** A value above 2^503 in size has no digits: its column has no figures, but where it is constant.
** What is below 2^-577 of a value is left out.
*/
#ifndef CLT_STAT_REGRESSION_TOTALS_H
#define CLT_STAT_REGRESSION_TOTALS_H

#include <stdint.h>

#include "base/arena.h"
#include "stat/digits.h"

enum { CLT_TOTALS_ROWS = 128, CLT_SUM_MORE = 1, CLT_CROSS_MORE = 2 };

/* Numeric columns that are products of others, exactly: two doubles or four, all of whose digits
** count. Whoever reads them takes the factors about origins, which are 0 until all rows are in. */
enum { CLT_MOST_FACTORS = 3 };

typedef struct clt_product {
  int column;
  int factors;                     /* 2 or 3 */
  int factor[CLT_MOST_FACTORS];    /* columns that are no products */
  double origin[CLT_MOST_FACTORS]; /* of each */
} clt_product;

typedef struct clt_products {
  int n;
  clt_product *product; /* [n] */
} clt_products;

/* The product of a column, or NULL. */
static inline const clt_product *clt_product_of(const clt_products *products, int column) {
  for (int i = 0; products && i < products->n; i++) {
    if (products->product[i].column == column) return &products->product[i];
  }
  return NULL;
}

/* Puts the products about their origins, rounded, into a row. */
static inline void clt_products_set(const clt_products *products, double *x) {
  for (int i = 0; i < products->n; i++) {
    const clt_product *of = &products->product[i];
    double product = 1.0;
    for (int f = 0; f < of->factors; f++) product *= x[of->factor[f]] - of->origin[f];
    x[of->column] = product;
  }
}

/* A numeric column: the digits that its values have, and what they range over. */
typedef struct clt_totals_column {
  int low, digits; /* from low on */
  int at;          /* of its sum in a row of sums, which has one digit more */
  double least, most;
  double largest;  /* of the gathered rows, the largest size … */
  int bottom, top; /* … and the digits that they have, from `bottom` to before `top` */
} clt_totals_column;

/* Where gathered rows are taken apart: several totals may have one. Begins zeroed. */
typedef struct clt_totals_bench {
  double *x;     /* [k * CLT_TOTALS_ROWS] the values by column */
  double *plane; /* [planes * CLT_TOTALS_ROWS] their digits */
  int planes;
} clt_totals_bench;

typedef struct clt_totals {
  clt_arena *arena;
  int k;
  const clt_products *products; /* NULL: none */
  clt_totals_column *column;    /* [k] */
  int width;                    /* digits of a row of sums */
  int64_t *sum;                 /* [width] */
  int64_t *cross;               /* products of columns i and j <= i, at clt_totals_cross() */
  size_t *place;                /* [k(k+1)/2] of each pair */
  size_t cross_digits;          /* digits of `cross` */
  int load;        /* how often 2^53 was added to one of them since they were carried */
  int indicators;  /* rows of sums at hand */
  int64_t *on_sum; /* [indicators * width] sums over the rows in which it is on */
  /* rows not yet in the sums */
  int rows, room;
  int flushed; /* rows that are, as long as the room depends on it: it grows with them */
  double *x;   /* [room * k] */
  int *on;     /* [on_room] the indicators that are on in each, one after the other */
  int *on_of;  /* [room] how many there are in a row */
  int n_on, on_room;
  clt_totals_bench *bench;
} clt_totals;

/* Starts empty, with a bench of the same k, or NULL: its own; `indicators` below are the room that
** there is for them. False if out of memory, as everything here that takes some. */
bool clt_totals_init(clt_totals *t, clt_arena *arena, int k, const clt_products *products,
                     clt_totals_bench *bench);
bool clt_totals_make_room(clt_totals *t, int indicators);

/* Adds a row. */
bool clt_totals_gather(clt_totals *t, const double *x, const int *on, int n_on);

/* Puts what is gathered into the sums. */
bool clt_totals_flush(clt_totals *t);

/* Widens the columns to `like`'s digits, and adds what it has, which is flushed: (1) its indicator
** i is `map`[i], or i if that is NULL. */
bool clt_totals_merge(clt_totals *t, const clt_totals *from, int indicators, const int *map);

/* Gives the columns, which have none yet, these digits. */
bool clt_totals_widen(clt_totals *t, const clt_totals_column *like);

/* Digits of the products of columns i and j <= i: where they are, how many, the first one. */
int64_t *clt_totals_cross(const clt_totals *t, int i, int j);
int clt_totals_cross_digits(const clt_totals *t, int i, int j);

/* Carries all digits. */
void clt_totals_carry(clt_totals *t, int indicators);

#endif
