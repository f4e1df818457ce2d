/*
** What belongs to one database connection: shared by all functions registered on it, freed with the
** last of them.
*/
#ifndef CLT_SQLITE_CONNECTION_H
#define CLT_SQLITE_CONNECTION_H

#include <stdbool.h>

#include "sqlite/api.h"

typedef struct clt_connection {
  sqlite3 *db;
  int references; /* registered functions and modules that hold it; freed at 0 */
  bool progress;  /* draw a progress bar on stderr during long work: causalite_progress() */
} clt_connection;

/* A new connection state with one reference; NULL if out of memory. */
clt_connection *clt_connection_new(sqlite3 *db);

void clt_connection_hold(clt_connection *connection);
void clt_connection_release(clt_connection *connection);

#endif
