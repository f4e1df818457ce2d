/* One group of a mediation analysis (stratum.h): moments, rank, whitening. */
#include "stat/mediation/stratum.h"

#include <math.h>
#include <string.h>

#include "stat/regression/cholesky.h"

/* Everything of the preparation that is not kept. */
typedef struct workshop {
  clt_mediation_rows rows;
  clt_dd *mean;        /* [levels * columns] level means */
  clt_dd *gram;        /* [columns(columns+1)/2] lower triangle: sums of products about them */
  double *raw;         /* [columns] sum of squares about zero */
  clt_dd *row;         /* [columns] scratch: a row about its level mean */
  int *order;          /* [columns] which columns are factorised, and in which order */
  int size;            /* how many */
  clt_cholesky factor; /* of `gram` in that order */
  clt_dd *scale;       /* [size] what makes a whitened column of size 1; 0 if its pivot vanished */
} workshop;

static size_t triangle(size_t i) {
  return i * (i + 1) / 2;
}

static bool take_workshop(workshop *w, clt_arena *arena) {
  size_t k = (size_t)w->rows.columns;
  w->mean = clt_arena_take(arena, w->rows.levels * k, sizeof *w->mean);
  w->gram = clt_arena_take(arena, triangle(k), sizeof *w->gram);
  w->raw = clt_arena_take(arena, k, sizeof *w->raw);
  w->row = clt_arena_take(arena, k, sizeof *w->row);
  w->order = clt_arena_take(arena, k, sizeof *w->order);
  w->scale = clt_arena_take(arena, k, sizeof *w->scale);
  return !clt_arena_failed(arena);
}

static size_t level_begin(const workshop *w, size_t level) {
  return level ? w->rows.level_end[level - 1] : 0;
}

/* Means of a level, summed about its first row, so that a constant is its own mean exactly. */
static bool find_means(workshop *w, size_t level, clt_task *task) {
  size_t k = (size_t)w->rows.columns, begin = level_begin(w, level), end = w->rows.level_end[level];
  const double *first = w->rows.value + begin * k;
  clt_dd *mean = w->mean + level * k;
  for (size_t i = begin; i < end; i++) {
    const double *value = w->rows.value + i * k;
    for (size_t c = 0; c < k; c++) {
      mean[c] = dd_add(mean[c], dd_two_diff(value[c], first[c]));
      w->raw[c] += value[c] * value[c];
    }
    if (i % 64 == 0 && clt_task_stop(task, 0.0)) return false;
  }
  clt_dd size = dd_from((double)(end - begin));
  for (size_t c = 0; c < k; c++) mean[c] = dd_add(dd_from(first[c]), dd_div(mean[c], size));
  return true;
}

/* Row i, of this level, about the level's mean. */
static void centre(const workshop *w, size_t i, size_t level, clt_dd *out) {
  size_t k = (size_t)w->rows.columns;
  const double *value = w->rows.value + i * k;
  const clt_dd *mean = w->mean + level * k;
  for (size_t c = 0; c < k; c++) out[c] = dd_sub(dd_from(value[c]), mean[c]);
}

static void add_products(workshop *w) {
  clt_dd *gram = w->gram;
  for (int i = 0; i < w->rows.columns; i++) {
    for (int j = 0; j <= i; j++, gram++) *gram = dd_add(*gram, dd_mul(w->row[i], w->row[j]));
  }
}

static bool find_moments(workshop *w, clt_task *task) {
  for (size_t level = 0; level < w->rows.levels; level++) {
    if (!find_means(w, level, task)) return false;
    for (size_t r = level_begin(w, level); r < w->rows.level_end[level]; r++) {
      centre(w, r, level, w->row);
      add_products(w);
      if (r % 64 == 0 && clt_task_stop(task, 0.0)) return false;
    }
  }
  return true;
}

/* Factorises the columns in `order`. */
static bool factorise(workshop *w, clt_arena *arena, clt_task *task) {
  clt_cholesky *f = &w->factor;
  if (!clt_cholesky_init(f, arena, 0, w->size, (int64_t)w->rows.n)) return false;
  for (int i = 0; i < w->size; i++) {
    size_t a = (size_t)w->order[i];
    clt_dd *row = clt_cholesky_row(f, i);
    f->raw[i] = sqrt(w->raw[a]);
    f->norm[i] = sqrt(w->gram[triangle(a) + a].hi);
    for (int j = 0; j <= i; j++) {
      size_t b = (size_t)w->order[j];
      row[j] = a >= b ? w->gram[triangle(a) + b] : w->gram[triangle(b) + a];
    }
  }
  return clt_cholesky_factor(f, arena, task);
}

static bool vanished(const workshop *w, int position) {
  return w->factor.pivot[position].hi == 0.0;
}

