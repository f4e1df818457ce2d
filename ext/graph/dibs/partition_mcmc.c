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

/* Which variables have other factors: those in layers of p that are others, but for those that
** `stay` in the first of these. False if one of them cannot have a parent in the layer before it. */
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

/* Their factors; false if one is 0. */
static bool find_factors(const clt_candidates *t, proposal *p) {
  uint64_t before = 0;
  for (int l = 0; l < p->first; l++) before |= p->layer[l];
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
  memcpy(c->layer, p->layer, (size_t)p->n * sizeof *c->layer);
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
  find_factors(table, &p);
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
  uint64_t stay = p->first < c->n ? c->layer[p->first] : 0;
  if (!find_changed(c->table, stay, p) || !find_factors(c->table, p)) return;
  double ratio = ratio_of(c, p);
  if (ratio >= 1.0 || clt_rng_uniform(&c->rng) < ratio) accept(c, p);
}

/* The layers with variable x at a place among those without it: gaps are even and layers odd. */
static void put(const clt_partition_chain *c, int x, int to, proposal *p) {
  uint64_t bit = clt_bit(x);
  int place = 0;
  p->n = 0;
  for (int i = 0; i < c->n; i++) {
    uint64_t layer = c->layer[i] & ~bit;
    if (!layer) continue;
    if (place == to) p->layer[p->n++] = bit;
    p->layer[p->n++] = place + 1 == to ? layer | bit : layer;
    place += 2;
  }
  if (place == to) p->layer[p->n++] = bit;
}

/* Variable x goes from layer l to another place. */
static void move_to(clt_partition_chain *c, int x, int l, int to) {
  bool alone = c->layer[l] == clt_bit(x);
  int at = to / 2, before = at <= l ? at - 1 : at - 1 + alone;
  /* Without a candidate in the layer before it its factor would be 0. */
  if (at > 0 && !(c->layer[before] & c->table->all[x])) return;
  proposal p;
  put(c, x, to, &p);
  /* From the last of the chain's layers on that has x or gets it, or stands before x, all stay. */
  int was = at < l ? at : at + alone, last = to & 1 ? was : was - 1;
  int same = c->n - 1 - (last > l ? last : l);
  p.first = at < l ? at : l;
  p.end = p.n - same + (same > 0);
  decide(c, &p);
}

/* One variable to any place, or half of the time to one near by. */
static void move_one(clt_partition_chain *c, bool near) {
  int x = (int)clt_rng_below(&c->rng, (uint32_t)c->table->d), l = 0, to;
  while (!(c->layer[l] & clt_bit(x))) l++;
  bool alone = c->layer[l] == clt_bit(x);
  int from = 2 * l + !alone, places = 2 * (c->n - alone) + 1;
  if (near) {
    int far = (int)clt_rng_below(&c->rng, 6);
    to = far < 3 ? from - 1 - far : from + far - 2;
    if (to < 0 || to >= places) return;
  } else {
    to = (int)clt_rng_below(&c->rng, (uint32_t)places);
  }
  if (to != from) move_to(c, x, l, to);
}

/* Two variables change places. */
static void exchange(clt_partition_chain *c) {
  uint32_t d = (uint32_t)c->table->d;
  uint64_t a = clt_bit((int)clt_rng_below(&c->rng, d)), b = clt_bit((int)clt_rng_below(&c->rng, d));
  proposal p;
  p.n = c->n;
  p.first = p.n;
  for (int l = 0; l < p.n; l++) {
    uint64_t layer = c->layer[l], of = layer & (a | b);
    /* With both or none of the two it stays. */
    bool other = of == a || of == b;
    p.layer[l] = other ? layer ^ (a | b) : layer;
    if (!other) continue;
    if (p.first > l) p.first = l;
    p.end = l + 1;
  }
  if (a == b || p.first == p.n) return;
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
