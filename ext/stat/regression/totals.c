#include "stat/regression/totals.h"

#include <float.h>
#include <string.h>

/* Functions that take or return vectors are inlined: their calling convention is moot. */
#pragma GCC diagnostic ignored "-Wpsabi"

/* Four doubles at a time, in the notation of gcc and clang (graph/simd.h). */
typedef double lanes __attribute__((vector_size(32), aligned(8), may_alias));
typedef int64_t bits __attribute__((vector_size(32)));
enum { LANES = 4 };

/* ---- room ---- */

static size_t pair(int i, int j) {
  return (size_t)i * ((size_t)i + 1) / 2 + (size_t)j;
}

int64_t *clt_totals_cross(const clt_totals *t, int i, int j) {
  return t->cross + t->place[pair(i, j)];
}

int clt_totals_cross_digits(const clt_totals *t, int i, int j) {
  int a = t->column[i].digits, b = t->column[j].digits;
  return a && b ? a + b - 1 + CLT_CROSS_MORE : 0;
}

bool clt_totals_init(clt_totals *t, clt_arena *arena, int k, const clt_products *products,
                     clt_totals_bench *bench) {
  *t = (clt_totals){.arena = arena, .k = k, .products = products, .bench = bench};
  t->column = clt_arena_take(arena, (size_t)k, sizeof *t->column);
  t->place = clt_arena_take(arena, pair(k, 0), sizeof *t->place);
  if (!bench) t->bench = clt_arena_take(arena, 1, sizeof *t->bench);
  if (!t->place || !t->bench) return false;
  for (int i = 0; i < k; i++) {
    t->column[i] = (clt_totals_column){.least = INFINITY, .most = -INFINITY};
  }
  return true;
}

bool clt_totals_make_room(clt_totals *t, int indicators) {
  size_t width = (size_t)t->width, was = (size_t)t->indicators;
  int64_t *sums =
      clt_arena_grow(t->arena, t->on_sum, was * width, (size_t)indicators * width, sizeof *sums);
  if (!sums) return false;
  t->on_sum = sums;
  t->indicators = indicators;
  return true;
}

/* Where everything of the columns is. */
static void lay_out(clt_totals *t) {
  t->width = 0;
  t->cross_digits = 0;
  for (int i = 0; i < t->k; i++) {
    t->column[i].at = t->width;
    t->width += t->column[i].digits + CLT_SUM_MORE;
    for (int j = 0; j <= i; j++) {
      t->place[pair(i, j)] = t->cross_digits;
      t->cross_digits += (size_t)clt_totals_cross_digits(t, i, j);
    }
  }
}

static bool take_room(clt_totals *t) {
  size_t width = (size_t)t->width;
  t->sum = clt_arena_take(t->arena, width, sizeof *t->sum);
  t->cross = clt_arena_take(t->arena, t->cross_digits, sizeof *t->cross);
  t->on_sum = clt_arena_take(t->arena, (size_t)t->indicators * width, sizeof *t->on_sum);
  return t->on_sum != NULL;
}

static void add_digits(int64_t *to, const int64_t *from, int n) {
  for (int i = 0; i < n; i++) to[i] = clt_digit_sum(to[i], from[i]);
}

/* The digits of a column are in `to`, too. */
static void add_sums(const clt_totals *to, int64_t *sums, const clt_totals *from,
                     const int64_t *own) {
  for (int i = 0; i < to->k; i++) {
    const clt_totals_column *a = &to->column[i], *b = &from->column[i];
    if (b->digits)
      add_digits(sums + a->at + b->low - a->low, own + b->at, b->digits + CLT_SUM_MORE);
  }
}

static void add_products(const clt_totals *to, const clt_totals *from) {
  for (int i = 0; i < to->k; i++) {
    for (int j = 0; j <= i; j++) {
      int n = clt_totals_cross_digits(from, i, j);
      int apart = from->column[i].low - to->column[i].low + from->column[j].low - to->column[j].low;
      if (n) add_digits(clt_totals_cross(to, i, j) + apart, clt_totals_cross(from, i, j), n);
    }
  }
}

