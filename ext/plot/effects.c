/* plot_effects: a forest plot. */
#include <math.h>
#include <string.h>

#include "plot/palette.h"
#include "plot/plots.h"

/* Rows: pixels of one at least and beside its label's lines, rows that the panel has room for at
** least. */
enum { ROW = 24, ROW_PADDING = 8, LEAST_ROWS = 3 };

/* Pixels below the heads, and between labels, panel and figures; lines of a head. */
enum { HEAD_GAP = 6, COLUMN_GAP = 12, HEAD_LINES = 2 };

/* Digits of a ratio that is nearly 1. */
enum { MOST_DIGITS = 15 };

/* Labels: lines at most, and their share of the figure's width. */
enum { LABEL_LINES = 2 };
static const double LABEL_SHARE = 0.36;

/* Radius of the mark of an estimate; length and half the width of the head of an open side. */
static const double MARK = 4.6, HEAD_LENGTH = 7.0, HEAD_HALF = 4.0;

/* What no effect is: a difference of 0, a ratio of 1. */
static double none_of(const clt_figure *figure) {
  return figure->options->log_x ? 1.0 : 0.0;
}

static bool differs(const clt_plot_effect *e, double none) {
  return (!isnan(e->low) && e->low > none) || (!isnan(e->high) && e->high < none);
}

/* To a few digits, but to more where that would make a ratio look like none. */
static const char *plain(clt_arena *arena, double figure, double none) {
  const char *says = clt_value(arena, figure, CLT_DIGITS_FEW);
  const char *nothing = clt_value(arena, none, 1);
  for (int digits = CLT_DIGITS_FEW + 1; digits <= MOST_DIGITS; digits++) {
    if (figure == none || strcmp(says, nothing) != 0) break;
    says = clt_value(arena, figure, digits);
  }
  return says;
}

/* Of a difference, in the units that the axis counts in, to a tenth of the ticks' power of ten; to
** its first digit where that would make it look like none. */
static const char *counted(clt_arena *arena, const clt_scale *x, double figure) {
  char text[CLT_FIGURE_BYTES];
  int decimals = (int)fmax(0.0, 1.0 - floor(log10(x->step)));
  double count = clt_scale_by_ten(figure, -x->power);
  bool nothing = fabs(count) <= 0.5 * clt_scale_by_ten(1.0, -decimals);
  if (isnan(count) || (nothing && count != 0.0)) return clt_value(arena, count, 1);
  clt_format_decimals(text, count, decimals);
  return clt_text_join(arena, CLT_VALUES(text));
}

/* "0.52 [0.11, 0.93]", as `x` counts, or plain where that is NULL. */
static const char *in_figures(const clt_figure *figure, const clt_plot_effect *e,
                              const clt_scale *x) {
  clt_arena *arena = figure->arena;
  const double values[3] = {e->estimate, e->low, e->high};
  const char *says[3];
  if (isnan(e->estimate)) return clt_figure_say(figure, CLT_SAYS_NO_ESTIMATE, CLT_VALUES(""));
  for (int i = 0; i < 3; i++) {
    says[i] =
        x && !x->log ? counted(arena, x, values[i]) : plain(arena, values[i], none_of(figure));
  }
  return clt_text_join(arena, CLT_VALUES(says[0], " [", says[1], ", ", says[2], "]"));
}

/* "GPU energy: 0.52 [0.11, 0.93]" */
static const char *in_words(const clt_figure *figure, const clt_plot_effect *e) {
  const char *label = clt_text_clean(figure->arena, e->label);
  return clt_text_join(figure->arena, CLT_VALUES(label, ": ", in_figures(figure, e, NULL)));
}

/* Columns: labels, panel, figures. */
typedef struct columns {
  int rows;
  clt_text_lines *label; /* [rows] */
  const char **figures;  /* [rows] */
  double *tall;          /* [rows] height of a row */
  double labels, numbers, height;
} columns;

