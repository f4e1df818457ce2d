/* plot_effects(label, estimate, conf_low, conf_high [, options]) -> SVG text: a forest plot. */
#include <math.h>

#include "functions/plot/plot_options.h"
#include "plot/plots.h"
#include "sqlite/function.h"

typedef struct effects_options {
  clt_plot_options plot;
} effects_options;

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_plot_option_table, effects_options, plot),
    CLT_PLOT_LABEL("x_label", effects_options, plot.x_label, "title of the axis",
                   "'effect', in the language of `lang`"),
    CLT_PLOT_LABEL("y_label", effects_options, plot.y_label, "heading of the labels", NULL),
    {0},
};

typedef struct effects_state {
  const effects_options *options;
  clt_plot_effect *effect; /* [n] */
  size_t n;
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
  clt_plot_effect *effects = clt_arena_push(&call->arena, state->effect, state->n, sizeof *effects);
  if (!effects) return;
  state->effect = effects;
  effects[state->n++] = (clt_plot_effect){clt_label_text(&call->arena, &cells[0].label),
                                          cells[1].number, cells[2].number, cells[3].number};
}

static const char *text(clt_call *call, void *pointer) {
  effects_state *state = pointer;
  clt_effects_plot plot = {state->effect, state->n, call->n_missing};
  clt_figure_options options = clt_plot_figure(call, &state->options->plot);
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
               "coloured where the interval excludes 0.",
    .details = "The effects stand in the order in which the rows come: take them from an ordered "
               "subquery. Of more than 200 rows the first 200 are drawn, and the caption says so. "
               "A lower limit above the upper one is an error. " CLT_PLOT_IS,
    .source = CLT_PLOT_SOURCE,
    .aggregate = &aggregate,
};
