/*
** The plain code and that for AVX2 give the same bytes: the sources are compiled here once more
** without the second, under other names, and run on the same tables.
*/
#define CLT_LANES_PLAIN
#define clt_sweep_bytes    plain_sweep_bytes
#define clt_sweep_new      plain_sweep_new
#define clt_sweep_forward  plain_sweep_forward
#define clt_sweep_backward plain_sweep_backward
#define clt_sweep_outside  plain_sweep_outside
#include "graph/exact/sweep.c"
#undef clt_sweep_bytes
#undef clt_sweep_new
#undef clt_sweep_forward
#undef clt_sweep_backward
#undef clt_sweep_outside

#include "graph/graph_support.h"

double clt_sweep_bytes(int m, int workers);
clt_sweep *clt_sweep_new(int m, int workers, clt_arena *arena);
bool clt_sweep_forward(clt_sweep *sweep, clt_exact_weights *table, clt_task *task);
bool clt_sweep_backward(clt_sweep *sweep, clt_exact_weights *table, double *nondescendant,
                        clt_task *task);

typedef struct outcome {
  double f[1 << 11], b[1 << 11], a[11][1 << 10], nondescendant[121];
} outcome;

static void run(outcome *o, const clt_score *score, clt_exact_weights *t, bool plain,
                clt_arena *arena, clt_task *task) {
  CHECK(clt_exact_weights_fill(t, score, 0, task) && clt_exact_weights_scale(t, false, task));
  if (plain) {
    clt_sweep *s = plain_sweep_new(t->m, 2, arena);
    CHECK(plain_sweep_forward(s, t, task));
    memcpy(o->f, t->f, sizeof o->f);
    CHECK(plain_sweep_backward(s, t, o->nondescendant, task));
  } else {
    clt_sweep *s = clt_sweep_new(t->m, 2, arena);
    CHECK(clt_sweep_forward(s, t, task));
    memcpy(o->f, t->f, sizeof o->f);
    CHECK(clt_sweep_backward(s, t, o->nondescendant, task));
  }
  memcpy(o->b, t->b, sizeof o->b);
  for (int j = 0; j < 11; j++) memcpy(o->a[j], t->a[j], sizeof o->a[j]);
}

int main(void) {
  static const int sizes[] = {30, 2000};
  for (int i = 0; i < 2; i++) {
    table data = table_simulate(sizes[i], 11, 0.5, 1.0, 2);
    clt_knowledge_spec spec = {.d = 11, .max_parents = -1};
    clt_knowledge knowledge;
    clt_conflict conflict;
    CHECK(clt_knowledge_set(&knowledge, &spec, &conflict));
    clt_arena arena;
    clt_arena_init(&arena, &support_heap);
    clt_task task = {.threads = 2};
    clt_score score;
    clt_exact_weights t;
    CHECK(clt_score_init(&score, 11, &arena) && clt_exact_weights_init(&t, &knowledge, &arena, 2));
    clt_score_model model = score_defaults(11);
    clt_score_data condensed = table_data(&data);
    clt_score_set(&score, &model, &condensed);
    outcome *o = clt_arena_take(&arena, 2, sizeof *o);
    run(o, &score, &t, true, &arena, &task);
    run(o + 1, &score, &t, false, &arena, &task);
    CHECK(memcmp(o, o + 1, sizeof *o) == 0);
    clt_arena_free(&arena);
    table_free(&data);
  }
  return test_end();
}
