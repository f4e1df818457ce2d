#include "functions/analysis/analysis.h"

#include <string.h>

#include "functions/analysis/lines.h"
#include "functions/analysis/scripts.h"
#include "sqlite/register.h"

/* What makes the schema, in this order; the plan's. */
static const char *const SCHEMA[] = {"setup/tables",
                                     "setup/run",
                                     "setup/observation",
                                     "setup/configuration",
                                     "setup/known",
                                     "setup/refusal",
                                     "rule_sample",
                                     "finding",
                                     "step1_main_effect",
                                     "step1_block",
                                     "step1_sample_size",
                                     "step2_graph_variable",
                                     "step2_fit",
                                     "step2_graph",
                                     "step2_edge",
                                     "step2_question",
                                     "step3_interaction",
                                     "step3_result",
                                     "step4_mediation",
                                     "step4_condition",
                                     "words/word",
                                     "words/alert",
                                     "words/verdict",
                                     "words/answer",
                                     "words/report",
                                     "words/setting",
                                     "verdict/verdict_main",
                                     "verdict/verdict_interaction",
                                     "verdict/verdict_structure",
                                     "verdict/verdict_case",
                                     "verdict/verdict_path",
                                     "verdict/verdict_name",
                                     "verdict/verdict_value",
                                     "verdict/verdict_sentence",
                                     "verdict/verdict",
                                     "verdict/overall",
                                     "alert/run",
                                     "alert/level",
                                     "alert/column",
                                     "alert/size",
                                     "alert/day",
                                     "alert/repeat",
                                     "alert/aborted",
                                     "alert/block",
                                     "alert/drift",
                                     "alert/range",
                                     "alert/missing",
                                     "alert/value",
                                     "alert/data_alert",
                                     "figure",
                                     "setup/results",
                                     "setup/bibliography",
                                     "slope",
                                     "show",
                                     "setup/data_dictionary",
                                     NULL};

const char *const clt_analysis_settings[] = {
    "setting",        "variable",       "variable_default", "group_merge",
    "compared_level", "candidate_edge", "candidate_path",   NULL};

/* Opcodes of the private database after which it asks whether the host wants to stop. */
enum { ASK_AFTER = 1000 };

static int told_to_stop(void *call) {
  return clt_task_stop(&((clt_call *)call)->task, 0.0);
}

/* The functions of the host's connection on the private one. */
static bool register_functions(clt_analysis *a) {
  clt_connection *own = clt_connection_open(a->aside);
  int code = own ? SQLITE_OK : SQLITE_NOMEM;
  if (own) {
    own->functions = a->call->connection->functions;
    own->progress = a->call->connection->progress;
    for (int i = 0; code == SQLITE_OK && own->functions[i]; i++) {
      code = clt_register(own, own->functions[i]);
    }
    clt_connection_release(own);
  }
  if (code == SQLITE_NOMEM) clt_fail_code(a->call, code);
  if (code != SQLITE_OK) clt_fail(a->call, "the private database: %s", sqlite3_errstr(code));
  return code == SQLITE_OK;
}

bool clt_analysis_open(clt_analysis *a, clt_call *call) {
  *a = (clt_analysis){.call = call, .host = call->connection->db};
  /* "": a temporary file, which is in memory until it grows */
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  int code = sqlite3_open_v2("", &a->aside, flags, NULL);
  if (code != SQLITE_OK) {
    if (!a->aside) clt_fail_code(call, SQLITE_NOMEM);
    if (a->aside) clt_fail_database(call, a->aside, "the private database");
    return false;
  }
  if (CLT_HAS(progress_handler)) {
    sqlite3_progress_handler(a->aside, ASK_AFTER, told_to_stop, call);
  }
  if (!register_functions(a) || !clt_run(call, a->aside, "PRAGMA synchronous = off")) return false;
  for (int i = 0; SCHEMA[i]; i++) {
    if (!clt_analysis_run(a, SCHEMA[i], NULL, NULL)) return false;
  }
  return true;
}

void clt_analysis_close(clt_analysis *a) {
  clt_analysis_release(a);
  sqlite3_close(a->aside);
  a->aside = NULL;
}

/* A statement that is under way holds its database; its first row is there in an empty one, too. */
bool clt_analysis_hold(clt_analysis *a) {
  a->hold = clt_prepare(a->call, a->host, "SELECT 1 UNION ALL SELECT 1 FROM main.sqlite_schema");
  return a->hold && clt_step(a->call, a->hold);
}

void clt_analysis_release(clt_analysis *a) {
  sqlite3_finalize(a->hold);
  a->hold = NULL;
}

bool clt_analysis_exists(clt_analysis *a) {
  return clt_ask(a->call, a->host,
                 "SELECT 1 FROM main.sqlite_schema AS s, main.sqlite_schema AS v,"
                 " main.sqlite_schema AS r WHERE s.name = 'setting' AND s.type = 'table'"
                 " AND v.name = 'variable' AND v.type = 'table'"
                 " AND r.name = 'result_run' AND r.type = 'table'") != NULL;
}

/* Tables that are the user's may have been altered. */
static bool is_ours(const char *name) {
  if (strcmp(name, "experiment") == 0) return false;
  for (int i = 0; clt_analysis_settings[i]; i++) {
    if (strcmp(name, clt_analysis_settings[i]) == 0) return false;
  }
  return true;
}

