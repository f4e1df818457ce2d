#include "stat/regression/strata.h"

#include <string.h>

#include "base/sort.h"

void clt_strata_init(clt_strata *strata, clt_arena *arena, int k, double *shift) {
  *strata = (clt_strata){.arena = arena, .k = k, .shift = shift};
}

/* ---- finding a stratum ---- */

static uint32_t hash(const int key[CLT_KEYS]) {
  uint32_t h = 0;
  for (int i = 0; i < CLT_KEYS; i++) h = (h ^ (uint32_t)key[i]) * 0x9e3779b1u;
  return h ^ h >> 15;
}

static bool same(const clt_stratum *stratum, const int key[CLT_KEYS]) {
  unsigned differs = 0; /* a call of memcmp() costs more */
  for (int i = 0; i < CLT_KEYS; i++) differs |= (unsigned)(stratum->key[i] ^ key[i]);
  return differs == 0;
}

static int *find_slot(const clt_strata *strata, const int key[CLT_KEYS]) {
  uint32_t mask = (uint32_t)strata->n_slots - 1, at = hash(key) & mask;
  while (strata->slots[at] && !same(strata->stratum[strata->slots[at] - 1], key))
    at = (at + 1) & mask;
  return &strata->slots[at];
}

static bool make_slots(clt_strata *strata) {
  int more = strata->n_slots ? 2 * strata->n_slots : 4;
  int *slots = more > 0 ? clt_arena_take(strata->arena, (size_t)more, sizeof *slots) : NULL;
  if (!slots) return false;
  strata->slots = slots;
  strata->n_slots = more;
  for (int i = 0; i < strata->count; i++) *find_slot(strata, strata->stratum[i]->key) = i + 1;
  return true;
}

static clt_stratum *add_stratum(clt_strata *strata, const int key[CLT_KEYS]) {
  clt_stratum *stratum = clt_arena_take(strata->arena, 1, sizeof *stratum);
  if (!strata->bench) strata->bench = clt_arena_take(strata->arena, 1, sizeof *strata->bench);
  clt_stratum **list =
      clt_arena_push(strata->arena, strata->stratum, (size_t)strata->count, sizeof *list);
  if (!stratum || !list || !clt_moments_init(&stratum->moments, strata->arena, strata->k))
    return NULL;
  stratum->moments.products = strata->products;
  stratum->moments.bench = strata->bench;
  memcpy(stratum->key, key, sizeof stratum->key);
  strata->stratum = list;
  list[strata->count++] = stratum;
  if (2 * strata->count > strata->n_slots && !make_slots(strata)) return NULL;
  *find_slot(strata, key) = strata->count;
  return stratum;
}

/* The stratum of the key, made if it is new; NULL if out of memory. */
static clt_stratum *stratum_of(clt_strata *strata, const int key[CLT_KEYS]) {
  int last = strata->last, before = strata->before;
  if (strata->count && same(strata->stratum[last], key)) return strata->stratum[last];
  if (strata->count && same(strata->stratum[before], key)) {
    strata->last = before;
    strata->before = last;
    return strata->stratum[before];
  }
  int index = strata->count ? *find_slot(strata, key) - 1 : -1;
  clt_stratum *stratum = index >= 0 ? strata->stratum[index] : add_stratum(strata, key);
  strata->before = last;
  if (stratum) strata->last = index >= 0 ? index : strata->count - 1;
  return stratum;
}

/* ---- adding ---- */

/* The stratum's indicator of a level, appended if it is new; -1 if out of memory. */
static int place_of(clt_stratum *stratum, int level) {
  if (level < stratum->places && stratum->place[level]) return stratum->place[level] - 1;
  clt_arena *arena = stratum->moments.arena;
  size_t met = (size_t)stratum->moments.indicators;
  if (level >= stratum->places) {
    int places = level < 4 ? 8 : 2 * level;
    int *place = clt_arena_grow(arena, stratum->place, (size_t)stratum->places, (size_t)places,
                                sizeof *place);
    if (!place) return -1;
    stratum->place = place;
    stratum->places = places;
  }
  int *levels = clt_arena_push(arena, stratum->level, met, sizeof *levels);
  if (!levels || !clt_moments_add_indicator(&stratum->moments, NULL)) return -1;
  stratum->level = levels;
  levels[met] = level;
  stratum->place[level] = (int)met + 1;
  return (int)met;
}

bool clt_strata_keep_shift(clt_strata *strata, const double *x) {
  double *shift = clt_arena_take(strata->arena, (size_t)strata->k, sizeof *shift);
  if (shift) memcpy(shift, x, (size_t)strata->k * sizeof *shift);
  strata->shift = shift;
  return shift != NULL;
}

static bool make_room(clt_strata *strata, int n_on) {
  if (n_on <= strata->room) return true;
  int *here = clt_arena_take(strata->arena, (size_t)n_on, sizeof *here);
  strata->here = here;
  strata->room = here ? n_on : 0;
  return here != NULL;
}

