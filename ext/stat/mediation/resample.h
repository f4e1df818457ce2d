/*
** Effects of one group in bootstrap resamples of its rows or clusters.
*/
#ifndef CLT_STAT_MEDIATION_RESAMPLE_H
#define CLT_STAT_MEDIATION_RESAMPLE_H

#include "stat/mediation/stratum.h"

/* What one worker has to itself. */
typedef struct clt_mediation_scratch {
  clt_task *task;  /* asked within a resample, too: one of a million rows takes its time */
  int worker;      /* its number */
  uint32_t *count; /* [n] how often each row was drawn */
  uint32_t *drawn; /* [clusters] how often each cluster was drawn */
  double *within;  /* [columns(columns+1)/2] sums of products, then those within levels */
  double *between; /* [columns(columns+1)/2] the part of them that lies between levels */
  double *square;  /* [columns] sums of squares before levels were taken out */
  double *sum;     /* [columns] sums over one level */
  clt_mediation_slopes slopes;
  double *deviation; /* [effects] */
} clt_mediation_scratch;

/* Takes scratch memory that serves every one of `strata` strata. False if out of memory. */
bool clt_mediation_scratch_init(clt_mediation_scratch *scratch, const clt_mediation_stratum *s,
                                int strata, clt_arena *arena);

/*
** Resamples number begin … end - 1: resample r draws as many rows, or clusters, as there are, with
** replacement, from the stream (seed, key + r), and the effects go to effect[e][r] where effect[e]
** is not NULL; NAN where they do not exist in the resample. A covariate that is collinear in a
** resample is left out of it. When told to stop it returns with the effects in no particular state.
*/
void clt_mediation_resample(const clt_mediation_stratum *s, uint64_t seed, size_t begin, size_t end,
                            clt_mediation_scratch *scratch, double *const *effect);

/* The same without clusters begin … end - 1, one at a time, and nothing drawn. */
void clt_mediation_leave_out(const clt_mediation_stratum *s, size_t begin, size_t end,
                             clt_mediation_scratch *scratch, double *const *effect);

/* About how long one resample takes, in ns. */
double clt_mediation_cost(const clt_mediation_stratum *s);

#endif
