/* plot_graph_diff: two causal graphs with every variable in the same place; what only one of them
** has is marked. */
#include <math.h>

#include "plot/graph_changes.h"
#include "plot/palette.h"

enum {
  SIDE_BY_SIDE = 9, /* most variables for which half the width will do, else there are two floors */
  GAP = 22,         /* between the two drawings */
  HEADING = 26,
  LEGENDS = 5
};

/* How each kind of edge is drawn, and what the legend has of it. */
static const struct {
  clt_edge_style style;
  void (*sample)(clt_svg *svg, const char *classes, const clt_box *box);
  clt_phrase says;
} KIND[CLT_CHANGES] = {
    [CLT_IN_BOTH] = {{"c0", CLT_EDGE_PLAIN}, clt_legend_line, CLT_SAYS_IN_BOTH},
    [CLT_ONLY_A] = {{"c1", CLT_EDGE_DOUBLE}, clt_graph_sample_double, CLT_SAYS_ONLY_IN},
    [CLT_ONLY_B] = {{"c2", CLT_EDGE_DOUBLE}, clt_graph_sample_double, CLT_SAYS_ONLY_IN},
    [CLT_TURNED] = {{"c4", CLT_EDGE_CIRCLE}, clt_graph_sample_circle, CLT_SAYS_REVERSED}};

/* What is drawn of which graphs. */
typedef struct drawing {
  const clt_plot_graph *graph; /* [2] as drawn */
  const char *name[2];         /* of the graphs, clean */
  double threshold;
  bool changed;           /* only edges that differ */
  int count[CLT_CHANGES]; /* of all edges, drawn or not */
} drawing;

/* How strongly the two graphs together have i -> j. */
static double strength(const clt_plot_graph graph[2], int pair) {
  double sum = 0.0;
  for (int side = 0; side < 2; side++) {
    if (!isnan(graph[side].probability[pair])) sum += graph[side].probability[pair];
  }
  return sum;
}

static bool is_drawn(const drawing *d, clt_change change) {
  return change != CLT_IN_NEITHER && (!d->changed || clt_change_differs(change));
}

/* Edges of either graph, in the direction that the two together favour. */
static void add_edges(clt_graph_boxes *boxes, const drawing *d) {
  int n = d->graph->n;
  for (int i = 0; i < n; i++) {
    for (int j = i + 1; j < n; j++) {
      if (!is_drawn(d, clt_graph_change(d->graph, d->threshold, i, j))) continue;
      double forward = strength(d->graph, i * n + j), backward = strength(d->graph, j * n + i);
      bool turn = forward < backward;
      clt_graph_join_boxes(boxes, turn ? j : i, turn ? i : j, fmax(forward, backward));
    }
  }
}

/* `all`: the graphs with what is not drawn. */
static void say_all(clt_figure *figure, const drawing *d, const clt_plot_graph all[2],
                    const clt_layout *layout) {
  clt_graph_say_changes(figure, d->name, d->threshold, d->count);
  if (layout->m) {
    if (d->changed) {
      clt_figure_add(figure, clt_figure_say(figure, CLT_SAYS_CHANGED, CLT_VALUES("")));
    }
    clt_figure_add(figure, clt_figure_say(figure, CLT_SAYS_WIDER, CLT_VALUES("")));
  }
  clt_graph_say_undecided(figure, layout, d->graph, 2, d->threshold);
  clt_graph_say_notes(figure, all, d->name);
  clt_figure_describe(figure, figure->caption);
  for (int side = 0; side < 2; side++) {
    clt_figure_describe(figure, clt_text_join(figure->arena, CLT_VALUES(d->name[side], ":")));
    clt_graph_describe(figure, layout, &d->graph[side], d->threshold);
  }
}

/* What there is of it in the drawing; how many entries. */
static int find_legend(const clt_figure *figure, const drawing *d, clt_legend legend[LEGENDS]) {
  int n = 0;
  for (int change = CLT_IN_BOTH; change < CLT_CHANGES; change++) {
    if (!d->count[change] || !is_drawn(d, (clt_change)change)) continue;
    const char *graph = d->name[change == CLT_ONLY_B];
    legend[n++] = (clt_legend){clt_figure_say(figure, KIND[change].says, CLT_VALUES(graph)),
                               KIND[change].sample, KIND[change].style.colour};
  }
  if (n) {
    legend[n++] = (clt_legend){clt_figure_say(figure, CLT_SAYS_NEGATIVE, CLT_VALUES("")),
                               clt_legend_line, "c0 dash"};
  }
  return n;
}

