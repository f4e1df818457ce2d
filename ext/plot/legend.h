/* Legends: samples of marks with their words behind them, in as many lines as it takes. */
#ifndef CLT_PLOT_LEGEND_H
#define CLT_PLOT_LEGEND_H

#include "plot/figure.h"

typedef struct clt_legend {
  const char *says;
  /* Draws the sample within the box. */
  void (*sample)(clt_svg *svg, const char *classes, const clt_box *box);
  const char *classes; /* for the sample */
} clt_legend;

/* A sample: a line. */
void clt_legend_line(clt_svg *svg, const char *classes, const clt_box *box);

/* Draws a legend below `top`, or (not `draw`) only finds the height of it. */
double clt_legend_draw(clt_figure *figure, bool draw, double top, const clt_legend *legend, int n);

#endif
