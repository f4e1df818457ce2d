#include "bench/verdict/draw.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/rng.h"
#include "stat/distribution/rng_normal.h"

/* Where everything multiplies, the sd of the noise in ln y. */
#define LOG_NOISE 0.3

static const double SLOPE[CAUSES] = {0.6, 0.2, 0.0};
static const double LEVEL[MOST_MODELS] = {0.83, 1.12, 0.70, 1.30};

/* What is drawn at a time. `shared` and x are those of the configuration at hand. */
typedef struct drawer {
  const truth *t;
  clt_rng rng;
  double day[DAYS]; /* what its runs have in common */
  double shared, x[CAUSES];
  int configuration;
  draw_run *run; /* the next */
} drawer;

/* ---- how many runs ---- */

static int total_of(const truth *t) {
  int total = 0;
  for (int g = 0; g < (t->groups ? t->groups : 1); g++) {
    for (int i = 0; i < MOST_MODELS * MOST_MODES; i++) {
      total += t->group[g].runs[i / MOST_MODES][i % MOST_MODES];
    }
  }
  return total;
}

/* ---- noise ---- */

/* t / sqrt(3), as t has variance 3 */
static double draw_t3(clt_rng *rng) {
  double z = clt_rng_normal(rng), sum = 0.0;
  for (int i = 0; i < 3; i++) {
    double w = clt_rng_normal(rng);
    sum += w * w;
  }
  return z / sqrt(sum);
}

/* One in twenty has ten times the sd (Tukey 1960). */
static double draw_contaminated(clt_rng *rng) {
  double size = clt_rng_uniform(rng) < 0.05 ? 10.0 : 1.0;
  return size * clt_rng_normal(rng) / sqrt(0.95 + 0.05 * 100.0);
}

static double error(drawer *d, error_law law) {
  clt_rng *rng = &d->rng;
  if (law == EXPONENTIAL) return -log(clt_rng_uniform(rng)) - 1.0;
  if (law == STUDENT_3) return draw_t3(rng);
  return law == CONTAMINATED ? draw_contaminated(rng) : clt_rng_normal(rng);
}

static double noise_of(drawer *d, const draw_run *r) {
  const truth *t = d->t;
  double own = error(d, t->skewed_in_mode && r->mode ? EXPONENTIAL : t->law), size = NOISE;
  double common = t->days_alike > 0.0 ? d->day[r->day] : d->shared;
  double share = t->days_alike > 0.0 ? t->days_alike : t->repeats ? 0.5 : 0.0;
  if (t->noise_in_mode > 0.0 && r->mode) size *= t->noise_in_mode;
  if (t->noise_by_cause > 0.0) size *= pow(r->x[0], t->noise_by_cause);
  return size * (sqrt(share) * common + sqrt(1.0 - share) * own);
}

/* ---- a run ---- */

/* Left at the default in half of the runs, else uniform over the range, in steps as an
** experimenter would choose: 10 epochs, a batch of 32, a rate of 0.01 by 0.00001. */
static void draw_causes(drawer *d, int mode) {
  static const double step[CAUSES] = {1.0 / 10, 1.0 / 32, 1.0 / 1000};
  for (int j = 0; j < CAUSES; j++) {
    double keep = clt_rng_uniform(&d->rng), at = clt_rng_uniform(&d->rng);
    double apart = j == 0 ? d->t->apart : j == 1 ? d->t->second_apart : 0.0;
    double low = mode ? 0.5 + apart : 0.5, high = mode ? 1.5 : 1.5 - apart;
    d->x[j] = keep < 0.5 ? 1.0 : step[j] * round((low + (high - low) * at) / step[j]);
  }
}

/* Days 0 to 3 had runs of the reference alone, days 4 to 7 of the others alone. */
static int day_of(drawer *d, int mode) {
  int day = (int)clt_rng_below(&d->rng, 8);
  if (day >= 4 || d->t->days_shared) return day + 4;
  return mode ? day + 4 : day;
}

static double slope_of(const truth *t, int j, const draw_run *r) {
  bool own = t->slope[0] != 0.0;
  double slope = t->unrelated ? 0.0 : own ? t->slope[j] : SLOPE[j];
  if (t->explained > 0.0) slope *= t->explained;
  if (j == 0) slope *= r->model % 2 ? 1.0 - t->by_model : 1.0 + t->by_model;
  if (j == 0 && r->mode) slope += t->change;
  return slope;
}

static double mean_of(const truth *t, const draw_run *r) {
  double dev = r->x[0] - 1.0, mean = LEVEL[r->model] + t->curve * dev * dev;
  if (r->mode) mean += t->main;
  mean += t->crossed * dev * (r->x[1] - 1.0) + t->drift * r->day;
  for (int j = 0; j < CAUSES; j++) mean += slope_of(t, j, r) * (r->x[j] - 1.0);
  return mean;
}

