/*
** The exact posterior by number of variables: seconds of a fit (edges, coefficients and paths), of
** 500 draws, and memory. Arguments: the most variables (20), and threads (0: one per processor).
*/
#define _POSIX_C_SOURCE 200809L
#include "graph/exact/exact.h"

#include <time.h>

#include "graph/graph_support.h"

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void measure(const char *kind, int d, int n, double density, double strength,
                    clt_task *task) {
  table data = table_simulate(n, d, density, strength, 1);
  table_standardise(&data);
  clt_knowledge_spec spec = {.d = d, .max_parents = -1};
  clt_knowledge knowledge;
  clt_conflict conflict;
  clt_knowledge_set(&knowledge, &spec, &conflict);
  clt_arena arena;
  clt_arena_init(&arena, &support_heap);
  clt_score score;
  clt_exact exact;
  clt_score_model model = score_defaults(d);
  clt_score_data condensed = table_data(&data);
  if (clt_score_init(&score, d, &arena) && clt_exact_init(&exact, &knowledge, &arena, task)) {
    double start = now();
    clt_score_set(&score, &model, &condensed);
    clt_exact_fit(&exact, &score, CLT_EXACT_PATHS, task);
    double fit = now() - start;
    start = now();
    clt_graph_list draws;
    clt_exact_draw(&exact, 500, 1, &draws, &arena, task);
    printf("%-8s d = %2d  n = %5d  fit %8.4f s  draws %7.4f s (%d different)  %6.1f MiB\n", kind, d,
           n, fit, now() - start, draws.n, clt_exact_bytes(&knowledge, task) / 1048576.0);
    fflush(stdout);
  }
  clt_arena_free(&arena);
  table_free(&data);
}

int main(int argc, char **argv) {
  int most = argc > 1 ? atoi(argv[1]) : 20;
  clt_task task = {.threads = argc > 2 ? atoi(argv[2]) : 0};
  for (int d = 8; d <= most; d += d < 12 ? 4 : 2) {
    measure("weak", d, 25, 0.1, 0.2, &task);
    measure("sparse", d, 100, 4.0 / (d - 1), 1.0, &task);
    measure("dense", d, 1000, 0.5, 1.0, &task);
  }
  return 0;
}
