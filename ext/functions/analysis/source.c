#include "functions/analysis/source.h"

#include <string.h>

#include "base/text.h"
#include "functions/analysis/tracker.h"

const char *clt_source_setting(clt_analysis *a) {
  const char *name = clt_ask(a->call, a->aside, "SELECT value FROM setting WHERE name = 'source'");
  if (!name) {
    clt_fail(a->call, "setting source is empty. Name the table of the experiments: SELECT "
                      "causalite_setup('table')");
  }
  return name;
}

bool clt_source_is_experiment(const char *name) {
  return sqlite3_stricmp(name, "experiment") == 0 || sqlite3_stricmp(name, "main.experiment") == 0;
}

/* ---- a file that is not written to ---- */

static bool is_plain(char c) {
  return c && c != '%' && c != '?' && c != '#';
}

static char *uri_of(const char *file) {
  sqlite3_str *uri = sqlite3_str_new(NULL);
  sqlite3_str_appendall(uri, "file:");
  for (; *file; file++) {
    sqlite3_str_appendf(uri, is_plain(*file) ? "%c" : "%%%02x", (unsigned char)*file);
  }
  sqlite3_str_appendall(uri, "?mode=ro");
  return sqlite3_str_finish(uri);
}

/* ---- found ---- */

/* A name that a table has as it stands is that; temp comes before main, as in any statement. Not by
** PRAGMA table_list, which looks into every view of the host: a second and more, in which SQLite
** lets nobody in. */
static char *find_sql(clt_analysis *a) {
  sqlite3_str *sql = sqlite3_str_new(NULL);
  sqlite3_stmt *databases = clt_prepare(a->call, a->host, "PRAGMA database_list");
  sqlite3_str_appendall(sql, "SELECT schema, name FROM (SELECT NULL AS schema, NULL AS name");
  while (databases && clt_step(a->call, databases)) {
    const char *name = (const char *)sqlite3_column_text(databases, 1);
    if (!name) clt_fail_code(a->call, SQLITE_NOMEM);
    if (!name) break;
    sqlite3_str_appendf(sql,
                        " UNION ALL SELECT %Q, name FROM \"%w\".sqlite_schema"
                        " WHERE type IN ('table', 'view')",
                        name, name);
  }
  sqlite3_finalize(databases);
  sqlite3_str_appendall(
      sql, ") WHERE name = ?1 COLLATE NOCASE OR schema || '.' || name = ?1 COLLATE NOCASE"
           " ORDER BY name <> ?1 COLLATE NOCASE, schema <> 'temp', schema <> 'main' LIMIT 1");
  return sqlite3_str_finish(sql);
}

/* The schema of 'schema.table', or of 'schema'; NULL: none of that name is attached. */
static const char *schema_of(clt_analysis *a, const char *name) {
  const char *longest = NULL;
  sqlite3_stmt *databases = clt_prepare(a->call, a->host, "PRAGMA database_list");
  while (databases && clt_step(a->call, databases)) {
    const char *schema = clt_column_copy(a->call, databases, 1);
    size_t bytes = schema ? strlen(schema) : 0;
    bool named = schema && sqlite3_strnicmp(schema, name, (int)bytes) == 0 &&
                 (name[bytes] == '.' || name[bytes] == '\0');
    if (named && (!longest || bytes > strlen(longest))) longest = schema;
  }
  sqlite3_finalize(databases);
  return longest;
}

/* Where it was attached from when it was set up, as far as that is known. */
static void append_attach(sqlite3_str *message, clt_analysis *a, const char *name) {
  const char *file =
      clt_ask(a->call, a->aside, "SELECT value FROM setting WHERE name = 'source_file'");
  const char *point = strrchr(name, '.');
  char *uri = file ? uri_of(file) : NULL;
  if (file && !uri) clt_fail_code(a->call, SQLITE_NOMEM);
  if (uri && point) {
    sqlite3_str_appendf(message, ". It was in %s: ATTACH %Q AS \"%.*w\"", file, uri,
                        (int)(point - name), name);
  } else {
    sqlite3_str_appendall(message, ". ATTACH the database that has it, or name another: SELECT "
                                   "causalite_setup('table'); PRAGMA table_list says which there "
                                   "are");
  }
  sqlite3_free(uri);
}

