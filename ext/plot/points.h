/*
** The points of a panel, in an order that does not depend on the order of rows, and not more of
** them than can be told apart.
*/
#ifndef CLT_PLOT_POINTS_H
#define CLT_PLOT_POINTS_H

#include "base/task.h"
#include "plot/axis.h"

/* Points drawn at most of a panel's data. */
enum { CLT_MOST_POINTS = 2000 };

typedef struct clt_points {
  double *x, *y; /* [n] sorted by x, then y, after clt_points_sort() */
  bool *hollow;  /* [n] is the point drawn so? NULL: none is */
  size_t n;
} clt_points;

/* How many are hollow. */
size_t clt_points_hollow(const clt_points *points);

/* Sorts the points; false if out of memory or stopped. */
bool clt_points_sort(clt_points *points, clt_arena *arena, clt_task *task);

/* At most `most` (4 or more) of sorted points, sorted: those with the least hash of their values,
** and of how many before them are equal, so that what is drawn is like a random sample, and the
** same whatever the order of the rows; the least and the largest x and y are among them. (Evenly
** spaced ones of the sorted points draw waves that are not in the data.) False if out of memory or
** stopped. */
bool clt_points_thin(const clt_points *all, size_t most, clt_points *few, clt_arena *arena,
                     clt_task *task);

/* Points are spread over so many paths, so that where many lie the colour deepens, and that of two
** groups in one place neither lies over the other. */
enum { CLT_POINT_LAYERS = 12 };

/* Draws those of a layer, which a function gives in pixels by their number. */
void clt_points_draw(clt_svg *svg, const char *colour, const clt_points *points, size_t layer,
                     void (*place)(const void *data, size_t i, double *x, double *y),
                     const void *data);

/* Draws a layer of the points on a panel's scales. */
void clt_points_scatter(clt_svg *svg, const char *colour, const clt_points *points,
                        const clt_scale *x, const clt_scale *y, size_t layer);

#endif
