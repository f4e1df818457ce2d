/*
** One evaluation of one function: its memory, its latched error, its notes, and how its long work
** hears of interruption. Every other file here hangs on this.
**
** Errors are latched: the first one stays, and whoever works on simply finds nothing left to do.
** The frame that runs the function (aggregate.c, rows.c) reports it to SQLite at the end.
*/
#ifndef CLT_SQLITE_CALL_H
#define CLT_SQLITE_CALL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/task.h"
#include "sqlite/connection.h"

typedef struct clt_call {
  clt_connection *connection; /* the connection the function runs on */
  const char *function;       /* its SQL name */
  clt_arena arena;            /* memory of this evaluation */
  int error;                  /* latched SQLite result code; SQLITE_OK so far */
  int patience;               /* ms to wait for other connections (statement.c); -1: not asked */
  char *message;              /* of the error, from sqlite3_malloc; NULL for a plain code */
  sqlite3_str *notes;         /* the fit's notes, as the items of a JSON array; NULL: none yet */
  int64_t n;                  /* rows (long form: units) used */
  int64_t n_missing;          /* rows (units) left out because a value is missing */
  int64_t n_empty;            /* rows in which an empty string counted as missing */
  clt_task task;              /* polls for interruption, draws the progress bar */
  sqlite3_stmt *idle;         /* what is stepped to let the host in (host_task.c); NULL: not yet */
  int64_t progress_drawn;     /* permille of the bar last drawn, -1 if none */
} clt_call;

void clt_call_start(clt_call *call, clt_connection *connection, const char *function);

/* Frees all that the call holds. */
void clt_call_end(clt_call *call);

/* Latches an error whose message is "<function>(): <text>". printf-like, with SQLite's formats.
** What has failed before stays the error: without memory, or stopped, a value that could not be
** read looks as if it were not there. */
void clt_fail(clt_call *call, const char *format, ...);

/* The same with another code than SQLITE_ERROR, for hosts that go by it: SQLITE_BUSY,
** SQLITE_LOCKED, SQLITE_READONLY. (Of SQLITE_FULL and SQLITE_IOERR, SQLite would roll back the
** host's transaction.) */
void clt_fail_as(clt_call *call, int code, const char *format, ...);

/* The same with a text put together piece by piece, which is freed. */
void clt_fail_with(clt_call *call, sqlite3_str *message);

/* Latches a plain result code, such as SQLITE_NOMEM. */
void clt_fail_code(clt_call *call, int code);

/* True if something has gone wrong so far: an error, the arena, or an interruption. Asked several
** times a row, so what is not yet latched is looked at here. */
bool clt_failed_otherwise(clt_call *call);
static inline bool clt_failed(clt_call *call) {
  if (!call->error && !call->arena.failed && !call->task.stopped) return false;
  return clt_failed_otherwise(call);
}

/* Hands the latched error to SQLite as the result of the function. */
void clt_report(clt_call *call, sqlite3_context *context);

/* Makes a text put together piece by piece, which is freed, the result of the function. */
void clt_result_text(clt_call *call, sqlite3_context *context, sqlite3_str *text);

/* The row at hand, which counts as used, lacks a value after all. */
void clt_row_missing(clt_call *call);

/* Adds a note to the fit, once however often it is said. */
void clt_note(clt_call *call, const char *format, ...);

#endif
