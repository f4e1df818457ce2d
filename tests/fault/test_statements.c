/*
** The statements of fault/statements.h end as they should, as do those of fault/refusals.h; and the
** former call every function in each of its forms, and each with all of its options. The functions
** and the options are those of causalite_help(), and the forms that a statement calls are those of
** which SQLite asks its authorizer.
*/
#include <ctype.h>

#include "fault/data.h"
#include "fault/refusals.h"
#include "fault/statements.h"

static void test_ends(const char *const *statements, size_t n, int code) {
  sqlite3 *db = open_faults("UTF-8");
  for (size_t i = 0; i < n; i++) {
    result got = result_of(db, statements[i]);
    if (!CHECK(got.code == code && got.n > 0)) {
      printf("  %s\n  %.*s\n", statements[i], (int)got.n, got.bytes);
    }
    result_free(&got);
    run(db, "DROP TABLE IF EXISTS main.made");
  }
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

typedef struct sought {
  const char *function;
  bool as_table; /* table-valued, else scalar or aggregate */
  bool called;
} sought;

static int authorize(void *pointer, int action, const char *third, const char *fourth,
                     const char *schema, const char *view) {
  sought *s = pointer;
  (void)schema, (void)view;
  const char *name = action == SQLITE_FUNCTION ? fourth : action == SQLITE_READ ? third : NULL;
  if (name && s->as_table == (action == SQLITE_READ) && strcmp(name, s->function) == 0) {
    s->called = true;
  }
  return SQLITE_OK;
}

static bool is_called(sqlite3 *db, const char *function, bool as_table) {
  sought s = {.function = function, .as_table = as_table};
  sqlite3_set_authorizer(db, authorize, &s);
  for (size_t i = 0; i < FAULT_COUNT(FAULT_STATEMENTS) && !s.called; i++) {
    sqlite3_stmt *query = NULL;
    sqlite3_prepare_v2(db, FAULT_STATEMENTS[i], -1, &query, NULL);
    sqlite3_finalize(query);
  }
  sqlite3_set_authorizer(db, NULL, NULL);
  return s.called;
}

/* A function is of its kind, and also table-valued where it has columns. */
static void test_forms(sqlite3 *db) {
  sqlite3_stmt *forms = NULL;
  int n = 0;
  sqlite3_prepare_v2(db,
                     "SELECT DISTINCT function, type = 'table-valued' FROM causalite_help()"
                     " WHERE kind = 'function' UNION SELECT function, 1 FROM causalite_help()"
                     " WHERE kind = 'column'",
                     -1, &forms, NULL);
  for (; sqlite3_step(forms) == SQLITE_ROW; n++) {
    const char *name = (const char *)sqlite3_column_text(forms, 0);
    bool as_table = sqlite3_column_int(forms, 1) != 0;
    if (strstr("causalite_setup causalite_refresh causalite_report causalite_drop", name)) continue;
    if (!CHECK(is_called(db, name, as_table))) {
      printf("  %s%s() is in no statement\n", as_table ? "rows of " : "", name);
    }
  }
  CHECK(n > 50);
  sqlite3_finalize(forms);
}

/* The end of a text in quotes, or of a parenthesis, that begins at `at`. */
static const char *end_of(const char *at) {
  int depth = 0;
  for (bool quoted = false; *at; at++) {
    if (*at == '\'') quoted = !quoted;
    if (!quoted) depth += (*at == '(') - (*at == ')');
    if (!quoted && depth == 0) return at;
  }
  return at;
}

/* Whether `text` has the word before `end`, in a text in quotes and in no parenthesis. */
static bool quotes(const char *text, const char *end, const char *word) {
  for (const char *at = text; at < end; at++) {
    if (*at == '(') at = end_of(at);
    if (*at != '\'') continue;
    const char *close = end_of(at + 1), *found = strstr(at, word);
    close = strchr(at + 1, '\'');
    if (found && close && found < close) return true;
    if (!close) return false;
    at = close;
  }
  return false;
}

/* Whether a call of the function in the statement has the option, written '{"option":…}'. */
static bool has_option(const char *sql, const char *function, const char *option) {
  char call[80], key[80];
  snprintf(call, sizeof call, "%s(", function);
  snprintf(key, sizeof key, "\"%s\":", option);
  for (const char *at = sql; (at = strstr(at, call)) != NULL; at++) {
    const char *open = at + strlen(function);
    if (at > sql && (isalnum((unsigned char)at[-1]) || at[-1] == '_')) continue;
    if (quotes(open + 1, end_of(open), key)) return true;
  }
  return false;
}

static void test_options(sqlite3 *db) {
  sqlite3_stmt *options = NULL;
  int n = 0;
  sqlite3_prepare_v2(db,
                     "SELECT DISTINCT function, name FROM causalite_help() WHERE kind = 'option'"
                     " AND function <> 'causalite_drop'",
                     -1, &options, NULL);
  for (; sqlite3_step(options) == SQLITE_ROW; n++) {
    const char *function = (const char *)sqlite3_column_text(options, 0);
    const char *option = (const char *)sqlite3_column_text(options, 1);
    bool found = false;
    for (size_t i = 0; i < FAULT_COUNT(FAULT_STATEMENTS); i++) {
      found = found || has_option(FAULT_STATEMENTS[i], function, option);
    }
    if (!CHECK(found)) printf("  no statement gives %s() its option %s\n", function, option);
  }
  CHECK(n > 250);
  sqlite3_finalize(options);
}

int main(void) {
  sqlite3 *db = open_faults("UTF-8");
  CHECK(has_option("SELECT a(x, '(', '{\"b\":1,\"c\":2}')", "a", "c"));
  CHECK(!has_option("SELECT aa(x, '{\"c\":2}'), a(b('{\"c\":2}'), '{\"d\":1}')", "a", "c"));
  test_ends(FAULT_STATEMENTS, FAULT_COUNT(FAULT_STATEMENTS), SQLITE_DONE);
  test_ends(FAULT_REFUSALS, FAULT_COUNT(FAULT_REFUSALS), SQLITE_ERROR);
  test_forms(db);
  test_options(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  return test_end();
}
