/* The hash: its published values, and those of numbers, the same on every processor. */
#include "base/hash.h"
#include "test.h"

/* The vectors that its authors publish for the 64 bits of FNV-1a. */
static void test_published(void) {
  CHECK(clt_hash("", 0) == UINT64_C(0xcbf29ce484222325));
  CHECK(clt_hash("a", 1) == UINT64_C(0xaf63dc4c8601ec8c));
  CHECK(clt_hash("foobar", 6) == UINT64_C(0x85944171f73967e8));
}

static void test_words(void) {
  static const uint64_t words[2] = {UINT64_C(0x0807060504030201), UINT64_C(0x100f0e0d0c0b0a09)};
  static const unsigned char bytes[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
  CHECK(clt_hash_words(words, 2) == clt_hash(bytes, 16));
  CHECK(clt_hash_words(words, 1) == clt_hash(bytes, 8));
  CHECK(clt_hash_words(words, 0) == clt_hash("", 0));
  static const unsigned char half[8] = {0, 0, 0, 0, 0, 0, 0xe0, 0x3f}; /* 0.5, least byte first */
  CHECK(clt_hash_double(0.5) == clt_hash(half, 8));
}

int main(void) {
  test_published();
  test_words();
  return test_end();
}
