/*
** Error rates of mediation_boot where rows come in clusters of four that depend on each other
** (intraclass correlation 1/2 in the residuals of m and y), by simulation: how often is there a
** 'difference' of the indirect effects of two groups that are alike, by resampling rows and by
** resampling clusters; and how often is the truth between the limits from clusters in one group.
**
** m = a x + e, y = b m + 0.3 x + e; x is common to the cluster, has an intraclass correlation of
** 1/2 as well, or is each row's own. `across`: two rows of each cluster lie in one group and two
** in the other. Argument: data sets a cell (500).
*/
#define _POSIX_C_SOURCE 200809L
#include <stdint.h>
#include <stdlib.h>

#include "base/rng.h"
#include "bench/bench.h"
#include "stat/distribution/rng_normal.h"
#include "stat/mediation/boot.h"

enum { MOST = 200, SIZE = 4, N_BOOT = 1000 };

static const clt_allocator heap = {realloc, free};

typedef struct design {
  int n;        /* rows of a group */
  double a, b;  /* paths */
  double share; /* of the variance of x that is the cluster's */
  bool across;
} design;

typedef struct rows {
  double value[MOST * 3];
  int group[MOST], cluster[MOST];
  uint64_t key[2];
  clt_rng rng;
} rows;

static double mixed(rows *r, double common, double share) {
  return sqrt(share) * common + sqrt(1.0 - share) * clt_rng_normal(&r->rng);
}

static void make(rows *r, const design *d) {
  for (int i = 0, c = -1; i < 2 * d->n; i++) {
    static double of[3];
    double *row = r->value + 3 * (size_t)i;
    if (i % SIZE == 0) c++;
    for (int k = 0; i % SIZE == 0 && k < 3; k++) of[k] = clt_rng_normal(&r->rng);
    row[0] = mixed(r, of[0], d->share);
    row[1] = d->a * row[0] + mixed(r, of[1], 0.5);
    row[2] = d->b * row[1] + 0.3 * row[0] + mixed(r, of[2], 0.5);
    r->cluster[i] = c;
    r->group[i] = d->across ? i % 2 : i >= d->n;
  }
}

/* What happened in one data set. */
typedef struct outcome {
  bool difference;              /* significant */
  bool indirect, total, path_a; /* the truth lies within group 0's limits */
} outcome;

static bool within(const clt_boot_figures *f, double truth) {
  return f->conf_low <= truth && truth <= f->conf_high;
}

static outcome analyse(const rows *r, const design *d, bool clustered, clt_boot_method method) {
  const clt_mediation_data data = {.n = (size_t)(2 * d->n),
                                   .mediators = 1,
                                   .groups = 2,
                                   .value = r->value,
                                   .group = r->group,
                                   .key = r->key,
                                   .cluster = clustered ? r->cluster : NULL,
                                   .clusters = 2 * d->n / SIZE};
  const clt_mediation_options options = {N_BOOT, 1, 0, {.method = method, .conf_level = 0.95}};
  clt_arena arena;
  clt_mediation_boot boot;
  clt_arena_init(&arena, &heap);
  if (!clt_mediation_bootstrap(&boot, &data, &options, &arena, NULL)) exit(EXIT_FAILURE);
  const clt_boot_figures *f = boot.stratum[0].figures;
  int indirect = clt_effect_at(1, CLT_INDIRECT, 0);
  outcome out = {boot.stratum[2].figures[indirect].significant, within(&f[indirect], d->a * d->b),
                 within(&f[clt_effect_at(1, CLT_TOTAL, 0)], d->a * d->b + 0.3),
                 within(&f[clt_effect_at(1, CLT_PATH_A, 0)], d->a)};
  clt_arena_free(&arena);
  return out;
}

static void run(const design *d, int sets, int seed) {
  static rows r;
  int rows_differ = 0, differ = 0, bca = 0, indirect = 0, total = 0, path_a = 0;
  clt_rng_seed(&r.rng, 2026, (uint64_t)seed);
  for (int g = 0; g < 2; g++) r.key[g] = clt_mediation_key(&g, sizeof g);
  for (int i = 0; i < sets; i++) {
    make(&r, d);
    rows_differ += analyse(&r, d, false, CLT_BOOT_PERCENTILE).difference;
    outcome o = analyse(&r, d, true, CLT_BOOT_PERCENTILE);
    bca += analyse(&r, d, true, CLT_BOOT_BCA).difference;
    differ += o.difference;
    indirect += o.indirect;
    total += o.total;
    path_a += o.path_a;
  }
  double of = 100.0 / sets;
  printf("%-6s %4d  %.2f %.2f  %3.1f %8.1f %9.1f %6.1f   %6.1f %6.1f %6.1f\n",
         d->across ? "across" : "within", d->n, d->a, d->b, d->share, of * rows_differ, of * differ,
         of * bca, of * indirect, of * path_a, of * total);
}

int main(int argc, char **argv) {
  static const int sizes[] = {40, 60, 100};
  static const double shares[] = {0.0, 0.5, 1.0}, paths[][2] = {{0.5, 0.5}, {0.39, 0.39}, {0, 0.5}};
  int sets = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 500, seed = 0;
  printf("%d data sets; false differences in per cent; coverage in per cent\n", sets);
  printf("               a    b    x     rows  clusters    bca  indirect      a  total\n");
  for (int across = 0; across < 2; across++) {
    for (int s = 0; s < 27; s++) {
      const double *path = paths[s % 3];
      const design d = {sizes[s / 9], path[0], path[1], shares[s / 3 % 3], across};
      run(&d, sets, seed++);
    }
  }
  return 0;
}
