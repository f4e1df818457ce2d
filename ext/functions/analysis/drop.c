/* causalite_drop([options]) -> text: removes from main what set-up made there, and nothing else. */
#include <string.h>

#include "functions/analysis/experiment.h"
#include "sqlite/function.h"

typedef struct drop_options {
  int keep; /* KEEP_NOTHING or KEEP_RESULTS */
} drop_options;

enum { KEEP_NOTHING, KEEP_RESULTS };

static const char *const kept[] = {[KEEP_NOTHING] = "nothing", [KEEP_RESULTS] = "results", NULL};

static const clt_option OPTIONS[] = {
    {"keep", CLT_OPTION_CHOICE, offsetof(drop_options, keep), KEEP_NOTHING, .choices = kept,
     .meaning = "'results': the result_… tables, and what explains their columns, stay, as plain "
                "tables that need no extension"},
    {0},
};

/* An object of the schema, still to be dropped. */
typedef struct object {
  const char *name;
  bool view;
} object;

static bool is_result(const char *name) {
  return strncmp(name, "result_", 7) == 0 || strcmp(name, "data_dictionary") == 0;
}

static bool add(clt_analysis *a, object **objects, size_t *n, const char *name, bool view) {
  object *grown = clt_arena_push(&a->call->arena, *objects, *n, sizeof *grown);
  if (!grown) return false;
  *objects = grown;
  grown[(*n)++] = (object){name, view};
  return true;
}

/* Is there such a view, or table? What you have made of that name instead is no other's to drop. */
static bool is_there(clt_analysis *a, const char *name, bool view) {
  return clt_ask_text(a->call, a->host,
                      sqlite3_mprintf("SELECT 1 FROM main.sqlite_schema WHERE type = %Q"
                                      " AND name = %Q COLLATE NOCASE",
                                      view ? "view" : "table", name)) != NULL;
}

/* What of the schema is to go, last made first, so that views go before what they read. */
static object *list_objects(clt_analysis *a, const drop_options *options, size_t *n) {
  object *objects = NULL;
  bool ours = clt_experiment_is_ours(a);
  if (ours && !add(a, &objects, n, "experiment", false)) return NULL;
  sqlite3_stmt *rows = clt_prepare(a->call, a->aside,
                                   "SELECT name, type = 'view' FROM main.sqlite_schema"
                                   " WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'"
                                   " ORDER BY rowid DESC");
  while (rows && clt_step(a->call, rows)) {
    const char *name = clt_column_copy(a->call, rows, 0);
    if (!name) break;
    if (options->keep == KEEP_RESULTS && is_result(name)) continue;
    bool view = sqlite3_column_int(rows, 1);
    if (is_there(a, name, view) && !add(a, &objects, n, name, view)) break;
  }
  sqlite3_finalize(rows);
  return objects;
}

static bool drop_all(clt_analysis *a, const object *objects, size_t n) {
  clt_transaction transaction;
  if (!clt_transaction_begin(&transaction, a->call, CLT_ANALYSIS_LOCK)) return false;
  for (size_t i = 0; i < n && !clt_failed(a->call); i++) {
    char *sql =
        sqlite3_mprintf("DROP %s main.\"%w\"", objects[i].view ? "VIEW" : "TABLE", objects[i].name);
    if (!sql) clt_fail_code(a->call, SQLITE_NOMEM);
    if (sql) clt_transaction_run(&transaction, sql);
    sqlite3_free(sql);
  }
  return clt_transaction_end(&transaction);
}

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *options) {
  (void)argc, (void)argv;
  clt_analysis analysis = {.call = call, .host = call->connection->db};
  char *text = NULL;
  size_t n = 0;
  if (clt_transaction_allowed(call) && clt_analysis_expect(&analysis) &&
      clt_analysis_open(&analysis, call)) {
    const object *objects = list_objects(&analysis, options, &n);
    text = sqlite3_mprintf("removed: %d tables and views of the analysis", (int)n);
    if (!text) clt_fail_code(call, SQLITE_NOMEM);
    if (!clt_failed(call)) drop_all(&analysis, objects, n);
  }
  clt_analysis_close(&analysis);
  if (clt_failed(call)) {
    sqlite3_free(text);
  } else {
    sqlite3_result_text(context, text, -1, sqlite3_free);
  }
}

static const clt_scalar scalar = {.flags = SQLITE_DIRECTONLY,
                                  .evaluate = evaluate,
                                  .options = OPTIONS,
                                  .options_size = sizeof(drop_options)};

const clt_function clt_function_drop = {
    "causalite_drop",
    .summary = "Removes the analysis from the database: what causalite_setup() made, and nothing "
               "else. Your table of experiments stays as it is.",
    .details = "In one transaction. Where no analysis is set up, inside a transaction, in a "
               "statement that writes, and while another query of this connection reads a table of "
               "the analysis it is an error.",
    .scalar = &scalar,
};
