/*
** A particle of DiBS by itself: the graph of its edges, and its gradient, where a variable may have
** few parents, and where edges that are excluded leave cycles among some of the variables only. The
** plain code and that for AVX2 (graph/simd.h) give the same bytes: the source is compiled here once
** more without the second, under other names.
*/
#define CLT_LANES_PLAIN
#define clt_dibs_field_set    plain_field_set
#define clt_dibs_scratch_size plain_scratch_size
#define clt_dibs_scratch_set  plain_scratch_set
#define clt_dibs_gradient     plain_gradient
#define clt_dibs_ascend       plain_ascend
#define clt_dibs_graph        plain_graph
#include "graph/dibs/step.c"
#undef clt_dibs_field_set
#undef clt_dibs_scratch_size
#undef clt_dibs_scratch_set
#undef clt_dibs_gradient
#undef clt_dibs_ascend
#undef clt_dibs_graph

#include "graph/dibs/dibs_support.h"

void clt_dibs_field_set(clt_dibs_field *f);
size_t clt_dibs_scratch_size(const clt_dibs_field *f);
void clt_dibs_scratch_set(clt_dibs_scratch *s, const clt_dibs_field *f, double *memory);
void clt_dibs_gradient(const clt_dibs_field *f, clt_dibs_particle *particle, double alpha,
                       double beta, clt_dibs_scratch *scratch);
void clt_dibs_ascend(const clt_dibs_field *f, clt_dibs_particle *particle, double step_size);
void clt_dibs_graph(const clt_dibs_field *f, const clt_dibs_particle *particle, uint64_t *parents);

enum { D = 4, ROWS = 4, V = ROWS * D, CELLS = 2 * V };

/* One latent dimension: the logit of i -> j is u[i] v[j]; 1 -> 3 is required. What holds vectors is
** of an arena, which aligns it. */
typedef struct fixture {
  bench b;
  clt_candidates table;
  clt_dibs_field field;
  clt_dibs_particle particle;
} fixture;

static void start_without(fixture *f, int max_parents, const clt_edge *forbid, int n_forbid) {
  static const double u[D] = {3.0, 1.0, 2.0, -1.0};
  static clt_edge require[] = {{1, 3}};
  clt_knowledge_spec spec = {.d = D,
                             .require = require,
                             .n_require = 1,
                             .forbid = forbid,
                             .n_forbid = n_forbid,
                             .max_parents = max_parents};
  double *part[5]; /* open, required, z, square, gradient */
  bench_start(&f->b, table_simulate(50, D, 0.5, 1.0, 7), &spec, false);
  CHECK(clt_candidates_init(&f->table, &f->b.knowledge, &f->b.arena, 2));
  CHECK(clt_candidates_fill(&f->table, &f->b.score, &f->b.task));
  for (int i = 0; i < 5; i++) part[i] = clt_arena_take(&f->b.arena, CELLS, sizeof(double));
  for (int i = 0; i < D; i++) {
    part[2][i] = u[i];
    part[2][V + i] = 1.0;
  }
  f->field = (clt_dibs_field){.table = &f->table,
                              .d = D,
                              .k = 1,
                              .stride = D,
                              .rows = ROWS,
                              .open = part[0],
                              .required = part[1]};
  clt_dibs_field_set(&f->field);
  f->particle = (clt_dibs_particle){.z = part[2], .square = part[3], .gradient = part[4]};
  clt_rng_seed(&f->particle.rng, 3, 0);
}

static void start(fixture *f, int max_parents) {
  start_without(f, max_parents, NULL, 0);
}

static clt_dibs_scratch scratch_of(fixture *f) {
  clt_dibs_scratch scratch = {0};
  double *memory = clt_arena_take(&f->b.arena, clt_dibs_scratch_size(&f->field), sizeof(double));
  clt_dibs_scratch_set(&scratch, &f->field, memory);
  return scratch;
}

/* Of edges with positive logits the required one stays, then the likeliest. */
static void check_graph(int max_parents, const uint64_t want[D]) {
  fixture f;
  uint64_t parents[D];
  start(&f, max_parents);
  clt_dibs_graph(&f.field, &f.particle, parents);
  for (int j = 0; j < D; j++) {
    if (!CHECK(parents[j] == want[j])) printf("  max_parents %d, variable %d\n", max_parents, j);
  }
  bench_end(&f.b);
}

static void test_graph(void) {
  check_graph(3, (uint64_t[D]){6, 5, 3, 7});
  check_graph(2, (uint64_t[D]){6, 5, 3, 3});
  check_graph(1, (uint64_t[D]){4, 1, 1, 2});
}

