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

static inline double value_of(const bench *b, int row, int column) {
  size_t width = 2 + (size_t)b->data.mediators + (size_t)b->data.covariates;
  return b->data.value[(size_t)row * width + (size_t)column];
}

/* The constant, covariates and indicators, as far as they are not collinear. */
static inline void put_covariates(refit *f, const bench *b, const int *row) {
  const clt_mediation_data *d = &b->data;
  f->columns = 0;
  for (int i = 0; i < f->n; i++) f->column[0][i] = 1;
  orthogonalise(f);
  for (int c = 0; c < d->covariates; c++) {
    for (int i = 0; i < f->n; i++) {
      f->column[f->columns][i] = value_of(b, row[i], 2 + d->mediators + c);
    }
    orthogonalise(f);
  }
  for (int k = 0; k < d->factors; k++) {
    for (int l = 1; l < d->levels[k]; l++) {
      for (int i = 0; i < f->n; i++) {
        f->column[f->columns][i] = d->level[row[i] * d->factors + k] == l;
      }
      orthogonalise(f);
    }
  }
}

/* A column of the data, in extended precision. */
static inline void fetch(wide *to, const bench *b, const int *row, int n, int column) {
  for (int i = 0; i < n; i++) to[i] = value_of(b, row[i], column);
}

/* Effects in the rows row[0 .. n) of the data; NAN where they do not exist. Each slope is by
** itself: that of the column which comes last. */
static inline void effects_of(const bench *b, const int *row, int n, double *effect) {
  static refit f;
  static wide y[ROWS], response[ROWS];
  int k = b->data.mediators;
  f.n = n;
  fetch(y, b, row, n, 1 + k);
  for (int e = 0; e < clt_effects(k); e++) effect[e] = (double)NAN;
  put_covariates(&f, b, row);
  int before = f.columns;
  fetch(f.column[before], b, row, n, 0);
  fetch(response, b, row, n, 0);
  if (!orthogonalise(&f)) return;
  wide xx = along(&f, before, response), indirect = 0, total = along(&f, before, y) / xx;
  effect[clt_effect_at(k, CLT_TOTAL, 0)] = (double)total;
  for (int j = 0; j < k; j++) {
    fetch(response, b, row, n, 1 + j);
    effect[clt_effect_at(k, CLT_PATH_A, j)] = (double)(along(&f, before, response) / xx);
  }
  for (int j = 0; j < k; j++) { /* mediator j behind x and the other mediators */
    f.columns = before + 1;
    bool all = true;
    for (int other = 1; other <= k; other++) {
      fetch(f.column[f.columns], b, row, n, 1 + (j + other) % k);
      all = orthogonalise(&f) && all;
    }
    fetch(response, b, row, n, 1 + j);
    if (!all) return;
    wide slope = along(&f, before + k, y) / along(&f, before + k, response);
    double a = effect[clt_effect_at(k, CLT_PATH_A, j)];
    effect[clt_effect_at(k, CLT_PATH_B, j)] = (double)slope;
    effect[clt_effect_at(k, CLT_SPECIFIC, j)] = (double)(a * slope);
    indirect += a * slope;
  }
  effect[clt_effect_at(k, CLT_INDIRECT, 0)] = (double)indirect;
  effect[clt_effect_at(k, CLT_DIRECT, 0)] = (double)(total - indirect);
  effect[clt_effect_at(k, CLT_PROPORTION, 0)] = (double)(indirect / total);
}

/* Calls `check` for data of none to two covariates and factors, one to three mediators (the further
** ones being y and covariates, the outcome a covariate). */
static inline void refit_all(void (*check)(bench *b)) {
  static bench b;
  for (int covariates = 0; covariates <= 2; covariates++) {
    for (int factors = 0; factors <= 2; factors++) {
      for (int further = 0; further <= covariates; further++) {
        make(&b, 60, covariates, factors, 1, (uint64_t)(3 * covariates + factors));
        b.data.mediators += further;
        b.data.covariates -= further;
        check(&b);
        close_bench(&b);
      }
    }
  }
}

#endif
