/* Coordinates of nodes and the points of edges; the whole layout. */
#include <math.h>
#include <stdlib.h>

#include "plot/layout_steps.h"

/* Rounds of moving layers towards their neighbours, of these the last look both ways. */
enum { ROUNDS = 24, LAST_ROUNDS = 6 };

/* Pixels. A gap between layers is wider by one for each link that passes, and by one for so many
** that the farthest of them goes aside, up to a bound. */
#define LAYER_GAP     40.0 /* least distance of two layers' boxes */
#define MOST_BY_LINKS 30.0
#define MOST_BY_SLANT 24.0
#define SLANT         14.0
#define PORT_GAP      12.0 /* between the ends of edges on one side of a box */
#define WIDE_GAP      22.0 /* between boxes of a layer, where there is room */
#define BEND_GAP      8.0  /* beside a bend, where there is room */

/* Share of a box' width that the ends of edges spread over at most. */
#define PORTS_SHARE 0.8

/* Links of a bend are kept straight more than those of a node, and those of two bends most; what
** has no link stays where it is, and gives way. */
#define PULL_NODES 1.0
#define PULL_BEND  3.0
#define PULL_BENDS 8.0
#define PULL_NONE  0.1

static double pull(const clt_layers *g, const clt_link *link) {
  int bends = (g->vertex[link->upper].node < 0) + (g->vertex[link->lower].node < 0);
  return bends == 2 ? PULL_BENDS : bends == 1 ? PULL_BEND : PULL_NODES;
}

/* Distance of the centres of two neighbours in a layer. */
static double separation(const clt_layers *g, int v, int w, double squeeze) {
  double gap = g->vertex[v].node < 0 || g->vertex[w].node < 0 ? BEND_GAP : WIDE_GAP;
  return (g->vertex[v].width + g->vertex[w].width) / 2.0 + gap * squeeze;
}

static double layer_width(const clt_layers *g, int layer, double squeeze) {
  const int *order = g->order[layer];
  int count = g->count[layer];
  double sum = (g->vertex[order[0]].width + g->vertex[order[count - 1]].width) / 2.0;
  for (int i = 0; i + 1 < count; i++) sum += separation(g, order[i], order[i + 1], squeeze);
  return sum;
}

/* What part of the gaps there is room for; bends give up their width where even that is too
** much. */
static double squeeze_of(clt_layers *g, int layer) {
  double room = g->layout->width, tight = layer_width(g, layer, 0.0);
  if (tight > room) {
    for (int i = 0; i < g->count[layer]; i++) {
      clt_vertex *v = &g->vertex[g->order[layer][i]];
      if (v->node < 0) v->width = 0.0;
    }
    tight = layer_width(g, layer, 0.0);
  }
  double loose = layer_width(g, layer, 1.0);
  if (loose <= room || loose <= tight) return 1.0;
  return fmax(0.0, (room - tight) / (loose - tight));
}

/* A run of vertices that touch each other, in isotonic regression. */
typedef struct block {
  double weight, mean;
  int size;
} block;

/*
** Places of a layer's vertices nearest to `wish` in least squares, in their order and with their
** distances kept: with the distances subtracted this is isotonic regression (pool adjacent
** violators), and bounds on it are met by cutting (R. Barlow et al. 1972).
*/
static void settle(clt_layers *g, int layer, const double *wish, const double *weight,
                   block *blocks) {
  const int *order = g->order[layer];
  int count = g->count[layer], n = 0;
  double squeeze = squeeze_of(g, layer), offset = 0.0;
  double low = g->vertex[order[0]].width / 2.0;
  double high = g->layout->width - layer_width(g, layer, squeeze) + low;
  for (int i = 0; i < count; i++) {
    if (i) offset += separation(g, order[i - 1], order[i], squeeze);
    blocks[n++] = (block){weight[order[i]], wish[order[i]] - offset, 1};
    while (n > 1 && blocks[n - 2].mean > blocks[n - 1].mean) {
      block *a = &blocks[n - 2], *b = &blocks[n - 1];
      a->mean = (a->mean * a->weight + b->mean * b->weight) / (a->weight + b->weight);
      a->weight += b->weight;
      a->size += b->size;
      n--;
    }
  }
  offset = 0.0;
  for (int b = 0, i = 0; b < n; b++) {
    for (int k = 0; k < blocks[b].size; k++, i++) {
      if (i) offset += separation(g, order[i - 1], order[i], squeeze);
      g->vertex[order[i]].x = fmax(low, fmin(blocks[b].mean, fmax(low, high))) + offset;
    }
  }
}

