/*
** The columns of a regression, as rows stream in: numeric columns that the function computes itself
** (y, x, x * moderator…) followed by covariates, each of them a number or a factor. What a factor's
** levels are is known only when all rows are in; the moment core lets them appear one by one.
*/
#ifndef CLT_FUNCTIONS_MODERATION_REGRESSORS_H
#define CLT_FUNCTIONS_MODERATION_REGRESSORS_H

#include "sqlite/call.h"
#include "sqlite/cell.h"
#include "sqlite/field.h"
#include "stat/distribution/inference.h"
#include "stat/regression/lm.h"

/* Most levels of all the factors of one call together. */
enum { CLT_MAX_LEVELS = 2000 };

typedef struct clt_covariate {
  bool settled;         /* the first row told whether it is a factor */
  bool factor;          /* its values are levels, not numbers */
  clt_label_set levels; /* of a factor */
  int *indicator;       /* [levels.capacity] level -> indicator of the moments */
  int indicators;       /* levels that have one */
} clt_covariate;

typedef struct clt_regressors {
  clt_call *call;
  int n_own;                 /* numeric columns of the function's own, the first ones */
  int n_covariates;          /* numeric columns behind them; that of a factor stays 0 */
  clt_covariate *covariates; /* [n_covariates] */
  const char *const *names;  /* [n_covariates] what messages and terms call them; NULL: cov1, … */
  clt_moments moments;       /* of the rows so far */
  double *x;                 /* [n_own + n_covariates] the current row */
  int *on;                   /* [n_covariates] indicators on in the current row */
  bool keep;                 /* keep the rows, too */
  double *kept_x;            /* [kept * (n_own + n_covariates)] the rows kept */
  int *kept_on;              /* [kept * kept_factors] their indicators */
  int kept_factors;          /* factors among the covariates */
  int64_t kept;              /* rows kept */
  double *low;               /* [kept] what rounding left of numeric column low_column, or NULL */
  int low_column;            /* a product that the function forms when all rows are in */
} clt_regressors;

bool clt_regressors_start(clt_regressors *design, clt_call *call, int n_own, int n_covariates,
                          bool keep);

/* Adds a row: the function's own columns, and the cells of the covariates. */
void clt_regressors_row(clt_regressors *design, const double *own, const clt_cell *covariates);

/* The rows kept. */
clt_rows clt_regressors_rows(const clt_regressors *design);

/*
** The terms of a model over a design, in order.
*/
typedef struct clt_terms {
  clt_regressors *design;
  int n;
  int *columns;                 /* [n] of the moments */
  const char **names;           /* [n] */
  int absorb_begin, absorb_end; /* the levels of the factor with the most of them */
  bool complete; /* the next factor keeps its first level, as there is no intercept */
} clt_terms;

void clt_terms_start(clt_terms *terms, clt_regressors *design);
void clt_terms_add(clt_terms *terms, int column, const char *name);

/* Adds the intercept. Without one the first factor keeps all its levels, as in R: the model is the
** same, and each level has its own constant. */
void clt_terms_intercept(clt_terms *terms, bool intercept);

/* Adds covariate i: itself, or the levels of the factor but the first in sort order, named
** 'name[level]'. */
void clt_terms_add_covariate(clt_terms *terms, int i);

/* The name of covariate i. */
const char *clt_covariate_name(const clt_regressors *design, int i);

/* "base[level]", in the arena. */
const char *clt_level_name(clt_call *call, const char *base, const char *level);

/* Fits the terms; false if an error is latched. */
bool clt_terms_fit(const clt_terms *terms, int response, clt_lm *lm);

/* The kinds of variance, by clt_robust, as option `robust` names them; ended by NULL. */
extern const char *const clt_robust_names[];
#define CLT_ROBUST_MEANING                                                                         \
  "standard errors that hold where the variance differs from row to row; HC2 and HC3 leave out a " \
  "row with leverage 1, whose residual is 0 whatever its y, and note it"

/* Inference on n linear combinations c of the coefficients (NULL: on each of them) by a kind of
** variance; notes what kept a test from existing. In the arena; NULL if an error is latched. */
clt_inference *clt_terms_infer(const clt_terms *terms, const clt_lm *lm, clt_robust kind, int n,
                               const double *c, double conf_level);

/* Says that no figure exists because a column is not clt_moments_in_range(). */
void clt_note_out_of_range(clt_call *call);

/* Says in the fit's notes what kept figures of the model from existing. */
void clt_note_model(clt_call *call, const clt_terms *terms, const clt_lm *lm);

/* Fields of a clt_inference. */
extern const clt_field clt_inference_fields[];

/* The terms of a model that were dropped, as a field: the array of their names. */
typedef struct clt_dropped {
  const clt_terms *terms;
  const clt_lm *lm;
} clt_dropped;

void clt_write_dropped(clt_fit *fit, const char *key, const void *dropped);

#define CLT_FIELD_DROPPED(type)                                                                    \
  {                                                                                                \
    "dropped", CLT_FIELD_WRITTEN, offsetof(type, dropped),                                         \
        "terms left out: constant, or "                                                            \
        "combinations of others",                                                                  \
        NULL, clt_write_dropped                                                                    \
  }

#endif
