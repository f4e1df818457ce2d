/*
** Directed graphs over at most 64 variables as bit masks: parents[j] has bit i where i -> j.
*/
#ifndef CLT_BASE_DAG_H
#define CLT_BASE_DAG_H

#include <stdbool.h>
#include <stdint.h>

/* Most variables of a graph, and the most that can be told apart on a page. */
enum { CLT_GRAPH_MAX = 64 };

static inline uint64_t clt_bit(int i) {
  return UINT64_C(1) << i;
}

/* The first d bits. */
static inline uint64_t clt_all(int d) {
  return d >= 64 ? ~UINT64_C(0) : clt_bit(d) - 1;
}

static inline int clt_count(uint64_t mask) {
  return __builtin_popcountll(mask);
}

/* Lowest bit of a mask that is not 0. */
static inline int clt_lowest(uint64_t mask) {
  return __builtin_ctzll(mask);
}

/* Writes an order in which every variable comes after its parents (the lowest possible index first)
** and returns d; or returns how many could be ordered, which is less than d if there is a cycle. */
static inline int clt_dag_order(const uint64_t *parents, int d, int *order) {
  uint64_t left = clt_all(d);
  int n = 0;
  for (bool moved = true; moved && left;) {
    moved = false;
    for (uint64_t m = left; m; m &= m - 1) {
      int j = clt_lowest(m);
      if (parents[j] & left) continue;
      left &= ~clt_bit(j);
      order[n++] = j;
      moved = true;
    }
  }
  return n;
}

/* Proper ancestors of every variable, given such an order. */
static inline void clt_dag_ancestors(const uint64_t *parents, const int *order, int d,
                                     uint64_t *ancestors) {
  for (int k = 0; k < d; k++) {
    int j = order[k];
    uint64_t a = parents[j];
    for (uint64_t m = parents[j]; m; m &= m - 1) a |= ancestors[clt_lowest(m)];
    ancestors[j] = a;
  }
}

#endif
