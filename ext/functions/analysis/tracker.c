#include "functions/analysis/tracker.h"

#include <string.h>

#include "base/text.h"

/* A script of sql/import/, which is run where the store has a table `with` and lacks `without`. */
typedef struct part {
  const char *script, *with, *without;
} part;

enum { TOLD_BY = 8, PARTS = 4 };

struct clt_tracker {
  const char *name, *table;     /* of its runs */
  const char *told_by[TOLD_BY]; /* columns that its store has */
  const char *since;            /* one that a store may be too old to have, */
  const char *upgrade;          /* and what brings it up to date */
  part parts[PARTS];
};

static const clt_tracker TRACKERS[] = {
    {"an MLflow store",
     "runs",
     {"runs.run_uuid", "runs.lifecycle_stage", "experiments.experiment_id", "params.run_uuid",
      "metrics.run_uuid", "tags.run_uuid"},
     "metrics.is_nan",
     "mlflow db upgrade sqlite:///FILE",
     {{"import/mlflow", NULL, NULL},
      {"import/mlflow_latest", "latest_metrics.run_uuid", NULL},
      {"import/mlflow_last", NULL, "latest_metrics.run_uuid"}}},
    {"an Optuna storage",
     "trials",
     {"trials.trial_id", "studies.study_id", "trial_params.trial_id", "trial_values.trial_id",
      "trial_user_attributes.trial_id"},
     "trial_intermediate_values.intermediate_value_type",
     "optuna storage upgrade --storage sqlite:///FILE",
     {{"import/optuna", NULL, NULL}}},
};

enum { N_TRACKERS = sizeof TRACKERS / sizeof TRACKERS[0] };

/* ---- told ---- */

/* Has the store a column, as 'table.column'? */
static bool has(clt_analysis *a, const char *schema, const char *column) {
  const char *table = clt_text_cut(&a->call->arena, column, strcspn(column, "."));
  sqlite3_stmt *columns = clt_prepare_pragma(a->call, a->host, schema, "table_xinfo", table);
  bool found = false;
  while (columns && !found && clt_step(a->call, columns)) {
    const char *name = clt_column_copy(a->call, columns, 1);
    found = name && sqlite3_stricmp(name, column + strlen(table) + 1) == 0;
  }
  sqlite3_finalize(columns);
  return found;
}

static bool is_store(clt_analysis *a, const char *schema, const clt_tracker *t) {
  for (int i = 0; i < TOLD_BY && t->told_by[i]; i++) {
    if (!has(a, schema, t->told_by[i])) return false;
  }
  return true;
}

const clt_tracker *clt_tracker_find(clt_analysis *a, const char *schema, const char *table) {
  for (int i = 0; i < N_TRACKERS; i++) {
    bool named = sqlite3_stricmp(TRACKERS[i].table, table) == 0;
    if (named && is_store(a, schema, &TRACKERS[i])) return &TRACKERS[i];
  }
  return NULL;
}

const char *clt_tracker_runs(clt_analysis *a, const char *schema) {
  for (int i = 0; i < N_TRACKERS; i++) {
    if (is_store(a, schema, &TRACKERS[i])) return TRACKERS[i].table;
  }
  return NULL;
}

/* ---- the long rows ---- */

typedef struct reading {
  clt_analysis *analysis;
  sqlite3_stmt *insert; /* of a cell */
} reading;

enum { RUN, ROLE, NAME, VALUE, DIRECTION, LONG_COLUMNS }; /* of a row; sql/import/mlflow.sql */

static void take_word(clt_analysis *a, const char *role, const char *text) {
  clt_arena *arena = &a->call->arena;
  if (!role || !text) return;
  if (strcmp(role, "refused") == 0) clt_fail(a->call, "there is nothing to analyse. %s", text);
  if (strcmp(role, "said") == 0) a->said = CLT_JOIN(arena, a->said ? a->said : "", text, "\n");
}

static void take_row(clt_call *call, void *context, sqlite3_stmt *row) {
  reading *r = context;
  if (sqlite3_column_type(row, RUN) == SQLITE_NULL) {
    take_word(r->analysis, clt_column_copy(call, row, ROLE), clt_column_copy(call, row, VALUE));
    return;
  }
  for (int i = 0; i < LONG_COLUMNS; i++) clt_bind_cell(call, r->insert, i + 1, row, i);
  clt_step_once(call, r->insert);
}

