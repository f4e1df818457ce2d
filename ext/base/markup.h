/* The characters that mean something in HTML and SVG, in texts and in quoted attributes. */
#ifndef CLT_BASE_MARKUP_H
#define CLT_BASE_MARKUP_H

#include <stddef.h>

#define CLT_MARKUP_SPECIAL "&<>\"'"

/* What stands for such a character; NULL for any other. */
static inline const char *clt_markup_of(char c) {
  switch (c) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  case '\'':
    return "&#39;";
  default:
    return NULL;
  }
}

#endif
