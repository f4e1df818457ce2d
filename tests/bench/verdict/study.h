/* Asks the analysis about a simulated study: the SQL that users run. */
#ifndef CLT_BENCH_VERDICT_STUDY_H
#define CLT_BENCH_VERDICT_STUDY_H

#include "bench/verdict/draw.h"
#include "bench/verdict/stored.h"

/* Grades, from weak to strong: 't' not tested, 'n' not detected, 's' suggestive, 'S' shown; '-'
** where there is nothing to grade. */
typedef struct study_grades {
  char main, interaction; /* the strongest */
  char wrong;             /* the strongest of a finding that is not true */
  char found;             /* the strongest of one that is */
  bool equivalent;        /* no finding, and each estimate is inside the margin */
  int scenario;           /* the verdict's; 0: there is none, or it was not asked for */
  char strength;
  char alert; /* where runs of a day are alike, of the whole analysis: 'y' or 'n', is it said */
} study_grades;

/* How a study is asked. */
typedef enum study_how {
  STUDY_RULE, /* the view `finding` alone, of one database whose rows are exchanged */
  STUDY_CASE, /* the scenario, too, by the view `verdict_case` and what it is made from */
  STUDY_WHOLE /* causalite_setup() and causalite_refresh() in a database of its own */
} study_how;

extern const char *const study_how_names[]; /* ended by NULL */

/* The one of that name; false: there is none. */
bool study_how_find(const char *name, study_how *how);

typedef struct study_asker {
  study_how how;
  const truth *t;
  sqlite3 *db; /* NULL of the whole, as the rest */
  stored_tables stored;
  sqlite3_stmt *finding, *verdict, *alerts; /* NULL: not asked for */
} study_asker;

/* For studies of one truth. What goes wrong in SQL ends the program and says why. */
void study_open(study_asker *a, const truth *t, study_how how);
study_grades study_ask(study_asker *a, const draw_study *s);
void study_close(study_asker *a);

#endif
