#include "bench/verdict/stored.h"

#include <string.h>

#include "bench/verdict/query.h"
#include "functions/analysis/analysis.h"
#include "functions/analysis/scripts.h"

static const char *text_of(sqlite3 *db, const char *script) {
  const clt_script *s = clt_scripts;
  while (s->name && strcmp(s->name, script) != 0) s++;
  if (!s->name) query_fail(db, script);
  return s->text;
}

/* Takes the name, which is SQLite's. */
static void add_table(stored_tables *s, char *name) {
  if (s->tables == STORED_MOST) query_fail(s->db, "too many tables");
  if (!name) query_fail(s->db, "out of memory");
  s->table[s->tables++] = (stored_table){.name = name};
}

/* To the table that was added last. Takes the text, which is SQLite's. */
static void add_part(stored_tables *s, char *select) {
  stored_table *table = &s->table[s->tables - 1];
  if (table->parts == STORED_PARTS) query_fail(s->db, table->name);
  if (!select) query_fail(s->db, "out of memory");
  table->select[table->parts++] = select;
}

/* ---- tables in place of views ---- */

/* The view has another name from here on. */
static void add_view(stored_tables *s, const char *name, const char *view) {
  static const char begins[] = "CREATE VIEW ";
  if (strncmp(view, begins, sizeof begins - 1) != 0) query_fail(s->db, view);
  char *sql = sqlite3_mprintf("%sview_of_%s", begins, view + sizeof begins - 1);
  query_run(s->db, sql);
  sqlite3_free(sql);
  add_table(s, sqlite3_mprintf("%s", name));
  add_part(s, sqlite3_mprintf("SELECT * FROM view_of_%s", name));
}

/* Those that have become tables since temp.was was made. */
static void add_views(stored_tables *s) {
  sqlite3_stmt *tables =
      query(s->db, "SELECT t.name, w.sql FROM main.sqlite_schema AS t"
                   " JOIN temp.was AS w ON w.name = t.name WHERE t.type = 'table'");
  while (query_step(tables)) {
    add_view(s, (const char *)sqlite3_column_text(tables, 0),
             (const char *)sqlite3_column_text(tables, 1));
  }
  sqlite3_finalize(tables);
}

/* ---- tables that a script makes ---- */

/* Where the text after `begins` stands, if a line of the statement begins so. */
static const char *after(const char *sql, const char *begins) {
  size_t length = strlen(begins);
  for (const char *line = sql; line; line = strchr(line, '\n')) {
    line += *line == '\n';
    if (strncmp(line, begins, length) == 0) return line + length;
  }
  return NULL;
}

/* CREATE TABLE name AS SELECT …, or CREATE TABLE name(…) and one INSERT INTO name or more, which
** follow. */
static void add_made(stored_tables *s, const char *sql) {
  const char *name = after(sql, "CREATE TABLE "), *rows = after(sql, "INSERT INTO ");
  if (name) {
    size_t length = strcspn(name, " (");
    add_table(s, sqlite3_mprintf("%.*s", (int)length, name));
    if (strncmp(name + length, " AS", 3) == 0)
      add_part(s, sqlite3_mprintf("%s", name + length + 3));
  } else if (rows) {
    size_t length = strcspn(rows, " (\n");
    if (strncmp(rows, s->table[s->tables - 1].name, length) != 0) query_fail(s->db, sql);
    add_part(s, sqlite3_mprintf("%s", rows + length));
  } else if (after(sql, "UPDATE ") || after(sql, "DELETE ")) {
    query_fail(s->db, sql); /* how would it be repeated? */
  }
}

static void run_script(stored_tables *s, const char *script) {
  const char *text = text_of(s->db, script);
  query_run(s->db, "DROP TABLE IF EXISTS temp.was; CREATE TEMP TABLE was AS"
                   " SELECT name, sql FROM main.sqlite_schema WHERE type = 'view'");
  while (*text) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(s->db, text, -1, &statement, &text) != SQLITE_OK) {
      query_fail(s->db, text);
    }
    if (!statement) break;
    char *yielded = NULL;
    while (query_step(statement)) {
      yielded = sqlite3_mprintf("%z%s\n", yielded, sqlite3_column_text(statement, 0));
    }
    add_made(s, sqlite3_sql(statement));
    sqlite3_finalize(statement);
    if (yielded) query_run(s->db, yielded);
    sqlite3_free(yielded);
  }
  add_views(s);
}

