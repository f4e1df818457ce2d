/* plot_mediation: x, the mediator above and y, with the coefficients of Baron & Kenny's (1986)
** regressions on the paths. */
#include <math.h>
#include <string.h>

#include "plot/palette.h"
#include "plot/plots.h"

enum { HEIGHT = 210 };

/* Boxes: lines of a name, its least width; pixels beside it on either side, above and below it
** together; radius of the corners. */
enum { NAME_LINES = 3, NAME_LEAST = 40, BESIDE_NAME = 10, AROUND_NAME = 14, CORNER = 6 };

/* The centres of the boxes: x and y this share of the width from either side and so far above the
** bottom, m so far below the top. No name is wider than its share. */
static const double SIDE_SHARE = 0.16, NAME_SHARE = 0.26, XY_ABOVE = 62.0, M_BELOW = 36.0;

/* What is written at a path stands so far from its middle: a and b above and to their side, c'
** below. */
static const double SLOPE_ABOVE = 26.0, SLOPE_ASIDE = 12.0, DIRECT_BELOW = 20.0;

/* Between the base lines of an estimate and of its p. */
static const double P_BELOW = 15.0;

/* Paths whose p is below are drawn bold. */
#define LEVEL 0.05

/* Widths of a path, bold and else; length of its head, and half the head's width, which grows with
** the path's. */
static const double BOLD = 2.8, THIN = 1.3;
static const double HEAD_LENGTH = 9.0, HEAD_HALF = 3.4, HEAD_GROWS = 0.6;

typedef struct corner {
  clt_lines name;
  clt_box box;
} corner;

static corner corner_of(const clt_figure *figure, const char *name, double x, double y) {
  clt_arena *arena = figure->arena;
  corner c;
  c.name = clt_text_wrap(arena, name, CLT_FACE_LABEL, NAME_SHARE * figure->area.width, NAME_LINES);
  c.box.width = fmax(c.name.width, NAME_LEAST) + 2 * BESIDE_NAME;
  c.box.height = clt_lines_height(fmax(c.name.n, 1.0), CLT_FACE_LABEL) + AROUND_NAME;
  c.box.left = x - c.box.width / 2.0;
  c.box.top = y - c.box.height / 2.0;
  return c;
}

static void draw_corner(clt_svg *svg, const corner *c, const char *name) {
  double x = c->box.left + c->box.width / 2.0, y = c->box.top + c->box.height / 2.0;
  if (c->name.cut) clt_svg_group(svg, name);
  clt_svg_rect(svg, "node", c->box.left, c->box.top, c->box.width, c->box.height, CORNER);
  clt_svg_lines_about(svg, CLT_TEXT_LABEL, CLT_MIDDLE, x, y, CLT_FACE_LABEL, &c->name);
  if (c->name.cut) clt_svg_group_end(svg);
}

/* Where the line from the centre of a box towards (x, y) leaves the box. */
static void leave(const clt_box *box, double x, double y, double *out_x, double *out_y) {
  double cx = box->left + box->width / 2.0, cy = box->top + box->height / 2.0;
  double dx = x - cx, dy = y - cy;
  double share = fmin(dx != 0.0 ? box->width / 2.0 / fabs(dx) : INFINITY,
                      dy != 0.0 ? box->height / 2.0 / fabs(dy) : INFINITY);
  share = fmin(share, 1.0);
  *out_x = cx + share * dx;
  *out_y = cy + share * dy;
}

/* The paths' ends: the boxes' centres, but the slanted ones begin and end off the middle. */
typedef struct segment {
  double x0, y0, x1, y1;
} segment;

static segment between(const clt_box *a, const clt_box *b) {
  segment s;
  double ax = a->left + a->width / 2.0, ay = a->top + a->height / 2.0;
  double bx = b->left + b->width / 2.0, by = b->top + b->height / 2.0;
  leave(a, bx, by, &s.x0, &s.y0);
  leave(b, ax, ay, &s.x1, &s.y1);
  return s;
}

