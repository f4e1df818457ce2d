#include "plot/grid.h"

#include <math.h>

#include "plot/palette.h"

/* Names: share of the width of those of the rows, at most; height of what is turned upwards, at
** most; lines of what is not. */
static const double NAMES_SHARE = 0.34;
enum { UPWARDS_MOST = 132, UPRIGHT_LINES = 3 };

/* Pixels: from names to cells, around a name within its row or column, of a line of titles, between
** two blocks. */
enum { NAME_GAP = 6, NAME_PADDING = 6, TITLE_LINE = 17, BLOCK_GAP = 16 };

static void measure_rows(clt_grid *grid, double width, clt_arena *arena) {
  double most = NAMES_SHARE * width, tallest = 0.0;
  grid->names = fmin(most, clt_text_width(grid->row_title, CLT_FACE_HEADING));
  for (int r = 0; r < grid->rows; r++) {
    clt_text_lines *name = &grid->row_name[r];
    *name = clt_text_wrap(arena, grid->row[r], CLT_FACE_SMALL, most, grid->row_lines);
    grid->names = fmax(grid->names, name->width);
    tallest = fmax(tallest, clt_lines_height(name->n, CLT_FACE_SMALL));
  }
  if (grid->row_lines > 1) tallest += NAME_PADDING;
  grid->cell_height = fmax(grid->cell_height, tallest);
}

static void find_blocks(clt_grid *grid, double room) {
  int fit = (int)fmax(1.0, floor(room / grid->least));
  grid->blocks = (grid->columns + fit - 1) / fit;
  grid->across = grid->blocks ? (grid->columns + grid->blocks - 1) / grid->blocks : 0;
  grid->cell_width = fmin(grid->widest, room / fmax(1.0, grid->across));
  if (grid->square) grid->cell_height = fmax(grid->cell_height, grid->cell_width);
}

/* The names of the columns in lines of some width; are they whole, and all their words? */
static bool wrap_columns(clt_grid *grid, double width, int lines, clt_arena *arena) {
  bool whole = true;
  for (int c = 0; c < grid->columns; c++) {
    clt_text_lines *name = &grid->column_name[c];
    *name = clt_text_wrap(arena, grid->column[c], CLT_FACE_SMALL, width, lines);
    whole = whole && !name->cut && !name->broken;
  }
  return whole;
}

static void measure_columns(clt_grid *grid, clt_arena *arena) {
  double line = clt_lines_height(1.0, CLT_FACE_SMALL), tall = 0.0;
  grid->upright = wrap_columns(grid, grid->cell_width - NAME_PADDING, UPRIGHT_LINES, arena);
  if (!grid->upright) {
    wrap_columns(grid, UPWARDS_MOST, (int)fmax(1.0, floor(grid->cell_width / line)), arena);
  }
  for (int c = 0; c < grid->columns; c++) {
    const clt_text_lines *name = &grid->column_name[c];
    tall = fmax(tall, grid->upright ? clt_lines_height(name->n, CLT_FACE_SMALL) : name->width);
  }
  grid->head = tall + NAME_GAP;
  if (*grid->column_title) grid->head += TITLE_LINE;
  if (*grid->row_title) grid->head = fmax(grid->head, TITLE_LINE);
}

bool clt_grid_measure(clt_grid *grid, double width, clt_arena *arena) {
  grid->row_name = clt_arena_take(arena, (size_t)grid->rows, sizeof *grid->row_name);
  grid->column_name = clt_arena_take(arena, (size_t)grid->columns, sizeof *grid->column_name);
  if (clt_arena_failed(arena)) return false;
  grid->width = width;
  measure_rows(grid, width, arena);
  find_blocks(grid, width - grid->names - NAME_GAP - 1.0);
  measure_columns(grid, arena);
  return !clt_arena_failed(arena);
}

static double block_height(const clt_grid *grid) {
  return grid->head + grid->rows * grid->cell_height + 1.0;
}

double clt_grid_height(const clt_grid *grid) {
  return grid->blocks * block_height(grid) + fmax(0.0, grid->blocks - 1.0) * BLOCK_GAP;
}

void clt_grid_stretch(clt_grid *grid, double height) {
  double more = height - clt_grid_height(grid), cells = (double)grid->blocks * grid->rows;
  if (cells > 0.0 && more > 0.0) grid->cell_height += more / cells;
}

