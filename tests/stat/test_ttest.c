/* The t-test against 50-digit references: tests/oracle/ttest.py, and ../shared/oracle where it
** is. */
#include "stat/ttest.h"

#include "oracle/ttest.h"
#include "test.h"

static clt_ttest_group group_of(const double *y, size_t n) {
  clt_ttest_group g = {(int64_t)n, {NAN, NAN}, {0.0, 0.0}};
  clt_dd sum = {0.0, 0.0};
  for (size_t i = 0; i < n; i++) sum = dd_add(sum, dd_from(y[i]));
  if (n) g.mean = dd_div(sum, dd_from((double)n));
  for (size_t i = 0; i < n; i++) {
    clt_dd difference = dd_sub(dd_from(y[i]), g.mean);
    g.scatter = dd_add(g.scatter, dd_mul(difference, difference));
  }
  return g;
}

static clt_ttest run(const double *y1, size_t n1, const double *y2, size_t n2, bool welch,
                     clt_tail tail, double conf_level) {
  clt_ttest_group a = group_of(y1, n1), b = group_of(y2, n2);
  return clt_ttest_of(&a, &b, welch, tail, conf_level);
}

static void check_effect(const clt_ttest *t, const struct oracle_ttest *r) {
  CHECK_NEAR(t->pooled_sd, r->pooled_sd, 1e-15);
  CHECK_NEAR(t->cohens_d, r->cohens_d, 1e-15);
  CHECK_NEAR(t->cohens_d_low, r->cohens_d_low, 1e-13);
  CHECK_NEAR(t->cohens_d_high, r->cohens_d_high, 1e-13);
  CHECK_NEAR(t->hedges_g, r->hedges_g, 1e-14);
}

static void test_against_definitions(void) {
  for (size_t i = 0; i < sizeof oracle_ttest / sizeof *oracle_ttest; i++) {
    const struct oracle_ttest *r = &oracle_ttest[i];
    int failed = test_failed;
    clt_ttest t = run(r->y1, r->n1, r->y2, r->n2, r->welch, CLT_TWO_SIDED, r->conf_level);
    CHECK_NEAR(t.mean1, r->mean1, 1e-15);
    CHECK_NEAR(t.mean2, r->mean2, 1e-15);
    CHECK_NEAR(t.sd1, r->sd1, 1e-15);
    CHECK_NEAR(t.sd2, r->sd2, 1e-15);
    CHECK_NEAR(t.estimate, r->estimate, 1e-15);
    CHECK_NEAR(t.std_error, r->std_error, 1e-15);
    CHECK_NEAR(t.statistic, r->statistic, 1e-15);
    CHECK_NEAR(t.df, r->df, 1e-15);
    CHECK_NEAR(t.p_value, r->p_two_sided, 1e-13);
    CHECK_NEAR(t.conf_low, r->low, 5e-14);
    CHECK_NEAR(t.conf_high, r->high, 5e-14);
    check_effect(&t, r);
    t = run(r->y1, r->n1, r->y2, r->n2, r->welch, CLT_GREATER, r->conf_level);
    CHECK_NEAR(t.p_value, r->p_greater, 1e-13);
    CHECK_NEAR(t.conf_low, r->one_sided_low, 5e-14);
    CHECK(isnan(t.conf_high));
    check_effect(&t, r);
    t = run(r->y1, r->n1, r->y2, r->n2, r->welch, CLT_LESS, r->conf_level);
    CHECK_NEAR(t.p_value, r->p_less, 1e-13);
    CHECK_NEAR(t.conf_high, r->one_sided_high, 5e-14);
    CHECK(isnan(t.conf_low));
    check_effect(&t, r);
    if (test_failed > failed) printf("  in case %s\n", r->name);
  }
}

static void check_no_error(const clt_ttest *t) {
  CHECK(isnan(t->std_error) && isnan(t->statistic) && isnan(t->p_value));
  CHECK(isnan(t->conf_low) && isnan(t->conf_high));
}

static void check_no_effect(const clt_ttest *t) {
  CHECK(isnan(t->cohens_d) && isnan(t->cohens_d_low) && isnan(t->cohens_d_high));
  CHECK(isnan(t->hedges_g));
}

