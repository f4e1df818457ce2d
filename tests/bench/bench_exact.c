/*
** The exact posterior by number of variables: seconds of a fit (edges, coefficients and paths), of
** 500 draws, and memory; and, of 18 variables, the processor time of the fit as a ratio to that of
** its 2 3^18 multiply-adds, one by one. Arguments: the most variables (18), and threads (0: one per
** processor).
*/
#define _POSIX_C_SOURCE 200809L /* popen, clock_gettime */
#include "graph/exact/exact.h"

#include <math.h>

#include "bench/bench.h"
#include "graph/graph_support.h"

enum { COMPARED = 18 };

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
    double start = bench_now(), processor = bench_processor();
    clt_score_set(&score, &model, &condensed);
    clt_exact_fit(&exact, &score, CLT_EXACT_PATHS, task);
    double fit = bench_now() - start;
    processor = bench_processor() - processor;
    start = bench_now();
    clt_graph_list draws;
    clt_exact_draw(&exact, 500, 1, &draws, &arena, task);
    printf("%-8s d = %2d  n = %5d  fit %8.4f s  draws %7.4f s (%d different)  %6.1f MiB\n", kind, d,
           n, fit, bench_now() - start, draws.n, clt_exact_bytes(&knowledge, task) / 1048576.0);
    char what[64];
    snprintf(what, sizeof what, "exact posterior, %d variables, %s", d, kind);
    double million = bench_million();
    if (d == COMPARED) bench_ratio(what, processor, "multiply-adds", 2e-6 * pow(3.0, d) * million);
    fflush(stdout);
  }
  clt_arena_free(&arena);
  table_free(&data);
}

int main(int argc, char **argv) {
  int most = argc > 1 ? atoi(argv[1]) : COMPARED;
  clt_task task = {.threads = argc > 2 ? atoi(argv[2]) : 0};
  for (int d = 8; d <= most; d += d < 12 ? 4 : 2) {
    measure("weak", d, 25, 0.1, 0.2, &task);
    measure("sparse", d, 100, 4.0 / (d - 1), 1.0, &task);
    measure("dense", d, 1000, 0.5, 1.0, &task);
  }
  return 0;
}
