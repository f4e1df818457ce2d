#include "stat/mediation/map.h"

#include <math.h>

/* A column's pivot; mediators are counted from 0, x is -1, y is k. */
static clt_dd pivot(const clt_mediation_fit *fit, int column) {
  return fit->factor->pivot[fit->x + 1 + column];
}

static clt_dd inverse(const clt_mediation_fit *fit, int row, int column) {
  return clt_cholesky_row(fit->factor, fit->x + 1 + row)[fit->x + 1 + column];
}

/* sqrt(a / b); NAN where b vanished. */
static clt_dd root_ratio(clt_dd a, clt_dd b) {
  return b.hi == 0.0 ? dd_from((double)NAN) : dd_div(dd_sqrt(a), dd_sqrt(b));
}

/* U, by N U = 1 row for row. */
static void invert(const clt_mediation_fit *fit) {
  int k = fit->mediators;
  for (int i = 0; i < k; i++) {
    clt_dd *row = fit->upper + i * k;
    row[i] = dd_from(1.0);
    for (int l = 0; l < i; l++) {
      for (int j = 0; j <= l; j++) {
        row[j] = dd_sub(row[j], dd_mul(inverse(fit, i, l), fit->upper[l * k + j]));
      }
    }
  }
}

/* sum_l U_jl v_l, where minus v_l is the entry of x in row l of L^-1: the slope a_j. */
static clt_dd path_a(const clt_mediation_fit *fit, int j) {
  clt_dd a = dd_from(0.0);
  for (int l = 0; l <= j; l++) {
    a = dd_sub(a, dd_mul(fit->upper[j * fit->mediators + l], inverse(fit, l, -1)));
  }
  return a;
}

/* The slope of y on e_l: (b'U)_l. */
static clt_dd slope_on_rest(const clt_mediation_fit *fit, int l) {
  int k = fit->mediators;
  clt_dd slope = dd_from(0.0);
  for (int j = l; j < k; j++) {
    slope = dd_sub(slope, dd_mul(inverse(fit, k, j), fit->upper[j * k + l]));
  }
  return slope;
}

static void set_maps(clt_mediation_map *map, const clt_mediation_fit *fit, bool has_b) {
  int k = fit->mediators;
  clt_dd x = pivot(fit, -1), y = pivot(fit, k);
  map->direct_by = map->total_by_c = dd_to_double(root_ratio(y, x));
  for (int l = 0; l < k; l++) {
    clt_dd m = pivot(fit, l), by_x = root_ratio(m, x), by_m = root_ratio(y, m);
    map->total_by_a[l] = dd_to_double(dd_mul(slope_on_rest(fit, l), by_x));
    for (int j = l; j < k; j++) {
      map->a_by[j * k + l] = dd_to_double(dd_mul(fit->upper[j * k + l], by_x));
    }
    for (int j = 0; j <= l; j++) {
      map->b_by[j * k + l] = has_b ? dd_to_double(dd_mul(inverse(fit, l, j), by_m)) : NAN;
    }
  }
}

static void set_effects(clt_mediation_map *map, const clt_mediation_fit *fit, bool has_b) {
  int k = fit->mediators;
  bool has_x = pivot(fit, -1).hi > 0.0;
  double *effect = map->effect;
  clt_dd indirect = dd_from(0.0), direct = dd_neg(inverse(fit, k, -1));
  for (int j = 0; j < k; j++) {
    clt_dd a = path_a(fit, j), b = dd_neg(inverse(fit, k, j)), ab = dd_mul(a, b);
    indirect = dd_add(indirect, ab);
    effect[clt_effect_at(k, CLT_PATH_A, j)] = has_x ? dd_to_double(a) : NAN;
    effect[clt_effect_at(k, CLT_PATH_B, j)] = has_b ? dd_to_double(b) : NAN;
    effect[clt_effect_at(k, CLT_SPECIFIC, j)] = has_x && has_b ? dd_to_double(ab) : NAN;
  }
  effect[clt_effect_at(k, CLT_INDIRECT, 0)] = has_x && has_b ? dd_to_double(indirect) : NAN;
  effect[clt_effect_at(k, CLT_DIRECT, 0)] = has_x && has_b ? dd_to_double(direct) : NAN;
  effect[clt_effect_at(k, CLT_TOTAL, 0)] = has_x ? dd_to_double(dd_add(direct, indirect)) : NAN;
  effect[clt_effect_at(k, CLT_PROPORTION, 0)] = NAN;
}

static void set_units(clt_mediation_map *map, const int *exponent) {
  int k = map->mediators, x = exponent[0], y = exponent[k + 1];
  for (int e = 0; e < clt_effects(k); e++) {
    int j, *unit = &map->unit[e];
    clt_mediation_effect kind = clt_effect_kind(k, e, &j);
    *unit = kind == CLT_PATH_A       ? exponent[1 + j] - x
            : kind == CLT_PATH_B     ? y - exponent[1 + j]
            : kind == CLT_PROPORTION ? 0
                                     : y - x;
  }
}

