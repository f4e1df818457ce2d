#include "sqlite/cell.h"

#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/number.h"
#include "base/utf8.h"

static void refuse(clt_call *call, const clt_argument *argument, int position, const char *wanted,
                   sqlite3_value *value, const char *remedy) {
  bool blob = sqlite3_value_type(value) == SQLITE_BLOB;
  const char *text = blob ? "a blob" : clt_text_of(call, value);
  if (!text) return;
  clt_fail(call, "argument %d (%s) must be %s, not %s%!.60s%s; %s", position, argument->name,
           wanted, blob ? "" : "'", text, blob ? "" : "'", remedy);
}

static bool wants_number(const clt_argument *argument) {
  return argument->kind == CLT_NUMBER || argument->kind == CLT_OPTIONAL_NUMBER;
}

bool clt_label_of_json(clt_arena *arena, const char *value, clt_label *label) {
  size_t bytes = 0;
  *label = (clt_label){.type = CLT_LABEL_INTEGER};
  switch (clt_json_type_of(value)) {
  case CLT_JSON_TEXT:
    label->type = CLT_LABEL_TEXT;
    label->text = clt_json_text(arena, value, &bytes);
    label->bytes = (int)bytes;
    return true;
  case CLT_JSON_TRUE:
  case CLT_JSON_FALSE:
    label->integer = *value == 't';
    label->real = (double)label->integer;
    return true;
  case CLT_JSON_INTEGER:
  case CLT_JSON_REAL:
    if (!clt_json_integer(value, &label->integer)) label->type = CLT_LABEL_REAL;
    label->real = clt_json_number(value);
    return true;
  default:
    label->type = CLT_LABEL_NONE;
    return false;
  }
}

bool clt_label_is_name(clt_call *call, const clt_label *label, const char *what) {
  bool text = label->type == CLT_LABEL_TEXT;
  if (!text || !memchr(label->text, 0, (size_t)label->bytes)) return true;
  clt_fail(call,
           "the name of %s has a zero byte behind '%!.40s'; is it of a file in UTF-16? Convert it "
           "(iconv -f UTF-16 -t UTF-8) and import it again",
           what, label->text);
  return false;
}

static clt_presence read_number(clt_call *call, const clt_argument *argument, int position,
                                sqlite3_value *value, double x, clt_cell *cell) {
  cell->number = x + 0.0;
  if (!isfinite(cell->number)) {
    refuse(call, argument, position, "a finite number", value,
           "an overflow is not a measurement: turn it into NULL");
  }
  return CLT_PRESENT;
}

/* A number as the label it is. */
static clt_presence read_label(clt_call *call, const clt_argument *argument, int position,
                               sqlite3_value *value, clt_cell *cell) {
  clt_label *label = &cell->label;
  *label = (clt_label){.type = CLT_LABEL_REAL, .real = sqlite3_value_double(value) + 0.0};
  if (sqlite3_value_type(value) == SQLITE_INTEGER) {
    label->type = CLT_LABEL_INTEGER;
    label->integer = sqlite3_value_int64(value);
  }
  if (!isfinite(label->real)) {
    refuse(call, argument, position, "a finite number or text", value, "turn it into NULL");
  }
  return CLT_PRESENT;
}

static clt_presence read_text_label(clt_call *call, const clt_argument *argument, int position,
                                    sqlite3_value *value, const char *text, size_t bytes,
                                    clt_cell *cell) {
  cell->label = (clt_label){.type = CLT_LABEL_TEXT, .text = text, .bytes = (int)bytes};
  if (!clt_utf8_valid(text, bytes)) {
    refuse(call, argument, position, "text in UTF-8", value,
           "convert the file it comes from (iconv -f GB18030 -t UTF-8, say) and import it again");
  }
  return CLT_PRESENT;
}

/* Text: a number if it is wholly one, else a label where the argument may be one. */
static clt_presence read_text(clt_call *call, const clt_argument *argument, int position,
                              sqlite3_value *value, clt_cell *cell) {
  const char *text = clt_text_of(call, value);
  size_t bytes = text ? (size_t)sqlite3_value_bytes(value) : 0;
  double x;
  if (!text) return CLT_MISSING;
  if (bytes == 0) return CLT_EMPTY;
  if (argument->kind != CLT_LABEL && clt_number_read(text, bytes, &x)) {
    return read_number(call, argument, position, value, x, cell);
  }
  if (!wants_number(argument)) {
    return read_text_label(call, argument, position, value, text, bytes, cell);
  }
  refuse(call, argument, position, "a number", value,
         "CAST it, or leave such rows out with WHERE or FILTER");
  return CLT_PRESENT;
}

clt_presence clt_cell_read_other(clt_call *call, const clt_argument *argument, int position,
                                 sqlite3_value *value, clt_cell *cell) {
  *cell = (clt_cell){.number = NAN};
  clt_presence presence = CLT_MISSING;
  switch (sqlite3_value_type(value)) {
  case SQLITE_NULL:
    break;
  case SQLITE_INTEGER:
  case SQLITE_FLOAT:
    presence = argument->kind == CLT_LABEL ? read_label(call, argument, position, value, cell)
                                           : read_number(call, argument, position, value,
                                                         sqlite3_value_double(value), cell);
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
