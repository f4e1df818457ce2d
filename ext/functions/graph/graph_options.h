/*
** Options that all graph functions share (contract 2.2), and what they come to for the variables at
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
  int prior;                                           /* 0 Erdos-Renyi, 1 uniform over DAGs */
  double prior_edges_per_node, prior_edge_probability; /* the latter NAN: from the former */
  int64_t max_parents;                                 /* -1: no limit */
  int64_t bootstrap, memory_limit;
  int transform; /* clt_transform */
  double max_missing;
  int64_t seed, threads;
} clt_graph_options;

/* The rows of a table of options; `options` is the member of `type` that is a clt_graph_options. */
#define CLT_GRAPH_OPTIONS(type)                                                                      \
  {                                                                                                  \
      "block",                                                                                       \
      CLT_OPTION_LABEL,                                                                              \
      offsetof(type, graph.block),                                                                   \
      0,                                                                                             \
      0,                                                                                             \
      0,                                                                                             \
      "a text: a key of the object"},                                                                \
      {"tiers",                                                                                      \
       CLT_OPTION_JSON,                                                                              \
       offsetof(type, graph.tiers),                                                                  \
       0,                                                                                            \
       0,                                                                                            \
       0,                                                                                            \
       "an array of arrays of names"},                                                               \
      {"exogenous", CLT_OPTION_JSON, offsetof(type, graph.exogenous), 0, 0, 0, "an array of names"}, \
      {"forbid",                                                                                     \
       CLT_OPTION_JSON,                                                                              \
       offsetof(type, graph.forbid),                                                                 \
       0,                                                                                            \
       0,                                                                                            \
       0,                                                                                            \
       "an array of [source, target]"},                                                              \
      {"require",                                                                                    \
       CLT_OPTION_JSON,                                                                              \
       offsetof(type, graph.require),                                                                \
       0,                                                                                            \
       0,                                                                                            \
       0,                                                                                            \
       "an array of [source, target]"},                                                              \
      {"likelihood", CLT_OPTION_CHOICE, offsetof(type, graph.likelihood), CLT_BGE, 0, 0,             \
       "bge|linear"},                                                                                \
      {"alpha_mu", CLT_OPTION_REAL, offsetof(type, graph.alpha_mu), 1, 1e-6, 1e6, "a number"},       \
      {"alpha_w",                                                                                    \
       CLT_OPTION_REAL,                                                                              \
       offsetof(type, graph.alpha_w),                                                                \
       NAN,                                                                                          \
       1,                                                                                            \
       1e6,                                                                                          \
       "a number (above the number of variables + 1)"},                                              \
      {"obs_noise", CLT_OPTION_REAL, offsetof(type, graph.obs_noise), 0.1, 1e-9, 1e9, "a number"},   \
      {"mean_edge", CLT_OPTION_REAL, offsetof(type, graph.mean_edge), 0, -1e9, 1e9, "a number"},     \
      {"sig_edge", CLT_OPTION_REAL, offsetof(type, graph.sig_edge), 1, 1e-9, 1e9, "a number"},       \
      {"prior", CLT_OPTION_CHOICE, offsetof(type, graph.prior), 0, 0, 0, "er|uniform"},              \
      {"prior_edges_per_node",                                                                       \
       CLT_OPTION_REAL,                                                                              \
       offsetof(type, graph.prior_edges_per_node),                                                   \
       2,                                                                                            \
       1e-6,                                                                                         \
       64,                                                                                           \
       "a number"},                                                                                  \
      {"prior_edge_probability",                                                                     \
       CLT_OPTION_REAL,                                                                              \
       offsetof(type, graph.prior_edge_probability),                                                 \
       NAN,                                                                                          \
       1e-12,                                                                                        \
       1 - 1e-12,                                                                                    \
       "a number"},                                                                                  \
      {"max_parents",   CLT_OPTION_INTEGER, offsetof(type, graph.max_parents), -1, 0, 63,            \
       "a whole number"},                                                                            \
      {"bootstrap", CLT_OPTION_INTEGER, offsetof(type, graph.bootstrap), 0, 0,                       \
       100000,      "a whole number"},                                                               \
      {"memory_limit", CLT_OPTION_INTEGER,     offsetof(type, graph.memory_limit), 2048, 1,          \
       1048576,        "a whole number of MiB"},                                                     \
      {"transform", CLT_OPTION_CHOICE,      offsetof(type, graph.transform), CLT_STANDARDIZE, 0,     \
       0,           "standardize|rank|none"},                                                        \
      {"max_missing", CLT_OPTION_REAL, offsetof(type, graph.max_missing), 0.4, 0, 1, "a number"},    \
      {"seed",          CLT_OPTION_INTEGER, offsetof(type, graph.seed), 1, 0, 9007199254740992.0,    \
       "a whole number"},                                                                            \
  {                                                                                                  \
    "threads", CLT_OPTION_INTEGER, offsetof(type, graph.threads), 0, 0, 64,                          \
        "a whole number (0: all cores)"                                                              \
  }

/* What is known of the variables; an error naming a contradiction. Names that are not among the
** variables, nor among those dropped, are errors. */
bool clt_graph_knowledge(clt_call *call, const clt_graph_options *options,
                         const clt_graph_sample *data, clt_knowledge *knowledge);

/* Likelihood and structure prior for d variables. */
bool clt_graph_model(clt_call *call, const clt_graph_options *options, const clt_graph_sample *data,
                     clt_score_model *model);

/* Writes the options as used, as keys of an object that is open. */
void clt_graph_write_options(clt_fit *fit, const clt_graph_options *options,
                             const clt_score_model *model);

#endif
