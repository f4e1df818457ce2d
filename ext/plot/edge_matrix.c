/* plot_edge_matrix: a cell per ordered pair of variables, split between two graphs. */
#include <math.h>

#include "plot/graph_changes.h"
#include "plot/grid.h"
#include "plot/palette.h"

/* Pixels: of a cell's side, at least (small letters are as high) and at most; of a drawing without
** cells. */
enum { LEAST = 13, WIDEST = 40, NOTHING = 60 };

/* Parts of a cell: the middle of a half, half the length of its dash; of a cell, a pixel within. */
static const double HALF_MIDDLE = 1.0 / 3.0, DASH_HALF = 0.12, INSET = 1.0;

/* Below this a probability is not drawn. */
static const double BLANK = 0.05;

/* What is in a graph's place in figures of two, as in plot_graph_diff(). */
static const char *const FILL[2] = {"fill c1", "fill c2"};

enum { LEGENDS = 5 };

typedef struct drawing {
  clt_figure *figure;
  const clt_plot_graph *graph; /* [2] */
  const char **name;           /* of the variables, clean */
  const char *label[2];        /* clean */
  double threshold;
  bool unknown; /* some pair is known in one graph only */
} drawing;

/* The half of a box above the diagonal (side 0), or below it, filled so strongly. */
static void draw_half(clt_svg *svg, int side, const clt_box *box, double opacity) {
  double right = box->left + box->width, bottom = box->top + box->height;
  clt_svg_tint(svg, FILL[side], opacity);
  clt_svg_move(svg, right, box->top);
  clt_svg_step(svg, box->left, bottom);
  clt_svg_step(svg, side ? right : box->left, side ? bottom : box->top);
  clt_svg_path_end(svg, true);
}

static void draw_dash(clt_svg *svg, int side, const clt_box *box) {
  double share = side ? 1.0 - HALF_MIDDLE : HALF_MIDDLE, half = DASH_HALF * box->width;
  double x = box->left + share * box->width, y = box->top + share * box->height;
  clt_svg_line(svg, "axis", x - half, y, x + half, y);
}

static void draw_frame(clt_svg *svg, const clt_box *box) {
  clt_svg_rect(svg, "frame", box->left + INSET, box->top + INSET, box->width - 2 * INSET,
               box->height - 2 * INSET, 0.0);
}

/* Has just one of the graphs i -> j, or are their edges turned? */
static bool framed(const drawing *d, int i, int j) {
  clt_change change = clt_graph_change(d->graph, d->threshold, i, j);
  if (change == CLT_TURNED) return true;
  if (!clt_change_differs(change)) return false;
  return clt_graph_join(&d->graph[change == CLT_ONLY_B], d->threshold, i, j) != CLT_BACKWARD;
}

/* "x -> y: 0.93 in a, 0.2 in b." */
static const char *pair_text(const drawing *d, int i, int j) {
  clt_arena *arena = d->figure->arena;
  const char *p[2];
  for (int side = 0; side < 2; side++) {
    p[side] = clt_value(arena, d->graph[side].probability[i * d->graph->n + j], CLT_DIGITS_FEW);
  }
  return clt_figure_say(d->figure, CLT_SAYS_PAIR,
                        CLT_VALUES(d->name[i], d->name[j], d->label[0], p[0], d->label[1], p[1]));
}

static void draw_self(clt_svg *svg, const clt_box *box) {
  clt_svg_rect(svg, "none", box->left, box->top, box->width, box->height, 0.0);
}

/* Where an edge is, its numbers are a tooltip. */
static void draw_cell(void *data, int i, int j, const clt_box *box) {
  const drawing *d = data;
  clt_svg *svg = &d->figure->svg;
  double p[2];
  for (int side = 0; side < 2; side++) p[side] = d->graph[side].probability[i * d->graph->n + j];
  if (i == j) {
    draw_self(svg, box);
    return;
  }
  bool frame = framed(d, i, j), edge = frame || p[0] >= d->threshold || p[1] >= d->threshold;
  if (p[0] < BLANK && p[1] < BLANK && !frame) return;
  if (edge) clt_svg_group(svg, pair_text(d, i, j));
  for (int side = 0; side < 2; side++) {
    if (isnan(p[side])) {
      draw_dash(svg, side, box);
    } else if (p[side] >= BLANK) {
      draw_half(svg, side, box, p[side]);
    }
  }
  if (frame) draw_frame(svg, box);
  if (edge) clt_svg_group_end(svg);
}

/* ---- legend ---- */

/* The square in the middle of a sample, with a line around it. */
static clt_box square(clt_svg *svg, const clt_box *box) {
  double side = fmin(box->width, box->height);
  clt_box in = {box->left + (box->width - side) / 2.0, box->top, side, side};
  clt_svg_rect(svg, "cell", in.left, in.top, side, side, 0.0);
  return in;
}

static void sample_half(clt_svg *svg, const char *classes, const clt_box *box) {
  clt_box in = square(svg, box);
  draw_half(svg, *classes == 'b', &in, 1.0);
}

static void sample_frame(clt_svg *svg, const char *classes, const clt_box *box) {
  (void)classes;
  clt_box in = square(svg, box);
  draw_frame(svg, &in);
}

static void sample_dash(clt_svg *svg, const char *classes, const clt_box *box) {
  (void)classes;
  clt_box in = square(svg, box);
  draw_dash(svg, 0, &in);
}

