#include "sqlite/fit.h"

#include <string.h>

#include "base/json.h"
#include "sqlite/json.h"

/* False once the work is stopped. */
static bool begin_item(clt_fit *fit, const char *key) {
  if (fit->task && fit->task->stopped) return false;
  if ((++fit->items & 255) == 0 && clt_task_stop(fit->task, 1.0)) return false;
  if (fit->comma) sqlite3_str_appendchar(fit->text, 1, ',');
  fit->comma = true;
  if (!key) return true;
  clt_json_append_text(fit->text, key, (int)strlen(key));
  sqlite3_str_appendchar(fit->text, 1, ':');
  return true;
}

void clt_fit_open(clt_fit *fit, const char *key, char bracket) {
  if (!begin_item(fit, key)) return;
  sqlite3_str_appendchar(fit->text, 1, bracket);
  fit->comma = false;
}

void clt_fit_close(clt_fit *fit, char bracket) {
  sqlite3_str_appendchar(fit->text, 1, bracket);
  fit->comma = true;
}

void clt_fit_real(clt_fit *fit, const char *key, double x) {
  if (begin_item(fit, key)) clt_json_append_real(fit->text, x);
}

void clt_fit_integer(clt_fit *fit, const char *key, int64_t x) {
  if (begin_item(fit, key)) sqlite3_str_appendf(fit->text, "%lld", (long long)x);
}

void clt_fit_boolean(clt_fit *fit, const char *key, bool x) {
  clt_fit_json(fit, key, x ? "true" : "false");
}

void clt_fit_text(clt_fit *fit, const char *key, const char *text) {
  if (!text) {
    clt_fit_null(fit, key);
  } else if (begin_item(fit, key)) {
    clt_json_append_text(fit->text, text, (int)strlen(text));
  }
}

void clt_fit_label(clt_fit *fit, const char *key, const clt_label *label) {
  if (!label || label->type == CLT_LABEL_NONE) {
    clt_fit_null(fit, key);
  } else if (label->type == CLT_LABEL_INTEGER) {
    clt_fit_integer(fit, key, label->integer);
  } else if (label->type == CLT_LABEL_REAL) {
    clt_fit_real(fit, key, label->real);
  } else if (begin_item(fit, key)) {
    clt_json_append_text(fit->text, label->text, label->bytes);
  }
}

void clt_fit_null(clt_fit *fit, const char *key) {
  clt_fit_json(fit, key, NULL);
}

void clt_fit_json(clt_fit *fit, const char *key, const char *json) {
  if (begin_item(fit, key)) sqlite3_str_appendall(fit->text, json ? json : "null");
}

void clt_fit_value(clt_fit *fit, const char *key, const char *value) {
  const char *end = value ? value + clt_json_length(value, NULL) : NULL;
  if (!value) {
    clt_fit_null(fit, key);
    return;
  }
  if (!begin_item(fit, key)) return;
  while (value < end) {
    size_t bytes = *value == '"' ? clt_json_length(value, NULL) : 1;
    if (!strchr(" \t\n\r", *value)) sqlite3_str_append(fit->text, value, (int)bytes);
    value += bytes;
  }
}

char *clt_fit_finish(clt_call *call, clt_fit *fit) {
  int code = sqlite3_str_errcode(fit->text);
  char *text = sqlite3_str_finish(fit->text);
  fit->text = NULL;
  if (code != SQLITE_OK) clt_fail_code(call, code);
  if (!clt_failed(call)) return text;
  sqlite3_free(text);
  return NULL;
}
