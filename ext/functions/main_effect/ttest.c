/* ttest(y, group [, options]) -> fit: the t-test of two independent groups. */
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
    {"method", CLT_OPTION_CHOICE, offsetof(ttest_options, method), STUDENT, .choices = methods,
     .meaning = "'student': pooled variance, as scipy.stats.ttest_ind; 'welch': each group's own"},
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

typedef struct ttest_keys {
  const clt_label *group1, *group2;
  int64_t n1, n2;
  clt_ttest test;
  const char *method;
} ttest_keys;

#define TEST(member, meaning) CLT_FIELD(#member, REAL, ttest_keys, test.member, meaning)

static const clt_field KEYS[] = {
    CLT_FIELD_OF(LABEL, ttest_keys, group1, "the other group"),
    CLT_FIELD_OF(LABEL, ttest_keys, group2, "the reference"),
    CLT_FIELD_OF(INTEGER, ttest_keys, n1, "rows of group1"),
    CLT_FIELD_OF(INTEGER, ttest_keys, n2, "rows of group2"),
    TEST(mean1, "of group1"),
    TEST(mean2, "of group2"),
    TEST(sd1, "standard deviation in group1"),
    TEST(sd2, "standard deviation in group2"),
    TEST(estimate, "mean1 - mean2, in the unit of y"),
    TEST(std_error, "of the estimate"),
    TEST(statistic, "t"),
    TEST(df, "degrees of freedom"),
    TEST(p_value, "by the alternative"),
    TEST(conf_low, "of the estimate; NULL on the open side of a one-sided test"),
    TEST(conf_high, "of the estimate; NULL on the open side of a one-sided test"),
    TEST(cohens_d, "estimate / pooled sd"),
    TEST(cohens_d_low, "noncentral-t limit of d"),
    TEST(cohens_d_high, "noncentral-t limit of d"),
    TEST(hedges_g, "d times the exact gamma factor"),
    CLT_FIELD_OF(TEXT, ttest_keys, method, "as the option"),
    {0},
};

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  ttest_state *state = pointer;
  const ttest_options *options = state->options;
  clt_pair pair = clt_group_pair(call, &state->groups, &options->reference);
  clt_ttest_group g1 = summary(state, pair.other), g2 = summary(state, pair.reference);
  clt_ttest t = clt_ttest_of(&g1, &g2, options->method == WELCH, (clt_tail)options->alternative,
                             options->conf_level);
  note(call, &t, &g1, &g2, options);
  ttest_keys keys = {.group1 = clt_group_label(&state->groups, pair.other),
                     .group2 = clt_group_label(&state->groups, pair.reference),
                     .n1 = g1.n,
                     .n2 = g2.n,
                     .test = t,
                     .method = methods[options->method]};
  clt_fields_write(fit, KEYS, &keys);
}

static const clt_argument ARGUMENTS[] = {{"y", CLT_NUMBER, "what is compared"},
                                         {"group", CLT_LABEL, "two-valued, of any type"}};

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

static const clt_rows_of rows = {.keys = KEYS};

const clt_function clt_function_ttest = {
    "ttest",
    .summary = "The t-test of two independent groups.",
    .details = "d, g and their interval are two-sided and by the pooled sd and Student's t "
               "whatever the method and the alternative, which is then noted. A third value of the "
               "group, a number beside its own text as groups, and a reference that is neither "
               "group are errors. One group, no variance or no degrees of freedom give nulls and a "
               "note.",
    .source = "Student 1908; Welch 1947; Hedges 1981 (g); Steiger & Fouladi 1997 (limits of d)",
    .aggregate = &aggregate,
    .rows = &rows,
};
