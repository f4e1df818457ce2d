/* What the tests of ext/graph/dibs share: a table with its score and exact posterior, and
** stopping. */
#ifndef CLT_TEST_DIBS_SUPPORT_H
#define CLT_TEST_DIBS_SUPPORT_H

#include "graph/dibs/dibs.h"
#include "graph/exact/exact.h"

#include "graph/graph_support.h"

/* Everything a comparison needs for one table. */
typedef struct bench {
  table data;
  clt_arena arena;
  clt_knowledge knowledge;
  clt_score score;
  clt_exact exact;
  clt_task task;
} bench;

static inline void bench_start_under(bench *b, table data, const clt_knowledge_spec *spec,
                                     bool exact, clt_prior prior) {
  clt_conflict conflict;
  *b = (bench){.data = data, .task = {.threads = 2}};
  clt_arena_init(&b->arena, &support_heap);
  CHECK(clt_knowledge_set(&b->knowledge, spec, &conflict));
  CHECK(clt_score_init(&b->score, data.d, &b->arena));
  clt_score_model model = score_defaults(data.d);
  model.prior = prior;
  clt_score_data condensed = table_data(&b->data);
  clt_score_set(&b->score, &model, &condensed);
  if (!exact) return;
  CHECK(clt_exact_init(&b->exact, &b->knowledge, &b->arena, &b->task));
  CHECK(clt_exact_fit(&b->exact, &b->score, CLT_EXACT_PATHS, &b->task));
}

static inline void bench_start(bench *b, table data, const clt_knowledge_spec *spec, bool exact) {
  bench_start_under(b, data, spec, exact, CLT_ERDOS_RENYI);
}

static inline void bench_end(bench *b) {
  clt_arena_free(&b->arena);
  table_free(&b->data);
}

static inline double mean_difference(const double *a, const double *b, int d) {
  double sum = 0.0;
  for (int i = 0; i < d * d; i++) sum += fabs(a[i] - b[i]);
  return sum / (d * (d - 1));
}

static inline double worst_difference(const double *a, const double *b, int d) {
  double worst = 0.0;
  for (int i = 0; i < d * d; i++) worst = fmax(worst, fabs(a[i] - b[i]));
  return worst;
}

/* Says stop when it is asked for the `patience`-th time within one job. */
typedef struct stopper {
  clt_task task;
  double last; /* share of the jobs done when it was asked before */
  int asked, patience;
} stopper;

static inline bool stop_within(void *host, double done, double waited) {
  (void)waited;
  stopper *s = host;
  s->asked = done == s->last ? s->asked + 1 : 0;
  s->last = done;
  s->task.polled = 0; /* to be asked whenever it could be, however little time has passed */
  return s->task.told && done > 0.0 && done < 1.0 && s->asked >= s->patience;
}

#endif
