/* Chains over ordered partitions (partition_mcmc.h). */
#include "graph/dibs/partition_mcmc.h"

#include <string.h>

#include "graph/scaled_subset.h"

/* Another partition, and the factors that are not those of the chain. */
typedef struct proposal {
  int n;                           /* layers */
  uint64_t layer[CLT_GRAPH_MAX];   /* [n] */
  int first, end;                  /* layers that are others, or follow another one */
  uint64_t changed;                /* variables with other factors: */
  double weight[CLT_GRAPH_MAX];    /* mantissas */
  int32_t exponent[CLT_GRAPH_MAX]; /* and exponents */
} proposal;

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

/* Which variables have other factors: those in the layers of p that are others, but for those that
** `stay` in the first of these. False if one cannot have a parent in the layer before its own. */
static bool find_changed(const clt_candidates *t, uint64_t stay, proposal *p) {
  p->changed = 0;
  for (int l = p->first; l < p->end; l++) {
    uint64_t others = p->layer[l] & ~stay;
    p->changed |= others;
    stay = 0;
    for (uint64_t m = l ? others : 0; m; m &= m - 1) {
      if (!(t->all[clt_lowest(m)] & p->layer[l - 1])) return false;
    }
  }
  return true;
}

/* Their factors, from what comes before the first of these layers; false if one is 0. */
static bool find_factors(const clt_candidates *t, uint64_t before, proposal *p) {
  for (int l = p->first; l < p->end; l++) {
    uint64_t last = l ? p->layer[l - 1] : 0;
    for (uint64_t m = p->layer[l] & p->changed; m; m &= m - 1) {
      int j = clt_lowest(m);
      p->weight[j] = factor(t, j, l == 0, clt_parent_index(t, j, before),
                            clt_parent_index(t, j, last), &p->exponent[j]);
      /* What is left of a difference of equal sums is rounding. */
      if (!(p->weight[j] > 0.0)) return false;
    }
    before |= p->layer[l];
  }
  return true;
}

static void accept(clt_partition_chain *c, const proposal *p) {
  c->n = p->n;
  uint64_t before = p->first ? c->before[p->first] : 0;
  for (int l = p->first; l < p->n; l++) {
    c->layer[l] = p->layer[l];
    c->before[l] = before;
    before |= p->layer[l];
    for (uint64_t m = p->layer[l]; m; m &= m - 1) c->at[clt_lowest(m)] = l;
  }
  for (uint64_t m = p->changed; m; m &= m - 1) {
    int j = clt_lowest(m);
    c->weight[j] = p->weight[j];
    c->exponent[j] = p->exponent[j];
  }
}

void clt_partition_start(clt_partition_chain *c, const clt_candidates *table,
                         const uint64_t *parents, const clt_rng *rng) {
  *c = (clt_partition_chain){.table = table, .rng = *rng};
  proposal p = {.n = 0};
  for (uint64_t left = clt_all(table->d); left;) {
    uint64_t layer = 0;
    for (uint64_t m = left; m; m &= m - 1) {
      int j = clt_lowest(m);
      if (!(parents[j] & left)) layer |= clt_bit(j);
    }
    p.layer[p.n++] = layer;
    left &= ~layer;
  }
  p.end = p.n;
  find_changed(table, 0, &p);
  find_factors(table, 0, &p);
  accept(c, &p);
}

/* The ratio of the proposal's weight to that of the chain. */
static double ratio_of(const clt_partition_chain *c, const proposal *p) {
  double mantissa = 1.0;
  int64_t exponent = 0;
  for (uint64_t m = p->changed; m; m &= m - 1) {
    int j = clt_lowest(m);
    mantissa *= p->weight[j] / c->weight[j];
    exponent += p->exponent[j] - (int64_t)c->exponent[j];
  }
  return clt_scaled_subset(mantissa, exponent);
}

/* Goes to the proposal, whose layers and their range are given, if Metropolis accepts it. */
static void decide(clt_partition_chain *c, proposal *p) {
  if (!find_changed(c->table, c->layer[p->first], p) ||
      !find_factors(c->table, c->before[p->first], p)) {
    return;
  }
  double ratio = ratio_of(c, p);
  if (ratio >= 1.0 || clt_rng_uniform(&c->rng) < ratio) accept(c, p);
}

/* Variable x goes to another place among the layers without it: gaps are even and layers odd. */
static void move_to(clt_partition_chain *c, int x, int to) {
  int l = c->at[x], at = to / 2;
  uint64_t bit = clt_bit(x);
  bool alone = c->layer[l] == bit, gap = !(to & 1);
  /* Without a candidate in the layer before it its factor would be 0. */
  if (at > 0 && !(c->layer[at - 1 + (alone && at > l)] & c->table->all[x])) return;
  proposal p;
  p.n = c->n - alone + gap;
  for (int i = 0; i < p.n; i++) {
    int left = i - (gap && i > at); /* its number without x */
    uint64_t layer = c->layer[left + (alone && left >= l)] & ~bit;
    if (i == at) layer = gap ? bit : layer | bit;
    p.layer[i] = layer;
  }
  /* Behind the last of the chain's layers that has x, gets it or stands before it, all stay. */
  int last = at + (alone && at >= l) - gap;
  int same = c->n - 1 - (last > l ? last : l);
  p.first = at < l ? at : l;
  p.end = p.n - same + (same > 0);
  decide(c, &p);
}

/* One variable to any place, or half of the time to one near by. */
static void move_one(clt_partition_chain *c, bool near) {
  int x = (int)clt_rng_below(&c->rng, (uint32_t)c->table->d), to;
  bool alone = c->layer[c->at[x]] == clt_bit(x);
  int from = 2 * c->at[x] + !alone, places = 2 * (c->n - alone) + 1;
  if (near) {
    int far = (int)clt_rng_below(&c->rng, 6);
    to = far < 3 ? from - 1 - far : from + far - 2;
    if (to < 0 || to >= places) return;
  } else {
    to = (int)clt_rng_below(&c->rng, (uint32_t)places);
  }
  if (to != from) move_to(c, x, to);
}

/* Two variables change places. */
static void exchange(clt_partition_chain *c) {
  uint32_t d = (uint32_t)c->table->d;
  int a = (int)clt_rng_below(&c->rng, d), b = (int)clt_rng_below(&c->rng, d);
  int la = c->at[a], lb = c->at[b];
  if (la == lb) return;
  proposal p;
  p.n = c->n;
  p.first = la < lb ? la : lb;
  p.end = (la < lb ? lb : la) + 1;
  for (int l = 0; l < p.n; l++) p.layer[l] = c->layer[l];
  p.layer[la] ^= clt_bit(a) | clt_bit(b);
  p.layer[lb] ^= clt_bit(a) | clt_bit(b);
  p.end += p.end < p.n;
  decide(c, &p);
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
