/*
** causalite_help(), with functions/analysis/signature.c and sqlite/field.c: every function is
** there, its columns are those that it has, and what is said of arguments and options.
*/
#include "sql_test.h"

static void columns(sqlite3 *db) {
  CHECK_TEXT(db,
             "SELECT group_concat(function) FROM (SELECT function, group_concat(name) AS names,"
             " (SELECT group_concat(p.name) FROM pragma_table_info(h.function) AS p) AS has"
             " FROM causalite_help() AS h WHERE kind = 'column' GROUP BY function"
             " HAVING names IS NOT has)",
             "(null)");
  CHECK_REAL(db, "SELECT count(DISTINCT function) > 10 FROM causalite_help() WHERE kind = 'column'",
             1, 0);
}

static void one_function(sqlite3 *db) {
  CHECK_TEXT(db, "SELECT signature || type FROM causalite_help('TTest') WHERE kind = 'function'",
             "ttest(y, group [, options])aggregate");
  CHECK_TEXT(db,
             "SELECT group_concat(name || ' ' || type) FROM causalite_help('ttest')"
             " WHERE kind = 'argument'",
             "y number,group text or number");
  CHECK_TEXT(db,
             "SELECT default_value || ': ' || range FROM causalite_help('ttest')"
             " WHERE kind = 'option' AND name = 'method'",
             "'student': one of 'student', 'welch'");
  CHECK(strstr(text_of(db, "SELECT * FROM causalite_help('nope')"),
               "causalite_help(): argument 1 (name): there is no function 'nope'; there are "));
}

int main(void) {
  sqlite3 *db = open_database();
  columns(db);
  one_function(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
