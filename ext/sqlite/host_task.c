#include "sqlite/host_task.h"

#include <stdio.h>

/*
** SQLite 3.40 has no sqlite3_is_interrupted(), but its parser refuses to go on once the connection
** is interrupted, which a statement as short as this one tells. (Preparing does not clear the flag
** while a statement runs, and one does: it is evaluating us.)
*/
static bool interrupted(sqlite3 *db) {
#if SQLITE_VERSION_NUMBER >= 3041000
  if (sqlite3_libversion_number() >= 3041000) return sqlite3_is_interrupted(db) != 0;
#endif
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2(db, "SELECT 1", -1, &statement, NULL);
  sqlite3_finalize(statement);
  return code == SQLITE_INTERRUPT;
}

/* The bar is a switch of the connection and the only thing that ever writes to stderr. */
static void draw_progress(clt_call *call, double done) {
  enum { WIDTH = 40 };
  int64_t permille = (int64_t)(done * 1000.0);
  if (permille / 5 == call->progress_drawn / 5 && call->progress_drawn >= 0) return;
  char bar[WIDTH + 1];
  for (int i = 0; i < WIDTH; i++) bar[i] = (char)(i * 1000 < permille * WIDTH ? '#' : '.');
  bar[WIDTH] = 0;
  fprintf(stderr, "\r%-16s [%s] %3d %%", call->function, bar, (int)(permille / 10));
  call->progress_drawn = permille;
}

bool clt_host_poll(void *host, double done) {
  clt_call *call = host;
  if (call->connection->progress) draw_progress(call, done);
  return interrupted(call->connection->db);
}

void clt_host_progress_end(clt_call *call) {
  if (call->progress_drawn >= 0) fprintf(stderr, "\r%78s\r", "");
  call->progress_drawn = -1;
}
