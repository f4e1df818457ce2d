/*
** ols(), ols_interaction() and scale_choice() at 50 digits (tests/oracle/regression.h): every kind
** of variance, of x, moderator and block; the verdict's rule as they give it (rule.h); and every
** combination of their options, which has a meaning or an error that names both options. So with
** functions/moderation/terms.c also functions/moderation/interaction.c,
** functions/moderation/interaction_data.c, functions/moderation/interaction_rows.c,
** functions/moderation/interaction_joint.c,
** functions/moderation/influence.c, functions/moderation/regression_options.c,
** functions/moderation/regressors.c, functions/moderation/wide.c, and below them
** stat/regression/variance.c, stat/regression/by_group.c, stat/regression/whiten.c,
** stat/regression/design.c.
*/
#include "oracle/regression.h"
#include "oracle/rule.h"
#include "sql_test.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A statement with an item for every column. */
static char *for_columns(const char *begin, const oracle_set *set, bool names) {
  sqlite3_str *sql = sqlite3_str_new(NULL);
  sqlite3_str_appendf(sql, begin, set->name);
  for (int j = 0; j < set->n_columns; j++) {
    sqlite3_str_appendf(sql, "%s%s", j ? ", " : "", names ? set->columns[j].name : "?");
  }
  sqlite3_str_appendall(sql, ")");
  return sqlite3_str_finish(sql);
}

