#include "functions/graph/model.h"

#include <string.h>

#include "graph/bootstrap.h"

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

static bool set_score(clt_call *call, clt_graph_inputs *inputs) {
  size_t d = (size_t)inputs->sample.d;
  double *mean = clt_arena_take(&call->arena, d, sizeof *mean);
  double *scatter = clt_arena_take(&call->arena, d * d, sizeof *scatter);
  if (clt_failed(call) || !clt_score_init(&inputs->score, (int)d, &call->arena)) return false;
  inputs->ready = clt_graph_sample_score(&inputs->sample, &inputs->model, NULL, inputs->sample.n,
                                         mean, scatter, &inputs->score);
  if (!inputs->ready) {
    clt_note(call, "the likelihood is out of range for these units of measurement: standardise, or "
                   "choose obs_noise and sig_edge in their scale");
  }
  return true;
}

bool clt_graph_pose(clt_call *call, clt_graph_inputs *inputs, clt_graph_state *state) {
  const clt_graph_options *options = state->options;
  *inputs = (clt_graph_inputs){.ready = false};
  if (state->block && state->pivot.n_rows && !state->pivot.block_met) {
    clt_fail(call, "option 'block' names %!.40s, a key that no row has", state->block);
    return false;
  }
  if (state->blocked && !clt_pivot_mark_sort(&state->pivot, &state->blocks)) return false;
  clt_graph_units units = {.block = state->blocks.of_unit,
                           .centred_blocks = state->blocked ? state->blocks.labels.count : 0};
  if (!clt_graph_prepare(&inputs->sample, &state->pivot, &units, options->max_missing,
                         (clt_transform)options->transform)) {
    return false;
  }
  if (!clt_graph_set_score_model(call, options, &inputs->sample, &inputs->model)) return false;
  if (!clt_graph_knowledge(call, options, &inputs->sample, &inputs->knowledge)) return false;
  if (!clt_graph_enough(call, &inputs->sample, inputs->sample.n)) return true;
  clt_graph_note_combinations(call, &inputs->sample);
  call->task.threads = (int)options->threads;
  return set_score(call, inputs) && !clt_failed(call);
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

/* A row: what is known of an ordered pair. */
typedef struct pair_row {
  const char *source, *target;
  double probability, reverse_probability, adjacency;
  double weight, weight_raw;
  double path_probability;
  double total_effect, total_effect_raw;
  double start_agreement, bootstrap_share;
} pair_row;

#define REAL(member, meaning) CLT_FIELD_OF(REAL, pair_row, member, meaning)

const clt_field clt_graph_row[] = {
    CLT_FIELD_OF(TEXT, pair_row, source, "the cause"),
    CLT_FIELD_OF(TEXT, pair_row, target, "the effect"),
    REAL(probability, "of the edge source → target"),
    REAL(reverse_probability, "of target → source"),
    REAL(adjacency, "of an edge in either direction"),
    REAL(weight, "posterior mean of the coefficient given the edge, standardised"),
    REAL(weight_raw, "the same in the variables' own units: what may be compared between groups"),
    REAL(path_probability, "that source is an ancestor of target, directly or through others"),
    REAL(total_effect, "posterior mean of the total causal effect, 0 where there is no path; "
                       "standardised"),
    REAL(total_effect_raw, "the same in the variables' own units"),
    REAL(start_agreement, "dibs_graph: share of `starts` that agree with the pooled call at 0.5"),
    REAL(bootstrap_share, "share of resamples in which the probability is above 0.5"),
    {0},
};

/* A coefficient in the scale of the score, standardised and in the variables' own units. */
static void set_coefficient(double *standardised, double *own, const clt_graph_sample *sample,
                            int s, int t, double x) {
  double ratio = sample->sd[t] / sample->sd[s];
  bool raw = sample->transform == CLT_RAW, ranks = sample->transform == CLT_RANK;
  *standardised = raw ? x / ratio : x;
  *own = ranks ? NAN : raw ? x : x * ratio;
}

static void write_pair(clt_fit *fit, const clt_graph_sample *sample, const clt_graph_found *found,
                       int s, int t) {
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
  clt_fields_row(fit, clt_graph_row, &row);
}

void clt_graph_write_found(clt_fit *fit, const clt_graph_inputs *inputs,
                           const clt_graph_found *found) {
  static const clt_graph_found nothing = {.n_dags = 0};
  const clt_graph_sample *sample = &inputs->sample;
  if (!found) found = &nothing;
  write_dags(fit, sample->d, found);
  clt_fit_open(fit, "rows", '[');
  for (int s = 0; s < sample->d; s++) {
    for (int t = 0; t < sample->d; t++) {
      if (s != t) write_pair(fit, sample, found, s, t);
    }
  }
  clt_fit_close(fit, ']');
}

double *clt_graph_bootstrap_share(clt_call *call, const clt_graph_inputs *inputs,
                                  const clt_graph_options *options,
                                  bool (*fit)(void *context, const clt_score *score, double *edge),
                                  void *context) {
  clt_graph_bootstrap b = {.sample = &inputs->sample,
                           .model = &inputs->model,
                           .seed = (uint64_t)options->seed,
                           .resamples = options->bootstrap,
                           .fit = fit,
                           .context = context};
  if (b.resamples == 0 || !clt_graph_bootstrap_run(&b, &call->arena)) return NULL;
  if (b.used < b.resamples) {
    clt_note(call, "%lld resamples in which a variable does not vary are left out",
             (long long)(b.resamples - b.used));
  }
  return b.share;
}
