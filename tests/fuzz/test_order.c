/*
** The order of rows touches no byte of a result (with functions/moderation/kept_rows.c): every
** aggregate, in the forms that its options give it, over tables that make rounding show, in several
** orders; through an index; and, where there are partial results, from shards of any number. A
** number given is that of the tables to try.
*/
#include "base/rng.h"
#include "result.h"
#include "stat/distribution/rng_normal.h"

enum { SEEDS = 16, ORDERS = 4, MOST_ROWS = 150 };

/* A call over t, or over its numbers as long data: l(u, v, x, g, b), of which it begins with u. */
typedef struct form {
  const char *function, *arguments;
  bool partial;
} form;

static const form FORMS[] = {
    {"ttest", "y, g", true},
    {"ttest", "y, g, '{\"method\":\"welch\",\"power\":0.9,\"margin\":1}'", true},
    {"ttest", "exp_y, g, '{\"scale\":\"log\"}'", true},
    {"ttest", "w, g", true},
    {"mann_whitney", "y, g", false},
    {"mann_whitney", "w, g", false},
    {"p_adjust", "i, p", false},
    {"p_adjust", "i, p, '{\"method\":\"by\"}'", false},
    {"ols", "y, x, m, d", true},
    {"ols", "y, x, d, z", true},
    {"ols", "y, x, z, f, h", true},
    {"ols", "y, x, m, f, '{\"intercept\":false}'", true},
    {"ols", "exp_y, x, f, '{\"scale\":\"log\"}'", true},
    {"ols", "y, x, z, h, '{\"robust\":\"HC0\"}'", false},
    {"ols", "y, x, z, h, '{\"robust\":\"HC3\"}'", false},
    {"ols", "y, x, f, h, '{\"robust\":\"HC2\",\"diagnose\":true}'", false},
    {"ols", "y, x, m, g, '{\"robust\":\"by_group\",\"group\":\"x3\"}'", true},
    {"ols", "y, x, z, k, '{\"cluster\":\"x3\"}'", true},
    {"ols", "y, x, f, c, '{\"cluster\":\"x3\"}'", true},
    {"ols", "y, x, f, big, '{\"cluster\":\"x3\"}'", true},
    {"ols", "y, x, f, c, '{\"cluster\":\"x3\",\"diagnose\":true}'", false},
    {"ols", "y, wide, f, '{\"wide\":\"keys\",\"names\":[\"e\",\"keys\",\"level\"]}'", true},
    {"ols_interaction", "y, x, g", true},
    {"ols_interaction", "y, x, g, d, f", true},
    {"ols_interaction", "exp_y, x, g, d, '{\"scale\":\"log\"}'", true},
    {"ols_interaction", "y, x, f, z", true},
    {"ols_interaction", "y, f, g, z", true},
    {"ols_interaction", "y, f, h, x", true},
    {"ols_interaction", "y, x, m", true},
    {"ols_interaction", "y, x, w, f", true},
    {"ols_interaction", "y, f, m", true},
    {"ols_interaction", "y, x, m, '{\"intercept\":false}'", true},
    {"ols_interaction", "y, x, g, '{\"curve\":true}'", true},
    {"ols_interaction", "y, x, m, d, '{\"curve\":true,\"diagnose\":true}'", false},
    {"ols_interaction", "y, x, g, d, z, '{\"crossed\":[\"cov2\",\"cov1\"]}'", true},
    {"ols_interaction", "y, x, m, d, k, '{\"crossed\":[\"cov1\"],\"cluster\":\"cov2\"}'", true},
    {"ols_interaction", "y, x, g, f, '{\"within\":\"cov1\"}'", true},
    {"ols_interaction", "y, x, g, f, '{\"within\":\"cov1\",\"curve\":true}'", true},
    {"ols_interaction", "y, x, g, f, '{\"within\":\"cov1\",\"robust\":\"by_group\"}'", true},
    {"ols_interaction", "y, x, g, f, '{\"within\":\"cov1\",\"diagnose\":true}'", false},
    {"ols_interaction", "y, x, g, f, k, '{\"within\":\"cov1\",\"cluster\":\"cov2\"}'", true},
    {"ols_interaction", "y, x, g, f, big, '{\"within\":\"cov1\",\"cluster\":\"cov2\"}'", true},
    {"ols_interaction", "y, x, g, z, c, '{\"cluster\":\"cov2\"}'", true},
    {"ols_interaction", "y, x, g, z, '{\"robust\":\"HC3\",\"diagnose\":true}'", false},
    {"ols_interaction", "y, x, m, z, '{\"robust\":\"HC1\"}'", false},
    {"scale_choice", "exp_y, g, x, f", false},
    {"scale_choice", "exp_y, g, x, h, '{\"within\":\"x2\"}'", false},
    {"sobel", "x, m, y", true},
    {"sobel", "x, m, y, d, f", true},
    {"sobel", "x, z, y, d, h", true},
    {"mediation_boot", "x, m, y, d, f, '{\"n_boot\":20,\"threads\":1}'", false},
    {"mediation_boot", "x, m, y, g, '{\"n_boot\":20,\"ci\":\"bca\",\"threads\":2}'", false},
    {"mediation_boot", "x, z, y, g, k, '{\"n_boot\":20,\"cluster\":\"cov1\",\"threads\":1}'",
     false},
    {"mediation_boot", "x, m, y, g, d, '{\"n_boot\":20,\"mediators\":[\"cov1\"],\"threads\":1}'",
     false},
    {"exact_graph", "wide, '{\"draws\":3}'", true},
    {"exact_graph", "wide, '{\"draws\":3,\"bootstrap\":2,\"threads\":2}'", true},
    {"exact_graph", "wide, '{\"transform\":\"none\",\"likelihood\":\"linear\",\"draws\":3}'", true},
    {"exact_graph", "blocked, '{\"block\":\"f\",\"draws\":3,\"max_missing\":1}'", true},
    {"dibs_graph", "wide, '{\"steps\":3,\"particles\":2,\"threads\":1}'", false},
    {"exact_graph", "u, v, x, '{\"draws\":3}'", true},
    {"exact_graph", "u, v, x, b, '{\"draws\":3,\"transform\":\"rank\"}'", true},
    {"dibs_graph", "u, v, x, b, '{\"steps\":3,\"particles\":2,\"threads\":1}'", false},
    {"graph_test", "u, v, x, g, '{\"permutations\":3,\"threads\":1}'", false},
    {"graph_test", "u, v, x, g, b, '{\"permutations\":3,\"threads\":2}'", false},
    {"plot_groups", "y, g", false},
    {"plot_groups", "w, f, w > 2", false},
    {"plot_interaction", "y, x, g", false},
    {"plot_interaction", "exp_y, x, g, w > 2, '{\"y_scale\":\"log\"}'", false},
};

