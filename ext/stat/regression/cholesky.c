/* Double-double Cholesky factorisation with an absorbed diagonal block (cholesky.h). */
#include "stat/regression/cholesky.h"

#include <string.h>

bool clt_cholesky_init(clt_cholesky *f, clt_arena *arena, int absorbed, int dense, int64_t n) {
  size_t a = (size_t)absorbed, d = (size_t)dense;
  *f = (clt_cholesky){.absorbed = absorbed, .dense = dense, .n = n};
  f->count = clt_arena_take(arena, a, sizeof *f->count);
  f->pivot = clt_arena_take(arena, d, sizeof *f->pivot);
  f->noise = clt_arena_take(arena, d, sizeof *f->noise);
  f->norm = clt_arena_take(arena, a + d, sizeof *f->norm);
  f->raw = clt_arena_take(arena, a + d, sizeof *f->raw);
  f->inverse = clt_arena_take(arena, d * (a + d), sizeof *f->inverse);
  return f->inverse != NULL;
}

/* a - b c */
static clt_dd minus_product(clt_dd a, clt_dd b, clt_dd c) {
  return dd_sub(a, dd_mul(b, c));
}

/* Scratch of a factorisation. */
typedef struct work {
  clt_dd *ratio; /* [absorbed] row i over the diagonal block */
  int *nonzero;  /* [absorbed] where it is not 0 */
  clt_dd *lower; /* [dense * dense] L */
  clt_dd *left;  /* [dense] row j of L D */
} work;

static bool work_init(work *w, const clt_cholesky *f, clt_arena *arena) {
  size_t a = (size_t)f->absorbed, d = (size_t)f->dense;
  w->ratio = clt_arena_take(arena, a, sizeof *w->ratio);
  w->nonzero = clt_arena_take(arena, a, sizeof *w->nonzero);
  w->lower = clt_arena_take(arena, d * d, sizeof *w->lower);
  w->left = clt_arena_take(arena, d, sizeof *w->left);
  return w->left != NULL;
}

/* Row i of L over the absorbed columns into w->ratio; how many of its entries are not 0. */
static int absorbed_ratios(const clt_cholesky *f, const clt_dd *row, const work *w) {
  int n = 0;
  for (int k = 0; k < f->absorbed; k++) {
    if (row[k].hi == 0.0 || f->count[k] == 0.0) continue;
    w->ratio[k] = dd_div(row[k], dd_from(f->count[k]));
    w->nonzero[n++] = k;
  }
  return n;
}

/* Takes the absorbed columns out of the dense block, and replaces the rows' absorbed part by that
** of -L. From the last row up, so that the rows above still hold G when row i needs them. */
static bool eliminate_absorbed(clt_cholesky *f, const work *w, clt_task *task) {
  for (int i = f->dense - 1; i >= 0; i--) {
    clt_dd *row = clt_cholesky_row(f, i);
    int n = absorbed_ratios(f, row, w);
    for (int j = 0; j <= i; j++) {
      const clt_dd *other = clt_cholesky_row(f, j);
      clt_dd s = row[f->absorbed + j];
      for (int l = 0; l < n; l++) {
        int k = w->nonzero[l];
        s = minus_product(s, w->ratio[k], other[k]);
      }
      row[f->absorbed + j] = s;
      if (clt_task_stop(task, 0.0)) return false;
    }
    memset(row, 0, (size_t)f->absorbed * sizeof *row);
    for (int l = 0; l < n; l++) row[w->nonzero[l]] = dd_neg(w->ratio[w->nonzero[l]]);
  }
  return true;
}

/* Row j of L, and its pivot. L_jk d_k = G_jk - sum_{l<k} (L_jl d_l) L_kl. */
static void factor_row(clt_cholesky *f, const work *w, int j) {
  const size_t d = (size_t)f->dense;
  const clt_dd *gram = clt_cholesky_row(f, j) + f->absorbed;
  clt_dd *lower = w->lower + (size_t)j * d, pivot = gram[j];
  for (int k = 0; k < j; k++) {
    if (f->pivot[k].hi == 0.0) continue;
    const clt_dd *other = w->lower + (size_t)k * d;
    clt_dd s = gram[k];
    for (int l = 0; l < k; l++) {
      if (other[l].hi != 0.0) s = minus_product(s, w->left[l], other[l]);
    }
    w->left[k] = s;
    lower[k] = dd_div(s, f->pivot[k]);
    pivot = minus_product(pivot, s, lower[k]);
  }
  f->pivot[j] = pivot;
}

/* Row j of L^-1 = -(row j of L) (the rows of L^-1 before it), with a 1 on the diagonal. */
static void invert_row(clt_cholesky *f, const work *w, int j) {
  const clt_dd *lower = w->lower + (size_t)j * (size_t)f->dense;
  clt_dd *row = clt_cholesky_row(f, j);
  for (int k = 0; k < j; k++) row[f->absorbed + k] = dd_neg(lower[k]);
  row[f->absorbed + j] = dd_from(1.0);
  for (int k = 0; k < j; k++) {
    if (lower[k].hi == 0.0) continue;
    const clt_dd *other = clt_cholesky_row(f, k);
    for (int p = 0; p < f->absorbed + k; p++) {
      if (other[p].hi != 0.0) row[p] = minus_product(row[p], lower[k], other[p]);
    }
  }
}

/* The rounding level of pivot j. */
static double rounding_level(const clt_cholesky *f, int j) {
  const clt_dd *row = clt_cholesky_row(f, j);
  double raw = 0.0, norm = 0.0;
  for (int p = 0; p <= f->absorbed + j; p++) {
    raw = fmax(raw, fabs(row[p].hi) * f->raw[p]);
    norm = fmax(norm, fabs(row[p].hi) * f->norm[p]);
  }
  return (9.0 * raw * raw + (16.0 + (double)f->n) * norm * norm) * 0x1p-106;
}

bool clt_cholesky_factor(clt_cholesky *f, clt_arena *arena, clt_task *task) {
  work w;
  if (!work_init(&w, f, arena) || !eliminate_absorbed(f, &w, task)) return false;
  for (int j = 0; j < f->dense; j++) {
    factor_row(f, &w, j);
    invert_row(f, &w, j);
    f->noise[j] = rounding_level(f, j);
    if (f->pivot[j].hi <= f->noise[j]) f->pivot[j] = dd_from(0.0);
    if (clt_task_stop(task, (double)j / f->dense)) return false;
  }
  return true;
}

bool clt_cholesky_finite(const clt_cholesky *f) {
  size_t entries = (size_t)f->dense * ((size_t)f->absorbed + (size_t)f->dense);
  bool finite = true;
  for (int i = 0; i < f->dense; i++) finite = finite && isfinite(f->pivot[i].hi);
  for (size_t i = 0; i < entries; i++) finite = finite && isfinite(f->inverse[i].hi);
  return finite;
}
