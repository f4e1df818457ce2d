#include "plot/svg.h"

#include <math.h>
#include <string.h>

#include "base/markup.h"
#include "plot/number.h"
#include "plot/palette.h"

static void put_bytes(clt_svg *svg, const char *text, size_t bytes) {
  if (svg->length + bytes + 1 > svg->capacity) {
    size_t capacity = svg->capacity ? 2 * svg->capacity : 8192;
    while (svg->length + bytes + 1 > capacity) capacity *= 2;
    char *grown = clt_arena_grow(svg->arena, svg->text, svg->capacity, capacity, 1);
    if (!grown) return;
    svg->text = grown;
    svg->capacity = capacity;
  }
  memcpy(svg->text + svg->length, text, bytes);
  svg->length += bytes;
  svg->text[svg->length] = 0;
}

static void put(clt_svg *svg, const char *text) {
  put_bytes(svg, text, strlen(text));
}

static void put_escaped(clt_svg *svg, const char *text) {
  for (;; text++) {
    size_t plain = strcspn(text, CLT_MARKUP_SPECIAL);
    put_bytes(svg, text, plain);
    text += plain;
    if (!*text) return;
    put(svg, clt_markup_of(*text));
  }
}

static void put_number(clt_svg *svg, double x, int decimals) {
  char number[CLT_FIGURE_BYTES];
  int length = clt_format_coordinate(number, x, decimals);
  put_bytes(svg, number, (size_t)length);
}

static void put_coordinate(clt_svg *svg, double x) {
  put_number(svg, x, 1);
}

static void attribute(clt_svg *svg, const char *name, double value) {
  put(svg, " ");
  put(svg, name);
  put(svg, "=\"");
  put_coordinate(svg, value);
  put(svg, "\"");
}

static void open_element(clt_svg *svg, const char *name, const char *classes) {
  put(svg, "<");
  put(svg, name);
  put(svg, " class=\"");
  put(svg, classes);
  put(svg, "\"");
}

static void text_element(clt_svg *svg, const char *name, const char *text) {
  put(svg, "<");
  put(svg, name);
  put(svg, ">");
  put_escaped(svg, text);
  put(svg, "</");
  put(svg, name);
  put(svg, ">\n");
}

void clt_svg_open(clt_svg *svg, clt_arena *arena, double width, double height, const char *title,
                  const char *description) {
  *svg = (clt_svg){.arena = arena};
  put(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"clt\" role=\"img\"");
  attribute(svg, "width", width);
  attribute(svg, "height", height);
  put(svg, " viewBox=\"0 0 ");
  put_coordinate(svg, width);
  put(svg, " ");
  put_coordinate(svg, height);
  put(svg, "\">\n");
  text_element(svg, "title", clt_text_clean(arena, title));
  text_element(svg, "desc", clt_text_clean(arena, description));
  put(svg, clt_stylesheet);
  put(svg, "\n");
  clt_svg_rect(svg, "ground", 0.0, 0.0, width, height, 0.0);
}

const char *clt_svg_close(clt_svg *svg) {
  put(svg, "</svg>\n");
  return clt_arena_failed(svg->arena) ? NULL : svg->text;
}

void clt_svg_group(clt_svg *svg, const char *tooltip) {
  put(svg, "<g>");
  text_element(svg, "title", tooltip);
}

void clt_svg_group_end(clt_svg *svg) {
  put(svg, "</g>\n");
}

void clt_svg_line(clt_svg *svg, const char *classes, double x1, double y1, double x2, double y2) {
  open_element(svg, "line", classes);
  attribute(svg, "x1", x1);
  attribute(svg, "y1", y1);
  attribute(svg, "x2", x2);
  attribute(svg, "y2", y2);
  put(svg, "/>\n");
}

void clt_svg_rect(clt_svg *svg, const char *classes, double x, double y, double width,
                  double height, double radius) {
  open_element(svg, "rect", classes);
  attribute(svg, "x", x);
  attribute(svg, "y", y);
  attribute(svg, "width", width > 0.0 ? width : 0.0);
  attribute(svg, "height", height > 0.0 ? height : 0.0);
  if (radius > 0.0) attribute(svg, "rx", radius);
  put(svg, "/>\n");
}

void clt_svg_circle(clt_svg *svg, const char *classes, double x, double y, double radius) {
  open_element(svg, "circle", classes);
  attribute(svg, "cx", x);
  attribute(svg, "cy", y);
  attribute(svg, "r", radius);
  put(svg, "/>\n");
}

