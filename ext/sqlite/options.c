#include "sqlite/options.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/number.h"
#include "sqlite/cell.h"

const char *const clt_alternatives[] = {"two_sided", "greater", "less", NULL};

static void set_default(const clt_option *option, void *at) {
  switch (option->kind) {
  case CLT_OPTION_REAL:
    *(double *)at = option->default_value;
    break;
  case CLT_OPTION_INTEGER:
    *(int64_t *)at = (int64_t)option->default_value;
    break;
  case CLT_OPTION_BOOLEAN:
    *(bool *)at = option->default_value != 0.0;
    break;
  case CLT_OPTION_CHOICE:
    *(int *)at = (int)option->default_value;
    break;
  case CLT_OPTION_LABEL:
    *(clt_label *)at = (clt_label){.type = CLT_LABEL_NONE};
    break;
  case CLT_OPTION_JSON:
    *(const char **)at = NULL;
    break;
  case CLT_OPTION_TABLE:
    break;
  }
}

/* ---- tables within tables ---- */

enum { MOST_NESTED = 4 };

/* Going through the options of a table and of the tables in it. */
typedef struct walk {
  const clt_option *option;             /* at hand; NULL before the first */
  size_t offset;                        /* of its member in the whole struct */
  const clt_option *table;              /* where to begin */
  const clt_option *outer[MOST_NESTED]; /* the rows that hold the tables at hand, outermost first */
  int depth;                            /* how many */
  bool late;                            /* only such options */
} walk;

/* Goes to the first option or to the next one, whatever it is; false at the end. */
static bool step(walk *w) {
  w->option = w->option ? w->option + 1 : w->table;
  while (!w->option->name && w->depth) w->option = w->outer[--w->depth] + 1;
  if (!w->option->name) return false;
  while (w->option->kind == CLT_OPTION_TABLE && w->depth < MOST_NESTED) {
    w->outer[w->depth++] = w->option;
    w->option = w->option->table;
  }
  w->offset = w->option->offset;
  for (int i = 0; i < w->depth; i++) w->offset += w->outer[i]->offset;
  return true;
}

static bool next(walk *w) {
  while (step(w)) {
    if (w->option->late || !w->late) return true;
  }
  return false;
}

/* ---- refusing ---- */

static void append_choices(sqlite3_str *out, const char *const *choices) {
  for (int i = 0; choices[i]; i++) {
    sqlite3_str_appendf(out, "%s'%s'", i ? ", " : "one of ", choices[i]);
  }
}

static void append_bound(sqlite3_str *out, const clt_option *option, double x) {
  char number[CLT_NUMBER_BYTES];
  bool whole = option->kind == CLT_OPTION_INTEGER || (fabs(x) <= INT_MAX && x == trunc(x));
  if (whole) {
    sqlite3_str_appendf(out, "%lld", (long long)x);
  } else {
    sqlite3_str_append(out, number, clt_number_format(number, x));
  }
}

void clt_options_append_allowed(sqlite3_str *out, const clt_option *option) {
  if (option->kind == CLT_OPTION_CHOICE) {
    append_choices(out, option->choices);
    return;
  }
  sqlite3_str_appendall(out, option->allowed);
  if (option->kind != CLT_OPTION_REAL && option->kind != CLT_OPTION_INTEGER) return;
  sqlite3_str_appendall(out, " from ");
  append_bound(out, option, option->low);
  sqlite3_str_appendall(out, " to ");
  append_bound(out, option, option->high);
}

void clt_options_append_default(sqlite3_str *out, const clt_option *option) {
  double x = option->default_value;
  if (option->otherwise) {
    sqlite3_str_appendall(out, option->otherwise);
  } else if (option->kind == CLT_OPTION_CHOICE) {
    if (x >= 0.0) sqlite3_str_appendf(out, "'%s'", option->choices[(int)x]);
  } else if (option->kind == CLT_OPTION_BOOLEAN) {
    sqlite3_str_appendall(out, x != 0.0 ? "true" : "false");
  } else if (option->kind == CLT_OPTION_INTEGER || option->kind == CLT_OPTION_REAL) {
    if (x >= option->low) append_bound(out, option, x);
  }
}

void clt_options_each(const clt_option *table, bool late,
                      void (*take)(void *context, const clt_option *), void *context) {
  for (walk w = {.table = table, .late = late}; next(&w);) take(context, w.option);
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
  clt_options_append_allowed(message, option);
  sqlite3_str_appendall(message, ", not ");
  append_value(call, message, value);
  clt_fail_with(call, message);
}

/* Is there such an option, but of the rows? */
static bool is_early(const clt_option *table, const char *key) {
  for (walk w = {.table = table}; next(&w);) {
    if (clt_json_is(key, w.option->name)) return true;
  }
  return false;
}

static void refuse_unknown(clt_call *call, const walk *of, const char *key) {
  sqlite3_str *message = sqlite3_str_new(NULL);
  walk w = *of;
  bool early = w.late && is_early(w.table, key);
  sqlite3_str_appendall(message, early ? "option " : "unknown option ");
  append_value(call, message, key);
  if (early) sqlite3_str_appendall(message, " concerns the rows: give it to the partials");
  for (int i = 0; next(&w); i++) {
    sqlite3_str_appendf(message, "%s%s",
                        i       ? ", "
                        : early ? "; here are "
                                : "; allowed are ",
                        w.option->name);
  }
  clt_fail_with(call, message);
}

/* ---- setting ---- */

/* The index of a choice, or -1. */
static int find_choice(const char *const *choices, const char *value) {
  for (int i = 0; choices[i]; i++) {
    if (clt_json_is(value, choices[i])) return i;
  }
  return -1;
}

