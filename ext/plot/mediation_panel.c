#include "plot/mediation_panel.h"

#include <math.h>

#include "plot/palette.h"

/* Boxes: lines of a name, its least width; pixels beside it on either side, above and below it
** together; radius of the corners. */
enum { NAME_LINES = 3, NAME_LEAST = 40, BESIDE_NAME = 10, AROUND_NAME = 14, CORNER = 6 };

/* The heading of a panel that has a label. */
enum { HEADING = 22 };

/* The centres of the boxes: x and y this share of the width from either side and so far above the
** bottom, the first mediator so far below the top, and so far above x and y where it is the only
** one; further ones lie so far apart at least, with so much between their boxes, and the last of
** them so much more above x and y. No name is wider than its share, the name of one mediator of
** several than the second. */
static const double SIDE_SHARE = 0.16, NAME_SHARE = 0.26, NAME_SHARE_SEVERAL = 0.2;
static const double XY_ABOVE = 62.0, M_BELOW = 36.0, M_ABOVE = 112.0;
static const double LEAST_PITCH = 50.0, BETWEEN_BOXES = 14.0, LAST_ABOVE = 16.0;

/* What is written at a path stands so far from its middle: a and b above and to their side, c'
** below. At a path with a corner it stands on the level part, so far above it. */
static const double SLOPE_ABOVE = 26.0, SLOPE_ASIDE = 12.0, DIRECT_BELOW = 20.0;
static const double LEVEL_ABOVE = 6.0, LEVEL_ASIDE = 6.0;

/* Between the base lines of an estimate and of its p: across a level path, and else. */
static const double P_BELOW = 15.0, P_ACROSS = 20.0;

/* Paths whose p is below are drawn bold. */
#define LEVEL 0.05

/* Widths of a path, bold and else; length of its head, and half the head's width, which grows with
** the path's; and the most between two that rise from one box. */
static const double BOLD = 2.8, THIN = 1.3;
static const double HEAD_LENGTH = 9.0, HEAD_HALF = 3.4, HEAD_GROWS = 0.6, BESIDE_PATH = 12.0;

typedef struct corner {
  const char *whole;
  clt_text_lines name;
  clt_box box;
} corner;

static clt_text_lines wrap(clt_arena *arena, const char *name, double width) {
  return clt_text_wrap(arena, name, CLT_FACE_LABEL, width, NAME_LINES);
}

static double box_height(const clt_text_lines *name) {
  return clt_lines_height(fmax(name->n, 1.0), CLT_FACE_LABEL) + AROUND_NAME;
}

static corner corner_of(clt_arena *arena, const char *name, double width, double x, double y) {
  corner c = {.whole = name, .name = wrap(arena, name, width)};
  c.box.width = fmax(c.name.width, NAME_LEAST) + 2 * BESIDE_NAME;
  c.box.height = box_height(&c.name);
  c.box.left = x - c.box.width / 2.0;
  c.box.top = y - c.box.height / 2.0;
  return c;
}

static double middle_x(const clt_box *box) {
  return box->left + box->width / 2.0;
}

static double middle_y(const clt_box *box) {
  return box->top + box->height / 2.0;
}

static void draw_corner(clt_svg *svg, const corner *c) {
  if (c->name.cut) clt_svg_group(svg, c->whole);
  clt_svg_rect(svg, "node", c->box.left, c->box.top, c->box.width, c->box.height, CORNER);
  clt_svg_lines_about(svg, CLT_TEXT_LABEL, CLT_MIDDLE, middle_x(&c->box), middle_y(&c->box),
                      CLT_FACE_LABEL, &c->name);
  if (c->name.cut) clt_svg_group_end(svg);
}

/* ---- paths ---- */

/* The way of a path, straight or over one bend; and where its figures stand. */
typedef struct route {
  double x[3], y[3];
  int points, digits;
  clt_anchor anchor;
  double text_x, text_y, p_below;
} route;

/* Where the line from the centre of a box towards (x, y) leaves the box. */
static void leave(const clt_box *box, double x, double y, double *out_x, double *out_y) {
  double cx = middle_x(box), cy = middle_y(box), dx = x - cx, dy = y - cy;
  double share = fmin(dx != 0.0 ? box->width / 2.0 / fabs(dx) : INFINITY,
                      dy != 0.0 ? box->height / 2.0 / fabs(dy) : INFINITY);
  share = fmin(share, 1.0);
  *out_x = cx + share * dx;
  *out_y = cy + share * dy;
}

