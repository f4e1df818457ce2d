/*
** From values to pixels, and the round numbers (1, 2, 5 times a power of ten) at which an axis has
** its ticks. Values of 1e6 and more, or below 1e-3, are counted in a power of ten that the axis
** names.
*/
#ifndef CLT_PLOT_SCALE_H
#define CLT_PLOT_SCALE_H

#include "plot/number.h"
#include "plot/text.h"

typedef struct clt_scale {
  int power;        /* values are counted in 10^power, a multiple of 3 */
  double low, high; /* ends of the domain, so counted; low < high */
  double from, to;  /* their pixels */
  double step;      /* between ticks, so counted */
  double first;     /* the first tick is first * step, and first is whole */
  int ticks;        /* how many; 0 if there are no values */
  int decimals;     /* of the tick labels */
} clt_scale;

/* The scale of values from `least` to `most` (finite; NAN: there are none), padded by 4 % at either
** end, with ticks at least `gap` pixels apart. */
clt_scale clt_scale_of(double least, double most, double from, double to, double gap);

/* The same along a horizontal axis, where labels must not touch each other. */
clt_scale clt_scale_across(double least, double most, double from, double to);

/* One without pixels, to know its power and labels before there are any: with ticks at least this
** share of its length apart, and so with no label narrower than on one of fewer ticks. */
#define CLT_TICK_SHARE 0.1
clt_scale clt_scale_trial(double least, double most);

/* The pixel of a value. */
double clt_scale_at(const clt_scale *scale, double value);

/* The pixel and the label of tick i. */
double clt_scale_tick(const clt_scale *scale, int i, char label[CLT_FIGURE_BYTES]);

/* The widest tick label in pixels, set small. */
double clt_scale_label_width(const clt_scale *scale);

/* The axis' title with the power behind it where there is one. */
const char *clt_scale_title(const clt_scale *scale, clt_arena *arena, const char *title);

/* Takes a value into a range that begins as NAN, NAN. NANs are left out. */
void clt_range_take(double *least, double *most, double value);

#endif