/* Leaves out covariates that are functions of x and of the covariates before them, as lm.h does,
** and puts the rest before x. */
static bool order_columns(workshop *w, clt_mediation_result *result, clt_arena *arena,
                          clt_task *task) {
  int covariates = w->rows.covariates;
  for (int c = 0; c <= covariates; c++) w->order[c] = c;
  w->size = covariates + 1;
  if (covariates && !factorise(w, arena, task)) return false;
  w->size = 0;
  for (int c = 1; c <= covariates; c++) {
    if (vanished(w, c)) {
      result->dropped[w->rows.source[c]] = true;
    } else {
      w->order[w->size++] = c;
    }
  }
  w->order[w->size++] = 0;
  for (int c = covariates + 1; c < w->rows.columns; c++) w->order[w->size++] = c;
  return true;
}

/* One whitened row. */
static void whiten_row(const workshop *w, double *z) {
  for (int j = 0; j < w->size; j++) {
    const clt_dd *inverse = clt_cholesky_row(&w->factor, j);
    clt_dd v = dd_from(0.0);
    for (int i = 0; i <= j; i++) v = dd_add(v, dd_mul(inverse[i], w->row[w->order[i]]));
    z[j] = dd_to_double(dd_mul(v, w->scale[j]));
  }
}

/* The whitened rows replace the values, row by row in place. */
static bool whiten(workshop *w, clt_task *task) {
  clt_dd n = dd_from((double)w->rows.n);
  for (int j = 0; j < w->size; j++) {
    w->scale[j] = vanished(w, j) ? dd_from(0.0) : dd_sqrt(dd_div(n, w->factor.pivot[j]));
  }
  for (size_t level = 0; level < w->rows.levels; level++) {
    for (size_t r = level_begin(w, level); r < w->rows.level_end[level]; r++) {
      centre(w, r, level, w->row);
      whiten_row(w, w->rows.value + r * (size_t)w->size);
      if (r % 64 == 0 && clt_task_stop(task, 0.0)) return false;
    }
  }
  return true;
}

/* Whether there is a proportion. With clusters the total effect's limits come from the bootstrap,
** so that here it only has to differ from 0. */
static clt_share find_share(clt_mediation_stratum *s, const clt_inference *test) {
  int k = s->mediators, at = clt_effect_at(k, CLT_TOTAL, 0);
  double *effect = s->map.effect, indirect = effect[clt_effect_at(k, CLT_INDIRECT, 0)];
  clt_inference total = s->cluster ? clt_infer(effect[at], 0.0, 1.0, 0.5) : test[at];
  clt_share share = clt_mediation_share(indirect, effect[clt_effect_at(k, CLT_DIRECT, 0)], &total);
  if (share == CLT_SHARE_EXISTS) {
    effect[clt_effect_at(k, CLT_PROPORTION, 0)] = indirect / total.estimate;
  }
  return share;
}

/* An inference in other units. */
static clt_inference rescale(const clt_inference *t, double estimate, int unit) {
  clt_inference out = *t;
  out.estimate = estimate;
  out.std_error = ldexp(t->std_error, unit);
  out.conf_low = ldexp(t->conf_low, unit);
  out.conf_high = ldexp(t->conf_high, unit);
  return isnan(estimate) ? clt_infer(NAN, NAN, NAN, 0.5) : out;
}

/* The figures of the sample in the data's own units: NAN, and noted, where a double has no such
** number. */
static void restore_units(clt_mediation_stratum *s, clt_mediation_result *result) {
  for (int e = 0; e < clt_effects(s->mediators); e++) {
    double scaled = s->map.effect[e], effect = ldexp(scaled, s->map.unit[e]);
    if (isfinite(scaled) && scaled != 0.0 && !isnormal(effect)) {
      result->problems |= CLT_MEDIATION_OUT_OF_RANGE;
      effect = NAN;
    }
    s->effect[e] = effect;
    s->test[e] = rescale(&s->test[e], effect, s->map.unit[e]);
  }
}

static void find_problems(const workshop *w, clt_mediation_result *result) {
  int k = w->rows.mediators, x = w->size - k - 2;
  if (w->rows.n < w->rows.levels + (size_t)w->size) result->problems |= CLT_MEDIATION_TOO_FEW;
  if (w->rows.cluster && result->clusters < 2) result->problems |= CLT_MEDIATION_ONE_CLUSTER;
  if (result->problems & CLT_MEDIATION_TOO_FEW) return;
  if (vanished(w, x)) result->problems |= CLT_MEDIATION_X_CONSTANT;
  if (vanished(w, w->size - 1)) result->problems |= CLT_MEDIATION_Y_PERFECT;
  if (vanished(w, x)) return;
  for (int j = 0; j < k; j++) {
    result->collinear[j] = vanished(w, x + 1 + j);
    if (result->collinear[j]) result->problems |= CLT_MEDIATION_M_COLLINEAR;
  }
}

