/*
** causalite_setup(table [, roles]) -> text: sets an analysis up in main over a table or view, and
** says what it took each column for.
*/
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "functions/analysis/data_hash.h"
#include "functions/analysis/experiment.h"
#include "functions/analysis/facts.h"
#include "functions/analysis/given.h"
#include "functions/analysis/lines.h"
#include "functions/analysis/nested.h"
#include "roles/doubt.h"
#include "roles/judge.h"
#include "roles/known.h"
#include "sqlite/cell.h"
#include "sqlite/function.h"
#include "sqlite/json.h"

/* ---- what is there ---- */

/* What stands in the way, as 'table setting'; NULL: nothing. */
static const char *find_taken(clt_analysis *a, const char *name) {
  return clt_ask_text(a->call, a->host,
                      sqlite3_mprintf("SELECT type || ' ' || name FROM main.sqlite_schema"
                                      " WHERE name = %Q COLLATE NOCASE",
                                      name));
}

/* Names of ours that objects of the user's have; of experiment clt_experiment_write() says so. */
static bool refuse_taken(clt_analysis *a, const char *source) {
  const char *taken = NULL;
  sqlite3_stmt *names = clt_prepare(a->call, a->aside, CLT_ANALYSIS_OBJECTS);
  while (names && clt_step(a->call, names)) {
    const char *name = clt_column_copy(a->call, names, 0);
    const char *found = name ? find_taken(a, name) : NULL;
    if (found) taken = taken ? CLT_JOIN(&a->call->arena, taken, ", ", found) : found;
  }
  sqlite3_finalize(names);
  if (sqlite3_strnicmp(source, "main.", 5) == 0) source += 5;
  if (taken) {
    clt_fail(a->call,
             "names of the analysis exist already in this database: %s. Rename them, or open a new "
             "database, ATTACH this one as src, and there: SELECT causalite_setup('src.%q')",
             taken, source);
  }
  return clt_failed(a->call);
}

/* The settings: those that are there, unless it starts over; the source; those given. */
static bool prepare_settings(clt_analysis *a, clt_given *given, const char *source, bool exists) {
  if (!exists && refuse_taken(a, source)) return false;
  if (exists && !given->again && !clt_analysis_take_settings(a)) return false;
  char *sql = sqlite3_mprintf("UPDATE setting SET value = %Q WHERE name = 'source'", source);
  return clt_run_text(a->call, a->aside, sql) && clt_given_settings(given, a);
}

/* ---- roles ---- */

static void take_row(clt_given *given, const clt_column_facts *facts, int n, const char *name,
                     const char *role, bool primary) {
  for (int i = 0; i < n; i++) {
    if (strcmp(facts[i].name, name) != 0) continue;
    clt_given_add(given, clt_role_read(role), i);
    if (primary) given->roles.primary = i;
  }
}

/* What stands in `variable` already counts as given; a caveat there that the guess wrote is written
** anew, one of the user's own stays. */
static bool take_corrected(clt_analysis *a, clt_given *given, const clt_column_facts *facts,
                           int n) {
  sqlite3_stmt *rows =
      clt_prepare(a->call, a->aside, "SELECT name, role, caveat, is_primary FROM variable");
  sqlite3_stmt *clear =
      clt_prepare(a->call, a->aside, "UPDATE variable SET caveat = NULL WHERE name = ?1");
  while (rows && clear && clt_step(a->call, rows)) {
    const char *name = clt_column_copy(a->call, rows, 0);
    const char *role = clt_column_copy(a->call, rows, 1);
    const char *caveat = clt_column_copy(a->call, rows, 2);
    if (!name || !role) break;
    bool is_new = caveat && strcmp(caveat, CLT_ANALYSIS_NEW_COLUMN) == 0;
    if (!is_new) take_row(given, facts, n, name, role, sqlite3_column_int(rows, 3));
    if (caveat && clt_doubt_is_ours(caveat) && clt_bind_text(a->call, clear, 1, name, -1)) {
      clt_step_once(a->call, clear);
    }
  }
  sqlite3_finalize(rows);
  sqlite3_finalize(clear);
  return !clt_failed(a->call);
}

