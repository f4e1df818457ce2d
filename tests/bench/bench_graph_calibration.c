/*
** Calibration of exact_graph(): of the edges and paths given a probability near 0.7, about 70 % are
** there. Graphs, parameters and data are drawn from the model that is fitted (Erdos-Renyi graphs; a
** normal-Wishart prior for BGe, coefficients N(0, 1) and noise of variance 0.1 for the linear
** likelihood), where it must hold but for sampling error. Then data that are not drawn from the
** model: standardised, which is the default, and coefficients of 0.5 to 2 in size with noise of
** variance 1. And all of it in blocks whose levels are centred away, the graphs and the noise being
** the same: as well calibrated as without blocks, and no more false edges than in as many units as
** centring leaves rows, if these are what is reckoned with. Argument: data sets of each kind (400).
*/
#define _POSIX_C_SOURCE 200809L
#include "base/rng.h"
#include "stat/distribution/rng_normal.h"
#include "bench/bench.h"
#include "base/dag.h"
#include "sql_test.h"

enum { D = 5, BINS = 10 };

typedef enum origin { BGE, LINEAR, STRONG } origin; /* of the parameters */

/* Units of a block, one block after the other and from the first again; up to a 0. */
static const int UNDIVIDED[] = {0}, TWO[] = {2, 0}, THREE[] = {3, 0}, SIX[] = {6, 0},
                 MIXED[] = {1, 2, 3, 4, 6, 0};

static const struct layout {
  const char *name;
  const int *sizes;
} LAYOUTS[] = {{"in blocks of 2", TWO},
               {"in blocks of 3", THREE},
               {"in blocks of 6", SIX},
               {"in blocks of 1 to 6", MIXED}};

typedef struct kind {
  const char *name;
  origin from;
  int n;
  double p; /* of an edge, in the prior */
  const char *options;
} kind;

static const kind KINDS[] = {
    {"BGe", BGE, 20, 0.3, "{\"transform\":\"none\",\"prior_edge_probability\":0.3}"},
    {"BGe", BGE, 200, 0.3, "{\"transform\":\"none\",\"prior_edge_probability\":0.3}"},
    {"BGe, defaults (standardised)", BGE, 50, 0.5, "{}"},
    {"BGe, ranks", BGE, 50, 0.5, "{\"transform\":\"rank\"}"},
    {"linear", LINEAR, 20, 0.3,
     "{\"transform\":\"none\",\"prior_edge_probability\":0.3,\"likelihood\":\"linear\"}"},
    {"strong edges, defaults", STRONG, 50, 0.5, "{}"},
    {"strong edges, defaults", STRONG, 400, 0.5, "{}"},
};

/* These also in blocks. */
static const kind DIVIDED[] = {
    {"BGe", BGE, 60, 0.3, "{\"transform\":\"none\",\"prior_edge_probability\":0.3}"},
    {"BGe, defaults (standardised)", BGE, 60, 0.5, "{}"},
    {"linear", LINEAR, 60, 0.3,
     "{\"transform\":\"none\",\"prior_edge_probability\":0.3,\"likelihood\":\"linear\"}"},
    {"strong edges, defaults", STRONG, 60, 0.5, "{}"},
};

/* Each ordered pair an edge with probability p, until there is no cycle: P(G) ~ (p/(1 -
** p))^edges. */
static void draw_graph(clt_rng *rng, double p, uint64_t *parents, int *order) {
  do {
    for (int j = 0; j < D; j++) {
      parents[j] = 0;
      for (int i = 0; i < D; i++) {
        if (i != j && clt_rng_uniform(rng) < p) parents[j] |= clt_bit(i);
      }
    }
  } while (clt_dag_order(parents, D, order) < D);
}

/* Solves a x = b of size n by Gaussian elimination with pivots. */
static void solve(int n, double a[D][D], double *b) {
  for (int k = 0; k < n; k++) {
    int pivot = k;
    for (int i = k + 1; i < n; i++) {
      if (fabs(a[i][k]) > fabs(a[pivot][k])) pivot = i;
    }
    for (int j = 0; j < n; j++) {
      double swap = a[k][j];
      a[k][j] = a[pivot][j];
      a[pivot][j] = swap;
    }
    double swap = b[k];
    b[k] = b[pivot];
    b[pivot] = swap;
    for (int i = k + 1; i < n; i++) {
      double factor = a[i][k] / a[k][k];
      for (int j = k; j < n; j++) a[i][j] -= factor * a[k][j];
      b[i] -= factor * b[k];
    }
  }
  for (int i = n - 1; i >= 0; i--) {
    for (int j = i + 1; j < n; j++) b[i] -= a[i][j] * b[j];
    b[i] /= a[i][i];
  }
}

/* A variable given its parents. */
typedef struct node {
  double intercept, sd, b[D]; /* b by number of the variable */
} node;

