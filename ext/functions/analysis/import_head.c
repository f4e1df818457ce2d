#include "functions/analysis/import_head.h"

#include <string.h>

#include "base/number.h"
#include "base/quantity.h"
#include "base/text.h"
#include "base/utf8.h"

enum { RECORDS = 100 }; /* that are looked at */

static bool is_number(const char *text, size_t bytes) {
  double x;
  text = clt_utf8_trim(text, &bytes);
  return clt_number_read(text, bytes, &x);
}

/* ---- names ---- */

static const char **given_names(clt_call *call, const clt_csv *csv, const char *given) {
  clt_csv line;
  clt_csv_open(&line, &call->arena, given, strlen(given), ',');
  const char **names = clt_csv_next(&line) ? clt_csv_names(&line) : NULL;
  size_t n = names ? line.n_columns : 0;
  if (n == csv->n_cells || clt_failed(call)) return names;
  clt_fail(call, "option 'names' has %lld names, and line %lld of argument 1 (csv) %lld cells",
           (long long)n, (long long)csv->line, (long long)csv->n_cells);
  return NULL;
}

/* What perf stat -x writes: value, unit, event, time that it ran, per cent of it, … */
static bool is_perf(const char *const *text, size_t n) {
  return n >= 5 && is_number(text[0], strlen(text[0])) && !is_number(text[2], strlen(text[2])) &&
         *text[2] && is_number(text[3], strlen(text[3])) && is_number(text[4], strlen(text[4]));
}

static void refuse_values(clt_call *call, const clt_csv *csv, const char *const *text,
                          const char *twin) {
  sqlite3_str *message = sqlite3_str_new(NULL);
  sqlite3_str_appendf(message, "argument 1 (csv): line %lld has values and no names",
                      (long long)csv->line);
  if (twin) sqlite3_str_appendf(message, ": '%.40s' stands below it, too", twin);
  if (is_perf(text, csv->n_cells) || (csv->n_cells > 1 && is_perf(text + 1, csv->n_cells - 1))) {
    sqlite3_str_appendall(
        message, ". It is what perf stat -x writes, a line for each counter. A row is one run: put "
                 "the counters of a run side by side, with a column that says under which "
                 "condition it was");
  } else {
    sqlite3_str_appendall(message, ". Say what they are: '{\"names\":\"");
    for (size_t i = 0; i < csv->n_cells; i++) {
      sqlite3_str_appendf(message, "%scolumn_%d", i ? "," : "", (int)i + 1);
    }
    sqlite3_str_appendall(message, "\"}'");
  }
  clt_fail_with(call, message);
}

/* A text of the first record that stands below itself, where numbers stand below a number of it. */
static const char *find_twin(const clt_csv *csv, const char *const *text) {
  clt_csv below = *csv;
  const char *twin = NULL;
  bool numbers = false;
  for (int r = 0; r < RECORDS && clt_csv_next(&below); r++) {
    for (size_t i = 0; i < below.n_cells; i++) {
      const clt_csv_cell *cell = &below.cells[i];
      size_t bytes = strlen(text[i]);
      if (is_number(text[i], bytes)) {
        numbers = numbers || is_number(cell->text, cell->bytes);
      } else if (bytes > 0 && bytes == cell->bytes && memcmp(text[i], cell->text, bytes) == 0) {
        twin = text[i];
      }
    }
  }
  return numbers ? twin : NULL;
}

const char **clt_import_names(clt_call *call, const clt_csv *csv, const char *given) {
  if (given) return given_names(call, csv, given);
  clt_csv header = *csv;
  const char **text = clt_arena_take(&call->arena, csv->n_cells, sizeof *text);
  for (size_t i = 0; text && i < csv->n_cells; i++) {
    text[i] = clt_text_cut(&call->arena, csv->cells[i].text, csv->cells[i].bytes);
    if (!text[i]) return NULL;
  }
  if (!text) return NULL;
  const char **names = clt_csv_names(&header);
  const char *twin = csv->row_names ? NULL : find_twin(csv, text);
  if (twin || is_perf(text, csv->n_cells)) refuse_values(call, csv, text, twin);
  return clt_failed(call) ? NULL : names;
}

/* ---- units ---- */

/* What stands in brackets, without them. */
static bool open_brackets(const char **text, size_t *bytes) {
  *text = clt_utf8_trim(*text, bytes);
  bool has = *bytes > 2 && ((**text == '(' && (*text)[*bytes - 1] == ')') ||
                            (**text == '[' && (*text)[*bytes - 1] == ']'));
  *text += has;
  *bytes -= 2 * (size_t)has;
  return has;
}

static bool is_unit(const clt_csv_cell *cell, const char **text, size_t *bytes) {
  *text = cell->text;
  *bytes = cell->bytes;
  open_brackets(text, bytes);
  return *bytes > 0 && clt_unit_find(*text, *bytes) != CLT_UNIT_NONE;
}

/* A cell of a record of units that has none: empty, a dash, or anything in brackets. */
static bool has_no_unit(const clt_csv_cell *cell) {
  size_t bytes = cell->bytes;
  const char *text = cell->text;
  return open_brackets(&text, &bytes) || bytes == 0 || (bytes == 1 && *text == '-');
}

/* A number, with whatever decimal mark. */
static bool is_value(const clt_csv_cell *cell) {
  clt_quantity quantity;
  size_t bytes = cell->bytes;
  const char *text = clt_utf8_trim(cell->text, &bytes);
  return clt_quantity_read(text, bytes, '.', &quantity) ||
         clt_quantity_read(text, bytes, ',', &quantity);
}

static bool are_units(const clt_csv *units, const clt_csv *values) {
  bool above = false;
  for (size_t i = 0; i < units->n_cells; i++) {
    const char *text;
    size_t bytes;
    if (!is_unit(&units->cells[i], &text, &bytes)) {
      if (!has_no_unit(&units->cells[i])) return false;
    } else if (is_value(&values->cells[i])) {
      above = true;
    }
  }
  return above;
}

bool clt_import_units(clt_call *call, const clt_csv *csv, const char **names) {
  clt_csv units = *csv, values;
  units.cells = NULL;
  units.cells_room = 0;
  if (!clt_csv_next(&units)) return false;
  values = units;
  values.cells = NULL;
  values.cells_room = 0;
  if (!clt_csv_next(&values) || !are_units(&units, &values)) return false;
  for (size_t i = 0; i < units.n_cells; i++) {
    const char *text;
    size_t bytes;
    if (!is_unit(&units.cells[i], &text, &bytes)) continue;
    names[i] = CLT_JOIN(&call->arena, names[i], " (", clt_text_cut(&call->arena, text, bytes), ")");
    if (!names[i]) return false;
  }
  return true;
}
