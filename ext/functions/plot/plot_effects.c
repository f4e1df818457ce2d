/* plot_effects(label, estimate, conf_low, conf_high [, options]) -> SVG text: a forest plot. */
#include <math.h>

#include "functions/plot/plot_options.h"
#include "functions/plot/plot_scale.h"
#include "plot/plots.h"
#include "sqlite/function.h"

typedef struct effects_options {
  clt_plot_options plot;
  double conf_level; /* 0: not given */
} effects_options;

/* No 'auto': whether an effect is a difference or a ratio cannot be seen from the values. */
static const char *const SCALES[] = {[CLT_PLOT_LINEAR] = "linear", [CLT_PLOT_LOG] = "log", NULL};

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_plot_option_table, effects_options, plot),
    CLT_PLOT_LABEL("x_label", effects_options, plot.x_label, "title of the axis",
                   "'effect', in the language of `lang`"),
    CLT_PLOT_LABEL("y_label", effects_options, plot.y_label, "heading of the labels", NULL),
    {.name = "x_scale",
     .kind = CLT_OPTION_CHOICE,
     .offset = offsetof(effects_options, plot.x_scale),
     .choices = SCALES,
     .meaning = "'linear': the effects are differences, and 0 is none; 'log': ratios, and 1 is "
                "none; then all values must be above 0"},
    {"conf_level", CLT_OPTION_REAL, offsetof(effects_options, conf_level), 0, 1e-9, 1.0 - 1e-9,
     .allowed = "a number", .meaning = "of the intervals, printed over them",
     .otherwise = "not printed"},
    CLT_PLOT_LABELS(effects_options, "effects"),
    {0},
};

typedef struct effects_state {
  const effects_options *options;
  clt_plot_effect effect[CLT_MOST_EFFECTS];
  int n;
  int64_t more; /* rows beyond these */
} effects_state;

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  (void)call, (void)n_cells;
  ((effects_state *)pointer)->options = options;
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  effects_state *state = pointer;
  if (cells[2].number > cells[3].number) {
    clt_fail(call, "conf_low %.15g is above conf_high %.15g", cells[2].number, cells[3].number);
    return;
  }
  if (state->n == CLT_MOST_EFFECTS) {
    state->more++;
    return;
  }
  state->effect[state->n++] = (clt_plot_effect){clt_label_text(&call->arena, &cells[0].label),
                                                cells[1].number, cells[2].number, cells[3].number};
}

/* Puts what option `labels` has in the place of the effects' names. */
static void relabel(clt_call *call, effects_state *state) {
  const char *name[CLT_MOST_EFFECTS] = {NULL};
  for (int i = 0; i < state->n; i++) name[i] = state->effect[i].label;
  const char *const *label = clt_plot_labels(call, state->options->plot.labels, name, state->n);
  for (int i = 0; label && i < state->n; i++) state->effect[i].label = label[i];
}

static bool log_x(clt_call *call, const effects_state *state) {
  double value[3 * CLT_MOST_EFFECTS];
  clt_plot_values all = {value, 0};
  for (int i = 0; i < state->n; i++) {
    const clt_plot_effect *e = &state->effect[i];
    if (isnan(e->estimate)) continue;
    value[all.n++] = e->estimate;
    value[all.n++] = e->low;
    value[all.n++] = e->high;
  }
  return clt_plot_log(call, "x_scale", state->options->plot.x_scale, &all, 1);
}

static const char *text(clt_call *call, void *pointer) {
  effects_state *state = pointer;
  relabel(call, state);
  double level = state->options->conf_level;
  clt_effects_plot plot = {state->effect, state->n, state->more, call->n_missing,
                           level > 0.0 ? level : NAN};
  clt_figure_options options = clt_plot_figure(call, &state->options->plot);
  options.log_x = log_x(call, state);
  if (clt_failed(call)) return NULL;
  return clt_plot_effects(&plot, &options, &call->arena);
}

static const clt_argument ARGUMENTS[] = {
    {"label", CLT_LABEL, "what the effect is called"},
    {"estimate", CLT_OPTIONAL_NUMBER,
     "of the effect; a row without it has its place, which says so"},
    {"conf_low", CLT_OPTIONAL_NUMBER, "lower confidence limit; NULL: open on that side"},
    {"conf_high", CLT_OPTIONAL_NUMBER, "upper confidence limit; NULL: open on that side"},
};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 4,
    .required = 4,
    .options = OPTIONS,
    .options_size = sizeof(effects_options),
    .state_size = sizeof(effects_state),
    .start = start,
    .row = row,
    .text = text,
};

const clt_function clt_function_plot_effects = {
    "plot_effects",
    .summary = "A forest plot: a row per effect with its estimate and interval, filled and "
               "coloured where the interval excludes 0; of ratios, 1.",
    .details = "The effects stand in the order in which the rows come: take them from an ordered "
               "subquery. Of more than 200 rows the first 200 are drawn, and the caption says so. "
               "A lower limit above the upper one is an error. " CLT_PLOT_IS,
    .source = CLT_PLOT_SOURCE,
    .aggregate = &aggregate,
};
