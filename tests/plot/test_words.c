/* Phrases in all languages. */
#include "plot/arena_test.h"
#include "plot/words.h"
#include "test.h"

static clt_arena arena;

/* Every phrase is there in every language, is filled, and has the same places in all languages. */
static void phrases(void) {
  const char *const values[] = {"v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", NULL};
  for (int phrase = 0; phrase < CLT_PHRASES; phrase++) {
    const char *says[CLT_LANGUAGES];
    for (int language = 0; language < CLT_LANGUAGES; language++) {
      says[language] = clt_say(&arena, (clt_language)language, (clt_phrase)phrase, values);
      CHECK(phrase == CLT_SAYS_GAP || *says[language]);
      CHECK(!strchr(says[language], '{'));
    }
    for (int i = 0; i < 10; i++) {
      CHECK(!strstr(says[CLT_ENGLISH], values[i]) == !strstr(says[CLT_CHINESE], values[i]));
    }
  }
}

/* A value that is not given is nothing: not read beyond the end of the list, and no brace. */
static void lacking(void) {
  const char *const values[] = {"v0", NULL};
  for (int phrase = 0; phrase < CLT_PHRASES; phrase++) {
    for (int language = 0; language < CLT_LANGUAGES; language++) {
      const char *says = clt_say(&arena, (clt_language)language, (clt_phrase)phrase, values);
      CHECK(!strpbrk(says, "{}"));
    }
  }
}

int main(void) {
  clt_arena_init(&arena, &test_heap);
  phrases();
  lacking();
  CHECK(!clt_arena_failed(&arena));
  clt_arena_free(&arena);
  return test_end();
}
