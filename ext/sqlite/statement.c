#include "sqlite/statement.h"

#include <string.h>

#include "base/text.h"

static const char BUSY[] = "another connection is using the database: call it again when that has "
                           "ended, or set a longer PRAGMA busy_timeout";

/* What a PRAGMA gives; 0, too, where it fails. */
static int ask_number(sqlite3 *db, const char *pragma) {
  int number = 0;
  sqlite3_stmt *query = NULL;
  sqlite3_prepare_v2(db, pragma, -1, &query, NULL);
  if (query && sqlite3_step(query) == SQLITE_ROW) number = sqlite3_column_int(query, 0);
  sqlite3_finalize(query);
  return number;
}

/* The file of main; NULL: it is in memory. One that was deserialized has a name that is no file's
** (sqlite3_deserialize() in SQLite's memdb.c). */
static const char *file_of(sqlite3 *db) {
  const char *file = sqlite3_db_filename(db, "main");
  char *vfs = NULL;
  sqlite3_file_control(db, "main", SQLITE_FCNTL_VFSNAME, &vfs);
  bool in_memory = !file || !*file || (vfs && strncmp(vfs, "memdb", 5) == 0);
  sqlite3_free(vfs);
  return in_memory ? NULL : file;
}

void clt_fail_read_only(clt_call *call, const char *what) {
  const char *file = file_of(call->connection->db);
  if (ask_number(call->connection->db, "PRAGMA query_only")) {
    clt_fail_as(call, SQLITE_READONLY,
                "this connection is set to change nothing: PRAGMA query_only = off");
  } else if (file) {
    clt_fail_as(call, SQLITE_READONLY,
                "%s. Open a new one (analysis.db, say) and, in it, attach this:\n"
                "  ATTACH '%q' AS src;\n"
                "then call the function there; the tables of this one are src.…",
                what, file);
  } else {
    clt_fail_as(call, SQLITE_READONLY,
                "%s. Write a copy of it and call the function there: VACUUM INTO 'analysis.db'",
                what);
  }
}

const char *clt_error_text(sqlite3 *db) {
  int code = sqlite3_errcode(db) & 0xff;
  const char *text = sqlite3_errmsg(db);
  bool hook = sqlite3_extended_errcode(db) == SQLITE_CONSTRAINT_COMMITHOOK; /* has none */
  bool has_own = code == SQLITE_ERROR || (code == SQLITE_CONSTRAINT && !hook);
  return has_own && strcmp(text, sqlite3_errstr(code)) == 0 ? NULL : text;
}

/* The private database is a temporary file. */
static void fail_aside(clt_call *call, const char *text) {
  clt_fail(call,
           "%s, in the folder of temporary files, where the work is done: make room there, or name "
           "another by the environment variable SQLITE_TMPDIR",
           text);
}

void clt_fail_database(clt_call *call, sqlite3 *db, const char *where) {
  int code = sqlite3_errcode(db) & 0xff;
  const char *text = clt_error_text(db);
  bool own = db != call->connection->db;
  if (!text) code = SQLITE_NOMEM;
  switch (code) {
  case SQLITE_NOMEM:
  case SQLITE_INTERRUPT:
    clt_fail_code(call, code);
    return;
  case SQLITE_BUSY:
    clt_fail_as(call, code, "%s", BUSY);
    return;
  case SQLITE_LOCKED:
    clt_fail_as(call, code, "%s",
                sqlite3_extended_errcode(db) == SQLITE_LOCKED_SHAREDCACHE
                    ? "another connection, which shares its cache with this one, is using the "
                      "tables of the analysis: call it again when that has ended"
                    : "another query that reads a table of the analysis has not ended: finish the "
                      "other query of this connection, and call it again");
    return;
  case SQLITE_READONLY:
    if (own) break;
    clt_fail_read_only(call, sqlite3_extended_errcode(db) == SQLITE_READONLY_DIRECTORY
                                 ? "the folder of the database is read-only, and a journal is "
                                   "written beside it"
                                 : "the database is read-only");
    return;
  case SQLITE_FULL:
  case SQLITE_IOERR:
  case SQLITE_CANTOPEN:
    if (!own) break;
    fail_aside(call, text);
    return;
  default:
    break;
  }
  clt_fail(call, "%s%s%s", where ? where : "", where ? ": " : "", text);
}

