#include "stat/regression/design.h"

void clt_design_init(clt_design *design, clt_arena *arena) {
  *design = (clt_design){.arena = arena};
}

static int append(clt_design *design, clt_design_column **list, int *n, int base, const int *key) {
  clt_design_column *grown = clt_arena_push(design->arena, *list, (size_t)*n, sizeof *grown);
  if (!grown) return 0;
  *list = grown;
  grown[*n].base = base;
  for (int i = 0; i < CLT_KEYS; i++) grown[*n].key[i] = key ? key[i] : CLT_ANY;
  return (*n)++;
}

int clt_design_numeric(clt_design *design, int base, const int *key) {
  return append(design, &design->numeric, &design->numerics, base, key);
}

int clt_design_indicator(clt_design *design, int level, const int *key) {
  return append(design, &design->indicator, &design->indicators, level, key);
}

static bool on_in(const int *wanted, const int *key) {
  for (int i = 0; i < CLT_KEYS; i++) {
    if (wanted[i] != CLT_ANY && wanted[i] != key[i]) return false;
  }
  return true;
}

/* ---- moments ---- */

/* What of the design is on in the stratum at hand, and its sums about the common shift. */
typedef struct gather {
  const clt_design *design;
  const clt_strata *strata;
  const clt_moments *from; /* the stratum's */
  clt_moments *to;
  int *numeric, n_numeric;   /* columns that are on */
  int *constant, n_constant; /* indicators that are the constant there */
  int *level, *local,
      n_level;    /* indicators that are levels met there, and the stratum's own number */
  clt_dd *offset; /* [k] stratum's shift less the common one */
  clt_dd *sum;    /* [k] about the common shift */
  int *of_level;  /* [levels] 1 + the first indicator of the level; 0: none */
  int *next;      /* [indicators] 1 + the next one of the same level; 0: none */
  int levels;
} gather;

static bool gather_init(gather *g, clt_arena *arena) {
  const clt_design *design = g->design;
  size_t indicators = (size_t)design->indicators;
  g->numeric = clt_arena_take(arena, (size_t)design->numerics, sizeof *g->numeric);
  g->constant = clt_arena_take(arena, indicators, sizeof *g->constant);
  g->level = clt_arena_take(arena, indicators, sizeof *g->level);
  g->local = clt_arena_take(arena, indicators, sizeof *g->local);
  g->offset = clt_arena_take(arena, (size_t)g->strata->k, sizeof *g->offset);
  g->sum = clt_arena_take(arena, (size_t)g->strata->k, sizeof *g->sum);
  for (int i = 0; i < design->indicators; i++) {
    if (design->indicator[i].base >= g->levels) g->levels = design->indicator[i].base + 1;
  }
  g->of_level = clt_arena_take(arena, (size_t)g->levels, sizeof *g->of_level);
  g->next = clt_arena_take(arena, indicators, sizeof *g->next);
  if (!g->next) return false;
  for (int i = design->indicators - 1; i >= 0; i--) {
    int level = design->indicator[i].base;
    if (level < 0) continue;
    g->next[i] = g->of_level[level];
    g->of_level[level] = i + 1;
  }
  return true;
}

static void find_columns(gather *g, const clt_stratum *stratum) {
  const clt_design *design = g->design;
  g->n_numeric = g->n_constant = g->n_level = 0;
  for (int i = 0; i < design->numerics; i++) {
    if (on_in(design->numeric[i].key, stratum->key)) g->numeric[g->n_numeric++] = i;
  }
  for (int i = 0; i < design->indicators; i++) {
    const clt_design_column *c = &design->indicator[i];
    if (c->base == CLT_ANY && on_in(c->key, stratum->key)) g->constant[g->n_constant++] = i;
  }
  for (int i = 0; i < stratum->moments.indicators; i++) {
    int level = stratum->level[i];
    int at = level < g->levels ? g->of_level[level] : 0;
    for (; at; at = g->next[at - 1]) {
      if (!on_in(design->indicator[at - 1].key, stratum->key)) continue;
      g->local[g->n_level] = i;
      g->level[g->n_level++] = at - 1;
    }
  }
}

