/* mann_whitney(y, group [, options]) -> fit: the rank sum test. Keeps the rows, 8 bytes each. */
#include <math.h>

#include "functions/groups.h"
#include "sqlite/function.h"
#include "stat/ranks/ranks.h"

typedef struct mann_whitney_options {
  double conf_level;
  int alternative;
  clt_label reference;
} mann_whitney_options;

static const clt_option OPTIONS[] = {
    CLT_OPTION_CONF_LEVEL(mann_whitney_options),
    CLT_OPTION_ALTERNATIVE(mann_whitney_options),
    CLT_OPTION_REFERENCE(mann_whitney_options),
    {0},
};

/* The values of one group. */
typedef struct sample {
  double *values; /* [n] */
  size_t n;
} sample;

typedef struct mann_whitney_state {
  const mann_whitney_options *options;
  clt_label_set groups;
  sample samples[2]; /* in the order of `groups` */
} mann_whitney_state;

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  mann_whitney_state *state = pointer;
  (void)n_cells;
  state->options = options;
  clt_label_set_init(&state->groups, &call->arena);
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  mann_whitney_state *state = pointer;
  int group = clt_group_of(call, &state->groups, &cells[1].label);
  if (group < 0) return;
  sample *s = &state->samples[group];
  double *values = clt_arena_push(&call->arena, s->values, s->n, sizeof *values);
  if (!values) return;
  s->values = values;
  values[s->n++] = cells[0].number;
}

typedef struct mann_whitney_keys {
  const clt_label *group1, *group2;
  int64_t n1, n2;
  clt_mann_whitney test;
  const char *method;
} mann_whitney_keys;

#define TEST(member, meaning) CLT_FIELD(#member, REAL, mann_whitney_keys, test.member, meaning)

static const clt_field KEYS[] = {
    CLT_FIELD_OF(LABEL, mann_whitney_keys, group1, "the other group"),
    CLT_FIELD_OF(LABEL, mann_whitney_keys, group2, "the reference"),
    CLT_FIELD_OF(INTEGER, mann_whitney_keys, n1, "rows of group1"),
    CLT_FIELD_OF(INTEGER, mann_whitney_keys, n2, "rows of group2"),
    TEST(median1, "of group1"),
    TEST(median2, "of group2"),
    CLT_FIELD("statistic", REAL, mann_whitney_keys, test.u,
              "U of group1: pairs in which it is the larger, ties one half"),
    TEST(z, "the statistic, standardised"),
    TEST(p_value, "by the alternative"),
    TEST(rank_biserial, "2U / (n1 n2) - 1"),
    TEST(hodges_lehmann, "median of all differences group1 - group2"),
    TEST(conf_low, "order-statistic limit of hodges_lehmann"),
    TEST(conf_high, "order-statistic limit of hodges_lehmann"),
    CLT_FIELD_OF(TEXT, mann_whitney_keys, method,
                 "'exact' below 50 a group without ties, else 'normal' with tie and continuity "
                 "correction; NULL with an empty group"),
    {0},
};

/* Limits that leave 0 out mean a p-value below 1 - conf_level, unless they cover too little. The
** converse holds without ties only: a tie is a difference of 0, of which p_value counts half. */
static bool ties_divide(const clt_mann_whitney *test, double conf_level) {
  bool excluded = test->conf_low > 0.0 || test->conf_high < 0.0;
  return test->ties && !excluded && test->p_value < 1.0 - conf_level;
}

static void note(clt_call *call, const clt_mann_whitney *test, double conf_level) {
  if (isnan(test->u)) return;
  if (isnan(test->p_value)) {
    clt_note(call, "all values are equal: there is no test");
  } else if (test->conf_attained < conf_level) {
    clt_note(call, "too few rows for this conf_level: conf_low and conf_high cover %.3g only",
             test->conf_attained);
  } else if (ties_divide(test, conf_level)) {
    clt_note(call, "ties: the limits include 0, although p_value is below 1 - conf_level; they "
                   "count a tie as a difference of 0, p_value as half a one: go by p_value");
  }
}

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  mann_whitney_state *state = pointer;
  const mann_whitney_options *options = state->options;
  clt_pair pair = clt_group_pair(call, &state->groups, &options->reference);
  sample none = {NULL, 0};
  sample *first = pair.other < 0 ? &none : &state->samples[pair.other];
  sample *second = pair.reference < 0 ? &none : &state->samples[pair.reference];
  clt_mann_whitney test;
  if (!clt_mann_whitney_test(&test, first->values, first->n, second->values, second->n,
                             (clt_tail)options->alternative, options->conf_level, &call->arena,
                             &call->task)) {
    return;
  }
  mann_whitney_keys keys = {.group1 = clt_group_label(&state->groups, pair.other),
                            .group2 = clt_group_label(&state->groups, pair.reference),
                            .n1 = (int64_t)first->n,
                            .n2 = (int64_t)second->n,
                            .test = test,
                            .method = isnan(test.u) ? NULL
                                      : test.exact  ? "exact"
                                                    : "normal"};
  clt_fields_write(fit, KEYS, &keys);
  note(call, &test, options->conf_level);
}

static const clt_argument ARGUMENTS[] = {{"y", CLT_NUMBER, "what is compared"},
                                         {"group", CLT_LABEL, "two-valued, of any type"}};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 2,
    .required = 2,
    .options = OPTIONS,
    .options_size = sizeof(mann_whitney_options),
    .state_size = sizeof(mann_whitney_state),
    .start = start,
    .row = row,
    .finish = finish,
};

static const clt_rows_of rows = {.keys = KEYS};

const clt_function clt_function_mann_whitney = {
    "mann_whitney",
    .summary = "The rank sum test beside the t-test, for skewed measurements, with the "
               "Hodges-Lehmann shift; by the conventions of R's wilcox.test.",
    .details = "With an empty group, or all values equal, there is no test. Where the rows are so "
               "few that even the widest limits cover less than conf_level, that is noted; so is, "
               "with ties, that the limits include 0 although p_value is below 1 - conf_level.",
    .source = "Wilcoxon 1945; Mann & Whitney 1947; Hodges & Lehmann 1963",
    .aggregate = &aggregate,
    .rows = &rows,
};
