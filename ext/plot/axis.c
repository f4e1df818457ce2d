#include "plot/axis.h"

#include <math.h>

#include "plot/palette.h"

/* Ticks are at least a tenth of the panel apart, and this many pixels. */
static const double LEFT_SHARE = 0.1, LEFT_GAP = 34.0;

clt_scale clt_axis_left_scale(double least, double most, const clt_box *panel) {
  double gap = fmax(LEFT_GAP, LEFT_SHARE * panel->height);
  return clt_scale_of(least, most, panel->top + panel->height, panel->top, gap);
}

clt_scale clt_axis_left_trial(double least, double most) {
  return clt_scale_of(least, most, 1.0, 0.0, LEFT_SHARE);
}

double clt_axis_left_room(const clt_scale *y, const char *title) {
  return clt_scale_label_width(y) + CLT_LABEL_GAP + (*title ? CLT_TITLE_ROOM : 0);
}

void clt_axis_left(clt_svg *svg, const clt_box *panel, const clt_scale *y, bool labels) {
  char label[CLT_FIGURE_BYTES];
  for (int i = 0; i < y->ticks; i++) {
    double at = clt_scale_tick(y, i, label);
    clt_svg_line(svg, "grid", panel->left, at, panel->left + panel->width, at);
    if (labels) {
      clt_svg_text(svg, CLT_TEXT_TICK, CLT_END, panel->left - CLT_LABEL_GAP, at + 4.0, label);
    }
  }
}

void clt_axis_bottom(clt_svg *svg, const clt_box *panel, const clt_scale *x) {
  char label[CLT_FIGURE_BYTES];
  double bottom = panel->top + panel->height;
  for (int i = 0; i < x->ticks; i++) {
    double at = clt_scale_tick(x, i, label);
    clt_svg_line(svg, "grid", at, panel->top, at, bottom);
    clt_svg_line(svg, "axis", at, bottom, at, bottom + 4.0);
    clt_svg_text(svg, CLT_TEXT_TICK, CLT_MIDDLE, at, bottom + 16.0, label);
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

void clt_axis_bottom_title(clt_svg *svg, const clt_box *panel, double base, const char *title) {
  clt_fitted_text(svg, CLT_TEXT_LABEL, CLT_FACE_LABEL, CLT_MIDDLE, panel->left + panel->width / 2.0,
                  base, panel->width, title);
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
  clt_lines lines = clt_text_wrap(svg->arena, says, CLT_FACE_SMALL, panel->width - 8.0, 3);
  clt_svg_lines(svg, CLT_TEXT_CAPTION, CLT_MIDDLE, panel->left + panel->width / 2.0,
                panel->top + panel->height / 2.0, CLT_FACE_SMALL, &lines);
}