static clt_dd entry(const clt_moments *m, const double *row, int j) {
  return (clt_dd){row[j], row[m->k + j]};
}

static void add_entry(const clt_moments *m, double *row, int j, clt_dd term) {
  clt_dd value = dd_add(entry(m, row, j), term);
  row[j] = value.hi;
  row[m->k + j] = value.lo;
}

/* Sum over the stratum of the product of numeric columns i and j about the common shift. */
static clt_dd product(const gather *g, int i, int j) {
  const clt_moments *m = g->from;
  int high = i > j ? i : j, low = i > j ? j : i;
  clt_dd p = entry(m, m->cross + (size_t)high * 2 * (size_t)m->k, low);
  p = dd_add(p, dd_mul(g->offset[i], entry(m, m->sum, j)));
  return dd_add(p, dd_mul(g->offset[j], g->sum[i]));
}

static void add_numeric(gather *g) {
  const clt_moments *m = g->from;
  clt_moments *to = g->to;
  for (int j = 0; j < g->strata->k; j++) {
    g->offset[j] = dd_two_diff(m->shift[j], g->strata->shift[j]);
    g->sum[j] = dd_add(entry(m, m->sum, j), dd_mul_d(g->offset[j], (double)m->n));
  }
  for (int a = 0; a < g->n_numeric; a++) {
    int i = g->numeric[a], base = g->design->numeric[i].base;
    double *row = to->cross + (size_t)i * 2 * (size_t)to->k;
    add_entry(to, to->sum, i, g->sum[base]);
    for (int b = 0; b <= a; b++) {
      int j = g->numeric[b];
      add_entry(to, row, j, product(g, base, g->design->numeric[j].base));
    }
  }
}

static int64_t *pair_count(clt_moments *m, int a, int b) {
  size_t high = (size_t)(a > b ? a : b), low = (size_t)(a > b ? b : a);
  return &m->both[high * (high - 1) / 2 + low];
}

static void add_constants(gather *g) {
  clt_moments *to = g->to;
  for (int a = 0; a < g->n_constant; a++) {
    int i = g->constant[a];
    double *row = to->on_sum + (size_t)i * 2 * (size_t)to->k;
    to->on[i] += g->from->n;
    for (int b = 0; b < g->n_numeric; b++) {
      add_entry(to, row, g->numeric[b], g->sum[g->design->numeric[g->numeric[b]].base]);
    }
    for (int b = 0; b < a; b++) *pair_count(to, i, g->constant[b]) += g->from->n;
  }
}

/* Rows of the stratum in which levels a and b, its own numbers, are both on. */
static int64_t common(const clt_moments *m, int a, int b) {
  size_t high = (size_t)(a > b ? a : b), low = (size_t)(a > b ? b : a);
  return a == b ? m->on[a] : m->both[high * (high - 1) / 2 + low];
}

static void add_levels(gather *g) {
  const clt_moments *m = g->from;
  clt_moments *to = g->to;
  for (int a = 0; a < g->n_level; a++) {
    int i = g->level[a], local = g->local[a];
    const double *own = m->on_sum + (size_t)local * 2 * (size_t)m->k;
    double *row = to->on_sum + (size_t)i * 2 * (size_t)to->k;
    to->on[i] += m->on[local];
    for (int b = 0; b < g->n_numeric; b++) {
      int base = g->design->numeric[g->numeric[b]].base;
      clt_dd moved = dd_mul_d(g->offset[base], (double)m->on[local]);
      add_entry(to, row, g->numeric[b], dd_add(entry(m, own, base), moved));
    }
    for (int b = 0; b < g->n_constant; b++) *pair_count(to, i, g->constant[b]) += m->on[local];
    for (int b = 0; b < a; b++) {
      *pair_count(to, i, g->level[b]) += common(m, local, g->local[b]);
    }
  }
}

