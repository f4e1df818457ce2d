/* Layers: which edges are turned, and which layer a node goes into. */
#include <math.h>
#include <stdint.h>

#include "plot/layout_steps.h"

/* What the layering knows of each node. */
typedef struct relations {
  uint64_t below[CLT_GRAPH_MAX];    /* nodes that must lie below it, by any way */
  uint64_t parents[CLT_GRAPH_MAX];  /* upper ends of its edges */
  uint64_t children[CLT_GRAPH_MAX]; /* lower ends of its edges */
  uint64_t earlier[CLT_GRAPH_MAX];  /* nodes whose tier puts them above it */
  int tier[CLT_GRAPH_MAX];          /* -1: free */
  int depth[CLT_GRAPH_MAX];         /* edges of the longest way down from it */
} relations;

/* Must w lie above v, by their tiers? Nodes without edges or tier lie below all others. */
static bool tier_above(const relations *r, const bool *alone, int w, int v) {
  if (alone[w] || alone[v]) return alone[v] && !alone[w];
  return r->tier[w] >= 0 && r->tier[v] >= 0 && r->tier[w] < r->tier[v];
}

static void set_tiers(relations *r, const clt_layout *layout) {
  bool alone[CLT_GRAPH_MAX];
  for (int v = 0; v < layout->n; v++) {
    r->tier[v] = layout->node[v].tier;
    alone[v] = r->tier[v] < 0;
  }
  for (int e = 0; e < layout->m; e++) {
    alone[layout->edge[e].from] = alone[layout->edge[e].to] = false;
  }
  for (int v = 0; v < layout->n; v++) {
    for (int w = 0; w < layout->n; w++) {
      if (!tier_above(r, alone, w, v)) continue;
      r->earlier[v] |= clt_bit(w);
      r->below[w] |= clt_bit(v);
    }
  }
}

/* Puts `upper` above `lower` and above all that lies below that. */
static void put_above(relations *r, int n, int upper, int lower) {
  uint64_t added = clt_bit(lower) | r->below[lower];
  for (int v = 0; v < n; v++) {
    if (v == upper || (r->below[v] & clt_bit(upper))) r->below[v] |= added;
  }
  r->children[upper] |= clt_bit(lower);
  r->parents[lower] |= clt_bit(upper);
}

/* The strongest edge that has no direction yet, the first of equals; -1 at the end. */
static int strongest(const clt_layout *layout, const bool *done) {
  int best = -1;
  for (int e = 0; e < layout->m; e++) {
    if (!done[e] && (best < 0 || layout->edge[e].weight > layout->edge[best].weight)) best = e;
  }
  return best;
}

/* Edges from the strongest on, each turned if it would close a cycle. */
static void direct_edges(relations *r, clt_layout *layout) {
  bool done[CLT_GRAPH_MAX * (CLT_GRAPH_MAX - 1) / 2] = {false};
  for (int e; (e = strongest(layout, done)) >= 0; done[e] = true) {
    clt_layout_edge *edge = &layout->edge[e];
    edge->upwards = (r->below[edge->to] & clt_bit(edge->from)) != 0;
    int upper = edge->upwards ? edge->to : edge->from;
    put_above(r, layout->n, upper, edge->upwards ? edge->from : edge->to);
  }
}

/* Longest ways down, relaxed as often as a way can be long. */
static void set_depths(relations *r, int n) {
  for (int round = 0; round < n; round++) {
    for (int v = 0; v < n; v++) {
      for (int w = 0; w < n; w++) {
        if ((r->children[v] & clt_bit(w)) && r->depth[v] <= r->depth[w])
          r->depth[v] = r->depth[w] + 1;
      }
    }
  }
}

/* Width that a layer may use: where what is ready does not fit into one layer, its even share. */
static double layer_room(const clt_layout *layout, uint64_t ready) {
  double total = 0.0, widest = 0.0;
  for (int v = 0; v < layout->n; v++) {
    if (!(ready & clt_bit(v))) continue;
    total += layout->node[v].width + CLT_NODE_GAP;
    widest = fmax(widest, layout->node[v].width + CLT_NODE_GAP);
  }
  double room = layout->width + CLT_NODE_GAP;
  if (total <= room) return room;
  return fmin(room, total / ceil(total / room) + widest / 2.0);
}

static uint64_t find_ready(const relations *r, int n, uint64_t placed) {
  uint64_t ready = 0;
  for (int v = 0; v < n; v++) {
    uint64_t waits = (r->parents[v] | r->earlier[v]) & ~placed;
    if (!(placed & clt_bit(v)) && !waits) ready |= clt_bit(v);
  }
  return ready;
}

/* Fills layers from the top with the nodes whose parents are placed, those first that have the
** longest way below them. */
static void fill_layers(relations *r, clt_layout *layout) {
  uint64_t placed = 0;
  int count = 0;
  for (layout->layers = 0; count < layout->n; layout->layers++) {
    uint64_t ready = find_ready(r, layout->n, placed), now = 0;
    double room = layer_room(layout, ready);
    while (ready) {
      int best = -1;
      for (int v = 0; v < layout->n; v++) {
        if ((ready & clt_bit(v)) && (best < 0 || r->depth[v] > r->depth[best])) best = v;
      }
      ready &= ~clt_bit(best);
      double need = layout->node[best].width + CLT_NODE_GAP;
      if (now && need > room) continue;
      room -= need;
      now |= clt_bit(best);
      layout->node[best].layer = layout->layers;
      count++;
    }
    placed |= now;
  }
}

static double used(const clt_layout *layout, int layer) {
  double sum = 0.0;
  for (int v = 0; v < layout->n; v++) {
    if (layout->node[v].layer == layer) sum += layout->node[v].width + CLT_NODE_GAP;
  }
  return sum;
}

/* Nodes with more edges downwards than upwards move down to their children where there is room, so
** that edges are short. */
static void pull_down(const relations *r, clt_layout *layout) {
  for (int layer = layout->layers - 2; layer >= 0; layer--) {
    for (int v = 0; v < layout->n; v++) {
      clt_layout_node *node = &layout->node[v];
      if (node->layer != layer || !r->children[v] || r->parents[v]) continue;
      int lowest = layout->layers - 1;
      for (int w = 0; w < layout->n; w++) {
        bool bounds = (r->children[v] & clt_bit(w)) || (r->earlier[w] & clt_bit(v));
        if (bounds && layout->node[w].layer - 1 < lowest) lowest = layout->node[w].layer - 1;
      }
      while (lowest > layer && used(layout, lowest) + node->width > layout->width) lowest--;
      node->layer = lowest;
    }
  }
}

/* Layers that lost all their nodes go. */
static void close_up(clt_layout *layout) {
  int kept = 0;
  for (int layer = 0; layer < layout->layers; layer++) {
    bool any = false;
    for (int v = 0; v < layout->n; v++) {
      if (layout->node[v].layer != layer) continue;
      layout->node[v].layer = kept;
      any = true;
    }
    kept += any;
  }
  layout->layers = kept;
}

void clt_layout_layers(clt_layout *layout) {
  relations r = {{0}, {0}, {0}, {0}, {0}, {0}};
  set_tiers(&r, layout);
  direct_edges(&r, layout);
  set_depths(&r, layout->n);
  fill_layers(&r, layout);
  pull_down(&r, layout);
  close_up(layout);
}
