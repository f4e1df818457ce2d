/*
** SQL that a call runs itself, on its host's database or on one of its own: statements, scripts,
** rows from one database to another. Errors are latched in the call, with the database's own
** message.
*/
#ifndef CLT_SQLITE_STATEMENT_H
#define CLT_SQLITE_STATEMENT_H

#include "sqlite/call.h"

/* What SQLite says of the last error of a connection. NULL: it had no memory to keep a text
** (sqlite3VdbeTransferError() in its vdbeaux.c does without), and has only the name of a code whose
** errors all have a text of their own. */
const char *clt_error_text(sqlite3 *db);

/* Latches what the database has just complained of; `where` precedes the message, NULL: nothing. */
void clt_fail_database(clt_call *call, sqlite3 *db, const char *where);

/* Latches that main cannot be written to, for the reason `what`, and what can be done. */
void clt_fail_read_only(clt_call *call, const char *what);

/* Steps, and where another connection is in the way again, (1) waiting as the host has set it (busy
** timeout, busy handler); a host without a busy timeout is lent one of 5 s, in which it can
** interrupt. SQLite's code; after too long a wait SQLITE_BUSY, with an error latched. */
int clt_step_waiting(clt_call *call, sqlite3_stmt *statement);

/* A statement ready to run; NULL with an error latched. The text is freed where it is of
** sqlite3_mprintf() (clt_prepare_text), NULL being out of memory. */
sqlite3_stmt *clt_prepare(clt_call *call, sqlite3 *db, const char *sql);
sqlite3_stmt *clt_prepare_text(clt_call *call, sqlite3 *db, char *sql);

/* PRAGMA schema.pragma("of"), whose name no table or view of the host's can take, as it can that of
** the table-valued function. */
sqlite3_stmt *clt_prepare_pragma(clt_call *call, sqlite3 *db, const char *schema,
                                 const char *pragma, const char *of);

/* Latches that the host's authorizer has a statement made one that does nothing, SQLITE_IGNORE. */
void clt_fail_ignored(clt_call *call);

/* Does the statement write, as it is to? That an authorizer ignores does not. False with an error
** latched. */
bool clt_expect_writing(clt_call *call, sqlite3_stmt *statement);

/* INSERT INTO main."table" VALUES (?, …); `verb` is INSERT or INSERT OR IGNORE. */
sqlite3_stmt *clt_prepare_insert(clt_call *call, sqlite3 *db, const char *verb, const char *table,
                                 int columns);

/* Binds a copy of a text (`bytes` of it, -1: all), NULL being NULL; of a row's cell. False with an
** error latched. */
bool clt_bind_text(clt_call *call, sqlite3_stmt *statement, int place, const char *text, int bytes);
bool clt_bind_cell(clt_call *call, sqlite3_stmt *statement, int place, sqlite3_stmt *row,
                   int column);

/* Steps, waiting likewise: true at a row, false at the end and on an error, which is latched. */
bool clt_step(clt_call *call, sqlite3_stmt *statement);

/* Steps a statement that gives no rows, and resets it for the next time. */
bool clt_step_once(clt_call *call, sqlite3_stmt *statement);

/* Runs one statement to its end, discarding rows. False with an error latched. */
bool clt_run(clt_call *call, sqlite3 *db, const char *sql);
bool clt_run_text(clt_call *call, sqlite3 *db, char *sql);

/* A row's cell as text in the arena, which outlives the statement; NULL: NULL, or an error. */
const char *clt_column_copy(clt_call *call, sqlite3_stmt *row, int column);

/* What is selected from is called so, where names of columns are asked for: PRAGMA
** full_column_names puts it before each. */
#define CLT_ROWS_NAME "(rows)"
#define CLT_ROWS      "\"" CLT_ROWS_NAME "\""

/* The name of a column without that; NULL: out of memory. */
const char *clt_column_name(sqlite3_stmt *statement, int column);

/* The names of a statement's columns from the `first` on, in the arena; NULL with an error
** latched. */
const char **clt_column_names(clt_call *call, sqlite3_stmt *statement, int first, int *n);

/* Is it one of these names, upper or lower case? */
bool clt_is_among(const char *name, const char *const *names, int n);

/* Of the names that a rowid has the first that no column of a statement, from the `first` on, is
** called; NULL: all three are taken. */
const char *clt_rowid_name(sqlite3_stmt *select, int first);

/* The first column of the first row as text in the arena; NULL: no row, NULL, or an error. */
const char *clt_ask(clt_call *call, sqlite3 *db, const char *sql);
const char *clt_ask_text(clt_call *call, sqlite3 *db, char *sql);

/* Has main a table or view of that name? False with an error latched, too. */
bool clt_has_table(clt_call *call, sqlite3 *db, const char *name);

/* Inserts every row of a SELECT, on whichever database, by a statement with a parameter for each of
** its columns. */
bool clt_pour(clt_call *call, sqlite3_stmt *select, sqlite3_stmt *insert);

/* Copies all rows of main.<table> into the table of that name, whose rows it replaces. */
bool clt_copy_table(clt_call *call, sqlite3 *from, sqlite3 *to, const char *table);

/* A row of a script's SELECT. */
typedef void clt_script_row(clt_call *call, void *context, sqlite3_stmt *row);

/* Runs all statements of a text; the rows of SELECTs go to `row`, if there is one. An error names
** the script and the line. */
bool clt_run_script(clt_call *call, sqlite3 *db, const char *name, const char *text,
                    clt_script_row *row, void *context);

#endif
