#include "functions/mediation/boot_notes.h"

#include <math.h>
#include <string.h>

/* Below so many clusters limits are noted as rough: tests from few clusters err most (A. C.
** Cameron, J. B. Gelbach and D. L. Miller, Review of Economics and Statistics 90 (2008)), and 10
** are the fewest that the error rates in stat/mediation/boot.h speak of. */
enum { FEW_CLUSTERS = 10 };

static const char *const KINDS[] = {[CLT_PATH_A] = "a",
                                    [CLT_PATH_B] = "b",
                                    [CLT_SPECIFIC] = "indirect",
                                    [CLT_INDIRECT] = "indirect",
                                    [CLT_DIRECT] = "direct",
                                    [CLT_TOTAL] = "total",
                                    [CLT_PROPORTION] = "proportion"};

const char *const *clt_boot_effect_names(clt_call *call, const clt_boot_data *data) {
  int k = data->mediators, n = clt_effects(k), j;
  const char **names = clt_arena_take(&call->arena, (size_t)n, sizeof *names);
  for (int e = 0; names && e < n; e++) {
    clt_mediation_effect kind = clt_effect_kind(k, e, &j);
    names[e] = KINDS[kind];
    if (k == 1 || kind >= CLT_INDIRECT) continue;
    const char *mediator = data->names[data->mediator[j]];
    size_t bytes = strlen(KINDS[kind]) + strlen(mediator) + 3;
    char *name = clt_arena_take(&call->arena, bytes, 1);
    if (!name) return NULL;
    names[e] = sqlite3_snprintf((int)bytes, name, "%s: %s", KINDS[kind], mediator);
  }
  return names;
}

/* ---- figures that do not exist ---- */

static bool same_fate(const clt_boot_figures *a, const clt_boot_figures *b) {
  return b->method != CLT_BOOT_T && a->reason == b->reason && a->left_out == b->left_out;
}

/* "indirect, total: ", the bootstrapped effects that fare as effect e does; "" if all that exist
** do. */
static const char *who(const clt_boot_said *said, const clt_boot_figures *f, int e) {
  int n = clt_effects(said->data->mediators);
  size_t bytes = 3;
  for (int i = 0; i < n; i++) bytes += strlen(said->effects[i]) + 2;
  char *list = clt_arena_take(&said->call->arena, bytes, 1);
  bool all = true;
  for (int i = 0; list && i < n; i++) {
    bool same = same_fate(&f[e], &f[i]);
    all = all && (same || f[i].method == CLT_BOOT_T || f[i].reason == CLT_BOOT_NO_ESTIMATE);
    if (same) strcat(strcat(list, *list ? ", " : ""), said->effects[i]);
  }
  return all || !list ? "" : strcat(list, ": ");
}

/* Why figures that come from resamples are missing or weak; NULL: they are not, or another note
** says it. */
static const char *why(const clt_boot_said *said, clt_boot_reason reason) {
  bool clusters = said->data->cluster.at >= 0;
  switch (reason) {
  case CLT_BOOT_FEW:
    return clusters ? "too few clusters or resamples for this conf_level: raise n_boot"
                    : "too few resamples for this conf_level: raise n_boot";
  case CLT_BOOT_CONSTANT:
    return "the same in every resample: there is no test";
  case CLT_BOOT_NO_ACCELERATION:
    return clusters ? "no bca limits: all resamples give less than the data, or all give more, or "
                      "the effects without one cluster each give no acceleration"
                    : "no bca limits: all resamples give less than the data, or all give more, or "
                      "the effects without one row each give no acceleration";
  default:
    return NULL;
  }
}

/* Says of effect e, and of those that fare alike, what kept its figures from existing. */
static void note_effect(const clt_boot_said *said, const char *name, const clt_boot_figures *all,
                        int e) {
  const clt_boot_figures *f = &all[e];
  if (f->method == CLT_BOOT_T) return;
  for (int i = 0; i < e; i++) {
    if (same_fate(f, &all[i])) return;
  }
  const char *colon = *name ? ": " : "", *effects = who(said, all, e);
  if (f->left_out && f->reason != CLT_BOOT_NO_ESTIMATE) {
    clt_note(said->call, "%s%s%s%lld resamples could not be fitted and are left out%s", name, colon,
             effects, (long long)f->left_out,
             f->reason == CLT_BOOT_LEFT_OUT ? ": too many, so there are no limits" : "");
  }
  const char *reason = why(said, f->reason);
  if (reason) clt_note(said->call, "%s%s%s%s", name, colon, effects, reason);
}