/* A row for each column; of one that is there already the role is set anew, and what is empty.
** Where the role is another, so are tier and direction, which follow from it. */
static const char DESCRIBE[] =
    "INSERT INTO variable(name, role, tier, label, unit, direction, caveat, is_primary)"
    " VALUES (?1, ?2, nullif(?3, 0), ?4, ?5, ?6, ?7, ?8) ON CONFLICT (name) DO UPDATE"
    " SET role = excluded.role, is_primary = excluded.is_primary,"
    " tier = iif(role = excluded.role, coalesce(tier, excluded.tier), excluded.tier),"
    " direction = iif(role = excluded.role, coalesce(direction, excluded.direction),"
    " excluded.direction),"
    " label = coalesce(label, excluded.label), unit = coalesce(unit, excluded.unit),"
    " caveat = coalesce(caveat, excluded.caveat)";

static bool write_roles(clt_analysis *a, const clt_column_facts *facts, const clt_roles *roles,
                        int n) {
  sqlite3_stmt *insert = clt_prepare(a->call, a->aside, DESCRIBE);
  for (int i = 0; insert && i < n && !clt_failed(a->call); i++) {
    const clt_column_role *role = &roles->column[i];
    const char *const texts[] = {
        [1] = facts[i].name, [2] = clt_role_name(role->role), [4] = role->label,
        [5] = role->unit,    [6] = role->direction,           [7] = role->caveat};
    for (int t = 1; t < 8; t++) {
      if (t != 3) clt_bind_text(a->call, insert, t, texts[t], -1);
    }
    sqlite3_bind_int(insert, 3, role->tier);
    sqlite3_bind_int(insert, 8, role->primary);
    clt_step_once(a->call, insert);
  }
  sqlite3_finalize(insert);
  return !clt_failed(a->call);
}

/* 1e-5 is 1e-05. */
static bool is_same(const char *a, const char *b) {
  double x, y;
  if (strcmp(a, b) == 0) return true;
  return clt_number_read(a, strlen(a), &x) && clt_number_read(b, strlen(b), &y) && x == y;
}

/* A reference that the condition does not have, being perhaps another one's, is none. */
static bool has_level(const clt_roles *roles, const char *level) {
  for (int i = 0; i < roles->n_levels; i++) {
    if (is_same(roles->levels[i], level)) return true;
  }
  return !roles->all_levels;
}

/* The reference: the first of the levels given; else that which is set; else as it is guessed. */
static bool write_reference(clt_analysis *a, const clt_given *given, const clt_roles *roles) {
  const char *set =
      clt_ask(a->call, a->aside, "SELECT value FROM setting WHERE name = 'reference'");
  bool stays = given->reference || (set && !given->roles.n_levels && has_level(roles, set));
  if (clt_failed(a->call) || stays || roles->n_levels == 0) return !clt_failed(a->call);
  return clt_run_text(
      a->call, a->aside,
      sqlite3_mprintf("UPDATE setting SET value = %Q WHERE name = 'reference'", roles->levels[0]));
}

static bool insert_levels(clt_analysis *a, const clt_roles *roles) {
  sqlite3_stmt *insert = clt_prepare(
      a->call, a->aside, "INSERT OR IGNORE INTO compared_level(mode, place) VALUES (?1, ?2)");
  for (int i = 0; insert && i < roles->n_levels && !clt_failed(a->call); i++) {
    if (!clt_bind_text(a->call, insert, 1, roles->levels[i], -1)) break;
    sqlite3_bind_int(insert, 2, i);
    clt_step_once(a->call, insert);
  }
  sqlite3_finalize(insert);
  return !clt_failed(a->call);
}

/* A level that no run has, but which is the same number as one: 1e-5, of runs whose is 1e-05. */
static const char SPELL_LEVELS[] =
    "UPDATE OR IGNORE compared_level AS l SET mode = coalesce((SELECT min(r.mode) FROM run_label"
    " AS r WHERE r.mode = CAST(r.mode AS NUMERIC) AND l.mode = CAST(l.mode AS NUMERIC)"
    " AND CAST(r.mode AS NUMERIC) = CAST(l.mode AS NUMERIC)), mode)"
    " WHERE mode NOT IN (SELECT mode FROM run_label WHERE mode IS NOT NULL)";

