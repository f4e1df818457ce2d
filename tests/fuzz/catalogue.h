/*
** For fuzz targets: what functions there are, with their arguments and options, as causalite_help()
** says, so that a new one is tried without being named here; and JSON that an input chooses.
*/
#ifndef CLT_FUZZ_CATALOGUE_H
#define CLT_FUZZ_CATALOGUE_H

#include "fuzz/fuzz.h"

enum { FUZZ_MOST_FUNCTIONS = 64, FUZZ_MOST_OPTIONS = 32, FUZZ_MOST_ARGUMENTS = 7, FUZZ_NAME = 40 };

typedef struct fuzz_option {
  char name[FUZZ_NAME];
  char type[FUZZ_NAME];
  char range[160];
  char initial[160]; /* its default */
} fuzz_option;

/* A way to call a function; of two ways there are two. */
typedef struct fuzz_function {
  char name[FUZZ_NAME];
  char type; /* 'a' aggregate, 't' table-valued, 's' scalar */
  bool rows; /* a fit of it can be opened by its name */
  char argument[FUZZ_MOST_ARGUMENTS][FUZZ_NAME];
  int required, n_arguments; /* the last one is repeated where it may be */
  fuzz_option option[FUZZ_MOST_OPTIONS];
  int n_options; /* 0: it takes none */
} fuzz_function;

static fuzz_function fuzz_functions[FUZZ_MOST_FUNCTIONS];
static int fuzz_n_functions;

/* Takes "name(a, b [, c…] [, options])" apart. */
static inline void fuzz_read_signature(fuzz_function *f, const char *signature) {
  static const char name[] = "abcdefghijklmnopqrstuvwxyz_0123456789";
  bool required = true;
  for (const char *at = strchr(signature, '(') + 1; *at;) {
    size_t n = strspn(at, name);
    required = required && *at != '[';
    if (n == 0) {
      at++;
      continue;
    }
    bool repeated = strncmp(at + n, "…", strlen("…")) == 0;
    bool options = n == strlen("options") && strncmp(at, "options", n) == 0;
    do {
      if (options || f->n_arguments == FUZZ_MOST_ARGUMENTS) break;
      snprintf(f->argument[f->n_arguments++], FUZZ_NAME, "%.*s", (int)n, at);
    } while (repeated);
    if (required) f->required = f->n_arguments;
    at += n;
  }
}

static inline void fuzz_copy(char *out, size_t size, sqlite3_stmt *query, int column) {
  const char *text = (const char *)sqlite3_column_text(query, column);
  snprintf(out, size, "%s", text ? text : "");
}

static inline void fuzz_read_options(sqlite3 *db, fuzz_function *f) {
  sqlite3_stmt *query = NULL;
  sqlite3_prepare_v2(db,
                     "SELECT DISTINCT name, type, range, default_value FROM causalite_help(?1)"
                     " WHERE kind = 'option'",
                     -1, &query, NULL);
  sqlite3_bind_text(query, 1, f->name, -1, SQLITE_STATIC);
  while (f->n_options < FUZZ_MOST_OPTIONS && sqlite3_step(query) == SQLITE_ROW) {
    fuzz_option *o = &f->option[f->n_options++];
    fuzz_copy(o->name, sizeof o->name, query, 0);
    fuzz_copy(o->type, sizeof o->type, query, 1);
    fuzz_copy(o->range, sizeof o->range, query, 2);
    fuzz_copy(o->initial, sizeof o->initial, query, 3);
  }
  sqlite3_finalize(query);
}

/* Reads the functions for which the condition on a row of causalite_help() holds. */
static inline void fuzz_read_functions(sqlite3 *db, const char *condition) {
  char sql[512];
  sqlite3_stmt *query = NULL;
  snprintf(sql, sizeof sql,
           "SELECT function, signature, type, EXISTS (SELECT 1 FROM causalite_help(h.function) AS c"
           " WHERE c.kind = 'column') FROM causalite_help() AS h WHERE kind = 'function' AND (%s)",
           condition);
  sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  while (sqlite3_step(query) == SQLITE_ROW && fuzz_n_functions < FUZZ_MOST_FUNCTIONS) {
    fuzz_function *f = &fuzz_functions[fuzz_n_functions++];
    fuzz_copy(f->name, sizeof f->name, query, 0);
    f->type = (char)*sqlite3_column_text(query, 2);
    f->rows = sqlite3_column_int(query, 3) != 0;
    fuzz_read_signature(f, (const char *)sqlite3_column_text(query, 1));
    fuzz_read_options(db, f);
  }
  sqlite3_finalize(query);
}

/* Options that make work, and what makes little of it. */
static const struct {
  const char *name, *little;
} FUZZ_WORK[] = {{"n_boot", "20"}, {"permutations", "3"}, {"draws", "2"},
                 {"steps", "2"},   {"particles", "2"},    {"starts", "1"},
                 {"threads", "1"}, {"bootstrap", "2"},    {"latent_dim", "2"}};

static inline const char *fuzz_little(const char *option) {
  for (size_t i = 0; i < sizeof FUZZ_WORK / sizeof *FUZZ_WORK; i++) {
    if (strcmp(FUZZ_WORK[i].name, option) == 0) return FUZZ_WORK[i].little;
  }
  return NULL;
}

/* The function's options as an object that makes little work: {"draws":2,"threads":1}. */
static inline void fuzz_little_work(char *out, size_t size, const fuzz_function *f) {
  const char *before = "{";
  *out = 0;
  for (int i = 0; i < f->n_options; i++) {
    const char *name = f->option[i].name, *little = fuzz_little(name);
    if (!little || strcmp(name, "bootstrap") == 0) continue;
    size_t n = strlen(out);
    snprintf(out + n, size - n, "%s\"%s\":%s", before, name, little);
    before = ",";
  }
  strncat(out, *out ? "}" : "{}", size - strlen(out) - 1);
}

/* JSON values that might be taken for others, or for what they are not. */
static const char *const FUZZ_JSON[] = {
    "null",
    "true",
    "false",
    "0",
    "1",
    "2",
    "3",
    "-1",
    "0.5",
    "-0",
    "-0.0",
    "1e999",
    "-1e999",
    "5e-324",
    "1.7976931348623157e308",
    "1e-400",
    "0.1e-5",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "1e18",
    "2147483648",
    "4294967296",
    "1.5",
    "1e3",
    "64",
    "65",
    "0.999999999999",
    "\"\"",
    "\"a\"",
    "\"b\"",
    "\"c\"",
    "\"d\"",
    "\"x\"",
    "\"y\"",
    "\"g\"",
    "\"\\u0000\"",
    "\"a\\u0000b\"",
    "\"\\ud800\"",
    "\"\\ud83d\\ude00\"",
    "\"</svg>&'\\\"]]>\"",
    "\"%s%n\"",
    "\"\xe4\xb8\xad\xe6\x96\x87\"",
    "\"\\ufffe\"",
    "\"\\u0007\"",
    "\"\\u202e\"",
    "\" a \"",
    "\"1\"",
    "\"nan\"",
    "\"none\"",
    "[]",
    "{}",
    "[[]]",
    "[null]",
    "[\"a\"]",
    "[\"a\",\"a\"]",
    "[[\"a\",\"b\"]]",
    "[1,2,3]",
    "[[1]]",
    "[[[[]]]]",
    "{\"a\":1}",
    "{\"\":{}}",
    "{\"a\":\"A\",\"b\":\"B\"}",
    "\"a long text that goes on, and is to be cut, or else to leave the figure: 中文 and so on\"",
    "nan",
    "",
    "[",
    "\"",
    "01",
    "'a'"};

#endif