static void add_all(clt_totals *to, const clt_totals *from, int indicators, const int *map) {
  add_sums(to, to->sum, from, from->sum);
  add_products(to, from);
  for (int i = 0; i < indicators; i++) {
    int64_t *sums = to->on_sum + (size_t)(map ? map[i] : i) * (size_t)to->width;
    add_sums(to, sums, from, from->on_sum + (size_t)i * (size_t)from->width);
  }
}

/* Column i gets digits from low to top, too; whether that is more than it has. */
static bool widen(clt_totals_column *c, int low, int top) {
  if (c->digits == 0) c->low = low;
  int end = c->low + c->digits;
  if (low >= c->low && top < end) return false;
  if (low < c->low) c->low = low;
  c->digits = (top >= end ? top + 1 : end) - c->low;
  return true;
}

bool clt_totals_widen(clt_totals *t, const clt_totals_column *like) {
  clt_totals old = *t;
  bool more = false;
  old.column = clt_arena_take(t->arena, (size_t)t->k, sizeof *old.column);
  if (!old.column) return false;
  memcpy(old.column, t->column, (size_t)t->k * sizeof *old.column);
  for (int i = 0; i < t->k; i++) {
    const clt_totals_column *c = &like[i];
    if (c->digits && widen(&t->column[i], c->low, c->low + c->digits - 1)) more = true;
  }
  if (!more && t->sum) return true;
  old.place = t->place;
  t->place = clt_arena_take(t->arena, pair(t->k, 0), sizeof *t->place);
  if (!t->place) return false;
  lay_out(t);
  if (!take_room(t)) return false;
  if (old.sum) add_all(t, &old, t->indicators, NULL);
  return true;
}

/* ---- rows ---- */

static bool make_room(clt_totals *t) {
  int room = t->room ? 2 * t->room : LANES;
  double *x = clt_arena_take(t->arena, (size_t)room * (size_t)t->k, sizeof *x);
  int *on_of = clt_arena_take(t->arena, (size_t)room, sizeof *on_of);
  if (!on_of) return false;
  t->x = x;
  t->on_of = on_of;
  t->room = room;
  return true;
}

static bool gather_on(clt_totals *t, const int *on, int n_on) {
  if (t->n_on + n_on > t->on_room) {
    int room = 2 * (t->n_on + n_on);
    int *grown = clt_arena_grow(t->arena, t->on, (size_t)t->on_room, (size_t)room, sizeof *grown);
    if (!grown) return false;
    t->on = grown;
    t->on_room = room;
  }
  for (int i = 0; i < n_on; i++) t->on[t->n_on++] = on[i];
  return true;
}

bool clt_totals_gather(clt_totals *t, const double *x, const int *on, int n_on) {
  if (t->rows == t->room) {
    if (t->rows && !clt_totals_flush(t)) return false;
    bool more = t->room < CLT_TOTALS_ROWS && t->flushed >= t->room;
    if (more && !make_room(t)) return false;
  }
  if (n_on && !gather_on(t, on, n_on)) return false;
  double *to = t->x + (size_t)t->rows * (size_t)t->k;
  for (int i = 0; i < t->k; i++) to[i] = x[i];
  t->on_of[t->rows++] = n_on;
  return true;
}

/* ---- digits of the rows ---- */

static double *values(const clt_totals *t, int i) {
  return t->bench->x + (size_t)i * CLT_TOTALS_ROWS;
}

/* Digit d, from its lowest on, of column i. */
static double *plane(const clt_totals *t, int i, int d) {
  return t->bench->plane + (size_t)(t->column[i].at + d) * CLT_TOTALS_ROWS;
}

/* Room on the bench for the digits that there are. */
static bool make_planes(const clt_totals *t) {
  clt_totals_bench *bench = t->bench;
  if (t->width <= bench->planes) return true;
  int planes = t->width + 2 * t->k;
  bench->plane = clt_arena_take(t->arena, (size_t)planes * CLT_TOTALS_ROWS, sizeof(double));
  bench->planes = bench->plane ? planes : 0;
  return bench->plane != NULL;
}

