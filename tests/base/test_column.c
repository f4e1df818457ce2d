/* Columns: what their cells are, decided by all of them, and what each becomes. */
#include "base/column.h"

#include "base/rng.h"
#include "test.h"

static const clt_allocator system_heap = {realloc, free};

static clt_arena arena;

/* The column of cells that stand between '|'. */
static clt_column column_of(const char *cells, char decimal) {
  clt_column c;
  clt_arena_free(&arena);
  clt_column_start(&c, &arena, decimal);
  for (const char *at = cells; at;) {
    size_t n = strcspn(at, "|");
    clt_column_add(&c, at, n);
    at = at[n] ? at + n + 1 : NULL;
  }
  clt_column_decide(&c);
  return c;
}

/* The column in words, then its cells as they are read. */
static const char *shown(const char *cells, char decimal) {
  static const char *const kinds[] = {"empty", "integer", "real", "text"};
  static const char *const reasons[] = {"",      " words", " marks",   " labels",
                                        " long", " units", " unitless"};
  static char out[2000];
  clt_column c = column_of(cells, decimal);
  int n = snprintf(out, sizeof out, "%s%s%s%s%s:", kinds[c.kind], reasons[c.reason],
                   c.uncertain ? " ask"
                   : c.either  ? " either"
                               : "",
                   c.unit == CLT_UNIT_NONE ? ""
                   : c.mixed               ? " mixed "
                                           : " ",
                   c.unit == CLT_UNIT_NONE ? "" : clt_unit_name(c.unit));
  for (const char *at = cells; at;) {
    size_t bytes = strcspn(at, "|");
    clt_column_cell cell = clt_column_read(&c, at, bytes);
    char *to = out + n;
    size_t left = sizeof out - (size_t)n;
    if (cell.kind == CLT_COLUMN_EMPTY) n += snprintf(to, left, " .");
    if (cell.kind == CLT_COLUMN_INTEGER) n += snprintf(to, left, " %lld", (long long)cell.integer);
    if (cell.kind == CLT_COLUMN_REAL) n += snprintf(to, left, " %.15g", cell.real);
    if (cell.kind == CLT_COLUMN_TEXT)
      n += snprintf(to, left, " '%.*s'", (int)cell.bytes, cell.text);
    at = at[bytes] ? at + bytes + 1 : NULL;
  }
  return out;
}

static void check(const char *cells, char decimal, const char *want, int line) {
  const char *got = shown(cells, decimal);
  if (!CHECK(strcmp(got, want) == 0)) printf("  line %d: %s\n  want     %s\n", line, got, want);
}
#define IS(cells, want)          check(cells, 0, want, __LINE__)
#define IS_BY(mark, cells, want) check(cells, mark, want, __LINE__)

static void test_plain(void) {
  IS("1|2| 3 |\xc2\xa0"
     "4",
     "integer: 1 2 3 4");
  IS("1|2.5|-3e2", "real: 1 2.5 -300");
  IS("a|b|1", "text words: 'a' 'b' '1'");
  IS("true|false|yes|no", "text words: 'true' 'false' 'yes' 'no'");
  IS("01|02|03", "integer: 1 2 3");
  IS("2024-01-02|2024-01-03", "text words: '2024-01-02' '2024-01-03'");
  IS("", "empty: .");
}

static void test_missing(void) {
  IS("1||NA|n/a|NaN|null|None|-|inf|-Infinity|2", "integer: 1 . . . . . . . . . 2");
  IS("none|l1|-|NA|", "text words: 'none' 'l1' '-' . .");
  IS("NA|| |None", "empty: . . . .");
  clt_column c = column_of("1|NA|na|None||2", 0);
  int64_t words = 0;
  CHECK(c.n == 6 && c.n_missing == 4 && c.n_words == 0 && c.missing[0] == 1);
  for (int i = 0; clt_column_missing_word(i); i++) {
    if (strcmp(clt_column_missing_word(i), "NA") == 0) CHECK(c.missing[i] == 2);
    words += c.missing[i];
  }
  CHECK(words == 4);
  c = column_of("none|l1|NA|2", 0);
  CHECK(c.n_missing == 1 && c.n_words == 2 && strcmp(c.example, "l1") == 0);
}

