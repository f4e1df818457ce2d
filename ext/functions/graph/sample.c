#include "functions/graph/sample.h"

#include <string.h>

#include "functions/notes.h"

#define COMBINATION "is an exact linear combination of "

/* What a combination is one of: names with commas between them, for a note; "" of other drops. */
static const char *parts_of(clt_call *call, const clt_drop *drop) {
  size_t room = 1, end = 0;
  for (int i = 0; i < drop->n_parts; i++) room += strlen(drop->parts[i]) + 2;
  char *text = clt_arena_take(&call->arena, room, 1);
  for (int i = 0; text && i < drop->n_parts; i++) {
    size_t length = strlen(drop->parts[i]);
    if (i) text[end++] = ',', text[end++] = ' ';
    memcpy(text + end, drop->parts[i], length);
    end += length;
  }
  return text ? text : "";
}

void clt_graph_note_drops(clt_call *call, const clt_graph_sample *sample) {
  static const char *const why[] = {
      [CLT_DROP_EMPTY] = "it has no values",
      [CLT_DROP_MISSING] = "too many of its values are missing",
      [CLT_DROP_CONSTANT] = "it is constant",
      [CLT_DROP_CONSTANT_COMPLETE] = "it is constant in the complete units",
      [CLT_DROP_WITHIN_BLOCKS] = "it does not vary within the blocks",
      [CLT_DROP_WITHIN_CELLS] = "it does not vary within the groups and blocks",
      [CLT_DROP_COMBINATION] = ("it " COMBINATION),
  };
  for (int i = 0; i < sample->n_drops; i++) {
    const clt_drop *drop = &sample->drops[i];
    clt_note(call, "dropped %s: %s%s", drop->name, why[drop->reason], parts_of(call, drop));
  }
}

bool clt_graph_combinations(clt_call *call, clt_graph_sample *sample, clt_combination what) {
  clt_combinations *found = clt_arena_take(&call->arena, 1, sizeof *found);
  if (!found || !clt_graph_sample_combinations(sample, found, &call->arena, &call->task)) {
    return false;
  }
  for (int i = 0; i < found->n && what == CLT_COMBINATION_KEEP; i++) {
    clt_note(call, "%s " COMBINATION "%s", found->drop[i].name, parts_of(call, &found->drop[i]));
  }
  if (what == CLT_COMBINATION_DROP) clt_graph_sample_drop_combinations(sample, found);
  clt_graph_note_drops(call, sample);
  return !clt_failed(call);
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
                           .block = units->block,
                           .cluster = units->cluster};
  if (!clt_graph_sample_take(sample, &table, max_missing, &call->arena, &call->task)) return false;
  clt_graph_note_drops(call, sample);
  if (sample->refused) {
    clt_note(
        call,
        "%d variables are %d more than the %d that a graph can have: leave some out, with WHERE "
        "or, in the analysis, by the role 'ignore', sums of others first, or lower max_missing",
        sample->refused, sample->refused - CLT_GRAPH_MAX, CLT_GRAPH_MAX);
  }
  count_units(pivot, table.units, sample->n);
  if (sample->out_of_range) clt_note_out_of_range(call);
  if (units->centred_blocks) {
    if (!clt_graph_sample_centre(sample, units->centred_blocks, &call->arena, &call->task)) {
      return false;
    }
    clt_graph_note_drops(call, sample);
  }
  if (units->combination &&
      !clt_graph_combinations(call, sample, (clt_combination)*units->combination)) {
    return false;
  }
  return clt_graph_sample_transform(sample, transform, &call->arena, &call->task);
}

bool clt_graph_enough(clt_call *call, const clt_graph_sample *sample, int64_t n) {
  int least = sample->d + 2;
  if (sample->d < 2) {
    if (!sample->refused) clt_note(call, "fewer than two variables are left");
  } else if (n >= least) {
    return !sample->out_of_range || sample->transform == CLT_RANK;
  } else if (sample->lost) {
    clt_note(call,
             "too few units: centring within blocks leaves %lld rows for %d variables, at least %d "
             "are needed",
             (long long)n, sample->d, least);
  } else {
    clt_note(call, "too few units: %lld complete ones for %d variables, at least %d are needed",
             (long long)n, sample->d, least);
  }
  return false;
}
