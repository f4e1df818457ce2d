#include "sqlite/register.h"

bool clt_binding_exists(const clt_connection *connection, const clt_function *function, int form) {
  const clt_binding *b = connection->bindings;
  while (b && (b->function != function || b->form != form)) b = b->next;
  return b != NULL;
}

clt_binding *clt_binding_new(clt_connection *connection, const clt_function *function, int form) {
  clt_binding *binding = sqlite3_malloc64(sizeof *binding);
  if (!binding) return NULL;
  *binding = (clt_binding){function, connection, form, connection->bindings};
  connection->bindings = binding;
  clt_connection_hold(connection);
  return binding;
}

void clt_binding_free(void *pointer) {
  clt_binding *binding = pointer, **b = &binding->connection->bindings;
  while (*b != binding) b = &(*b)->next;
  *b = binding->next;
  clt_connection_release(binding->connection);
  sqlite3_free(binding);
}

static int register_table(clt_connection *connection, const clt_function *function) {
  clt_binding *binding = clt_binding_new(connection, function, CLT_FORM_ROWS);
  if (!binding) return SQLITE_NOMEM;
  return sqlite3_create_module_v2(connection->db, function->name, function->table->module, binding,
                                  clt_binding_free);
}

int clt_register(clt_connection *connection, const clt_function *function) {
  int code = SQLITE_OK;
  if (function->aggregate) code = clt_register_aggregate(connection, function);
  if (code == SQLITE_OK && function->rows) code = clt_register_rows(connection, function);
  if (code == SQLITE_OK && function->scalar) code = clt_register_scalar(connection, function);
  if (code == SQLITE_OK && function->table) code = register_table(connection, function);
  return code;
}
