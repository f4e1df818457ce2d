/* Tables of parent sets: what they hold, against single scores, what they take, and stopping while
** they are filled. */
#include "graph/dibs/dibs_support.h"

static void test_table(void) {
  bench b;
  clt_edge require[] = {{3, 0}, {24, 0}}, forbid[] = {{1, 0}};
  clt_knowledge_spec spec = {.d = 25,
                             .require = require,
                             .n_require = 2,
                             .forbid = forbid,
                             .n_forbid = 1,
                             .max_parents = 6};
  bench_start(&b, table_simulate(80, 25, 0.15, 1.0, 4), &spec, false);
  clt_candidates t;
  CHECK(clt_candidates_init(&t, &b.knowledge, &b.arena, 2));
  CHECK(clt_candidates_fill(&t, &b.score, &b.task));
  CHECK(t.n[0] < 24 && t.n[0] >= 14);
  CHECK(t.bit[0][3] && t.bit[0][24] && !t.bit[0][1] && !t.bit[0][0]);
  double worst = 0.0;
  clt_rng rng;
  clt_rng_seed(&rng, 1, 0);
  for (int i = 0; i < 2000; i++) {
    int j = i % 25;
    uint32_t index =
        clt_rng_below(&rng, UINT32_C(1) << t.n[j]) & clt_rng_below(&rng, UINT32_C(1) << t.n[j]);
    uint64_t set = clt_parent_set(&t, j, index);
    CHECK(clt_parent_index(&t, j, set) == index);
    bool allowed = clt_count(set) <= 6 && !(b.knowledge.required[j] & ~set);
    CHECK(allowed == (t.weight[j][index] > -HUGE_VAL));
    if (!allowed) continue;
    double want = clt_score_local(&b.score, j, set, NULL) - b.score.base[j] +
                  b.score.log_prior[clt_count(set)];
    worst = fmax(worst, fabs(t.weight[j][index] - want));
  }
  CHECK(worst < 1e-10);
  bench_end(&b);
}

/* What the table takes is what it is said to take, but for the end of the arena's last block. */
static void test_bytes(void) {
  for (int d = 2; d <= 62; d += 20) {
    clt_arena arena;
    clt_knowledge knowledge;
    clt_conflict conflict;
    clt_candidates t;
    clt_knowledge_spec spec = {.d = d, .max_parents = -1};
    clt_arena_init(&arena, &support_heap);
    CHECK(clt_knowledge_set(&knowledge, &spec, &conflict));
    CHECK(clt_candidates_init(&t, &knowledge, &arena, 3));
    double bytes = clt_candidates_bytes(&knowledge, 3), taken = (double)arena.taken;
    if (!CHECK(taken < bytes + 65536.0 && taken > 0.9 * bytes)) {
      printf("  d = %d: taken %.0f, computed %.0f\n", d, taken, bytes);
    }
    clt_arena_free(&arena);
  }
}

/* Filling a table is a long job, too, where there are many candidates. */
static void test_stop_filling(void) {
  enum { D = 14 };
  bench b;
  clt_candidates t;
  clt_knowledge_spec spec = {.d = D, .max_parents = -1};
  stopper host = {.task = {.threads = 1, .poll = stop_within}, .patience = 3};
  host.task.host = &host;
  bench_start(&b, table_simulate(60, D, 0.4, 1.0, 8), &spec, false);
  CHECK(clt_candidates_init(&t, &b.knowledge, &b.arena, 1));
  CHECK(!clt_candidates_fill(&t, &b.score, &host.task) && host.task.stopped);
  bench_end(&b);
}

int main(void) {
  test_table();
  test_bytes();
  test_stop_filling();
  return test_end();
}
