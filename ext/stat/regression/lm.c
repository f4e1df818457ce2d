/*
** Least squares from moments (lm.h).
**
** Where the constant is in the model, regressing y on the terms or y - s_y on the terms less their
** shifts s_j differs in the intercept only, b_0 = a_0 + s_y - sum b_j s_j, so everything is done
** about the shift, where no digit is lost to an offset, and the intercept put right at the end.
*/
#include "stat/regression/lm.h"

static clt_dd product(const clt_lm *lm, int a, int b) {
  const clt_moments *m = lm->model.moments;
  return lm->shifted ? clt_moments_product(m, a, b) : clt_moments_raw_product(m, a, b);
}

static double shift(const clt_lm *lm, int column) {
  return lm->shifted ? clt_moments_shift(lm->model.moments, column) : 0.0;
}

int clt_lm_column_at(const clt_lm *lm, int position) {
  const clt_lm_model *model = &lm->model;
  return position < model->n_terms ? model->terms[lm->order[position]] : model->response;
}

static bool kept_at(const clt_lm *lm, int position) {
  const clt_cholesky *f = &lm->factor;
  if (position < f->absorbed) return f->count[position] > 0.0;
  return f->pivot[position - f->absorbed].hi > 0.0;
}

static bool allocate(clt_lm *lm, clt_arena *arena) {
  size_t n = (size_t)lm->model.n_terms;
  lm->dropped = clt_arena_take(arena, n, sizeof *lm->dropped);
  lm->estimate = clt_arena_take(arena, n, sizeof *lm->estimate);
  lm->unscaled = clt_arena_take(arena, n, sizeof *lm->unscaled);
  lm->beta = clt_arena_take(arena, n, sizeof *lm->beta);
  lm->vif = clt_arena_take(arena, n, sizeof *lm->vif);
  lm->order = clt_arena_take(arena, n, sizeof *lm->order);
  lm->scratch = clt_arena_take(arena, n, sizeof *lm->scratch);
  lm->filled = clt_arena_take(arena, n, sizeof *lm->filled);
  return lm->filled != NULL;
}

/* Puts the terms in order: absorbed, constant, the others; and finds out whether the constant
** can be kept, that is, whether some row is at the reference level. */
static void arrange(clt_lm *lm) {
  const clt_lm_model *model = &lm->model;
  int n = 0;
  int64_t at_levels = 0;
  for (int i = model->absorb_begin; i < model->absorb_end; i++) {
    lm->order[n++] = i;
    at_levels += (int64_t)clt_moments_product(model->moments, CLT_CONSTANT, model->terms[i]).hi;
  }
  for (int i = 0; i < model->n_terms; i++) {
    if (model->terms[i] != CLT_CONSTANT) continue;
    lm->order[n++] = i;
    lm->intercept = true;
  }
  for (int i = 0; i < model->n_terms; i++) {
    bool absorbed = i >= model->absorb_begin && i < model->absorb_end;
    if (!absorbed && model->terms[i] != CLT_CONSTANT) lm->order[n++] = i;
  }
  lm->shifted = lm->intercept && lm->n > at_levels;
}

static bool in_range(const clt_lm *lm) {
  bool ok = true;
  for (int p = 0; p <= lm->model.n_terms; p++) {
    int column = clt_lm_column_at(lm, p);
    ok = ok && clt_moments_in_range(lm->model.moments, column);
    /* about 0, too, where that is something else */
    if (lm->shifted || clt_moments_shift(lm->model.moments, column) == 0.0) continue;
    ok = ok && clt_squares_in_range(product(lm, column, column).hi);
  }
  return ok;
}

/* No figure exists. */
static void blank(clt_lm *lm) {
  for (int i = 0; i < lm->model.n_terms; i++) {
    lm->estimate[i] = lm->unscaled[i] = lm->beta[i] = lm->vif[i] = NAN;
  }
  lm->rss = lm->tss = lm->sigma2 = NAN;
  lm->rss_dd = lm->tss_dd = dd_from(NAN);
}

static bool fill_gram(clt_lm *lm, clt_task *task) {
  clt_cholesky *f = &lm->factor;
  for (int p = 0; p < f->absorbed + f->dense; p++) {
    int column = clt_lm_column_at(lm, p);
    clt_dd square = product(lm, column, column);
    f->norm[p] = sqrt(square.hi);
    f->raw[p] = clt_moments_norm(lm->model.moments, column);
    if (p < f->absorbed) {
      f->count[p] = square.hi;
      continue;
    }
    clt_dd *row = clt_cholesky_row(f, p - f->absorbed);
    for (int q = 0; q <= p; q++) row[q] = product(lm, column, clt_lm_column_at(lm, q));
    if (clt_task_stop(task, 0.0)) return false;
  }
  return true;
}

static bool factorise(clt_lm *lm, clt_arena *arena, clt_task *task) {
  const clt_lm_model *model = &lm->model;
  int absorbed =
      model->absorb_end > model->absorb_begin ? model->absorb_end - model->absorb_begin : 0;
  int dense = model->n_terms - absorbed + 1;
  return clt_cholesky_init(&lm->factor, arena, absorbed, dense, lm->n) && fill_gram(lm, task) &&
         clt_cholesky_factor(&lm->factor, arena, task);
}

