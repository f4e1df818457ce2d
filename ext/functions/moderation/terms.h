/*
** The terms of a model over what clt_regressors has collected, its fit, and contrasts of the fit as
** rows: what every regression has in common.
*/
#ifndef CLT_FUNCTIONS_MODERATION_TERMS_H
#define CLT_FUNCTIONS_MODERATION_TERMS_H

#include "functions/moderation/regression_options.h"
#include "functions/moderation/regressors.h"
#include "sqlite/field.h"

/* The columns that models may have. */
typedef struct clt_model {
  clt_regressors *data;
  const clt_regression_options *options;
  clt_design design;
  int response;        /* numeric column of the design */
  int *numeric;        /* [data->n] numeric column of an argument that is a number */
  int **indicator;     /* [data->n] indicators of an argument that is a factor, by level */
  clt_moments moments; /* of the design, once it is closed */
  const clt_label_set
      *groups; /* whose variances are their own; set before the model is closed where
                               ** they are no argument's */
  clt_rows rows;
  clt_fit_source source;
} clt_model;

/* Columns of the response, own column `response`, and of all arguments that are terms. */
void clt_model_open(clt_model *model, clt_regressors *data, const clt_regression_options *options,
                    int response);

/* Sums the columns; those that the function has added to the design are in by now. False if an
** error is latched. */
bool clt_model_close(clt_model *model);

/* The terms of one model, in order, and its fit. */
typedef struct clt_terms {
  const clt_model *model;
  int n;
  int *columns;                 /* [n] of the moments */
  const char **names;           /* [n] */
  int absorb_begin, absorb_end; /* indicators of one factor, that with the most of them */
  bool complete; /* the next factor keeps its first level, as there is no intercept */
  clt_lm lm;
} clt_terms;

void clt_terms_start(clt_terms *terms, const clt_model *model);

/* Each returns the term's place. */
int clt_terms_add_numeric(clt_terms *terms, int numeric, const char *name);
int clt_terms_add_indicator(clt_terms *terms, int indicator, const char *name);

/* Adds the intercept. Without one the first factor keeps all its levels, as in R: the model is the
** same, and each level has its own constant. */
void clt_terms_intercept(clt_terms *terms, bool intercept);

/* Adds argument i: itself, or the levels of the factor but the first in sort order, named
** 'name[level]'. */
void clt_terms_add_argument(clt_terms *terms, int i);

/* Says that terms begin .. n - 1 are the levels of a factor: the one with most is absorbed. */
void clt_terms_factor(clt_terms *terms, int begin);

/* Fits the terms; false if an error is latched. */
bool clt_terms_fit(clt_terms *terms);

/* What a row says of a contrast. */
typedef struct clt_estimate {
  clt_inference t;
  int estimable; /* -1: there is no estimate */
  clt_inference_more more;
} clt_estimate;

/* Inference on n linear combinations c of the coefficients (NULL: on each of them) by the kind of
** variance that the options ask for; notes what kept a test from existing. In the arena; NULL if
** an error is latched. */
clt_estimate *clt_terms_infer(const clt_terms *terms, int n, const double *c);

/* Says in the fit's notes what kept figures of the model from existing. */
void clt_note_model(const clt_terms *terms);

/* Says, once all inference is done, that there are few degrees of freedom under a kind of variance
** of which the number of rows does not tell. */
void clt_note_few(const clt_model *model);

/* Fields of a clt_estimate: those before beta, and those at the end of a row. */
extern const clt_field clt_estimate_fields[], clt_estimate_tail[];

/* The terms of a model that were dropped, as a field: the array of their names. */
void clt_write_dropped(clt_fit *fit, const char *key, const void *terms);

#define CLT_FIELD_DROPPED(type)                                                                    \
  {                                                                                                \
    "dropped", CLT_FIELD_WRITTEN, offsetof(type, dropped),                                         \
        "terms left out: constant, or combinations of others", NULL, clt_write_dropped             \
  }

#endif
