/*
** The moment core (moments.h): adding rows, merging, storing. What is read out of a state is in
** moments_read.c.
*/
#include "stat/regression/moments.h"

#include <string.h>

/*
** The two kernels: the baseline, and AVX2 with fused multiply-add, chosen at run time.
*/
#define KERNEL(name) baseline_##name
#define KERNEL_TARGET
#define KERNEL_LANES          2
#define KERNEL_ERROR(a, b, p) baseline_error(a, b, p)

typedef double baseline_pair __attribute__((vector_size(16), may_alias));

static inline baseline_pair baseline_error(baseline_pair a, baseline_pair b, baseline_pair p) {
#if defined(__FMA__) || defined(FP_FAST_FMA)
  return (baseline_pair){__builtin_fma(a[0], b[0], -p[0]), __builtin_fma(a[1], b[1], -p[1])};
#else
  const double split = 134217729.0; /* 2^27 + 1: Dekker's splitting, as in dd_two_prod() */
  baseline_pair ta = split * a, tb = split * b;
  baseline_pair ah = ta - (ta - a), bh = tb - (tb - b);
  baseline_pair al = a - ah, bl = b - bh;
  return ((ah * bh - p) + ah * bl + al * bh) + al * bl;
#endif
}

#include "stat/regression/moments_kernel.h"

#ifdef __x86_64__
#include <immintrin.h>

#define KERNEL(name)          fused_##name
#define KERNEL_TARGET         __attribute__((target("avx2,fma")))
#define KERNEL_LANES          4
#define KERNEL_ERROR(a, b, p) _mm256_fmsub_pd(a, b, p)

#include "stat/regression/moments_kernel.h"
#endif

static void choose_kernel(clt_moments *m) {
  m->kernel = baseline_add;
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) m->kernel = fused_add;
#endif
}

bool clt_moments_init(clt_moments *m, clt_arena *arena, int k) {
  int width = (k + 3) / 4 * 4;
  size_t row = 2 * (size_t)width;
  *m = (clt_moments){.arena = arena, .k = k, .width = width};
  m->shift = clt_arena_take(arena, (size_t)width, sizeof *m->shift);
  m->diff = clt_arena_take(arena, row, sizeof *m->diff);
  m->sum = clt_arena_take(arena, row, sizeof *m->sum);
  m->cross = clt_arena_take(arena, row * (size_t)k, sizeof *m->cross);
  choose_kernel(m);
  return m->cross != NULL;
}

/* Pairs of distinct indicators among n; also where row n of the strict triangle starts. */
static size_t pairs(int n) {
  return n > 0 ? (size_t)n * ((size_t)n - 1) / 2 : 0;
}

static bool make_room(clt_moments *m) {
  int old = m->capacity, capacity = old ? 2 * old : 4;
  size_t row = 2 * (size_t)m->width, was = (size_t)old, now = (size_t)capacity;
  if (capacity <= old) return false;
  int64_t *on = clt_arena_grow(m->arena, m->on, was, now, sizeof *on);
  if (on) m->on = on;
  double *on_sum = clt_arena_grow(m->arena, m->on_sum, row * was, row * now, sizeof *on_sum);
  if (on_sum) m->on_sum = on_sum;
  int64_t *both = clt_arena_grow(m->arena, m->both, pairs(old), pairs(capacity), sizeof *both);
  if (both) m->both = both;
  if (!both) return false; /* failures are latched: the last one tells */
  m->capacity = capacity;
  return true;
}

bool clt_moments_add_indicator(clt_moments *m, int *indicator) {
  if (m->indicators == m->capacity && !make_room(m)) return false;
  if (indicator) *indicator = m->indicators;
  m->indicators++;
  return true;
}

/* Rows in which indicators a and b, distinct, are both 1. */
static int64_t *pair_count(const clt_moments *m, int a, int b) {
  return a > b ? &m->both[pairs(a) + (size_t)b] : &m->both[pairs(b) + (size_t)a];
}

static void count(clt_moments *m, const int *on, int n_on) {
  for (int i = 0; i < n_on; i++) {
    m->on[on[i]]++;
    for (int j = 0; j < i; j++) ++*pair_count(m, on[i], on[j]);
  }
}

void clt_moments_add(clt_moments *m, const double *x, const int *on, int n_on) {
  if (m->n == 0) memcpy(m->shift, x, (size_t)m->k * sizeof *x);
  m->n++;
  count(m, on, n_on);
  m->kernel(m, x, on, n_on);
}

/*
** Merging. Rows of `from` are about its own shift t; about this state's shift s they are
** d + e with e = t - s, so sum (d + e) = sum d + n e, and
** sum (d_i + e_i)(d_j + e_j) = sum d_i d_j + e_i sum d_j + e_j sum d_i + n e_i e_j.
*/
static clt_dd get(const double *sums, int width, int j) {
  return (clt_dd){sums[j], sums[width + j]};
}

static void add_to(double *sums, int width, int j, clt_dd term) {
  clt_dd s = dd_add(get(sums, width, j), term);
  sums[j] = s.hi;
  sums[width + j] = s.lo;
}

