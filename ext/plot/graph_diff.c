/* plot_graph_diff: two causal graphs with every variable in the same place; what only one of them
** has is coloured. */
#include <math.h>

#include "plot/graph_parts.h"
#include "plot/palette.h"

enum {
  SIDE_BY_SIDE = 9, /* most variables for which half the width will do, else there are two floors */
  GAP = 22,         /* between the two drawings */
  HEADING = 26,
  LEGENDS = 5
};

/* Colours of edges: in one graph only (each its own), turned, in both. */
static const char *const ONLY[2] = {"c1", "c2"};
static const char REVERSED[] = "c4", COMMON[] = "c0";

/* How the pair (i, j) compares, as in graph_diff(). */
typedef struct counts {
  int both, only[2], reversed;
} counts;

static const char *colour_of(const clt_join join[2], counts *count) {
  for (int side = 0; side < 2; side++) {
    if (join[1 - side] != CLT_APART) continue;
    count->only[side] += join[side] != CLT_APART;
    return ONLY[side];
  }
  bool turned = (join[0] == CLT_FORWARD && join[1] == CLT_BACKWARD) ||
                (join[0] == CLT_BACKWARD && join[1] == CLT_FORWARD);
  if (turned) {
    count->reversed++;
    return REVERSED;
  }
  count->both++;
  return COMMON;
}

/* How strongly the two graphs together have i -> j. */
static double strength(const clt_plot_graph graph[2], int pair) {
  double sum = 0.0;
  for (int side = 0; side < 2; side++) {
    if (!isnan(graph[side].probability[pair])) sum += graph[side].probability[pair];
  }
  return sum;
}

static void joins_of(const clt_plot_graph graph[2], double threshold, int i, int j,
                     clt_join join[2]) {
  for (int side = 0; side < 2; side++) join[side] = clt_graph_join(&graph[side], threshold, i, j);
}

/* Edges of either graph, in the direction that the two together favour. */
static void add_edges(clt_graph_boxes *boxes, const clt_plot_graph graph[2], double threshold,
                      counts *count) {
  int n = graph[0].n;
  for (int i = 0; i < n; i++) {
    for (int j = i + 1; j < n; j++) {
      clt_join join[2];
      joins_of(graph, threshold, i, j, join);
      if (join[0] == CLT_APART && join[1] == CLT_APART) continue;
      double forward = strength(graph, i * n + j), backward = strength(graph, j * n + i);
      bool turn = forward < backward;
      clt_graph_join_boxes(boxes, turn ? j : i, turn ? i : j, fmax(forward, backward));
      colour_of(join, count);
    }
  }
}

static void say_all(clt_figure *figure, const clt_plot_graph graph[2], const char *const label[2],
                    const clt_layout *layout, double threshold, const counts *count) {
  clt_arena *arena = figure->arena;
  clt_figure_caption(figure,
                     clt_figure_say(figure, CLT_SAYS_COUNTS,
                                    CLT_VALUES(clt_value_count(arena, count->both),
                                               clt_value_count(arena, count->only[0]), label[0],
                                               clt_value_count(arena, count->only[1]), label[1],
                                               clt_value_count(arena, count->reversed),
                                               clt_value(arena, threshold, CLT_DIGITS_FEW))));
  clt_graph_say_undecided(figure, layout, graph, 2, threshold);
  for (int side = 0; side < 2; side++) {
    clt_phrase says;
    if (!clt_graph_known(&graph[side], &says)) {
      clt_figure_caption(
          figure, clt_text_join(arena, CLT_VALUES(label[side], ": ",
                                                  clt_figure_say(figure, says, CLT_VALUES("")))));
    }
    if (!*graph[side].notes) continue;
    const char *notes = clt_text_clean(arena, graph[side].notes);
    clt_figure_caption(figure, clt_text_join(arena, CLT_VALUES(label[side], ": ", notes)));
  }
  clt_figure_describe(figure, figure->caption);
  for (int side = 0; side < 2; side++) {
    clt_figure_describe(figure, clt_text_join(arena, CLT_VALUES(label[side], ":")));
    clt_graph_describe(figure, layout, &graph[side], threshold);
  }
}

