#include "functions/graph/pivot_blob.h"

#include <limits.h>
#include <math.h>

#include "sqlite/label_blob.h"

static void put_marks(const clt_pivot *pivot, const clt_pivot_mark *mark, clt_writer *out) {
  clt_put_labels(out, &mark->labels);
  for (int u = 0; u < pivot->n_units; u++) {
    clt_put_count(out, u < mark->capacity ? mark->of_unit[u] : -1);
  }
}

void clt_pivot_save(const clt_pivot *pivot, const clt_pivot_mark *mark, clt_writer *out) {
  clt_put_count(out, pivot->n_units);
  clt_put_labels(out, &pivot->units);
  clt_put_labels(out, &pivot->variables);
  clt_put_count(out, pivot->n_empty);
  clt_put_count(out, pivot->n_rows);
  clt_put_byte(out, pivot->block_met);
  put_marks(pivot, mark, out);
  clt_put_count(out, pivot->count);
  size_t unpolled = 0;
  for (int64_t i = 0; i < pivot->count; i++) {
    if (clt_task_stop_after(&pivot->call->task, 1, &unpolled)) return;
    const clt_pivot_cell *cell = &pivot->cells[i];
    clt_put_count(out, cell->unit);
    clt_put_count(out, cell->variable);
    clt_put_real(out, cell->value);
  }
}

/* Where the shard's units are here: by their labels, or, in the wide form, behind those that there
** are. NULL if an error is latched or the reader is bad. */
static const int *take_units(clt_pivot *pivot, clt_reader *in, clt_arena *scratch, int *n) {
  int named = 0, before = pivot->n_units;
  bool others_named = pivot->units.count > 0;
  *n = clt_take_length(in, 8);
  int *unit = clt_take_labels(in, &pivot->units, scratch, &pivot->call->task, &named);
  if (!unit) return NULL;
  bool wrong = named ? named != *n || (before && !others_named) : *n && others_named;
  if (wrong || *n > INT_MAX / 2 - before) {
    in->bad = true;
    return NULL;
  }
  if (!named) unit = clt_arena_take(scratch, (size_t)*n, sizeof *unit);
  for (int u = 0; unit && !named && u < *n; u++) unit[u] = before + u;
  pivot->n_units = named ? pivot->units.count : before + *n;
  return unit;
}

/* Where there are marks, every unit has one. */
static void take_marks(clt_pivot *pivot, clt_pivot_mark *mark, clt_reader *in, const int *unit,
                       int n, clt_arena *scratch) {
  clt_label_set none;
  int labels;
  clt_label_set_init(&none, scratch);
  const int *map =
      clt_take_labels(in, mark ? &mark->labels : &none, scratch, &pivot->call->task, &labels);
  for (int u = 0; map && u < n; u++) {
    int64_t label = clt_take_between(in, mark ? 0 : -1, labels - 1);
    if (in->bad || clt_failed(pivot->call)) return;
    if (mark) clt_pivot_mark_unit(pivot, mark, unit[u], &mark->labels.labels[map[label]]);
  }
}

static void take_cells(clt_pivot *pivot, clt_reader *in, const int *unit, int units,
                       const int *variable, int variables) {
  int count = clt_take_length(in, 24);
  size_t unpolled = 0;
  if (count && (units == 0 || variables == 0)) in->bad = true;
  for (int i = 0; i < count; i++) {
    int64_t u = clt_take_between(in, 0, units - 1), v = clt_take_between(in, 0, variables - 1);
    double value = clt_take_real(in);
    if (isinf(value)) in->bad = true;
    if (clt_task_stop_after(&pivot->call->task, 1, &unpolled)) return;
    if (in->bad || clt_failed(pivot->call)) return;
    clt_pivot_append(pivot, unit[u], variable[v], value);
  }
}

void clt_pivot_merge(clt_pivot *pivot, clt_pivot_mark *mark, clt_reader *in, clt_arena *scratch) {
  int units, variables;
  const int *unit = take_units(pivot, in, scratch, &units);
  if (!unit) return;
  const int *variable =
      clt_take_labels(in, &pivot->variables, scratch, &pivot->call->task, &variables);
  if (!variable) return;
  pivot->n_empty += clt_take_between(in, 0, INT64_MAX / 4);
  pivot->n_rows += clt_take_between(in, 0, INT64_MAX / 4);
  pivot->block_met = (clt_take_byte(in) == 1) || pivot->block_met;
  take_marks(pivot, mark, in, unit, units, scratch);
  if (!in->bad && !clt_arena_failed(scratch)) {
    take_cells(pivot, in, unit, units, variable, variables);
  }
}