/* A script that reads src, for what the store is attached as. */
static char *script_of(const char *text, const char *schema) {
  static const char src[] = "src.";
  sqlite3_str *out = sqlite3_str_new(NULL);
  for (const char *at; (at = strstr(text, src)) != NULL; text = at + sizeof src - 1) {
    sqlite3_str_append(out, text, (int)(at - text));
    sqlite3_str_appendf(out, "\"%w\".", schema);
  }
  sqlite3_str_appendall(out, text);
  return sqlite3_str_finish(out);
}

static void run_part(reading *r, const char *schema, const part *p) {
  clt_call *call = r->analysis->call;
  if (p->with && !has(r->analysis, schema, p->with)) return;
  if (p->without && has(r->analysis, schema, p->without)) return;
  const char *text = clt_analysis_script(r->analysis, p->script);
  char *sql = text ? script_of(text, schema) : NULL;
  if (!sql) clt_fail_code(call, SQLITE_NOMEM);
  if (!clt_failed(call)) {
    clt_run_script(call, r->analysis->host, p->script, sql, take_row, r);
  }
  sqlite3_free(sql);
}

/* In temp, as the schema of the private database is that of an analysis. */
static const char BEGIN[] = "DROP TABLE IF EXISTS temp.tracker_cell",
                  CELLS[] = "CREATE TEMP TABLE tracker_cell(run, role, name, value, direction)";

static bool read_cells(clt_analysis *a, const char *schema, const clt_tracker *t) {
  reading r = {.analysis = a};
  if (!clt_run(a->call, a->aside, BEGIN) || !clt_run(a->call, a->aside, CELLS)) return false;
  r.insert = clt_prepare(a->call, a->aside, "INSERT INTO temp.tracker_cell VALUES (?, ?, ?, ?, ?)");
  for (int i = 0; r.insert && i < PARTS && t->parts[i].script && !clt_failed(a->call); i++) {
    run_part(&r, schema, &t->parts[i]);
  }
  sqlite3_finalize(r.insert);
  return !clt_failed(a->call);
}

/* ---- a row for each run ---- */

/* Runs in the order of time; columns in that of their first cells. A name that is there already, in
** upper or lower case, gets a number that further columns do not change. */
static const char *const NUMBER[] = {
    "DROP TABLE IF EXISTS temp.tracker_run",
    "DROP TABLE IF EXISTS temp.tracker_column",
    "CREATE TEMP TABLE tracker_run(place INTEGER PRIMARY KEY, run UNIQUE)",
    "CREATE TEMP TABLE tracker_column(place INTEGER PRIMARY KEY, role, name, direction, label)",
    "INSERT INTO tracker_run(run) SELECT u.run FROM tracker_cell AS u"
    " LEFT JOIN (SELECT run, value FROM tracker_cell WHERE role = 'time') AS t ON t.run = u.run"
    " WHERE u.role = 'unit' ORDER BY t.value, u.run",
    "INSERT INTO tracker_column(role, name, direction, label)"
    " SELECT role, name, max(direction), name FROM tracker_cell"
    " WHERE run IN (SELECT run FROM tracker_run) GROUP BY role, name ORDER BY min(rowid)",
    NULL};
static const char RENAME[] =
    "UPDATE tracker_column AS c SET label = c.label || replace(hex(zeroblob(a.before)), '00', '_2')"
    " FROM (SELECT place, row_number() OVER (PARTITION BY label COLLATE NOCASE ORDER BY place) - 1"
    " AS before FROM tracker_column) AS a WHERE a.place = c.place AND a.before > 0";

static bool number(clt_analysis *a) {
  for (int i = 0; NUMBER[i]; i++) {
    if (!clt_run(a->call, a->aside, NUMBER[i])) return false;
  }
  return true;
}

/* Names that are alike but for upper and lower case; a new one may be there already. */
static bool tell_apart(clt_analysis *a) {
  while (clt_run(a->call, a->aside, RENAME) && sqlite3_changes(a->aside) > 0) continue;
  return !clt_failed(a->call);
}