bool clt_strata_add(clt_strata *strata, const int key[CLT_KEYS], const double *x, const int *on,
                    int n_on) {
  if (!strata->shift && !clt_strata_keep_shift(strata, x)) return false;
  clt_stratum *stratum = stratum_of(strata, key);
  if (!stratum || !make_room(strata, n_on)) return false;
  for (int i = 0; i < n_on; i++) {
    strata->here[i] = place_of(stratum, on[i]);
    if (strata->here[i] < 0) return false;
  }
  strata->n++;
  return clt_moments_add(&stratum->moments, x, strata->here, n_on);
}

bool clt_strata_merge_stratum(clt_strata *strata, const clt_stratum *from,
                              const int key[CLT_KEYS]) {
  clt_stratum *to = stratum_of(strata, key);
  size_t met = (size_t)from->moments.indicators;
  int *map = clt_arena_take(strata->arena, met, sizeof *map);
  if (!to || !map) return false;
  for (size_t i = 0; i < met; i++) {
    map[i] = place_of(to, from->level[i]);
    if (map[i] < 0) return false;
  }
  strata->n += from->moments.n;
  return clt_moments_merge(&to->moments, &from->moments, map);
}

bool clt_strata_merge(clt_strata *strata, const clt_strata *from) {
  bool new_shift = !strata->shift && from->shift;
  if (new_shift && !clt_strata_keep_shift(strata, from->shift)) return false;
  for (int i = 0; i < from->count; i++) {
    if (!clt_strata_merge_stratum(strata, from->stratum[i], from->stratum[i]->key)) return false;
  }
  return true;
}

bool clt_strata_forget(clt_strata *strata, clt_key key) {
  clt_strata rest = {.count = 0};
  clt_strata_init(&rest, strata->arena, strata->k, strata->shift);
  rest.products = strata->products;
  rest.bench = strata->bench;
  for (int i = 0; i < strata->count; i++) {
    int left[CLT_KEYS];
    memcpy(left, strata->stratum[i]->key, sizeof left);
    left[key] = 0;
    if (!clt_strata_merge_stratum(&rest, strata->stratum[i], left)) return false;
  }
  *strata = rest;
  return true;
}

double clt_strata_mean(const clt_strata *strata, int j) {
  clt_dd sum = dd_from(0.0);
  for (int i = 0; i < strata->count; i++) {
    const clt_moments *m = &strata->stratum[i]->moments;
    clt_dd mean = clt_moments_mean(m, clt_numeric_column(j));
    sum = dd_add(sum, dd_mul_d(mean, (double)m->n));
  }
  return strata->n ? dd_to_double(dd_div(sum, dd_from((double)strata->n))) : 0.0;
}

/* ---- order ---- */

static int compare_reals(const double *a, const double *b, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  }
  return 0;
}

/* By number of rows, then by what they are. */
static bool before(const void *list, uint32_t a, uint32_t b) {
  const clt_stratum *const *stratum = list;
  const clt_moments *x = &stratum[a]->moments, *y = &stratum[b]->moments;
  size_t k = (size_t)x->k;
  if (x->n != y->n) return x->n < y->n;
  int order = compare_reals(x->shift, y->shift, k);
  if (!order) order = compare_reals(x->sum, y->sum, 2 * k);
  if (!order) order = compare_reals(x->cross, y->cross, 2 * k * k);
  return order < 0;
}

bool clt_strata_sort(clt_strata *strata) {
  size_t n = (size_t)strata->count;
  clt_arena *arena = strata->arena;
  uint32_t *index = clt_arena_take(arena, n, sizeof *index);
  uint32_t *scratch = clt_arena_take(arena, n, sizeof *scratch);
  clt_stratum **sorted = clt_arena_take(arena, n, sizeof *sorted);
  if (!sorted) return false;
  for (uint32_t i = 0; i < n; i++) {
    clt_moments_read(&strata->stratum[i]->moments);
    index[i] = i;
  }
  clt_sort_rows(index, scratch, n, before, strata->stratum, NULL);
  for (size_t i = 0; i < n; i++) sorted[i] = strata->stratum[index[i]];
  if (n) memcpy(strata->stratum, sorted, n * sizeof *sorted);
  if (strata->n_slots) memset(strata->slots, 0, (size_t)strata->n_slots * sizeof *strata->slots);
  for (int i = 0; i < strata->count; i++) *find_slot(strata, strata->stratum[i]->key) = i + 1;
  return true;
}

void clt_strata_reread(const clt_strata *strata) {
  for (int i = 0; i < strata->count; i++) *strata->stratum[i]->moments.read = -1;
}

void clt_strata_set_origins(clt_strata *strata) {
  for (int p = 0; p < strata->products->n; p++) {
    clt_product *of = &strata->products->product[p];
    for (int f = 0; f < of->factors; f++) {
      of->origin[f] = clt_strata_mean(strata, of->factor[f]);
    }
  }
  clt_strata_reread(strata);
}

bool clt_strata_centre(clt_strata *strata) {
  if (!clt_strata_sort(strata)) return false;
  for (int j = 0; strata->n && j < strata->k; j++) strata->shift[j] = clt_strata_mean(strata, j);
  return true;
}
