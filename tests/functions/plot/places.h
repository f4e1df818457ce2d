/*
** Where the texts of a figure stand: read from the document as ext/plot/svg.c writes it, measured
** by plot/text.h. None may leave the frame, no two may lie on each other. Nor does any path, line,
** circle or box leave the frame.
*/
#ifndef CLT_FUNCTIONS_PLOT_PLACES_H
#define CLT_FUNCTIONS_PLOT_PLACES_H

#include <stdio.h>
#include <stdlib.h>

#include "plot/text.h"
#include "test.h"

typedef struct place {
  double left, top, right, bottom;
  const char *at; /* in the document */
} place;

/* Parts of the size of a letter above and below the base line. */
static const double LETTER_ABOVE = 0.72, LETTER_BELOW = 0.2;

/* The number behind `name` in the element that begins at `at`; 0 if there is none. */
static inline double number_behind(const char *at, const char *name) {
  const char *found = strstr(at, name), *end = strchr(at, '>');
  return found && found < end ? strtod(found + strlen(name), NULL) : 0.0;
}

/* Is the word in the element's tag? */
static inline bool tag_has(const char *at, const char *word) {
  const char *found = strstr(at, word);
  return found && found < strchr(at, '>');
}

/* The text of the element, its entities resolved. */
static inline void letters_of(const char *at, char text[1024]) {
  static const char *const entities[] = {"&amp;", "&",      "&lt;", "<",     "&gt;",
                                         ">",     "&quot;", "\"",   "&#39;", "'"};
  size_t n = 0;
  for (at = strchr(at, '>') + 1; *at != '<' && n < 1023; n++) {
    size_t length = 1;
    text[n] = *at;
    for (int e = 0; e < 10; e += 2) {
      if (strncmp(at, entities[e], strlen(entities[e])) != 0) continue;
      text[n] = *entities[e + 1];
      length = strlen(entities[e]);
    }
    at += length;
  }
  text[n] = 0;
}

static inline place place_of(const char *at) {
  char text[1024];
  letters_of(at, text);
  bool title = tag_has(at, " title\""), heading = tag_has(at, " heading\"");
  bool small = tag_has(at, " small"), up = tag_has(at, "rotate(-90)");
  double size = title ? CLT_SIZE_TITLE : small ? CLT_SIZE_SMALL : CLT_SIZE_LABEL;
  clt_face face = {size, title || heading || tag_has(at, " bold")};
  double width = clt_text_width(text, face);
  double before = tag_has(at, "\"end\"") ? width : tag_has(at, "\"middle\"") ? width / 2.0 : 0.0;
  double x = number_behind(at, " x=\""), y = number_behind(at, " y=\"");
  if (!up) {
    return (place){x - before, y - LETTER_ABOVE * size, x - before + width, y + LETTER_BELOW * size,
                   at};
  }
  x = number_behind(at, "translate(");
  y = strtod(strchr(strstr(at, "translate("), ' '), NULL);
  return (place){x - LETTER_ABOVE * size, y + before - width, x + LETTER_BELOW * size, y + before,
                 at};
}

static inline bool places_clash(const char *what, const place *p) {
  printf("  %s: %.90s\n", what, p->at);
  return false;
}

/* All texts are within the frame, by half a pixel, and none lies on another. */
static inline bool texts_apart(const char *svg) {
  enum { MOST = 4000 };
  static place places[MOST];
  int n = 0;
  double width = number_behind(svg, " width=\""), height = number_behind(svg, " height=\"");
  for (const char *at = svg; n < MOST && (at = strstr(at, "<text ")); at++)
    places[n++] = place_of(at);
  for (int i = 0; i < n; i++) {
    const place *p = &places[i];
    if (p->left < -0.5 || p->top < -0.5 || p->right > width + 0.5 || p->bottom > height + 0.5) {
      return places_clash("outside", p);
    }
    for (int j = 0; j < i; j++) {
      const place *q = &places[j];
      if (p->left < q->right - 0.5 && q->left < p->right - 0.5 && p->top < q->bottom - 0.5 &&
          q->top < p->bottom - 0.5) {
        return places_clash("overlaps", q), places_clash("with", p);
      }
    }
  }
  return n > 0;
}

/* ---- what is drawn ---- */

/* Along a path: where it stands, and all that it has passed, control points among it. */
typedef struct way {
  double x, y, left, top, right, bottom;
} way;

static inline void way_passes(way *w, double x, double y) {
  w->left = fmin(w->left, x);
  w->top = fmin(w->top, y);
  w->right = fmax(w->right, x);
  w->bottom = fmax(w->bottom, y);
}

/* Follows a path from its data on, of the commands that ext/plot/svg.c writes: M and L to a place,
** h, v, l and c by steps, Z back. */
static inline way way_of(const char *at) {
  way w = {0.0, 0.0, INFINITY, INFINITY, -INFINITY, -INFINITY};
  char command = 'M';
  while (*at != '"') {
    double by[6] = {0.0};
    if (strchr("MLhvlcZ", *at)) command = *at++;
    int n = command == 'c' ? 6 : command == 'h' || command == 'v' ? 1 : command == 'Z' ? 0 : 2;
    for (int i = 0; i < n; i++) {
      char *end;
      by[i] = strtod(at, &end);
      at = end;
    }
    bool to = command == 'M' || command == 'L';
    if (command == 'v') by[1] = by[0], by[0] = 0.0;
    for (int i = 0; i < n; i += 2) {
      way_passes(&w, (to ? 0.0 : w.x) + by[i], (to ? 0.0 : w.y) + by[i + 1]);
    }
    int last = command == 'c' ? 4 : 0;
    w.x = (to ? 0.0 : w.x) + by[last];
    w.y = (to ? 0.0 : w.y) + by[last + 1];
    at += strspn(at, " ");
  }
  return w;
}

static inline way way_of_element(const char *at) {
  way w = {0.0, 0.0, INFINITY, INFINITY, -INFINITY, -INFINITY};
  if (strncmp(at, "<path ", 6) == 0) return way_of(strstr(at, " d=\"") + 4);
  if (strncmp(at, "<line ", 6) == 0) {
    way_passes(&w, number_behind(at, " x1=\""), number_behind(at, " y1=\""));
    way_passes(&w, number_behind(at, " x2=\""), number_behind(at, " y2=\""));
  } else if (strncmp(at, "<rect ", 6) == 0) {
    double x = number_behind(at, " x=\""), y = number_behind(at, " y=\"");
    way_passes(&w, x, y);
    way_passes(&w, x + number_behind(at, " width=\""), y + number_behind(at, " height=\""));
  } else if (strncmp(at, "<circle ", 8) == 0) {
    double x = number_behind(at, " cx=\""), y = number_behind(at, " cy=\"");
    double r = number_behind(at, " r=\"");
    way_passes(&w, x - r, y - r);
    way_passes(&w, x + r, y + r);
  }
  return w;
}

/* Nothing is drawn outside the frame, by half a pixel. */
static inline bool drawn_within(const char *svg) {
  double width = number_behind(svg, " width=\""), height = number_behind(svg, " height=\"");
  for (const char *at = svg; (at = strchr(at, '<')); at++) {
    way w = way_of_element(at);
    if (w.left < -0.5 || w.top < -0.5 || w.right > width + 0.5 || w.bottom > height + 0.5) {
      printf("  drawn outside: %.160s\n", at);
      return false;
    }
  }
  return true;
}

#endif
