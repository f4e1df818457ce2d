#include "functions/analysis/given.h"

#include <string.h>

#include "base/json.h"
#include "base/number.h"
#include "sqlite/cell.h"

/* Keys that are neither a role nor a setting. */
static bool is_special(const char *key) {
  static const char *const keys[] = {"again", "primary", "levels", "defaults"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    if (clt_json_is(key, keys[i])) return true;
  }
  return false;
}

/* NULL for what is no label. */
static const char *text_of(clt_given *g, const char *value) {
  clt_label label;
  if (!clt_label_of_json(&g->call->arena, value, &label)) return NULL;
  return clt_label_text(&g->call->arena, &label);
}

static const char *key_of(clt_given *g, const clt_json_items *items) {
  return clt_json_text(&g->call->arena, items->key, NULL);
}

bool clt_given_open(clt_given *g, clt_call *call, const char *json) {
  *g = (clt_given){.call = call, .roles = {.primary = -1}};
  if (!json) return true;
  const char *object = clt_json_check(json, &call->task);
  if (clt_json_type_of(object) != CLT_JSON_OBJECT) {
    clt_fail(call,
             "argument 2 (roles) must be a JSON object such as '{\"condition\":\"mode\"}', "
             "not '%!.40s'",
             json);
    return false;
  }
  g->json = object;
  const char *again = clt_json_member(object, "again", NULL);
  clt_json_type type = clt_json_type_of(again);
  bool given = type != CLT_JSON_NONE && type != CLT_JSON_NULL && type != CLT_JSON_FALSE;
  g->again = given && !clt_json_is(again, "0") && clt_json_number(again) != 0.0;
  return true;
}

/* ---- settings ---- */

static void refuse_key(clt_given *g, clt_analysis *a, const char *key) {
  const char *settings = clt_ask(g->call, a->aside, "SELECT group_concat(name, ', ') FROM setting");
  sqlite3_str *message = sqlite3_str_new(NULL);
  sqlite3_str_appendf(message, "argument 2 (roles): there is no '%!.40s'; roles are ", key);
  for (int role = CLT_ROLE_NONE + 1; role < CLT_ROLES; role++) {
    sqlite3_str_appendf(message, "%s, ", clt_role_name((clt_role)role));
  }
  sqlite3_str_appendf(message, "primary, levels, defaults, again; settings are %s", settings);
  clt_fail_with(g->call, message);
}

static bool bind(clt_given *g, sqlite3_stmt *statement, int place, const clt_label *label) {
  switch (label->type) {
  case CLT_LABEL_INTEGER:
    return sqlite3_bind_int64(statement, place, label->integer) == SQLITE_OK;
  case CLT_LABEL_REAL:
    return sqlite3_bind_double(statement, place, label->real) == SQLITE_OK;
  case CLT_LABEL_TEXT:
    return clt_bind_text(g->call, statement, place, label->text, label->bytes);
  default:
    return sqlite3_bind_null(statement, place) == SQLITE_OK;
  }
}

/* A value of JSON, null being none; false with an error for an array or an object. */
static bool label_of(clt_given *g, const char *key, const char *value, clt_label *label) {
  bool none = clt_json_type_of(value) == CLT_JSON_NULL;
  *label = (clt_label){.type = CLT_LABEL_NONE};
  if (!none && !clt_label_of_json(&g->call->arena, value, label)) {
    clt_fail(g->call, "argument 2 (roles): '%!.40s' must be a number, a text or null", key);
  }
  *label = clt_label_tidy(label);
  return !clt_failed(g->call);
}

/* A setting that is a number may be given as text, as a command line has it; others stay what they
** are, such as a reference '1.10'. */
static const char SET[] =
    "UPDATE setting SET value = CASE WHEN typeof(value) IN ('integer', 'real')"
    " THEN coalesce(?3, ?2) ELSE ?2 END WHERE name = ?1";

static void set(clt_given *g, clt_analysis *a, const char *key, const char *value) {
  clt_label label, number = {.type = CLT_LABEL_NONE};
  sqlite3_stmt *update = clt_prepare(g->call, a->aside, SET);
  if (!update) return;
  if (label_of(g, key, value, &label) && label.type == CLT_LABEL_TEXT &&
      clt_number_read(label.text, (size_t)label.bytes, &number.real)) {
    number.type = CLT_LABEL_REAL;
    number = clt_label_tidy(&number);
  }
  if (!clt_failed(g->call) && clt_bind_text(g->call, update, 1, key, -1) &&
      bind(g, update, 2, &label) && bind(g, update, 3, &number)) {
    clt_step(g->call, update);
  }
  sqlite3_finalize(update);
  if (!clt_failed(g->call) && sqlite3_changes(a->aside) == 0) refuse_key(g, a, key);
}

bool clt_given_settings(clt_given *g, clt_analysis *a) {
  if (!g->json) return true;
  clt_json_items items = clt_json_open(g->json, &g->call->task);
  while (!clt_failed(g->call) && clt_json_next(&items)) {
    const char *key = key_of(g, &items);
    if (!key || is_special(items.key) || clt_role_read(key) != CLT_ROLE_NONE) continue;
    if (strcmp(key, "source") == 0) {
      clt_fail(g->call, "argument 2 (roles): 'source' is what argument 1 (table) names");
    }
    if (strcmp(key, "reference") == 0) g->reference = true;
    set(g, a, key, items.value);
  }
  return !clt_failed(g->call);
}

/* ---- columns ---- */

/* The facts in which names are looked for. */
typedef struct columns {
  const clt_column_facts *facts;
  int n;
} columns;

enum { MOST_NAMED = 60 };