bool clt_mediation_map_init(clt_mediation_map *map, clt_mediation_fit *fit, const int *exponent,
                            clt_arena *arena) {
  size_t k = (size_t)fit->mediators, effects = (size_t)clt_effects(fit->mediators);
  map->mediators = fit->mediators;
  map->a_by = clt_arena_take(arena, k * k, sizeof *map->a_by);
  map->b_by = clt_arena_take(arena, k * k, sizeof *map->b_by);
  map->total_by_a = clt_arena_take(arena, k, sizeof *map->total_by_a);
  map->effect = clt_arena_take(arena, effects, sizeof *map->effect);
  map->unit = clt_arena_take(arena, effects, sizeof *map->unit);
  fit->upper = clt_arena_take(arena, k * k, sizeof *fit->upper);
  if (clt_arena_failed(arena)) return false;
  bool has_b = true;
  for (int l = 0; l < fit->mediators; l++) has_b = has_b && pivot(fit, l).hi > 0.0;
  invert(fit);
  set_maps(map, fit, has_b);
  set_effects(map, fit, has_b);
  set_units(map, exponent);
  return true;
}

/* ---- resamples ---- */

/* (i + di)/(t + dt) - i/t. There is none where t + dt is what rounding leaves of t and dt. */
static double deviate_share(double total, double share, double indirect, double by) {
  double all = total + by, least = CLT_MEDIATION_PIVOT * (fabs(total) + fabs(by));
  return fabs(all) > least ? (indirect - share * by) / all : NAN;
}

void clt_mediation_deviate(const clt_mediation_map *map, const clt_mediation_slopes *z,
                           double *deviation) {
  int k = map->mediators, first = clt_effect_at(k, CLT_INDIRECT, 0);
  const double *of_a = map->effect, *of_b = of_a + k;
  double indirect = 0.0, direct = map->direct_by * z->direct, total = map->total_by_c * z->c;
  for (int j = 0; j < k; j++) {
    const double *a_by = map->a_by + j * k, *b_by = map->b_by + j * k;
    double a = 0.0, b = 0.0;
    for (int l = 0; l <= j; l++) a += a_by[l] * z->a[l];
    for (int l = j; l < k; l++) b += b_by[l] * z->b[l];
    double specific = of_a[j] * b + of_b[j] * a + a * b;
    deviation[j] = a;
    deviation[k + j] = b;
    deviation[2 * k + j] = specific;
    indirect += specific;
    direct -= of_a[j] * b;
    total += map->total_by_a[j] * z->a[j];
  }
  deviation[first] = indirect;
  deviation[first + 1] = direct;
  deviation[first + 2] = total;
  deviation[first + 3] =
      deviate_share(map->effect[first + 2], map->effect[first + 3], indirect, total);
}

/* ---- tests ---- */

/* Root of a residual sum of squares in which all but rounding may have cancelled: what is no larger
** than the rounding level of the response's pivot is 0, as in a perfect fit of lm.h. */
static double residual(const clt_mediation_fit *fit, int response, double root) {
  return root * root > fit->factor->noise[fit->x + 1 + response] ? root : 0.0;
}

/* sqrt of the diagonal of (X'X)^-1 over x and the mediators: (X'X)^-1 = L^-T D^-1 L^-1. */
static double unscaled(const clt_mediation_fit *fit, int column) {
  double root = 0.0;
  for (int row = column; row < fit->mediators; row++) {
    double entry = inverse(fit, row, column).hi;
    if (entry != 0.0) root = hypot(root, entry / sqrt(pivot(fit, row).hi));
  }
  return root;
}

/* Of y, or of a mediator, on x and the covariates: sum over e_l of (slope)^2 D_l, and D_y. */
static double residual_of(const clt_mediation_fit *fit, int response) {
  int k = fit->mediators;
  double root = response == k ? sqrt(pivot(fit, k).hi) : 0.0;
  for (int l = 0; l < k && l <= response; l++) {
    double slope = response == k ? slope_on_rest(fit, l).hi : fit->upper[response * k + l].hi;
    root = hypot(root, slope * sqrt(pivot(fit, l).hi));
  }
  return residual(fit, response, root);
}

void clt_mediation_test_slopes(const clt_mediation_fit *fit, const clt_mediation_map *map,
                               double conf_level, clt_inference *test) {
  int k = fit->mediators;
  double x = sqrt(pivot(fit, -1).hi), of_x = x > 0.0;
  double df = fit->df - of_x, df_y = df - k, y = sqrt(pivot(fit, k).hi) / sqrt(df_y);
  for (int e = 0; e < clt_effects(k); e++) {
    int j;
    clt_mediation_effect kind = clt_effect_kind(k, e, &j);
    double error = NAN;
    bool outcome = kind == CLT_PATH_B || kind == CLT_DIRECT;
    if (kind == CLT_PATH_A) error = residual_of(fit, j) / sqrt(df) / x;
    if (kind == CLT_TOTAL) error = residual_of(fit, k) / sqrt(df) / x;
    if (kind == CLT_PATH_B) error = y * unscaled(fit, j);
    if (kind == CLT_DIRECT) error = y * unscaled(fit, -1);
    test[e] = clt_infer(map->effect[e], error, outcome ? df_y : df, conf_level);
  }
}

clt_inference clt_mediation_test_difference(const clt_inference *a, const clt_inference *b,
                                            double conf_level) {
  double error = hypot(a->std_error, b->std_error), df = a->df + b->df;
  if (error > 0.0) {
    double share = a->std_error / error, rest = b->std_error / error;
    df = 1.0 / (pow(share, 4.0) / a->df + pow(rest, 4.0) / b->df);
  }
  return clt_infer(a->estimate - b->estimate, error, df, conf_level);
}
