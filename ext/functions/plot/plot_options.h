/* What all figures have in common: their options, and the texts that describe them. */
#ifndef CLT_FUNCTIONS_PLOT_PLOT_OPTIONS_H
#define CLT_FUNCTIONS_PLOT_PLOT_OPTIONS_H

#include "plot/figure.h"
#include "plot/points.h"
#include "sqlite/cell.h"
#include "sqlite/options.h"

typedef struct clt_plot_options {
  clt_label title, x_label, y_label, mark_label;
  double width, height;
  int lang;
  int x_scale, y_scale; /* clt_plot_scale */
  bool caption;
  const char *labels;
} clt_plot_options;

/* Those that mean the same in every figure: all but the labels and scales of the axes, and
** `labels`. */
extern const clt_option clt_plot_option_table[];

/* A label as a row of a table of options: what it is printed at, and what stands there without
** it. */
#define CLT_PLOT_LABEL(key, type, member, means, unless)                                           \
  {                                                                                                \
    .name = (key), .kind = CLT_OPTION_LABEL, .offset = offsetof(type, member),                     \
    .allowed = "a text or a number", .meaning = (means), .otherwise = (unless)                     \
  }

/* Option `labels` of the figures that take it, as a row of a table. */
#define CLT_PLOT_LABELS(type, of_what)                                                             \
  {                                                                                                \
    .name = "labels", .kind = CLT_OPTION_JSON, .offset = offsetof(type, plot.labels),              \
    .allowed = "an object of names and texts",                                                     \
    .meaning = "what is printed instead of the names of " of_what ", such as "                     \
               "`{\"energy_gpu\":\"GPU energy (J)\"}`; others keep theirs"                         \
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

/* What the option `labels` (which may be NULL) has instead of each of the n names, from the arena;
** NULL, the error latched, if it is no object of texts and numbers. */
const char *const *clt_plot_labels(clt_call *call, const char *labels, const char *const *names,
                                   int n);

/* The same of the groups of a set in an order of n of their indices. */
const char *const *clt_plot_group_names(clt_call *call, const char *labels,
                                        const clt_label_set *groups, const int *order, int n);

/* Adds a point, hollow if its mark, NULL where there are none, is neither 0 nor missing. */
void clt_plot_push(clt_call *call, clt_points *points, double x, double y, const clt_cell *mark);

/* The optional argument and the option of the figures with points. */
#define CLT_PLOT_MARK                                                                              \
  { "mark", CLT_OPTIONAL_NUMBER, "drawn hollow unless 0 or NULL: `far_from_the_rest`, say" }
#define CLT_PLOT_MARK_LABEL(type)                                                                  \
  CLT_PLOT_LABEL("mark_label", type, plot.mark_label, "what a mark means", "'marked'")

#endif
