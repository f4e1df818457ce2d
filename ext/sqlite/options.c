#include "sqlite/options.h"

#include <string.h>

static void *member(void *options, const clt_option *option) {
  return (char *)options + option->offset;
}

void clt_options_default(const clt_option *table, int n_options, void *options) {
  for (int i = 0; i < n_options; i++) {
    void *at = member(options, &table[i]);
    switch (table[i].kind) {
    case CLT_OPTION_REAL:
      *(double *)at = table[i].default_value;
      break;
    case CLT_OPTION_INTEGER:
      *(int64_t *)at = (int64_t)table[i].default_value;
      break;
    case CLT_OPTION_BOOLEAN:
      *(bool *)at = table[i].default_value != 0.0;
      break;
    case CLT_OPTION_CHOICE:
      *(int *)at = (int)table[i].default_value;
      break;
    case CLT_OPTION_LABEL:
      *(clt_label *)at = (clt_label){.type = CLT_LABEL_NONE};
      break;
    case CLT_OPTION_JSON:
      *(const char **)at = NULL;
      break;
    }
  }
}

/* A row of json_each over the options. */
typedef struct item {
  const char *key;   /* the option's name */
  const char *type;  /* JSON type of its value */
  sqlite3_stmt *row; /* its value is in column VALUE */
} item;

enum { KEY, TYPE, VALUE }; /* columns */

static bool is(const item *it, const char *type) {
  return strcmp(it->type, type) == 0;
}

static bool is_boolean(const item *it) {
  return is(it, "true") || is(it, "false");
}

static void refuse(clt_call *call, const clt_option *option, const item *it) {
  /* json_each gives true and false as 1 and 0 */
  const char *value = is_boolean(it) ? it->type : (const char *)sqlite3_column_text(it->row, VALUE);
  sqlite3_str *allowed = sqlite3_str_new(NULL);
  bool choice = option->kind == CLT_OPTION_CHOICE;
  if (choice) sqlite3_str_appendall(allowed, "one of '");
  for (const char *c = option->allowed; *c; c++) {
    if (choice && *c == '|') {
      sqlite3_str_appendall(allowed, "', '");
    } else {
      sqlite3_str_appendchar(allowed, 1, *c);
    }
  }
  if (choice) sqlite3_str_appendchar(allowed, 1, '\'');
  char *text = sqlite3_str_finish(allowed);
  bool quote = is(it, "text");
  clt_fail(call, "option '%s' must be %s, not %s%!.60s%s", option->name, text, quote ? "'" : "",
           value ? value : it->type, quote ? "'" : "");
  sqlite3_free(text);
}

/* The index of a choice among 'a|b|c', or -1. */
static int find_choice(const char *choices, const char *value, size_t length) {
  for (int index = 0;; index++) {
    const char *end = strchr(choices, '|');
    size_t size = end ? (size_t)(end - choices) : strlen(choices);
    if (size == length && memcmp(choices, value, size) == 0) return index;
    if (!end) return -1;
    choices = end + 1;
  }
}

static char *copy(clt_call *call, const char *text, size_t length) {
  char *kept = clt_arena_take(&call->arena, length + 1, 1);
  if (kept) memcpy(kept, text, length);
  return kept;
}

static bool set_number(const clt_option *option, const item *it, void *at) {
  bool whole = is(it, "integer");
  double x = sqlite3_column_double(it->row, VALUE);
  if (!whole && !(is(it, "real") && option->kind == CLT_OPTION_REAL)) return false;
  if (!(x >= option->low && x <= option->high)) return false;
  if (option->kind == CLT_OPTION_REAL) {
    *(double *)at = x;
  } else {
    *(int64_t *)at = sqlite3_column_int64(it->row, VALUE);
  }
  return true;
}

static bool set_boolean(const item *it, void *at) {
  int value = sqlite3_column_int(it->row, VALUE);
  if (!is_boolean(it) && !(is(it, "integer") && (value == 0 || value == 1))) return false;
  *(bool *)at = value != 0;
  return true;
}

static bool set_text(clt_call *call, const clt_option *option, const item *it, void *at) {
  const char *text = (const char *)sqlite3_column_text(it->row, VALUE);
  size_t length = (size_t)sqlite3_column_bytes(it->row, VALUE);
  if (!text) return false;
  if (option->kind == CLT_OPTION_CHOICE) {
    int choice = is(it, "text") ? find_choice(option->allowed, text, length) : -1;
    if (choice < 0) return false;
    *(int *)at = choice;
  } else if (option->kind == CLT_OPTION_JSON) {
    if (!is(it, "array") && !is(it, "object")) return false;
    *(const char **)at = copy(call, text, length);
  } else if (is(it, "integer") || is(it, "real") || is_boolean(it)) {
    clt_label *label = at;
    double real = sqlite3_column_double(it->row, VALUE);
    *label = (clt_label){is(it, "real") ? CLT_LABEL_REAL : CLT_LABEL_INTEGER,
                         sqlite3_column_int64(it->row, VALUE), real, NULL, 0};
  } else {
    if (!is(it, "text")) return false;
    *(clt_label *)at = (clt_label){CLT_LABEL_TEXT, 0, 0.0, copy(call, text, length), (int)length};
  }
  return true;
}

