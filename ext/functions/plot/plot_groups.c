/* plot_groups(y, group [, mark] [, options]) -> SVG text: box, points and mean of y in groups. */
#include <math.h>
#include <string.h>

#include "functions/groups.h"
#include "functions/plot/plot_options.h"
#include "functions/plot/plot_scale.h"
#include "plot/plots.h"
#include "sqlite/function.h"
#include "stat/regression/moments.h"

enum { MOST_GROUPS = 20 };

typedef struct groups_options {
  clt_plot_options plot;
  double conf_level;
  clt_label reference;
} groups_options;

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_plot_option_table, groups_options, plot),
    CLT_PLOT_LABEL("x_label", groups_options, plot.x_label, "title below the groups", NULL),
    CLT_PLOT_LABEL("y_label", groups_options, plot.y_label, "title of the axis", "'y'"),
    CLT_PLOT_SCALE("y_scale", groups_options, plot.y_scale, "y"),
    CLT_PLOT_LABELS(groups_options, "groups"),
    CLT_PLOT_MARK_LABEL(groups_options),
    CLT_OPTION_CONF_LEVEL(groups_options),
    CLT_OPTION_REFERENCE(groups_options),
    {0},
};

typedef struct groups_state {
  const groups_options *options;
  clt_label_set labels;
  bool marks;                       /* are given */
  clt_points points[MOST_GROUPS];   /* of each group; y is x, too */
  clt_moments moments[MOST_GROUPS]; /* of y */
  int64_t missing;                  /* rows without y */
} groups_state;

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  groups_state *state = pointer;
  state->options = options;
  state->marks = n_cells > 2;
  clt_label_set_init(&state->labels, &call->arena);
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  groups_state *state = pointer;
  int before = state->labels.count;
  int group = clt_label_set_index(&state->labels, &cells[1].label);
  if (group < 0) return;
  if (group >= MOST_GROUPS) {
    clt_fail(call, "the group has more than %d values; choose some with WHERE or FILTER",
             MOST_GROUPS);
    return;
  }
  if (group == before && !clt_moments_init(&state->moments[group], &call->arena, 1)) return;
  if (isnan(cells[0].number)) {
    state->missing++;
    return;
  }
  clt_moments_add(&state->moments[group], &cells[0].number, NULL, 0);
  clt_plot_push(call, &state->points[group], cells[0].number, cells[0].number,
                state->marks ? &cells[2] : NULL);
}

/* The test of the two groups, if there are two with values; their places in the figure. */
static bool test(clt_call *call, groups_state *state, const int *order, clt_group_plot *plot,
                 clt_ttest *t) {
  const groups_options *options = state->options;
  if (state->labels.count != 2) return false;
  clt_pair pair = clt_group_pair(call, &state->labels, &options->reference);
  if (clt_failed(call) || !state->points[0].n || !state->points[1].n) return false;
  int y = clt_numeric_column(0);
  clt_ttest_group g1 = clt_ttest_group_of(&state->moments[pair.other], y);
  clt_ttest_group g2 = clt_ttest_group_of(&state->moments[pair.reference], y);
  *t = clt_ttest_of(&g1, &g2, false, CLT_TWO_SIDED, options->conf_level);
  plot->reference = order[0] == pair.reference ? 0 : 1;
  plot->other = 1 - plot->reference;
  return true;
}

static bool log_y(clt_call *call, const groups_state *state) {
  clt_plot_values part[MOST_GROUPS];
  for (int i = 0; i < state->labels.count; i++) {
    part[i] = (clt_plot_values){state->points[i].y, state->points[i].n};
  }
  return clt_plot_log(call, "y_scale", state->options->plot.y_scale, part, state->labels.count);
}

/* The groups in that order; NULL if an error is latched. */
static clt_plot_group *groups_of(clt_call *call, const groups_state *state, const int *order) {
  int count = state->labels.count;
  clt_plot_group *group = clt_arena_take(&call->arena, (size_t)count, sizeof *group);
  const char *const *name =
      clt_plot_group_names(call, state->options->plot.labels, &state->labels, order, count);
  if (!group || !name) return NULL;
  for (int i = 0; i < count; i++) {
    group[i] = (clt_plot_group){name[i], state->points[order[i]], NAN};
  }
  return group;
}

/* The groups in sort order, but the reference first where it is named; NULL if out of memory. */
static int *order_of(const groups_state *state) {
  int *order = clt_label_set_sorted(&state->labels);
  const clt_label *reference = &state->options->reference;
  if (!order || reference->type == CLT_LABEL_NONE) return order;
  for (int i = 1; i < state->labels.count; i++) {
    int group = order[i];
    if (!clt_label_matches(&state->labels.labels[group], reference)) continue;
    memmove(order + 1, order, (size_t)i * sizeof *order);
    order[0] = group;
  }
  return order;
}

static const char *text(clt_call *call, void *pointer) {
  groups_state *state = pointer;
  int count = state->labels.count;
  int *order = order_of(state);
  clt_plot_group *group = order ? groups_of(call, state, order) : NULL;
  clt_ttest t;
  if (!group) return NULL;
  clt_group_plot plot = {.group = group,
                         .groups = count,
                         .missing = call->n_missing + state->missing,
                         .conf_level = state->options->conf_level,
                         .mark_label = clt_plot_text(call, &state->options->plot.mark_label)};
  if (test(call, state, order, &plot, &t)) plot.test = &t;
  clt_figure_options options = clt_plot_figure(call, &state->options->plot);
  options.log_y = log_y(call, state);
  if (clt_failed(call)) return NULL;
  return clt_plot_groups(&plot, &options, &call->arena, &call->task);
}

static const clt_argument ARGUMENTS[] = {
    {"y", CLT_OPTIONAL_NUMBER, "what is compared"},
    {"group", CLT_LABEL,
     "of any type, at most 20 values; they stand in sort order, a `reference` first"},
    CLT_PLOT_MARK,
};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 3,
    .required = 2,
    .options = OPTIONS,
    .options_size = sizeof(groups_options),
    .state_size = sizeof(groups_state),
    .start = start,
    .row = row,
    .text = text,
};

const clt_function clt_function_plot_groups = {
    "plot_groups",
    .summary = "Groups side by side: box, points and mean of y in each, and Student's t-test of "
               "two groups in the caption.",
    .details = "Box: quartiles and median, whiskers to the farthest values within 1.5 box lengths, "
               "a diamond at the mean. Of more than 2000 points a sample is drawn, chosen by a "
               "hash of their values, the same whatever the order of the rows; the numbers "
               "are of all rows, which are kept, 16 bytes each. A group without a value of y has "
               "its place, which says so; the caption counts the rows left out. With other than "
               "two groups that have values "
               "there is no test, and the caption says so. More than 20 groups, and of two groups "
               "a reference that is neither of them, or a number beside its own text, are "
               "errors. " CLT_PLOT_IS,
    .source = "Tukey 1977 (box); Student 1908; " CLT_PLOT_SOURCE,
    .aggregate = &aggregate,
};
