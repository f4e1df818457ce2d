/*
** Long work: how it learns that it should stop, says how far it is, and spreads over threads.
** The numerics know nothing of SQLite; whoever calls them fills in a clt_task.
*/
#ifndef CLT_BASE_TASK_H
#define CLT_BASE_TASK_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct clt_task {
  /* Asked (1) at least every 50 ms and at most every 5 ms, (2) only ever from the thread that
  ** started the work: returns true if the work should stop. (3) `done` in [0, 1] is how far it is,
  ** (4) `waited` the seconds since poll was last asked, 0 the first time. NULL: never stops. */
  bool (*poll)(void *host, double done, double waited);
  void *host;        /* passed to poll */
  int threads;       /* most threads to use, the caller's included; 0 means one per processor */
  bool stopped;      /* latched: poll has said stop; results are not to be used */
  atomic_bool *told; /* internal: what the workers of a run read */
  double done;       /* internal: share of a run's jobs that are begun */
  int64_t polled; /* internal, 0 at first: when poll was last asked, in ns of a monotonic clock */
} clt_task;

/* Polls; (5) true if the work should stop (also when it was told so before, and is not asked
** again). Cheap enough (one reading of the clock) to be called every few microseconds. Not for jobs
** of clt_task_run(), which are not in the caller's thread: they ask clt_task_within(). `task` may
** be NULL. */
bool clt_task_stop(clt_task *task, double done);

/* For steps that are shorter than that: true once their operations, which `unpolled` sums up from
** 0, are some ten thousands, when it is time to poll. */
static inline bool clt_task_due(size_t operations, size_t *unpolled) {
  *unpolled += operations;
  if (*unpolled < 65536) return false;
  *unpolled = 0;
  return true;
}

/* Polls then. */
static inline bool clt_task_stop_after(clt_task *task, size_t operations, size_t *unpolled) {
  return clt_task_due(operations, unpolled) && clt_task_stop(task, 0.0);
}

/* For jobs of clt_task_run() that take long: true if the job should end early, its result being of
** no use any more. `worker` is the job's. To be asked every few milliseconds. `task` may be
** NULL. */
bool clt_task_within(clt_task *task, int worker);

/* (6) Runs job(work, index, worker) once for every index below `jobs`, in any order and on several
** threads; (7) 0 <= worker < clt_task_workers(task, jobs) names the thread, for scratch memory, and
** worker 0 is the caller. Polling happens between jobs, and within those that ask for it. The
** result must not depend on which worker does what. (8) Returns false if stopped, when no job was
** done twice. (9) Worker threads block all signals; (10) where a thread cannot be started those
** that could do all the work, the caller alone if need be. (11) `task` may be NULL: the caller
** alone, and no stopping. */
bool clt_task_run(clt_task *task, size_t jobs, void (*job)(void *work, size_t index, int worker),
                  void *work);

/* (12) How many workers clt_task_run() will use at most for so many jobs: 1 to 64. */
int clt_task_workers(const clt_task *task, size_t jobs);

#endif
