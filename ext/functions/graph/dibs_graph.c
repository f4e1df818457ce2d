/* dibs_graph(): the posterior over graphs, by graph/dibs/dibs.h. */
#include <math.h>

#include "functions/graph/found.h"
#include "functions/graph/model.h"
#include "graph/dibs/dibs.h"
#include "graph/probability.h"
#include "sqlite/function.h"

typedef struct dibs_options {
  clt_graph_options graph;
  int64_t starts, particles, steps, latent_dim; /* the last three -1: by rule */
  double alpha, beta, bandwidth, step_size;     /* the first two NAN: by rule */
  int refine;                                   /* REFINE_ORDER or REFINE_NONE */
  int weights; /* WEIGHTS_UNIFORM or WEIGHTS_MIXTURE; -1: by rule */
} dibs_options;

enum { REFINE_ORDER, REFINE_NONE };
enum { WEIGHTS_UNIFORM, WEIGHTS_MIXTURE };

static const char *const refinements[] = {[REFINE_ORDER] = "order", [REFINE_NONE] = "none", NULL};
static const char *const weightings[] = {"uniform", "mixture", NULL};

#define AT(member) offsetof(dibs_options, member)

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_graph_option_table, dibs_options, graph),
    {"starts", CLT_OPTION_INTEGER, AT(starts), CLT_DIBS_STARTS, 1, 100, .allowed = "a whole number",
     .meaning = "independent runs, pooled"},
    {"particles", CLT_OPTION_INTEGER, AT(particles), -1, 1, 10000, .allowed = "a whole number",
     .meaning = "of each run", .otherwise = "50; without `refine` 160"},
    {"steps", CLT_OPTION_INTEGER, AT(steps), -1, 1, 100000, .allowed = "a whole number",
     .meaning = "of gradient ascent, in each run",
     .otherwise = "200; without `refine` 100 + 20 d with d variables"},
    {"latent_dim", CLT_OPTION_INTEGER, AT(latent_dim), -1, 1, 256, .allowed = "a whole number",
     .meaning = "of the latent space of a particle", .otherwise = "d"},
    {"alpha", CLT_OPTION_REAL, AT(alpha), NAN, 1e-9, 1e9, .allowed = "a number",
     .meaning = "annealing: slope of the edges' sigmoid, a step", .otherwise = "200 / steps"},
    {"beta", CLT_OPTION_REAL, AT(beta), NAN, 0, 1e9, .allowed = "a number",
     .meaning = "annealing: slope of the weight of acyclicity, a step",
     .otherwise = "10 n / steps with n units, less those that centring within blocks takes"},
    {"bandwidth", CLT_OPTION_REAL, AT(bandwidth), 0, 0, 1e9, .allowed = "a number (0: no kernel)",
     .meaning = "of the Stein kernel; 0: independent particles"},
    {"step_size", CLT_OPTION_REAL, AT(step_size), CLT_DIBS_STEP_SIZE, 1e-9, 1e3,
     .allowed = "a number", .meaning = "of RMSprop"},
    {"refine", CLT_OPTION_CHOICE, AT(refine), REFINE_ORDER, .choices = refinements,
     .meaning = "'order': Markov chains over orders, then partitions, from every particle; 'none': "
                "DiBS as published"},
    {"weights", CLT_OPTION_CHOICE, AT(weights), -1, .choices = weightings,
     .meaning = "of the graphs: 'uniform': by how often each was found; 'mixture': by its "
                "unnormalised posterior (DiBS+)",
     .otherwise = "'uniform'; without `refine` 'mixture'"},
    {0},
};

/* What the options come to, for d variables and n rows. The slopes of the annealing are such that
** alpha ends at 200 and the weight of acyclicity, which has to hold its own against a likelihood
** that grows with n, at 10 n. */
static clt_dibs_options resolve(const dibs_options *options, int d, int64_t n) {
  clt_dibs_options out = clt_dibs_defaults(d, options->refine == REFINE_ORDER);
  out.starts = (int)options->starts;
  if (options->particles > 0) out.particles = (int)options->particles;
  if (options->steps > 0) out.steps = (int)options->steps;
  if (options->latent_dim > 0) out.latent_dim = (int)options->latent_dim;
  out.alpha = isnan(options->alpha) ? 200.0 / out.steps : options->alpha;
  out.beta = isnan(options->beta) ? 10.0 * (double)n / out.steps : options->beta;
  out.bandwidth = options->bandwidth;
  out.step_size = options->step_size;
  if (options->weights >= 0) out.mixture = options->weights == WEIGHTS_MIXTURE;
  out.seed = (uint64_t)options->graph.seed;
  return out;
}

