#include "sqlite/connection.h"

clt_connection *clt_connection_new(sqlite3 *db) {
  clt_connection *connection = sqlite3_malloc64(sizeof *connection);
  if (connection) *connection = (clt_connection){.db = db, .references = 1};
  return connection;
}

void clt_connection_hold(clt_connection *connection) {
  connection->references++;
}

void clt_connection_release(clt_connection *connection) {
  if (--connection->references == 0) sqlite3_free(connection);
}
