/*
** The gradient of DiBS (step.h), in terms of the logits a_ij = alpha u_i'v_j, p = sigmoid(a).
**
**   score       per variable j, S parent sets P_s are drawn with the probabilities p; with
**               w_s in proportion to exp(log score + log prior of P_s), r_i = sum_s w_s [i in P_s],
**               the direction is r - p: the score function's estimator of log E_p[exp score],
**               normalised by itself. That S is small limits how far a step trusts a rare set.
**   acyclicity  -beta d/dP of tr (I + P/d)^d (Y. Yu et al., ICML 2019), at the probabilities:
**               -beta [(I + P/d)^(d-1)]_ji p_ij (1 - p_ij)
**   prior       Z ~ N(0, 1/k)
**
** and by the chain rule du_i = alpha sum_j W_ij v_j - k u_i, dv_j = alpha sum_i W_ij u_i - k v_j.
*/
#include "graph/dibs/step.h"

#include <math.h>
#include <string.h>

#include "graph/simd.h"

/* Sets of variables that edges lead from to each other, whichever there may be. */
static void find_loops(clt_dibs_field *f) {
  const clt_candidates *t = f->table;
  uint64_t reach[CLT_GRAPH_MAX] = {0}, left = clt_all(f->d);
  for (int j = 0; j < f->d; j++) {
    for (int c = 0; c < t->n[j]; c++) reach[t->candidate[j][c]] |= clt_bit(j);
  }
  for (int over = 0; over < f->d; over++) {
    for (int i = 0; i < f->d; i++) {
      if (reach[i] & clt_bit(over)) reach[i] |= reach[over];
    }
  }
  f->n_loops = 0;
  while (left) {
    int i = clt_lowest(left);
    uint64_t loop = 0;
    for (uint64_t m = reach[i]; m; m &= m - 1) {
      int j = clt_lowest(m);
      if (reach[j] & clt_bit(i)) loop |= clt_bit(j);
    }
    if (loop) f->loop[f->n_loops++] = loop;
    left &= ~(loop | clt_bit(i));
  }
}

void clt_dibs_field_set(clt_dibs_field *f) {
  const clt_candidates *t = f->table;
  size_t bytes = (size_t)f->stride * (size_t)f->stride * sizeof *f->open;
  memset(f->open, 0, bytes);
  memset(f->required, 0, bytes);
  for (int j = 0; j < f->d; j++) {
    for (int c = 0; c < t->n[j]; c++) {
      bool required = t->required[j] >> c & 1;
      (required ? f->required : f->open)[j * f->stride + t->candidate[j][c]] = 1.0;
    }
  }
  find_loops(f);
}

size_t clt_dibs_scratch_size(const clt_dibs_field *f) {
  return 5 * (size_t)f->stride * (size_t)f->stride;
}

void clt_dibs_scratch_set(clt_dibs_scratch *s, const clt_dibs_field *f, double *memory) {
  size_t matrix = (size_t)f->stride * (size_t)f->stride;
  *s = (clt_dibs_scratch){memory, memory + matrix, memory + 2 * matrix, memory + 3 * matrix,
                          memory + 4 * matrix};
}

CLT_INLINE v4d *lanes(double *row) {
  return (v4d *)(void *)row;
}
CLT_INLINE const v4d *const_lanes(const double *row) {
  return (const v4d *)(const void *)row;
}

/* ---- products of matrices ---- */

/* The factor on the left: the entry of row r and column c is x[r * row + c * column]. */
typedef struct factor {
  const double *x;
  int row, column;
} factor;

/* to += a b for four rows and one vector of columns: the sums stay in registers. (With two vectors
** AVX2 is a tenth faster, and SSE2, which has not the registers, takes twice as long.) */
CLT_INLINE void add_four(const factor *a, int inner, const double *b, double *to, int stride) {
  v4d sum[4];
#pragma GCC unroll 4
  for (int r = 0; r < 4; r++) sum[r] = *lanes(to + r * stride);
  for (int k = 0; k < inner; k++) {
    v4d row = *const_lanes(b + k * stride);
#pragma GCC unroll 4
    for (int r = 0; r < 4; r++) sum[r] += v4_all(a->x[r * a->row + k * a->column]) * row;
  }
#pragma GCC unroll 4
  for (int r = 0; r < 4; r++) *lanes(to + r * stride) = sum[r];
}

