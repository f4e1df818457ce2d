#include "plot/graph_parts.h"

#include <math.h>

#include "base/edge.h"
#include "plot/palette.h"

/* Names: lines, width at most and at least; at most in a drawing less than NARROW wide. */
enum { NAME_LINES = 3, NAME_WIDTH = 104, NAME_LEAST = 16, NARROW = 400, NAME_WIDTH_NARROW = 78 };

/* Boxes: pixels beside a name on either side, above and below it together; radius of the corners;
** width for each edge on one side, and so at most. */
enum { BESIDE_NAME = 7, AROUND_NAME = 9, CORNER = 5, PORT = 13, WIDEST_BOX = 140 };

/* Width of an edge at the threshold, and how much wider it is at probability 1. */
static const double THINNEST = 1.2, WIDER = 2.4;

/* A double line: how much wider it is, and the gap in it. The circle half-way of an edge. */
static const double DOUBLE_WIDER = 2.4, DOUBLE_GAP = 1.5, CIRCLE = 3.8;

/* Head of an edge: its length, and that without the pixel by which the line reaches into it; half
** its width, which grows with the edge's. */
enum { HEAD_LENGTH = 8, HEAD_OUTSIDE = HEAD_LENGTH - 1 };
static const double HEAD_HALF = 3.2, HEAD_GROWS = 0.6;

clt_join clt_graph_join(const clt_plot_graph *graph, double threshold, int i, int j) {
  int forward = i * graph->n + j, backward = j * graph->n + i;
  clt_edge_view edge = clt_edge_of(graph->probability[forward], graph->probability[backward],
                                   graph->adjacency[forward], threshold);
  if (!edge.there) return CLT_APART;
  if (edge.forward) return edge.backward ? CLT_UNDECIDED : CLT_FORWARD;
  return CLT_BACKWARD;
}

bool clt_graph_measure(clt_graph_boxes *boxes, const clt_plot_graph *graph, double width,
                       clt_arena *arena) {
  size_t n = (size_t)graph->n;
  clt_layout *layout = &boxes->layout;
  *layout = (clt_layout){.n = graph->n, .width = width};
  layout->node = clt_arena_take(arena, n, sizeof *layout->node);
  layout->edge = clt_arena_take(arena, n * n / 2 + 1, sizeof *layout->edge);
  boxes->lines = clt_arena_take(arena, n, sizeof *boxes->lines);
  if (clt_arena_failed(arena)) return false;
  double room = width < NARROW ? NAME_WIDTH_NARROW : NAME_WIDTH;
  for (int v = 0; v < graph->n; v++) {
    const char *name = clt_text_clean(arena, graph->name[v]);
    clt_text_lines *lines = &boxes->lines[v];
    *lines = clt_text_wrap(arena, name, CLT_FACE_SMALL, room, NAME_LINES);
    layout->node[v].width = fmax(lines->width, NAME_LEAST) + 2 * BESIDE_NAME;
    layout->node[v].height = clt_lines_height(fmax(lines->n, 1.0), CLT_FACE_SMALL) + AROUND_NAME;
    layout->node[v].tier = graph->tier ? graph->tier[v] : -1;
  }
  return !clt_arena_failed(arena);
}

void clt_graph_join_boxes(clt_graph_boxes *boxes, int from, int to, double weight) {
  boxes->layout.edge[boxes->layout.m++] =
      (clt_layout_edge){.from = from, .to = to, .weight = weight};
}

void clt_graph_widen(clt_graph_boxes *boxes) {
  clt_layout *layout = &boxes->layout;
  for (int v = 0; v < layout->n; v++) {
    int out = 0, in = 0;
    for (int e = 0; e < layout->m; e++) {
      out += layout->edge[e].from == v;
      in += layout->edge[e].to == v;
    }
    double need = PORT * fmax(in, out);
    layout->node[v].width = fmax(layout->node[v].width, fmin(need, WIDEST_BOX));
  }
}

