/* The first lines of a CSV, by causalite_import(): names, units, values. */
#include "functions/analysis/runs.h"

/* What is made of a text, its lines divided by |: the sentence, the names, and the first row. */
static void imports(sqlite3 *db, const char *lines, const char *options, const char *want) {
  char got[600];
  char *query = sqlite3_mprintf("SELECT causalite_import(replace(%Q, '|', char(10)), 't', %Q)",
                                lines, options);
  int n = snprintf(got, sizeof got, "%s / ", text_of(db, query));
  n += snprintf(got + n, sizeof got - (size_t)n, "%s",
                text_of(db, "SELECT group_concat(name) FROM pragma_table_info('t')"));
  if (!CHECK(strcmp(got, want) == 0)) printf("  got  %s\n  want %s\n", got, want);
  sqlite3_free(query);
  run(db, "DROP TABLE IF EXISTS t");
}

static void refuses(sqlite3 *db, const char *lines, const char *options, const char *want) {
  char *query = sqlite3_mprintf("SELECT causalite_import(replace(%Q, '|', char(10)), 't', %Q)",
                                lines, options);
  refused_like(db, query, want);
  sqlite3_free(query);
}

/* import_head.h (1) */
static void test_names(sqlite3 *db) {
  imports(db, "# by x|mode,energy_j|a,1.5|b,2.5", "{}",
          "t: 2 rows, 2 columns, separated by ','; 1 line before the header left out / "
          "mode,energy_j");
  imports(db, "mode,energy_j,n|a,1.5,2|b,2.5,3||Source: x", "{}",
          "t: 2 rows, 3 columns, separated by ','; 1 line that is a note left out; 1 empty line "
          "left out / mode,energy_j,n");
  imports(db, "a,1.5|a,2.5", "{\"names\":\"mode, energy_j\"}",
          "t: 2 rows, 2 columns, separated by ',' / mode,energy_j");
  imports(db, "a,\"1,5\"|a,\"2,5\"", "{\"names\":\"mode,energy_j\",\"decimal\":\",\"}",
          "t: 2 rows, 2 columns, separated by ','; numbers written with a decimal point: energy_j "
          "/ mode,energy_j");
  refuses(db, "a,1|b,2", "{\"names\":\"mode\"}",
          "causalite_import(): option 'names' has 1 names, and line 1 of argument 1 (csv) 2 cells");
  refuses(db, "a,1|b,2", "{\"names\":\"\"}",
          "causalite_import(): option 'names' has 0 names, and line 1 of argument 1 (csv) 2 cells");
}

/* (2); of years and texts alone it cannot be told */
static void test_values(sqlite3 *db) {
  refuses(db, "a,1.5|b,2.5|a,3.5", "{}",
          "causalite_import(): argument 1 (csv): line 1 has values and no names: 'a' stands below "
          "it, too. Say what they are: '{\"names\":\"column_1,column_2\"}'");
  refuses(db, "# started||1.5,msec,task-clock,1500,100.00,,|12,,cycles,1500,100.00,,", "{}",
          "causalite_import(): argument 1 (csv): line 3 has values and no names. It is what perf "
          "stat -x writes, a line for each counter. A row is one run: ");
  /* each second, as by perf stat -I; and a time that is none */
  refuses(db, "1.0,34,,cycles,1500,99.5|2.0,35,,cycles,1500,99.5", "{}",
          "causalite_import(): argument 1 (csv): line 1 has values and no names: 'cycles' stands "
          "below it, too. It is what perf stat -x writes, a line for each counter. A row is one");
  refuses(db, "34,,cycles,1500,all|35,,cycles,1500,all", "{}",
          "causalite_import(): argument 1 (csv): line 1 has values and no names: 'all' stands "
          "below it, too. Say what they are: '{\"names\":\"column_1,column_2,");
  imports(db, "1|2|1", "{}", "t: 2 rows, 1 column, separated by ',' / 1");
  imports(db, "country,1960,1970|x,1,2|y,3,4", "{}",
          "t: 2 rows, 3 columns, separated by ',' / country,1960,1970");
  imports(db, "a,b|a,c", "{}", "t: 1 row, 2 columns, separated by ',' / a,b");
}

/* (3) */
static void test_units(sqlite3 *db) {
  imports(db, "mode,lr,energy|,,J|a,1,5|b,2,6", "{}",
          "t: 2 rows, 3 columns, separated by ','; units below the names / mode,lr,energy (J)");
  imports(db, "mode,t,energy|-,[ms],(J)|a,1,5|b,2,6", "{}",
          "t: 2 rows, 3 columns, separated by ','; units below the names / mode,t (ms),energy (J)");
  imports(db, "mode;energy|(text);kWh|a;1,5|b;2,5", "{\"decimal\":\",\"}",
          "t: 2 rows, 2 columns, separated by ';'; units below the names; numbers written with a "
          "decimal point: energy (kWh) / mode,energy (kWh)");
  imports(db, "unit,x|J,|kWh,", "{}", "t: 2 rows, 2 columns, separated by ',' / unit,x");
  imports(db, "unit,x|J,1|J,2", "{}", "t: 2 rows, 2 columns, separated by ',' / unit,x");
}

int main(void) {
  sqlite3 *db = open_database();
  test_names(db);
  test_values(db);
  test_units(db);
  sqlite3_close(db);
  return test_end();
}
