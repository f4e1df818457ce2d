#include "sqlite/options.h"

#include <limits.h>
#include <string.h>

#include "base/json.h"
#include "base/number.h"
#include "sqlite/cell.h"

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

/* ---- refusing ---- */

/* 'a|b|c' as 'a', 'b', 'c'. */
static void append_choices(sqlite3_str *out, const char *choices) {
  sqlite3_str_appendall(out, "one of '");
  for (const char *c = choices; *c; c++) {
    if (*c == '|') {
      sqlite3_str_appendall(out, "', '");
    } else {
      sqlite3_str_appendchar(out, 1, *c);
    }
  }
  sqlite3_str_appendchar(out, 1, '\'');
}

static void append_bound(sqlite3_str *out, const clt_option *option, double x) {
  char number[CLT_NUMBER_BYTES];
  if (option->kind == CLT_OPTION_INTEGER || x == (double)(int)x) {
    sqlite3_str_appendf(out, "%lld", (long long)x);
  } else {
    sqlite3_str_append(out, number, clt_number_format(number, x));
  }
}

static void append_allowed(sqlite3_str *out, const clt_option *option) {
  if (option->kind == CLT_OPTION_CHOICE) {
    append_choices(out, option->allowed);
    return;
  }
  sqlite3_str_appendall(out, option->allowed);
  if (option->kind != CLT_OPTION_REAL && option->kind != CLT_OPTION_INTEGER) return;
  sqlite3_str_appendall(out, " from ");
  append_bound(out, option, option->low);
  sqlite3_str_appendall(out, " to ");
  append_bound(out, option, option->high);
}

/* A value for a message: a text in quotes, anything else as it is written. */
static void append_value(clt_call *call, sqlite3_str *out, const char *value) {
  const char *text = clt_json_text(&call->arena, value, NULL);
  size_t bytes = clt_json_length(value, NULL);
  if (text) {
    sqlite3_str_appendf(out, "'%!.60s'", text);
  } else {
    sqlite3_str_appendf(out, "%.*s", bytes < 60 ? (int)bytes : 60, value);
  }
}

static void refuse(clt_call *call, const clt_option *option, const char *value) {
  sqlite3_str *message = sqlite3_str_new(NULL);
  sqlite3_str_appendf(message, "option '%s' must be ", option->name);
  append_allowed(message, option);
  sqlite3_str_appendall(message, ", not ");
  append_value(call, message, value);
  clt_fail_with(call, message);
}

static void refuse_unknown(clt_call *call, const clt_option *table, int n_options,
                           const char *key) {
  sqlite3_str *message = sqlite3_str_new(NULL);
  sqlite3_str_appendall(message, "unknown option ");
  append_value(call, message, key);
  for (int i = 0; i < n_options; i++) {
    sqlite3_str_appendf(message, "%s%s", i ? ", " : "; allowed are ", table[i].name);
  }
  clt_fail_with(call, message);
}

/* ---- setting ---- */

/* The index of a choice among 'a|b|c', or -1. */
static int find_choice(clt_call *call, const char *choices, const char *value) {
  size_t length;
  const char *text = clt_json_text(&call->arena, value, &length);
  for (int index = 0; text; index++) {
    size_t size = strcspn(choices, "|");
    if (size == length && memcmp(choices, text, size) == 0) return index;
    if (!choices[size]) break;
    choices += size + 1;
  }
  return -1;
}

static bool set_number(const clt_option *option, const char *value, void *at) {
  double x = clt_json_number(value);
  if (!(x >= option->low && x <= option->high)) return false;
  if (option->kind == CLT_OPTION_INTEGER) return clt_json_integer(value, at);
  *(double *)at = x;
  return true;
}

static bool set_boolean(const char *value, void *at) {
  int64_t x = 0;
  clt_json_type type = clt_json_type_of(value);
  bool named = type == CLT_JSON_TRUE || type == CLT_JSON_FALSE;
  if (!named && !(clt_json_integer(value, &x) && (x == 0 || x == 1))) return false;
  *(bool *)at = type == CLT_JSON_TRUE || x == 1;
  return true;
}

static bool set_json(const char *value, void *at) {
  *(const char **)at = value;
  return *value == '[' || *value == '{';
}

static void set(clt_call *call, const clt_option *option, const char *value, void *options) {
  void *at = member(options, option);
  bool ok = false;
  switch (option->kind) {
  case CLT_OPTION_REAL:
  case CLT_OPTION_INTEGER:
    ok = set_number(option, value, at);
    break;
  case CLT_OPTION_BOOLEAN:
    ok = set_boolean(value, at);
    break;
  case CLT_OPTION_CHOICE:
    *(int *)at = find_choice(call, option->allowed, value);
    ok = *(int *)at >= 0;
    break;
  case CLT_OPTION_LABEL:
    ok = clt_label_of_json(&call->arena, value, at);
    break;
  case CLT_OPTION_JSON:
    ok = set_json(value, at);
    break;
  }
  if (!ok) refuse(call, option, value);
}

void clt_options_read(clt_call *call, const clt_option *table, int n_options, void *options,
                      const char *json) {
  uint64_t seen = 0; /* one bit per option of the table */
  const char *object = clt_json_check(json, &call->task);
  if (clt_json_type_of(object) != CLT_JSON_OBJECT) {
    clt_fail(call, "the options are not a JSON object in UTF-8: %!.60s", json);
  }
  clt_json_items items = clt_json_open(object, &call->task);
  while (!clt_failed(call) && clt_json_next(&items)) {
    int i = 0;
    while (i < n_options && !clt_json_is(items.key, table[i].name)) i++;
    if (i == n_options) {
      refuse_unknown(call, table, n_options, items.key);
    } else if (seen >> i & 1) {
      clt_fail(call, "option '%s' is given twice", table[i].name);
    } else {
      seen |= UINT64_C(1) << i;
      set(call, &table[i], items.value, options);
    }
  }
}

void clt_options_argument(clt_call *call, const clt_option *table, int n_options, void *options,
                          sqlite3_value *argument) {
  const char *json = clt_text_of(call, argument);
  if (json && json[strspn(json, " \t\r\n")] == '{') {
    clt_options_read(call, table, n_options, options, json);
  } else {
    clt_fail(call, "the last argument must be options: a JSON object such as '{\"%s\":…}'",
             table[0].name);
  }
}

int clt_option_texts(clt_call *call, const char *option, const char *json, const char ***texts) {
  int count = 0;
  int64_t most = clt_json_count(json, NULL);
  *texts = clt_arena_take(&call->arena, (size_t)most, sizeof **texts);
  clt_json_items items = clt_json_open(*json == '[' ? json : NULL, NULL);
  bool ok = *json == '[' && most <= INT_MAX;
  while (ok && *texts && clt_json_next(&items)) {
    ok = clt_json_type_of(items.value) == CLT_JSON_TEXT;
    (*texts)[count++] = clt_json_text(&call->arena, items.value, NULL);
  }
  if (!ok) {
    clt_fail(call, "option '%s' must be an array of texts, not %.*s", option,
             (int)clt_json_length(json, NULL), json);
  }
  return clt_failed(call) ? -1 : count;
}
