/*
** Options that all graph functions share, and what they come to for the variables at
** hand: background knowledge by index, the score, the structure prior.
*/
#ifndef CLT_FUNCTIONS_GRAPH_GRAPH_OPTIONS_H
#define CLT_FUNCTIONS_GRAPH_GRAPH_OPTIONS_H

#include <math.h>

#include "functions/graph/sample.h"
#include "graph/knowledge.h"
#include "graph/score.h"
#include "sqlite/options.h"

typedef struct clt_graph_options {
  clt_label block;                                  /* wide form: the key that is the block */
  const char *tiers, *exogenous, *forbid, *require; /* JSON; NULL: none */
  int likelihood;                                   /* clt_likelihood */
  double alpha_mu, alpha_w;                         /* alpha_w NAN: d + 2 */
  double obs_noise, mean_edge, sig_edge;
  int prior;                                           /* index of its name */
  double prior_edges_per_node, prior_edge_probability; /* the latter NAN: from the former */
  int64_t max_parents;                                 /* -1: no limit */
  int64_t bootstrap, memory_limit;
  int transform; /* clt_transform */
  double max_missing;
  int combination; /* clt_combination */
  int64_t seed, threads;
} clt_graph_options;

/* All of them, and those of a function that has a block and a refit of its own. */
extern const clt_option clt_graph_option_table[];
extern const clt_option clt_graph_model_option_table[];

/* What is known of the variables; an error naming a contradiction. Names that are not among the
** variables, nor among those dropped, are errors. */
bool clt_graph_knowledge(clt_call *call, const clt_graph_options *options,
                         const clt_graph_sample *data, clt_knowledge *knowledge);

/* The variables that an option names in an array, as bits; of one that was dropped there is none.
** Names that no row has are errors. */
uint64_t clt_graph_names(clt_call *call, const char *option, const char *names,
                         const clt_graph_sample *data);

/* Likelihood and structure prior for d variables. */
bool clt_graph_set_score_model(clt_call *call, const clt_graph_options *options,
                               const clt_graph_sample *data, clt_score_model *model);

/* The options as used, to be written: what the defaults came to for the variables at hand. */
clt_graph_options clt_graph_options_used(const clt_graph_options *options,
                                         const clt_score_model *model);

#endif
