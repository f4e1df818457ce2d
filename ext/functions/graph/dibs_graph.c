/*
** dibs_graph(unit, variable, value [, block] [, options]) -> fit: the Bayesian posterior over
** causal graphs by DiBS (Lorch et al. 2021, arXiv 2105.11839; ext/graph/dibs/dibs.h): particles in
** a continuous latent space, refined by Markov chains over orders and partitions.
** dibs_graph(object [, options]) the same from a JSON object of names and numbers a row.
**
** Arguments and preparation as exact_graph().
** Options: those of all graph functions (graph_options.h) and, named as in the paper,
**   starts       3 independent runs, pooled
**   particles, steps       of each run; the defaults stand in the fit's options
**   alpha, beta            slopes of the annealing, a step; default by the numbers of steps, units
**   latent_dim             default: the number of variables
**   bandwidth              of the Stein kernel; 0 (default): independent particles
**   step_size              of RMSprop
**   refine       'order' (default) | 'none': DiBS as published
**   weights      'uniform' (by how often a graph was found; default with refine) | 'mixture' (by
**                its unnormalised posterior, DiBS+; default without)
** Rows as exact_graph(); start_agreement is the share of the starts that agree with the pooled call
**   at 0.5.
** Keys as exact_graph(); diagnostics {unique_dags, cyclic_share (particles that ended cyclic: never
**   in the result), effective_particles, max_start_difference (largest difference of an edge's
**   probability between two starts: where it is above some 0.1, more particles or starts are needed
**   before the edges concerned are believed), expected_edges}.
** Errors and degenerate data as exact_graph().
*/
#include <math.h>

#include "functions/graph/model.h"
#include "graph/dibs/dibs.h"
#include "sqlite/function.h"

typedef struct dibs_options {
  clt_graph_options graph;
  int64_t starts, particles, steps, latent_dim; /* -1: by default */
  double alpha, beta, bandwidth, step_size;     /* NAN: by default */
  int refine;                                   /* REFINE_ORDER or REFINE_NONE */
  int weights; /* WEIGHTS_UNIFORM or WEIGHTS_MIXTURE; -1: by default */
} dibs_options;

enum { REFINE_ORDER, REFINE_NONE };
enum { WEIGHTS_UNIFORM, WEIGHTS_MIXTURE };

static const char *const refinements[] = {[REFINE_ORDER] = "order", [REFINE_NONE] = "none", NULL};
static const char *const weightings[] = {"uniform", "mixture", NULL};

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_graph_option_table, dibs_options, graph),
    {"starts", CLT_OPTION_INTEGER, offsetof(dibs_options, starts), -1, 1, 100,
     .allowed = "a whole number"},
    {"particles", CLT_OPTION_INTEGER, offsetof(dibs_options, particles), -1, 1, 10000,
     .allowed = "a whole number"},
    {"steps", CLT_OPTION_INTEGER, offsetof(dibs_options, steps), -1, 1, 100000,
     .allowed = "a whole number"},
    {"latent_dim", CLT_OPTION_INTEGER, offsetof(dibs_options, latent_dim), -1, 1, 256,
     .allowed = "a whole number"},
    {"alpha", CLT_OPTION_REAL, offsetof(dibs_options, alpha), NAN, 1e-9, 1e9,
     .allowed = "a number"},
    {"beta", CLT_OPTION_REAL, offsetof(dibs_options, beta), NAN, 0, 1e9, .allowed = "a number"},
    {"bandwidth", CLT_OPTION_REAL, offsetof(dibs_options, bandwidth), NAN, 0, 1e9,
     .allowed = "a number (0: no kernel)"},
    {"step_size", CLT_OPTION_REAL, offsetof(dibs_options, step_size), NAN, 1e-9, 1e3,
     .allowed = "a number"},
    {"refine", CLT_OPTION_CHOICE, offsetof(dibs_options, refine), REFINE_ORDER,
     .choices = refinements},
    {"weights", CLT_OPTION_CHOICE, offsetof(dibs_options, weights), -1, .choices = weightings},
    {0},
};

/* What the options come to, for d variables and n units. The slopes of the annealing are such that
** alpha ends at 200 and the weight of acyclicity, which has to hold its own against a likelihood
** that grows with n, at 10 n. */
static clt_dibs_options resolve(const dibs_options *options, int d, int64_t n) {
  clt_dibs_options out = clt_dibs_defaults(d, options->refine == REFINE_ORDER);
  if (options->starts > 0) out.starts = (int)options->starts;
  if (options->particles > 0) out.particles = (int)options->particles;
  if (options->steps > 0) out.steps = (int)options->steps;
  if (options->latent_dim > 0) out.latent_dim = (int)options->latent_dim;
  out.alpha = isnan(options->alpha) ? 200.0 / out.steps : options->alpha;
  out.beta = isnan(options->beta) ? 10.0 * (double)n / out.steps : options->beta;
  if (!isnan(options->bandwidth)) out.bandwidth = options->bandwidth;
  if (!isnan(options->step_size)) out.step_size = options->step_size;
  if (options->weights >= 0) out.mixture = options->weights == WEIGHTS_MIXTURE;
  out.seed = (uint64_t)options->graph.seed;
  return out;
}

