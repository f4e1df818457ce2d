#include "functions/graph/graph_read.h"

#include <math.h>
#include <string.h>

#include "base/json.h"
#include "graph/probability.h"

/* Reading of one fit. */
typedef struct reader {
  clt_call *call;
  clt_graph_fit *fit;
  const char *object; /* the fit as JSON */
} reader;

static const char *member(const reader *r, const char *key) {
  return clt_json_member(r->object, key, &r->call->task);
}

static clt_json_items items(const reader *r, const char *value) {
  return clt_json_open(value, &r->call->task);
}

static void require_graph(const reader *r, int argument, const char *json) {
  const char *function = member(r, "function");
  if (clt_json_is(function, "exact_graph") || clt_json_is(function, "dibs_graph")) return;
  clt_fail(r->call,
           "argument %d is not a graph: pass what exact_graph(…) or dibs_graph(…) returns, "
           "not '%!.40s'",
           argument, json);
}

static void read_names(reader *r) {
  clt_arena *arena = &r->call->arena;
  clt_json_items variables = items(r, member(r, "variables"));
  r->fit->names = clt_arena_take(arena, CLT_GRAPH_MAX, sizeof *r->fit->names);
  while (!clt_failed(r->call) && clt_json_next(&variables)) {
    const char *name = clt_json_text(arena, clt_json_member(variables.value, "name", NULL), NULL);
    if (!name || r->fit->d == CLT_GRAPH_MAX) {
      clt_fail(r->call, "a graph fit must name from 1 to %d variables", CLT_GRAPH_MAX);
      return;
    }
    r->fit->names[r->fit->d++] = name;
  }
}

int clt_graph_fit_index(const clt_graph_fit *fit, const char *name) {
  for (int v = 0; name && v < fit->d; v++) {
    if (strcmp(fit->names[v], name) == 0) return v;
  }
  return -1;
}

/* The index of a variable by its name in JSON. Rows come in the order of the variables, so the one
** found last, or its neighbour, is tried first. */
static int find_variable(const clt_graph_fit *fit, const char *name, int guess) {
  for (int i = 0; i < fit->d; i++) {
    int v = (guess + i) % fit->d;
    if (clt_json_is(name, fit->names[v])) return v;
  }
  return -1;
}

static void read_pair(clt_graph_fit *fit, clt_json_items row, int *source, int *target) {
  static const char *const figures[CLT_PAIR_FIGURES] = {"probability", "adjacency", "weight",
                                                        "weight_raw", "total_effect_raw"};
  double figure[CLT_PAIR_FIGURES] = {NAN, NAN, NAN, NAN, NAN};
  int s = -1, t = -1;
  while (clt_json_next(&row)) {
    if (clt_json_is(row.key, "source")) s = find_variable(fit, row.value, *source);
    if (clt_json_is(row.key, "target")) t = find_variable(fit, row.value, *target + 1);
    for (int f = 0; f < CLT_PAIR_FIGURES; f++) {
      if (clt_json_is(row.key, figures[f])) figure[f] = clt_json_number(row.value);
    }
  }
  if (s < 0 || t < 0) return;
  for (int f = 0; f < CLT_PAIR_FIGURES; f++) fit->figure[f][s * fit->d + t] = figure[f];
  *source = s;
  *target = t;
}

/* Probabilities are from 0 to 1; an adjacency is the sum of two, with its rounding. */
static void check_pair(const reader *r, int argument, int pair) {
  const clt_graph_fit *fit = r->fit;
  for (int f = CLT_PAIR_PROBABILITY; f <= CLT_PAIR_ADJACENCY; f++) {
    double p = clt_probability(fit->figure[f][pair]);
    if (isnan(p) || (p >= 0.0 && p <= 1.0)) continue;
    clt_fail(r->call,
             "argument %d is no graph as exact_graph(…) or dibs_graph(…) returns it: the "
             "probability of %!.40s → %!.40s is not from 0 to 1",
             argument, fit->names[pair / fit->d], fit->names[pair % fit->d]);
  }
}

