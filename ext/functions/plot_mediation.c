/*
** plot_mediation(fit [, options]) -> SVG text: the triangle x, m, y of a mediation with the
** coefficients and p-values of its paths; Sobel's test and the verdict in the caption.
**
** Arguments: what sobel() returned; NULL gives NULL.
** Options: title, width, height, lang (plot_options.h); x_label, m_label, y_label, what the variables
**   are called (default 'x', 'm' and 'y').
** Errors: an argument that is not a fit of sobel().
*/
#include <math.h>
#include <string.h>

#include "functions/functions.h"
#include "functions/plot_fit.h"
#include "base/number.h"

typedef struct mediation_options {
  clt_plot_options plot;
  clt_label m_label;
} mediation_options;

static const clt_option OPTIONS[] = {
    CLT_PLOT_OPTIONS(mediation_options),
    {"m_label", CLT_OPTION_LABEL, offsetof(mediation_options, m_label), 0, 0, 0, "a text"},
};

enum { N_OPTIONS = sizeof OPTIONS / sizeof *OPTIONS };

static const char HEAD[] =
    "SELECT ?1 -> '$.sobel.z', ?1 -> '$.sobel.p_value', ?1 -> '$.proportion_mediated',"
    " ?1 ->> '$.mediation', ?1 ->> '$.n', ?1 ->> '$.n_missing', ?1 ->> '$.function'";

static const char PATHS[] =
    "SELECT value ->> '$.effect', value -> '$.estimate', value -> '$.conf_low',"
    " value -> '$.conf_high', value -> '$.p_value' FROM json_each(?1, '$.rows')";

/* A column of JSON text as a number, NAN for null. */
static double number(sqlite3_stmt *row, int column) {
  const char *text = (const char *)sqlite3_column_text(row, column);
  double x;
  return text && clt_number_parse(text, &x) ? x : NAN;
}

static clt_plot_mediation_kind kind_of(const char *name) {
  static const char *const names[] = {"", "none", "full", "partial", "suppression"};
  for (int i = 1; name && i < 5; i++) {
    if (strcmp(name, names[i]) == 0) return (clt_plot_mediation_kind)i;
  }
  return CLT_PLOT_NO_KIND;
}

static void take_head(clt_call *call, sqlite3_stmt *row, clt_mediation_plot *plot) {
  const char *function = (const char *)sqlite3_column_text(row, 6);
  if (!function || strcmp(function, "sobel") != 0) {
    clt_fail(call, "argument 1 (fit) is not what sobel(…) returns");
  }
  plot->z = number(row, 0);
  plot->z_p = number(row, 1);
  plot->proportion = number(row, 2);
  plot->kind = kind_of((const char *)sqlite3_column_text(row, 3));
  plot->n = sqlite3_column_int64(row, 4);
  plot->missing = sqlite3_column_int64(row, 5);
}

static void take_path(clt_call *call, sqlite3_stmt *row, clt_mediation_plot *plot) {
  static const char *const names[] = {"a", "b", "direct", "total", "indirect"};
  clt_plot_path *const paths[] = {&plot->a, &plot->b, &plot->direct, &plot->total, &plot->indirect};
  const char *name = (const char *)sqlite3_column_text(row, 0);
  (void)call;
  for (int i = 0; name && i < 5; i++) {
    if (strcmp(name, names[i]) != 0) continue;
    *paths[i] = (clt_plot_path){number(row, 1), number(row, 2), number(row, 3), number(row, 4)};
  }
}

/* Runs a query over the fit and takes its rows; text that is no JSON is an error. */
static void read(clt_call *call, const char *json, const char *sql, clt_mediation_plot *plot,
                 void (*take)(clt_call *, sqlite3_stmt *, clt_mediation_plot *)) {
  sqlite3_stmt *rows = NULL;
  if (clt_failed(call)) return;
  int code = sqlite3_prepare_v2(call->connection->db, sql, -1, &rows, NULL);
  if (code == SQLITE_OK) code = sqlite3_bind_text(rows, 1, json, -1, SQLITE_STATIC);
  if (code == SQLITE_OK) code = SQLITE_ROW;
  while (code == SQLITE_ROW && (code = sqlite3_step(rows)) == SQLITE_ROW) take(call, rows, plot);
  sqlite3_finalize(rows);
  if (code == SQLITE_ERROR) {
    clt_fail(call, "argument 1 (fit) is not a fit but '%!.40s'", json);
  } else if (code != SQLITE_DONE) {
    clt_fail_code(call, code);
  }
}

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv) {
  mediation_options options;
  const clt_plot_path none = {NAN, NAN, NAN, NAN};
  clt_mediation_plot plot = {.a = none, .b = none, .direct = none, .total = none, .indirect = none};
  const char *json = (const char *)sqlite3_value_text(argv[0]);
  if (!json) return;
  clt_options_default(OPTIONS, N_OPTIONS, &options);
  if (argc > 1) clt_options_argument(call, OPTIONS, N_OPTIONS, &options, argv[1]);
  read(call, json, HEAD, &plot, take_head);
  read(call, json, PATHS, &plot, take_path);
  plot.notes = clt_failed(call) ? "" : clt_plot_notes(call, json);
  plot.m_label = clt_plot_text(call, &options.m_label);
  clt_figure_options figure = clt_plot_figure(call, &options.plot);
  if (clt_failed(call)) return;
  clt_plot_result(call, context, clt_plot_mediation(&plot, &figure, &call->arena));
}

static const clt_scalar scalar = {1, 2, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, evaluate};

const clt_function clt_function_plot_mediation = {"plot_mediation", .scalar = &scalar};
