/*
** mediation_boot at n = 836 in two groups, against a vectorised numpy version of the same
** (mediation_boot_numpy.py), each on one thread, and to the six multiply-adds that the products of
** three columns are in each drawn row. Everything is in the time: preparation, resamples, limits of
** all effects. (Of 100 000 resamples, limits are less than 5 %.)
*/
#define _POSIX_C_SOURCE 200809L /* popen, clock_gettime */
#include <stdint.h>
#include <stdlib.h>

#include "base/rng.h"
#include "stat/distribution/rng_normal.h"
#include "bench/bench.h"
#include "stat/mediation/boot.h"

enum { ROWS = 836, COVARIATES = 2, WIDTH = 3 + COVARIATES, LEVELS = 6 };

static const clt_allocator heap = {realloc, free};

typedef struct rows {
  double value[ROWS * WIDTH];
  int level[ROWS], levels[1], group[ROWS];
  uint64_t key[2];
} rows;

static void make(rows *r, int covariates) {
  clt_rng rng;
  clt_rng_seed(&rng, 1, 1);
  r->levels[0] = LEVELS;
  for (int g = 0; g < 2; g++) r->key[g] = clt_mediation_key(&g, sizeof g);
  double *out = r->value;
  for (int i = 0; i < ROWS; i++) {
    double sum = 0.0;
    for (int k = 0; k < 3 + covariates; k++) *out++ = sum += clt_rng_normal(&rng);
    r->level[i] = (int)clt_rng_below(&rng, LEVELS);
    r->group[i] = i % 2;
  }
}

/* Best time of a run, in seconds. */
static double measure(int covariates, int factors, size_t n_boot, clt_boot_method method) {
  static rows r;
  make(&r, covariates);
  const clt_mediation_data data = {.n = ROWS,
                                   .mediators = 1,
                                   .covariates = covariates,
                                   .factors = factors,
                                   .groups = 2,
                                   .value = r.value,
                                   .level = r.level,
                                   .levels = r.levels,
                                   .group = r.group,
                                   .key = r.key};
  const clt_mediation_options options = {n_boot, 1, 0, {.method = method, .conf_level = 0.95}};
  double best = 1e9;
  for (int i = 0; i < 7; i++) {
    clt_arena arena;
    clt_mediation_boot boot;
    clt_task task = {.threads = 1};
    clt_arena_init(&arena, &heap);
    double start = bench_processor();
    if (!clt_mediation_bootstrap(&boot, &data, &options, &arena, &task)) exit(EXIT_FAILURE);
    double time = bench_processor() - start;
    if (time < best) best = time;
    clt_arena_free(&arena);
  }
  return best;
}

static void report(const char *what, int covariates, int factors, clt_boot_method method) {
  double time = measure(covariates, factors, 5000, method);
  printf("%-32s 5000 resamples %6.1f ms, %5.2f us each\n", what, time * 1e3, time / 5000 * 1e6);
}

/* Seconds of so many resamples in numpy; 0 if there is no numpy. */
static double peer(size_t n_boot) {
  char command[256];
  double time = 0.0;
  snprintf(command, sizeof command,
           "OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 /usr/bin/python3 "
           "tests/bench/mediation_boot_numpy.py %zu 2>/dev/null",
           n_boot);
  FILE *pipe = popen(command, "r");
  if (!pipe) return 0.0;
  if (fscanf(pipe, "%lf", &time) != 1) time = 0.0;
  pclose(pipe);
  return time * 1e-6 * (double)n_boot;
}

int main(void) {
  report("mediation_boot", 0, 0, CLT_BOOT_PERCENTILE);
  report("mediation_boot, BCa", 0, 0, CLT_BOOT_BCA);
  report("mediation_boot, one factor", 0, 1, CLT_BOOT_PERCENTILE);
  report("mediation_boot, two covariates", COVARIATES, 0, CLT_BOOT_PERCENTILE);
  size_t n_boot = 1000;
  double numpy = peer(n_boot), own = measure(0, 0, n_boot, CLT_BOOT_PERCENTILE);
  double products = 6e-6 * ROWS * (double)n_boot * bench_million();
  bench_ratio("mediation_boot, 1000 resamples", own, "multiply-adds", products);
  if (numpy > 0.0) {
    bench_ratio("mediation_boot, 1000 resamples", own, "numpy", numpy);
  } else {
    printf("numpy is not at hand: no ratio\n");
  }
  return 0;
}