static void refuse_name(clt_given *g, const columns *c, const char *key, const char *name) {
  sqlite3_str *message = sqlite3_str_new(NULL);
  sqlite3_str_appendf(message,
                      "argument 2 (roles): '%s' names %!.60s, which no column is called; "
                      "there are ",
                      key, name);
  for (int i = 0; i < c->n && i < MOST_NAMED; i++) {
    sqlite3_str_appendf(message, "%s%s", i ? ", " : "", c->facts[i].name);
  }
  if (c->n > MOST_NAMED) sqlite3_str_appendall(message, ", …");
  clt_fail_with(g->call, message);
}

/* The column of a name, as SQLite has it upper or lower case; -1 with an error latched. */
static int find(clt_given *g, const columns *c, const char *key, const char *value) {
  const char *name = text_of(g, value);
  for (int i = 0; name && i < c->n; i++) {
    if (sqlite3_stricmp(c->facts[i].name, name) == 0) return i;
  }
  if (name) refuse_name(g, c, key, name);
  if (!name) {
    clt_fail(g->call, "argument 2 (roles): '%s' must name a column, or be an array of names", key);
  }
  return -1;
}

bool clt_given_add(clt_given *g, clt_role role, int column) {
  clt_role_given *grown = clt_arena_push(&g->call->arena, g->role, g->roles.n, sizeof *grown);
  if (!grown) return false;
  g->roles.role = g->role = grown;
  grown[g->roles.n++] = (clt_role_given){role, column};
  return true;
}

/* Of these there is one at most: what is given takes the place of what was. */
static void forget(clt_given *g, clt_role role) {
  size_t n = 0;
  if (role != CLT_ROLE_CONDITION && role != CLT_ROLE_UNIT) return;
  for (size_t i = 0; i < g->roles.n; i++) {
    if (g->role[i].role != role) g->role[n++] = g->role[i];
  }
  g->roles.n = n;
}

/* One name, or an array of them. */
static void take_role(clt_given *g, const columns *c, clt_role role, const char *key,
                      const char *value) {
  forget(g, role);
  if (clt_json_type_of(value) != CLT_JSON_ARRAY) {
    int column = find(g, c, key, value);
    if (column >= 0) clt_given_add(g, role, column);
    return;
  }
  clt_json_items names = clt_json_open(value, &g->call->task);
  while (!clt_failed(g->call) && clt_json_next(&names)) {
    int column = find(g, c, key, names.value);
    size_t before = g->roles.n;
    forget(g, role);
    if (g->roles.n < before) {
      clt_fail(g->call, "argument 2 (roles): '%s' must name one column: there is one at most", key);
    }
    if (column >= 0) clt_given_add(g, role, column);
  }
}

static void take_levels(clt_given *g, const char *value) {
  const char **levels = NULL;
  int n = 0;
  clt_json_items items = clt_json_open(value, &g->call->task);
  if (clt_json_type_of(value) != CLT_JSON_ARRAY) {
    clt_fail(g->call, "argument 2 (roles): 'levels' must be an array, the reference first");
    return;
  }
  while (!clt_failed(g->call) && clt_json_next(&items)) {
    const char **grown = clt_arena_push(&g->call->arena, levels, (size_t)n, sizeof *grown);
    const char *text = text_of(g, items.value);
    if (!text) clt_fail(g->call, "argument 2 (roles): 'levels' must hold numbers and texts alone");
    if (!grown || !text) break;
    levels = grown;
    levels[n++] = text;
  }
  g->roles.levels = levels;
  g->roles.n_levels = n;
}

/* "group": {"column": value} */
static void take_group(clt_given *g, const columns *c, sqlite3_stmt *insert,
                       const clt_json_items *group) {
  clt_label label;
  clt_json_items values = clt_json_open(group->value, &g->call->task);
  if (clt_json_type_of(group->value) != CLT_JSON_OBJECT) {
    clt_fail(g->call, "argument 2 (roles): 'defaults' must be "
                      "{\"group\":{\"column\":value}}");
  }
  while (!clt_failed(g->call) && clt_json_next(&values)) {
    int column = find(g, c, "defaults", values.key);
    if (column < 0 || !label_of(g, "defaults", values.value, &label)) return;
    if (clt_bind_text(g->call, insert, 1, key_of(g, group), -1) &&
        clt_bind_text(g->call, insert, 2, c->facts[column].name, -1) &&
        bind(g, insert, 3, &label)) {
      clt_step_once(g->call, insert);
    }
  }
}

static void take_defaults(clt_given *g, clt_analysis *a, const columns *c, const char *value) {
  sqlite3_stmt *insert =
      clt_prepare(g->call, a->aside,
                  "INSERT OR REPLACE INTO variable_default(task_group, name, value)"
                  " VALUES (?1, ?2, ?3)");
  clt_json_items groups = clt_json_open(value, &g->call->task);
  while (insert && !clt_failed(g->call) && clt_json_next(&groups)) {
    take_group(g, c, insert, &groups);
  }
  sqlite3_finalize(insert);
}

bool clt_given_columns(clt_given *g, clt_analysis *a, const clt_column_facts *facts, int n) {
  columns c = {facts, n};
  if (!g->json) return true;
  clt_json_items items = clt_json_open(g->json, &g->call->task);
  while (!clt_failed(g->call) && clt_json_next(&items)) {
    const char *key = key_of(g, &items);
    clt_role role = key ? clt_role_read(key) : CLT_ROLE_NONE;
    if (role != CLT_ROLE_NONE) {
      take_role(g, &c, role, key, items.value);
    } else if (clt_json_is(items.key, "levels")) {
      take_levels(g, items.value);
    } else if (clt_json_is(items.key, "defaults")) {
      take_defaults(g, a, &c, items.value);
    } else if (clt_json_is(items.key, "primary")) {
      g->roles.primary = find(g, &c, key, items.value);
    }
  }
  return !clt_failed(g->call);
}
