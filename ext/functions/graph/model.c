#include "functions/graph/model.h"

#include <string.h>

#include "functions/graph/pivot_blob.h"
#include "graph/bootstrap.h"

const clt_argument clt_graph_arguments_long[5] = {
    CLT_SHARD,
    {"unit", CLT_LABEL, "what the variables were measured on: a run, a machine"},
    {"variable", CLT_LABEL, "its name"},
    {"value", CLT_OPTIONAL_NUMBER, "NULL: missing; a unit has at most one of a variable"},
    {"block", CLT_LABEL,
     "the same in all rows of a unit: values are centred within blocks, so that the blocks' levels "
     "make no edges, and count as n - (blocks - 1) rows; where it may begin with '{', add `'{}'` "
     "behind it"}};
const clt_argument clt_graph_arguments_wide[2] = {
    CLT_SHARD,
    {"object", CLT_LABEL,
     "a unit: a JSON object of names and numbers; text that is wholly a number counts as that "
     "number, true and false as 1 and 0, null and the empty text as missing"}};

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
    clt_fail(call, "it takes a JSON object of names and numbers a row; or unit, variable, value");
  }
}

void clt_graph_save(clt_call *call, const void *pointer, clt_writer *out) {
  const clt_graph_state *state = pointer;
  (void)call;
  clt_pivot_save(&state->pivot, &state->blocks, out);
}

void clt_graph_merge(clt_call *call, void *pointer, clt_reader *in, clt_arena *scratch) {
  clt_graph_state *state = pointer;
  (void)call;
  clt_pivot_merge(&state->pivot, state->blocked ? &state->blocks : NULL, in, scratch);
}

void clt_graph_note_range(clt_call *call) {
  clt_note(call, "the likelihood is out of range for these units of measurement: standardise, or "
                 "choose obs_noise and sig_edge in their scale");
}

static bool set_score(clt_call *call, clt_graph_inputs *inputs) {
  size_t d = (size_t)inputs->sample.d;
  double *mean = clt_arena_take(&call->arena, d, sizeof *mean);
  double *scatter = clt_arena_take(&call->arena, d * d, sizeof *scatter);
  if (clt_failed(call) || !clt_score_init(&inputs->score, (int)d, &call->arena)) return false;
  clt_graph_rows all = {.n = inputs->sample.n, .lost = inputs->sample.lost};
  inputs->ready =
      clt_graph_sample_score(&inputs->sample, &inputs->model, &all, mean, scatter, &inputs->score);
  if (!inputs->ready) clt_graph_note_range(call);
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
                           .centred_blocks = state->blocked ? state->blocks.labels.count : 0,
                           .combination = &options->combination};
  if (!clt_graph_prepare(&inputs->sample, &state->pivot, &units, options->max_missing,
                         (clt_transform)options->transform)) {
    return false;
  }
  if (!clt_graph_set_score_model(call, options, &inputs->sample, &inputs->model)) return false;
  if (!clt_graph_knowledge(call, options, &inputs->sample, &inputs->knowledge)) return false;
  if (!clt_graph_enough(call, &inputs->sample, clt_graph_sample_rows(&inputs->sample))) return true;
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
  if (b.flat) {
    clt_note(call, "%lld resamples in which a variable does not vary are left out",
             (long long)b.flat);
  }
  if (b.used + b.flat < b.resamples) {
    clt_note(call, "%lld resamples that gave only graphs with cycles are left out",
             (long long)(b.resamples - b.used - b.flat));
  }
  return b.share;
}
