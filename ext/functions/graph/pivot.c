#include "functions/graph/pivot.h"

#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/number.h"
#include "functions/groups.h"
#include "sqlite/cell.h"

void clt_pivot_start(clt_pivot *pivot, clt_call *call, int64_t memory_limit) {
  *pivot = (clt_pivot){.call = call, .memory_limit = memory_limit};
  clt_label_set_init(&pivot->units, &call->arena);
  clt_label_set_init(&pivot->variables, &call->arena);
}

void clt_pivot_append(clt_pivot *pivot, int unit, int variable, double value) {
  clt_pivot_cell *cells =
      clt_arena_push(&pivot->call->arena, pivot->cells, (size_t)pivot->count, sizeof *cells);
  if (!cells) return;
  pivot->cells = cells;
  cells[pivot->count++] = (clt_pivot_cell){unit, variable, value};
}

int clt_pivot_add(clt_pivot *pivot, const clt_label *unit, const clt_label *variable,
                  double value) {
  if (!clt_label_is_name(pivot->call, variable, "a variable")) return -1;
  int u = clt_label_set_index(&pivot->units, unit);
  int v = clt_label_set_index(&pivot->variables, variable);
  if (u < 0 || v < 0) return -1;
  pivot->n_units = pivot->units.count;
  clt_pivot_append(pivot, u, v, value);
  return u;
}

/* ---- marks ---- */

void clt_pivot_mark_start(clt_pivot *pivot, clt_pivot_mark *mark, const char *what) {
  *mark = (clt_pivot_mark){.what = what};
  clt_label_set_init(&mark->labels, &pivot->call->arena);
}

static bool reserve(clt_arena *arena, clt_pivot_mark *mark, int unit) {
  int old = mark->capacity, capacity = old ? old : 64;
  if (unit < old) return true;
  while (capacity <= unit) capacity *= 2;
  int *grown = clt_arena_grow(arena, mark->of_unit, (size_t)old, (size_t)capacity, sizeof *grown);
  if (!grown) return false;
  for (int i = old; i < capacity; i++) grown[i] = -1;
  mark->of_unit = grown;
  mark->capacity = capacity;
  return true;
}

void clt_pivot_mark_unit(clt_pivot *pivot, clt_pivot_mark *mark, int unit, const clt_label *label) {
  clt_arena *arena = &pivot->call->arena;
  int index = clt_label_set_index(&mark->labels, label);
  if (index < 0 || !reserve(arena, mark, unit)) return;
  int *known = &mark->of_unit[unit];
  if (*known >= 0 && *known != index) {
    clt_fail(pivot->call, "unit '%!.40s' is in two %ss",
             clt_label_text(arena, &pivot->units.labels[unit]), mark->what);
  }
  *known = index;
}

bool clt_pivot_mark_sort(clt_pivot *pivot, clt_pivot_mark *mark) {
  if (!clt_labels_distinct(pivot->call, &mark->labels, mark->what)) return false;
  int *order = clt_label_set_sorted(&mark->labels);
  int *rank = clt_arena_take(&pivot->call->arena, (size_t)mark->labels.count + 1, sizeof *rank);
  if (!order || !rank) return false;
  for (int i = 0; i < mark->labels.count; i++) rank[order[i]] = i;
  for (int u = 0; u < pivot->n_units; u++) mark->of_unit[u] = rank[mark->of_unit[u]];
  return true;
}

/* ---- the wide form ---- */

/* A text of a row, without a copy where it has no escapes. */
static clt_label text_label(clt_pivot *pivot, const char *value) {
  size_t bytes = 0;
  const char *text = clt_json_plain(value, &bytes);
  if (!text) text = clt_json_text(&pivot->call->arena, value, &bytes);
  return (clt_label){.type = CLT_LABEL_TEXT, .text = text ? text : "", .bytes = (int)bytes};
}

static void refuse_value(clt_pivot *pivot, const char *key, const char *value) {
  const char *name = clt_json_text(&pivot->call->arena, key, NULL);
  size_t bytes = clt_json_length(value, NULL);
  if (!name) return;
  clt_fail(pivot->call, "the value of '%!.40s' must be a finite number or null, not %.*s", name,
           bytes < 40 ? (int)bytes : 40, value);
}

/* A number, or a text that is wholly one; NAN for null and the empty text. */
static double read_value(clt_pivot *pivot, const char *key, const char *value) {
  double x = NAN;
  clt_label text = {.bytes = 0};
  switch (clt_json_type_of(value)) {
  case CLT_JSON_NULL:
    return NAN;
  case CLT_JSON_TRUE:
  case CLT_JSON_FALSE:
    return *value == 't';
  case CLT_JSON_INTEGER:
  case CLT_JSON_REAL:
    x = clt_json_number(value);
    break;
  case CLT_JSON_TEXT:
    text = text_label(pivot, value);
    if (text.bytes == 0) return pivot->n_empty++, NAN;
    if (!clt_number_read(text.text, (size_t)text.bytes, &x)) x = NAN;
    break;
  default:
    break;
  }
  if (!isfinite(x)) refuse_value(pivot, key, value);
  return x;
}

/* The number of a variable. Rows come with their keys in the same order, so the first guess is the
** place in the row. */
static int find_variable(clt_pivot *pivot, const char *key, int guess) {
  const clt_label_set *set = &pivot->variables;
  clt_label name = text_label(pivot, key);
  if (guess < set->count && clt_label_compare(&set->labels[guess], &name) == 0) return guess;
  if (!clt_label_is_name(pivot->call, &name, "a variable")) return -1;
  return clt_label_set_index(&pivot->variables, &name);
}

