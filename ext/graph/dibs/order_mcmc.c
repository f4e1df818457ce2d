/* Chains over orders (order_mcmc.h). */
#include "graph/dibs/order_mcmc.h"

#include "graph/scaled_subset.h"

void clt_order_start(clt_order_chain *c, const clt_candidates *table, const int *order,
                     const clt_rng *rng) {
  c->table = table;
  c->rng = *rng;
  uint64_t before = 0;
  for (int p = 0; p < table->d; p++) {
    int j = order[p];
    c->order[p] = j;
    c->before[j] = clt_parent_index(table, j, before);
    before |= clt_bit(j);
  }
}

/* A ratio of products of sums: mantissas in a product, exponents in a sum. */
typedef struct ratio {
  double mantissa;
  int64_t exponent;
} ratio;

/* Variable j's candidates before it change from one index to another; false if that has no
** weight. */
static bool change(const clt_candidates *t, ratio *r, int j, uint32_t from, uint32_t to) {
  if (from == to) return true;
  double weight = t->weight[j][to];
  if (weight == 0.0) return false;
  r->mantissa *= weight / t->weight[j][from];
  r->exponent += t->exponent[j][to] - (int64_t)t->exponent[j][from];
  return true;
}

/* Moves the variable at position `from` to position `to`, all between moving up by one. */
static void move_to(clt_order_chain *c, int from, int to) {
  const clt_candidates *t = c->table;
  int x = c->order[from], step = to > from ? 1 : -1;
  uint32_t own = c->before[x];
  ratio r = {1.0, 0};
  for (int p = from + step; p != to + step; p += step) {
    int y = c->order[p];
    if (!change(t, &r, y, c->before[y], c->before[y] ^ t->bit[y][x])) return;
    own ^= t->bit[x][y];
  }
  if (!change(t, &r, x, c->before[x], own)) return;
  double share = clt_scaled_subset(r.mantissa, r.exponent);
  if (share < 1.0 && clt_rng_uniform(&c->rng) >= share) return;
  for (int p = from + step; p != to + step; p += step) {
    int y = c->order[p];
    c->before[y] ^= t->bit[y][x];
    c->order[p - step] = y;
  }
  c->order[to] = x;
  c->before[x] = own;
}

void clt_order_move(clt_order_chain *c, int moves) {
  uint32_t d = (uint32_t)c->table->d;
  for (int i = 0; i < moves && d > 1; i++) {
    int from = (int)clt_rng_below(&c->rng, d), to = (int)clt_rng_below(&c->rng, d - 1);
    move_to(c, from, to < from ? to : to + 1);
  }
}

void clt_order_draw(clt_order_chain *c, uint64_t *parents) {
  const clt_candidates *t = c->table;
  for (int j = 0; j < t->d; j++) {
    size_t set = clt_scaled_subset_draw(t->weight[j], t->exponent[j], c->before[j], 0, &c->rng);
    parents[j] = clt_parent_set(t, j, (uint32_t)set);
  }
}