/* The products that a resample without covariates sums up. */
static bool make_records(clt_mediation_stratum *s, clt_arena *arena, clt_task *task) {
  if (s->columns != 3) return true;
  double *out = clt_arena_take_unset(arena, s->n, 8 * sizeof *out);
  s->record = out;
  if (!out) return false;
  const double *z = s->z;
  for (size_t i = 0; i < s->n; i++, z += 3, out += 8) {
    double x = z[0], m = z[1], y = z[2];
    const double record[8] = {x, m, y, x * x, x * m, m * m, x * y, m * y};
    memcpy(out, record, sizeof record);
    if (i % 4096 == 0 && clt_task_stop(task, 0.0)) return false;
  }
  return true;
}

/* The map to effects and the tests of the slopes. */
static bool fit_sample(clt_mediation_stratum *s, clt_mediation_result *result, const workshop *w,
                       double conf_level, clt_arena *arena) {
  clt_mediation_fit fit = {
      .factor = &w->factor, .x = w->size - s->mediators - 2, .mediators = s->mediators};
  fit.df = (double)w->rows.n - (double)w->rows.levels - (double)fit.x;
  int *exponent = clt_arena_take(arena, (size_t)s->mediators + 2, sizeof *exponent);
  if (!exponent) return false;
  exponent[0] = w->rows.exponent[0];
  for (int j = 0; j <= s->mediators; j++) {
    exponent[1 + j] = w->rows.exponent[w->rows.covariates + 1 + j];
  }
  if (!clt_mediation_map_init(&s->map, &fit, exponent, arena)) return false;
  clt_mediation_test_slopes(&fit, &s->map, conf_level, s->test);
  result->share = find_share(s, s->test);
  restore_units(s, result);
  return true;
}

static bool build(clt_mediation_stratum *s, clt_mediation_result *result, workshop *w,
                  double conf_level, clt_arena *arena, clt_task *task) {
  if (!find_moments(w, task) || !order_columns(w, result, arena, task)) return false;
  if (!factorise(w, arena, task) || !whiten(w, task)) return false;
  result->problems = 0;
  find_problems(w, result);
  s->resampled = (result->problems & ~(unsigned)CLT_MEDIATION_M_COLLINEAR) == 0;
  s->levels = w->rows.levels;
  s->level_end = w->rows.level_end;
  s->columns = (size_t)w->size;
  s->z = w->rows.value;
  return fit_sample(s, result, w, conf_level, arena) && make_records(s, arena, task);
}

/* What there is before any row is looked at. */
static bool start(clt_mediation_stratum *s, clt_mediation_result *result,
                  const clt_mediation_data *data, clt_arena *arena) {
  size_t covariates = (size_t)data->covariates + (size_t)data->factors;
  size_t effects = (size_t)clt_effects(data->mediators);
  *s = (clt_mediation_stratum){.mediators = data->mediators};
  *result =
      (clt_mediation_result){.problems = CLT_MEDIATION_TOO_FEW, .share = CLT_SHARE_NO_EFFECTS};
  result->dropped = clt_arena_take(arena, covariates, sizeof *result->dropped);
  result->collinear = clt_arena_take(arena, (size_t)data->mediators, sizeof *result->collinear);
  result->figures = clt_arena_take(arena, effects, sizeof *result->figures);
  s->effect = clt_arena_take(arena, effects, sizeof *s->effect);
  s->test = clt_arena_take(arena, effects, sizeof *s->test);
  for (size_t e = 0; !clt_arena_failed(arena) && e < effects; e++) {
    s->effect[e] = NAN;
    s->test[e] = clt_infer(NAN, NAN, NAN, 0.5);
  }
  return !clt_arena_failed(arena);
}

/* What the stratum draws. */
static bool find_units(clt_mediation_stratum *s, clt_mediation_result *result,
                       const clt_mediation_rows *rows, clt_mediation_clusters *clusters,
                       clt_arena *arena, clt_task *task) {
  size_t present;
  if (!rows->cluster) return true;
  int *number = clt_arena_take(arena, s->n, sizeof *number);
  if (!number || !clt_mediation_clusters_of(clusters, rows->cluster, number, s->n, &present,
                                            &s->clusters, task)) {
    return false;
  }
  s->cluster = number;
  result->clusters = (int64_t)present;
  if (clusters->across) s->key = clt_mediation_key("", 0);
  return true;
}

bool clt_mediation_prepare(clt_mediation_stratum *s, clt_mediation_result *result,
                           const clt_mediation_data *data, int group,
                           clt_mediation_clusters *clusters, double conf_level, clt_arena *arena,
                           clt_task *task) {
  workshop w = {0};
  if (!start(s, result, data, arena)) return false;
  if (!clt_mediation_collect(&w.rows, data, group, arena, task)) return false;
  result->n = (int64_t)w.rows.n;
  s->n = w.rows.n;
  s->key = data->key[group];
  if (w.rows.n == 0) return true;
  return find_units(s, result, &w.rows, clusters, arena, task) && take_workshop(&w, arena) &&
         build(s, result, &w, conf_level, arena, task);
}