/* Puts the gathered rows onto the bench, by column. */
static bool lay_down(const clt_totals *t) {
  size_t k = (size_t)t->k, rows = (size_t)t->rows;
  if (!t->bench->x) t->bench->x = clt_arena_take(t->arena, k * CLT_TOTALS_ROWS, sizeof(double));
  if (!t->bench->x || !make_planes(t)) return false;
  for (size_t i = 0; i < k; i++) {
    double *to = values(t, (int)i);
    for (size_t r = 0; r < rows; r++) to[r] = t->x[r * k + i];
  }
  return true;
}

/* Vectors of gathered rows; the last may reach beyond them. */
static int vectors_of(const clt_totals *t) {
  return (t->rows + LANES - 1) / LANES;
}

/* Those that have no digits are nothing from here on; the largest size of the others. */
static double without_digitless(double *x, int rows) {
  double largest = 0.0;
  for (int r = 0; r < rows; r++) {
    if (!clt_digit_fits(x[r])) x[r] = 0.0;
    largest = fmax(largest, fabs(x[r]));
  }
  return largest;
}

static double largest_of(const double *x, int rows) {
  double largest = 0.0;
  for (int r = 0; r < rows; r++) largest = fmax(largest, fabs(x[r]));
  return largest;
}

/* ---- products ---- */

enum { MOST_TERMS = 1 << (CLT_MOST_FACTORS - 1) };

/* The doubles of which the sum is a product of the gathered rows, the largest first; how many there
** are. Where the product has no digits they are 0. */
static int product_terms(const clt_totals *t, int i, double term[MOST_TERMS][CLT_TOTALS_ROWS]) {
  const clt_product *of = clt_product_of(t->products, i);
  const double *x = values(t, of->factor[0]);
  int n = 1;
  memset(term, 0, MOST_TERMS * sizeof *term);
  memcpy(term[0], x, (size_t)t->rows * sizeof *x);
  for (int f = 1; f < of->factors; f++, n *= 2) {
    const double *by = values(t, of->factor[f]);
    for (int l = n - 1; l >= 0; l--) {
      for (int r = 0; r < t->rows; r++) {
        clt_dd product = dd_two_prod(term[l][r], by[r]);
        term[l][r] = product.hi;
        term[l + n][r] = product.lo;
      }
    }
  }
  for (int r = 0; r < t->rows; r++) {
    for (int l = 0; values(t, i)[r] == 0.0 && l < n; l++) term[l][r] = 0.0;
  }
  return n;
}

/* The products, rounded, in the place of their columns; none is infinite. What is too large for
** digits on the way there is left so, or it would come back as 0 or as no number. */
static void multiply_rows(const clt_totals *t) {
  for (int p = 0; t->products && p < t->products->n; p++) {
    const clt_product *of = &t->products->product[p];
    double *to = values(t, of->column);
    for (int r = 0; r < t->rows; r++) {
      double product = values(t, of->factor[0])[r];
      for (int f = 1; f < of->factors; f++) {
        double next = product * values(t, of->factor[f])[r];
        product = clt_digit_fits(product) ? next : product;
      }
      to[r] = fmax(-DBL_MAX, fmin(product, DBL_MAX));
    }
  }
}

/* ---- the two instruction sets ---- */

#define KERNEL(name) baseline_##name
#define KERNEL_TARGET
#define KERNEL_ADD_PRODUCT(sum, a, b) ((sum) + (a) * (b))
#include "stat/regression/totals_kernel.h"

#ifdef __x86_64__
#include <immintrin.h>

#define KERNEL(name)                  fused_##name
#define KERNEL_TARGET                 __attribute__((target("avx2,fma")))
#define KERNEL_ADD_PRODUCT(sum, a, b) ((lanes)_mm256_fmadd_pd((a), (b), (sum)))
#include "stat/regression/totals_kernel.h"
#endif

typedef struct kernel {
  void (*range)(const clt_totals *t);
  bool (*split)(const clt_totals *t);
  void (*add)(const clt_totals *t);
} kernel;

static kernel best_kernel(void) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    return (kernel){fused_range_all, fused_split_all, fused_add_up};
  }