void clt_graph_draw_boxes(clt_svg *svg, const clt_graph_boxes *boxes, const clt_plot_graph *graph,
                          double left, double top, const char *absent) {
  for (int v = 0; v < graph->n; v++) {
    const clt_layout_node *node = &boxes->layout.node[v];
    const clt_text_lines *lines = &boxes->lines[v];
    bool gone = graph->absent && graph->absent[v];
    const char *name = clt_text_clean(svg->arena, graph->name[v]);
    if (gone || lines->cut) {
      clt_svg_group(svg, gone ? clt_text_join(svg->arena, CLT_VALUES(name, ": ", absent)) : name);
    }
    clt_svg_rect(svg, gone ? "absent" : "node", left + node->x - node->width / 2.0,
                 top + node->y - node->height / 2.0, node->width, node->height, CORNER);
    clt_svg_lines_about(svg, gone ? "faint small" : "ink small", CLT_MIDDLE, left + node->x,
                        top + node->y, CLT_FACE_SMALL, lines);
    if (gone || lines->cut) clt_svg_group_end(svg);
  }
}

/* Width in pixels of an edge of that probability. */
static double stroke_width(double probability, double threshold) {
  double share = threshold < 1.0 ? (probability - threshold) / (1.0 - threshold) : 1.0;
  return THINNEST + WIDER * fmax(0.0, fmin(1.0, share));
}

/* The pair (i, j) in the direction the graph gives it. */
static int pair_of(const clt_plot_graph *graph, double threshold, int i, int j) {
  bool back = clt_graph_join(graph, threshold, i, j) == CLT_BACKWARD;
  return back ? j * graph->n + i : i * graph->n + j;
}

/* "a → b: probability 0.93, coefficient 0.4" */
static const char *edge_text(const clt_figure *figure, const clt_plot_graph *graph, int i, int j,
                             double threshold) {
  clt_arena *arena = figure->arena;
  int pair = pair_of(graph, threshold, i, j);
  bool undecided = clt_graph_join(graph, threshold, i, j) == CLT_UNDECIDED;
  const char *source = clt_text_clean(arena, graph->name[pair / graph->n]);
  const char *target = clt_text_clean(arena, graph->name[pair % graph->n]);
  const char *arrow = undecided ? "\xe2\x80\x94" : "\xe2\x86\x92"; /* em dash, arrow */
  double probability = undecided ? graph->adjacency[pair] : graph->probability[pair];
  return clt_figure_say(figure, CLT_SAYS_EDGE,
                        CLT_VALUES(source, arrow, target,
                                   clt_value(arena, probability, CLT_DIGITS_FEW),
                                   clt_value(arena, graph->weight[pair], CLT_DIGITS_FEW)));
}

/* A head whose tip is at (x, y), pointing down or up. */
static void draw_head(clt_svg *svg, const char *colour, double x, double y, bool down,
                      double width) {
  double back = down ? -HEAD_LENGTH : HEAD_LENGTH, half = HEAD_HALF + HEAD_GROWS * width;
  clt_svg_path(svg, clt_text_join(svg->arena, CLT_VALUES("fill ", colour)), 0.0);
  clt_svg_move(svg, x, y);
  clt_svg_step(svg, x - half, y + back);
  clt_svg_step(svg, x + half, y + back);
  clt_svg_path_end(svg, true);
}

/* The edge's way from the upper node to the lower one; where a head goes the line ends below it. */
static void draw_way(clt_svg *svg, const char *classes, double width, const clt_layout_edge *edge,
                     double left, double top, bool head_down, bool head_up) {
  clt_svg_path(svg, classes, width);
  for (int i = 0; i + 1 < edge->n_points; i += 2) {
    double x0 = left + edge->point[i].x, y0 = top + edge->point[i].y;
    double x1 = left + edge->point[i + 1].x, y1 = top + edge->point[i + 1].y;
    if (i == 0 && head_up) y0 += HEAD_OUTSIDE;
    if (i + 2 == edge->n_points && head_down) y1 -= HEAD_OUTSIDE;
    double middle = (y0 + y1) / 2.0;
    if (i == 0) clt_svg_move(svg, x0, y0);
    if (i > 0) clt_svg_step(svg, x0, y0);
    clt_svg_curve(svg, x0, middle, x1, middle, x1, y1);
  }
  clt_svg_path_end(svg, false);
}

/* A circle half-way. */
static void draw_circle(clt_svg *svg, const char *colour, const clt_layout_edge *edge, double left,
                        double top) {
  int at = edge->n_points / 4 * 2; /* the curve in the middle; its middle is that of its ends */
  const clt_layout_point *from = &edge->point[at], *to = &edge->point[at + 1];
  clt_svg_circle(svg, clt_text_join(svg->arena, CLT_VALUES("hollow ", colour)),
                 left + (from->x + to->x) / 2.0, top + (from->y + to->y) / 2.0, CIRCLE);
}

