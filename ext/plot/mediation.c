/* plot_mediation: x, the mediators and y of each group, with the coefficients of Baron & Kenny's
** (1986) regressions on the paths. */
#include <math.h>
#include <string.h>

#include "plot/mediation_panel.h"

/* Panels stand side by side where each has so much width, with one mediator and with several;
** pixels between them. */
enum { LEAST_WIDTH = 280, LEAST_WIDTH_SEVERAL = 420, GAP = 22 };

/* What is said of each kind; of an undecided one, nothing. */
static const clt_phrase KINDS[CLT_MEDIATION_KINDS] = {[CLT_MEDIATION_NONE] = CLT_SAYS_NONE,
                                                      [CLT_MEDIATION_FULL] = CLT_SAYS_FULL,
                                                      [CLT_MEDIATION_PARTIAL] = CLT_SAYS_PARTIAL,
                                                      [CLT_MEDIATION_SUPPRESSION] =
                                                          CLT_SAYS_SUPPRESSION};

/* ---- the caption ---- */

static const char *value(const clt_figure *figure, double x) {
  return clt_value(figure->arena, x, CLT_DIGITS);
}

static const char *say_indirect(const clt_figure *figure, const clt_mediation_plot *plot,
                                const clt_plot_path *all) {
  const char *estimate = value(figure, all->estimate), *low = value(figure, all->low),
             *high = value(figure, all->high);
  if (!isnan(plot->z)) {
    const char *z = value(figure, plot->z), *p = clt_value_p(figure->arena, plot->z_p);
    return clt_figure_say(figure, CLT_SAYS_INDIRECT, CLT_VALUES(estimate, low, high, z, p));
  }
  return clt_figure_say(figure, plot->mediators > 1 ? CLT_SAYS_INDIRECT_ALL : CLT_SAYS_INDIRECT_CI,
                        CLT_VALUES(estimate, low, high));
}

/* One sentence a mediator, where there are several: what goes through it. */
static void say_through(clt_figure *figure, const clt_mediation_plot *plot,
                        const clt_mediation_names *names, const clt_mediation_panel *panel) {
  for (int i = 0; plot->mediators > 1 && i < plot->mediators; i++) {
    const clt_plot_path *path = &panel->through[i];
    clt_figure_add(figure,
                   clt_figure_say(figure, CLT_SAYS_INDIRECT_BY,
                                  CLT_VALUES(names->m[i], value(figure, path->estimate),
                                             value(figure, path->low), value(figure, path->high))));
  }
}

/* By which the arrows of the groups differ. */
static void say_slopes(clt_figure *figure, const clt_mediation_plot *plot,
                       const clt_mediation_names *names, const clt_mediation_panel *panel) {
  clt_arena *arena = figure->arena;
  for (int i = 0; i < plot->mediators; i++) {
    const char *slopes = clt_figure_say(
        figure, CLT_SAYS_SLOPE_PAIR,
        CLT_VALUES(value(figure, panel->a[i].estimate), clt_value_p(arena, panel->a[i].p_value),
                   value(figure, panel->b[i].estimate), clt_value_p(arena, panel->b[i].p_value)));
    bool many = plot->mediators > 1;
    clt_figure_add(figure,
                   many ? clt_text_join(arena, CLT_VALUES(clt_figure_say(figure, CLT_SAYS_OF,
                                                                         CLT_VALUES(names->m[i])),
                                                          " ", slopes))
                        : slopes);
  }
}

/* A paragraph: the effects of a panel, or, behind `opening`, of the difference. */
static void say_effects(clt_figure *figure, const clt_mediation_plot *plot,
                        const clt_mediation_names *names, const clt_mediation_panel *panel,
                        const char *opening) {
  clt_arena *arena = figure->arena;
  const char *indirect = say_indirect(figure, plot, &panel->indirect);
  if (opening) {
    clt_figure_caption(figure, opening);
    if (panel == plot->difference) say_slopes(figure, plot, names, panel);
    clt_figure_add(figure, indirect);
  } else {
    clt_figure_caption(figure, indirect);
  }
  say_through(figure, plot, names, panel);
  const clt_plot_path *direct = &panel->direct, *total = &panel->total;
  clt_figure_add(figure, clt_figure_say(figure, CLT_SAYS_DIRECT_TOTAL,
                                        CLT_VALUES(value(figure, direct->estimate),
                                                   clt_value_p(arena, direct->p_value),
                                                   value(figure, total->estimate),
                                                   clt_value_p(arena, total->p_value))));
}

