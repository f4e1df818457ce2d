#include "functions/graph_options.h"

#include <string.h>

/* Knowledge while it is read; what is read names variables by index. */
typedef struct reader {
  clt_call *call;
  const clt_graph_data *data;
  const char *option;      /* being read */
  int tier[CLT_GRAPH_MAX]; /* of each variable, -1: free */
  uint64_t exogenous;      /* bits */
  clt_edge *edges[2];      /* forbidden, required */
  int n_edges[2];
} reader;

enum { FORBID, REQUIRE };

/* The index of a name, -1 (noted) if there is no such variable, or (an error) if it is no text. */
static int read_name(reader *r, sqlite3_stmt *row, int type, int value) {
  const char *kind = (const char *)sqlite3_column_text(row, type);
  const char *name = (const char *)sqlite3_column_text(row, value);
  if (!kind || strcmp(kind, "text") != 0 || !name) {
    clt_fail(r->call, "option '%s' must hold names of variables, not '%!.40s'", r->option,
             name ? name : "null");
    return -1;
  }
  int index = clt_graph_variable(r->data, name);
  if (index < 0) clt_note(r->call, "%s: there is no variable %s here", r->option, name);
  return index;
}

/* An empty tier is a row without a name. */
static void take_tier(reader *r, sqlite3_stmt *row) {
  const char *kind = (const char *)sqlite3_column_text(row, 3);
  if (!kind || strcmp(kind, "array") != 0) {
    clt_fail(r->call, "option 'tiers' must be an array of arrays of names");
  }
  if (clt_failed(r->call) || sqlite3_column_type(row, 1) == SQLITE_NULL) return;
  int index = read_name(r, row, 1, 2), tier = sqlite3_column_int(row, 0);
  if (index < 0) return;
  if (r->tier[index] >= 0 && r->tier[index] != tier) {
    clt_fail(r->call, "%s is in two tiers", r->data->names[index]);
  }
  r->tier[index] = tier;
}

static void take_exogenous(reader *r, sqlite3_stmt *row) {
  int index = read_name(r, row, 0, 1);
  if (index >= 0) r->exogenous |= clt_bit(index);
}

static void take_edge(reader *r, sqlite3_stmt *row, int which) {
  int source = read_name(r, row, 0, 1), target = read_name(r, row, 2, 3);
  if (sqlite3_column_int(row, 4) != 2) {
    clt_fail(r->call, "option '%s' must be an array of pairs [source, target]", r->option);
  }
  if (source < 0 || target < 0 || clt_failed(r->call)) return;
  size_t n = (size_t)r->n_edges[which];
  clt_edge *grown = clt_arena_grow(&r->call->arena, r->edges[which], n, n + 1, sizeof *grown);
  if (!grown) return;
  r->edges[which] = grown;
  grown[r->n_edges[which]++] = (clt_edge){source, target};
}

static void take_forbidden(reader *r, sqlite3_stmt *row) {
  take_edge(r, row, FORBID);
}

static void take_required(reader *r, sqlite3_stmt *row) {
  take_edge(r, row, REQUIRE);
}

/* Runs a query over an option's JSON and takes each of its rows. */
static void read_option(reader *r, const char *option, const char *json, const char *sql,
                        void (*take)(reader *, sqlite3_stmt *)) {
  sqlite3_stmt *rows = NULL;
  if (!json || clt_failed(r->call)) return;
  if (json[0] != '[') clt_fail(r->call, "option '%s' must be an array, not %!.60s", option, json);
  r->option = option;
  int code = sqlite3_prepare_v2(r->call->connection->db, sql, -1, &rows, NULL);
  if (code == SQLITE_OK) code = sqlite3_bind_text(rows, 1, json, -1, SQLITE_STATIC);
  while (code == SQLITE_OK && !clt_failed(r->call) && (code = sqlite3_step(rows)) == SQLITE_ROW) {
    take(r, rows);
    code = SQLITE_OK;
  }
  sqlite3_finalize(rows);
  if (code == SQLITE_ERROR) {
    clt_fail(r->call, "option '%s' does not have the form it should: %!.60s", option, json);
  } else if (code != SQLITE_OK && code != SQLITE_DONE) {
    clt_fail_code(r->call, code);
  }
}

static void read_all(reader *r, const clt_graph_options *options) {
  static const char pairs[] = "SELECT json_type(value, '$[0]'), json_extract(value, '$[0]'),"
                              " json_type(value, '$[1]'), json_extract(value, '$[1]'),"
                              " json_array_length(value) FROM json_each(?1)";
  for (int v = 0; v < r->data->d; v++) r->tier[v] = -1;
  read_option(r, "tiers", options->tiers,
              "SELECT tier.key, name.type, name.value, tier.type FROM json_each(?1) AS tier"
              " LEFT JOIN json_each(tier.value) AS name",
              take_tier);
  read_option(r, "exogenous", options->exogenous, "SELECT type, value FROM json_each(?1)",
              take_exogenous);
  read_option(r, "forbid", options->forbid, pairs, take_forbidden);
  read_option(r, "require", options->require, pairs, take_required);
}

