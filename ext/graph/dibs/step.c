/*
** The gradient of DiBS (dibs_step.h), in terms of the logits a_ij = alpha u_i'v_j, p = sigmoid(a).
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

size_t clt_dibs_scratch_size(const clt_dibs_field *f) {
  return 5 * (size_t)f->d * (size_t)f->stride;
}

void clt_dibs_scratch_set(clt_dibs_scratch *s, const clt_dibs_field *f, double *memory) {
  size_t matrix = (size_t)f->d * (size_t)f->stride;
  *s = (clt_dibs_scratch){memory, memory + matrix, memory + 2 * matrix, memory + 3 * matrix,
                          memory + 4 * matrix};
}

CLT_INLINE v4d *lanes(double *row) {
  return (v4d *)(void *)row;
}
CLT_INLINE const v4d *const_lanes(const double *row) {
  return (const v4d *)(const void *)row;
}

/* to = sum over l of left[l][i] * right[l], for rows i of d: the matrix left' right. */
CLT_INLINE void logits(const clt_dibs_field *f, const double *z, double alpha, double *to) {
  int groups = f->stride / 4;
  for (int i = 0; i < f->d; i++) {
    double *row = to + i * f->stride;
    memset(row, 0, (size_t)f->stride * sizeof *row);
    for (int l = 0; l < f->k; l++) {
      double u = alpha * z[l * f->stride + i];
      const v4d *v = const_lanes(z + (f->k + l) * f->stride);
      for (int g = 0; g < groups; g++) lanes(row)[g] += v4_all(u) * v[g];
    }
  }
}

static void probabilities(const clt_dibs_field *f, double *p) {
  for (int i = 0; i < f->d; i++) {
    for (int j = 0; j < f->d; j++) {
      int at = i * f->stride + j;
      p[at] = f->open[at] > 0.0 ? 1.0 / (1.0 + exp(-p[at])) : f->required[at];
    }
  }
}

/* to = a b for d x d matrices. (Tried: gsl_blas_dgemm() takes 10.9 us for d = 20, what this takes
** 9.0 in plain C for, and brings a library of its own.) */
CLT_INLINE void multiply(const clt_dibs_field *f, const double *a, const double *b, double *to) {
  int groups = f->stride / 4;
  for (int i = 0; i < f->d; i++) {
    v4d *row = lanes(to + i * f->stride);
    memset(row, 0, (size_t)f->stride * sizeof *to);
    for (int k = 0; k < f->d; k++) {
      double x = a[i * f->stride + k];
      const v4d *other = const_lanes(b + k * f->stride);
      for (int g = 0; g < groups; g++) row[g] += v4_all(x) * other[g];
    }
  }
}

CLT_INLINE void swap(double **a, double **b) {
  double *t = *a;
  *a = *b;
  *b = t;
}

/* power = (I + P/d)^(d - 1), by squaring. */
CLT_INLINE void find_power(const clt_dibs_field *f, clt_dibs_scratch *s) {
  size_t matrix = (size_t)f->d * (size_t)f->stride;
  memset(s->power, 0, matrix * sizeof *s->power);
  for (size_t i = 0; i < matrix; i++) s->base[i] = s->p[i] / f->d;
  for (int i = 0; i < f->d; i++) s->base[i * f->stride + i] = s->power[i * f->stride + i] = 1.0;
  for (int n = f->d - 1; n; n >>= 1) {
    if (n & 1) {
      multiply(f, s->power, s->base, s->product);
      swap(&s->power, &s->product);
    }
    if (n == 1) break;
    multiply(f, s->base, s->base, s->product);
    swap(&s->base, &s->product);
  }
}

/* Parent sets of j by independent edges, each probability in 16 bits. */
static void sample_sets(const clt_dibs_field *f, int j, const double *p, clt_rng *rng,
                        uint32_t *set) {
  const clt_candidates *t = f->table;
  for (int s = 0; s < CLT_DIBS_SAMPLES; s++) set[s] = t->required[j];
  for (int c = 0; c < t->n[j]; c++) {
    double probability = p[t->candidate[j][c] * f->stride + j];
    uint32_t below = (uint32_t)(probability * 65536.0);
    uint64_t first = clt_rng_next(rng), second = clt_rng_next(rng);
    for (int s = 0; s < CLT_DIBS_SAMPLES / 2; s++) {
      set[s] |= (uint32_t)((first >> (16 * s) & 0xffff) < below) << c;
      set[s + CLT_DIBS_SAMPLES / 2] |= (uint32_t)((second >> (16 * s) & 0xffff) < below) << c;
    }
  }
}

