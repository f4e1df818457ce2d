#include "stat/mediation/figures.h"

#include <math.h>

/* Of a group, or of the difference group - other. Clusters of both, drawn together, have an
** influence on the difference itself. False if stopped. */
static bool accelerate(const clt_mediation_replicates *r, double *acceleration, int group,
                       int other, int effect, clt_task *task) {
  if (!r->influence) return true;
  const clt_mediation_influence *of_effect = r->influence + effect;
  clt_mediation_influence own = of_effect[group * r->effects];
  const clt_mediation_influence *less = other < 0 ? NULL : &of_effect[other * r->effects];
  if (less && r->boot->across) {
    const double *value = clt_mediation_values(r, &r->lacks, group, effect);
    const double *from = clt_mediation_values(r, &r->lacks, other, effect);
    size_t size = clt_mediation_pass_size(r, &r->lacks, group);
    if (!clt_mediation_influence_of(&own, value, from, size, task)) return false;
    less = NULL;
  }
  *acceleration = clt_mediation_acceleration(&own, less);
  return true;
}

/* The expansion of limits from clusters; of the difference of groups that are drawn apart, by the
** variances of both: what each has of the variance is widened by its own, and the degrees of
** freedom are Satterthwaite's. */
static clt_boot_options expanded(const clt_mediation_replicates *r, int group, int other,
                                 int effect) {
  clt_boot_options out = r->options->interval;
  const clt_mediation_result *result = r->boot->stratum;
  if (!r->data->cluster) return out;
  double n = (double)result[group].clusters, share = 1.0, rest = 0.0;
  if (other >= 0 && r->boot->across) n = (double)r->data->clusters;
  double m = other < 0 || r->boot->across ? INFINITY : (double)result[other].clusters;
  if (m < INFINITY) {
    double own = result[group].figures[effect].std_error;
    double less = result[other].figures[effect].std_error;
    double both = hypot(own, less);
    share = both > 0.0 ? own / both * (own / both) : 0.5;
    rest = 1.0 - share;
  }
  out.df = 1.0 / (share * share / (n - 1.0) + rest * rest / (m - 1.0));
  out.widen = sqrt(share * n / (n - 1.0) + (rest > 0.0 ? rest * m / (m - 1.0) : 0.0));
  return out;
}

static clt_boot_figures without_resamples(double estimate, clt_boot_method method) {
  return (clt_boot_figures){
      estimate, NAN,   NAN, NAN,    NAN,
      NAN,      false, 0,   method, isfinite(estimate) ? CLT_BOOT_NO_SAMPLE : CLT_BOOT_NO_ESTIMATE};
}

static clt_boot_figures of_test(const clt_inference *t) {
  clt_boot_figures out = without_resamples(t->estimate, CLT_BOOT_T);
  out.std_error = t->std_error;
  out.conf_low = t->conf_low;
  out.conf_high = t->conf_high;
  out.p_value = t->p_value;
  out.significant = t->conf_low > 0.0 || t->conf_high < 0.0;
  return out;
}

/* A slope where rows are independent. */
static clt_boot_figures test(const clt_mediation_replicates *r, int group, int other, int effect) {
  clt_inference t = r->stratum[group].test[effect];
  if (other >= 0) {
    t = clt_mediation_test_difference(&t, &r->stratum[other].test[effect],
                                      r->options->interval.conf_level);
  }
  return of_test(&t);
}

/* One figure of a group, or of the difference group - other (other < 0: none). */
static bool summarise(const clt_mediation_replicates *r, clt_boot_figures *figures, int group,
                      int other, int e, clt_task *task) {
  const clt_mediation_stratum *s = &r->stratum[group];
  const clt_mediation_stratum *from = other < 0 ? NULL : &r->stratum[other];
  if (r->slot[e] < 0) {
    *figures = test(r, group, other, e);
    return true;
  }
  double estimate = s->effect[e] - (from ? from->effect[e] : 0.0), acceleration = 0.0;
  if (!s->resampled || (from && !from->resampled)) {
    *figures = without_resamples(estimate, r->options->interval.method);
    return true;
  }
  const double *own = clt_mediation_values(r, &r->boots, group, e);
  const double *less = from ? clt_mediation_values(r, &r->boots, other, e) : NULL;
  for (size_t i = 0; i < r->options->n_boot; i++) {
    r->combined[i] = less ? own[i] - less[i] : own[i];
  }
  clt_boot_options options = expanded(r, group, other, e);
  if (!accelerate(r, &acceleration, group, other, e, task) || clt_task_stop(task, 1.0))
    return false;
  return clt_boot_interval(figures, r->combined, r->scratch, r->options->n_boot, estimate,
                           acceleration, &options, task);
}

/* With clusters the limits of the total effect, now that there are some, say whether there is a
** proportion of it. */
static void judge_share(const clt_mediation_replicates *r, int group) {
  int k = r->data->mediators;
  clt_mediation_result *result = &r->boot->stratum[group];
  clt_mediation_stratum *s = &r->stratum[group];
  const clt_boot_figures *total = &result->figures[clt_effect_at(k, CLT_TOTAL, 0)];
  clt_inference limits = {.conf_low = total->conf_low, .conf_high = total->conf_high};
  if (!r->data->cluster || result->share != CLT_SHARE_EXISTS) return;
  result->share = clt_mediation_share(s->effect[clt_effect_at(k, CLT_INDIRECT, 0)],
                                      s->effect[clt_effect_at(k, CLT_DIRECT, 0)], &limits);
  if (result->share != CLT_SHARE_EXISTS) s->effect[clt_effect_at(k, CLT_PROPORTION, 0)] = NAN;
}

bool clt_mediation_summarise(const clt_mediation_replicates *r, clt_mediation_result *result,
                             int group, int other, clt_task *task) {
  for (int e = 0; e < r->effects; e++) {
    if (e == r->effects - 1 && other < 0) judge_share(r, group);
    if (!summarise(r, &result->figures[e], group, other, e, task)) return false;
  }
  return true;
}
