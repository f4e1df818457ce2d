/* plot_mediation(fit [, options]) -> SVG text: the triangle x, m, y of a mediation. */
#include "functions/plot/mediation_read.h"
#include "functions/plot/plot_fit.h"
#include "sqlite/function.h"

typedef struct mediation_options {
  clt_plot_options plot;
  clt_label m_label;
} mediation_options;

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_plot_option_table, mediation_options, plot),
    CLT_PLOT_LABEL("x_label", mediation_options, plot.x_label, "what x is called", "by the fit"),
    CLT_PLOT_LABEL("y_label", mediation_options, plot.y_label, "what y is called", "by the fit"),
    CLT_PLOT_LABEL("m_label", mediation_options, m_label,
                   "what m is called, where it is the only mediator", "by the fit"),
    {0},
};

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *given) {
  (void)argc;
  const mediation_options *options = given;
  clt_mediation_plot plot;
  const char *json = clt_text_of(call, argv[0]);
  if (!json || clt_failed(call)) return;
  if (!clt_mediation_read(call, json, clt_plot_text(call, &options->m_label), &plot)) return;
  clt_figure_options figure = clt_plot_figure(call, &options->plot);
  if (clt_failed(call)) return;
  clt_plot_result(call, context, clt_plot_mediation(&plot, &figure, &call->arena));
}

static const clt_argument ARGUMENTS[] = {
    {"fit", CLT_FIT, "what sobel() or mediation_boot() returned; NULL gives NULL"}};

static const clt_scalar scalar = {.arguments = ARGUMENTS,
                                  .required = 1,
                                  .n_arguments = 1,
                                  .flags = SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                  .evaluate = evaluate,
                                  .options = OPTIONS,
                                  .options_size = sizeof(mediation_options)};

const clt_function clt_function_plot_mediation = {
    "plot_mediation",
    .summary = "The triangle x, m, y of a mediation with the coefficients and p-values of its "
               "paths; of mediation_boot() one a group, with every mediator; effects, intervals "
               "and what the groups differ by in the caption.",
    .details =
        "Blue and solid: positive, orange and dashed: negative. Bold: p < 0.05 of the path; "
        "between two groups, of its difference, so that one sees which arrow the group "
        "changes. At most 12 groups are drawn. The notes of the fit stand in the caption, in "
        "English. Anything but a fit of sobel() or mediation_boot() is an error. " CLT_PLOT_IS,
    .source = "Baron & Kenny 1986; Sobel 1982; " CLT_PLOT_SOURCE,
    .scalar = &scalar,
};