/* to += a b, `rows` and the stride of `b` and `to` multiples of four. (Tried: gsl_blas_dgemm()
** takes longer even than this does in plain C, and brings a library of its own.) */
CLT_INLINE void add_product(factor a, int rows, int inner, const double *b, double *to,
                            int stride) {
  for (int r = 0; r < rows; r += 4, a.x += 4 * a.row, to += 4 * stride) {
    for (int at = 0; at < stride; at += 4) add_four(&a, inner, b + at, to + at, stride);
  }
}

/* to = a b for square matrices of which only n rows of b are not 0. */
CLT_INLINE void multiply(const double *a, const double *b, double *to, int n, int stride) {
  memset(to, 0, (size_t)stride * (size_t)stride * sizeof *to);
  add_product((factor){a, stride, 1}, stride, n, b, to, stride);
}

/* ---- probabilities ---- */

/* x becomes e^x, as if it were within +-400. */
CLT_INLINE void exponentiate(v4d *x) {
  v4d y = v4_select(*x > -400.0, *x, v4_all(-400.0));
  y = v4_select(y < 400.0, y, v4_all(400.0));
  v4i exponent;
  v4d mantissa = v4_exp(&y, &exponent);
  *x = mantissa * v4_pow2(exponent);
}

/* By target and source: 1 / (1 + exp(-alpha u'v)) where the edge is open. */
CLT_INLINE void probabilities(const clt_dibs_field *f, const double *z, double alpha, double *p) {
  memset(p, 0, (size_t)f->stride * (size_t)f->stride * sizeof *p);
  add_product((factor){z + f->rows * f->stride, 1, f->stride}, f->stride, f->k, z, p, f->stride);
  for (int j = 0; j < f->d; j++) {
    /* The numbers of a variable that can have no parents are not read. */
    if (!f->table->n[j]) continue;
    for (int at = j * f->stride; at < (j + 1) * f->stride; at += 4) {
      v4d x = v4_all(-alpha) * *lanes(p + at);
      exponentiate(&x);
      *lanes(p + at) =
          *const_lanes(f->required + at) + *const_lanes(f->open + at) / (v4_all(1.0) + x);
    }
  }
}

/* ---- acyclicity ---- */

CLT_INLINE void swap(double **a, double **b) {
  double *t = *a;
  *a = *b;
  *b = t;
}

/* power = base^exponent, by squaring; matrices of n rows and columns. */
CLT_INLINE void find_power(clt_dibs_scratch *s, int n, int stride, int exponent) {
  memset(s->power, 0, (size_t)stride * (size_t)stride * sizeof *s->power);
  for (int i = 0; i < n; i++) s->power[i * stride + i] = 1.0;
  for (int rest = exponent; rest; rest >>= 1) {
    if (rest & 1) {
      multiply(s->power, s->base, s->product, n, stride);
      swap(&s->power, &s->product);
    }
    if (rest == 1) break;
    multiply(s->base, s->base, s->product, n, stride);
    swap(&s->base, &s->product);
  }
}

/* w of a loop's edges. No way leads out of a loop and back, so that the entries of a power that
** belong to a loop are those of its own matrix's power; and of edges of no loop they are 0. */
CLT_INLINE void add_acyclicity(const clt_dibs_field *f, uint64_t loop, double beta,
                               clt_dibs_scratch *s) {
  int at[CLT_GRAPH_MAX], n = 0;
  for (; loop; loop &= loop - 1) at[n++] = clt_lowest(loop);
  int stride = (n + 3) / 4 * 4;
  memset(s->base, 0, (size_t)stride * (size_t)stride * sizeof *s->base);
  for (int b = 0; b < n; b++) {
    const double *p = s->p + at[b] * f->stride;
    for (int a = 0; a < n; a++) s->base[a * stride + b] = p[at[a]] / f->d;
    s->base[b * stride + b] = 1.0;
  }
  find_power(s, n, stride, f->d - 1);
  for (int b = 0; b < n; b++) {
    const double *row = s->power + b * stride;
    for (int a = 0; a < n; a++) {
      int cell = at[b] * f->stride + at[a];
      double p = s->p[cell];
      s->w[cell] -= f->open[cell] * beta * row[a] * p * (1.0 - p);
    }
  }
}

/* ---- score ---- */

