/* Threads (thread.h). */
#define _POSIX_C_SOURCE 200809L
#include "base/thread.h"

#ifdef _WIN32

#include <windows.h>

long clt_thread_processors(void) {
  SYSTEM_INFO system;
  GetSystemInfo(&system);
  return (long)system.dwNumberOfProcessors;
}

bool clt_thread_start(pthread_t *thread, void *(*main)(void *arg), void *arg) {
  return pthread_create(thread, NULL, main, arg) == 0; /* there are no signals to block */
}

#else

#include <signal.h>
#include <unistd.h>

long clt_thread_processors(void) {
  long n = sysconf(_SC_NPROCESSORS_ONLN);
  return n < 0 ? 0 : n;
}

bool clt_thread_start(pthread_t *thread, void *(*main)(void *arg), void *arg) {
  sigset_t all, before;
  sigfillset(&all);
  if (pthread_sigmask(SIG_SETMASK, &all, &before) != 0) return false;
  bool started = pthread_create(thread, NULL, main, arg) == 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return started;
}

#endif
