#include "sqlite/register.h"

static void evaluate(sqlite3_context *context, int n_arguments, sqlite3_value **arguments) {
  const clt_binding *binding = sqlite3_user_data(context);
  const clt_scalar *scalar = binding->function->scalar;
  const void *options = NULL;
  clt_call call;
  clt_call_start(&call, binding->connection, binding->function->name);
  if (scalar->options) {
    bool given = n_arguments > scalar->n_arguments;
    n_arguments -= given;
    options = clt_options_argument(&call, scalar->options, scalar->options_size,
                                   given ? arguments[n_arguments] : NULL);
  }
  if (!clt_failed(&call)) scalar->evaluate(&call, context, n_arguments, arguments, options);
  if (clt_failed(&call)) clt_report(&call, context);
  clt_call_end(&call);
}

int clt_register_scalar(clt_connection *connection, const clt_function *function) {
  const clt_scalar *scalar = function->scalar;
  int most = scalar->n_arguments + (scalar->options != NULL), code = SQLITE_OK;
  for (int n = scalar->required; n <= most && code == SQLITE_OK; n++) {
    if (clt_binding_exists(connection, function, n)) continue;
    clt_binding *binding = clt_binding_new(connection, function, n);
    if (!binding) return SQLITE_NOMEM;
    code = sqlite3_create_function_v2(connection->db, function->name, n,
                                      SQLITE_UTF8 | SQLITE_RESULT_SUBTYPE | scalar->flags, binding,
                                      evaluate, NULL, NULL, clt_binding_free);
  }
  return code;
}