/* What is known of the columns; and the table. */
static bool make_wide(clt_source *s, clt_analysis *a, int n) {
  if (!clt_run(a->call, a->aside, "DROP TABLE IF EXISTS temp.tracker_wide")) return false;
  sqlite3_stmt *columns = clt_prepare(
      a->call, a->aside, "SELECT label, role, direction FROM tracker_column ORDER BY place");
  clt_role *known = clt_arena_take(&a->call->arena, (size_t)n, sizeof *known);
  const char **direction = clt_arena_take(&a->call->arena, (size_t)n, sizeof *direction);
  sqlite3_str *sql = sqlite3_str_new(NULL);
  sqlite3_str_appendall(sql, "CREATE TEMP TABLE tracker_wide(");
  for (int i = 0; columns && known && direction && i < n && clt_step(a->call, columns); i++) {
    const char *name = clt_column_copy(a->call, columns, 0);
    const char *role = clt_column_copy(a->call, columns, 1);
    known[i] = role ? clt_role_read(role) : CLT_ROLE_NONE;
    direction[i] = clt_column_copy(a->call, columns, 2);
    if (name) sqlite3_str_appendf(sql, "%s\"%w\"", i ? ", " : "", name);
  }
  sqlite3_finalize(columns);
  sqlite3_str_appendall(sql, ")");
  s->known = known;
  s->direction = direction;
  return clt_run_text(a->call, a->aside, sqlite3_str_finish(sql));
}

static sqlite3_stmt *prepare_wide_insert(clt_analysis *a, int n) {
  sqlite3_str *sql = sqlite3_str_new(NULL);
  sqlite3_str_appendall(sql, "INSERT INTO temp.tracker_wide VALUES (");
  for (int i = 0; i < n; i++) sqlite3_str_appendall(sql, i ? ",?" : "?");
  sqlite3_str_appendall(sql, ")");
  return clt_prepare_text(a->call, a->aside, sqlite3_str_finish(sql));
}

static const char CELLS_OF_RUNS[] =
    "SELECT r.place, c.place, t.value FROM temp.tracker_cell AS t"
    " JOIN temp.tracker_run AS r ON r.run = t.run"
    " JOIN temp.tracker_column AS c ON c.name = t.name AND c.role IS t.role ORDER BY 1, 2";

/* A run has a cell of each column at most. */
static bool fill_wide(clt_analysis *a, int n) {
  sqlite3_stmt *insert = prepare_wide_insert(a, n);
  sqlite3_stmt *cells = insert ? clt_prepare(a->call, a->aside, CELLS_OF_RUNS) : NULL;
  int64_t run = 0;
  while (cells && clt_step(a->call, cells)) {
    if (run && run != sqlite3_column_int64(cells, 0)) {
      clt_step_once(a->call, insert);
      sqlite3_clear_bindings(insert);
    }
    run = sqlite3_column_int64(cells, 0);
    clt_bind_cell(a->call, insert, sqlite3_column_int(cells, 1), cells, 2);
  }
  if (run) clt_step_once(a->call, insert);
  sqlite3_finalize(cells);
  sqlite3_finalize(insert);
  return !clt_failed(a->call);
}

/* ---- all of it ---- */

static bool refuse_old(clt_analysis *a, const clt_source *s, const clt_tracker *t) {
  if (!has(a, s->schema, t->since)) {
    clt_fail(a->call, "%s.%s is %s of an older version. Bring a copy of it up to date: %s",
             s->schema, s->table, t->name, t->upgrade);
  }
  return clt_failed(a->call);
}

static bool refuse_many(clt_analysis *a, const clt_source *s, const clt_tracker *t, int n) {
  int most = sqlite3_limit(a->host, SQLITE_LIMIT_COLUMN, -1);
  if (n > most) {
    clt_fail(a->call,
             "%s.%s is %s with %d columns, and this connection allows %d. Analyse a part of it: "
             "export that to a CSV, and import it",
             s->schema, s->table, t->name, n, most);
  }
  return clt_failed(a->call);
}

bool clt_tracker_select(clt_source *s, clt_analysis *a, const clt_tracker *t) {
  const char *schema = s->schema, *table = s->table;
  a->said = NULL;
  if (refuse_old(a, s, t) || !read_cells(a, schema, t) || !number(a)) return false;
  const char *count = clt_ask(a->call, a->aside, "SELECT max(place) FROM temp.tracker_column");
  int n = 0;
  for (; count && *count; count++) n = 10 * n + (*count - '0');
  if (clt_failed(a->call) || refuse_many(a, s, t, n) || !tell_apart(a)) return false;
  if (!make_wide(s, a, n) || !fill_wide(a, n)) return false;
  s->db = a->aside;
  clt_source_select(s, a, "temp", "tracker_wide");
  s->schema = schema;
  s->table = table;
  return !clt_failed(a->call);
}