/* An object that the database has otherwise, or, if all are to be there, not; NULL: none. */
static const char *find_other(clt_analysis *a, bool all) {
  const char *other = NULL;
  sqlite3_stmt *objects = clt_prepare(a->call, a->aside, CLT_ANALYSIS_OBJECTS);
  while (!other && objects && clt_step(a->call, objects)) {
    const char *name = clt_column_copy(a->call, objects, 0);
    const char *sql = clt_column_copy(a->call, objects, 2);
    if (!name || !sql) break;
    const char *found =
        clt_ask_text(a->call, a->host,
                     sqlite3_mprintf("SELECT sql FROM main.sqlite_schema WHERE name = %Q", name));
    if (found ? is_ours(name) && strcmp(found, sql) != 0 : all) other = name;
  }
  sqlite3_finalize(objects);
  return other;
}

bool clt_analysis_current(clt_analysis *a, bool all) {
  const char *other = find_other(a, all);
  if (other) {
    clt_fail(a->call,
             "%s is not as this version makes it: the analysis was set up by another version, or "
             "has been changed. Set it up anew; what you corrected stays in kept_variable and "
             "kept_setting: CREATE TABLE kept_variable AS SELECT * FROM variable; CREATE TABLE "
             "kept_setting AS SELECT * FROM setting; SELECT causalite_drop(); SELECT "
             "causalite_setup('table')",
             other);
  }
  return !clt_failed(a->call);
}

bool clt_analysis_expect(clt_analysis *a) {
  if (!clt_analysis_exists(a)) {
    clt_fail(a->call, "no analysis is set up in this database; set one up over your table of "
                      "experiments: SELECT causalite_setup('table')");
  }
  return !clt_failed(a->call);
}

/* Rows of `setting` that were deleted, as what brings them back; NULL: none. The source has no
** default. */
static const char *find_deleted(clt_analysis *a) {
  return clt_ask(a->call, a->aside,
                 "SELECT group_concat('(' || quote(name) || ', ' || quote(value) || ')', ', ')"
                 " FROM default_setting WHERE name NOT IN (SELECT name FROM setting)"
                 " AND name <> 'source'");
}

bool clt_analysis_take_settings(clt_analysis *a) {
  if (!clt_run(a->call, a->aside, "CREATE TEMP TABLE default_setting AS SELECT * FROM setting")) {
    return false;
  }
  for (int i = 0; clt_analysis_settings[i]; i++) {
    const char *table = clt_analysis_settings[i];
    if (clt_has_table(a->call, a->host, table)) clt_copy_table(a->call, a->host, a->aside, table);
    if (clt_failed(a->call)) return false;
  }
  const char *deleted = find_deleted(a);
  if (deleted) {
    clt_fail(a->call,
             "rows of setting have been deleted. Bring them back: INSERT INTO setting(name, value) "
             "VALUES %s",
             deleted);
  }
  return !clt_failed(a->call);
}

/* A text where a number belongs, which others may have stored, would be taken for one. */
static bool refuse_text(clt_analysis *a, const char *table) {
  const char *is_text =
      clt_ask_text(a->call, a->aside,
                   sqlite3_mprintf("SELECT group_concat('typeof(' || name || ') IN (''text'', "
                                   "''blob'')', ' OR ') FROM pragma_table_info(%Q)"
                                   " WHERE type IN ('INTEGER', 'REAL')",
                                   table));
  if (is_text &&
      clt_ask_text(a->call, a->aside,
                   sqlite3_mprintf("SELECT 1 FROM main.\"%w\" WHERE %s", table, is_text))) {
    clt_fail(a->call,
             "%s has a text where a number belongs; have all computed anew: SELECT "
             "causalite_refresh()",
             table);
  }
  return clt_failed(a->call);
}

bool clt_analysis_take_results(clt_analysis *a) {
  sqlite3_stmt *tables = clt_prepare(
      a->call, a->aside,
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name GLOB 'result_*'");
  while (tables && clt_step(a->call, tables)) {
    const char *name = clt_column_copy(a->call, tables, 0);
    if (!name || !clt_copy_table(a->call, a->host, a->aside, name) || refuse_text(a, name)) break;
  }
  sqlite3_finalize(tables);
  return !clt_failed(a->call);
}

const char *clt_analysis_script(clt_analysis *a, const char *script) {
  for (const clt_script *s = clt_scripts; s->name; s++) {
    if (strcmp(s->name, script) == 0) return s->text;
  }
  clt_fail(a->call, "there is no script %s", script);
  return NULL;
}

bool clt_analysis_run(clt_analysis *a, const char *script, clt_script_row *row, void *context) {
  const char *text = clt_analysis_script(a, script);
  return text && clt_run_script(a->call, a->aside, script, text, row, context);
}

bool clt_analysis_rewrite(clt_analysis *a, const char *script) {
  clt_lines lines = clt_lines_begin();
  clt_analysis_run(a, script, clt_lines_add, &lines);
  char *statements = clt_lines_end(&lines, a->call);
  if (statements) clt_run_script(a->call, a->aside, script, statements, NULL, NULL);
  sqlite3_free(statements);
  return !clt_failed(a->call);
}
