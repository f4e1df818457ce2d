/* Sets of labels, whose array moves while it grows. */
#include "sqlite/label.h"

#include <stddef.h>

#include "test.h"

enum { MANY = 256 };

/* Each block with its size before it; one that grows moves, and what it leaves is overwritten. */
typedef union head {
  size_t bytes;
  max_align_t align;
} head;

static void release(void *block) {
  if (!block) return;
  head *h = (head *)block - 1;
  memset(block, 0xa5, h->bytes);
  free(h);
}

static void *resize(void *block, size_t bytes) {
  head *h = malloc(sizeof *h + bytes);
  if (!h) return NULL;
  h->bytes = bytes;
  if (block) {
    size_t before = ((head *)block - 1)->bytes;
    memcpy(h + 1, block, before < bytes ? before : bytes);
    release(block);
  }
  return h + 1;
}

static const clt_allocator moving = {resize, release};

static clt_label number(int64_t i) {
  return (clt_label){.type = CLT_LABEL_INTEGER, .integer = i, .real = (double)i};
}

/* Its own labels may be asked for where it is full: they are found, and nothing moves. */
static void test_own(void) {
  clt_arena arena;
  clt_label_set set;
  clt_arena_init(&arena, &moving);
  clt_label_set_init(&set, &arena);
  for (int i = 0; i < MANY; i++) {
    clt_label label = number(i);
    CHECK(clt_label_set_index(&set, &label) == i);
    if (set.count < set.capacity) continue;
    const clt_label *labels = set.labels;
    CHECK(clt_label_set_index(&set, &set.labels[i / 2]) == i / 2);
    CHECK(set.labels == labels && set.capacity == i + 1);
  }
  CHECK(set.count == MANY && !clt_arena_failed(&arena));
  clt_arena_free(&arena);
}

/* 1 and 1.0 are one label, which is 1. */
static void test_equal(void) {
  clt_arena arena;
  clt_label_set set;
  clt_label whole = number(1), real = {.type = CLT_LABEL_REAL, .real = 1.0};
  clt_arena_init(&arena, &moving);
  clt_label_set_init(&set, &arena);
  CHECK(clt_label_set_index(&set, &real) == 0 && clt_label_set_index(&set, &whole) == 0);
  CHECK(clt_label_set_index(&set, &real) == 0 && set.count == 1);
  CHECK(set.labels[0].type == CLT_LABEL_INTEGER);
  clt_arena_free(&arena);
}

int main(void) {
  test_own();
  test_equal();
  return test_end();
}