enum { N_FORMS = sizeof FORMS / sizeof *FORMS };

/* ---- tables ---- */

typedef struct row {
  double y, x, m, d, z;
  int w, g, f, h, k, c, big;
} row;

/* How the numbers of a table are made. */
enum { ORDINARY, OFFSET, SCALES, COLLINEAR, TIES, FEW, TINY, OUTLIER, WAYS };

static double scaled(clt_rng *rng, double x) {
  return x * pow(10.0, (double)clt_rng_below(rng, 24) - 12.0);
}

static void draw_numbers(clt_rng *rng, int way, row *r) {
  double e[5];
  for (int i = 0; i < 5; i++) e[i] = clt_rng_normal(rng);
  *r = (row){.x = e[0], .m = e[0] + e[1], .d = e[2], .y = e[0] + 0.3 * e[2] + e[3]};
  if (way == OFFSET) r->x += 1e9, r->m += 1e7, r->y += 1e9, r->d = 3e12 + e[2] * 1e3;
  if (way == SCALES) r->x = scaled(rng, e[0]), r->y = scaled(rng, e[3]), r->m = scaled(rng, e[1]);
  if (way == TIES) {
    r->x = (double)clt_rng_below(rng, 3) * 0.1;
    r->m = (double)clt_rng_below(rng, 4) / 3.0;
    r->y = clt_rng_below(rng, 8) ? (double)clt_rng_below(rng, 3) * 0.7 : -0.0;
    r->d = clt_rng_below(rng, 2) ? 0.0 : -0.0;
  }
  if (way == TINY) r->x *= 1e-120, r->y *= 1e100, r->m *= 1e-100;
  if (way == OUTLIER && clt_rng_below(rng, 30) == 0) r->x *= 1e9, r->m *= 1e11, r->y *= 1e10;
  r->z = r->x + (way == COLLINEAR ? 1e-8 : 0.5) * e[4] + r->d / 7.0;
}