static void refuse(clt_call *call, const clt_graph_data *data, const clt_conflict *conflict) {
  const char *const *names = data->names;
  const char *a = names[conflict->variable[0]];
  const char *b = conflict->length > 1 ? names[conflict->variable[1]] : a;
  switch (conflict->kind) {
  case CLT_CONFLICT_NONE:
    return;
  case CLT_CONFLICT_SELF:
    clt_fail(call, "%s is required to be its own cause", a);
    return;
  case CLT_CONFLICT_FORBIDDEN:
    clt_fail(call, "%s -> %s is both required and forbidden", a, b);
    return;
  case CLT_CONFLICT_TIER:
    clt_fail(call, "%s -> %s is required against the tiers", a, b);
    return;
  case CLT_CONFLICT_EXOGENOUS:
    clt_fail(call, "%s -> %s is required, but %s is exogenous", a, b, b);
    return;
  case CLT_CONFLICT_LIMIT:
    clt_fail(call, "%s has more required parents than max_parents", a);
    return;
  case CLT_CONFLICT_CYCLE:
    break;
  }
  sqlite3_str *cycle = sqlite3_str_new(NULL);
  for (int i = 0; i < conflict->length; i++) {
    sqlite3_str_appendf(cycle, "%s -> ", names[conflict->variable[i]]);
  }
  char *text = sqlite3_str_finish(cycle);
  clt_fail(call, "the required edges form a cycle: %s%s", text, a);
  sqlite3_free(text);
}

bool clt_graph_knowledge(clt_call *call, const clt_graph_options *options,
                         const clt_graph_data *data, clt_knowledge *knowledge) {
  reader *r = clt_arena_take(&call->arena, 1, sizeof *r);
  clt_conflict *conflict = clt_arena_take(&call->arena, 1, sizeof *conflict);
  if (clt_failed(call)) return false;
  r->call = call;
  r->data = data;
  read_all(r, options);
  if (clt_failed(call)) return false;
  clt_knowledge_spec spec = {.d = data->d,
                             .tier = options->tiers ? r->tier : NULL,
                             .exogenous = r->exogenous,
                             .forbid = r->edges[FORBID],
                             .n_forbid = r->n_edges[FORBID],
                             .require = r->edges[REQUIRE],
                             .n_require = r->n_edges[REQUIRE],
                             .max_parents = (int)options->max_parents};
  if (!clt_knowledge_set(knowledge, &spec, conflict)) refuse(call, data, conflict);
  return !clt_failed(call);
}

bool clt_graph_model(clt_call *call, const clt_graph_options *options, const clt_graph_data *data,
                     clt_score_model *model) {
  int d = data->d;
  double p = options->prior_edge_probability;
  *model = (clt_score_model){.likelihood = (clt_likelihood)options->likelihood,
                             .alpha_mu = options->alpha_mu,
                             .alpha_w = isnan(options->alpha_w) ? d + 2 : options->alpha_w,
                             .obs_noise = options->obs_noise,
                             .mean_edge = options->mean_edge,
                             .sig_edge = options->sig_edge};
  if (options->prior == 0) {
    model->log_odds =
        isnan(p) ? clt_score_log_odds(d, options->prior_edges_per_node) : log(p) - log1p(-p);
  }
  if (!(model->alpha_w > d + 1)) {
    clt_fail(call, "option 'alpha_w' must be above the number of variables + 1, %d, not %.15g",
             d + 1, model->alpha_w);
  }
  if (model->likelihood == CLT_LINEAR && options->transform == CLT_STANDARDIZE) {
    clt_note(call,
             "likelihood 'linear' on standardised data: equal noise variances cannot hold, and "
             "scale decides directions");
  }
  return !clt_failed(call);
}

void clt_graph_write_options(clt_fit *fit, const clt_graph_options *options,
                             const clt_score_model *model) {
  static const char *const transforms[] = {"standardize", "rank", "none"};
  clt_fit_json(fit, "tiers", options->tiers);
  clt_fit_json(fit, "exogenous", options->exogenous);
  clt_fit_json(fit, "forbid", options->forbid);
  clt_fit_json(fit, "require", options->require);
  clt_fit_text(fit, "likelihood", model->likelihood == CLT_BGE ? "bge" : "linear");
  clt_fit_real(fit, "alpha_mu", model->alpha_mu);
  clt_fit_real(fit, "alpha_w", model->alpha_w);
  clt_fit_real(fit, "obs_noise", model->obs_noise);
  clt_fit_real(fit, "mean_edge", model->mean_edge);
  clt_fit_real(fit, "sig_edge", model->sig_edge);
  clt_fit_text(fit, "prior", options->prior == 0 ? "er" : "uniform");
  if (options->prior == 0 && isnan(options->prior_edge_probability)) {
    clt_fit_real(fit, "prior_edges_per_node", options->prior_edges_per_node);
  } else {
    clt_fit_null(fit, "prior_edges_per_node");
  }
  clt_fit_real(fit, "prior_edge_probability", 1.0 / (1.0 + exp(-model->log_odds)));
  if (options->max_parents < 0) {
    clt_fit_null(fit, "max_parents");
  } else {
    clt_fit_integer(fit, "max_parents", options->max_parents);
  }
  clt_fit_integer(fit, "bootstrap", options->bootstrap);
  clt_fit_integer(fit, "memory_limit", options->memory_limit);
  clt_fit_text(fit, "transform", transforms[options->transform]);
  clt_fit_real(fit, "max_missing", options->max_missing);
  clt_fit_integer(fit, "seed", options->seed);
}
