#include "sqlite/fit_read.h"

#include <string.h>

#include "base/json.h"

const char *clt_fit_read(clt_call *call, const char *json, const char *function) {
  const char *fit = clt_json_check(json, &call->task);
  if (clt_failed(call)) return NULL;
  const char *value = clt_json_member(fit, "function", &call->task);
  const char *name = clt_json_text(&call->arena, value, NULL);
  if (clt_failed(call)) return NULL;
  if (name && strcmp(name, function) == 0) return fit;
  if (name) {
    clt_fail(call, "argument 1 (fit) is a fit of %!.40s(); pass what %s(…) returns", name,
             function);
  } else {
    clt_fail(call, "argument 1 (fit) is not a fit but '%!.40s'; pass what %s(…) returns", json,
             function);
  }
  return NULL;
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
