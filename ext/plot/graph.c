/* plot_graph: one causal graph. */
#include <math.h>

#include "plot/graph_parts.h"
#include "plot/palette.h"

enum { LEGENDS = 2 };

static void add_edges(clt_graph_boxes *boxes, const clt_plot_graph *graph, double threshold) {
  for (int i = 0; i < graph->n; i++) {
    for (int j = i + 1; j < graph->n; j++) {
      int forward = i * graph->n + j, backward = j * graph->n + i;
      if (clt_graph_join(graph, threshold, i, j) == CLT_APART) continue;
      bool turn = graph->probability[forward] < graph->probability[backward];
      clt_graph_join_boxes(boxes, turn ? j : i, turn ? i : j, graph->adjacency[forward]);
    }
  }
}

static void say_all(clt_figure *figure, const clt_plot_graph *graph, const clt_layout *layout,
                    double threshold) {
  clt_arena *arena = figure->arena;
  const char *at = clt_value(arena, threshold, CLT_DIGITS_FEW);
  const char *edges = clt_value_count(arena, layout->m), *n = clt_value_count(arena, graph->n);
  clt_phrase says;
  if (clt_graph_known(graph, &says)) says = layout->m ? CLT_SAYS_EDGES : CLT_SAYS_NO_EDGES;
  clt_figure_caption(figure, clt_figure_say(figure, says, CLT_VALUES(edges, n, at)));
  clt_graph_say_undecided(figure, layout, graph, 1, threshold);
  if (*graph->notes) clt_figure_caption(figure, clt_text_clean(arena, graph->notes));
  clt_figure_describe(figure, figure->caption);
  clt_graph_describe(figure, layout, graph, threshold);
}

const char *clt_plot_graph_of(const clt_plot_graph *graph, double threshold,
                              const clt_figure_options *options, clt_arena *arena, clt_task *task) {
  clt_figure figure;
  clt_graph_boxes boxes;
  clt_figure_begin(&figure, arena, options);
  if (!clt_graph_measure(&boxes, graph, figure.area.width, arena)) return NULL;
  clt_layout *layout = &boxes.layout;
  add_edges(&boxes, graph, threshold);
  clt_graph_widen(&boxes);
  if (!clt_layout_find(layout, arena, task)) return NULL;
  const clt_legend legend[LEGENDS] = {
      {clt_figure_say(&figure, CLT_SAYS_POSITIVE, CLT_VALUES("")), clt_legend_line, CLT_POSITIVE},
      {clt_figure_say(&figure, CLT_SAYS_NEGATIVE, CLT_VALUES("")), clt_legend_line, CLT_NEGATIVE}};
  double below = layout->m ? clt_legend_draw(&figure, false, 0.0, legend, LEGENDS) : 0.0;
  double around = below + CLT_GRAPH_AROUND;
  double height = fmax(layout->height, CLT_GRAPH_LEAST_HEIGHT) + around;
  say_all(&figure, graph, layout, threshold);
  clt_figure_open(&figure, clt_figure_say(&figure, CLT_SAYS_GRAPH, CLT_VALUES("")), height, height);
  clt_layout_stretch(layout, figure.area.height - around);
  double left = figure.area.left, top = figure.area.top + CLT_GRAPH_AROUND / 2.0;
  for (int e = 0; e < layout->m; e++) {
    clt_graph_draw_edge(&figure, &layout->edge[e], graph, threshold, (clt_edge_style){0}, left,
                        top);
  }
  clt_graph_draw_boxes(&figure.svg, &boxes, graph, left, top, "");
  top = figure.area.top + figure.area.height - below;
  if (layout->m) clt_legend_draw(&figure, true, top, legend, LEGENDS);
  return clt_figure_close(&figure);
}