/* Wishes of a layer: to be where its neighbours above or below (or both) are. */
static void wish_layer(const clt_layers *g, int layer, bool above, bool below, double *wish,
                       double *weight) {
  for (int i = 0; i < g->count[layer]; i++) {
    wish[g->order[layer][i]] = weight[g->order[layer][i]] = 0.0;
  }
  for (int side = 0; side < 2; side++) {
    if (side == 0 ? !above || layer == 0 : !below || layer + 1 == g->layout->layers) continue;
    int from = side == 0 ? layer - 1 : layer;
    for (int l = g->first_link[from]; l < g->first_link[from + 1]; l++) {
      const clt_link *link = &g->link[l];
      int v = side == 0 ? link->lower : link->upper, w = side == 0 ? link->upper : link->lower;
      wish[v] += pull(g, link) * g->vertex[w].x;
      weight[v] += pull(g, link);
    }
  }
  for (int i = 0; i < g->count[layer]; i++) {
    int v = g->order[layer][i];
    wish[v] = weight[v] > 0.0 ? wish[v] / weight[v] : g->vertex[v].x;
    if (weight[v] == 0.0) weight[v] = PULL_NONE;
  }
}

static bool find_x(clt_layers *g) {
  double *wish = clt_arena_take(g->arena, (size_t)g->n, sizeof *wish);
  double *weight = clt_arena_take(g->arena, (size_t)g->n, sizeof *weight);
  block *blocks = clt_arena_take(g->arena, (size_t)g->n, sizeof *blocks);
  if (clt_arena_failed(g->arena)) return false;
  int layers = g->layout->layers;
  for (int v = 0; v < g->n; v++) { /* at first evenly spaced */
    const clt_vertex *vertex = &g->vertex[v];
    wish[v] = g->layout->width * (vertex->place + 0.5) / g->count[vertex->layer];
    weight[v] = 1.0;
  }
  for (int layer = 0; layer < layers; layer++) settle(g, layer, wish, weight, blocks);
  for (int round = 0; round < ROUNDS; round++) {
    if (clt_task_stop(g->task, 0.0)) return false;
    bool both = round >= ROUNDS - LAST_ROUNDS, down = round % 2 == 0;
    for (int k = 0; k < layers; k++) {
      int layer = down ? k : layers - 1 - k;
      wish_layer(g, layer, both || down, both || !down, wish, weight);
      settle(g, layer, wish, weight, blocks);
    }
  }
  return true;
}

/* Moves the whole to the middle of the width. */
static void centre(clt_layers *g) {
  double left = INFINITY, right = -INFINITY;
  for (int v = 0; v < g->n; v++) {
    left = fmin(left, g->vertex[v].x - g->vertex[v].width / 2.0);
    right = fmax(right, g->vertex[v].x + g->vertex[v].width / 2.0);
  }
  for (int v = 0; v < g->n; v++) g->vertex[v].x += (g->layout->width - left - right) / 2.0;
}

/* Room below a layer: more of it where many edges pass, or where they go far to the side. */
static double gap_below(const clt_layers *g, int layer) {
  int links = g->first_link[layer + 1] - g->first_link[layer];
  double farthest = 0.0;
  for (int l = g->first_link[layer]; l < g->first_link[layer + 1]; l++) {
    farthest = fmax(farthest, fabs(g->vertex[g->link[l].upper].x - g->vertex[g->link[l].lower].x));
  }
  return LAYER_GAP + fmin(MOST_BY_LINKS, links) + fmin(MOST_BY_SLANT, farthest / SLANT);
}

