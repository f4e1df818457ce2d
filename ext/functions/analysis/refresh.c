/* causalite_refresh() -> text: computes every step, stores the results, and returns the answer. */
#include <string.h>

#include "functions/analysis/data_hash.h"
#include "functions/analysis/experiment.h"
#include "functions/analysis/lines.h"
#include "sqlite/function.h"

/* ---- aside ---- */

static const char BEGUN[] =
    "INSERT INTO result_run(started, version, sqlite_version, seed, settings, experiments, "
    "data_hash)"
    " SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), causalite_version(), sqlite_version(), seed,"
    " (SELECT json_group_object(name, value) FROM setting), (SELECT count(*) FROM experiment), ?1"
    " FROM known";
static const char ENDED[] = "UPDATE result_run SET finished = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
                            " WHERE run = (SELECT max(run) FROM result_run)";

static bool begin_run(clt_analysis *a) {
  static const char *const tables[] = {"experiment", "variable", "variable_default", "group_merge",
                                       NULL};
  uint64_t hash = clt_data_hash(a->call, a->aside, tables);
  char text[20];
  sqlite3_snprintf(sizeof text, text, "%016llx", (unsigned long long)hash);
  sqlite3_stmt *insert = clt_prepare(a->call, a->aside, BEGUN);
  if (insert && clt_bind_text(a->call, insert, 1, text, -1)) clt_step(a->call, insert);
  sqlite3_finalize(insert);
  return !clt_failed(a->call);
}

/* Columns that have come since set-up: a row of `variable` each, and no role. */
static const char NEW_COLUMNS[] =
    "INSERT INTO variable(name, role, caveat) SELECT name, 'ignore', '" CLT_ANALYSIS_NEW_COLUMN
    "' FROM pragma_table_info('experiment', 'main')"
    " WHERE name NOT IN (SELECT name FROM variable)";

/* The first reason why nothing can be computed. */
static bool refused(clt_analysis *a) {
  const char *reason = clt_ask(a->call, a->aside, "SELECT message FROM refusal LIMIT 1");
  if (reason) clt_fail(a->call, "%s", reason);
  return clt_failed(a->call);
}

const clt_analysis_beside clt_analysis_besides[] = {
    {"graph", "candidate_found", true},
    {"finding", "rule_model", false},
    {"finding", "rule_fit", false},
    {"finding", "rule", false},
    {"robustness", "robustness", false},
    {"interaction", "aside_interaction", false},
    {"data_alert", "aside_alert", false},
    {"verdict", "aside_verdict", false},
    {0},
};

static bool run_beside(clt_analysis *a, const char *step, bool after) {
  for (const clt_analysis_beside *b = clt_analysis_besides; b->step; b++) {
    if (strcmp(b->step, step) != 0 || b->after != after) continue;
    if (!clt_analysis_rewrite(a, b->script)) return false;
  }
  return true;
}

/* A view into its table, which may have fewer columns: fits stand in result_fit alone. Where there
** is no table, '*' lets SQLite say so. */
static bool store(clt_analysis *a, const char *view) {
  const char *columns =
      clt_ask_text(a->call, a->aside,
                   sqlite3_mprintf("SELECT coalesce(group_concat('\"' || name || '\"'), '*')"
                                   " FROM pragma_table_info('result_%q')",
                                   view));
  return columns && clt_run_text(a->call, a->aside,
                                 sqlite3_mprintf("INSERT INTO \"result_%w\" SELECT %s FROM \"%w\"",
                                                 view, columns, view));
}

static bool compute_step(clt_analysis *a, const char *view) {
  return run_beside(a, view, false) && store(a, view) && run_beside(a, view, true);
}

/* Each view of a step into its table. The graphs come first, because what they find joins the
** candidates that later steps test; last come views that read results. */
static bool compute_steps(clt_analysis *a) {
  for (int i = 0; !clt_failed(a->call); i++) {
    const char *view = clt_ask_text(
        a->call, a->aside,
        sqlite3_mprintf(
            "SELECT view FROM analysis_step"
            " ORDER BY derived, view NOT IN ('fit', 'graph'), position LIMIT 1 OFFSET %d",
            i));
    if (!view) break;
    compute_step(a, view);
  }
  return !clt_failed(a->call);
}

static bool take(clt_analysis *a) {
  bool taken = clt_analysis_hold(a) && clt_analysis_current(a, true) &&
               clt_analysis_take_settings(a) && clt_experiment_read_setting(a);
  clt_analysis_release(a);
  return taken;
}

