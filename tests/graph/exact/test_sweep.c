/*
** The forward sweep against the recursion that it computes (with graph/exact/weights.c,
** graph/exact/gauge.c and graph/scaled_subset.c); steps to flat blocks against those that do not
** need them flat; and the plain code and that for AVX2 (simd.h) give the same bytes: the source is
** compiled here once more without the second, under other names, and run on the same tables.
*/
#define CLT_LANES_PLAIN
#define clt_sweep_bytes    plain_sweep_bytes
#define clt_sweep_new      plain_sweep_new
#define clt_sweep_forward  plain_sweep_forward
#define clt_sweep_backward plain_sweep_backward
#define clt_sweep_outside  plain_sweep_outside
#include "graph/exact/sweep.c"
#undef clt_sweep_bytes
#undef clt_sweep_new
#undef clt_sweep_forward
#undef clt_sweep_backward
#undef clt_sweep_outside

#include <math.h>

#include "graph/graph_support.h"

double clt_sweep_bytes(int m, int workers);
clt_sweep *clt_sweep_new(int m, int workers, clt_arena *arena);
bool clt_sweep_forward(clt_sweep *sweep, clt_exact_weights *table, clt_task *task);
bool clt_sweep_backward(clt_sweep *sweep, clt_exact_weights *table, double *nondescendant,
                        clt_task *task);

enum { M = 13, N = 1 << M }; /* more than one block */

typedef struct outcome {
  double f[N], b[N], a[M][N / 2], nondescendant[M * M];
  int flat; /* blocks */
} outcome;

/* How to run the sweeps. */
enum { FAST, PLAIN, SCALED };

static int flat_blocks(clt_exact_weights *t, int way) {
  int n = 0;
  for (size_t i = 0; i < (size_t)1 << (M - 3 - t->leaf); i++) {
    n += t->block[i].flat;
    if (way == SCALED) t->block[i].flat = false;
  }
  return n;
}

static void run(outcome *o, const clt_score *score, clt_exact_weights *t, int way, clt_arena *arena,
                clt_task *task) {
  CHECK(clt_exact_weights_fill(t, score, 0, task) && clt_exact_weights_scale(t, false, task));
  o->flat = flat_blocks(t, way);
  bool plain = way == PLAIN;
  clt_sweep *s = plain ? plain_sweep_new(t->m, 2, arena) : clt_sweep_new(t->m, 2, arena);
  CHECK(plain ? plain_sweep_forward(s, t, task) : clt_sweep_forward(s, t, task));
  memcpy(o->f, t->f, sizeof o->f);
  CHECK(plain ? plain_sweep_backward(s, t, o->nondescendant, task)
              : clt_sweep_backward(s, t, o->nondescendant, task));
  for (int i = 0; i < N; i++) o->b[i] = t->b[i] * t->in[i];
  for (int j = 0; j < M; j++) memcpy(o->a[j], t->a[j], sizeof o->a[j]);
}

/* Of two entries the greater shows how many digits are lost; sums cancel by some. */
static void check_near(const double *x, const double *y, int n) {
  double most = 0.0;
  for (int i = 0; i < n; i++) most = fmax(most, fabs(x[i] - y[i]) / fmax(fabs(y[i]), 1e-6));
  CHECK(most < 1e-11);
}

