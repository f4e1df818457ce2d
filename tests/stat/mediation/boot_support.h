/* For tests of the mediation bootstrap: data, made or given row by row, and what is run on them. */
#ifndef CLT_STAT_MEDIATION_BOOT_SUPPORT_H
#define CLT_STAT_MEDIATION_BOOT_SUPPORT_H

#include "stat/mediation/boot.h"
#include "stat/mediation/stratum.h"

#include "base/rng.h"
#include "stat/distribution/rng_normal.h"

#include "stat/mediation/mediation_support.h"

enum { ROWS = 2000, WIDTH = 8, GROUPS = 100 };

/* Data for the bootstrap, and everything it needs. */
typedef struct bench {
  clt_mediation_data data;
  double value[ROWS * WIDTH];
  int level[ROWS * 2], levels[2], group[ROWS], cluster[ROWS];
  uint64_t key[GROUPS];
  clt_arena arena;
  clt_mediation_boot boot;
} bench;

static inline void open_bench(bench *b, int covariates, int factors, int groups) {
  static const char *const labels[] = {"A", "B", "C", "D"};
  clt_arena_init(&b->arena, &support_heap);
  for (int g = 0; g < GROUPS; g++) {
    b->key[g] = g < 4 ? clt_mediation_key(labels[g], 1) : clt_mediation_key(&g, sizeof g);
  }
  b->data = (clt_mediation_data){.mediators = 1,
                                 .covariates = covariates,
                                 .factors = factors,
                                 .groups = groups,
                                 .value = b->value,
                                 .level = b->level,
                                 .levels = b->levels,
                                 .group = groups > 1 ? b->group : NULL,
                                 .key = b->key};
}

static inline void close_bench(bench *b) {
  clt_arena_free(&b->arena);
}

static inline double *next_row(bench *b) {
  return b->value + b->data.n * (size_t)(2 + b->data.mediators + b->data.covariates);
}

/* Prepares a group. */
static inline void prepare(bench *b, clt_mediation_stratum *s, clt_mediation_result *result,
                           int group) {
  clt_mediation_clusters clusters;
  CHECK(clt_mediation_clusters_init(&clusters, &b->data, &b->arena, NULL));
  CHECK(clt_mediation_prepare(s, result, &b->data, group, &clusters, 0.95, &b->arena, NULL));
}

/* Puts the rows into clusters: of `size` consecutive rows, or within groups. */
static inline void cluster(bench *b, int size, bool across) {
  b->data.cluster = b->cluster;
  for (size_t i = 0; i < b->data.n; i++) {
    int block = (int)i / size, groups = across ? 1 : b->data.groups;
    b->cluster[i] = block / groups * groups + (across ? 0 : b->group[i]);
    if (b->cluster[i] >= b->data.clusters) b->data.clusters = b->cluster[i] + 1;
  }
}

static inline void run(bench *b, size_t n_boot, uint64_t seed, clt_boot_method method,
                       int reference, int threads) {
  clt_mediation_options options = {n_boot, seed, reference, {.method = method, .conf_level = 0.95}};
  clt_task task = {.threads = threads};
  CHECK(clt_mediation_bootstrap(&b->boot, &b->data, &options, &b->arena, &task));
}

/* Of an effect that is no single mediator's, or of the first one. */
static inline const clt_boot_figures *figures(const bench *b, int stratum,
                                              clt_mediation_effect effect) {
  return &b->boot.stratum[stratum].figures[clt_effect_at(b->data.mediators, effect, 0)];
}

/*
** Made data: x, m, y, numeric covariates and two factors, the second of them with a level that few
** resamples of a small group have.
*/
static inline void make(bench *b, int n, int covariates, int factors, int groups, uint64_t seed) {
  clt_rng rng;
  clt_rng_seed(&rng, 77, seed);
  open_bench(b, covariates, factors, groups);
  b->levels[0] = 3;
  b->levels[1] = 5;
  for (int i = 0; i < n; i++) {
    int first = (int)clt_rng_below(&rng, 3), second = (int)clt_rng_below(&rng, 5);
    if (second == 4 && i % 3) second = 0;
    double c = clt_rng_normal(&rng), d = clt_rng_normal(&rng) + c;
    double x = clt_rng_normal(&rng) + first + c, m = 0.5 * x + d + clt_rng_normal(&rng);
    double y = 0.3 * x + 0.4 * m + second - d + clt_rng_normal(&rng);
    const double row[] = {x, m, y, c, d};
    for (int k = 0; k < 3 + covariates; k++) next_row(b)[k] = row[k];
    const int level[] = {first, second};
    for (int f = 0; f < factors; f++) b->level[b->data.n * (size_t)factors + (size_t)f] = level[f];
    b->group[b->data.n++] = i % groups;
  }
}

#endif
