/* ttest(y, group [, options]) -> fit: the t-test of two independent groups; and its partials. */
#include <math.h>

#include "functions/groups.h"
#include "functions/inference_options.h"
#include "functions/notes.h"
#include "sqlite/label_blob.h"
#include "sqlite/partial.h"
#include "stat/regression/moments_blob.h"
#include "stat/shape.h"
#include "stat/ttest.h"

typedef struct ttest_options {
  double conf_level;
  int method;
  int alternative;
  clt_label reference;
  clt_inference_options more;
} ttest_options;

enum { STUDENT, WELCH };

static const char *const methods[] = {[STUDENT] = "student", [WELCH] = "welch", NULL};

static const clt_option OPTIONS[] = {
    CLT_OPTION_CONF_LEVEL(ttest_options),
    {"method", CLT_OPTION_CHOICE, offsetof(ttest_options, method), STUDENT, .choices = methods,
     .late = true,
     .meaning = "'student': pooled variance, as scipy.stats.ttest_ind; 'welch': each group's own"},
    CLT_OPTION_ALTERNATIVE(ttest_options),
    CLT_OPTION_REFERENCE(ttest_options),
    CLT_OPTIONS_OF(clt_inference_option_table, ttest_options, more),
    {0},
};

typedef struct ttest_state {
  const ttest_options *options;
  clt_label_set groups;
  int tested;             /* the numeric column that is tested: y, or its logarithm behind it */
  clt_moments moments[2]; /* in each group, in the order of `groups` */
  clt_shape shape[2];     /* of what is tested */
  clt_log_outcome log_y;
} ttest_state;

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  ttest_state *state = pointer;
  (void)n_cells;
  state->options = options;
  clt_inference_options_check(call, &state->options->more);
  clt_label_set_init(&state->groups, &call->arena);
  state->tested = state->options->more.scale == CLT_SCALE_LOG ? 1 : 0;
  for (int i = 0; i < 2; i++) clt_moments_init(&state->moments[i], &call->arena, 1 + state->tested);
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  ttest_state *state = pointer;
  int group = clt_group_of(call, &state->groups, &cells[1].label);
  if (group < 0) return;
  clt_moments *moments = &state->moments[group];
  double y[] = {cells[0].number, 0.0};
  if (state->tested == 1) y[1] = clt_log_outcome_of(&state->log_y, y[0]);
  clt_moments_add(moments, y, NULL, 0);
  clt_shape_add(&state->shape[group], y[state->tested]);
}

static void save(clt_call *call, const void *pointer, clt_writer *out) {
  const ttest_state *state = pointer;
  (void)call;
  clt_put_count(out, state->groups.count);
  for (int i = 0; i < state->groups.count; i++) {
    clt_put_label(out, &state->groups.labels[i]);
    clt_put_moments(out, &state->moments[i]);
    clt_put_byte(out, state->shape[i].begun);
    clt_put_real(out, state->shape[i].first);
    clt_put_real(out, state->shape[i].per_unit);
    clt_put_real(out, state->shape[i].cubes);
    clt_put_real(out, state->shape[i].fourths);
  }
  clt_log_outcome_save(&state->log_y, out);
}

/* Adds a group of a partial to one of the state. False if out of memory or the reader is bad. */
static bool merge_group(ttest_state *state, int group, clt_reader *in, clt_arena *scratch) {
  clt_moments from, *to = &state->moments[group];
  if (!clt_take_moments(in, &from, to->k, scratch)) return false;
  clt_shape shape = {.begun = clt_take_byte(in) == 1};
  shape.first = clt_take_real(in);
  shape.per_unit = clt_take_real(in);
  shape.cubes = clt_take_real(in);
  shape.fourths = clt_take_real(in);
  clt_shape_merge(&state->shape[group], &shape, &from, clt_numeric_column(state->tested));
  return clt_moments_merge(to, &from, NULL);
}

static void merge(clt_call *call, void *pointer, clt_reader *in, clt_arena *scratch) {
  ttest_state *state = pointer;
  int n = clt_take_length(in, 2);
  for (int i = 0; i < n; i++) {
    clt_label label = clt_take_label(in);
    int group = in->bad ? -1 : clt_group_of(call, &state->groups, &label);
    if (group < 0 || !merge_group(state, group, in, scratch)) return;
  }
  clt_log_outcome_merge(&state->log_y, in);
}

static clt_ttest_group summary(const ttest_state *state, int index, int column) {
  if (index < 0) return (clt_ttest_group){0, {NAN, 0.0}, {0.0, 0.0}};
  return clt_ttest_group_of(&state->moments[index], clt_numeric_column(column));
}

/* The test of a numeric column. */
static clt_ttest compare(const ttest_state *state, clt_pair pair, int column) {
  const ttest_options *options = state->options;
  clt_ttest_group g1 = summary(state, pair.other, column);
  clt_ttest_group g2 = summary(state, pair.reference, column);
  return clt_ttest_of(&g1, &g2, options->method == WELCH, (clt_tail)options->alternative,
                      options->conf_level);
}

/* The test, with means and sds in units of y whatever is tested. */
static clt_ttest test(clt_call *call, const ttest_state *state, clt_pair pair) {
  clt_ttest y = compare(state, pair, 0);
  if (state->tested == 0) return y;
  if (y.problem == CLT_TTEST_OUT_OF_RANGE) clt_note_out_of_range(call);
  clt_pair none = {-1, -1};
  bool failed = clt_log_outcome_failed(call, &state->log_y);
  clt_ttest log_y = compare(state, failed ? none : pair, 1);
  log_y.mean1 = y.mean1;
  log_y.mean2 = y.mean2;
  log_y.sd1 = y.sd1;
  log_y.sd2 = y.sd2;
  return log_y;
}

