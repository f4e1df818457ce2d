/*
** plot_interaction(y, x, group [, options]) -> SVG text: does the effect of x on y depend on the
** group? Three panels with the same axes: the points, the regression line and its confidence band of
** the reference group, of the other group, and both lines together. The caption has the slopes and
** their difference, which is the interaction of ols_interaction(y, x, group).
**
** Arguments: y, x numbers; group two-valued, of any type.
** Options: title, x_label, y_label, width, height, lang (plot_options.h); reference, the group of the
**   first panel (default: the first in sort order); conf_level 0.95.
** A group whose y or x is NULL in every row has its panel, which says that there are no values.
** Errors: a third value of the group; a reference that is neither group.
*/
#include <math.h>

#include "functions/functions.h"
#include "functions/groups.h"
#include "functions/plot_options.h"
#include "plot/plots.h"

typedef struct interaction_options {
  clt_plot_options plot;
  double conf_level;
  clt_label reference;
} interaction_options;

static const clt_option OPTIONS[] = {
    CLT_PLOT_OPTIONS(interaction_options),
    CLT_OPTION_CONF_LEVEL(interaction_options),
    CLT_OPTION_REFERENCE(interaction_options),
};

/* Columns of the moments of one group, and of both together, where G is 1 in the group seen second. */
enum { Y, X, WITHIN, G = WITHIN, GX, TOGETHER };

typedef struct interaction_state {
  const interaction_options *options;
  clt_label_set labels;
  clt_points points[2];
  clt_moments moments[2]; /* of y and x in each group */
  clt_moments together;   /* of y, x, G and G x */
  int64_t missing;        /* rows without y or x */
} interaction_state;

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  interaction_state *state = pointer;
  (void)n_cells;
  state->options = options;
  clt_label_set_init(&state->labels, &call->arena);
  for (int i = 0; i < 2; i++) clt_moments_init(&state->moments[i], &call->arena, WITHIN);
  clt_moments_init(&state->together, &call->arena, TOGETHER);
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
  double within[WITHIN] = {y, x}, together[TOGETHER] = {y, x, group, group * x};
  clt_points *points = &state->points[group];
  clt_moments_add(&state->moments[group], within, NULL, 0);
  clt_moments_add(&state->together, together, NULL, 0);
  clt_plot_push(call, &points->x, points->n, x);
  clt_plot_push(call, &points->y, points->n, y);
  points->n++;
}

/* Inference on one coefficient. */
static clt_inference infer(const clt_lm *lm, int term, double conf_level) {
  double std_error = sqrt(lm->sigma2 * lm->unscaled[term]);
  return clt_infer(lm->estimate[term], std_error, (double)lm->df_residual, conf_level);
}

static bool fit(clt_call *call, const clt_moments *moments, const int *terms, int n_terms,
                clt_lm *lm) {
  clt_lm_model model = {
      .moments = moments, .response = clt_numeric_column(Y), .n_terms = n_terms, .terms = terms};
  return clt_lm_fit(lm, &model, &call->arena, &call->task);
}

static bool find_line(clt_call *call, interaction_state *state, int group, clt_plot_line *line) {
  int *terms = clt_arena_take(&call->arena, 2, sizeof *terms); /* the fit keeps them */
  clt_lm *lm = clt_arena_take(&call->arena, 1, sizeof *lm);
  clt_points *points = &state->points[group];
  line->label = clt_label_text(&call->arena, &state->labels.labels[group]);
  line->slope = clt_infer(NAN, NAN, NAN, 0.5);
  if (!lm || !terms || !clt_points_sort(points, &call->arena, &call->task)) return false;
  line->points = *points;
  if (points->n == 0) return true;
  terms[0] = CLT_CONSTANT;
  terms[1] = clt_numeric_column(X);
  if (!fit(call, &state->moments[group], terms, 2, lm)) return false;
  line->lm = lm;
  if (lm->rank == 2) line->slope = infer(lm, 1, state->options->conf_level);
  return true;
}

/* The difference of the slopes; its sign is that of (other) - (reference). */
static bool find_difference(clt_call *call, interaction_state *state, clt_pair pair,
                            clt_inference *difference) {
  const int crossed[] = {CLT_CONSTANT, clt_numeric_column(X), clt_numeric_column(G),
                         clt_numeric_column(GX)};
  clt_lm lm;
  *difference = clt_infer(NAN, NAN, NAN, 0.5);
  if (state->points[0].n == 0 || state->points[1].n == 0) return true;
  if (!fit(call, &state->together, crossed, 4, &lm)) return false;
  if (lm.rank < 4) return true;
  double level = state->options->conf_level;
  clt_inference t = infer(&lm, 3, level);
  *difference =
      pair.other == 1 ? t : clt_infer(-t.estimate, t.std_error, (double)lm.df_residual, level);
  return true;
}

static const char *text(clt_call *call, void *pointer) {
  interaction_state *state = pointer;
  const interaction_options *options = state->options;
  clt_pair pair = clt_group_pair(call, &state->labels, &options->reference);
  clt_plot_line *line = clt_arena_take(&call->arena, 2, sizeof *line);
  clt_interaction_plot plot = {
      .line = line, .missing = call->n_missing + state->missing, .conf_level = options->conf_level};
  if (clt_failed(call)) return NULL;
  const int order[2] = {pair.reference, pair.other};
  for (int i = 0; i < 2; i++) {
    if (order[i] >= 0 && !find_line(call, state, order[i], &line[plot.lines++])) return NULL;
  }
  if (!find_difference(call, state, pair, &plot.difference)) return NULL;
  clt_figure_options figure = clt_plot_figure(call, &options->plot);
  return clt_plot_interaction(&plot, &figure, &call->arena, &call->task);
}

static const clt_argument ARGUMENTS[] = {
    {"y", CLT_OPTIONAL_NUMBER}, {"x", CLT_OPTIONAL_NUMBER}, {"group", CLT_LABEL}};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 3,
    .required = 3,
    .options = OPTIONS,
    .n_options = sizeof OPTIONS / sizeof *OPTIONS,
    .options_size = sizeof(interaction_options),
    .state_size = sizeof(interaction_state),
    .start = start,
    .row = row,
    .text = text,
};

const clt_function clt_function_plot_interaction = {"plot_interaction", .aggregate = &aggregate};
