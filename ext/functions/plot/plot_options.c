#include "functions/plot/plot_options.h"

#define AT(member) offsetof(clt_plot_options, member)

const clt_option clt_plot_option_table[] = {
    CLT_PLOT_LABEL("title", clt_plot_options, title, "printed above the figure", NULL),
    {"width", CLT_OPTION_REAL, AT(width), CLT_FIGURE_WIDTH, 320, 4000,
     .allowed = "a number of pixels", .meaning = "of the whole figure"},
    {"height", CLT_OPTION_REAL, AT(height), 0, 160, 10000, .allowed = "a number of pixels",
     .meaning = "of the whole figure, which becomes higher where what is in it needs more",
     .otherwise = "what the figure needs"},
    {"lang", CLT_OPTION_CHOICE, AT(lang), CLT_ENGLISH, .choices = clt_language_names,
     .meaning = "of the fixed words: English or Chinese"},
    {0},
};

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
  double *grown = clt_arena_push(&call->arena, *values, n, sizeof *grown);
  if (!grown) return;
  *values = grown;
  grown[n] = x;
}