/* ---- waiting ---- */

/* 0 where the host waits by itself. */
static int patience_of(sqlite3 *db) {
  enum { LENT = 5000 };
  return ask_number(db, "PRAGMA busy_timeout") > 0 ? 0 : LENT;
}

/* Whether what the database has answered so may be asked again, after a nap of which `waited` keeps
** account. An old snapshot stays old. Else the error is latched: asking for the patience has made
** the database forget its own. */
static bool waits(clt_call *call, sqlite3 *db, int code, int *waited) {
  enum { NAP = 25 /* ms */ };
  if ((code & 0xff) != SQLITE_BUSY) return false;
  if (sqlite3_extended_errcode(db) == SQLITE_BUSY_SNAPSHOT) return false;
  if (call->patience < 0) call->patience = patience_of(db);
  if (*waited >= call->patience) clt_fail_as(call, SQLITE_BUSY, "%s", BUSY);
  if (clt_failed(call) || clt_task_stop(&call->task, 0.0)) return false;
  sqlite3_sleep(NAP);
  *waited += NAP;
  return true;
}

int clt_step_waiting(clt_call *call, sqlite3_stmt *statement) {
  sqlite3 *db = sqlite3_db_handle(statement);
  int waited = 0, code = sqlite3_step(statement);
  while (waits(call, db, code, &waited)) {
    sqlite3_reset(statement);
    code = sqlite3_step(statement);
  }
  return code;
}

/* ---- statements ---- */

sqlite3_stmt *clt_prepare(clt_call *call, sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement = NULL;
  int waited = 0, code;
  if (clt_failed(call)) return NULL;
  do {
    code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
  } while (waits(call, db, code, &waited)); /* it reads the schema */
  if (code != SQLITE_OK) clt_fail_database(call, db, NULL);
  return statement;
}

sqlite3_stmt *clt_prepare_text(clt_call *call, sqlite3 *db, char *sql) {
  if (!sql) clt_fail_code(call, SQLITE_NOMEM);
  sqlite3_stmt *statement = sql ? clt_prepare(call, db, sql) : NULL;
  sqlite3_free(sql);
  return statement;
}

sqlite3_stmt *clt_prepare_pragma(clt_call *call, sqlite3 *db, const char *schema,
                                 const char *pragma, const char *of) {
  return clt_prepare_text(call, db,
                          sqlite3_mprintf("PRAGMA \"%w\".%s(\"%w\")", schema, pragma, of));
}

void clt_fail_ignored(clt_call *call) {
  clt_fail(call, "the authorizer of this connection has statements of the analysis ignored "
                 "(SQLITE_IGNORE): let it allow or deny them");
}

bool clt_expect_writing(clt_call *call, sqlite3_stmt *statement) {
  if (statement && sqlite3_stmt_readonly(statement)) clt_fail_ignored(call);
  return statement && !clt_failed(call);
}

sqlite3_stmt *clt_prepare_insert(clt_call *call, sqlite3 *db, const char *verb, const char *table,
                                 int columns) {
  sqlite3_str *sql = sqlite3_str_new(NULL);
  sqlite3_str_appendf(sql, "%s INTO main.\"%w\" VALUES (", verb, table);
  for (int i = 0; i < columns; i++) sqlite3_str_appendf(sql, i ? ",?" : "?");
  sqlite3_str_appendchar(sql, 1, ')');
  sqlite3_stmt *insert = clt_prepare_text(call, db, sqlite3_str_finish(sql));
  clt_expect_writing(call, insert);
  return insert;
}

