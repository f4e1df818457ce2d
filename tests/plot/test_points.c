/*
** Points: what is drawn of many is a sample of them that does not depend on the order of rows, has
** no pattern of its own, and holds the ends of both axes.
*/
#include "base/rng.h"
#include "plot/arena_test.h"
#include "plot/points.h"
#include "test.h"

enum { N = 40000, FEW = 2000, COLUMNS = 5, SLICES = 40 };

/* Uniform y at five values of x, every value twice. */
static clt_points noise(clt_arena *arena, bool backwards) {
  clt_rng rng;
  clt_points p = {.x = clt_arena_take(arena, N, sizeof *p.x),
                  .y = clt_arena_take(arena, N, sizeof *p.y),
                  .n = N};
  clt_rng_seed(&rng, 3, 0);
  for (size_t i = 0; i < N; i += 2) {
    double x = clt_rng_below(&rng, COLUMNS), y = floor(1e6 * clt_rng_uniform(&rng));
    for (size_t k = i; k < i + 2; k++) {
      p.x[backwards ? N - 1 - k : k] = x;
      p.y[backwards ? N - 1 - k : k] = y;
    }
  }
  CHECK(clt_points_sort(&p, arena, NULL));
  return p;
}

/* Pearson's chi-squared of the numbers of points in the cells of a grid: of points at random about
** as large as there are cells. */
static double unevenness(const clt_points *p) {
  double cell[COLUMNS][SLICES] = {{0}}, expected = (double)p->n / (COLUMNS * SLICES), sum = 0.0;
  for (size_t i = 0; i < p->n; i++) {
    cell[(int)p->x[i]][(int)(p->y[i] / 1e6 * SLICES)] += 1.0;
  }
  for (int x = 0; x < COLUMNS; x++) {
    for (int k = 0; k < SLICES; k++) {
      sum += (cell[x][k] - expected) * (cell[x][k] - expected) / expected;
    }
  }
  return sum;
}

/* The number of points that are equal to the one before. */
static int twins(const clt_points *p) {
  int n = 0;
  for (size_t i = 1; i < p->n; i++) n += p->x[i] == p->x[i - 1] && p->y[i] == p->y[i - 1];
  return n;
}

static void sample(clt_arena *arena) {
  clt_points all = noise(arena, false), again = noise(arena, true), few, same, whole;
  CHECK(clt_points_thin(&all, FEW, &few, arena, NULL));
  CHECK(clt_points_thin(&again, FEW, &same, arena, NULL));
  CHECK(few.n == FEW && same.n == FEW);
  CHECK(memcmp(few.x, same.x, FEW * sizeof *few.x) == 0);
  CHECK(memcmp(few.y, same.y, FEW * sizeof *few.y) == 0);
  double cells = COLUMNS * SLICES, uneven = unevenness(&few);
  if (!CHECK(uneven > 0.7 * cells && uneven < 1.3 * cells)) printf("  %g\n", uneven);
  double sum = 0.0; /* which ones: the same on every processor */
  for (size_t i = 0; i < few.n; i++) sum += few.y[i];
  if (!CHECK(sum == 1006368294.0)) printf("  %.17g\n", sum);
  CHECK(twins(&few) > 20 && twins(&few) < 90); /* 20000 pairs, each with probability 1/400 */
  CHECK(clt_points_thin(&few, FEW, &whole, arena, NULL) && whole.n == FEW);
}

/* The ends of x and y are drawn, wherever they are among the points. */
static void ends(clt_arena *arena) {
  clt_points all = noise(arena, false), few;
  all.y[N / 2] = -5.0;
  all.y[N / 2 + 7] = 2e6;
  all.x[0] = -1.0;
  all.x[N - 1] = COLUMNS;
  CHECK(clt_points_sort(&all, arena, NULL) && clt_points_thin(&all, FEW, &few, arena, NULL));
  clt_range x = {NAN, NAN, false}, y = x;
  for (size_t i = 0; i < few.n; i++) {
    clt_range_take(&x, few.x[i]);
    clt_range_take(&y, few.y[i]);
  }
  CHECK(x.least == -1.0 && x.most == COLUMNS && y.least == -5.0 && y.most == 2e6);
}

/* Zeros of either sign are the same place. */
static void zeros(clt_arena *arena) {
  double plus[100], minus[100], y[100];
  for (int i = 0; i < 100; i++) {
    plus[i] = 0.0;
    minus[i] = -0.0;
    y[i] = i;
  }
  clt_points a = {.x = plus, .y = y, .n = 100}, b = {.x = minus, .y = y, .n = 100}, few_a, few_b;
  CHECK(clt_points_thin(&a, 10, &few_a, arena, NULL));
  CHECK(clt_points_thin(&b, 10, &few_b, arena, NULL));
  CHECK(memcmp(few_a.y, few_b.y, 10 * sizeof *y) == 0);
}

/* What is hollow stays so with its point, sorted and thinned; of equal points those that are not
** come first, so that the order of the rows has no say. */
static void hollow(clt_arena *arena) {
  double x[] = {3, 1, 2, 2, 2}, y[] = {0, 0, 0, 0, 0};
  bool marks[] = {true, false, true, false, true};
  clt_points p = {x, y, marks, 5}, all = noise(arena, false), few;
  CHECK(clt_points_sort(&p, arena, NULL) && clt_points_hollow(&p) == 3);
  CHECK(!p.hollow[0] && !p.hollow[1] && p.hollow[2] && p.hollow[3] && p.hollow[4]);
  all.hollow = clt_arena_take(arena, N, sizeof *all.hollow);
  for (size_t i = 0; i < N; i++) all.hollow[i] = all.y[i] < 2e5;
  CHECK(clt_points_thin(&all, FEW, &few, arena, NULL));
  bool same = few.n == FEW;
  for (size_t i = 0; i < few.n; i++) same = same && few.hollow[i] == (few.y[i] < 2e5);
  CHECK(same && clt_points_hollow(&few) > FEW / 6 && clt_points_hollow(&few) < FEW / 4);
}

int main(void) {
  clt_arena arena;
  clt_arena_init(&arena, &test_heap);
  sample(&arena);
  ends(&arena);
  zeros(&arena);
  hollow(&arena);
  clt_arena_free(&arena);
  return test_end();
}
