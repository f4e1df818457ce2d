/* Clusters: whether they lie in one group, and their numbers. */
#include "stat/mediation/clusters.h"

#include "stat/mediation/boot_support.h"

enum { N = 8 };

static void check(const int *cluster, const int *group, bool across, const int *first) {
  int number[N], of_group[N], n = 0;
  size_t present, drawn;
  clt_arena arena;
  clt_mediation_clusters c;
  clt_mediation_data data = {.n = N, .group = group, .cluster = cluster, .clusters = 5};
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_mediation_clusters_init(&c, &data, &arena, NULL) && c.across == across);
  for (int i = 0; i < N; i++) {
    if (!group || group[i] == 0) of_group[n++] = cluster[i];
  }
  for (int twice = 0; twice < 2; twice++) { /* one call leaves nothing to the next */
    CHECK(clt_mediation_clusters_of(&c, of_group, number, (size_t)n, &present, &drawn, NULL));
    for (int i = 0; i < n; i++) CHECK(number[i] == first[i]);
    CHECK(present == 3 && drawn == (across ? 5 : present));
  }
  clt_arena_free(&arena);
}

int main(void) {
  const int apart[N] = {4, 4, 1, 3, 0, 0, 2, 2}, shared[N] = {4, 4, 1, 3, 4, 0, 2, 2};
  const int group[N] = {0, 0, 0, 0, 1, 1, 1, 1}, few[N] = {4, 4, 1, 3, 4, 1, 3, 3};
  check(apart, group, false, (const int[]){0, 0, 1, 2});
  check(shared, group, true, (const int[]){4, 4, 1, 3});
  check(few, NULL, false, (const int[]){0, 0, 1, 2, 0, 1, 2, 2});
  clt_mediation_clusters none;
  clt_mediation_data data = {.n = N, .group = group};
  clt_arena arena;
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_mediation_clusters_init(&none, &data, &arena, NULL));
  CHECK(none.count == 0 && !none.across);
  clt_arena_free(&arena);
  return test_end();
}
