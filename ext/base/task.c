/* Polling and threads of long work (task.h). */
#define _POSIX_C_SOURCE 200809L
#include "base/task.h"

#include "base/thread.h"

#include <stdatomic.h>
#include <time.h>

enum { MAX_WORKERS = 64 };

static const int64_t POLL_INTERVAL = 5000000; /* ns */

static int64_t now(void) {
  struct timespec t;
  if (clock_gettime(CLOCK_MONOTONIC, &t) != 0) return 0;
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

bool clt_task_stop(clt_task *task, double done) {
  if (!task || task->stopped) return task != NULL;
  if (!task->poll) return false;
  int64_t t = now();
  if (task->polled && t && t - task->polled < POLL_INTERVAL) return false;
  double waited = task->polled ? 1e-9 * (double)(t - task->polled) : 0.0;
  task->polled = t;
  task->stopped = task->poll(task->host, done, waited);
  return task->stopped;
}

int clt_task_workers(const clt_task *task, size_t jobs) {
  if (!task) return 1;
  long most = task->threads > 0 ? task->threads : clt_thread_processors();
  if (most > MAX_WORKERS) most = MAX_WORKERS;
  if (most > 0 && (size_t)most > jobs) most = (long)jobs;
  return most < 1 ? 1 : (int)most;
}

/* What the workers of one clt_task_run() share. */
typedef struct crew {
  void (*job)(void *work, size_t index, int worker);
  void *work;         /* passed to job */
  size_t jobs;        /* how many there are */
  atomic_size_t next; /* first job not yet handed out */
  atomic_bool stop;   /* no further jobs are to be started */
} crew;

typedef struct member {
  crew *crew;       /* the work */
  int worker;       /* this worker's number */
  pthread_t thread; /* its thread; unused for worker 0, the caller */
} member;

/* Does one job; false when there is none left to do. */
static bool do_one(crew *c, int worker) {
  if (atomic_load_explicit(&c->stop, memory_order_relaxed)) return false;
  size_t index = atomic_fetch_add_explicit(&c->next, 1, memory_order_relaxed);
  if (index >= c->jobs) return false;
  c->job(c->work, index, worker);
  return true;
}

static void *worker_main(void *arg) {
  member *m = arg;
  while (do_one(m->crew, m->worker)) {
  }
  return NULL;
}

/* Starts workers 1 … wanted − 1, or as many as can be; returns how many workers there are, the
** caller included. */
static int start(crew *c, member *members, int wanted) {
  int n = 1;
  while (n < wanted) {
    members[n] = (member){.crew = c, .worker = n};
    if (!clt_thread_start(&members[n].thread, worker_main, &members[n])) break;
    n++;
  }
  return n;
}

static double share_done(crew *c) {
  size_t next = atomic_load_explicit(&c->next, memory_order_relaxed);
  return next >= c->jobs ? 1.0 : (double)next / (double)c->jobs;
}

/* Asks the host, and tells the workers. */
static bool ask(clt_task *task, atomic_bool *told) {
  bool stop = clt_task_stop(task, task->done);
  if (stop) atomic_store_explicit(told, true, memory_order_relaxed);
  return stop;
}

bool clt_task_within(clt_task *task, int worker) {
  if (!task || !task->told) return false;
  if (worker == 0) return ask(task, task->told);
  return atomic_load_explicit(task->told, memory_order_relaxed);
}

bool clt_task_run(clt_task *task, size_t jobs, void (*job)(void *work, size_t index, int worker),
                  void *work) {
  clt_task nobody = {.threads = 1};
  if (!task) task = &nobody;
  if (clt_task_stop(task, 0.0)) return false;
  crew c = {.job = job, .work = work, .jobs = jobs};
  atomic_init(&c.next, 0);
  atomic_init(&c.stop, false);
  task->told = &c.stop;
  member members[MAX_WORKERS];
  int n = start(&c, members, clt_task_workers(task, jobs));
  while (do_one(&c, 0)) {
    task->done = share_done(&c);
    ask(task, &c.stop);
  }
  for (int i = 1; i < n; i++) pthread_join(members[i].thread, NULL);
  task->told = NULL;
  return !clt_task_stop(task, 1.0);
}
