/*
** The ways by which a statement comes to its allocations, each told from the others by the calls of
** the module that lead there. SQLite's own between them, such as those of parsing a view, are not
** looked at: there are a hundred times as many.
*/
#ifndef CLT_FAULT_WAYS_H
#define CLT_FAULT_WAYS_H

#include <execinfo.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { WAYS = 1 << 13, WAYS_DEPTH = 100 };

typedef struct way {
  uint64_t calls;   /* a hash of them; 0: none */
  long first, last; /* allocations that were come to by it */
} way;

static way ways[WAYS]; /* by hash */
static int ways_found;
static bool ways_wanted; /* allocations are to be noted */

/* Where the linker has put the program, of which the module is a part. */
extern const char __executable_start, etext;

static uint64_t ways_calls(void) {
  void *stack[WAYS_DEPTH];
  int n = backtrace(stack, WAYS_DEPTH);
  uint64_t hash = 1;
  for (int i = 0; i < n; i++) {
    uintptr_t at = (uintptr_t)stack[i];
    if (at < (uintptr_t)&__executable_start || at >= (uintptr_t)&etext) continue;
    hash = (hash ^ at) * 0x9e3779b97f4a7c15u;
    hash ^= hash >> 29;
  }
  return hash ? hash : 1;
}

static void ways_begin(void) {
  memset(ways, 0, sizeof ways);
  ways_found = 0;
  ways_wanted = true;
}

static void ways_note(long allocation) {
  uint64_t calls = ways_calls();
  way *w = &ways[calls % WAYS];
  while (w->calls && w->calls != calls) w = w + 1 < ways + WAYS ? w + 1 : ways;
  if (!w->calls) {
    if (++ways_found == WAYS) abort();
    *w = (way){.calls = calls, .first = allocation};
  }
  w->last = allocation;
}

#endif
