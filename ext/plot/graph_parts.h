/* What the drawings of one and of two graphs have in common: boxes, edges, legend. */
#ifndef CLT_PLOT_GRAPH_PARTS_H
#define CLT_PLOT_GRAPH_PARTS_H

#include "plot/layout.h"
#include "plot/legend.h"
#include "plot/plots.h"

/* Pixels: the least height of a drawing, the room around it. */
enum { CLT_GRAPH_LEAST_HEIGHT = 60, CLT_GRAPH_AROUND = 8 };

/* How two variables are joined in a graph (base/edge.h). */
typedef enum clt_join { CLT_APART, CLT_FORWARD, CLT_BACKWARD, CLT_UNDECIDED } clt_join;

clt_join clt_graph_join(const clt_plot_graph *graph, double threshold, int i, int j);

/* Boxes of all variables, with their names wrapped; from the arena. */
typedef struct clt_graph_boxes {
  clt_layout layout;
  clt_text_lines *lines; /* [n] */
} clt_graph_boxes;

/* Measures the boxes for a drawing of some width; edges are to be added. False if out of memory. */
bool clt_graph_measure(clt_graph_boxes *boxes, const clt_plot_graph *graph, double width,
                       clt_arena *arena);

/* Adds an edge to the layout; room for n (n - 1) / 2 of them is there. */
void clt_graph_join_boxes(clt_graph_boxes *boxes, int from, int to, double weight);

/* Widens boxes on which many edges end, once all edges are added. */
void clt_graph_widen(clt_graph_boxes *boxes);

/* Draws the boxes with their upper left corner at (left, top). */
void clt_graph_draw_boxes(clt_svg *svg, const clt_graph_boxes *boxes, const clt_plot_graph *graph,
                          double left, double top, const char *absent);

/* How an edge is drawn besides its width and dash: in a colour, and with a mark that is told apart
** without colour. */
typedef enum clt_edge_mark { CLT_EDGE_PLAIN, CLT_EDGE_DOUBLE, CLT_EDGE_CIRCLE } clt_edge_mark;

typedef struct clt_edge_style {
  const char *colour; /* its class; NULL: by the sign of the coefficient */
  clt_edge_mark mark;
} clt_edge_style;

/* Draws an edge of the layout as the graph has it. */
void clt_graph_draw_edge(clt_figure *figure, const clt_layout_edge *edge,
                         const clt_plot_graph *graph, double threshold, clt_edge_style style,
                         double left, double top);

/* Samples of the marks for a legend. */
void clt_graph_sample_double(clt_svg *svg, const char *classes, const clt_box *box);
void clt_graph_sample_circle(clt_svg *svg, const char *classes, const clt_box *box);

/* Adds it to the figure's description, for every edge of the layout that the graph has. */
void clt_graph_describe(clt_figure *figure, const clt_layout *layout, const clt_plot_graph *graph,
                        double threshold);

/* Says in the caption what an edge without an arrow means, if one of the n graphs has any. */
void clt_graph_say_undecided(clt_figure *figure, const clt_layout *layout,
                             const clt_plot_graph *graphs, int n, double threshold);

/* Is anything known of the graph? If not, or if there are no variables, the phrase that says so. */
bool clt_graph_known(const clt_plot_graph *graph, clt_phrase *says);

#endif
