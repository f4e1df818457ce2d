/*
** Every SQL function of the extension, one a file of this folder. To add one: describe it in a new
** file as a clt_function (ext/sqlite/function.h says how), declare it here, and add it to the table
** in ext/causalite.c.
*/
#ifndef CLT_FUNCTIONS_H
#define CLT_FUNCTIONS_H

#include "sqlite/function.h"

extern const clt_function clt_function_version;          /* causalite_version() */
extern const clt_function clt_function_progress;         /* causalite_progress(on) */
extern const clt_function clt_function_value;            /* causalite_value(fit, key) */
extern const clt_function clt_function_ttest;            /* ttest(y, group) */
extern const clt_function clt_function_mann_whitney;     /* mann_whitney(y, group) */
extern const clt_function clt_function_p_adjust;         /* p_adjust(key, p) */
extern const clt_function clt_function_dibs_graph;       /* dibs_graph(unit, variable, value) */
extern const clt_function clt_function_dibs_graph_wide;  /* dibs_graph(object) */
extern const clt_function clt_function_exact_graph;      /* exact_graph(unit, variable, value) */
extern const clt_function clt_function_exact_graph_wide; /* exact_graph(object) */
extern const clt_function clt_function_graph_test;  /* graph_test(unit, variable, value, group) */
extern const clt_function clt_function_graph_diff;  /* graph_diff(fit_a, fit_b) */
extern const clt_function clt_function_graph_paths; /* graph_paths(fit, source, target) */
extern const clt_function clt_function_graph_dot;   /* graph_dot(fit) */
extern const clt_function clt_function_ols;         /* ols(y, x1, …) */
extern const clt_function clt_function_ols_interaction;  /* ols_interaction(y, x, moderator, …) */
extern const clt_function clt_function_sobel;            /* sobel(x, m, y, …) */
extern const clt_function clt_function_mediation_boot;   /* mediation_boot(x, m, y, group, …) */
extern const clt_function clt_function_plot_groups;      /* plot_groups(y, group) */
extern const clt_function clt_function_plot_interaction; /* plot_interaction(y, x, group) */
extern const clt_function clt_function_plot_graph;       /* plot_graph(fit) */
extern const clt_function clt_function_plot_graph_diff;  /* plot_graph_diff(fit_a, fit_b) */
extern const clt_function clt_function_plot_effects; /* plot_effects(label, estimate, low, high) */
extern const clt_function clt_function_plot_mediation; /* plot_mediation(fit) */

#endif
