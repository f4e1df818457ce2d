/* causalite_progress([on]) -> 1 or 0: the switch of the progress bar. */
#include "sqlite/function.h"

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *options) {
  (void)options;
  if (argc == 1) {
    int on = sqlite3_value_int(argv[0]);
    if (sqlite3_value_type(argv[0]) != SQLITE_INTEGER || (on != 0 && on != 1)) {
      clt_fail(call, "argument 1 (on) must be 0 or 1");
      return;
    }
    call->connection->progress = on == 1;
  }
  sqlite3_result_int(context, call->connection->progress);
}

static const clt_argument ARGUMENTS[] = {
    {"on", CLT_NUMBER, "1 or 0; without it the function only tells"}};

static const clt_scalar scalar = {ARGUMENTS, 1, 0, SQLITE_DIRECTONLY, evaluate, NULL, 0};

const clt_function clt_function_progress = {
    "causalite_progress",
    .summary = "Whether long work on this connection draws a progress bar on stderr; 1 switches it "
               "on, 0 off. Off at first.",
    .details = "A switch of the connection and never of a view: it may be called directly only. An "
               "`on` that is not 0 or 1 is an error.",
    .scalar = &scalar,
};
