#include "plot/graph_changes.h"

clt_change clt_graph_change(const clt_plot_graph graph[2], double threshold, int i, int j) {
  clt_join a = clt_graph_join(&graph[0], threshold, i, j);
  clt_join b = clt_graph_join(&graph[1], threshold, i, j);
  if (a == CLT_APART) return b == CLT_APART ? CLT_IN_NEITHER : CLT_ONLY_B;
  if (b == CLT_APART) return CLT_ONLY_A;
  bool turned = (a == CLT_FORWARD && b == CLT_BACKWARD) || (a == CLT_BACKWARD && b == CLT_FORWARD);
  return turned ? CLT_TURNED : CLT_IN_BOTH;
}

bool clt_change_differs(clt_change change) {
  return change == CLT_ONLY_A || change == CLT_ONLY_B || change == CLT_TURNED;
}

void clt_graph_count(const clt_plot_graph graph[2], double threshold, int count[CLT_CHANGES]) {
  for (int change = 0; change < CLT_CHANGES; change++) count[change] = 0;
  for (int i = 0; i < graph[0].n; i++) {
    for (int j = i + 1; j < graph[0].n; j++) count[clt_graph_change(graph, threshold, i, j)]++;
  }
}

void clt_graph_say_changes(clt_figure *figure, const char *const label[2], double threshold,
                           const int count[CLT_CHANGES]) {
  const char *n[CLT_CHANGES];
  for (int c = 0; c < CLT_CHANGES; c++) n[c] = clt_value_count(figure->arena, count[c]);
  const char *at = clt_value(figure->arena, threshold, CLT_DIGITS_FEW);
  clt_figure_caption(figure,
                     clt_figure_say(figure, CLT_SAYS_COUNTS,
                                    CLT_VALUES(n[CLT_IN_BOTH], n[CLT_ONLY_A], label[0],
                                               n[CLT_ONLY_B], label[1], n[CLT_TURNED], at)));
}

static void say_of(clt_figure *figure, const char *label, const char *says) {
  clt_figure_caption(figure, clt_text_join(figure->arena, CLT_VALUES(label, ": ", says)));
}

void clt_graph_say_notes(clt_figure *figure, const clt_plot_graph graph[2],
                         const char *const label[2]) {
  for (int side = 0; side < 2; side++) {
    clt_phrase says;
    if (!clt_graph_known(&graph[side], &says)) {
      say_of(figure, label[side], clt_figure_say(figure, says, CLT_VALUES("")));
    }
    if (!*graph[side].notes) continue;
    say_of(figure, label[side], clt_text_clean(figure->arena, graph[side].notes));
  }
}

/* The variables at which an edge differs, in order; how many. */
static int find_changed(const clt_plot_graph graph[2], double threshold, int *at) {
  int n = 0;
  for (int i = 0; i < graph->n; i++) {
    bool differs = false;
    for (int j = 0; j < graph->n && !differs; j++) {
      differs = i != j && clt_change_differs(clt_graph_change(graph, threshold, i, j));
    }
    if (differs) at[n++] = i;
  }
  return n;
}

static const double *pick_pairs(const clt_plot_graph *graph, const double *figure, const int *at,
                                int n, clt_arena *arena) {
  double *out = clt_arena_take(arena, (size_t)n * (size_t)n, sizeof *out);
  for (int pair = 0; out && pair < n * n; pair++) {
    out[pair] = figure[at[pair / n] * graph->n + at[pair % n]];
  }
  return out;
}

/* The graph over n of its variables. */
static clt_plot_graph pick(const clt_plot_graph *graph, const int *at, int n, clt_arena *arena) {
  const char **name = clt_arena_take(arena, (size_t)n, sizeof *name);
  int *tier = clt_arena_take(arena, (size_t)n, sizeof *tier);
  bool *absent = clt_arena_take(arena, (size_t)n, sizeof *absent);
  for (int v = 0; !clt_arena_failed(arena) && v < n; v++) {
    name[v] = graph->name[at[v]];
    tier[v] = graph->tier ? graph->tier[at[v]] : -1;
    absent[v] = graph->absent && graph->absent[at[v]];
  }
  return (clt_plot_graph){.name = name,
                          .n = n,
                          .tier = tier,
                          .probability = pick_pairs(graph, graph->probability, at, n, arena),
                          .adjacency = pick_pairs(graph, graph->adjacency, at, n, arena),
                          .weight = pick_pairs(graph, graph->weight, at, n, arena),
                          .absent = absent,
                          .notes = graph->notes};
}

bool clt_graph_changed(const clt_plot_graph graph[2], double threshold, clt_arena *arena,
                       clt_plot_graph changed[2]) {
  int *at = clt_arena_take(arena, (size_t)graph->n, sizeof *at);
  if (!at) return false;
  int n = find_changed(graph, threshold, at);
  for (int side = 0; side < 2; side++) changed[side] = pick(&graph[side], at, n, arena);
  return !clt_arena_failed(arena);
}

/* Behind all tiers are the variables that are in none. */
static int tier_of(const clt_plot_graph *graph, int v) {
  return graph->tier && graph->tier[v] >= 0 ? graph->tier[v] : graph->n;
}

bool clt_graph_by_tier(const clt_plot_graph graph[2], clt_arena *arena, clt_plot_graph sorted[2]) {
  int *at = clt_arena_take(arena, (size_t)graph->n, sizeof *at);
  if (!at) return false;
  for (int v = 0; v < graph->n; v++) {
    int place = v;
    for (; place > 0 && tier_of(graph, at[place - 1]) > tier_of(graph, v); place--) {
      at[place] = at[place - 1];
    }
    at[place] = v;
  }
  for (int side = 0; side < 2; side++) sorted[side] = pick(&graph[side], at, graph->n, arena);
  return !clt_arena_failed(arena);
}