static bool measure(const clt_figure *figure, const clt_effects_plot *plot, const clt_scale *x,
                    columns *c) {
  clt_arena *arena = figure->arena;
  *c = (columns){.rows = plot->effects};
  c->label = clt_arena_take(arena, (size_t)c->rows, sizeof *c->label);
  c->figures = clt_arena_take(arena, (size_t)c->rows, sizeof *c->figures);
  c->tall = clt_arena_take(arena, (size_t)c->rows, sizeof *c->tall);
  if (clt_arena_failed(arena)) return false;
  for (int i = 0; i < c->rows; i++) {
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

static void draw_effect(clt_svg *svg, const clt_plot_effect *e, double none, const clt_box *panel,
                        const clt_scale *x, double y) {
  const char *colour = differs(e, none) ? (e->estimate < none ? "c2" : "c1") : "c0";
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
  const char *mark = differs(e, none) ? "fill " : "hollow ";
  clt_svg_circle(svg, clt_text_join(svg->arena, CLT_VALUES(mark, colour)), at, y, MARK);
}

static void draw_row(clt_figure *figure, const clt_plot_effect *e, const columns *c, int i,
                     const clt_box *panel, const clt_scale *x, double y) {
  clt_svg *svg = &figure->svg;
  double middle = y + c->tall[i] / 2.0;
  clt_svg_group(svg, in_words(figure, e));
  clt_svg_lines_about(svg, CLT_TEXT_LABEL, CLT_START, figure->area.left, middle, CLT_FACE_LABEL,
                      &c->label[i]);
  draw_effect(svg, e, none_of(figure), panel, x, middle);
  clt_svg_text(svg, "ink small", CLT_END, figure->area.left + figure->area.width,
               middle + CLT_HALF_CAPITAL, c->figures[i]);
  clt_svg_group_end(svg);
}

static void say_all(clt_figure *figure, const clt_effects_plot *plot, const columns *c) {
  clt_arena *arena = figure->arena;
  bool open = false;
  const char *none = clt_value(arena, none_of(figure), 1);
  int estimates = 0, differing = 0;
  for (int i = 0; i < c->rows; i++) {
    const clt_plot_effect *e = &plot->effect[i];
    estimates += !isnan(e->estimate);
    differing += !isnan(e->estimate) && differs(e, none_of(figure));
    open = open || (!isnan(e->estimate) && !isnan(e->low) != !isnan(e->high));
    clt_figure_describe(figure, in_words(figure, e));
  }
  if (estimates) {
    clt_figure_caption(figure, clt_figure_say(figure, CLT_SAYS_FILLED, CLT_VALUES(none)));
    clt_figure_describe(figure,
                        clt_figure_say(figure, CLT_SAYS_DIFFERING,
                                       CLT_VALUES(clt_value_count(arena, differing),
                                                  clt_value_count(arena, estimates), none)));
  }
  if (open) clt_figure_add(figure, clt_figure_say(figure, CLT_SAYS_OPEN, CLT_VALUES("")));
  if (plot->more) {
    const char *more = clt_value_count(arena, (double)plot->more);
    clt_figure_add(figure, clt_figure_say(figure, CLT_SAYS_MORE_ROWS, CLT_VALUES(more)));
  }
  clt_figure_note_rows(figure, plot->missing, 0, 0);
  clt_figure_describe(figure, figure->caption);
}

/* All estimates, limits and what no effect is are on the axis. */
static clt_range find_range(const clt_figure *figure, const clt_effects_plot *plot) {
  clt_range range = {NAN, NAN, figure->options->log_x};
  for (int i = 0; i < plot->effects; i++) {
    const clt_plot_effect *e = &plot->effect[i];
    if (isnan(e->estimate)) continue;
    clt_range_take(&range, none_of(figure));
    clt_range_take(&range, e->estimate);
    clt_range_take(&range, e->low);
    clt_range_take(&range, e->high);
  }
  return range;
}

static void draw_all(clt_figure *figure, const clt_effects_plot *plot, const columns *c,
                     const clt_box *panel, const clt_scale *x) {
  clt_svg *svg = &figure->svg;
  double stretch = (panel->height - c->height) / fmax(c->rows, 1.0);
  double y = panel->top + stretch / 2.0;
  clt_axis_bottom(svg, panel, x);
  if (x->ticks) {
    double none = clt_scale_at(x, none_of(figure));
    clt_svg_line(svg, "rule", none, panel->top, none, panel->top + panel->height);
  }
  for (int i = 0; i < c->rows; i++) {
    draw_row(figure, &plot->effect[i], c, i, panel, x, y);
    y += c->tall[i] + stretch;
  }
  if (!c->rows)
    clt_axis_empty(svg, panel, clt_figure_say(figure, CLT_SAYS_NO_ROWS, CLT_VALUES("")));
}

/* What stands over the figures. */
static clt_text_lines head_of(const clt_figure *figure, const clt_effects_plot *plot,
                              const clt_scale *x) {
  clt_arena *arena = figure->arena;
  const char *level = clt_value(arena, 100.0 * plot->conf_level, CLT_DIGITS);
  const char *says = isnan(plot->conf_level)
                         ? clt_figure_say(figure, CLT_SAYS_INTERVAL, CLT_VALUES(""))
                         : clt_figure_say(figure, CLT_SAYS_CONF_INTERVAL, CLT_VALUES(level));
  if (!x->log) says = clt_figure_axis_title(figure, x, says);
  return clt_text_wrap(arena, says, CLT_FACE_SMALL, figure->area.width / 2.0, HEAD_LINES);
}

/* Heads over the labels, what the user calls them, and over the figures. */
static void draw_heads(clt_figure *figure, const char *y_label, const clt_text_lines *head,
                       double bottom) {
  double left = figure->area.left, width = figure->area.width;
  double base = bottom - HEAD_GAP - clt_lines_height(head->n - 1.0, CLT_FACE_SMALL);
  clt_fitted_text(&figure->svg, CLT_TEXT_HEADING, CLT_FACE_HEADING, CLT_START, left, base,
                  width - head->width - COLUMN_GAP, y_label);
  clt_svg_lines(&figure->svg, CLT_TEXT_TICK, CLT_END, left + width, base, CLT_FACE_SMALL, head);
}

/* The title of the axis, below the panel, which may be too narrow for it. */
static void draw_title(clt_figure *figure, const clt_scale *x, const clt_box *panel) {
  const char *effect = clt_figure_say(figure, CLT_SAYS_EFFECT, CLT_VALUES(""));
  const char *title = clt_figure_axis_title(
      figure, x, clt_label_or(figure->arena, figure->options->x_label, effect));
  bool fits = clt_text_width(title, CLT_FACE_LABEL) <= panel->width;
  clt_axis_bottom_title(&figure->svg, fits ? panel : &figure->area,
                        figure->area.top + figure->area.height, title);
}

const char *clt_plot_effects(const clt_effects_plot *plot, const clt_figure_options *options,
                             clt_arena *arena) {
  clt_figure figure;
  columns c;
  clt_figure_begin(&figure, arena, options);
  clt_range range = find_range(&figure, plot);
  clt_scale trial = clt_scale_trial(&range);
  if (!measure(&figure, plot, &trial, &c)) return NULL;
  say_all(&figure, plot, &c);
  const char *name = clt_figure_say(&figure, CLT_SAYS_EFFECTS, CLT_VALUES(""));
  const char *y_label = clt_label_or(arena, options->y_label, "");
  clt_text_lines head = head_of(&figure, plot, &trial);
  double above = HEAD_GAP + clt_lines_height(head.n, CLT_FACE_SMALL);
  double below = clt_axis_bottom_room(true);
  double height = fmax(c.height, LEAST_ROWS * ROW) + above + below;
  clt_figure_open(&figure, name, height, height);
  clt_box panel = figure.area;
  panel.left += c.labels + (c.labels > 0.0 ? COLUMN_GAP : 0);
  panel.width -= panel.left - figure.area.left + c.numbers + (c.numbers > 0.0 ? COLUMN_GAP : 0);
  panel.width = fmax(panel.width, CLT_LEAST_PANEL);
  panel.top += above;
  panel.height -= above + below;
  clt_scale x = clt_scale_across(&range, panel.left, panel.left + panel.width);
  draw_heads(&figure, y_label, &head, panel.top);
  draw_all(&figure, plot, &c, &panel, &x);
  draw_title(&figure, &trial, &panel);
  return clt_figure_close(&figure);
}