static bool bound(clt_call *call, sqlite3_stmt *statement, int code) {
  if (code != SQLITE_OK) clt_fail_database(call, sqlite3_db_handle(statement), NULL);
  return code == SQLITE_OK;
}

bool clt_bind_text(clt_call *call, sqlite3_stmt *statement, int place, const char *text,
                   int bytes) {
  return bound(call, statement, sqlite3_bind_text(statement, place, text, bytes, SQLITE_TRANSIENT));
}

bool clt_bind_cell(clt_call *call, sqlite3_stmt *statement, int place, sqlite3_stmt *row,
                   int column) {
  return bound(call, statement,
               sqlite3_bind_value(statement, place, sqlite3_column_value(row, column)));
}

bool clt_step(clt_call *call, sqlite3_stmt *statement) {
  if (clt_failed(call)) return false;
  int code = clt_step_waiting(call, statement);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) clt_fail_database(call, sqlite3_db_handle(statement), NULL);
  return false;
}

bool clt_step_once(clt_call *call, sqlite3_stmt *statement) {
  clt_step(call, statement);
  sqlite3_reset(statement);
  return !clt_failed(call);
}

/* Steps to the end, and is finished with the statement. */
static bool finish(clt_call *call, sqlite3_stmt *statement) {
  if (!statement) return false;
  while (clt_step(call, statement)) continue;
  sqlite3_finalize(statement);
  return !clt_failed(call);
}

bool clt_run(clt_call *call, sqlite3 *db, const char *sql) {
  return finish(call, clt_prepare(call, db, sql));
}

bool clt_run_text(clt_call *call, sqlite3 *db, char *sql) {
  return finish(call, clt_prepare_text(call, db, sql));
}

const char *clt_column_copy(clt_call *call, sqlite3_stmt *row, int column) {
  if (clt_failed(call) || sqlite3_column_type(row, column) == SQLITE_NULL) return NULL;
  const char *text = (const char *)sqlite3_column_text(row, column);
  if (!text) clt_fail_code(call, SQLITE_NOMEM);
  if (text) text = clt_text_cut(&call->arena, text, strlen(text));
  return clt_failed(call) ? NULL : text;
}

const char *clt_column_name(sqlite3_stmt *statement, int column) {
  static const char before[] = CLT_ROWS_NAME ".";
  const char *name = sqlite3_column_name(statement, column);
  bool full = name && strncmp(name, before, sizeof before - 1) == 0;
  return full ? name + sizeof before - 1 : name;
}

const char **clt_column_names(clt_call *call, sqlite3_stmt *statement, int first, int *n) {
  *n = sqlite3_column_count(statement) - first;
  const char **names = clt_arena_take(&call->arena, (size_t)*n, sizeof *names);
  for (int i = 0; names && i < *n; i++) {
    const char *name = clt_column_name(statement, i + first);
    if (!name) clt_fail_code(call, SQLITE_NOMEM);
    names[i] = name ? clt_text_cut(&call->arena, name, strlen(name)) : "";
  }
  return clt_failed(call) ? NULL : names;
}

bool clt_is_among(const char *name, const char *const *names, int n) {
  for (int i = 0; i < n; i++) {
    if (sqlite3_stricmp(name, names[i]) == 0) return true;
  }
  return false;
}

static bool has_column(sqlite3_stmt *select, int first, const char *name) {
  for (int i = first; i < sqlite3_column_count(select); i++) {
    const char *column = clt_column_name(select, i);
    if (column && sqlite3_stricmp(column, name) == 0) return true;
  }
  return false;
}

const char *clt_rowid_name(sqlite3_stmt *select, int first) {
  static const char *const names[] = {"rowid", "_rowid_", "oid"};
  for (int i = 0; i < 3; i++) {
    if (!has_column(select, first, names[i])) return names[i];
  }
  return NULL;
}

static const char *answer(clt_call *call, sqlite3_stmt *query) {
  const char *text = query && clt_step(call, query) ? clt_column_copy(call, query, 0) : NULL;
  sqlite3_finalize(query);
  return text;
}

