/*
** Third and fourth moments of a sample as it streams by, and whether they say that it is far from
** normal.
*/
#ifndef CLT_STAT_SHAPE_H
#define CLT_STAT_SHAPE_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

#include "stat/regression/moments.h"

/* Sums of powers of the differences from the sample's first value, in a unit (a power of two: it is
** exact) near to the largest of them, so that no unit of the data over- or underflows. Begins
** zeroed.
**
** Plain sums suffice. The first value is one of the sample, so that the fourth moment about the
** mean, a sum, is at least the fourth power of that value's distance from the mean: the sums are at
** most some n times what remains of them about the mean, and n roundings of them at most n^2 2^-53
** of it, where the first value lies apart from all others; else far less. */
typedef struct clt_shape {
  bool begun;
  double first;
  double per_unit; /* 0: no difference yet */
  double most;     /* the largest difference that the unit is near enough to */
  double cubes, fourths;
} clt_shape;

/* Takes another unit for a difference above the most that there may be. */
void clt_shape_widen(clt_shape *shape, double difference);

static inline void clt_shape_add(clt_shape *shape, double value) {
  if (!shape->begun) *shape = (clt_shape){.begun = true, .first = value};
  double difference = value - shape->first;
  if (fabs(difference) > shape->most) clt_shape_widen(shape, difference);
  double d = difference * shape->per_unit, square = d * d;
  shape->cubes += square * d;
  shape->fourths += square * square;
}

/* Adds the sample `from` to the sample `to`: the shapes, of what a numeric column has in the
** moments of the first. */
void clt_shape_merge(clt_shape *to, const clt_shape *from, const clt_moments *from_moments,
                     int column);

/* Skewness and excess kurtosis of samples, as a mean over their values, each about its own mean and
** in its own standard deviation. */
typedef struct clt_shapes {
  int64_t n;
  double skewness; /* root mean square */
  double kurtosis; /* mean; 0 for the normal distribution */
} clt_shapes;

/* Adds the sample that a numeric column of `moments` has, whose differences are in `shape`, to
** `all`, which begins zeroed. Constant values, and fewer than 2, have no shape. */
void clt_shapes_add(clt_shapes *all, const clt_shape *shape, const clt_moments *moments,
                    int column);

/* A skewness or kurtosis as it is compared and written to a few decimals: a little off what tables
** of a few values have to the digit, such as 4.125, where rounding, and so the order of the rows,
** would decide. */
double clt_shape_settled(double x);

/*
** Far from normal: skewness above max(1, 8/sqrt(n)), or kurtosis above 2.
**
** 8/sqrt(n) is 3.3 times the standard error sqrt(6/n) of a normal sample's skewness. The 1 and the
** 2 let pass, in large samples, what is certain but does little to limits that rest on normality.
** Per cent of samples found far, and coverage in per cent of the 95 % limits of Cohen's d where d
** is 0.5 and 1, for two groups of the size given (tests/oracle/shape.R; 4000 runs a cell, of the
** normal distribution 20 000 to 100 000):
**               10       25       15, 35    50       500        d = 0.5 and 1 at 25
**   normal      0.0      0.5      0.5       0.1      0.0        95   95
**   uniform     0.0      0.0      0.0       0.0      0.0        95   96
**   logistic    0.3      7.0      5.9       7.8      5.8        94   94
**   t5          1.1      18       18        26       76         95   94
**   gamma(4)    0.7      19       19        34       44         95   94
**   Laplace     1.9      23       23        37       85         94   93
**   exponential 7.2      76       76        97       100        94   92
**   log-normal  21       95       95        100      100        89   76
*/
bool clt_shapes_far_from_normal(const clt_shapes *all);

#endif