#endif
  return (kernel){baseline_range_all, baseline_split_all, baseline_add_up};
}

/* Widens `like` by the digits that the values take, which are then gone. */
static void measure_values(const clt_totals *t, double *x, clt_totals_column *like) {
  double digit[CLT_TOTALS_ROWS], largest = largest_of(x, t->rows);
  if (largest == 0.0) return;
  int top = clt_digit_top(largest), j = top;
  while (baseline_split(x, digit, vectors_of(t), j) && j > CLT_DIGIT_LOW) j--;
  widen(like, j, top);
}

/* The digits that the gathered rows take, into `like`. */
static void measure(const clt_totals *t, clt_totals_column *like) {
  double term[MOST_TERMS][CLT_TOTALS_ROWS];
  for (int i = 0; i < t->k; i++) {
    bool product = clt_product_of(t->products, i) != NULL;
    int n = product ? product_terms(t, i, term) : 1;
    if (!product) memcpy(term[0], values(t, i), sizeof term[0]);
    for (int l = 0; l < n; l++) measure_values(t, term[l], &like[i]);
    if (product && like[i].digits) like[i].digits++; /* to carry to */
  }
}

static void add_on(const clt_totals *t) {
  const int *on = t->on;
  for (int r = 0; t->sum && r < t->rows; r++) {
    for (int n = t->on_of[r]; n > 0; n--) {
      int64_t *sums = t->on_sum + (size_t)*on++ * (size_t)t->width;
      for (int i = 0; i < t->k; i++) {
        const clt_totals_column *c = &t->column[i];
        const double *digit = plane(t, i, 0) + r;
        for (int d = c->bottom; d < c->top; d++) {
          sums[c->at + d] += (int64_t)digit[d * CLT_TOTALS_ROWS];
        }
      }
    }
  }
}

void clt_totals_carry(clt_totals *t, int indicators) {
  for (int i = 0; i < t->k; i++) {
    const clt_totals_column *c = &t->column[i];
    for (int l = -1; l < indicators; l++) {
      int64_t *sums = l < 0 ? t->sum : t->on_sum + (size_t)l * (size_t)t->width;
      if (c->digits) clt_digits_carry(sums + c->at, c->digits + CLT_SUM_MORE);
    }
    for (int j = 0; j <= i; j++) {
      int n = clt_totals_cross_digits(t, i, j);
      if (n) clt_digits_carry(clt_totals_cross(t, i, j), n);
    }
  }
  t->load = 0;
}

static bool make_digits(clt_totals *t) {
  clt_totals_column *like = clt_arena_take(t->arena, (size_t)t->k, sizeof *like);
  if (!like) return false;
  measure(t, like);
  return clt_totals_widen(t, like) && make_planes(t);
}

bool clt_totals_flush(clt_totals *t) {
  const kernel best = best_kernel();
  int most = 0;
  if (clt_arena_failed(t->arena)) return false;
  if (t->rows == 0) return true;
  if (!lay_down(t)) return false;
  multiply_rows(t);
  best.range(t);
  if (!best.split(t)) {
    if (!make_digits(t)) return false;
    best.split(t);
  }
  best.add(t);
  add_on(t);
  for (int i = 0; i < t->k; i++) {
    int digits = t->column[i].top - t->column[i].bottom;
    if (digits > most) most = digits;
  }
  t->load += most;
  if (t->load > 450) clt_totals_carry(t, 0);
  if (t->flushed < CLT_TOTALS_ROWS) t->flushed += t->rows;
  t->rows = t->n_on = 0;
  return true;
}

bool clt_totals_merge(clt_totals *t, const clt_totals *from, int indicators, const int *map) {
  if (!clt_totals_flush(t) || !clt_totals_widen(t, from->column)) return false;
  for (int i = 0; i < t->k; i++) {
    t->column[i].least = fmin(t->column[i].least, from->column[i].least);
    t->column[i].most = fmax(t->column[i].most, from->column[i].most);
  }
  if (from->sum) add_all(t, from, indicators, map);
  clt_totals_carry(t, t->indicators);
  return true;
}
