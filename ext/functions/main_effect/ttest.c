/*
** ttest(y, group [, options]) -> fit: the t-test of two independent groups.
**
** Arguments: y a number; group two-valued, of any type.
** Options:
**   method       'student' (default: pooled variance, as scipy.stats.ttest_ind) | 'welch'
**   alternative  'two_sided' (default) | 'greater' | 'less': group1 against the reference
**   reference    the reference group; default the first in sort order
**   conf_level   0.95
** Row: group1, group2 (reference), n1, n2, mean1, mean2, sd1, sd2, estimate (mean1 - mean2),
**   std_error, statistic, df, p_value, conf_low, conf_high (of the estimate), cohens_d,
**   cohens_d_low, cohens_d_high (noncentral-t interval; Steiger & Fouladi 1997), hedges_g (exact
**   factor; Hedges 1981), method, n, n_missing, note. d, g and their interval are two-sided and by
**   the pooled sd and Student's t whatever the method and the alternative, which is then noted.
** Errors: a third value of the group; a number and its text as groups; a reference that is neither
**   group.
** Degenerate data: one group, no variance, no degrees of freedom: nulls and a note.
*/
#include <math.h>

#include "functions/groups.h"
#include "functions/moderation/regressors.h"
#include "sqlite/function.h"
#include "stat/regression/moments.h"
#include "stat/ttest.h"

typedef struct ttest_options {
  double conf_level;
  int method;
  int alternative;
  clt_label reference;
} ttest_options;

enum { STUDENT, WELCH };

static const char *const methods[] = {[STUDENT] = "student", [WELCH] = "welch", NULL};

static const clt_option OPTIONS[] = {
    CLT_OPTION_CONF_LEVEL(ttest_options),
    {"method", CLT_OPTION_CHOICE, offsetof(ttest_options, method), STUDENT, .choices = methods},
    CLT_OPTION_ALTERNATIVE(ttest_options),
    CLT_OPTION_REFERENCE(ttest_options),
    {0},
};

typedef struct ttest_state {
  const ttest_options *options;
  clt_label_set groups;
  clt_moments moments[2]; /* of y in each group, in the order of `groups` */
} ttest_state;

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  ttest_state *state = pointer;
  (void)n_cells;
  state->options = options;
  clt_label_set_init(&state->groups, &call->arena);
  for (int i = 0; i < 2; i++) clt_moments_init(&state->moments[i], &call->arena, 1);
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  ttest_state *state = pointer;
  int group = clt_group_of(call, &state->groups, &cells[1].label);
  if (group >= 0) clt_moments_add(&state->moments[group], &cells[0].number, NULL, 0);
}

static clt_ttest_group summary(const ttest_state *state, int index) {
  if (index < 0) return (clt_ttest_group){0, {NAN, 0.0}, {0.0, 0.0}};
  return clt_ttest_group_of(&state->moments[index], clt_numeric_column(0));
}

static void note(clt_call *call, const clt_ttest *t, const clt_ttest_group *g1,
                 const clt_ttest_group *g2, const ttest_options *options) {
  bool unusual = options->method == WELCH || options->alternative != CLT_TWO_SIDED;
  if (unusual && isfinite(t->cohens_d)) {
    clt_note(call, "cohens_d, its interval and hedges_g are two-sided and use the pooled sd and "
                   "Student's t");
  }
  if (t->problem == CLT_TTEST_OUT_OF_RANGE) {
    clt_note_out_of_range(call);
  } else if (t->problem == CLT_TTEST_FEW) {
    clt_note(call, "too few rows: %lld and %lld leave no degrees of freedom", (long long)g1->n,
             (long long)g2->n);
  } else if (t->problem == CLT_TTEST_FLAT) {
    clt_note(call, "y does not vary within the groups: there is no test");
  } else if (t->problem == CLT_TTEST_FINE && (g1->n == 1 || g2->n == 1)) {
    clt_note(call, "a group has one value only: it has no sd%s",
             isnan(t->hedges_g) ? ", and three values in all have no hedges_g" : "");
  }
}

static void write(clt_fit *fit, const clt_ttest *t) {
  clt_fit_real(fit, "mean1", t->mean1);
  clt_fit_real(fit, "mean2", t->mean2);
  clt_fit_real(fit, "sd1", t->sd1);
  clt_fit_real(fit, "sd2", t->sd2);
  clt_fit_real(fit, "estimate", t->estimate);
  clt_fit_real(fit, "std_error", t->std_error);
  clt_fit_real(fit, "statistic", t->statistic);
  clt_fit_real(fit, "df", t->df);
  clt_fit_real(fit, "p_value", t->p_value);
  clt_fit_real(fit, "conf_low", t->conf_low);
  clt_fit_real(fit, "conf_high", t->conf_high);
  clt_fit_real(fit, "cohens_d", t->cohens_d);
  clt_fit_real(fit, "cohens_d_low", t->cohens_d_low);
  clt_fit_real(fit, "cohens_d_high", t->cohens_d_high);
  clt_fit_real(fit, "hedges_g", t->hedges_g);
}

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  ttest_state *state = pointer;
  const ttest_options *options = state->options;
  clt_pair pair = clt_group_pair(call, &state->groups, &options->reference);
  clt_ttest_group g1 = summary(state, pair.other), g2 = summary(state, pair.reference);
  clt_ttest t = clt_ttest_of(&g1, &g2, options->method == WELCH, (clt_tail)options->alternative,
                             options->conf_level);
  note(call, &t, &g1, &g2, options);
  clt_fit_label(fit, "group1", clt_group_label(&state->groups, pair.other));
  clt_fit_label(fit, "group2", clt_group_label(&state->groups, pair.reference));
  clt_fit_integer(fit, "n1", g1.n);
  clt_fit_integer(fit, "n2", g2.n);
  write(fit, &t);
  clt_fit_text(fit, "method", methods[options->method]);
}

static const clt_argument ARGUMENTS[] = {{"y", CLT_NUMBER}, {"group", CLT_LABEL}};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 2,
    .required = 2,
    .options = OPTIONS,
    .options_size = sizeof(ttest_options),
    .state_size = sizeof(ttest_state),
    .start = start,
    .row = row,
    .finish = finish,
};

static const clt_rows_of rows = {
    .columns =
        "group1, group2, n1, n2, mean1, mean2, sd1, sd2, estimate, std_error, statistic, df, "
        "p_value, conf_low, conf_high, cohens_d, cohens_d_low, cohens_d_high, hedges_g, "
        "method",
    .arguments = "fit",
    .required = 1,
};

const clt_function clt_function_ttest = {"ttest", .aggregate = &aggregate, .rows = &rows};
