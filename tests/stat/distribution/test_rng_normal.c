/* Normal draws: one uniform each, and the moments and tails of the distribution. */
#include "stat/distribution/rng_normal.h"

#include "test.h"

enum { N = 200000 };

int main(void) {
  clt_rng a, b;
  clt_rng_seed(&a, 5, 6);
  b = a;
  double sum = 0.0, squares = 0.0;
  int beyond = 0;
  for (int i = 0; i < N; i++) {
    double z = clt_rng_normal(&a);
    clt_rng_next(&b);
    sum += z;
    squares += z * z;
    beyond += fabs(z) > 1.959963984540054;
  }
  CHECK(memcmp(&a, &b, sizeof a) == 0);
  CHECK(fabs(sum / N) < 4.0 / sqrt(N));
  CHECK(fabs(squares / N - 1.0) < 4.0 * sqrt(2.0 / N));
  CHECK(fabs((double)beyond / N - 0.05) < 4.0 * sqrt(0.05 * 0.95 / N));
  return test_end();
}
