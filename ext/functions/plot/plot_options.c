#include "functions/plot/plot_options.h"

const char *clt_plot_text(clt_call *call, const clt_label *label) {
  return label->type == CLT_LABEL_NONE ? NULL : clt_label_text(&call->arena, label);
}

clt_figure_options clt_plot_figure(clt_call *call, const clt_plot_options *options) {
  return (clt_figure_options){.title = clt_plot_text(call, &options->title),
                              .x_label = clt_plot_text(call, &options->x_label),
                              .y_label = clt_plot_text(call, &options->y_label),
                              .width = options->width,
                              .height = options->height,
                              .language = (clt_language)options->lang};
}

/* Room doubles whenever n reaches a power of two. */
void clt_plot_push(clt_call *call, double **values, size_t n, double x) {
  if (n == 0 || (n >= 64 && (n & (n - 1)) == 0)) {
    double *grown = clt_arena_grow(&call->arena, *values, n, n ? 2 * n : 64, sizeof *grown);
    if (!grown) return;
    *values = grown;
  }
  (*values)[n] = x;
}
