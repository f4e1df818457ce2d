/* One group of a mediation analysis (stratum.h): moments, rank, whitening. */
#include "stat/mediation/stratum.h"

#include <math.h>
#include <string.h>

#include "stat/mediation/jackknife.h"
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
  w->order[w->size++] = covariates + 1;
  w->order[w->size++] = covariates + 2;
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

static double ratio(clt_dd a, clt_dd b) {
  return b.hi == 0.0 ? NAN : dd_to_double(dd_div(a, b));
}

/* The effects of the sample and the map of deviations, for scaled columns. The rows of L^-1 hold
** minus the coefficients of each column on those before it. */
static void make_map(clt_mediation_map *map, const workshop *w) {
  int x = w->size - 3, m = x + 1, y = x + 2;
  clt_dd a = dd_neg(clt_cholesky_row(&w->factor, m)[x]);
  clt_dd b = dd_neg(clt_cholesky_row(&w->factor, y)[m]);
  clt_dd direct = dd_neg(clt_cholesky_row(&w->factor, y)[x]);
  clt_dd xx = dd_sqrt(w->factor.pivot[x]), mm = dd_sqrt(w->factor.pivot[m]);
  clt_dd yy = dd_sqrt(w->factor.pivot[y]);
  clt_dd indirect = dd_mul(a, b), total = dd_add(direct, indirect);
  bool has_x = xx.hi > 0.0, has_m = has_x && mm.hi > 0.0;
  map->a = dd_to_double(a);
  map->a_by = ratio(mm, xx);
  map->b = has_m ? dd_to_double(b) : NAN;
  map->b_by = ratio(yy, mm);
  map->direct_by = map->total_by_c = ratio(yy, xx);
  map->total_by_a = ratio(dd_mul(b, mm), xx);
  map->effect[CLT_INDIRECT] = has_m ? dd_to_double(indirect) : NAN;
  map->effect[CLT_DIRECT] = has_m ? dd_to_double(direct) : NAN;
  map->effect[CLT_TOTAL] = has_x ? dd_to_double(total) : NAN;
}

/* The t-test of c, by the residuals of y ~ x + cov: those of y ~ x + m + cov and what m adds. */
static clt_inference test_total(const workshop *w, const clt_mediation_map *map,
                                double conf_level) {
  const clt_dd *pivot = w->factor.pivot + w->size - 3; /* of x, m, y */
  double df = (double)w->rows.n - (double)w->rows.levels - (double)(w->size - 2);
  double of_m = pivot[1].hi > 0.0 ? map->b * sqrt(pivot[1].hi) : 0.0;
  double residual = hypot(sqrt(pivot[2].hi), of_m);
  return clt_infer(map->effect[CLT_TOTAL], residual / sqrt(df) / sqrt(pivot[0].hi), df, conf_level);
}

static clt_share find_share(clt_mediation_map *map, const workshop *w, double conf_level) {
  double indirect = map->effect[CLT_INDIRECT], direct = map->effect[CLT_DIRECT];
  clt_inference total = test_total(w, map, conf_level);
  clt_share share = clt_mediation_share(indirect, direct, &total);
  map->effect[CLT_PROPORTION] = share == CLT_SHARE_EXISTS ? indirect / total.estimate : NAN;
  return share;
}

/* The figures of the sample in the data's own units: slopes of y per x, and the proportion. NAN
** where a double has no such number. */
static void restore_units(clt_mediation_stratum *s, const clt_mediation_rows *rows) {
  int x = rows->exponent[0], y = rows->exponent[rows->columns - 1];
  for (int e = 0; e < CLT_MEDIATION_EFFECTS; e++) {
    s->map.unit[e] = e == CLT_PROPORTION ? 0 : y - x;
    s->effect[e] = ldexp(s->map.effect[e], s->map.unit[e]);
    if (!isnormal(s->effect[e]) && s->map.effect[e] != 0.0) s->effect[e] = NAN;
    s->rms[e] = ldexp(s->rms[e], s->map.unit[e]);
  }
}

static unsigned find_problems(const workshop *w) {
  int x = w->size - 3;
  if (w->rows.n < w->rows.levels + (size_t)w->size) return CLT_MEDIATION_TOO_FEW;
  if (vanished(w, x)) return CLT_MEDIATION_X_CONSTANT;
  return (vanished(w, x + 1) ? CLT_MEDIATION_M_COLLINEAR : 0u) |
         (vanished(w, x + 2) ? CLT_MEDIATION_Y_PERFECT : 0u);
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

static bool build(clt_mediation_stratum *s, clt_mediation_result *result, workshop *w,
                  double conf_level, clt_arena *arena, clt_task *task) {
  if (!find_moments(w, task) || !order_columns(w, result, arena, task)) return false;
  if (!factorise(w, arena, task) || !whiten(w, task)) return false;
  result->problems = find_problems(w);
  s->resampled = (result->problems & ~(unsigned)CLT_MEDIATION_M_COLLINEAR) == 0;
  s->n = w->rows.n;
  s->levels = w->rows.levels;
  s->level_end = w->rows.level_end;
  s->columns = (size_t)w->size;
  s->z = w->rows.value;
  make_map(&s->map, w);
  result->share = find_share(&s->map, w, conf_level);
  if (!clt_mediation_jackknife(s, task)) return false;
  restore_units(s, &w->rows);
  return make_records(s, arena, task);
}

bool clt_mediation_prepare(clt_mediation_stratum *s, clt_mediation_result *result,
                           const clt_mediation_data *data, int group, double conf_level,
                           clt_arena *arena, clt_task *task) {
  workshop w = {0};
  *s = (clt_mediation_stratum){0};
  *result =
      (clt_mediation_result){.problems = CLT_MEDIATION_TOO_FEW, .share = CLT_SHARE_NO_EFFECTS};
  size_t covariates = (size_t)data->covariates + (size_t)data->factors;
  result->dropped = clt_arena_take(arena, covariates, sizeof *result->dropped);
  if (!result->dropped || !clt_mediation_collect(&w.rows, data, group, arena, task)) return false;
  result->n = (int64_t)w.rows.n;
  if (w.rows.n == 0) {
    for (int e = 0; e < CLT_MEDIATION_EFFECTS; e++) s->effect[e] = NAN;
    return true;
  }
  return take_workshop(&w, arena) && build(s, result, &w, conf_level, arena, task);
}
