/* Chains over ordered partitions (partition_mcmc.h). */
#include "graph/dibs/partition_mcmc.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_math.h>

#include "graph/scaled_subset.h"

/* A_j(u) 2^-scale. */
static double sum_at(const clt_candidates *t, int j, uint32_t u, int32_t scale) {
  return clt_scaled_subset(t->weight[j][u], t->exponent[j][u] - scale);
}

/* A_j(u) - A_j(u - last) as a mantissa and *exponent, that of A_j(u); the whole of A_j(u) in the
** first layer. */
static double factor(const clt_candidates *t, int j, bool first, uint32_t u, uint32_t last,
                     int32_t *exponent) {
  *exponent = t->exponent[j][u];
  double m = t->weight[j][u];
  return first ? m : m - sum_at(t, j, u & ~last, *exponent);
}

/* The factors of the variables in layers from `first` to `end`; false if one is 0. */
static bool find_factors(clt_partition_chain *c, int first, int end) {
  uint64_t before = 0;
  for (int l = 0; l < first; l++) before |= c->layer[l];
  for (int l = first; l < end; l++) {
    uint64_t last = l ? c->layer[l - 1] : 0;
    for (uint64_t m = c->layer[l]; m; m &= m - 1) {
      int j = clt_lowest(m);
      c->weight[j] = factor(c->table, j, l == 0, clt_parent_index(c->table, j, before),
                            clt_parent_index(c->table, j, last), &c->exponent[j]);
      /* What is left of a difference of equal sums is rounding. */
      if (!(c->weight[j] > 0.0)) return false;
    }
    before |= c->layer[l];
  }
  return true;
}

void clt_partition_start(clt_partition_chain *c, const clt_candidates *table,
                         const uint64_t *parents, const clt_rng *rng) {
  *c = (clt_partition_chain){.table = table, .rng = *rng};
  for (uint64_t left = clt_all(table->d); left;) {
    uint64_t layer = 0;
    for (uint64_t m = left; m; m &= m - 1) {
      int j = clt_lowest(m);
      if (!(parents[j] & left)) layer |= clt_bit(j);
    }
    c->layer[c->n++] = layer;
    left &= ~layer;
  }
  find_factors(c, 0, c->n);
}

/* Log of the ratio of the variables' factors between two chains, over a set. */
static double log_ratio(const clt_partition_chain *to, const clt_partition_chain *from,
                        uint64_t set) {
  double mantissa = 1.0;
  int64_t exponent = 0;
  for (uint64_t m = set; m; m &= m - 1) {
    int j = clt_lowest(m);
    mantissa *= to->weight[j] / from->weight[j];
    exponent += to->exponent[j] - (int64_t)from->exponent[j];
  }
  return log(mantissa) + (double)exponent * M_LN2;
}

/* Goes to the partition in `next`, whose factors are those of c, if Metropolis accepts it. */
static void decide(clt_partition_chain *c, clt_partition_chain *next) {
  int first = 0, same = 0;
  /* Both are partitions of the same variables: one is not the beginning of the other, and where
  ** they differ, the layers behind that are not all the same. */
  while (first < c->n && c->layer[first] == next->layer[first]) first++;
  if (first == c->n) return;
  while (c->layer[c->n - 1 - same] == next->layer[next->n - 1 - same]) same++;
  /* Of the layers that follow, the first has another layer before it. */
  int end = next->n - same + (same > 0);
  next->rng = c->rng;
  if (!find_factors(next, first, end)) return;
  uint64_t changed = 0;
  for (int l = first; l < end; l++) changed |= next->layer[l];
  double x = log_ratio(next, c, changed);
  bool accept = x >= 0.0 || clt_rng_uniform(&c->rng) < exp(x);
  next->rng = c->rng;
  if (accept) *c = *next;
}

