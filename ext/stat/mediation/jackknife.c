#include "stat/mediation/jackknife.h"

#include <math.h>

/* (i + di)/(t + dt) - i/t. There is none where t + dt is what rounding leaves of t and dt. */
static double deviate_share(const clt_mediation_map *map, double indirect, double total) {
  double all = map->effect[CLT_TOTAL] + total;
  double least = CLT_MEDIATION_PIVOT * (fabs(map->effect[CLT_TOTAL]) + fabs(total));
  return fabs(all) > least ? (indirect - map->effect[CLT_PROPORTION] * total) / all : NAN;
}

void clt_mediation_deviate(const clt_mediation_map *map, const clt_mediation_slopes *z,
                           double deviation[CLT_MEDIATION_EFFECTS]) {
  double a = map->a_by * z->a, b = map->b_by * z->b;
  double indirect = map->a * b + map->b * a + a * b;
  double total = map->total_by_a * z->a + map->total_by_c * z->c;
  deviation[CLT_INDIRECT] = indirect;
  deviation[CLT_DIRECT] = map->direct_by * z->direct - map->a * b;
  deviation[CLT_TOTAL] = total;
  deviation[CLT_PROPORTION] = deviate_share(map, indirect, total);
}

/*
** The slopes without row z of a level of `size` rows. Whitened cross-products are n I, so without
** the row they are n I - f z z', f = size/(size - 1). Eliminating the covariates turns f into
** f n/(n - f h), h = sum of their squares; eliminating x does the same once more. Where n - f h
** vanishes the covariates explain the row fully, and leaving it out changes nothing.
*/
static clt_mediation_slopes without(const clt_mediation_stratum *s, const double *z, size_t size) {
  double n = (double)s->n, least = CLT_MEDIATION_PIVOT * n, h = 0.0;
  if (size < 2) return (clt_mediation_slopes){0.0, 0.0, 0.0, 0.0};
  double f = (double)size / ((double)size - 1.0);
  for (size_t c = 0; c + 3 < s->columns; c++) h += z[c] * z[c];
  f = n - f * h > least ? f * n / (n - f * h) : 0.0;
  z += s->columns - 3;
  double x = z[0], m = z[1], y = z[2], xx = n - f * x * x;
  if (!(xx > least)) return (clt_mediation_slopes){NAN, NAN, NAN, NAN};
  double g = f * n / xx, mm = n - g * m * m;
  clt_mediation_slopes out = {.a = -f * x * m / xx, .c = -f * x * y / xx};
  out.b = mm > least ? -g * m * y / mm : NAN;
  out.direct = out.c - out.a * out.b;
  return out;
}

/* Sums of the deviations and of their squares and cubes. */
typedef struct powers {
  double sum, square, cube;
} powers;

static bool sum_powers(const clt_mediation_stratum *s, powers p[CLT_MEDIATION_EFFECTS],
                       clt_task *task) {
  size_t row = 0;
  for (size_t level = 0; level < s->levels; level++) {
    size_t size = s->level_end[level] - row;
    for (; row < s->level_end[level]; row++) {
      clt_mediation_slopes slopes = without(s, s->z + row * s->columns, size);
      double d[CLT_MEDIATION_EFFECTS];
      clt_mediation_deviate(&s->map, &slopes, d);
      for (int e = 0; e < CLT_MEDIATION_EFFECTS; e++) {
        p[e].sum += d[e];
        p[e].square += d[e] * d[e];
        p[e].cube += d[e] * d[e] * d[e];
      }
      if (row % 1024 == 0 && clt_task_stop(task, 0.0)) return false;
    }
  }
  return true;
}

bool clt_mediation_jackknife(clt_mediation_stratum *s, clt_task *task) {
  powers p[CLT_MEDIATION_EFFECTS] = {{0.0, 0.0, 0.0}};
  double n = (double)s->n;
  if (!sum_powers(s, p, task)) return false;
  for (int e = 0; e < CLT_MEDIATION_EFFECTS; e++) {
    double mean = p[e].sum / n, square = p[e].square - p[e].sum * mean;
    double cube = p[e].cube - 3.0 * mean * p[e].square + 2.0 * n * mean * mean * mean;
    s->rms[e] = (n - 1.0) / n * sqrt(fmax(square, 0.0));
    if (isnan(square)) s->rms[e] = NAN;
    s->skew[e] = square > 0.0 ? -cube / (square * sqrt(square)) : NAN;
  }
  return true;
}

double clt_mediation_acceleration(const clt_mediation_stratum *s,
                                  const clt_mediation_stratum *other, clt_mediation_effect effect) {
  if (!other) return s->skew[effect] / 6.0;
  double r1 = s->rms[effect], r2 = other->rms[effect], all = hypot(r1, r2);
  if (!(all > 0.0)) return NAN;
  r1 /= all;
  r2 /= all;
  /* a group without any influence has no skew either */
  double first = r1 > 0.0 ? s->skew[effect] * r1 * r1 * r1 : r1;
  double second = r2 > 0.0 ? other->skew[effect] * r2 * r2 * r2 : r2;
  return (first - second) / 6.0;
}
