/* The steps of clt_layout_find(), and what they hand to each other. */
#ifndef CLT_PLOT_LAYOUT_STEPS_H
#define CLT_PLOT_LAYOUT_STEPS_H

#include "plot/layout.h"

/* Node or a bend of an edge in a layer that the edge passes: both have a place in the layer. */
typedef struct clt_vertex {
  int node; /* -1: a bend */
  int layer;
  int place; /* its number in the layer's order */
  double width;
  double x;
} clt_vertex;

/* A piece of an edge, from a layer to the next. */
typedef struct clt_link {
  int upper, lower; /* vertices */
  int edge;
} clt_link;

typedef struct clt_layers {
  clt_layout *layout;
  clt_arena *arena;
  clt_task *task;
  int n;              /* vertices: first the nodes, then the bends */
  clt_vertex *vertex; /* [n] */
  int links;
  clt_link *link;  /* [links] by layer, then as the edges come; the pieces of an edge downwards */
  int *first_link; /* [layers] the first link that begins in the layer; links end at the next */
  int *count;      /* [layers] vertices */
  int **order;     /* [layers][count] vertices from left to right */
} clt_layers;

/* Turns edges and gives every node its layer. */
void clt_layout_layers(clt_layout *layout);

/* Bends and links, in the order of the edges. */
bool clt_layout_link(clt_layers *layers);

/* Orders the layers so that few links cross. */
bool clt_layout_order(clt_layers *layers);

/* Least distance between boxes of a layer, and the width of a bend. */
#define CLT_NODE_GAP   10.0
#define CLT_BEND_WIDTH 6.0

#endif
