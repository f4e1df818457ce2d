/* boot.h (2): what a bootstrap is said to take is about what it takes from its arena. */
#include "base/poison.h"
#include "stat/mediation/boot_support.h"

static bench b;

static void judge(size_t n_boot, int threads) {
  const clt_mediation_options options = {n_boot, 1, 0, {.method = CLT_BOOT_BCA}};
  clt_task task = {.threads = threads};
  int workers = clt_task_workers(&task, SIZE_MAX);
  double bytes;
  CHECK(clt_mediation_bytes(&bytes, &b.data, &options, workers, &b.arena, &task));
  size_t before = b.arena.taken;
  run(&b, n_boot, 1, CLT_BOOT_BCA, 0, threads);
  double taken = (double)(b.arena.taken - before);
  if (!CHECK(taken < 1.1 * bytes + 2e5 && taken > 0.5 * bytes - 2e5)) {
    printf("  n %zu, n_boot %zu: said %.0f, taken %.0f\n", b.data.n, n_boot, bytes, taken);
  }
  close_bench(&b);
}

static void check(int n, int covariates, int factors, int groups, size_t n_boot, int threads,
                  int clustered) {
  make(&b, n, covariates, factors, groups, 3);
  if (clustered) cluster(&b, 2, clustered == 2);
  judge(n_boot, threads);
}

/* Each group has levels of its own. */
static void check_levels(int n, int groups, int levels) {
  make(&b, n, 0, 1, groups, 3);
  b.levels[0] = groups * levels;
  for (int i = 0; i < n; i++) b.level[i] = i % groups * levels + i / groups % levels;
  judge(100, 1);
}

int main(void) {
  check(1900, 0, 0, 1, 100, 1, 0);
  check(1900, 2, 2, 1, 100, 1, 0);
  check(1900, 2, 1, 3, 100, 2, 0);
  check(60, 0, 0, 1, 200000, 1, 0);
  check(60, 0, 0, 3, 100000, 2, 0);
  for (int clustered = 1; clustered <= 2; clustered++) {
    check(1900, 0, 0, 1, 100, 1, clustered);
    check(1900, 2, 1, 3, 100, 2, clustered);
    check(60, 0, 0, 3, 100000, 2, clustered);
  }
#ifndef CLT_ADDRESS_SANITIZER /* for which the arena leaves room between many small things */
  check_levels(1900, 100, 9);
#endif
  return test_end();
}
