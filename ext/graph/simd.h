/*
** Four doubles or integers at a time, in the vector notation of gcc and clang: the compiler writes
** the instructions of whatever it compiles for. Where a loop is hot, its body is an always-inline
** function that is compiled twice (CLT_LANES_AVX2), and the caller asks the processor. Both run the
** same operations in the same order, without contraction, so results do not depend on it.
** (CLT_LANES_PLAIN leaves the second out; a test compares the two. The totals have a way of their
** own, as one of theirs fuses multiply-adds: stat/regression/totals_kernel.h.)
*/
#ifndef CLT_GRAPH_SIMD_H
#define CLT_GRAPH_SIMD_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

/* Every function that takes or returns vectors is inlined, so their calling convention is moot. */
#pragma GCC diagnostic ignored "-Wpsabi"

typedef double v4d __attribute__((vector_size(32)));
typedef int64_t v4l __attribute__((vector_size(32)));
typedef uint64_t v4u __attribute__((vector_size(32)));
typedef int32_t v4i __attribute__((vector_size(16)));
typedef int32_t v8i __attribute__((vector_size(32)));

#define CLT_INLINE static inline __attribute__((always_inline))

#if defined(__x86_64__) && !defined(CLT_LANES_PLAIN)
#define CLT_LANES_AVX2 __attribute__((target("avx2")))
static inline bool clt_simd_avx2(void) {
  return __builtin_cpu_supports("avx2");
}
#endif

/* (Macros' arguments are evaluated once for each lane.) */
#define v4_all(x)          ((v4d){(x), (x), (x), (x)})
#define v4_all_of(type, x) ((type){(x), (x), (x), (x)})

/* (The compilers make one instruction of it.) */
#define v4_sqrt(x) ((v4d){sqrt((x)[0]), sqrt((x)[1]), sqrt((x)[2]), sqrt((x)[3])})

/* yes where the mask is set, no elsewhere. (Macros, where an argument is a vector: gcc notes that
** the way of passing one to a function, which here never happens, has changed since gcc 4.6.) */
#define v4_select(mask, yes, no) ((v4d)(((v4l)(yes) & (mask)) | ((v4l)(no) & ~(mask))))

/* Brings exponents e into [-600, 1000] and adds the bias of a double's exponent field. 2^-600
** stands for all that is less: it is as good as nothing and keeps products clear of denormal
** numbers. */
#define v4_bias(type, e)                                                                           \
  do {                                                                                             \
    type low_ = (e) > -600, high_;                                                                 \
    (e) = ((e)&low_) | (-600 & ~low_);                                                             \
    high_ = (e) < 1000;                                                                            \
    (e) = (((e)&high_) | (1000 & ~high_)) + 1023;                                                  \
  } while (0)

/* Biased exponents to powers of two. */
#define v4_power(biased) ((v4d)(__builtin_convertvector((biased), v4l) << 52))

/* 2^e. */
CLT_INLINE v4d v4_pow2(v4i e) {
  v4_bias(v4i, e);
  return v4_power(e);
}

/* e^x as a mantissa near 1 and an exponent, for |x| < 1e9 (fdlibm's e_exp.c). (By pointer: see
** above.) */
CLT_INLINE v4d v4_exp(const v4d *of, v4i *exponent) {
  const v4d x = *of;
  const v4d round = v4_all(0x1.8p52);
  v4d k = (x * v4_all(0x1.71547652b82fep0) + round) - round;
  v4d r = (x - k * v4_all(0x1.62e42fee00000p-1)) - k * v4_all(0x1.a39ef35793c76p-33), z = r * r;
  v4d c = v4_all(4.13813679705723846039e-08);
  c = c * z + v4_all(-1.65339022054652515390e-06);
  c = c * z + v4_all(6.61375632143793436117e-05);
  c = c * z + v4_all(-2.77777777770155933842e-03);
  c = c * z + v4_all(1.66666666666666019037e-01);
  c = r - c * z;
  *exponent = __builtin_convertvector(k, v4i);
  return v4_all(1.0) + (r + r * c / (v4_all(2.0) - c));
}

/* The logarithm of positive numbers that are not denormal (fdlibm's e_log.c). */
CLT_INLINE v4d v4_log(const v4d *of) {
  const v4d x = *of;
  const int64_t mantissa = (INT64_C(1) << 52) - 1, one = INT64_C(0x3ff) << 52;
  const int64_t root = INT64_C(0x3fe6a09e667f3bcd); /* of 1/2: mantissas are from there on */
  v4l bits = (v4l)x + (one - root);
  v4i exponent = __builtin_convertvector((bits >> 52) - 0x3ff, v4i);
  v4d k = __builtin_convertvector(exponent, v4d);
  v4d f = (v4d)((bits & mantissa) + root) - v4_all(1.0);
  v4d s = f / (v4_all(2.0) + f), z = s * s, half = v4_all(0.5) * f * f;
  v4d r = v4_all(1.479819860511658591e-01);
  r = r * z + v4_all(1.531383769920937332e-01);
  r = r * z + v4_all(1.818357216161805012e-01);
  r = r * z + v4_all(2.222219843214978396e-01);
  r = r * z + v4_all(2.857142874366239149e-01);
  r = r * z + v4_all(3.999999999940941908e-01);
  r = r * z + v4_all(6.666666666666735130e-01);
  r *= z;
  return k * v4_all(0x1.62e42fee00000p-1) -
         ((half - (s * (half + r) + k * v4_all(0x1.a39ef35793c76p-33))) - f);
}

/* Lane s of the result is lane s ^ 1, s ^ 2, s ^ 3 of x. */
#define v4_xor1(x) __builtin_shufflevector((x), (x), 1, 0, 3, 2)
#define v4_xor2(x) __builtin_shufflevector((x), (x), 2, 3, 0, 1)
#define v4_xor3(x) __builtin_shufflevector((x), (x), 3, 2, 1, 0)

#endif