/* The covariance and mean under which BGe's prior draws: W ~ Wishart(d + 2, (t I)^-1) with t = 1/2,
** mean ~ N(0, W^-1). */
static void draw_normal_wishart(clt_rng *rng, double sigma[D][D], double *mean) {
  double w[D][D] = {{0}}, factor[D][D] = {{0}};
  for (int r = 0; r < D + 2; r++) {
    double z[D];
    for (int i = 0; i < D; i++) z[i] = clt_rng_normal(rng) * sqrt(2.0);
    for (int i = 0; i < D; i++) {
      for (int j = 0; j < D; j++) w[i][j] += z[i] * z[j];
    }
  }
  for (int c = 0; c < D; c++) {
    double a[D][D], unit[D] = {0};
    memcpy(a, w, sizeof a);
    unit[c] = 1.0;
    solve(D, a, unit);
    for (int i = 0; i < D; i++) sigma[i][c] = unit[i];
  }
  for (int i = 0; i < D; i++) { /* Cholesky, for the mean */
    for (int j = 0; j <= i; j++) {
      double sum = sigma[i][j];
      for (int k = 0; k < j; k++) sum -= factor[i][k] * factor[j][k];
      factor[i][j] = i == j ? sqrt(sum) : sum / factor[j][j];
    }
  }
  double z[D];
  for (int i = 0; i < D; i++) z[i] = clt_rng_normal(rng);
  for (int i = 0; i < D; i++) {
    mean[i] = 0.0;
    for (int k = 0; k <= i; k++) mean[i] += factor[i][k] * z[k];
  }
}

/* The regression of j on its parents under such a draw: parameters of different variables are
** independent in the prior, so every variable has a draw of its own. */
static node draw_bge(clt_rng *rng, int j, uint64_t parents) {
  double sigma[D][D], mean[D], a[D][D], b[D];
  node v = {0};
  int list[D], n = 0;
  draw_normal_wishart(rng, sigma, mean);
  for (int i = 0; i < D; i++) {
    if (parents & clt_bit(i)) list[n++] = i;
  }
  for (int r = 0; r < n; r++) {
    for (int c = 0; c < n; c++) a[r][c] = sigma[list[r]][list[c]];
    b[r] = sigma[list[r]][j];
  }
  solve(n, a, b);
  double variance = sigma[j][j];
  v.intercept = mean[j];
  for (int r = 0; r < n; r++) {
    v.b[list[r]] = b[r];
    v.intercept -= b[r] * mean[list[r]];
    variance -= b[r] * sigma[list[r]][j];
  }
  v.sd = sqrt(variance);
  return v;
}

static node draw_strong(clt_rng *rng, uint64_t parents) {
  node v = {.sd = 1.0};
  for (int i = 0; i < D; i++) {
    double b = 0.5 + 1.5 * clt_rng_uniform(rng);
    if (clt_rng_below(rng, 2)) b = -b;
    if (parents & clt_bit(i)) v.b[i] = b;
  }
  return v;
}

static node draw_linear(clt_rng *rng, uint64_t parents) {
  node v = {.sd = sqrt(0.1)};
  for (int i = 0; i < D; i++) {
    double b = clt_rng_normal(rng);
    if (parents & clt_bit(i)) v.b[i] = b;
  }
  return v;
}

/* Adds levels to the blocks. They have a stream of their own. */
static void divide(sqlite3 *db, const kind *k, const int *sizes, uint64_t seed) {
  clt_rng rng;
  clt_rng_seed(&rng, 2015, seed);
  for (int u = 0, block = 0, at = 0; u < k->n && sizes[0]; block++) {
    char sql[200];
    int size = sizes[at++];
    if (sizes[at] == 0) at = 0;
    for (int v = 0; v < D; v++) {
      snprintf(sql, sizeof sql,
               "UPDATE t SET block = %d, value = value + %.17g WHERE unit BETWEEN %d AND %d AND"
               " variable = %d",
               block, 10.0 * clt_rng_normal(&rng), u, u + size - 1, v);
      run(db, sql);
    }
    u += size;
  }
}

