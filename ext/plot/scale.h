/*
** From values to pixels, and the round numbers (1, 2, 5 times a power of ten) at which an axis has
** its ticks. A linear axis counts values of 1e6 and more, or below 1e-3, in a power of ten that it
** names; on a logarithmic one equal ratios are equally far apart.
*/
#ifndef CLT_PLOT_SCALE_H
#define CLT_PLOT_SCALE_H

#include "plot/number.h"
#include "plot/text.h"

/* What an axis has to hold: finite values; begins as {NAN, NAN}, which says that there are none. */
typedef struct clt_range {
  double least, most;
  bool log; /* the axis is logarithmic, and all values are above 0 */
} clt_range;

/* Takes a value into a range. NANs are left out. */
void clt_range_take(clt_range *range, double value);

/* The ends of a range that is wider by so many times its width, as the axis shows it, on either
** side. */
clt_range clt_range_widened(const clt_range *range, double share);

/* The value at a share of the way from one to the other, as the axis shows it. */
double clt_range_between(const clt_range *range, double from, double to, double share);

typedef enum clt_tick_kind {
  CLT_TICKS_EVEN,         /* tick k at k step */
  CLT_TICKS_ONE_TWO_FIVE, /* at 1, 2 and 5 times each power of ten */
  CLT_TICKS_ONE_THREE,    /* at 1 and 3 times each power of ten */
  CLT_TICKS_DECADES       /* at 10^(k step) */
} clt_tick_kind;

typedef struct clt_scale {
  bool log;
  int power;        /* values are counted in 10^power, a multiple of 3; 0 on a logarithmic axis */
  double low, high; /* ends of the domain, so counted, or their decimal logarithms; low < high */
  double from, to;  /* their pixels */
  clt_tick_kind kind;
  double step;  /* between ticks, so counted; but for even ones of whole decades: how many */
  double first; /* the number k of the first tick, whole */
  int ticks;    /* how many; 0 if there are no values */
  int decimals; /* of the tick labels of a linear axis */
} clt_scale;

/* The scale of a range, padded by 4 % at either end, with ticks at least `gap` pixels apart; nearer
** than that, but not nearer than `tight`, where there would be fewer than three of them. */
clt_scale clt_scale_of(const clt_range *range, double from, double to, double gap, double tight);

/* The same along a horizontal axis, where labels must not touch each other. */
clt_scale clt_scale_across(const clt_range *range, double from, double to);

/* One without pixels, to know its power and labels before there are any: with ticks at least this
** share of its length apart, and so with no label narrower than on one of fewer ticks. */
#define CLT_TICK_SHARE 0.1
clt_scale clt_scale_trial(const clt_range *range);

/* The pixel of a value. */
double clt_scale_at(const clt_scale *scale, double value);

/* The pixel and the label of tick i. */
double clt_scale_tick(const clt_scale *scale, int i, char label[CLT_FIGURE_BYTES]);

/* The widest tick label in pixels, set small. */
double clt_scale_label_width(const clt_scale *scale);

#endif
