/*
** Memory that fails when it is told to. The module takes all of it from SQLite (sqlite/memory.c),
** whose allocator is replaced here, and none from malloc(), nor does what it calls of GSL: programs
** that include this have GSL inside and are linked with --wrap=malloc,--wrap=calloc,--wrap=realloc,
** so that such calls are counted. (The C library's own, as in pthread_create(), are not among them;
** test_threads.c has threads that cannot start.)
*/
#ifndef CLT_FAULT_ALLOCATOR_H
#define CLT_FAULT_ALLOCATOR_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "fault/ways.h"

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *block, size_t n);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *block, size_t n);

/* The tests' own memory. */
#define RESULT_REALLOC __real_realloc

static sqlite3_mem_methods fault_heap; /* SQLite's own */
static long fault_countdown = -1;      /* allocations until one fails; -1: none fails */
static bool fault_once;                /* only one fails, else all from there on */
static long fault_asked;               /* allocations since it was last set to 0 */
static long fault_elsewhere;           /* those that were not SQLite's */

/* Where SQLite says that it does without: such as with a copy of the text of an error. */
static int fault_benign;
static bool fault_was_benign; /* one has failed there since it was last set to false */

static void fault_benign_begin(void) {
  fault_benign++;
}
static void fault_benign_end(void) {
  fault_benign--;
}

static bool fault_now(void) {
  if (ways_wanted) ways_note(fault_asked);
  fault_asked++;
  if (fault_countdown < 0) return false;
  if (fault_countdown > 0) return --fault_countdown, false;
  if (fault_once) fault_countdown = -1;
  fault_was_benign = fault_was_benign || fault_benign > 0;
  return true;
}

/* SQLite's allocator is at work, whose malloc() it is where SQLite is inside, too. */
static bool fault_in_heap;

static void *fault_malloc(int n) {
  fault_in_heap = true;
  void *p = fault_now() ? NULL : fault_heap.xMalloc(n);
  fault_in_heap = false;
  return p;
}
static void *fault_realloc(void *old, int n) {
  fault_in_heap = true;
  void *p = fault_now() ? NULL : fault_heap.xRealloc(old, n);
  fault_in_heap = false;
  return p;
}

void *__wrap_malloc(size_t n) {
  fault_elsewhere += !fault_in_heap;
  return __real_malloc(n);
}
void *__wrap_calloc(size_t n, size_t size) {
  fault_elsewhere += !fault_in_heap;
  return __real_calloc(n, size);
}
void *__wrap_realloc(void *block, size_t n) {
  fault_elsewhere += !fault_in_heap;
  return __real_realloc(block, n);
}

static void fault_install(void) {
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &fault_heap);
  sqlite3_mem_methods faulty = fault_heap;
  faulty.xMalloc = fault_malloc;
  faulty.xRealloc = fault_realloc;
  sqlite3_config(SQLITE_CONFIG_MALLOC, &faulty);
  sqlite3_test_control(SQLITE_TESTCTRL_BENIGN_MALLOC_HOOKS, fault_benign_begin, fault_benign_end);
  sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0); /* else small blocks bypass the faults */
}

/* From now on allocation `at` fails, and, unless `once`, all behind it; -1: none any more. */
static void fault_set(long at, bool once) {
  fault_countdown = at;
  if (at >= 0) fault_was_benign = false;
  fault_once = once;
}

#endif