static void draw_path(clt_svg *svg, const segment *s, const clt_plot_path *path) {
  double length = hypot(s->x1 - s->x0, s->y1 - s->y0);
  if (!(length > HEAD_LENGTH)) return;
  double dx = (s->x1 - s->x0) / length, dy = (s->y1 - s->y0) / length;
  double width = path->p_value < LEVEL ? BOLD : THIN, half = HEAD_HALF + HEAD_GROWS * width;
  const char *colour = isnan(path->estimate) ? "c0" : path->estimate < 0.0 ? "c2" : "c1";
  const char *dash = path->estimate < 0.0 ? " dash" : "";
  double bx = s->x1 - HEAD_LENGTH * dx, by = s->y1 - HEAD_LENGTH * dy;
  clt_svg_path(svg, clt_text_join(svg->arena, CLT_VALUES("stroke ", colour, dash)), width);
  clt_svg_move(svg, s->x0, s->y0);
  clt_svg_draw(svg, bx, by);
  clt_svg_path_end(svg, false);
  clt_svg_path(svg, clt_text_join(svg->arena, CLT_VALUES("fill ", colour)), 0.0);
  clt_svg_move(svg, s->x1, s->y1);
  clt_svg_draw(svg, bx - half * dy, by + half * dx);
  clt_svg_draw(svg, bx + half * dy, by - half * dx);
  clt_svg_path_end(svg, true);
}

/* "a = 0.52" and "p = 0.003" below it, beside the middle of a path. */
static void write_path(clt_figure *figure, clt_anchor anchor, double x, double y, const char *name,
                       const clt_plot_path *path) {
  clt_arena *arena = figure->arena;
  clt_svg *svg = &figure->svg;
  clt_svg_text(
      svg, CLT_TEXT_HEADING, anchor, x, y,
      clt_text_join(arena, CLT_VALUES(name, " = ", clt_value(arena, path->estimate, CLT_DIGITS))));
  clt_svg_text(svg, CLT_TEXT_TICK, anchor, x, y + P_BELOW,
               clt_text_join(arena, CLT_VALUES("p ", clt_value_p(arena, path->p_value))));
}

/* What is said of each kind; of an undecided one, nothing. */
static const clt_phrase KINDS[CLT_MEDIATION_KINDS] = {[CLT_MEDIATION_NONE] = CLT_SAYS_NONE,
                                                      [CLT_MEDIATION_FULL] = CLT_SAYS_FULL,
                                                      [CLT_MEDIATION_PARTIAL] = CLT_SAYS_PARTIAL,
                                                      [CLT_MEDIATION_SUPPRESSION] =
                                                          CLT_SAYS_SUPPRESSION};

static void say_effects(clt_figure *figure, const clt_mediation_plot *plot) {
  clt_arena *arena = figure->arena;
  const clt_plot_path *indirect = &plot->path[CLT_SOBEL_INDIRECT];
  const clt_plot_path *direct = &plot->path[CLT_SOBEL_DIRECT],
                      *total = &plot->path[CLT_SOBEL_TOTAL];
  clt_figure_caption(figure,
                     clt_figure_say(figure, CLT_SAYS_INDIRECT,
                                    CLT_VALUES(clt_value(arena, indirect->estimate, CLT_DIGITS),
                                               clt_value(arena, indirect->low, CLT_DIGITS),
                                               clt_value(arena, indirect->high, CLT_DIGITS),
                                               clt_value(arena, plot->z, CLT_DIGITS),
                                               clt_value_p(arena, plot->z_p))));
  clt_figure_add(figure, clt_figure_say(figure, CLT_SAYS_DIRECT_TOTAL,
                                        CLT_VALUES(clt_value(arena, direct->estimate, CLT_DIGITS),
                                                   clt_value_p(arena, direct->p_value),
                                                   clt_value(arena, total->estimate, CLT_DIGITS),
                                                   clt_value_p(arena, total->p_value))));
}