void clt_graph_draw_edge(clt_figure *figure, const clt_layout_edge *edge,
                         const clt_plot_graph *graph, double threshold, clt_edge_style style,
                         double left, double top) {
  clt_svg *svg = &figure->svg;
  clt_join join = clt_graph_join(graph, threshold, edge->from, edge->to);
  int pair = pair_of(graph, threshold, edge->from, edge->to);
  double weight = graph->weight[pair], width = stroke_width(graph->adjacency[pair], threshold);
  const char *sign = isnan(weight) ? "c0" : weight < 0.0 ? "c2" : "c1";
  const char *colour = style.colour ? style.colour : sign;
  const char *classes =
      clt_text_join(figure->arena, CLT_VALUES("stroke ", colour, weight < 0.0 ? " dash" : ""));
  bool to_end = join == CLT_FORWARD, to_start = join == CLT_BACKWARD;
  bool down = edge->upwards ? to_start : to_end, up = edge->upwards ? to_end : to_start;
  bool two = style.mark == CLT_EDGE_DOUBLE;
  if (two) width += DOUBLE_WIDER;
  clt_svg_group(svg, edge_text(figure, graph, edge->from, edge->to, threshold));
  draw_way(svg, classes, width, edge, left, top, down, up);
  if (two) draw_way(svg, "gap", DOUBLE_GAP, edge, left, top, down, up);
  const clt_layout_point *first = &edge->point[0], *last = &edge->point[edge->n_points - 1];
  if (down) draw_head(svg, colour, left + last->x, top + last->y, true, width);
  if (up) draw_head(svg, colour, left + first->x, top + first->y, false, width);
  if (style.mark == CLT_EDGE_CIRCLE) draw_circle(svg, colour, edge, left, top);
  clt_svg_group_end(svg);
}

void clt_graph_sample_double(clt_svg *svg, const char *classes, const clt_box *box) {
  double y = box->top + box->height / 2.0;
  const char *const layer[2] = {clt_text_join(svg->arena, CLT_VALUES("stroke ", classes)), "gap"};
  const double width[2] = {THINNEST + DOUBLE_WIDER, DOUBLE_GAP};
  for (int i = 0; i < 2; i++) {
    clt_svg_path(svg, layer[i], width[i]);
    clt_svg_move(svg, box->left, y);
    clt_svg_step(svg, box->left + box->width, y);
    clt_svg_path_end(svg, false);
  }
}

void clt_graph_sample_circle(clt_svg *svg, const char *classes, const clt_box *box) {
  clt_legend_line(svg, classes, box);
  clt_svg_circle(svg, clt_text_join(svg->arena, CLT_VALUES("hollow ", classes)),
                 box->left + box->width / 2.0, box->top + box->height / 2.0, CIRCLE);
}

void clt_graph_say_undecided(clt_figure *figure, const clt_layout *layout,
                             const clt_plot_graph *graphs, int n, double threshold) {
  bool any = false;
  for (int e = 0; e < n * layout->m; e++) {
    const clt_layout_edge *edge = &layout->edge[e / n];
    any = any || clt_graph_join(&graphs[e % n], threshold, edge->from, edge->to) == CLT_UNDECIDED;
  }
  if (any) clt_figure_add(figure, clt_figure_say(figure, CLT_SAYS_UNDIRECTED, CLT_VALUES("")));
}

void clt_graph_describe(clt_figure *figure, const clt_layout *layout, const clt_plot_graph *graph,
                        double threshold) {
  for (int e = 0; e < layout->m; e++) {
    int from = layout->edge[e].from, to = layout->edge[e].to;
    if (clt_graph_join(graph, threshold, from, to) == CLT_APART) continue;
    clt_figure_describe(figure, edge_text(figure, graph, from, to, threshold));
  }
}

bool clt_graph_known(const clt_plot_graph *graph, clt_phrase *says) {
  *says = graph->n ? CLT_SAYS_NO_GRAPH : CLT_SAYS_NO_VARIABLES;
  for (int i = 0; i < graph->n * graph->n; i++) {
    if (!isnan(graph->adjacency[i])) return true;
  }
  return graph->n == 1; /* there is no pair to know of */
}
