/* Order statistics of all differences against the sorted differences themselves. */
#include "stat/ranks/pair_differences.h"

#include "base/rng.h"
#include "stat/distribution/rng_normal.h"
#include "test.h"

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Ranks of all kinds against the sorted differences themselves. */
static void check_differences(double *x, size_t n1, double *y, size_t n2) {
  double *all = malloc(n1 * n2 * sizeof *all);
  for (size_t i = 0; i < n1; i++) {
    for (size_t j = 0; j < n2; j++) all[i * n2 + j] = x[i] - y[j];
  }
  qsort(all, n1 * n2, sizeof *all, compare);
  qsort(x, n1, sizeof *x, compare);
  qsort(y, n2, sizeof *y, compare);
  uint64_t pairs = n1 * n2, rank[] = {1, pairs, (pairs + 1) / 2, pairs / 2 + 1, pairs / 9 + 1};
  double value[5];
  CHECK(clt_pair_differences(x, n1, y, n2, 5, rank, value, NULL));
  for (int i = 0; i < 5; i++) CHECK(value[i] == all[rank[i] - 1]);
  free(all);
}

static void test_differences(void) {
  clt_rng rng;
  clt_rng_seed(&rng, 7, 0);
  for (int round = 0; round < 60; round++) {
    double x[40], y[30];
    size_t n1 = 1 + clt_rng_below(&rng, 40), n2 = 1 + clt_rng_below(&rng, 30);
    double scale = round % 3 == 0 ? 1e-300 : 1.0, offset = round % 3 == 1 ? 1e9 : 0.0;
    for (size_t i = 0; i < n1; i++) x[i] = offset + scale * clt_rng_normal(&rng);
    for (size_t j = 0; j < n2; j++) y[j] = offset + scale * clt_rng_normal(&rng);
    for (size_t i = 0; round % 2 && i < n1; i++) x[i] = floor(x[i] * 3.0);
    for (size_t j = 0; round % 2 && j < n2; j++) y[j] = floor(y[j] * 3.0);
    if (round % 5 == 0) x[0] = 1e308, y[0] = -1e308; /* their difference overflows */
    if (round % 7 == 0) x[n1 - 1] = -0.0, y[n2 - 1] = 0.0;
    check_differences(x, n1, y, n2);
  }
}

static bool stop_at_once(void *host, double done, double waited) {
  (void)waited;
  (void)host;
  return done >= 0.0;
}

static void test_stopped(void) {
  const double ordered[] = {1.0, 2.0};
  const uint64_t rank = 2;
  double value;
  clt_task task = {.poll = stop_at_once};
  CHECK(!clt_pair_differences(ordered, 2, ordered, 2, 1, &rank, &value, &task));
}

int main(void) {
  test_differences();
  test_stopped();
  return test_end();
}
