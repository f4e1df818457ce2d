/* What all figures have in common: their options, and the texts that describe them. */
#ifndef CLT_FUNCTIONS_PLOT_PLOT_OPTIONS_H
#define CLT_FUNCTIONS_PLOT_PLOT_OPTIONS_H

#include "plot/figure.h"
#include "sqlite/options.h"

typedef struct clt_plot_options {
  clt_label title, x_label, y_label;
  double width, height;
  int lang;
} clt_plot_options;

/* Those that mean the same in every figure: all but x_label and y_label. */
extern const clt_option clt_plot_option_table[];

/* A label as a row of a table of options: what it is printed at, and what stands there without
** it. */
#define CLT_PLOT_LABEL(key, type, member, means, unless)                                           \
  {                                                                                                \
    .name = (key), .kind = CLT_OPTION_LABEL, .offset = offsetof(type, member),                     \
    .allowed = "a text or a number", .meaning = (means), .otherwise = (unless)                     \
  }

/* The end of every figure's details, and of its sources. */
#define CLT_PLOT_IS                                                                                \
  "The value is a complete SVG document as text: UTF-8, no script, nothing external, light or "    \
  "dark as the reader prefers. To save it from the sqlite3 shell: "                                \
  "`SELECT writefile('figure.svg', …)`."
#define CLT_PLOT_SOURCE "Okabe & Ito 2008 (colours that any colour vision tells apart)"

/* What the figure is to know of them. */
clt_figure_options clt_plot_figure(clt_call *call, const clt_plot_options *options);

/* The text of a label option, NULL if it is not given. */
const char *clt_plot_text(clt_call *call, const clt_label *label);

/* An array of doubles that grows: values[n] becomes x. */
void clt_plot_push(clt_call *call, double **values, size_t n, double x);

#endif
