/* The arena: alignment, zeroes, growth in place, overflow, and failure at every allocation. */
#include "base/arena.h"
#include "base/poison.h"
#include "test.h"

#include <stdint.h>

/* An allocator that counts, fails from a chosen call on, and moves every block by 8 bytes at each
** resize, so that realignment is put to the test. */
static int live, calls, fail_from;

typedef struct head {
  void *base;   /* what malloc returned */
  size_t bytes; /* asked for */
} head;

static int displacement;
static int filling; /* of new blocks; 0: none */

static void *test_resize(void *old, size_t bytes) {
  if (fail_from && ++calls >= fail_from) return NULL;
  displacement = (displacement + 8) % 64;
  unsigned char *base = malloc(bytes + 128);
  if (!base) return NULL;
  if (filling) memset(base, filling, bytes + 128);
  unsigned char *block = base + sizeof(head) + displacement;
  head h = {base, bytes};
  memcpy(block - sizeof h, &h, sizeof h);
  if (old) {
    head was;
    memcpy(&was, (unsigned char *)old - sizeof was, sizeof was);
    memcpy(block, old, was.bytes < bytes ? was.bytes : bytes);
    free(was.base);
  } else {
    live++;
  }
  return block;
}

static void test_release(void *block) {
  head h;
  memcpy(&h, (unsigned char *)block - sizeof h, sizeof h);
  free(h.base);
  live--;
}

static const clt_allocator counting = {test_resize, test_release};

static void begin(clt_arena *arena, int fail_at) {
  live = calls = 0;
  fail_from = fail_at;
  clt_arena_init(arena, &counting);
}

static bool all_zero(const unsigned char *p, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (p[i]) return false;
  }
  return true;
}

/* arena.h (1), (3), (4), (10) */
static void test_take(void) {
  clt_arena arena;
  begin(&arena, 0);
  for (size_t bytes = 0; bytes < 20000; bytes = bytes * 3 / 2 + 1) {
    unsigned char *p = clt_arena_take(&arena, bytes, 1);
    CHECK(p && (uintptr_t)p % 64 == 0 && all_zero(p, bytes));
    if (p) memset(p, 0xff, bytes);
    p = clt_arena_take_unset(&arena, bytes, 1);
    CHECK(p && (uintptr_t)p % 64 == 0);
    if (p) memset(p, 0xff, bytes);
  }
  CHECK(!clt_arena_failed(&arena));
  clt_arena_free(&arena);
  CHECK(live == 0 && arena.taken == 0);
  CHECK(clt_arena_take(&arena, 3, 8) != NULL);
  clt_arena_free(&arena);
  CHECK(live == 0);
}

static void test_objects_do_not_overlap(void) {
  enum { OBJECTS = 500 };
  clt_arena arena;
  begin(&arena, 0);
  unsigned char *p[OBJECTS];
  for (int i = 0; i < OBJECTS; i++) {
    p[i] = clt_arena_take(&arena, (size_t)(1 + i * 7 % 5000), 1);
    memset(p[i], i % 251, (size_t)(1 + i * 7 % 5000));
  }
  int wrong = 0;
  for (int i = 0; i < OBJECTS; i++) {
    for (int j = 0; j < 1 + i * 7 % 5000; j++) wrong += p[i][j] != i % 251;
  }
  CHECK(wrong == 0);
  clt_arena_free(&arena);
  CHECK(live == 0);
}

/* arena.h (5) to (7): three arrays grown in turn, from small into large. */
static void test_grow(void) {
  clt_arena arena;
  begin(&arena, 0);
  uint32_t *array[3] = {NULL, NULL, NULL};
  size_t count = 0;
  int wrong = 0;
  while (count < 100000) {
    size_t more = count + count / 2 + 1;
    for (uint32_t a = 0; a < 3; a++) {
      array[a] = clt_arena_grow(&arena, array[a], count, more, sizeof **array);
      wrong += (uintptr_t)array[a] % 64 != 0;
      for (size_t i = 0; i < count; i++) wrong += array[a][i] != a + 3 * (uint32_t)i;
      for (size_t i = count; i < more; i++) {
        wrong += array[a][i] != 0;
        array[a][i] = a + 3 * (uint32_t)i;
      }
    }
    count = more;
  }
  CHECK(wrong == 0);
  CHECK(clt_arena_grow(&arena, array[0], count, count - 1, sizeof **array) == (void *)array[0]);
  /* Large arrays have left no old copies behind. */
  CHECK(arena.taken < 3 * count * sizeof **array + 100000);
  clt_arena_free(&arena);
  CHECK(live == 0);
}

