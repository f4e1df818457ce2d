/*
** Options that all figures share:
**   title             printed above the figure; default: none
**   x_label, y_label  of the axes, or of the boxes x and y; figures that have neither take them and
**                     leave them, so that one object of options serves all figures of a report
**   width, height     of the whole figure in pixels; default: the figure's own (640 wide)
**   lang              'en' (default) | 'zh', of the fixed words
*/
#ifndef CLT_FUNCTIONS_PLOT_PLOT_OPTIONS_H
#define CLT_FUNCTIONS_PLOT_PLOT_OPTIONS_H

#include "plot/figure.h"
#include "sqlite/options.h"

typedef struct clt_plot_options {
  clt_label title, x_label, y_label;
  double width, height;
  int lang;
} clt_plot_options;

extern const clt_option clt_plot_option_table[];

/* What the figure is to know of them. */
clt_figure_options clt_plot_figure(clt_call *call, const clt_plot_options *options);

/* The text of a label option, NULL if it is not given. */
const char *clt_plot_text(clt_call *call, const clt_label *label);

/* An array of doubles that grows: values[n] becomes x. */
void clt_plot_push(clt_call *call, double **values, size_t n, double x);

#endif