/* What there is of it in the drawing; how many entries. */
static int find_legend(const clt_figure *figure, const char *const name[2], const counts *count,
                       clt_legend legend[LEGENDS]) {
  int n = 0;
  for (int side = 0; side < 2; side++) {
    if (!count->only[side]) continue;
    legend[n++] =
        (clt_legend){clt_figure_say(figure, CLT_SAYS_ONLY_IN, CLT_VALUES(name[side])), ONLY[side]};
  }
  if (count->reversed) {
    legend[n++] = (clt_legend){clt_figure_say(figure, CLT_SAYS_REVERSED, CLT_VALUES("")), REVERSED};
  }
  if (count->both) {
    legend[n++] = (clt_legend){clt_figure_say(figure, CLT_SAYS_IN_BOTH, CLT_VALUES("")), COMMON};
  }
  if (n) {
    legend[n++] =
        (clt_legend){clt_figure_say(figure, CLT_SAYS_NEGATIVE, CLT_VALUES("")), "c0 dash"};
  }
  return n;
}

static void draw_side(clt_figure *figure, const clt_graph_boxes *boxes,
                      const clt_plot_graph graph[2], int side, const char *label, double threshold,
                      double left, double top) {
  const clt_layout *layout = &boxes->layout;
  counts ignored = {0};
  clt_fitted_text(&figure->svg, CLT_TEXT_HEADING, CLT_FACE_HEADING, CLT_START, left,
                  top + CLT_FACE_HEADING.size, layout->width, label);
  for (int e = 0; e < layout->m; e++) {
    clt_join join[2];
    joins_of(graph, threshold, layout->edge[e].from, layout->edge[e].to, join);
    if (join[side] == CLT_APART) continue;
    clt_graph_draw_edge(figure, &layout->edge[e], &graph[side], threshold,
                        colour_of(join, &ignored), left, top + HEADING);
  }
  clt_graph_draw_boxes(&figure->svg, boxes, &graph[side], left, top + HEADING,
                       clt_figure_say(figure, CLT_SAYS_ABSENT, CLT_VALUES("")));
}

const char *clt_plot_graph_diff(const clt_plot_graph graph[2], const char *const label[2],
                                double threshold, const clt_figure_options *options,
                                clt_arena *arena, clt_task *task) {
  clt_figure figure;
  clt_graph_boxes boxes;
  counts count = {0};
  clt_figure_begin(&figure, arena, options);
  const char *name[2] = {clt_text_clean(arena, label[0]), clt_text_clean(arena, label[1])};
  bool beside = graph[0].n <= SIDE_BY_SIDE;
  double width = beside ? (figure.area.width - GAP) / 2.0 : figure.area.width;
  if (!clt_graph_measure(&boxes, &graph[0], width, arena)) return NULL;
  clt_layout *layout = &boxes.layout;
  add_edges(&boxes, graph, threshold, &count);
  clt_graph_widen(&boxes);
  if (!clt_layout_find(layout, arena, task)) return NULL;
  clt_legend legend[LEGENDS];
  int legends = find_legend(&figure, name, &count, legend);
  double below = legends ? clt_graph_legend(&figure, false, 0.0, legend, legends) : 0.0;
  double floors = beside ? 1.0 : 2.0;
  double around = below + CLT_GRAPH_AROUND + floors * HEADING + (beside ? 0 : GAP);
  double height = floors * fmax(layout->height, CLT_GRAPH_LEAST_HEIGHT) + around;
  say_all(&figure, graph, name, layout, threshold, &count);
  clt_figure_open(&figure,
                  clt_figure_say(&figure, CLT_SAYS_GRAPH_DIFF, CLT_VALUES(name[0], name[1])),
                  height, height);
  clt_layout_stretch(layout, (figure.area.height - around) / floors);
  for (int side = 0; side < 2; side++) {
    double left = figure.area.left + (beside ? side * (width + GAP) : 0.0);
    double down = beside ? 0.0 : side * (layout->height + HEADING + GAP);
    draw_side(&figure, &boxes, graph, side, name[side], threshold, left, figure.area.top + down);
  }
  if (legends) {
    clt_graph_legend(&figure, true, figure.area.top + figure.area.height - below, legend, legends);
  }
  return clt_figure_close(&figure);
}
