/*
** One triangle of plot_mediation: x and y below, the mediators above each other between them.
*/
#ifndef CLT_PLOT_MEDIATION_PANEL_H
#define CLT_PLOT_MEDIATION_PANEL_H

#include "plot/plots.h"

/* What the boxes are called; clean. */
typedef struct clt_mediation_names {
  const char *x, *y;
  const char **m; /* [mediators] */
} clt_mediation_names;

/* How high a panel of a width must be at least. */
double clt_mediation_panel_height(const clt_mediation_plot *plot, const clt_mediation_names *names,
                                  double width, clt_arena *arena);

/* Draws a panel of the plot. Paths are bold where the groups differ, or, without a difference,
** where they differ from 0. */
void clt_mediation_panel_draw(clt_figure *figure, const clt_mediation_plot *plot,
                              const clt_mediation_names *names, int panel, const clt_box *area);

#endif
