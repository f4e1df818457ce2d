/* causalite_version() -> text. */
#include <gsl/gsl_version.h>

#include "causalite.h"
#include "sqlite/function.h"

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *options) {
  (void)options;
  (void)argc, (void)argv;
  char *text = sqlite3_mprintf("causalite %s (SQLite %s, built with %s; GSL %s)", CAUSALITE_VERSION,
                               sqlite3_libversion(), SQLITE_VERSION, GSL_VERSION);
  if (!text) clt_fail_code(call, SQLITE_NOMEM);
  if (text) sqlite3_result_text(context, text, -1, sqlite3_free);
}

static const clt_scalar scalar = {NULL,     0,    0, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                  evaluate, NULL, 0};

const clt_function clt_function_version = {
    "causalite_version",
    .summary = "The versions of causalite, of SQLite running and built with, and of GSL.",
    .scalar = &scalar,
};
