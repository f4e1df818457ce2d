/*
** The stores of experiment trackers, MLflow's and Optuna's: databases whose table of runs has
** beside it tables of what was set and measured, a row for each value. Such a table is told by what
** stands beside it, and is read with it: the SQL in sql/import/ makes long rows of it, and here
** they become a table with a row for each run.
*/
#ifndef CLT_FUNCTIONS_ANALYSIS_TRACKER_H
#define CLT_FUNCTIONS_ANALYSIS_TRACKER_H

#include "functions/analysis/source.h"

typedef struct clt_tracker clt_tracker;

/* The tracker whose runs a table is; NULL if it is none, or with an error latched. */
const clt_tracker *clt_tracker_find(clt_analysis *analysis, const char *schema, const char *table);

/* The table of runs of whatever tracker's store a schema is; NULL if it is none. */
const char *clt_tracker_runs(clt_analysis *analysis, const char *schema);

/* Reads it into the private database, and selects from there: analysis->said is what is told of the
** store, source->known and source->direction what the tracker knows of each column. False with an
** error latched: a store without a run that has finished is one. */
bool clt_tracker_select(clt_source *source, clt_analysis *analysis, const clt_tracker *tracker);

#endif
