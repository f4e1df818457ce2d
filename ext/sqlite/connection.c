#include "sqlite/connection.h"

#include <pthread.h>

/*
** The states of all connections. SQLite has a place of its own for them (sqlite3_set_clientdata)
** only from 3.44 on. A connection is found by its address, which is its own until SQLite has
** destroyed the last function registered on it, and the state with it.
*/
static clt_connection *connections;
static pthread_mutex_t guard =
    PTHREAD_MUTEX_INITIALIZER; /* of the list; never held across a call */

static clt_connection *find(sqlite3 *db) {
  pthread_mutex_lock(&guard);
  clt_connection *c = connections;
  while (c && c->db != db) c = c->next;
  pthread_mutex_unlock(&guard);
  return c;
}

static void enlist(clt_connection *connection) {
  pthread_mutex_lock(&guard);
  connection->next = connections;
  connections = connection;
  pthread_mutex_unlock(&guard);
}

static void delist(const clt_connection *connection) {
  pthread_mutex_lock(&guard);
  clt_connection **c = &connections;
  while (*c != connection) c = &(*c)->next;
  *c = connection->next;
  pthread_mutex_unlock(&guard);
}

clt_connection *clt_connection_open(sqlite3 *db) {
  clt_connection *connection = find(db);
  if (!connection) {
    connection = sqlite3_malloc64(sizeof *connection);
    if (!connection) return NULL;
    *connection = (clt_connection){.db = db};
    enlist(connection);
  }
  clt_connection_hold(connection);
  return connection;
}

void clt_connection_hold(clt_connection *connection) {
  connection->references++;
}

void clt_connection_release(clt_connection *connection) {
  if (--connection->references) return;
  delist(connection);
  sqlite3_free(connection);
}
