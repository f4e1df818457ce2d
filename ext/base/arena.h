/*
** Memory of one computation. Everything a fit needs is taken from one arena and goes with it, so
** nothing is freed piece by piece, nothing can leak, and a failure is latched rather than passed
** from hand to hand: after the first allocation that fails, every further one returns NULL and
** clt_arena_failed() says so.
**
** The memory comes from an allocator that the caller names (SQLite's own inside the extension, so
** that its limits and statistics hold). Small objects are cut from shared blocks; an array of
** 4096 bytes or more has a block of its own, which can be resized.
*/
#ifndef CLT_BASE_ARENA_H
#define CLT_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

/* Where an arena takes its blocks from; the two have the contracts of realloc and free. */
typedef struct clt_allocator {
  void *(*resize)(void *block, size_t bytes);
  void (*release)(void *block);
} clt_allocator;

typedef struct clt_arena {
  const clt_allocator *from;      /* source of the blocks */
  struct clt_arena_block *shared; /* blocks that small objects are cut from, newest first */
  struct clt_arena_block *large;  /* blocks that hold one large array each, newest first */
  size_t used;                    /* bytes handed out of the newest shared block */
  size_t taken;                   /* bytes of all blocks */
  bool failed;                    /* latched: an allocation did not succeed */
} clt_arena;

/* An empty arena; takes no memory yet. */
void clt_arena_init(clt_arena *arena, const clt_allocator *from);

/* `count` objects of `size` bytes, (1) zeroed, aligned to 64 bytes; (2) NULL (latched) on failure
** or overflow of count * size, and ever after. (3) A count of 0 gives a valid pointer that must not
** be read. */
void *clt_arena_take(clt_arena *arena, size_t count, size_t size);

/* (4) The same without zeroing, for large arrays that are wholly written before they are read:
** zeroing hundreds of megabytes takes longer than an interruption may. */
void *clt_arena_take_unset(clt_arena *arena, size_t count, size_t size);

/* An array of `old_count` objects grown to `new_count`; (5) the new objects are zeroed. `array` is
** NULL or comes from the same arena, as `old_count` objects of this size. (6) Large arrays are
** resized in place where the allocator can, and do not leave their old copy behind; pointers into
** the old array are invalid afterwards. (7) A `new_count` not above `old_count` leaves the array as
** it is. (8) NULL (latched) on failure, when `array` is still valid. */
void *clt_arena_grow(clt_arena *arena, void *array, size_t old_count, size_t new_count,
                     size_t size);

/* The same, (11) but for the new objects, which are not zeroed: room that is never used then takes
** no memory from a system that gives pages when they are touched. */
void *clt_arena_grow_unset(clt_arena *arena, void *array, size_t old_count, size_t new_count,
                           size_t size);

/* (9) An array of `n` objects with room for one more, which the caller puts in; such an array is
** grown by nothing else. It doubles at the powers of two from 64 on, so that its length tells its
** room, which is not zeroed. NULL (latched) on failure, when `array` is still valid. */
static inline void *clt_arena_push(clt_arena *arena, void *array, size_t n, size_t size) {
  bool full = n == 0 || (n >= 64 && (n & (n - 1)) == 0);
  return full ? clt_arena_grow_unset(arena, array, n, n ? 2 * n : 64, size) : array;
}

bool clt_arena_failed(const clt_arena *arena);

/* (10) Gives all blocks back; the arena is empty and usable again. */
void clt_arena_free(clt_arena *arena);

#endif
