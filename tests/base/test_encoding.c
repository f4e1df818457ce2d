/* Text of other encodings, with marks and without, and what is no character. */
#include "base/encoding.h"

#include "base/utf8.h"
#include "test.h"

static const clt_allocator system_heap = {realloc, free};

static bool decodes(clt_encoding encoding, const char *text, size_t bytes, const char *want) {
  clt_arena arena;
  clt_arena_init(&arena, &system_heap);
  char *exact = malloc(bytes ? bytes : 1); /* so that a sanitizer sees what is read behind it */
  if (!exact) abort();
  memcpy(exact, text, bytes);
  const char *got = clt_encoding_decode(&arena, NULL, encoding, exact, &bytes);
  bool same = got && bytes == strlen(want) && memcmp(got, want, bytes) == 0;
  if (!same) printf("  gives %.*s, want %s\n", (int)bytes, got ? got : "", want);
  clt_arena_free(&arena);
  free(exact);
  return same;
}

#define DECODES(encoding, text, want)                                                              \
  CHECK(decodes(CLT_ENCODING_##encoding, text, sizeof(text) - 1, want))

static void test_decode(void) {
  DECODES(UTF_8, "", "");
  DECODES(UTF_8,
          "\xef\xbb\xbf"
          "a\xc3\xa9",
          "a\xc3\xa9");
  DECODES(LATIN1, "a\xe9\x80\xff", "a\xc3\xa9\xc2\x80\xc3\xbf");
  DECODES(WINDOWS_1252, "\x80 \x96\xe9\x81\x9f\xa0",
          "\xe2\x82\xac \xe2\x80\x93\xc3\xa9\xc2\x81\xc5\xb8\xc2\xa0");
  DECODES(UTF_16,
          "\xff\xfe"
          "a\0\xe9\0\xac\x20",
          "a\xc3\xa9\xe2\x82\xac");
  DECODES(UTF_16,
          "\xfe\xff"
          "\0a\0\xe9\x20\xac",
          "a\xc3\xa9\xe2\x82\xac");
  DECODES(UTF_16, "a\0,\0\x2d\x4e", "a,\xe4\xb8\xad");
  DECODES(UTF_16, "\0a\0,\x4e\x2d", "a,\xe4\xb8\xad");
  DECODES(UTF_16, "\xff\xfe\x3d\xd8\x00\xde", "\xf0\x9f\x98\x80");
  DECODES(UTF_16, "\xff\xfe\x3d\xd8z\0", "\xef\xbf\xbdz"); /* half of a pair */
  DECODES(UTF_16, "\xff\xfe\x3d\xd8", "\xef\xbf\xbd");
  DECODES(UTF_16, "\xff\xfe\x00\xdez\0", "\xef\xbf\xbdz");                 /* the other half */
  DECODES(UTF_16, "\xff\xfe\x3d\xd8\x00\xe0", "\xef\xbf\xbd\xee\x80\x80"); /* U+E000: none */
  DECODES(UTF_16,
          "\xff\xfe"
          "a\0b",
          "a\xef\xbf\xbd"); /* half a unit */
  DECODES(UTF_16, "", "");
}

/* Which byte of a unit comes first is seen by the zeros of the first thousand bytes; where all of
** them are Chinese, it is as in Windows. */
static void test_long(void) {
  enum { UNITS = 1000 };
  char text[2 * UNITS], want[3 * UNITS + 1];
  for (int i = 0; i < UNITS; i++) {
    memcpy(text + 2 * i, i < UNITS - 1 ? "\x2d\x4e" : "a\0", 2);
    memcpy(want + 3 * i, "\xe4\xb8\xad", 3);
  }
  strcpy(want + 3 * (UNITS - 1), "a");
  CHECK(decodes(CLT_ENCODING_UTF_16, text, sizeof text, want));
}

static void test_every_byte(void) {
  int wrong = 0;
  for (int c = 0; c < 256; c++) {
    char text[1] = {(char)c};
    size_t bytes = 1, windows = 1;
    clt_arena arena;
    clt_arena_init(&arena, &system_heap);
    const char *latin1 = clt_encoding_decode(&arena, NULL, CLT_ENCODING_LATIN1, text, &bytes);
    const char *other =
        clt_encoding_decode(&arena, NULL, CLT_ENCODING_WINDOWS_1252, text, &windows);
    bool same = latin1 && other && bytes == windows && memcmp(latin1, other, bytes) == 0;
    wrong += !latin1 || !other || !clt_utf8_valid(latin1, bytes) || !clt_utf8_valid(other, windows);
    wrong += (c < 0x80 || c > 0x9f) && !same;
    clt_arena_free(&arena);
  }
  CHECK(wrong == 0);
}

static void test_marked(void) {
  CHECK(clt_encoding_marked("\xef\xbb\xbf", 3, CLT_ENCODING_LATIN1) == CLT_ENCODING_UTF_8);
  CHECK(clt_encoding_marked("\xff\xfe", 2, CLT_ENCODING_UTF_8) == CLT_ENCODING_UTF_16);
  CHECK(clt_encoding_marked("\xfe\xff", 2, CLT_ENCODING_UTF_8) == CLT_ENCODING_UTF_16);
  CHECK(clt_encoding_marked("\xef\xbb", 2, CLT_ENCODING_LATIN1) == CLT_ENCODING_LATIN1);
  CHECK(clt_encoding_marked("", 0, CLT_ENCODING_UTF_8) == CLT_ENCODING_UTF_8);
}

int main(void) {
  test_decode();
  test_long();
  test_every_byte();
  test_marked();
  return test_end();
}
