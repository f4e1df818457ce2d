/* causalite_cell(text) -> the number that a cell of a table is, or its text. */
#include <string.h>

#include "base/column.h"
#include "sqlite/function.h"

static void evaluate_text(clt_call *call, sqlite3_context *context, sqlite3_value *value) {
  const char *text = clt_text_of(call, value);
  if (!text) return;
  size_t bytes = (size_t)sqlite3_value_bytes(value);
  clt_column column;
  clt_column_start(&column, &call->arena, 0);
  clt_column_add(&column, text, bytes);
  clt_column_decide(&column);
  if (column.uncertain) column.kind = CLT_COLUMN_TEXT;
  clt_column_cell cell = clt_column_read(&column, text, bytes);
  switch (cell.kind) {
  case CLT_COLUMN_INTEGER:
    sqlite3_result_int64(context, cell.integer);
    break;
  case CLT_COLUMN_REAL:
    sqlite3_result_double(context, cell.real);
    break;
  case CLT_COLUMN_TEXT:
    sqlite3_result_text(context, cell.text, (int)cell.bytes, SQLITE_TRANSIENT);
    break;
  default:
    break; /* missing: NULL */
  }
}

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *options) {
  (void)argc, (void)options;
  switch (sqlite3_value_type(argv[0])) {
  case SQLITE_TEXT:
    evaluate_text(call, context, argv[0]);
    break;
  case SQLITE_BLOB:
    clt_fail(call, "argument 1 (text) must be a text or a number, not a blob: CAST it AS TEXT");
    break;
  default:
    sqlite3_result_value(context, argv[0]);
  }
}

static const clt_argument ARGUMENTS[] = {
    {"text", CLT_TEXT, "a cell of a table; a number is returned as it is"}};

static const clt_scalar scalar = {ARGUMENTS, 1,    1, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                  evaluate,  NULL, 0};

const clt_function clt_function_cell = {
    "causalite_cell",
    .summary =
        "A cell as the analysis reads it, were it alone in its column: the number that it is, "
        "its trimmed text, or NULL where it is missing: `causalite_cell(' 9877.39mJ')` is "
        "9877.39.",
    .details =
        "Missing are the empty cell, NA, N/A, NaN, null, None, - and inf, in any case. A "
        "number may have a decimal point or comma, groups of thousands and a unit (`1.234,5`, "
        "`12 kWh`, `16.06%`), which is left away. Text stays what could be two numbers "
        "(`1,234`), has more than 18 digits and nothing else, or is a number with another "
        "word (`7b`). What a column is, the analysis decides by all its cells. A blob is an "
        "error.",
    .scalar = &scalar,
};
