#include "sqlite/transaction.h"

#include <string.h>

#include "sqlite/statement.h"

static sqlite3_stmt *prepare(clt_call *call, const char *sql) {
  return clt_prepare(call, call->connection->db, sql);
}

static void fail(clt_call *call) {
  clt_fail_database(call, call->connection->db, NULL);
}

/* ---- what is refused ---- */

static bool keeps_no_journal(clt_call *call) {
  const char *mode = clt_ask(call, call->connection->db, "PRAGMA main.journal_mode");
  return mode && strcmp(mode, "off") == 0;
}

bool clt_transaction_allowed(clt_call *call) {
  sqlite3 *db = call->connection->db;
  if (!sqlite3_get_autocommit(db)) {
    clt_fail(call, "a transaction is open, and this makes one of its own: COMMIT first");
  } else if (sqlite3_txn_state(db, NULL) == SQLITE_TXN_WRITE) {
    clt_fail(call, "a statement of this connection that writes has not ended (INSERT … SELECT, "
                   "CREATE TABLE AS, RETURNING): call it in a SELECT of its own");
  } else if (sqlite3_db_readonly(db, "main") == 1) {
    clt_fail_read_only(call, "the database is read-only");
  } else if (keeps_no_journal(call)) {
    clt_fail(call, "the database keeps no journal, so that nothing could be taken back if it "
                   "fails: PRAGMA journal_mode = delete");
  }
  return !clt_failed(call);
}

static void refuse_begin(clt_call *call, int code) {
  bool old = sqlite3_extended_errcode(call->connection->db) == SQLITE_BUSY_SNAPSHOT;
  if (code == SQLITE_BUSY && old) {
    clt_fail(call, "the statement that calls it reads tables, and another connection has written "
                   "to them since: call it in a SELECT without FROM");
  }
  fail(call);
}

/* ---- the transaction ---- */

/* Steps and resets. */
static int step(clt_transaction *t, sqlite3_stmt *statement) {
  int code = clt_step_waiting(t->call, statement) & 0xff;
  sqlite3_reset(statement);
  return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

/* Prepares what ends an interrupted transaction; what was prepared before stays where that
** fails. */
static void arm(clt_transaction *t) {
  sqlite3_stmt *rollback = prepare(t->call, "ROLLBACK");
  sqlite3_stmt *again = prepare(t->call, "BEGIN IMMEDIATE");
  bool armed = rollback && again;
  sqlite3_finalize(armed ? t->rollback : rollback);
  sqlite3_finalize(armed ? t->again : again);
  if (!armed) return;
  t->rollback = rollback;
  t->again = again;
}

static void disarm(clt_transaction *t) {
  sqlite3_finalize(t->again);
  sqlite3_finalize(t->commit);
  sqlite3_finalize(t->rollback);
  sqlite3_finalize(t->hold);
  t->again = t->commit = t->rollback = t->hold = NULL;
}

/* Begins and takes the lock on main by the first statement, prepared before. */
static void begin_with(clt_transaction *t, sqlite3_stmt *begin, sqlite3_stmt *first) {
  int code = step(t, begin);
  if (code == SQLITE_OK && sqlite3_get_autocommit(t->call->connection->db)) {
    clt_fail_ignored(t->call);
    return;
  }
  if (code == SQLITE_OK) code = step(t, first);
  if (code != SQLITE_OK) refuse_begin(t->call, code);
  if (code == SQLITE_OK) arm(t);
}

bool clt_transaction_begin(clt_transaction *t, clt_call *call, const char *first) {
  *t = (clt_transaction){.call = call};
  clt_transaction_allowed(call);
  t->commit = prepare(call, "COMMIT");
  t->hold = prepare(call, "PRAGMA main.journal_mode");
  arm(t);
  sqlite3_stmt *begin = prepare(call, "BEGIN"), *writes = prepare(call, first);
  clt_expect_writing(call, writes);
  if (!clt_failed(call)) begin_with(t, begin, writes);
  sqlite3_finalize(begin);
  sqlite3_finalize(writes);
  if (clt_failed(call)) clt_transaction_end(t);
  return !clt_failed(call);
}

/* DROP forgets nothing of what is prepared, and is locked out by what is under way. It is not for
** SQLite to find that out: where the disk fails while it takes back what it has done of the DROP it
** rolls back all, and says only that a table is locked. */
static bool drops(sqlite3_stmt *statement) {
  const char *sql = sqlite3_sql(statement);
  return sqlite3_strnicmp(sql + strspn(sql, " \n"), "DROP ", 5) == 0;
}

/* Runs a statement that may make SQLite forget what is prepared, but not what is under way: until
** it is prepared anew `hold` is, which counts as writing and has given its one row. */
static void run(clt_transaction *t, sqlite3_stmt *statement) {
  if (!drops(statement) && sqlite3_step(t->hold) != SQLITE_ROW) { /* stopped, and all rolled back */
    sqlite3_reset(t->hold);
    fail(t->call);
    return;
  }
  sqlite3_step(statement);
  if (sqlite3_reset(statement) != SQLITE_OK) fail(t->call);
  arm(t);
  if (!clt_failed(t->call)) sqlite3_reset(t->hold);
}

bool clt_transaction_run(clt_transaction *t, const char *sql) {
  while (*sql && !clt_failed(t->call)) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(t->call->connection->db, sql, -1, &statement, &sql);
    if (code != SQLITE_OK) fail(t->call);
    if (clt_expect_writing(t->call, statement)) run(t, statement);
    sqlite3_finalize(statement);
  }
  return !clt_failed(t->call);
}

bool clt_transaction_end(clt_transaction *t) {
  clt_call *call = t->call;
  sqlite3 *db = call->connection->db;
  bool begun = t->again != NULL; /* and if it is no more, COMMIT fails */
  if (begun && !clt_failed(call)) {
    int code = step(t, t->commit);
    if (code != SQLITE_OK) fail(call);
    if (code == SQLITE_OK && !sqlite3_get_autocommit(db)) clt_fail_ignored(call);
  }
  sqlite3_stmt *const ways_back[] = {t->rollback, t->again, t->hold};
  for (int i = 0; begun && i < 3 && !sqlite3_get_autocommit(db); i++) sqlite3_step(ways_back[i]);
  disarm(t);
  return begun && !clt_failed(call);
}