/* Decided by all cells; where both readings fit, asked. */
static void test_decimal(void) {
  IS("1,5|2,25|3", "real: 1.5 2.25 3");
  IS("1,234|5,678", "integer ask: 1234 5678");
  IS("1,234|17", "integer ask: 1234 17");
  IS("1,234|2,5", "real: 1.234 2.5");
  IS("1,234|2.5", "real: 1234 2.5");
  IS("1,234|0,500", "real: 1.234 0.5");
  IS("1.234,5|1.234", "real: 1234.5 1234");
  IS("1,234.5|1,234", "real: 1234.5 1234");
  IS("1.234|2,5", "real: 1234 2.5");
  IS("1.234|2.345", "real either: 1.234 2.345");
  IS("1.234|2.5", "real: 1.234 2.5");
  IS("1.5|2,5", "text marks: '1.5' '2,5'");
  IS("1 234|5 678,5", "real: 1234 5678.5");
  IS("1 234|5 678", "integer: 1234 5678");
  IS_BY(',', "1,234|5,678", "real: 1.234 5.678");
  IS_BY('.', "1,234|5,678", "integer: 1234 5678");
  IS_BY(',', "1.234|2.345", "integer: 1234 2345");
  IS_BY(',', "1.5|2,5", "text marks: '1.5' '2,5'");
}

static void test_units(void) {
  IS("9877.39mJ|12mJ", "real mJ: 9877.39 12");
  IS("16%|7 %|NA", "integer %: 16 7 .");
  IS("1 J|500 mJ|2 J", "real mixed J: 1 0.5 2");
  IS("1 J|500 mJ|20 mJ", "real mixed mJ: 1000 500 20");
  IS("1 kWh|3600000 J|2 kWh", "real mixed kWh: 1 1 2");
  IS("1 J|2 W", "text units mixed J: '1 J' '2 W'");
  IS("1e308 kWh|1 J|2 J", "real mixed J: '1e308 kWh' 1 2"); /* beyond any double in J */
  IS("1 J|2 W|3 mJ|4 V", "text units mixed J: '1 J' '2 W' '3 mJ' '4 V'");
  IS("1 s|2|0", "integer s: 1 2 0");
  IS("1 s|2 ms|3", "text unitless mixed s: '1 s' '2 ms' '3'");
  IS("1 s|2 ms|0", "real mixed s: 1 0.002 0");
  IS("1,5 J|2,5 J", "real J: 1.5 2.5");
  IS("7b|13b|70b", "text words: '7b' '13b' '70b'");
  clt_column c = column_of("1 s|2|0", 0);
  CHECK(c.n_unitless == 1);
}

static void test_labels(void) {
  IS("1.1|1.10|1.2", "text labels: '1.1' '1.10' '1.2'");
  IS("01|1", "text labels: '01' '1'");
  IS("1|1.0", "text labels: '1' '1.0'");
  IS("1,1|1,10|1,2", "text labels: '1,1' '1,10' '1,2'");
  IS("1.000|1|2,5", "real: 1000 1 2.5"); /* not 1.000 and 1 */
  IS("5 J|5.0 J", "real J: 5 5");
  IS("12345678901234567890|7", "text long: '12345678901234567890' '7'");
  IS("123456789012345678|7", "integer: 123456789012345678 7");
  clt_column c = column_of("1.1|1.10", 0);
  CHECK(c.numbers == CLT_COLUMN_REAL && strcmp(c.example, "1.10") == 0);
  c.kind = c.numbers; /* a measure all the same */
  CHECK(clt_column_read(&c, "1.10", 4).real == 1.1);
  /* More digits than are read are no number. */
  char digits[1200];
  memset(digits, '7', sizeof digits);
  c = column_of("1|2", 0);
  clt_column_add(&c, digits, sizeof digits);
  clt_column_decide(&c);
  CHECK(c.kind == CLT_COLUMN_TEXT && c.n_words == 1);
  CHECK(clt_column_read(&c, digits, sizeof digits).bytes == sizeof digits);
}