/* ---- strata ---- */

static void note_collinear(const clt_boot_said *said, const char *stratum,
                           const clt_mediation_result *result) {
  const clt_boot_data *d = said->data;
  const char *x = d->names[CLT_AT_X];
  for (int j = 0; j < d->mediators; j++) {
    if (!result->collinear[j]) continue;
    clt_note(said->call, "%s%s is constant or a linear function of %s%s", stratum,
             d->names[d->mediator[j]], x,
             d->mediators == 1 ? " and the covariates"
                               : ", the covariates and the mediators before it: only the a and the "
                                 "total effect exist");
  }
}

static void note_problems(const clt_boot_said *said, const char *stratum,
                          const clt_mediation_result *result) {
  const char *const *names = said->data->names;
  clt_call *call = said->call;
  unsigned problems = result->problems;
  if (problems & CLT_MEDIATION_TOO_FEW) clt_note(call, "%stoo few rows", stratum);
  if (problems & CLT_MEDIATION_ONE_CLUSTER) {
    clt_note(call, "%sall rows are of one cluster, so that nothing can be resampled", stratum);
  } else if (result->clusters && result->clusters < FEW_CLUSTERS) {
    clt_note(call, "%s%lld clusters only: limits from so few are rough", stratum,
             (long long)result->clusters);
  }
  if (problems & CLT_MEDIATION_X_CONSTANT) {
    clt_note(call, "%s%s is constant or a function of the factors", stratum, names[CLT_AT_X]);
  }
  if (problems & CLT_MEDIATION_M_COLLINEAR) note_collinear(said, stratum, result);
  if (problems & CLT_MEDIATION_Y_PERFECT) {
    clt_note(call, "%s%s is constant or a linear function of %s, %s and the covariates", stratum,
             names[CLT_AT_Y], names[CLT_AT_X],
             said->data->mediators == 1 ? names[CLT_AT_M] : "the mediators");
  }
  if (problems & CLT_MEDIATION_OUT_OF_RANGE) {
    clt_note(call, "%seffects are beyond the range of numbers: choose another unit", stratum);
  }
}

/* Names the covariates left out; `dropped` has the numeric ones first. */
static void note_dropped(const clt_boot_said *said, const char *stratum, const bool *dropped) {
  const clt_regressors *design = &said->data->design;
  int numeric = 0, factor = 0;
  for (int i = 0; i < design->n; i++) factor += clt_boot_is_number(&design->regressor[i]);
  for (int i = 0; i < design->n; i++) {
    const clt_regressor *covariate = &design->regressor[i];
    bool is_factor = clt_boot_is_factor(covariate);
    if (!is_factor && !clt_boot_is_number(covariate)) continue;
    if (!dropped[is_factor ? factor++ : numeric++]) continue;
    clt_note(said->call, "%sdropped %s%s: it adds nothing to the other terms", stratum,
             is_factor ? "a level of " : "", covariate->name);
  }
}

void clt_boot_note_stratum(const clt_boot_said *said, const char *name,
                           const clt_mediation_result *result) {
  size_t bytes = strlen(name) + 3;
  char *stratum = clt_arena_take(&said->call->arena, bytes, 1);
  const char *no_share = clt_mediation_share_note(result->share);
  if (!stratum) return;
  if (*name) sqlite3_snprintf((int)bytes, stratum, "%s: ", name);
  if (result->dropped) note_problems(said, stratum, result);
  if (no_share) clt_note(said->call, "%s%s", stratum, no_share);
  for (int e = 0; e < clt_effects(said->data->mediators); e++) {
    note_effect(said, name, result->figures, e);
  }
  if (result->dropped) note_dropped(said, stratum, result->dropped);
}

void clt_boot_note_clusters(const clt_boot_said *said, bool across) {
  if (said->data->cluster.at < 0 || said->data->group.set.count < 2) return;
  clt_note(said->call,
           across ? "clusters have rows of several groups: clusters of the whole data are drawn, "
                    "and each draw gives the effects of every group"
                  : "every cluster lies in one group: clusters are drawn within groups");
}
