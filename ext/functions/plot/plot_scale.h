/* Options x_scale and y_scale: whether an axis is logarithmic, by the user's word or by the values
** on it. */
#ifndef CLT_FUNCTIONS_PLOT_PLOT_SCALE_H
#define CLT_FUNCTIONS_PLOT_PLOT_SCALE_H

#include "sqlite/options.h"

typedef enum clt_plot_scale { CLT_PLOT_LINEAR, CLT_PLOT_LOG, CLT_PLOT_AUTO } clt_plot_scale;
extern const char *const clt_plot_scales[];

/* The scale of an axis, which has the values of `what`, as a row of a table of options. */
#define CLT_PLOT_SCALE(key, type, member, what)                                                    \
  {                                                                                                \
    .name = (key), .kind = CLT_OPTION_CHOICE, .offset = offsetof(type, member),                    \
    .choices = clt_plot_scales,                                                                    \
    .meaning = "of the axis of " what ": 'log' has equal ratios equally far apart and needs "      \
               "values above 0; 'auto' is 'log' where all are and the largest is more than 50 "    \
               "times the median"                                                                  \
  }

/* Values that share an axis, in parts. */
typedef struct clt_plot_values {
  const double *value;
  size_t n;
} clt_plot_values;

/* Is the axis logarithmic? False, too, if an error is latched: of 'log' with a value that is not
** above 0. */
bool clt_plot_log(clt_call *call, const char *option, int scale, const clt_plot_values *part,
                  int parts);

#endif
