/*
** Timing for the benchmarks: the best of several runs, in processor time where others may be at
** work, against a named peer in the same run. A ratio to a peer is said by bench_ratio(), and
** added to the file that BENCH_TABLE names, one line each: what, ratio, peer
** (tests/bench/table.sh makes a table of them).
*/
#ifndef CLT_BENCH_H
#define CLT_BENCH_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static inline double bench_clock(clockid_t id) {
  struct timespec t;
  clock_gettime(id, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static inline double bench_now(void) {
  return bench_clock(CLOCK_MONOTONIC);
}

/* Of all threads together. */
static inline double bench_processor(void) {
  return bench_clock(CLOCK_PROCESS_CPUTIME_ID);
}

/* Seconds of a million multiply-adds of doubles in the nearest cache, as the compiler has them: the
** floor of what does nothing else. */
static inline double bench_million(void) {
  enum { N = 1000, TIMES = 20000 };
  static double x[N], y[N];
  double best = 1e9;
  for (int i = 0; i < N; i++) x[i] = i;
  for (int round = 0; round < 5; round++) {
    double start = bench_processor();
    for (int k = 0; k < TIMES; k++) {
      for (int i = 0; i < N; i++) y[i] += x[i] * k;
    }
    double time = bench_processor() - start;
    if (time < best) best = time;
  }
  volatile double kept = y[N - 1];
  (void)kept;
  return best / (TIMES * (N / 1e6));
}

static inline void bench_record(const char *what, double ratio, const char *peer) {
  const char *table = getenv("BENCH_TABLE");
  FILE *file = table ? fopen(table, "a") : NULL;
  if (!file) return;
  fprintf(file, "%s\t%.3f\t%s\n", what, ratio, peer);
  fclose(file);
}

/* Says how long something takes and how long its peer. */
static inline void bench_ratio(const char *what, double seconds, const char *peer, double of_peer) {
  printf("%-48s %9.1f ms = %6.3f x %s\n", what, 1e3 * seconds, seconds / of_peer, peer);
  fflush(stdout);
  bench_record(what, seconds / of_peer, peer);
}

/* What a program beside the benchmarks prints: lines of a name, a tab and seconds. Those of `name`;
** 0 if it or the program is not there. */
static inline double bench_peer(const char *command, const char *name) {
  char word[64];
  double seconds, found = 0.0;
  FILE *pipe = popen(command, "r");
  if (!pipe) return 0.0;
  while (fscanf(pipe, " %63[^\t]\t%lf", word, &seconds) == 2) {
    int same = 1;
    for (int i = 0; same && (word[i] || name[i]); i++) same = word[i] == name[i];
    if (same) found = seconds;
  }
  pclose(pipe);
  return found;
}

#endif