static void draw(clt_rng *rng, int way, row *r, int i) {
  draw_numbers(rng, way, r);
  r->w = (int)clt_rng_below(rng, 5);
  r->g = (int)clt_rng_below(rng, 2);
  r->f = i == 7 ? 3 : (int)clt_rng_below(rng, 3);
  r->h = i == 9 ? 9 : (int)clt_rng_below(rng, 9);
  r->k = (int)clt_rng_below(rng, 9);
  r->c = (int)clt_rng_below(rng, 25);
  r->big = (int)clt_rng_below(rng, 3);
}

static void insert(sqlite3_stmt *to, const row *r, int i, clt_rng *rng) {
  const double number[] = {r->y, r->x, r->m, r->d, r->z, exp(fmod(r->y, 3.0))};
  char text[60];
  for (int j = 0; j < 6; j++) sqlite3_bind_double(to, j + 1, number[j]);
  sqlite3_bind_int(to, 7, r->w);
  const int level[] = {r->g, r->f, r->h, r->k};
  for (int j = 0; j < 4; j++) {
    snprintf(text, sizeof text, "%c%d", "gfhk"[j], level[j] * 7 % 10);
    sqlite3_bind_text(to, 8 + j, text, -1, SQLITE_TRANSIENT);
  }
  sqlite3_bind_int(to, 12, r->c);
  sqlite3_bind_int(to, 13, r->big);
  sqlite3_bind_int(to, 14, i);
  sqlite3_bind_double(to, 15, (double)clt_rng_below(rng, 50) / 49.0);
  sqlite3_step(to);
  sqlite3_reset(to);
}

static void fill(sqlite3 *db, int way, uint64_t seed) {
  clt_rng rng;
  row r;
  sqlite3_stmt *to = NULL;
  clt_rng_seed(&rng, seed, 1);
  int rows = way == FEW ? 3 + (int)clt_rng_below(&rng, 12) : MOST_ROWS;
  run(db, "DELETE FROM s");
  sqlite3_prepare_v2(db, "INSERT INTO s VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", -1, &to, NULL);
  for (int i = 0; i < rows; i++) {
    draw(&rng, way, &r, i);
    insert(to, &r, i, &rng);
  }
  sqlite3_finalize(to);
}

/* The rows in an order that hangs on the seed; one in 40 lacks x. */
static void shuffle(sqlite3 *db, int order) {
  char sql[900];
  snprintf(sql, sizeof sql,
           "DROP TABLE IF EXISTS t; CREATE TABLE t AS SELECT y, iif(i %% 40 = 39, NULL, x) AS x,"
           " m, d, z, exp_y, w, g, f, h, k, c, big, i, p, 0 AS one, i * %d %% 7 AS shard,"
           " json_object('y', y, 'x', x, 'm', m, 'd', d) AS wide, json_object('y', y, 'x', x,"
           " 'm', m, 'd', d, 'f', f) AS blocked FROM s"
           " ORDER BY (i * %d + %d) * (i + %d) %% 997, i; CREATE INDEX one ON t(one)",
           order + 1, order * 37 + 1, order * 11, order);
  run(db, sql);
  run(db, "DROP TABLE IF EXISTS l; CREATE TABLE l AS SELECT u, v, x, g, b, shard, one FROM (SELECT"
          " i AS u, 'y' AS v, y AS x, g, f AS b, shard, one, rowid AS r FROM t UNION ALL SELECT i,"
          " 'x', x, g, f, shard, one, rowid * 3 % 101 FROM t UNION ALL SELECT i, 'm', m, g, f,"
          " shard, one, rowid * 5 % 103 FROM t) ORDER BY r, v; CREATE INDEX l_one ON l(one)");
}

