/*
** Heteroskedasticity-consistent variances (lm.h).
**
** A row's influence on a combination c of the coefficients is c'(X'X)^-1 x = u'z with
** u = D^-1 L^-1 c and z of whiten.h, so that
**
**   c'Vc = u' M u,   M = sum over the rows of w e^2 z z'.
**
** M is that of orthogonal columns, which keeps its digits, and is summed once for any number of
** combinations, in tallies (stat/digits.h), so that nothing hangs on the order of the rows: each
** row's terms are its own. They are below 2^74, as z and e are below 2 in their units and 1 - h is
** not below 2^-70. Of a row's absorbed components at most one is not 0, and is 1: that part of M is
** diagonal.
*/
#include "stat/digits.h"
#include "stat/fused.h"
#include "stat/regression/whiten.h"

/* One robust variance computation. */
typedef struct robust {
  const clt_lm *lm;    /* the fit */
  clt_robust kind;     /* which weights */
  clt_whitener row;    /* the row at hand */
  int absorbed, dense; /* components, as there */
  size_t entries;      /* of M */
  clt_tally *tally;    /* [entries] sums so far: the lower triangle over the dense components … */
  clt_tally *of_levels; /* … then of each absorbed one: with the dense ones, and its diagonal */
  clt_dd *meat;         /* [entries] M, likewise */
  int64_t left_out;     /* rows with leverage 1, if the kind divides by 1 - h */
} robust;

static bool robust_init(robust *r, const clt_rows *rows, clt_arena *arena) {
  if (!clt_whiten_init(&r->row, r->lm, rows, arena)) return false;
  size_t absorbed = (size_t)r->row.absorbed, dense = (size_t)r->row.dense;
  size_t triangle = dense * (dense + 1) / 2;
  r->absorbed = r->row.absorbed;
  r->dense = r->row.dense;
  r->entries = triangle + absorbed * (dense + 1);
  r->tally = clt_arena_take(arena, r->entries, sizeof *r->tally);
  r->meat = clt_arena_take(arena, r->entries, sizeof *r->meat);
  if (!r->meat) return false;
  r->of_levels = r->tally + triangle;
  return true;
}

/* w e^2 of the row. A double will do: M is of the weights as they are rounded, and c'Vc, a sum of
** them times squares, is as accurate as they. e^2 / (1 - h) is by how much the sum of squares falls
** without the row: less than the 4 below which that is in the residuals' unit. */
static double weighted_square(robust *r) {
  double e = dd_to_double(r->row.z[r->dense]);
  if (r->kind != CLT_HC2 && r->kind != CLT_HC3) return e * e;
  double left = dd_to_double(clt_whiten_rest(&r->row));
  if (left == 0.0) {
    r->left_out++;
    return 0.0;
  }
  double falls = fmin(e * e / left, 4.0);
  return r->kind == CLT_HC3 ? falls / left : falls;
}

CLT_TWICE void add_row(robust *r, double weight, bool fused) {
  const clt_dd *z = r->row.z, w = dd_from(weight);
  clt_tally *to = r->tally, *of_level = NULL;
  if (r->row.level >= 0) of_level = r->of_levels + (size_t)r->row.level * (size_t)(r->dense + 1);
  for (int i = 0; i < r->dense; to += ++i) {
    if (z[i].hi == 0.0) continue;
    clt_dd weighted = clt_fused_mul(z[i], w, fused);
    if (of_level) clt_tally_add(&of_level[i], weighted);
    for (int j = 0; j <= i; j++) {
      if (z[j].hi != 0.0) clt_tally_add(&to[j], clt_fused_mul(weighted, z[j], fused));
    }
  }
  if (of_level) clt_tally_add(&of_level[r->dense], w);
}

CLT_FUSED static void add_row_fused(robust *r, double weight) {
  add_row(r, weight, true);
}

static void add_row_plain(robust *r, double weight) {
  add_row(r, weight, false);
}

static void carry(robust *r) {
  for (size_t i = 0; i < r->entries; i++) clt_tally_carry(&r->tally[i]);
}

static bool read_tallies(robust *r, clt_task *task) {
  size_t unpolled = 0;
  for (size_t i = 0; i < r->entries; i++) {
    r->meat[i] = clt_tally_to_dd(&r->tally[i]);
    if (clt_task_stop_after(task, 32, &unpolled)) return false;
  }
  return true;
}

static bool add_rows(robust *r, int64_t n, clt_task *task) {
  const size_t each = 8 * (size_t)(r->dense + 1) * (size_t)(r->dense + 1);
  size_t unpolled = 0;
  for (int64_t i = 0; i < n; i++) {
    if (clt_task_due(each, &unpolled) && clt_task_stop(task, (double)i / (double)n)) return false;
    clt_whiten_row(&r->row, i);
    double weight = weighted_square(r);
    if (weight != 0.0) (r->row.fused ? add_row_fused : add_row_plain)(r, weight);
    if ((i + 1) % CLT_TALLY_TERMS == 0) carry(r);
  }
  return read_tallies(r, task);
}

/* u = D^-1 L^-1 c in place, over the units of z; c is about the shift, in the order of the
** factorisation. */
static void set_influence(const robust *r, clt_dd *c) {
  const clt_cholesky *f = &r->lm->factor;
  for (int i = r->dense - 1; i >= 0; i--) {
    const clt_dd *row = clt_cholesky_row(f, i);
    clt_dd sum = dd_from(0.0);
    for (int p = 0; p <= r->absorbed + i; p++) {
      if (row[p].hi != 0.0 && c[p].hi != 0.0) sum = dd_add(sum, dd_mul(row[p], c[p]));
    }
    bool kept = f->pivot[i].hi > 0.0;
    sum = kept ? dd_div(sum, f->pivot[i]) : dd_from(0.0);
    c[r->absorbed + i] = dd_mul_d(sum, 1.0 / r->row.unit[i]);
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
  const clt_dd *dense = u + r->absorbed, *row = r->meat;
  sum s = {{0.0, 0.0}, 0.0};
  for (int i = 0; i < r->dense; row += ++i) {
    sum_add(&s, dd_mul(dense[i], dense[i]), row[i]);
    clt_dd twice = dd_add(dense[i], dense[i]);
    for (int j = 0; j < i; j++) sum_add(&s, dd_mul(twice, dense[j]), row[j]);
  }
  for (int l = 0; l < r->absorbed; l++, row += r->dense + 1) {
    if (u[l].hi == 0.0) continue;
    sum_add(&s, dd_mul(u[l], u[l]), row[r->dense]);
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
  return sqrt(v) / r->row.unit[r->dense];
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
  robust r = {.lm = lm, .kind = kind};
  const size_t n_terms = (size_t)lm->model.n_terms;
  bool needs_rows = kind != CLT_HC_NONE && !lm->perfect && lm->df_residual > 0;
  double *unit = clt_arena_take(arena, n_terms, sizeof *unit);
  clt_dd *u = clt_arena_take(arena, n_terms, sizeof *u);
  if (!u) return false;
  if (needs_rows && (!robust_init(&r, rows, arena) || !add_rows(&r, rows->n, task))) return false;
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
