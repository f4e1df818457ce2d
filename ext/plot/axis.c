#include "plot/axis.h"

#include <math.h>

#include "plot/palette.h"

/* Pixels: distance of ticks on a left axis, and at the least; its labels' from the panel; what a
** bottom axis takes with its labels, what is left free below them; length of a tick. */
enum { LEFT_GAP = 34, LEFT_TIGHT = 16, LABEL_GAP = 7, BOTTOM_ROOM = 20, BOTTOM_GAP = 6, TICK = 4 };

/* What an empty panel says, in lines of its width without this. */
enum { EMPTY_LINES = 3, EMPTY_PADDING = 8 };

clt_scale clt_axis_left_scale(const clt_range *range, const clt_box *panel) {
  double share = CLT_TICK_SHARE * panel->height;
  return clt_scale_of(range, panel->top + panel->height, panel->top, fmax(LEFT_GAP, share),
                      fmax(LEFT_TIGHT, share));
}

double clt_axis_left_room(const clt_scale *y, const char *title) {
  return clt_scale_label_width(y) + LABEL_GAP + (*title ? CLT_TITLE_ROOM : 0);
}

double clt_axis_bottom_room(bool title) {
  return BOTTOM_ROOM + (title ? CLT_TITLE_ROOM : 0) + BOTTOM_GAP;
}

void clt_axis_left(clt_svg *svg, const clt_box *panel, const clt_scale *y, bool labels) {
  char label[CLT_FIGURE_BYTES];
  for (int i = 0; i < y->ticks; i++) {
    double at = clt_scale_tick(y, i, label);
    clt_svg_line(svg, "grid", panel->left, at, panel->left + panel->width, at);
    if (labels) {
      clt_svg_text(svg, CLT_TEXT_TICK, CLT_END, panel->left - LABEL_GAP, at + CLT_HALF_CAPITAL,
                   label);
    }
  }
}

void clt_axis_bottom(clt_svg *svg, const clt_box *panel, const clt_scale *x) {
  char label[CLT_FIGURE_BYTES];
  double bottom = panel->top + panel->height;
  for (int i = 0; i < x->ticks; i++) {
    double at = clt_scale_tick(x, i, label);
    clt_svg_line(svg, "grid", at, panel->top, at, bottom);
    clt_svg_line(svg, "axis", at, bottom, at, bottom + TICK);
    clt_svg_text(svg, CLT_TEXT_TICK, CLT_MIDDLE, at, bottom + CLT_LABEL_BASE, label);
  }
  clt_svg_line(svg, "axis", panel->left, bottom, panel->left + panel->width, bottom);
}

void clt_axis_left_title(clt_svg *svg, const clt_box *panel, double left, const char *title) {
  const char *fitted = clt_text_fit(svg->arena, title, CLT_FACE_LABEL, panel->height);
  if (!*title) return;
  if (fitted != title) clt_svg_group(svg, title);
  clt_svg_text_up(svg, CLT_TEXT_LABEL, CLT_MIDDLE, left + CLT_FACE_LABEL.size,
                  panel->top + panel->height / 2.0, fitted);
  if (fitted != title) clt_svg_group_end(svg);
}

void clt_axis_bottom_title(clt_svg *svg, const clt_box *panel, double bottom, const char *title) {
  clt_fitted_text(svg, CLT_TEXT_LABEL, CLT_FACE_LABEL, CLT_MIDDLE, panel->left + panel->width / 2.0,
                  bottom - CLT_DESCENT, panel->width, title);
}

void clt_fitted_text(clt_svg *svg, const char *classes, clt_face face, clt_anchor anchor, double x,
                     double y, double width, const char *text) {
  const char *fitted = clt_text_fit(svg->arena, text, face, width);
  if (!*text) return;
  if (fitted != text) clt_svg_group(svg, text);
  clt_svg_text(svg, classes, anchor, x, y, fitted);
  if (fitted != text) clt_svg_group_end(svg);
}

void clt_axis_empty(clt_svg *svg, const clt_box *panel, const char *says) {
  clt_text_lines lines =
      clt_text_wrap(svg->arena, says, CLT_FACE_SMALL, panel->width - EMPTY_PADDING, EMPTY_LINES);
  clt_svg_lines(svg, CLT_TEXT_CAPTION, CLT_MIDDLE, panel->left + panel->width / 2.0,
                panel->top + panel->height / 2.0, CLT_FACE_SMALL, &lines);
}
