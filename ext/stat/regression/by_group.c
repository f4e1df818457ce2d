/* Each group's own residual variance (variance.h). */
#include "stat/regression/variance.h"

/* One group: its rows, and what is left of them. */
typedef struct group {
  clt_design_part part;
  clt_moments moments; /* over the part */
  int *position; /* [positions] of the factorisation whose columns are in the part, ascending */
  int positions;
  double variance; /* s_g^2; NAN without a degree of freedom */
  double df;       /* n_g - tr(M S_g) */
  double share;    /* c'M S_g M c of the combination at hand */
} group;

static clt_dd product(const clt_lm *lm, const group *g, int p, int q) {
  int a = g->part.place[clt_lm_column_at(lm, p)], b = g->part.place[clt_lm_column_at(lm, q)];
  return lm->shifted ? clt_moments_product(&g->moments, a, b)
                     : clt_moments_raw_product(&g->moments, a, b);
}

/* Sum over the group's rows of (sum_p a_p x_p)^2, over the first n positions. */
static clt_dd form(const clt_lm *lm, const group *g, const clt_dd *a, int n) {
  clt_dd sum = dd_from(0.0);
  for (int i = 0; i < g->positions && g->position[i] < n; i++) {
    int p = g->position[i];
    if (a[p].hi == 0.0) continue;
    clt_dd along = dd_from(0.0);
    for (int j = 0; j < i; j++) {
      int q = g->position[j];
      if (a[q].hi != 0.0) along = dd_add(along, dd_mul(a[q], product(lm, g, p, q)));
    }
    along = dd_add(along, along);
    along = dd_add(along, dd_mul(a[p], product(lm, g, p, p)));
    sum = dd_add(sum, dd_mul(a[p], along));
  }
  return sum.hi < 0.0 ? dd_from(0.0) : sum;
}

/* tr(M S_g): the leverages of the group's rows, the sum over the orthogonal columns of the share of
** each that lies in the group. */
static bool leverage(const clt_lm *lm, const group *g, double *trace, clt_task *task) {
  const clt_cholesky *f = &lm->factor;
  const size_t each = 8 * (size_t)g->positions * (size_t)g->positions;
  size_t unpolled = 0;
  clt_dd sum = dd_from(0.0);
  for (int i = 0; i < g->positions && g->position[i] < f->absorbed; i++) {
    int p = g->position[i];
    if (f->count[p] > 0.0) {
      sum = dd_add(sum, dd_div(product(lm, g, p, p), dd_from(f->count[p])));
    }
  }
  for (int i = 0; i < f->dense - 1; i++) {
    if (clt_task_stop_after(task, each, &unpolled)) return false;
    if (f->pivot[i].hi == 0.0) continue;
    clt_dd own = form(lm, g, clt_cholesky_row(f, i), f->absorbed + i + 1);
    sum = dd_add(sum, dd_div(own, f->pivot[i]));
  }
  *trace = dd_to_double(sum);
  return true;
}

/* A rounding error of leverages is no degree of freedom. */
static bool measure(const clt_lm *lm, group *g, clt_task *task) {
  const clt_cholesky *f = &lm->factor;
  double trace;
  if (!leverage(lm, g, &trace, task)) return false;
  g->df = (double)g->moments.n - trace;
  if (g->df < 1e-8) g->df = 0.0;
  clt_dd rss = form(lm, g, clt_cholesky_row(f, f->dense - 1), f->absorbed + f->dense);
  g->variance = g->df > 0.0 ? dd_to_double(rss) / g->df : NAN;
  return true;
}