static clt_inference_more more_of(const ttest_options *options, const clt_ttest *t) {
  clt_inference as = {t->estimate, t->std_error, t->statistic, t->p_value,
                      t->conf_low, t->conf_high, t->df};
  return clt_infer_more(&as, t->df, (clt_tail)options->alternative, options->conf_level,
                        &options->more, NULL);
}

typedef struct ttest_keys {
  const clt_label *group1, *group2;
  int64_t n1, n2;
  clt_ttest test;
  const char *method;
  clt_inference_more more;
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
    TEST(estimate,
         "mean1 - mean2, in the unit of y; with scale 'log' of ln y, as all that follows"),
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
    CLT_FIELDS_OF(clt_ratio_fields, ttest_keys, more),
    CLT_FIELDS_OF(clt_reach_fields, ttest_keys, more),
    {0},
};

/* What the test lacks, and why. */
static void note_problem(clt_call *call, const ttest_keys *keys) {
  const clt_ttest *t = &keys->test;
  if (t->problem == CLT_TTEST_OUT_OF_RANGE) {
    clt_note_out_of_range(call);
  } else if (t->problem == CLT_TTEST_FEW) {
    clt_note(call, "too few rows: %lld and %lld leave no degrees of freedom", (long long)keys->n1,
             (long long)keys->n2);
  } else if (t->problem == CLT_TTEST_FLAT) {
    clt_note(call, "y does not vary within the groups: there is no test");
  } else if (t->problem == CLT_TTEST_FINE && (keys->n1 == 1 || keys->n2 == 1)) {
    clt_note(call, "a group has one value only: it has no sd%s",
             isnan(t->hedges_g) ? ", and three values in all have no hedges_g" : "");
  }
}

/* How the effect sizes differ from the test, and whether their limits can be relied on. */
static void note_effect(clt_call *call, const ttest_state *state, const clt_ttest *t) {
  const ttest_options *options = state->options;
  clt_shapes shapes = {0};
  if (!isfinite(t->cohens_d)) return;
  if (options->method == WELCH || options->alternative != CLT_TWO_SIDED) {
    clt_note(call, "cohens_d, its interval and hedges_g are two-sided and use the pooled sd and "
                   "Student's t");
  }
  for (int i = 0; i < 2; i++) {
    clt_shapes_add(&shapes, &state->shape[i], &state->moments[i],
                   clt_numeric_column(state->tested));
  }
  if (!clt_shapes_far_from_normal(&shapes)) return;
  clt_note(call,
           "%sy is far from normal within the groups (skewness %.2f, excess kurtosis %.2f): the "
           "interval of cohens_d covers less than conf_level",
           state->tested ? "ln " : "", clt_shape_settled(shapes.skewness),
           clt_shape_settled(shapes.kurtosis));
}

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  ttest_state *state = pointer;
  const ttest_options *options = state->options;
  clt_pair pair = clt_group_pair(call, &state->groups, &options->reference);
  clt_ttest t = test(call, state, pair);
  ttest_keys keys = {.group1 = clt_group_label(&state->groups, pair.other),
                     .group2 = clt_group_label(&state->groups, pair.reference),
                     .n1 = summary(state, pair.other, 0).n,
                     .n2 = summary(state, pair.reference, 0).n,
                     .test = t,
                     .method = methods[options->method],
                     .more = more_of(options, &t)};
  note_effect(call, state, &t);
  note_problem(call, &keys);
  clt_fields_write(fit, KEYS, &keys);
}

static const clt_argument ARGUMENTS[] = {CLT_SHARD,
                                         {"y", CLT_NUMBER, "what is compared"},
                                         {"group", CLT_LABEL, "two-valued, of any type"}};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS + 1,
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
               "whatever the method and the alternative, which is then noted. The interval of d "
               "needs normal data; where third and fourth moments within the groups say that they "
               "are far from it, that is noted, because it then covers less (for log-normal data "
               "about 88 % instead of 95 where d is 0.5, 75 % where it is 1). With scale 'log' "
               "everything but the means and sds is of ln y, and a y of 0 or below leaves only "
               "these, with a note. A third value of the group, a number beside its own text as "
               "groups, and a reference that is neither group are errors. One group, no variance "
               "or no degrees of freedom give nulls and a note.",
    .source = "Student 1908; Welch 1947; Hedges 1981 (g); Steiger & Fouladi 1997 (limits of d); "
              "Schuirmann 1987 (equivalence)",
    .aggregate = &aggregate,
    .rows = &rows,
};

/* ---- partial results ---- */

static const clt_aggregate partial = {
    .arguments = ARGUMENTS,
    .n_arguments = 3,
    .required = 3,
    .options = OPTIONS,
    .options_size = sizeof(ttest_options),
    .state_size = sizeof(ttest_state),
    .start = start,
    .row = row,
    .of = "ttest",
    .save = save,
};

static const clt_aggregate merger = {
    .arguments = clt_merge_arguments,
    .n_arguments = 1,
    .required = 1,
    .options = OPTIONS,
    .options_size = sizeof(ttest_options),
    .state_size = sizeof(ttest_state),
    .start = start,
    .finish = finish,
    .of = "ttest",
    .merge = merge,
    .merged = 2,
};

const clt_function clt_function_ttest_partial = CLT_PARTIAL_FUNCTION("ttest", partial);
const clt_function clt_function_ttest_merge = CLT_MERGE_FUNCTION("ttest", merger);
