#include "sqlite/fit_read.h"

#include <string.h>

#include "base/json.h"

static bool is_among(const char *name, const char *const *functions) {
  while (*functions && strcmp(name, *functions) != 0) functions++;
  return *functions != NULL;
}

static void refuse(clt_call *call, const char *json, const char *name,
                   const char *const *functions) {
  sqlite3_str *message = sqlite3_str_new(NULL);
  if (name) {
    sqlite3_str_appendf(message, "argument 1 (fit) is a fit of %!.40s()", name);
  } else {
    sqlite3_str_appendf(message, "argument 1 (fit) is not a fit but '%!.40s'", json);
  }
  sqlite3_str_appendall(message, "; pass what ");
  for (int i = 0; functions[i]; i++) {
    sqlite3_str_appendf(message, "%s%s(…)", i ? " or " : "", functions[i]);
  }
  sqlite3_str_appendall(message, " returns");
  clt_fail_with(call, message);
}

const char *clt_fit_read_any(clt_call *call, const char *json, const char *const *functions) {
  const char *fit = clt_json_check(json, &call->task);
  if (clt_failed(call)) return NULL;
  const char *value = clt_json_member(fit, "function", &call->task);
  const char *name = clt_json_text(&call->arena, value, NULL);
  if (clt_failed(call)) return NULL;
  if (name && is_among(name, functions)) return fit;
  refuse(call, json, name, functions);
  return NULL;
}

const char *clt_fit_read(clt_call *call, const char *json, const char *function) {
  const char *const functions[] = {function, NULL};
  return clt_fit_read_any(call, json, functions);
}

const char *clt_fit_notes(clt_call *call, const char *fit) {
  const char *notes = clt_json_member(fit, "notes", &call->task);
  /* each note lends its quotes to the separator */
  char *text = clt_arena_take(&call->arena, clt_json_length(notes, NULL) + 1, 1), *end = text;
  clt_json_items items = clt_json_open(notes, NULL);
  while (text && clt_json_next(&items)) {
    if (clt_json_type_of(items.value) != CLT_JSON_TEXT) continue;
    if (end > text) {
      *end++ = ';';
      *end++ = ' ';
    }
    end += clt_json_copy(items.value, end);
  }
  return text;
}