/* Takes out parents at random until there are no more than allowed. */
CLT_INLINE void thin(const clt_candidates *t, int j, v4u set[2], clt_rng *rng) {
  for (int s = 0; s < CLT_DIBS_SAMPLES; s++) {
    uint64_t one = set[s / 4][s % 4];
    while (clt_count(one) > t->knowledge->max_parents) {
      uint64_t free = one & ~(uint64_t)t->required[j];
      for (uint32_t skip = clt_rng_below(rng, (uint32_t)clt_count(free)); skip; skip--)
        free &= free - 1;
      one &= ~(free & ~(free - 1));
    }
    set[s / 4][s % 4] = one;
  }
}

/* Parent sets of j by independent edges, each probability in 16 bits. */
CLT_INLINE void sample_sets(const clt_candidates *t, int j, const double *p, clt_rng *rng,
                            v4u set[2]) {
  const v4u shift = {0, 16, 32, 48};
  clt_rng own = *rng;
  set[0] = set[1] = v4_all_of(v4u, (uint64_t)t->required[j]);
  for (int c = 0; c < t->n[j]; c++) {
    int64_t limit = (int64_t)(p[t->candidate[j][c]] * 65536.0);
    v4l below = v4_all_of(v4l, limit);
    uint64_t one = clt_rng_next(&own), two = clt_rng_next(&own);
    v4u first = v4_all_of(v4u, one) >> shift & 0xffff,
        second = v4_all_of(v4u, two) >> shift & 0xffff;
    first = (v4u)((v4l)first < below);
    second = (v4u)((v4l)second < below);
    set[0] |= first & (UINT64_C(1) << c);
    set[1] |= second & (UINT64_C(1) << c);
  }
  *rng = own;
}

/* The sets' weights, which sum to 1. */
CLT_INLINE void weigh(const clt_candidates *t, int j, const v4u set[2], v4d weight[2]) {
  const double *table = t->weight[j];
  double most = -HUGE_VAL;
#pragma GCC unroll 2
  for (int h = 0; h < 2; h++) {
    v4u at = set[h];
    weight[h] = (v4d){table[at[0]], table[at[1]], table[at[2]], table[at[3]]};
    for (int l = 0; l < 4; l++) most = weight[h][l] > most ? weight[h][l] : most;
  }
  weight[0] -= most;
  weight[1] -= most;
  exponentiate(&weight[0]);
  exponentiate(&weight[1]);
  v4d both = weight[0] + weight[1];
  double sum = (both[0] + both[1]) + (both[2] + both[3]);
  weight[0] /= sum;
  weight[1] /= sum;
}

/* w = alpha (r - p) for the edges into j. */
CLT_INLINE void score_direction(const clt_dibs_field *f, int j, const double *p, double alpha,
                                clt_rng *rng, double *w) {
  const clt_candidates *t = f->table;
  const double *open = f->open + j * f->stride;
  v4u set[2];
  v4d weight[2];
  sample_sets(t, j, p, rng, set);
  if (t->n[j] > t->knowledge->max_parents) thin(t, j, set, rng);
  weigh(t, j, set, weight);
  for (int c = 0; c < t->n[j]; c += 4) {
    v4u bit = v4_all_of(v4u, UINT64_C(1) << c) << (v4u){0, 1, 2, 3};
    v4d r = v4_all(0.0);
#pragma GCC unroll 8
    for (int s = 0; s < CLT_DIBS_SAMPLES; s++) {
      v4u has = (v4u)((v4_all_of(v4u, set[s / 4][s % 4]) & bit) != 0);
      r += (v4d)(has & (v4u)v4_all(weight[s / 4][s % 4]));
    }
    for (int l = 0; l < 4 && c + l < t->n[j]; l++) {
      int i = t->candidate[j][c + l];
      w[i] = open[i] * alpha * (r[l] - p[i]);
    }
  }
}

/* ---- gradient ---- */

/* The transpose. */
CLT_INLINE void turn(const double *x, double *to, int stride) {
  for (int i = 0; i < stride; i++) {
    for (int j = 0; j < stride; j++) to[j * stride + i] = x[i * stride + j];
  }
}

