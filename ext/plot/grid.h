/*
** A grid of cells with the names of its rows at the left and those of its columns above. Where the
** columns are too many for the width it is cut into blocks of columns, one below the other, each
** with all names: a cell never becomes too small to be read.
*/
#ifndef CLT_PLOT_GRID_H
#define CLT_PLOT_GRID_H

#include "plot/axis.h"

typedef struct clt_grid {
  int rows, columns;
  const char *const *row;      /* [rows] names, clean */
  const char *const *column;   /* [columns] */
  const char *row_title;       /* above the names of the rows, clean; "": none */
  const char *column_title;    /* above those of the columns */
  int row_lines;               /* of a row's name, at most */
  double least, widest;        /* pixels of a cell's width */
  bool square;                 /* cells are not less high than wide */
  double width;                /* found: of the drawing */
  double cell_width;           /* found */
  double cell_height;          /* at least; then found: the names of the rows need it */
  clt_text_lines *row_name;    /* found: [rows] */
  clt_text_lines *column_name; /* found: [columns] */
  bool upright;                /* found: the names of the columns read from left to right */
  double names, head;          /* found: width of the rows' names, height of all that is above */
  int blocks, across;          /* found: how many blocks, and columns of one */
} clt_grid;

/* Finds what is marked as found, for a drawing of some width. False if out of memory. */
bool clt_grid_measure(clt_grid *grid, double width, clt_arena *arena);

/* Of all blocks. */
double clt_grid_height(const clt_grid *grid);

/* Makes the cells higher, so that the grid is `height` high, if it is less. */
void clt_grid_stretch(clt_grid *grid, double height);

/* Draws the grid, and each cell by a function. */
void clt_grid_draw(clt_svg *svg, const clt_grid *grid, double left, double top,
                   void (*cell)(void *data, int row, int column, const clt_box *box), void *data);

#endif
