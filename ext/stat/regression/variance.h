/*
** Contrasts of a fit by a kind of variance: from (b, V, df) to the test and the interval.
**
**   none       s^2 (X'X)^-1, Student's t with the residual degrees of freedom
**   HC0 … HC3  lm.h
**   by_group   V = M (sum s_g^2 S_g) M with M = (X'X)^-1, S_g = X_g'X_g and each group's own
**              s_g^2 = e_g'e_g / (n_g - tr(M S_g)); Satterthwaite's degrees of freedom: the
**              regression's Welch. Groups are those of CLT_KEY_GROUP
**   CR2        cr2.h: rows of one cluster depend on each other
*/
#ifndef CLT_STAT_REGRESSION_VARIANCE_H
#define CLT_STAT_REGRESSION_VARIANCE_H

#include "stat/regression/clusters.h"

/* What a fit was made of. What a kind does not need may be NULL. */
typedef struct clt_fit_source {
  const clt_design *design;
  const clt_strata *strata;
  const clt_rows *rows;         /* HC0 to HC3 */
  const clt_clusters *clusters; /* CR2 */
  int groups;                   /* by_group: how many there are */
  const int *group;             /* [groups] their numbers, in an order that is not that of rows */
} clt_fit_source;

/* What is to be said about the variances. */
typedef struct clt_variance_notes {
  int64_t left_out; /* rows with leverage 1 under HC2 and HC3 */
  int short_group;  /* by_group: 1 + the first group without a degree of freedom of its own */
  int64_t clusters; /* CR2: how many there are */
} clt_variance_notes;

/* Standard errors and degrees of freedom of n linear combinations c (each n_terms long; NULL: the
** terms themselves, n = n_terms). NAN where they do not exist: a combination that touches a dropped
** term; no residual degree of freedom. False if out of memory or stopped. */
bool clt_variance(const clt_lm *lm, const clt_fit_source *source, clt_robust kind, int n,
                  const double *c, double *std_error, double *df, clt_variance_notes *notes,
                  clt_arena *arena, clt_task *task);

/* Each kind's own, in files of their own. */
bool clt_variance_by_group(const clt_lm *lm, const clt_fit_source *source, int n, const double *c,
                           double *std_error, double *df, clt_variance_notes *notes,
                           clt_arena *arena, clt_task *task);
bool clt_variance_clustered(const clt_lm *lm, const clt_fit_source *source, int n, const double *c,
                            double *std_error, double *df, clt_variance_notes *notes,
                            clt_arena *arena, clt_task *task);

#endif
