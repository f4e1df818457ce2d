/* causalite_quote(text) -> the text as a string of JSON. */
#include <string.h>

#include "sqlite/function.h"
#include "sqlite/json.h"

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *options) {
  (void)argc, (void)options;
  const char *text = clt_text_of(call, argv[0]);
  if (!text) return;
  sqlite3_str *out = sqlite3_str_new(call->connection->db);
  clt_json_append_text(out, text, (int)strlen(text));
  clt_result_text(call, context, out);
}

static const clt_argument ARGUMENTS[] = {{"text", CLT_TEXT, "a text, or a number as its text"}};

static const clt_scalar scalar = {ARGUMENTS, 1,    1, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                  evaluate,  NULL, 0};

const clt_function clt_function_quote = {
    "causalite_quote",
    .summary = "The text as a string of JSON, in double quotes: for options that a view puts "
               "together, where the schema is not trusted and SQLite's json_quote() is refused.",
    .details = "NULL gives NULL. A text ends at a zero byte.",
    .scalar = &scalar,
};
