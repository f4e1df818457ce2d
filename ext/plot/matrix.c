/* plot_matrix: a grid of values, coloured by sign and size. */
#include <math.h>

#include "plot/grid.h"
#include "plot/palette.h"
#include "plot/plots.h"

/* Pixels: of a cell's width, at least and at most; beside its value on either side; of its height
** at least; of a drawing without cells. */
enum { LEAST = 34, WIDEST = 112, BESIDE = 4, TALL = 24, NOTHING = 60 };

/* Lines of the name of a row, at most. */
enum { NAME_LINES = 2 };

/* Sizes of the largest between which all values have the same decimals; beyond, each has its own
** power of ten. */
static const double FIXED_FROM = 1e-3, FIXED_BELOW = 1e6;

/* The cells with what they show. */
typedef struct drawing {
  clt_figure *figure;
  const clt_matrix_plot *plot;
  const char **row, **column; /* names, clean */
  const char **value;         /* [rows * columns] */
  double largest;             /* of the absolute values; 0 if there are none */
  double widest;              /* pixels of a value */
} drawing;

static int cells_of(const clt_matrix_plot *plot) {
  return plot->rows * plot->columns;
}

/* Decimals of all values: so many that the largest has three digits, or two below 1. */
static int decimals_of(double largest) {
  int power = (int)floor(log10(largest));
  return (int)fmax(0.0, power < 0 ? 1 - power : 2 - power);
}

/* A text of |x| with its sign, which is printed of what rounds to 0, too. */
static const char *with_sign(clt_arena *arena, double x, const char *text) {
  return clt_text_join(arena, CLT_VALUES(x > 0.0 ? "+" : x < 0.0 ? CLT_MINUS : "", text));
}

/* "+0.41" */
static const char *value_of(clt_arena *arena, double x, double largest) {
  char text[CLT_FIGURE_BYTES];
  if (isnan(x)) return "";
  if (largest >= FIXED_FROM && largest < FIXED_BELOW) {
    clt_format_decimals(text, fabs(x), decimals_of(largest));
  } else {
    clt_format_figure(text, fabs(x), CLT_DIGITS_FEW);
  }
  return with_sign(arena, x, text);
}

static const char **clean_all(clt_arena *arena, const char *const *text, int n) {
  const char **clean = clt_arena_take(arena, (size_t)n, sizeof *clean);
  for (int i = 0; clean && i < n; i++) clean[i] = clt_text_clean(arena, text[i]);
  return clean;
}

static bool prepare(drawing *d) {
  const clt_matrix_plot *plot = d->plot;
  clt_arena *arena = d->figure->arena;
  d->row = clean_all(arena, plot->row, plot->rows);
  d->column = clean_all(arena, plot->column, plot->columns);
  d->value = clt_arena_take(arena, (size_t)cells_of(plot), sizeof *d->value);
  if (clt_arena_failed(arena)) return false;
  for (int i = 0; i < cells_of(plot); i++) {
    d->largest = fmax(d->largest, fabs(plot->cell[i].value)); /* passes over NAN */
  }
  for (int i = 0; i < cells_of(plot); i++) {
    d->value[i] = value_of(arena, plot->cell[i].value, d->largest);
    clt_face face = plot->cell[i].marked ? CLT_FACE_BOLD : CLT_FACE_SMALL;
    d->widest = fmax(d->widest, clt_text_width(d->value[i], face));
  }
  return !clt_arena_failed(arena);
}

/* "group 1, energy: +0.4123" as one of the phrases that say a cell. */
static const char *say_cell(const drawing *d, clt_phrase phrase, int i) {
  clt_arena *arena = d->figure->arena;
  double x = d->plot->cell[i].value;
  const char *value = with_sign(arena, x, clt_value(arena, fabs(x), CLT_DIGITS));
  return clt_figure_say(
      d->figure, phrase,
      CLT_VALUES(d->row[i / d->plot->columns], d->column[i % d->plot->columns], value));
}

/* How many cells there are of each kind, and which are the ends. */
typedef struct tally {
  int above, below, zero, empty, marked;
  int largest, smallest; /* indices; -1: no value */
} tally;

static tally count(const clt_matrix_plot *plot) {
  tally t = {.largest = -1, .smallest = -1};
  for (int i = 0; i < cells_of(plot); i++) {
    double x = plot->cell[i].value;
    t.above += x > 0.0;
    t.below += x < 0.0;
    t.zero += x == 0.0;
    t.marked += plot->cell[i].marked;
    if (isnan(x)) {
      t.empty++;
      continue;
    }
    if (t.largest < 0 || x > plot->cell[t.largest].value) t.largest = i;
    if (t.smallest < 0 || x < plot->cell[t.smallest].value) t.smallest = i;
  }
  return t;
}

