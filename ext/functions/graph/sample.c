#include "functions/graph/sample.h"

#include "functions/notes.h"

void clt_graph_note_drops(clt_call *call, const clt_graph_sample *sample) {
  static const char *const why[] = {
      [CLT_DROP_EMPTY] = "it has no values",
      [CLT_DROP_MISSING] = "too many of its values are missing",
      [CLT_DROP_CONSTANT] = "it is constant",
      [CLT_DROP_CONSTANT_COMPLETE] = "it is constant in the complete units",
      [CLT_DROP_WITHIN_BLOCKS] = "it does not vary within the blocks",
      [CLT_DROP_WITHIN_CELLS] = "it does not vary within the groups and blocks",
  };
  for (int i = 0; i < sample->n_drops; i++) {
    clt_note(call, "dropped %s: %s", sample->drops[i].name, why[sample->drops[i].reason]);
  }
}

/* The call's n and n_missing count units. Rows that the frame left out are units in the wide form;
** in the long form nobody knows how many units they would have been. */
static void count_units(clt_pivot *pivot, int64_t units, int64_t complete_units) {
  clt_call *call = pivot->call;
  int64_t rows = call->n_missing;
  bool wide = pivot->units.count == 0;
  call->n = complete_units;
  call->n_missing = units - complete_units + (wide ? rows : 0);
  if (!wide && rows > 0) {
    clt_note(call, "%lld row%s left out: only the value may be NULL", (long long)rows,
             rows == 1 ? "" : "s");
  }
}

bool clt_graph_prepare(clt_graph_sample *sample, clt_pivot *pivot, const clt_graph_units *units,
                       double max_missing, clt_transform transform) {
  clt_call *call = pivot->call;
  const char **names;
  const double *value = clt_pivot_table(pivot, &names);
  if (!value) return false;
  clt_graph_table table = {.units = pivot->n_units,
                           .width = pivot->variables.count,
                           .value = value,
                           .names = names,
                           .group = units->group,
                           .block = units->block};
  if (!clt_graph_sample_take(sample, &table, max_missing, &call->arena, &call->task)) return false;
  clt_graph_note_drops(call, sample);
  if (sample->refused) {
    clt_note(call,
             "%d variables, and a graph can have at most %d: leave some out, with WHERE or, in the "
             "analysis, by the role 'ignore'",
             sample->refused, CLT_GRAPH_MAX);
  }
  count_units(pivot, table.units, sample->n);
  if (sample->out_of_range) clt_note_out_of_range(call);
  if (units->centred_blocks) {
    if (!clt_graph_sample_centre(sample, units->centred_blocks, &call->arena, &call->task)) {
      return false;
    }
    clt_graph_note_drops(call, sample);
  }
  return clt_graph_sample_transform(sample, transform, &call->arena, &call->task);
}

bool clt_graph_enough(clt_call *call, const clt_graph_sample *sample, int64_t n) {
  if (sample->d < 2) {
    clt_note(call, "fewer than two variables are left");
  } else if (n < sample->d + 2) {
    clt_note(call, "too few units: %lld complete ones for %d variables, at least %d are needed",
             (long long)n, sample->d, sample->d + 2);
  } else {
    return !sample->out_of_range || sample->transform == CLT_RANK;
  }
  return false;
}

void clt_graph_note_combinations(clt_call *call, const clt_graph_sample *sample) {
  bool combination[CLT_GRAPH_MAX];
  if (!clt_graph_sample_combinations(sample, combination, &call->arena, &call->task)) return;
  for (int v = 0; v < sample->d; v++) {
    if (!combination[v]) continue;
    clt_note(call, "%s is an exact linear combination of other variables", sample->names[v]);
  }
}
