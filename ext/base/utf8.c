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

/* Eight bytes of ASCII? Most text is nothing else, and is read row by row. */
static bool ascii(const char *text) {
  uint64_t eight;
  memcpy(&eight, text, sizeof eight);
  return !(eight & UINT64_C(0x8080808080808080));
}

bool clt_utf8_valid(const char *text, size_t bytes) {
  size_t i = 0;
  while (bytes - i >= 8 && ascii(text + i)) i += 8;
  while (i < bytes) {
    int length = clt_utf8_sequence(text + i);
    if (length == 0) return false;
    i += (size_t)length;
  }
  return true;
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
