/* The fits of graphs hold what causalite_help() says that they hold: keys, keys within them, the
** columns of their rows; with figures and without. */
#include "sql_test.h"

static const char DATA[] =
    "CREATE TABLE d AS WITH RECURSIVE c(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM c WHERE"
    " i < 29), r AS (SELECT i, (i * 7919 + 13) % 101 AS x, (i * 104729 + 7) % 103 AS y FROM c)"
    " SELECT i AS unit, i % 2 AS g, 'x' AS variable, x AS value FROM r"
    " UNION ALL SELECT i, i % 2, 'y', 2 * x + y FROM r;"
    "CREATE TABLE f(name, fit)";

static const char FITS[] =
    "INSERT INTO f SELECT 'exact_graph', exact_graph(unit, variable, value) FROM d WHERE unit < ?1"
    " UNION ALL SELECT 'dibs_graph', dibs_graph(unit, variable, value, '{\"particles\":5}')"
    " FROM d WHERE unit < ?1"
    " UNION ALL SELECT 'graph_test', graph_test(unit, variable, value, g, '{\"permutations\":3}')"
    " FROM d WHERE unit < ?1";

/* What causalite_help() says of the function at hand, in order. */
#define TOLD(name, condition)                                                                      \
  "(SELECT group_concat(" name ") FROM causalite_help(f.name) AS h WHERE " condition ")"

/* The keys of an object in the fit; NULL if it is not there. */
#define HELD(path, condition)                                                                      \
  "(SELECT group_concat(j.key) FROM json_each(f.fit, '" path "') AS j WHERE " condition ")"

/* Which functions' fits hold anything else than told. */
#define OTHERS(held, told)                                                                         \
  "SELECT group_concat(f.name) FROM f WHERE " held " IS NOT " told " AND " held " IS NOT NULL"

/* Keys of the object `key`, which may be the first of an array. */
#define CHECK_OBJECT(db, key, path)                                                                \
  CHECK_TEXT(db,                                                                                   \
             OTHERS(HELD(path, "1"), TOLD("substr(h.name, length('" key ".') + 1)",                \
                                          "h.kind = 'key' AND h.name LIKE '" key ".%'")),          \
             "(null)")

static void test_keys(sqlite3 *db) {
  CHECK_TEXT(db,
             OTHERS(HELD("$", "j.key NOT IN ('function', 'version', 'n', 'n_missing', 'notes')"),
                    TOLD("h.name", "h.kind = 'key' AND h.name NOT LIKE '%.%'")),
             "(null)");
  CHECK_TEXT(db,
             OTHERS(HELD("$.rows[0]", "1"),
                    TOLD("h.name", "h.kind = 'column' AND h.name NOT IN ('n', 'n_missing',"
                                   " 'note')")),
             "(null)");
  CHECK_OBJECT(db, "variables", "$.variables[0]");
  CHECK_OBJECT(db, "dags", "$.dags[0]");
  CHECK_OBJECT(db, "diagnostics", "$.diagnostics");
}

static void fit(sqlite3 *db, int units) {
  sqlite3_stmt *insert = NULL;
  run(db, "DELETE FROM f");
  sqlite3_prepare_v2(db, FITS, -1, &insert, NULL);
  sqlite3_bind_int(insert, 1, units);
  CHECK(sqlite3_step(insert) == SQLITE_DONE);
  sqlite3_finalize(insert);
}

int main(void) {
  sqlite3 *db = open_database();
  run(db, DATA);
  fit(db, 30);
  CHECK_TEXT(db, "SELECT group_concat(fit ->> '$.rows[0].source') FROM f", "x,x,x");
  CHECK_TEXT(db,
             "SELECT min(json_array_length(fit, '$.dags') > 0) FROM f WHERE name <>"
             " 'graph_test'",
             "1");
  test_keys(db);
  fit(db, 2); /* too few units */
  test_keys(db);
  fit(db, 0);
  test_keys(db);
  CHECK_TEXT(db,
             "SELECT group_concat(function || ' ' || name) FROM causalite_help() WHERE"
             " function IN ('exact_graph', 'dibs_graph', 'graph_test', 'graph_diff', 'graph_paths',"
             " 'graph_dot') AND (meaning IS NULL OR instr(meaning, '|'))",
             "(null)");
  sqlite3_close(db);
  return test_end();
}
