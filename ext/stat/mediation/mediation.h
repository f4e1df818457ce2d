/*
** Mediation x -> m -> y by three least-squares fits, with the normal-theory tests of the indirect
** effect.
**
**   a        slope of x in m ~ x + cov
**   b, c'    slopes of m and of x in y ~ x + m + cov; c' is the direct effect
**   c        slope of x in y ~ x + cov, the total effect; c = c' + a b
**   a b      the indirect effect
**
** a, b, c, c' are tested by Student's t with the residual degrees of freedom of their fit. The
** indirect effect is taken to be normal with variance
**
**   Sobel    a^2 s_b^2 + b^2 s_a^2                  M. E. Sobel, Sociological Methodology 13 (1982)
**   Aroian   a^2 s_b^2 + b^2 s_a^2 + s_a^2 s_b^2    L. A. Aroian, Ann. Math. Stat. 18 (1947)
**   Goodman  a^2 s_b^2 + b^2 s_a^2 - s_a^2 s_b^2    L. A. Goodman, JASA 55 (1960)
**
** whose first is the first-order delta method. A product of two normals is skewed, so these tests
** have little power and their intervals are off in small samples; the bootstrap
** (boot.h) is to be preferred (D. P. MacKinnon et al., Psychological Methods 7 (2002);
** A. F. Hayes 2018, chapter 3).
*/
#ifndef CLT_STAT_MEDIATION_MEDIATION_H
#define CLT_STAT_MEDIATION_MEDIATION_H

#include "stat/distribution/inference.h"
#include "stat/regression/lm.h"

/* Which columns of the moments are what. */
typedef struct clt_sobel_model {
  const clt_moments *moments;
  int x, m, y;          /* numeric columns */
  int covariates;       /* how many columns cov has */
  const int *covariate; /* [covariates] the columns */
  int absorb_begin; /* covariate[absorb_begin .. absorb_end) are the indicators of one factor, */
  int absorb_end;   /* as in clt_lm_model; an empty range if there is no factor */
} clt_sobel_model;

typedef enum clt_sobel_effect {
  CLT_SOBEL_A,
  CLT_SOBEL_B,
  CLT_SOBEL_TOTAL,
  CLT_SOBEL_DIRECT,
  CLT_SOBEL_INDIRECT, /* std_error, test and limits are Sobel's */
  CLT_SOBEL_EFFECTS
} clt_sobel_effect;

/* Their names in a fit. */
extern const char *const clt_sobel_effect_names[CLT_SOBEL_EFFECTS];

typedef struct clt_sobel_test {
  double z, p_value; /* two-sided; NAN where the variance is not positive */
} clt_sobel_test;

/*
** What kind of mediation: the labels of R. M. Baron and D. A. Kenny, J. Personality and Social
** Psychology 51 (1986), by significance at alpha = 1 - conf_level, that is p < alpha:
**
**   none         unless a and b are both significant (the test of joint significance, the best of
**                the tests without resampling: MacKinnon et al. 2002)
**   full         a and b are, c' is not
**   partial      a, b and c' are, and a b has the sign of c'
**   suppression  a, b and c' are, and a b has the opposite sign (D. P. MacKinnon, J. L. Krull and
**                C. M. Lockwood, Prevention Science 1 (2000): inconsistent mediation)
**   undecided    one of the three tests does not exist
**
** Baron and Kenny's first condition, that c be significant, is not asked: where the two parts of c
** cancel it fails although there is mediation, and its test has less power than those of a and b
** (D. A. Kenny, D. A. Kashy and N. Bolger 1998; X. Zhao, J. G. Lynch and Q. Chen, J. Consumer
** Research 37 (2010), whose indirect-only, complementary and competitive mediation are full,
** partial and suppression). "full" says that no direct effect was detected, not that there is none.
*/
typedef enum clt_mediation_kind {
  CLT_MEDIATION_UNDECIDED,
  CLT_MEDIATION_NONE,
  CLT_MEDIATION_FULL,
  CLT_MEDIATION_PARTIAL,
  CLT_MEDIATION_SUPPRESSION,
  CLT_MEDIATION_KINDS
} clt_mediation_kind;

/* Their names in a fit; that of UNDECIDED is NULL. */
extern const char *const clt_mediation_kind_names[CLT_MEDIATION_KINDS];

/*
** Is a b / c a proportion? Not where a b and c' have opposite signs (the parts are no parts of c:
** suppression), and not where c cannot be told from 0 at the level asked for, by its own t-test:
** then the ratio can be anything (D. P. MacKinnon, G. Warsi and J. H. Dwyer, Multivariate
** Behavioral Research 30 (1995); D. A. Kenny 2024: only where c is significant).
*/
typedef enum clt_share {
  CLT_SHARE_EXISTS,
  CLT_SHARE_NO_EFFECTS, /* an effect or the test of the total one does not exist */
  CLT_SHARE_OPPOSITE_SIGNS,
  CLT_SHARE_NO_TOTAL /* the total effect cannot be told from 0 */
} clt_share;

/* By the limits of `total`, which where it has a standard error of 0 are itself. */
clt_share clt_mediation_share(double indirect, double direct, const clt_inference *total);

/* Says why there is no proportion; NULL where there is one, and where another note says why. */
const char *clt_mediation_share_note(clt_share share);

/*
** Were the residuals of m ~ x + cov and of y ~ x + m + cov correlated by rho (an unmeasured common
** cause of m and y makes them so), the indirect effect would be
**
**   a (s_y / s_m) (r - rho sqrt((1 - r^2) / (1 - rho^2)))
**
** with r the correlation of the residuals of m ~ x + cov and y ~ x + cov, and s their standard
** deviations: it vanishes at rho = r (K. Imai, L. Keele and T. Yamamoto, Statistical Science 25
** (2010), theorem 4). r is the partial correlation of m and y, `rho_at_zero`.
*/
typedef struct clt_sobel {
  clt_lm mediator, total, outcome; /* the fits; terms are the constant, x, covariates, and in the
                                   ** last of them m */
  clt_inference effect[CLT_SOBEL_EFFECTS];
  double beta[CLT_SOBEL_EFFECTS]; /* standardised: effect * sd of its cause / sd of its effect; the
                                  ** indirect one is the product of those of a and b */
  clt_sobel_test sobel, aroian, goodman;
  double proportion_mediated; /* a b / c; NAN unless `share` says that it exists */
  clt_share share;
  double rho_at_zero; /* NAN where m or y is explained without m, or perfectly */
  clt_mediation_kind kind;
} clt_sobel;

/* Fits and tests. A collinear covariate is dropped from all three fits (`dropped` of each). Where x
** is constant nothing exists; where m is a linear function of x and the covariates, a and the total
** effect do. Where one of the tests of a and b does not exist (a perfect fit) neither do those of
** the indirect effect. False if out of memory or stopped; `task` may be NULL. */
bool clt_sobel_fit(clt_sobel *sobel, const clt_sobel_model *model, double conf_level,
                   clt_arena *arena, clt_task *task);

#endif
