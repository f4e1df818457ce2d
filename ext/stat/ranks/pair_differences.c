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

bool clt_pair_differences(const double *x, size_t n1, const double *y, size_t n2, int ranks,
                          const uint64_t *rank, double *value, clt_task *task) {
  int64_t low[CLT_MOST_RANKS], high[CLT_MOST_RANKS]; /* the rank is between, inclusive */
  for (int t = 0; t < ranks; t++) {
    low[t] = number_of(x[0] - y[n2 - 1]);
    high[t] = number_of(x[n1 - 1] - y[0]);
  }
  for (int t = 0; t < ranks; t++) {
    while (low[t] < high[t]) {
      division split = divide(x, n1, y, n2, double_of(middle(low[t], high[t])), task);
      if (clt_task_stop(task, 0.0)) return false;
      int64_t below = number_of(split.below), above = number_of(split.above);
      for (int s = t; s < ranks; s++) {
        if (split.count >= rank[s]) {
          if (below < high[s]) high[s] = below;
        } else if (above > low[s]) {
          low[s] = above;
        }
      }
    }
    value[t] = double_of(low[t]);
  }
  return true;
}