static void put_anchor(clt_svg *svg, clt_anchor anchor) {
  if (anchor == CLT_MIDDLE) put(svg, " text-anchor=\"middle\"");
  if (anchor == CLT_END) put(svg, " text-anchor=\"end\"");
}

static void finish_text(clt_svg *svg, clt_anchor anchor, const char *text) {
  put_anchor(svg, anchor);
  put(svg, ">");
  put_escaped(svg, text);
  put(svg, "</text>\n");
}

void clt_svg_text(clt_svg *svg, const char *classes, clt_anchor anchor, double x, double y,
                  const char *text) {
  open_element(svg, "text", classes);
  attribute(svg, "x", x);
  attribute(svg, "y", y);
  finish_text(svg, anchor, text);
}

void clt_svg_text_up(clt_svg *svg, const char *classes, clt_anchor anchor, double x, double y,
                     const char *text) {
  open_element(svg, "text", classes);
  put(svg, " transform=\"translate(");
  put_coordinate(svg, x);
  put(svg, " ");
  put_coordinate(svg, y);
  put(svg, ") rotate(-90)\"");
  finish_text(svg, anchor, text);
}

void clt_svg_lines(clt_svg *svg, const char *classes, clt_anchor anchor, double x, double y,
                   clt_face face, const clt_text_lines *lines) {
  for (int i = 0; i < lines->n; i++) {
    clt_svg_text(svg, classes, anchor, x, y + clt_lines_height(i, face), lines->line[i]);
  }
}

void clt_svg_lines_about(clt_svg *svg, const char *classes, clt_anchor anchor, double x, double y,
                         clt_face face, const clt_text_lines *lines) {
  double first = y + CLT_HALF_CAPITAL - clt_lines_height(lines->n - 1, face) / 2.0;
  clt_svg_lines(svg, classes, anchor, x, first, face, lines);
}

void clt_svg_path(clt_svg *svg, const char *classes, double width) {
  open_element(svg, "path", classes);
  if (width > 0.0) {
    put(svg, " style=\"stroke-width:");
    put_coordinate(svg, width);
    put(svg, "\"");
  }
  put(svg, " d=\"");
}

void clt_svg_tint(clt_svg *svg, const char *classes, double opacity) {
  open_element(svg, "path", classes);
  put(svg, " style=\"fill-opacity:");
  put_number(svg, opacity, 3);
  put(svg, "\" d=\"");
}

/* A coordinate as put_coordinate() prints it, so that steps between such sum up to it. */
static double printed(double x) {
  return isfinite(x) ? round(10.0 * x) / 10.0 : 0.0;
}

/* From here a path goes on. */
static void stand_at(clt_svg *svg, double x, double y) {
  svg->x = printed(x);
  svg->y = printed(y);
}

static void put_point(clt_svg *svg, const char *command, double x, double y) {
  put(svg, command);
  put_coordinate(svg, x);
  put(svg, " ");
  put_coordinate(svg, y);
}

/* The point as steps from where the path stands: fewer digits. A minus sign separates, too. */
static void put_step(clt_svg *svg, const char *command, double x, double y) {
  double dx = printed(x) - svg->x, dy = printed(y) - svg->y;
  put(svg, command);
  put_coordinate(svg, dx);
  if (!(dy <= -0.05)) put(svg, " ");
  put_coordinate(svg, dy);
}

void clt_svg_move(clt_svg *svg, double x, double y) {
  put_point(svg, "M", x, y);
  stand_at(svg, x, y);
}

void clt_svg_draw(clt_svg *svg, double x, double y) {
  put_point(svg, "L", x, y);
  stand_at(svg, x, y);
}

void clt_svg_step(clt_svg *svg, double x, double y) {
  double dx = printed(x) - svg->x, dy = printed(y) - svg->y;
  if (fabs(dx) < 0.05 || fabs(dy) < 0.05) {
    put(svg, fabs(dx) < 0.05 ? "v" : "h");
    put_coordinate(svg, fabs(dx) < 0.05 ? dy : dx);
  } else {
    put_step(svg, "l", x, y);
  }
  stand_at(svg, x, y);
}

void clt_svg_curve(clt_svg *svg, double x1, double y1, double x2, double y2, double x, double y) {
  put_step(svg, "c", x1, y1);
  put_step(svg, " ", x2, y2);
  put_step(svg, " ", x, y);
  stand_at(svg, x, y);
}

void clt_svg_dot(clt_svg *svg, double x, double y) {
  put_point(svg, "M", x, y);
  put(svg, "h0");
}

void clt_svg_path_end(clt_svg *svg, bool closed) {
  put(svg, closed ? "Z\"/>\n" : "\"/>\n");
}
