/*
** Linear least squares from the moment core: a Cholesky factorisation of the cross-products in
** double-double arithmetic. Conventions are those of R's lm.
**
** Tried: gsl_multifit_linear() keeps every row, drops terms without a word, and of NIST's Wampler5
** and Filip has 5.9 and 7.5 digits right, this 15.0 and 7.6.
*/
#ifndef CLT_STAT_REGRESSION_LM_H
#define CLT_STAT_REGRESSION_LM_H

#include "base/task.h"
#include "stat/distribution/inference.h"
#include "stat/regression/cholesky.h"
#include "stat/regression/design.h"

/*
** Which model: the response and the terms as columns of `moments` (clt_numeric_column() etc.), each
** term once and none of them the response. (1) A linear dependency drops the later of the terms
** involved, in the order [absorbed indicators] [constant] [the other terms as given here]: the
** indicators of one factor come first in the factorisation, where they cost next to nothing, so (2)
** a term that is constant within every level is what is dropped, and not a level. The factor with
** the most levels is the one to absorb.
*/
typedef struct clt_lm_model {
  const clt_moments *moments;
  int response;     /* column of y; must be numeric */
  int n_terms;      /* terms, the constant included if the model has one */
  const int *terms; /* [n_terms] their columns */
  int absorb_begin; /* terms[absorb_begin .. absorb_end) are indicators of one factor without its */
  int absorb_end;   /* reference level: at most one is 1 in any row; an empty range if no factor */
} clt_lm_model;

typedef struct clt_lm {
  clt_lm_model model; /* what was fitted; its moments and terms must outlive the fit */
  int64_t n;          /* rows */
  int rank;           /* terms kept */
  bool intercept;     /* the constant is among the terms */
  bool out_of_range;  /* squares of a column overflow or vanish (clt_moments_in_range()): no figure
                      ** exists, all are NAN; rank and df_residual are 0 */
  bool *dropped;      /* [n_terms] collinear with the terms before it (or constant) */
  double *estimate;   /* [n_terms] coefficients in the data's own units; NAN where dropped */
  double *unscaled;   /* [n_terms] diagonal of (X'X)^-1; NAN where dropped */
  double *beta;       /* [n_terms] standardised: estimate * sd(x) / sd(y); NAN for a constant x or
                      ** constant y */
  double *vif; /* [n_terms] variance inflation 1/(1 - R^2_j), R^2_j about the mean if there is
               ** an intercept and about zero if not; NAN for the constant */
  int64_t df_residual; /* n - rank; <= 0: nothing but the estimates exists */
  double rss, tss;     /* residual and total sum of squares (total about 0 without intercept); with
                       ** an intercept and constant y, tss is 0 exactly */
  double sigma2;       /* rss / df_residual; NAN if df_residual <= 0 */
  bool perfect;        /* the residuals are at rounding level: rss is then 0 exactly */
  bool constant_response; /* y does not vary, or there is no row */
  clt_dd rss_dd, tss_dd;  /* rss and tss before rounding, for differences of them */
  clt_cholesky factor;    /* internal: in the order above, y last; about the shift if `shifted` */
  bool shifted;           /* internal: the constant is kept, so moments about the shift serve */
  int *order;             /* internal: [n_terms] factorisation position -> term index */
  clt_dd *scratch;        /* internal: [n_terms] for clt_lm_combine() */
  int *filled;            /* internal: [n_terms] where that is not 0 */
} clt_lm;

/* Fits. Memory is from `arena`. (3) False if out of memory or stopped; (4) degenerate data is not
** failure: the figures that do not exist are NAN, as said of each above. (5) Units of measurement
** matter to no digit but the last. `task` may be NULL. */
bool clt_lm_fit(clt_lm *lm, const clt_lm_model *model, clt_arena *arena, clt_task *task);

/* (6) Value and unscaled variance c'(X'X)^-1 c of a linear combination of the coefficients; NAN if
** it touches a dropped term. `c` has n_terms entries. Not for one fit from two threads at once. */
void clt_lm_combine(const clt_lm *lm, const double *c, double *value, double *unscaled);

/* Is a linear combination of the coefficients the same whichever of several collinear terms is
** dropped? Not where a dropped column, as a combination of those kept, has a part in it: above 1e-6
** with all columns scaled to length 1. */
bool clt_lm_estimable(const clt_lm *lm, const double *c);

