/* A hash of what stands in tables, by which two states of them can be told apart. */
#ifndef CLT_FUNCTIONS_ANALYSIS_DATA_HASH_H
#define CLT_FUNCTIONS_ANALYSIS_DATA_HASH_H

#include "sqlite/statement.h"

/* Of tables of main, as far as they are there, ended by NULL: names of their columns, types and
** values of their cells, in order. It depends neither on the version of SQLite nor on how anything
** is written as text. */
uint64_t clt_data_hash(clt_call *call, sqlite3 *db, const char *const *tables);

#endif
