/*
** Arena over a caller's realloc and free (arena.h).
**
** The allocator promises no more than the alignment of a pointer, so a block is over-allocated and
** its header put at the first multiple of 64 bytes; the header takes one such unit, and the bytes
** after it are what is handed out. A large array therefore finds its header 64 bytes before itself.
**
** Under the address sanitizer only the bytes that were asked for can be touched: the rest of a
** unit, a unit between small objects, what is not yet handed out of a block, and small copies that
** were outgrown are poisoned.
*/
#include "base/arena.h"

#include <stdint.h>
#include <string.h>

#include "base/poison.h"

#ifdef CLT_ADDRESS_SANITIZER
enum { GAP = 64 }; /* bytes between small objects */
#else
enum { GAP = 0 };
#endif

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

/* Leaves the first `used` bytes of a block to be touched, and no more. */
static void fence(block *b, size_t used) {
  size_t before = (size_t)((unsigned char *)body(b) - (unsigned char *)b->base);
  CLT_POISON((unsigned char *)body(b) + used, b->bytes + 2 * UNIT - before - used);
}

/* All of a block can be touched, as it must before it is resized or released. */
static void unfence(block *b) {
  CLT_UNPOISON(b->base, b->bytes + 2 * UNIT);
}

/* A block with room for `bytes` (a multiple of UNIT), of which `used` are handed out, at the head
** of a list, or NULL. */
static block *block_new(clt_arena *arena, block **list, size_t bytes, size_t used) {
  unsigned char *base = arena->from->resize(NULL, bytes + 2 * UNIT);
  if (!base) return latch(arena);
  block *b = (block *)(void *)(base + padding(base));
  *b = (block){.base = base, .bytes = bytes};
  push(list, b);
  fence(b, used);
  arena->taken += bytes + 2 * UNIT;
  return b;
}

/* Resizes the block of one large array of `old_used` bytes to `used`, for which `bytes` is the
** room; NULL leaves it as it was. */
static block *block_resize(clt_arena *arena, block *old, size_t old_used, size_t bytes,
                           size_t used) {
  size_t kept = UNIT + old->bytes, pad = padding(old->base);
  unfence(old);
  unsigned char *base = arena->from->resize(old->base, bytes + 2 * UNIT);
  if (!base) {
    fence(old, old_used);
    return latch(arena);
  }
  /* The new base may be aligned differently. */
  if (padding(base) != pad) memmove(base + padding(base), base + pad, kept);
  block *b = (block *)(void *)(base + padding(base));
  arena->taken += bytes - b->bytes;
  b->base = base;
  b->bytes = bytes;
  fence(b, used);
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

/* Cuts `used` bytes, for which `bytes` is the room, from the newest shared block or a new one. */
static void *take_small(clt_arena *arena, size_t bytes, size_t used) {
  if (!arena->shared || arena->shared->bytes - arena->used < bytes) {
    size_t room = arena->taken / UNIT * UNIT;
    if (room < LARGE + GAP) room = LARGE + GAP;
    if (room > SHARED_MAX) room = SHARED_MAX;
    if (!block_new(arena, &arena->shared, room, 0)) return NULL;
    arena->used = 0;
  }
  void *p = (unsigned char *)body(arena->shared) + arena->used;
  arena->used += bytes;
  CLT_UNPOISON(p, used);
  return p;
}

void *clt_arena_take_unset(clt_arena *arena, size_t count, size_t size) {
  size_t bytes = rounded(count, size);
  if (arena->failed || !bytes) return latch(arena);
  if (count * size < LARGE) return take_small(arena, bytes + GAP, count * size);
  block *b = block_new(arena, &arena->large, bytes, count * size);
  return b ? body(b) : NULL;
}

void *clt_arena_take(clt_arena *arena, size_t count, size_t size) {
  void *p = clt_arena_take_unset(arena, count, size);
  return p ? memset(p, 0, count * size) : NULL;
}

/* A small array leaves its copy behind. */
static void *grow_small(clt_arena *arena, void *array, size_t old_bytes, size_t count,
                        size_t size) {
  void *p = clt_arena_take_unset(arena, count, size);
  if (!p) return NULL;
  memcpy(p, array, old_bytes);
  CLT_POISON(array, old_bytes);
  return p;
}

void *clt_arena_grow_unset(clt_arena *arena, void *array, size_t old_count, size_t new_count,
                           size_t size) {
  if (!array) return clt_arena_take_unset(arena, new_count, size);
  if (arena->failed) return NULL;
  if (new_count <= old_count) return array;
  size_t old_bytes = old_count * size, bytes = rounded(new_count, size);
  if (!bytes) return latch(arena);
  if (old_bytes < LARGE) return grow_small(arena, array, old_bytes, new_count, size);
  block *b = block_resize(arena, (block *)(void *)((unsigned char *)array - UNIT), old_bytes, bytes,
                          new_count * size);
  return b ? body(b) : NULL;
}

void *clt_arena_grow(clt_arena *arena, void *array, size_t old_count, size_t new_count,
                     size_t size) {
  unsigned char *p = clt_arena_grow_unset(arena, array, old_count, new_count, size);
  size_t old_bytes = array ? old_count * size : 0;
  if (p && new_count * size > old_bytes) memset(p + old_bytes, 0, new_count * size - old_bytes);
  return p;
}

bool clt_arena_failed(const clt_arena *arena) {
  return arena->failed;
}

static void release_list(const clt_arena *arena, block *b) {
  while (b) {
    block *next = b->next;
    unfence(b);
    arena->from->release(b->base);
    b = next;
  }
}

void clt_arena_free(clt_arena *arena) {
  release_list(arena, arena->shared);
  release_list(arena, arena->large);
  clt_arena_init(arena, arena->from);
}
