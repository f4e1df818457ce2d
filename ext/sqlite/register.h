/*
** From descriptions (function.h) to what is registered on a connection.
*/
#ifndef CLT_SQLITE_REGISTER_H
#define CLT_SQLITE_REGISTER_H

#include "sqlite/function.h"

/* Registers the function in those of its forms that the connection has not got from here already.
** Returns an SQLite result code; SQLITE_BUSY: somebody else's function of that name and number of
** arguments is there, and a statement runs. */
int clt_register(clt_connection *connection, const clt_function *function);

/* The forms, each in its own file. */
int clt_register_aggregate(clt_connection *connection, const clt_function *function);
int clt_register_rows(clt_connection *connection, const clt_function *function);
int clt_register_scalar(clt_connection *connection, const clt_function *function);

/* The columns of opened rows that are keys of the fit; NULL: none. */
const clt_field *clt_rows_tail(const clt_rows_of *rows);

/* The arguments of a table-valued function without the options. */
const clt_argument *clt_rows_arguments(const clt_rows_of *rows, int *n_arguments, int *required);

/* What SQLite keeps for each registered form: the description and the connection it is on. */
typedef struct clt_binding {
  const clt_function *function;
  clt_connection *connection;
  int form;                 /* number of arguments (-1: any), or CLT_FORM_ROWS: a table */
  struct clt_binding *next; /* of the same connection */
} clt_binding;

enum { CLT_FORM_ROWS = -2 };

bool clt_binding_exists(const clt_connection *connection, const clt_function *function, int form);

/* NULL if out of memory. SQLite frees it where the form is deleted, replaced or cannot be
** registered, or the connection is closed. */
clt_binding *clt_binding_new(clt_connection *connection, const clt_function *function, int form);
void clt_binding_free(void *binding);

#endif
