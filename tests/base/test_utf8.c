/* UTF-8: the ends of every row of table 3-7 of the Unicode standard, and one step past each. */
#include "base/utf8.h"

#include "test.h"

static bool valid(const char *text) {
  return clt_utf8_valid(text, strlen(text));
}

static void test_well_formed(void) {
  static const char *const good[] = {
      "",
      "\x7f",
      "\xc2\x80",
      "\xdf\xbf",
      "\xe0\xa0\x80",
      "\xe0\xbf\xbf",
      "\xe1\x80\x80",
      "\xec\xbf\xbf",
      "\xed\x80\x80",
      "\xed\x9f\xbf",
      "\xee\x80\x80",
      "\xef\xbf\xbf",
      "\xf0\x90\x80\x80",
      "\xf0\xbf\xbf\xbf",
      "\xf1\x80\x80\x80",
      "\xf3\xbf\xbf\xbf",
      "\xf4\x80\x80\x80",
      "\xf4\x8f\xbf\xbf",
      "a\xe4\xb8\xad\xc3\xa9\xf0\x9f\x98\x80z",
  };
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    if (!CHECK(valid(good[i]))) printf("  number %zu\n", i);
  }
  CHECK(clt_utf8_valid("a\0\xc3\xa9", 4));
}

static void test_malformed(void) {
  static const char *const bad[] = {
      "\x80", /* a continuation alone */
      "\xbf",
      "\xc0\x80", /* longer than need be: of one byte, */
      "\xc1\xbf",
      "\xe0\x80\x80", /* of two, */
      "\xe0\x9f\xbf",
      "\xf0\x80\x80\x80", /* of three */
      "\xf0\x8f\xbf\xbf",
      "\xed\xa0\x80", /* surrogates */
      "\xed\xbf\xbf",
      "\xf4\x90\x80\x80", /* above U+10FFFF */
      "\xf5\x80\x80\x80",
      "\xff",
      "\xc3", /* cut */
      "\xe4\xb8",
      "\xf0\x9f\x98",
      "\xc3z",
      "\xe4\xb8z",
      "\xf0\x9f\x98z",
      "\xc3\xc3\xa9",
      "\xb9\xfa", /* GBK */
      "a\xe9",    /* Latin-1 */
  };
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    if (!CHECK(!valid(bad[i]))) printf("  number %zu\n", i);
  }
}

/* What is cut is malformed, and what stands behind the text is not read. */
static void test_end_of_text(void) {
  static const char text[] = "abcdefg\xf0\x9f\x98\x80z";
  static const char copy[4] = {'\xe4', '\xb8', '\xad', '\xc3'}; /* no zero byte behind it */
  for (size_t n = 0; n < sizeof text - 1; n++) {
    size_t want = n > 7 && n < 11 ? 7 : n;
    CHECK(clt_utf8_well_formed(text, n) == want);
  }
  CHECK(clt_utf8_well_formed(copy, 4) == 3);
  CHECK(clt_utf8_well_formed("ab\xff", 3) == 2);
  CHECK(clt_utf8_well_formed("a\0b", 3) == 3);
}

/* Wherever it stands in a text of any length. */
static void test_every_place(void) {
  char text[41];
  int wrong = 0;
  for (size_t n = 1; n < sizeof text; n++) {
    for (size_t at = 0; at < n; at++) {
      memset(text, 'a', sizeof text);
      text[at] = '\xff';
      wrong += clt_utf8_well_formed(text, n) != at;
    }
  }
  CHECK(wrong == 0);
}

static bool trimmed(const char *text, const char *want) {
  size_t bytes = strlen(text);
  const char *got = clt_utf8_trim(text, &bytes);
  return bytes == strlen(want) && memcmp(got, want, bytes) == 0;
}

static void test_trim(void) {
  CHECK(trimmed("", "") && trimmed(" \t\r\n", "") && trimmed("a", "a") && trimmed(" a b ", "a b"));
  CHECK(trimmed("\xc2\xa0 7\xe3\x80\x80", "7"));
  CHECK(trimmed("\xef\xbb\xbf\xe2\x80\xaf"
                "7\xe2\x80\x89",
                "7"));
  CHECK(trimmed("\xc3\xa0", "\xc3\xa0")); /* ends with a byte of U+00A0 */
  CHECK(trimmed("\xc2\xa0\xc2\xa0", ""));
}

/* Every code point is written as a sequence of its length; what is none, as U+FFFD. */
static void test_put(void) {
  char text[CLT_UTF8_BYTES + 1];
  int wrong = 0;
  for (uint32_t c = 1; c <= 0x10FFFF; c++) {
    int bytes = clt_utf8_put(text, c);
    text[bytes] = 0;
    wrong += clt_utf8_sequence(text) != bytes;
  }
  CHECK(wrong == 0);
  CHECK(clt_utf8_put(text, 0xD800) == 3 && memcmp(text, "\xef\xbf\xbd", 3) == 0);
  CHECK(clt_utf8_put(text, 0x110000) == 3 && memcmp(text, "\xef\xbf\xbd", 3) == 0);
}

int main(void) {
  test_well_formed();
  test_malformed();
  test_end_of_text();
  test_every_place();
  test_trim();
  test_put();
  return test_end();
}
