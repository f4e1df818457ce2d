/*
** A layered drawing of a directed graph, after K. Sugiyama, S. Tagawa and M. Toda (IEEE Trans. SMC
** 11, 1981): the weakest edges of cycles are turned, nodes go into layers from top to bottom such
** that every edge leads downwards and no layer is wider than the drawing (in the manner of E.
** Coffman and R. Graham, 1972), the order within the layers is found by barycentres and exchanges
** of neighbours, and coordinates by least squares subject to the order (isotonic regression).
*/
#ifndef CLT_PLOT_LAYOUT_H
#define CLT_PLOT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/dag.h"
#include "base/task.h"

typedef struct clt_layout_node {
  double width, height; /* of its box */
  int tier;             /* nodes of a lower tier lie above those of a higher one; -1: free */
  int layer;            /* found: counted from the top */
  double x, y;          /* found: the box' centre */
} clt_layout_node;

typedef struct clt_layout_point {
  double x, y;
} clt_layout_point;

typedef struct clt_layout_edge {
  int from, to;            /* nodes; at most one edge joins two nodes */
  double weight;           /* of edges in a cycle the ones of smaller weight are turned */
  bool upwards;            /* found: `to` lies above `from` */
  int n_points;            /* found: its way, in pairs: points 2i and 2i + 1 are the ends of a */
  clt_layout_point *point; /* curve that begins and ends vertically, beginning at the upper node */
} clt_layout_edge;

typedef struct clt_layout {
  int n;                 /* nodes, at most CLT_GRAPH_MAX */
  clt_layout_node *node; /* [n] */
  int m;                 /* edges */
  clt_layout_edge *edge; /* [m] */
  double width;          /* to be used; no node is wider */
  double height;         /* found: what the drawing takes */
  int layers;            /* found */
} clt_layout;

/* Finds everything that is marked as found; (0, 0) is the upper left corner. False if out of memory
** or stopped. */
bool clt_layout_find(clt_layout *layout, clt_arena *arena, clt_task *task);

/* Moves the layers apart so that the drawing is `height` high, if it is less. */
void clt_layout_stretch(clt_layout *layout, double height);

#endif
