/* The walk over parent sets (parent_sets.h). */
#include "graph/parent_sets.h"

#include <float.h>
#include <math.h>

#include "graph/simd.h"

enum { ASK_AT = 10 }; /* fewest candidates left to a set that asks whether to stop */

/* What the walk carries down. */
typedef struct walker {
  clt_walk_state *state;
  clt_walk_visit *visit;
  void *context;
  int groups; /* of four variables in a padded column */
  void (*append)(clt_walk_state *state, int variable, int groups);
} walker;

/* Four entries of row v of the matrix less what the first l parents explain of them. */
CLT_INLINE v4d left_of(const clt_walk_state *s, int l, int v, int group) {
  const clt_score *score = s->walk->score;
  v4d x = ((const v4d *)(const void *)(score->cross + v * score->stride))[group];
  for (int k = 0; k < l; k++) {
    x -= v4_all(s->column[k][v]) * ((const v4d *)(const void *)s->column[k])[group];
  }
  return x;
}

/* Appends a parent v: column = (row v of the matrix - what is explained of it) / pivot, for all
** variables; entry d of it belongs to a column of ones, the derivative of b in clt_score's
** shift. */
CLT_INLINE void append_body(clt_walk_state *s, int v, int groups) {
  const clt_score *score = s->walk->score;
  int l = s->depth;
  double pivot = s->pivot[l][v], least = DBL_EPSILON * score->cross[v * score->stride + v];
  if (!(pivot > least)) pivot = least;
  s->log_det[l + 1] = s->log_det[l] + log(pivot);
  double root = sqrt(pivot);
  const double *row = score->cross + v * score->stride;
  double shift = 0.0;
  if (score->shift != 0.0) {
    shift = row[score->d];
    for (int k = 0; k < l; k++) shift -= s->column[k][v] * s->column[k][score->d];
    shift *= score->shift / root;
  }
  for (int g = 0; g < groups; g++) {
    v4d x = left_of(s, l, v, g) / v4_all(root);
    ((v4d *)(void *)s->column[l])[g] = x;
    v4d *before = (v4d *)(void *)s->pivot[l], *after = (v4d *)(void *)s->pivot[l + 1];
    after[g] = before[g] - x * x;
    before = (v4d *)(void *)s->explained[l];
    after = (v4d *)(void *)s->explained[l + 1];
    x += v4_all(shift);
    after[g] = before[g] + x * x;
  }
}

static void append_plain(clt_walk_state *s, int v, int groups) {
  append_body(s, v, groups);
}

#ifdef CLT_LANES_AVX2
CLT_LANES_AVX2 static void append_avx2(clt_walk_state *s, int v, int groups) {
  append_body(s, v, groups);
}
#endif

/* Steps down to the set with the candidate at `position`; false if no target may have it. */
static bool step_down(const walker *w, int position) {
  clt_walk_state *s = w->state;
  uint64_t alive = s->alive[s->depth] & s->walk->takers[position];
  if (!alive || s->depth >= s->walk->max_parents) return false;
  w->append(s, s->walk->candidate[position], w->groups);
  s->path[s->depth] = position;
  s->set |= clt_bit(s->walk->candidate[position]);
  s->index |= s->walk->mark[position];
  s->alive[++s->depth] = alive;
  return true;
}

static void step_up(const walker *w) {
  clt_walk_state *s = w->state;
  if (s->walk->leave) s->walk->leave(w->context, s);
  int position = s->path[--s->depth];
  s->set &= ~clt_bit(s->walk->candidate[position]);
  s->index &= ~s->walk->mark[position];
}

static void descend(const walker *w, int from) {
  const clt_walk *walk = w->state->walk;
  /* Once in some 2^ASK_AT sets, which take well under a millisecond; all above ask, so that none
  ** goes on to its smaller branches. */
  if (walk->n - from >= ASK_AT && clt_task_within(walk->task, walk->worker)) return;
  w->visit(w->context, w->state);
  for (int c = from; c < walk->n; c++) {
    if (!step_down(w, c)) continue;
    descend(w, c + 1);
    step_up(w);
  }
}

static void start(clt_walk_state *s, const clt_walk *walk) {
  const clt_score *score = walk->score;
  s->walk = walk;
  s->depth = 0;
  s->set = s->index = 0;
  s->alive[0] = walk->targets;
  s->log_det[0] = 0.0;
  for (int j = 0; j < score->stride; j++) {
    s->pivot[0][j] = j < score->d ? score->cross[j * score->stride + j] : 1.0;
    s->explained[0][j] = 0.0;
  }
}

void clt_walk_run(const clt_walk *walk, clt_walk_state *state, int fixed, uint64_t prefix,
                  clt_walk_visit *visit, void *context) {
  walker w = {.state = state,
              .visit = visit,
              .context = context,
              .groups = walk->score->stride / 4,
              .append = append_plain};
#ifdef CLT_LANES_AVX2
  if (clt_simd_avx2()) w.append = append_avx2;
#endif
  start(state, walk);
  for (uint64_t m = prefix; m; m &= m - 1) {
    if (!step_down(&w, clt_lowest(m))) return;
  }
  descend(&w, fixed);
  while (state->depth) step_up(&w);
}

void clt_walk_remainder(const clt_walk_state *s, int v, double *left) {
  for (int g = 0; g < s->walk->score->stride / 4; g++) {
    ((v4d *)(void *)left)[g] = left_of(s, s->depth, v, g);
  }
}
