#include "sqlite/memory.h"

#include "sqlite/api.h"

static void *heap_resize(void *block, size_t bytes) {
  return sqlite3_realloc64(block, (sqlite3_uint64)bytes);
}

static void heap_release(void *block) {
  sqlite3_free(block);
}

const clt_allocator clt_sqlite_heap = {heap_resize, heap_release};
