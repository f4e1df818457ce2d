/*
** Moments by stratum: rows that agree in what a model lets coefficients depend on (a block within
** which runs are compared, the group they belong to, the level of a factor) are one stratum, and
** each stratum has moments of its own. Whatever products of columns with such labels a model then
** asks for, a slope in each block or an effect in each group, its cross-products are sums of those
** of the strata (design.h): a row costs what it costs without them, and which labels there are,
** and which of them is the reference, need not be known before all rows are in.
**
** Levels of factors that only enter alone are indicators of the moments, by a number that is common
** to all strata; a stratum has room for those alone that it has met.
*/
#ifndef CLT_STAT_REGRESSION_STRATA_H
#define CLT_STAT_REGRESSION_STRATA_H

#include "base/task.h"
#include "stat/regression/moments.h"

/* What tells strata apart. */
typedef enum clt_key {
  CLT_KEY_BLOCK, /* within which coefficients differ freely */
  CLT_KEY_GROUP, /* of the moderator, or whose variance is its own */
  CLT_KEY_X,     /* level of the factor whose effect is asked for */
  CLT_KEYS
} clt_key;

typedef struct clt_stratum {
  int key[CLT_KEYS];
  clt_moments moments; /* its indicators are the levels met, in that order */
  int *level;          /* [moments.indicators] number of each */
  int *place;          /* [places] number of a level -> 1 + its indicator; 0: not met */
  int places;
} clt_stratum;

typedef struct clt_strata {
  clt_arena *arena;
  int k;                  /* numeric columns */
  int64_t n;              /* rows */
  clt_products *products; /* columns that are products, set before the first row; NULL: none */
  double *shift; /* [k] what the products of columns are taken about: the first row, or the mean */
  clt_totals_bench *bench; /* of all strata */
  int count;
  clt_stratum **stratum; /* [count] in the order of appearance, until they are sorted */
  int *slots;            /* [2^n > 2 count] open addressing: 1 + index, or 0 */
  int n_slots;
  int last, before; /* the strata found last */
  int *here;        /* [room] the levels of the current row, by their numbers in its stratum */
  int room;
} clt_strata;

/* `shift` is that of other strata to which these belong, too, or NULL: the first row's values. */
void clt_strata_init(clt_strata *strata, clt_arena *arena, int k, double *shift);

/* Adds a row: x[k] finite values, the levels that are on in it. False if out of memory. */
bool clt_strata_add(clt_strata *strata, const int key[CLT_KEYS], const double *x, const int *on,
                    int n_on);

/* Adds the rows of `from`. False if out of memory. */
bool clt_strata_merge(clt_strata *strata, const clt_strata *from);

/* Adds the rows of one stratum to that of a key. False if out of memory. */
bool clt_strata_merge_stratum(clt_strata *strata, const clt_stratum *from, const int key[CLT_KEYS]);

/* Notes the values of the first row as the shift, before any row is added; clt_strata_add() does so
** itself. False if out of memory. */
bool clt_strata_keep_shift(clt_strata *strata, const double *x);

/* When all rows are in: puts the strata into an order that their rows give, for what is added over
** them is rounded. False if out of memory. */
bool clt_strata_sort(clt_strata *strata);

/* Rows that differ in this key only become one stratum, where it is 0. False if out of memory. */
bool clt_strata_forget(clt_strata *strata, clt_key key);

/* Takes the factors of products about their means, once all rows are in; what was read is then read
** again, also of other strata that have the same products, which are to be told. */
void clt_strata_set_origins(clt_strata *strata);
void clt_strata_reread(const clt_strata *strata);

/* Likewise, and the means become the shift, also of the strata that share it. What is computed is
** then the same, to the bit, in whichever order the rows came. */
bool clt_strata_centre(clt_strata *strata);

/* The mean of numeric column j of all rows; 0 if there is none. */
double clt_strata_mean(const clt_strata *strata, int j);

#endif