/* Levels given that no run has are an error. */
static bool refuse_levels(clt_analysis *a) {
  const char *unknown =
      clt_ask(a->call, a->aside,
              "SELECT mode FROM compared_level WHERE mode NOT IN (SELECT mode FROM run_label"
              " WHERE mode IS NOT NULL) ORDER BY place LIMIT 1");
  if (!unknown) return clt_failed(a->call);
  const char *levels =
      clt_ask(a->call, a->aside,
              "SELECT group_concat(mode, ', ') FROM (SELECT DISTINCT mode FROM run_label"
              " WHERE mode IS NOT NULL LIMIT 20)");
  clt_fail(a->call, "argument 2 (roles): 'levels' names '%s', which no run has; there are %s",
           unknown, levels ? levels : "none");
  return true;
}

/* The levels given, if more than the reference, are the ones that are compared; those of another
** condition are no more. */
static bool write_levels(clt_analysis *a, const clt_given *given, const clt_roles *roles) {
  if (given->roles.n_levels > 1) {
    return clt_run(a->call, a->aside, "DELETE FROM compared_level") && insert_levels(a, roles) &&
           clt_run(a->call, a->aside, SPELL_LEVELS) && !refuse_levels(a);
  }
  return clt_run(a->call, a->aside,
                 "DELETE FROM compared_level WHERE NOT EXISTS (SELECT 1 FROM run_label AS r"
                 " WHERE r.mode IN (SELECT mode FROM compared_level))");
}

static void append_json(sqlite3_str *json, const char *before, const char *text) {
  sqlite3_str_appendall(json, before);
  clt_json_append_text(json, text, (int)strlen(text));
}

/* SELECT causalite_setup('runs', '{"condition":"name"}'); of a column of many values with two of
** them as levels. */
static void append_call(clt_call *call, sqlite3_str *message, const char *source,
                        const clt_column_facts *f) {
  sqlite3_str *json = sqlite3_str_new(NULL);
  append_json(json, "{\"condition\":", f->name);
  if (f->distinct > CLT_FEW && f->n_common > 1) {
    append_json(json, ",\"levels\":[", f->common[0].text);
    append_json(json, ",", f->common[1].text);
    sqlite3_str_appendall(json, "]");
  }
  sqlite3_str_appendall(json, "}");
  char *text = sqlite3_str_finish(json);
  if (!text) clt_fail_code(call, SQLITE_NOMEM);
  sqlite3_str_appendf(message, "SELECT causalite_setup('%q', '%q')", source, text);
  sqlite3_free(text);
}

/* The columns that a condition may be, and some of their values. */
static void append_candidates(sqlite3_str *message, const clt_column_facts *facts,
                              const clt_roles *roles) {
  for (int i = 0; i < roles->n_candidates; i++) {
    const clt_column_facts *f = &facts[roles->candidates[i]];
    sqlite3_str_appendf(message, "%s%s (", i ? ", " : "; it could be ", f->name);
    for (int v = 0; v < f->n_common && v < 5; v++) {
      sqlite3_str_appendf(message, "%s%s", v ? ", " : "", f->common[v].text);
    }
    sqlite3_str_appendf(message, "%s)", f->n_common > 5 ? ", …" : "");
  }
}

enum { MOST_NAMED = 30 };

/* Where no column can be it, no statement cures that: the table must be another. */
static void append_shape(sqlite3_str *message, const clt_column_facts *facts, int n) {
  sqlite3_str_appendall(
      message, ": none has two values or a few, each in several rows. A row is one run, and one "
               "column says under which condition it was; values of two conditions side by side go "
               "below one another first. Columns are ");
  for (int i = 0; i < n && i < MOST_NAMED; i++) {
    sqlite3_str_appendf(message, "%s%s", i ? ", " : "", facts[i].name);
  }
  if (n > MOST_NAMED) sqlite3_str_appendall(message, ", …");
}

