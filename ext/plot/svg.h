/*
** An SVG document being written. (1) Text is escaped here and nowhere else; coordinates are pixels,
** (2) and finite whatever they are given as. Errors (out of memory) are latched in the arena.
*/
#ifndef CLT_PLOT_SVG_H
#define CLT_PLOT_SVG_H

#include "plot/text.h"

typedef struct clt_svg {
  clt_arena *arena;
  char *text;      /* [capacity] the document so far, ends with a zero byte; NULL at first */
  size_t length;   /* bytes written */
  size_t capacity; /* bytes there is room for */
  double x, y;     /* where the path stands */
} clt_svg;

typedef enum clt_anchor { CLT_START, CLT_MIDDLE, CLT_END } clt_anchor;

/* Opens the document with ground, <title> and <desc>; (3) texts need not be clean. */
void clt_svg_open(clt_svg *svg, clt_arena *arena, double width, double height, const char *title,
                  const char *description);

/* Closes it; the document, (4) NULL if memory ran out. */
const char *clt_svg_close(clt_svg *svg);

/* Marks up to clt_svg_group_end() share a tooltip (clean text), which screen readers read, too. */
void clt_svg_group(clt_svg *svg, const char *tooltip);
void clt_svg_group_end(clt_svg *svg);

void clt_svg_line(clt_svg *svg, const char *classes, double x1, double y1, double x2, double y2);
void clt_svg_rect(clt_svg *svg, const char *classes, double x, double y, double width,
                  double height, double radius);
void clt_svg_circle(clt_svg *svg, const char *classes, double x, double y, double radius);

/* Clean text with its base line at y; clt_svg_text_up() reads upwards, anchored along y. */
void clt_svg_text(clt_svg *svg, const char *classes, clt_anchor anchor, double x, double y,
                  const char *text);
void clt_svg_text_up(clt_svg *svg, const char *classes, clt_anchor anchor, double x, double y,
                     const char *text);

/* Lines of text, the first base line at y, each `face` line height below the other. */
void clt_svg_lines(clt_svg *svg, const char *classes, clt_anchor anchor, double x, double y,
                   clt_face face, const clt_text_lines *lines);

/* The same with the middle of them all at y; for the faces of labels and small text. */
void clt_svg_lines_about(clt_svg *svg, const char *classes, clt_anchor anchor, double x, double y,
                         clt_face face, const clt_text_lines *lines);

/* A path: begin, then moves and curves, then end. Width 0: as the class says. */
void clt_svg_path(clt_svg *svg, const char *classes, double width);
/* The same, filled so opaquely (0 to 1). */
void clt_svg_tint(clt_svg *svg, const char *classes, double opacity);
void clt_svg_move(clt_svg *svg, double x, double y);
void clt_svg_draw(clt_svg *svg, double x, double y);
void clt_svg_step(clt_svg *svg, double x, double y); /* the same, written shorter */
void clt_svg_curve(clt_svg *svg, double x1, double y1, double x2, double y2, double x, double y);
void clt_svg_dot(clt_svg *svg, double x, double y); /* a point of class `dots` */
void clt_svg_path_end(clt_svg *svg, bool closed);

#endif
