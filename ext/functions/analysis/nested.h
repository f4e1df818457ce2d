/* Whether the values of some columns of `experiment` tell the levels of another apart. */
#ifndef CLT_FUNCTIONS_ANALYSIS_NESTED_H
#define CLT_FUNCTIONS_ANALYSIS_NESTED_H

#include "roles/roles.h"
#include "sqlite/statement.h"

typedef struct clt_nested {
  clt_call *call;
  sqlite3 *db;
  const clt_column_facts *facts;
} clt_nested;

/* A clt_roles_nested; `host` is a clt_nested. Rows in which `in` or the last of the columns is
** missing do not count. It reads until the first cell that has two levels. 0, too, with an error
** latched. */
int clt_nested_cells(void *host, const int *column, int n, int in, const char *reference);

#endif
