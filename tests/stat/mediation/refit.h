/*
** Refits in extended precision: columns are orthogonalised one after the other (modified
** Gram-Schmidt); what vanishes is left out.
*/
#ifndef CLT_STAT_MEDIATION_REFIT_H
#define CLT_STAT_MEDIATION_REFIT_H

#include "stat/mediation/boot_support.h"

typedef long double wide;

typedef struct refit {
  int n;
  wide column[32][ROWS];
  int columns;
} refit;

/* Takes the columns so far out of the last one, which is dropped if nothing is left. */
static inline bool orthogonalise(refit *f) {
  wide *v = f->column[f->columns], before = 0, after = 0;
  for (int i = 0; i < f->n; i++) before += v[i] * v[i];
  for (int twice = 0; twice < 2; twice++) {
    for (int c = 0; c < f->columns; c++) {
      const wide *u = f->column[c];
      wide dot = 0;
      for (int i = 0; i < f->n; i++) dot += u[i] * v[i];
      for (int i = 0; i < f->n; i++) v[i] -= dot * u[i];
    }
  }
  for (int i = 0; i < f->n; i++) after += v[i] * v[i];
  if (!(after > 1e-15L * before)) return false;
  for (int i = 0; i < f->n; i++) v[i] /= sqrtl(after);
  f->columns++;
  return true;
}

static inline wide along(const refit *f, int c, const wide *v) {
  wide dot = 0;
  for (int i = 0; i < f->n; i++) dot += f->column[c][i] * v[i];
  return dot;
}

/* Effects in the rows row[0 .. n) of the data; NAN where they do not exist. */
static inline void effects_of(const bench *b, const int *row, int n, double effect[4]) {
  static refit f;
  static wide x[ROWS], m[ROWS], y[ROWS];
  const clt_mediation_data *d = &b->data;
  size_t width = 3 + (size_t)d->covariates;
  f.n = n;
  f.columns = 0;
  for (int i = 0; i < n; i++) f.column[0][i] = 1;
  orthogonalise(&f);
  for (int c = 0; c < d->covariates; c++) {
    for (int i = 0; i < n; i++) {
      f.column[f.columns][i] = d->value[(size_t)row[i] * width + 3 + (size_t)c];
    }
    orthogonalise(&f);
  }
  for (int k = 0; k < d->factors; k++) {
    for (int l = 1; l < d->levels[k]; l++) {
      for (int i = 0; i < n; i++) {
        f.column[f.columns][i] = d->level[row[i] * d->factors + k] == l;
      }
      orthogonalise(&f);
    }
  }
  for (int e = 0; e < 4; e++) effect[e] = (double)NAN;
  for (int i = 0; i < n; i++) {
    const double *value = d->value + (size_t)row[i] * width;
    f.column[f.columns][i] = x[i] = value[0];
    m[i] = value[1];
    y[i] = value[2];
  }
  int cx = f.columns;
  if (!orthogonalise(&f)) return;
  wide total = along(&f, cx, y) / along(&f, cx, x), a = along(&f, cx, m) / along(&f, cx, x);
  effect[CLT_TOTAL] = (double)total;
  memcpy(f.column[f.columns], m, sizeof m);
  if (!orthogonalise(&f)) return;
  wide slope = along(&f, cx + 1, y) / along(&f, cx + 1, m);
  effect[CLT_INDIRECT] = (double)(a * slope);
  effect[CLT_DIRECT] = (double)(total - a * slope);
  effect[CLT_PROPORTION] = (double)(a * slope / total);
}

/* Calls `check` for data of none to two covariates and factors. */
static inline void refit_all(void (*check)(bench *b)) {
  static bench b;
  for (int covariates = 0; covariates <= 2; covariates++) {
    for (int factors = 0; factors <= 2; factors++) {
      make(&b, 60, covariates, factors, 1, (uint64_t)(3 * covariates + factors));
      check(&b);
      close_bench(&b);
    }
  }
}

#endif
