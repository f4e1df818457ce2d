/*
** The input chooses an aggregate, a few rows of values of every type and, where there are any,
** options that make little work. It ends in a fit, in a figure, or in an error that begins with the
** function's name. The rows the other way round give the same bytes, but of two figures;
** and where the function has partial results, those of shards that the input chooses
** merge to the same.
*/
#include "fuzz/catalogue.h"
#include "fuzz/data.h"

enum { MOST_ROWS = 12, LONG = 100000, SMALL = 100 };

static char long_text[LONG + 1];

/* Some other options of each function; what it does not take is an error that says so. */
static const char *const OPTIONS[] = {
    "{\"scale\":\"log\",\"method\":\"welch\"}",
    "{\"robust\":\"HC3\",\"diagnose\":true}",
    "{\"robust\":\"by_group\",\"group\":\"x2\"}",
    "{\"cluster\":\"x2\",\"factors\":[\"x1\"]}",
    "{\"n_boot\":20,\"ci\":\"bca\",\"threads\":1}",
    "{\"n_boot\":20,\"cluster\":\"cov1\",\"threads\":1}",
    "{\"draws\":2,\"likelihood\":\"linear\",\"transform\":\"rank\",\"threads\":1}",
    "{\"draws\":2,\"max_missing\":1,\"combination\":\"keep\",\"threads\":1}",
    "{\"y_scale\":\"log\"}",
    "{\"intercept\":false}",
    "{\"log\":[\"x1\"]}",
    "{\"curve\":true,\"within\":\"cov1\"}",
    "{\"method\":\"by\"}",
    "{\"wide\":\"x1\"}",
    "{\"wide\":\"cov1\"}",
    "{\"margin\":0.5,\"rows\":\"tested\"}",
    "{\"crossed\":[\"cov1\"]}",
    "{\"robust\":\"HC2\",\"intercept\":false}"};

enum { N_OPTIONS = sizeof OPTIONS / sizeof *OPTIONS };

static void prepare(sqlite3 *db) {
  memset(long_text, 'x', LONG);
  fuzz_read_functions(db, "type = 'aggregate' AND function NOT LIKE '%merge'");
  run(db, "CREATE TABLE t(a, b, c, d, e, f, g)");
}

/* What might be taken for something else, or is no text. */
static const char *const TEXTS[] = {"a",
                                    "b",
                                    "c",
                                    "",
                                    " ",
                                    "1",
                                    "0.5",
                                    "1e9",
                                    "nan",
                                    "1e999",
                                    "inf",
                                    " 2 ",
                                    "{}",
                                    "{\"a\":1}",
                                    "{\"a\":1,\"b\":2,\"c\":\"x\"}",
                                    "[1]",
                                    "-0",
                                    "0x10",
                                    "\xff",
                                    "\xed\xa0\x80",
                                    "\xe4\xb8\xad",
                                    "</svg>",
                                    "a: b"};

enum { N_TEXTS = sizeof TEXTS / sizeof *TEXTS };

static void bind_text(sqlite3_stmt *insert, int at, fuzz_input *in) {
  static const char zero[] = "a\0b";
  int k = fuzz_below(in, 32);
  size_t n;
  if (k == 31) {
    sqlite3_bind_text(insert, at, long_text, LONG, SQLITE_STATIC);
  } else if (k == 30) {
    sqlite3_bind_text(insert, at, zero, sizeof zero - 1, SQLITE_STATIC);
  } else if (k >= N_TEXTS) {
    const char *bytes = fuzz_bytes(in, 16, &n);
    sqlite3_bind_text(insert, at, bytes, (int)n, SQLITE_STATIC);
  } else {
    sqlite3_bind_text(insert, at, TEXTS[k], -1, SQLITE_STATIC);
  }
}

static void bind_number(sqlite3_stmt *insert, int at, fuzz_input *in) {
  static const double numbers[] = {
      -0.0,  INFINITY, -INFINITY, 5e-324, 2.2e-308, 1.7e308, -1.7e308, 9007199254740993.0,
      1e151, 1e-300,   1e300,     0.1,    2e149,    1e-134,  0x1p503,  1e100};
  int kind = fuzz_below(in, 4);
  uint64_t bits;
  double x;
  if (kind < 2) {
    sqlite3_bind_double(insert, at, FUZZ_PICK(in, numbers));
  } else if (kind == 2) {
    static const int64_t wholes[] = {INT64_MAX, INT64_MIN, INT64_C(9007199254740993), INT32_MAX};
    sqlite3_bind_int64(insert, at, FUZZ_PICK(in, wholes));
  } else {
    bits = fuzz_word(in, 8);
    memcpy(&x, &bits, sizeof x);
    sqlite3_bind_double(insert, at, x); /* of a NaN SQLite makes NULL */
  }
}

/* Mostly small numbers, so that there is something to compute. */
static void bind(sqlite3_stmt *insert, int at, fuzz_input *in) {
  uint8_t kind = fuzz_byte(in);
  if (kind < SMALL) {
    sqlite3_bind_int(insert, at, kind % 8);
  } else if (kind < 200) {
    sqlite3_bind_double(insert, at, (kind - 150) * 0.37);
  } else if (kind < 226) {
    bind_text(insert, at, in);
  } else if (kind < 246) {
    bind_number(insert, at, in);
  } else if (kind < 252) {
    sqlite3_bind_null(insert, at);
  } else {
    sqlite3_bind_blob(insert, at, "\x00\xff", 2, SQLITE_STATIC);
  }
}

