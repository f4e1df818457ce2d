/* What differs between two graphs over the same variables, for both figures of two graphs. */
#ifndef CLT_PLOT_GRAPH_CHANGES_H
#define CLT_PLOT_GRAPH_CHANGES_H

#include "plot/graph_parts.h"

/* How the pair (i, j) compares in two graphs, as in graph_diff(). */
typedef enum clt_change {
  CLT_IN_NEITHER,
  CLT_IN_BOTH,
  CLT_ONLY_A,
  CLT_ONLY_B,
  CLT_TURNED,
  CLT_CHANGES
} clt_change;

clt_change clt_graph_change(const clt_plot_graph graph[2], double threshold, int i, int j);

/* Does the edge differ? */
bool clt_change_differs(clt_change change);

/* How many pairs there are of each kind. */
void clt_graph_count(const clt_plot_graph graph[2], double threshold, int count[CLT_CHANGES]);

/* Says in the caption how many edges are the same, and how many are not. */
void clt_graph_say_changes(clt_figure *figure, const char *const label[2], double threshold,
                           const int count[CLT_CHANGES]);

/* Says in the caption, for each of two graphs, that nothing is known of it, and its notes. */
void clt_graph_say_notes(clt_figure *figure, const clt_plot_graph graph[2],
                         const char *const label[2]);

/* The two graphs over those of their variables at which an edge differs, from the arena. False if
** out of memory. */
bool clt_graph_changed(const clt_plot_graph graph[2], double threshold, clt_arena *arena,
                       clt_plot_graph changed[2]);

/* The two graphs with their variables in the order of their tiers, else as they are; those without
** a tier come last. False if out of memory. */
bool clt_graph_by_tier(const clt_plot_graph graph[2], clt_arena *arena, clt_plot_graph sorted[2]);

#endif
