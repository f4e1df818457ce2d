/*
** The frame of every figure: title above, caption below, and between them the area to draw in.
*/
#ifndef CLT_PLOT_FIGURE_H
#define CLT_PLOT_FIGURE_H

#include <stdbool.h>
#include <stdint.h>

#include "plot/axis.h"
#include "plot/svg.h"
#include "plot/words.h"

/* What the user may say about any figure; texts as they come, NULL where not given. */
typedef struct clt_figure_options {
  const char *title, *x_label, *y_label;
  double width, height; /* of the whole figure in pixels; height 0: the figure's own */
  clt_language language;
  bool log_x, log_y; /* the axis is logarithmic: then all values on it are above 0 */
  bool no_caption;   /* nor is there a test: the description says what is drawn */
} clt_figure_options;

enum { CLT_FIGURE_WIDTH = 640, CLT_MARGIN = 12 };

/* Significant digits: of an estimate; of what is a share, or one of many. */
enum { CLT_DIGITS = 4, CLT_DIGITS_FEW = 3 };

typedef struct clt_figure {
  clt_arena *arena;
  const clt_figure_options *options;
  double width, height; /* of the whole figure */
  clt_box area;         /* to draw in */
  char *description;    /* for readers who do not see it; clean; NULL: nothing yet */
  size_t said, room;    /* bytes of it, and that there is room for */
  const char *caption;  /* clean paragraphs separated by '\n', begins as "" */
  clt_svg svg;
} clt_figure;

/* Begins a figure: sets everything but the area's height. The caption and the description may then
** be added to. */
void clt_figure_begin(clt_figure *figure, clt_arena *arena, const clt_figure_options *options);

/* Adds a paragraph to the caption, or a sentence to the last paragraph. */
void clt_figure_caption(clt_figure *figure, const char *paragraph);
void clt_figure_add(clt_figure *figure, const char *sentence);

/* Adds a sentence to the description. */
void clt_figure_describe(clt_figure *figure, const char *sentence);

/* Writes the head, the title and the caption. The area becomes `height` pixels high, or what the
** option asks for where that is more than `least`. `name` is the figure's title for screen readers
** where the user gave none. */
void clt_figure_open(clt_figure *figure, const char *name, double height, double least);

/* Ends the figure: the document, NULL if memory ran out. */
const char *clt_figure_close(clt_figure *figure);

/* Says how many rows were left out, and that only some of the points are drawn where that is so. */
void clt_figure_note_rows(clt_figure *figure, int64_t missing, size_t drawn, size_t all);

/* Says what hollow points are (NULL: "marked"), if any of them all are. */
void clt_figure_note_hollow(clt_figure *figure, const char *label, size_t hollow, size_t all);

/* A phrase in the figure's language. */
const char *clt_figure_say(const clt_figure *figure, clt_phrase phrase, const char *const *values);

/* Figures as values of a phrase, from the arena. */
const char *clt_value(clt_arena *arena, double x, int digits);
const char *clt_value_p(clt_arena *arena, double p);
const char *clt_value_count(clt_arena *arena, double n);

/* The title of an axis, and what its tick labels do not say: the power of ten that a linear one
** counts in; that it is logarithmic. */
const char *clt_figure_axis_title(const clt_figure *figure, const clt_scale *scale,
                                  const char *title);

/* A label the user may have given, clean. */
const char *clt_label_or(clt_arena *arena, const char *label, const char *otherwise);

#endif
