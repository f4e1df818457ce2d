/* Texts made of others. */
#include "base/text.h"

#include "test.h"

static void *resize(void *block, size_t bytes) {
  return realloc(block, bytes);
}

static void *refuse(void *block, size_t bytes) {
  (void)block;
  (void)bytes;
  return NULL;
}

static const clt_allocator heap = {resize, free}, none = {refuse, free};

static bool is(const char *got, const char *want) {
  return strcmp(got, want) == 0;
}

int main(void) {
  clt_arena arena;
  clt_arena_init(&arena, &heap);
  /* text.h (1) */
  CHECK(is(clt_text_join(&arena, (const char *const[]){"a", "", "bc", NULL}), "abc"));
  CHECK(is(clt_text_join(&arena, (const char *const[]){NULL}), ""));
  /* (2) */
  CHECK(is(clt_text_cut(&arena, "abc", 3), "abc") && is(clt_text_cut(&arena, "abc", 2), "ab"));
  CHECK(is(clt_text_cut(&arena, "a\xc3\xa9", 2), "a"));
  CHECK(is(clt_text_cut(&arena, "a\xc3\xa9", 3), "a\xc3\xa9"));
  CHECK(is(clt_text_cut(&arena, "\xe4\xb8\xad\xf0\x9f\x98\x80", 6), "\xe4\xb8\xad"));
  CHECK(is(clt_text_cut(&arena, "", 5), ""));
  const char open[] = {'a', (char)0xc3, (char)0xa9}; /* no zero byte ends it */
  CHECK(is(clt_text_cut(&arena, open, 3), "a\xc3\xa9") && is(clt_text_cut(&arena, open, 2), "a"));
  static const char longer[] = "more bytes than what the arena rounds up to: each has its own room";
  const char *first = clt_text_cut(&arena, longer, sizeof longer);
  CHECK(is(clt_text_cut(&arena, longer + 1, sizeof longer - 1), longer + 1) && is(first, longer));
  clt_arena_free(&arena);

  clt_arena_init(&arena, &none);
  CHECK(is(clt_text_join(&arena, (const char *const[]){"a", NULL}), ""));
  CHECK(is(clt_text_cut(&arena, "abc", 2), "") && clt_arena_failed(&arena));
  clt_arena_free(&arena);
  return test_end();
}