static void say_panels(clt_figure *figure, const clt_mediation_plot *plot,
                       const clt_mediation_names *names) {
  clt_arena *arena = figure->arena;
  bool any = false;
  for (int i = 0; i < plot->panels; i++) {
    const clt_mediation_panel *panel = &plot->panel[i];
    const char *label = panel->label ? clt_text_clean(arena, panel->label) : NULL;
    if (isnan(panel->indirect.estimate)) continue;
    any = true;
    say_effects(figure, plot, names, panel,
                label ? clt_figure_say(figure, CLT_SAYS_OF, CLT_VALUES(label)) : NULL);
  }
  if (!any) {
    clt_figure_caption(figure, clt_figure_say(figure, CLT_SAYS_NO_MEDIATION, CLT_VALUES("")));
  }
  if (!plot->difference || isnan(plot->difference->indirect.estimate)) return;
  const char *label[2] = {clt_text_clean(arena, plot->panel[1 - plot->reference].label),
                          clt_text_clean(arena, plot->panel[plot->reference].label)};
  say_effects(figure, plot, names, plot->difference,
              clt_figure_say(figure, CLT_SAYS_DIFFERENCE, CLT_VALUES(label[0], label[1])));
}

static void say_all(clt_figure *figure, const clt_mediation_plot *plot,
                    const clt_mediation_names *names) {
  clt_arena *arena = figure->arena;
  say_panels(figure, plot, names);
  if (plot->kind != CLT_MEDIATION_UNDECIDED) {
    clt_figure_caption(figure, clt_figure_say(figure, KINDS[plot->kind], CLT_VALUES("")));
  }
  if (!isnan(plot->proportion) && plot->kind != CLT_MEDIATION_NONE) {
    const char *percent = clt_value(arena, 100.0 * plot->proportion, CLT_DIGITS_FEW);
    clt_figure_add(figure, clt_figure_say(figure, CLT_SAYS_PROPORTION, CLT_VALUES(percent)));
  }
  if (plot->left_out) {
    const char *more = clt_value_count(arena, plot->left_out);
    clt_figure_caption(figure, clt_figure_say(figure, CLT_SAYS_MORE_GROUPS, CLT_VALUES(more)));
  }
  if (*plot->notes) clt_figure_caption(figure, clt_text_clean(arena, plot->notes));
  clt_figure_caption(
      figure,
      clt_figure_say(figure, plot->difference ? CLT_SAYS_BOLD_DIFFERS : CLT_SAYS_SIGNIFICANCE,
                     CLT_VALUES("")));
  const char *n = clt_value_count(arena, (double)plot->n);
  clt_figure_caption(figure, clt_figure_say(figure, CLT_SAYS_ROWS, CLT_VALUES(n)));
  clt_figure_note_rows(figure, plot->missing, 0, 0);
}

/* ---- the figure ---- */

/* "util, temp" */
static const char *list_mediators(const clt_mediation_plot *plot, const clt_mediation_names *names,
                                  clt_arena *arena) {
  const char *list = names->m[0];
  for (int i = 1; i < plot->mediators; i++) {
    list = clt_text_join(arena, CLT_VALUES(list, ", ", names->m[i]));
  }
  return list;
}

static bool find_names(const clt_mediation_plot *plot, const clt_figure_options *options,
                       clt_arena *arena, clt_mediation_names *names) {
  names->x = clt_label_or(arena, options->x_label ? options->x_label : plot->x_label, "x");
  names->y = clt_label_or(arena, options->y_label ? options->y_label : plot->y_label, "y");
  names->m = clt_arena_take(arena, (size_t)plot->mediators, sizeof *names->m);
  for (int i = 0; names->m && i < plot->mediators; i++) {
    names->m[i] = clt_label_or(arena, plot->m_label[i], "m");
  }
  return names->m != NULL;
}

const char *clt_plot_mediation(const clt_mediation_plot *plot, const clt_figure_options *options,
                               clt_arena *arena) {
  clt_figure figure;
  clt_mediation_names names;
  clt_figure_begin(&figure, arena, options);
  if (!find_names(plot, options, arena, &names)) return NULL;
  say_all(&figure, plot, &names);
  double least = (plot->mediators > 1 ? LEAST_WIDTH_SEVERAL : LEAST_WIDTH) + GAP;
  int across = (int)fmin(plot->panels, fmax(1.0, (figure.area.width + GAP) / least));
  int down = (plot->panels + across - 1) / across;
  double width = (figure.area.width - (across - 1) * GAP) / across;
  double panel = clt_mediation_panel_height(plot, &names, width, arena);
  double height = down * panel + (down - 1) * GAP;
  clt_figure_open(&figure,
                  clt_figure_say(&figure, CLT_SAYS_MEDIATION,
                                 CLT_VALUES(names.x, list_mediators(plot, &names, arena), names.y)),
                  height, height);
  clt_box area = figure.area;
  area.width = width;
  area.height = (figure.area.height - (down - 1) * GAP) / down;
  for (int i = 0; i < plot->panels; i++) {
    int row = i / across, column = i % across;
    area.left = figure.area.left + column * (width + GAP);
    area.top = figure.area.top + row * (area.height + GAP);
    clt_mediation_panel_draw(&figure, plot, &names, i, &area);
  }
  return clt_figure_close(&figure);
}
