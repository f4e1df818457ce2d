/* The walk visits every allowed parent set once, with the score of the single evaluation. */
#include "graph/parent_sets.h"

#include "graph/graph_support.h"

typedef struct seen {
  int visits[6][64]; /* by target and parent set */
  double worst;
  int left[64]; /* by set: how often it was left */
} seen;

static void visit(void *context, const clt_walk_state *state) {
  seen *c = context;
  const clt_score *s = state->walk->score;
  for (int j = 0; j < s->d; j++) {
    if (!(state->alive[state->depth] & clt_bit(j))) continue;
    double local = s->base[j] + clt_score_relative(s, j, state->depth, state->log_det[state->depth],
                                                   state->explained[state->depth][j]);
    c->worst = fmax(c->worst, fabs(local - clt_score_local(s, j, state->set, NULL)));
    c->visits[j][state->set]++;
  }
}

/* A set is left after it was visited, and after those that contain it and come later. */
static void leave(void *context, const clt_walk_state *state) {
  seen *c = context;
  bool visited = false;
  for (int j = 0; j < 6; j++) visited = visited || c->visits[j][state->set];
  int last = state->path[state->depth - 1], v = last < 5 ? state->walk->candidate[5] : -1;
  bool later = v < 0 || state->depth >= state->walk->max_parents ||
               !(state->alive[state->depth] & state->walk->takers[5]) ||
               c->left[state->set | clt_bit(v)];
  /* (The set of the prefix alone is visited in the piece that begins with it.) */
  CHECK(visited && later);
  c->left[state->set]++;
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
    clt_walk walk = {
        .score = &score, .n = 6, .targets = clt_all(6), .max_parents = 4 - run, .leave = leave};
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
    for (uint64_t set = 0; set < 64; set++) {
      int visits = 0;
      for (int j = 0; j < 6; j++) visits += s.visits[j][set];
      CHECK(set == 0 || (s.left[set] > 0) == (visits > 0));
    }
    CHECK(s.worst < 1e-11);
  }
  clt_arena_free(&arena);
  table_free(&t);
}

int main(void) {
  test_walk();
  return test_end();
}
