/* The C library's heap for the arenas of tests. */
#ifndef CLT_TESTS_PLOT_ARENA_H
#define CLT_TESTS_PLOT_ARENA_H

#include <stdlib.h>

#include "base/arena.h"

static const clt_allocator test_heap = {realloc, free};

#endif
