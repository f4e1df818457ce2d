/*
** The test harness: CHECK counts, the program ends with "N passed, N failed" and a status.
** A test file is one program with a main() that calls its tests and returns test_end().
*/
#ifndef CLT_TEST_H
#define CLT_TEST_H

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int test_passed, test_failed, test_skipped;

#define CHECK(condition) test_check((condition), #condition, __FILE__, __LINE__)

static inline bool test_check(bool ok, const char *what, const char *file, int line) {
  if (ok) {
    test_passed++;
  } else {
    test_failed++;
    printf("%s:%d: failed: %s\n", file, line, what);
  }
  return ok;
}

/* |got - want| <= tolerance * |want| (or both NAN, or equal). */
#define CHECK_NEAR(got, want, tolerance)                                                           \
  test_near((got), (want), (tolerance), #got, __FILE__, __LINE__)

static inline bool test_near(double got, double want, double tolerance, const char *what,
                             const char *file, int line) {
  bool ok =
      got == want || (isnan(got) && isnan(want)) || fabs(got - want) <= tolerance * fabs(want);
  if (ok) {
    test_passed++;
  } else {
    test_failed++;
    printf("%s:%d: failed: %s = %.17g, want %.17g (relative error %.2g, allowed %.2g)\n", file,
           line, what, got, want, fabs(got - want) / fabs(want), tolerance);
  }
  return ok;
}

/* Says why something could not be tested here, and counts it. */
static inline void test_skip(const char *why) {
  test_skipped++;
  printf("skipped: %s\n", why);
}

static inline int test_end(void) {
  printf("%d passed, %d failed, %d skipped\n", test_passed, test_failed, test_skipped);
  return test_failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
