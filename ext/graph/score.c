/* Local scores (score.h). */
#include "graph/score.h"

#include <float.h>
#include <math.h>

#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>

#include "graph/simd.h"

double clt_score_log_odds(int d, double edges_per_node) {
  double p = d > 1 ? 2.0 * edges_per_node / (d - 1) : 0.5;
  return p < 0.5 ? log(p / (1.0 - p)) : 0.0;
}

bool clt_score_init(clt_score *score, int d, clt_arena *arena) {
  *score = (clt_score){.d = d, .stride = clt_score_stride(d)};
  size_t n = (size_t)d;
  score->cross = clt_arena_take(arena, n * (size_t)score->stride, sizeof(double));
  score->factor = clt_arena_take(arena, n * n, sizeof(double));
  double **vectors[] = {&score->response, &score->log_response, &score->base,
                        &score->constant, &score->power,        &score->log_prior};
  for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
    *vectors[i] = clt_arena_take(arena, (size_t)score->stride, sizeof(double));
  }
  if (clt_arena_failed(arena)) return false;
  for (int j = 0; j < score->stride; j++) score->response[j] = 1.0;
  return true;
}

/* The matrix weight_scatter S + weight_mean m m' + diagonal I. */
static void set_cross(clt_score *score, const clt_score_data *data, double weight_scatter,
                      double weight_mean, double diagonal) {
  int d = score->d;
  for (int i = 0; i < d; i++) {
    double *row = score->cross + i * score->stride;
    for (int j = 0; j < d; j++) {
      row[j] =
          weight_scatter * data->scatter[i * d + j] + weight_mean * data->mean[i] * data->mean[j];
    }
    row[i] += diagonal;
    row[d] = 1.0;
  }
}

/* Kuipers et al., equation (2) and the ratio p(D, P + j) / p(D, P) of it, where with l = |P| the
** multivariate gamma functions and powers of t leave
**   -n/2 log pi + log(alpha_mu/(n + alpha_mu))/2 + log Gamma((n + alpha_w - d + l + 1)/2)
**   - log Gamma((alpha_w - d + l + 1)/2) + (alpha_w - d + 2 l + 1)/2 log t. */
static void set_bge(clt_score *score, const clt_score_model *m, const clt_score_data *data) {
  int d = score->d;
  double n = data->n, t = m->alpha_mu * (m->alpha_w - d - 1.0) / (m->alpha_mu + 1.0);
  set_cross(score, data, 1.0, n * m->alpha_mu / (n + m->alpha_mu), t);
  double first = 0.0;
  for (int l = 0; l < d; l++) {
    double prior = 0.5 * (m->alpha_w - d + l + 1.0);
    score->power[l] = prior + 0.5 * n;
    double c = gsl_sf_lngamma(score->power[l]) - gsl_sf_lngamma(prior) + (prior + 0.5 * l) * log(t);
    if (l == 0) first = c;
    score->constant[l] = c - first;
  }
  first += 0.5 * log(m->alpha_mu / (n + m->alpha_mu)) - 0.5 * n * M_LNPI;
  for (int j = 0; j < d; j++) {
    score->response[j] = score->cross[j * score->stride + j];
    score->log_response[j] = log(score->response[j]);
    score->base[j] = first - score->power[0] * score->log_response[j];
  }
}

/* With X = x_P / sqrt(noise), y = x_j / sqrt(noise), A = X'X + I/s^2 and b = X'y + mean/s^2:
** -n/2 log(2 pi noise) - |P| log s - log|A|/2 - (y'y + |P| mean^2/s^2 - b'A^-1 b)/2. */
static void set_linear(clt_score *score, const clt_score_model *m, const clt_score_data *data) {
  int d = score->d;
  double precision = 1.0 / m->obs_noise, prior = 1.0 / (m->sig_edge * m->sig_edge);
  set_cross(score, data, precision, precision * data->n, prior);
  score->shift = m->mean_edge * prior;
  for (int l = 0; l < d; l++) {
    score->constant[l] = -l * (log(m->sig_edge) + 0.5 * m->mean_edge * score->shift);
  }
  for (int j = 0; j < d; j++) {
    double yy = precision * (data->scatter[j * d + j] + data->n * data->mean[j] * data->mean[j]);
    score->response[j] = 1.0;
    score->base[j] = -0.5 * (data->n * (M_LNPI + log(2.0 * m->obs_noise)) + yy);
  }
}

static double log_prior(const clt_score_model *model, int parents) {
  switch (model->prior) {
  case CLT_SCALE_FREE:
    return -3.0 * log1p(parents);
  case CLT_ERDOS_RENYI:
    break;
  }
  return parents * model->log_odds;
}

