/* Sorting: numbers and rows, ties, and stopping. */
#include "base/sort.h"

#include <math.h>

#include "base/rng.h"
#include "test.h"

enum { MOST = 5000 };

static bool say_stop(void *host, double done, double waited) {
  (void)waited;
  (void)done;
  return host == NULL;
}

static bool row_before(const void *rows, uint32_t a, uint32_t b) {
  const double *t = rows;
  return t[a] < t[b];
}

/* sort.h (1), (3), (4): every second array has ties, every fourth is of whole numbers of one sign,
** which have most bytes alike. */
static void test_sort(void) {
  static double t[MOST], sorted[MOST], scratch[MOST];
  static uint32_t row[MOST], room[MOST];
  clt_rng rng;
  clt_rng_seed(&rng, 1, 0);
  for (size_t n = 0; n < MOST; n = n * 3 / 2 + 1) {
    for (size_t i = 0; i < n; i++) {
      double few = (double)clt_rng_below(&rng, 20) - (n % 4 == 1 ? 10.0 : 0.0);
      t[i] = n % 2 ? few : clt_rng_uniform(&rng) - 0.5;
    }
    memcpy(sorted, t, n * sizeof *t);
    for (uint32_t i = 0; i < n; i++) row[i] = i;
    CHECK(clt_sort(sorted, scratch, n, NULL));
    CHECK(clt_sort_rows(row, room, n, row_before, t, NULL));
    bool ordered = true;
    for (size_t i = 0; i < n; i++) {
      ordered = ordered && sorted[i] == t[row[i]] && (i == 0 || sorted[i - 1] <= sorted[i]);
      if (i > 0 && t[row[i - 1]] == t[row[i]]) ordered = ordered && row[i - 1] < row[i];
    }
    CHECK(ordered);
  }
}

/* sort.h (1), (5): all sizes of numbers, infinite ones too. */
static void test_wide(void) {
  static double t[MOST], scratch[MOST];
  static const double some[] = {-INFINITY, -1e300, -1.0,      -0x1p-1074,
                                -0.0,      0.0,    0x1p-1074, INFINITY};
  for (int n = 8; n <= MOST; n += MOST - 8) {
    int negative = 0, place = 0;
    for (int i = 0; i < n; i++) t[i] = some[i * 5 % 8];
    CHECK(clt_sort(t, scratch, (size_t)n, NULL));
    for (int i = 1; i < n; i++) CHECK(t[i - 1] <= t[i]);
    /* Of each eight the zeros came as 0, -0. */
    while (t[place] < 0.0) place++;
    for (int i = 0; t[place + i] == 0.0; i++) {
      CHECK(!signbit(t[place + i]) == (i % 2 == 0));
      negative += !!signbit(t[place + i]);
    }
    CHECK(negative == n / 8);
  }
}

/* sort.h (2) */
static void test_stopped(void) {
  static double t[MOST], scratch[MOST];
  uint32_t row[100] = {0}, room[100];
  clt_task task = {.poll = say_stop}, other = {.poll = say_stop}, third = {.poll = say_stop};
  CHECK(!clt_sort(t, scratch, 100, &task) && task.stopped);
  CHECK(!clt_sort(t, scratch, MOST, &third) && third.stopped);
  CHECK(!clt_sort_rows(row, room, 100, row_before, t, &other) && other.stopped);
}

static bool count_down(void *asks_left, double done, double waited) {
  (void)waited;
  (void)done;
  return --*(int *)asks_left < 0;
}

/* sort.h (2): however late it is told to stop. */
static void test_stopped_late(void) {
  enum { N = 1 << 19 };
  double *t = calloc(2 * N, sizeof *t);
  clt_rng rng;
  bool stopped = t != NULL, right = stopped;
  for (int asks = 0; stopped && asks < 50; asks++) {
    clt_task task = {.poll = count_down, .host = &(int){asks}};
    clt_rng_seed(&rng, 3, 0);
    for (int i = 0; i < N; i++) t[i] = clt_rng_uniform(&rng);
    right = clt_sort(t, t + N, N, &task) == !task.stopped && right;
    stopped = task.stopped;
  }
  CHECK(right);
  free(t);
}

int main(void) {
  test_sort();
  test_wide();
  test_stopped();
  test_stopped_late();
  return test_end();
}
