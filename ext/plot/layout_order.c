/* Bends and links, and the order within the layers. */
#include <math.h>

#include "plot/layout_steps.h"

enum {
  SWEEPS = 24,           /* barycentre sweeps, down and up in turn */
  EXCHANGE_ROUNDS = 12,  /* rounds of exchanging neighbours */
  EXCHANGE_LINKS = 4000, /* above so many links, exchanges would take too long */
};

static int upper_node(const clt_layout_edge *edge) {
  return edge->upwards ? edge->to : edge->from;
}

static int lower_node(const clt_layout_edge *edge) {
  return edge->upwards ? edge->from : edge->to;
}

static bool count_all(clt_layers *g) {
  clt_layout *layout = g->layout;
  size_t layers = (size_t)layout->layers;
  for (int e = 0; e < layout->m; e++) {
    const clt_layout_edge *edge = &layout->edge[e];
    g->links += layout->node[lower_node(edge)].layer - layout->node[upper_node(edge)].layer;
  }
  g->n = layout->n + g->links - layout->m;
  g->vertex = clt_arena_take(g->arena, (size_t)g->n, sizeof *g->vertex);
  g->link = clt_arena_take(g->arena, (size_t)g->links, sizeof *g->link);
  g->first_link = clt_arena_take(g->arena, layers + 1, sizeof *g->first_link);
  g->count = clt_arena_take(g->arena, layers, sizeof *g->count);
  g->order = clt_arena_take(g->arena, layers, sizeof *g->order);
  return !clt_arena_failed(g->arena);
}

/* The links that begin in a layer; an edge's last vertex so far is in `at`. */
static void link_layer(clt_layers *g, int layer, int *at, int *links, int *vertices) {
  clt_layout *layout = g->layout;
  g->first_link[layer] = *links;
  for (int e = 0; e < layout->m; e++) {
    const clt_layout_edge *edge = &layout->edge[e];
    int top = layout->node[upper_node(edge)].layer, bottom = layout->node[lower_node(edge)].layer;
    if (layer < top || layer >= bottom) continue;
    int upper = layer == top ? upper_node(edge) : at[e];
    int lower = layer + 1 == bottom ? lower_node(edge) : (*vertices)++;
    if (lower >= layout->n) {
      g->vertex[lower] = (clt_vertex){-1, layer + 1, 0, CLT_BEND_WIDTH, 0.0};
    }
    g->link[(*links)++] = (clt_link){upper, lower, e};
    at[e] = lower;
  }
}

bool clt_layout_link(clt_layers *g) {
  clt_layout *layout = g->layout;
  if (!count_all(g)) return false;
  int *at = clt_arena_take(g->arena, (size_t)layout->m, sizeof *at);
  int links = 0, vertices = layout->n;
  if (!at) return false;
  for (int v = 0; v < layout->n; v++) {
    g->vertex[v] = (clt_vertex){v, layout->node[v].layer, 0, layout->node[v].width, 0.0};
  }
  for (int layer = 0; layer < layout->layers; layer++) link_layer(g, layer, at, &links, &vertices);
  g->first_link[layout->layers] = links;
  for (int v = 0; v < g->n; v++) g->count[g->vertex[v].layer]++;
  for (int layer = 0; layer < layout->layers; layer++) {
    g->order[layer] = clt_arena_take(g->arena, (size_t)g->count[layer], sizeof **g->order);
    if (!g->order[layer]) return false;
    g->count[layer] = 0;
  }
  for (int v = 0; v < g->n; v++) {
    int layer = g->vertex[v].layer;
    g->vertex[v].place = g->count[layer];
    g->order[layer][g->count[layer]++] = v;
  }
  return true;
}

/* Crossings of the links between a layer and the next. */
static int crossings_below(const clt_layers *g, int layer) {
  int sum = 0;
  for (int i = g->first_link[layer]; i < g->first_link[layer + 1]; i++) {
    int upper = g->vertex[g->link[i].upper].place, lower = g->vertex[g->link[i].lower].place;
    for (int j = g->first_link[layer]; j < i; j++) {
      int a = g->vertex[g->link[j].upper].place - upper;
      int b = g->vertex[g->link[j].lower].place - lower;
      sum += (a < 0 && b > 0) || (a > 0 && b < 0);
    }
  }
  return sum;
}

static int all_crossings(const clt_layers *g) {
  int sum = 0;
  for (int layer = 0; layer + 1 < g->layout->layers; layer++) sum += crossings_below(g, layer);
  return sum;
}

/* Sorts a layer by the keys of its vertices; equal ones keep their order. */
static void sort_layer(clt_layers *g, int layer, const double *key) {
  int *order = g->order[layer];
  for (int i = 1; i < g->count[layer]; i++) {
    int v = order[i], at = i;
    while (at > 0 && key[order[at - 1]] > key[v]) {
      order[at] = order[at - 1];
      at--;
    }
    order[at] = v;
  }
  for (int i = 0; i < g->count[layer]; i++) g->vertex[order[i]].place = i;
}