static void fill(fuzz_input *in, int columns) {
  int rows = fuzz_below(in, MOST_ROWS + 1);
  run(fuzz_db(), "DELETE FROM t");
  sqlite3_stmt *insert = fuzz_statement("INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  for (int i = 0; i < rows; i++) {
    for (int c = 1; c <= columns; c++) bind(insert, c, in);
    sqlite3_step(insert);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
}

static void append_call(sqlite3_str *sql, const fuzz_function *f, const char *form, int n,
                        bool options) {
  bool partial = *form != 0;
  sqlite3_str_appendf(sql, "%s%s(%s", f->name, form, partial ? "'s' || rowid % ?2" : "");
  for (int i = 0; i < n; i++) sqlite3_str_appendf(sql, "%s%c", i || partial ? ", " : "", 'a' + i);
  sqlite3_str_appendall(sql, options ? ", ?1)" : ")");
}

/* Is there such a function? */
static bool exists(const char *name, const char *form) {
  size_t n = strlen(name);
  for (int i = 0; i < fuzz_n_functions; i++) {
    const char *other = fuzz_functions[i].name;
    if (strncmp(other, name, n) == 0 && strcmp(other + n, form) == 0) return true;
  }
  return false;
}

/* The fit of all rows and that of their shards. An error of the one may be another of the other, or
** none: of options that need all rows at once. */
static void compare_partials(const fuzz_function *f, int n, const char *options, const char *fit,
                             int shards) {
  sqlite3_str *out = sqlite3_str_new(NULL);
  sqlite3_str_appendf(out, "SELECT %s_merge(p) FROM (SELECT ", f->name);
  append_call(out, f, "_partial", n, options != NULL);
  sqlite3_str_appendall(out, " AS p FROM t GROUP BY rowid % ?2)");
  char *sql = sqlite3_str_finish(out);
  sqlite3_stmt *query = fuzz_statement(sql);
  if (options) sqlite3_bind_text(query, 1, options, -1, SQLITE_STATIC);
  sqlite3_bind_int(query, 2, shards);
  if (sqlite3_step(query) == SQLITE_ROW) {
    const char *merged = (const char *)sqlite3_column_text(query, 0);
    FUZZ_CHECK(strcmp(merged, fit) == 0, merged);
    if (fuzz_failed) printf("  beside %s\n", fit);
  } else {
    const char *error = sqlite3_errmsg(fuzz_db());
    FUZZ_CHECK(strncmp(error, f->name, strlen(f->name)) == 0, error);
    FUZZ_CHECK(strstr(error, "_partial(): ") || strstr(error, "_merge(): "), error);
  }
  sqlite3_finalize(query);
  sqlite3_free(sql);
}

/* The function's call on some rows. */
static sqlite3_stmt *call_on(const fuzz_function *f, int n, const char *options, const char *rows) {
  sqlite3_str *out = sqlite3_str_new(NULL);
  sqlite3_str_appendall(out, "SELECT ");
  append_call(out, f, "", n, options != NULL);
  sqlite3_str_appendf(out, " FROM %s", rows);
  char *sql = sqlite3_str_finish(out);
  sqlite3_stmt *query = fuzz_statement(sql);
  if (options) sqlite3_bind_text(query, 1, options, -1, SQLITE_STATIC);
  sqlite3_free(sql);
  return query;
}

/* What draws rows in the order in which they come. */
static bool is_ordered(const fuzz_function *f) {
  return strcmp(f->name, "plot_effects") == 0 || strcmp(f->name, "plot_matrix") == 0;
}

/* The rows the other way round give the same bytes, or an error, which may be of another row. */
static void compare_order(const fuzz_function *f, int n, const char *options, const char *fit) {
  if (is_ordered(f)) return;
  sqlite3_stmt *query = call_on(f, n, options, "(SELECT * FROM t ORDER BY rowid DESC)");
  if (fuzz_row(query, f->name)) {
    const char *other = (const char *)sqlite3_column_text(query, 0);
    FUZZ_CHECK(other && strcmp(other, fit) == 0, other ? other : "");
    if (fuzz_failed) printf("  beside %s\n", fit);
  }
  sqlite3_finalize(query);
}

static void call(const fuzz_function *f, int n, const char *options, int shards) {
  sqlite3_stmt *query = call_on(f, n, options, "t");
  if (fuzz_result(query, f) && sqlite3_column_type(query, 0) == SQLITE_TEXT) {
    const char *fit = (const char *)sqlite3_column_text(query, 0);
    compare_order(f, n, options, fit);
    if (exists(f->name, "_partial")) compare_partials(f, n, options, fit, shards);
  }
  if (fuzz_failed) printf("  %s\n  %s\n", sqlite3_sql(query), options ? options : "");
  sqlite3_finalize(query);
}

static void fuzz_one(fuzz_input *in) {
  char little[200];
  fuzz_prepare = prepare;
  fuzz_db();
  const fuzz_function *f = &fuzz_functions[fuzz_below(in, (size_t)fuzz_n_functions)];
  int n = f->required + fuzz_below(in, (size_t)(f->n_arguments - f->required + 1));
  int choice = fuzz_below(in, 32), shards = 1 + fuzz_below(in, 4);
  fuzz_little_work(little, sizeof little, f);
  const char *options = choice < N_OPTIONS ? OPTIONS[choice] : little;
  if (choice >= 24 && strcmp(little, "{}") == 0) options = NULL;
  fill(in, n);
  call(f, n, options, shards);
  if (fuzz_failed) {
    printf("  %s\n", text_of(fuzz_db(), "SELECT group_concat(printf('(%s,%s,%s,%s,%s,%s,%s)',"
                                        " quote(a), quote(b), quote(c), quote(d), quote(e),"
                                        " quote(f), quote(g))) FROM t"));
  }
}

FUZZ_TARGET("rows")
