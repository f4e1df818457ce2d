/* The chain over ordered partitions, against the exact posterior and, move by move, against one
** that copies itself and weighs whole partitions. */
#include "graph/dibs/dibs_support.h"
#include "graph/scaled_subset.h"

enum { D = 6 };

/* ---- the plain chain ---- */

typedef struct plain {
  int n;
  uint64_t layer[D + 1];
} plain;

/* Log of the product of A_j(before) - A_j(before - last), of A_j(0) in the first layer. */
static double plain_weight(const clt_candidates *t, const plain *p) {
  double sum = 0.0;
  uint64_t before = 0;
  for (int l = 0; l < p->n; before |= p->layer[l++]) {
    for (int j = 0; j < D; j++) {
      if (!(p->layer[l] & clt_bit(j))) continue;
      uint32_t u = clt_parent_index(t, j, before);
      uint32_t v = clt_parent_index(t, j, l ? before & ~p->layer[l - 1] : 0);
      double less = clt_scaled_subset(t->weight[j][v], t->exponent[j][v] - t->exponent[j][u]);
      sum += log(t->weight[j][u] - (l ? less : 0.0)) + t->exponent[j][u] * log(2.0);
    }
  }
  return sum;
}

static void insert(plain *p, int l, uint64_t layer) {
  for (int i = p->n++; i > l; i--) p->layer[i] = p->layer[i - 1];
  p->layer[l] = layer;
}

/* Takes x out: its place, gaps being even and layers odd. */
static int take_out(plain *p, int x) {
  int l = 0;
  while (!(p->layer[l] & clt_bit(x))) l++;
  p->layer[l] &= ~clt_bit(x);
  if (p->layer[l]) return 2 * l + 1;
  p->n--;
  for (int i = l; i < p->n; i++) p->layer[i] = p->layer[i + 1];
  return 2 * l;
}

static bool propose(plain *next, clt_rng *rng) {
  uint32_t kind = clt_rng_below(rng, 8);
  int x = (int)clt_rng_below(rng, D), y, from;
  if (kind < 2) {
    y = (int)clt_rng_below(rng, D);
    for (int l = 0; l < next->n && x != y; l++) {
      bool has_x = next->layer[l] >> x & 1, has_y = next->layer[l] >> y & 1;
      if (has_x != has_y) next->layer[l] ^= clt_bit(x) | clt_bit(y);
    }
    return true;
  }
  from = y = take_out(next, x);
  if (kind < 5) {
    int far = (int)clt_rng_below(rng, 6);
    y += far < 3 ? -1 - far : far - 2;
  } else {
    y = (int)clt_rng_below(rng, (uint32_t)(2 * next->n + 1));
  }
  if (y == from || y < 0 || y > 2 * next->n) return false;
  if (y & 1) {
    next->layer[y / 2] |= clt_bit(x);
  } else {
    insert(next, y / 2, clt_bit(x));
  }
  return true;
}

static void plain_move(plain *p, const clt_candidates *t, clt_rng *rng) {
  plain next = *p;
  if (!propose(&next, rng)) return;
  if (!memcmp(next.layer, p->layer, (size_t)p->n * sizeof *p->layer)) return;
  double ratio = plain_weight(t, &next) - plain_weight(t, p);
  if (!(ratio > -HUGE_VAL)) return;
  if (ratio > -1e-12 || clt_rng_uniform(rng) < exp(ratio)) *p = next;
}

static void check_moves(const clt_candidates *t, const uint64_t *parents) {
  clt_rng rng;
  clt_rng_seed(&rng, 8, 0);
  clt_partition_chain chain;
  clt_partition_start(&chain, t, parents, &rng);
  plain p = {.n = chain.n};
  memcpy(p.layer, chain.layer, (size_t)p.n * sizeof *p.layer);
  for (int move = 0; move < 20000; move++) {
    clt_partition_move(&chain, 1);
    plain_move(&p, t, &rng);
    if (!CHECK(p.n == chain.n && !memcmp(p.layer, chain.layer, (size_t)p.n * 8))) break;
  }
}

/* ---- the posterior ---- */

/* Over partitions a long chain gives the exact posterior; over orders it gives that of orders,
** which for two variables and the empty graph's two orders is known. */
static void check_chain(const clt_edge *forbid, int n_forbid) {
  bench b;
  clt_edge require[] = {{0, 3}};
  clt_knowledge_spec spec = {.d = 6,
                             .require = require,
                             .n_require = 1,
                             .forbid = forbid,
                             .n_forbid = n_forbid,
                             .max_parents = 4};
  bench_start(&b, table_simulate(20, 6, 0.4, 0.7, 9), &spec, true);
  clt_candidates t;
  CHECK(clt_candidates_init(&t, &b.knowledge, &b.arena, 1));
  CHECK(clt_candidates_fill(&t, &b.score, NULL) && clt_candidates_sum(&t, NULL));
  uint64_t parents[6] = {0, 0, 0, clt_bit(0), 0, 0};
  check_moves(&t, parents);
  clt_rng rng;
  clt_rng_seed(&rng, 5, 0);
  clt_partition_chain chain;
  clt_partition_start(&chain, &t, parents, &rng);
  CHECK(chain.n == 2);
  double edge[36] = {0.0}, drawn[36] = {0.0};
  enum { SAMPLES = 20000 };
  for (int s = 0; s < SAMPLES; s++) {
    clt_partition_move(&chain, 20);
    clt_partition_edges(&chain, edge);
    clt_partition_draw(&chain, parents);
    CHECK(knowledge_obeyed(&b.knowledge, parents));
    for (int i = 0; i < 36; i++) drawn[i] += (double)(parents[i % 6] >> (i / 6) & 1) / SAMPLES;
  }
  for (int i = 0; i < 36; i++) edge[i] /= SAMPLES;
  printf("partition chain: worst edge %.4f, drawn %.4f\n", worst_difference(edge, b.exact.edge, 6),
         worst_difference(drawn, b.exact.edge, 6));
  CHECK(worst_difference(edge, b.exact.edge, 6) < 0.01);
  CHECK(worst_difference(drawn, b.exact.edge, 6) < 0.015);
  bench_end(&b);
}

/* Where almost every layer may stand before a variable, and where few may. */
static void test_chains(void) {
  static const clt_edge one[] = {{4, 1}};
  static const clt_edge most[] = {{1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 0}, {0, 1}, {2, 1},
                                  {3, 1}, {4, 1}, {5, 1}, {0, 2}, {3, 2}, {4, 2}, {5, 2},
                                  {0, 4}, {1, 4}, {2, 4}, {0, 5}, {1, 5}, {4, 5}};
  check_chain(one, 1);
  check_chain(most, sizeof most / sizeof *most);
}

int main(void) {
  test_chains();
  return test_end();
}
