/*
** mann_whitney(y, group [, options]) -> fit: the rank sum test (Wilcoxon 1945; Mann & Whitney 1947)
** with the Hodges-Lehmann shift, by the conventions of R's wilcox.test.
**
** Arguments: y a number; group two-valued. Keeps the rows: 8 bytes each.
** Options: alternative 'two_sided' (default) | 'greater' | 'less' (group1 against the reference),
**   reference, conf_level.
** Row: group1, group2 (reference), n1, n2, median1, median2, statistic (U of group1: pairs in which
**   it is the larger, ties one half), z, p_value, rank_biserial (2U/(n1 n2) - 1), hodges_lehmann
**   (median of all differences group1 - group2), conf_low, conf_high, method ('exact' below 50 a
**   group without ties, else 'normal' with tie and continuity correction; NULL with an empty
**   group), n, n_missing, note.
** Degenerate data: with an empty group, or all values equal, there is no test. Where the rows are
** so few that even the widest limits cover less than conf_level, that is noted.
*/
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

static void write(clt_fit *fit, const clt_mann_whitney *test) {
  clt_fit_real(fit, "median1", test->median1);
  clt_fit_real(fit, "median2", test->median2);
  clt_fit_real(fit, "statistic", test->u);
  clt_fit_real(fit, "z", test->z);
  clt_fit_real(fit, "p_value", test->p_value);
  clt_fit_real(fit, "rank_biserial", test->rank_biserial);
  clt_fit_real(fit, "hodges_lehmann", test->hodges_lehmann);
  clt_fit_real(fit, "conf_low", test->conf_low);
  clt_fit_real(fit, "conf_high", test->conf_high);
  clt_fit_text(fit, "method", isnan(test->u) ? NULL : test->exact ? "exact" : "normal");
}

static void note(clt_call *call, const clt_mann_whitney *test, double conf_level) {
  if (isnan(test->u)) return;
  if (isnan(test->p_value)) {
    clt_note(call, "all values are equal: there is no test");
  } else if (test->conf_attained < conf_level) {
    clt_note(call, "too few rows for this conf_level: conf_low and conf_high cover %.3g only",
             test->conf_attained);
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
  clt_fit_label(fit, "group1", clt_group_label(&state->groups, pair.other));
  clt_fit_label(fit, "group2", clt_group_label(&state->groups, pair.reference));
  clt_fit_integer(fit, "n1", (int64_t)first->n);
  clt_fit_integer(fit, "n2", (int64_t)second->n);
  write(fit, &test);
  note(call, &test, options->conf_level);
}

static const clt_argument ARGUMENTS[] = {{"y", CLT_NUMBER}, {"group", CLT_LABEL}};

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

static const clt_rows_of rows = {
    .columns = "group1, group2, n1, n2, median1, median2, statistic, z, p_value, rank_biserial, "
               "hodges_lehmann, conf_low, conf_high, method",
    .arguments = "fit",
    .required = 1,
};

const clt_function clt_function_mann_whitney = {"mann_whitney", .aggregate = &aggregate,
                                                .rows = &rows};
