/*
** The spectral decomposition: eigenvalues that are known, Z'Z = I and A Z = Z diag(values),
** matrices that are diagonal, of low rank or far from a unit, and one object for matrices of
** all sizes.
*/
#include "stat/spectrum.h"

#include "base/rng.h"
#include "test.h"

static const clt_allocator heap = {realloc, free};

enum { MOST = 60 };

static double a[MOST * MOST];
static int polls, stop_at;

/* Largest error of one coordinate, in units of the largest eigenvalue. */
static double error_of(clt_spectrum *s, int n) {
  double worst = 0.0, largest = 0.0;
  for (int k = 0; k < n; k++) largest = fmax(largest, fabs(s->values[k]));
  for (int k = 0; k < n; k++) {
    double z[MOST] = {0}, back[MOST];
    z[k] = 1.0;
    CHECK(clt_spectrum_from(s, z, NULL));
    memcpy(back, z, sizeof back);
    CHECK(clt_spectrum_to(s, back, NULL));
    for (int i = 0; i < n; i++) {
      double left = -s->values[k] * z[i];
      for (int j = 0; j < n; j++) left += a[i * n + j] * z[j];
      double error = fmax(fabs(left) / largest, fabs(back[i] - (i == k)));
      CHECK(isfinite(left) && isfinite(back[i]));
      worst = fmax(worst, error);
    }
  }
  return worst;
}

static void check_decomposition(clt_spectrum *s, int n) {
  CHECK(clt_spectrum_reserve(s, n));
  memcpy(s->a, a, (size_t)n * (size_t)n * sizeof *a);
  CHECK(clt_spectrum_decompose(s, NULL));
  CHECK(error_of(s, n) < 4e-15);
}

/* Second differences: 2 - 2 cos(pi k / (n + 1)). */
static void test_known(clt_spectrum *s, int n) {
  memset(a, 0, sizeof a);
  for (int i = 0; i < n; i++) {
    a[i * n + i] = 2.0;
    if (i > 0) a[i * n + i - 1] = a[(i - 1) * n + i] = -1.0;
  }
  check_decomposition(s, n);
  for (int k = 1; k <= n; k++) {
    double want = 2.0 - 2.0 * cos(acos(-1.0) * k / (n + 1)), nearest = INFINITY;
    for (int i = 0; i < n; i++) nearest = fmin(nearest, fabs(s->values[i] - want));
    CHECK(nearest < 1e-14);
  }
}

/* The sum of `rank` squares, in a unit. */
static void test_random(clt_spectrum *s, int n, int rank, double unit) {
  clt_rng rng;
  clt_rng_seed(&rng, (uint64_t)n, (uint64_t)rank);
  memset(a, 0, sizeof a);
  for (int r = 0; r < rank; r++) {
    double x[MOST];
    for (int i = 0; i < n; i++) x[i] = clt_rng_uniform(&rng) - 0.5;
    for (int i = 0; i < n * n; i++) a[i] += unit * x[i / n] * x[i % n];
  }
  check_decomposition(s, n);
}

/* Diagonal, and with entries beside it that leave the range when squared. */
static void test_diagonal(clt_spectrum *s, double beside) {
  enum { N = 7 };
  for (int i = 0; i < N * N; i++) a[i] = i % (N + 1) == 0 ? 1.0 + i % 3 : beside;
  check_decomposition(s, N);
}

/* What is not finite is in all eigenvalues, wherever it stands; nothing goes on for ever. */
static void test_not_finite(clt_spectrum *s, double value) {
  enum { N = 5 };
  for (int place = 0; place < N * N; place++) {
    CHECK(clt_spectrum_reserve(s, N));
    for (int i = 0; i < N * N; i++) s->a[i] = i == place ? value : 1.0 / (1 + i / N + i % N);
    CHECK(clt_spectrum_decompose(s, NULL));
    for (int i = 0; i < N; i++) CHECK(isnan(s->values[i]));
  }
}

static bool count(void *host, double done, double waited) {
  clt_task *task = host;
  (void)done;
  (void)waited;
  task->polled = 0; /* to be asked whenever it could be, however little time has passed */
  polls++;
  return polls == stop_at;
}

/* A task is asked throughout all parts, and each of them heeds it. */
static void test_stopped(clt_spectrum *s) {
  enum { N = 400 };
  static double x[N];
  clt_task task = {.poll = count, .host = &task};
  for (int part = 0; part < 4; part++) {
    CHECK(clt_spectrum_reserve(s, N));
    for (int i = 0; i < N * N; i++) {
      int off = abs(i / N - i % N); /* at first there is nothing to reflect */
      s->a[i] = part == 0 && off > 1 ? 0.0 : 1.0 / (1 + off);
    }
    stop_at = part == 0 ? 1 : part == 1 ? 600 : 0;
    polls = 0;
    task.stopped = false;
    CHECK(clt_spectrum_decompose(s, &task) == (part > 1));
    CHECK(part <= 1 || polls > 600);
    stop_at = polls + 1;
    if (part == 2) CHECK(!clt_spectrum_to(s, x, &task));
    if (part == 3) CHECK(!clt_spectrum_from(s, x, &task));
  }
}

int main(void) {
  clt_arena arena;
  clt_spectrum s;
  clt_arena_init(&arena, &heap);
  clt_spectrum_init(&s, &arena);
  CHECK(clt_spectrum_reserve(&s, 0) && clt_spectrum_decompose(&s, NULL));
  for (int n = 1; n <= 12; n++) test_known(&s, n);
  test_known(&s, MOST);
  for (int n = 1; n <= MOST; n = 2 * n + 1) {
    for (int rank = 1; rank <= n; rank = 2 * rank + 1) {
      test_random(&s, n, rank, 1.0);
      test_random(&s, n, rank, 0x1p-200);
      test_random(&s, n, rank, 0x1p200);
    }
  }
  const double beside[] = {0.0, 1e-18, 1e-155, 1e-160, 5e-324};
  for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) test_diagonal(&s, beside[i]);
  test_not_finite(&s, NAN);
  test_not_finite(&s, -INFINITY);
  test_stopped(&s);
  clt_arena_free(&arena);
  return test_end();
}
