/*
** Threads as all systems have them: POSIX's, which Windows has by way of a library (winpthreads),
** and what Windows has in a way of its own.
*/
#ifndef CLT_BASE_THREAD_H
#define CLT_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* (1) How many processors threads of this process can run on now; 0 where it is not known. */
long clt_thread_processors(void);

/* (2) Starts main(arg) in a thread with all signals blocked, so that the host's handlers run in the
** host's own threads; false where none can be started. The caller's own mask is (3) as before. */
bool clt_thread_start(pthread_t *thread, void *(*main)(void *arg), void *arg);

#endif
