/* plot_effects: a forest plot. */
#include <math.h>

#include "plot/palette.h"
#include "plot/plots.h"

/* Rows: drawn at most, pixels of one at least and beside its label's lines, rows that the panel has
** room for at least. */
enum { MOST_EFFECTS = 200, ROW = 24, ROW_PADDING = 8, LEAST_ROWS = 3 };

/* Pixels of the heading above, and between labels, panel and figures. */
enum { HEADING = 18, COLUMN_GAP = 12 };

/* Labels: lines at most, and their share of the figure's width. */
enum { LABEL_LINES = 2 };
static const double LABEL_SHARE = 0.36;

/* Radius of the mark of an estimate; length and half the width of the head of an open side. */
static const double MARK = 4.6, HEAD_LENGTH = 7.0, HEAD_HALF = 4.0;

static bool differs_from_zero(const clt_plot_effect *e) {
  return (!isnan(e->low) && e->low > 0.0) || (!isnan(e->high) && e->high < 0.0);
}

/* A figure to a tenth of the ticks' power of ten, where they count in ones. */
static const char *value(clt_arena *arena, const clt_scale *x, double figure) {
  char text[CLT_FIGURE_BYTES];
  if (x->power || isnan(figure)) return clt_value(arena, figure, CLT_DIGITS_FEW);
  clt_format_decimals(text, figure, (int)fmax(0.0, 1.0 - floor(log10(x->step))));
  return clt_text_join(arena, CLT_VALUES(text));
}

/* "0.52 [0.11, 0.93]" */
static const char *in_figures(const clt_figure *figure, const clt_plot_effect *e,
                              const clt_scale *x) {
  clt_arena *arena = figure->arena;
  if (isnan(e->estimate)) return clt_figure_say(figure, CLT_SAYS_NO_ESTIMATE, CLT_VALUES(""));
  return clt_text_join(arena,
                       CLT_VALUES(value(arena, x, e->estimate), " [", value(arena, x, e->low), ", ",
                                  value(arena, x, e->high), "]"));
}

/* Columns: labels, panel, figures. */
typedef struct columns {
  size_t rows;
  clt_lines *label;     /* [rows] */
  const char **figures; /* [rows] */
  double *tall;         /* [rows] height of a row */
  double labels, numbers, height;
} columns;

static bool measure(const clt_figure *figure, const clt_effects_plot *plot, const clt_scale *x,
                    columns *c) {
  clt_arena *arena = figure->arena;
  *c = (columns){.rows = plot->effects < MOST_EFFECTS ? plot->effects : MOST_EFFECTS};
  c->label = clt_arena_take(arena, c->rows, sizeof *c->label);
  c->figures = clt_arena_take(arena, c->rows, sizeof *c->figures);
  c->tall = clt_arena_take(arena, c->rows, sizeof *c->tall);
  if (clt_arena_failed(arena)) return false;
  for (size_t i = 0; i < c->rows; i++) {
    const char *label = clt_text_clean(arena, plot->effect[i].label);
    c->label[i] =
        clt_text_wrap(arena, label, CLT_FACE_LABEL, LABEL_SHARE * figure->area.width, LABEL_LINES);
    c->figures[i] = in_figures(figure, &plot->effect[i], x);
    c->labels = fmax(c->labels, c->label[i].width);
    c->numbers = fmax(c->numbers, clt_text_width(c->figures[i], CLT_FACE_SMALL));
    c->tall[i] = fmax(ROW, clt_lines_height(c->label[i].n, CLT_FACE_LABEL) + ROW_PADDING);
    c->height += c->tall[i];
  }
  return !clt_arena_failed(arena);
}

/* The part of an open side: a line to the panel's edge, with a head. */
static void draw_open(clt_svg *svg, const char *colour, double edge, double y, double direction) {
  clt_svg_path(svg, clt_text_join(svg->arena, CLT_VALUES("fill ", colour)), 0.0);
  clt_svg_move(svg, edge, y);
  clt_svg_draw(svg, edge - HEAD_LENGTH * direction, y - HEAD_HALF);
  clt_svg_draw(svg, edge - HEAD_LENGTH * direction, y + HEAD_HALF);
  clt_svg_path_end(svg, true);
}

static void draw_effect(clt_svg *svg, const clt_plot_effect *e, const clt_box *panel,
                        const clt_scale *x, double y) {
  const char *colour = differs_from_zero(e) ? (e->estimate < 0.0 ? "c2" : "c1") : "c0";
  const char *stroke = clt_text_join(svg->arena, CLT_VALUES("stroke ", colour));
  double left = panel->left, right = panel->left + panel->width;
  if (isnan(e->estimate)) return;
  double low = isnan(e->low) ? left : clt_scale_at(x, e->low);
  double high = isnan(e->high) ? right : clt_scale_at(x, e->high);
  double at = clt_scale_at(x, e->estimate);
  if (!isnan(e->low) || !isnan(e->high)) {
    clt_svg_line(svg, stroke, low, y, high, y);
    if (isnan(e->low)) draw_open(svg, colour, left, y, -1.0);
    if (isnan(e->high)) draw_open(svg, colour, right, y, 1.0);
  }
  const char *mark = differs_from_zero(e) ? "fill " : "hollow ";
  clt_svg_circle(svg, clt_text_join(svg->arena, CLT_VALUES(mark, colour)), at, y, MARK);
}