/* Three tints, each stronger than the one before. */
static void sample_strength(clt_svg *svg, const char *classes, const clt_box *box) {
  for (int i = 0; i < 3; i++) {
    double left = box->left + i * box->width / 3.0, right = left + box->width / 3.0;
    clt_svg_tint(svg, classes, 0.15 + 0.4 * i);
    clt_svg_move(svg, left, box->top);
    clt_svg_step(svg, right, box->top);
    clt_svg_step(svg, right, box->top + box->height);
    clt_svg_step(svg, left, box->top + box->height);
    clt_svg_path_end(svg, true);
  }
}

static int find_legend(const drawing *d, bool differ, clt_legend legend[LEGENDS]) {
  const clt_figure *f = d->figure;
  int n = 0;
  legend[n++] = (clt_legend){clt_figure_say(f, CLT_SAYS_UPPER_LEFT, CLT_VALUES(d->label[0])),
                             sample_half, "a"};
  legend[n++] = (clt_legend){clt_figure_say(f, CLT_SAYS_LOWER_RIGHT, CLT_VALUES(d->label[1])),
                             sample_half, "b"};
  legend[n++] = (clt_legend){clt_figure_say(f, CLT_SAYS_STRONGER, CLT_VALUES("")), sample_strength,
                             "fill c0"};
  if (differ) {
    legend[n++] =
        (clt_legend){clt_figure_say(f, CLT_SAYS_FRAMED, CLT_VALUES("")), sample_frame, ""};
  }
  if (d->unknown) {
    legend[n++] = (clt_legend){clt_figure_say(f, CLT_SAYS_DASH, CLT_VALUES("")), sample_dash, ""};
  }
  return n;
}

/* ---- the whole ---- */

static bool prepare(drawing *d, const char *const label[2]) {
  clt_arena *arena = d->figure->arena;
  int n = d->graph->n;
  for (int side = 0; side < 2; side++) d->label[side] = clt_text_clean(arena, label[side]);
  d->name = clt_arena_take(arena, (size_t)n, sizeof *d->name);
  for (int v = 0; d->name && v < n; v++) d->name[v] = clt_text_clean(arena, d->graph->name[v]);
  for (int pair = 0; pair < n * n; pair++) {
    bool off = pair / n != pair % n;
    d->unknown =
        d->unknown ||
        (off && (isnan(d->graph[0].probability[pair]) || isnan(d->graph[1].probability[pair])));
  }
  return !clt_arena_failed(arena);
}

static void say_all(const drawing *d, const int count[CLT_CHANGES]) {
  clt_figure *figure = d->figure;
  if (d->graph->n) {
    const char *blank = clt_value(figure->arena, BLANK, CLT_DIGITS_FEW);
    clt_graph_say_changes(figure, d->label, d->threshold, count);
    clt_figure_add(figure, clt_figure_say(figure, CLT_SAYS_BLANK, CLT_VALUES(blank)));
  }
  clt_graph_say_notes(figure, d->graph, d->label);
  clt_figure_describe(figure, figure->caption);
  for (int i = 0; i < d->graph->n; i++) {
    for (int j = 0; j < d->graph->n; j++) {
      if (i != j && framed(d, i, j)) clt_figure_describe(figure, pair_text(d, i, j));
    }
  }
}

static clt_grid grid_of(const drawing *d) {
  const clt_figure *figure = d->figure;
  const clt_figure_options *options = figure->options;
  return (clt_grid){
      .rows = d->graph->n,
      .columns = d->graph->n,
      .row = d->name,
      .column = d->name,
      .row_title = clt_label_or(figure->arena, options->y_label,
                                clt_figure_say(figure, CLT_SAYS_CAUSE, CLT_VALUES(""))),
      .column_title = clt_label_or(figure->arena, options->x_label,
                                   clt_figure_say(figure, CLT_SAYS_OUTCOME, CLT_VALUES(""))),
      .row_lines = 1,
      .square = true,
      .least = LEAST,
      .widest = WIDEST};
}

const char *clt_plot_edge_matrix(const clt_plot_graph given[2], const char *const label[2],
                                 double threshold, const clt_figure_options *options,
                                 clt_arena *arena) {
  clt_figure figure;
  clt_plot_graph graph[2];
  int count[CLT_CHANGES];
  clt_legend legend[LEGENDS];
  if (!clt_graph_by_tier(given, arena, graph)) return NULL;
  clt_figure_begin(&figure, arena, options);
  drawing d = {.figure = &figure, .graph = graph, .threshold = threshold};
  if (!prepare(&d, label)) return NULL;
  clt_grid grid = grid_of(&d);
  if (!clt_grid_measure(&grid, figure.area.width, arena)) return NULL;
  clt_graph_count(graph, threshold, count);
  say_all(&d, count);
  bool differ = count[CLT_ONLY_A] + count[CLT_ONLY_B] + count[CLT_TURNED] > 0;
  int legends = graph->n ? find_legend(&d, differ, legend) : 0;
  double below = legends ? clt_legend_draw(&figure, false, 0.0, legend, legends) : 0.0;
  double height = (graph->n ? clt_grid_height(&grid) : NOTHING) + below;
  clt_figure_open(&figure,
                  clt_figure_say(&figure, CLT_SAYS_EDGE_MATRIX, CLT_VALUES(d.label[0], d.label[1])),
                  height, height);
  clt_grid_stretch(&grid, figure.area.height - below);
  clt_grid_draw(&figure.svg, &grid, figure.area.left, figure.area.top, draw_cell, &d);
  double bottom = figure.area.top + figure.area.height;
  if (legends) clt_legend_draw(&figure, true, bottom - below, legend, legends);
  if (!graph->n) {
    clt_axis_empty(&figure.svg, &figure.area,
                   clt_figure_say(&figure, CLT_SAYS_NO_VARIABLES, CLT_VALUES("")));
  }
  return clt_figure_close(&figure);
}
