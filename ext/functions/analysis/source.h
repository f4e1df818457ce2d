/* The table or view that the experiments are taken from: found by its name, and selected from. */
#ifndef CLT_FUNCTIONS_ANALYSIS_SOURCE_H
#define CLT_FUNCTIONS_ANALYSIS_SOURCE_H

#include "functions/analysis/analysis.h"
#include "roles/roles.h"

typedef struct clt_source {
  const char *schema, *table; /* where it is: main, temp, or what is attached */
  sqlite3 *db;                /* that it is selected from; NULL: the host's */
  sqlite3_stmt *rows;         /* all of it, behind the rowids if it has any; NULL: not selected */
  int first;                  /* the first column of its own: 1 behind rowids, else 0 */
  const char **name;          /* [n] of its columns */
  const clt_role *known;      /* [n] what an experiment tracker knows of them; NULL: it is none's */
  const char *const *direction; /* [n] of those, which value is better; NULL of one: not known */
  int n;
} clt_source;

/* What the setting names; NULL with an error latched. */
const char *clt_source_setting(clt_analysis *analysis);

/* Is it the analysis' table, `experiment`, itself? */
bool clt_source_is_experiment(const char *name);

/* Finds 'runs' where a statement would, or 'src.runs' in what is attached, upper or lower case as
** it may be, and selects from it; of an experiment tracker's store (tracker.h) a row for each run.
** analysis->file is the file that it is attached from. False with an error latched; to be closed in
** either case. */
bool clt_source_open(clt_source *source, clt_analysis *analysis, const char *name);

/* The same where it is known to be, without looking for it. */
bool clt_source_select(clt_source *source, clt_analysis *analysis, const char *schema,
                       const char *table);
void clt_source_close(clt_source *source);

/* Marks in the facts of its columns which of them it declares to be a key. */
bool clt_source_find_keys(clt_analysis *analysis, const char *name, clt_column_facts *facts, int n);

#endif