/* From W to the gradient in Z. */
CLT_INLINE void chain_rule(const clt_dibs_field *f, const double *z, const double *w,
                           const double *turned, double *gradient) {
  int half = f->rows * f->stride;
  for (int i = 0; i < 2 * half; i += 4) {
    *lanes(gradient + i) = v4_all((double)-f->k) * *const_lanes(z + i);
  }
  add_product((factor){z + half, f->stride, 1}, f->rows, f->d, w, gradient, f->stride);
  add_product((factor){z, f->stride, 1}, f->rows, f->d, turned, gradient + half, f->stride);
}

CLT_INLINE void gradient_body(const clt_dibs_field *f, clt_dibs_particle *x, double alpha,
                              double beta, clt_dibs_scratch *s) {
  probabilities(f, x->z, alpha, s->p);
  memset(s->w, 0, (size_t)f->stride * (size_t)f->stride * sizeof *s->w);
  for (int j = 0; j < f->d; j++) {
    score_direction(f, j, s->p + j * f->stride, alpha, &x->rng, s->w + j * f->stride);
  }
  for (int i = 0; i < f->n_loops; i++) add_acyclicity(f, f->loop[i], alpha * beta, s);
  turn(s->w, s->product, f->stride);
  chain_rule(f, x->z, s->w, s->product, x->gradient);
}

CLT_INLINE void ascend_body(const clt_dibs_field *f, clt_dibs_particle *x, double step_size) {
  v4d *z = lanes(x->z), *square = lanes(x->square);
  const v4d *gradient = const_lanes(x->gradient);
  for (int i = 0; i < f->rows * f->stride / 2; i++) {
    v4d g = gradient[i];
    square[i] = 0.9 * square[i] + 0.1 * g * g;
    z[i] += step_size * g / (v4_sqrt(square[i]) + 1e-8);
  }
}

static void gradient_plain(const clt_dibs_field *f, clt_dibs_particle *x, double alpha, double beta,
                           clt_dibs_scratch *s) {
  gradient_body(f, x, alpha, beta, s);
}

static void ascend_plain(const clt_dibs_field *f, clt_dibs_particle *x, double step_size) {
  ascend_body(f, x, step_size);
}

#ifdef CLT_LANES_AVX2
CLT_LANES_AVX2 static void gradient_avx2(const clt_dibs_field *f, clt_dibs_particle *x,
                                         double alpha, double beta, clt_dibs_scratch *s) {
  gradient_body(f, x, alpha, beta, s);
}

CLT_LANES_AVX2 static void ascend_avx2(const clt_dibs_field *f, clt_dibs_particle *x,
                                       double step_size) {
  ascend_body(f, x, step_size);
}
#endif

void clt_dibs_gradient(const clt_dibs_field *f, clt_dibs_particle *x, double alpha, double beta,
                       clt_dibs_scratch *s) {
#ifdef CLT_LANES_AVX2
  if (clt_simd_avx2()) {
    gradient_avx2(f, x, alpha, beta, s);
    return;
  }
#endif
  gradient_plain(f, x, alpha, beta, s);
}

void clt_dibs_ascend(const clt_dibs_field *f, clt_dibs_particle *x, double step_size) {
#ifdef CLT_LANES_AVX2
  if (clt_simd_avx2()) {
    ascend_avx2(f, x, step_size);
    return;
  }
#endif
  ascend_plain(f, x, step_size);
}

/* ---- the graph ---- */

void clt_dibs_graph(const clt_dibs_field *f, const clt_dibs_particle *x, uint64_t *parents) {
  const clt_candidates *t = f->table;
  for (int j = 0; j < f->d; j++) {
    double logit[CLT_CANDIDATES_MAX];
    parents[j] = t->knowledge->required[j];
    for (int c = 0; c < t->n[j]; c++) {
      logit[c] = 0.0;
      int i = t->candidate[j][c];
      for (int l = 0; l < f->k; l++) {
        logit[c] += x->z[l * f->stride + i] * x->z[(f->rows + l) * f->stride + j];
      }
      if (logit[c] > 0.0) parents[j] |= clt_bit(i);
    }
    while (clt_count(parents[j]) > t->knowledge->max_parents) {
      int least = -1;
      for (int c = 0; c < t->n[j]; c++) {
        uint64_t bit = clt_bit(t->candidate[j][c]);
        if (!(parents[j] & bit) || t->knowledge->required[j] & bit) continue;
        if (least < 0 || logit[c] < logit[least]) least = c;
      }
      parents[j] &= ~clt_bit(t->candidate[j][least]);
    }
  }
}
