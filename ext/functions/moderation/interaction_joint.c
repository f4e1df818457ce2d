/* Tests of several terms together, and what else is asked of a model (interaction.h). */
#include <math.h>

#include "functions/moderation/interaction.h"
#include "stat/distribution/distribution.h"

/* By what the sum of squares loses. */
static double by_squares(const clt_fitted *fitted, const clt_lm *main, int q) {
  const clt_lm *full = &fitted->terms.lm;
  if (full->perfect || full->df_residual <= 0) return NAN;
  clt_dd gain = dd_mul_d(dd_sub(main->rss_dd, full->rss_dd), (double)full->df_residual);
  return dd_to_double(dd_div(gain, dd_mul_d(full->rss_dd, q)));
}

/* Covariances of the estimates, from the variances of sums: V(a + b) = V(a) + V(b) + 2 C(a, b). */
static bool covariances(const clt_fitted *fitted, const clt_contrast_list *tested,
                        const clt_estimate *t, double *v) {
  clt_arena *arena = &fitted->of->model.data->call->arena;
  size_t q = (size_t)tested->n, terms = (size_t)fitted->terms.n;
  clt_contrast_list sums = {.n = 0};
  sums.contrast = clt_arena_take(arena, q * q, sizeof *sums.contrast);
  for (size_t i = 0; sums.contrast && i < q; i++) {
    for (size_t j = 0; j < i; j++) {
      double *c = clt_arena_take(arena, terms, sizeof *c);
      if (!c) return false;
      for (size_t k = 0; k < terms; k++) {
        c[k] = tested->contrast[i].c[k] + tested->contrast[j].c[k];
      }
      sums.contrast[sums.n++] = (clt_contrast){.term = "", .c = c, .at = -1, .beta = NAN};
    }
  }
  clt_estimate *s = sums.contrast ? clt_interaction_infer(fitted, &sums) : NULL;
  for (size_t i = 0, at = 0; s && i < q; i++) {
    double vi = t[i].t.std_error * t[i].t.std_error;
    v[i * q + i] = vi;
    for (size_t j = 0; j < i; j++, at++) {
      double vj = t[j].t.std_error * t[j].t.std_error;
      double both = s[at].t.std_error * s[at].t.std_error;
      v[i * q + j] = v[j * q + i] = (both - vi - vj) / 2.0;
    }
  }
  return s != NULL;
}

/* b'V^-1 b by elimination; NAN where V is singular. V is overwritten. */
static double quadratic(double *v, double *b, size_t q) {
  double sum = 0.0;
  for (size_t k = 0; k < q; k++) {
    double pivot = v[k * q + k];
    if (!(pivot > 0.0)) return NAN;
    sum += b[k] * b[k] / pivot;
    for (size_t i = k + 1; i < q; i++) {
      double ratio = v[i * q + k] / pivot;
      b[i] -= ratio * b[k];
      for (size_t j = k; j < q; j++) v[i * q + j] -= ratio * v[k * q + j];
    }
  }
  return sum;
}

static double wald(const clt_fitted *fitted, const clt_contrast_list *tested,
                   const clt_estimate *t) {
  clt_arena *arena = &fitted->of->model.data->call->arena;
  size_t q = (size_t)tested->n;
  double *v = clt_arena_take(arena, q * q, sizeof *v);
  double *b = clt_arena_take(arena, q, sizeof *b);
  if (!v || !b || !covariances(fitted, tested, t, v)) return NAN;
  for (size_t i = 0; i < q; i++) b[i] = t[i].t.estimate;
  return quadratic(v, b, q) / (double)q;
}

void clt_interaction_joint(const clt_fitted *fitted, const clt_contrast_list *tested,
                           const clt_estimate *t, const clt_lm *main, double *f, double *p) {
  const clt_regression_options *options = fitted->of->model.options;
  *f = *p = NAN;
  if (tested->n == 0) return;
  if (tested->n == 1) {
    *f = t[0].t.statistic * t[0].t.statistic;
    *p = t[0].t.p_value;
    return;
  }
  if (options->robust == CLT_CR2) {
    clt_note(fitted->of->model.data->call,
             "f_change is null: the variance 'CR2' tests one term at a time");
    return;
  }
  /* with x²:moderator in the model, main lacks more than what is tested */
  bool nested = options->robust == CLT_HC_NONE && fitted->square < 0;
  *f = nested ? by_squares(fitted, main, tested->n) : wald(fitted, tested, t);
  *p = clt_f_p_value(*f, tested->n, (double)fitted->terms.lm.df_residual);
}

static int kept(const clt_fitted *fitted, int at) {
  return at >= 0 && !fitted->terms.lm.dropped[at];
}

bool clt_interaction_curvature(const clt_fitted *full, bool curve, double *p) {
  const clt_interaction *of = full->of;
  clt_call *call = of->model.data->call;
  clt_fitted other;
  *p = NAN;
  if (of->square_base < 0) return true;
  if (!clt_interaction_fit(of, true, !curve, &other)) return false;
  const clt_fitted *bent = curve ? full : &other, *straight = curve ? &other : full;
  int q = kept(bent, bent->square);
  for (int l = 0; l < of->m.n; l++) q += kept(bent, bent->square_m[l]);
  if (q == 0) {
    clt_note(call, "curvature_p is null: x² is a linear combination of other terms");
  } else if (bent->terms.lm.df_residual <= 0) {
    clt_note(call, "curvature_p is null: with x² no degree of freedom is left");
  } else if (bent->terms.lm.perfect) {
    clt_note(call, "curvature_p is null: with x² the fit is perfect");
  }
  if (q)
    *p = clt_f_p_value(by_squares(bent, &straight->terms.lm, q), q,
                       (double)bent->terms.lm.df_residual);
  return true;
}

/* A range of x. */
typedef struct range {
  double low, high;
} range;

/* That of each level of the moderator, by its key, of which there are n; NULL if out of memory. */
static range *ranges(const clt_interaction *of, int n) {
  const clt_regressors *data = of->model.data;
  range *list = clt_arena_take(&data->call->arena, (size_t)n, sizeof *list);
  for (int i = 0; list && i < n; i++) list[i] = (range){INFINITY, -INFINITY};
  for (int64_t i = 0; list && i < data->kept; i++) {
    double x = data->kept_x[i * data->strata.k + of->x_base];
    range *own = &list[data->kept_key[i * data->kept_keys + CLT_KEY_GROUP]];
    own->low = fmin(own->low, x);
    own->high = fmax(own->high, x);
  }
  return list;
}

double clt_interaction_overlap(const clt_interaction *of) {
  const clt_regressors *data = of->model.data;
  range shared = {-INFINITY, INFINITY};
  int64_t inside = 0;
  int levels = 0;
  if (of->x_factor || of->m_number || data->kept == 0) return NAN;
  for (int l = 0; l < of->m.n; l++) levels = of->m.key[l] >= levels ? of->m.key[l] + 1 : levels;
  const range *own = ranges(of, levels);
  for (int l = 0; own && l < levels; l++) {
    if (own[l].low > own[l].high) continue;
    shared.low = fmax(shared.low, own[l].low);
    shared.high = fmin(shared.high, own[l].high);
  }
  for (int64_t i = 0; i < data->kept; i++) {
    double x = data->kept_x[i * data->strata.k + of->x_base];
    inside += x >= shared.low && x <= shared.high;
  }
  return (double)inside / (double)data->kept;
}