static void describe(const drawing *d, const tally *t, const char *bold) {
  clt_figure *figure = d->figure;
  clt_arena *arena = figure->arena;
  clt_figure_describe(figure, clt_figure_say(figure, CLT_SAYS_SIGNS,
                                             CLT_VALUES(clt_value_count(arena, t->above),
                                                        clt_value_count(arena, t->below),
                                                        clt_value_count(arena, t->zero),
                                                        clt_value_count(arena, t->empty))));
  if (t->largest >= 0) {
    clt_figure_describe(figure, say_cell(d, CLT_SAYS_LARGEST, t->largest));
    clt_figure_describe(figure, say_cell(d, CLT_SAYS_SMALLEST, t->smallest));
  }
  if (t->marked) clt_figure_describe(figure, bold);
  for (int i = 0; i < cells_of(d->plot); i++) {
    if (!d->plot->cell[i].marked) continue;
    clt_figure_describe(figure,
                        clt_text_join(arena, CLT_VALUES(say_cell(d, CLT_SAYS_CELL, i), ".")));
  }
}

static void say_more(clt_figure *figure, clt_phrase phrase, int more) {
  if (!more) return;
  const char *n = clt_value_count(figure->arena, more);
  clt_figure_add(figure, clt_figure_say(figure, phrase, CLT_VALUES(n)));
}

static void say_all(const drawing *d, const tally *t) {
  clt_figure *figure = d->figure;
  const clt_matrix_plot *plot = d->plot;
  const char *mark = clt_label_or(figure->arena, plot->mark_label,
                                  clt_figure_say(figure, CLT_SAYS_MARKED, CLT_VALUES("")));
  const char *bold = clt_figure_say(figure, CLT_SAYS_BOLD, CLT_VALUES(mark));
  if (t->largest >= 0)
    clt_figure_caption(figure, clt_figure_say(figure, CLT_SAYS_TINTS, CLT_VALUES("")));
  if (t->marked) clt_figure_add(figure, bold);
  if (t->empty) clt_figure_add(figure, clt_figure_say(figure, CLT_SAYS_EMPTY, CLT_VALUES("")));
  say_more(figure, CLT_SAYS_MORE_ROWS, plot->more_rows);
  say_more(figure, CLT_SAYS_MORE_COLUMNS, plot->more_columns);
  clt_figure_note_rows(figure, plot->missing, 0, 0);
  if (cells_of(plot)) describe(d, t, bold);
}

static void draw_cell(void *data, int row, int column, const clt_box *box) {
  const drawing *d = data;
  clt_svg *svg = &d->figure->svg;
  int i = row * d->plot->columns + column;
  double x = d->plot->cell[i].value;
  if (isnan(x)) return;
  clt_svg_group(svg, say_cell(d, CLT_SAYS_CELL, i));
  double opacity = d->largest > 0.0 ? CLT_TINT_MOST * (fabs(x) / d->largest) : 0.0;
  clt_svg_tint(svg, x < 0.0 ? "fill c2" : "fill c1", opacity);
  clt_svg_move(svg, box->left, box->top);
  clt_svg_draw(svg, box->left + box->width, box->top);
  clt_svg_draw(svg, box->left + box->width, box->top + box->height);
  clt_svg_draw(svg, box->left, box->top + box->height);
  clt_svg_path_end(svg, true);
  clt_svg_text(svg, d->plot->cell[i].marked ? "ink small bold" : "ink small", CLT_MIDDLE,
               box->left + box->width / 2.0, box->top + box->height / 2.0 + CLT_HALF_CAPITAL,
               d->value[i]);
  clt_svg_group_end(svg);
}

const char *clt_plot_matrix(const clt_matrix_plot *plot, const clt_figure_options *options,
                            clt_arena *arena) {
  clt_figure figure;
  clt_figure_begin(&figure, arena, options);
  drawing d = {.figure = &figure, .plot = plot};
  if (!prepare(&d)) return NULL;
  clt_grid grid = {.rows = plot->rows,
                   .columns = plot->columns,
                   .row = d.row,
                   .column = d.column,
                   .row_title = clt_label_or(arena, options->y_label, ""),
                   .column_title = clt_label_or(arena, options->x_label, ""),
                   .row_lines = NAME_LINES,
                   .least = fmax(LEAST, d.widest + 2 * BESIDE),
                   .widest = fmax(WIDEST, d.widest + 2 * BESIDE),
                   .cell_height = TALL};
  if (!clt_grid_measure(&grid, figure.area.width, arena)) return NULL;
  tally t = count(plot);
  say_all(&d, &t);
  double height = cells_of(plot) ? clt_grid_height(&grid) : NOTHING;
  const char *name = clt_figure_say(
      &figure, CLT_SAYS_MATRIX,
      CLT_VALUES(clt_value_count(arena, plot->rows), clt_value_count(arena, plot->columns)));
  clt_figure_open(&figure, name, height, height);
  clt_grid_stretch(&grid, figure.area.height);
  clt_grid_draw(&figure.svg, &grid, figure.area.left, figure.area.top, draw_cell, &d);
  if (!cells_of(plot)) {
    clt_axis_empty(&figure.svg, &figure.area,
                   clt_figure_say(&figure, CLT_SAYS_NO_ROWS, CLT_VALUES("")));
  }
  return clt_figure_close(&figure);
}
