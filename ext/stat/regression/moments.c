/*
** The moment core (moments.h): adding rows, merging, storing. What is read out of a state is in
** moments_read.c.
*/
#include "stat/regression/moments.h"

#include <string.h>

bool clt_moments_init(clt_moments *m, clt_arena *arena, int k) {
  size_t row = 2 * (size_t)k;
  *m = (clt_moments){.arena = arena, .k = k};
  m->read = clt_arena_take(arena, 1, sizeof *m->read);
  m->shift = clt_arena_take(arena, (size_t)k, sizeof *m->shift);
  m->sum = clt_arena_take(arena, row, sizeof *m->sum);
  m->cross = clt_arena_take(arena, row * (size_t)k, sizeof *m->cross);
  return m->cross != NULL;
}

clt_totals *clt_moments_totals(clt_moments *m) {
  if (m->totals) return m->totals;
  clt_totals *totals = clt_arena_take(m->arena, 1, sizeof *totals);
  if (!totals || !clt_totals_init(totals, m->arena, m->k, m->products, m->bench) ||
      !clt_totals_make_room(totals, m->capacity)) {
    return NULL;
  }
  m->totals = totals;
  return totals;
}

/* Pairs of distinct indicators among n; also where row n of the strict triangle starts. */
static size_t pairs(int n) {
  return n > 0 ? (size_t)n * ((size_t)n - 1) / 2 : 0;
}

static bool make_room(clt_moments *m) {
  int old = m->capacity, capacity = old ? 2 * old : 4;
  size_t row = 2 * (size_t)m->k, was = (size_t)old, now = (size_t)capacity;
  if (capacity <= old) return false;
  int64_t *on = clt_arena_grow(m->arena, m->on, was, now, sizeof *on);
  if (on) m->on = on;
  double *on_sum = clt_arena_grow(m->arena, m->on_sum, row * was, row * now, sizeof *on_sum);
  if (on_sum) m->on_sum = on_sum;
  int64_t *both = clt_arena_grow(m->arena, m->both, pairs(old), pairs(capacity), sizeof *both);
  if (both) m->both = both;
  if (!both) return false; /* failures are latched: the last one tells */
  if (m->totals && !clt_totals_make_room(m->totals, capacity)) return false;
  m->capacity = capacity;
  return true;
}

bool clt_moments_add_indicator(clt_moments *m, int *indicator) {
  if (m->indicators == m->capacity && !make_room(m)) return false;
  if (indicator) *indicator = m->indicators;
  m->indicators++;
  return true;
}

/* Rows in which indicators a and b, distinct, are both 1. */
static int64_t *pair_count(const clt_moments *m, int a, int b) {
  return a > b ? &m->both[pairs(a) + (size_t)b] : &m->both[pairs(b) + (size_t)a];
}

static void count(clt_moments *m, const int *on, int n_on) {
  for (int i = 0; i < n_on; i++) {
    m->on[on[i]]++;
    for (int j = 0; j < i; j++) ++*pair_count(m, on[i], on[j]);
  }
}

bool clt_moments_add(clt_moments *m, const double *x, const int *on, int n_on) {
  clt_totals *totals = m->totals ? m->totals : clt_moments_totals(m);
  if (!totals || !clt_totals_gather(totals, x, on, n_on)) return false;
  m->n++;
  count(m, on, n_on);
  return true;
}

/* ---- merging ---- */

static bool merge_indicators(clt_moments *m, const clt_moments *from, const int *map) {
  while (!map && m->indicators < from->indicators) {
    if (!clt_moments_add_indicator(m, NULL)) return false;
  }
  for (int i = 0; i < from->indicators; i++) {
    int to = map ? map[i] : i;
    m->on[to] += from->on[i];
    for (int j = 0; j < i; j++) {
      *pair_count(m, to, map ? map[j] : j) += *pair_count(from, i, j);
    }
  }
  return true;
}

bool clt_moments_merge(clt_moments *m, const clt_moments *from, const int *map) {
  if (!merge_indicators(m, from, map)) return false;
  if (from->n == 0) return true;
  if (!from->totals || !clt_moments_totals(m) || !clt_totals_flush(from->totals) ||
      !clt_totals_merge(m->totals, from->totals, from->indicators, map)) {
    return false;
  }
  m->n += from->n;
  *m->read = -1;
  return true;
}
