/*
** A small check that a text is a well-formed XML document as the figures write it: one element with
** all else inside, tags that match, attributes quoted and not repeated, only the predefined
** entities, only characters that XML allows, valid UTF-8, no comments, no processing instructions.
** It knows no more XML than that, so what it accepts every parser accepts. Also refused: scripts,
** event handlers and references to anything outside.
*/
#ifndef CLT_TESTS_PLOT_XML_H
#define CLT_TESTS_PLOT_XML_H

#include "plot/drawn.h"
#include "test.h"

typedef struct xml {
  const char *at;    /* what is next */
  const char *error; /* NULL: none so far */
  int elements;      /* opened so far */
  char open[64][32]; /* names of the elements that are open */
  int depth;
} xml;

static inline bool xml_fail(xml *x, const char *error) {
  if (!x->error) x->error = error;
  return false;
}

/* One character of text or of an attribute's value. */
static inline bool xml_character(xml *x) {
  static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
  const unsigned char *s = (const unsigned char *)x->at;
  if (*s == '&') {
    for (int i = 0; i < 5; i++) {
      size_t length = strlen(entities[i]);
      if (strncmp(x->at, entities[i], length) == 0) return x->at += length, true;
    }
    return xml_fail(x, "an ampersand that is no entity");
  }
  if (*s < 0x20 && *s != '\n') return xml_fail(x, "a control character");
  int length = *s < 0x80 ? 1 : *s < 0xE0 ? 2 : *s < 0xF0 ? 3 : 4;
  if (*s == 0x7F || (*s >= 0x80 && *s < 0xC2) || *s > 0xF4) return xml_fail(x, "not UTF-8");
  unsigned long c = length == 1 ? *s : *s & (0x7FU >> length);
  for (int i = 1; i < length; i++) {
    if ((s[i] & 0xC0) != 0x80) return xml_fail(x, "not UTF-8");
    c = c << 6 | (s[i] & 0x3FU);
  }
  static const unsigned long least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (c < least[length] || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF)
    return xml_fail(x, "not UTF-8");
  if (c == 0xFFFE || c == 0xFFFF) return xml_fail(x, "a noncharacter");
  x->at += length;
  return true;
}

static inline bool xml_name(xml *x, char name[32]) {
  size_t length = strspn(x->at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:-");
  if (length == 0 || length > 31) return xml_fail(x, "not a name");
  memcpy(name, x->at, length);
  name[length] = 0;
  x->at += length;
  return true;
}

static inline bool xml_attribute(xml *x, char names[16][32], int count) {
  if (count == 16 || !xml_name(x, names[count])) return xml_fail(x, "attributes");
  for (int i = 0; i < count; i++) {
    if (strcmp(names[i], names[count]) == 0) return xml_fail(x, "an attribute twice");
  }
  if (strncmp(names[count], "on", 2) == 0 || strstr(names[count], "href")) {
    return xml_fail(x, "a handler or a reference");
  }
  if (strncmp(x->at, "=\"", 2) != 0) return xml_fail(x, "an attribute without quotes");
  x->at += 2;
  while (*x->at != '"') {
    if (*x->at == '<' || !*x->at) return xml_fail(x, "an attribute that does not end");
    if (!xml_character(x)) return false;
  }
  x->at++;
  return true;
}

static inline bool xml_open(xml *x) {
  char names[16][32];
  int count = 0;
  if (x->depth == 64 || !xml_name(x, x->open[x->depth])) return xml_fail(x, "an element");
  if (strcmp(x->open[x->depth], "script") == 0) return xml_fail(x, "a script");
  if (x->depth == 0 && x->elements) return xml_fail(x, "a second root");
  x->elements++;
  while (*x->at == ' ') {
    x->at++;
    if (!xml_attribute(x, names, count++)) return false;
  }
  if (strncmp(x->at, "/>", 2) == 0) return x->at += 2, true;
  if (*x->at != '>') return xml_fail(x, "a tag that does not end");
  x->at++;
  x->depth++;
  return true;
}

static inline bool xml_close(xml *x) {
  char name[32];
  if (!xml_name(x, name) || *x->at != '>') return xml_fail(x, "a closing tag");
  if (x->depth == 0 || strcmp(name, x->open[x->depth - 1]) != 0) return xml_fail(x, "tags cross");
  x->at++;
  x->depth--;
  return true;
}

/* NULL if the text is a well-formed document, else what is wrong with it. */
static inline const char *xml_error(const char *text) {
  static xml state;
  xml *x = &state;
  memset(x, 0, sizeof *x);
  x->at = text;
  while (*x->at && !x->error) {
    if (strncmp(x->at, "</", 2) == 0) {
      x->at += 2;
      xml_close(x);
    } else if (*x->at == '<') {
      x->at++;
      xml_open(x);
    } else if (x->depth == 0 && *x->at != '\n') {
      xml_fail(x, "text outside of the root");
    } else {
      xml_character(x);
    }
  }
  if (!x->error && (x->depth || !x->elements)) xml_fail(x, "elements left open");
  return x->error;
}

/* A figure: well-formed, an <svg> with <title> and <desc> first, and drawn by svg.h. */
static inline bool xml_figure(const char *text) {
  const char *error = xml_error(text);
  if (error) printf("  not well-formed: %s\n", error);
  const char *title = strstr(text, "<title>"), *description = strstr(text, "<desc>");
  return !error && strncmp(text, "<svg xmlns=", 11) == 0 && title && description &&
         title < description && strstr(text, "viewBox=\"0 0 ") && clt_svg_is_drawn(text);
}

#endif