/* arena.h (11): what is new, small or large, is as the allocator gave it. */
static void test_grow_unset(void) {
  clt_arena arena;
  unsigned char *array = NULL;
  begin(&arena, 0);
  filling = 0x5a;
  for (size_t count = 0, more = 10; count < 20000; count = more, more = 3 * count) {
    unsigned char *grown = clt_arena_grow_unset(&arena, array, count, more, 1);
    if (!CHECK(grown != NULL)) break;
    for (size_t i = 0; i < count; i++) CHECK(grown[i] == 1);
    CHECK(grown[count] == 0x5a && grown[more - 1] == 0x5a);
    memset(grown, 1, more);
    array = grown;
  }
  filling = 0;
  clt_arena_free(&arena);
  CHECK(live == 0);
}

/* arena.h (2), (8), (10) */
static void test_overflow(void) {
  clt_arena arena;
  begin(&arena, 0);
  CHECK(clt_arena_take(&arena, SIZE_MAX / 4, 8) == NULL);
  CHECK(clt_arena_failed(&arena));
  clt_arena_free(&arena);
  CHECK(!clt_arena_failed(&arena));
  CHECK(clt_arena_take(&arena, SIZE_MAX - 70, 1) == NULL);
  clt_arena_free(&arena);
  double *a = clt_arena_take(&arena, 1000, sizeof *a);
  CHECK(clt_arena_grow(&arena, a, 1000, SIZE_MAX / 8, sizeof *a) == NULL);
  CHECK(a && a[999] == 0.0);
  clt_arena_free(&arena);
  CHECK(live == 0);
}

/* arena.h (2), (8): fails each allocation in turn: latched, nothing lost, the old array still
** there. */
static void test_failure(void) {
  for (int at = 1; at < 12; at++) {
    clt_arena arena;
    begin(&arena, at);
    size_t count = 10;
    uint64_t *p = clt_arena_take(&arena, count, sizeof *p);
    if (p) p[9] = 9;
    while (p) {
      uint64_t *q = clt_arena_grow(&arena, p, count, 2 * count, sizeof *p);
      if (!q) CHECK(p[9] == 9);
      p = q;
      count *= 2;
    }
    CHECK(clt_arena_failed(&arena) && clt_arena_take(&arena, 1, 1) == NULL);
    clt_arena_free(&arena);
    CHECK(live == 0);
  }
}

#ifdef CLT_ADDRESS_SANITIZER
/* Exactly the bytes asked for can be touched. */
static bool fenced(const void *p, size_t bytes) {
  const unsigned char *b = p;
  for (size_t i = 0; i < bytes; i++) {
    if (__asan_address_is_poisoned(b + i)) return false;
  }
  return __asan_address_is_poisoned(b + bytes);
}

static void test_fences(void) {
  static const size_t sizes[] = {0, 1, 8, 63, 64, 100, 4032, 4095, 4096, 4097, 4160, 70000};
  enum { SIZES = sizeof sizes / sizeof *sizes };
  clt_arena arena;
  begin(&arena, 0);
  unsigned char *p[SIZES];
  for (int i = 0; i < SIZES; i++) p[i] = clt_arena_take(&arena, sizes[i], 1);
  for (int i = 0; i < SIZES; i++) CHECK(fenced(p[i], sizes[i]));
  for (int i = 1; i < SIZES; i++) {
    unsigned char *grown = clt_arena_grow(&arena, p[i], sizes[i], 2 * sizes[i] + 1, 1);
    CHECK(fenced(grown, 2 * sizes[i] + 1));
    if (sizes[i] < 4096) CHECK(__asan_address_is_poisoned(p[i]));
  }
  clt_arena_free(&arena);
  CHECK(live == 0);
}
#else
static void test_fences(void) {}
#endif

/* arena.h (9): pushed objects stay, wherever the array moves to. */
static void test_push(void) {
  enum { N = 5000 };
  clt_arena arena;
  int *array = NULL, n = 0, wrong = 0;
  begin(&arena, 0);
  for (int *grown; n < N; array = grown, array[n] = 3 * n, n++) {
    grown = clt_arena_push(&arena, array, (size_t)n, sizeof *grown);
    if (!grown) break;
  }
  for (int i = 0; i < n; i++) wrong += array[i] != 3 * i;
  CHECK(n == N && wrong == 0);
  clt_arena_free(&arena);
  CHECK(live == 0);
}

int main(void) {
  test_fences();
  test_take();
  test_objects_do_not_overlap();
  test_grow();
  test_grow_unset();
  test_overflow();
  test_failure();
  test_push();
  return test_end();
}