/* Derived figures of the whole fit, R's conventions (summary.lm, logLik, AIC, BIC, which count
** sigma as a parameter). (7) R^2 is about zero without an intercept; it is 0 if there is no term
** besides the constant, and 1 if the fit is perfect or saturated. (8) NAN where a figure does not
** exist: R^2 if y is constant (all zero, without intercept); adjusted R^2, sigma and F without
** residual degrees of freedom; F also with a perfect fit or no term besides the constant; the
** likelihood and what follows from it with a perfect or saturated fit. */
typedef struct clt_lm_summary {
  double r_squared, adj_r_squared, sigma;
  double f_statistic, f_df1, f_df2, f_p_value; /* all terms but the constant against none */
  double log_lik, aic, bic;
} clt_lm_summary;
void clt_lm_summarise(const clt_lm *lm, clt_lm_summary *summary);

/*
** Heteroskedasticity-consistent variances (J. G. MacKinnon and H. White, J. Econometrics 29 (1985);
** R's sandwich::vcovHC). They need the rows.
*/
typedef enum clt_robust {
  CLT_HC_NONE,
  CLT_HC0,
  CLT_HC1,
  CLT_HC2,
  CLT_HC3,
  CLT_BY_GROUP, /* these two in variance.h */
  CLT_CR2
} clt_robust;

/* The rows of a table: as clt_moments_add() took them; or as clt_strata_add() did, where the fit is
** over the columns of a design. */
typedef struct clt_rows {
  int64_t n;       /* rows */
  int k;           /* numeric columns */
  int factors;     /* entries of `on` for each row */
  const double *x; /* [n * k] */
  const int *on;   /* [n * factors] indicators that are 1 in the row (of a design: levels); -1 where
                   ** there is none */
  const clt_design *design; /* or NULL */
  const int *key;           /* [n * keys] of the rows' strata, with a design */
  int keys;                 /* CLT_KEYS, or 0 where all rows are of one stratum */
  const double *shift;      /* of the strata, with a design */
} clt_rows;

/* (9) Standard errors of `n_combinations` linear combinations c (each n_terms long; NULL: the terms
** themselves, n_combinations = n_terms), the roots of c'Vc with
** V = (X'X)^-1 X' diag(w e^2) X (X'X)^-1, where w is 1 for HC0, n / df_residual for HC1,
** 1 / (1 - h) for HC2 and 1 / (1 - h)^2 for HC3, h being the leverage of the row. (10) A row with
** h = 1 has residual 0 whatever its y, so it says nothing about the variance: HC2 and HC3 leave it
** out, as R's estimatr does, and it is counted in *left_out.
** (11) NAN where it does not exist: a combination that touches a dropped term; no residual degrees
** of freedom. (12) 0 for a perfect fit, and where all that is not left out of a combination has
** residual 0. (13) CLT_HC_NONE gives clt_lm_std_error(), and `rows` is not read. (14) False if out
** of memory or stopped. */
bool clt_lm_robust(const clt_lm *lm, const clt_rows *rows, clt_robust kind, int n_combinations,
                   const double *c, double *std_error, int64_t *left_out, clt_arena *arena,
                   clt_task *task);

/*
** Inference by Student's t with the residual degrees of freedom of the fit; lm_inference.c.
*/

/* The normal-theory standard error of what has this unscaled variance. The two roots are taken
** before they are multiplied, because the product may leave the range where theirs does not. */
double clt_lm_std_error(const clt_lm *lm, double unscaled);

/* One term, or one combination c of the coefficients (n_terms long). */
clt_inference clt_lm_infer_term(const clt_lm *lm, int term, double conf_level);
clt_inference clt_lm_infer(const clt_lm *lm, const double *c, double conf_level);

/* (15) The difference of a term, a - b, of one model fitted to two groups of rows, with the
** residual variance of both together: what the interaction of the term with the group is in the
** model of all rows that crosses every term with the group. */
clt_inference clt_lm_infer_difference(const clt_lm *a, const clt_lm *b, int term,
                                      double conf_level);

/* Internal: a combination in terms of the factorisation: out[n_terms] in the order of the factor's
** columns, about the shift. Gives the weight of the response's shift in the value; NAN if the
** combination touches a dropped term. */
double clt_lm_reparametrise(const clt_lm *lm, const double *c, clt_dd *out);

/* Internal: L^-1 of that, position by position: the combination over the orthogonal columns. False
** if it touches a dropped term. */
bool clt_lm_along(const clt_lm *lm, const double *c, clt_dd *out);

/* Internal: the moments' column at a position of the factorisation, the response being last. */
int clt_lm_column_at(const clt_lm *lm, int position);

#endif
