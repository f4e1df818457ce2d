#include "functions/graph/found.h"

#include <math.h>

/* ---- the head ---- */

typedef struct variable {
  const char *name;
  double mean, sd;
} variable;

static const clt_field VARIABLE[] = {
    CLT_FIELD_OF(TEXT, variable, name, "as in the rows"),
    CLT_FIELD_OF(REAL, variable, mean, "over the units used, in its own unit"),
    CLT_FIELD_OF(REAL, variable, sd,
                 "standard deviation, in its own unit; within blocks where values are centred so"),
    {0},
};

static void write_variables(clt_fit *fit, const char *key, const void *head) {
  const clt_graph_sample *sample = ((const clt_graph_head *)head)->sample;
  clt_fit_open(fit, key, '[');
  for (int v = 0; v < sample->d; v++) {
    variable item = {sample->names[v], sample->mean[v], sample->sd[v]};
    clt_fields_row(fit, VARIABLE, &item);
  }
  clt_fit_close(fit, ']');
}

static void write_dropped(clt_fit *fit, const char *key, const void *head) {
  const clt_graph_sample *sample = ((const clt_graph_head *)head)->sample;
  clt_fit_open(fit, key, '[');
  for (int i = 0; i < sample->n_dropped; i++) clt_fit_text(fit, NULL, sample->dropped[i]);
  clt_fit_close(fit, ']');
}

static void write_options(clt_fit *fit, const char *key, const void *pointer) {
  const clt_graph_head *head = pointer;
  clt_fit_open(fit, key, '{');
  clt_options_write(fit, head->table, head->options);
  clt_fit_close(fit, '}');
}

const clt_field clt_graph_head_fields[] = {
    {"variables", CLT_FIELD_WRITTEN, 0, "those in the graph, in the sort order of their names",
     VARIABLE, write_variables},
    {"dropped", CLT_FIELD_WRITTEN, 0, "names of the variables left out; the note says why", NULL,
     write_dropped},
    CLT_FIELD_OF(TEXT, clt_graph_head, method, "of the posterior: 'exact' or 'dibs'"),
    {"options", CLT_FIELD_WRITTEN, 0, "as used: with what the defaults came to", NULL,
     write_options},
    {0},
};

/* ---- the graphs kept ---- */

/* A DAG of a list. */
typedef struct dag {
  int d;
  const uint64_t *parents; /* [d] */
  double log_posterior, weight;
} dag;

static void write_edges(clt_fit *fit, const char *key, const void *pointer) {
  const dag *graph = pointer;
  clt_fit_open(fit, key, '[');
  for (int j = 0; j < graph->d; j++) {
    for (uint64_t m = graph->parents[j]; m; m &= m - 1) {
      clt_fit_integer(fit, NULL, clt_lowest(m));
      clt_fit_integer(fit, NULL, j);
    }
  }
  clt_fit_close(fit, ']');
}

static const clt_field DAG[] = {
    {"edges", CLT_FIELD_WRITTEN, 0,
     "flat: [source, target, source, target, …] as indices into `variables`, from 0", NULL,
     write_edges},
    CLT_FIELD_OF(REAL, dag, log_posterior,
                 "exact_graph: log P(graph given the data); dibs_graph: up to a constant"),
    CLT_FIELD_OF(REAL, dag, weight, "share among the graphs kept; sums to 1"),
    {0},
};

static void write_dags(clt_fit *fit, const char *key, const void *pointer) {
  const clt_graph_found *found = pointer;
  int d = found->sample->d;
  clt_fit_open(fit, key, '[');
  for (int g = 0; g < found->n_dags; g++) {
    dag item = {d, found->parents + (size_t)g * (size_t)d, found->log_posterior[g],
                found->weight[g]};
    clt_fields_row(fit, DAG, &item);
  }
  clt_fit_close(fit, ']');
}

/* ---- the rows ---- */

