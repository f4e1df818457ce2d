/* CSV: the separator, line ends, quotes, short and long records, names, and what is refused. */
#include "base/csv.h"

#include "base/rng.h"
#include "base/utf8.h"
#include "test.h"

static const clt_allocator system_heap = {realloc, free};

static clt_arena arena;

static clt_csv open_csv(const char *text, size_t bytes, char separator) {
  clt_csv csv;
  clt_arena_free(&arena);
  clt_csv_open(&csv, &arena, text, bytes, separator);
  return csv;
}

/* What was read, a record in brackets, and how it ended where it did not well. */
static const char *shown(const char *text, size_t bytes) {
  static char out[2000];
  static const char *const ends[] = {"", "memory", "unclosed", "behind", "long", "utf-8", "zero"};
  clt_csv csv = open_csv(text, bytes, 0);
  size_t n = 0;
  out[0] = 0;
  while (clt_csv_next(&csv)) {
    for (size_t i = 0; i < csv.n_cells; i++) {
      n += (size_t)snprintf(out + n, sizeof out - n, "%s%.*s", i ? "|" : "[",
                            (int)csv.cells[i].bytes, csv.cells[i].text);
    }
    n += (size_t)snprintf(out + n, sizeof out - n, "]");
  }
  if (csv.end != CLT_CSV_ALL_READ) {
    snprintf(out + n, sizeof out - n, "%s %zu", ends[csv.end], csv.problem_line);
  }
  return out;
}

static void check_shown(const char *text, size_t bytes, const char *want, int line) {
  char *exact = malloc(bytes ? bytes : 1);
  if (!exact) abort();
  memcpy(exact, text, bytes);
  const char *got = shown(exact, bytes);
  if (!CHECK(strcmp(got, want) == 0)) printf("  line %d: %s\n  want     %s\n", line, got, want);
  free(exact);
}

#define READS(text, want) check_shown(text, sizeof(text) - 1, want, __LINE__)

static void test_lines(void) {
  READS("", "");
  READS("\n\n", "");
  READS("a,b\n1,2\n", "[a|b][1|2]");
  READS("a,b\n1,2", "[a|b][1|2]");
  READS("a,b\r\n1,2\r\n", "[a|b][1|2]");
  READS("a,b\r1,2\r3,4", "[a|b][1|2][3|4]");
  READS("\n \n a , b \n\n1,2\n,\n3,4\n\n", "[ a | b ][1|2][3|4]");
  READS("a\n1\n2", "[a][1][2]");
}

static void test_quotes(void) {
  READS("a,b\n\"1\n,\"\"x\"\"\",2\n", "[a|b][1\n,\"x\"|2]");
  READS("a,b\n \"1\" , \"\"\n", "[a|b][1|]");
  READS("a,b\n\"\"\"\",\"\"\"\"\"\"\n", "[a|b][\"|\"\"]");
  READS("a,b\n5\" disk,6\n", "[a|b][5\" disk|6]");
  READS("a,b\n1,2\n3,\"4\n5,6\n", "[a|b][1|2]unclosed 3");
  READS("a,b\n\"1\r\n2\",3\n\"4", "[a|b][1\r\n2|3]unclosed 4");
  READS("a,b\n\"1\n2\",\"3", "[a|b]unclosed 3");
  READS("a,b\n\"1\"2,3\n", "[a|b]behind 2");
  READS("a,\"b", "unclosed 1");
  READS("a,b\n1,\"", "[a|b]unclosed 2");
}

static void test_lengths(void) {
  READS("a,b,c\n1\n1,2\n1,2,3\n1,2,3,, \n1,2,3,4\n5,6,7\n",
        "[a|b|c][1||][1|2|][1|2|3][1|2|3]long 6");
  clt_csv csv = open_csv("a,b\n1\n\n,\n2,3\n", 14, 0);
  while (clt_csv_next(&csv)) continue;
  CHECK(csv.n_short == 1 && csv.n_blank == 2 && csv.n_columns == 2);
}

static void test_bytes(void) {
  READS("a,b\n1,\xe9\n", "[a|b]utf-8 2");
  READS("a,b\n\"x\n\n\xff\",1\n", "[a|b]utf-8 4");
  READS("a,b\n1,\xe4\xb8", "[a|b]utf-8 2");
  READS("a,b\n1,2\n3,\0\n", "[a|b][1|2]zero 3");
  READS("a,b\n1,\xe4\xb8\xad", "[a|b][1|\xe4\xb8\xad]");
}

