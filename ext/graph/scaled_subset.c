/* Subset functions with an exponent of their own (scaled_subset.h). */
#include "graph/scaled_subset.h"

#include <math.h>

#include "graph/simd.h"

double clt_scaled_subset_exp(double x, int32_t *exponent) {
  /* log 2 in two parts, the first with so few bits that its multiples are exact. */
  static const double log2_high = 0x1.62e42fee00000p-1, log2_low = 0x1.a39ef35793c76p-33;
  double k = floor(x * 0x1.71547652b82fep0 + 0.5);
  *exponent = (int32_t)k;
  return exp((x - k * log2_high) - k * log2_low);
}

void clt_scaled_subset_add(double *mantissa, int32_t *exponent, double m, int32_t e) {
  if (e > *exponent) {
    *mantissa = clt_scaled_subset(*mantissa, *exponent - e) + m;
    *exponent = e;
  } else {
    *mantissa += clt_scaled_subset(m, e - *exponent);
  }
}

/* to += from, for runs of entries. */
CLT_INLINE void add_run(double *to, int32_t *to_e, const double *from, const int32_t *from_e,
                        size_t n) {
  for (size_t i = 0; i < n; i += 4) {
    v4d *a = (v4d *)(void *)(to + i);
    v4i *ae = (v4i *)(void *)(to_e + i);
    v4d b = *(const v4d *)(const void *)(from + i);
    v4i be = *(const v4i *)(const void *)(from_e + i);
    v4i more = be > *ae, e = (be & more) | (*ae & ~more);
    *a = *a * v4_pow2(*ae - e) + b * v4_pow2(be - e);
    *ae = e;
  }
}

/* The bits from 2 on, four entries at a time. */
CLT_INLINE void zeta_runs(double *mantissa, int32_t *exponent, int k, bool up) {
  for (int b = 2; b < k; b++) {
    size_t half = (size_t)1 << b;
    for (size_t base = 0; base < (size_t)1 << k; base += 2 * half) {
      size_t to = up ? base + half : base, from = up ? base : base + half;
      add_run(mantissa + to, exponent + to, mantissa + from, exponent + from, half);
    }
  }
}

static void zeta_runs_plain(double *mantissa, int32_t *exponent, int k, bool up) {
  zeta_runs(mantissa, exponent, k, up);
}

#ifdef CLT_LANES_AVX2
CLT_LANES_AVX2 static void zeta_runs_avx2(double *mantissa, int32_t *exponent, int k, bool up) {
  zeta_runs(mantissa, exponent, k, up);
}
#endif

void clt_scaled_subset_zeta(double *mantissa, int32_t *exponent, int k, bool up) {
  for (int b = 0; b < k && b < 2; b++) {
    size_t bit = (size_t)1 << b;
    for (size_t i = 0; i < (size_t)1 << k; i++) {
      if (i & bit) continue;
      size_t to = up ? i + bit : i, from = up ? i : i + bit;
      clt_scaled_subset_add(mantissa + to, exponent + to, mantissa[from], exponent[from]);
    }
  }
#ifdef CLT_LANES_AVX2
  if (clt_simd_avx2()) {
    zeta_runs_avx2(mantissa, exponent, k, up);
    return;
  }
#endif
  zeta_runs_plain(mantissa, exponent, k, up);
}

void clt_scaled_subset_normalise(double *mantissa, int32_t *exponent, size_t n) {
  for (size_t i = 0; i < n; i++) {
    uint64_t bits;
    memcpy(&bits, mantissa + i, sizeof bits);
    if (!bits) {
      exponent[i] = CLT_SUBSET_ZERO;
      continue;
    }
    exponent[i] += (int32_t)(bits >> 52) - 1023;
    bits = (bits & ((UINT64_C(1) << 52) - 1)) | UINT64_C(0x3ff) << 52;
    memcpy(mantissa + i, &bits, sizeof bits);
  }
}

/* ---- drawing ---- */

/* Sums over subsets relative to one of them. */
typedef struct sums {
  const double *mantissa;
  const int32_t *exponent;
  int32_t scale; /* exponent that values are relative to */
} sums;

static double sum_within(const sums *s, size_t u) {
  return clt_scaled_subset(s->mantissa[u], s->exponent[u] - s->scale);
}

/* Sum of w over the sets between `in` and u, by inclusion and exclusion. */
static double sum_between(const sums *s, size_t in, size_t u) {
  double sum = 0.0;
  size_t out = 0;
  do {
    double x = sum_within(s, u & ~out);
    sum += __builtin_popcountll(out) & 1 ? -x : x;
    out = (out - in) & in;
  } while (out);
  return sum > 0.0 ? sum : 0.0;
}

/* The first element of `some` that the set has; those before it are taken out of *u. */
static size_t draw_first(const sums *s, size_t *u, size_t some, clt_rng *rng) {
  double left = (sum_within(s, *u) - sum_within(s, *u & ~some)) * clt_rng_uniform(rng);
  for (size_t m = some;; m &= m - 1) {
    size_t bit = m & ~(m - 1);
    double weight = sum_within(s, *u) - sum_within(s, *u & ~bit);
    if (left < weight || m == bit) return bit;
    left -= weight;
    *u &= ~bit;
  }
}

size_t clt_scaled_subset_draw(const double *mantissa, const int32_t *exponent, size_t u,
                              size_t some, clt_rng *rng) {
  sums s = {mantissa, exponent, exponent[u]};
  size_t in = some ? draw_first(&s, &u, some, rng) : 0;
  double current = sum_between(&s, in, u);
  for (size_t m = u & ~in; m; m &= m - 1) {
    size_t bit = m & ~(m - 1);
    double without = sum_between(&s, in, u & ~bit);
    if (clt_rng_uniform(rng) * current < without) {
      u &= ~bit;
      current = without;
    } else {
      in |= bit;
      current -= without;
    }
  }
  return in;
}