/* M c over the positions: the weights of the columns in a row's influence on the combination. */
static bool influence(const clt_lm *lm, const double *c, clt_dd *scratch, clt_dd *a) {
  const clt_cholesky *f = &lm->factor;
  int n = lm->model.n_terms;
  if (!clt_lm_along(lm, c, scratch)) return false;
  for (int p = 0; p < n; p++) {
    a[p] = dd_from(0.0);
    if (p < f->absorbed && f->count[p] > 0.0) a[p] = dd_div(scratch[p], dd_from(f->count[p]));
  }
  for (int i = 0; i < f->dense - 1; i++) {
    if (f->pivot[i].hi == 0.0 || scratch[f->absorbed + i].hi == 0.0) continue;
    clt_dd weight = dd_div(scratch[f->absorbed + i], f->pivot[i]);
    const clt_dd *row = clt_cholesky_row(f, i);
    for (int p = 0; p <= f->absorbed + i; p++) {
      if (row[p].hi != 0.0) a[p] = dd_add(a[p], dd_mul(weight, row[p]));
    }
  }
  return true;
}

/* V = sum of v_g = s_g^2 c'M S_g M c, and its degrees of freedom V^2 / sum(v_g^2 / df_g). A group
** that the combination does not rest on has no say. */
static void combine(const clt_lm *lm, group *groups, int n, const clt_dd *a, double *std_error,
                    double *df) {
  double total = 0.0, uncertain = 0.0, most = 0.0;
  for (int g = 0; g < n; g++) {
    groups[g].share = dd_to_double(form(lm, &groups[g], a, lm->model.n_terms));
    most = fmax(most, groups[g].share);
  }
  for (int g = 0; g < n; g++) {
    if (groups[g].share <= 0x1p-80 * most) continue;
    double part = groups[g].share * groups[g].variance;
    total += part;
    uncertain += part * part / groups[g].df;
  }
  *std_error = sqrt(total);
  *df = total == 0.0 ? (double)lm->df_residual : total * total / uncertain;
}

/* The sums of a group's rows. False if out of memory or stopped. */
static bool take_group(const clt_lm *lm, const clt_fit_source *source, int number, group *g,
                       clt_arena *arena, clt_task *task) {
  const int key[CLT_KEYS] = {CLT_ANY, number, CLT_ANY};
  if (!clt_design_part_of(source->design, source->strata, key, &g->part, arena, task) ||
      !clt_design_moments(&g->part.design, source->strata, key, &g->moments, arena, task)) {
    return false;
  }
  size_t most = 1 + (size_t)g->part.design.numerics + (size_t)g->part.design.indicators;
  g->position = clt_arena_take(arena, most, sizeof *g->position);
  for (int p = 0; g->position && p <= lm->model.n_terms; p++) {
    if (g->part.place[clt_lm_column_at(lm, p)] >= 0) g->position[g->positions++] = p;
  }
  return g->position != NULL;
}

static group *take_groups(const clt_lm *lm, const clt_fit_source *source, clt_variance_notes *notes,
                          clt_arena *arena, clt_task *task) {
  group *groups = clt_arena_take(arena, (size_t)source->groups, sizeof *groups);
  for (int g = 0; groups && g < source->groups; g++) {
    int number = source->group[g];
    if (!take_group(lm, source, number, &groups[g], arena, task) ||
        !measure(lm, &groups[g], task)) {
      return NULL;
    }
    bool is_short = groups[g].df == 0.0 && groups[g].moments.n;
    if (is_short && !notes->short_group) notes->short_group = number + 1;
  }
  return groups;
}

bool clt_variance_by_group(const clt_lm *lm, const clt_fit_source *source, int n, const double *c,
                           double *std_error, double *df, clt_variance_notes *notes,
                           clt_arena *arena, clt_task *task) {
  size_t n_terms = (size_t)lm->model.n_terms;
  clt_dd *a = clt_arena_take(arena, 2 * n_terms + 1, sizeof *a);
  double *unit = clt_arena_take(arena, n_terms, sizeof *unit);
  group *groups = take_groups(lm, source, notes, arena, task);
  if (!a || !unit || !groups) return false;
  for (int i = 0; i < n; i++) {
    if (clt_task_stop(task, (double)i / n)) return false;
    if (!c) unit[i] = 1.0;
    std_error[i] = df[i] = NAN;
    if (influence(lm, c ? c + (size_t)i * n_terms : unit, a + n_terms, a)) {
      combine(lm, groups, source->groups, a, &std_error[i], &df[i]);
    }
    if (!c) unit[i] = 0.0;
  }
  return true;
}
