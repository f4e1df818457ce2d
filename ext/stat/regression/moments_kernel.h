/*
** The kernel of the moment core, once per instruction set: moments.c includes this file with
**   KERNEL(name)       the name of a function or type of this variant
**   KERNEL_TARGET      function attribute that switches the instruction set on
**   KERNEL_LANES       doubles in a vector: 2 or 4
**   KERNEL_ERROR(a, b, p)  a * b - p exactly, for the vector p = a * b
** All variants give the same bits: the operations on a lane are the same, and the error of a
** product is exact in whichever way it is found.
**
** graph/simd.h has another way, one body of four lanes that is compiled twice. Without AVX that
** would be 5.5 times slower for 3 columns and 3.5 times for 15 (gcc 12): four lanes and what
** splitting a product needs do not fit the 16 registers of two lanes.
*/

#define KERNEL_INLINE static inline __attribute__((always_inline))

/* may_alias: vectors are views of arrays of double; the second need not be aligned. */
typedef double KERNEL(vec) __attribute__((vector_size(8 * KERNEL_LANES), may_alias));
typedef double KERNEL(loose) __attribute__((vector_size(8 * KERNEL_LANES), may_alias, aligned(8)));

/* The first `count` of the lanes from x, 0 in the others. */
KERNEL_TARGET static inline KERNEL(vec) KERNEL(load)(const double *x, int count) {
#if KERNEL_LANES == 4
  if (count >= 4) return *(const KERNEL(loose) *)x;
  return (KERNEL(vec)){x[0], count > 1 ? x[1] : 0.0, count > 2 ? x[2] : 0.0, 0.0};
#else
  if (count >= 2) return *(const KERNEL(loose) *)x;
  return (KERNEL(vec)){count > 0 ? x[0] : 0.0, 0.0};
#endif
}

/* One vector of a row of double-double sums += (p, t), where t is small against p: the addition of
** Hida, Li & Bailey (2001), accurate relative to the larger of the operands. */
KERNEL_TARGET static inline void KERNEL(accumulate)(double *sums, int width, KERNEL(vec) p,
                                                    KERNEL(vec) t) {
  KERNEL(vec) *hi = (KERNEL(vec) *)sums, *lo = (KERNEL(vec) *)(sums + width);
  KERNEL(vec) a = *hi, s = a + p, v = s - a;
  KERNEL(vec) e = ((a - (s - v)) + (p - v)) + (*lo + t);
  KERNEL(vec) r = s + e;
  *lo = e - (r - s);
  *hi = r;
}

/* x - shift exactly, into m->diff. `width` is m->width, and `columns` m->k or, where a row is one
** vector, 1: constants then, so that the loops over vectors are none. */
KERNEL_TARGET KERNEL_INLINE void KERNEL(difference)(const clt_moments *m, const double *x,
                                                    int columns, int width) {
  for (int c = 0; c < columns; c += KERNEL_LANES) {
    KERNEL(vec) a = KERNEL(load)(x + c, m->k - c);
    KERNEL(vec) b = *(const KERNEL(vec) *)(m->shift + c);
    KERNEL(vec) s = a - b, v = s - a;
    *(KERNEL(vec) *)(m->diff + c) = s;
    *(KERNEL(vec) *)(m->diff + width + c) = (a - (s - v)) - (b + v);
  }
}

/* A row of sums += the current differences. */
KERNEL_TARGET KERNEL_INLINE void KERNEL(add_differences)(const clt_moments *m, double *sums,
                                                         int columns, int width) {
  for (int c = 0; c < columns; c += KERNEL_LANES) {
    KERNEL(accumulate)
    (sums + c, width, *(const KERNEL(vec) *)(m->diff + c),
     *(const KERNEL(vec) *)(m->diff + width + c));
  }
}

KERNEL_TARGET KERNEL_INLINE void KERNEL(add_row)(const clt_moments *m, const double *x,
                                                 const int *on, int n_on, int columns, int width) {
  const int k = m->k;
  const double *diff = m->diff;
  KERNEL(difference)(m, x, columns, width);
  KERNEL(add_differences)(m, m->sum, columns, width);
  for (int i = 0; i < n_on; i++) {
    double *sums = m->on_sum + (size_t)on[i] * 2 * (size_t)width;
    KERNEL(add_differences)(m, sums, columns, width);
  }
  double *row = m->cross;
  for (int i = 0; i < k; i++, row += 2 * width) {
    const KERNEL(vec) zero = {0.0};
    const KERNEL(vec) ah = zero + diff[i], al = zero + diff[width + i];
    for (int c = 0; c <= i && c < columns; c += KERNEL_LANES) {
      const KERNEL(vec) bh = *(const KERNEL(vec) *)(diff + c);
      const KERNEL(vec) bl = *(const KERNEL(vec) *)(diff + width + c);
      const KERNEL(vec) p = ah * bh;
      KERNEL(accumulate)(row + c, width, p, KERNEL_ERROR(ah, bh, p) + (ah * bl + al * bh));
    }
  }
}

KERNEL_TARGET static void KERNEL(add)(clt_moments *m, const double *x, const int *on, int n_on) {
  if (m->width == KERNEL_LANES) {
    KERNEL(add_row)(m, x, on, n_on, 1, KERNEL_LANES);
  } else {
    KERNEL(add_row)(m, x, on, n_on, m->k, m->width);
  }
}

#undef KERNEL_INLINE
#undef KERNEL
#undef KERNEL_TARGET
#undef KERNEL_LANES
#undef KERNEL_ERROR