/* Sorts a layer by the mean place of its neighbours in the layer above or below; a vertex without
** any stays where it is. */
static void sweep_layer(clt_layers *g, int layer, bool above, double *sum, int *neighbours) {
  int from = above ? layer - 1 : layer;
  double scale = (double)g->count[layer] / g->count[above ? layer - 1 : layer + 1];
  for (int i = 0; i < g->count[layer]; i++) {
    sum[g->order[layer][i]] = 0.0;
    neighbours[g->order[layer][i]] = 0;
  }
  for (int l = g->first_link[from]; l < g->first_link[from + 1]; l++) {
    int v = above ? g->link[l].lower : g->link[l].upper;
    int w = above ? g->link[l].upper : g->link[l].lower;
    sum[v] += g->vertex[w].place + 0.5;
    neighbours[v]++;
  }
  for (int i = 0; i < g->count[layer]; i++) {
    int v = g->order[layer][i];
    sum[v] = neighbours[v] ? scale * sum[v] / neighbours[v] : i + 0.5;
  }
  sort_layer(g, layer, sum);
}

static void keep_places(const clt_layers *g, int *places) {
  for (int v = 0; v < g->n; v++) places[v] = g->vertex[v].place;
}

static void restore_places(clt_layers *g, const int *places) {
  for (int v = 0; v < g->n; v++) {
    g->vertex[v].place = places[v];
    g->order[g->vertex[v].layer][places[v]] = v;
  }
}

/* Barycentre sweeps; the best order met stays. */
static bool sweep(clt_layers *g) {
  double *sum = clt_arena_take(g->arena, (size_t)g->n, sizeof *sum);
  int *neighbours = clt_arena_take(g->arena, (size_t)g->n, sizeof *neighbours);
  int *best = clt_arena_take(g->arena, (size_t)g->n, sizeof *best);
  if (clt_arena_failed(g->arena)) return false;
  int layers = g->layout->layers, fewest = all_crossings(g);
  keep_places(g, best);
  for (int i = 0; i < SWEEPS && fewest > 0; i++) {
    if (clt_task_stop(g->task, 0.0)) return false;
    for (int k = 1; k < layers; k++) {
      bool down = i % 2 == 0;
      sweep_layer(g, down ? k : layers - 1 - k, down, sum, neighbours);
    }
    int crossings = all_crossings(g);
    if (crossings >= fewest) continue;
    fewest = crossings;
    keep_places(g, best);
  }
  restore_places(g, best);
  return true;
}

static void swap(clt_layers *g, int layer, int i) {
  int *order = g->order[layer], v = order[i];
  order[i] = order[i + 1];
  order[i + 1] = v;
  g->vertex[order[i]].place = i;
  g->vertex[order[i + 1]].place = i + 1;
}

/* Crossings between the links of v and those of w, both in one layer, with v left of w; `above`
** tells which side's links. */
static int crossings_of(const clt_layers *g, int v, int w, int from, bool above) {
  int sum = 0;
  for (int i = g->first_link[from]; i < g->first_link[from + 1]; i++) {
    const clt_link *a = &g->link[i];
    if ((above ? a->lower : a->upper) != v) continue;
    for (int j = g->first_link[from]; j < g->first_link[from + 1]; j++) {
      const clt_link *b = &g->link[j];
      if ((above ? b->lower : b->upper) != w) continue;
      int at_a = g->vertex[above ? a->upper : a->lower].place;
      sum += at_a > g->vertex[above ? b->upper : b->lower].place;
    }
  }
  return sum;
}

static int pair_crossings(const clt_layers *g, int layer, int v, int w) {
  int sum = 0;
  if (layer > 0) sum += crossings_of(g, v, w, layer - 1, true);
  if (layer + 1 < g->layout->layers) sum += crossings_of(g, v, w, layer, false);
  return sum;
}

/* Exchanges neighbours as long as that saves crossings. */
static bool exchange(clt_layers *g) {
  bool better = g->links <= EXCHANGE_LINKS;
  for (int round = 0; better && round < EXCHANGE_ROUNDS; round++) {
    better = false;
    for (int layer = 0; layer < g->layout->layers; layer++) {
      for (int i = 0; i + 1 < g->count[layer]; i++) {
        if (clt_task_stop(g->task, 0.0)) return false;
        int v = g->order[layer][i], w = g->order[layer][i + 1];
        if (pair_crossings(g, layer, w, v) >= pair_crossings(g, layer, v, w)) continue;
        swap(g, layer, i);
        better = true;
      }
    }
  }
  return true;
}

bool clt_layout_order(clt_layers *g) {
  return sweep(g) && exchange(g);
}
