/*
** Local scores: the log marginal likelihood of one variable given a set of parents, from n, the
** means and the scatter matrix alone.
**
**   BGe     Gaussian with a normal-Wishart prior, T = t I, prior mean 0: J. Kuipers, G. Moffa and
**           D. Heckerman, Addendum on the scoring of Gaussian directed acyclic graphical models,
**           Annals of Statistics 42 (2014).
**   linear  x_j = sum_i theta_i x_i + e, e ~ N(0, obs_noise), theta_i ~ N(mean_edge, sig_edge^2)
**           integrated out; no intercept (the LinearGaussian model of DiBS's authors).
**
** Both are functions of one Cholesky factorisation: of R = T + S + (n alpha_mu/(n + alpha_mu)) m m'
** for BGe, of X'X / obs_noise + I / sig_edge^2 for the linear model, where the parents P are
** eliminated first and what they explain of variable j is a sum of squares, one term a parent:
**
**   BGe     l_j(P) = C_|P| - log|R_PP| / 2 - (a + |P| + 1)/2 log(R_jj - explained), a = n+alpha_w-d
**   linear  l_j(P) = C_|P| - log|A_PP| / 2 + explained / 2
**
** Scores are kept relative to that of the empty set, base[j], which spares their digits.
**
** Tried: gsl_linalg_cholesky_decomp1() ends the process where parents are linearly dependent; here
** their pivot stays at DBL_EPSILON of the diagonal, which makes the set a bad one and no more.
*/
#ifndef CLT_GRAPH_SCORE_H
#define CLT_GRAPH_SCORE_H

#include "base/arena.h"
#include "graph/knowledge.h"

typedef enum clt_likelihood { CLT_BGE, CLT_LINEAR } clt_likelihood;

/* Priors of the structure; all are products over the variables of a factor by number of parents. */
typedef enum clt_prior {
  CLT_ERDOS_RENYI, /* exp(log_odds) for every edge; log_odds 0 is uniform over DAGs */
  CLT_SCALE_FREE   /* (1 + parents)^-3: few variables have many */
} clt_prior;

typedef struct clt_score_model {
  clt_likelihood likelihood;
  double alpha_mu;  /* BGe: > 0 */
  double alpha_w;   /* BGe: > d + 1 */
  double obs_noise; /* linear: variance of the noise, > 0 */
  double mean_edge; /* linear: prior mean of a coefficient */
  double sig_edge;  /* linear: its prior standard deviation, > 0 */
  clt_prior prior;
  double log_odds; /* Erdos-Renyi: log(p/(1-p)) */
} clt_score_model;

/* log(p/(1-p)) for p = min(2 k/(d - 1), 1/2). */
double clt_score_log_odds(int d, double edges_per_node);

/* A table of d variables, condensed. */
typedef struct clt_score_data {
  double n;              /* rows */
  const double *mean;    /* [d] */
  const double *scatter; /* [d * d] sum of (x_i - mean_i)(x_j - mean_j), both triangles */
} clt_score_data;

typedef struct clt_score {
  int d;                /* variables */
  double n;             /* rows */
  int stride;           /* clt_score_stride(d): entries of a row of `cross` */
  double *cross;        /* [d * stride] the matrix that is factorised; [i][d] is 1 (see shift) */
  double *base;         /* [d] score of the empty set of parents, without structure prior */
  double *response;     /* [stride] BGe: R_jj; linear, and from d on: unused (1) */
  double *log_response; /* [stride] its logarithm */
  double *constant;     /* [d] by number of parents: relative C, without structure prior */
  double *power;        /* [d] by number of parents: BGe (a + |P| + 1)/2 */
  double *log_prior;    /* [d] by number of parents: log of the structure prior's factor */
  double *factor;       /* [d * d] scratch of clt_score_local() */
  double shift;         /* linear: mean_edge / sig_edge^2, added to every cross-product X'y */
  clt_likelihood likelihood;
} clt_score;

/* Entries of a row of d variables and a column of ones, in whole vectors of four. */
static inline int clt_score_stride(int d) {
  return (d + 4) / 4 * 4;
}

/* Takes the memory for d variables. False (latched in the arena) if there is none. */
bool clt_score_init(clt_score *score, int d, clt_arena *arena);

/* Sets model and data; may be called again and again. */
void clt_score_set(clt_score *score, const clt_score_model *model, const clt_score_data *data);

/* Score relative to base[j] without structure prior, from the factorisation: the log determinant of
** the n_parents parents' matrix and what they explain of variable j. */
double clt_score_relative(const clt_score *score, int j, int n_parents, double log_det,
                          double explained);

/* e^x of the same, with the structure prior's factor in it, for all variables: mantissas near 1 and
** powers of two, all [stride] and aligned to 32 bytes; what stands from d on is of no use. */
void clt_score_weights(const clt_score *score, int n_parents, double log_det,
                       const double *explained, double *mantissa, int32_t *exponent);

/* Log marginal likelihood of variable j given its parents, without structure prior. If coefficients
** is not NULL: the posterior mean of the parents' coefficients, in increasing order of index. Not
** for two threads at once. */
double clt_score_local(const clt_score *score, int j, uint64_t parents, double *coefficients);

/* Are all scores within what the exponents of the subset functions hold (10^7 nats from that of the
** empty set)? Otherwise there is no posterior to be had: the variables are on a scale far from that
** of obs_noise, or there are tens of millions of rows. */
bool clt_score_in_range(const clt_score *score);

#endif