static char separator_of(const char *text) {
  return open_csv(text, strlen(text), 0).separator;
}

static void test_separator(void) {
  CHECK(separator_of("a,b\n1,2\n") == ',');
  CHECK(separator_of("a;b\n1,5;2,5\n3,5;4,5\n") == ';');
  CHECK(separator_of("a\tb c\n1,5\t2\n") == '\t');
  CHECK(separator_of("a|b|c\n1|2,5|3\n") == '|');
  CHECK(separator_of("a\n1\n") == ',');
  CHECK(separator_of("\"E (J, all)\";t\n1,5;2\n1;2\n") == ';');
  CHECK(separator_of("E (J, all);t\n1;2\n3;4\n") == ';');
  CHECK(separator_of("a,b,\"x;y;z\"\n1,2,3\n") == ',');
  CHECK(separator_of("a,note\n1,x;y;z\n2,x;y\n") == ',');
  CHECK(separator_of("a b\n1 2\n3 4\n") == ' ');
  CHECK(separator_of("a b\n1 2\n3\n") == ',');
  CHECK(separator_of("a,b;c\n1,2;3\n") == ','); /* of equals the first */
  READS("sep=;\na;b\n1,5;2\n", "[a|b][1,5|2]");
  READS("sep=\t\r\na\tb\r\n", "[a|b]");
  READS("sep=;", "");
  READS("sep=xx,b\n1,2\n", "[sep=xx|b][1|2]");
  clt_csv csv = open_csv("a;b,c\n1;2,3\n", 12, ',');
  CHECK(clt_csv_next(&csv) && csv.n_cells == 2);
}

static void check_names(const char *text, const char *want) {
  char got[300] = "";
  clt_csv csv = open_csv(text, strlen(text), ',');
  CHECK(clt_csv_next(&csv));
  const char **names = clt_csv_names(&csv);
  if (!CHECK(names != NULL)) return;
  for (size_t i = 0; i < csv.n_cells; i++) {
    strcat(got, i ? "|" : "");
    strcat(got, names[i]);
  }
  if (!CHECK(strcmp(got, want) == 0)) printf("  %s\n  want %s\n", got, want);
}

/* (8) The cells of the header, and those of the first record. */
/* (9) */
static void test_notes(void) {
  READS("# by x\n# y, z\na,b\n1,2\n3,4\n", "[a|b][1|2][3|4]");
  READS("// by x\n%a b\n1 2\n3 4\n", "[%a|b][1|2][3|4]");
  READS("Results\n2026-11-28\n\na,b\n1,2\n3,4\n", "[a|b][1|2][3|4]");
  READS("Results,,\na,b,c\n1,2,3\n3,4,5\n", "[a|b|c][1|2|3][3|4|5]");
  READS("#a,b\n1,2\n3,4\n", "[#a|b][1|2][3|4]");
  READS("# 1\n1,2\n3,4\n", "[1|2][3|4]");
  READS(",x\n1,2\n3,4\n", "[|x][1|2][3|4]");
  READS("a\n1,5\n2,5\n", "[a]long 2"); /* no title before numbers */
  READS("a,,\n1,2,3\n4,5,6\n", "[a||][1|2|3][4|5|6]");
  READS("a,b,c\n1,2,3\n\n* p < 0.05\n\"Source: x, y\"\n", "[a|b|c][1|2|3]");
  READS("a,b\nx\n1,2\n# end\n", "[a|b][x|][1|2]");
  static const char text[] = "#\n# x\n# mode,b,c\n1,2,3\nnote\n4,5,6\n";
  clt_csv csv = open_csv(text, sizeof text - 1, 0);
  while (clt_csv_next(&csv)) {
    const char **names = csv.n_notes == 0 && csv.line == 3 ? clt_csv_names(&csv) : NULL;
    CHECK(names == NULL || strcmp(names[0], "mode") == 0);
  }
  CHECK(csv.n_before == 2 && csv.n_notes == 1 && csv.n_columns == 3);
}

