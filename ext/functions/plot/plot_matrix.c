/* plot_matrix(row, column, value [, mark] [, options]) -> SVG text: a labelled grid of values. */
#include <math.h>

#include "functions/groups.h"
#include "functions/plot/plot_options.h"
#include "plot/plots.h"
#include "sqlite/function.h"

enum { MOST_ROWS = 200, MOST_COLUMNS = 60 };

typedef struct matrix_options {
  clt_plot_options plot;
} matrix_options;

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_plot_option_table, matrix_options, plot),
    CLT_PLOT_LABEL("x_label", matrix_options, plot.x_label, "heading of the columns", NULL),
    CLT_PLOT_LABEL("y_label", matrix_options, plot.y_label, "heading of the rows", NULL),
    CLT_PLOT_LABELS(matrix_options, "rows and columns"),
    CLT_PLOT_MARK_LABEL(matrix_options),
    {0},
};

typedef struct matrix_state {
  const matrix_options *options;
  bool marks;                  /* marks are given */
  clt_label_set rows, columns; /* their names */
  bool *there;                 /* [MOST_ROWS * MOST_COLUMNS] */
  clt_plot_cell *cell;         /* the same */
} matrix_state;

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  matrix_state *state = pointer;
  size_t most = (size_t)MOST_ROWS * MOST_COLUMNS;
  state->options = options;
  state->marks = n_cells > 3;
  clt_label_set_init(&state->rows, &call->arena);
  clt_label_set_init(&state->columns, &call->arena);
  state->there = clt_arena_take(&call->arena, most, sizeof *state->there);
  state->cell = clt_arena_take(&call->arena, most, sizeof *state->cell);
}

static void refuse_second(clt_call *call, const clt_cell *cells) {
  clt_fail(call,
           "row '%!.40s', column '%!.40s' has two values; make them one in a subquery, such as "
           "SELECT \"row\", \"column\", avg(\"value\") … GROUP BY 1, 2",
           clt_label_text(&call->arena, &cells[0].label),
           clt_label_text(&call->arena, &cells[1].label));
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  matrix_state *state = pointer;
  int r = clt_label_set_index(&state->rows, &cells[0].label);
  int c = clt_label_set_index(&state->columns, &cells[1].label);
  if (r < 0 || c < 0 || r >= MOST_ROWS || c >= MOST_COLUMNS) return;
  int at = r * MOST_COLUMNS + c;
  if (state->there[at]) {
    refuse_second(call, cells);
    return;
  }
  bool marked = state->marks && !isnan(cells[3].number) && cells[3].number != 0.0;
  state->there[at] = true;
  state->cell[at] = (clt_plot_cell){cells[2].number, marked && !isnan(cells[2].number)};
}

/* The first `most` names of the set, as they are to be printed. */
static const char *const *names_of(clt_call *call, const clt_label_set *set, int most,
                                   const char *labels, int *n) {
  *n = set->count < most ? set->count : most;
  const char **name = clt_arena_take(&call->arena, (size_t)*n, sizeof *name);
  for (int i = 0; name && i < *n; i++) name[i] = clt_label_text(&call->arena, &set->labels[i]);
  return clt_failed(call) ? NULL : clt_plot_labels(call, labels, name, *n);
}

/* The cells that there are, without gaps. */
static const clt_plot_cell *pack(clt_call *call, const matrix_state *state, int rows, int columns) {
  size_t n = (size_t)rows * (size_t)columns;
  clt_plot_cell *cell = clt_arena_take(&call->arena, n, sizeof *cell);
  for (int i = 0; cell && i < rows * columns; i++) {
    int at = i / columns * MOST_COLUMNS + i % columns;
    cell[i] = state->there[at] ? state->cell[at] : (clt_plot_cell){NAN, false};
  }
  return cell;
}

static const char *text(clt_call *call, void *pointer) {
  matrix_state *state = pointer;
  const matrix_options *options = state->options;
  if (!clt_labels_distinct(call, &state->rows, "row")) return NULL;
  if (!clt_labels_distinct(call, &state->columns, "column")) return NULL;
  clt_matrix_plot plot = {.missing = call->n_missing,
                          .mark_label = clt_plot_text(call, &options->plot.mark_label)};
  plot.row = names_of(call, &state->rows, MOST_ROWS, options->plot.labels, &plot.rows);
  plot.column = names_of(call, &state->columns, MOST_COLUMNS, options->plot.labels, &plot.columns);
  plot.cell = pack(call, state, plot.rows, plot.columns);
  if (clt_failed(call)) return NULL;
  plot.more_rows = state->rows.count - plot.rows;
  plot.more_columns = state->columns.count - plot.columns;
  clt_figure_options figure = clt_plot_figure(call, &options->plot);
  return clt_plot_matrix(&plot, &figure, &call->arena);
}

static const clt_argument ARGUMENTS[] = {
    {"row", CLT_LABEL, "in which row the value stands"},
    {"column", CLT_LABEL, "in which column"},
    {"value", CLT_OPTIONAL_NUMBER, "NULL: the cell is empty"},
    {"mark", CLT_OPTIONAL_NUMBER, "printed bold unless 0 or NULL: `p < 0.05`, say"},
};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 4,
    .required = 3,
    .options = OPTIONS,
    .options_size = sizeof(matrix_options),
    .state_size = sizeof(matrix_state),
    .start = start,
    .row = row,
    .text = text,
};

const clt_function clt_function_plot_matrix = {
    "plot_matrix",
    .summary = "A grid of values, such as effects by group and measure: each printed with its "
               "sign, coloured by sign and size, bold where it is marked.",
    .details = "Rows and columns stand in the order in which they first come: take them from an "
               "ordered subquery. Blue is above 0, orange below, and the colour the stronger the "
               "farther from 0; all values share one scale, so they should have one unit. Columns "
               "that do not fit in the width go into further blocks below. Of more than 200 rows "
               "or 60 columns the first are drawn, and the caption says so. Two values for one "
               "of the cells drawn are an error. " CLT_PLOT_IS,
    .source = CLT_PLOT_SOURCE,
    .aggregate = &aggregate,
};