/* Epochs as they are, the batch size to the power 0.2. */
static void set_multiplied(const truth *t, draw_run *r) {
  double mean = LEVEL[r->model] * r->x[0] * pow(r->x[1], SLOPE[1]);
  if (r->mode) mean *= t->multiplies;
  r->noise *= LOG_NOISE / NOISE;
  r->y = mean * exp(r->noise);
}

static void draw_one(drawer *d, int group, int model, int mode) {
  const truth *t = d->t;
  draw_run *r = d->run++;
  *r = (draw_run){.group = group, .model = model, .mode = mode};
  r->configuration = d->configuration;
  for (int j = 0; j < CAUSES; j++) r->x[j] = d->x[j];
  r->day = day_of(d, mode);
  r->noise = noise_of(d, r);
  r->y = mean_of(t, r) + r->noise;
  if (t->multiplies > 0.0) set_multiplied(t, r);
  if (t->wide > 0.0) r->y *= pow(t->wide, r->model);
  if (r->y < 0.05) r->y = 0.05;
  r->util = 55.0 + 28.8 * (r->x[1] - 1.0) + 7.0 * r->noise + 1.6 * clt_rng_normal(&d->rng);
  r->accuracy =
      0.9 + 0.04 * (r->x[0] - 1.0) - 0.03 * (r->x[2] - 1.0) + 0.01 * clt_rng_normal(&d->rng);
  r->aborted = clt_rng_uniform(&d->rng) < t->aborted;
  if (r->aborted) r->y *= 0.02 * clt_rng_uniform(&d->rng);
}

/* ---- a study ---- */

static int by_outcome(const void *a, const void *b) {
  const draw_run *const *r = a, *const *s = b;
  return ((*r)->y > (*s)->y) - ((*r)->y < (*s)->y);
}

/* The share of the lowest outcomes among the reference's runs, of one model or (-1) of all. */
static void lose(draw_study *s, const truth *t, int model) {
  draw_run **of = calloc((size_t)s->n, sizeof *of);
  int count = 0;
  if (!of) exit(EXIT_FAILURE);
  for (int i = 0; i < s->n; i++) {
    draw_run *r = &s->run[i];
    if (r->mode == 0 && (model < 0 || r->model == model)) of[count++] = r;
  }
  qsort(of, (size_t)count, sizeof *of, by_outcome);
  for (int i = 0; i < (int)round(t->lost * count); i++) of[i]->lost = true;
  free(of);
}

/* Cells are numbered through the groups; their ends are rounded, so that they add up to n. */
static void draw_cells(drawer *d, int n) {
  const truth *t = d->t;
  int total = total_of(t), ended = 0, drawn = 0;
  for (int cell = 0; cell < (t->groups ? t->groups : 1) * MOST_MODELS * MOST_MODES; cell++) {
    int group = cell / (MOST_MODELS * MOST_MODES), model = cell / MOST_MODES % MOST_MODELS;
    int mode = cell % MOST_MODES;
    ended += t->group[group].runs[model][mode];
    for (int i = 0; drawn < (int)round((double)ended * n / total); i++, drawn++) {
      if (i % (t->repeats ? t->repeats : 1) == 0) {
        d->configuration++;
        d->shared = clt_rng_normal(&d->rng);
        draw_causes(d, mode);
      }
      draw_one(d, group, model, mode);
    }
  }
}

/* FNV-1a */
static uint64_t hash_of(const char *name) {
  uint64_t hash = UINT64_C(0xcbf29ce484222325);
  for (; *name; name++) hash = (hash ^ (unsigned char)*name) * UINT64_C(0x100000001b3);
  return hash;
}

draw_study draw(const truth *t, int n, uint64_t seed) {
  draw_study s = {calloc((size_t)n, sizeof *s.run), n};
  drawer d = {.t = t, .run = s.run};
  if (!s.run) {
    printf("out of memory\n");
    exit(EXIT_FAILURE);
  }
  clt_rng_seed(&d.rng, hash_of(t->name) + (uint64_t)n, seed);
  for (int i = 0; i < DAYS; i++) d.day[i] = clt_rng_normal(&d.rng);
  draw_cells(&d, n);
  if (t->lost > 0.0 && t->lost_overall) lose(&s, t, -1);
  for (int m = 0; t->lost > 0.0 && !t->lost_overall && m < MOST_MODELS; m++) lose(&s, t, m);
  return s;
}

void draw_free(draw_study *s) {
  free(s->run);
  s->run = NULL;
}
