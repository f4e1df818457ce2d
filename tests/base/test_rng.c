/* Random numbers: the generator's published output, streams, and the distributions drawn from. */
#include "base/rng.h"
#include "test.h"

enum { N = 200000 };

/* The first outputs of xoshiro256++ from the state (1, 2, 3, 4). */
static void test_reference(void) {
  static const uint64_t want[] = {UINT64_C(41943041),
                                  UINT64_C(58720359),
                                  UINT64_C(3588806011781223),
                                  UINT64_C(3591011842654386),
                                  UINT64_C(9228616714210784205),
                                  UINT64_C(9973669472204895162),
                                  UINT64_C(14011001112246962877)};
  clt_rng rng = {{1, 2, 3, 4}};
  for (size_t i = 0; i < sizeof want / sizeof *want; i++) CHECK(clt_rng_next(&rng) == want[i]);
}

/* Neighbouring seeds and streams have nothing to do with each other. */
static void test_streams(void) {
  double products = 0.0;
  int equal = 0;
  for (uint64_t i = 0; i < 20000; i++) {
    clt_rng a, b, c;
    clt_rng_seed(&a, 1, i);
    clt_rng_seed(&b, 1, i + 1);
    clt_rng_seed(&c, 2, i);
    double x = clt_rng_uniform(&a) - 0.5;
    products += x * (clt_rng_uniform(&b) - 0.5) + x * (clt_rng_uniform(&c) - 0.5);
    equal += memcmp(&a, &b, sizeof a) == 0 || memcmp(&a, &c, sizeof a) == 0;
  }
  CHECK(equal == 0);
  CHECK(fabs(products) < 4.0 / 12.0 * sqrt(2.0 * 20000.0));
}

static void test_uniform(void) {
  clt_rng rng;
  clt_rng_seed(&rng, 3, 4);
  int cell[10] = {0}, below[7] = {0}, outside = 0;
  for (int i = 0; i < N; i++) {
    double u = clt_rng_uniform(&rng);
    outside += !(u > 0.0 && u < 1.0);
    cell[(int)(10.0 * u)]++;
    below[clt_rng_below(&rng, 7)]++;
  }
  double chi2 = 0.0, chi2_below = 0.0;
  for (int i = 0; i < 10; i++) chi2 += pow(cell[i] - N / 10.0, 2) / (N / 10.0);
  for (int i = 0; i < 7; i++) chi2_below += pow(below[i] - N / 7.0, 2) / (N / 7.0);
  CHECK(outside == 0);
  CHECK(chi2 < 27.9 && chi2_below < 22.5); /* 0.1 % points of chi squared, 9 and 6 df */
}

int main(void) {
  test_reference();
  test_streams();
  test_uniform();
  return test_end();
}
