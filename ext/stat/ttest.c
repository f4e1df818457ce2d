#include "stat/ttest.h"

#include <math.h>

/* n as a double-double, exact. */
static clt_dd dd_of(int64_t n) {
  return dd_two_sum((double)(n >> 32) * 4294967296.0, (double)(n & 0xffffffff));
}

static clt_dd variance(const clt_ttest_group *g) {
  return dd_div(g->scatter, dd_of(g->n - 1));
}

/* 1/n1 + 1/n2. */
static clt_dd reciprocals(const clt_ttest_group *a, const clt_ttest_group *b) {
  clt_dd one = dd_from(1.0);
  return dd_add(dd_div(one, dd_of(a->n)), dd_div(one, dd_of(b->n)));
}

clt_ttest_group clt_ttest_group_of(const clt_moments *moments, int column) {
  clt_ttest_group g = {moments->n, clt_moments_mean(moments, column), {0.0, 0.0}};
  if (!clt_moments_in_range(moments, column)) {
    g.scatter = dd_from(NAN);
  } else if (!clt_moments_constant(moments, column)) {
    g.scatter = clt_moments_scatter(moments, column);
  }
  return g;
}

/* Student's: the pooled variance; false if there are no degrees of freedom. */
static bool pool(const clt_ttest_group *a, const clt_ttest_group *b, clt_dd *pooled, double *df) {
  int64_t degrees = a->n + b->n - 2;
  if (degrees < 1) return false;
  *pooled = dd_div(dd_add(a->scatter, b->scatter), dd_of(degrees));
  *df = (double)degrees;
  return true;
}

/* Welch's: the variance of the difference of means, and with r the first group's share in it
** df = 1 / (r^2/(n1 - 1) + (1 - r)^2/(n2 - 1)). */
static bool welch_error(const clt_ttest_group *a, const clt_ttest_group *b, clt_dd *square,
                        double *df) {
  if (a->n < 2 || b->n < 2) return false;
  clt_dd v1 = dd_div(variance(a), dd_of(a->n)), v2 = dd_div(variance(b), dd_of(b->n));
  *square = dd_add(v1, v2);
  double r1 = v1.hi / square->hi, r2 = v2.hi / square->hi;
  *df = 1.0 / (r1 * r1 / (double)(a->n - 1) + r2 * r2 / (double)(b->n - 1));
  return true;
}

static void infer(clt_ttest *out, clt_dd difference, clt_dd error, clt_tail tail,
                  double conf_level) {
  double alpha = tail == CLT_TWO_SIDED ? (1.0 - conf_level) / 2.0 : 1.0 - conf_level;
  out->std_error = dd_to_double(error);
  if (out->std_error > 0.0) {
    out->statistic = dd_to_double(dd_div(difference, error));
    out->p_value = clt_t_p_value(out->statistic, out->df, tail);
  }
  if (isnan(out->std_error)) return;
  clt_dd half = dd_from(0.0);
  if (out->std_error > 0.0) half = dd_mul_d(error, clt_t_quantile(alpha, out->df));
  if (tail != CLT_LESS) out->conf_low = dd_to_double(dd_sub(difference, half));
  if (tail != CLT_GREATER) out->conf_high = dd_to_double(dd_add(difference, half));
}

/* `scale` is the square root of 1/n1 + 1/n2, which makes an ncp a d. */
static void effect_sizes(clt_ttest *out, clt_dd difference, clt_dd pooled, clt_dd scale, double df,
                         double conf_level) {
  clt_dd sd = dd_sqrt(pooled);
  out->pooled_sd = dd_to_double(sd);
  if (!(out->pooled_sd > 0.0)) return;
  clt_dd d = dd_div(difference, sd);
  double t = dd_to_double(dd_div(d, scale));
  out->cohens_d = dd_to_double(d);
  out->cohens_d_low = clt_nct_ncp(t, df, (1.0 + conf_level) / 2.0) * scale.hi;
  out->cohens_d_high = clt_nct_ncp(t, df, (1.0 - conf_level) / 2.0) * scale.hi;
  out->hedges_g = out->cohens_d * clt_hedges_factor(df);
}

static clt_ttest compare(const clt_ttest_group *group1, const clt_ttest_group *group2, bool welch,
                         clt_tail tail, double conf_level) {
  const clt_ttest_group *a = group1, *b = group2;
  clt_ttest out = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN,           NAN,
                   NAN, NAN, NAN, NAN, NAN, NAN, NAN, CLT_TTEST_FINE};
  if (a->n > 0) out.mean1 = dd_to_double(a->mean);
  if (b->n > 0) out.mean2 = dd_to_double(b->mean);
  if (a->n > 1) out.sd1 = dd_to_double(dd_sqrt(variance(a)));
  if (b->n > 1) out.sd2 = dd_to_double(dd_sqrt(variance(b)));
  if (a->n < 1 || b->n < 1) return out;
  clt_dd difference = dd_sub(a->mean, b->mean), pooled, square;
  double student_df;
  out.estimate = dd_to_double(difference);
  if (!pool(a, b, &pooled, &student_df)) return out;
  clt_dd inverse = reciprocals(a, b), scale = dd_sqrt(inverse);
  if (!welch) {
    out.df = student_df;
    infer(&out, difference, dd_mul(dd_sqrt(pooled), scale), tail, conf_level);
  } else if (welch_error(a, b, &square, &out.df)) {
    infer(&out, difference, dd_sqrt(square), tail, conf_level);
  }
  effect_sizes(&out, difference, pooled, scale, student_df, conf_level);
  return out;
}

static clt_ttest_problem problem_of(const clt_ttest *t, const clt_ttest_group *a,
                                    const clt_ttest_group *b) {
  if (a->n < 1 || b->n < 1) return CLT_TTEST_EMPTY;
  if (isnan(a->scatter.hi) || isnan(b->scatter.hi)) return CLT_TTEST_OUT_OF_RANGE;
  if (isnan(t->std_error)) return CLT_TTEST_FEW;
  return t->std_error == 0.0 ? CLT_TTEST_FLAT : CLT_TTEST_FINE;
}

clt_ttest clt_ttest_of(const clt_ttest_group *group1, const clt_ttest_group *group2, bool welch,
                       clt_tail tail, double conf_level) {
  clt_ttest t = compare(group1, group2, welch, tail, conf_level);
  t.problem = problem_of(&t, group1, group2);
  return t;
}
