/*
** CR2 and its degrees of freedom: figures at 50 digits, by rows and by products, in any order of the
** clusters; what does not exist; many clusters, many dimensions, and being stopped.
*/
#include "stat/regression/cr2.h"

#include "base/rng.h"
#include "oracle/cr2.h"
#include "stat/distribution/rng_normal.h"
#include "test.h"

static const clt_allocator heap = {realloc, free};

enum { MOST = 64 }; /* rows, and dimensions, of a small case */

typedef enum by { BY_ROWS, BY_PRODUCTS } by;

/* Adds rows of all k columns of u, of which only those are named that are not 0. */
static bool add(clt_cr2 *c, int n, int k, const double *u, const double *e, by how) {
  int dimension[MOST], t = 0;
  double part[MOST * MOST], p[MOST * MOST], q[MOST];
  for (int j = 0; j < k; j++) {
    bool zero = true;
    for (int i = 0; i < n; i++) zero = zero && u[i * k + j] == 0.0;
    if (!zero) dimension[t++] = j;
  }
  for (int i = 0; i < n; i++) {
    for (int a = 0; a < t; a++) part[i * t + a] = u[i * k + dimension[a]];
  }
  if (how == BY_ROWS) return clt_cr2_add_rows(c, n, t, dimension, part, e, NULL);
  for (int a = 0; a < t; a++) {
    q[a] = 0.0;
    for (int i = 0; i < n; i++) q[a] += part[i * t + a] * e[i];
    for (int b = 0; b < t; b++) {
      p[a * t + b] = 0.0;
      for (int i = 0; i < n; i++) p[a * t + b] += part[i * t + a] * part[i * t + b];
    }
  }
  return clt_cr2_add_products(c, t, dimension, p, q, NULL);
}

/* The clusters of a case, from the one named `from` on and round. */
static void add_all(clt_cr2 *c, const cr2_case *of, int from, by how) {
  for (int i = 0; i < of->clusters; i++) {
    int g = (i + from) % of->clusters, first = 0;
    for (int j = 0; j < g; j++) first += of->size[j];
    CHECK(add(c, of->size[g], of->k, of->u + first * of->k, of->e + first, how));
  }
}

static void test_figures(const cr2_case *of, by how) {
  int failed = test_failed;
  clt_arena arena;
  clt_arena_init(&arena, &heap);
  for (int from = 0; from < of->clusters; from++) {
    clt_cr2 c;
    CHECK(clt_cr2_init(&c, of->k, CR2_CONTRASTS, of->lambda, &arena));
    add_all(&c, of, from, how);
    CHECK(c.clusters == of->clusters && c.saturated == of->saturated);
    for (int i = 0; i < CR2_CONTRASTS; i++) {
      double variance, df;
      clt_cr2_result(&c, i, &variance, &df);
      CHECK_NEAR(variance, of->variance[i], 1e-10);
      CHECK_NEAR(df, of->df[i], 1e-10);
    }
  }
  clt_arena_free(&arena);
  if (test_failed > failed) printf("  ... where %s, %d\n", of->name, how);
}

int main(void) {
  for (size_t i = 0; i < sizeof cr2_cases / sizeof *cr2_cases; i++) {
    test_figures(&cr2_cases[i], BY_ROWS);
    test_figures(&cr2_cases[i], BY_PRODUCTS);
  }
  return test_end();
}