static bool has_row_names(const char *text, size_t cells) {
  clt_csv csv = open_csv(text, strlen(text), 0);
  bool empty = CHECK(clt_csv_next(&csv)) && csv.cells[0].bytes == 0;
  CHECK(csv.row_names == empty && csv.n_cells == cells);
  while (csv.row_names && clt_csv_next(&csv)) CHECK(csv.cells[0].bytes == 1);
  return csv.row_names && csv.end == CLT_CSV_ALL_READ && csv.n_short == 0;
}

static void test_row_names(void) {
  CHECK(has_row_names("a b\n1 2 3\n2 2 3\n", 3));
  CHECK(has_row_names("a\tb\n\nx\t2\t3\ny\t2\t3\n", 3));
  CHECK(has_row_names("a\n1;2\n2;2\n", 2));
  CHECK(!has_row_names("a;b\n1;2;3\n1;2;3\n", 2));
  CHECK(!has_row_names("a;b\n1;2;\n2;2;\n", 2));
  CHECK(!has_row_names("a;b\n1;2;3\n2;2\n", 2));
  CHECK(!has_row_names("t,energy\n1,2,5\n2,3,5\n", 2));
}

static void test_names(void) {
  check_names("a, b ,\xc2\xa0 c", "a|b|c");
  check_names("a,,b, ", "a|column_2|b|column_4");
  check_names("a,A,b,a,B", "a|A_2|b|a_4|B_5");
  check_names("x_3,a_3,a,A", "x_3|a_3|a|A_4");
  check_names("a,x,a_4,a", "a|x|a_4|a_4_4");
  check_names("column_2,", "column_2|column_2_2");
  check_names("a,a_5,a_5_5,a_5_5_5,A", "a|a_5|a_5_5|a_5_5_5|A_5_5_5_5");
  check_names("\"energy\n(J)\",\"a\tb\",\"q\"\"r\"", "energy (J)|a b|q\"r");
}

/* The memory is that of the longest record, however many there are. */
static void test_memory(void) {
  enum { RECORDS = 5000, BYTES = 11 };
  char *text = malloc(RECORDS * BYTES);
  if (!text) abort();
  for (int i = 0; i < RECORDS; i++) memcpy(text + i * BYTES, "\"a\"\"b\",c,d\n", BYTES);
  clt_csv csv = open_csv(text, RECORDS * BYTES, 0);
  size_t records = 0;
  while (clt_csv_next(&csv)) records++;
  CHECK(records == RECORDS);
  CHECK(arena.taken < 100000);
  free(text);
}

/* Whatever the bytes: it ends, every record is of the header's length and of UTF-8. */
static void test_any_bytes(void) {
  static const char pieces[] = "ab1,;\t|\"\"\n\r \0\xc3\xa9\xff.=";
  enum { MOST = 60, ROUNDS = 20000 };
  clt_rng rng;
  clt_rng_seed(&rng, 20261128, 0);
  int whole = 0, broken = 0;
  for (int round = 0; round < ROUNDS; round++) {
    size_t bytes = clt_rng_below(&rng, MOST), records = 0;
    uint32_t kinds = 4 + clt_rng_below(&rng, sizeof pieces - 5);
    char *text = malloc(bytes ? bytes : 1);
    if (!text) abort();
    for (size_t i = 0; i < bytes; i++) text[i] = pieces[clt_rng_below(&rng, kinds)];
    clt_csv csv = open_csv(text, bytes, 0);
    for (; clt_csv_next(&csv); records++) {
      broken += csv.n_cells != csv.n_columns;
      if (records == 0) broken += clt_csv_names(&csv) == NULL;
      for (size_t i = 0; i < csv.n_cells; i++) {
        broken += !clt_utf8_valid(csv.cells[i].text, csv.cells[i].bytes);
      }
    }
    broken += records > bytes;
    whole += csv.end == CLT_CSV_ALL_READ;
    free(text);
  }
  CHECK(broken == 0);
  CHECK(whole > ROUNDS / 5 && whole < ROUNDS);
}

int main(void) {
  clt_arena_init(&arena, &system_heap);
  test_lines();
  test_quotes();
  test_lengths();
  test_bytes();
  test_separator();
  test_notes();
  test_row_names();
  test_names();
  test_memory();
  test_any_bytes();
  clt_arena_free(&arena);
  return test_end();
}