const char *clt_ask(clt_call *call, sqlite3 *db, const char *sql) {
  return answer(call, clt_prepare(call, db, sql));
}

const char *clt_ask_text(clt_call *call, sqlite3 *db, char *sql) {
  return answer(call, clt_prepare_text(call, db, sql));
}

bool clt_has_table(clt_call *call, sqlite3 *db, const char *name) {
  return clt_ask_text(call, db,
                      sqlite3_mprintf("SELECT 1 FROM main.sqlite_schema WHERE type IN ('table', "
                                      "'view') AND name = %Q COLLATE NOCASE",
                                      name)) != NULL;
}

static bool insert_row(clt_call *call, sqlite3_stmt *select, sqlite3_stmt *insert) {
  int columns = sqlite3_column_count(select);
  for (int i = 0; i < columns; i++) clt_bind_cell(call, insert, i + 1, select, i);
  return clt_step_once(call, insert);
}

bool clt_pour(clt_call *call, sqlite3_stmt *select, sqlite3_stmt *insert) {
  while (clt_step(call, select)) insert_row(call, select, insert);
  return !clt_failed(call);
}

/* In the order in which rows were stored, whatever PRAGMA reverse_unordered_selects says; a table
** WITHOUT ROWID has a key instead. */
static sqlite3_stmt *select_in_order(clt_call *call, sqlite3 *db, const char *table) {
  sqlite3_stmt *rows = NULL;
  char *sql = sqlite3_mprintf("SELECT * FROM main.\"%w\" ORDER BY rowid", table);
  int code = sql ? sqlite3_prepare_v2(db, sql, -1, &rows, NULL) : SQLITE_NOMEM;
  sqlite3_free(sql);
  if (code == SQLITE_OK) return rows;
  return clt_prepare_text(call, db, sqlite3_mprintf("SELECT * FROM main.\"%w\"", table));
}

bool clt_copy_table(clt_call *call, sqlite3 *from, sqlite3 *to, const char *table) {
  sqlite3_stmt *select = select_in_order(call, from, table), *insert = NULL;
  if (select && clt_run_text(call, to, sqlite3_mprintf("DELETE FROM main.\"%w\"", table))) {
    insert = clt_prepare_insert(call, to, "INSERT", table, sqlite3_column_count(select));
  }
  while (insert && clt_step(call, select)) {
    if (insert_row(call, select, insert) && sqlite3_changes(to) == 0) { /* RAISE(IGNORE) */
      clt_fail(call, "a trigger on %s keeps its rows from being stored: drop it", table);
    }
  }
  sqlite3_finalize(select);
  sqlite3_finalize(insert);
  return !clt_failed(call);
}

/* The line of a script on which the database found the fault, or else the statement begins. */
static int line_of(const char *text, const char *statement, sqlite3 *db) {
  int offset = sqlite3_error_offset(db), line = 1;
  const char *at = statement + (offset > 0 ? offset : (int)strspn(statement, " \n\t"));
  for (; text < at && *text; text++) line += *text == '\n';
  return line;
}

bool clt_run_script(clt_call *call, sqlite3 *db, const char *name, const char *text,
                    clt_script_row *row, void *context) {
  const char *at = text, *next = text;
  while (*at && !clt_failed(call)) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db, at, -1, &statement, &next);
    while (code == SQLITE_OK && statement && (code = sqlite3_step(statement)) == SQLITE_ROW) {
      if (row) row(call, context, statement);
      code = clt_failed(call) ? SQLITE_ABORT : SQLITE_OK;
    }
    if (code != SQLITE_OK && code != SQLITE_DONE && !clt_failed(call)) {
      char *where = sqlite3_mprintf("sql/%s.sql line %d", name, line_of(text, at, db));
      if (!where) clt_fail_code(call, SQLITE_NOMEM);
      clt_fail_database(call, db, where);
      sqlite3_free(where);
    }
    sqlite3_finalize(statement);
    at = next;
  }
  return !clt_failed(call);
}
