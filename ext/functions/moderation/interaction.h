/*
** The model of ols_interaction(): what x, the moderator and the blocks may be, and what is asked of
** the fit. Whichever they are, there is one model matrix, and every row is a contrast of its
** coefficients.
**
**   x          a number, or a factor of levels 0 (the first in sort order), 1, …
**   moderator  levels 0 (the reference), 1, …; or a number of three or more values
**   block      within whose levels x and the moderator act on their own; one level: no block
**
** Terms (main): intercept, x, moderator, covariates; with several blocks, for each of them its own
** intercept, x and moderator. Added by the interaction: x:moderator, the same in all blocks. With
** `curve`, x² joins main, and x²:moderator the interaction; with `crossed`, main has x times some
** covariates.
**
** The columns of products are about the means of x and the moderator (stat/regression/totals.h).
** What is asked for is in terms of the products as users know them: an `expansion` says what such a
** product is in terms of the columns.
*/
#ifndef CLT_FUNCTIONS_MODERATION_INTERACTION_H
#define CLT_FUNCTIONS_MODERATION_INTERACTION_H

#include "functions/moderation/terms.h"

enum { CLT_NOWHERE = -2 };

/* The levels of a factor, the reference first. */
typedef struct clt_levels {
  int n;             /* at least 1; a number has one */
  int *key;          /* [n] value of the key in the strata; CLT_NOWHERE: no row has the level */
  const char **name; /* [n] NULL: no row has the level */
} clt_levels;

/* A covariate whose product with x is a term. */
typedef struct clt_crossed {
  const char *name;
  int base, column; /* of the product, about both means: of the data, and of the design */
} clt_crossed;

typedef struct clt_interaction {
  clt_model model;
  bool x_factor, m_number;
  clt_levels x, m, block;
  const char *x_name, *m_name, *block_name;
  int first_covariate;              /* among the arguments of the model's data */
  int x_base, m_base, product_base; /* numeric columns of the data: x, the moderator, x:moderator */
  int square_base;                  /* of (x - its mean)²; -1: there is none */
  int square_m_base;                /* of that times a number as moderator */
  double x_origin, m_origin;        /* what own columns, products and squares, are about */
  double x_shift, m_shift, square_shift; /* what x, the moderator and x² are about where a column is
                                         ** one of them in some strata, and 0 elsewhere */
  double *weight;                        /* [block.n] share of the rows */
  /* columns of the design: a numeric one, or ~ an indicator */
  int *block_column;   /* [block.n] */
  int *x_column;       /* [block.n * x.n] */
  int *m_column;       /* [block.n * m.n] */
  int *product_column; /* [x.n * m.n] */
  int square_column;
  int *square_m_column; /* [m.n] */
  int n_crossed;
  clt_crossed *crossed; /* [n_crossed] */
} clt_interaction;

/* A product in terms of columns: product j = column j + a * product k, so that in a contrast
** column j has the weight of product j, less a times that of product k. */
typedef struct clt_expansion {
  int j, k;
  double a;
} clt_expansion;

/* A fitted model, and where its terms are; -1: not there. */
typedef struct clt_fitted {
  const clt_interaction *of;
  clt_terms terms;
  int constant;
  int *x;             /* [block.n * x.n] x, or the levels of it */
  int *m;             /* [block.n * m.n] the moderator, or the levels of it */
  int square;         /* x² */
  int *product;       /* [x.n * m.n] x:moderator */
  int *square_m;      /* [m.n] x²:moderator */
  int covariates_end; /* covariates, and their products with x, are the terms before this one … */
  int covariates;     /* … from this one on */
  clt_expansion *expansion;
  int n_expansions;
} clt_fitted;

/* Adds the columns of all terms; the model is then closed. False if an error is latched. */
bool clt_interaction_columns(clt_interaction *interaction);

/* Fits main, or main and interaction, with x² in it or not. False if an error is latched. */
bool clt_interaction_fit(const clt_interaction *interaction, bool with_interaction,
                         bool with_squares, clt_fitted *out);

/* A row to be written. */
typedef struct clt_contrast {
  const char *term;
  double *c;   /* [terms] over the products as users know them */
  int at;      /* the term that it is; -1: another combination */
  double beta; /* standardised coefficient of a term, after clt_interaction_infer(); NAN: none */
  bool slope;
} clt_contrast;

typedef struct clt_contrast_list {
  int n;
  clt_contrast *contrast; /* [n] */
} clt_contrast_list;

/* What a term of x, and of the moderator, is called: as it is, or with its level. */
const char *clt_interaction_x_name(const clt_interaction *interaction, int level);
const char *clt_interaction_m_name(const clt_interaction *interaction, int level);

/* The rows of a model, in order, and the simple slopes of the one with the interaction. Notes what
** averages over blocks leave out. False if an error is latched. */
bool clt_interaction_rows(const clt_fitted *fitted, clt_contrast_list *out);
bool clt_interaction_slopes(const clt_fitted *fitted, clt_contrast_list *out);

/* p of x² and x²:moderator together, of `full`, which may have them or not: the classic F-test of
** the sums of squares. NAN where there is none, which is noted. False if an error is latched. */
bool clt_interaction_curvature(const clt_fitted *full, bool curve, double *p);

/* The share of the rows in that range of x that all levels of the moderator share; NAN where one of
** them is no number or no level. */
double clt_interaction_overlap(const clt_interaction *interaction);

/* The contrasts as combinations of the coefficients: [n * terms]; NULL if out of memory. */
double *clt_interaction_columns_of(const clt_fitted *fitted, const clt_contrast_list *contrasts);

/* The interaction's terms that are in the model, as contrasts. */
bool clt_interaction_tested(const clt_fitted *fitted, clt_contrast_list *out);

/* F of all that is tested together, and its p-value: by the sums of squares, or a Wald test under
** the kind of variance asked for. NAN where it does not exist; under CR2 with more than one term,
** which is noted. */
void clt_interaction_joint(const clt_fitted *fitted, const clt_contrast_list *tested,
                           const clt_estimate *t, const clt_lm *main, double *f, double *p);

/* Inference on the contrasts; NULL if an error is latched. */
clt_estimate *clt_interaction_infer(const clt_fitted *fitted, const clt_contrast_list *contrasts);

#endif
