/*
** The input chooses a function, the rows that it is given and an object of options, made of what
** causalite_help() says that it takes: right values, those just beyond what is allowed, and of any
** other kind. It ends in a fit, in a figure, or in an error that begins with the function's name.
*/
#include "fuzz/catalogue.h"
#include "fuzz/data.h"

/* Appends the number `low` or `high` of a range, "a number from LOW to HIGH". */
static bool append_bound(sqlite3_str *out, const char *range, const char *behind) {
  const char *at = strstr(range, behind);
  if (!at) return false;
  at += strlen(behind);
  sqlite3_str_append(out, at, (int)strspn(at, "+-.0123456789e"));
  return true;
}

/* One of the choices of a range, "one of 'a', 'b'". */
static bool append_choice(sqlite3_str *out, const char *range, int which) {
  const char *at = strchr(range, '\'');
  if (strncmp(range, "one of ", 7) != 0) return false;
  for (; at && which > 0; which--) {
    at = strchr(at + 1, '\'');
    if (at) at = strchr(at + 1, '\'');
  }
  if (!at) at = strchr(range, '\'');
  sqlite3_str_appendf(out, "\"%.*s\"", (int)strcspn(at + 1, "'"), at + 1);
  return true;
}

static void append_structure(sqlite3_str *out, fuzz_input *in, const fuzz_function *f, int depth);

static void append_name(sqlite3_str *out, fuzz_input *in, const fuzz_function *f) {
  static const char *const others[] = {"a", "b", "c", "x2", "zz", "sources", "targets", "A", ""};
  int k = fuzz_below(in, 16);
  if (f->n_arguments && k >= 10) {
    sqlite3_str_appendf(out, "\"%s\"", f->argument[(k - 10) % f->n_arguments]);
  } else {
    sqlite3_str_appendf(out, "\"%s\"", others[k % 9]);
  }
}

static void append_items(sqlite3_str *out, fuzz_input *in, const fuzz_function *f, int depth) {
  bool object = fuzz_below(in, 4) == 0;
  int n = fuzz_below(in, 5);
  sqlite3_str_appendchar(out, 1, object ? '{' : '[');
  for (int i = 0; i < n; i++) {
    if (i) sqlite3_str_appendchar(out, 1, ',');
    if (object) {
      append_name(out, in, f);
      sqlite3_str_appendchar(out, 1, ':');
    }
    append_structure(out, in, f, depth + 1);
  }
  sqlite3_str_appendchar(out, 1, object ? '}' : ']');
}

/* Arrays and objects of names, three deep, and now and then of anything. */
static void append_structure(sqlite3_str *out, fuzz_input *in, const fuzz_function *f, int depth) {
  int kind = fuzz_below(in, 16);
  if (kind == 15) {
    sqlite3_str_appendall(out, FUZZ_PICK(in, FUZZ_JSON));
  } else if (depth < 3 && (depth == 0 || kind < 6)) {
    append_items(out, in, f, depth);
  } else {
    append_name(out, in, f);
  }
}

static void append_number(sqlite3_str *out, fuzz_input *in, const fuzz_option *o) {
  bool done = false;
  switch (fuzz_below(in, 6)) {
  case 0:
    done = append_bound(out, o->range, " from ");
    break;
  case 1:
    done = append_bound(out, o->range, " to ");
    break;
  case 2:
    sqlite3_str_appendf(out, "%d", fuzz_byte(in));
    return;
  case 3:
    sqlite3_str_appendf(out, "0.%03d", fuzz_byte(in));
    return;
  case 4:
    sqlite3_str_appendf(out, "%de%d", fuzz_byte(in) - 128, (int)fuzz_byte(in) / 4 - 32);
    return;
  default:
    break;
  }
  if (!done) sqlite3_str_appendall(out, FUZZ_PICK(in, FUZZ_JSON));
}

static void append_value(sqlite3_str *out, fuzz_input *in, const fuzz_function *f,
                         const fuzz_option *o) {
  const char *little = fuzz_little(o->name);
  int kind = fuzz_below(in, 8);
  if (little) { /* large ones take long, and negative ones are as good as too large ones */
    sqlite3_str_appendall(out, kind < 5 ? little : kind == 5 ? "1" : kind == 6 ? "-1" : "1e9");
  } else if (kind == 7) {
    sqlite3_str_appendall(out, FUZZ_PICK(in, FUZZ_JSON));
  } else if (strncmp(o->range, "one of", 6) == 0) {
    append_choice(out, o->range, kind);
  } else if (strncmp(o->type, "array", 5) == 0) {
    append_structure(out, in, f, 0);
  } else if (strcmp(o->type, "boolean") == 0) {
    sqlite3_str_appendall(out, kind & 1 ? "true" : "false");
  } else if (strstr(o->type, "text")) {
    append_name(out, in, f);
  } else {
    append_number(out, in, o);
  }
}

/* Options, and those that make work little, unless they are among them. */
static char *make_options(fuzz_input *in, const fuzz_function *f) {
  sqlite3_str *out = sqlite3_str_new(NULL);
  bool said[FUZZ_MOST_OPTIONS] = {false};
  int n = 1 + fuzz_below(in, 5);
  sqlite3_str_appendchar(out, 1, '{');
  for (int i = 0; i < n; i++) {
    int k = fuzz_below(in, (size_t)f->n_options);
    if (said[k] && fuzz_below(in, 16)) continue;
    sqlite3_str_appendf(out, "%s\"%s\":", sqlite3_str_length(out) > 1 ? "," : "",
                        f->option[k].name);
    append_value(out, in, f, &f->option[k]);
    said[k] = true;
  }
  if (fuzz_below(in, 32) == 31) sqlite3_str_appendf(out, ",\"no_option\":%d", n);
  for (int k = 0; k < f->n_options; k++) {
    const char *little = fuzz_little(f->option[k].name);
    if (said[k] || !little || strcmp(f->option[k].name, "bootstrap") == 0) continue;
    sqlite3_str_appendf(out, ",\"%s\":%s", f->option[k].name, little);
  }
  sqlite3_str_appendchar(out, 1, '}');
  return sqlite3_str_finish(out);
}

static void prepare(sqlite3 *db) {
  fuzz_read_functions(db, "EXISTS (SELECT 1 FROM causalite_help(h.function) AS c WHERE c.kind ="
                          " 'option') AND function NOT LIKE 'causalite_%'");
  fuzz_make_data(db);
}

static void fuzz_one(fuzz_input *in) {
  fuzz_prepare = prepare;
  fuzz_db();
  const fuzz_function *f = &fuzz_functions[fuzz_below(in, (size_t)fuzz_n_functions)];
  sqlite3_str *sql = sqlite3_str_new(NULL);
  fuzz_append_call(sql, in, f);
  char *call = sqlite3_str_finish(sql), *options = make_options(in, f);
  if (call && options) {
    sqlite3_stmt *query = fuzz_statement(call);
    sqlite3_bind_text(query, 1, options, -1, SQLITE_STATIC);
    fuzz_result(query, f);
    sqlite3_finalize(query);
    if (fuzz_failed) printf("  %s\n  %s\n", call, options);
  }
  sqlite3_free(call);
  sqlite3_free(options);
}

FUZZ_TARGET("options")