static void test_small(void) {
  const double y[] = {4.0, 1.0, 9.0};
  clt_ttest t = run(y, 3, NULL, 0, false, CLT_TWO_SIDED, 0.95);
  CHECK_NEAR(t.mean1, 14.0 / 3.0, 1e-15);
  CHECK(t.sd1 > 0.0 && isnan(t.mean2) && isnan(t.sd2) && isnan(t.estimate) && isnan(t.df));
  check_no_error(&t);
  check_no_effect(&t);
  t = run(NULL, 0, NULL, 0, true, CLT_LESS, 0.95);
  CHECK(isnan(t.mean1) && isnan(t.mean2));
  check_no_error(&t);
  t = run(y, 1, y + 1, 1, false, CLT_TWO_SIDED, 0.95);
  CHECK(t.estimate == 3.0 && isnan(t.sd1) && isnan(t.df) && isnan(t.pooled_sd));
  check_no_error(&t);
  check_no_effect(&t);
  t = run(y, 1, y + 1, 2, true, CLT_TWO_SIDED, 0.95);
  CHECK(t.estimate == -1.0 && isnan(t.df));
  check_no_error(&t);
  CHECK_NEAR(t.cohens_d, -1.0 / sqrt(32.0),
             1e-15); /* one degree of freedom: d exists, g does not */
  CHECK(t.cohens_d_low < t.cohens_d && t.cohens_d < t.cohens_d_high && isnan(t.hedges_g));
}

static void test_constant(void) {
  const double y[] = {2.5, 2.5, 2.5, 1.0, 1.0};
  for (int welch = 0; welch < 2; welch++) {
    clt_ttest t = run(y, 3, y + 3, 2, welch, CLT_TWO_SIDED, 0.95);
    CHECK(t.estimate == 1.5 && t.std_error == 0.0 && t.sd1 == 0.0 && t.pooled_sd == 0.0);
    CHECK(t.conf_low == 1.5 && t.conf_high == 1.5 && isnan(t.statistic) && isnan(t.p_value));
    check_no_effect(&t);
    t = run(y, 3, y + 2, 2, welch, CLT_TWO_SIDED, 0.95); /* one group constant: all exists */
    CHECK(t.statistic > 0.0 && t.p_value > 0.0 && t.cohens_d > 0.0);
  }
  clt_ttest t = run(y, 3, y + 3, 2, true, CLT_TWO_SIDED, 0.95);
  CHECK(isnan(t.df));
}

static void test_scale(void) {
  const double y[] = {1.0, 2.5, 2.0, 0.5, 7.0, 5.5, 6.0};
  clt_ttest t = run(y, 4, y + 4, 3, true, CLT_TWO_SIDED, 0.95);
  for (int e = -400; e <= 400; e += 200) {
    double scaled[7];
    for (int i = 0; i < 7; i++) scaled[i] = ldexp(y[i], e);
    clt_ttest s = run(scaled, 4, scaled + 4, 3, true, CLT_TWO_SIDED, 0.95);
    CHECK(s.statistic == t.statistic && s.df == t.df && s.p_value == t.p_value);
    CHECK(s.cohens_d == t.cohens_d && s.conf_low == ldexp(t.conf_low, e));
  }
}

/* ---- the shared data sets ---- */

enum { MOST = 2000 };

typedef struct data_set {
  double y[2][MOST]; /* groups A and B */
  size_t n[2];
} data_set;

/* Columns id, g, x, m, y, …; a row with an empty y is left out. */
static bool read_csv(const char *path, data_set *d) {
  FILE *file = fopen(path, "r");
  if (!file) return false;
  char line[512];
  d->n[0] = d->n[1] = 0;
  if (!fgets(line, sizeof line, file)) line[0] = 0;
  while (fgets(line, sizeof line, file)) {
    const char *cell = line, *group = NULL;
    for (int column = 0; column < 4; column++) {
      cell = strchr(cell, ',');
      if (!cell) break;
      cell++;
      if (column == 0) group = cell;
    }
    if (!cell || !group || *cell == ',' || (*group != 'A' && *group != 'B')) continue;
    int g = *group - 'A';
    if (d->n[g] < MOST) d->y[g][d->n[g]++] = strtod(cell, NULL);
  }
  fclose(file);
  return true;
}

static char *read_text(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file) return NULL;
  char *text = calloc(1, 100001);
  size_t n = text ? fread(text, 1, 100000, file) : 0;
  if (text) text[n] = 0;
  fclose(file);
  return text;
}

