#include "base/utf8.h"

#include <string.h>

int clt_utf8_sequence(const char *text) {
  const unsigned char *s = (const unsigned char *)text;
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

static uint64_t eight_at(const char *text) {
  uint64_t eight;
  memcpy(&eight, text, sizeof eight);
  return eight;
}

static uint32_t four_at(const char *text) {
  uint32_t four;
  memcpy(&four, text, sizeof four);
  return four;
}

enum { SHORT = 16 };

/* Is a text of at most 16 bytes ASCII, as most are, which are read row by row? What is loaded
** overlaps, so that there are few branches that hang on the length, which changes from row to
** row. */
static bool ascii(const char *text, size_t bytes) {
  if (bytes > 8) {
    return !((eight_at(text) | eight_at(text + bytes - 8)) & UINT64_C(0x8080808080808080));
  }
  if (bytes >= 4) return !((four_at(text) | four_at(text + bytes - 4)) & UINT32_C(0x80808080));
  return bytes == 0 || !((text[0] | text[bytes / 2] | text[bytes - 1]) & 0x80);
}

/* clt_utf8_sequence() of a text that has `left` bytes. */
static int sequence_within(const char *text, size_t left) {
  char end[CLT_UTF8_BYTES + 1] = {0};
  if (left >= CLT_UTF8_BYTES) return clt_utf8_sequence(text);
  memcpy(end, text, left);
  return clt_utf8_sequence(end);
}

size_t clt_utf8_well_formed(const char *text, size_t bytes) {
  size_t i = 0;
  while (i < bytes) {
    while (bytes - i > SHORT && ascii(text + i, SHORT)) i += SHORT;
    if (bytes - i <= SHORT && ascii(text + i, bytes - i)) return bytes;
    int length = sequence_within(text + i, bytes - i);
    if (length == 0) break;
    i += (size_t)length;
  }
  return i;
}

bool clt_utf8_valid(const char *text, size_t bytes) {
  return clt_utf8_well_formed(text, bytes) == bytes;
}

/* Bytes of the blank that the text begins with, or ends with; 0 if it does not. */
static size_t blank_at(const char *text, size_t bytes, bool at_end) {
  static const char *const blanks[] = {"\xc2\xa0", "\xe2\x80\x89", "\xe2\x80\xaf", "\xe3\x80\x80",
                                       "\xef\xbb\xbf"};
  if (bytes == 0) return 0;
  char c = at_end ? text[bytes - 1] : *text;
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  if (!((unsigned char)c & 0x80)) return 0;
  for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
    size_t n = strlen(blanks[i]);
    if (n <= bytes && memcmp(at_end ? text + bytes - n : text, blanks[i], n) == 0) return n;
  }
  return 0;
}

const char *clt_utf8_trim(const char *text, size_t *bytes) {
  for (size_t n; (n = blank_at(text, *bytes, false)) > 0; *bytes -= n) text += n;
  for (size_t n; (n = blank_at(text, *bytes, true)) > 0;) *bytes -= n;
  return text;
}

int clt_utf8_put(char out[CLT_UTF8_BYTES], uint32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  int length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  for (int i = length - 1; i > 0; i--, c >>= 6) out[i] = (char)(0x80 | (c & 0x3F));
  static const uint32_t lead[] = {0xC0, 0xE0, 0xF0};
  out[0] = (char)(lead[length - 2] | c);
  return length;
}
