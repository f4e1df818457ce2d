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

const char *clt_text_cut(clt_arena *arena, const char *text, size_t bytes) {
  size_t all = strlen(text), n = all < bytes ? all : bytes;
  while (n > 0 && n < all && ((unsigned char)text[n] & 0xc0) == 0x80) n--;
  char *cut = clt_arena_take(arena, n + 1, 1);
  if (!cut) return "";
  memcpy(cut, text, n);
  return cut;
}
