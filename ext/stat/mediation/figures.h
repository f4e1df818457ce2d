/*
** From replicates to figures: what the bootstrap (boot.c) has kept, and what becomes of it in a
** group or in the difference of two.
*/
#ifndef CLT_STAT_MEDIATION_FIGURES_H
#define CLT_STAT_MEDIATION_FIGURES_H

#include "stat/mediation/boot.h"
#include "stat/mediation/jackknife.h"

/* Effects of every group in many resamples, or without each cluster. */
typedef struct clt_mediation_pass {
  bool leave_out;
  size_t width;  /* most resamples of a group */
  double *value; /* [groups][stored][width] */
} clt_mediation_pass;

typedef struct clt_mediation_replicates {
  const clt_mediation_data *data;
  const clt_mediation_options *options;
  clt_mediation_boot *boot;
  int effects, stored;            /* of a group; how many of them are bootstrapped */
  int *slot;                      /* [effects] which of the stored ones; -1: Student's t */
  clt_mediation_stratum *stratum; /* [groups] */
  clt_mediation_pass boots, lacks;
  clt_mediation_influence *influence; /* [groups][effects] under BCa, else NULL */
  double *combined, *scratch; /* [n_boot] replicates of one figure, and memory to sort them */
} clt_mediation_replicates;

/* The values of an effect in a pass; NULL if it is not bootstrapped. */
static inline double *clt_mediation_values(const clt_mediation_replicates *r,
                                           const clt_mediation_pass *pass, int group, int effect) {
  if (r->slot[effect] < 0) return NULL;
  size_t row = (size_t)group * (size_t)r->stored + (size_t)r->slot[effect];
  return pass->value + row * pass->width;
}

/* How many of them there are. */
static inline size_t clt_mediation_pass_size(const clt_mediation_replicates *r,
                                             const clt_mediation_pass *pass, int group) {
  const clt_mediation_stratum *s = &r->stratum[group];
  if (!s->resampled) return 0;
  return pass->leave_out ? s->clusters : r->options->n_boot;
}

/* The figures of a group (other < 0), or of the difference group - other, once both have theirs.
** False if stopped. */
bool clt_mediation_summarise(const clt_mediation_replicates *r, clt_mediation_result *result,
                             int group, int other, clt_task *task);

#endif
