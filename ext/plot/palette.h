/*
** Colours, weights of line and faces of all figures, in one stylesheet: the eight colours of M.
** Okabe and K. Ito (Color Universal Design, 2008), told apart by readers with any kind of colour
** vision, each light enough or dark enough for the ground it is on. Every figure paints its own
** ground, so that it is legible wherever it is put; a reader who prefers dark gets dark.
**
** Marks name their classes; several classes are separated by a space. A colour class c1…c6 sets the
** colour that stroke, fill, dots… then use.
*/
#ifndef CLT_PLOT_PALETTE_H
#define CLT_PLOT_PALETTE_H

enum { CLT_COLOURS = 6 };

/* The <style> element. Selectors are below .clt, so they touch nothing else in a page. */
extern const char clt_stylesheet[];

/* Class of a series' colour: "c1" … "c6" and around again; `index` counts from 0. */
const char *clt_colour(int index);

/* Signs have the same colours in every figure, and a dash for those who see no colour. */
#define CLT_POSITIVE "c1"
#define CLT_NEGATIVE "c2 dash"

/* The strongest tint on which ink is legible (contrast 4.5, light or dark). */
#define CLT_TINT_MOST 0.55

/* Classes of text: ink (plain), muted, and the faces of text.h. */
#define CLT_TEXT_TITLE   "ink title"
#define CLT_TEXT_HEADING "ink heading"
#define CLT_TEXT_LABEL   "ink label"
#define CLT_TEXT_TICK    "muted small"
#define CLT_TEXT_CAPTION "muted small"

#endif
