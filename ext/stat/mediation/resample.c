#include "stat/mediation/resample.h"

#include <math.h>
#include <string.h>

#include "base/rng.h"
#include "stat/mediation/jackknife.h"

/* Rows after which a worker asks whether to stop: well under a millisecond. */
enum { ROWS_AT_ONCE = 1 << 14 };

static uint32_t at_once(size_t rows) {
  return rows < ROWS_AT_ONCE ? (uint32_t)rows : ROWS_AT_ONCE;
}

/* Sums of products of x, m and y in a resample, about its means and free of covariates; and the
** squares of x and m before means and covariates were taken out, to judge pivots by. */
typedef struct cross {
  double xx, xm, mm, xy, my;
  double x_square, m_square;
} cross;

static clt_mediation_slopes solve(const cross *s) {
  clt_mediation_slopes z = {NAN, NAN, NAN, NAN};
  if (!(s->xx > CLT_MEDIATION_PIVOT * s->x_square)) return z;
  z.a = s->xm / s->xx;
  z.c = s->xy / s->xx;
  double mm = s->mm - z.a * s->xm;
  if (s->m_square == 0.0) return z; /* m has no whitened column: only the total effect exists */
  if (!(mm > CLT_MEDIATION_PIVOT * s->m_square)) return z;
  z.b = (s->my - z.a * s->xy) / mm;
  z.direct = z.c - z.a * z.b;
  return z;
}

/*
** Without covariates: the sums of the drawn rows' records. Sums are four named pairs of doubles, so
** that compilers keep them in registers; a target adds a pair in one step or two, with one result.
*/
typedef double pair __attribute__((vector_size(16), may_alias));

typedef struct sums {
  pair xm, yxx, xmmm, xymy; /* as in a record: x and m, y and xx, … */
} sums;

static const pair *row_records(const clt_mediation_stratum *s) {
  return (const pair *)(const void *)s->record;
}

static inline void add_record(sums *sum, const pair *record) {
  sum->xm += record[0];
  sum->yxx += record[1];
  sum->xmmm += record[2];
  sum->xymy += record[3];
}

static inline void add_weighted(sums *sum, double weight, const pair *record) {
  sum->xm += weight * record[0];
  sum->yxx += weight * record[1];
  sum->xmmm += weight * record[2];
  sum->xymy += weight * record[3];
}

/* Takes the part that lies between means out of sums over `n` rows and adds the rest. */
static void add_cross(cross *c, const sums *sum, double n) {
  double x_sum = sum->xm[0], m_sum = sum->xm[1], y_sum = sum->yxx[0];
  double x = x_sum / n, m = m_sum / n;
  c->xx += sum->yxx[1] - x * x_sum;
  c->xm += sum->xmmm[0] - x * m_sum;
  c->mm += sum->xmmm[1] - m * m_sum;
  c->xy += sum->xymy[0] - x * y_sum;
  c->my += sum->xymy[1] - m * y_sum;
  c->x_square += sum->yxx[1];
  c->m_square += sum->xmmm[1];
}

/* Adds the records of `draws` rows drawn from n. Two at a time, so that the additions do not wait
** for each other; the order of summation is part of the result. */
static void add_draws(sums *even_sums, sums *odd_sums, const pair *record, uint32_t n,
                      uint32_t draws, clt_rng *stream) {
  clt_rng rng = *stream;
  sums even = *even_sums, odd = *odd_sums;
  for (uint32_t i = 0; i + 1 < draws; i += 2) {
    add_record(&even, record + 4 * (size_t)clt_rng_below(&rng, n));
    add_record(&odd, record + 4 * (size_t)clt_rng_below(&rng, n));
  }
  if (draws % 2) add_record(&even, record + 4 * (size_t)clt_rng_below(&rng, n));
  *stream = rng;
  *even_sums = even;
  *odd_sums = odd;
}

/* Without a factor: records are added as rows are drawn. */
static cross cross_of_draws(const clt_mediation_stratum *s, clt_rng *rng,
                            const clt_mediation_scratch *w) {
  sums even = {0}, odd = {0};
  for (size_t done = 0; done < s->n && !clt_task_within(w->task, w->worker); done += ROWS_AT_ONCE) {
    add_draws(&even, &odd, row_records(s), (uint32_t)s->n, at_once(s->n - done), rng);
  }
  even.xm += odd.xm;
  even.yxx += odd.yxx;
  even.xmmm += odd.xmmm;
  even.xymy += odd.xymy;
  cross c = {0};
  add_cross(&c, &even, (double)s->n);
  return c;
}

/*
** In general: how often each row was drawn, then one pass over the rows, level by level.
*/
static void add_counts(uint32_t *count, uint32_t n, uint32_t draws, clt_rng *stream) {
  clt_rng rng = *stream;
  for (uint32_t i = 0; i < draws; i++) count[clt_rng_below(&rng, n)]++;
  *stream = rng;
}

static void draw_counts(const clt_mediation_stratum *s, clt_rng *rng,
                        const clt_mediation_scratch *w) {
  memset(w->count, 0, s->n * sizeof *w->count);
  for (size_t done = 0; done < s->n && !clt_task_within(w->task, w->worker); done += ROWS_AT_ONCE) {
    add_counts(w->count, (uint32_t)s->n, at_once(s->n - done), rng);
  }
}

static cross cross_of_levels(const clt_mediation_stratum *s, clt_rng *rng,
                             const clt_mediation_scratch *w) {
  cross c = {0};
  const pair *record = row_records(s);
  draw_counts(s, rng, w);
  for (size_t level = 0, r = 0; level < s->levels; level++) {
    sums sum = {0};
    double size = 0.0;
    for (; r < s->level_end[level]; r++, record += 4) {
      size += (double)w->count[r];
      add_weighted(&sum, (double)w->count[r], record);
    }
    if (size > 0.0) add_cross(&c, &sum, size);
  }
  return c;
}

