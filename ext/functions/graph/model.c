#include "functions/graph/model.h"

#include <string.h>

#include "base/rng.h"
#include "graph/exact/exact.h"

const clt_argument clt_graph_arguments_long[4] = {{"unit", CLT_LABEL},
                                                  {"variable", CLT_LABEL},
                                                  {"value", CLT_OPTIONAL_NUMBER},
                                                  {"block", CLT_LABEL}};
const clt_argument clt_graph_arguments_wide[1] = {{"object", CLT_LABEL}};

enum { UNIT, VARIABLE, VALUE, BLOCK };

void clt_graph_start(clt_call *call, void *pointer, const void *options, int n_cells) {
  clt_graph_state *state = pointer;
  const clt_graph_options *graph_options = options;
  const clt_label *block = &graph_options->block;
  state->options = options;
  clt_pivot_start(&state->pivot, call, graph_options->memory_limit);
  clt_pivot_mark_start(&state->pivot, &state->blocks, "block");
  state->blocked = n_cells > BLOCK || block->type != CLT_LABEL_NONE;
  if (block->type == CLT_LABEL_NONE) return;
  state->block = clt_label_text(&call->arena, block);
  if (n_cells >= VALUE) {
    clt_fail(call, "option 'block' names a key of the JSON object of a row; with unit, variable, "
                   "value pass the block as the fourth argument");
  }
}

void clt_graph_row_long(clt_call *call, void *pointer, const clt_cell *cells) {
  (void)call;
  clt_graph_state *state = pointer;
  int unit =
      clt_pivot_add(&state->pivot, &cells[UNIT].label, &cells[VARIABLE].label, cells[VALUE].number);
  if (unit >= 0 && state->blocked) {
    clt_pivot_mark_unit(&state->pivot, &state->blocks, unit, &cells[BLOCK].label);
  }
}

void clt_graph_row_wide(clt_call *call, void *pointer, const clt_cell *cells) {
  clt_graph_state *state = pointer;
  const clt_label *object = &cells[0].label;
  if (object->type == CLT_LABEL_TEXT && object->text[strspn(object->text, " \t\r\n")] == '{') {
    clt_pivot_add_object(&state->pivot, object->text, state->block, &state->blocks);
  } else {
    clt_fail(call, "with one argument it takes a JSON object of names and numbers a row; else "
                   "unit, variable, value");
  }
}

bool clt_graph_score(const clt_graph_problem *problem, const int64_t *row, int64_t n, double *mean,
                     double *scatter, clt_score *score) {
  if (!clt_graph_moments(&problem->data, row, n, mean, scatter)) return false;
  clt_score_data data = {(double)n, mean, scatter};
  clt_score_set(score, &problem->model, &data);
  return clt_score_in_range(score);
}

static bool set_score(clt_call *call, clt_graph_problem *problem) {
  size_t d = (size_t)problem->data.d;
  double *mean = clt_arena_take(&call->arena, d, sizeof *mean);
  double *scatter = clt_arena_take(&call->arena, d * d, sizeof *scatter);
  if (clt_failed(call) || !clt_score_init(&problem->score, (int)d, &call->arena)) return false;
  problem->ready = clt_graph_score(problem, NULL, problem->data.n, mean, scatter, &problem->score);
  if (!problem->ready) {
    clt_note(call, "the likelihood is out of range for these units of measurement: standardise, or "
                   "choose obs_noise and sig_edge in their scale");
  }
  return true;
}

bool clt_graph_pose(clt_call *call, clt_graph_problem *problem, clt_graph_state *state) {
  const clt_graph_options *options = state->options;
  *problem = (clt_graph_problem){.ready = false};
  if (state->block && state->pivot.n_rows && !state->pivot.block_met) {
    clt_fail(call, "option 'block' names %!.40s, a key that no row has", state->block);
    return false;
  }
  if (state->blocked && !clt_pivot_mark_sort(&state->pivot, &state->blocks)) return false;
  clt_graph_units units = {.block = state->blocks.of_unit,
                           .blocks = state->blocks.labels.count,
                           .centre = state->blocked};
  if (!clt_graph_prepare(&problem->data, &state->pivot, &units, options->max_missing,
                         (clt_transform)options->transform)) {
    return false;
  }
  if (!clt_graph_model(call, options, &problem->data, &problem->model)) return false;
  if (!clt_graph_knowledge(call, options, &problem->data, &problem->knowledge)) return false;
  if (!clt_graph_enough(call, &problem->data, problem->data.n)) return true;
  clt_graph_note_combinations(call, &problem->data);
  call->task.threads = (int)options->threads;
  return set_score(call, problem) && !clt_failed(call);
}

bool clt_exact_affordable(clt_call *call, const clt_knowledge *knowledge, double bytes,
                          int64_t memory_limit) {
  double mib = bytes / 1048576.0;
  int free_variables = knowledge->d - clt_count(knowledge->parentless);
  if (mib <= (double)memory_limit) return true;
  if (isinf(mib)) {
    clt_fail(call,
             "%d variables can have parents, too many for the exact posterior; declare causes "
             "that have none as exogenous or in the first of the tiers, leave variables out, or "
             "use dibs_graph()",
             free_variables);
  } else {
    clt_fail(call,
             "%d variables can have parents: that takes %lld MiB, more than memory_limit %lld; "
             "declare causes that have none as exogenous or in the first of the tiers, raise "
             "memory_limit, or use dibs_graph()",
             free_variables, (long long)ceil(mib), (long long)memory_limit);
  }
  return false;
}