static void simulate(sqlite3 *db, const kind *k, uint64_t seed, uint64_t *parents,
                     uint64_t *ancestors) {
  clt_rng rng;
  clt_rng_seed(&rng, 2014, seed);
  int order[D];
  node nodes[D];
  draw_graph(&rng, k->p, parents, order);
  clt_dag_ancestors(parents, order, D, ancestors);
  for (int j = 0; j < D; j++) {
    nodes[j] = k->from == BGE      ? draw_bge(&rng, j, parents[j])
               : k->from == LINEAR ? draw_linear(&rng, parents[j])
                                   : draw_strong(&rng, parents[j]);
  }
  sqlite3_stmt *insert = NULL;
  run(db, "DELETE FROM t; BEGIN");
  sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?1, ?2, ?3, 0)", -1, &insert, NULL);
  for (int u = 0; u < k->n; u++) {
    double x[D];
    for (int o = 0; o < D; o++) {
      const node *v = &nodes[order[o]];
      double sum = v->intercept + v->sd * clt_rng_normal(&rng);
      for (int p = 0; p < o; p++) sum += v->b[order[p]] * x[order[p]];
      x[order[o]] = sum;
      sqlite3_bind_int(insert, 1, u);
      sqlite3_bind_int(insert, 2, order[o]);
      sqlite3_bind_double(insert, 3, sum);
      sqlite3_step(insert);
      sqlite3_reset(insert);
    }
  }
  sqlite3_finalize(insert);
  run(db, "COMMIT");
}

typedef struct bins {
  int n[BINS];
  double predicted[BINS], there[BINS];
} bins;

static void count(bins *b, double p, bool there) {
  int bin = p >= 1.0 ? BINS - 1 : (int)(p * BINS);
  b->n[bin]++;
  b->predicted[bin] += p;
  b->there[bin] += there;
}

static void report(const char *what, const bins *b) {
  printf("  %s, given -> there (pairs):", what);
  double error = 0.0, all = 0.0;
  for (int i = 0; i < BINS; i++) {
    if (b->n[i] == 0) continue;
    printf(" %.2f -> %.2f (%d)", b->predicted[i] / b->n[i], b->there[i] / b->n[i], b->n[i]);
    error += fabs(b->predicted[i] - b->there[i]);
    all += b->n[i];
  }
  printf("\n    expected calibration error %.4f", error / all);
  double found = 0.0, false_ones = 0.0, expected = 0.0;
  for (int i = BINS / 2; i < BINS; i++) {
    found += b->n[i];
    false_ones += b->n[i] - b->there[i];
    expected += b->n[i] - b->predicted[i];
  }
  printf("; of %.0f at 0.5 or above %.3f false, %.3f expected\n", found, false_ones / found,
         expected / found);
}

/* Rows that centring leaves of so many units. */
static int rows_left(int units, const int *sizes) {
  int rows = units + 1;
  for (int u = 0, at = 0; u < units; rows--) {
    u += sizes[at++];
    if (sizes[at] == 0) at = 0;
  }
  return rows;
}

static void measure(const kind *k, const char *layout, const int *sizes, int sets) {
  bins edges, paths;
  memset(&edges, 0, sizeof edges);
  memset(&paths, 0, sizeof paths);
  sqlite3 *db = open_database();
  sqlite3_stmt *query = NULL;
  double start = bench_now();
  run(db, "CREATE TABLE t(unit INTEGER, variable, value, block)");
  sqlite3_prepare_v2(db,
                     "SELECT r.source, r.target, r.probability, r.path_probability FROM"
                     " (SELECT exact_graph(unit, variable, value, block, ?1) AS fit FROM t) AS f,"
                     " exact_graph(f.fit) AS r",
                     -1, &query, NULL);
  sqlite3_bind_text(query, 1, k->options, -1, SQLITE_STATIC);
  for (int s = 0; s < sets; s++) {
    uint64_t parents[D], ancestors[D];
    simulate(db, k, (uint64_t)s, parents, ancestors);
    divide(db, k, sizes, (uint64_t)s);
    while (sqlite3_step(query) == SQLITE_ROW) {
      int source = sqlite3_column_int(query, 0), target = sqlite3_column_int(query, 1);
      count(&edges, sqlite3_column_double(query, 2), parents[target] & clt_bit(source));
      count(&paths, sqlite3_column_double(query, 3), ancestors[target] & clt_bit(source));
    }
    sqlite3_reset(query);
  }
  sqlite3_finalize(query);
  sqlite3_close(db);
  printf("%s, n = %d%s%s: %d data sets of %d variables, %.0f s\n", k->name, k->n,
         *layout ? ", " : "", layout, sets, D, bench_now() - start);
  report("edges", &edges);
  report("paths", &paths);
}

int main(int argc, char **argv) {
  int sets = argc > 1 ? atoi(argv[1]) : 400;
  for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
    measure(&KINDS[i], "", UNDIVIDED, sets);
  }
  for (size_t i = 0; i < sizeof DIVIDED / sizeof *DIVIDED; i++) {
    measure(&DIVIDED[i], "", UNDIVIDED, sets);
    for (size_t l = 0; l < sizeof LAYOUTS / sizeof *LAYOUTS; l++) {
      kind fewer = DIVIDED[i];
      fewer.n = rows_left(fewer.n, LAYOUTS[l].sizes);
      measure(&DIVIDED[i], LAYOUTS[l].name, LAYOUTS[l].sizes, sets);
      measure(&fewer, "", UNDIVIDED, sets);
    }
  }
  return 0;
}
