/*
** The stack that calls take of a thread of the host's: musl gives a thread 128 KiB, and macOS one
** of 512. Each call runs in a thread on memory that is painted, of which the lowest that has
** changed is found afterwards. It is SQLite's frames, too, which are the larger part of what is
** left.
*/
#define _XOPEN_SOURCE 600

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) ||                         \
    __has_feature(thread_sanitizer)
#define FRAMES_ARE_LARGER
#endif
#endif
#if !defined(__OPTIMIZE__) || defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define FRAMES_ARE_LARGER
#endif

#include "fault/data.h"

#ifndef FRAMES_ARE_LARGER

#include <pthread.h>
#include <string.h>

#include "fault/statements.h"
#include "functions/analysis/runs.h"

enum { STACK = 1 << 20, MOST = 100 << 10, PAINT = 0x5a };

typedef struct call_alone {
  sqlite3 *db;
  const char *sql;
} call_alone;

static void *call_on_it(void *pointer) {
  call_alone *c = pointer;
  run(c->db, c->sql);
  return NULL;
}

/* Bytes that the call took. */
static size_t stack_of(sqlite3 *db, const char *sql) {
  call_alone c = {db, sql};
  unsigned char *stack = aligned_alloc(1 << 16, STACK);
  pthread_attr_t attributes;
  pthread_t thread;
  size_t unused = 0;
  memset(stack, PAINT, STACK);
  pthread_attr_init(&attributes);
  if (CHECK(pthread_attr_setstack(&attributes, stack, STACK) == 0) &&
      CHECK(pthread_create(&thread, &attributes, call_on_it, &c) == 0)) {
    pthread_join(thread, NULL);
  }
  pthread_attr_destroy(&attributes);
  while (unused < STACK && stack[unused] == PAINT) unused++;
  free(stack);
  return STACK - unused;
}

static void test_call(sqlite3 *db, const char *sql) {
  size_t bytes = stack_of(db, sql);
  if (!CHECK(bytes > 1000 && bytes < MOST)) printf("  %zu bytes: %s\n", bytes, sql);
}

static void test_functions(void) {
  sqlite3 *db = open_faults("UTF-8");
  for (size_t i = 0; i < FAULT_COUNT(FAULT_STATEMENTS); i++) {
    test_call(db, FAULT_STATEMENTS[i]);
    run(db, "DROP TABLE IF EXISTS main.made");
  }
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* With graphs by DiBS, as they are unless asked for otherwise. */
static void test_analysis(void) {
  sqlite3 *db = open_runs();
  test_call(db, "SELECT causalite_setup('runs', '{\"n_boot\":100}')");
  test_call(db, "SELECT causalite_refresh()");
  test_call(db, "SELECT causalite_report()");
  test_call(db, "SELECT causalite_drop()");
  CHECK(sqlite3_close(db) == SQLITE_OK);
}

int main(void) {
  test_functions();
  test_analysis();
  return test_end();
}

#else

int main(void) {
  test_skip("frames are larger here than they are in the module");
  return test_end();
}

#endif
