/*
** The input is a text: what base/json.h reads of it against SQLite's json_valid() and json_tree(),
** its numbers against strtod() in the C locale; and what sqlite/json.h writes is read back.
**
** By design they differ, and are not compared, where (1) a text is not UTF-8, which SQLite does not
** look at; (2) it is nested more than 200 deep (SQLite: 2000, then 1000); (3) an escape is of a
** zero byte, where SQLite 3.40 ends the text, or of half a surrogate pair, which it writes as it
** is; (4) a number is longer than 1000 bytes; (5) a key is an array or an object, as SQLite 3.40
** takes {["a"]:1}. Of real numbers SQLite 3.40 has the last bits wrong.
*/
#include "base/json.h"

#include "base/number.h"
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "sqlite/json.h"

enum { DEEPEST = 200, LONGEST_NUMBER = 1000 };

/* Brackets that are open at once, at most: an upper bound of how deep a text is nested. */
static int depth_of(const char *text) {
  int depth = 0, deepest = 0;
  for (; *text; text++) {
    depth += (*text == '[' || *text == '{') - (*text == ']' || *text == '}');
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

static const char *type_name(const char *value) {
  static const char *const names[] = {
      [CLT_JSON_NONE] = "none", [CLT_JSON_NULL] = "null",       [CLT_JSON_FALSE] = "false",
      [CLT_JSON_TRUE] = "true", [CLT_JSON_INTEGER] = "integer", [CLT_JSON_REAL] = "real",
      [CLT_JSON_TEXT] = "text", [CLT_JSON_ARRAY] = "array",     [CLT_JSON_OBJECT] = "object"};
  return names[clt_json_type_of(value)];
}

static void same_number(sqlite3_stmt *tree, const char *value) {
  int64_t integer;
  double x = clt_json_number(value);
  if (clt_json_length(value, NULL) > LONGEST_NUMBER) return;
  FUZZ_CHECK(x == strtod(value, NULL), value);
  if (clt_json_integer(value, &integer)) {
    FUZZ_CHECK(integer == sqlite3_column_int64(tree, 2), value);
    FUZZ_CHECK(sqlite3_column_type(tree, 2) == SQLITE_INTEGER, value);
  } else {
    FUZZ_CHECK(sqlite3_column_type(tree, 2) == SQLITE_FLOAT, value);
  }
}

static void same_text(sqlite3_stmt *tree, int column, const char *value) {
  char *text = malloc(clt_json_length(value, NULL));
  if (!text) return;
  size_t n = clt_json_copy(value, text), plain;
  const char *at = clt_json_plain(value, &plain);
  if (at) FUZZ_CHECK(plain == n && memcmp(at, text, n) == 0, value);
  FUZZ_CHECK(clt_utf8_valid(text, n), value);
  FUZZ_CHECK(clt_json_is(value, text) == !memchr(text, 0, n), value);
  if (!memchr(text, 0, n) && !strstr(text, "\xef\xbf\xbd")) {
    FUZZ_CHECK((size_t)sqlite3_column_bytes(tree, column) == n, value);
    FUZZ_CHECK(n == 0 || memcmp(sqlite3_column_text(tree, column), text, n) == 0, value);
  }
  free(text);
}

/* The value, and in order all that is in it, are the next rows of the tree. */
static void same_value(sqlite3_stmt *tree, const char *key, const char *value) {
  FUZZ_CHECK(sqlite3_step(tree) == SQLITE_ROW, value);
  const char *type = (const char *)sqlite3_column_text(tree, 1);
  FUZZ_CHECK(type && strcmp(type, type_name(value)) == 0, value);
  if (fuzz_failed) return;
  if (key) same_text(tree, 0, key);
  if (*type == 't' && *value == '"') same_text(tree, 2, value);
  if (*type == 'i' || *type == 'r') same_number(tree, value);
  int64_t n = 0;
  clt_json_items items = clt_json_open(value, NULL);
  while (!fuzz_failed && clt_json_next(&items)) {
    n++;
    same_value(tree, items.key, items.value);
  }
  FUZZ_CHECK(clt_json_count(value, NULL) == n, value);
}

static bool sqlite_takes(const char *text) {
  sqlite3_stmt *valid = fuzz_statement("SELECT json_valid(?1)");
  sqlite3_bind_text(valid, 1, text, -1, SQLITE_STATIC);
  bool takes = sqlite3_step(valid) == SQLITE_ROW && sqlite3_column_int(valid, 0);
  sqlite3_finalize(valid);
  return takes;
}

/* A colon behind a bracket, outside of texts. */
static bool has_no_key(const char *text) {
  char last = 0;
  for (; *text; text++) {
    if (*text == '"') {
      while (*++text && *text != '"') text += *text == '\\' && text[1];
      if (!*text) return false;
    }
    if (*text == ':' && (last == ']' || last == '}')) return true;
    if (!strchr(" \t\r\n", *text)) last = *text;
  }
  return false;
}

static void read_as_sqlite(const char *text) {
  const char *value = clt_json_check(text, NULL);
  bool comparable = clt_utf8_valid(text, strlen(text)) && depth_of(text) <= DEEPEST;
  bool takes = comparable && sqlite_takes(text);
  if (comparable) FUZZ_CHECK(value ? takes : !takes || has_no_key(text), text);
  if (!value) return;
  FUZZ_CHECK(comparable || depth_of(text) > DEEPEST, text);
  if (!comparable) return;
  sqlite3_stmt *tree = fuzz_statement("SELECT key, type, atom FROM json_tree(?1)");
  sqlite3_bind_text(tree, 1, text, -1, SQLITE_STATIC);
  same_value(tree, NULL, value);
  FUZZ_CHECK(fuzz_failed || sqlite3_step(tree) == SQLITE_DONE, text);
  sqlite3_finalize(tree);
}

static void write_and_read(const char *text, size_t n) {
  sqlite3_str *out = sqlite3_str_new(NULL);
  clt_json_append_text(out, text, (int)n);
  char *written = sqlite3_str_finish(out), *back = written ? malloc(strlen(written)) : NULL;
  FUZZ_CHECK(!written || clt_json_check(written, NULL) == written, text);
  if (back && !fuzz_failed) {
    FUZZ_CHECK(clt_json_copy(written, back) == n && memcmp(back, text, n) == 0, written);
  }
  free(back);
  sqlite3_free(written);
}

static void fuzz_one(fuzz_input *in) {
  size_t n = fuzz_left(in);
  char *text = malloc(n + 1);
  if (!text) return;
  if (n) memcpy(text, in->at, n);
  text[n] = 0;
  read_as_sqlite(text);
  if (clt_utf8_valid(text, n)) write_and_read(text, n);
  free(text);
}

FUZZ_TARGET("json")
