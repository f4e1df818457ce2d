#include "functions/moderation/wide.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/number.h"
#include "functions/moderation/regression_options.h"

clt_wide clt_wide_of(clt_call *call, const clt_label *option, const char *const *names, int first,
                     int n) {
  clt_wide wide = {.at = -1};
  if (option->type != CLT_LABEL_NONE) {
    wide.at = clt_argument_named(call, names, first, n, "wide", option);
  }
  return wide;
}

/* The object of a row; NULL with the error latched. */
static const char *object_of(clt_call *call, const clt_label *label) {
  bool text = label->type == CLT_LABEL_TEXT;
  const char *object = text ? clt_json_check(label->text, &call->task) : NULL;
  if (clt_json_type_of(object) == CLT_JSON_OBJECT) return object;
  const char *shown = clt_label_text(&call->arena, label);
  clt_fail(call, "the argument that option 'wide' names must be a JSON object, not '%!.60s'",
           shown ? shown : "");
  return NULL;
}

/* Texts of a row are never longer than the object. False if out of memory. */
static bool make_room(clt_call *call, clt_wide *wide, const char *object) {
  size_t needed = strlen(object) + 1;
  if (needed <= wide->room) return true;
  char *text = clt_arena_grow(&call->arena, wide->text, wide->room, 2 * needed, 1);
  if (!text) return false;
  wide->text = text;
  wide->room = 2 * needed;
  return true;
}

/* A name stands for one argument only. */
static void refuse_same(clt_call *call, const clt_wide *wide) {
  for (int k = wide->at; k < wide->at + wide->n_keys; k++) {
    if (clt_task_stop(&call->task, 0.0)) return;
    for (int i = 0; i < wide->n_cells; i++) {
      if (i == k || strcmp(wide->names[i], wide->names[k]) != 0) continue;
      bool key = i >= wide->at && i < wide->at + wide->n_keys;
      clt_fail(call,
               key ? "option 'wide': a row has the key '%!.40s' twice"
                   : "option 'wide': the key '%!.40s' is the name of another argument, too; give "
                     "that one another name by option 'names'",
               wide->names[k]);
      return;
    }
  }
}

/* Room for so many keys, and the names of the other arguments around them. */
static bool open_keys(clt_call *call, clt_wide *wide, int keys, const char *const *names, int n) {
  int at = wide->at;
  wide->open = true;
  wide->n_keys = keys;
  wide->n_cells = n - 1 + keys;
  wide->names = clt_arena_take(&call->arena, (size_t)wide->n_cells, sizeof *wide->names);
  wide->cells = clt_arena_take(&call->arena, (size_t)wide->n_cells, sizeof *wide->cells);
  wide->seen = clt_arena_take(&call->arena, (size_t)keys, sizeof *wide->seen);
  if (!wide->names || !wide->cells || !wide->seen) return false;
  memcpy(wide->names, names, (size_t)at * sizeof *names);
  memcpy(wide->names + at + keys, names + at + 1, (size_t)(n - at - 1) * sizeof *names);
  return true;
}

static bool take_keys(clt_call *call, clt_wide *wide, const clt_cell *cells,
                      const char *const *names, int n) {
  const char *object = object_of(call, &cells[wide->at].label);
  int64_t keys = clt_json_count(object, &call->task);
  if (clt_failed(call) || keys > INT_MAX / 2) return false; /* stopped, it has not counted all */
  if (!open_keys(call, wide, (int)keys, names, n)) return false;
  clt_json_items items = clt_json_open(object, &call->task);
  for (int i = 0; clt_json_next(&items); i++) {
    wide->names[wide->at + i] = clt_json_text(&call->arena, items.key, NULL);
  }
  if (!clt_failed(call)) refuse_same(call, wide);
  return !clt_failed(call);
}

bool clt_wide_begin(clt_call *call, clt_wide *wide, const clt_cell *cells,
                    const char *const **names, int *n_cells) {
  if (wide->at < 0 || wide->open || !take_keys(call, wide, cells, *names, *n_cells)) return false;
  *names = wide->names;
  *n_cells = wide->n_cells;
  return true;
}

/* The place of a key; rows mostly have them in the same order. */
static int find_key(const clt_wide *wide, const char *key, int guess) {
  for (int i = 0; i < wide->n_keys; i++) {
    int at = (guess + i) % wide->n_keys;
    if (clt_json_is(key, wide->names[wide->at + at])) return at;
  }
  return -1;
}

static clt_presence refuse_value(clt_call *call, const char *name, const char *wanted) {
  clt_fail(call, "key '%!.40s' of option 'wide' must be %s", name, wanted);
  return CLT_MISSING;
}

