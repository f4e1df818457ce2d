#include "plot/drawn.h"

#include <stddef.h>
#include <string.h>

#include "base/utf8.h"
#include "plot/palette.h"

/* Goes past what the text begins with; false: it begins otherwise. */
static bool skip(const char **at, const char *what) {
  size_t bytes = strlen(what);
  if (strncmp(*at, what, bytes) != 0) return false;
  *at += bytes;
  return true;
}

/* The same with one of several; ended by NULL. */
static bool skip_one_of(const char **at, const char *const *whats) {
  for (; *whats; whats++) {
    if (skip(at, *whats)) return true;
  }
  return false;
}

/* ` name="value"`. No value of these attributes names anything elsewhere but in CSS, which has one
** property here; the name of the namespace is the only one with a colon. */
static bool skip_attribute(const char **at) {
  static const char *const names[] = {
      " xmlns=\"http://www.w3.org/2000/svg",
      " style=\"stroke-width:",
      " style=\"fill-opacity:",
      " class=\"",
      " role=\"",
      " width=\"",
      " height=\"",
      " viewBox=\"",
      " x=\"",
      " y=\"",
      " x1=\"",
      " y1=\"",
      " x2=\"",
      " y2=\"",
      " rx=\"",
      " cx=\"",
      " cy=\"",
      " r=\"",
      " text-anchor=\"",
      " transform=\"",
      " d=\"",
      NULL,
  };
  static const char value[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .-()";
  if (!skip_one_of(at, names)) return false;
  *at += strspn(*at, value);
  return skip(at, "\"");
}

static bool skip_tag(const char **at) {
  static const char *const whole[] = {"</title>", "</desc>", "</g>", "</text>", NULL};
  static const char *const opened[] = {"<title",  "<desc", "<g",    "<line", "<rect",
                                       "<circle", "<text", "<path", NULL};
  if (skip_one_of(at, whole) || skip(at, clt_stylesheet)) return true;
  if (!skip_one_of(at, opened)) return false;
  while (skip_attribute(at)) continue;
  return skip(at, ">") || skip(at, "/>");
}

bool clt_svg_is_drawn(const char *text) {
  const char *at = text;
  if (!skip(&at, "<svg") || !clt_utf8_valid(text, strlen(text))) return false;
  while (skip_attribute(&at)) continue;
  if (!skip(&at, ">")) return false;
  do {
    at += strcspn(at, "<");
  } while (skip_tag(&at));
  return strcmp(at, "</svg>\n") == 0;
}
