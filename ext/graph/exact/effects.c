/* Total effects by parent sets (effects.h). */
#include "graph/exact/effects.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* Of the sums: first of b, of its square and of v, [d * d] each, then [d] of the probabilities. */
enum { MEAN, SQUARE, NOISE, SUMS };

size_t clt_effects_size(int d) {
  return (size_t)d * (size_t)(SUMS * d + 1);
}

void clt_effects_add(double *sums, const clt_walk_state *s, int source, double p) {
  const clt_score *score = s->walk->score;
  _Alignas(32) double left[CLT_WALK_STRIDE];
  int d = score->d, l = s->depth;
  clt_walk_remainder(s, source, left);
  double freedom = fmax(score->n - l - 2.0, 1.0);
  double pivot = s->pivot[l][source];
  double least = DBL_EPSILON * score->cross[source * score->stride + source];
  if (!(pivot > least)) pivot = least;
  sums[SUMS * d * d + source] += p;
  for (int t = 0; t < d; t++) {
    if (t == source || s->set & clt_bit(t)) continue;
    double b = (left[t] + score->shift * left[d]) / pivot;
    double rest = s->pivot[l][t] - left[t] * left[t] / pivot;
    rest = fmax(rest, DBL_EPSILON * score->cross[t * score->stride + t]);
    double *at = sums + source * d + t;
    at[MEAN * d * d] += p * b;
    at[SQUARE * d * d] += p * b * b;
    at[NOISE * d * d] += p * rest / (freedom * pivot);
  }
}

void clt_effects_of(const double *sums, int d, int source, uint64_t possible, double *mean,
                    double *variance) {
  double whole = sums[SUMS * d * d + source];
  for (int t = 0; t < d; t++) {
    const double *at = sums + source * d + t;
    int pair = source * d + t;
    bool can = possible & clt_bit(t) && whole > 0.0;
    mean[pair] = can ? at[MEAN * d * d] / whole : 0.0;
    double between = at[SQUARE * d * d] / whole - mean[pair] * mean[pair];
    variance[pair] = can ? at[NOISE * d * d] / whole + fmax(between, 0.0) : 0.0;
  }
}

/* The source's parents are the others of its kind: the walk that must take all candidates. */
typedef struct lone {
  double *sums;
  int source;
} lone;

static void visit(void *context, const clt_walk_state *s) {
  const lone *l = context;
  clt_effects_add(l->sums, s, l->source, 1.0);
}

void clt_effects_parentless(const clt_score *score, int source, uint64_t parentless,
                            uint64_t possible, clt_walk_state *state, double *sums, double *mean,
                            double *variance) {
  clt_walk walk = {.score = score, .targets = clt_bit(source), .max_parents = score->d};
  lone context = {sums, source};
  for (uint64_t left = parentless & ~clt_bit(source); left; left &= left - 1) {
    walk.takers[walk.n] = clt_bit(source);
    walk.candidate[walk.n++] = clt_lowest(left);
  }
  memset(sums, 0, clt_effects_size(score->d) * sizeof *sums);
  clt_walk_run(&walk, state, walk.n, clt_all(walk.n), visit, &context);
  clt_effects_of(sums, score->d, source, possible, mean, variance);
}
