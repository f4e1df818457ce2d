/*
** The input chooses options, and the rest of it is a CSV. base/csv.h reads records of as many cells
** as the header has, and what is read, written with every cell in quotes, is read as the same
** again. causalite_import() makes a table of as many rows as it says, or ends in an error that
** begins with its name, and the database is as it was.
*/
#include "base/csv.h"

#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "sqlite/memory.h"

enum { MOST_CELLS = 4096 };

static const char SEPARATORS[] = {0, 0, ',', ';', '\t', '|', ' '};

static const char *const OPTIONS[] = {"{}",
                                      "{\"decimal\":\",\"}",
                                      "{\"decimal\":\".\"}",
                                      "{\"sep\":\";\"}",
                                      "{\"sep\":\"tab\",\"decimal\":\",\"}",
                                      "{\"names\":\"a,b,c\"}",
                                      "{\"encoding\":\"latin1\"}",
                                      "{\"encoding\":\"utf-16\"}",
                                      "{\"encoding\":\"windows-1252\",\"names\":\"a\"}"};

/* ---- the reader ---- */

/* What was read: all cells, the header's first. */
typedef struct table {
  clt_csv_cell cell[MOST_CELLS];
  size_t n, columns;
  clt_csv_end end;
} table;

static void keep_record(table *t, const clt_csv *csv, clt_arena *arena) {
  t->columns = csv->n_columns;
  FUZZ_CHECK(csv->n_cells == csv->n_columns, "");
  for (size_t i = 0; i < csv->n_cells && t->n < MOST_CELLS; i++) {
    const clt_csv_cell *cell = &csv->cells[i];
    char *copy = clt_arena_take(arena, cell->bytes + 1, 1);
    if (cell->bytes) memcpy(copy, cell->text, cell->bytes);
    FUZZ_CHECK(clt_utf8_valid(copy, cell->bytes), copy);
    FUZZ_CHECK(!memchr(copy, 0, cell->bytes), copy);
    t->cell[t->n++] = (clt_csv_cell){.text = copy, .bytes = cell->bytes};
  }
}

static void read_all(table *t, clt_arena *arena, const char *text, size_t bytes, char separator) {
  clt_csv csv;
  clt_csv_open(&csv, arena, text, bytes, separator);
  t->n = t->columns = 0;
  while (clt_csv_next(&csv)) {
    if (t->columns == 0) FUZZ_CHECK(clt_csv_names(&csv) != NULL, "");
    keep_record(t, &csv, arena);
  }
  t->end = csv.end;
}

/* All cells in quotes, so that nothing is left to guess. */
static char *write_all(const table *t, int *bytes) {
  sqlite3_str *out = sqlite3_str_new(NULL);
  for (size_t i = 0; i < t->n; i++) {
    const clt_csv_cell *cell = &t->cell[i];
    sqlite3_str_appendchar(out, 1, '"');
    for (size_t b = 0; b < cell->bytes; b++) {
      if (cell->text[b] == '"') sqlite3_str_appendchar(out, 1, '"');
      sqlite3_str_append(out, cell->text + b, 1);
    }
    sqlite3_str_appendall(out, (i + 1) % t->columns ? "\"," : "\"\n");
  }
  *bytes = sqlite3_str_length(out);
  return sqlite3_str_finish(out);
}

/* Two headers are not read again. Behind a line that is left out one may begin as comments do,
** which as the first line is left out itself. */
static bool is_comment(const clt_csv_cell *cell) {
  size_t bytes = cell->bytes;
  const char *text = clt_utf8_trim(cell->text, &bytes);
  return bytes > 0 && strchr("#/%", *text);
}

/* And one with a name for the first column alone is a title, should names follow: which they do not
** where a cell more than there are columns is in the same record, and is not written. */
static bool is_title(const table *t) {
  size_t filled = 0;
  for (size_t i = 0; i < t->columns && i < t->n; i++) {
    size_t bytes = t->cell[i].bytes;
    clt_utf8_trim(t->cell[i].text, &bytes);
    filled += bytes > 0;
  }
  return t->columns > 2 && filled < 2;
}

static void check_same(const table *a, const table *b, const char *text) {
  FUZZ_CHECK(b->end == CLT_CSV_ALL_READ && a->n == b->n, text);
  for (size_t i = 0; !fuzz_failed && i < a->n; i++) {
    const clt_csv_cell *one = &a->cell[i], *other = &b->cell[i];
    FUZZ_CHECK(one->bytes == other->bytes, text);
    FUZZ_CHECK(!memcmp(one->text, other->text, one->bytes), text);
  }
}

static void read_and_write(const char *text, size_t bytes, char separator) {
  static table first, second;
  clt_arena arena;
  int n;
  clt_arena_init(&arena, &clt_sqlite_heap);
  read_all(&first, &arena, text, bytes, separator);
  bool whole = first.end == CLT_CSV_ALL_READ && first.n && first.n < MOST_CELLS;
  if (whole && !is_comment(&first.cell[0]) && !is_title(&first)) {
    char *written = write_all(&first, &n);
    read_all(&second, &arena, written, (size_t)n, ',');
    check_same(&first, &second, written);
    sqlite3_free(written);
  }
  clt_arena_free(&arena);
}

/* ---- the table ---- */

static void import(const char *text, size_t bytes, bool blob, const char *options) {
  sqlite3 *db = fuzz_db();
  sqlite3_stmt *query = fuzz_statement("SELECT causalite_import(?1, 'made', ?2)");
  if (blob) sqlite3_bind_blob(query, 1, text, (int)bytes, SQLITE_STATIC);
  if (!blob) sqlite3_bind_text(query, 1, text, (int)bytes, SQLITE_STATIC);
  sqlite3_bind_text(query, 2, options, -1, SQLITE_STATIC);
  if (fuzz_row(query, "causalite_import")) {
    const char *said = (const char *)sqlite3_column_text(query, 0);
    int rows = -1;
    FUZZ_CHECK(sscanf(said, "made: %d row", &rows) == 1, said);
    sqlite3_stmt *count = fuzz_statement("SELECT count(*) FROM made");
    FUZZ_CHECK(sqlite3_step(count) == SQLITE_ROW && sqlite3_column_int(count, 0) == rows, said);
    sqlite3_finalize(count);
    sqlite3_finalize(query);
    run(db, "DROP TABLE made");
  } else {
    sqlite3_finalize(query);
  }
  FUZZ_CHECK(sqlite3_get_autocommit(db), "a transaction is left open");
  FUZZ_CHECK(strcmp(text_of(db, "SELECT count(*) FROM sqlite_schema"), "0") == 0,
             "a table is left");
}

static void fuzz_one(fuzz_input *in) {
  char separator = FUZZ_PICK(in, SEPARATORS);
  int choice = fuzz_byte(in);
  const char *options = OPTIONS[(size_t)(choice >> 1) % (sizeof OPTIONS / sizeof *OPTIONS)];
  size_t bytes = fuzz_left(in);
  bool blob = choice & 1; /* in a block of just its size; of a text SQLite may read a zero byte */
  char *text = malloc(bytes + !blob + !bytes);
  if (!text) return;
  if (bytes) memcpy(text, in->at, bytes);
  if (!blob) text[bytes] = 0;
  read_and_write(text, bytes, separator);
  import(text, bytes, blob, options);
  if (fuzz_failed) printf("  separator %d, %s\n%.*s\n", separator, options, (int)bytes, text);
  free(text);
}

FUZZ_TARGET("csv")