/* The gradient where all edges are likely. */
static void gradient_of(int max_parents, uint64_t seed, double out[CELLS]) {
  fixture f;
  start(&f, max_parents);
  for (int i = 0; i < D; i++) f.particle.z[i] = 9.0;
  clt_rng_seed(&f.particle.rng, seed, 0);
  clt_dibs_scratch scratch = scratch_of(&f);
  clt_dibs_gradient(&f.field, &f.particle, 1.0, 0.0, &scratch);
  memcpy(out, f.particle.gradient, CELLS * sizeof *out);
  bench_end(&f.b);
}

/* Sampled sets have no more parents than have a weight. Which ones go is random, so that a seed
** whose samples all miss the weightiest has another gradient; but the required one stays, so that
** where it is the only parent there is nothing random. */
static void test_gradient(void) {
  enum { SEEDS = 200 };
  double first[CELLS], other[CELLS];
  int differ = 0;
  gradient_of(1, 1, first);
  for (uint64_t seed = 2; seed < SEEDS; seed++) {
    gradient_of(1, seed, other);
    differ += other[V + 0] != first[V + 0];
    CHECK(other[V + 3] == first[V + 3]);
    for (int i = 0; i < CELLS; i++) CHECK(isfinite(other[i]));
  }
  CHECK(differ > 0);
  gradient_of(3, 1, other);
  CHECK(other[V + 3] != first[V + 3]);
}

/* {0, 1} and {2, 3} have edges both ways within them, and from the first to the second. */
static const clt_edge forbid[] = {{2, 0}, {2, 1}, {3, 0}, {3, 1}};

/* power = (I + P/D)^(D-1), and p_ij, one by one, where the fixture's v are 1. */
static void power_of(const fixture *f, double alpha, double p[D][D], double power[D][D]) {
  double base[D][D];
  for (int i = 0; i < D; i++) {
    for (int j = 0; j < D; j++) {
      int at = j * f->field.stride + i;
      double logit = alpha * f->particle.z[i];
      p[i][j] = f->field.open[at] > 0.0 ? 1.0 / (1.0 + exp(-logit)) : f->field.required[at];
      base[i][j] = power[i][j] = p[i][j] / D + (i == j);
    }
  }
  for (int n = 2; n < D; n++) {
    double next[D][D] = {{0.0}};
    for (int cell = 0; cell < D * D * D; cell++) {
      int i = cell / D / D, j = cell / D % D, k = cell % D;
      next[i][j] += power[i][k] * base[k][j];
    }
    memcpy(power, next, sizeof next);
  }
}

/* What beta adds to the gradient of U. */
static void test_acyclicity(void) {
  static const double alpha = 0.3, beta = 7.0;
  fixture f;
  double p[D][D], power[D][D], without[D];
  start_without(&f, 3, forbid, 4);
  clt_dibs_scratch scratch = scratch_of(&f);
  clt_dibs_gradient(&f.field, &f.particle, alpha, 0.0, &scratch);
  memcpy(without, f.particle.gradient, sizeof without);
  clt_rng_seed(&f.particle.rng, 3, 0);
  clt_dibs_gradient(&f.field, &f.particle, alpha, beta, &scratch);
  power_of(&f, alpha, p, power);
  for (int i = 0; i < D; i++) {
    double want = 0.0;
    for (int j = 0; j < D; j++) {
      double open = f.field.open[j * f.field.stride + i];
      want -= alpha * beta * open * power[j][i] * p[i][j] * (1.0 - p[i][j]);
    }
    CHECK(fabs(want) > 0.01 && fabs(f.particle.gradient[i] - without[i] - want) < 1e-12);
  }
  bench_end(&f.b);
}

static void test_plain(void) {
  fixture f;
  double z[2][CELLS];
  for (int plain = 0; plain < 2; plain++) {
    start(&f, 2);
    clt_dibs_scratch scratch = scratch_of(&f);
    for (int t = 1; t <= 50; t++) {
      (plain ? plain_gradient : clt_dibs_gradient)(&f.field, &f.particle, t, 3.0 * t, &scratch);
      (plain ? plain_ascend : clt_dibs_ascend)(&f.field, &f.particle, 0.05);
    }
    memcpy(z[plain], f.particle.z, sizeof z[plain]);
    bench_end(&f.b);
  }
  CHECK(!memcmp(z[0], z[1], sizeof z[0]));
}

int main(void) {
  test_graph();
  test_gradient();
  test_acyclicity();
  test_plain();
  return test_end();
}