static void read_pairs(reader *r, int argument) {
  size_t size = (size_t)r->fit->d * (size_t)r->fit->d;
  int source = 0, target = 0;
  for (int f = 0; f < CLT_PAIR_FIGURES; f++) {
    r->fit->figure[f] = clt_arena_take(&r->call->arena, size, sizeof(double));
    for (size_t i = 0; r->fit->figure[f] && i < size; i++) r->fit->figure[f][i] = NAN;
  }
  clt_json_items rows = items(r, member(r, "rows"));
  while (!clt_failed(r->call) && clt_json_next(&rows)) {
    read_pair(r->fit, items(r, rows.value), &source, &target);
  }
  for (size_t i = 0; !clt_failed(r->call) && i < size; i++) check_pair(r, argument, (int)i);
}

/* A DAG's edges are a flat list: source, target, source, target, … */
static void read_dag(const reader *r, const char *object, clt_kept_dag *dag) {
  clt_json_items edges = items(r, clt_json_member(object, "edges", NULL));
  int64_t ends[2];
  for (int i = 0; clt_json_next(&edges); i++) {
    if (!clt_json_integer(edges.value, &ends[i % 2])) ends[i % 2] = -1;
    bool known = ends[0] >= 0 && ends[0] < r->fit->d && ends[1] >= 0 && ends[1] < r->fit->d;
    if (i % 2 == 1 && known) dag->parents[ends[1]] |= clt_bit((int)ends[0]);
  }
  dag->weight = clt_json_number(clt_json_member(object, "weight", NULL));
  if (!isfinite(dag->weight)) dag->weight = 0.0;
}

static void read_dags(reader *r) {
  clt_graph_fit *fit = r->fit;
  const char *list = member(r, "dags");
  size_t n = (size_t)clt_json_count(list, &r->call->task);
  fit->dags = clt_arena_take(&r->call->arena, n, sizeof *fit->dags);
  clt_json_items dags = items(r, list);
  while (!clt_failed(r->call) && (size_t)fit->n_dags < n && clt_json_next(&dags)) {
    clt_kept_dag *dag = &fit->dags[fit->n_dags];
    dag->parents = clt_arena_take(&r->call->arena, (size_t)fit->d, sizeof *dag->parents);
    if (!dag->parents) return;
    read_dag(r, dags.value, dag);
    fit->n_dags++;
  }
}

bool clt_graph_read(clt_call *call, int argument, const char *json, bool with_dags,
                    clt_graph_fit *fit) {
  *fit = (clt_graph_fit){.d = 0};
  reader r = {call, fit, clt_json_check(json, &call->task)};
  fit->object = r.object;
  if (!clt_failed(call)) require_graph(&r, argument, json);
  if (!clt_failed(call)) read_names(&r);
  if (!clt_failed(call)) read_pairs(&r, argument);
  if (with_dags && !clt_failed(call)) read_dags(&r);
  return !clt_failed(call);
}

bool clt_graph_unite(clt_call *call, const clt_graph_fit fit[2], clt_graph_union *all) {
  size_t most = (size_t)fit[0].d + (size_t)fit[1].d;
  *all = (clt_graph_union){.names = clt_arena_take(&call->arena, most, sizeof *all->names)};
  for (int side = 0; side < 2; side++) {
    all->at[side] = clt_arena_take(&call->arena, most, sizeof(int));
  }
  if (clt_failed(call)) return false;
  for (int side = 0; side < 2; side++) {
    for (int v = 0; v < fit[side].d; v++) {
      int place = side ? clt_graph_fit_index(&fit[0], fit[1].names[v]) : -1;
      if (place < 0) {
        place = all->n++;
        all->names[place] = fit[side].names[v];
        all->at[1 - side][place] = -1;
      }
      all->at[side][place] = v;
    }
  }
  return true;
}