static void refuse_without_condition(clt_analysis *a, const clt_column_facts *facts,
                                     const clt_roles *roles, int n, const char *source) {
  if (facts[0].rows == 0) {
    clt_fail(a->call, "%s has no rows: there is nothing to analyse. Fill it first", source);
    return;
  }
  sqlite3_str *message = sqlite3_str_new(NULL);
  sqlite3_str_appendall(message, "no column tells what is compared");
  if (roles->n_candidates > 0) {
    sqlite3_str_appendall(message, ". Name it: ");
    append_call(a->call, message, source, &facts[roles->candidates[0]]);
    append_candidates(message, facts, roles);
  } else {
    append_shape(message, facts, n);
  }
  clt_fail_with(a->call, message);
}

/* A condition of more levels than can be compared with one in a table that is read. */
static void refuse_many(clt_analysis *a, const clt_given *given, const clt_column_facts *facts,
                        const clt_roles *roles, const char *source) {
  const clt_column_facts *f = &facts[roles->condition];
  bool chosen = given->roles.n_levels > 1 || clt_ask(a->call, a->aside,
                                                     "SELECT 1 FROM compared_level WHERE mode IN"
                                                     " (SELECT mode FROM run_label)");
  if (chosen || f->distinct <= CLT_FEW || clt_failed(a->call)) return;
  sqlite3_str *message = sqlite3_str_new(NULL);
  sqlite3_str_appendf(message,
                      "%s has %lld levels, and each but the first would be compared with that one. "
                      "If it is a cause rather than the condition, name another; if two of them "
                      "are the question, say so: ",
                      f->name, (long long)f->distinct);
  append_call(a->call, message, source, f);
  clt_fail_with(a->call, message);
}

/* What is known of the columns besides what was counted. */
static void mark_known(const clt_analysis *a, clt_column_facts *facts, int n) {
  for (int i = 0; i < n; i++) {
    facts[i].unit = a->unit[i];
    if (!a->known) continue;
    facts[i].known = a->known[i];
    facts[i].direction = a->direction[i];
  }
  if (!a->known) clt_known_mark(facts, n);
}

static bool is_asked_of(const clt_given *given, int column) {
  bool asked = given->roles.primary == column;
  for (size_t i = 0; i < given->roles.n; i++) {
    const clt_role_given *own = &given->roles.role[i];
    asked = asked || (own->column == column && own->role != CLT_ROLE_IGNORE);
  }
  return asked;
}

/* A column without a name is ignored: neither graphs nor options could name it. */
static bool ignore_nameless(clt_analysis *a, clt_given *given, const clt_column_facts *facts, int n,
                            const char *source) {
  for (int i = 0; i < n && !clt_failed(a->call); i++) {
    if (*facts[i].name) continue;
    if (is_asked_of(given, i)) {
      clt_fail(a->call,
               "column %d of %s has no name, and so no role but ignore: make a view of it in which "
               "it has one, and set that up",
               i + 1, source);
    } else {
      clt_given_add(given, CLT_ROLE_IGNORE, i);
    }
  }
  return !clt_failed(a->call);
}

/* Counts the columns and says what each is. */
static const clt_roles *find_roles(clt_analysis *a, clt_given *given, const char *source,
                                   clt_column_facts **found, int *n) {
  clt_column_facts *facts = *found = clt_facts_count(a->call, a->aside, n);
  if (facts) mark_known(a, facts, *n);
  if (!facts || !clt_source_find_keys(a, source, facts, *n) ||
      !take_corrected(a, given, facts, *n) || !clt_given_columns(given, a, facts, *n) ||
      !ignore_nameless(a, given, facts, *n, source)) {
    return NULL;
  }
  clt_nested rows = {a->call, a->aside, facts};
  given->roles.nested = clt_nested_cells;
  given->roles.host = &rows;
  const clt_roles *roles =
      clt_roles_guess(&a->call->arena, facts, *n, &given->roles, &a->call->task);
  if (!roles || clt_failed(a->call)) return NULL;
  if (roles->condition < 0) refuse_without_condition(a, facts, roles, *n, source);
  bool written = !clt_failed(a->call) && write_roles(a, facts, roles, *n) &&
                 write_reference(a, given, roles) && write_levels(a, given, roles);
  if (written) refuse_many(a, given, facts, roles, source);
  return written && !clt_failed(a->call) ? roles : NULL;
}

