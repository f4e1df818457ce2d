#include "bench/verdict/describe.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench/verdict/draw.h"

enum { MANY = 200000 };

typedef struct moments {
  double n, mean, square;
} moments;

static void add(moments *m, double x) {
  double off = x - m->mean;
  m->n += 1.0;
  m->mean += off / m->n;
  m->square += off * (x - m->mean);
}

static double sd(const moments *m) {
  return sqrt(m->square / (m->n - 1.0));
}

/* Of one group and mode. */
typedef struct summary {
  moments y[MOST_MODELS], noise, x;
  double low, high; /* of x */
  double noise_product, pairs;
  int lost, aborted;
} summary;

static void add_run(summary *s, const draw_run *r) {
  s->lost += r->lost;
  s->aborted += r->aborted;
  s->low = s->x.n == 0.0 ? r->x[0] : fmin(s->low, r->x[0]);
  s->high = s->x.n == 0.0 ? r->x[0] : fmax(s->high, r->x[0]);
  add(&s->x, r->x[0]);
  add(&s->noise, r->noise);
  if (!r->lost && !r->aborted) add(&s->y[r->model], r->y);
}

/* What neighbours in a configuration or of a day have in common; a day's are many, so that any two
** runs of it that follow each other will do. */
static bool share_noise(const truth *t, const draw_run *a, const draw_run *b) {
  return t->days_alike > 0.0 ? a->day == b->day : a->configuration == b->configuration;
}

static void add_pair(summary *s, const draw_run *a, const draw_run *b) {
  s->noise_product += a->noise * b->noise;
  s->pairs += 1.0;
}

static void print_summary(const summary *s, int group, int mode) {
  double square = 0.0, n = 0.0, mean = 0.0;
  for (int m = 0; m < MOST_MODELS; m++) {
    square += s->y[m].square;
    mean += s->y[m].mean * s->y[m].n;
    n += s->y[m].n;
  }
  printf("  group %d mode %d: n %.0f lost %d aborted %d; y %.3f sd within model %.4f; noise %.4f sd"
         " %.4f",
         group + 1, mode + 1, s->x.n, s->lost, s->aborted, mean / n, sqrt(square / n),
         s->noise.mean, sd(&s->noise));
  printf(" alike %.2f; first cause %.3f [%.1f, %.1f]\n",
         s->pairs > 0.0 ? s->noise_product / s->pairs / (s->noise.square / s->noise.n) : 0.0,
         s->x.mean, s->low, s->high);
}

void describe(const truth *t) {
  static summary all[MOST_GROUPS][MOST_MODES];
  printf("%s: %s\n", t->name, t->title);
  for (int i = 0; i < MOST_GROUPS * MOST_MODES; i++)
    all[i / MOST_MODES][i % MOST_MODES] = (summary){.lost = 0};
  for (int seed = 1; seed <= MANY / t->size[0]; seed++) {
    draw_study s = draw(t, t->size[0], (uint64_t)seed);
    for (int i = 0; i < s.n; i++) {
      const draw_run *r = &s.run[i];
      summary *own = &all[r->group][r->mode];
      add_run(own, r);
      if (i > 0 && share_noise(t, r - 1, r)) add_pair(own, r - 1, r);
    }
    draw_free(&s);
  }
  for (int i = 0; i < MOST_GROUPS * MOST_MODES; i++) {
    const summary *own = &all[i / MOST_MODES][i % MOST_MODES];
    if (own->x.n > 0.0) print_summary(own, i / MOST_MODES, i % MOST_MODES);
  }
}

void describe_runs(const truth *t, int n, uint64_t seed) {
  draw_study s = draw(t, n, seed);
  printf("group,model,mode,epochs,batch_size,learning_rate,y,day,lost,aborted\n");
  for (int i = 0; i < s.n; i++) {
    const draw_run *r = &s.run[i];
    printf("%d,%d,%d,%.0f,%.0f,%.17g,%.17g,%d,%d,%d\n", r->group, r->model, r->mode,
           round(10.0 * r->x[0]), round(32.0 * r->x[1]), 0.01 * r->x[2], 36000.0 * r->y, r->day,
           r->lost, r->aborted);
  }
  draw_free(&s);
}