/* A name in its lines, the whole of it in the tooltip where it was cut. */
static void draw_row_name(clt_svg *svg, const clt_grid *grid, int r, double right, double y) {
  const clt_text_lines *name = &grid->row_name[r];
  if (name->cut) clt_svg_group(svg, grid->row[r]);
  clt_svg_lines_about(svg, "ink small", CLT_END, right, y, CLT_FACE_SMALL, name);
  if (name->cut) clt_svg_group_end(svg);
}

static void draw_column_name(clt_svg *svg, const clt_grid *grid, int c, double x, double bottom) {
  const clt_text_lines *name = &grid->column_name[c];
  double line = clt_lines_height(1.0, CLT_FACE_SMALL);
  if (name->cut) clt_svg_group(svg, grid->column[c]);
  if (grid->upright) {
    double first = bottom - CLT_DESCENT - clt_lines_height(name->n - 1, CLT_FACE_SMALL);
    clt_svg_lines(svg, "ink small", CLT_MIDDLE, x, first, CLT_FACE_SMALL, name);
  }
  for (int i = 0; !grid->upright && i < name->n; i++) {
    double base = x + CLT_HALF_CAPITAL + (i - (name->n - 1) / 2.0) * line;
    clt_svg_text_up(svg, "ink small", CLT_START, base, bottom - NAME_GAP / 2.0, name->line[i]);
  }
  if (name->cut) clt_svg_group_end(svg);
}

/* One path, which is a third as long as a line for each. */
static void draw_lines(clt_svg *svg, const clt_grid *grid, const clt_box *cells, int across) {
  double right = cells->left + cells->width, bottom = cells->top + cells->height;
  clt_svg_path(svg, "grid", 0.0);
  for (int r = 0; r <= grid->rows; r++) {
    double y = cells->top + r * grid->cell_height;
    clt_svg_move(svg, cells->left, y);
    clt_svg_step(svg, right, y);
  }
  for (int c = 0; c <= across; c++) {
    double x = cells->left + c * grid->cell_width;
    clt_svg_move(svg, x, cells->top);
    clt_svg_step(svg, x, bottom);
  }
  clt_svg_path_end(svg, false);
}

static void draw_names(clt_svg *svg, const clt_grid *grid, const clt_box *cells, int from, int to) {
  double left = cells->left - NAME_GAP - grid->names;
  clt_fitted_text(svg, CLT_TEXT_HEADING, CLT_FACE_HEADING, CLT_START, left,
                  cells->top - CLT_DESCENT, grid->names, grid->row_title);
  clt_fitted_text(svg, CLT_TEXT_HEADING, CLT_FACE_HEADING, CLT_START, cells->left,
                  cells->top - grid->head + CLT_FACE_HEADING.size,
                  grid->width - grid->names - NAME_GAP, grid->column_title);
  for (int c = from; c < to; c++) {
    draw_column_name(svg, grid, c, cells->left + (c - from + 0.5) * grid->cell_width, cells->top);
  }
  for (int r = 0; r < grid->rows; r++) {
    draw_row_name(svg, grid, r, cells->left - NAME_GAP, cells->top + (r + 0.5) * grid->cell_height);
  }
}

void clt_grid_draw(clt_svg *svg, const clt_grid *grid, double left, double top,
                   void (*cell)(void *data, int row, int column, const clt_box *box), void *data) {
  for (int block = 0; block < grid->blocks; block++) {
    int from = block * grid->across, to = (int)fmin(from + grid->across, grid->columns);
    clt_box cells = {left + grid->names + NAME_GAP,
                     top + block * (block_height(grid) + BLOCK_GAP) + grid->head,
                     (to - from) * grid->cell_width, grid->rows * grid->cell_height};
    draw_names(svg, grid, &cells, from, to);
    draw_lines(svg, grid, &cells, to - from);
    for (int r = 0; r < grid->rows; r++) {
      for (int c = from; c < to; c++) {
        clt_box box = {cells.left + (c - from) * grid->cell_width,
                       cells.top + r * grid->cell_height, grid->cell_width, grid->cell_height};
        cell(data, r, c, &box);
      }
    }
  }
}
