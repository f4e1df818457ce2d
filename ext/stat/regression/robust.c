/*
** Heteroskedasticity-consistent variances (lm.h).
**
** With row x of the design in the order of the factorisation, z = L^-1 x has as its components what
** is left of each column in this row after the columns before it; so z_y is the residual e, and the
** leverage is h = sum z_i^2 / d_i. A row's influence on a combination c of the coefficients is
** c'(X'X)^-1 x = u'z with u = D^-1 L^-1 c, so that
**
**   c'Vc = u' M u,   M = sum over the rows of w e^2 z z'.
**
** M is that of orthogonal columns, which keeps its digits, and is summed once for any number of
** combinations. Of a row's absorbed components at most one is not 0, and is 1: that part of M is
** diagonal.
*/
#include "stat/regression/lm.h"

/* One robust variance computation. The components of z are the absorbed ones, then the `dense`. */
typedef struct robust {
  const clt_lm *lm;     /* the fit */
  const clt_rows *rows; /* the data */
  clt_robust kind;      /* which weights */
  int absorbed;         /* absorbed components */
  int dense;            /* other components, the response left out */
  int *column;          /* [absorbed + dense + 1] moments' column at each position */
  int *position;        /* [indicators] position of each, -1 if not in the model */
  clt_dd *x;            /* [absorbed + dense + 1] the row at hand; absorbed entries are not used */
  int level;            /* absorbed position that is on in the row, -1 at the reference level */
  double *unit;         /* [dense + 1] power of two near 1 / (root sum of squares of the component),
                        ** in which z is measured: M has fourth powers, which would leave the
                        ** range */
  clt_dd *z;            /* [dense + 1] dense components of the row, then the residual, times unit */
  clt_dd *meat;         /* [dense * dense] M, lower triangle */
  clt_dd *level_meat;   /* [absorbed * dense] M between absorbed and dense components */
  clt_dd *level_weight; /* [absorbed] diagonal of M */
  int64_t left_out;     /* rows with leverage 1, if the kind divides by 1 - h */
} robust;

static bool robust_init(robust *r, clt_arena *arena) {
  const clt_lm *lm = r->lm;
  const clt_lm_model *model = &lm->model;
  size_t absorbed = (size_t)lm->factor.absorbed, dense = (size_t)lm->factor.dense - 1;
  size_t positions = absorbed + dense + 1, indicators = (size_t)model->moments->indicators;
  r->absorbed = (int)absorbed;
  r->dense = (int)dense;
  r->column = clt_arena_take(arena, positions, sizeof *r->column);
  r->position = clt_arena_take(arena, indicators, sizeof *r->position);
  r->x = clt_arena_take(arena, positions, sizeof *r->x);
  r->unit = clt_arena_take(arena, dense + 1, sizeof *r->unit);
  r->z = clt_arena_take(arena, dense + 1, sizeof *r->z);
  r->meat = clt_arena_take(arena, dense * dense, sizeof *r->meat);
  r->level_meat = clt_arena_take(arena, absorbed * dense, sizeof *r->level_meat);
  r->level_weight = clt_arena_take(arena, absorbed, sizeof *r->level_weight);
  if (!r->level_weight) return false;
  for (size_t i = 0; i <= dense; i++) {
    double square = lm->factor.pivot[i].hi;
    r->unit[i] = square > 0.0 ? ldexp(1.0, -ilogb(sqrt(square))) : 1.0;
  }
  int first = clt_indicator_column(model->moments, 0);
  for (size_t i = 0; i < indicators; i++) r->position[i] = -1;
  for (int p = 0; p <= model->n_terms; p++) {
    r->column[p] = p < model->n_terms ? model->terms[lm->order[p]] : model->response;
    if (r->column[p] >= first) r->position[r->column[p] - first] = p;
  }
  return true;
}

/* Row `index` of the data into x and level. */
static void load_row(robust *r, int64_t index) {
  const clt_lm *lm = r->lm;
  const clt_moments *m = lm->model.moments;
  const double *x = r->rows->x + index * r->rows->k;
  const int *on = r->rows->on + index * r->rows->factors;
  for (int p = r->absorbed; p <= r->absorbed + r->dense; p++) {
    int column = r->column[p];
    r->x[p] = dd_from(column == CLT_CONSTANT ? 1.0 : 0.0);
    if (column < clt_numeric_column(0) || column >= clt_indicator_column(m, 0)) continue;
    double shift = lm->shifted ? clt_moments_shift(m, column) : 0.0;
    r->x[p] = dd_two_diff(x[column - clt_numeric_column(0)], shift);
    if (r->rows->low && column == clt_numeric_column(r->rows->low_column)) {
      r->x[p] = dd_add(r->x[p], dd_from(r->rows->low[index]));
    }
  }
  r->level = -1;
  for (int i = 0; i < r->rows->factors; i++) {
    int p = on[i] >= 0 ? r->position[on[i]] : -1;
    if (p >= r->absorbed) {
      r->x[p] = dd_from(1.0);
    } else if (p >= 0) {
      r->level = p;
    }
  }
}