/* Adds the drawn rows of one level. `p` is the number of columns. */
static void add_level(clt_mediation_scratch *w, const double *z, const uint32_t *count, size_t rows,
                      size_t p) {
  uint64_t size = 0;
  memset(w->sum, 0, p * sizeof *w->sum);
  for (size_t r = 0; r < rows; r++, z += p) {
    if (r % 1024 == 1023 && clt_task_within(w->task, w->worker)) return;
    if (!count[r]) continue;
    double weight = (double)count[r], *within = w->within;
    size += count[r];
    for (size_t i = 0; i < p; i++) {
      double v = weight * z[i];
      w->sum[i] += v;
      for (size_t j = 0; j <= i; j++) *within++ += v * z[j];
    }
  }
  if (size == 0) return;
  double *between = w->between;
  for (size_t i = 0; i < p; i++) {
    double mean = w->sum[i] / (double)size;
    for (size_t j = 0; j <= i; j++) *between++ += mean * w->sum[j];
  }
}

static double *row_of(double *lower, size_t i) {
  return lower + i * (i + 1) / 2;
}

static void add_levels(const clt_mediation_stratum *s, clt_mediation_scratch *w) {
  size_t p = s->columns, size = p * (p + 1) / 2, begin = 0;
  memset(w->within, 0, size * sizeof *w->within);
  memset(w->between, 0, size * sizeof *w->between);
  for (size_t level = 0; level < s->levels; level++) {
    size_t end = s->level_end[level];
    add_level(w, s->z + begin * p, w->count + begin, end - begin, p);
    begin = end;
  }
  for (size_t i = 0; i < p; i++) w->square[i] = row_of(w->within, i)[i];
  for (size_t i = 0; i < size; i++) w->within[i] -= w->between[i];
}

/* Takes covariate k out of the columns after it, unless it is collinear in this resample. */
static void eliminate(clt_mediation_scratch *w, size_t k, size_t p) {
  double pivot = row_of(w->within, k)[k];
  if (!(pivot > CLT_MEDIATION_PIVOT * w->square[k])) return;
  for (size_t i = k + 1; i < p; i++) {
    double *row = row_of(w->within, i), factor = row[k] / pivot;
    for (size_t j = k + 1; j <= i; j++) row[j] -= factor * row_of(w->within, j)[k];
  }
}

static cross cross_of_columns(const clt_mediation_stratum *s, clt_rng *rng,
                              clt_mediation_scratch *w) {
  size_t p = s->columns, x = p - 3;
  draw_counts(s, rng, w);
  add_levels(s, w);
  for (size_t k = 0; k < x; k++) eliminate(w, k, p);
  const double *of_x = row_of(w->within, x), *of_m = row_of(w->within, x + 1);
  const double *of_y = row_of(w->within, x + 2);
  return (cross){.xx = of_x[x],
                 .xm = of_m[x],
                 .mm = of_m[x + 1],
                 .xy = of_y[x],
                 .my = of_y[x + 1],
                 .x_square = w->square[x],
                 .m_square = w->square[x + 1]};
}

static cross cross_of_resample(const clt_mediation_stratum *s, clt_rng *rng,
                               clt_mediation_scratch *w) {
  if (!s->record) return cross_of_columns(s, rng, w);
  return s->levels == 1 ? cross_of_draws(s, rng, w) : cross_of_levels(s, rng, w);
}

void clt_mediation_resample(const clt_mediation_stratum *s, uint64_t seed, uint64_t key,
                            size_t begin, size_t end, clt_mediation_scratch *scratch,
                            double *const effect[CLT_MEDIATION_EFFECTS]) {
  for (size_t r = begin; r < end && !clt_task_within(scratch->task, scratch->worker); r++) {
    clt_rng rng;
    clt_rng_seed(&rng, seed, key + r);
    cross c = cross_of_resample(s, &rng, scratch);
    clt_mediation_slopes z = solve(&c);
    double deviation[CLT_MEDIATION_EFFECTS];
    clt_mediation_deviate(&s->map, &z, deviation);
    for (int e = 0; e < CLT_MEDIATION_EFFECTS; e++) {
      effect[e][r] = ldexp(s->map.effect[e] + deviation[e], s->map.unit[e]);
    }
  }
}

bool clt_mediation_scratch_init(clt_mediation_scratch *scratch, const clt_mediation_stratum *s,
                                int strata, clt_arena *arena) {
  size_t n = 0, p = 0;
  for (int i = 0; i < strata; i++) {
    if (!s[i].resampled || (s[i].record && s[i].levels == 1)) continue;
    if (s[i].n > n) n = s[i].n;
    if (s[i].columns > p) p = s[i].columns;
  }
  *scratch = (clt_mediation_scratch){0};
  scratch->count = clt_arena_take(arena, n, sizeof *scratch->count);
  scratch->within = clt_arena_take(arena, p * (p + 1) / 2, sizeof *scratch->within);
  scratch->between = clt_arena_take(arena, p * (p + 1) / 2, sizeof *scratch->between);
  scratch->square = clt_arena_take(arena, p, sizeof *scratch->square);
  scratch->sum = clt_arena_take(arena, p, sizeof *scratch->sum);
  return !clt_arena_failed(arena);
}

double clt_mediation_cost(const clt_mediation_stratum *s) {
  double n = (double)s->n, p = (double)s->columns;
  return s->record ? 5.0 * n : n * (4.0 + p * p) + (double)s->levels * p * p;
}
