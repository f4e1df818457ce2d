/* Long work: every job once, polling from the caller's thread only, stopping. */
#define _POSIX_C_SOURCE 200809L
#include "base/task.h"
#include "test.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

enum { JOBS = 500 };

typedef struct work {
  atomic_int done[JOBS]; /* how often each job was done */
  atomic_int per_worker[64];
  long sleep_ns; /* how long a job takes */
} work;

static void job(void *shared, size_t index, int worker) {
  work *w = shared;
  atomic_fetch_add(&w->done[index], 1);
  atomic_fetch_add(&w->per_worker[worker], 1);
  struct timespec t = {0, w->sleep_ns};
  if (w->sleep_ns) nanosleep(&t, NULL);
}

/* What poll sees. */
typedef struct host {
  pthread_t caller;
  int calls, stop_at, foreign;
  double last, waited;
  bool backwards, first_waited;
} host;

static bool poll_host(void *arg, double done, double waited) {
  host *h = arg;
  h->first_waited = h->first_waited || (h->calls == 0 && waited != 0.0);
  h->waited = waited;
  h->foreign += !pthread_equal(pthread_self(), h->caller);
  h->backwards = h->backwards || done < h->last;
  h->last = done;
  return ++h->calls == h->stop_at;
}

static int times_done(work *w, int times) {
  int n = 0;
  for (int i = 0; i < JOBS; i++) n += atomic_load(&w->done[i]) == times;
  return n;
}

/* task.h (2), (3), (6), (7) */
static void test_all_jobs(int threads) {
  static work w;
  memset(&w, 0, sizeof w);
  w.sleep_ns = 1000000; /* a system may have no shorter sleep */
  host h = {.caller = pthread_self()};
  clt_task task = {.poll = poll_host, .host = &h, .threads = threads};
  CHECK(clt_task_run(&task, JOBS, job, &w));
  CHECK(times_done(&w, 1) == JOBS);
  int workers = clt_task_workers(&task, JOBS), beyond = 0;
  CHECK(workers == threads);
  for (int i = workers; i < 64; i++) beyond += atomic_load(&w.per_worker[i]);
  CHECK(beyond == 0);
  CHECK(atomic_load(&w.per_worker[0]) > 0);
  CHECK(threads == 1 || atomic_load(&w.per_worker[1]) > 0);
  CHECK(h.calls > 1 && h.foreign == 0 && !h.backwards);
}

/* task.h (5), (8) */
static void test_stop(void) {
  static work w;
  memset(&w, 0, sizeof w);
  w.sleep_ns = 2000000;
  host h = {.caller = pthread_self(), .stop_at = 3};
  clt_task task = {.poll = poll_host, .host = &h, .threads = 2};
  CHECK(!clt_task_run(&task, JOBS, job, &w));
  CHECK(task.stopped && h.calls == 3);
  CHECK(times_done(&w, 0) > JOBS / 2);
  CHECK(times_done(&w, 0) + times_done(&w, 1) == JOBS);
  /* It stays stopped, and is not asked again. */
  CHECK(clt_task_stop(&task, 1.0) && !clt_task_run(&task, 1, job, &w) && h.calls == 3);
}

/* A job that takes long, unless it is told within to end. */
typedef struct long_work {
  clt_task *task;
  atomic_int early;
} long_work;

static void long_job(void *shared, size_t index, int worker) {
  long_work *w = shared;
  (void)index;
  for (int i = 0; i < 2000; i++) {
    if (clt_task_within(w->task, worker)) {
      atomic_fetch_add(&w->early, 1);
      return;
    }
    nanosleep(&(struct timespec){0, 1000000}, NULL);
  }
}

static void test_within(void) {
  host h = {.caller = pthread_self(), .stop_at = 3};
  clt_task task = {.poll = poll_host, .host = &h, .threads = 2};
  long_work w = {.task = &task};
  CHECK(!clt_task_run(&task, 2, long_job, &w) && h.foreign == 0);
  CHECK(atomic_load(&w.early) == 2);
  CHECK(!clt_task_within(NULL, 0) && !clt_task_within(&(clt_task){.threads = 1}, 0));
}

/* task.h (12) */
static void test_workers(void) {
  clt_task task = {.threads = 1000};
  CHECK(clt_task_workers(&task, 1000) == 64);
  CHECK(clt_task_workers(&task, 3) == 3);
  CHECK(clt_task_workers(&task, 0) == 1);
  CHECK(clt_task_workers(NULL, 3) == 1);
  task.threads = 0;
  CHECK(clt_task_workers(&task, 1000) >= 1);
}

/* task.h (11) */
static void test_without_task(void) {
  static work w;
  memset(&w, 0, sizeof w);
  CHECK(clt_task_run(NULL, JOBS, job, &w));
  CHECK(times_done(&w, 1) == JOBS && atomic_load(&w.per_worker[0]) == JOBS);
  CHECK(!clt_task_stop(NULL, 0.0));
  clt_task silent = {.threads = 2};
  CHECK(clt_task_run(&silent, 0, job, &w) && clt_task_run(&silent, JOBS, job, &w));
  CHECK(times_done(&w, 2) == JOBS);
}

/* task.h (1), (4): polls are spaced: a loop may call clt_task_stop() as often as it likes. */
static void test_poll_interval(void) {
  host h = {.caller = pthread_self()};
  clt_task task = {.poll = poll_host, .host = &h};
  for (int i = 0; i < 1000; i++) clt_task_stop(&task, 0.0);
  CHECK(h.calls >= 1 && h.calls < 500);
  int before = h.calls;
  struct timespec t = {0, 20000000};
  nanosleep(&t, NULL);
  clt_task_stop(&task, 0.5);
  CHECK(h.calls == before + 1);
  CHECK(!h.first_waited && h.waited >= 0.02);
}

int main(void) {
  test_all_jobs(1);
  test_all_jobs(2);
  test_stop();
  test_within();
  test_workers();
  test_without_task();
  test_poll_interval();
  return test_end();
}