/* Takes variable x out; its place among the 2 n + 1 that are left, gaps being even and layers
** odd. */
static int take_out(clt_partition_chain *c, int x) {
  int l = 0;
  while (!(c->layer[l] & clt_bit(x))) l++;
  c->layer[l] &= ~clt_bit(x);
  if (c->layer[l]) return 2 * l + 1;
  memmove(c->layer + l, c->layer + l + 1, (size_t)(c->n - l - 1) * sizeof *c->layer);
  c->n--;
  return 2 * l;
}

static void put_in(clt_partition_chain *c, int x, int place) {
  int l = place / 2;
  if (place & 1) {
    c->layer[l] |= clt_bit(x);
    return;
  }
  memmove(c->layer + l + 1, c->layer + l, (size_t)(c->n - l) * sizeof *c->layer);
  c->layer[l] = clt_bit(x);
  c->n++;
}

/* One variable to any place, or half of the time to one near by. */
static void move_one(clt_partition_chain *c, bool near) {
  clt_partition_chain next = *c;
  int x = (int)clt_rng_below(&c->rng, (uint32_t)c->table->d), to;
  int from = take_out(&next, x), places = 2 * next.n + 1;
  if (near) {
    int far = (int)clt_rng_below(&c->rng, 6);
    to = far < 3 ? from - 1 - far : from + far - 2;
    if (to < 0 || to >= places) return;
  } else {
    to = (int)clt_rng_below(&c->rng, (uint32_t)places);
  }
  if (to == from) return;
  put_in(&next, x, to);
  decide(c, &next);
}

/* Two variables change places. */
static void exchange(clt_partition_chain *c) {
  clt_partition_chain next = *c;
  uint32_t d = (uint32_t)c->table->d;
  uint64_t a = clt_bit((int)clt_rng_below(&c->rng, d)), b = clt_bit((int)clt_rng_below(&c->rng, d));
  for (int l = 0; l < next.n; l++) {
    uint64_t had = next.layer[l];
    next.layer[l] &= ~(a | b);
    if (had & a) next.layer[l] |= b;
    if (had & b) next.layer[l] |= a;
  }
  decide(c, &next);
}

void clt_partition_move(clt_partition_chain *c, int moves) {
  for (int i = 0; i < moves && c->table->d > 1; i++) {
    uint32_t kind = clt_rng_below(&c->rng, 8);
    if (kind < 2) {
      exchange(c);
    } else {
      move_one(c, kind < 5);
    }
  }
}

void clt_partition_edges(const clt_partition_chain *c, double *edge) {
  const clt_candidates *t = c->table;
  uint64_t before = c->layer[0];
  for (int l = 1; l < c->n; l++) {
    for (uint64_t m = c->layer[l]; m; m &= m - 1) {
      int j = clt_lowest(m);
      uint32_t u = clt_parent_index(t, j, before), last = clt_parent_index(t, j, c->layer[l - 1]);
      for (uint32_t left = u; left; left &= left - 1) {
        uint32_t bit = left & ~(left - 1);
        double without = sum_at(t, j, u & ~bit, c->exponent[j]) -
                         sum_at(t, j, u & ~(bit | last), c->exponent[j]);
        double p = 1.0 - without / c->weight[j];
        edge[t->candidate[j][clt_lowest(bit)] * t->d + j] += p > 1.0 ? 1.0 : p < 0.0 ? 0.0 : p;
      }
    }
    before |= c->layer[l];
  }
}

void clt_partition_draw(clt_partition_chain *c, uint64_t *parents) {
  const clt_candidates *t = c->table;
  uint64_t before = 0;
  for (int l = 0; l < c->n; l++) {
    for (uint64_t m = c->layer[l]; m; m &= m - 1) {
      int j = clt_lowest(m);
      size_t set = 0;
      if (l) {
        set = clt_scaled_subset_draw(t->weight[j], t->exponent[j], clt_parent_index(t, j, before),
                                     clt_parent_index(t, j, c->layer[l - 1]), &c->rng);
      }
      parents[j] = clt_parent_set(t, j, (uint32_t)set);
    }
    before |= c->layer[l];
  }
}
