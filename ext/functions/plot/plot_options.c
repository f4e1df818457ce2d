#include "functions/plot/plot_options.h"

#include <math.h>

#include "base/json.h"
#include "sqlite/cell.h"

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
    {"caption", CLT_OPTION_BOOLEAN, AT(caption), 1, 0, 1, .allowed = "true or false",
     .meaning =
         "print what is said below the figure; without it the description has no test, either"},
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
                              .language = (clt_language)options->lang,
                              .no_caption = !options->caption};
}

/* Is it an object of texts and numbers? A null is no label, as an outer join may leave it. */
static bool check_labels(clt_call *call, const char *labels) {
  clt_label label;
  bool ok = clt_json_type_of(labels) == CLT_JSON_OBJECT;
  clt_json_items items = clt_json_open(labels, &call->task);
  while (ok && clt_json_next(&items)) {
    ok = clt_json_type_of(items.value) == CLT_JSON_NULL ||
         clt_label_of_json(&call->arena, items.value, &label);
  }
  if (!ok) {
    clt_fail(call,
             "option 'labels' must be an object of names and texts, such as "
             "{\"energy_gpu\":\"GPU energy (J)\"}, not %.*s",
             (int)clt_json_length(labels, &call->task), labels);
  }
  return !clt_failed(call);
}

const char *const *clt_plot_labels(clt_call *call, const char *labels, const char *const *names,
                                   int n) {
  if (!labels) return names;
  const char **out = clt_arena_take(&call->arena, (size_t)n, sizeof *out);
  if (!check_labels(call, labels)) return NULL;
  for (int i = 0; out && i < n; i++) {
    clt_label label;
    const char *value = clt_json_member(labels, names[i], &call->task);
    out[i] = names[i];
    if (clt_label_of_json(&call->arena, value, &label)) {
      out[i] = clt_label_text(&call->arena, &label);
    }
  }
  return clt_failed(call) ? NULL : out;
}

const char *const *clt_plot_group_names(clt_call *call, const char *labels,
                                        const clt_label_set *groups, const int *order, int n) {
  const char **names = clt_arena_take(&call->arena, (size_t)n, sizeof *names);
  for (int i = 0; names && i < n; i++) {
    names[i] = clt_label_text(&call->arena, &groups->labels[order[i]]);
  }
  return names ? clt_plot_labels(call, labels, names, n) : NULL;
}

/* The array with x at its end, whose room doubles as it is filled. */
static void push(clt_call *call, double **values, size_t n, double x) {
  double *grown = clt_arena_push(&call->arena, *values, n, sizeof *grown);
  if (!grown) return;
  *values = grown;
  grown[n] = x;
}

void clt_plot_push(clt_call *call, clt_points *points, double x, double y, const clt_cell *mark) {
  push(call, &points->x, points->n, x);
  push(call, &points->y, points->n, y);
  if (mark) {
    bool *hollow = clt_arena_push(&call->arena, points->hollow, points->n, sizeof *hollow);
    if (!hollow) return;
    points->hollow = hollow;
    hollow[points->n] = !isnan(mark->number) && mark->number != 0.0;
  }
  points->n++;
}
