#include "stat/mediation/jackknife.h"

#include <math.h>

/*
** The slopes without row z of a level of `size` rows. Whitened cross-products are n I, so without
** the row they are n I - f z z', f = size/(size - 1). Eliminating the covariates turns f into
** f n/(n - f h), h = sum of their squares; eliminating x does the same once more, and the inverse
** of n I - g m m' over the mediators takes m to m/(n - g |m|^2). Where n - f h vanishes the
** covariates explain the row fully, and leaving it out changes nothing.
*/
static void without(const clt_mediation_stratum *s, const double *z, size_t size,
                    clt_mediation_slopes *out) {
  size_t k = (size_t)s->mediators, covariates = s->columns - k - 2;
  double n = (double)s->n, least = CLT_MEDIATION_PIVOT * n, h = 0.0, mm = 0.0;
  double f = size < 2 ? 0.0 : (double)size / ((double)size - 1.0);
  for (size_t c = 0; c < covariates; c++) h += z[c] * z[c];
  f = n - f * h > least ? f * n / (n - f * h) : 0.0;
  const double *m = z + covariates + 1;
  double x = z[covariates], y = m[k], xx = n - f * x * x, g = f * n / xx;
  bool exists = xx > least;
  for (size_t l = 0; l < k; l++) mm += m[l] * m[l];
  out->c = exists ? -f * x * y / xx : NAN;
  out->direct = out->c;
  for (size_t l = 0; l < k; l++) {
    out->a[l] = exists ? -f * x * m[l] / xx : NAN;
    out->b[l] = exists && n - g * mm > least ? -g * m[l] * y / (n - g * mm) : NAN;
    out->direct -= out->a[l] * out->b[l];
  }
}

/* Sums of n deviations and of their squares and cubes. */
typedef struct powers {
  double sum, square, cube;
} powers;

static void add(powers *p, double d) {
  p->sum += d;
  p->square += d * d;
  p->cube += d * d * d;
}

static clt_mediation_influence influence(const powers *p, double n) {
  double mean = p->sum / n, square = p->square - p->sum * mean;
  double cube = p->cube - 3.0 * mean * p->square + 2.0 * n * mean * mean * mean;
  return (clt_mediation_influence){.rms = isnan(square) ? NAN
                                                        : (n - 1.0) / n * sqrt(fmax(square, 0.0)),
                                   .skew = square > 0.0 ? -cube / (square * sqrt(square)) : NAN};
}

static bool sum_powers(const clt_mediation_stratum *s, powers *p, clt_mediation_slopes *slopes,
                       double *deviation, clt_task *task) {
  size_t row = 0;
  for (size_t level = 0; level < s->levels; level++) {
    size_t size = s->level_end[level] - row;
    for (; row < s->level_end[level]; row++) {
      without(s, s->z + row * s->columns, size, slopes);
      clt_mediation_deviate(&s->map, slopes, deviation);
      for (int e = 0; e < clt_effects(s->mediators); e++) add(&p[e], deviation[e]);
      if (row % 1024 == 0 && clt_task_stop(task, 0.0)) return false;
    }
  }
  return true;
}

bool clt_mediation_jackknife(clt_mediation_influence *out, const clt_mediation_stratum *s,
                             clt_arena *arena, clt_task *task) {
  size_t k = (size_t)s->mediators, effects = (size_t)clt_effects(s->mediators);
  powers *p = clt_arena_take(arena, effects, sizeof *p);
  double *deviation = clt_arena_take(arena, effects, sizeof *deviation);
  clt_mediation_slopes slopes = {.a = clt_arena_take(arena, k, sizeof(double)),
                                 .b = clt_arena_take(arena, k, sizeof(double))};
  if (clt_arena_failed(arena)) return false;
  if (!sum_powers(s, p, &slopes, deviation, task)) return false;
  for (size_t e = 0; e < effects; e++) {
    out[e] = influence(&p[e], (double)s->n);
    out[e].rms = ldexp(out[e].rms, s->map.unit[e]);
  }
  return true;
}

bool clt_mediation_influence_of(clt_mediation_influence *out, const double *effect,
                                const double *less, size_t n, clt_task *task) {
  powers p = {0.0, 0.0, 0.0};
  double first = n == 0 ? 0.0 : effect[0] - (less ? less[0] : 0.0), most = 0.0;
  for (size_t i = 0; i < n; i++) {
    most = fmax(most, fabs(effect[i] - (less ? less[i] : 0.0) - first));
  }
  for (size_t i = 0; i < n; i++) { /* in units in which cubes are numbers */
    double d = effect[i] - (less ? less[i] : 0.0) - first;
    add(&p, most > 0.0 ? d / most : d);
    if (i % 4096 == 0 && clt_task_stop(task, 0.0)) return false;
  }
  *out = influence(&p, (double)n);
  out->rms *= most;
  return true;
}

double clt_mediation_acceleration(const clt_mediation_influence *one,
                                  const clt_mediation_influence *other) {
  if (!other) return one->skew / 6.0;
  double r1 = one->rms, r2 = other->rms, all = hypot(r1, r2);
  if (!(all > 0.0)) return NAN;
  r1 /= all;
  r2 /= all;
  /* a group without any influence has no skew either */
  double first = r1 > 0.0 ? one->skew * r1 * r1 * r1 : r1;
  double second = r2 > 0.0 ? other->skew * r2 * r2 * r2 : r2;
  return (first - second) / 6.0;
}