/* The options to be written. */
static dibs_options options_used(const clt_graph_inputs *inputs, const dibs_options *options,
                                 const clt_dibs_options *used) {
  return (dibs_options){.graph = clt_graph_options_used(&options->graph, &inputs->model),
                        .starts = used->starts,
                        .particles = used->particles,
                        .steps = used->steps,
                        .latent_dim = used->latent_dim ? used->latent_dim : inputs->sample.d,
                        .alpha = used->alpha,
                        .beta = used->beta,
                        .bandwidth = used->bandwidth,
                        .step_size = used->step_size,
                        .refine = options->refine,
                        .weights = used->mixture ? WEIGHTS_MIXTURE : WEIGHTS_UNIFORM};
}

typedef struct dibs_diagnostics {
  int64_t unique_dags;
  double cyclic_share, effective_particles, max_start_difference;
  double expected_edges, expected_false_share;
} dibs_diagnostics;

#define REAL(member, meaning) CLT_FIELD_OF(REAL, dibs_diagnostics, member, meaning)

static const clt_field DIAGNOSTICS[] = {
    CLT_FIELD_OF(INTEGER, dibs_diagnostics, unique_dags, "different graphs found"),
    REAL(cyclic_share, "of the particles: those that ended cyclic, which the result leaves out"),
    REAL(effective_particles, "how many graphs of equal weight those found are worth"),
    REAL(max_start_difference,
         "largest difference of an edge's probability between two starts: above some 0.1 more "
         "particles or starts are needed before the edges concerned are believed"),
    REAL(expected_edges, CLT_GRAPH_EXPECTED_EDGES),
    REAL(expected_false_share, CLT_GRAPH_FALSE_SHARE),
    {0},
};

typedef struct dibs_keys {
  clt_graph_head head;
  dibs_diagnostics diagnostics;
  clt_graph_found found;
} dibs_keys;

static const clt_field KEYS[] = {
    CLT_FIELDS_OF(clt_graph_head_fields, dibs_keys, head),
    CLT_FIELD_OBJECT_OF("diagnostics", DIAGNOSTICS, dibs_keys, diagnostics, "of the particles"),
    CLT_FIELDS_OF(clt_graph_found_fields, dibs_keys, found),
    {0},
};

static dibs_diagnostics diagnose(const clt_dibs *dibs, int d) {
  dibs_diagnostics out = {.unique_dags = dibs->graphs.n,
                          .cyclic_share = dibs->cyclic_share,
                          .effective_particles = dibs->effective,
                          .max_start_difference = dibs->max_start_difference,
                          .expected_false_share = clt_probability_false_share(dibs->edge, d)};
  for (int i = 0; i < d * d; i++) out.expected_edges += dibs->edge[i];
  return out;
}

/* The share of the starts that have a graph whose call at 0.5 is that of all of them together. */
static double *start_agreement(clt_call *call, const clt_dibs *dibs, int starts, int d) {
  size_t size = (size_t)d * (size_t)d;
  double *share = clt_arena_take(&call->arena, size, sizeof *share);
  for (size_t i = 0; share && i < size; i++) {
    int agree = 0, found = 0;
    for (int s = 0; s < starts; s++) {
      double edge = dibs->start_edge[(size_t)s * size + i];
      found += !isnan(edge);
      agree += !isnan(edge) && (edge > 0.5) == (dibs->edge[i] > 0.5);
    }
    share[i] = (double)agree / found;
  }
  return share;
}

/* Where the ascent is too short, or acyclicity weighs too little, particles end cyclic. */
static void note_cyclic(clt_call *call, const clt_dibs *dibs, const clt_dibs_options *used) {
  if (dibs->graphs.n) return;
  clt_note(call,
           "no particle, of %d, ended in a graph without cycles; raise steps, now %d, or beta",
           used->starts * used->particles, used->steps);
}

/* The posterior of a resample, for the bootstrap: in memory of its own, so that the fit to all
** units stays. */
typedef struct refit {
  clt_dibs dibs;
  double n; /* rows */
  clt_task *task;
} refit;

static bool fit_edges(void *context, const clt_score *score, double *edge) {
  refit *r = context;
  if (!clt_dibs_fit(&r->dibs, score, r->n, r->task)) return false;
  for (int i = 0; i < score->d * score->d; i++) edge[i] = r->dibs.edge[i];
  return true;
}

static const double *bootstrap(clt_call *call, const clt_graph_inputs *inputs,
                               const dibs_options *options, const clt_dibs_options *used) {
  refit again = {.n = (double)clt_graph_sample_rows(&inputs->sample), .task = &call->task};
  if (options->graph.bootstrap == 0) return NULL;
  if (!clt_dibs_init(&again.dibs, &inputs->knowledge, used, &call->arena, &call->task)) return NULL;
  return clt_graph_bootstrap_share(call, inputs, &options->graph, fit_edges, &again);
}

