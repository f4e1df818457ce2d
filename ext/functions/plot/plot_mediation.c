/*
** plot_mediation(fit [, options]) -> SVG text: the triangle x, m, y of a mediation with the
** coefficients and p-values of its paths; Sobel's test and the verdict in the caption.
**
** Arguments: what sobel() returned; NULL gives NULL.
** Options: title, width, height, lang (plot_options.h); x_label, m_label, y_label, what the
**   variables are called (default 'x', 'm' and 'y').
** Errors: an argument that is not a fit of sobel().
*/
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
    {"m_label", CLT_OPTION_LABEL, offsetof(mediation_options, m_label), 0, 0, 0,
     .allowed = "a text"},
    {0},
};

static clt_plot_mediation_kind kind_of(const char *name) {
  static const char *const names[] = {"", "none", "full", "partial", "suppression"};
  for (int i = 1; i < 5; i++) {
    if (clt_json_is(name, names[i])) return (clt_plot_mediation_kind)i;
  }
  return CLT_PLOT_NO_KIND;
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
  static const char *const names[] = {"a", "b", "direct", "total", "indirect"};
  clt_plot_path *const paths[] = {&plot->a, &plot->b, &plot->direct, &plot->total, &plot->indirect};
  for (int i = 0; i < 5; i++) {
    if (!clt_json_is(clt_json_member(row, "effect", NULL), names[i])) continue;
    *paths[i] = (clt_plot_path){number(row, "estimate"), number(row, "conf_low"),
                                number(row, "conf_high"), number(row, "p_value")};
  }
}

static void read_fit(clt_call *call, const char *fit, clt_mediation_plot *plot) {
  const char *sobel = clt_json_member(fit, "sobel", NULL);
  clt_json_items rows = clt_json_open(clt_json_member(fit, "rows", NULL), NULL);
  plot->z = number(sobel, "z");
  plot->z_p = number(sobel, "p_value");
  plot->proportion = number(fit, "proportion_mediated");
  plot->kind = kind_of(clt_json_member(fit, "mediation", NULL));
  plot->n = count(fit, "n");
  plot->missing = count(fit, "n_missing");
  plot->notes = clt_fit_notes(call, fit);
  while (clt_json_next(&rows)) take_path(rows.value, plot);
}

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *given) {
  (void)argc;
  const mediation_options *options = given;
  const clt_plot_path none = {NAN, NAN, NAN, NAN};
  clt_mediation_plot plot = {.a = none, .b = none, .direct = none, .total = none, .indirect = none};
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

static const clt_argument ARGUMENTS[] = {{"fit", CLT_FIT, ""}};

static const clt_scalar scalar = {.arguments = ARGUMENTS,
                                  .required = 1,
                                  .n_arguments = 1,
                                  .flags = SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                  .evaluate = evaluate,
                                  .options = OPTIONS,
                                  .options_size = sizeof(mediation_options)};

const clt_function clt_function_plot_mediation = {"plot_mediation", .scalar = &scalar};
