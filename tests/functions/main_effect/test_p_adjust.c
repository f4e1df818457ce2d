/* p_adjust(): figures by R's p.adjust and rank, keys of all kinds, and what is refused. */
#include "functions/data.h"

static void test_shape(sqlite3 *db) {
  CHECK_TEXT(db, "SELECT group_concat(key) FROM json_each((SELECT p_adjust(k, p) FROM p))",
             "function,version,n,n_missing,notes,method,rows");
  CHECK_COLUMNS(db, "p_adjust", "key, p_value, p_adjusted, rank, n, n_missing, note");
  CHECK_TEXT(db, "SELECT p_adjust(k, p) ->> 'method' FROM p", "holm");
  CHECK_TEXT(db,
             "SELECT count(*) || count(key) || note"
             " FROM p_adjust((SELECT p_adjust(k, p) FROM p WHERE 0))",
             "10no rows with a key");
  CHECK_TEXT(db,
             "SELECT group_concat(key) FROM p_adjust((SELECT p_adjust(k, p) FROM (SELECT * FROM p "
             "ORDER BY p)))",
             "1,2,3,4,5,6,7,8,9,10");
  CHECK_TEXT(
      db,
      "SELECT count(*) FROM p JOIN p_adjust((SELECT p_adjust(k, p) FROM p)) AS a ON a.key = p.k"
      " WHERE a.p_value IS p.p",
      "10");
}

/* Numbers before text; a key is given back as it was, whatever is in it. */
static void test_keys(sqlite3 *db) {
  CHECK_TEXT(db,
             "WITH t(k) AS (VALUES ('b'), (2), ('a'), (0.5), (-1), ('é\"\\'), ('1'))"
             " SELECT group_concat(quote(key)) FROM p_adjust((SELECT p_adjust(k, 0.5) FROM t))",
             "-1,0.5,2,'1','a','b','é\"\\'");
  CHECK_TEXT(db, "SELECT p_adjust(CAST(x'610062' AS TEXT), 0.5) -> '$.rows[0].key'",
             "\"a\\u0000b\"");
  CHECK_TEXT(db, "SELECT key FROM p_adjust((SELECT p_adjust(9007199254740993, 0.5)))",
             "9007199254740993");
  CHECK_TEXT(db,
             "WITH t(k, p) AS (VALUES (NULL, 0.1), ('', ''), ('a', ''), ('b', NULL), ('c', 0.25))"
             " SELECT p_adjust(k, p) FROM t",
             "{\"function\":\"p_adjust\",\"version\":\"" CAUSALITE_VERSION
             "\",\"n\":3,\"n_missing\":2,"
             "\"notes\":[\"2 rows with an empty string counted as "
             "missing\"],\"method\":\"holm\",\"rows\":["
             "{\"key\":\"a\",\"p_value\":null,\"p_adjusted\":null,\"rank\":null},"
             "{\"key\":\"b\",\"p_value\":null,\"p_adjusted\":null,\"rank\":null},"
             "{\"key\":\"c\",\"p_value\":0.25,\"p_adjusted\":0.25,\"rank\":1}]}");
  /* equal keys: by p, NULL last, whatever the order of the rows */
  CHECK_TEXT(
      db,
      "WITH t(k, p) AS (VALUES (1, 0.5), (1, NULL), (1, 0.25), (1, NULL), (1, 0.125))"
      " SELECT p_adjust(k, p) = (SELECT p_adjust(k, p) FROM (SELECT * FROM t ORDER BY p)) FROM t",
      "1");
  CHECK_TEXT(db, "SELECT p_adjust(column1, 0.5) LIKE '%-0.0%' FROM (VALUES (-0.0), (0.0))", "0");
  CHECK_TEXT(db,
             "WITH t(i, k) AS (VALUES (1, 1.0), (2, 1))"
             " SELECT p_adjust(k, 0.5) = (SELECT p_adjust(k, 0.5) FROM (SELECT * FROM t ORDER BY i"
             " DESC)) AND p_adjust(k, 0.5) LIKE '%{\"key\":1,%{\"key\":1.0,%' FROM t",
             "1");
}

static void test_misuse(sqlite3 *db) {
  CHECK_ERROR(db, "SELECT p_adjust(k, p + 0.5) FROM p",
              "p_adjust(): argument 2 (p) must be from 0 to 1, not 1.5");
  CHECK_ERROR(db, "SELECT p_adjust(k, -0.5) FROM p",
              "p_adjust(): argument 2 (p) must be from 0 to 1, not -0.5");
  CHECK_ERROR(
      db, "SELECT p_adjust(k, 'p < 0.001') FROM p",
      "p_adjust(): argument 2 (p) must be a number, not 'p < 0.001'; CAST it, or leave such rows "
      "out with WHERE or FILTER");
  CHECK_ERROR(
      db, "SELECT p_adjust(k, x'00') FROM p",
      "p_adjust(): argument 2 (p) must be a number, not a blob; pass the number or text itself");
  CHECK_ERROR(
      db, "SELECT p_adjust(k, p, '{\"method\":\"fdr\"}') FROM p",
      "p_adjust(): option 'method' must be one of 'holm', 'bh', 'by', 'bonferroni', not 'fdr'");
  CHECK_ERROR(db, "SELECT p_adjust(k, p) OVER () FROM p",
              "p_adjust() may not be used as a window function");
}

int main(void) {
  sqlite3 *db = open_data();
  CHECK_FIGURES(db, P_ADJUST, 1e-14);
  test_shape(db);
  test_keys(db);
  test_misuse(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