static void draw_side(clt_figure *figure, const clt_graph_boxes *boxes, const drawing *d, int side,
                      double left, double top) {
  const clt_layout *layout = &boxes->layout;
  clt_fitted_text(&figure->svg, CLT_TEXT_HEADING, CLT_FACE_HEADING, CLT_START, left,
                  top + CLT_FACE_HEADING.size, layout->width, d->name[side]);
  for (int e = 0; e < layout->m; e++) {
    const clt_layout_edge *edge = &layout->edge[e];
    if (clt_graph_join(&d->graph[side], d->threshold, edge->from, edge->to) == CLT_APART) continue;
    clt_change change = clt_graph_change(d->graph, d->threshold, edge->from, edge->to);
    clt_graph_draw_edge(figure, edge, &d->graph[side], d->threshold, KIND[change].style, left,
                        top + HEADING);
  }
  clt_graph_draw_boxes(&figure->svg, boxes, &d->graph[side], left, top + HEADING,
                       clt_figure_say(figure, CLT_SAYS_ABSENT, CLT_VALUES("")));
}

/* That there is nothing to draw, and why. */
static void draw_nothing(clt_figure *figure, const clt_plot_graph all[2]) {
  clt_phrase unknown;
  bool known = clt_graph_known(&all[0], &unknown) && clt_graph_known(&all[1], &unknown);
  clt_axis_empty(&figure->svg, &figure->area,
                 clt_figure_say(figure, known ? CLT_SAYS_NO_CHANGE : unknown, CLT_VALUES("")));
}

/* Draws the two beside each other, or one below the other. */
static void draw_sides(clt_figure *figure, const clt_graph_boxes *boxes, const drawing *d,
                       bool beside) {
  for (int side = 0; side < 2; side++) {
    double right = beside ? side * (boxes->layout.width + GAP) : 0.0;
    double down = beside ? 0.0 : side * (boxes->layout.height + HEADING + GAP);
    draw_side(figure, boxes, d, side, figure->area.left + right, figure->area.top + down);
  }
}

/* Lays out the graphs and draws them on the figure that has begun. False if out of memory or
** stopped. */
static bool draw_all(clt_figure *figure, const drawing *d, const clt_plot_graph all[2],
                     clt_task *task) {
  clt_arena *arena = figure->arena;
  clt_graph_boxes boxes;
  clt_legend legend[LEGENDS];
  bool beside = d->graph->n <= SIDE_BY_SIDE;
  double width = beside ? (figure->area.width - GAP) / 2.0 : figure->area.width;
  if (!clt_graph_measure(&boxes, d->graph, width, arena)) return false;
  add_edges(&boxes, d);
  clt_graph_widen(&boxes);
  if (!clt_layout_find(&boxes.layout, arena, task)) return false;
  int legends = find_legend(figure, d, legend);
  double below = legends ? clt_legend_draw(figure, false, 0.0, legend, legends) : 0.0;
  double floors = beside ? 1.0 : 2.0;
  double around = below + CLT_GRAPH_AROUND + floors * HEADING + (beside ? 0 : GAP);
  double height = floors * fmax(boxes.layout.height, CLT_GRAPH_LEAST_HEIGHT) + around;
  say_all(figure, d, all, &boxes.layout);
  clt_figure_open(figure,
                  clt_figure_say(figure, CLT_SAYS_GRAPH_DIFF, CLT_VALUES(d->name[0], d->name[1])),
                  height, height);
  clt_layout_stretch(&boxes.layout, (figure->area.height - around) / floors);
  draw_sides(figure, &boxes, d, beside);
  if (!d->graph->n) draw_nothing(figure, all);
  double bottom = figure->area.top + figure->area.height;
  if (legends) clt_legend_draw(figure, true, bottom - below, legend, legends);
  return true;
}

const char *clt_plot_graph_diff(const clt_plot_graph graph[2], const char *const label[2],
                                double threshold, bool changed, const clt_figure_options *options,
                                clt_arena *arena, clt_task *task) {
  clt_figure figure;
  clt_plot_graph part[2];
  clt_figure_begin(&figure, arena, options);
  drawing d = {.graph = graph,
               .name = {clt_text_clean(arena, label[0]), clt_text_clean(arena, label[1])},
               .threshold = threshold,
               .changed = changed};
  clt_graph_count(graph, threshold, d.count);
  if (changed) {
    if (!clt_graph_changed(graph, threshold, arena, part)) return NULL;
    d.graph = part;
  }
  return draw_all(&figure, &d, graph, task) ? clt_figure_close(&figure) : NULL;
}