static void set(clt_call *call, const clt_option *option, const item *it, void *options) {
  void *at = member(options, option);
  bool ok = false;
  switch (option->kind) {
  case CLT_OPTION_REAL:
  case CLT_OPTION_INTEGER:
    ok = set_number(option, it, at);
    break;
  case CLT_OPTION_BOOLEAN:
    ok = set_boolean(it, at);
    break;
  case CLT_OPTION_CHOICE:
  case CLT_OPTION_LABEL:
  case CLT_OPTION_JSON:
    ok = set_text(call, option, it, at);
    break;
  }
  if (!ok) refuse(call, option, it);
}

static void refuse_unknown(clt_call *call, const clt_option *table, int n_options,
                           const char *key) {
  sqlite3_str *names = sqlite3_str_new(NULL);
  for (int i = 0; i < n_options; i++) {
    sqlite3_str_appendf(names, "%s%s", i ? ", " : "", table[i].name);
  }
  char *text = sqlite3_str_finish(names);
  clt_fail(call, "unknown option '%!.60s'; allowed are %s", key, text);
  sqlite3_free(text);
}

static void set_item(clt_call *call, const clt_option *table, int n_options, const item *it,
                     void *options, uint64_t *seen) {
  int i = 0;
  while (i < n_options && strcmp(table[i].name, it->key) != 0) i++;
  if (i == n_options) {
    refuse_unknown(call, table, n_options, it->key);
  } else if (*seen >> i & 1) {
    clt_fail(call, "option '%s' is given twice", it->key);
  } else {
    *seen |= UINT64_C(1) << i;
    set(call, &table[i], it, options);
  }
}

void clt_options_read(clt_call *call, const clt_option *table, int n_options, void *options,
                      const char *json) {
  sqlite3 *db = call->connection->db;
  sqlite3_stmt *items = NULL;
  uint64_t seen = 0; /* one bit per option of the table */
  int code = sqlite3_prepare_v2(db, "SELECT key, type, value FROM json_each(?1)", -1, &items, NULL);
  if (code == SQLITE_OK) code = sqlite3_bind_text(items, 1, json, -1, SQLITE_STATIC);
  while (code == SQLITE_OK && !clt_failed(call) && (code = sqlite3_step(items)) == SQLITE_ROW) {
    item it = {(const char *)sqlite3_column_text(items, KEY),
               (const char *)sqlite3_column_text(items, TYPE), items};
    if (it.key && it.type) set_item(call, table, n_options, &it, options, &seen);
    code = it.key && it.type ? SQLITE_OK : SQLITE_NOMEM;
  }
  sqlite3_finalize(items);
  if (code == SQLITE_NOMEM || code == SQLITE_INTERRUPT) {
    clt_fail_code(call, code);
  } else if (code != SQLITE_OK && code != SQLITE_DONE) {
    clt_fail(call, "the options are not valid JSON: %!.60s", json);
  }
}

void clt_options_argument(clt_call *call, const clt_option *table, int n_options, void *options,
                          sqlite3_value *argument) {
  const char *json = (const char *)sqlite3_value_text(argument);
  if (json && json[0] == '{') {
    clt_options_read(call, table, n_options, options, json);
  } else {
    clt_fail(call, "the last argument must be options: a JSON object such as '{\"%s\":…}'",
             table[0].name);
  }
}

int clt_option_texts(clt_call *call, const char *option, const char *json, const char ***texts) {
  sqlite3_stmt *items = NULL;
  int count = 0;
  *texts = NULL;
  if (json[0] != '[')
    clt_fail(call, "option '%s' must be an array of texts, not %!.60s", option, json);
  if (clt_failed(call)) return -1;
  int code = sqlite3_prepare_v2(call->connection->db, "SELECT type, value FROM json_each(?1)", -1,
                                &items, NULL);
  if (code == SQLITE_OK) code = sqlite3_bind_text(items, 1, json, -1, SQLITE_STATIC);
  while (code == SQLITE_OK && (code = sqlite3_step(items)) == SQLITE_ROW) {
    const char *type = (const char *)sqlite3_column_text(items, 0);
    const char *text = (const char *)sqlite3_column_text(items, 1);
    code = SQLITE_OK;
    if (!type || strcmp(type, "text") != 0 || !text) {
      clt_fail(call, "option '%s' must be an array of texts, not %!.60s", option, json);
      break;
    }
    const char **grown = clt_arena_grow(&call->arena, (void *)*texts, (size_t)count,
                                        (size_t)count + 1, sizeof *grown);
    if (!grown) break;
    *texts = grown;
    grown[count++] = copy(call, text, (size_t)sqlite3_column_bytes(items, 1));
  }
  sqlite3_finalize(items);
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) clt_fail_code(call, code);
  return clt_failed(call) ? -1 : count;
}
