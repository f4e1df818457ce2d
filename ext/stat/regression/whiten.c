#include "stat/regression/whiten.h"

#include "stat/fused.h"

bool clt_whiten_init(clt_whitener *w, const clt_lm *lm, const clt_rows *rows, clt_arena *arena) {
  const clt_lm_model *model = &lm->model;
  size_t absorbed = (size_t)lm->factor.absorbed, dense = (size_t)lm->factor.dense - 1;
  size_t positions = absorbed + dense + 1, indicators = (size_t)model->moments->indicators;
  *w = (clt_whitener){.lm = lm,
                      .rows = rows,
                      .absorbed = (int)absorbed,
                      .dense = (int)dense,
                      .fused = clt_has_fused()};
  w->column = clt_arena_take(arena, positions, sizeof *w->column);
  w->position = clt_arena_take(arena, indicators, sizeof *w->position);
  w->numeric = clt_arena_take(arena, (size_t)model->moments->k, sizeof *w->numeric);
  w->on = clt_arena_take(arena, indicators, sizeof *w->on);
  w->x = clt_arena_take(arena, positions, sizeof *w->x);
  w->filled = clt_arena_take(arena, dense + 1, sizeof *w->filled);
  w->unit = clt_arena_take(arena, dense + 1, sizeof *w->unit);
  w->inverse = clt_arena_take(arena, dense + 1, sizeof *w->inverse);
  w->noise = clt_arena_take(arena, dense + 1, sizeof *w->noise);
  w->nothing = clt_arena_take(arena, dense + 1, sizeof *w->nothing);
  w->z = clt_arena_take(arena, dense + 1, sizeof *w->z);
  if (!w->z) return false;
  for (size_t i = 0; i <= dense; i++) {
    double square = lm->factor.pivot[i].hi;
    w->unit[i] = square > 0.0 ? ldexp(1.0, -ilogb(sqrt(square))) : 1.0;
    clt_dd pivot = dd_mul_d(dd_mul_d(lm->factor.pivot[i], w->unit[i]), w->unit[i]);
    if (square > 0.0) w->inverse[i] = dd_div(dd_from(1.0), pivot);
    if (square > 0.0) w->noise[i] = lm->factor.noise[i] / square;
    w->nothing[i] = square > 0.0 || i == dense ? 0x1p-30 * sqrt(lm->factor.noise[i]) : INFINITY;
  }
  int first = clt_indicator_column(model->moments, 0);
  for (size_t i = 0; i < indicators; i++) w->position[i] = -1;
  for (int p = 0; p <= model->n_terms; p++) {
    w->column[p] = p < model->n_terms ? model->terms[lm->order[p]] : model->response;
    if (w->column[p] >= first) w->position[w->column[p] - first] = p;
  }
  return true;
}

/* The values of the numeric columns about the moments' shift, and the indicators that are on. */
static int read_columns(clt_whitener *w, int64_t index) {
  const clt_rows *rows = w->rows;
  const clt_moments *m = w->lm->model.moments;
  const double *x = rows->x + index * rows->k;
  const int *on = rows->on + index * rows->factors;
  int n = 0;
  if (rows->design) {
    clt_raw_row raw = {rows->key + index * rows->keys, x, on, rows->factors};
    clt_design_row(rows->design, rows->shift, &raw, w->numeric, w->on, &n);
    return n;
  }
  for (int i = 0; i < m->k; i++) w->numeric[i] = dd_two_diff(x[i], m->shift[i]);
  for (int i = 0; i < rows->factors; i++) {
    if (on[i] >= 0) w->on[n++] = on[i];
  }
  return n;
}

