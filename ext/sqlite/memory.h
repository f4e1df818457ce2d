/* SQLite's heap as the allocator of arenas, so that its limits and statistics hold for us too. */
#ifndef CLT_SQLITE_MEMORY_H
#define CLT_SQLITE_MEMORY_H

#include "base/arena.h"

extern const clt_allocator clt_sqlite_heap;

#endif
