/* causalite_html(text) -> the text as HTML. */
#include <string.h>

#include "base/markup.h"
#include "base/utf8.h"
#include "sqlite/function.h"

static const char REPLACEMENT[] = "\xEF\xBF\xBD"; /* U+FFFD */

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *options) {
  (void)argc, (void)options;
  const char *text = clt_text_of(call, argv[0]);
  if (!text) return;
  sqlite3_str *out = sqlite3_str_new(call->connection->db);
  for (;; text++) {
    size_t plain = strcspn(text, CLT_MARKUP_SPECIAL), fit = clt_utf8_well_formed(text, plain);
    sqlite3_str_append(out, text, (int)fit);
    text += fit;
    if (!*text) break;
    sqlite3_str_appendall(out, fit < plain ? REPLACEMENT : clt_markup_of(*text));
  }
  clt_result_text(call, context, out);
}

static const clt_argument ARGUMENTS[] = {{"text", CLT_TEXT, "a text, or a number as its text"}};

static const clt_scalar scalar = {ARGUMENTS, 1,    1, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                  evaluate,  NULL, 0};

const clt_function clt_function_html = {
    "causalite_html",
    .summary =
        "The text with & < > \" ' written so that HTML shows them, between tags and in quoted "
        "attributes: for reports of your own.",
    .details =
        "NULL gives NULL. A text ends at a zero byte; of what is not UTF-8 each byte becomes "
        "U+FFFD.",
    .scalar = &scalar,
};