/* The coefficient at a position, about the shift. */
static clt_dd coefficient_at(const clt_lm *lm, int position) {
  const clt_cholesky *f = &lm->factor;
  return dd_neg(clt_cholesky_row(f, f->dense - 1)[position]);
}

/* a^2 / d, divided before it is squared: entries of L^-1 are ratios of units, whose squares may
** leave the range. */
static clt_dd over_pivot(clt_dd a, clt_dd d) {
  return dd_mul(dd_div(a, d), a);
}

/* Diagonal of (L^-T D^-1 L^-1), about the shift. */
static clt_dd unscaled_at(const clt_lm *lm, int position) {
  const clt_cholesky *f = &lm->factor;
  clt_dd sum = dd_from(0.0);
  if (position < f->absorbed) sum = dd_div(dd_from(1.0), dd_from(f->count[position]));
  for (int i = 0; i < f->dense - 1; i++) {
    clt_dd entry = clt_cholesky_row(f, i)[position];
    if (f->pivot[i].hi == 0.0 || entry.hi == 0.0) continue;
    sum = dd_add(sum, over_pivot(entry, f->pivot[i]));
  }
  return sum;
}

/* beta and vif of a kept term besides the constant. */
static void standardise(clt_lm *lm, int term, clt_dd estimate, clt_dd unscaled) {
  const clt_lm_model *model = &lm->model;
  int column = model->terms[term];
  clt_dd own = clt_moments_scatter(model->moments, column);
  if (!lm->constant_response && !clt_moments_constant(model->moments, column)) {
    clt_dd of_y = dd_sqrt(clt_moments_scatter(model->moments, model->response));
    lm->beta[term] = dd_to_double(dd_mul(estimate, dd_div(dd_sqrt(own), of_y)));
  }
  if (!lm->intercept) own = clt_moments_raw_product(model->moments, column, column);
  lm->vif[term] = dd_to_double(dd_mul(own, unscaled));
}

/* Estimates and what goes with each. The intercept is a combination of what was estimated. */
static void read_terms(clt_lm *lm) {
  const clt_lm_model *model = &lm->model;
  int constant = -1;
  for (int p = 0; p < model->n_terms; p++) {
    int term = lm->order[p];
    lm->dropped[term] = !kept_at(lm, p);
    lm->estimate[term] = lm->unscaled[term] = lm->beta[term] = lm->vif[term] = NAN;
    if (lm->dropped[term]) continue;
    lm->rank++;
    clt_dd estimate = coefficient_at(lm, p), unscaled = unscaled_at(lm, p);
    lm->estimate[term] = dd_to_double(estimate);
    lm->unscaled[term] = dd_to_double(unscaled);
    if (model->terms[term] == CLT_CONSTANT) {
      constant = term;
    } else {
      standardise(lm, term, estimate, unscaled);
    }
  }
  if (constant >= 0) clt_lm_combine(lm, NULL, &lm->estimate[constant], &lm->unscaled[constant]);
}

static void read_sums(clt_lm *lm) {
  const clt_lm_model *model = &lm->model;
  clt_dd residual = lm->factor.pivot[lm->factor.dense - 1];
  lm->df_residual = lm->n - lm->rank;
  lm->perfect = residual.hi == 0.0 || lm->df_residual <= 0;
  lm->rss_dd = lm->perfect ? dd_from(0.0) : residual;
  if (!lm->intercept) {
    lm->tss_dd = clt_moments_raw_product(model->moments, model->response, model->response);
  } else if (lm->constant_response) {
    lm->tss_dd = dd_from(0.0);
  } else {
    lm->tss_dd = clt_moments_scatter(model->moments, model->response);
  }
  lm->rss = dd_to_double(lm->rss_dd);
  lm->tss = dd_to_double(lm->tss_dd);
  lm->sigma2 = NAN;
  if (lm->df_residual > 0) {
    lm->sigma2 = dd_to_double(dd_div(lm->rss_dd, dd_from((double)lm->df_residual)));
  }
}

bool clt_lm_fit(clt_lm *lm, const clt_lm_model *model, clt_arena *arena, clt_task *task) {
  *lm = (clt_lm){.model = *model, .n = model->moments->n};
  if (!allocate(lm, arena)) return false;
  arrange(lm);
  lm->constant_response = clt_moments_constant(model->moments, model->response);
  lm->out_of_range = !in_range(lm);
  if (!lm->out_of_range) {
    if (!factorise(lm, arena, task)) return false;
    lm->out_of_range = !clt_cholesky_finite(&lm->factor);
  }
  if (lm->out_of_range) {
    blank(lm);
    return true;
  }
  read_terms(lm);
  read_sums(lm);
  return true;
}

/* c NULL: the constant alone. */
static double weight(const clt_lm *lm, const double *c, int term) {
  if (c) return c[term];
  return lm->model.terms[term] == CLT_CONSTANT ? 1.0 : 0.0;
}