static bool compute(clt_analysis *a) {
  return take(a) && clt_run(a->call, a->aside, NEW_COLUMNS) && clt_analysis_rewrite(a, "aside") &&
         !refused(a) && begin_run(a) && clt_analysis_run(a, "candidate", NULL, NULL) &&
         compute_steps(a) && clt_run(a->call, a->aside, ENDED);
}

/* ---- back ---- */

/* Adds the rows of a SELECT aside to the host's table that are not there yet. */
static bool add_rows(clt_analysis *a, const char *table, const char *sql) {
  sqlite3_stmt *rows = clt_prepare(a->call, a->aside, sql), *insert = NULL;
  if (rows) {
    insert =
        clt_prepare_insert(a->call, a->host, "INSERT OR IGNORE", table, sqlite3_column_count(rows));
  }
  if (insert) clt_pour(a->call, rows, insert);
  sqlite3_finalize(rows);
  sqlite3_finalize(insert);
  return !clt_failed(a->call);
}

/* Who selects candidates here (candidate.sql, candidate_found.sql); all others are the user's. */
#define SELECTED " WHERE selected_by IN ('family', 'plan', 'study', 'dibs', 'exact')"

/* What the user may have corrected is left as it is now, which is perhaps no longer as it was
** taken. */
static bool exchange_others(clt_analysis *a) {
  return add_rows(a, "variable",
                  "SELECT * FROM variable WHERE caveat = '" CLT_ANALYSIS_NEW_COLUMN "'") &&
         clt_run(a->call, a->host, "DELETE FROM main.candidate_edge" SELECTED) &&
         add_rows(a, "candidate_edge", "SELECT * FROM candidate_edge" SELECTED) &&
         clt_run(a->call, a->host, "DELETE FROM main.candidate_path" SELECTED) &&
         add_rows(a, "candidate_path", "SELECT * FROM candidate_path" SELECTED) &&
         clt_copy_table(a->call, a->aside, a->host, "import_note") &&
         add_rows(a, "result_run",
                  "SELECT NULL, started, finished, version, sqlite_version, seed, settings,"
                  " experiments, data_hash FROM result_run");
}

static bool exchange_results(clt_analysis *a) {
  sqlite3_stmt *tables = clt_prepare(a->call, a->aside,
                                     "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
                                     " AND name GLOB 'result_*' AND name <> 'result_run'");
  while (tables && clt_step(a->call, tables)) {
    const char *name = clt_column_copy(a->call, tables, 0);
    if (!name || !clt_copy_table(a->call, a->aside, a->host, name)) break;
  }
  sqlite3_finalize(tables);
  return !clt_failed(a->call);
}

/* In one short transaction: a reader sees the old results or the new ones. */
static bool exchange(clt_analysis *a) {
  clt_transaction transaction;
  if (!clt_transaction_begin(&transaction, a->call, CLT_ANALYSIS_LOCK)) return false;
  if (exchange_others(a) && clt_experiment_write(a, &transaction)) exchange_results(a);
  return clt_transaction_end(&transaction);
}

/* The answer is there before the exchange, so that not even a want of memory fails behind it. */
static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *options) {
  (void)argc, (void)argv, (void)options;
  clt_analysis analysis = {.call = call, .host = call->connection->db};
  clt_lines lines = clt_lines_begin();
  if (clt_transaction_allowed(call) && clt_analysis_expect(&analysis) &&
      clt_analysis_open(&analysis, call) && compute(&analysis)) {
    clt_analysis_run(&analysis, "answer", clt_lines_add, &lines);
  }
  char *text = clt_lines_end(&lines, call);
  if (text && exchange(&analysis)) {
    sqlite3_result_text(context, text, -1, sqlite3_free);
  } else {
    sqlite3_free(text);
  }
  clt_analysis_close(&analysis);
}

static const clt_scalar scalar = {.flags = SQLITE_DIRECTONLY, .evaluate = evaluate};

const clt_function clt_function_refresh = {
    "causalite_refresh",
    .summary = "Computes every step of the analysis from the table of experiments as it now is, "
               "stores the results in the result_… tables, and returns the answer in some twenty "
               "lines.",
    .details =
        "To be called after every change of the experiments, of `variable` or of `setting`. It "
        "works in a private database over a copy of the rows; the database itself is locked for "
        "the moment in which results are exchanged. What others write meanwhile to `variable`, "
        "`setting` and `candidate_…` stays, and a call that fails or is interrupted changes "
        "nothing. A column that has come since set-up gets a row in `variable`, and no role. Where "
        "no analysis is set up, inside a transaction, in a statement that writes and in a database "
        "that is read-only it is an error.",
    .scalar = &scalar,
};
