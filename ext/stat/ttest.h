/*
** The t-test of two independent groups (Student 1908; B. L. Welch 1947, with his approximate
** degrees of freedom) and its effect sizes: Cohen's d with the noncentral-t interval (J. H. Steiger
** and R. T. Fouladi 1997; G. Cumming and S. Finch 2001) and Hedges' g (L. V. Hedges 1981).
*/
#ifndef CLT_STAT_TTEST_H
#define CLT_STAT_TTEST_H

#include <stdbool.h>
#include <stdint.h>

#include "stat/dd.h"
#include "stat/distribution/distribution.h"
#include "stat/regression/moments.h"

/* What a group is to the test. The moment core has these as double-doubles; differences of means
** and sums of scatters are formed in them, so that no digit is lost. */
typedef struct clt_ttest_group {
  int64_t n;      /* values */
  clt_dd mean;    /* not read if n is 0 */
  clt_dd scatter; /* sum of (value - mean)^2; exactly 0 if, and only if, the values are constant */
} clt_ttest_group;

/* The group whose values a numeric column of `moments` has; scatter is NAN where the column is not
** clt_moments_in_range(). */
clt_ttest_group clt_ttest_group_of(const clt_moments *moments, int column);

/* Why there is no test. */
typedef enum clt_ttest_problem {
  CLT_TTEST_FINE,
  CLT_TTEST_EMPTY,        /* a group has no values */
  CLT_TTEST_OUT_OF_RANGE, /* squares of the values leave the range of a double */
  CLT_TTEST_FEW,          /* no degrees of freedom */
  CLT_TTEST_FLAT          /* the values do not vary within the groups */
} clt_ttest_problem;

/*
** A figure that does not exist is NAN. With an empty group there is nothing but the other's mean
** and sd. Without degrees of freedom (Student's test needs n1 + n2 > 2, Welch's two values in each
** group) there is the estimate, but not its error and what follows from it. With a standard error
** of 0 (both groups constant) the limits are the estimate, and there is neither a statistic nor an
** effect size.
*/
typedef struct clt_ttest {
  double mean1, mean2;
  double sd1, sd2;            /* NAN for n < 2 */
  double estimate;            /* mean1 - mean2 */
  double std_error;           /* of the estimate */
  double statistic;           /* estimate / std_error */
  double df;                  /* degrees of freedom, fractional for Welch */
  double p_value;             /* of the alternative asked for */
  double conf_low, conf_high; /* limits of the estimate; NAN on the open side if one-sided */
  double pooled_sd;           /* this and the rest by Student's t and two-sided, always */
  double cohens_d;            /* estimate / pooled_sd */
  double cohens_d_low;        /* limits: the ncp at which the statistic is a quantile, over */
  double cohens_d_high;       /* sqrt(n1 n2 / (n1 + n2)) */
  double hedges_g;            /* cohens_d times the exact factor; NAN for one degree of freedom */
  clt_ttest_problem problem;
} clt_ttest;

/* `tail` CLT_GREATER is the alternative that group 1 is the larger. 0 < conf_level < 1. */
clt_ttest clt_ttest_of(const clt_ttest_group *group1, const clt_ttest_group *group2, bool welch,
                       clt_tail tail, double conf_level);

#endif