/* ---- into the host ---- */

/* Where what the source is attached from is to be found again. */
static bool write_file(clt_analysis *a) {
  return clt_run(a->call, a->aside, "DELETE FROM setting WHERE name = 'source_file'") &&
         (!a->file ||
          clt_run_text(
              a->call, a->aside,
              sqlite3_mprintf("INSERT INTO setting VALUES ('source_file', %Q, 'the file of "
                              "the database that source is in')",
                              a->file)));
}

/* Objects of the schema that are not there yet. */
static void make_schema(clt_analysis *a, clt_transaction *transaction) {
  sqlite3_stmt *objects = clt_prepare(a->call, a->aside, CLT_ANALYSIS_OBJECTS);
  while (objects && clt_step(a->call, objects)) {
    const char *name = clt_column_copy(a->call, objects, 0);
    const char *sql = clt_column_copy(a->call, objects, 2);
    if (!name || !sql) break;
    if (strcmp(name, "experiment") == 0 || find_taken(a, name)) continue;
    clt_transaction_run(transaction, sql);
  }
  sqlite3_finalize(objects);
}

/* Every table of the schema with what the private database has in it; no results yet. */
static void fill_schema(clt_analysis *a, bool exists) {
  sqlite3_stmt *tables = clt_prepare(a->call, a->aside,
                                     "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
                                     " AND name NOT LIKE 'sqlite%' AND name <> 'experiment'");
  while (tables && clt_step(a->call, tables)) {
    const char *name = clt_column_copy(a->call, tables, 0);
    if (!name) break;
    if (exists && strncmp(name, "result_", 7) == 0) continue;
    clt_copy_table(a->call, a->aside, a->host, name);
  }
  sqlite3_finalize(tables);
}

/* The views say in comments what they are. A host may allow none (SQLITE_DBCONFIG_ENABLE_COMMENTS)
** but in what the schema has already. */
static bool takes_comments(clt_analysis *a) {
  sqlite3_stmt *commented = NULL;
  int code = sqlite3_prepare_v2(a->host, "SELECT 1 -- and no more", -1, &commented, NULL);
  sqlite3_finalize(commented);
  if (code == SQLITE_ERROR) {
    clt_fail(a->call, "the host allows no comments in SQL, and the views to be made have some: set "
                      "up first, then turn SQLITE_DBCONFIG_ENABLE_COMMENTS off");
  }
  return code != SQLITE_ERROR;
}

/* `seen` are the user's tables as they were when they were taken. */
static bool store(clt_analysis *a, bool exists, uint64_t seen) {
  clt_transaction transaction;
  const char *first = exists ? CLT_ANALYSIS_LOCK
                             : clt_ask(a->call, a->aside,
                                       "SELECT sql FROM main.sqlite_schema WHERE name = 'setting'");
  if (!first || !takes_comments(a)) return false;
  if (!clt_transaction_begin(&transaction, a->call, first)) return false;
  if (exists && clt_data_hash(a->call, a->host, clt_analysis_settings) != seen) {
    clt_fail(a->call, "another connection has changed the settings meanwhile: call it again");
  }
  make_schema(a, &transaction);
  fill_schema(a, exists);
  clt_experiment_write(a, &transaction);
  return clt_transaction_end(&transaction);
}

/* ---- the answer ---- */

static void say(sqlite3_str *out, const clt_column_facts *facts, const clt_roles *roles, int n) {
  int doubts = 0, outcomes = 0;
  for (int i = 0; i < n; i++) {
    const clt_column_role *r = &roles->column[i];
    sqlite3_str_appendf(out, "%-32s %-16s %s%s%s\n", facts[i].name, clt_role_name(r->role),
                        r->primary ? "primary " : "", r->unit ? r->unit : "",
                        r->certain ? "" : " ?");
    doubts += !r->certain;
    outcomes += r->role == CLT_ROLE_OUTCOME;
  }
  if (doubts || !outcomes) sqlite3_str_appendall(out, "to be looked at (?):\n");
  for (int i = 0; i < n; i++) {
    const clt_column_role *r = &roles->column[i];
    if (!r->certain && r->say) sqlite3_str_appendf(out, "  %s\n", r->say);
  }
  if (!outcomes) sqlite3_str_appendall(out, "  nothing is measured: type outcome=NAME\n");
  sqlite3_str_appendall(out, "next: SELECT causalite_refresh();");
}