static bool affordable(clt_call *call, const clt_graph_inputs *inputs, const clt_dibs_options *used,
                       const dibs_options *options) {
  double copies = options->graph.bootstrap ? 2.0 : 1.0;
  double mib = copies * clt_dibs_bytes(&inputs->knowledge, used, &call->task) / 1048576.0;
  if (mib <= (double)options->graph.memory_limit) return true;
  clt_fail(call,
           "it would take %lld MiB, more than memory_limit %lld; lower particles, starts or "
           "max_parents, or raise memory_limit",
           (long long)ceil(mib), (long long)options->graph.memory_limit);
  return false;
}

/* A table of parent sets has no more candidates than that, and a required parent is always one. */
static bool few_required(clt_call *call, const clt_graph_inputs *inputs) {
  for (int j = 0; j < inputs->sample.d; j++) {
    int n = clt_count(inputs->knowledge.required[j]);
    if (n <= CLT_CANDIDATES_MAX) continue;
    clt_fail(call,
             "%s has %d required parents, and %d is the most here; leave some out of `require`, or "
             "use exact_graph()",
             inputs->sample.names[j], n, (int)CLT_CANDIDATES_MAX);
    return false;
  }
  return true;
}

/* False if an error is latched. */
static bool solve(clt_call *call, const clt_graph_inputs *inputs, const dibs_options *options,
                  const clt_dibs_options *used, dibs_keys *keys) {
  clt_dibs dibs;
  int d = inputs->sample.d;
  if (!few_required(call, inputs) || !affordable(call, inputs, used, options) ||
      !clt_dibs_init(&dibs, &inputs->knowledge, used, &call->arena, &call->task) ||
      !clt_dibs_fit(&dibs, &inputs->score, (double)clt_graph_sample_rows(&inputs->sample),
                    &call->task)) {
    return false;
  }
  note_cyclic(call, &dibs, used);
  keys->diagnostics = diagnose(&dibs, d);
  keys->found = (clt_graph_found){.sample = &inputs->sample,
                                  .edge = dibs.edge,
                                  .coefficient = dibs.coefficient,
                                  .path = dibs.path,
                                  .total_effect = dibs.effect,
                                  .start_agreement = start_agreement(call, &dibs, used->starts, d),
                                  .bootstrap_share = bootstrap(call, inputs, options, used),
                                  .n_dags = dibs.graphs.n,
                                  .parents = dibs.graphs.parents,
                                  .log_posterior = dibs.graphs.log_posterior,
                                  .weight = dibs.graphs.weight};
  return !clt_failed(call);
}

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  clt_graph_state *state = pointer;
  const dibs_options *options = state->options;
  clt_graph_inputs *inputs = clt_arena_take(&call->arena, 1, sizeof *inputs);
  if (!inputs || !clt_graph_pose(call, inputs, state)) return;
  clt_dibs_options used =
      resolve(options, inputs->sample.d, clt_graph_sample_rows(&inputs->sample));
  dibs_options written = options_used(inputs, options, &used);
  dibs_keys keys = {.head = {&inputs->sample, "dibs", OPTIONS, &written},
                    .diagnostics = {0, NAN, NAN, NAN, NAN, NAN},
                    .found = {.sample = &inputs->sample}};
  if (inputs->ready && !solve(call, inputs, options, &used, &keys)) return;
  clt_fields_write(fit, KEYS, &keys);
}

static const clt_aggregate aggregate_long =
    CLT_GRAPH_AGGREGATE(long, 3, 4, OPTIONS, sizeof(dibs_options), finish);
static const clt_aggregate aggregate_wide =
    CLT_GRAPH_AGGREGATE(wide, 1, 1, OPTIONS, sizeof(dibs_options), finish);

static const clt_rows_of rows = {.keys = KEYS, .row = clt_graph_pair_fields};

const clt_function clt_function_dibs_graph = {
    "dibs_graph",
    .summary = "The posterior of exact_graph(), approximated for up to 64 variables: by DiBS, "
               "particles in a continuous latent space, each refined by Markov chains over orders "
               "and partitions of the variables.",
    .details = "Preparation, notes and errors are those of exact_graph(), and so is what a "
               "probability is conditional on and what may be compared. The options beyond those "
               "of exact_graph() are named as in the paper. A variable has at most 19 required "
               "parents.",
    .source = "Lorch, Rothfuss, Schölkopf & Krause 2021 (arXiv 2105.11839); Friedman & Koller 2003 "
              "(orders); Kuipers & Moffa 2017 (partitions)",
    .aggregate = &aggregate_long,
    .rows = &rows,
};

const clt_function clt_function_dibs_graph_wide = {
    "dibs_graph",
    .summary = "The same from wide data, a JSON object a row: dibs_graph(json_object('epochs', "
               "epochs, 'energy', energy)).",
    .details = "As exact_graph() of JSON objects.",
    .aggregate = &aggregate_wide,
};
