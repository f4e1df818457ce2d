#include "stat/ranks/pair_differences.h"

#include <math.h>
#include <string.h>

/* Parts of a walk, and steps of each between two polls. */
enum { PARTS = 3, STEPS = 1 << 18 };

/* Doubles numbered in their order (both zeros 0). */
static int64_t number_of(double d) {
  int64_t bits;
  memcpy(&bits, &d, sizeof bits);
  return bits >= 0 ? bits : INT64_MIN - bits;
}

static double double_of(int64_t number) {
  int64_t bits = number >= 0 ? number : INT64_MIN - number;
  double d;
  memcpy(&d, &bits, sizeof d);
  return d;
}

static int64_t middle(int64_t low, int64_t high) {
  return low + (int64_t)(((uint64_t)high - (uint64_t)low) / 2);
}

/* Where a rank is known to be: between two numbers, inclusive, with so many differences below the
** first and up to the second. */
typedef struct bracket {
  int64_t low, high;
  uint64_t below, up_to;
} bracket;

/* How the differences lie about one number. */
typedef struct division {
  uint64_t count; /* differences up to it */
  double below;   /* the largest of them */
  double above;   /* the smallest of the others */
} division;

/* Both samples, ascending, and the number that divides their differences. */
typedef struct samples {
  const double *x, *y;
  size_t n1, n2;
  double d;
} samples;

/* Where a walk is. */
typedef struct place {
  size_t i, j;
} place;

/* x - y grows along x and falls along y (rounding is monotone): from each x on to the next, what is
** not beyond d begins later in y. Which of the two to step is as good as random, so there is no
** branch on it. */
static inline void step_on(const samples *s, place *at, division *out) {
  double difference = s->x[at->i] - s->y[at->j];
  bool beyond = difference > s->d;
  double below = beyond ? -INFINITY : difference, above = beyond ? difference : INFINITY;
  out->below = below > out->below ? below : out->below;
  out->above = above < out->above ? above : out->above;
  out->count += beyond ? 0 : s->n2 - at->j;
  at->i += !beyond;
  at->j += beyond;
}

/* Where the walk is after so many steps, at most those until one of the samples ends: with the
** fewest i of which the next would not have come before the last j. */
static place place_after(const samples *s, size_t steps) {
  size_t low = steps > s->n2 ? steps - s->n2 : 0, high = steps < s->n1 ? steps : s->n1;
  while (low < high) {
    size_t i = low + (high - low) / 2;
    if (s->x[i] - s->y[steps - 1 - i] > s->d) {
      high = i;
    } else {
      low = i + 1;
    }
  }
  return (place){low, steps - low};
}

/* Steps until one of the samples ends. */
static size_t steps_of(const samples *s) {
  size_t all = s->n1 + s->n2, low = s->n1 < s->n2 ? s->n1 : s->n2;
  for (size_t high = all; low < high;) {
    size_t steps = low + (high - low) / 2;
    place at = place_after(s, steps);
    if (at.i == s->n1 || at.j == s->n2) {
      high = steps;
    } else {
      low = steps + 1;
    }
  }
  return low;
}

/* The whole walk, in parts that are walked together: a step waits for the one before it, but not
** for those of the other parts. (Four parts are no faster than three.) Stops half-way if `task`
** says so. */
static division divide(const samples *s, clt_task *task) {
  division out = {0, -INFINITY, INFINITY};
  size_t steps = steps_of(s), each = steps / PARTS;
  place a = {0, 0}, b = place_after(s, each), c = place_after(s, 2 * each);
  for (size_t step = 0; step < each; step++) {
    if (step % STEPS == STEPS - 1 && clt_task_stop(task, 0.0)) return out;
    step_on(s, &a, &out);
    step_on(s, &b, &out);
    step_on(s, &c, &out);
  }
  for (size_t step = PARTS * each; step < steps; step++) step_on(s, &c, &out);
  return out;
}

/* Where to divide next. Differences lie evenly enough between the ends of a narrow bracket that
** most of it goes when it is divided beside where the rank should be, on one side and then on the
** other; every third time it is halved, so that no data take long. */
static double choose(const bracket *b, uint64_t rank, int step) {
  double low = double_of(b->low), high = double_of(b->high);
  double many = (double)(b->up_to - b->below), at = (double)(rank - b->below);
  double aside = pow(many, 0.6) / 4.0, wanted = step % 3 ? at + aside : at - aside;
  int64_t number = middle(b->low, b->high);
  if (step % 3 != 2 && wanted > 0.0 && wanted < many) {
    int64_t guess = number_of(low + (high - low) * (wanted / many));
    if (guess >= b->low && guess < b->high) number = guess;
  }
  return double_of(number);
}

/* What a division tells of where a rank is. */
static void narrow(bracket *b, uint64_t rank, const division *split) {
  int64_t below = number_of(split->below), above = number_of(split->above);
  if (split->count >= rank) {
    if (below < b->high) *b = (bracket){b->low, below, b->below, split->count};
  } else if (above > b->low) {
    *b = (bracket){above, b->high, split->count, b->up_to};
  }
}

bool clt_pair_differences(const double *x, size_t n1, const double *y, size_t n2, int ranks,
                          const uint64_t *rank, double *value, clt_task *task) {
  bracket at[CLT_MOST_RANKS];
  for (int t = 0; t < ranks; t++) {
    at[t] =
        (bracket){number_of(x[0] - y[n2 - 1]), number_of(x[n1 - 1] - y[0]), 0, (uint64_t)n1 * n2};
  }
  for (int t = 0; t < ranks; t++) {
    for (int step = 0; at[t].low < at[t].high; step++) {
      const samples s = {x, y, n1, n2, choose(&at[t], rank[t], step)};
      division split = divide(&s, task);
      if (clt_task_stop(task, 0.0)) return false;
      for (int u = t; u < ranks; u++) narrow(&at[u], rank[u], &split);
    }
    value[t] = double_of(at[t].low);
  }
  return true;
}