/* Labels are few: of many different numbers two writings of one are a measure's. */
static void test_measure(void) {
  for (int many = 0; many < 2; many++) {
    clt_column c;
    char text[40];
    clt_arena_free(&arena);
    clt_column_start(&c, &arena, 0);
    clt_column_add(&c, "0.5", 3);
    clt_column_add(&c, "0.50", 4);
    for (int i = 0; i < (many ? 5000 : 900); i++) {
      clt_column_add(&c, text, (size_t)snprintf(text, sizeof text, "%d.25", i));
    }
    clt_column_decide(&c);
    CHECK(c.kind == (many ? CLT_COLUMN_REAL : CLT_COLUMN_TEXT));
    CHECK(arena.taken < 200000);
  }
}

static void test_numbers(void) {
  clt_column c;
  clt_arena_free(&arena);
  clt_column_start(&c, &arena, 0);
  clt_column_add_number(&c, 1.0, true);
  clt_column_add_number(&c, INFINITY, false);
  clt_column_add_number(&c, NAN, false);
  clt_column_add(&c, "1", 1);
  clt_column_decide(&c);
  CHECK(c.kind == CLT_COLUMN_INTEGER && c.n == 4 && c.n_missing == 2);
  clt_column_add_number(&c, 2.5, false);
  /* Beside a unit, numbers without one are counted: not 0, and not what is none. */
  clt_column_start(&c, &arena, 0);
  clt_column_add(&c, "5 J", 3);
  clt_column_add_number(&c, NAN, false);
  clt_column_add_number(&c, INFINITY, false);
  clt_column_add_number(&c, 0.0, true);
  clt_column_add_number(&c, 2.0, true);
  clt_column_add_number(&c, 2.5, false);
  clt_column_decide(&c);
  CHECK(c.n_unitless == 2);
}

/* Whatever the order of the cells, the column is the same. */
static void test_any_order(void) {
  static const char *const cells[] = {"1",    "2.5", "1,234", "1.234", "0,5", "12 J", "3 mJ",   "7",
                                      "1.10", "1.1", "NA",    "none",  "x",   "01",   "1.234,5"};
  enum { CELLS = sizeof cells / sizeof *cells, MOST = 4, ROUNDS = 5000 };
  clt_rng rng;
  clt_rng_seed(&rng, 20261128, 1);
  int wrong = 0;
  for (int round = 0; round < ROUNDS; round++) {
    uint32_t n = 1 + clt_rng_below(&rng, MOST);
    char forward[200] = "", backward[200] = "";
    const char *chosen[MOST];
    for (uint32_t i = 0; i < n; i++) chosen[i] = cells[clt_rng_below(&rng, CELLS)];
    for (uint32_t i = 0; i < n; i++) {
      strcat(strcat(forward, i ? "|" : ""), chosen[i]);
      strcat(strcat(backward, i ? "|" : ""), chosen[n - 1 - i]);
    }
    clt_column a = column_of(forward, 0), b = column_of(backward, 0);
    bool same = a.kind == b.kind && a.reason == b.reason && a.decimal == b.decimal &&
                a.uncertain == b.uncertain && a.either == b.either && a.unit == b.unit &&
                a.n_words == b.n_words && a.n_missing == b.n_missing && a.numbers == b.numbers;
    wrong += !same;
    if (!same) printf("%s\n", forward);
  }
  CHECK(wrong == 0);
}

int main(void) {
  clt_arena_init(&arena, &system_heap);
  test_plain();
  test_missing();
  test_decimal();
  test_units();
  test_labels();
  test_measure();
  test_numbers();
  test_any_order();
  clt_arena_free(&arena);
  return test_end();
}