/* What there is in the schema instead. */
static void append_tables(sqlite3_str *message, clt_analysis *a, const char *schema) {
  const char *table = clt_tracker_runs(a, schema);
  sqlite3_stmt *names = clt_prepare_text(
      a->call, a->host,
      sqlite3_mprintf(
          "SELECT name FROM \"%w\".sqlite_schema WHERE type IN ('table', 'view') AND name"
          " NOT BETWEEN 'sqlite_' AND 'sqlite`' LIMIT 50",
          schema));
  int n = 0;
  for (; names && clt_step(a->call, names); n++) {
    const char *name = clt_column_copy(a->call, names, 0);
    if (!name) break;
    if (n == 0) sqlite3_str_appendf(message, ". %s has ", schema);
    sqlite3_str_appendf(message, "%s%s", n ? ", " : "", name);
    if (!table) table = name;
  }
  sqlite3_finalize(names);
  if (n == 0) sqlite3_str_appendf(message, ". %s has no tables", schema);
  if (n == 0 || !table) return;
  sqlite3_str_appendf(
      message, "; name the one with a row for each experiment: SELECT causalite_setup('%q.%q')",
      schema, table);
}

static void refuse(clt_analysis *a, const char *name) {
  sqlite3_str *message = sqlite3_str_new(NULL);
  const char *schema = schema_of(a, name);
  sqlite3_str_appendf(message, "there is no table or view '%!.100s' to take the experiments from",
                      name);
  if (schema) {
    append_tables(message, a, schema);
  } else {
    append_attach(message, a, name);
  }
  clt_fail_with(a->call, message);
}

static bool find(clt_source *s, clt_analysis *a, const char *name) {
  sqlite3_stmt *query = clt_prepare_text(a->call, a->host, find_sql(a));
  if (query && clt_bind_text(a->call, query, 1, name, -1) && clt_step(a->call, query)) {
    s->schema = clt_column_copy(a->call, query, 0);
    s->table = clt_column_copy(a->call, query, 1);
  } else {
    refuse(a, name);
  }
  sqlite3_finalize(query);
  return !clt_failed(a->call);
}

/* ---- selected from ---- */

static sqlite3 *db_of(const clt_source *s, const clt_analysis *a) {
  return s->db ? s->db : a->host;
}

/* A view, and a table WITHOUT ROWID, has none: that is no error. */
static sqlite3_stmt *select_with(const clt_source *s, clt_analysis *a, const char *key) {
  sqlite3_stmt *rows = NULL;
  char *sql =
      sqlite3_mprintf("SELECT %s, * FROM \"%w\".\"%w\" AS " CLT_ROWS, key, s->schema, s->table);
  int code = sql ? sqlite3_prepare_v2(db_of(s, a), sql, -1, &rows, NULL) : SQLITE_OK;
  if (!sql) clt_fail_code(a->call, SQLITE_NOMEM);
  sqlite3_free(sql);
  if (code != SQLITE_OK && code != SQLITE_ERROR) clt_fail_database(a->call, db_of(s, a), NULL);
  return rows;
}

/* More than a table of ours can have behind the number of the run. */
static bool refuse_many(const clt_source *s, clt_analysis *a) {
  int most = sqlite3_limit(a->aside, SQLITE_LIMIT_COLUMN, -1) - 1;
  if (s->n > most) {
    clt_fail(a->call,
             "%s has %d columns, and at most %d can be read. Make a view of those that matter, and "
             "set that up",
             s->table, s->n, most);
  }
  return clt_failed(a->call);
}