/* Many rows strongly related have no flat blocks, few weakly related have no others. */
static void test_ways(void) {
  static const struct {
    int n;
    double strength;
    bool flat, scaled;
  } of[] = {{30, 1.0, true, false}, {300, 1.0, true, true}, {3000, 1.0, false, true}};
  for (int i = 0; i < 3; i++) {
    table data = table_simulate(of[i].n, M, 0.5, of[i].strength, 2);
    clt_knowledge_spec spec = {.d = M, .max_parents = -1};
    clt_knowledge knowledge;
    clt_conflict conflict;
    CHECK(clt_knowledge_set(&knowledge, &spec, &conflict));
    clt_arena arena;
    clt_arena_init(&arena, &support_heap);
    clt_task task = {.threads = 2};
    clt_score score;
    clt_exact_weights t;
    CHECK(clt_score_init(&score, M, &arena) && clt_exact_weights_init(&t, &knowledge, &arena, 2));
    clt_score_model model = score_defaults(M);
    clt_score_data condensed = table_data(&data);
    clt_score_set(&score, &model, &condensed);
    outcome *o = clt_arena_take(&arena, 3, sizeof *o);
    for (int way = FAST; way <= SCALED; way++) run(o + way, &score, &t, way, &arena, &task);
    int blocks = 1 << (M - 3 - t.leaf);
    CHECK((o->flat > 0) == of[i].flat);
    CHECK((o->flat < blocks) == of[i].scaled);
    CHECK(memcmp(o, o + PLAIN, sizeof *o) == 0);
    check_near(o[SCALED].f, o->f, N);
    check_near(o[SCALED].b, o->b, N);
    check_near(o[SCALED].nondescendant, o->nondescendant, M * M);
    clt_arena_free(&arena);
    table_free(&data);
  }
}

/* The forward recursion of sweep.h as it stands there, over sums of exp(score) without a scale. */
static void recurse(const clt_exact_weights *t, const clt_score *score, double *f) {
  static double a[5][1 << 5];
  int d = score->d;
  for (int j = 0; j < d; j++) {
    for (uint64_t u = 0; u < UINT64_C(1) << d; u++) {
      a[j][u] = 0.0;
      for (uint64_t p = u;; p = (p - 1) & u) { /* every subset of u */
        if (!(p & clt_bit(j)) && !(p & ~t->knowledge->allowed[j])) {
          double local = clt_score_local(score, j, p, NULL) - score->base[j];
          a[j][u] += exp(local + score->log_prior[clt_count(p)]);
        }
        if (p == 0) break;
      }
    }
  }
  f[0] = 1.0;
  for (uint64_t s = 1; s < UINT64_C(1) << d; s++) {
    f[s] = 0.0;
    for (uint64_t sinks = s; sinks; sinks = (sinks - 1) & s) {
      double term = clt_count(sinks) % 2 ? f[s & ~sinks] : -f[s & ~sinks];
      for (int j = 0; j < d; j++) term *= sinks & clt_bit(j) ? a[j][s & ~sinks] : 1.0;
      f[s] += term;
    }
  }
}

/* F(S) 2^-c(S) of every S is what the recursion gives . */
static void test_recursion(void) {
  enum { D = 5 };
  table data = table_simulate(12, D, 0.6, 1.0, 4);
  clt_edge forbid[] = {{1, 3}};
  clt_knowledge_spec spec = {.d = D, .forbid = forbid, .n_forbid = 1, .max_parents = -1};
  clt_knowledge knowledge;
  clt_conflict conflict;
  CHECK(clt_knowledge_set(&knowledge, &spec, &conflict));
  clt_arena arena;
  clt_arena_init(&arena, &support_heap);
  clt_score score;
  clt_exact_weights t;
  CHECK(clt_score_init(&score, D, &arena) && clt_exact_weights_init(&t, &knowledge, &arena, 1));
  clt_score_model model = score_defaults(D);
  model.log_odds = -0.7;
  clt_score_data condensed = table_data(&data);
  clt_score_set(&score, &model, &condensed);
  CHECK(clt_exact_weights_fill(&t, &score, 0, NULL) && clt_exact_weights_scale(&t, false, NULL));
  CHECK(clt_sweep_forward(clt_sweep_new(t.m, 1, &arena), &t, NULL));
  double f[1 << D];
  recurse(&t, &score, f);
  CHECK(t.m == D);
  for (int s = 0; s < 1 << D; s++) CHECK_NEAR(ldexp(t.f[s], t.c[s]), f[s], 1e-12);
  clt_arena_free(&arena);
  table_free(&data);
}

int main(void) {
  test_recursion();
  test_ways();
  return test_end();
}