static bool set_number(const clt_option *option, const char *value, void *at) {
  if (option->kind == CLT_OPTION_INTEGER) {
    int64_t *i = at;
    return clt_json_integer(value, i) && *i >= (int64_t)option->low && *i <= (int64_t)option->high;
  }
  double *x = at;
  *x = clt_json_number(value);
  return *x >= option->low && *x <= option->high;
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

static void set(clt_call *call, const clt_option *option, const char *value, void *at) {
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
    *(int *)at = find_choice(option->choices, value);
    ok = *(int *)at >= 0;
    break;
  case CLT_OPTION_LABEL:
    ok = clt_label_of_json(&call->arena, value, at);
    break;
  case CLT_OPTION_JSON:
    ok = set_json(value, at);
    break;
  case CLT_OPTION_TABLE:
    break;
  }
  if (!ok) refuse(call, option, value);
}

static void set_item(clt_call *call, const walk *of, void *options, const clt_json_items *item,
                     uint64_t *seen) {
  walk w = *of;
  for (uint64_t bit = 1; next(&w); bit <<= 1) {
    if (!clt_json_is(item->key, w.option->name)) continue;
    if (*seen & bit) clt_fail(call, "option '%s' is given twice", w.option->name);
    *seen |= bit;
    set(call, w.option, item->value, (char *)options + w.offset);
    return;
  }
  refuse_unknown(call, of, item->key);
}

static void set_all(clt_call *call, const walk *of, void *options, const char *json) {
  uint64_t seen = 0; /* one bit per option of the table */
  const char *object = clt_json_check(json, &call->task);
  if (clt_json_type_of(object) != CLT_JSON_OBJECT) {
    clt_fail(call, "the options are not a JSON object in UTF-8: %!.60s", json);
  }
  clt_json_items items = clt_json_open(object, &call->task);
  while (!clt_failed(call) && clt_json_next(&items)) set_item(call, of, options, &items, &seen);
}

void *clt_options_read(clt_call *call, const clt_option *table, size_t size, const char *json) {
  char *options = clt_arena_take(&call->arena, size + 1, 1);
  const walk all = {.table = table};
  if (!options) return NULL;
  for (walk w = all; next(&w);) set_default(w.option, options + w.offset);
  if (json) set_all(call, &all, options, json);
  return clt_failed(call) ? NULL : options;
}

void clt_options_update(clt_call *call, const clt_option *table, void *options, const char *json) {
  const walk late = {.table = table, .late = true};
  if (json) set_all(call, &late, options, json);
}

void *clt_options_argument(clt_call *call, const clt_option *table, size_t size,
                           sqlite3_value *argument) {
  const char *json = argument ? clt_text_of(call, argument) : NULL;
  if (argument && (!json || json[strspn(json, " \t\r\n")] != '{')) {
    clt_fail(call, "the last argument must be options: a JSON object such as '{\"%s\":…}'",
             clt_options_first(table, false));
    return NULL;
  }
  return clt_options_read(call, table, size, json);
}

const char *clt_options_first(const clt_option *table, bool late) {
  walk w = {.table = table, .late = late};
  return next(&w) ? w.option->name : "";
}

static void write_integer(clt_fit *fit, const clt_option *option, int64_t x) {
  if ((double)x < option->low) {
    clt_fit_null(fit, option->name);
  } else {
    clt_fit_integer(fit, option->name, x);
  }
}

void clt_options_write(clt_fit *fit, const clt_option *table, const void *options) {
  for (walk w = {.table = table}; next(&w);) {
    const clt_option *option = w.option;
    const void *at = (const char *)options + w.offset;
    if (option->unwritten) continue;
    switch (option->kind) {
    case CLT_OPTION_REAL:
      clt_fit_real(fit, option->name, *(const double *)at);
      break;
    case CLT_OPTION_INTEGER:
      write_integer(fit, option, *(const int64_t *)at);
      break;
    case CLT_OPTION_BOOLEAN:
      clt_fit_boolean(fit, option->name, *(const bool *)at);
      break;
    case CLT_OPTION_CHOICE:
      clt_fit_text(fit, option->name, option->choices[*(const int *)at]);
      break;
    case CLT_OPTION_LABEL:
      clt_fit_label(fit, option->name, at);
      break;
    case CLT_OPTION_JSON:
      clt_fit_value(fit, option->name, *(const char *const *)at);
      break;
    case CLT_OPTION_TABLE:
      break;
    }
  }
}

int clt_option_texts(clt_call *call, const char *option, const char *json, const char ***texts) {
  int count = 0;
  int64_t most = clt_json_count(json, NULL);
  *texts = clt_arena_take(&call->arena, (size_t)most, sizeof **texts);
  clt_json_items items = clt_json_open(*json == '[' ? json : NULL, NULL);
  bool ok = *json == '[' && most <= INT_MAX;
  while (ok && *texts && clt_json_next(&items)) {
    size_t bytes = 0;
    const char *text = clt_json_text(&call->arena, items.value, &bytes);
    ok = clt_json_type_of(items.value) == CLT_JSON_TEXT;
    if (text && memchr(text, 0, bytes)) { /* it would end there, and might be another's */
      clt_fail(call, "option '%s' has a zero byte behind '%!.40s'; take it out", option, text);
    }
    (*texts)[count++] = text;
  }
  if (!ok) {
    clt_fail(call, "option '%s' must be an array of texts, not %.*s", option,
             (int)clt_json_length(json, NULL), json);
  }
  return clt_failed(call) ? -1 : count;
}
