/* Reading JSON: what is JSON and what is not (RFC 8259), walking, texts with escapes, numbers. */
#include "base/json.h"

#include "test.h"

static void *resize(void *block, size_t bytes) {
  return realloc(block, bytes);
}

static const clt_allocator heap = {resize, free};

static bool valid(const char *text) {
  return clt_json_check(text, NULL) != NULL;
}

/* json.h (1) */
static void test_valid(void) {
  static const char *const good[] = {"{}",
                                     "[]",
                                     " [ ] ",
                                     "0",
                                     "-0",
                                     "-0.5e+10",
                                     "1E5",
                                     "12.25",
                                     "null",
                                     "true",
                                     "false",
                                     "\"\"",
                                     "{\"a\":{\"b\":[1,2,{}]}}",
                                     "\t{ \"a\" : 1 ,\n\"b\" : [ ] }\r",
                                     "\"\\u00e9\\\\\\/\\b\\f\\n\\r\\t\\\"\"",
                                     "\"\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80\"",
                                     "\"\\ud83d\\ude00\\ud83d\"",
                                     "\"\x7f\""};
  static const char *const bad[] = {"",
                                    " ",
                                    "{",
                                    "}",
                                    "[1",
                                    "[1,]",
                                    "[,1]",
                                    "[1 2]",
                                    "{\"a\"}",
                                    "{\"a\":}",
                                    "{\"a\":1,}",
                                    "{a:1}",
                                    "{'a':1}",
                                    "{1:2}",
                                    "{[\"a\"]:1}",
                                    "{{}:1}",
                                    "01",
                                    "-",
                                    "+1",
                                    ".5",
                                    "5.",
                                    "1e",
                                    "1e+",
                                    "0x10",
                                    "1.5.2",
                                    "nul",
                                    "nulll",
                                    "True",
                                    "NaN",
                                    "Infinity",
                                    "\"",
                                    "\"\\\"",
                                    "\"\\x\"",
                                    "\"\\u12g4\"",
                                    "\"\\u123\"",
                                    "\"\n\"",
                                    "\"\x01\"",
                                    "\"\xff\"",
                                    "\"\xed\xa0\x80\"",
                                    "\"\xc3\"",
                                    "1 2",
                                    "{} x",
                                    "[1]//",
                                    "[1]]"};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    if (!CHECK(valid(good[i]))) printf("  %s\n", good[i]);
  }
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    if (!CHECK(!valid(bad[i]))) printf("  %s\n", bad[i]);
  }
}

/* json.h (3): every prefix of a JSON text is refused and read no further than its end (under
** sanitizers). */
static void test_cut(void) {
  static const char whole[] = "{\"a\":[1.5e3,\"x\\u00e9\\n\",true,{\"b\":null}],\"c\":-7}";
  CHECK(valid(whole));
  for (size_t n = 0; n + 1 < sizeof whole; n++) {
    char *cut = malloc(n + 1);
    memcpy(cut, whole, n);
    cut[n] = 0;
    CHECK(!valid(cut));
    free(cut);
  }
}

/* json.h (2) */
static void test_deep(void) {
  enum { DEEP = 1000000 };
  char *text = malloc(2 * DEEP + 1);
  memset(text, '[', DEEP);
  memset(text + DEEP, ']', DEEP);
  text[2 * DEEP] = 0;
  CHECK(!valid(text));
  CHECK(valid(text + DEEP - 200) == false); /* still closed too often */
  text[DEEP + 200] = 0;
  CHECK(valid(text + DEEP - 200));
  text[DEEP + 200] = ']';
  text[DEEP + 201] = 0;
  CHECK(!valid(text + DEEP - 201));
  free(text);
}

static void test_types(void) {
  CHECK(clt_json_type_of(NULL) == CLT_JSON_NONE);
  CHECK(clt_json_type_of("null") == CLT_JSON_NULL && clt_json_type_of("true") == CLT_JSON_TRUE);
  CHECK(clt_json_type_of("-12,") == CLT_JSON_INTEGER && clt_json_type_of("-1.2]") == CLT_JSON_REAL);
  CHECK(clt_json_type_of("1e5") == CLT_JSON_REAL && clt_json_type_of("7") == CLT_JSON_INTEGER);
  CHECK(clt_json_type_of("7}") == CLT_JSON_INTEGER && clt_json_type_of("[") == CLT_JSON_ARRAY);
}

/* json.h (5), (6) */
static void test_walk(void) {
  const char *object = clt_json_check(
      " { \"a\" : [ 10 , [ ] , \"x]\\\"[\" , { \"b\" : 2 } ] , \"k\\u0065y\" : true } ", NULL);
  const char *array = clt_json_member(object, "a", NULL);
  clt_json_items items = clt_json_open(array, NULL);
  CHECK(clt_json_count(object, NULL) == 2 && clt_json_count(array, NULL) == 4);
  CHECK(clt_json_next(&items) && !items.key && clt_json_number(items.value) == 10.0);
  CHECK(clt_json_next(&items) && clt_json_count(items.value, NULL) == 0);
  CHECK(clt_json_next(&items) && clt_json_is(items.value, "x]\"["));
  CHECK(clt_json_next(&items) && clt_json_number(clt_json_member(items.value, "b", NULL)) == 2.0);
  CHECK(!clt_json_next(&items) && !clt_json_next(&items));
  CHECK(clt_json_type_of(clt_json_member(object, "key", NULL)) == CLT_JSON_TRUE);
  CHECK(!clt_json_member(object, "b", NULL) && !clt_json_member(array, "a", NULL));
  CHECK(!clt_json_member(NULL, "a", NULL) && clt_json_count("5", NULL) == 0);
  CHECK(clt_json_length(array, NULL) == strlen("[ 10 , [ ] , \"x]\\\"[\" , { \"b\" : 2 } ]"));
  CHECK(clt_json_number(clt_json_member("{\"a\":1,\"a\":2}", "a", NULL)) == 1.0);
  items = clt_json_open("\"ab\"", NULL);
  CHECK(!clt_json_next(&items));
  items = clt_json_open(clt_json_check("{}", NULL), NULL);
  CHECK(!clt_json_next(&items));
}