static void draw_row(clt_figure *figure, const clt_plot_effect *e, const columns *c, size_t i,
                     const clt_box *panel, const clt_scale *x, double y) {
  clt_svg *svg = &figure->svg;
  double middle = y + c->tall[i] / 2.0;
  clt_svg_group(
      svg, clt_text_join(figure->arena,
                         CLT_VALUES(clt_text_clean(figure->arena, e->label), ": ", c->figures[i])));
  clt_svg_lines_about(svg, CLT_TEXT_LABEL, CLT_START, figure->area.left, middle, CLT_FACE_LABEL,
                      &c->label[i]);
  draw_effect(svg, e, panel, x, middle);
  clt_svg_text(svg, "ink small", CLT_END, figure->area.left + figure->area.width,
               middle + CLT_HALF_CAPITAL, c->figures[i]);
  clt_svg_group_end(svg);
}

static void say_all(clt_figure *figure, const clt_effects_plot *plot, const columns *c) {
  clt_arena *arena = figure->arena;
  bool open = false, any = false;
  for (size_t i = 0; i < c->rows; i++) {
    const clt_plot_effect *e = &plot->effect[i];
    any = any || !isnan(e->estimate);
    open = open || (!isnan(e->estimate) && isnan(e->low) != isnan(e->high));
    clt_figure_describe(figure, clt_text_join(arena, CLT_VALUES(clt_text_clean(arena, e->label),
                                                                ": ", c->figures[i])));
  }
  if (any) clt_figure_caption(figure, clt_figure_say(figure, CLT_SAYS_FILLED, CLT_VALUES("")));
  if (open) clt_figure_add(figure, clt_figure_say(figure, CLT_SAYS_OPEN, CLT_VALUES("")));
  if (plot->effects > c->rows) {
    const char *more = clt_value_count(arena, (double)(plot->effects - c->rows));
    clt_figure_add(figure, clt_figure_say(figure, CLT_SAYS_MORE_ROWS, CLT_VALUES(more)));
  }
  clt_figure_note_rows(figure, plot->missing, 0);
}

/* All estimates, limits and 0 are on the axis. */
static void find_range(const clt_effects_plot *plot, double *least, double *most) {
  for (size_t i = 0; i < plot->effects && i < MOST_EFFECTS; i++) {
    const clt_plot_effect *e = &plot->effect[i];
    if (isnan(e->estimate)) continue;
    clt_range_take(least, most, 0.0);
    clt_range_take(least, most, e->estimate);
    clt_range_take(least, most, e->low);
    clt_range_take(least, most, e->high);
  }
}

static void draw_all(clt_figure *figure, const clt_effects_plot *plot, const columns *c,
                     const clt_box *panel, const clt_scale *x) {
  clt_svg *svg = &figure->svg;
  double stretch = (panel->height - c->height) / (c->rows ? (double)c->rows : 1.0);
  double y = panel->top + stretch / 2.0;
  clt_axis_bottom(svg, panel, x);
  if (x->ticks) {
    double zero = clt_scale_at(x, 0.0);
    clt_svg_line(svg, "rule", zero, panel->top, zero, panel->top + panel->height);
  }
  for (size_t i = 0; i < c->rows; i++) {
    draw_row(figure, &plot->effect[i], c, i, panel, x, y);
    y += c->tall[i] + stretch;
  }
  if (!c->rows)
    clt_axis_empty(svg, panel, clt_figure_say(figure, CLT_SAYS_NO_ROWS, CLT_VALUES("")));
}

const char *clt_plot_effects(const clt_effects_plot *plot, const clt_figure_options *options,
                             clt_arena *arena) {
  clt_figure figure;
  columns c;
  double least = NAN, most = NAN;
  clt_figure_begin(&figure, arena, options);
  find_range(plot, &least, &most);
  clt_scale trial = clt_scale_trial(least, most);
  if (!measure(&figure, plot, &trial, &c)) return NULL;
  say_all(&figure, plot, &c);
  const char *name = clt_figure_say(&figure, CLT_SAYS_EFFECTS, CLT_VALUES(""));
  const char *y_label = clt_label_or(arena, options->y_label, "");
  double above = *y_label ? HEADING : 0.0, below = clt_axis_bottom_room(true);
  double height = fmax(c.height, LEAST_ROWS * ROW) + above + below;
  clt_figure_open(&figure, name, height, height);
  clt_box panel = figure.area;
  panel.left += c.labels + (c.labels > 0.0 ? COLUMN_GAP : 0);
  panel.width -= panel.left - figure.area.left + c.numbers + (c.numbers > 0.0 ? COLUMN_GAP : 0);
  panel.top += above;
  panel.height -= above + below;
  clt_scale x = clt_scale_across(least, most, panel.left, panel.left + panel.width);
  const char *x_title = clt_label_or(arena, options->x_label,
                                     clt_figure_say(&figure, CLT_SAYS_EFFECT, CLT_VALUES("")));
  clt_fitted_text(&figure.svg, CLT_TEXT_HEADING, CLT_FACE_HEADING, CLT_START, figure.area.left,
                  figure.area.top + CLT_FACE_HEADING.size, figure.area.width, y_label);
  draw_all(&figure, plot, &c, &panel, &x);
  clt_axis_bottom_title(&figure.svg, &panel, figure.area.top + figure.area.height,
                        clt_scale_title(&x, arena, x_title));
  return clt_figure_close(&figure);
}
