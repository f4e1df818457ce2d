/*
** What belongs to one database connection: shared by all functions registered on it, freed with the
** last of them. It knows which of them are still there, so that loading the extension again
** registers what is missing and touches nothing else: SQLite refuses to replace a function while a
** statement runs, and SELECT load_extension(…) is one.
*/
#ifndef CLT_SQLITE_CONNECTION_H
#define CLT_SQLITE_CONNECTION_H

#include <stdbool.h>

#include "sqlite/api.h"

typedef struct clt_connection {
  sqlite3 *db;
  int references; /* bindings, and whoever is registering; freed at 0 */
  bool progress;  /* draw a progress bar on stderr during long work: causalite_progress() */
  const struct clt_function *const *functions; /* all that there are, ended by NULL */
  struct clt_binding *bindings; /* what is registered and has not been deleted or replaced since */
  struct clt_connection *next;  /* of all connections of the process */
} clt_connection;

/* The state of a connection, made if it has none yet, with one reference more; NULL if out of
** memory. */
clt_connection *clt_connection_open(sqlite3 *db);

void clt_connection_hold(clt_connection *connection);
void clt_connection_release(clt_connection *connection);

#endif
