#include "sqlite/cell.h"

#include <math.h>

static void refuse(clt_call *call, const clt_argument *argument, int position, const char *wanted,
                   sqlite3_value *value, const char *remedy) {
  bool blob = sqlite3_value_type(value) == SQLITE_BLOB;
  const char *text = blob ? "a blob" : (const char *)sqlite3_value_text(value);
  if (!text) {
    clt_fail_code(call, SQLITE_NOMEM);
    return;
  }
  clt_fail(call, "argument %d (%s) must be %s, not %s%!.60s%s; %s", position, argument->name,
           wanted, blob ? "" : "'", text, blob ? "" : "'", remedy);
}

static bool wants_number(const clt_argument *argument) {
  return argument->kind == CLT_NUMBER || argument->kind == CLT_OPTIONAL_NUMBER;
}

clt_label clt_label_of(sqlite3_value *value) {
  clt_label label = {.type = CLT_LABEL_TEXT};
  switch (sqlite3_value_type(value)) {
  case SQLITE_INTEGER:
    label.type = CLT_LABEL_INTEGER;
    label.integer = sqlite3_value_int64(value);
    label.real = (double)label.integer;
    break;
  case SQLITE_FLOAT:
    label.type = CLT_LABEL_REAL;
    label.real = sqlite3_value_double(value);
    break;
  default:
    label.text = (const char *)sqlite3_value_text(value);
    label.bytes = sqlite3_value_bytes(value);
  }
  return label;
}

static clt_presence read_number(clt_call *call, const clt_argument *argument, int position,
                                sqlite3_value *value, clt_cell *cell) {
  cell->number = sqlite3_value_double(value);
  if (!isfinite(cell->number)) {
    refuse(call, argument, position, "a finite number", value,
           "an overflow is not a measurement: turn it into NULL");
  }
  return CLT_PRESENT;
}

static clt_presence read_label(clt_call *call, const clt_argument *argument, int position,
                               sqlite3_value *value, clt_cell *cell) {
  cell->label = clt_label_of(value);
  if (cell->label.type == CLT_LABEL_TEXT && !cell->label.text) {
    clt_fail_code(call, SQLITE_NOMEM);
  }
  if (cell->label.type == CLT_LABEL_REAL && !isfinite(cell->label.real)) {
    refuse(call, argument, position, "a finite number or text", value, "turn it into NULL");
  }
  return CLT_PRESENT;
}

/* Text: a number if it is wholly one, else a label where the argument may be one. */
static clt_presence read_text(clt_call *call, const clt_argument *argument, int position,
                              sqlite3_value *value, clt_cell *cell) {
  if (sqlite3_value_bytes(value) == 0) return CLT_EMPTY;
  if (argument->kind == CLT_LABEL) return read_label(call, argument, position, value, cell);
  if (sqlite3_value_numeric_type(value) != SQLITE_TEXT) {
    return read_number(call, argument, position, value, cell);
  }
  if (argument->kind == CLT_COVARIATE) return read_label(call, argument, position, value, cell);
  refuse(call, argument, position, "a number", value,
         "CAST it, or leave such rows out with WHERE or FILTER");
  return CLT_PRESENT;
}

clt_presence clt_cell_read(clt_call *call, const clt_argument *argument, int position,
                           sqlite3_value *value, clt_cell *cell) {
  *cell = (clt_cell){.number = NAN};
  clt_presence presence = CLT_MISSING;
  switch (sqlite3_value_type(value)) {
  case SQLITE_NULL:
    break;
  case SQLITE_INTEGER:
  case SQLITE_FLOAT:
    presence = argument->kind == CLT_LABEL ? read_label(call, argument, position, value, cell)
                                           : read_number(call, argument, position, value, cell);
    break;
  case SQLITE_TEXT:
    presence = read_text(call, argument, position, value, cell);
    break;
  default:
    refuse(call, argument, position, wants_number(argument) ? "a number" : "a number or text",
           value, "pass the number or text itself");
  }
  return presence;
}
