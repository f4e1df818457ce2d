/*
** The figures. Each takes plain data and gives a complete SVG document as text in the arena, NULL
** if memory ran out or the task was stopped. Texts come as they are and are cleaned here. Figures
** that do not exist are NAN, and the drawing says what is missing.
*/
#ifndef CLT_PLOT_PLOTS_H
#define CLT_PLOT_PLOTS_H

#include <stdint.h>

#include "plot/figure.h"
#include "plot/points.h"
#include "stat/distribution/inference.h"
#include "stat/mediation/mediation.h"
#include "stat/regression/lm.h"
#include "stat/ttest.h"

/* Groups side by side: box, points, mean; groups.c. */
typedef struct clt_plot_group {
  const char *label;
  clt_points points; /* y as x, too; are sorted */
  double mean;       /* found where they are drawn; NAN if there are none */
} clt_plot_group;

typedef struct clt_group_plot {
  clt_plot_group *group; /* [groups] from left to right */
  int groups;
  int64_t missing;       /* rows left out */
  const clt_ttest *test; /* of group `other` minus group `reference`; NULL unless there are two */
  int other, reference;  /* indices into `group` */
  double conf_level;
  const char *mark_label; /* what hollow points are; NULL: "marked" */
} clt_group_plot;

const char *clt_plot_groups(const clt_group_plot *plot, const clt_figure_options *options,
                            clt_arena *arena, clt_task *task);

/* A regression line within each of two groups, and both together; interaction.c. */
typedef struct clt_plot_line {
  const char *label;
  clt_points points;
  const clt_lm *lm;    /* y ~ 1 + x within the group, terms in this order; NULL if n is 0 */
  clt_inference slope; /* NANs where there is none */
} clt_plot_line;

typedef struct clt_interaction_plot {
  const clt_plot_line *line; /* [lines]: the reference, then the other group */
  int lines;                 /* 0 to 2 */
  int64_t missing;
  clt_inference difference; /* of the slopes, other minus reference */
  double conf_level;
  const char *mark_label; /* what hollow points are; NULL: "marked" */
} clt_interaction_plot;

const char *clt_plot_interaction(const clt_interaction_plot *plot,
                                 const clt_figure_options *options, clt_arena *arena,
                                 clt_task *task);

/* Effects with their intervals, one below the other; effects.c. */
typedef struct clt_plot_effect {
  const char *label;
  double estimate, low, high; /* NAN: no estimate; an open side of the interval */
} clt_plot_effect;

enum { CLT_MOST_EFFECTS = 200 };

typedef struct clt_effects_plot {
  const clt_plot_effect *effect; /* [effects] from top to bottom */
  int effects;                   /* at most CLT_MOST_EFFECTS */
  int64_t more;                  /* rows that are not drawn */
  int64_t missing;
  double conf_level; /* of the intervals; NAN: not known */
} clt_effects_plot;

const char *clt_plot_effects(const clt_effects_plot *plot, const clt_figure_options *options,
                             clt_arena *arena);

/* The triangle of a mediation, one a group; mediation.c. */
typedef struct clt_plot_path {
  double estimate, low, high, p_value;
} clt_plot_path;

/* One triangle, or what two of them differ by. */
typedef struct clt_mediation_panel {
  const char *label;      /* the group; NULL without groups */
  clt_plot_path *a, *b;   /* [mediators] */
  clt_plot_path *through; /* [mediators] a b of each */
  clt_plot_path indirect; /* the sum of these */
  clt_plot_path direct, total;
} clt_mediation_panel;

typedef struct clt_mediation_plot {
  const char *x_label, *y_label;         /* by the fit; NULL: "x", "y" */
  const char *const *m_label;            /* [mediators]; NULL: "m" */
  int mediators;                         /* at least 1 */
  const clt_mediation_panel *panel;      /* [panels] */
  int panels, left_out;                  /* and how many more groups there are */
  const clt_mediation_panel *difference; /* of two panels, other - reference; NULL: none */
  int reference;                         /* the panel that is the reference of `difference` */
  double z, z_p;                         /* Sobel's test; NAN: none */
  double proportion;                     /* mediated; NAN: none */
  clt_mediation_kind kind;
  int64_t n, missing;
  const char *notes; /* of the fit; "" if none */
} clt_mediation_plot;

const char *clt_plot_mediation(const clt_mediation_plot *plot, const clt_figure_options *options,
                               clt_arena *arena);

/* A grid of values; matrix.c. */
typedef struct clt_plot_cell {
  double value; /* NAN: empty */
  bool marked;
} clt_plot_cell;

typedef struct clt_matrix_plot {
  const char *const *row;    /* [rows] names, from top to bottom */
  const char *const *column; /* [columns] from left to right */
  int rows, columns;
  const clt_plot_cell *cell;   /* [rows * columns] row by row */
  const char *mark_label;      /* what a mark means; NULL: not said */
  int64_t missing;             /* rows of data without a row or a column */
  int more_rows, more_columns; /* not drawn */
} clt_matrix_plot;

const char *clt_plot_matrix(const clt_matrix_plot *plot, const clt_figure_options *options,
                            clt_arena *arena);

/* A causal graph; graph.c. */
typedef struct clt_plot_graph {
  const char *const *name;               /* [n] */
  int n;                                 /* variables, at most CLT_GRAPH_MAX */
  const int *tier;                       /* [n], -1: free; NULL: no tiers */
  const double *probability, *adjacency; /* [n * n] of source * n + target; NAN: unknown */
  const double *weight;                  /* [n * n] */
  const bool *absent;                    /* [n] variables the fit does not have; NULL: it has all */
  const char *notes;                     /* of the fit; "" if none */
} clt_plot_graph;

const char *clt_plot_graph_of(const clt_plot_graph *graph, double threshold,
                              const clt_figure_options *options, clt_arena *arena, clt_task *task);

/* Two graphs over the same variables, in the same places; `changed`: only what differs;
** graph_diff.c. */
const char *clt_plot_graph_diff(const clt_plot_graph graph[2], const char *const label[2],
                                double threshold, bool changed, const clt_figure_options *options,
                                clt_arena *arena, clt_task *task);

/* The same two as a matrix of causes by effects; edge_matrix.c. */
const char *clt_plot_edge_matrix(const clt_plot_graph graph[2], const char *const label[2],
                                 double threshold, const clt_figure_options *options,
                                 clt_arena *arena);

#endif
