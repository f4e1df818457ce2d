/*
** Least squares against 50-digit answers for data sets with ties, missing values, five rows, an
** offset of 1e9: ../shared/oracle, where that exists.
*/
#ifndef CLT_STAT_REGRESSION_LM_SHARED_H
#define CLT_STAT_REGRESSION_LM_SHARED_H

#include "stat/regression/lm_support.h"

#include <sqlite3.h>

static const char *const sets[] = {"d01_normal", "d02_ties",      "d03_unequalvar", "d04_missing",
                                   "d05_tiny23", "d07_offset1e9", "d13_exp836"};

enum { MAX_ROWS = 2000, MAX_TERMS = 6 };

/* Columns of the CSV: the numbers, with NAN for an empty field and g as 0 (A) or 1 (B). */
enum { ID, G, X, M, Y, C1, C2, COLUMNS };

typedef struct table {
  int n;
  double v[MAX_ROWS][COLUMNS];
} table;

static inline char *read_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  static char buffer[1 << 22];
  size_t n = fread(buffer, 1, sizeof buffer - 1, file);
  fclose(file);
  buffer[n] = '\0';
  return buffer;
}

static inline double field(const char *text, size_t length) {
  char copy[64];
  if (length == 0 || length >= sizeof copy) return NAN;
  memcpy(copy, text, length);
  copy[length] = '\0';
  if (copy[0] == 'A' || copy[0] == 'B') return copy[0] == 'B';
  return strtod(copy, NULL);
}

static inline bool read_table(const char *name, table *t) {
  char path[256];
  snprintf(path, sizeof path, "../shared/oracle/%s.csv", name);
  const char *p = read_file(path);
  if (!p) return false;
  t->n = 0;
  for (p += strcspn(p, "\n") + 1; *p && t->n < MAX_ROWS; t->n++) {
    for (int c = 0; c < COLUMNS; c++) {
      size_t length = strcspn(p, ",\r\n");
      t->v[t->n][c] = field(p, length);
      p += length + (p[length] == ',');
    }
    p += strspn(p, "\r\n");
  }
  return true;
}

/* A model: its formula, and its terms as products of two columns (ID standing for 1). */
typedef struct formula {
  const char *text;
  bool intercept;
  int terms;                        /* besides the constant */
  int column[MAX_TERMS][2];         /* the columns whose product the term is */
  const char *names[MAX_TERMS + 1]; /* R's, the constant's first if there is one */
} formula;

#define INTERCEPT "(Intercept)"

static const formula formulas[] = {
    {"y ~ x", true, 1, {{X, ID}}, {INTERCEPT, "x"}},
    {"y ~ x + g", true, 2, {{X, ID}, {G, ID}}, {INTERCEPT, "x", "gB"}},
    {"y ~ x * g", true, 3, {{X, ID}, {G, ID}, {X, G}}, {INTERCEPT, "x", "gB", "x:gB"}},
    {"y ~ x + g + c1 + c2",
     true,
     4,
     {{X, ID}, {G, ID}, {C1, ID}, {C2, ID}},
     {INTERCEPT, "x", "gB", "c1", "c2"}},
    {"y ~ x * g + c1 + c2",
     true,
     5,
     {{X, ID}, {G, ID}, {C1, ID}, {C2, ID}, {X, G}},
     {INTERCEPT, "x", "gB", "c1", "c2", "x:gB"}},
    {"y ~ 0 + x", false, 1, {{X, ID}}, {"x"}},
    {"y ~ 1", true, 0, {{0, 0}}, {INTERCEPT}}};

static inline double entry(const table *t, int row, int column) {
  return column == ID ? 1.0 : t->v[row][column];
}

/* The model's complete rows, y first; how many. */
static inline int design(const table *t, const formula *f, double *out) {
  int n = 0, k = f->terms + 1;
  for (int i = 0; i < t->n; i++) {
    double *row = out + n * k;
    bool complete = !isnan(row[0] = t->v[i][Y]);
    for (int j = 0; j < f->terms; j++) {
      row[j + 1] = entry(t, i, f->column[j][0]) * entry(t, i, f->column[j][1]);
      complete = complete && !isnan(row[j + 1]);
    }
    n += complete;
  }
  return n;
}

/*
** The answers, through SQLite's JSON functions.
*/
static sqlite3 *db;
static sqlite3_stmt *lookup;
static const char *set_name, *formula_name;

static inline bool find(const char *figure, const char *term, double *want) {
  char path[256], more[64] = "";
  if (term) snprintf(more, sizeof more, ".\"%s\"", term);
  snprintf(path, sizeof path, "$.lm.\"%s\".\"%s\"%s", formula_name, figure, more);
  sqlite3_reset(lookup);
  sqlite3_bind_text(lookup, 2, path, -1, SQLITE_TRANSIENT);
  if (sqlite3_step(lookup) != SQLITE_ROW) return false;
  const char *text = (const char *)sqlite3_column_text(lookup, 0);
  if (!text) return false;
  *want = strtod(text, NULL);
  return true;
}

static inline void compare_answer(const char *figure, const char *term, double got,
                                  double tolerance) {
  double want;
  if (!find(figure, term, &want)) return;
  int failed = test_failed;
  CHECK_NEAR(got, want, tolerance);
  if (test_failed > failed) {
    printf("  in %s, %s, %s %s\n", set_name, formula_name, figure, term ? term : "");
  }
}

/* Every model of one set, by `check`. */
static inline void check_models(const table *t, void (*check)(const formula *f, fixture *x)) {
  static double rows[MAX_ROWS * (MAX_TERMS + 1)];
  for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++) {
    const formula *f = &formulas[i];
    fixture x;
    fixture_open(&x, rows, design(t, f, rows), f->terms + 1, NULL, 0);
    fixture_fit(&x, f->intercept, false);
    formula_name = f->text;
    check(f, &x);
    fixture_close(&x);
  }
}

/* Fits every model to every set and calls `check` for it. */
static inline void check_sets(void (*check)(const formula *f, fixture *x)) {
  static table t;
  char path[256];
  sqlite3_open(":memory:", &db);
  for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
    set_name = sets[i];
    if (!read_table(set_name, &t)) {
      test_skip("../shared/oracle is not there");
      break;
    }
    snprintf(path, sizeof path, "../shared/oracle/%s.exact.json", set_name);
    const char *json = read_file(path);
    if (!CHECK(json != NULL)) break;
    sqlite3_prepare_v2(db, "SELECT json_extract(?1, ?2)", -1, &lookup, NULL);
    sqlite3_bind_text(lookup, 1, json, -1, SQLITE_TRANSIENT);
    check_models(&t, check);
    sqlite3_finalize(lookup);
  }
  sqlite3_close(db);
}

#endif
