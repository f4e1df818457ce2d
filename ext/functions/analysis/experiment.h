/*
** The experiments of an analysis: a typed table of ours, `experiment`, filled from the table or
** view that the user has named, once in the private database, and from there in the host's.
*/
#ifndef CLT_FUNCTIONS_ANALYSIS_EXPERIMENT_H
#define CLT_FUNCTIONS_ANALYSIS_EXPERIMENT_H

#include "functions/analysis/source.h"
#include "sqlite/transaction.h"

/* What the SQL of a table begins with that is ours: it is filled and dropped, and no other. */
#define CLT_EXPERIMENT_BEGINS "CREATE TABLE experiment(/* filled by causalite_refresh() */ "

/* Is main.experiment ours? In the host's database. */
bool clt_experiment_is_ours(clt_analysis *analysis);

/* Reads a source, selected from, into the private database's `experiment`; the units that its cells
** were written in into analysis->unit. Numbers that are not all spelled alike (0.1 and 0.10) are
** labels, unless `variable` says that they measure; analysis->spelled: there are such labels. */
bool clt_experiment_read(clt_analysis *analysis, const clt_source *source);

/* The same of the source that the setting names. */
bool clt_experiment_read_setting(clt_analysis *analysis);

/* The INSERT of main.experiment in a database: by ?1 the rowid, from ?2 on the source's columns. */
sqlite3_stmt *clt_experiment_insert(clt_analysis *analysis, sqlite3 *db, const clt_source *source);

/* Replaces the rows of the host's `experiment`, which is made, or gets the columns that it does not
** have yet. Nothing where the source itself is called so; an error where the table is yours. */
bool clt_experiment_write(clt_analysis *analysis, clt_transaction *transaction);

#endif
