/* What the bootstrap of a mediation is computed from. */
#ifndef CLT_STAT_MEDIATION_DATA_H
#define CLT_STAT_MEDIATION_DATA_H

#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"
#include "base/rng.h"

/* The rows, no value missing, all finite. */
typedef struct clt_mediation_data {
  size_t n;       /* rows, below 2^31 */
  int mediators;  /* at least 1, in parallel */
  int covariates; /* numeric covariates */
  int factors;    /* factors among the covariates */
  int groups;     /* at least 1 */
  const double
      *value;       /* [n * (2 + mediators + covariates)] x, mediators, y, covariates of each row */
  const int *level; /* [n * factors] level of each factor, 0 <= level < levels[factor]. Levels are
                     ** to be numbered in the order of their names, so that the numbers do not
                     ** depend on the order of the rows */
  const int *levels;   /* [factors] */
  const int *group;    /* [n] group of each row, 0 <= group < groups; NULL if there is one */
  const uint64_t *key; /* [groups] clt_mediation_key() of each group's label */
  const int *cluster;  /* [n] cluster of each row, 0 <= cluster < clusters, numbered in the order of
                       ** their names; NULL: rows are independent */
  int clusters;
} clt_mediation_data;

/* (1) Names a group's random streams, so that what a group gives depends neither on the other
** groups nor on which of them is the reference. */
static inline uint64_t clt_mediation_key(const void *label, size_t bytes) {
  return clt_rng_mix(clt_hash(label, bytes));
}

#endif
