/* The order of the rows that are kept (regressors.h). */
#include <string.h>

#include "base/rng.h"
#include "base/sort.h"
#include "functions/moderation/regressors.h"

typedef struct kept_rows {
  const clt_regressors *of;
  const clt_ranks *ranks;
  const int *cluster; /* ranks; NULL: none */
} kept_rows;

static int compare_values(const clt_regressors *r, size_t a, size_t b) {
  size_t k = (size_t)r->strata.k;
  const double *x = r->kept_x + a * k, *y = r->kept_x + b * k;
  for (size_t i = 0; i < k; i++) {
    if (x[i] != y[i]) return x[i] < y[i] ? -1 : 1;
  }
  return 0;
}

static int compare_labels(const kept_rows *rows, size_t a, size_t b) {
  const clt_regressors *r = rows->of;
  const size_t factors = (size_t)r->kept_factors;
  int order = 0;
  for (size_t i = 0; i < CLT_KEYS && !order; i++) {
    const int *rank = rows->ranks->key[i];
    if (rank) order = rank[r->kept_key[a * CLT_KEYS + i]] - rank[r->kept_key[b * CLT_KEYS + i]];
  }
  for (size_t i = 0; i < factors && !order; i++) {
    const int *rank = rows->ranks->level;
    order = rank[r->kept_on[a * factors + i]] - rank[r->kept_on[b * factors + i]];
  }
  if (rows->cluster && !order) {
    order = rows->cluster[r->kept_cluster[a]] - rows->cluster[r->kept_cluster[b]];
  }
  return order;
}

static bool before(const void *context, uint32_t a, uint32_t b) {
  const kept_rows *rows = context;
  int order = compare_values(rows->of, a, b);
  return (order ? order : compare_labels(rows, a, b)) < 0;
}

/* ---- the order ---- */

/* The upper half of it is the same for equal values, and hardly for others; the lower is `row`. */
static uint64_t mark_of(const double *x, size_t k, size_t row) {
  uint64_t mark = 0, bits;
  for (size_t i = 0; i < k; i++) {
    double value = x[i] + 0.0; /* 0 has no sign */
    memcpy(&bits, &value, sizeof bits);
    mark = clt_rng_mix(mark ^ bits);
  }
  return mark >> 32 << 32 | row;
}

/* Rows by their marks; NULL if out of memory or stopped. */
static const uint64_t *sort_marks(const clt_regressors *r, clt_arena *arena) {
  clt_task *task = &r->call->task;
  size_t n = (size_t)r->kept, k = (size_t)r->strata.k, unpolled = 0;
  uint64_t *mark = clt_arena_take_unset(arena, n, sizeof *mark);
  uint64_t *scratch = clt_arena_take_unset(arena, n, sizeof *scratch);
  if (!mark || !scratch) return NULL;
  for (size_t i = 0; i < n; i++) {
    mark[i] = mark_of(r->kept_x + i * k, k, i);
    if (clt_task_stop_after(task, 8 * k, &unpolled)) return NULL;
  }
  return clt_sort_marks(mark, scratch, n, task) ? mark : NULL;
}

/* Rows by their marks, and those of one mark by what they are. False if out of memory or stopped. */
static bool fill_order(const kept_rows *rows, uint32_t *order, clt_arena *arena) {
  clt_task *task = &rows->of->call->task;
  const size_t n = (size_t)rows->of->kept;
  const uint64_t *mark = sort_marks(rows->of, arena);
  uint32_t *scratch = NULL;
  for (size_t i = 0; mark && i < n; i++) order[i] = (uint32_t)mark[i];
  for (size_t i = 0, end; mark && i < n; i = end) {
    for (end = i + 1; end < n && mark[end] >> 32 == mark[i] >> 32;) end++;
    if (end - i == 1) continue;
    if (!scratch) scratch = clt_arena_take_unset(arena, n, sizeof *scratch);
    if (!scratch || !clt_sort_rows(order + i, scratch, end - i, before, rows, task)) return false;
  }
  return mark != NULL;
}

/* Rows that are put into an order. */
typedef struct placing {
  const uint32_t *order;
  uint64_t *done; /* bits of rows that are where they belong */
  char *held;     /* a row */
  size_t unpolled;
} placing;

static bool is_done(const placing *p, size_t row) {
  return p->done[row / 64] >> (row % 64) & 1;
}

/* Puts the rows of a cycle, of `size` bytes each, one into the place of the other. False if
** stopped. */
static bool turn(placing *p, size_t first, char *rows, size_t size, clt_task *task) {
  size_t to = first, from;
  memcpy(p->held, rows + first * size, size);
  do {
    from = p->order[to];
    memcpy(rows + to * size, from == first ? p->held : rows + from * size, size);
    p->done[to / 64] |= UINT64_C(1) << (to % 64);
    if (clt_task_stop_after(task, 16, &p->unpolled)) return false;
    to = from;
  } while (from != first);
  return true;
}

/* Puts an array of `size` bytes a row into the order, in its place: a copy of millions of rows is
** as large as they are. False if out of memory or stopped. */
static bool put_in_order(clt_regressors *r, const uint32_t *order, void *rows, size_t size) {
  const size_t n = (size_t)r->kept;
  placing p = {.order = order};
  clt_arena scratch;
  clt_arena_init(&scratch, r->call->arena.from);
  p.held = clt_arena_take(&scratch, 1, size);
  p.done = clt_arena_take(&scratch, n / 64 + 1, sizeof *p.done);
  bool ok = p.held && p.done;
  for (size_t i = 0; ok && i < n; i++) {
    ok = is_done(&p, i) || turn(&p, i, rows, size, &r->call->task);
  }
  if (clt_arena_failed(&scratch)) r->call->arena.failed = true;
  clt_arena_free(&scratch);
  return ok;
}

static bool put_all_in_order(clt_regressors *r, const uint32_t *order) {
  size_t factors = (size_t)r->kept_factors;
  return put_in_order(r, order, r->kept_x, (size_t)r->strata.k * sizeof *r->kept_x) &&
         put_in_order(r, order, r->kept_key, CLT_KEYS * sizeof *r->kept_key) &&
         (!factors || put_in_order(r, order, r->kept_on, factors * sizeof *r->kept_on)) &&
         (!r->clusters || put_in_order(r, order, r->kept_cluster, sizeof *r->kept_cluster));
}

bool clt_regressors_sort(clt_regressors *r, const clt_ranks *ranks) {
  kept_rows rows = {.of = r, .ranks = ranks};
  clt_arena lasting, scratch;
  if (r->kept == 0) return true;
  if (r->clusters) {
    rows.cluster = clt_regressors_ranks(r, &clt_regressors_of(r, CLT_AS_CLUSTER)->levels);
  }
  if (clt_failed(r->call)) return false;
  clt_arena_init(&lasting, r->call->arena.from);
  clt_arena_init(&scratch, r->call->arena.from);
  uint32_t *order = clt_arena_take_unset(&lasting, (size_t)r->kept, sizeof *order);
  bool ok = order && fill_order(&rows, order, &scratch);
  if (clt_arena_failed(&lasting) || clt_arena_failed(&scratch)) r->call->arena.failed = true;
  clt_arena_free(&scratch);
  ok = ok && put_all_in_order(r, order);
  clt_arena_free(&lasting);
  return ok;
}
