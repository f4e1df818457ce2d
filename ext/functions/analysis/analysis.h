/*
** The analysis of a database, computed aside: in a private database of the same schema, which the
** same scripts have made, over a copy of the user's corrections and of the rows. So nothing of the
** host's schema, limits or authorizer is a subject, and its file is locked for the moment only in
** which results are exchanged. (1) What is asked of the host's database calls no function there,
** which may be another than SQLite's.
*/
#ifndef CLT_FUNCTIONS_ANALYSIS_ANALYSIS_H
#define CLT_FUNCTIONS_ANALYSIS_ANALYSIS_H

#include "roles/roles.h"
#include "sqlite/statement.h"

typedef struct clt_analysis {
  clt_call *call;
  sqlite3 *host;         /* the database that the function was called in */
  sqlite3 *aside;        /* ours; NULL: could not be opened */
  sqlite3_stmt *hold;    /* what keeps main as it is for us; NULL: nothing */
  const char **unit;     /* of each column of `experiment` as it was read; NULL: none */
  const clt_role *known; /* of each, what an experiment tracker knows; NULL: its source is none's */
  const char *const *direction; /* of each, likewise */
  const char *said;             /* what is told of its source, in lines; NULL: nothing */
  const char *file;             /* that its source is attached from; NULL: it is in main or temp */
  bool spelled; /* numbers were read as labels, for they are not all spelled alike */
} clt_analysis;

/* Opens the private database and makes the schema in it. It stops where the host wants the call to
** stop. False with an error latched; to be closed in either case. */
bool clt_analysis_open(clt_analysis *analysis, clt_call *call);
void clt_analysis_close(clt_analysis *analysis);

/* From here to the release all that is read of main is of one moment, whoever writes to it; in a
** rollback journal they wait for as long. False with an error latched. */
bool clt_analysis_hold(clt_analysis *analysis);
void clt_analysis_release(clt_analysis *analysis);

/* Is there an analysis in the host's main? */
bool clt_analysis_exists(clt_analysis *analysis);

/* An error with the remedy if there is none. */
bool clt_analysis_expect(clt_analysis *analysis);

/* An error with the remedy where an object is not as this version makes it; or, if all are to be
** there, is missing. */
bool clt_analysis_current(clt_analysis *analysis, bool all);

/* Copies into the private database what the user may have corrected; what has been computed. */
bool clt_analysis_take_settings(clt_analysis *analysis);
bool clt_analysis_take_results(clt_analysis *analysis);

/* The text of a script of sql/; NULL with an error latched. */
const char *clt_analysis_script(clt_analysis *analysis, const char *script);

/* Runs a script of sql/ in the private database; rows as clt_run_script() has it. */
bool clt_analysis_run(clt_analysis *analysis, const char *script, clt_script_row *row,
                      void *context);

/* Runs a script that yields statements, a row each, then these. */
bool clt_analysis_rewrite(clt_analysis *analysis, const char *script);

/* A script that a refresh runs before or after a step, and after it the statements it yields. */
typedef struct clt_analysis_beside {
  const char *step, *script;
  bool after;
} clt_analysis_beside;

/* In the order in which they run; ended by a step that is NULL. */
extern const clt_analysis_beside clt_analysis_besides[];

/* Tables whose rows are the user's, or may be; ended by NULL. */
extern const char *const clt_analysis_settings[];

/* The caveat of a column that a refresh has found new: no role of it was guessed yet. */
#define CLT_ANALYSIS_NEW_COLUMN                                                                    \
  "ignored: it came after causalite_setup(); call that again, and its role is guessed"

/* A statement that writes to a database with an analysis and changes nothing: it takes the lock. */
#define CLT_ANALYSIS_LOCK "UPDATE main.setting SET value = value WHERE name = 'source'"

/* A query that lists the names, kinds and SQL of all that the schema has, in the order in which it
** was made. */
#define CLT_ANALYSIS_OBJECTS                                                                       \
  "SELECT name, type, sql FROM main.sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"

#endif
