/*
** The rows of ols_interaction(): which columns they bring to the data, and, when all are in, what
** x, the moderator and the blocks are.
*/
#ifndef CLT_FUNCTIONS_MODERATION_INTERACTION_DATA_H
#define CLT_FUNCTIONS_MODERATION_INTERACTION_DATA_H

#include "functions/moderation/interaction.h"
#include "functions/moderation/wide.h"

/* Arguments, by their places: the first regressor is x. */
enum { CLT_INTERACTION_X = 1, CLT_INTERACTION_COVARIATES = 3 };

typedef struct clt_interaction_options {
  clt_regression_options common;
  clt_label reference, within;
  const char *crossed;
  bool curve;
} clt_interaction_options;

typedef struct clt_interaction_data {
  clt_interaction_options options;
  const char *const *names;
  int n_cells;
  clt_wide wide;
  bool settled;         /* the first row told what the moderator is */
  bool m_label;         /* it has levels, and is read as an argument of the data */
  clt_label_set values; /* of a number as moderator: the first three */
  double *own;          /* own columns of the current row */
  int product_own, square_own, square_m_own; /* of these; -1: none */
  int crossed_own, n_crossed;                /* the first of so many … */
  const char **crossed_names;                /* … of covariates of these names … */
  int *crossed;                              /* … that are these arguments of the data */
  clt_products products;                     /* which columns are products, and of which */
  clt_regressors data;                       /* arguments: x, the moderator, covariates */
} clt_interaction_data;

/* The functions of an aggregate (sqlite/function.h), over a clt_interaction_data. */
void clt_interaction_start(clt_call *call, void *data, const void *options, int n_cells);
void clt_interaction_describe(const void *data, clt_argument *arguments);
void clt_interaction_row(clt_call *call, void *data, const clt_cell *cells);

/* Of its partial results (sqlite/partial.h). */
void clt_interaction_whole(clt_call *call, const void *options);
void clt_interaction_save(clt_call *call, const void *data, clt_writer *out);
void clt_interaction_merge(clt_call *call, void *data, clt_reader *in, clt_arena *scratch);

/* Own columns that are products. How many there are, with y; 0 with an error latched. What option
** `crossed` names, once the roles of all arguments are known. What each is a product of. And, when
** all rows are in, those of the model; false if an error is latched. */
int clt_interaction_number_own(clt_call *call, clt_interaction_data *data, bool m_number);
void clt_interaction_find_crossed(clt_call *call, clt_interaction_data *data);
void clt_interaction_set_products(clt_interaction_data *data);
bool clt_interaction_take_crossed(clt_call *call, const clt_interaction_data *data,
                                  clt_interaction *out);

/* What the rows have shown, and the columns of its model. False if an error is latched. */
bool clt_interaction_of(clt_call *call, clt_interaction_data *data, clt_interaction *out);

#endif
