/*
** What an SQL function of this extension is: a description, in data, from which the frames in
** aggregate.c, rows.c and scalar.c make what SQLite wants, and causalite_help() the reference. A
** new function is one file in ext/functions that defines a clt_function, and one name in the list
** of ext/causalite.c.
*/
#ifndef CLT_SQLITE_FUNCTION_H
#define CLT_SQLITE_FUNCTION_H

#include "base/blob.h"
#include "sqlite/call.h"
#include "sqlite/cell.h"
#include "sqlite/field.h"
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
  /* May say, after start(), that some of the n_cells arguments are of another kind; or NULL. */
  void (*describe)(const void *state, clt_argument *arguments);
  /* A row that has all its values. */
  void (*row)(clt_call *call, void *state, const clt_cell *cells);
  /* Writes the fit's keys, all but the first ones, which the frame writes from `call`. */
  void (*finish)(clt_call *call, void *state, clt_fit *fit);
  /* Instead of finish(), where the value is a text and no fit (a picture): the text, in the arena
  ** or static; NULL with an error latched. The call's notes are then the function's own affair. */
  const char *(*text)(clt_call *call, void *state);

  /* Of X_partial() and X_merge() (sqlite/partial.h); the rest is as of X(). */
  const char *of; /* "X" */
  /* X_partial(): its first argument is the shard, and neither start() nor describe() nor row() see
  ** it. `whole` is an error where the options need all rows at once; save() writes the state. */
  void (*whole)(clt_call *call, const void *options);
  void (*save)(clt_call *call, const void *state, clt_writer *out);
  /* X_merge(): adds a state that was saved, of the same options and number of arguments. What is
  ** only needed meanwhile is taken from `scratch`. */
  void (*merge)(clt_call *call, void *state, clt_reader *in, clt_arena *scratch);
  int merged; /* arguments that X() must be given */
} clt_aggregate;

/*
** A table-valued function that opens a fit as rows: SELECT … FROM name(fit). Its columns are the
** fields of a row (or of the fit, where the fit itself is the only row), then those of the tail,
** which are keys of the fit: n, n_missing and note unless `open` has others.
*/
typedef struct clt_rows_of {
  const clt_field *keys; /* of the fit */
  const clt_field *row;  /* of each item of its array "rows"; NULL: the fit is the only row */
  const clt_field *tail; /* only with `open`; may be NULL. `note` is all notes in one text */
  /* Makes the fit from the arguments; NULL for no rows; text from sqlite3_malloc. NULL here: the
  ** one argument is the fit. */
  char *(*open)(clt_call *call, int n_arguments, sqlite3_value **arguments, const void *options);
  const clt_argument *arguments; /* of open() */
  int n_arguments, required;     /* how many there are, how many of them must be given */
  const clt_option *options;     /* of open(), given behind all arguments; NULL: it takes none */
  size_t options_size;
} clt_rows_of;

/* A table-valued function that is a module of its own, because its rows are no fit. */
typedef struct clt_table {
  const sqlite3_module *module;
  const clt_field *row; /* its columns; names and meanings alone */
  const clt_argument *arguments;
  int n_arguments, required; /* how many there are, how many of them must be given */
} clt_table;

typedef struct clt_scalar {
  const clt_argument *arguments;
  int n_arguments, required; /* how many there are without options, how many must be given */
  int flags;                 /* SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS or SQLITE_DIRECTONLY */
  /* Sets the result of the context, or latches an error. */
  void (*evaluate)(clt_call *call, sqlite3_context *context, int n_arguments,
                   sqlite3_value **arguments, const void *options);
  const clt_option *options; /* may be given behind the arguments; NULL: it takes none */
  size_t options_size;
} clt_scalar;

typedef struct clt_function {
  const char *name;    /* in SQL */
  const char *summary; /* what it is for, in a sentence or two */
  const char *details; /* what else its user has to know: what is refused, what is null; or NULL */
  const char *source;  /* the papers and books it comes from, or NULL */
  const clt_aggregate *aggregate; /* or NULL */
  const clt_rows_of *rows;        /* or NULL */
  const clt_scalar *scalar;       /* or NULL */
  const clt_table *table;         /* or NULL */
} clt_function;

#endif