static route straight(const clt_box *from, const clt_box *to) {
  route r = {.points = 2, .digits = CLT_DIGITS, .p_below = P_BELOW};
  leave(from, middle_x(to), middle_y(to), &r.x[0], &r.y[0]);
  leave(to, middle_x(from), middle_y(from), &r.x[1], &r.y[1]);
  r.text_x = (r.x[0] + r.x[1]) / 2.0;
  r.text_y = (r.y[0] + r.y[1]) / 2.0;
  return r;
}

/* From x, or to y, with the bend at (x, the height of the mediator): these ways do not cross. */
static route bent(const clt_box *outer, const clt_box *mediator, double x, bool into_mediator) {
  bool left = middle_x(outer) < middle_x(mediator);
  double side = left ? mediator->left : mediator->left + mediator->width;
  double y = middle_y(mediator);
  route r = {.points = 3,
             .digits = CLT_DIGITS_FEW,
             .x = {x, x, side},
             .y = {outer->top, y, y},
             .anchor = left ? CLT_START : CLT_END,
             .text_x = x + (left ? LEVEL_ASIDE : -LEVEL_ASIDE),
             .text_y = y - LEVEL_ABOVE,
             .p_below = P_ACROSS};
  if (into_mediator) return r;
  r.x[0] = side, r.x[2] = x;
  r.y[0] = y, r.y[2] = outer->top;
  return r;
}

/* The two paths of mediator i of k. */
static void find_routes(const corner *x, const corner *m, const corner *y, int i, int k, route *a,
                        route *b) {
  double apart = fmin(BESIDE_PATH, fmin(x->box.width, y->box.width) / (k + 1.0));
  double aside = (i - (k - 1) / 2.0) * apart;
  if (k > 1) {
    *a = bent(&x->box, &m->box, middle_x(&x->box) + aside, true);
    *b = bent(&y->box, &m->box, middle_x(&y->box) - aside, false);
    return;
  }
  *a = straight(&x->box, &m->box);
  *b = straight(&m->box, &y->box);
  a->text_y -= SLOPE_ABOVE;
  b->text_y -= SLOPE_ABOVE;
  a->text_x -= SLOPE_ASIDE;
  b->text_x += SLOPE_ASIDE;
  a->anchor = CLT_END;
}

static void draw_route(clt_svg *svg, const route *r, double estimate, bool bold) {
  int last = r->points - 1;
  double x1 = r->x[last], y1 = r->y[last];
  double dx = x1 - r->x[last - 1], dy = y1 - r->y[last - 1], length = hypot(dx, dy);
  if (!(length > HEAD_LENGTH)) return;
  dx /= length;
  dy /= length;
  double width = bold ? BOLD : THIN, half = HEAD_HALF + HEAD_GROWS * width;
  const char *colour = isnan(estimate) ? "c0" : estimate < 0.0 ? "c2" : "c1";
  const char *dash = estimate < 0.0 ? " dash" : "";
  double bx = x1 - HEAD_LENGTH * dx, by = y1 - HEAD_LENGTH * dy;
  clt_svg_path(svg, clt_text_join(svg->arena, CLT_VALUES("stroke ", colour, dash)), width);
  clt_svg_move(svg, r->x[0], r->y[0]);
  if (last > 1) clt_svg_draw(svg, r->x[1], r->y[1]);
  clt_svg_draw(svg, bx, by);
  clt_svg_path_end(svg, false);
  clt_svg_path(svg, clt_text_join(svg->arena, CLT_VALUES("fill ", colour)), 0.0);
  clt_svg_move(svg, x1, y1);
  clt_svg_draw(svg, bx - half * dy, by + half * dx);
  clt_svg_draw(svg, bx + half * dy, by - half * dx);
  clt_svg_path_end(svg, true);
}

