/* FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo, 1991). Its upper bits are weak: mix or fold them. */
#ifndef CLT_BASE_HASH_H
#define CLT_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define CLT_HASH_OF_NOTHING UINT64_C(0xcbf29ce484222325)

static inline uint64_t clt_hash_byte(uint64_t hash, uint64_t byte) {
  return (hash ^ byte) * UINT64_C(0x100000001b3);
}

static inline uint64_t clt_hash(const void *bytes, size_t n) {
  const unsigned char *byte = bytes;
  uint64_t hash = CLT_HASH_OF_NOTHING;
  for (size_t i = 0; i < n; i++) hash = clt_hash_byte(hash, byte[i]);
  return hash;
}

/* Of numbers of 64 bits by their bytes from the least on: the same on every processor. */
static inline uint64_t clt_hash_words(const uint64_t *word, size_t n) {
  uint64_t hash = CLT_HASH_OF_NOTHING;
  for (size_t i = 0; i < 8 * n; i++) hash = clt_hash_byte(hash, word[i / 8] >> 8 * (i % 8) & 0xff);
  return hash;
}

static inline uint64_t clt_hash_double(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return clt_hash_words(&bits, 1);
}

#endif