/* The index-th figure after "key" in the object named `object` of the t-test. */
static double figure(const char *text, const char *object, const char *key, int index) {
  char quoted[64];
  const char *at = strstr(text, "\"ttest_y_by_g\"");
  snprintf(quoted, sizeof quoted, "\"%s\"", object);
  if (at) at = strstr(at, quoted);
  snprintf(quoted, sizeof quoted, "\"%s\":", key);
  if (at) at = strstr(at, quoted);
  if (!at) return NAN;
  at += strlen(quoted);
  for (int i = 0; i <= 2 * index && at; i++) at = strchr(at + 1, '"');
  return at ? strtod(at + 1, NULL) : NAN;
}

static void compare_test(const char *text, const data_set *d, bool welch) {
  const char *object = welch ? "welch" : "student";
  clt_ttest t = run(d->y[0], d->n[0], d->y[1], d->n[1], welch, CLT_TWO_SIDED, 0.95);
  CHECK_NEAR(t.statistic, figure(text, object, "t", 0), 1e-15);
  CHECK_NEAR(t.df, figure(text, object, "df", 0), 1e-15);
  CHECK_NEAR(t.estimate, figure(text, object, "diff", 0), 1e-15);
  CHECK_NEAR(t.std_error, figure(text, object, "se", 0), 1e-15);
  CHECK_NEAR(t.p_value, figure(text, object, "p_two", 0), 1e-13);
  CHECK_NEAR(t.conf_low, figure(text, object, "ci95", 0), 1e-14);
  CHECK_NEAR(t.conf_high, figure(text, object, "ci95", 1), 1e-14);
  t = run(d->y[0], d->n[0], d->y[1], d->n[1], welch, CLT_TWO_SIDED, 0.99);
  CHECK_NEAR(t.conf_low, figure(text, object, "ci99", 0), 1e-14);
  t = run(d->y[0], d->n[0], d->y[1], d->n[1], welch, CLT_LESS, 0.95);
  CHECK_NEAR(t.p_value, figure(text, object, "p_less", 0), 1e-13);
  CHECK_NEAR(t.conf_high, figure(text, object, "ci95_less", 1), 1e-13);
  t = run(d->y[0], d->n[0], d->y[1], d->n[1], welch, CLT_GREATER, 0.95);
  CHECK_NEAR(t.p_value, figure(text, object, "p_greater", 0), 1e-13);
  CHECK_NEAR(t.conf_low, figure(text, object, "ci95_greater", 0), 1e-13);
}

static void compare_effect(const char *text, const data_set *d) {
  clt_ttest t = run(d->y[0], d->n[0], d->y[1], d->n[1], true, CLT_TWO_SIDED, 0.95);
  CHECK_NEAR(t.pooled_sd, figure(text, "effect", "pooled_sd", 0), 1e-15);
  CHECK_NEAR(t.cohens_d, figure(text, "effect", "cohen_d", 0), 1e-15);
  CHECK_NEAR(t.hedges_g, figure(text, "effect", "hedges_g", 0), 1e-14);
  CHECK_NEAR(t.cohens_d_low, figure(text, "effect", "d_ci95", 0), 1e-13);
  CHECK_NEAR(t.cohens_d_high, figure(text, "effect", "d_ci95", 1), 1e-13);
  t = run(d->y[0], d->n[0], d->y[1], d->n[1], false, CLT_LESS, 0.90);
  CHECK_NEAR(t.cohens_d_low, figure(text, "effect", "d_ci90", 0), 1e-13);
  CHECK_NEAR(t.cohens_d_high, figure(text, "effect", "d_ci90", 1), 1e-13);
}

static void test_shared(void) {
  static const char *names[] = {"d01_normal", "d02_ties",      "d03_unequalvar", "d04_missing",
                                "d05_tiny23", "d07_offset1e9", "d13_exp836"};
  static data_set d;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    char path[100];
    snprintf(path, sizeof path, "../shared/oracle/%s.exact.json", names[i]);
    char *text = read_text(path);
    snprintf(path, sizeof path, "../shared/oracle/%s.csv", names[i]);
    if (!text || !read_csv(path, &d)) {
      free(text);
      test_skip("no ../shared/oracle");
      return;
    }
    int failed = test_failed;
    compare_test(text, &d, false);
    compare_test(text, &d, true);
    compare_effect(text, &d);
    if (test_failed > failed) printf("  in data set %s\n", names[i]);
    free(text);
  }
}

int main(void) {
  test_against_definitions();
  test_small();
  test_constant();
  test_scale();
  test_shared();
  return test_end();
}
