#include "stat/mediation/resample.h"

#include <math.h>
#include <string.h>

#include "base/rng.h"
#include "stat/mediation/solve.h"

/* Rows after which a worker asks whether to stop: well under a millisecond. */
enum { ROWS_AT_ONCE = 1 << 14 };

static uint32_t at_once(size_t rows) {
  return rows < ROWS_AT_ONCE ? (uint32_t)rows : ROWS_AT_ONCE;
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

/* Takes the part that lies between means out of sums over `n` rows and adds the rest, as the lower
** triangle of x, m and y; what is of y alone is not needed. */
static void add_cross(clt_mediation_scratch *w, const sums *sum, double n) {
  double x_sum = sum->xm[0], m_sum = sum->xm[1], y_sum = sum->yxx[0];
  double x = x_sum / n, m = m_sum / n, *c = w->within;
  c[0] += sum->yxx[1] - x * x_sum;
  c[1] += sum->xmmm[0] - x * m_sum;
  c[2] += sum->xmmm[1] - m * m_sum;
  c[3] += sum->xymy[0] - x * y_sum;
  c[4] += sum->xymy[1] - m * y_sum;
  w->square[0] += sum->yxx[1];
  w->square[1] += sum->xmmm[1];
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
static void cross_of_draws(const clt_mediation_stratum *s, clt_rng *rng, clt_mediation_scratch *w) {
  sums even = {0}, odd = {0};
  for (size_t done = 0; done < s->n && !clt_task_within(w->task, w->worker); done += ROWS_AT_ONCE) {
    add_draws(&even, &odd, row_records(s), (uint32_t)s->n, at_once(s->n - done), rng);
  }
  even.xm += odd.xm;
  even.yxx += odd.yxx;
  even.xmmm += odd.xmmm;
  even.xymy += odd.xymy;
  add_cross(w, &even, (double)s->n);
}

/*
** In general: how often each row was drawn, then one pass over the rows, level by level.
*/
static void add_counts(uint32_t *count, uint32_t n, uint32_t draws, clt_rng *stream) {
  clt_rng rng = *stream;
  for (uint32_t i = 0; i < draws; i++) count[clt_rng_below(&rng, n)]++;
  *stream = rng;
}

/* Draws as many of `units` as there are. */
static void draw(const clt_mediation_scratch *w, uint32_t *count, size_t units, clt_rng *rng) {
  memset(count, 0, units * sizeof *count);
  for (size_t done = 0; done < units && !clt_task_within(w->task, w->worker);
       done += ROWS_AT_ONCE) {
    add_counts(count, (uint32_t)units, at_once(units - done), rng);
  }
}

/* A row is drawn as often as its cluster. */
static void spread_counts(const clt_mediation_stratum *s, const clt_mediation_scratch *w) {
  for (size_t r = 0; r < s->n; r++) w->count[r] = w->drawn[s->cluster[r]];
}

static void draw_counts(const clt_mediation_stratum *s, clt_rng *rng,
                        const clt_mediation_scratch *w) {
  if (!s->cluster) {
    draw(w, w->count, s->n, rng);
    return;
  }
  draw(w, w->drawn, s->clusters, rng);
  spread_counts(s, w);
}

static void cross_of_levels(const clt_mediation_stratum *s, clt_mediation_scratch *w) {
  const pair *record = row_records(s);
  for (size_t level = 0, r = 0; level < s->levels; level++) {
    sums sum = {0};
    double size = 0.0;
    for (; r < s->level_end[level]; r++, record += 4) {
      size += (double)w->count[r];
      add_weighted(&sum, (double)w->count[r], record);
    }
    if (size > 0.0) add_cross(w, &sum, size);
  }
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

static void add_levels(const clt_mediation_stratum *s, clt_mediation_scratch *w) {
  size_t p = s->columns, size = p * (p + 1) / 2, begin = 0;
  memset(w->between, 0, size * sizeof *w->between);
  for (size_t level = 0; level < s->levels; level++) {
    size_t end = s->level_end[level];
    add_level(w, s->z + begin * p, w->count + begin, end - begin, p);
    begin = end;
  }
  for (size_t i = 0; i < p; i++) w->square[i] = w->within[clt_triangle(i) + i];
  for (size_t i = 0; i < size; i++) w->within[i] -= w->between[i];
}

/* The cross-products of the rows, each as often as `count` says. */
static void sum_counts(const clt_mediation_stratum *s, clt_mediation_scratch *w) {
  if (s->record) {
    cross_of_levels(s, w);
  } else {
    add_levels(s, w);
  }
}

static void clear(const clt_mediation_stratum *s, clt_mediation_scratch *w) {
  size_t p = s->columns;
  memset(w->within, 0, p * (p + 1) / 2 * sizeof *w->within);
  memset(w->square, 0, p * sizeof *w->square);
}

/* The effects that are asked for, as resample r. */
static void put_effects(const clt_mediation_stratum *s, clt_mediation_scratch *w, size_t r,
                        double *const *effect) {
  clt_mediation_solve(&w->slopes, w->within, w->square, s->columns, (size_t)s->mediators);
  clt_mediation_deviate(&s->map, &w->slopes, w->deviation);
  for (int e = 0; e < clt_effects(s->mediators); e++) {
    if (effect[e]) effect[e][r] = ldexp(s->map.effect[e] + w->deviation[e], s->map.unit[e]);
  }
}

static bool streams(const clt_mediation_stratum *s) {
  return s->record && s->levels == 1 && !s->cluster;
}

void clt_mediation_resample(const clt_mediation_stratum *s, uint64_t seed, size_t begin, size_t end,
                            clt_mediation_scratch *scratch, double *const *effect) {
  for (size_t r = begin; r < end && !clt_task_within(scratch->task, scratch->worker); r++) {
    clt_rng rng;
    clt_rng_seed(&rng, seed, s->key + r);
    clear(s, scratch);
    if (streams(s)) {
      cross_of_draws(s, &rng, scratch);
    } else {
      draw_counts(s, &rng, scratch);
      sum_counts(s, scratch);
    }
    put_effects(s, scratch, r, effect);
  }
}

void clt_mediation_leave_out(const clt_mediation_stratum *s, size_t begin, size_t end,
                             clt_mediation_scratch *scratch, double *const *effect) {
  for (size_t c = 0; c < s->clusters; c++) scratch->drawn[c] = 1;
  for (size_t c = begin; c < end && !clt_task_within(scratch->task, scratch->worker); c++) {
    scratch->drawn[c] = 0;
    spread_counts(s, scratch);
    clear(s, scratch);
    sum_counts(s, scratch);
    put_effects(s, scratch, c, effect);
    scratch->drawn[c] = 1;
  }
}

bool clt_mediation_scratch_init(clt_mediation_scratch *scratch, const clt_mediation_stratum *s,
                                int strata, clt_arena *arena) {
  size_t n = 0, p = 3, clusters = 0, mediators = (size_t)s->mediators;
  for (int i = 0; i < strata; i++) {
    if (!s[i].resampled) continue;
    if (!streams(&s[i]) && s[i].n > n) n = s[i].n;
    if (s[i].columns > p) p = s[i].columns;
    if (s[i].clusters > clusters) clusters = s[i].clusters;
  }
  *scratch = (clt_mediation_scratch){0};
  scratch->count = clt_arena_take(arena, n, sizeof *scratch->count);
  scratch->drawn = clt_arena_take(arena, clusters, sizeof *scratch->drawn);
  scratch->within = clt_arena_take(arena, p * (p + 1) / 2, sizeof *scratch->within);
  scratch->between = clt_arena_take(arena, p * (p + 1) / 2, sizeof *scratch->between);
  scratch->square = clt_arena_take(arena, p, sizeof *scratch->square);
  scratch->sum = clt_arena_take(arena, p, sizeof *scratch->sum);
  scratch->slopes.a = clt_arena_take(arena, mediators, sizeof *scratch->slopes.a);
  scratch->slopes.b = clt_arena_take(arena, mediators, sizeof *scratch->slopes.b);
  scratch->deviation = clt_arena_take(arena, (size_t)clt_effects(s->mediators), sizeof(double));
  return !clt_arena_failed(arena);
}

double clt_mediation_cost(const clt_mediation_stratum *s) {
  double n = (double)s->n, p = (double)s->columns, draws = 2.0 * (double)s->clusters;
  return draws + (s->record ? 5.0 * n : n * (4.0 + p * p) + (double)s->levels * p * p);
}
