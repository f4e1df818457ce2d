/* causalite_value(fit, key) -> the value of a key of a fit. */
#include <string.h>

#include "base/json.h"
#include "base/number.h"
#include "sqlite/function.h"
#include "sqlite/json.h"

static void refuse(clt_call *call, const char *object, const char *key) {
  sqlite3_str *message = sqlite3_str_new(NULL);
  clt_json_items items = clt_json_open(object, &call->task);
  sqlite3_str_appendf(message, "argument 2 (key): there is no '%!.60s' in the fit", key);
  for (int i = 0; clt_json_next(&items) && items.key; i++) {
    const char *name = clt_json_text(&call->arena, items.key, NULL);
    sqlite3_str_appendf(message, "%s%s", i ? ", " : "; there are ", name ? name : "");
  }
  clt_fail_with(call, message);
}

/* The item of that number, from 0 on, of an array; NULL if there is none. */
static const char *item(clt_call *call, const char *array, const char *number) {
  int64_t left;
  clt_json_items items = clt_json_open(array, &call->task);
  if (!clt_number_read_integer(number, strlen(number), &left)) return NULL;
  while (clt_json_next(&items)) {
    if (left-- == 0) return items.value;
  }
  return NULL;
}

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *options) {
  (void)options;
  (void)argc;
  const char *json = clt_text_of(call, argv[0]), *key = clt_text_of(call, argv[1]);
  if (!json || !key) return;
  const char *value = clt_json_check(json, &call->task);
  if (!value && !clt_failed(call)) clt_fail(call, "argument 1 (fit) is not JSON: '%!.40s'", json);
  for (const char *at = key; value && at;) {
    size_t bytes = strcspn(at, ".");
    char *name = clt_arena_take(&call->arena, bytes + 1, 1);
    if (!name) return;
    memcpy(name, at, bytes);
    const char *object = value;
    value = clt_json_type_of(object) == CLT_JSON_ARRAY ? item(call, object, name)
                                                       : clt_json_member(object, name, &call->task);
    if (!value && !clt_failed(call)) refuse(call, object, key);
    at = at[bytes] ? at + bytes + 1 : NULL;
  }
  if (!clt_failed(call)) clt_json_result(context, value);
}

static const clt_argument ARGUMENTS[] = {
    {"fit", CLT_FIT, "what an aggregate returned, or any JSON object"},
    {"key", CLT_TEXT,
     "a key, or keys within keys with a point between them; of an array the number of an item, "
     "from 0 on"}};

static const clt_scalar scalar = {ARGUMENTS, 2,    2, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                  evaluate,  NULL, 0};

const clt_function clt_function_value = {
    "causalite_value",
    .summary =
        "The value of a key of a fit: `causalite_value(fit, 'r_squared')`, or within another "
        "key `causalite_value(fit, 'sobel.p_value')`.",
    .details = "Number, text or NULL as in an opened row; an array or an object is its JSON text. "
               "As exact in every locale as in the fit, and allowed in views whatever "
               "trusted_schema is, both unlike `->>` of SQLite 3.40. A first argument that is not "
               "JSON, and a key that is not in it, are errors (which list the keys that are). A "
               "NULL argument gives NULL.",
    .scalar = &scalar,
};