void clt_score_set(clt_score *score, const clt_score_model *model, const clt_score_data *data) {
  score->likelihood = model->likelihood;
  score->n = data->n;
  score->shift = 0.0;
  switch (model->likelihood) {
  case CLT_BGE:
    set_bge(score, model, data);
    break;
  case CLT_LINEAR:
    set_linear(score, model, data);
    break;
  }
  for (int l = 0; l < score->d; l++) score->log_prior[l] = log_prior(model, l);
}

/* Of four variables. */
CLT_INLINE v4d relative_of(const clt_score *score, int group, int n_parents, double log_det,
                           const v4d *explained) {
  v4d c = v4_all(score->constant[n_parents] - 0.5 * log_det);
  switch (score->likelihood) {
  case CLT_LINEAR:
    return c + v4_all(0.5) * *explained;
  case CLT_BGE:
    break;
  }
  /* Where x_j is a linear function of its parents to the last bit, rounding may leave nothing. */
  const v4d least = v4_all(DBL_EPSILON);
  v4d left = v4_all(1.0) - *explained / ((const v4d *)(const void *)score->response)[group];
  left = v4_select(left > least, left, least);
  v4d log_response = ((const v4d *)(const void *)score->log_response)[group];
  return c - v4_all(0.5 * n_parents) * log_response -
         v4_all(score->power[n_parents]) * v4_log(&left);
}

double clt_score_relative(const clt_score *score, int j, int n_parents, double log_det,
                          double explained) {
  v4d all = v4_all(explained), x = relative_of(score, j / 4, n_parents, log_det, &all);
  return x[j % 4];
}

CLT_INLINE void weights_body(const clt_score *score, int n_parents, double log_det,
                             const double *explained, double *mantissa, int32_t *exponent) {
  for (int g = 0; 4 * g < score->d; g++) {
    const v4d *of = (const v4d *)(const void *)explained + g;
    v4d x = relative_of(score, g, n_parents, log_det, of) + v4_all(score->log_prior[n_parents]);
    v4i e;
    ((v4d *)(void *)mantissa)[g] = v4_exp(&x, &e);
    ((v4i *)(void *)exponent)[g] = e;
  }
}

#ifdef CLT_LANES_AVX2
CLT_LANES_AVX2 static void weights_avx2(const clt_score *score, int n_parents, double log_det,
                                        const double *explained, double *mantissa,
                                        int32_t *exponent) {
  weights_body(score, n_parents, log_det, explained, mantissa, exponent);
}
#endif

void clt_score_weights(const clt_score *score, int n_parents, double log_det,
                       const double *explained, double *mantissa, int32_t *exponent) {
#ifdef CLT_LANES_AVX2
  if (clt_simd_avx2()) {
    weights_avx2(score, n_parents, log_det, explained, mantissa, exponent);
    return;
  }
#endif
  weights_body(score, n_parents, log_det, explained, mantissa, exponent);
}

double clt_score_local(const clt_score *score, int j, uint64_t parents, double *coefficients) {
  double z[CLT_GRAPH_MAX], ones[CLT_GRAPH_MAX];
  int list[CLT_GRAPH_MAX], l = 0, d = score->d;
  double log_det = 0.0, explained = 0.0;
  for (uint64_t m = parents; m; m &= m - 1) list[l++] = clt_lowest(m);
  for (int a = 0; a < l; a++) {
    const double *row = score->cross + list[a] * score->stride;
    double *factor = score->factor + a * d, pivot = row[list[a]], y = row[j], one = 1.0;
    for (int b = 0; b < a; b++) {
      const double *above = score->factor + b * d;
      double x = row[list[b]];
      for (int k = 0; k < b; k++) x -= factor[k] * above[k];
      x /= above[b];
      factor[b] = x;
      pivot -= x * x;
      y -= x * z[b];
      one -= x * ones[b];
    }
    double least = DBL_EPSILON * row[list[a]];
    if (!(pivot > least)) pivot = least;
    log_det += log(pivot);
    factor[a] = sqrt(pivot);
    z[a] = y / factor[a];
    ones[a] = one / factor[a];
  }
  for (int a = 0; a < l; a++) {
    z[a] += score->shift * ones[a];
    explained += z[a] * z[a];
  }
  for (int a = l - 1; coefficients && a >= 0; a--) {
    double x = z[a];
    for (int b = a + 1; b < l; b++) x -= score->factor[b * d + a] * coefficients[b];
    coefficients[a] = x / score->factor[a * d + a];
  }
  return score->base[j] + clt_score_relative(score, j, l, log_det, explained);
}

bool clt_score_in_range(const clt_score *score) {
  /* What is explained grows with the set. */
  for (int j = 0; j < score->d; j++) {
    uint64_t others = clt_all(score->d) & ~clt_bit(j);
    double most = clt_score_local(score, j, others, NULL) - score->base[j];
    if (!(fabs(most) < 1e7)) return false;
  }
  return true;
}
