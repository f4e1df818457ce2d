/*
** What an SQL function of this extension is: a description, in data, from which the frames in
** aggregate.c and rows.c make what SQLite wants. A new function is one file in ext/functions that
** defines a clt_function, and one line in the table of ext/causalite.c.
*/
#ifndef CLT_SQLITE_FUNCTION_H
#define CLT_SQLITE_FUNCTION_H

#include "sqlite/call.h"
#include "sqlite/cell.h"
#include "sqlite/fit.h"
#include "sqlite/options.h"

/*
** An aggregate: rows go in, one fit comes out. The arguments are `required` of `arguments`, then
** the others of them, then any number of `rest` (if it has a name), then optionally the options.
**
** All memory of `state` and what hangs on it is taken from call->arena; errors are latched in the
** call. `state` begins zeroed.
*/
typedef struct clt_aggregate {
  const clt_argument *arguments;
  int n_arguments;
  int required;
  clt_argument rest;         /* kind of further arguments; name NULL: there are none */
  const clt_option *options; /* the table; NULL: it takes none */
  size_t options_size;       /* of the struct that the table describes */
  size_t state_size;
  /* Before the first row is added, or before finish() if there is none. `n_cells` arguments are
  ** given besides the options (`required` if there was no row to tell). */
  void (*start)(clt_call *call, void *state, const void *options, int n_cells);
  /* A row that has all its values. */
  void (*row)(clt_call *call, void *state, const clt_cell *cells);
  /* Writes the fit's keys, all but the first ones, which the frame writes from `call`. */
  void (*finish)(clt_call *call, void *state, clt_fit *fit);
  /* Instead of finish(), where the value is a text and no fit (a picture): the text, in the arena
  ** or static; NULL with an error latched. The call's notes are then the function's own affair. */
  const char *(*text)(clt_call *call, void *state);
} clt_aggregate;

/*
** A table-valued function that opens a fit as rows: SELECT … FROM name(fit).
*/
typedef struct clt_rows_of {
  /* Names of the columns, separated by ", ": keys of the row or else of the fit, but for `note`,
  ** which is all notes of the fit in one text. The frame adds n, n_missing and note to those of a
  ** fit. */
  const char *columns;
  const char *path; /* key of the fit's array of rows; NULL: the fit itself is the only row */
  /* The hidden arguments, separated by ", "; the first is the fit unless `open` makes it. */
  const char *arguments;
  int required; /* how many of the arguments must be given */
  /* Makes the fit from the arguments, the first `required` of them, NULL for no rows; text from
  ** sqlite3_malloc. NULL here: the first argument is the fit. */
  char *(*open)(clt_call *call, sqlite3_value **arguments, const void *options);
  const clt_option *options; /* of open(), given behind the required arguments */
  size_t options_size;
} clt_rows_of;

typedef struct clt_scalar {
  int min_arguments, max_arguments; /* without options */
  int flags; /* SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS or SQLITE_DIRECTONLY */
  /* Sets the result of the context, or latches an error. */
  void (*evaluate)(clt_call *call, sqlite3_context *context, int n_arguments,
                   sqlite3_value **arguments, const void *options);
  const clt_option *options; /* may be given behind the arguments; NULL: it takes none */
  size_t options_size;
} clt_scalar;

typedef struct clt_function {
  const char *name;               /* in SQL */
  const clt_aggregate *aggregate; /* or NULL */
  const clt_rows_of *rows;        /* or NULL */
  const clt_scalar *scalar;       /* or NULL */
} clt_function;

/* Registers the function in those of its forms that the connection has not got from here already.
** Returns an SQLite result code; SQLITE_BUSY: somebody else's function of that name and number of
** arguments is there, and a statement runs. */
int clt_register(clt_connection *connection, const clt_function *function);

/* The forms, each in its own file. */
int clt_register_aggregate(clt_connection *connection, const clt_function *function);
int clt_register_rows(clt_connection *connection, const clt_function *function);
int clt_register_scalar(clt_connection *connection, const clt_function *function);

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