/* What is known of an ordered pair. */
typedef struct pair_row {
  const char *source, *target;
  double probability, reverse_probability, adjacency;
  double weight, weight_raw;
  double path_probability;
  double total_effect, total_effect_raw;
  double start_agreement, bootstrap_share;
} pair_row;

#define REAL(member, meaning) CLT_FIELD_OF(REAL, pair_row, member, meaning)

const clt_field clt_graph_pair_fields[] = {
    CLT_FIELD_OF(TEXT, pair_row, source, "the cause"),
    CLT_FIELD_OF(TEXT, pair_row, target, "the effect"),
    REAL(probability, "of the edge source → target"),
    REAL(reverse_probability, "of target → source"),
    REAL(adjacency, "of an edge in either direction"),
    REAL(weight, "posterior mean of the coefficient given the edge, standardised; NULL where its "
                 "probability is 0"),
    REAL(weight_raw, "the same in the variables' own units: beside the other parents of target, "
                     "which differ from graph to graph; NULL with `transform` 'rank'"),
    REAL(path_probability, "that source is an ancestor of target, directly or through others"),
    REAL(total_effect, "posterior mean of the total causal effect, 0 where there is no path; "
                       "standardised"),
    REAL(total_effect_raw, "the same in the variables' own units: of the same thing in any two "
                           "graphs, so that groups may be compared by it; NULL with `transform` "
                           "'rank'"),
    REAL(start_agreement, "share of `starts` that agree with the pooled call at 0.5; NULL from "
                          "exact_graph, which has none"),
    REAL(bootstrap_share, "share of resamples in which the probability is above 0.5; NULL without "
                          "`bootstrap`"),
    {0},
};

static double entry(const double *matrix, int pair) {
  return matrix ? matrix[pair] : NAN;
}

/* A coefficient in the scale of the score, standardised and in the variables' own units. */
static void set_coefficient(double *standardised, double *own, const clt_graph_sample *sample,
                            int s, int t, double x) {
  double ratio = sample->sd[t] / sample->sd[s];
  bool raw = sample->transform == CLT_RAW, ranks = sample->transform == CLT_RANK;
  *standardised = raw ? x / ratio : x;
  *own = ranks ? NAN : raw ? x : x * ratio;
}

static void write_pair(clt_fit *fit, const clt_graph_found *found, int s, int t) {
  const clt_graph_sample *sample = found->sample;
  int pair = s * sample->d + t, reverse = t * sample->d + s;
  pair_row row = {.source = sample->names[s],
                  .target = sample->names[t],
                  .probability = entry(found->edge, pair),
                  .reverse_probability = entry(found->edge, reverse),
                  .path_probability = entry(found->path, pair),
                  .start_agreement = entry(found->start_agreement, pair),
                  .bootstrap_share = entry(found->bootstrap_share, pair)};
  row.adjacency = row.probability + row.reverse_probability;
  set_coefficient(&row.weight, &row.weight_raw, sample, s, t, entry(found->coefficient, pair));
  set_coefficient(&row.total_effect, &row.total_effect_raw, sample, s, t,
                  entry(found->total_effect, pair));
  clt_fields_row(fit, clt_graph_pair_fields, &row);
}

static void write_rows(clt_fit *fit, const char *key, const void *pointer) {
  const clt_graph_found *found = pointer;
  int d = found->sample->d;
  clt_fit_open(fit, key, '[');
  for (int s = 0; s < d; s++) {
    for (int t = 0; t < d; t++) {
      if (s != t) write_pair(fit, found, s, t);
    }
  }
  clt_fit_close(fit, ']');
}

const clt_field clt_graph_found_fields[] = {
    {"dags", CLT_FIELD_WRITTEN, 0, "the graphs kept, equal ones once", DAG, write_dags},
    {"rows", CLT_FIELD_WRITTEN, 0, "one an ordered pair: what the columns show", NULL, write_rows},
    {0},
};
