/*
** Arena over a caller's realloc and free (arena.h).
**
** The allocator promises no more than the alignment of a pointer, so a block is over-allocated and
** its header put at the first multiple of 64 bytes; the header takes one such unit, and the bytes
** after it are what is handed out. A large array therefore finds its header 64 bytes before itself.
*/
#include "base/arena.h"

#include <stdint.h>
#include <string.h>

enum {
  UNIT = 64,           /* alignment and granularity of everything handed out */
  LARGE = 4096,        /* arrays of this many bytes have a block of their own */
  SHARED_MAX = 1 << 16 /* shared blocks grow with the arena up to this size */
};

struct clt_arena_block {
  struct clt_arena_block *next; /* in its list */
  struct clt_arena_block *prev; /* in its list; NULL for the first */
  void *base;                   /* what the allocator returned */
  size_t bytes;                 /* room after this header, a multiple of UNIT */
};
typedef struct clt_arena_block block;

_Static_assert(sizeof(block) <= UNIT, "the header of a block takes one unit");

static void *body(block *b) {
  return (unsigned char *)b + UNIT;
}

/* Distance from `base` to the first aligned address. */
static size_t padding(const void *base) {
  return (UNIT - (uintptr_t)base % UNIT) % UNIT;
}

static void *latch(clt_arena *arena) {
  arena->failed = true;
  return NULL;
}

static void push(block **list, block *b) {
  b->prev = NULL;
  b->next = *list;
  if (b->next) b->next->prev = b;
  *list = b;
}

/* A block with room for `bytes` (a multiple of UNIT) at the head of a list, or NULL. */
static block *block_new(clt_arena *arena, block **list, size_t bytes) {
  unsigned char *base = arena->from->resize(NULL, bytes + 2 * UNIT);
  if (!base) return latch(arena);
  block *b = (block *)(void *)(base + padding(base));
  *b = (block){.base = base, .bytes = bytes};
  push(list, b);
  arena->taken += bytes + 2 * UNIT;
  return b;
}

/* Resizes the block of one large array; NULL leaves it as it was. */
static block *block_resize(clt_arena *arena, block *old, size_t bytes) {
  size_t kept = UNIT + old->bytes, pad = padding(old->base);
  unsigned char *base = arena->from->resize(old->base, bytes + 2 * UNIT);
  if (!base) return latch(arena);
  /* The new base may be aligned differently. */
  if (padding(base) != pad) memmove(base + padding(base), base + pad, kept);
  block *b = (block *)(void *)(base + padding(base));
  arena->taken += bytes - b->bytes;
  b->base = base;
  b->bytes = bytes;
  if (b->next) b->next->prev = b;
  if (b->prev) {
    b->prev->next = b;
  } else {
    arena->large = b;
  }
  return b;
}

void clt_arena_init(clt_arena *arena, const clt_allocator *from) {
  *arena = (clt_arena){.from = from};
}

/* count * size rounded up to whole units (at least one); 0 if that overflows. */
static size_t rounded(size_t count, size_t size) {
  if (size && count > (SIZE_MAX / 2 - 4 * (size_t)UNIT) / size) return 0;
  size_t bytes = count * size;
  return bytes ? (bytes + UNIT - 1) / UNIT * UNIT : UNIT;
}

/* Cuts from the newest shared block, or from a new one. */
static void *take_small(clt_arena *arena, size_t bytes) {
  if (!arena->shared || arena->shared->bytes - arena->used < bytes) {
    size_t room = arena->taken / UNIT * UNIT;
    if (room < LARGE) room = LARGE;
    if (room > SHARED_MAX) room = SHARED_MAX;
    if (!block_new(arena, &arena->shared, room)) return NULL;
    arena->used = 0;
  }
  void *p = (unsigned char *)body(arena->shared) + arena->used;
  arena->used += bytes;
  return p;
}

void *clt_arena_take_unset(clt_arena *arena, size_t count, size_t size) {
  size_t bytes = rounded(count, size);
  if (arena->failed || !bytes) return latch(arena);
  if (count * size < LARGE) return take_small(arena, bytes);
  block *b = block_new(arena, &arena->large, bytes);
  return b ? body(b) : NULL;
}

void *clt_arena_take(clt_arena *arena, size_t count, size_t size) {
  void *p = clt_arena_take_unset(arena, count, size);
  return p ? memset(p, 0, rounded(count, size)) : NULL;
}

void *clt_arena_grow(clt_arena *arena, void *array, size_t old_count, size_t new_count,
                     size_t size) {
  if (!array) return clt_arena_take(arena, new_count, size);
  if (arena->failed) return NULL;
  if (new_count <= old_count) return array;
  size_t old_bytes = old_count * size, bytes = rounded(new_count, size);
  if (!bytes) return latch(arena);
  if (old_bytes < LARGE) {
    void *p = clt_arena_take(arena, new_count, size);
    return p ? memcpy(p, array, old_bytes) : NULL;
  }
  block *b = block_resize(arena, (block *)(void *)((unsigned char *)array - UNIT), bytes);
  if (!b) return NULL;
  memset((unsigned char *)body(b) + old_bytes, 0, bytes - old_bytes);
  return body(b);
}

bool clt_arena_failed(const clt_arena *arena) {
  return arena->failed;
}

static void release_list(const clt_arena *arena, block *b) {
  while (b) {
    block *next = b->next;
    arena->from->release(b->base);
    b = next;
  }
}

void clt_arena_free(clt_arena *arena) {
  release_list(arena, arena->shared);
  release_list(arena, arena->large);
  clt_arena_init(arena, arena->from);
}
