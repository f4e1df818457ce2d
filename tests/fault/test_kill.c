/*
** Pulling the plug: a program that is killed in the middle of a call leaves the old results or the
** new ones, never a mixture, and nothing beside the file that the next call does not take away.
** (With base/rng.h, by which moments are drawn.)
**   test_kill [kills [seed]]   so many kills, 10 unless said
** Every second one comes at a time, the others at a call that writes, syncs or deletes, in the
** midst of a page perhaps: there are few such, and all that can be half done is.
*/
#define _XOPEN_SOURCE 700
#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "base/rng.h"
#include "fault/moment.h"
#include "fault/vfs.h"

static long calls; /* that change a file, up to now */
static long last;  /* the one in which the program is killed; 0: in none */
static bool torn;  /* and half of what it writes is written */

static int die_at_last(vfs_kind kind, bool temporary) {
  bool changes =
      kind == VFS_WRITE || kind == VFS_SYNC || kind == VFS_DELETE || kind == VFS_TRUNCATE;
  if (!changes || temporary || ++calls < last || !last) return SQLITE_OK;
  if (torn && kind == VFS_WRITE && calls == last) return VFS_TEAR;
  return raise(SIGKILL);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void nap(double seconds) {
  time_t whole = (time_t)seconds;
  struct timespec t = {whole, (long)((seconds - (double)whole) * 1e9)};
  nanosleep(&t, NULL);
}

/* Counts the calls, and takes the time, of one that is left alone. */
static double measure(const scene *s, long *n) {
  const char *file = file_of("alone");
  copy_file(s->file, file);
  sqlite3 *db = open_moment(file);
  double start = now();
  calls = last = 0;
  vfs_ask = die_at_last;
  call(db, s->moment->sql);
  vfs_ask = NULL;
  *n = calls;
  double seconds = now() - start;
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(remove_file(file) == 0);
  return seconds;
}

static void child(const scene *s, const char *file) {
  sqlite3 *db = open_moment(file);
  vfs_ask = die_at_last;
  call(db, s->moment->sql);
  vfs_ask = NULL;
  sqlite3_close(db);
  _exit(EXIT_SUCCESS);
}

static int killed, done_already;

/* Kills it after some seconds, or, if these are 0, at the `last` of its calls. */
static void kill_once(const scene *s, double seconds) {
  int status = 0;
  bool done = false;
  const char *file = file_of("kill");
  copy_file(s->file, file);
  fflush(stdout);
  calls = 0;
  pid_t pid = fork();
  if (pid == 0) child(s, file);
  if (!CHECK(pid > 0)) return;
  if (seconds > 0.0) {
    nap(seconds);
    kill(pid, SIGKILL);
  }
  CHECK(waitpid(pid, &status, 0) == pid);
  bool as_told = WIFSIGNALED(status) || (seconds > 0.0 && WEXITSTATUS(status) == EXIT_SUCCESS);
  const char *wrong = find_wrong(s, file, &done);
  if (!CHECK(as_told) || !CHECK(wrong == NULL)) {
    printf("  %s, killed after %.4f s or in call %ld%s: %s\n", s->moment->name, seconds, last,
           torn ? ", torn" : "", wrong ? wrong : "it was not killed");
  }
  killed += WIFSIGNALED(status);
  done_already += done;
}

static void kill_often(clt_rng *rng, int which, int journal, int kills) {
  static bool timed;
  scene s;
  long n = 0;
  if (kills == 0) return;
  open_scene(&s, which, journal);
  double seconds = measure(&s, &n);
  for (int i = 0; i < kills; i++) {
    timed = !timed;
    last = timed ? 0 : 1 + (long)clt_rng_below(rng, (uint32_t)n);
    torn = clt_rng_below(rng, 2);
    kill_once(&s, timed ? 1e-6 + seconds * clt_rng_uniform(rng) : 0.0);
  }
  close_scene(&s);
}

int main(int argc, char **argv) {
  int kills = argc > 1 ? atoi(argv[1]) : 10, seed = argc > 2 ? atoi(argv[2]) : 1;
  clt_rng rng;
  clt_rng_seed(&rng, (uint64_t)seed, 0);
  install_vfs();
  /* Of every six scenes two are refreshes. */
  static const int order[] = {0, 1, 2, 0, 3, 4};
  for (int i = 0; i < 12; i++) {
    kill_often(&rng, order[i % 6], i / 6, kills / 12 + (i < kills % 12));
  }
  printf("%d of %d were killed before their end, seed %d; %d had done their work\n", killed, kills,
         seed, done_already);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
