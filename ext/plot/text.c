#include "plot/text.h"

#include <stdint.h>
#include <string.h>

static const char ELLIPSIS[] = "\xe2\x80\xa6";
static const char REPLACEMENT[] = "\xef\xbf\xbd"; /* U+FFFD */

/* Length in bytes of the well-formed UTF-8 sequence at `s` (Unicode table 3-7), 0 if malformed. */
static int sequence(const unsigned char *s) {
  if (s[0] < 0x80) return 1;
  int length = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
  if (s[0] < 0xC2 || s[0] > 0xF4) return 0;
  for (int i = 1; i < length; i++) {
    if ((s[i] & 0xC0) != 0x80) return 0;
  }
  if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F)) return 0;
  if ((s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F)) return 0;
  return length;
}

/* The code point of a well-formed sequence; *at moves behind it. */
static uint32_t next(const char **at) {
  const unsigned char *s = (const unsigned char *)*at;
  int length = sequence(s);
  uint32_t c = length == 1 ? s[0] : (uint32_t)(s[0] & (0x7F >> length));
  for (int i = 1; i < length; i++) c = c << 6 | (s[i] & 0x3F);
  *at += length;
  return c;
}

static bool unfit(uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

const char *clt_text_clean(clt_arena *arena, const char *text) {
  if (!text) return "";
  char *clean = clt_arena_take(arena, strlen(text) + 1, 3); /* each byte may become three */
  if (!clean) return "";
  char *write = clean;
  while (*text) {
    int length = sequence((const unsigned char *)text);
    const char *after = text + (length ? length : 1), *from = text;
    uint32_t c = length ? next(&from) : 0;
    from = text;
    if (c == '\t' || c == '\n' || c == '\r') {
      *write++ = ' ';
    } else if (unfit(c)) {
      for (from = REPLACEMENT; *from; from++) *write++ = *from;
    } else {
      while (from < after) *write++ = *from++;
    }
    text = after;
  }
  return clean;
}

/* East Asian wide and fullwidth forms, and emoji. */
static bool wide(uint32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) || c >= 0x1F000;
}

static bool combining(uint32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x20D0 && c <= 0x20F0);
}

/* Distance of two base lines, of the size. */
static const double LINE_HEIGHT = 1.3;

double clt_lines_height(double lines, clt_face face) {
  return lines * LINE_HEIGHT * face.size;
}

/* Hundredths of an em: DejaVu Sans, U+0020 to U+007E. */
static const unsigned char ADVANCE[95] = {
    32, 40, 46, 84, 64, 95, 78, 27, 39,  39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
    60, 79, 69, 63, 61, 73, 68, 99, 69,  61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63,
    63, 28, 28, 58, 28, 97, 63, 61, 63,  63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84};

/* The same of what is not in the table: signs and arrows, the ellipsis among them; and of what is
** as wide as it is high. */
static const double SIGN = 86.0, FULL = 100.0;

static double advance(uint32_t c) {
  if (c >= 0x20 && c < 0x7F) return ADVANCE[c - 0x20];
  if (combining(c)) return 0.0;
  if (wide(c)) return FULL;
  if (c == 0x2009) return 20.0;                /* thin space */
  if (c >= 0x2070 && c <= 0x207B) return 46.0; /* superscripts */
  if (c == 0xB2 || c == 0xB3 || c == 0xB9) return 40.0;
  if (c >= 0x2010) return SIGN;
  return 70.0; /* other alphabets */
}

/* Pixels of a hundredth of an em. Bold letters are wider by about an eighth. */
static double em(clt_face face) {
  return face.size / 100.0 * (face.bold ? 1.12 : 1.0);
}

double clt_text_width(const char *text, clt_face face) {
  double sum = 0.0;
  while (*text) sum += advance(next(&text));
  return sum * em(face);
}