/* ---- results ---- */

/* The columns that a step's view and its table share. */
static void add_results(stored_tables *s) {
  sqlite3_stmt *steps =
      query(s->db, "SELECT 'result_' || a.view, 'SELECT ' || group_concat('\"' || c.name || '\"')"
                   " || ' FROM \"' || a.view || '\"' FROM analysis_step AS a"
                   " JOIN pragma_table_info('result_' || a.view) AS c GROUP BY a.view");
  while (query_step(steps)) {
    add_table(s, sqlite3_mprintf("%s", sqlite3_column_text(steps, 0)));
    add_part(s, sqlite3_mprintf("%s", sqlite3_column_text(steps, 1)));
  }
  sqlite3_finalize(steps);
}

/* ---- their order ---- */

typedef struct reading {
  const stored_tables *s;
  bool reads[STORED_MOST];
} reading;

static int note_read(void *context, int action, const char *table, const char *column,
                     const char *schema, const char *view) {
  reading *r = context;
  (void)column, (void)schema, (void)view;
  for (int i = 0; action == SQLITE_READ && i < r->s->tables; i++) {
    if (strcmp(r->s->table[i].name, table) == 0) r->reads[i] = true;
  }
  return SQLITE_OK;
}

static void put_in_order(stored_tables *s, const char *select) {
  reading r = {.s = s};
  sqlite3_set_authorizer(s->db, note_read, &r);
  sqlite3_finalize(query(s->db, select));
  sqlite3_set_authorizer(s->db, NULL, NULL);
  for (int i = 0; i < s->tables; i++) {
    stored_table *table = &s->table[i];
    if (!r.reads[i] || table->ordered) continue;
    table->ordered = true;
    for (int j = 0; j < table->parts; j++) put_in_order(s, table->select[j]);
    s->order[s->ordered++] = i;
  }
}

/* ---- all of it ---- */

static void prepare(stored_tables *s, stored_table *table) {
  char *sql = sqlite3_mprintf("DELETE FROM %s", table->name);
  table->clear = query(s->db, sql);
  sqlite3_free(sql);
  for (int i = 0; i < table->parts; i++) {
    sql = sqlite3_mprintf("INSERT INTO %s %s", table->name, table->select[i]);
    table->fill[i] = query(s->db, sql);
    sqlite3_free(sql);
  }
}

void stored_open(stored_tables *s, sqlite3 *db) {
  *s = (stored_tables){.db = db};
  run_script(s, "aside");
  for (const clt_analysis_beside *b = clt_analysis_besides; b->step; b++) {
    if (!b->after) run_script(s, b->script);
  }
  add_results(s);
}

void stored_need(stored_tables *s, const char *select) {
  int i = s->ordered;
  put_in_order(s, select);
  for (; i < s->ordered; i++) prepare(s, &s->table[s->order[i]]);
}

static void run_again(sqlite3_stmt *statement) {
  query_step(statement);
  sqlite3_reset(statement);
}

void stored_fill(const stored_tables *s) {
  for (int i = 0; i < s->ordered; i++) {
    const stored_table *table = &s->table[s->order[i]];
    run_again(table->clear);
    for (int j = 0; j < table->parts; j++) run_again(table->fill[j]);
  }
}

void stored_close(stored_tables *s) {
  for (int i = 0; i < s->tables; i++) {
    stored_table *table = &s->table[i];
    sqlite3_finalize(table->clear);
    sqlite3_free(table->name);
    for (int j = 0; j < table->parts; j++) {
      sqlite3_finalize(table->fill[j]);
      sqlite3_free(table->select[j]);
    }
  }
}