static clt_dd offset(const clt_moments *m, const clt_moments *from, int j) {
  return dd_two_diff(from->shift[j], m->shift[j]);
}

/* Adds a row of sums over `n` rows of `from` to one of this state's. */
static void merge_sums(clt_moments *m, const clt_moments *from, double *to, const double *sums,
                       int64_t n) {
  for (int j = 0; j < m->k; j++) {
    clt_dd moved = dd_mul_d(offset(m, from, j), (double)n);
    add_to(to, m->width, j, dd_add(get(sums, m->width, j), moved));
  }
}

static void merge_cross(clt_moments *m, const clt_moments *from) {
  const int w = m->width;
  for (int i = 0; i < m->k; i++) {
    clt_dd ei = offset(m, from, i), si = get(from->sum, w, i);
    size_t row = (size_t)i * 2 * (size_t)w;
    for (int j = 0; j <= i; j++) {
      clt_dd ej = offset(m, from, j), sj = get(from->sum, w, j);
      clt_dd moved = dd_add(dd_mul(ei, sj), dd_mul(ej, si));
      moved = dd_add(moved, dd_mul_d(dd_mul(ei, ej), (double)from->n));
      add_to(m->cross + row, w, j, dd_add(get(from->cross + row, w, j), moved));
    }
  }
}

static void merge_indicators(clt_moments *m, const clt_moments *from, const int *map) {
  const size_t row = 2 * (size_t)m->width;
  for (int i = 0; i < from->indicators; i++) {
    int to = map ? map[i] : i;
    m->on[to] += from->on[i];
    merge_sums(m, from, m->on_sum + row * (size_t)to, from->on_sum + row * (size_t)i, from->on[i]);
    for (int j = 0; j < i; j++) {
      *pair_count(m, to, map ? map[j] : j) += *pair_count(from, i, j);
    }
  }
}

bool clt_moments_merge(clt_moments *m, const clt_moments *from, const int *map) {
  while (!map && m->indicators < from->indicators) {
    if (!clt_moments_add_indicator(m, NULL)) return false;
  }
  if (from->n == 0) return true;
  if (m->n == 0) memcpy(m->shift, from->shift, (size_t)m->width * sizeof *m->shift);
  merge_sums(m, from, m->sum, from->sum, from->n);
  merge_cross(m, from);
  merge_indicators(m, from, map);
  m->n += from->n;
  return true;
}

/*
** Storing: n, the shift, the sums, the products with j <= i, then per indicator its sums and its
** count, then the pairs; of each row of sums the k columns there are, hi parts and lo parts. What
** pads them, and what a kernel leaves at j > i, is no part of it.
*/
size_t clt_moments_size(const clt_moments *m) {
  size_t k = (size_t)m->k, indicators = (size_t)m->indicators;
  return 1 + 3 * k + k * (k + 1) + indicators * (1 + 2 * k) + pairs(m->indicators);
}

/* The first columns of a row of sums. */
static double *put(const clt_moments *m, double *out, const double *sums, int columns) {
  memcpy(out, sums, (size_t)columns * sizeof *out);
  memcpy(out + columns, sums + m->width, (size_t)columns * sizeof *out);
  return out + 2 * columns;
}

static const double *pick(const clt_moments *m, const double *in, double *sums, int columns) {
  memcpy(sums, in, (size_t)columns * sizeof *in);
  memcpy(sums + m->width, in + columns, (size_t)columns * sizeof *in);
  return in + 2 * columns;
}

void clt_moments_save(const clt_moments *m, double *out) {
  const size_t row = 2 * (size_t)m->width, indicators = (size_t)m->indicators;
  *out++ = (double)m->n;
  for (int i = 0; i < m->k; i++) *out++ = m->shift[i];
  out = put(m, out, m->sum, m->k);
  for (int i = 0; i < m->k; i++) out = put(m, out, m->cross + row * (size_t)i, i + 1);
  for (size_t i = 0; i < indicators; i++) out = put(m, out, m->on_sum + row * i, m->k);
  for (size_t i = 0; i < indicators; i++) *out++ = (double)m->on[i];
  for (size_t i = 0; i < pairs(m->indicators); i++) *out++ = (double)m->both[i];
}

void clt_moments_load(clt_moments *m, const double *in) {
  const size_t row = 2 * (size_t)m->width, indicators = (size_t)m->indicators;
  m->n = (int64_t)*in++;
  for (int i = 0; i < m->k; i++) m->shift[i] = *in++;
  in = pick(m, in, m->sum, m->k);
  for (int i = 0; i < m->k; i++) in = pick(m, in, m->cross + row * (size_t)i, i + 1);
  for (size_t i = 0; i < indicators; i++) in = pick(m, in, m->on_sum + row * i, m->k);
  for (size_t i = 0; i < indicators; i++) m->on[i] = (int64_t)*in++;
  for (size_t i = 0; i < pairs(m->indicators); i++) m->both[i] = (int64_t)*in++;
}
