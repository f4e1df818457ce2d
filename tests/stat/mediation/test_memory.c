/* boot.h (2): what a bootstrap is said to take is about what it takes from its arena. */
#include "stat/mediation/boot_support.h"

static void check(int n, int covariates, int factors, int groups, size_t n_boot, int threads,
                  int clustered) {
  static bench b;
  const clt_mediation_options options = {n_boot, 1, 0, {.method = CLT_BOOT_BCA}};
  clt_task task = {.threads = threads};
  int workers = clt_task_workers(&task, SIZE_MAX);
  make(&b, n, covariates, factors, groups, 3);
  double bytes;
  if (clustered) cluster(&b, 2, clustered == 2);
  CHECK(clt_mediation_bytes(&bytes, &b.data, &options, workers, &b.arena, &task));
  size_t before = b.arena.taken;
  run(&b, n_boot, 1, CLT_BOOT_BCA, 0, threads);
  double taken = (double)(b.arena.taken - before);
  if (!CHECK(taken < 1.1 * bytes + 2e5 && taken > 0.5 * bytes - 2e5)) {
    printf("  n %d, n_boot %zu: said %.0f, taken %.0f\n", n, n_boot, bytes, taken);
  }
  close_bench(&b);
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
  return test_end();
}
