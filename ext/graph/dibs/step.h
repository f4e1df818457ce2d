/*
** One step of one particle of DiBS (dibs.h).
*/
#ifndef CLT_GRAPH_DIBS_STEP_H
#define CLT_GRAPH_DIBS_STEP_H

#include "base/rng.h"
#include "graph/dibs/candidates.h"

enum { CLT_DIBS_SAMPLES = 8 }; /* parent sets sampled per variable and step */

/* What all particles share. Matrices are of stride * stride, with rows for targets. */
typedef struct clt_dibs_field {
  const clt_candidates *table; /* log weights */
  int d, k;                    /* variables, latent dimensions */
  int stride, rows;            /* d and k, rounded up to a multiple of 4 */
  double *open;                /* 1 where i -> j is neither excluded nor required */
  double *required;            /* 1 where it is required */
  int n_loops;
  uint64_t loop[CLT_GRAPH_MAX]; /* sets of variables that edges can lead from to each other */
} clt_dibs_field;

/* Fills in open, required and loops from a filled table. */
void clt_dibs_field_set(clt_dibs_field *f);

/* A particle: U and V by latent dimension. */
typedef struct clt_dibs_particle {
  double *z;        /* [2 * rows * stride] row l: u_il for all i; row rows + l: v_jl for all j */
  double *square;   /* [2 * rows * stride] RMSprop's running mean of squares */
  double *gradient; /* [2 * rows * stride] */
  clt_rng rng;
} clt_dibs_particle;

/* Scratch, matrices as those of the field. */
typedef struct clt_dibs_scratch {
  double *p, *w;                  /* probabilities; d log / d logit */
  double *power, *base, *product; /* for (I + P/d)^(d-1) */
} clt_dibs_scratch;

/* Entries of the scratch matrices together. */
size_t clt_dibs_scratch_size(const clt_dibs_field *f);
void clt_dibs_scratch_set(clt_dibs_scratch *s, const clt_dibs_field *f, double *memory);

/* The gradient of the log posterior at annealing alpha, beta. */
void clt_dibs_gradient(const clt_dibs_field *f, clt_dibs_particle *particle, double alpha,
                       double beta, clt_dibs_scratch *scratch);

/* Ascends by RMSprop. */
void clt_dibs_ascend(const clt_dibs_field *f, clt_dibs_particle *particle, double step_size);

/* The graph of the edges with probability above 1/2; of those of a variable with more than
** max_parents the likeliest. */
void clt_dibs_graph(const clt_dibs_field *f, const clt_dibs_particle *particle, uint64_t *parents);

#endif
