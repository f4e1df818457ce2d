/* Of experiment.h the writing. */
#include <string.h>

#include "functions/analysis/experiment.h"

/* The SQL of the table or view that is there; NULL: none. */
static const char *sql_there(clt_analysis *a) {
  return clt_ask(a->call, a->host,
                 "SELECT sql FROM main.sqlite_schema WHERE type IN ('table', 'view')"
                 " AND name = 'experiment' COLLATE NOCASE");
}

static bool is_ours(const char *sql) {
  return sql && strncmp(sql, CLT_EXPERIMENT_BEGINS, strlen(CLT_EXPERIMENT_BEGINS)) == 0;
}

bool clt_experiment_is_ours(clt_analysis *a) {
  return is_ours(sql_there(a));
}

/* Its columns; and by which name its rowid goes, or NULL. */
static const char **describe(clt_analysis *a, sqlite3 *db, int *n, const char **key) {
  sqlite3_stmt *all = clt_prepare(a->call, db, "SELECT * FROM main.experiment AS " CLT_ROWS);
  const char **names = all ? clt_column_names(a->call, all, 0, n) : NULL;
  *key = names ? clt_rowid_name(all, 0) : NULL;
  sqlite3_finalize(all);
  return names;
}

/* Those of the private database that the host's table lacks. */
static bool add_columns(clt_analysis *a, clt_transaction *transaction, const clt_source *from) {
  const char *key;
  int n = 0;
  const char **there = describe(a, a->host, &n, &key);
  for (int i = 0; there && i < from->n && !clt_failed(a->call); i++) {
    if (clt_is_among(from->name[i], there, n)) continue;
    char *sql = sqlite3_mprintf("ALTER TABLE main.experiment ADD COLUMN \"%w\"", from->name[i]);
    if (!sql) clt_fail_code(a->call, SQLITE_NOMEM);
    if (sql) clt_transaction_run(transaction, sql);
    sqlite3_free(sql);
  }
  return !clt_failed(a->call);
}

static bool make_columns(clt_analysis *a, clt_transaction *transaction, const clt_source *from) {
  const char *there = sql_there(a);
  if (clt_failed(a->call)) return false;
  if (!there) {
    const char *sql =
        clt_ask(a->call, a->aside, "SELECT sql FROM main.sqlite_schema WHERE name = 'experiment'");
    return sql && clt_transaction_run(transaction, sql);
  }
  if (is_ours(there)) return add_columns(a, transaction, from);
  clt_fail(a->call, "the analysis fills a table of its own, experiment, and there is one of yours "
                    "in this database: rename it, or open a new database, ATTACH this one as src, "
                    "and set the analysis up there");
  return false;
}

/* Where the table's columns leave no name for its rowid, ?1 stands for nothing. */
sqlite3_stmt *clt_experiment_insert(clt_analysis *a, sqlite3 *db, const clt_source *from) {
  const char *key;
  int n = 0;
  if (!describe(a, db, &n, &key)) return NULL;
  sqlite3_str *sql = sqlite3_str_new(NULL);
  sqlite3_str_appendf(sql, "INSERT INTO main.experiment(%s%s", key ? key : "", key ? ", " : "");
  for (int i = 0; i < from->n; i++) {
    sqlite3_str_appendf(sql, "%s\"%w\"", i ? ", " : "", from->name[i]);
  }
  sqlite3_str_appendf(sql, ") VALUES (%s", key ? "?1, " : "");
  for (int i = 0; i < from->n; i++) sqlite3_str_appendf(sql, "%s?%d", i ? ", " : "", i + 2);
  sqlite3_str_appendall(sql, ")");
  sqlite3_stmt *insert = clt_prepare_text(a->call, db, sqlite3_str_finish(sql));
  clt_expect_writing(a->call, insert);
  return insert;
}

bool clt_experiment_write(clt_analysis *a, clt_transaction *transaction) {
  clt_source from = {0};
  const char *source = clt_source_setting(a);
  if (!source || clt_source_is_experiment(source)) return source != NULL;
  const char *key;
  from.name = describe(a, a->aside, &from.n, &key);
  if (!from.name || !make_columns(a, transaction, &from) ||
      !clt_run(a->call, a->host, "DELETE FROM main.experiment")) {
    return false;
  }
  sqlite3_stmt *rows = clt_prepare_text(
      a->call, a->aside, sqlite3_mprintf("SELECT %s, * FROM main.experiment", key ? key : "NULL"));
  sqlite3_stmt *insert = rows ? clt_experiment_insert(a, a->host, &from) : NULL;
  if (insert) clt_pour(a->call, rows, insert);
  sqlite3_finalize(insert);
  sqlite3_finalize(rows);
  return !clt_failed(a->call);
}
