#include "base/text.h"

#include <string.h>

const char *clt_text_join(clt_arena *arena, const char *const *texts) {
  size_t bytes = 0;
  for (int i = 0; texts[i]; i++) bytes += strlen(texts[i]);
  char *joined = clt_arena_take(arena, bytes + 1, 1);
  if (!joined) return "";
  char *write = joined;
  for (int i = 0; texts[i]; i++) {
    size_t length = strlen(texts[i]);
    memcpy(write, texts[i], length);
    write += length;
  }
  return joined;
}

/* Bytes of the code point that begins so. */
static size_t announced(unsigned char lead) {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
}

const char *clt_text_cut(clt_arena *arena, const char *text, size_t bytes) {
  const char *end = memchr(text, 0, bytes);
  size_t n = end ? (size_t)(end - text) : bytes, last = n;
  while (last > 0 && ((unsigned char)text[last - 1] & 0xc0) == 0x80) last--;
  if (last > 0 && last - 1 + announced((unsigned char)text[last - 1]) > n) n = last - 1;
  char *cut = clt_arena_take(arena, n + 1, 1);
  if (!cut) return "";
  memcpy(cut, text, n);
  return cut;
}
