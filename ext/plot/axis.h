/*
** Axes of a panel: grid, ticks, labels and titles. A panel is a rectangle with a scale along each
** side; what an axis needs of room outside of it is asked for first.
*/
#ifndef CLT_PLOT_AXIS_H
#define CLT_PLOT_AXIS_H

#include "plot/scale.h"
#include "plot/svg.h"

typedef struct clt_box {
  double left, top, width, height;
} clt_box;

/* Pixels: what a panel is wide at the least, whatever stands beside it; room of an axis' title;
** from a panel's lower side to the labels' base line there. */
enum { CLT_LEAST_PANEL = 24, CLT_TITLE_ROOM = 18, CLT_LABEL_BASE = 16 };

/* The scale up the left side of a panel, at most ten intervals of it. */
clt_scale clt_axis_left_scale(const clt_range *range, const clt_box *panel);

/* Room of an axis: its labels, and its title if it has one. */
double clt_axis_left_room(const clt_scale *y, const char *title);
double clt_axis_bottom_room(bool title);

/* Horizontal grid lines with their labels left of the panel (if `labels`). */
void clt_axis_left(clt_svg *svg, const clt_box *panel, const clt_scale *y, bool labels);

/* Vertical grid lines with their labels below the panel, and the base line. */
void clt_axis_bottom(clt_svg *svg, const clt_box *panel, const clt_scale *x);

/* Titles, cut to the panel's size: the left one beginning at pixel `left`, the bottom one ending at
** pixel `bottom`. Nothing for "". */
void clt_axis_left_title(clt_svg *svg, const clt_box *panel, double left, const char *title);
void clt_axis_bottom_title(clt_svg *svg, const clt_box *panel, double bottom, const char *title);

/* Text at most `width` wide; what is cut off of it is in its tooltip. */
void clt_fitted_text(clt_svg *svg, const char *classes, clt_face face, clt_anchor anchor, double x,
                     double y, double width, const char *text);

/* "No values" in the middle of the panel. */
void clt_axis_empty(clt_svg *svg, const clt_box *panel, const char *says);

#endif