/* json.h (9) to (11) */
static void test_texts(void) {
  clt_arena arena;
  size_t bytes = 0;
  clt_arena_init(&arena, &heap);
  CHECK(strcmp(clt_json_text(&arena, "\"plain\"", &bytes), "plain") == 0 && bytes == 5);
  CHECK(strcmp(clt_json_text(&arena, "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", NULL), "\"\\/\b\f\n\r\t") ==
        0);
  CHECK(strcmp(clt_json_text(&arena, "\"\\u00e9\\u4E2d\\ud83d\\ude00\"", NULL),
               "\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80") == 0);
  CHECK(strcmp(clt_json_text(&arena, "\"\\ud800\\udc00\\udbff\\udfff\"", NULL),
               "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf") == 0); /* the first pair and the last */
  CHECK(strcmp(clt_json_text(&arena, "\"\\ud83dx\\ude00\"", NULL), "\xef\xbf\xbdx\xef\xbf\xbd") ==
        0);
  const char *zero = clt_json_text(&arena, "\"a\\u0000b\"", &bytes);
  CHECK(bytes == 3 && memcmp(zero, "a\0b", 4) == 0);
  CHECK(!clt_json_text(&arena, "5", NULL) && !clt_json_text(&arena, NULL, NULL));
  CHECK(clt_json_plain("\"abc\",1", &bytes) && bytes == 3 && !clt_json_plain("\"a\\n\"", &bytes));
  CHECK(clt_json_is("\"a\\u0062c\"", "abc") && !clt_json_is("\"abc\"", "ab"));
  CHECK(strcmp(clt_json_text(&arena, "\"\\ud83d\\n\\ud83d\\u0041\\ud83d\\ue000\"", NULL),
               "\xef\xbf\xbd\n\xef\xbf\xbd"
               "A\xef\xbf\xbd\xee\x80\x80") == 0); /* halves with what is no other half */
  CHECK(!clt_json_plain(NULL, &bytes) && !clt_json_plain("5", &bytes) && !clt_json_is(NULL, ""));
  CHECK(!clt_json_is("\"a\\u0062c\"", "acc") && !clt_json_is("\"a\\u0062c\"", "a"));
  CHECK(!clt_json_is("\"ab\"", "abc") && !clt_json_is("\"a\\u0000\"", "a") &&
        !clt_json_is("1", "1"));
  clt_arena_free(&arena);
}

/* json.h (7), (8) */
static void test_numbers(void) {
  int64_t x = 0;
  CHECK(clt_json_number("0.95,") == 0.95 && clt_json_number("1562.8947}") == 1562.8947);
  CHECK(isnan(clt_json_number("null")) && isnan(clt_json_number("\"1\"")) &&
        isnan(clt_json_number(NULL)));
  CHECK(clt_json_number("1e999") == INFINITY);
  CHECK(clt_json_integer("-9223372036854775808]", &x) && x == INT64_MIN);
  CHECK(!clt_json_integer("9223372036854775808", &x) && !clt_json_integer("1.0", &x));
}

/* json.h (4): polled while it checks, and while it skips what is not asked for. */
static bool stop(void *polls, double done, double waited) {
  (void)done, (void)waited;
  ++*(int *)polls;
  return true;
}

static void test_stopped(void) {
  enum { LONG = 100000 };
  char *text = malloc(LONG + 1);
  int polls = 0;
  memset(text, ' ', LONG);
  text[0] = '[';
  for (int i = 1; i < LONG - 1; i++) text[i] = i % 2 ? '1' : ',';
  text[LONG - 2] = text[LONG - 3] == ',' ? '1' : ' ';
  text[LONG - 1] = ']';
  text[LONG] = 0;
  CHECK(clt_json_check(text, NULL) == text);
  clt_task task = {.poll = stop, .host = &polls};
  CHECK(clt_json_check(text, &task) == NULL && polls == 1 && task.stopped);
  task.stopped = false;
  task.polled = 0;
  CHECK(clt_json_length(text, &task) == 0 && polls == 2 && task.stopped);
  /* A walk over it ends where what it skips is not read to its end. */
  char *outer = malloc(LONG + 5);
  snprintf(outer, LONG + 5, "[%s,7]", text);
  task.stopped = false;
  task.polled = 0;
  clt_json_items items = clt_json_open(outer, &task);
  CHECK(clt_json_next(&items) && !clt_json_next(&items) && !clt_json_next(&items));
  CHECK(polls == 3 && clt_json_count(outer, NULL) == 2);
  free(outer);
  free(text);
}

int main(void) {
  test_valid();
  test_cut();
  test_deep();
  test_types();
  test_walk();
  test_texts();
  test_numbers();
  test_stopped();
  return test_end();
}