/* A set as a table; a text column holds its labels. */
static void load(sqlite3 *db, const oracle_set *set) {
  char *create = for_columns("CREATE TABLE %s(", set, true);
  char *fill = for_columns("INSERT INTO %s VALUES (", set, false);
  sqlite3_stmt *insert = NULL;
  run(db, create);
  sqlite3_prepare_v2(db, fill, -1, &insert, NULL);
  for (int i = 0; i < set->n; i++) {
    for (int j = 0; j < set->n_columns; j++) {
      const oracle_column *c = &set->columns[j];
      if (c->levels) {
        sqlite3_bind_text(insert, j + 1, c->levels[(int)c->values[i]], -1, SQLITE_STATIC);
      } else {
        sqlite3_bind_double(insert, j + 1, c->values[i]);
      }
    }
    sqlite3_step(insert);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  sqlite3_free(create);
  sqlite3_free(fill);
}

/* The fit of a call as the only row of table `fit`. */
static bool make_fit(sqlite3 *db, const char *call, const char *set) {
  char *error = NULL;
  char *sql = sqlite3_mprintf("DELETE FROM fit; INSERT INTO fit SELECT %s FROM %s", call, set);
  bool ok = sqlite3_exec(db, sql, NULL, NULL, &error) == SQLITE_OK;
  if (!ok) {
    test_failed++;
    printf("failed: %s\n  in: %s\n", error, sql);
  }
  sqlite3_free(error);
  sqlite3_free(sql);
  return ok;
}

static void check_value(const oracle_call *call, const char *what, double got, double want) {
  char text[1024];
  if (isinf(want)) return;
  snprintf(text, sizeof text, "%s of %s (%s)", what, call->call, call->set);
  test_near(got, want, 1e-10, text, __FILE__, __LINE__);
}

static void check_key(sqlite3 *db, const oracle_call *call, const oracle_key *key) {
  char sql[256];
  snprintf(sql, sizeof sql, "SELECT %s FROM fit", key->expression);
  check_value(call, key->expression, real_of(db, sql), key->want);
}

/* A figure of a row of the fit: NAN if it is NULL, -INFINITY if there is no such row or column. */
static double figure_of(sqlite3 *db, const oracle_call *call, const oracle_row *row,
                        const char *name) {
  bool any = row->model[0] == 0;
  char *sql = sqlite3_mprintf(
      "SELECT count(*) = 1, max(%s) FROM %s((SELECT fit FROM fit)) WHERE term = %Q%s%s%s", name,
      call->function, row->term, any ? "" : " AND model = '", row->model, any ? "" : "'");
  sqlite3_stmt *query = NULL;
  int code = sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  if (code == SQLITE_OK) code = sqlite3_step(query);
  double x = -INFINITY;
  if (code == SQLITE_ROW && sqlite3_column_int(query, 0)) {
    bool null = sqlite3_column_type(query, 1) == SQLITE_NULL;
    x = null ? NAN : sqlite3_column_double(query, 1);
  }
  sqlite3_finalize(query);
  sqlite3_free(sql);
  return x;
}

static void check_row(sqlite3 *db, const oracle_call *call, const oracle_row *row) {
  char what[128];
  for (int i = 0; i < ORACLE_FIGURES; i++) {
    if (isinf(row->want[i])) continue;
    snprintf(what, sizeof what, "%s %s %s", row->model, row->term, oracle_figures[i]);
    check_value(call, what, figure_of(db, call, row, oracle_figures[i]), row->want[i]);
  }
}

static void check_calls(sqlite3 *db, const oracle_call *calls, size_t n, const oracle_row *rows,
                        const oracle_key *keys) {
  for (const oracle_call *call = calls; call < calls + n; call++) {
    bool made = make_fit(db, call->call, call->set);
    for (int j = 0; made && j < call->n_rows; j++) check_row(db, call, &rows[j]);
    for (int j = 0; made && j < call->n_keys; j++) check_key(db, call, &keys[j]);
    rows += call->n_rows;
    keys += call->n_keys;
  }
}

/* A p-value with the sign of the effect, which is 0 where signs differ or nothing is estimable. */
typedef struct signed_p {
  double p;
  int sign;
} signed_p;

static const oracle_row *row_of_call(int number) {
  const oracle_row *row = rule_rows;
  for (int i = 0; i < number; i++) row += rule_calls[i].n_rows;
  return row;
}

/* Step 5: the larger p of the two calls. */
static signed_p worst(signed_p a, signed_p b) {
  if (a.sign == 0 || a.sign != b.sign) return (signed_p){1.0, 0};
  return (signed_p){fmax(a.p, b.p), a.sign};
}

static signed_p p_of_call(sqlite3 *db, int number) {
  const oracle_call *call = &rule_calls[number];
  const oracle_row *row = row_of_call(number);
  if (!make_fit(db, call->call, call->set)) return (signed_p){NAN, 0};
  if (!(figure_of(db, call, row, "estimable") > 0.0)) return (signed_p){1.0, 0};
  double estimate = figure_of(db, call, row, "estimate");
  return (signed_p){figure_of(db, call, row, "p_value"), estimate > 0.0 ? 1 : -1};
}

/* Step 6. */
static signed_p decide(sqlite3 *db, const oracle_call *choice, const signed_p *p) {
  if (!make_fit(db, choice->call, choice->set)) return (signed_p){NAN, 0};
  double all = real_of(db, "SELECT fit ->> 'delta' FROM fit");
  double trimmed = real_of(db, "SELECT fit ->> 'delta_trimmed' FROM fit");
  if (fmin(all, trimmed) > 3.0) return p[1];
  if (fmax(all, trimmed) < -3.0) return p[0];
  return worst(p[0], p[1]);
}

static void check_p(const rule_finding *finding, signed_p got, double want, int sign) {
  char what[128];
  snprintf(what, sizeof what, "p of %s in %s", finding->name, finding->set);
  test_near(got.p, want, 1e-8, what, __FILE__, __LINE__);
  test_near(got.sign, sign, 0.0, what, __FILE__, __LINE__);
}

static void test_rule(sqlite3 *db) {
  for (size_t i = 0; i < COUNT(rule_findings); i++) {
    const rule_finding *f = &rule_findings[i];
    signed_p p[2];
    for (int s = 0; s < 2; s++) {
      p[s] = p_of_call(db, f->calls[s][0]);
      if (f->calls[s][1] >= 0) p[s] = worst(p[s], p_of_call(db, f->calls[s][1]));
      check_p(f, p[s], f->p[s], f->sign[s]);
    }
    check_p(f, decide(db, &rule_calls[f->scale_choice], p), f->final_p, f->final_sign);
  }
}

static bool has_pair(const oracle_combination *c, const char *message) {
  for (size_t i = 0; i < COUNT(c->errors) && c->errors[i][0]; i++) {
    if (strstr(message, c->errors[i][0]) && strstr(message, c->errors[i][1])) return true;
  }
  return false;
}

/* Whether the call has the meaning, or the error, that it should have; *fit: it gave a fit. */
static bool as_expected(sqlite3 *db, const oracle_combination *c, bool *fit) {
  char *sql = sqlite3_mprintf("SELECT %s FROM models", c->call);
  sqlite3_stmt *query = NULL;
  int code = sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  if (code == SQLITE_OK) code = sqlite3_step(query);
  *fit = code == SQLITE_ROW;
  bool ok = *fit ? !c->errors[0][0] : has_pair(c, sqlite3_errmsg(db));
  if (!ok) printf("failed: %s: %s\n", sql, *fit ? "gave a fit" : sqlite3_errmsg(db));
  sqlite3_finalize(query);
  sqlite3_free(sql);
  return ok;
}

/* A fit whose keys `null` are null, which a note explains; or an error with both names. */
static void visit(sqlite3 *db, const oracle_combination *c) {
  bool fit, ok = as_expected(db, c, &fit);
  *(ok ? &test_passed : &test_failed) += 1;
  if (!fit || !ok || !c->null[0] || !make_fit(db, c->call, "models")) return;
  CHECK_REAL(db, "SELECT json_array_length(fit, '$.notes') > 0 FROM fit", 1, 0);
  for (size_t i = 0; i < COUNT(c->null) && c->null[i]; i++) {
    char key[128];
    snprintf(key, sizeof key, "SELECT json_type(fit, '$.%s') = 'null' FROM fit", c->null[i]);
    CHECK_REAL(db, key, 1, 0);
  }
}

static sqlite3 *open_sets(const oracle_set *sets, size_t n) {
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE fit(fit)");
  for (size_t i = 0; i < n; i++) load(db, &sets[i]);
  return db;
}

int main(void) {
  sqlite3 *db = open_sets(oracle_sets, COUNT(oracle_sets));
  check_calls(db, oracle_calls, COUNT(oracle_calls), oracle_rows, oracle_keys);
  for (size_t i = 0; i < COUNT(oracle_combinations); i++) visit(db, &oracle_combinations[i]);
  sqlite3_close(db);
  db = open_sets(rule_sets, COUNT(rule_sets));
  check_calls(db, rule_calls, COUNT(rule_calls), rule_rows, rule_keys);
  test_rule(db);
  sqlite3_close(db);
  return test_end();
}
