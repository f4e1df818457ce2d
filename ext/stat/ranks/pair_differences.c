#include "stat/ranks/pair_differences.h"

#include <math.h>
#include <string.h>

/* Steps of a walk between two polls. */
enum { STEPS = 1 << 20 };

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

/* x - y grows along x and falls along y (rounding is monotone): from each x on to the next, what is
** not beyond d begins later in y. Which of the two to step is as good as random, so there is no
** branch on it. Stops half-way if `task` says so. */
static division divide(const double *x, size_t n1, const double *y, size_t n2, double d,
                       clt_task *task) {
  division out = {0, -INFINITY, INFINITY};
  size_t i = 0, j = 0;
  while (i < n1 && j < n2 && !clt_task_stop(task, 0.0)) {
    for (int step = 0; step < STEPS && i < n1 && j < n2; step++) {
      double difference = x[i] - y[j];
      bool beyond = difference > d;
      double below = beyond ? -INFINITY : difference, above = beyond ? difference : INFINITY;
      out.below = below > out.below ? below : out.below;
      out.above = above < out.above ? above : out.above;
      out.count += beyond ? 0 : n2 - j;
      i += !beyond;
      j += beyond;
    }
  }
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
      division split = divide(x, n1, y, n2, choose(&at[t], rank[t], step), task);
      if (clt_task_stop(task, 0.0)) return false;
      for (int s = t; s < ranks; s++) narrow(&at[s], rank[s], &split);
    }
    value[t] = double_of(at[t].low);
  }
  return true;
}