static void say_all(clt_figure *figure, const clt_mediation_plot *plot) {
  clt_arena *arena = figure->arena;
  if (isnan(plot->path[CLT_SOBEL_INDIRECT].estimate)) {
    clt_figure_caption(figure, clt_figure_say(figure, CLT_SAYS_NO_MEDIATION, CLT_VALUES("")));
  } else {
    say_effects(figure, plot);
  }
  if (plot->kind != CLT_MEDIATION_UNDECIDED) {
    clt_figure_caption(figure, clt_figure_say(figure, KINDS[plot->kind], CLT_VALUES("")));
  }
  if (!isnan(plot->proportion) && plot->kind != CLT_MEDIATION_NONE) {
    const char *percent = clt_value(arena, 100.0 * plot->proportion, CLT_DIGITS_FEW);
    clt_figure_add(figure, clt_figure_say(figure, CLT_SAYS_PROPORTION, CLT_VALUES(percent)));
  }
  if (*plot->notes) clt_figure_caption(figure, clt_text_clean(arena, plot->notes));
  clt_figure_caption(figure, clt_figure_say(figure, CLT_SAYS_SIGNIFICANCE, CLT_VALUES("")));
  const char *n = clt_value_count(arena, (double)plot->n);
  clt_figure_caption(figure, clt_figure_say(figure, CLT_SAYS_ROWS, CLT_VALUES(n)));
  clt_figure_note_rows(figure, plot->missing, 0);
}

const char *clt_plot_mediation(const clt_mediation_plot *plot, const clt_figure_options *options,
                               clt_arena *arena) {
  clt_figure figure;
  const clt_plot_path *path = plot->path;
  clt_figure_begin(&figure, arena, options);
  const char *x_name = clt_label_or(arena, options->x_label, "x");
  const char *y_name = clt_label_or(arena, options->y_label, "y");
  const char *m_name = clt_label_or(arena, plot->m_label, "m");
  say_all(&figure, plot);
  clt_figure_open(&figure,
                  clt_figure_say(&figure, CLT_SAYS_MEDIATION, CLT_VALUES(x_name, m_name, y_name)),
                  HEIGHT, HEIGHT);
  clt_box area = figure.area;
  double side = SIDE_SHARE * area.width, low = area.top + area.height - XY_ABOVE,
         middle = area.left + area.width / 2.0;
  corner x = corner_of(&figure, x_name, area.left + side, low);
  corner y = corner_of(&figure, y_name, area.left + area.width - side, low);
  corner m = corner_of(&figure, m_name, middle, area.top + M_BELOW);
  segment a = between(&x.box, &m.box), b = between(&m.box, &y.box), c = between(&x.box, &y.box);
  draw_path(&figure.svg, &a, &path[CLT_SOBEL_A]);
  draw_path(&figure.svg, &b, &path[CLT_SOBEL_B]);
  draw_path(&figure.svg, &c, &path[CLT_SOBEL_DIRECT]);
  draw_corner(&figure.svg, &x, x_name);
  draw_corner(&figure.svg, &y, y_name);
  draw_corner(&figure.svg, &m, m_name);
  double up = (a.y0 + a.y1) / 2.0 - SLOPE_ABOVE;
  write_path(&figure, CLT_END, (a.x0 + a.x1) / 2.0 - SLOPE_ASIDE, up, "a", &path[CLT_SOBEL_A]);
  write_path(&figure, CLT_START, (b.x0 + b.x1) / 2.0 + SLOPE_ASIDE, up, "b", &path[CLT_SOBEL_B]);
  write_path(&figure, CLT_MIDDLE, (c.x0 + c.x1) / 2.0, c.y0 + DIRECT_BELOW, "c\xe2\x80\xb2",
             &path[CLT_SOBEL_DIRECT]);
  return clt_figure_close(&figure);
}
