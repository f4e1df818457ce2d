/*
** SQL functions against 50-digit answers: exact arithmetic on the binary64 values of seven data
** sets (missing values, ties, five rows, an offset of 1e9). The data sets are not part of the
** project; where they are not at hand this is skipped.
*/
#ifndef CLT_FUNCTIONS_ANSWERS_H
#define CLT_FUNCTIONS_ANSWERS_H

#include "sql_test.h"

static const char *const ANSWERS_SETS[] = {"d01_normal",  "d02_ties",   "d03_unequalvar",
                                           "d04_missing", "d05_tiny23", "d07_offset1e9",
                                           "d13_exp836"};

static inline char *answers_file(const char *name, const char *suffix) {
  char path[256];
  snprintf(path, sizeof path, "../shared/oracle/%s%s", name, suffix);
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  char *text = calloc(1, 1 << 20);
  size_t length = fread(text, 1, (1 << 20) - 1, file);
  text[length] = 0;
  fclose(file);
  return text;
}

/* The CSV (id,g,x,m,y,c1,c2; empty = NULL) as table d. */
static inline void answers_load(sqlite3 *db, char *csv) {
  sqlite3_stmt *insert = NULL;
  run(db, "CREATE TABLE d(id, g TEXT, x REAL, m REAL, y REAL, c1 REAL, c2 REAL); BEGIN");
  sqlite3_prepare_v2(db, "INSERT INTO d VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", -1, &insert, NULL);
  for (char *line = strchr(csv, '\n') + 1; *line;) {
    for (int i = 1; i <= 7; i++) {
      size_t length = strcspn(line, ",\r\n");
      if (length && i != 2) {
        sqlite3_bind_double(insert, i, strtod(line, NULL));
      } else if (length) {
        sqlite3_bind_text(insert, i, line, (int)length, SQLITE_TRANSIENT);
      } else {
        sqlite3_bind_null(insert, i);
      }
      line += length + (line[length] == ',');
    }
    sqlite3_step(insert);
    sqlite3_reset(insert);
    line += strspn(line, "\r\n");
  }
  sqlite3_finalize(insert);
  run(db, "COMMIT");
}

static inline double answers_want(sqlite3 *db, const char *path) {
  char *sql = sqlite3_mprintf("SELECT CAST(json ->> '%q' AS REAL) FROM answers", path);
  double x = real_of(db, sql);
  sqlite3_free(sql);
  return x;
}

/* The query's value against the answer at a path. */
static inline void check_answer(sqlite3 *db, const char *name, const char *query, const char *path,
                                double tolerance) {
  double want = answers_want(db, path);
  char what[800];
  snprintf(what, sizeof what, "%s %s (%s)", name, path, query);
  if (!isnan(want)) test_near(real_of(db, query), want, tolerance, what, __FILE__, __LINE__);
}

/* Calls `check` for every data set, with the set as table d and its answers at hand. */
static inline void check_answers(void (*check)(sqlite3 *db, const char *name, double tolerance)) {
  for (size_t i = 0; i < sizeof ANSWERS_SETS / sizeof *ANSWERS_SETS; i++) {
    const char *name = ANSWERS_SETS[i];
    char *csv = answers_file(name, ".csv"), *json = answers_file(name, ".exact.json");
    if (!csv || !json) {
      test_skip("the 50-digit answers are not at ../shared/oracle");
      free(csv);
      free(json);
      return;
    }
    sqlite3 *db = open_database();
    sqlite3_stmt *insert = NULL;
    answers_load(db, csv);
    run(db, "CREATE TABLE answers(json TEXT)");
    sqlite3_prepare_v2(db, "INSERT INTO answers VALUES (?1)", -1, &insert, NULL);
    sqlite3_bind_text(insert, 1, json, -1, SQLITE_TRANSIENT);
    sqlite3_step(insert);
    sqlite3_finalize(insert);
    check(db, name, 1e-12);
    sqlite3_close(db);
    free(csv);
    free(json);
  }
}

#endif
