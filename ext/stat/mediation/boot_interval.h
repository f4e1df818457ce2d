/*
** Bootstrap figures of one statistic from its replicates: standard error, percentile or BCa limits,
** a two-sided p-value that agrees with the limits, and how much of the limits is Monte-Carlo noise.
**
**   B. Efron and R. J. Tibshirani, An introduction to the bootstrap, 1993, chapters 13 and 14;
**   A. C. Davison and D. V. Hinkley, Bootstrap methods and their application, 1997, chapters 4, 5;
**   T. C. Hesterberg, What teachers should know about the bootstrap, American Statistician 69
**   (2015): the expanded percentile interval.
*/
#ifndef CLT_STAT_MEDIATION_BOOT_INTERVAL_H
#define CLT_STAT_MEDIATION_BOOT_INTERVAL_H

#include "base/task.h"

/* What limits are; Student's t is not of replicates. */
typedef enum clt_boot_method {
  CLT_BOOT_PERCENTILE,
  CLT_BOOT_BCA,
  CLT_BOOT_T,
  CLT_BOOT_METHODS
} clt_boot_method;

/* What is to be said about the figures. */
typedef enum clt_boot_reason {
  CLT_BOOT_FINE,
  CLT_BOOT_NO_ESTIMATE,     /* the statistic does not exist: all figures are NAN */
  CLT_BOOT_NO_SAMPLE,       /* there were no resamples: what needs them is NAN (never set here) */
  CLT_BOOT_LEFT_OUT,        /* it exists in too few resamples (below): all but it is NAN */
  CLT_BOOT_CONSTANT,        /* all replicates are equal, to 12 digits: std_error 0, both limits the
                        ** estimate, p NAN */
  CLT_BOOT_NO_ACCELERATION, /* BCa: the statistic does not exist without some row, or is the
                            ** same without any, or every replicate is on one side of the estimate:
                            ** limits, p are NAN */
  CLT_BOOT_FEW              /* so few replicates that a limit lies beyond the 1st or last of B + 1
                            ** intervals between them: the limits are too narrow, and nothing can be
                            ** significant at this level */
} clt_boot_reason;

typedef struct clt_boot_figures {
  double estimate;            /* of the sample itself */
  double std_error;           /* standard deviation of the replicates */
  double conf_low, conf_high; /* type-7 quantiles of the replicates */
  double p_value;             /* two-sided, of the statistic being 0 */
  double mc_error;            /* Monte-Carlo standard error of the limit that is nearer to 0 */
  bool significant;           /* the limits exclude 0, which is p_value <= 1 - conf_level; false and
                              ** without meaning where p_value is NAN */
  size_t left_out;            /* resamples in which the statistic does not exist */
  clt_boot_method method;     /* what the limits are */
  clt_boot_reason reason;     /* why a figure is missing or weak */
} clt_boot_figures;

typedef struct clt_boot_options {
  clt_boot_method method;
  double conf_level; /* in (0, 1) */
  double df, widen;  /* expansion, below; df 0: none */
} clt_boot_options;

/* Resamples without the statistic are left out; with more than this share of them there are no
** figures, because those left out are not a random part. */
#define CLT_BOOT_MOST_LEFT_OUT 0.05

/*
** The figures from `replicate`, the statistic in n_boot resamples, not finite where it does not
** exist; the array is overwritten, `scratch` is as long. `acceleration` is BCa's a (jackknife), and
** is read under CLT_BOOT_BCA only. With B replicates used and alpha = 1 - conf_level:
**
** percentile  limits are the quantiles of orders alpha/2 and 1 - alpha/2, and
**             p = min(1, 2 (1 + min(#(t <= 0), #(t >= 0))) / (B + 1)).
**             Where this exceeds alpha although the limits exclude 0 (both rest on the same two
**             neighbours of 0, but only the limits interpolate between them), p is what inverts the
**             limits, twice the order of the quantile that is 0: less than 4/(B + 1) below it.
** BCa         limits are the quantiles of orders Phi(z0 + w / (1 - a w)), w = z0 + Phi^-1(alpha/2)
**             and w = z0 + Phi^-1(1 - alpha/2), with z0 = Phi^-1(#(t < estimate) / B); p is the
**             alpha at which a limit would be 0, and not below 2/(B + 1).
**
** Expanded, for few units: the quantiles of a few units' replicates lie too near to each other, as
** a normal interval does with the variance over n instead of n - 1 and without Student's t. So
** alpha/2 is replaced by Phi(-widen t), t the upper alpha/2 quantile of Student's t with df
** degrees of freedom; for n units widen^2 = n/(n - 1) and df = n - 1. The p-value is the alpha
** that fits.
**
** The Monte-Carlo error of a limit of order q is half the distance between the quantiles of orders
** q - s and q + s, where s^2 = q(1 - q)/B, the variance of the replicates' distribution function;
** under BCa s includes the noise of z0 (delta method).
**
** False if stopped. `task` may be NULL.
*/
bool clt_boot_interval(clt_boot_figures *figures, double *replicate, double *scratch, size_t n_boot,
                       double estimate, double acceleration, const clt_boot_options *options,
                       clt_task *task);

#endif
