/*
** Text in figures: made safe for XML, measured, cut and wrapped.
**
** Widths are approximate: a table of a wide sans-serif face (DejaVu Sans; Helvetica and Arial are
** narrower), a full em for Chinese, Japanese and Korean. What fits by it fits in any usual face.
*/
#ifndef CLT_PLOT_TEXT_H
#define CLT_PLOT_TEXT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"

/* A face: its size in pixels and its weight. */
typedef struct clt_face {
  double size;
  bool bold;
} clt_face;

/* Faces that all figures share; the stylesheet has their sizes, too. */
#define CLT_SIZE_TITLE   15
#define CLT_SIZE_HEADING 12
#define CLT_SIZE_LABEL   12
#define CLT_SIZE_SMALL   11
#define CLT_FACE_TITLE   ((clt_face){CLT_SIZE_TITLE, true})
#define CLT_FACE_HEADING ((clt_face){CLT_SIZE_HEADING, true})
#define CLT_FACE_LABEL   ((clt_face){CLT_SIZE_LABEL, false})
#define CLT_FACE_SMALL   ((clt_face){CLT_SIZE_SMALL, false})
#define CLT_FACE_BOLD    ((clt_face){CLT_SIZE_SMALL, true})

/* Of labels and small text: half the height of a capital, which is 0.7 of the size, so far below a
** place is the base line of what has its middle there; and the depth of a "g", 0.24 of the size,
** with a pixel to spare. */
enum { CLT_HALF_CAPITAL = 4, CLT_DESCENT = 4 };

/* Height of so many lines. */
double clt_lines_height(double lines, clt_face face);

/* The text as valid UTF-8 without anything XML or a reader's terminal chokes on: control, direction
** and noncharacter code points and malformed bytes become U+FFFD, white space a space. NULL gives
** "". From the arena; "" if out of memory. */
const char *clt_text_clean(clt_arena *arena, const char *text);

/* Approximate width in pixels of a clean text. */
double clt_text_width(const char *text, clt_face face);

/* The text if it is at most so wide, else its beginning and "…". */
const char *clt_text_fit(clt_arena *arena, const char *text, clt_face face, double width);

typedef struct clt_text_lines {
  int n;
  const char **line; /* [n] */
  double width;      /* of the widest */
  bool cut;          /* some text did not fit in the lines allowed; the last line ends with "…" */
  bool broken;       /* a word alone was too wide, and a line ends within it */
} clt_text_lines;

/* Breaks a clean text into lines of at most `width`: at '\n', behind white space and one of _-./:,
** between Chinese characters, and within a word only where a word alone is too wide. */
clt_text_lines clt_text_wrap(clt_arena *arena, const char *text, clt_face face, double width,
                             int most_lines);

#endif
