/*
** The rows of mediation_boot() as they stream in, and as the bootstrap wants them: levels, groups
** and clusters numbered in sort order, so that nothing depends on the order of the rows.
*/
#ifndef CLT_FUNCTIONS_MEDIATION_BOOT_DATA_H
#define CLT_FUNCTIONS_MEDIATION_BOOT_DATA_H

#include "functions/moderation/regressors.h"
#include "stat/mediation/boot.h"

/* Places of the arguments; covariates follow the group. */
enum { CLT_AT_X, CLT_AT_M, CLT_AT_Y, CLT_AT_GROUP, CLT_AT_COVARIATE };

/* Labels of the rows: of groups, or of clusters. */
typedef struct clt_boot_labels {
  int at;            /* the argument; -1: there is none */
  clt_label_set set; /* labels in order of appearance */
  int *row;          /* [n] of each row; once all are in, by sort order */
  int *sorted;       /* [set.count] the sort order, once all rows are in */
  int *rank;         /* [set.count] place of each label in it */
} clt_boot_labels;

typedef struct clt_boot_data {
  const char *const *names; /* of the arguments */
  int n_cells;
  int mediators; /* k, at least 1 */
  int *mediator; /* [k] their arguments, m first */
  double *own;   /* [k + 2] x, mediators, y of the current row */
  int64_t n;     /* rows */
  clt_boot_labels group, cluster;
  clt_regressors design; /* keeps the rows */
} clt_boot_data;

/* Begins with n_cells arguments called `names`, of which options `mediators` and `cluster` name
** some; an error is latched where they cannot. */
void clt_boot_data_start(clt_boot_data *data, clt_call *call, const char *const *names, int n_cells,
                         const char *mediators, const clt_label *cluster);

/* Adds a row. */
void clt_boot_data_row(clt_boot_data *data, clt_call *call, const clt_cell *cells);

/* When all rows are in, numbers labels in place of their order of appearance. False if an error is
** latched. */
bool clt_boot_data_close(clt_boot_data *data, clt_call *call, clt_mediation_data *out);

/* Is the argument behind the group a number, or a factor, that enters the models? */
bool clt_boot_is_number(const clt_regressor *covariate);
bool clt_boot_is_factor(const clt_regressor *covariate);

#endif
