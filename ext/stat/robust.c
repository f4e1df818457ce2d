/*
** Heteroskedasticity-consistent variances (lm.h).
**
** With row x of the design in the order of the factorisation, z = L^-1 x has as its components what
** is left of each column in this row after the columns before it; so z_y is the residual, and
**   leverage        h = sum z_i^2 / d_i,
**   influence on c  a = c'(X'X)^-1 x = sum (L^-1 c)_i z_i / d_i,
**   variance        c'Vc = sum over rows of w e^2 a^2.
** No covariance matrix is formed, and a sum of squares cannot cancel.
*/
#include "lm.h"

/* A sum, and how large its terms were: what is left by cancellation to below 2^-80 of them is 0.
 *The
 ** rounding of the data is at 2^-53, that of this arithmetic at 2^-104. */
typedef struct sum {
  clt_dd value;
  double magnitude;
} sum;

static void sum_add(sum *s, clt_dd a, clt_dd b) {
  clt_dd term = dd_mul(a, b);
  s->value = dd_add(s->value, term);
  s->magnitude += fabs(term.hi);
}

static clt_dd sum_value(const sum *s) {
  return fabs(s->value.hi) <= 0x1p-80 * s->magnitude ? dd_from(0.0) : s->value;
}

/* One robust variance computation. */
typedef struct robust {
  const clt_lm *lm;     /* the fit */
  const clt_rows *rows; /* the data */
  clt_robust kind;      /* which weights */
  int positions;        /* columns of the factorisation, the response included */
  int combinations;     /* how many there are */
  int *column;          /* [positions] moments' column at each position */
  int *position;        /* [indicators] factorisation position of each, -1 if not in the model */
  clt_dd *influence;    /* [combinations * (positions - 1)] (L^-1 c)_i / d_i, absorbed ones first */
  clt_dd *x;            /* [positions] the row at hand; absorbed positions are not used */
  clt_dd *z;            /* [dense] L^-1 x */
  int level;            /* absorbed position that is on in the row, -1 at the reference level */
  clt_dd *variance;     /* [combinations] sums so far */
  bool undefined;       /* a row has leverage 1, and the kind divides by 1 - h */
} robust;

static bool robust_init(robust *r, clt_arena *arena) {
  const clt_lm *lm = r->lm;
  const clt_lm_model *model = &lm->model;
  size_t p = (size_t)r->positions, n = (size_t)r->combinations;
  r->column = clt_arena_take(arena, p, sizeof *r->column);
  r->position = clt_arena_take(arena, (size_t)model->moments->indicators, sizeof *r->position);
  r->influence = clt_arena_take(arena, n * p, sizeof *r->influence);
  r->x = clt_arena_take(arena, p, sizeof *r->x);
  r->z = clt_arena_take(arena, p, sizeof *r->z);
  r->variance = clt_arena_take(arena, n, sizeof *r->variance);
  if (clt_arena_failed(arena)) return false;
  int first = clt_indicator_column(model->moments, 0);
  for (int i = 0; i < model->moments->indicators; i++) r->position[i] = -1;
  for (int i = 0; i < r->positions; i++) {
    r->column[i] = i < model->n_terms ? model->terms[lm->order[i]] : model->response;
    if (r->column[i] >= first) r->position[r->column[i] - first] = i;
  }
  return true;
}

/* (L^-1 c)_i / d_i for one combination; c is about the shift, and overwritten. */
static void set_influence(const robust *r, clt_dd *c) {
  const clt_cholesky *f = &r->lm->factor;
  for (int i = f->dense - 2; i >= 0; i--) {
    const clt_dd *row = clt_cholesky_row(f, i);
    sum s = {{0.0, 0.0}, 0.0};
    for (int p = 0; p <= f->absorbed + i; p++) {
      if (row[p].hi != 0.0 && c[p].hi != 0.0) sum_add(&s, row[p], c[p]);
    }
    bool kept = f->pivot[i].hi > 0.0;
    c[f->absorbed + i] = kept ? dd_div(sum_value(&s), f->pivot[i]) : dd_from(0.0);
  }
  for (int p = 0; p < f->absorbed; p++) {
    if (c[p].hi != 0.0) c[p] = dd_div(c[p], dd_from(f->count[p]));
  }
}

/* All combinations; variance[] of those that touch a dropped term becomes NAN. */
static void set_combinations(const robust *r, const double *c, double *unit) {
  int n_terms = r->lm->model.n_terms;
  for (int i = 0; i < r->combinations; i++) {
    clt_dd *out = r->influence + (size_t)i * (size_t)(r->positions - 1);
    if (!c) unit[i] = 1.0;
    const double *this_c = c ? c + (size_t)i * (size_t)n_terms : unit;
    bool exists = !isnan(clt_lm_reparametrise(r->lm, this_c, out));
    if (!c) unit[i] = 0.0;
    r->variance[i] = dd_from(exists ? 0.0 : NAN);
    if (exists) set_influence(r, out);
  }
}

/* Row `index` of the data into x and level. */
static void load_row(robust *r, int64_t index) {
  const clt_lm *lm = r->lm;
  const clt_moments *m = lm->model.moments;
  const double *x = r->rows->x + index * r->rows->k;
  const int *on = r->rows->on + index * r->rows->factors;
  int absorbed = lm->factor.absorbed;
  for (int p = absorbed; p < r->positions; p++) {
    int column = r->column[p];
    r->x[p] = dd_from(column == CLT_CONSTANT ? 1.0 : 0.0);
    if (column < clt_numeric_column(0) || column >= clt_indicator_column(m, 0)) continue;
    double shift = lm->shifted ? clt_moments_shift(m, column) : 0.0;
    r->x[p] = dd_two_diff(x[column - clt_numeric_column(0)], shift);
  }
  r->level = -1;
  for (int i = 0; i < r->rows->factors; i++) {
    int p = on[i] >= 0 ? r->position[on[i]] : -1;
    if (p >= absorbed) {
      r->x[p] = dd_from(1.0);
    } else if (p >= 0) {
      r->level = p;
    }
  }
}