/* Takes out parents at random until there are no more than allowed. */
static uint32_t thin(const clt_candidates *t, int j, uint32_t set, clt_rng *rng) {
  while (clt_count(set) > t->knowledge->max_parents) {
    uint32_t free = set & ~t->required[j];
    for (uint32_t skip = clt_rng_below(rng, (uint32_t)clt_count(free)); skip; skip--)
      free &= free - 1;
    set &= ~(free & ~(free - 1));
  }
  return set;
}

/* w = r - p for the edges into j. */
static void score_direction(const clt_dibs_field *f, int j, const double *p, clt_rng *rng,
                            double *w) {
  const clt_candidates *t = f->table;
  uint32_t set[CLT_DIBS_SAMPLES];
  double weight[CLT_DIBS_SAMPLES], most = -HUGE_VAL, sum = 0.0;
  sample_sets(f, j, p, rng, set);
  for (int s = 0; s < CLT_DIBS_SAMPLES; s++) {
    set[s] = thin(t, j, set[s], rng);
    weight[s] = t->weight[j][set[s]];
    most = fmax(most, weight[s]);
  }
  for (int s = 0; s < CLT_DIBS_SAMPLES; s++) sum += weight[s] = exp(weight[s] - most);
  for (int c = 0; c < t->n[j]; c++) {
    double r = 0.0;
    for (int s = 0; s < CLT_DIBS_SAMPLES; s++) r += set[s] >> c & 1 ? weight[s] : 0.0;
    int at = t->candidate[j][c] * f->stride + j;
    w[at] = f->open[at] * (r / sum - p[at]);
  }
}

/* From W to the gradient in Z. */
CLT_INLINE void chain_rule(const clt_dibs_field *f, const double *z, const double *w, double alpha,
                           double *gradient) {
  int groups = f->stride / 4;
  for (int l = 0; l < f->k; l++) {
    const double *u = z + l * f->stride, *v = z + (f->k + l) * f->stride;
    double *du = gradient + l * f->stride, *dv = gradient + (f->k + l) * f->stride;
    for (int g = 0; g < groups; g++) lanes(dv)[g] = v4_all((double)-f->k) * const_lanes(v)[g];
    for (int i = 0; i < f->d; i++) {
      const v4d *row = const_lanes(w + i * f->stride);
      v4d sum = v4_all(0.0);
      for (int g = 0; g < groups; g++) {
        sum += row[g] * const_lanes(v)[g];
        lanes(dv)[g] += v4_all(alpha * u[i]) * row[g];
      }
      du[i] = alpha * ((sum[0] + sum[1]) + (sum[2] + sum[3])) - f->k * u[i];
    }
  }
}

CLT_INLINE void gradient_body(const clt_dibs_field *f, clt_dibs_particle *x, double alpha,
                              double beta, clt_dibs_scratch *s) {
  logits(f, x->z, alpha, s->p);
  probabilities(f, s->p);
  find_power(f, s);
  memset(s->w, 0, (size_t)f->d * (size_t)f->stride * sizeof *s->w);
  for (int j = 0; j < f->d; j++) score_direction(f, j, s->p, &x->rng, s->w);
  for (int i = 0; i < f->d; i++) {
    for (int j = 0; j < f->d; j++) {
      int at = i * f->stride + j;
      double p = s->p[at];
      s->w[at] -= f->open[at] * beta * s->power[j * f->stride + i] * p * (1.0 - p);
    }
  }
  chain_rule(f, x->z, s->w, alpha, x->gradient);
}

static void gradient_plain(const clt_dibs_field *f, clt_dibs_particle *x, double alpha, double beta,
                           clt_dibs_scratch *s) {
  gradient_body(f, x, alpha, beta, s);
}

#ifdef CLT_LANES_AVX2
CLT_LANES_AVX2 static void gradient_avx2(const clt_dibs_field *f, clt_dibs_particle *x,
                                         double alpha, double beta, clt_dibs_scratch *s) {
  gradient_body(f, x, alpha, beta, s);
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
  for (int i = 0; i < 2 * f->k * f->stride; i++) {
    double g = x->gradient[i];
    x->square[i] = 0.9 * x->square[i] + 0.1 * g * g;
    x->z[i] += step_size * g / (sqrt(x->square[i]) + 1e-8);
  }
}

void clt_dibs_graph(const clt_dibs_field *f, const clt_dibs_particle *x, uint64_t *parents) {
  const clt_candidates *t = f->table;
  for (int j = 0; j < f->d; j++) {
    double logit[CLT_CANDIDATES_MAX];
    parents[j] = t->knowledge->required[j];
    for (int c = 0; c < t->n[j]; c++) {
      logit[c] = 0.0;
      int i = t->candidate[j][c];
      for (int l = 0; l < f->k; l++) {
        logit[c] += x->z[l * f->stride + i] * x->z[(f->k + l) * f->stride + j];
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