static void write_dags(clt_fit *fit, int d, const clt_graph_found *found) {
  clt_fit_open(fit, "dags", '[');
  for (int g = 0; g < found->n_dags; g++) {
    const uint64_t *parents = found->parents + (size_t)g * (size_t)d;
    clt_fit_open(fit, NULL, '{');
    clt_fit_open(fit, "edges", '[');
    for (int j = 0; j < d; j++) {
      for (uint64_t m = parents[j]; m; m &= m - 1) {
        clt_fit_integer(fit, NULL, clt_lowest(m));
        clt_fit_integer(fit, NULL, j);
      }
    }
    clt_fit_close(fit, ']');
    clt_fit_real(fit, "log_posterior", found->log_posterior[g]);
    clt_fit_real(fit, "weight", found->weight[g]);
    clt_fit_close(fit, '}');
  }
  clt_fit_close(fit, ']');
}

static double entry(const double *matrix, int pair) {
  return matrix ? matrix[pair] : NAN;
}

/* A coefficient in the scale of the score, standardised and in the variables' own units. */
static void write_coefficient(clt_fit *fit, const char *key, const char *raw_key,
                              const clt_graph_sample *data, int s, int t, double x) {
  double ratio = data->sd[t] / data->sd[s];
  bool raw = data->transform == CLT_RAW, ranks = data->transform == CLT_RANK;
  clt_fit_real(fit, key, raw ? x / ratio : x);
  clt_fit_real(fit, raw_key, ranks ? NAN : raw ? x : x * ratio);
}

static void write_pair(clt_fit *fit, const clt_graph_sample *data, const clt_graph_found *found,
                       int s, int t) {
  int pair = s * data->d + t, reverse = t * data->d + s;
  double edge = entry(found->edge, pair), back = entry(found->edge, reverse);
  clt_fit_open(fit, NULL, '{');
  clt_fit_text(fit, "source", data->names[s]);
  clt_fit_text(fit, "target", data->names[t]);
  clt_fit_real(fit, "probability", edge);
  clt_fit_real(fit, "reverse_probability", back);
  clt_fit_real(fit, "adjacency", edge + back);
  write_coefficient(fit, "weight", "weight_raw", data, s, t, entry(found->coefficient, pair));
  clt_fit_real(fit, "path_probability", entry(found->path, pair));
  write_coefficient(fit, "total_effect", "total_effect_raw", data, s, t,
                    entry(found->total_effect, pair));
  clt_fit_real(fit, "start_agreement", entry(found->start_agreement, pair));
  clt_fit_real(fit, "bootstrap_share", entry(found->bootstrap_share, pair));
  clt_fit_close(fit, '}');
}

void clt_graph_write_found(clt_fit *fit, const clt_graph_problem *problem,
                           const clt_graph_found *found) {
  static const clt_graph_found nothing = {.n_dags = 0};
  const clt_graph_sample *data = &problem->data;
  if (!found) found = &nothing;
  write_dags(fit, data->d, found);
  clt_fit_open(fit, "rows", '[');
  for (int s = 0; s < data->d; s++) {
    for (int t = 0; t < data->d; t++) {
      if (s != t) write_pair(fit, data, found, s, t);
    }
  }
  clt_fit_close(fit, ']');
}

/* Numbers of as many units as there are, drawn with replacement; stream 2^32 + r of the seed. */
static void draw_units(int64_t *row, int64_t n, uint64_t seed, int64_t r) {
  clt_rng rng;
  clt_rng_seed(&rng, seed, (UINT64_C(1) << 32) + (uint64_t)r);
  for (int64_t i = 0; i < n; i++) row[i] = clt_rng_below(&rng, (uint32_t)n);
}

double *clt_graph_bootstrap(clt_call *call, const clt_graph_problem *problem,
                            const clt_graph_options *options,
                            bool (*fit)(void *context, const clt_score *score, double *edge),
                            void *context) {
  size_t d = (size_t)problem->data.d, n = (size_t)problem->data.n;
  clt_arena *arena = &call->arena;
  double *share = clt_arena_take(arena, d * d, sizeof *share);
  double *edge = clt_arena_take(arena, d * d, sizeof *edge);
  double *scatter = clt_arena_take(arena, d * d, sizeof *scatter);
  double *mean = clt_arena_take(arena, d, sizeof *mean);
  int64_t *row = clt_arena_take(arena, n, sizeof *row), used = 0;
  clt_score score;
  if (clt_failed(call) || options->bootstrap == 0 || !clt_score_init(&score, (int)d, arena)) {
    return NULL;
  }
  for (int64_t r = 0; r < options->bootstrap; r++) {
    draw_units(row, (int64_t)n, (uint64_t)options->seed, r);
    if (!clt_graph_score(problem, row, (int64_t)n, mean, scatter, &score)) continue;
    if (!fit(context, &score, edge)) return NULL;
    for (size_t i = 0; i < d * d; i++) share[i] += edge[i] > 0.5;
    used++;
  }
  for (size_t i = 0; i < d * d; i++) share[i] /= (double)used;
  if (used < options->bootstrap) {
    clt_note(call, "%lld resamples in which a variable does not vary are left out",
             (long long)(options->bootstrap - used));
  }
  return share;
}