static const char *copy(clt_arena *arena, const char *text, size_t bytes, const char *end) {
  char *kept = clt_arena_take(arena, bytes + strlen(end) + 1, 1);
  if (!kept) return "";
  memcpy(kept, text, bytes);
  memcpy(kept + bytes, end, strlen(end) + 1);
  return kept;
}

const char *clt_text_fit(clt_arena *arena, const char *text, clt_face face, double width) {
  if (clt_text_width(text, face) <= width) return text;
  double room = width / em(face) - SIGN;
  const char *end = text;
  for (const char *at = text; *at; end = at) {
    room -= advance(next(&at));
    if (room < 0.0) break;
  }
  while (end > text && end[-1] == ' ') end--;
  return copy(arena, text, (size_t)(end - text), ELLIPSIS);
}

static bool relation(uint32_t c) {
  return c == '=' || c == '<';
}

/* May a line end behind `c`, with `before` in front of it and `after` coming next? "p = 0.03" stays
** together. */
static bool breaks(uint32_t before, uint32_t c, uint32_t after) {
  if (c == ' ') return !relation(before) && !relation(after);
  /* Punctuation of Chinese text does not begin a line. */
  bool closing = (after >= 0x3001 && after <= 0x3002) || after == 0xFF0C || after == 0xFF1B ||
                 after == 0xFF1A || after == 0xFF09 || after == 0x300D;
  if (closing || after == ' ' || c == 0xFF08) return false;
  if (wide(c) || wide(after)) return true;
  return c < 0x80 && strchr("_-./:,", (int)c) &&
         !(after < 0x80 && strchr("_-./:,0123456789", (int)after));
}

/* The end of the line that begins at `text`: the last place to break within the width, or, there
** being none, where the width ends within a word (*broken). */
static const char *line_end(const char *text, clt_face face, double width, bool *broken) {
  double room = width / em(face);
  const char *best = NULL, *at = text;
  uint32_t c = 0;
  while (*at && *at != '\n') {
    const char *start = at;
    uint32_t before = c;
    c = next(&at);
    if (c != ' ') room -= advance(c);
    if (room < 0.0) {
      *broken = *broken || !best;
      return best ? best : start > text ? start : at;
    }
    if (c == ' ') room -= advance(c); /* a space at the end of a line needs no room */
    const char *ahead = at;
    if (*at && breaks(before, c, next(&ahead))) best = at;
  }
  return at;
}

static void add_line(clt_arena *arena, clt_text_lines *lines, const char *text, size_t bytes,
                     clt_face face) {
  while (bytes && text[bytes - 1] == ' ') bytes--;
  const char **grown = clt_arena_grow(arena, (void *)lines->line, (size_t)lines->n,
                                      (size_t)lines->n + 1, sizeof *grown);
  if (!grown) return;
  lines->line = grown;
  grown[lines->n++] = copy(arena, text, bytes, "");
  double width = clt_text_width(grown[lines->n - 1], face);
  if (width > lines->width) lines->width = width;
}

clt_text_lines clt_text_wrap(clt_arena *arena, const char *text, clt_face face, double width,
                             int most_lines) {
  clt_text_lines lines = {0};
  while (*text && lines.n < most_lines && !clt_arena_failed(arena)) {
    const char *end = line_end(text, face, width, &lines.broken);
    if (lines.n == most_lines - 1 && *end && end[strspn(end, " \n")]) { /* the rest is too long */
      const char *rest = copy(arena, text, strcspn(text, "\n"), "");
      const char *fitted = clt_text_fit(arena, rest, face, width);
      if (fitted == rest) { /* but for the lines below it */
        rest = copy(arena, rest, strlen(rest), ELLIPSIS);
        fitted = clt_text_fit(arena, rest, face, width);
      }
      add_line(arena, &lines, fitted, strlen(fitted), face);
      lines.cut = true;
      break;
    }
    add_line(arena, &lines, text, (size_t)(end - text), face);
    text = end + (*end == '\n');
    while (*text == ' ') text++;
  }
  return lines;
}
