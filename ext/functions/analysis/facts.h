/* What is counted of the columns of `experiment`, for the guess of their roles (roles/roles.h). */
#ifndef CLT_FUNCTIONS_ANALYSIS_FACTS_H
#define CLT_FUNCTIONS_ANALYSIS_FACTS_H

#include "roles/roles.h"
#include "sqlite/statement.h"

/* Counts them in main.experiment of a database, in which a cell is a number, a text, or missing
** (NULL); facts in the order of the columns, their number in *n. `key` and `unit` are left to the
** caller. NULL with an error latched. */
clt_column_facts *clt_facts_count(clt_call *call, sqlite3 *db, int *n);

#endif
