#include "stat/regression/scale.h"

#include <math.h>
#include <string.h>

#include "base/sort.h"
#include "stat/regression/whiten.h"

enum { RAW, LOG, SCALES };

/* Both fits of some rows. */
typedef struct fits {
  const uint32_t *order;
  size_t n;
  clt_rows rows; /* all of them, about the shift of the strata */
  clt_strata strata;
  clt_moments moments;
  clt_lm lm[SCALES];
} fits;

double clt_scale_log(double y, double c) {
  double u = (y - c) / c;
  return fabs(u) <= 0.5 ? log1p(u) : log(y / c);
}

static bool sum_rows(fits *f, clt_arena *arena, clt_task *task) {
  const clt_rows *rows = &f->rows;
  size_t unpolled = 0, k = (size_t)rows->k, factors = (size_t)rows->factors;
  clt_strata_init(&f->strata, arena, rows->k, NULL);
  for (size_t i = 0; i < f->n; i++) {
    size_t row = f->order[i];
    if (!clt_strata_add(&f->strata, rows->key + row * (size_t)rows->keys, rows->x + row * k,
                        rows->on + row * factors, rows->factors) ||
        clt_task_stop_after(task, k * (k + factors), &unpolled)) {
      return false;
    }
  }
  return true;
}

static bool fit(const clt_scale_model *model, fits *f, clt_arena *arena, clt_task *task) {
  f->rows = *model->rows;
  if (!sum_rows(f, arena, task) ||
      !clt_design_moments(f->rows.design, &f->strata, NULL, &f->moments, arena, task)) {
    return false;
  }
  f->rows.shift = f->strata.shift;
  for (int s = 0; s < SCALES; s++) {
    clt_lm_model of = {.moments = &f->moments,
                       .response = clt_design_numeric_column(s),
                       .n_terms = model->n_terms,
                       .terms = model->terms,
                       .absorb_begin = model->absorb_begin,
                       .absorb_end = model->absorb_end};
    if (!clt_lm_fit(&f->lm[s], &of, arena, task)) return false;
  }
  return true;
}

/* That of ln y is perfect, too, where it is within the rounding of y. */
static clt_scale_problem problem_of(const fits *f) {
  const clt_lm *raw = &f->lm[RAW], *ln = &f->lm[LOG];
  if (raw->out_of_range || ln->out_of_range) return CLT_SCALE_OUT_OF_RANGE;
  if (raw->constant_response || ln->constant_response) return CLT_SCALE_CONSTANT;
  if (raw->df_residual <= 0) return CLT_SCALE_TOO_FEW;
  bool perfect = raw->perfect || ln->perfect || ln->rss <= 9.0 * 0x1p-106 * (double)ln->n;
  return perfect ? CLT_SCALE_PERFECT : CLT_SCALE_FINE;
}

/* ln a, also near 1. */
static double log_of(clt_dd a) {
  double above = dd_to_double(dd_sub(a, dd_from(1.0)));
  return fabs(above) < 0.5 ? log1p(above) : log(a.hi);
}

static clt_scale_delta delta_of(const clt_scale_model *model, const fits *f) {
  const clt_lm *raw = &f->lm[RAW], *ln = &f->lm[LOG];
  clt_scale_delta d = {NAN, problem_of(f), raw->n, raw->rank};
  if (d.problem != CLT_SCALE_FINE) return d;
  clt_dd c = dd_from(model->c), n = dd_from((double)d.n);
  clt_dd ratio = dd_div(dd_div(dd_div(raw->rss_dd, c), c), ln->rss_dd);
  clt_dd logs = dd_mul(clt_moments_mean(&f->moments, ln->model.response), n);
  d.delta = 0.5 * n.hi * log_of(ratio) - dd_to_double(logs);
  return d;
}

/* ---- rows that fit worst ---- */

/* Raises the size of each row to |e| / sqrt(e'e) of a fit: beyond the digits of a double, so that
** what is equal by symmetry comes out equal, and the order decides. */
static bool raise_sizes(const fits *f, int scale, double *size, clt_arena *arena, clt_task *task) {
  const clt_design *design = f->rows.design;
  size_t unpolled = 0, columns = (size_t)design->numerics + (size_t)design->indicators;
  clt_whitener w;
  if (!clt_whiten_init(&w, &f->lm[scale], &f->rows, arena)) return false;
  clt_dd root = dd_mul_d(dd_sqrt(f->lm[scale].rss_dd), w.unit[w.dense]);
  for (size_t i = 0; i < f->n; i++) {
    clt_dd e = dd_div(clt_whiten_residual(&w, (int64_t)i), root);
    size[i] = fmax(size[i], fabs(dd_to_double(e)));
    if (clt_task_stop_after(task, 8 * columns, &unpolled)) return false;
  }
  return true;
}

static bool smaller(const void *sizes, uint32_t a, uint32_t b) {
  const double *size = sizes;
  return size[a] < size[b];
}

/* All rows, from those that fit best to those that fit worst; NULL if out of memory or stopped. */
static const uint32_t *by_size(const fits *f, clt_arena *arena, clt_task *task) {
  double *size = clt_arena_take(arena, f->n, sizeof *size);
  uint32_t *best = clt_arena_take(arena, f->n, sizeof *best);
  uint32_t *scratch = clt_arena_take(arena, f->n, sizeof *scratch);
  if (!size || !best || !scratch) return NULL;
  memcpy(best, f->order, f->n * sizeof *best);
  for (int s = 0; s < SCALES; s++) {
    if (!raise_sizes(f, s, size, arena, task)) return NULL;
  }
  return clt_sort_rows(best, scratch, f->n, smaller, size, task) ? best : NULL;
}

bool clt_scale_compare(const clt_scale_model *model, const uint32_t *order, clt_scale_delta *all,
                       clt_scale_delta *trimmed, clt_arena *arena, clt_task *task) {
  size_t n = (size_t)model->rows->n;
  fits whole = {.order = order, .n = n}, part = {.n = n - n / 20};
  if (!fit(model, &whole, arena, task)) return false;
  *all = *trimmed = delta_of(model, &whole);
  if (all->problem != CLT_SCALE_FINE) return true;
  part.order = by_size(&whole, arena, task);
  if (!part.order || !fit(model, &part, arena, task)) return false;
  *trimmed = delta_of(model, &part);
  return true;
}

/* ---- memory ---- */

/* Of moments: products of numeric columns, those with indicators, counts of pairs; the room for
** indicators doubles. */
static double bytes_of_moments(double numerics, double indicators) {
  double room = indicators > 0.0 ? fmax(4.0, exp2(ceil(log2(indicators)))) : 0.0;
  return 16.0 * (numerics + 4.0) * (numerics + 4.0 + room) + 4.0 * room * room;
}

double clt_scale_bytes(int numerics, int indicators, int absorbed, const clt_strata *like) {
  double dense = (double)numerics + (double)indicators - (double)absorbed;
  double of_fit = 16.0 * dense * (2.0 * dense + (double)absorbed);
  double bytes = bytes_of_moments(numerics, indicators) + (double)SCALES * of_fit;
  for (int i = 0; i < like->count; i++) {
    bytes += bytes_of_moments(like->k, like->stratum[i]->moments.indicators);
  }
  return 2.0 * bytes + 16.0 * (double)like->n;
}
