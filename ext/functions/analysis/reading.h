/* What the tables share that read another one, of main, by its name: causalite_cells() and
** causalite_rows(). */
#ifndef CLT_FUNCTIONS_ANALYSIS_READING_H
#define CLT_FUNCTIONS_ANALYSIS_READING_H

#include <stdbool.h>

#include "sqlite/api.h"

typedef struct clt_reading {
  sqlite3_vtab base; /* for SQLite; must be first */
  sqlite3 *db;
  const char *function; /* 'name(): ', which its errors begin with */
  int depth; /* cursors of this connection that are just reading, each within the one before */
} clt_reading;

/* xConnect; `function` and `declaration`, a CREATE TABLE, are constants. */
int clt_reading_connect(sqlite3 *db, const char *function, const char *declaration,
                        sqlite3_vtab **out);
int clt_reading_disconnect(sqlite3_vtab *base);

/* The place of `column = ?` among the constraints, if binary by that collation; -1: there is none,
** -2: it cannot be used yet. */
int clt_reading_equal(sqlite3_index_info *info, int column, bool binary);

/* A view may read another one, but not without end itself. */
bool clt_reading_is_endless(const clt_reading *reading);

/* The next row; *end: there is none. Returns SQLite's code, SQLITE_OK also at the end. */
int clt_reading_step(clt_reading *reading, sqlite3_stmt *rows, bool *end);

/* The code to return, with a text (NULL: no memory to have one). One that names a function of the
** analysis, which has been read, stays as it is. */
int clt_reading_fail(clt_reading *reading, const char *text);

/* The same after `code`, with SQLite's text. */
int clt_reading_failed(clt_reading *reading, int code);

#endif
