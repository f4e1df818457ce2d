/* causalite_report() -> text: the report of the stored results, a page of HTML. */
#include <string.h>

#include "functions/analysis/analysis.h"
#include "functions/analysis/experiment.h"
#include "functions/analysis/lines.h"
#include "plot/drawn.h"
#include "sqlite/function.h"

/* What makes the page; the last SELECT is its lines. */
static const char *const SCRIPTS[] = {"report/names",
                                      "report/style",
                                      "report/answer",
                                      "report/main",
                                      "report/structure",
                                      "report/question",
                                      "report/path",
                                      "report/conclusion",
                                      "report/method",
                                      "report/page",
                                      NULL};

/* As the results are of them: what the last refresh has filled, wherever its source is now. */
static bool read_experiment(clt_analysis *a) {
  clt_source source = {0};
  if (!clt_has_table(a->call, a->host, "experiment")) {
    clt_fail(a->call, "the table experiment, which the results are of, has been dropped; have it "
                      "filled anew: SELECT causalite_refresh()");
    return false;
  }
  bool read =
      clt_source_select(&source, a, "main", "experiment") && clt_experiment_read(a, &source);
  clt_source_close(&source);
  return read;
}

/* Of one moment: others may be exchanging results. */
static bool take(clt_analysis *a) {
  bool taken = clt_analysis_hold(a) && clt_analysis_expect(a) && clt_analysis_current(a, true) &&
               clt_analysis_take_settings(a) && clt_analysis_take_results(a) && read_experiment(a);
  clt_analysis_release(a);
  return taken;
}

/* Pictures become a part of the page as they are; others may have written to the database. */
static bool refuse_pictures(clt_analysis *a) {
  sqlite3_stmt *pictures = clt_prepare(
      a->call, a->aside, "SELECT CAST(svg AS TEXT), name FROM result_figure WHERE svg IS NOT NULL");
  while (pictures && clt_step(a->call, pictures)) {
    const char *svg = (const char *)sqlite3_column_text(pictures, 0);
    if (!svg) clt_fail_code(a->call, SQLITE_NOMEM);
    if (!svg || (clt_svg_is_drawn(svg) && strlen(svg) == (size_t)sqlite3_column_bytes(pictures, 0)))
      continue;
    clt_fail(a->call,
             "result_figure has a picture '%!.40s' that this version has not drawn; have all drawn "
             "anew: SELECT causalite_refresh()",
             clt_column_copy(a->call, pictures, 1));
  }
  sqlite3_finalize(pictures);
  return clt_failed(a->call);
}

static bool write_page(clt_analysis *a, clt_lines *page) {
  if (!take(a) || refuse_pictures(a)) return false;
  if (!clt_ask(a->call, a->aside, "SELECT 1 FROM result_run WHERE finished IS NOT NULL")) {
    clt_fail(a->call, "no results are stored yet; compute them: SELECT causalite_refresh()");
    return false;
  }
  if (!clt_analysis_rewrite(a, "aside")) return false;
  for (int i = 0; SCRIPTS[i]; i++) {
    if (!clt_analysis_run(a, SCRIPTS[i], clt_lines_add, page)) return false;
  }
  return true;
}

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *options) {
  (void)argc, (void)argv, (void)options;
  clt_analysis analysis;
  clt_lines page = clt_lines_begin();
  if (clt_analysis_open(&analysis, call)) write_page(&analysis, &page);
  clt_analysis_close(&analysis);
  char *text = clt_lines_end(&page, call);
  if (text) sqlite3_result_text(context, text, -1, sqlite3_free);
}

static const clt_scalar scalar = {.flags = SQLITE_DIRECTONLY, .evaluate = evaluate};

const clt_function clt_function_report = {
    "causalite_report",
    .summary = "The report of the stored results as one page of HTML, without anything external: "
               "`SELECT writefile('report.html', causalite_report())`.",
    .details =
        "Reads what causalite_refresh() has stored, and writes nothing: it works in a database "
        "that is read-only, inside a transaction, and where the table of the experiments is no "
        "longer attached. Language: setting lang. Where no results are stored it is an error.",
    .scalar = &scalar,
};
