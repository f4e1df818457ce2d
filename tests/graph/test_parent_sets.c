/* The walk visits every allowed parent set once, with the score of the single evaluation. */
#include "graph/parent_sets.h"

#include "graph/graph_support.h"

typedef struct seen {
  int visits[6][64]; /* by target and parent set */
  double worst, worst_coefficient;
} seen;

static void visit(void *context, const clt_walk_state *state) {
  seen *c = context;
  const clt_score *s = state->walk->score;
  for (int j = 0; j < s->d; j++) {
    if (!(state->alive[state->depth] & clt_bit(j))) continue;
    double got[6], want[6], by_variable[6];
    double local = s->base[j] + clt_score_relative(s, j, state->depth, state->log_det[state->depth],
                                                   state->explained[state->depth][j]);
    c->worst = fmax(c->worst, fabs(local - clt_score_local(s, j, state->set, want)));
    clt_walk_coefficients(state, j, got);
    for (int a = 0; a < state->depth; a++) {
      by_variable[state->walk->candidate[state->path[a]]] = got[a];
    }
    int k = 0;
    for (uint64_t m = state->set; m; m &= m - 1) {
      double difference = by_variable[clt_lowest(m)] - want[k++];
      c->worst_coefficient = fmax(c->worst_coefficient, fabs(difference));
    }
    c->visits[j][state->set]++;
  }
}

static void test_walk(void) {
  table t = table_simulate(40, 6, 0.6, 1.0, 5);
  clt_arena arena;
  clt_arena_init(&arena, &support_heap);
  clt_score score;
  CHECK(clt_score_init(&score, 6, &arena));
  clt_walk_state *state = clt_arena_take(&arena, 1, sizeof *state);
  clt_score_data data = table_data(&t);
  for (int run = 0; run < 4; run++) {
    clt_score_model model = score_defaults(6);
    model.likelihood = run & 1 ? CLT_LINEAR : CLT_BGE;
    if (run == 3) model.mean_edge = 0.5;
    clt_score_set(&score, &model, &data);
    clt_walk walk = {.score = &score, .n = 6, .targets = clt_all(6), .max_parents = 4 - run};
    for (int i = 0; i < 6; i++) {
      walk.candidate[i] = 5 - i;
      walk.takers[i] = clt_all(6) & ~clt_bit(5 - i);
    }
    walk.takers[2] &= ~clt_bit(0); /* 3 -> 0 is not allowed */
    seen s = {.worst = 0.0};
    for (uint64_t prefix = 0; prefix < 4; prefix++)
      clt_walk_run(&walk, state, 2, prefix, visit, &s);
    for (int j = 0; j < 6; j++) {
      for (uint64_t set = 0; set < 64; set++) {
        bool allowed =
            !(set & clt_bit(j)) && clt_count(set) <= 4 - run && !(j == 0 && set & clt_bit(3));
        CHECK(s.visits[j][set] == allowed);
      }
    }
    CHECK(s.worst < 1e-11);
    CHECK(s.worst_coefficient < 1e-12);
  }
  clt_arena_free(&arena);
  table_free(&t);
}

int main(void) {
  test_walk();
  return test_end();
}
