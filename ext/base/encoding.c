#include "base/encoding.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

const char *const clt_encoding_names[] = {"utf-8", "latin1", "windows-1252", "utf-16", NULL};

static bool begins(const char *text, size_t bytes, const char *mark, size_t n) {
  return bytes >= n && memcmp(text, mark, n) == 0;
}

clt_encoding clt_encoding_marked(const char *text, size_t bytes, clt_encoding otherwise) {
  if (begins(text, bytes, "\xef\xbb\xbf", 3)) return CLT_ENCODING_UTF_8;
  if (begins(text, bytes, "\xff\xfe", 2) || begins(text, bytes, "\xfe\xff", 2)) {
    return CLT_ENCODING_UTF_16;
  }
  return otherwise;
}

/* Reads a code point of a text and returns how many bytes it took. */
typedef size_t (*reader)(const char *text, size_t left, uint32_t *c);

static size_t read_latin1(const char *text, size_t left, uint32_t *c) {
  (void)left;
  *c = (unsigned char)*text;
  return 1;
}

/* What 0x80 to 0x9F are (WHATWG Encoding Standard, index windows-1252). */
static size_t read_windows(const char *text, size_t left, uint32_t *c) {
  static const uint16_t upper[32] = {
      0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};
  read_latin1(text, left, c);
  if (*c >= 0x80 && *c <= 0x9F) *c = upper[*c - 0x80];
  return 1;
}

static uint32_t unit_at(const char *text, bool big) {
  uint32_t first = (unsigned char)text[0], second = (unsigned char)text[1];
  return big ? first << 8 | second : second << 8 | first;
}

static size_t read_utf16(const char *text, size_t left, uint32_t *c, bool big) {
  *c = 0xFFFD;
  if (left < 2) return left;
  *c = unit_at(text, big);
  if (*c < 0xD800 || *c > 0xDBFF || left < 4) return 2; /* one alone becomes U+FFFD when written */
  uint32_t low = unit_at(text + 2, big);
  if (low < 0xDC00 || low > 0xDFFF) return 2;
  *c = 0x10000 + ((*c - 0xD800) << 10) + (low - 0xDC00);
  return 4;
}

static size_t read_utf16le(const char *text, size_t left, uint32_t *c) {
  return read_utf16(text, left, c, false);
}
static size_t read_utf16be(const char *text, size_t left, uint32_t *c) {
  return read_utf16(text, left, c, true);
}

static reader utf16_reader(const char *text, size_t bytes) {
  size_t first = 0, second = 0; /* zeros at even and at odd places */
  if (begins(text, bytes, "\xff\xfe", 2)) return read_utf16le;
  if (begins(text, bytes, "\xfe\xff", 2)) return read_utf16be;
  for (size_t i = 0; i + 1 < bytes && i < 1000; i += 2) {
    first += !text[i];
    second += !text[i + 1];
  }
  return first > second ? read_utf16be : read_utf16le;
}

/* Writes the text, or without `out` counts only: the bytes that it takes. Ends early if stopped. */
static size_t convert(clt_task *task, reader read, const char *text, size_t bytes, char *out) {
  size_t written = 0, unpolled = 0;
  for (size_t i = 0; i < bytes && !clt_task_stop_after(task, 1, &unpolled);) {
    char sequence[CLT_UTF8_BYTES];
    uint32_t c;
    i += read(text + i, bytes - i, &c);
    written += (size_t)clt_utf8_put(out ? out + written : sequence, c);
  }
  return written;
}

const char *clt_encoding_decode(clt_arena *arena, clt_task *task, clt_encoding encoding,
                                const char *text, size_t *bytes) {
  static const reader readers[CLT_ENCODINGS] = {NULL, read_latin1, read_windows, NULL};
  reader read = encoding == CLT_ENCODING_UTF_16 ? utf16_reader(text, *bytes) : readers[encoding];
  size_t mark = 0;
  if (clt_encoding_marked(text, *bytes, CLT_ENCODINGS) == encoding) mark = read ? 2 : 3;
  text += mark;
  *bytes -= mark;
  if (!read) return text;
  size_t n = convert(task, read, text, *bytes, NULL);
  char *out = clt_arena_take_unset(arena, n + 1, 1);
  if (!out || convert(task, read, text, *bytes, out) != n) return NULL;
  out[n] = 0;
  *bytes = n;
  return out;
}