static void write_head(clt_fit *fit, const clt_graph_inputs *inputs, const dibs_options *options,
                       const clt_dibs_options *used) {
  clt_graph_write_variables(fit, &inputs->sample);
  clt_fit_text(fit, "method", "dibs");
  clt_fit_open(fit, "options", '{');
  dibs_options written = {.graph = clt_graph_options_used(&options->graph, &inputs->model),
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
  clt_options_write(fit, OPTIONS, &written);
  clt_fit_close(fit, '}');
}

static void write_diagnostics(clt_fit *fit, const clt_dibs *dibs, int d) {
  double expected_edges = dibs ? 0.0 : NAN;
  for (int i = 0; dibs && i < d * d; i++) expected_edges += dibs->edge[i];
  clt_fit_open(fit, "diagnostics", '{');
  clt_fit_integer(fit, "unique_dags", dibs ? dibs->graphs.n : 0);
  clt_fit_real(fit, "cyclic_share", dibs ? dibs->cyclic_share : NAN);
  clt_fit_real(fit, "effective_particles", dibs ? dibs->effective : NAN);
  clt_fit_real(fit, "max_start_difference", dibs ? dibs->max_start_difference : NAN);
  clt_fit_real(fit, "expected_edges", expected_edges);
  clt_fit_close(fit, '}');
}

/* The share of the starts whose call at 0.5 is that of all of them together. */
static double *start_agreement(clt_call *call, const clt_dibs *dibs, int starts, int d) {
  size_t size = (size_t)d * (size_t)d;
  double *share = clt_arena_take(&call->arena, size, sizeof *share);
  for (size_t i = 0; share && i < size; i++) {
    int agree = 0;
    for (int s = 0; s < starts; s++) {
      agree += (dibs->start_edge[(size_t)s * size + i] > 0.5) == (dibs->edge[i] > 0.5);
    }
    share[i] = (double)agree / starts;
  }
  return share;
}

/* The posterior of a resample, for the bootstrap: in memory of its own, so that the fit to all
** units stays. */
typedef struct refit {
  clt_dibs dibs;
  double n; /* units */
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
  refit again = {.n = (double)inputs->sample.n, .task = &call->task};
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

static void solve(clt_call *call, const clt_graph_inputs *inputs, const dibs_options *options,
                  const clt_dibs_options *used, clt_fit *fit) {
  clt_dibs dibs;
  int d = inputs->sample.d;
  if (!affordable(call, inputs, used, options)) return;
  if (!clt_dibs_init(&dibs, &inputs->knowledge, used, &call->arena, &call->task)) return;
  if (!clt_dibs_fit(&dibs, &inputs->score, (double)inputs->sample.n, &call->task)) return;
  clt_graph_found found = {.edge = dibs.edge,
                           .coefficient = dibs.coefficient,
                           .path = dibs.path,
                           .total_effect = dibs.effect,
                           .start_agreement = start_agreement(call, &dibs, used->starts, d),
                           .bootstrap_share = bootstrap(call, inputs, options, used),
                           .n_dags = dibs.graphs.n,
                           .parents = dibs.graphs.parents,
                           .log_posterior = dibs.graphs.log_posterior,
                           .weight = dibs.graphs.weight};
  if (clt_failed(call)) return;
  write_head(fit, inputs, options, used);
  write_diagnostics(fit, &dibs, d);
  clt_graph_write_found(fit, inputs, &found);
}

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  clt_graph_state *state = pointer;
  const dibs_options *options = state->options;
  clt_graph_inputs *inputs = clt_arena_take(&call->arena, 1, sizeof *inputs);
  if (!inputs || !clt_graph_pose(call, inputs, state)) return;
  clt_dibs_options used = resolve(options, inputs->sample.d, inputs->sample.n);
  if (inputs->ready) {
    solve(call, inputs, options, &used, fit);
  } else {
    write_head(fit, inputs, options, &used);
    write_diagnostics(fit, NULL, 0);
    clt_graph_write_found(fit, inputs, NULL);
  }
}

static const clt_aggregate aggregate_long =
    CLT_GRAPH_AGGREGATE(long, 3, 4, OPTIONS, sizeof(dibs_options), finish);
static const clt_aggregate aggregate_wide =
    CLT_GRAPH_AGGREGATE(wide, 1, 1, OPTIONS, sizeof(dibs_options), finish);

static const clt_rows_of rows = {.row = clt_graph_row};

const clt_function clt_function_dibs_graph = {"dibs_graph", .aggregate = &aggregate_long,
                                              .rows = &rows};
const clt_function clt_function_dibs_graph_wide = {"dibs_graph", .aggregate = &aggregate_wide};