bool clt_source_select(clt_source *s, clt_analysis *a, const char *schema, const char *table) {
  s->schema = schema;
  s->table = table;
  s->rows =
      clt_prepare_text(a->call, db_of(s, a),
                       sqlite3_mprintf("SELECT * FROM \"%w\".\"%w\" AS " CLT_ROWS, schema, table));
  s->name = s->rows ? clt_column_names(a->call, s->rows, 0, &s->n) : NULL;
  if (!s->name || refuse_many(s, a)) return false;
  const char *key = clt_rowid_name(s->rows, 0);
  sqlite3_stmt *with = key ? select_with(s, a, key) : NULL;
  if (with) {
    sqlite3_finalize(s->rows);
    s->rows = with;
    s->first = 1;
  }
  return !clt_failed(a->call);
}

/* The file of what is attached; a database in memory has none. */
static bool note_file(const clt_source *s, clt_analysis *a) {
  bool attached = sqlite3_stricmp(s->schema, "main") && sqlite3_stricmp(s->schema, "temp");
  const char *file = attached ? sqlite3_db_filename(a->host, s->schema) : NULL;
  a->file = file && *file ? CLT_JOIN(&a->call->arena, file) : NULL;
  return !clt_failed(a->call);
}

bool clt_source_open(clt_source *s, clt_analysis *a, const char *name) {
  *s = (clt_source){0};
  a->said = NULL;
  if (!name || !find(s, a, name) || !note_file(s, a)) return false;
  const clt_tracker *tracker = clt_tracker_find(a, s->schema, s->table);
  if (clt_failed(a->call)) return false;
  return tracker ? clt_tracker_select(s, a, tracker) : clt_source_select(s, a, s->schema, s->table);
}

void clt_source_close(clt_source *s) {
  sqlite3_finalize(s->rows);
  s->rows = NULL;
}

/* ---- keys ---- */

static void mark(clt_column_facts *facts, int n, const char *name) {
  for (int i = 0; i < n; i++) {
    if (sqlite3_stricmp(facts[i].name, name) == 0) facts[i].key = true;
  }
}

/* A primary key of one column. */
static void mark_primary(clt_analysis *a, const clt_source *s, clt_column_facts *facts, int n) {
  sqlite3_stmt *columns = clt_prepare_pragma(a->call, a->host, s->schema, "table_xinfo", s->table);
  const char *key = NULL;
  int in_key = 0;
  while (columns && clt_step(a->call, columns)) {
    if (!sqlite3_column_int(columns, 5)) continue;
    key = clt_column_copy(a->call, columns, 1);
    in_key++;
  }
  if (in_key == 1 && key) mark(facts, n, key);
  sqlite3_finalize(columns);
}

/* The column of an index of one, which has no name where it is an expression. */
static void mark_indexed(clt_analysis *a, const clt_source *s, const char *index,
                         clt_column_facts *facts, int n) {
  sqlite3_stmt *columns = clt_prepare_pragma(a->call, a->host, s->schema, "index_info", index);
  const char *key = NULL;
  int in_index = 0;
  for (; columns && clt_step(a->call, columns); in_index++) {
    key = clt_column_copy(a->call, columns, 2);
  }
  if (in_index == 1 && key) mark(facts, n, key);
  sqlite3_finalize(columns);
}

bool clt_source_find_keys(clt_analysis *a, const char *name, clt_column_facts *facts, int n) {
  clt_source s = {0};
  if (!find(&s, a, name)) return !clt_failed(a->call);
  mark_primary(a, &s, facts, n);
  sqlite3_stmt *indices = clt_prepare_pragma(a->call, a->host, s.schema, "index_list", s.table);
  while (indices && clt_step(a->call, indices)) {
    bool unique = sqlite3_column_int(indices, 2), partial = sqlite3_column_int(indices, 4);
    const char *index = clt_column_copy(a->call, indices, 1);
    if (index && unique && !partial) mark_indexed(a, &s, index, facts, n);
  }
  sqlite3_finalize(indices);
  return !clt_failed(a->call);
}
