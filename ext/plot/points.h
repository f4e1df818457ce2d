/*
** The points of a panel, in an order that does not depend on the order of rows, and not more of
** them than can be told apart.
*/
#ifndef CLT_PLOT_POINTS_H
#define CLT_PLOT_POINTS_H

#include "base/task.h"
#include "plot/axis.h"

/* Points drawn in a panel; of more, evenly spaced ones of the sorted points are. */
enum { CLT_MOST_POINTS = 2000 };

typedef struct clt_points {
  double *x, *y; /* [n] sorted by x, then y, after clt_points_sort() */
  size_t n;
} clt_points;

/* Sorts the points; false if out of memory or stopped. */
bool clt_points_sort(clt_points *points, clt_arena *arena, clt_task *task);

/* Draws points given in pixels by a function of their number: all n of them, or `most` evenly
** spaced ones. They are spread over a few paths, so that where many lie the colour deepens. */
void clt_points_draw(clt_svg *svg, const char *colour, size_t n, size_t most,
                     void (*place)(const void *data, size_t i, double *x, double *y),
                     const void *data);

/* Draws the points on a panel's scales. */
void clt_points_scatter(clt_svg *svg, const char *colour, const clt_points *points,
                        const clt_scale *x, const clt_scale *y);

#endif