double clt_lm_reparametrise(const clt_lm *lm, const double *c, clt_dd *out) {
  const clt_lm_model *model = &lm->model;
  double constant = 0.0;
  for (int i = 0; i < model->n_terms; i++) {
    if (lm->dropped[i] && weight(lm, c, i) != 0.0) return NAN;
    if (model->terms[i] == CLT_CONSTANT) constant = weight(lm, c, i);
  }
  for (int p = 0; p < model->n_terms; p++) {
    int term = lm->order[p];
    clt_dd moved = dd_two_prod(constant, shift(lm, model->terms[term]));
    out[p] = lm->dropped[term] ? dd_from(0.0) : dd_sub(dd_from(weight(lm, c, term)), moved);
  }
  return constant;
}

/* Fills in where lm->scratch is not 0, which mostly is in few places; in how many. */
static int find_filled(const clt_lm *lm) {
  int n = 0;
  for (int p = 0; p < lm->model.n_terms; p++) {
    if (lm->scratch[p].hi != 0.0) lm->filled[n++] = p;
  }
  return n;
}

/* Row i of L^-1 times lm->scratch, which is not 0 in n places. */
static clt_dd row_product(const clt_lm *lm, int i, int n) {
  const clt_cholesky *f = &lm->factor;
  const clt_dd *row = clt_cholesky_row(f, i);
  clt_dd sum = dd_from(0.0);
  for (int j = 0; j < n && lm->filled[j] <= f->absorbed + i; j++) {
    int p = lm->filled[j];
    if (row[p].hi != 0.0) sum = dd_add(sum, dd_mul(row[p], lm->scratch[p]));
  }
  return sum;
}

bool clt_lm_along(const clt_lm *lm, const double *c, clt_dd *out) {
  const clt_cholesky *f = &lm->factor;
  if (lm->out_of_range || isnan(clt_lm_reparametrise(lm, c, lm->scratch))) return false;
  int n = find_filled(lm);
  for (int p = 0; p < f->absorbed; p++) out[p] = lm->scratch[p];
  for (int i = 0; i < f->dense - 1; i++) out[f->absorbed + i] = row_product(lm, i, n);
  return true;
}

/* The largest part of the combination in lm->scratch, in units of the columns. */
static double largest_part(const clt_lm *lm, int n) {
  double most = 0.0;
  for (int j = 0; j < n; j++) {
    int p = lm->filled[j];
    double norm = lm->factor.norm[p];
    if (norm > 0.0) most = fmax(most, fabs(lm->scratch[p].hi) / norm);
  }
  return most;
}

/* Whether row i of L^-1, that of a dropped column, has any of it. */
static bool has_part(const clt_lm *lm, int i, int n, double most) {
  const clt_cholesky *f = &lm->factor;
  double of_column = f->norm[f->absorbed + i];
  double part = fabs(row_product(lm, i, n).hi);
  return clt_cholesky_row(f, i)[f->absorbed + i].hi != 0.0 && of_column > 0.0 &&
         part > 1e-6 * most * of_column;
}

bool clt_lm_estimable(const clt_lm *lm, const double *c) {
  const clt_lm_model *model = &lm->model;
  const clt_cholesky *f = &lm->factor;
  double constant = lm->out_of_range ? NAN : clt_lm_reparametrise(lm, c, lm->scratch);
  if (isnan(constant)) return false;
  /* a dropped column, too, is about its shift, which the constant makes good */
  for (int p = 0; p < model->n_terms; p++) {
    if (!lm->dropped[lm->order[p]]) continue;
    lm->scratch[p] = dd_neg(dd_two_prod(constant, shift(lm, clt_lm_column_at(lm, p))));
  }
  int n = find_filled(lm);
  double most = largest_part(lm, n);
  for (int i = 0; i < f->dense - 1; i++) {
    if (f->pivot[i].hi == 0.0 && has_part(lm, i, n, most)) return false;
  }
  return true;
}

void clt_lm_combine(const clt_lm *lm, const double *c, double *value, double *unscaled) {
  const clt_cholesky *f = &lm->factor;
  double constant = lm->out_of_range ? NAN : clt_lm_reparametrise(lm, c, lm->scratch);
  *value = *unscaled = NAN;
  if (isnan(constant)) return;
  int n = find_filled(lm);
  clt_dd sum = dd_two_prod(constant, shift(lm, lm->model.response)), square = dd_from(0.0);
  for (int p = 0; p < lm->model.n_terms; p++) {
    sum = dd_add(sum, dd_mul(lm->scratch[p], coefficient_at(lm, p)));
    if (p >= f->absorbed || lm->scratch[p].hi == 0.0) continue;
    square = dd_add(square, over_pivot(lm->scratch[p], dd_from(f->count[p])));
  }
  for (int i = 0; i < f->dense - 1; i++) {
    if (f->pivot[i].hi == 0.0) continue;
    square = dd_add(square, over_pivot(row_product(lm, i, n), f->pivot[i]));
  }
  *value = dd_to_double(sum);
  *unscaled = dd_to_double(square);
}
