#include "sqlite/call.h"

#include <stdarg.h>
#include <string.h>

#include "sqlite/host_task.h"
#include "sqlite/json.h"
#include "sqlite/memory.h"

void clt_call_start(clt_call *call, clt_connection *connection, const char *function) {
  *call = (clt_call){
      .connection = connection, .function = function, .patience = -1, .progress_drawn = -1};
  clt_arena_init(&call->arena, &clt_sqlite_heap);
  call->task = (clt_task){.poll = clt_host_poll, .host = call};
}

void clt_call_end(clt_call *call) {
  clt_host_poll_end(call);
  clt_arena_free(&call->arena);
  sqlite3_free(call->message);
  call->message = NULL;
  sqlite3_free(sqlite3_str_finish(call->notes));
  call->notes = NULL;
}

static void fail(clt_call *call, int code, const char *format, va_list arguments) {
  if (clt_failed(call)) return; /* a reason that memory or the task has given is the first */
  char *text = sqlite3_vmprintf(format, arguments);
  call->message = text ? sqlite3_mprintf("%s(): %s", call->function, text) : NULL;
  call->error = call->message ? code : SQLITE_NOMEM;
  sqlite3_free(text);
}

void clt_fail(clt_call *call, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fail(call, SQLITE_ERROR, format, arguments);
  va_end(arguments);
}

void clt_fail_as(clt_call *call, int code, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fail(call, code, format, arguments);
  va_end(arguments);
}

void clt_fail_with(clt_call *call, sqlite3_str *message) {
  int code = sqlite3_str_errcode(message);
  char *text = sqlite3_str_finish(message);
  if (code == SQLITE_OK && text) {
    clt_fail(call, "%s", text);
  } else {
    clt_fail_code(call, code == SQLITE_OK ? SQLITE_NOMEM : code);
  }
  sqlite3_free(text);
}

void clt_fail_code(clt_call *call, int code) {
  if (!call->error) call->error = code;
}

bool clt_failed_otherwise(clt_call *call) {
  if (clt_arena_failed(&call->arena)) clt_fail_code(call, SQLITE_NOMEM);
  if (call->task.stopped) clt_fail_code(call, SQLITE_INTERRUPT);
  return call->error != SQLITE_OK;
}

/* As much of the message as the host's limit of a text lets through: SQLite would drop all of
** it. */
static void report_message(const char *message, sqlite3_context *context) {
  size_t bytes = strlen(message);
  size_t most = (size_t)sqlite3_limit(sqlite3_context_db_handle(context), SQLITE_LIMIT_LENGTH, -1);
  if (bytes > most) {
    for (bytes = most; bytes && (message[bytes] & 0xc0) == 0x80;) bytes--;
  }
  sqlite3_result_error(context, message, (int)bytes);
}

void clt_report(clt_call *call, sqlite3_context *context) {
  if (call->error == SQLITE_NOMEM) {
    sqlite3_result_error_nomem(context);
  } else if (call->message) {
    report_message(call->message, context);
    if (call->error != SQLITE_ERROR) sqlite3_result_error_code(context, call->error);
  } else {
    sqlite3_result_error_code(context, call->error);
  }
}

void clt_result_text(clt_call *call, sqlite3_context *context, sqlite3_str *text) {
  int code = sqlite3_str_errcode(text), bytes = sqlite3_str_length(text);
  char *result = sqlite3_str_finish(text); /* NULL where it is empty, too */
  if (code != SQLITE_OK) clt_fail_code(call, code);
  sqlite3_result_text(context, result ? result : "", bytes, result ? sqlite3_free : SQLITE_STATIC);
}

void clt_row_missing(clt_call *call) {
  call->n--;
  call->n_missing++;
}

void clt_note(clt_call *call, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  char *text = sqlite3_vmprintf(format, arguments);
  va_end(arguments);
  sqlite3_str *quoted = sqlite3_str_new(NULL);
  if (text) clt_json_append_text(quoted, text, (int)strlen(text));
  char *item = sqlite3_str_finish(quoted);
  sqlite3_free(text);
  if (!call->notes) call->notes = sqlite3_str_new(NULL);
  if (!item) {
    clt_fail_code(call, SQLITE_NOMEM);
  } else if (!sqlite3_str_length(call->notes) || !strstr(sqlite3_str_value(call->notes), item)) {
    sqlite3_str_appendf(call->notes, "%s%s", sqlite3_str_length(call->notes) ? "," : "", item);
  }
  sqlite3_free(item);
}
