/*
** Random numbers: xoshiro256++ (D. Blackman and S. Vigna, Scrambled linear pseudorandom number
** generators, ACM TOMS 47 (2021)), seeded by SplitMix64 from a pair (seed, stream).
**
** Every resample, particle or permutation has a stream of its own, so a result depends on the seed
** and never on which thread did the work. GSL's generators have no streams and 32-bit seeds, live
** on the heap (out of memory gsl_rng_alloc() ends the process) and take 4 (taus2) to 9 times
** (mt19937) as long a draw.
*/
#ifndef CLT_BASE_RNG_H
#define CLT_BASE_RNG_H

#include <stdint.h>

typedef struct clt_rng {
  uint64_t s[4]; /* the generator's state, never all zero */
} clt_rng;

/* SplitMix64's output function: a bijective mix of 64 bits. */
static inline uint64_t clt_rng_mix(uint64_t z) {
  z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static inline void clt_rng_seed(clt_rng *rng, uint64_t seed, uint64_t stream) {
  uint64_t x = clt_rng_mix(seed + UINT64_C(0x9e3779b97f4a7c15)) ^
               (clt_rng_mix(~stream) * UINT64_C(0xd1342543de82ef95));
  for (int i = 0; i < 4; i++) rng->s[i] = clt_rng_mix(x += UINT64_C(0x9e3779b97f4a7c15));
}

static inline uint64_t clt_rng_next(clt_rng *rng) {
  uint64_t *s = rng->s, sum = s[0] + s[3];
  uint64_t result = ((sum << 23) | (sum >> 41)) + s[0];
  uint64_t t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = (s[3] << 45) | (s[3] >> 19);
  return result;
}

/* Uniform in (0, 1): never 0 and never 1. */
static inline double clt_rng_uniform(clt_rng *rng) {
  return ((double)(clt_rng_next(rng) >> 12) + 0.5) * 0x1p-52;
}

/* Uniform in 0 … n − 1, for 0 < n <= 2^32, by multiplying the upper 32 bits' fraction at 64 bits of
** resolution: the bias, n / 2^64, is beyond any sample to notice. */
static inline uint32_t clt_rng_below(clt_rng *rng, uint32_t n) {
  uint64_t r = clt_rng_next(rng);
  uint64_t low = (r & UINT64_C(0xffffffff)) * n;
  return (uint32_t)(((r >> 32) * n + (low >> 32)) >> 32);
}

#endif
