/* plot_interaction(y, x, group [, mark] [, options]) -> SVG text: y on x in two groups. */
#include <math.h>

#include "functions/groups.h"
#include "functions/plot/plot_options.h"
#include "functions/plot/plot_scale.h"
#include "plot/plots.h"
#include "sqlite/function.h"

typedef struct interaction_options {
  clt_plot_options plot;
  double conf_level;
  clt_label reference;
} interaction_options;

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_plot_option_table, interaction_options, plot),
    CLT_PLOT_LABEL("x_label", interaction_options, plot.x_label, "title of the horizontal axis",
                   "'x'"),
    CLT_PLOT_LABEL("y_label", interaction_options, plot.y_label, "title of the vertical axis",
                   "'y'"),
    CLT_PLOT_SCALE("x_scale", interaction_options, plot.x_scale, "x"),
    CLT_PLOT_SCALE("y_scale", interaction_options, plot.y_scale, "y"),
    CLT_PLOT_LABELS(interaction_options, "groups"),
    CLT_PLOT_MARK_LABEL(interaction_options),
    CLT_OPTION_CONF_LEVEL(interaction_options),
    CLT_OPTION_REFERENCE(interaction_options),
    {0},
};

/* Columns of the moments of a group. */
enum { Y, X, COLUMNS };

/* Position of x among the terms of a group's line. */
enum { SLOPE = 1 };

typedef struct interaction_state {
  const interaction_options *options;
  bool marks; /* are given */
  clt_label_set labels;
  clt_points points[2];
  clt_moments moments[2]; /* of y and x in each group */
  int64_t missing;        /* rows without y or x */
} interaction_state;

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  interaction_state *state = pointer;
  state->options = options;
  state->marks = n_cells > 3;
  clt_label_set_init(&state->labels, &call->arena);
  for (int i = 0; i < 2; i++) clt_moments_init(&state->moments[i], &call->arena, COLUMNS);
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  interaction_state *state = pointer;
  double y = cells[0].number, x = cells[1].number;
  int group = clt_group_of(call, &state->labels, &cells[2].label);
  if (group < 0) return;
  if (isnan(y) || isnan(x)) {
    state->missing++;
    return;
  }
  double columns[COLUMNS] = {y, x};
  clt_points *points = &state->points[group];
  clt_moments_add(&state->moments[group], columns, NULL, 0);
  clt_plot_push(call, points, x, y, state->marks ? &cells[3] : NULL);
}

static bool find_line(clt_call *call, interaction_state *state, int group, clt_plot_line *line) {
  int *terms = clt_arena_take(&call->arena, 2, sizeof *terms); /* the fit keeps them */
  clt_lm *lm = clt_arena_take(&call->arena, 1, sizeof *lm);
  clt_points *points = &state->points[group];
  line->slope = clt_infer(NAN, NAN, NAN, 0.5);
  if (!lm || !terms || !clt_points_sort(points, &call->arena, &call->task)) return false;
  line->points = *points;
  if (points->n == 0) return true;
  terms[0] = CLT_CONSTANT;
  terms[SLOPE] = clt_numeric_column(X);
  clt_lm_model model = {.moments = &state->moments[group],
                        .response = clt_numeric_column(Y),
                        .n_terms = 2,
                        .terms = terms};
  if (!clt_lm_fit(lm, &model, &call->arena, &call->task)) return false;
  line->lm = lm;
  line->slope = clt_lm_infer_term(lm, SLOPE, state->options->conf_level);
  return true;
}

static void find_scales(clt_call *call, const interaction_state *state,
                        clt_figure_options *figure) {
  const clt_plot_options *options = &state->options->plot;
  const clt_points *p = state->points;
  const clt_plot_values x[2] = {{p[0].x, p[0].n}, {p[1].x, p[1].n}};
  const clt_plot_values y[2] = {{p[0].y, p[0].n}, {p[1].y, p[1].n}};
  figure->log_x = clt_plot_log(call, "x_scale", options->x_scale, x, 2);
  figure->log_y = clt_plot_log(call, "y_scale", options->y_scale, y, 2);
}

static const char *text(clt_call *call, void *pointer) {
  interaction_state *state = pointer;
  const interaction_options *options = state->options;
  clt_pair pair = clt_group_pair(call, &state->labels, &options->reference);
  clt_plot_line *line = clt_arena_take(&call->arena, 2, sizeof *line);
  clt_interaction_plot plot = {.line = line,
                               .missing = call->n_missing + state->missing,
                               .conf_level = options->conf_level,
                               .mark_label = clt_plot_text(call, &options->plot.mark_label)};
  if (clt_failed(call)) return NULL;
  int order[2];
  if (pair.reference >= 0) order[plot.lines++] = pair.reference;
  if (pair.other >= 0) order[plot.lines++] = pair.other;
  const char *const *name =
      clt_plot_group_names(call, options->plot.labels, &state->labels, order, plot.lines);
  for (int i = 0; i < plot.lines; i++) {
    if (!name || !find_line(call, state, order[i], &line[i])) return NULL;
    line[i].label = name[i];
  }
  plot.difference = clt_infer(NAN, NAN, NAN, 0.5);
  if (plot.lines == 2 && line[0].lm && line[1].lm) {
    plot.difference = clt_lm_infer_difference(line[1].lm, line[0].lm, SLOPE, options->conf_level);
  }
  clt_figure_options figure = clt_plot_figure(call, &options->plot);
  find_scales(call, state, &figure);
  if (clt_failed(call)) return NULL;
  return clt_plot_interaction(&plot, &figure, &call->arena, &call->task);
}

static const clt_argument ARGUMENTS[] = {
    {"y", CLT_OPTIONAL_NUMBER, "what is measured"},
    {"x", CLT_OPTIONAL_NUMBER, "what may act on it"},
    {"group", CLT_LABEL, "two-valued, of any type: what the effect of x may depend on"},
    CLT_PLOT_MARK,
};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 4,
    .required = 3,
    .options = OPTIONS,
    .options_size = sizeof(interaction_options),
    .state_size = sizeof(interaction_state),
    .start = start,
    .row = row,
    .text = text,
};

const clt_function clt_function_plot_interaction = {
    "plot_interaction",
    .summary = "Does the effect of x on y depend on the group? Three panels with the same axes: "
               "points, least-squares line and its confidence band of the reference group, of the "
               "other group, and of both together.",
    .details =
        "The caption has the slopes with their limits and their difference, which is the "
        "interaction of ols_interaction(y, x, group). A band is by Student's t with the "
        "group's own residual variance; a line and its band widen the vertical axis by a "
        "quarter at most and are cut there. Of more than 2000 points of a group a sample is "
        "drawn, chosen by a hash of their values, the same whatever the order of the rows; "
        "the numbers are of all rows, which are kept, 16 bytes each. A group without a row that "
        "has both y and x has its panel, which says that there are no values; the caption "
        "counts the rows left out. A third value of the group, a number beside its own text "
        "as groups, and a reference that is neither group are errors. " CLT_PLOT_IS,
    .source = CLT_PLOT_SOURCE,
    .aggregate = &aggregate,
};
