/* plot_mediation(fit [, options]) -> SVG text: the triangle x, m, y of a mediation. */
#include <math.h>

#include "base/json.h"
#include "functions/plot/plot_fit.h"
#include "sqlite/fit_read.h"
#include "sqlite/function.h"

typedef struct mediation_options {
  clt_plot_options plot;
  clt_label m_label;
} mediation_options;

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_plot_option_table, mediation_options, plot),
    CLT_PLOT_LABEL("x_label", mediation_options, plot.x_label, "what x is called", "'x'"),
    CLT_PLOT_LABEL("y_label", mediation_options, plot.y_label, "what y is called", "'y'"),
    CLT_PLOT_LABEL("m_label", mediation_options, m_label, "what m is called", "'m'"),
    {0},
};

static clt_mediation_kind kind_of(const char *name) {
  for (int kind = CLT_MEDIATION_UNDECIDED + 1; kind < CLT_MEDIATION_KINDS; kind++) {
    if (clt_json_is(name, clt_mediation_kind_names[kind])) return (clt_mediation_kind)kind;
  }
  return CLT_MEDIATION_UNDECIDED;
}

static double number(const char *object, const char *key) {
  return clt_json_number(clt_json_member(object, key, NULL));
}

static int64_t count(const char *object, const char *key) {
  int64_t n = 0;
  clt_json_integer(clt_json_member(object, key, NULL), &n);
  return n;
}

static void take_path(const char *row, clt_mediation_plot *plot) {
  for (int i = 0; i < CLT_SOBEL_EFFECTS; i++) {
    if (!clt_json_is(clt_json_member(row, "effect", NULL), clt_sobel_effect_names[i])) continue;
    plot->path[i] = (clt_plot_path){number(row, "estimate"), number(row, "conf_low"),
                                    number(row, "conf_high"), number(row, "p_value")};
  }
}

static void read_fit(clt_call *call, const char *fit, clt_mediation_plot *plot) {
  const char *sobel = clt_json_member(fit, "sobel", NULL);
  clt_json_items rows = clt_json_open(clt_json_member(fit, "rows", NULL), NULL);
  *plot = (clt_mediation_plot){.z = number(sobel, "z"),
                               .z_p = number(sobel, "p_value"),
                               .proportion = number(fit, "proportion_mediated"),
                               .kind = kind_of(clt_json_member(fit, "mediation", NULL)),
                               .n = count(fit, "n"),
                               .missing = count(fit, "n_missing"),
                               .notes = clt_fit_notes(call, fit)};
  for (int i = 0; i < CLT_SOBEL_EFFECTS; i++) {
    plot->path[i] = (clt_plot_path){NAN, NAN, NAN, NAN};
  }
  while (clt_json_next(&rows)) take_path(rows.value, plot);
}

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *given) {
  (void)argc;
  const mediation_options *options = given;
  clt_mediation_plot plot;
  const char *json = clt_text_of(call, argv[0]);
  if (!json) return;
  const char *fit = clt_failed(call) ? NULL : clt_fit_read(call, json, "sobel");
  if (!fit) return;
  read_fit(call, fit, &plot);
  plot.m_label = clt_plot_text(call, &options->m_label);
  clt_figure_options figure = clt_plot_figure(call, &options->plot);
  if (clt_failed(call)) return;
  clt_plot_result(call, context, clt_plot_mediation(&plot, &figure, &call->arena));
}

static const clt_argument ARGUMENTS[] = {
    {"fit", CLT_FIT, "what sobel() returned; NULL gives NULL"}};

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
               "paths; the indirect effect, Sobel's test and the verdict in the caption.",
    .details = "Blue and solid: positive, orange and dashed: negative, bold: p < 0.05. The notes "
               "of the fit stand in the caption, in English. Anything but a fit of sobel() is an "
               "error. " CLT_PLOT_IS,
    .source = "Baron & Kenny 1986; Sobel 1982; " CLT_PLOT_SOURCE,
    .scalar = &scalar,
};
