/* A particle of DiBS by itself: the graph of its edges, and its gradient, where a variable may have
** few parents. */
#include "graph/dibs/step.h"

#include "graph/dibs/dibs_support.h"

enum { D = 4, CELLS = D * D };

/* One latent dimension: the logit of i -> j is u[i] v[j]; 1 -> 3 is required. What holds vectors is
** of an arena, which aligns it. */
typedef struct fixture {
  bench b;
  clt_candidates table;
  clt_dibs_field field;
  clt_dibs_particle particle;
} fixture;

static void start(fixture *f, int max_parents) {
  static const double u[D] = {3.0, 1.0, 2.0, -1.0};
  static clt_edge require[] = {{1, 3}};
  clt_knowledge_spec spec = {
      .d = D, .require = require, .n_require = 1, .max_parents = max_parents};
  double *part[5]; /* open, required, z, square, gradient */
  bench_start(&f->b, table_simulate(50, D, 0.5, 1.0, 7), &spec, false);
  CHECK(clt_candidates_init(&f->table, &f->b.knowledge, &f->b.arena, 2));
  CHECK(clt_candidates_fill(&f->table, &f->b.score, &f->b.task));
  for (int i = 0; i < 5; i++) part[i] = clt_arena_take(&f->b.arena, CELLS, sizeof(double));
  for (int i = 0; i < CELLS; i++) {
    bool required = f->b.knowledge.required[i % D] >> (i / D) & 1;
    part[0][i] = !required && f->b.knowledge.allowed[i % D] >> (i / D) & 1;
    part[1][i] = required;
  }
  for (int i = 0; i < D; i++) {
    part[2][i] = u[i];
    part[2][D + i] = 1.0;
  }
  f->field = (clt_dibs_field){
      .table = &f->table, .d = D, .k = 1, .stride = D, .open = part[0], .required = part[1]};
  f->particle = (clt_dibs_particle){.z = part[2], .square = part[3], .gradient = part[4]};
  clt_rng_seed(&f->particle.rng, 3, 0);
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
static void gradient_of(int max_parents, uint64_t seed, double out[2 * D]) {
  fixture f;
  start(&f, max_parents);
  for (int i = 0; i < D; i++) f.particle.z[i] = 9.0;
  clt_rng_seed(&f.particle.rng, seed, 0);
  double *memory = clt_arena_take(&f.b.arena, clt_dibs_scratch_size(&f.field), sizeof(double));
  clt_dibs_scratch scratch;
  clt_dibs_scratch_set(&scratch, &f.field, memory);
  clt_dibs_gradient(&f.field, &f.particle, 1.0, 0.0, &scratch);
  memcpy(out, f.particle.gradient, 2 * D * sizeof *out);
  bench_end(&f.b);
}

/* Sampled sets have no more parents than have a weight. Which ones go is random, so that a seed
** whose samples all miss the weightiest has another gradient; but the required one stays, so that
** where it is the only parent there is nothing random. */
static void test_gradient(void) {
  enum { SEEDS = 200, V = D };
  double first[2 * D], other[2 * D];
  int differ = 0;
  gradient_of(1, 1, first);
  for (uint64_t seed = 2; seed < SEEDS; seed++) {
    gradient_of(1, seed, other);
    differ += other[V + 0] != first[V + 0];
    CHECK(other[V + 3] == first[V + 3]);
    for (int i = 0; i < 2 * D; i++) CHECK(isfinite(other[i]));
  }
  CHECK(differ > 0);
  gradient_of(3, 1, other);
  CHECK(other[V + 3] != first[V + 3]);
}

int main(void) {
  test_graph();
  test_gradient();
  return test_end();
}
