/* The file of results: a line a study, so that a run that was stopped goes on where it was. */
#ifndef CLT_BENCH_VERDICT_LEDGER_H
#define CLT_BENCH_VERDICT_LEDGER_H

#include <stddef.h>

#include "bench/verdict/study.h"

typedef struct ledger_line {
  const truth *t;
  int n, seed;
  study_how how;
  study_grades grades;
} ledger_line;

typedef struct ledger {
  ledger_line *line; /* in order of truth, n, how and seed, each once */
  size_t lines;
} ledger;

/* A file that is not there has no lines; lines of truths that are no more are left out. */
ledger ledger_read(const char *path);
void ledger_free(ledger *l);

/* The line of that truth, n, way of asking and seed; or NULL. */
const ledger_line *ledger_find(const ledger *l, const ledger_line *wanted);

/* Adds a line in one write, so that several processes may. False if it cannot. */
bool ledger_add(const char *path, const ledger_line *line);

#endif
