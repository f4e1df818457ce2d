#include "functions/plot/plot_fit.h"

#include "base/json.h"
#include "sqlite/fit_read.h"

/* Tiers from the options of the fit: an array of arrays of names, or null. */
static void read_tiers(const clt_graph_fit *fit, int *tier) {
  const char *options = clt_json_member(fit->object, "options", NULL);
  clt_json_items tiers = clt_json_open(clt_json_member(options, "tiers", NULL), NULL);
  for (int v = 0; v < fit->d; v++) tier[v] = -1;
  for (int number = 0; clt_json_next(&tiers); number++) {
    clt_json_items names = clt_json_open(tiers.value, NULL);
    while (clt_json_next(&names)) {
      for (int v = 0; v < fit->d; v++) {
        if (clt_json_is(names.value, fit->names[v])) tier[v] = number;
      }
    }
  }
}

bool clt_plot_read_graph(clt_call *call, int argument, const char *json, clt_graph_fit *fit,
                         clt_plot_graph *graph) {
  if (!clt_graph_read(call, argument, json, false, fit)) return false;
  int *tier = clt_arena_take(&call->arena, (size_t)fit->d, sizeof *tier);
  if (!tier) return false;
  read_tiers(fit, tier);
  *graph = (clt_plot_graph){.name = fit->names,
                            .n = fit->d,
                            .tier = tier,
                            .probability = fit->figure[CLT_PAIR_PROBABILITY],
                            .adjacency = fit->figure[CLT_PAIR_ADJACENCY],
                            .weight = fit->figure[CLT_PAIR_WEIGHT],
                            .notes = clt_fit_notes(call, fit->object)};
  return !clt_failed(call);
}

void clt_plot_result(clt_call *call, sqlite3_context *context, const char *svg) {
  if (!clt_failed(call)) sqlite3_result_text(context, svg, -1, SQLITE_TRANSIENT);
}
