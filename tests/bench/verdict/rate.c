/*
** The verdict's error rates, by simulation through the SQL that users run.
**
**   rate run FILE [studies=N] [truth=NAME] [n=N] [how=rule|case|whole] [part=1/1]
**   rate table FILE
**   rate page FILE
**   rate describe [truth=NAME]
**   rate csv truth=NAME [n=N] [studies=SEED]
**
** run: studies 1 to N (3000; 2000 where more than 5 % may be false) that are not in FILE, a line
** each, of the truths whose name begins so. part=1/2 and part=2/2: two processes side by side.
** how: the rule alone, or the scenario, too, or the whole analysis; else as the truth has it
** (truth.c). table: what FILE says; ends with 1 if a target is missed, or if the whole analysis and
** another way differ in a study that was asked both ways. page: the same for a page in Markdown.
** describe: moments of what is simulated. csv: the runs of one study.
*/
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/bench.h"
#include "bench/verdict/describe.h"
#include "bench/verdict/page.h"
#include "bench/verdict/table.h"

typedef struct request {
  const char *file, *truth;
  int studies;     /* 0: 3000 where the target is 5 %, else 2000 */
  int n;           /* 0: all of the truth */
  const char *how; /* NULL: the truth's own */
  int part, parts;
} request;

static void usage(const char *what) {
  fprintf(stderr,
          "rate: %s\n"
          "usage: rate run FILE [studies=N] [truth=NAME] [n=N] [how=rule|case|whole] [part=1/2]\n"
          "       rate table FILE\n"
          "       rate page FILE\n"
          "       rate describe [truth=NAME]\n"
          "       rate csv truth=NAME [n=N] [studies=SEED]\n",
          what);
  exit(2);
}

static void take(request *r, const char *argument) {
  char *end = NULL;
  const char *value = strchr(argument, '=');
  if (!value) usage(argument);
  value++;
  if (strncmp(argument, "truth=", 6) == 0) {
    r->truth = value;
  } else if (strncmp(argument, "how=", 4) == 0) {
    study_how how;
    if (!study_how_find(value, &how)) usage(argument);
    r->how = value;
  } else if (strncmp(argument, "studies=", 8) == 0) {
    r->studies = (int)strtol(value, NULL, 10);
  } else if (strncmp(argument, "n=", 2) == 0) {
    r->n = (int)strtol(value, NULL, 10);
  } else if (strncmp(argument, "part=", 5) == 0) {
    r->part = (int)strtol(value, &end, 10);
    r->parts = *end == '/' ? (int)strtol(end + 1, NULL, 10) : 0;
    if (r->part < 1 || r->part > r->parts) usage(argument);
  } else {
    usage(argument);
  }
}

static bool wanted(const request *r, const truth *t) {
  return strncmp(t->name, r->truth, strlen(r->truth)) == 0;
}

/* ---- run ---- */

static void report(const ledger_line *line, int done, double seconds) {
  if (done == 0) return;
  printf("%-20s %4d %-5s %5d studies, %.3f s each\n", line->t->name, line->n,
         study_how_names[line->how], done, seconds / done);
  fflush(stdout);
}

/* The studies of one truth and n that are not there yet. */
static void run_cell(const request *r, const ledger *l, const truth *t, int n) {
  ledger_line line = {.t = t, .n = n, .how = t->by_case ? STUDY_CASE : STUDY_RULE};
  study_asker asker;
  int done = 0, studies = r->studies ? r->studies : t->target > 5.0 ? 2000 : 3000;
  double begun = bench_now();
  if (r->how) study_how_find(r->how, &line.how);
  study_open(&asker, t, line.how);
  for (line.seed = r->part; line.seed <= studies; line.seed += r->parts) {
    if (ledger_find(l, &line)) continue;
    draw_study s = draw(t, n, (uint64_t)line.seed);
    line.grades = study_ask(&asker, &s);
    draw_free(&s);
    if (!ledger_add(r->file, &line)) usage("FILE cannot be written");
    done++;
  }
  study_close(&asker);
  report(&line, done, bench_now() - begun);
}

static void run_all(const request *r) {
  ledger l = ledger_read(r->file);
  for (int i = 0; i < truths_count; i++) {
    const truth *t = &truths[i];
    for (int j = 0; wanted(r, t) && j < truth_sizes(t); j++) {
      if (r->n == 0 || r->n == t->size[j]) run_cell(r, &l, t, t->size[j]);
    }
  }
  ledger_free(&l);
}

/* ---- the others ---- */

static int print_table(const request *r) {
  ledger l = ledger_read(r->file);
  int missed = table_print(&l);
  ledger_free(&l);
  return missed > 0;
}

static void print_page(const request *r) {
  ledger l = ledger_read(r->file);
  page_print(&l);
  ledger_free(&l);
}

static void describe_all(const request *r) {
  for (int i = 0; i < truths_count; i++) {
    if (wanted(r, &truths[i])) describe(&truths[i]);
  }
}

static void print_csv(const request *r) {
  const truth *t = truth_find(r->truth);
  if (!t) usage("there is no such truth");
  describe_runs(t, r->n ? r->n : t->size[0], (uint64_t)r->studies);
}

int main(int argc, char **argv) {
  request r = {.truth = "", .part = 1, .parts = 1};
  const char *what = argc > 1 ? argv[1] : "";
  bool filed = strcmp(what, "run") == 0 || strcmp(what, "table") == 0 || strcmp(what, "page") == 0;
  if (filed && argc < 3) usage("FILE?");
  if (filed) r.file = argv[2];
  for (int i = filed ? 3 : 2; i < argc; i++) take(&r, argv[i]);
  if (strcmp(what, "run") == 0) {
    run_all(&r);
  } else if (strcmp(what, "table") == 0) {
    return print_table(&r);
  } else if (strcmp(what, "page") == 0) {
    print_page(&r);
  } else if (strcmp(what, "describe") == 0) {
    describe_all(&r);
  } else if (strcmp(what, "csv") == 0) {
    print_csv(&r);
  } else {
    usage("run, table, page, describe or csv?");
  }
  return 0;
}