/* z_i; the row of L^-1 may be that of the response. A billionth of what the data's own rounding
** leaves of the column is 0: that is above the rounding of this arithmetic. */
static clt_dd component(const robust *r, int i) {
  const clt_cholesky *f = &r->lm->factor;
  const clt_dd *row = clt_cholesky_row(f, i);
  clt_dd z = r->level >= 0 ? row[r->level] : dd_from(0.0);
  for (int p = f->absorbed; p <= f->absorbed + i; p++) {
    if (r->x[p].hi != 0.0) z = dd_add(z, dd_mul(row[p], r->x[p]));
  }
  return fabs(z.hi) <= 0x1p-30 * sqrt(f->noise[i]) ? dd_from(0.0) : z;
}

/* 1 - h, after z; 0 if it is at the rounding level, which a pivot near its own adds to. */
static clt_dd one_minus_leverage(const robust *r) {
  const clt_cholesky *f = &r->lm->factor;
  clt_dd left = dd_from(1.0);
  double noise = 0x1p-70;
  if (r->level >= 0) left = dd_sub(left, dd_div(dd_from(1.0), dd_from(f->count[r->level])));
  for (int i = 0; i < f->dense - 1; i++) {
    if (f->pivot[i].hi == 0.0) continue;
    clt_dd part = dd_div(dd_mul(r->z[i], r->z[i]), f->pivot[i]);
    left = dd_sub(left, part);
    noise += part.hi * f->noise[i] / f->pivot[i].hi;
  }
  return left.hi <= noise ? dd_from(0.0) : left;
}

/* w e^2 of the row. */
static clt_dd weighted_square(robust *r) {
  clt_dd e = r->z[r->lm->factor.dense - 1], square = dd_mul(e, e);
  if (r->kind != CLT_HC2 && r->kind != CLT_HC3) return square;
  clt_dd left = one_minus_leverage(r);
  if (left.hi == 0.0) {
    r->undefined = true;
    return dd_from(0.0);
  }
  return dd_div(square, r->kind == CLT_HC3 ? dd_mul(left, left) : left);
}

static void add_row(robust *r) {
  const clt_cholesky *f = &r->lm->factor;
  for (int i = 0; i < f->dense; i++) {
    bool wanted = i == f->dense - 1 || f->pivot[i].hi > 0.0;
    r->z[i] = wanted ? component(r, i) : dd_from(0.0);
  }
  clt_dd weight = weighted_square(r);
  if (weight.hi == 0.0) return;
  for (int c = 0; c < r->combinations; c++) {
    const clt_dd *influence = r->influence + (size_t)c * (size_t)(r->positions - 1);
    sum s = {{0.0, 0.0}, 0.0};
    if (r->level >= 0) sum_add(&s, influence[r->level], dd_from(1.0));
    for (int i = 0; i < f->dense - 1; i++) sum_add(&s, influence[f->absorbed + i], r->z[i]);
    clt_dd a = sum_value(&s);
    r->variance[c] = dd_add(r->variance[c], dd_mul(weight, dd_mul(a, a)));
  }
}

static bool add_rows(robust *r, clt_task *task) {
  for (int64_t i = 0; i < r->rows->n; i++) {
    if (clt_task_stop(task, (double)i / (double)r->rows->n)) return false;
    load_row(r, i);
    add_row(r);
  }
  return true;
}

static void finish(const robust *r, double *variance) {
  const clt_lm *lm = r->lm;
  for (int i = 0; i < r->combinations; i++) {
    clt_dd v = r->variance[i];
    if (r->kind == CLT_HC1) {
      v = dd_div(dd_mul_d(v, (double)lm->n), dd_from((double)lm->df_residual));
    }
    variance[i] = r->undefined ? NAN : dd_to_double(v);
  }
}

/* Where the rows are not needed: no residual, or no robustness asked for. */
static void without_rows(const robust *r, const double *c, double *unit, double *variance) {
  const clt_lm *lm = r->lm;
  for (int i = 0; i < r->combinations; i++) {
    double value;
    if (!c) unit[i] = 1.0;
    clt_lm_combine(lm, c ? c + (size_t)i * (size_t)lm->model.n_terms : unit, &value, &variance[i]);
    if (!c) unit[i] = 0.0;
    variance[i] *= lm->sigma2;
  }
}

bool clt_lm_robust(const clt_lm *lm, const clt_rows *rows, clt_robust kind, int n_combinations,
                   const double *c, double *variance, clt_arena *arena, clt_task *task) {
  robust r = {.lm = lm, .rows = rows, .kind = kind, .combinations = n_combinations};
  r.positions = lm->model.n_terms + 1;
  double *unit = clt_arena_take(arena, (size_t)r.positions, sizeof *unit);
  if (!unit) return false;
  if (kind == CLT_HC_NONE || lm->perfect || lm->df_residual <= 0) {
    without_rows(&r, c, unit, variance);
    return true;
  }
  if (!robust_init(&r, arena)) return false;
  set_combinations(&r, c, unit);
  if (!add_rows(&r, task)) return false;
  finish(&r, variance);
  return true;
}