bool clt_design_moments(const clt_design *design, const clt_strata *strata, const int *key,
                        clt_moments *moments, clt_arena *arena, clt_task *task) {
  gather g = {.design = design, .strata = strata, .to = moments};
  if (!clt_moments_init(moments, arena, design->numerics)) return false;
  for (int i = 0; i < design->indicators; i++) {
    if (!clt_moments_add_indicator(moments, NULL)) return false;
  }
  if (!gather_init(&g, arena)) return false;
  for (int i = 0; strata->shift && i < design->numerics; i++) {
    moments->shift[i] = clt_design_shift(design, strata->shift, i);
  }
  for (int i = 0; i < strata->count; i++) {
    if (key && !on_in(key, strata->stratum[i]->key)) continue;
    if (clt_task_stop(task, 0.0)) return false;
    g.from = &strata->stratum[i]->moments;
    clt_moments_read(g.from);
    find_columns(&g, strata->stratum[i]);
    add_numeric(&g);
    add_constants(&g);
    add_levels(&g);
    moments->n += g.from->n;
  }
  return true;
}

/* ---- parts ---- */

/* Marks in place, with 0, the columns that are on in the stratum. */
static void mark_columns(gather *g, const clt_stratum *stratum, int *place) {
  int first = clt_design_indicator_column(g->design, 0);
  find_columns(g, stratum);
  for (int i = 0; i < g->n_numeric; i++) place[clt_design_numeric_column(g->numeric[i])] = 0;
  for (int i = 0; i < g->n_constant; i++) place[first + g->constant[i]] = 0;
  for (int i = 0; i < g->n_level; i++) place[first + g->level[i]] = 0;
}

bool clt_design_part_of(const clt_design *design, const clt_strata *strata, const int *key,
                        clt_design_part *part, clt_arena *arena, clt_task *task) {
  gather g = {.design = design, .strata = strata};
  int first = clt_design_indicator_column(design, 0), columns = first + design->indicators;
  clt_design_init(&part->design, arena);
  part->place = clt_arena_take(arena, (size_t)columns, sizeof *part->place);
  if (!part->place || !gather_init(&g, arena)) return false;
  for (int i = 1; i < columns; i++) part->place[i] = -1;
  for (int i = 0; i < strata->count; i++) {
    if (clt_task_stop(task, 0.0)) return false;
    if (!key || on_in(key, strata->stratum[i]->key)) {
      mark_columns(&g, strata->stratum[i], part->place);
    }
  }
  for (int i = 1; i < columns; i++) {
    if (part->place[i] < 0) continue;
    const clt_design_column *c =
        i < first ? &design->numeric[i - clt_numeric_column(0)] : &design->indicator[i - first];
    part->place[i] =
        i < first ? clt_design_numeric_column(clt_design_numeric(&part->design, c->base, c->key))
                  : clt_design_indicator_column(
                        &part->design, clt_design_indicator(&part->design, c->base, c->key));
  }
  return !clt_arena_failed(arena);
}

/* ---- rows ---- */

void clt_design_row(const clt_design *design, const double *shift, const clt_raw_row *row,
                    clt_dd *numeric, int *on, int *n_on) {
  *n_on = 0;
  for (int i = 0; i < design->numerics; i++) {
    const clt_design_column *c = &design->numeric[i];
    numeric[i] = dd_from(0.0);
    if (on_in(c->key, row->key)) numeric[i] = dd_two_diff(row->x[c->base], shift[c->base]);
  }
  for (int i = 0; i < design->indicators; i++) {
    const clt_design_column *c = &design->indicator[i];
    bool is_on = c->base == CLT_ANY;
    for (int f = 0; f < row->n_on && !is_on; f++) is_on = c->base == row->on[f];
    if (is_on && on_in(c->key, row->key)) on[(*n_on)++] = i;
  }
}