static void find_y(clt_layers *g, double *top, double *tall) {
  clt_layout *layout = g->layout;
  layout->height = 0.0;
  for (int v = 0; v < layout->n; v++) {
    const clt_layout_node *node = &layout->node[v];
    tall[node->layer] = fmax(tall[node->layer], node->height);
  }
  for (int layer = 0; layer < layout->layers; layer++) {
    top[layer] = layout->height;
    layout->height += tall[layer] + (layer + 1 < layout->layers ? gap_below(g, layer) : 0.0);
  }
  for (int v = 0; v < layout->n; v++) {
    clt_layout_node *node = &layout->node[v];
    node->x = g->vertex[v].x;
    node->y = top[node->layer] + tall[node->layer] / 2.0;
  }
}

/* Where a link meets a vertex: at the middle of a bend; on a node's border the links of one side
** are spread in the order of their other ends. */
static double port(const clt_layers *g, int link, bool at_upper) {
  const clt_link *self = &g->link[link];
  int v = at_upper ? self->upper : self->lower, layer = g->vertex[self->upper].layer;
  int other = at_upper ? self->lower : self->upper, count = 0, rank = 0;
  if (g->vertex[v].node < 0) return g->vertex[v].x;
  for (int l = g->first_link[layer]; l < g->first_link[layer + 1]; l++) {
    const clt_link *one = &g->link[l];
    if ((at_upper ? one->upper : one->lower) != v) continue;
    count++;
    rank += g->vertex[at_upper ? one->lower : one->upper].place < g->vertex[other].place;
  }
  double gap = fmin(PORT_GAP, PORTS_SHARE * g->vertex[v].width / count);
  return g->vertex[v].x + gap * (rank - (count - 1) / 2.0);
}

static bool find_points(clt_layers *g, const double *top, const double *tall) {
  clt_layout *layout = g->layout;
  for (int e = 0; e < layout->m; e++) {
    clt_layout_edge *edge = &layout->edge[e];
    int pieces = abs(layout->node[edge->from].layer - layout->node[edge->to].layer);
    edge->n_points = 0;
    edge->point = clt_arena_take(g->arena, 2 * (size_t)pieces, sizeof *edge->point);
    if (!edge->point) return false;
  }
  for (int l = 0; l < g->links; l++) { /* an edge's pieces come from the top downwards */
    const clt_link *link = &g->link[l];
    clt_layout_edge *edge = &layout->edge[link->edge];
    const clt_vertex *upper = &g->vertex[link->upper], *lower = &g->vertex[link->lower];
    double from = top[upper->layer] + tall[upper->layer], to = top[lower->layer];
    if (upper->node >= 0)
      from = layout->node[upper->node].y + layout->node[upper->node].height / 2.0;
    if (lower->node >= 0) to = layout->node[lower->node].y - layout->node[lower->node].height / 2.0;
    edge->point[edge->n_points++] = (clt_layout_point){port(g, l, true), from};
    edge->point[edge->n_points++] = (clt_layout_point){port(g, l, false), to};
  }
  return true;
}

/* Coordinates, and the edges' points. */
static bool place(clt_layers *g) {
  size_t layers = (size_t)g->layout->layers;
  double *top = clt_arena_take(g->arena, layers, sizeof *top);
  double *tall = clt_arena_take(g->arena, layers, sizeof *tall);
  if (!top || !tall || !find_x(g)) return false;
  centre(g);
  find_y(g, top, tall);
  return find_points(g, top, tall);
}

bool clt_layout_find(clt_layout *layout, clt_arena *arena, clt_task *task) {
  clt_layers layers = {.layout = layout, .arena = arena, .task = task};
  clt_layout_layers(layout);
  return clt_layout_link(&layers) && clt_layout_order(&layers) && place(&layers);
}

void clt_layout_stretch(clt_layout *layout, double height) {
  double more = height - layout->height;
  if (more <= 0.0) return;
  double gap = layout->layers > 1 ? more / (layout->layers - 1) : 0.0;
  double first = layout->layers > 1 ? 0.0 : more / 2.0;
  layout->height = height;
  for (int v = 0; v < layout->n; v++) layout->node[v].y += first + gap * layout->node[v].layer;
  for (int e = 0; e < layout->m; e++) {
    clt_layout_edge *edge = &layout->edge[e];
    int layer = layout->node[edge->upwards ? edge->to : edge->from].layer;
    for (int i = 0; i < edge->n_points; i++) {
      int passed = (i + 1) / 2; /* layers from the edge's upper end to this point */
      edge->point[i].y += gap * (layer + passed);
    }
  }
}
