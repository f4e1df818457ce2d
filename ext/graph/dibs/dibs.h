/*
** DiBS (L. Lorch, J. Rothfuss, B. Schoelkopf and A. Krause, NeurIPS 2021): the posterior over DAGs
** by particles in a continuous latent space, and beyond the paper from every particle a short
** chain over orders (order_mcmc.h) and then over ordered partitions (partition_mcmc.h), which is
** what brings the result to the posterior.
**
** A particle is a pair of d x k matrices U, V; the edge i -> j has probability
** p_ij = 1/(1 + exp(-alpha u_i'v_j)), independently of all others. The gradient is not the paper's,
** which weights whole graphs by their likelihood (one graph takes all the weight), but factorises
** over variables, as the score does (step.c).
*/
#ifndef CLT_GRAPH_DIBS_DIBS_H
#define CLT_GRAPH_DIBS_DIBS_H

#include "graph/dibs/order_mcmc.h"
#include "graph/dibs/partition_mcmc.h"
#include "graph/graph_list.h"

typedef struct clt_dibs_options {
  int starts;       /* independent runs, pooled */
  int particles;    /* of each run */
  int steps;        /* of gradient ascent */
  int latent_dim;   /* k; 0: as many as variables */
  double alpha;     /* alpha grows by this much a step; NAN: to 200 at the end */
  double beta;      /* so does the weight of acyclicity; NAN: to 10 n at the end */
  double bandwidth; /* of the Stein kernel exp(-|Z - Z'|^2 / bandwidth); 0: no kernel */
  double step_size; /* of RMSprop */
  bool refine;      /* chains over orders and partitions from the particles */
  int moves;        /* of each chain over partitions; 0: by the number of variables */
  bool mixture;     /* weights by posterior, not by counts */
  uint64_t seed;
} clt_dibs_options;

enum { CLT_DIBS_STARTS = 3 };
#define CLT_DIBS_STEP_SIZE 0.005

/* Defaults for d variables, found by measuring against the exact posterior. Without refinement the
** particles are all there is, so there are more of them, more steps, and weights by posterior. */
clt_dibs_options clt_dibs_defaults(int d, bool refine);

typedef struct clt_dibs {
  clt_candidates table;       /* parent sets */
  struct clt_dibs_work *work; /* scratch of the particles */

  /* Results; matrices [d * d] with rows for sources and columns for targets. All NAN where every
  ** particle ended cyclic. */
  double *edge;                /* P(i -> j) */
  double *start_edge;          /* [starts * d * d] the same by run; NAN if all of it is cyclic */
  double *coefficient;         /* as in clt_graph_average, over `graphs` */
  double *path;                /* likewise */
  double *effect;              /* likewise */
  clt_graph_list graphs;       /* final graphs: of the particles, or drawn from the chains */
  double cyclic_share;         /* particles that ended cyclic, which nothing else counts */
  double max_start_difference; /* largest difference of an edge between two runs; NAN: no two */
  double effective;            /* 1 / sum of squared weights of `graphs` */
} clt_dibs;

/* Bytes that clt_dibs_init() takes. */
double clt_dibs_bytes(const clt_knowledge *knowledge, const clt_dibs_options *options,
                      const clt_task *task);

/* Takes the memory for fits under the same knowledge and options. False if there is none. */
bool clt_dibs_init(clt_dibs *x, const clt_knowledge *knowledge, const clt_dibs_options *options,
                   clt_arena *arena, const clt_task *task);

/* Fits; the score must be in range (clt_score_in_range), n is the number of rows. (1) What has
** probability obeys the knowledge. (2) False if stopped, which is asked within a particle's steps
** and moves as well. (3) The result depends on the seed, not on the number of threads or fits
** before. (4) With refinement and weights by counts it is near the exact posterior. */
bool clt_dibs_fit(clt_dibs *x, const clt_score *score, double n, clt_task *task);

#endif
