#include "sqlite/host_task.h"

#include <math.h>
#include <stdio.h>

/*
** There is no call for "let the host's progress handler run". SQLite runs it while a statement
** does, every so many opcodes, so a statement is stepped that does nothing else, the longer the
** longer our work has taken. It names no table and no function, so nothing of the host's can stand
** for what it means. Stepping it also tells of sqlite3_interrupt(), which SQLite 3.40 has no other
** way to ask for. (A loop would take a table of its own, and so six times as long.)
*/
#define TEN "?1,?1,?1,?1,?1,?1,?1,?1,?1,?1,"
static const char IDLE[] = "SELECT " TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "?1";

/* Of some 100 opcodes and half a microsecond: less than 1 % of the time. */
enum { ROUNDS_PER_SECOND = 14000, MOST_ROUNDS = 700 };

static bool interrupted(clt_call *call, double waited) {
  sqlite3 *db = call->connection->db;
  int rounds = (int)fmin(waited * ROUNDS_PER_SECOND, MOST_ROUNDS), code = SQLITE_OK;
#if SQLITE_VERSION_NUMBER >= 3041000
  if (sqlite3_libversion_number() >= 3041000 && sqlite3_is_interrupted(db)) return true;
#endif
  /* The host may refuse it, by an authorizer or a limit: then it has no handler for us. */
  if (!call->idle && rounds) {
    code = sqlite3_prepare_v3(db, IDLE, -1, SQLITE_PREPARE_PERSISTENT, &call->idle, NULL);
  }
  for (; call->idle && rounds > 0 && code != SQLITE_INTERRUPT; rounds--) {
    code = sqlite3_step(call->idle);
    sqlite3_reset(call->idle);
  }
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

bool clt_host_poll(void *host, double done, double waited) {
  clt_call *call = host;
  if (call->connection->progress) draw_progress(call, done);
  return interrupted(call, waited);
}

void clt_host_poll_end(clt_call *call) {
  sqlite3_finalize(call->idle);
  call->idle = NULL;
  if (call->progress_drawn >= 0) fprintf(stderr, "\r%78s\r", "");
  call->progress_drawn = -1;
}