/* "a = 0.52" and "p = 0.003" below it. */
static void write_path(clt_figure *figure, const route *r, const char *name,
                       const clt_plot_path *path) {
  clt_arena *arena = figure->arena;
  clt_svg *svg = &figure->svg;
  clt_svg_text(
      svg, CLT_TEXT_HEADING, r->anchor, r->text_x, r->text_y,
      clt_text_join(arena, CLT_VALUES(name, " = ", clt_value(arena, path->estimate, r->digits))));
  clt_svg_text(svg, CLT_TEXT_TICK, r->anchor, r->text_x, r->text_y + r->p_below,
               clt_text_join(arena, CLT_VALUES("p ", clt_value_p(arena, path->p_value))));
}

static void draw_path(clt_figure *figure, const route *r, const char *name,
                      const clt_plot_path *path, const clt_plot_path *difference) {
  draw_route(&figure->svg, r, path->estimate, (difference ? difference : path)->p_value < LEVEL);
  write_path(figure, r, name, path);
}

/* ---- panels ---- */

static double name_width(const clt_mediation_plot *plot, double width) {
  return width * (plot->mediators > 1 ? NAME_SHARE_SEVERAL : NAME_SHARE);
}

/* From the middle of a mediator's box to that of the next. */
static double pitch_of(const clt_mediation_plot *plot, const clt_mediation_names *names,
                       double width, clt_arena *arena) {
  double pitch = LEAST_PITCH;
  for (int i = 0; i < plot->mediators; i++) {
    clt_text_lines name = wrap(arena, names->m[i], name_width(plot, width));
    pitch = fmax(pitch, box_height(&name) + BETWEEN_BOXES);
  }
  return pitch;
}

double clt_mediation_panel_height(const clt_mediation_plot *plot, const clt_mediation_names *names,
                                  double width, clt_arena *arena) {
  double heading = plot->panel[0].label ? HEADING : 0.0;
  double pitch = pitch_of(plot, names, width, arena);
  double last = plot->mediators > 1 ? pitch + LAST_ABOVE : M_ABOVE;
  return heading + M_BELOW + (plot->mediators - 1) * pitch + last + XY_ABOVE;
}

static void draw_mediators(clt_figure *figure, const clt_mediation_plot *plot,
                           const clt_mediation_names *names, int panel, const clt_box *area,
                           const corner *x, const corner *y) {
  const clt_mediation_panel *p = &plot->panel[panel], *d = plot->difference;
  double pitch = pitch_of(plot, names, area->width, figure->arena);
  for (int i = 0; i < plot->mediators; i++) {
    route a, b;
    corner m = corner_of(figure->arena, names->m[i], name_width(plot, area->width), middle_x(area),
                         area->top + M_BELOW + i * pitch);
    find_routes(x, &m, y, i, plot->mediators, &a, &b);
    draw_path(figure, &a, "a", &p->a[i], d ? &d->a[i] : NULL);
    draw_path(figure, &b, "b", &p->b[i], d ? &d->b[i] : NULL);
    draw_corner(&figure->svg, &m);
  }
}

void clt_mediation_panel_draw(clt_figure *figure, const clt_mediation_plot *plot,
                              const clt_mediation_names *names, int panel, const clt_box *whole) {
  const clt_mediation_panel *p = &plot->panel[panel], *d = plot->difference;
  clt_box area = *whole;
  if (p->label) {
    clt_fitted_text(&figure->svg, CLT_TEXT_HEADING, CLT_FACE_HEADING, CLT_START, area.left,
                    area.top + CLT_FACE_HEADING.size, area.width,
                    clt_text_clean(figure->arena, p->label));
    area.top += HEADING;
    area.height -= HEADING;
  }
  double side = SIDE_SHARE * area.width, low = area.top + area.height - XY_ABOVE;
  double name = NAME_SHARE * area.width;
  corner x = corner_of(figure->arena, names->x, name, area.left + side, low);
  corner y = corner_of(figure->arena, names->y, name, area.left + area.width - side, low);
  draw_mediators(figure, plot, names, panel, &area, &x, &y);
  route direct = straight(&x.box, &y.box);
  direct.anchor = CLT_MIDDLE;
  direct.text_y += DIRECT_BELOW;
  draw_path(figure, &direct, "c\xe2\x80\xb2", &p->direct, d ? &d->direct : NULL);
  draw_corner(&figure->svg, &x);
  draw_corner(&figure->svg, &y);
}