/* ---- comparing ---- */

/* The call; 0 over all rows, 1 by an index, 2 of the shards. */
static const char *call_of(const form *f, char *sql, size_t size, int kind) {
  const char *from = f->arguments[0] == 'u' ? "l" : "t", *name = f->function;
  if (kind == 2) {
    sqlite3_snprintf((int)size, sql,
                     "SELECT %s_merge(p) FROM (SELECT %s_partial(shard, %s) AS p FROM %s GROUP BY"
                     " shard)",
                     name, name, f->arguments, from);
  } else {
    sqlite3_snprintf((int)size, sql, "SELECT %s(%s) FROM %s%s", name, f->arguments, from,
                     kind ? " GROUP BY one" : "");
  }
  return sql;
}

static int compare(sqlite3 *db, const form *f, const result *want, int kind, int way) {
  char sql[600];
  result got = result_of(db, call_of(f, sql, sizeof sql, kind));
  bool same = result_same(&got, want);
  if (!same) {
    printf("  way %d: %s\n", way, sql);
    result_print_difference(&got, want);
  }
  result_free(&got);
  return !same;
}

static void check_table(sqlite3 *db, int way, uint64_t seed, int *differences) {
  static result want[N_FORMS];
  char sql[600];
  fill(db, way, seed);
  for (int order = 0; order < ORDERS; order++) {
    shuffle(db, order);
    for (int i = 0; i < N_FORMS; i++) {
      const form *f = &FORMS[i];
      if (order == 0) want[i] = result_of(db, call_of(f, sql, sizeof sql, 0));
      if (order == 0 && !CHECK(want[i].code == SQLITE_DONE)) {
        printf("  %s: %.*s\n", sql, (int)want[i].n, want[i].bytes);
      }
      if (order > 0) differences[i] += compare(db, f, &want[i], order == 1, way);
      if (f->partial && order != 1) differences[i] += compare(db, f, &want[i], 2, way);
    }
  }
  for (int i = 0; i < N_FORMS; i++) result_free(&want[i]);
}

/* Every aggregate is called, but for those whose rows stand in their order, and fits'. */
static void check_all(sqlite3 *db) {
  const char *calls[N_FORMS];
  static char names[N_FORMS][40];
  for (int i = 0; i < N_FORMS; i++) {
    calls[i] = sqlite3_snprintf(sizeof names[i], names[i], "%s(", FORMS[i].function);
  }
  CHECK_ALL_CALLED(db,
                   "type = 'aggregate' AND kind = 'function' AND function NOT LIKE '%_merge' AND"
                   " function NOT LIKE '%_partial' AND function NOT IN ('plot_effects',"
                   " 'plot_matrix')",
                   calls);
}

int main(int argc, char **argv) {
  static int differences[N_FORMS];
  int seeds = argc > 1 ? atoi(argv[1]) : SEEDS;
  sqlite3 *db = open_database();
  check_all(db);
  run(db, "CREATE TABLE s(y, x, m, d, z, exp_y, w, g, f, h, k, c, big, i, p)");
  for (int seed = 0; seed < seeds; seed++) {
    check_table(db, seed % WAYS, (uint64_t)seed, differences);
  }
  for (int i = 0; i < N_FORMS; i++) {
    if (!CHECK(differences[i] == 0)) {
      printf("  %d: %s(%s)\n", differences[i], FORMS[i].function, FORMS[i].arguments);
    }
  }
  CHECK(sqlite3_close(db) == SQLITE_OK);
  return test_end();
}