/* The row into x and level, about the shift or about zero as the fit is. */
static void load_row(clt_whitener *w, int64_t index) {
  const clt_lm *lm = w->lm;
  const clt_moments *m = lm->model.moments;
  int n = read_columns(w, index);
  for (int p = w->absorbed; p <= w->absorbed + w->dense; p++) {
    int column = w->column[p];
    w->x[p] = dd_from(column == CLT_CONSTANT ? 1.0 : 0.0);
    if (column < clt_numeric_column(0) || column >= clt_indicator_column(m, 0)) continue;
    w->x[p] = w->numeric[column - clt_numeric_column(0)];
    if (!lm->shifted) w->x[p] = dd_add(w->x[p], dd_from(clt_moments_shift(m, column)));
  }
  w->level = -1;
  for (int i = 0; i < n; i++) {
    int p = w->position[w->on[i]];
    if (p >= w->absorbed) {
      w->x[p] = dd_from(1.0);
    } else if (p >= 0) {
      w->level = p;
    }
  }
  w->n_filled = 0;
  for (int p = w->absorbed; p <= w->absorbed + w->dense; p++) {
    if (w->x[p].hi != 0.0) w->filled[w->n_filled++] = p;
  }
}

/* Row i of L^-1 times x, for i from `first` on; the last is of the response. Column by column, so
** that the additions to one component do not wait for those to another. */
CLT_TWICE void multiply(clt_whitener *w, int first, bool fused) {
  const clt_cholesky *f = &w->lm->factor;
  const size_t width = (size_t)(f->absorbed + f->dense);
  for (int i = first; i <= w->dense; i++) {
    w->z[i] = w->level >= 0 ? clt_cholesky_row(f, i)[w->level] : dd_from(0.0);
  }
  for (int j = 0; j < w->n_filled; j++) {
    int p = w->filled[j], from = p - f->absorbed > first ? p - f->absorbed : first;
    const clt_dd x = w->x[p], *entry = clt_cholesky_row(f, from) + p;
    for (int i = from; i <= w->dense; i++, entry += width) {
      if (entry->hi != 0.0) w->z[i] = clt_fused_add_product(w->z[i], *entry, x, fused);
    }
  }
}

CLT_FUSED static void multiply_fused(clt_whitener *w, int first) {
  multiply(w, first, true);
}

static void multiply_plain(clt_whitener *w, int first) {
  multiply(w, first, false);
}

/* The components from `first` on, times their units. */
static void find_components(clt_whitener *w, int first) {
  (w->fused ? multiply_fused : multiply_plain)(w, first);
  for (int i = first; i <= w->dense; i++) {
    double unit = fabs(w->z[i].hi) <= w->nothing[i] ? 0.0 : w->unit[i];
    w->z[i] = (clt_dd){w->z[i].hi * unit, w->z[i].lo * unit};
  }
}

void clt_whiten_row(clt_whitener *w, int64_t index) {
  load_row(w, index);
  find_components(w, 0);
}

clt_dd clt_whiten_residual(clt_whitener *w, int64_t index) {
  load_row(w, index);
  find_components(w, w->dense);
  return w->z[w->dense];
}

/* The rounding level is 2^-70 of the 1 that h is taken from: double-double leaves 2^-104, so that
** what is above has the ten digits promised (an outlier by 1e10 has, and R's double would call its
** leverage 1), and what is below is at most a row that the model fits to within 1e-21 of its
** variance. A pivot near its own rounding level, which is relative to the column (cholesky.h),
** makes h as uncertain as itself. */
CLT_TWICE clt_dd rest(const clt_whitener *w, bool fused) {
  const clt_cholesky *f = &w->lm->factor;
  clt_dd left = dd_from(1.0);
  double noise = 0x1p-70;
  if (w->level >= 0) left = dd_sub(left, dd_div(dd_from(1.0), dd_from(f->count[w->level])));
  for (int i = 0; i < w->dense; i++) {
    if (w->z[i].hi == 0.0) continue;
    clt_dd share = clt_fused_mul(w->z[i], w->inverse[i], fused);
    left = clt_fused_add_product(left, dd_neg(share), w->z[i], fused);
    noise += share.hi * w->z[i].hi * w->noise[i];
  }
  return left.hi <= noise ? dd_from(0.0) : left;
}

CLT_FUSED static clt_dd rest_fused(const clt_whitener *w) {
  return rest(w, true);
}

static clt_dd rest_plain(const clt_whitener *w) {
  return rest(w, false);
}

clt_dd clt_whiten_rest(const clt_whitener *w) {
  return (w->fused ? rest_fused : rest_plain)(w);
}