/* The block of a wide row, read as one of long rows is; false where it is missing or refused. */
static bool read_block(clt_pivot *pivot, const char *key, const char *value, clt_label *block) {
  clt_json_type type = clt_json_type_of(value);
  pivot->block_met = pivot->block_met || type != CLT_JSON_NONE;
  if (type == CLT_JSON_NONE || type == CLT_JSON_NULL) return false;
  if (type == CLT_JSON_TEXT) {
    *block = text_label(pivot, value);
    pivot->n_empty += block->bytes == 0;
    return block->bytes > 0;
  }
  if (clt_label_of_json(&pivot->call->arena, value, block) && isfinite(block->real)) return true;
  size_t bytes = clt_json_length(value, NULL);
  clt_fail(pivot->call, "the block '%!.40s' must be a finite number, text or null, not %.*s", key,
           bytes < 40 ? (int)bytes : 40, value);
  return false;
}

static void add_items(clt_pivot *pivot, const char *object, const char *block, int unit) {
  clt_json_items items = clt_json_open(object, NULL);
  int guess = 0;
  while (!clt_failed(pivot->call) && clt_json_next(&items)) {
    if (block && clt_json_is(items.key, block)) continue;
    double x = read_value(pivot, items.key, items.value);
    int variable = find_variable(pivot, items.key, guess++);
    if (variable >= 0) clt_pivot_append(pivot, unit, variable, x);
  }
}

void clt_pivot_add_object(clt_pivot *pivot, const char *json, const char *block,
                          clt_pivot_mark *mark) {
  const char *object = clt_json_check(json, NULL);
  clt_label label;
  pivot->n_rows++;
  if (clt_json_type_of(object) != CLT_JSON_OBJECT) {
    clt_fail(pivot->call, "a row must be a JSON object of names and numbers in UTF-8, not '%!.40s'",
             json);
  } else if (block && !read_block(pivot, block, clt_json_member(object, block, NULL), &label)) {
    pivot->call->n_missing++;
  } else {
    int unit = pivot->n_units++;
    if (block) clt_pivot_mark_unit(pivot, mark, unit, &label);
    add_items(pivot, object, block, unit);
  }
}

/* ---- the table ---- */

static void fail_twice(clt_pivot *pivot, const clt_pivot_cell *cell) {
  clt_arena *arena = &pivot->call->arena;
  const char *variable = clt_label_text(arena, &pivot->variables.labels[cell->variable]);
  const char *unit =
      pivot->units.count ? clt_label_text(arena, &pivot->units.labels[cell->unit]) : "one row";
  clt_fail(pivot->call, "two values for unit '%!.40s', variable '%!.40s'", unit, variable);
}

/* Puts each cell in its place; `seen` marks the places taken. */
static void place(clt_pivot *pivot, const int *column, double *table, bool *seen) {
  int width = pivot->variables.count;
  for (int64_t i = 0; i < pivot->count; i++) {
    const clt_pivot_cell *cell = &pivot->cells[i];
    if ((i & 4095) == 0 && clt_task_stop(&pivot->call->task, 0.0)) return;
    size_t at = (size_t)cell->unit * (size_t)width + (size_t)column[cell->variable];
    if (seen[at]) {
      fail_twice(pivot, cell);
      return;
    }
    seen[at] = true;
    table[at] = cell->value;
  }
}

/* A table of so many cells, each with a mark, beside what is held already. */
static bool affordable(clt_pivot *pivot, size_t size) {
  double bytes = (double)size * (sizeof(double) + sizeof(bool)) + (double)pivot->call->arena.taken;
  double mib = bytes / 1048576.0;
  if (mib <= (double)pivot->memory_limit) return true;
  clt_fail(
      pivot->call,
      "%d units with %d variables take %lld MiB, more than memory_limit %lld; is the variable a "
      "key, or changed about with the unit? Else raise memory_limit",
      pivot->n_units, pivot->variables.count, (long long)ceil(mib), (long long)pivot->memory_limit);
  return false;
}

double *clt_pivot_table(clt_pivot *pivot, const char ***names) {
  clt_arena *arena = &pivot->call->arena;
  if (!clt_labels_distinct(pivot->call, &pivot->units, "unit") ||
      !clt_labels_distinct(pivot->call, &pivot->variables, "variable")) {
    return NULL;
  }
  size_t width = (size_t)pivot->variables.count, size = (size_t)pivot->n_units * width;
  if (!affordable(pivot, size)) return NULL;
  int *order = clt_label_set_sorted(&pivot->variables);
  int *column = clt_arena_take(arena, width, sizeof *column);
  double *table = clt_arena_take(arena, size, sizeof *table);
  bool *seen = clt_arena_take(arena, size, sizeof *seen);
  *names = clt_arena_take(arena, width, sizeof **names);
  if (clt_failed(pivot->call)) return NULL;
  for (size_t i = 0; i < width; i++) {
    column[order[i]] = (int)i;
    (*names)[i] = clt_label_text(arena, &pivot->variables.labels[order[i]]);
  }
  if (pivot->n_empty) {
    clt_note(pivot->call, "%lld empty text%s counted as missing", (long long)pivot->n_empty,
             pivot->n_empty == 1 ? "" : "s");
  }
  for (size_t i = 0; i < size; i++) table[i] = NAN;
  place(pivot, column, table, seen);
  return clt_failed(pivot->call) ? NULL : table;
}