/* Once more, where roles say that what was taken for labels measures. */
static bool read_again(clt_analysis *a) {
  return !a->spelled ||
         (clt_run(a->call, a->aside, "DROP TABLE experiment") && clt_experiment_read_setting(a));
}

/* What is in main now, of one moment. */
static bool take(clt_analysis *a, clt_given *given, const char *source, bool *exists,
                 uint64_t *seen) {
  bool held = clt_analysis_hold(a);
  *exists = held && clt_analysis_exists(a);
  bool taken = held && (!*exists || clt_analysis_current(a, false));
  if (taken && *exists) *seen = clt_data_hash(a->call, a->host, clt_analysis_settings);
  taken = taken && prepare_settings(a, given, source, *exists) && clt_experiment_read_setting(a);
  clt_analysis_release(a);
  return taken;
}

/* What is said is there before it is stored, so that not even a want of memory fails behind it. */
static char *set_up(clt_analysis *a, clt_given *given, const char *source) {
  clt_column_facts *facts = NULL;
  clt_lines lines = clt_lines_begin();
  int n = 0;
  bool exists = false;
  uint64_t seen = 0;
  const clt_roles *roles = NULL;
  if (take(a, given, source, &exists, &seen)) roles = find_roles(a, given, source, &facts, &n);
  if (roles && write_file(a)) {
    if (a->said) sqlite3_str_appendall(lines.text, a->said);
    say(lines.text, facts, roles, n);
  }
  char *text = clt_lines_end(&lines, a->call);
  if (text && read_again(a) && store(a, exists, seen)) return text;
  sqlite3_free(text);
  return NULL;
}

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *options) {
  (void)options;
  clt_analysis analysis = {.call = call};
  clt_given given;
  char *text = NULL;
  const char *source = clt_text_of(call, argv[0]);
  const char *json = argc > 1 ? clt_text_of(call, argv[1]) : NULL;
  if (!source || !*source || strlen(source) != (size_t)sqlite3_value_bytes(argv[0])) {
    clt_fail(call, "argument 1 (table) must be the name of a table or view");
  }
  if (clt_transaction_allowed(call) && clt_given_open(&given, call, json) &&
      clt_analysis_open(&analysis, call)) {
    text = set_up(&analysis, &given, source);
  }
  clt_analysis_close(&analysis);
  if (text) sqlite3_result_text(context, text, -1, sqlite3_free);
}

static const clt_argument ARGUMENTS[] = {
    {"table", CLT_TEXT,
     "name of a table or view with a row for each experiment: in main, in temp, or in an attached "
     "database ('src.runs'); MLflow's runs and Optuna's trials are read with what their store "
     "has of them"},
    {"roles", CLT_TEXT,
     "JSON object: a role (condition, outcome, cause, mediator, performance, duration, control, "
     "ignore, negative_control, group, block, cluster, time, status, unit) and the column or array "
     "of columns that has it; primary: the outcome that decides; levels: of the condition, the "
     "reference first; defaults: what an empty cause stands for, {\"group\":{\"column\":value}}; "
     "again: true starts over; and any name of `setting`. What is not given is guessed"}};

static const clt_scalar scalar = {.arguments = ARGUMENTS,
                                  .n_arguments = 2,
                                  .required = 1,
                                  .flags = SQLITE_DIRECTONLY,
                                  .evaluate = evaluate};

const clt_function clt_function_setup = {
    "causalite_setup",
    .summary = "Sets an analysis up in main over a table of experiments, and returns what it took "
               "each column for, a line each, and what needs a look.",
    .details =
        "The table itself is never written to. A second call keeps what has been corrected in "
        "`variable` and `setting`, but for what it is given; of condition and unit there is one, "
        "so "
        "the one given takes the other's place. `again` starts over. Where names "
        "of the analysis are taken, where no column can be told to be the condition, inside a "
        "transaction and in a statement that writes it is an error that says what to do; then "
        "nothing has changed.",
    .scalar = &scalar,
};
