#include "sqlite/fit.h"

#include <string.h>

#include "sqlite/json.h"

static void begin_item(clt_fit *fit, const char *key) {
  if (fit->comma) sqlite3_str_appendchar(fit->text, 1, ',');
  fit->comma = true;
  if (!key) return;
  clt_json_append_text(fit->text, key, (int)strlen(key));
  sqlite3_str_appendchar(fit->text, 1, ':');
}

void clt_fit_open(clt_fit *fit, const char *key, char bracket) {
  begin_item(fit, key);
  sqlite3_str_appendchar(fit->text, 1, bracket);
  fit->comma = false;
}

void clt_fit_close(clt_fit *fit, char bracket) {
  sqlite3_str_appendchar(fit->text, 1, bracket);
  fit->comma = true;
}

void clt_fit_real(clt_fit *fit, const char *key, double x) {
  begin_item(fit, key);
  clt_json_append_real(fit->text, x);
}

void clt_fit_integer(clt_fit *fit, const char *key, int64_t x) {
  begin_item(fit, key);
  sqlite3_str_appendf(fit->text, "%lld", (long long)x);
}

void clt_fit_boolean(clt_fit *fit, const char *key, bool x) {
  clt_fit_json(fit, key, x ? "true" : "false");
}

void clt_fit_text(clt_fit *fit, const char *key, const char *text) {
  begin_item(fit, key);
  if (text) {
    clt_json_append_text(fit->text, text, (int)strlen(text));
  } else {
    sqlite3_str_appendall(fit->text, "null");
  }
}

void clt_fit_label(clt_fit *fit, const char *key, const clt_label *label) {
  if (!label || label->type == CLT_LABEL_NONE) {
    clt_fit_null(fit, key);
  } else if (label->type == CLT_LABEL_INTEGER) {
    clt_fit_integer(fit, key, label->integer);
  } else if (label->type == CLT_LABEL_REAL) {
    clt_fit_real(fit, key, label->real);
  } else {
    begin_item(fit, key);
    clt_json_append_text(fit->text, label->text, label->bytes);
  }
}

void clt_fit_null(clt_fit *fit, const char *key) {
  clt_fit_json(fit, key, NULL);
}

void clt_fit_json(clt_fit *fit, const char *key, const char *json) {
  begin_item(fit, key);
  sqlite3_str_appendall(fit->text, json ? json : "null");
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