/* z_i times its unit; the row of L^-1 may be that of the response. A billionth of what the data's
** own rounding leaves of the column is 0: that is above the rounding of this arithmetic. */
static clt_dd component(const robust *r, int i) {
  const clt_cholesky *f = &r->lm->factor;
  const clt_dd *row = clt_cholesky_row(f, i);
  clt_dd z = r->level >= 0 ? row[r->level] : dd_from(0.0);
  for (int p = f->absorbed; p <= f->absorbed + i; p++) {
    if (r->x[p].hi != 0.0) z = dd_add(z, dd_mul(row[p], r->x[p]));
  }
  return fabs(z.hi) <= 0x1p-30 * sqrt(f->noise[i]) ? dd_from(0.0) : dd_mul_d(z, r->unit[i]);
}

/* 1 - h, after z; 0 if it is at the rounding level. That is 2^-70 of the 1 that h is taken from:
** double-double leaves 2^-104, so that what is above has the ten digits promised (an outlier by
** 1e10 has, and R's double would call its leverage 1), and what is below is at most a row that the
** model fits to within 1e-21 of its variance. A pivot near its own rounding level, which is
** relative to the column (cholesky.h), makes h as uncertain as itself. */
static clt_dd one_minus_leverage(const robust *r) {
  const clt_cholesky *f = &r->lm->factor;
  clt_dd left = dd_from(1.0);
  double noise = 0x1p-70;
  if (r->level >= 0) left = dd_sub(left, dd_div(dd_from(1.0), dd_from(f->count[r->level])));
  for (int i = 0; i < r->dense; i++) {
    if (f->pivot[i].hi == 0.0) continue;
    clt_dd pivot = dd_mul_d(dd_mul_d(f->pivot[i], r->unit[i]), r->unit[i]);
    clt_dd part = dd_div(dd_mul(r->z[i], r->z[i]), pivot);
    left = dd_sub(left, part);
    noise += part.hi * f->noise[i] / f->pivot[i].hi;
  }
  return left.hi <= noise ? dd_from(0.0) : left;
}

/* w e^2 of the row. */
static clt_dd weighted_square(robust *r) {
  clt_dd square = dd_mul(r->z[r->dense], r->z[r->dense]);
  if (r->kind != CLT_HC2 && r->kind != CLT_HC3) return square;
  clt_dd left = one_minus_leverage(r);
  if (left.hi == 0.0) {
    r->left_out++;
    return dd_from(0.0);
  }
  return dd_div(square, r->kind == CLT_HC3 ? dd_mul(left, left) : left);
}

static void add_product(clt_dd *to, clt_dd a, clt_dd b) {
  *to = dd_add(*to, dd_mul(a, b));
}

static void add_row(robust *r) {
  const clt_cholesky *f = &r->lm->factor;
  for (int i = 0; i < r->dense; i++) {
    r->z[i] = f->pivot[i].hi > 0.0 ? component(r, i) : dd_from(0.0);
  }
  r->z[r->dense] = component(r, r->dense);
  clt_dd weight = weighted_square(r);
  if (weight.hi == 0.0) return;
  for (int i = 0; i < r->dense; i++) {
    clt_dd weighted = dd_mul(weight, r->z[i]);
    if (r->level >= 0) {
      clt_dd *to = &r->level_meat[(size_t)r->level * (size_t)r->dense + (size_t)i];
      *to = dd_add(*to, weighted);
    }
    clt_dd *row = r->meat + (size_t)i * (size_t)r->dense;
    for (int j = 0; j <= i; j++) add_product(&row[j], weighted, r->z[j]);
  }
  if (r->level >= 0) r->level_weight[r->level] = dd_add(r->level_weight[r->level], weight);
}

static bool add_rows(robust *r, clt_task *task) {
  for (int64_t i = 0; i < r->rows->n; i++) {
    if (clt_task_stop(task, (double)i / (double)r->rows->n)) return false;
    load_row(r, i);
    add_row(r);
  }
  return true;
}