/* A value as an argument of the same content would be read; a text is copied to `*text`, which
** moves behind it. */
static clt_presence read_value(clt_call *call, const char *value, const char *name, bool label,
                               char **text, clt_cell *cell) {
  *cell = (clt_cell){.number = NAN};
  if (clt_json_type_of(value) == CLT_JSON_NULL) return CLT_MISSING;
  if (clt_json_type_of(value) == CLT_JSON_TEXT) {
    size_t bytes = clt_json_copy(value, *text);
    cell->label = (clt_label){.type = CLT_LABEL_TEXT, .text = *text, .bytes = (int)bytes};
    *text += bytes + 1;
    if (bytes == 0) return CLT_EMPTY;
    if (label || !clt_number_read(cell->label.text, bytes, &cell->number)) return CLT_PRESENT;
    cell->label.type = CLT_LABEL_NONE;
  } else {
    if (!clt_label_of_json(&call->arena, value, &cell->label)) {
      return refuse_value(call, name, "a number, a text or null");
    }
    cell->number = cell->label.real;
  }
  if (isfinite(cell->number)) return CLT_PRESENT;
  return refuse_value(call, name,
                      "a finite number; an overflow is not a measurement: turn it into null");
}

static void refuse_key(clt_call *call, const char *key, const char *what) {
  const char *name = clt_json_text(&call->arena, key, NULL);
  clt_fail(call, "option 'wide': a row has the key '%!.40s'%s", name ? name : "", what);
}

/* The key's place, once in a row; -1 with the error latched. */
static int place_of(clt_call *call, clt_wide *wide, const char *key, int guess) {
  int place = find_key(wide, key, guess);
  if (place < 0) {
    refuse_key(call, key,
               ", which the first row has not; give every row the same keys, null where there is "
               "no value");
    return -1;
  }
  if (wide->seen[place] == wide->row) {
    refuse_key(call, key, " twice");
    return -1;
  }
  wide->seen[place] = wide->row;
  return place;
}

/* NULL if a value is missing, or an error is latched. */
static const clt_cell *take_row(clt_call *call, clt_wide *wide, const clt_cell *cells,
                                const clt_regressors *r, int first) {
  const char *object = object_of(call, &cells[wide->at].label);
  int read = 0, guess = 0, at = wide->at;
  bool empty = false;
  if (!object || !make_room(call, wide, object)) return NULL;
  char *text = wide->text;
  wide->row++;
  memcpy(wide->cells, cells, (size_t)at * sizeof *cells);
  memcpy(wide->cells + at + wide->n_keys, cells + at + 1,
         (size_t)(wide->n_cells - at - wide->n_keys) * sizeof *cells);
  clt_json_items items = clt_json_open(object, NULL);
  while (clt_json_next(&items)) {
    int key = place_of(call, wide, items.key, guess);
    if (key < 0) return NULL;
    guess = key + 1;
    bool label = r->regressor[at + key - first].label;
    clt_presence presence =
        read_value(call, items.value, wide->names[at + key], label, &text, &wide->cells[at + key]);
    read += presence == CLT_PRESENT;
    empty = empty || presence == CLT_EMPTY;
  }
  call->n_empty += empty;
  return read == wide->n_keys && !clt_failed(call) ? wide->cells : NULL;
}

bool clt_wide_take(clt_call *call, clt_wide *wide, const clt_cell **cells, const clt_regressors *r,
                   int first) {
  if (clt_failed(call)) return false;
  if (wide->at < 0) return true;
  *cells = take_row(call, wide, *cells, r, first);
  if (!*cells) clt_row_missing(call);
  return *cells != NULL;
}

/* ---- partial results ---- */

void clt_wide_save(const clt_wide *wide, clt_writer *out) {
  clt_put_byte(out, wide->open);
  clt_put_count(out, wide->n_keys);
  for (int i = 0; i < wide->n_keys; i++) {
    const char *name = wide->names[wide->at + i];
    clt_put_text(out, name, strlen(name));
  }
}

static void compare_key(clt_call *call, const clt_wide *wide, int i, const char *key,
                        size_t bytes) {
  const char *own = wide->names[wide->at + i];
  if (strlen(own) == bytes && memcmp(own, key, bytes) == 0) return;
  clt_fail(call,
           "option 'wide': key %d is '%!.40s' in some shards and '%.*s' in others; give all rows "
           "the same keys in one order",
           i + 1, own, bytes < 40 ? (int)bytes : 40, key);
}

bool clt_wide_merge(clt_call *call, clt_wide *wide, clt_reader *in, const char *const **names,
                    int *n_cells) {
  bool open = clt_take_byte(in) == 1, begins = open && !wide->open;
  int keys = clt_take_length(in, 8);
  wide->untold = !open && wide->at >= 0;
  if (wide->untold) in->at = in->end;
  if (open && wide->at < 0) in->bad = true;
  if (in->bad || !open) return false;
  if (begins && !open_keys(call, wide, keys, *names, *n_cells)) return false;
  if (keys != wide->n_keys) {
    clt_fail(call,
             "option 'wide': there are %d keys in some shards and %d in others; give all "
             "rows the same keys in one order",
             wide->n_keys, keys);
  }
  for (int i = 0; i < keys && !clt_failed(call) && !in->bad; i++) {
    size_t bytes;
    const char *key = clt_take_text(in, &bytes);
    if (!begins) compare_key(call, wide, i, key, bytes);
    char *name = begins ? clt_arena_take(&call->arena, bytes + 1, 1) : NULL;
    if (name) wide->names[wide->at + i] = memcpy(name, key, bytes);
  }
  if (!begins || in->bad || clt_failed(call)) return false;
  refuse_same(call, wide);
  *names = wide->names;
  *n_cells = wide->n_cells;
  return !clt_failed(call);
}
