/* Threads: their signals, and the processors there are. */
#define _POSIX_C_SOURCE 200809L
#include "base/thread.h"
#include "test.h"

#ifndef _WIN32
#include <signal.h>

/* thread.h (2), (3); task.h (9) */
static void *look(void *mask) {
  pthread_sigmask(SIG_SETMASK, NULL, mask);
  return mask;
}

static void test_signals(void) {
  sigset_t before, within, after;
  sigemptyset(&before);
  sigaddset(&before, SIGUSR2);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_t thread;
  void *result = NULL;
  CHECK(clt_thread_start(&thread, look, &within));
  CHECK(pthread_join(thread, &result) == 0);
  CHECK(result == &within);
  pthread_sigmask(SIG_SETMASK, NULL, &after);
  CHECK(sigismember(&within, SIGINT) && sigismember(&within, SIGUSR1));
  CHECK(!sigismember(&after, SIGINT) && !sigismember(&after, SIGUSR1));
  CHECK(sigismember(&after, SIGUSR2));
}
#else
static void *look(void *arg) {
  return arg;
}

static void test_signals(void) {
  pthread_t thread;
  void *result = NULL;
  int there = 0;
  CHECK(clt_thread_start(&thread, look, &there));
  CHECK(pthread_join(thread, &result) == 0);
  CHECK(result == &there);
}
#endif

int main(void) {
  CHECK(clt_thread_processors() >= 1); /* (1) */
  test_signals();
  return test_end();
}