/* u = D^-1 L^-1 c in place, over the units of z; c is about the shift, in the order of the
** factorisation. */
static void set_influence(const robust *r, clt_dd *c) {
  const clt_cholesky *f = &r->lm->factor;
  for (int i = r->dense - 1; i >= 0; i--) {
    const clt_dd *row = clt_cholesky_row(f, i);
    clt_dd sum = dd_from(0.0);
    for (int p = 0; p <= r->absorbed + i; p++) {
      if (row[p].hi != 0.0 && c[p].hi != 0.0) add_product(&sum, row[p], c[p]);
    }
    bool kept = f->pivot[i].hi > 0.0;
    sum = kept ? dd_div(sum, f->pivot[i]) : dd_from(0.0);
    c[r->absorbed + i] = dd_mul_d(sum, 1.0 / r->unit[i]);
  }
  for (int p = 0; p < r->absorbed; p++) {
    if (c[p].hi != 0.0) c[p] = dd_div(c[p], dd_from(f->count[p]));
  }
}

/* A sum, and how large its terms were: what cancellation leaves below 2^-80 of them is 0, the
** rounding of this arithmetic being at 2^-104 and that of the data at 2^-53. */
typedef struct sum {
  clt_dd value;
  double magnitude;
} sum;

static void sum_add(sum *s, clt_dd a, clt_dd b) {
  clt_dd term = dd_mul(a, b);
  s->value = dd_add(s->value, term);
  s->magnitude += fabs(term.hi);
}

/* u' M u, in the square of the residuals' unit. */
static double quadratic_form(const robust *r, const clt_dd *u) {
  const clt_dd *dense = u + r->absorbed;
  sum s = {{0.0, 0.0}, 0.0};
  for (int i = 0; i < r->dense; i++) {
    const clt_dd *row = r->meat + (size_t)i * (size_t)r->dense;
    sum_add(&s, dd_mul(dense[i], dense[i]), row[i]);
    clt_dd twice = dd_add(dense[i], dense[i]);
    for (int j = 0; j < i; j++) sum_add(&s, dd_mul(twice, dense[j]), row[j]);
  }
  for (int l = 0; l < r->absorbed; l++) {
    if (u[l].hi == 0.0) continue;
    const clt_dd *row = r->level_meat + (size_t)l * (size_t)r->dense;
    sum_add(&s, dd_mul(u[l], u[l]), r->level_weight[l]);
    clt_dd twice = dd_add(u[l], u[l]);
    for (int i = 0; i < r->dense; i++) sum_add(&s, dd_mul(twice, dense[i]), row[i]);
  }
  return s.value.hi <= 0x1p-80 * s.magnitude ? 0.0 : dd_to_double(s.value);
}

/* The root of c'Vc from the sums; `u` is scratch. */
static double from_rows(const robust *r, const double *c, clt_dd *u) {
  const clt_lm *lm = r->lm;
  if (isnan(clt_lm_reparametrise(lm, c, u))) return NAN;
  set_influence(r, u);
  double v = quadratic_form(r, u);
  if (r->kind == CLT_HC1) v *= (double)lm->n / (double)lm->df_residual;
  return sqrt(v) / r->unit[r->dense];
}

/* Where the rows are not needed: no residual, or no robustness asked for. */
static double without_rows(const clt_lm *lm, const double *c, int term) {
  double value, unscaled = lm->unscaled[term];
  if (c) clt_lm_combine(lm, c, &value, &unscaled);
  return clt_lm_std_error(lm, unscaled);
}

bool clt_lm_robust(const clt_lm *lm, const clt_rows *rows, clt_robust kind, int n_combinations,
                   const double *c, double *std_error, int64_t *left_out, clt_arena *arena,
                   clt_task *task) {
  robust r = {.lm = lm, .rows = rows, .kind = kind};
  const size_t n_terms = (size_t)lm->model.n_terms;
  bool needs_rows = kind != CLT_HC_NONE && !lm->perfect && lm->df_residual > 0;
  double *unit = clt_arena_take(arena, n_terms, sizeof *unit);
  clt_dd *u = clt_arena_take(arena, n_terms, sizeof *u);
  if (!u) return false;
  if (needs_rows && (!robust_init(&r, arena) || !add_rows(&r, task))) return false;
  *left_out = r.left_out;
  for (int i = 0; i < n_combinations; i++) {
    if (clt_task_stop(task, 1.0)) return false;
    const double *this_c = c ? c + (size_t)i * n_terms : NULL;
    if (!needs_rows) {
      std_error[i] = without_rows(lm, this_c, c ? 0 : i);
      continue;
    }
    if (!c) unit[i] = 1.0;
    std_error[i] = from_rows(&r, c ? this_c : unit, u);
    if (!c) unit[i] = 0.0;
  }
  return true;
}
