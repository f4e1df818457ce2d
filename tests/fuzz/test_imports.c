/*
** CSV of tables at random, written with any separator, line end, quoting and encoding, comes back
** as the table that it was; and CSV with a byte changed is a table or an error, never more.
*/
#include "base/rng.h"
#include "sql_test.h"

enum { ROUNDS = 1500, MOST_ROWS = 6, MOST_COLUMNS = 5, CELL = 40, TEXT = 8192 };

static const char *const PIECES[] = {"a", "7",  ".",  " ", "\"", ",",        ";",        "\t",
                                     "|", "\n", "\r", "x", "-",  "\xc3\xa9", "\xc3\xbc", "\r\n"};

/* A cell with something in it, or now and then none. */
static void random_cell(clt_rng *rng, char cell[CELL]) {
  *cell = 0;
  if (clt_rng_below(rng, 6) == 0) return;
  uint32_t pieces = clt_rng_below(rng, 6), kinds = clt_rng_below(rng, 2) ? 4 : 16;
  for (uint32_t i = 0; i < pieces; i++) strcat(cell, PIECES[clt_rng_below(rng, kinds)]);
  strcat(cell, "z"); /* else it might be empty but for blanks */
}

static void append_cell(clt_rng *rng, char *csv, const char *cell, char separator) {
  bool special =
      strpbrk(cell, "\"\r\n") || strchr(cell, separator) || *cell == ' ' || *cell == '\t';
  if (!special && clt_rng_below(rng, 4)) {
    strcat(csv, cell);
    return;
  }
  char *at = csv + strlen(csv);
  *at++ = '"';
  for (; *cell; cell++) {
    if (*cell == '"') *at++ = '"';
    *at++ = *cell;
  }
  strcpy(at, "\"");
}

typedef struct table {
  int rows, columns;
  char cells[MOST_ROWS][MOST_COLUMNS][CELL];
} table;

static void random_table(clt_rng *rng, table *t) {
  t->rows = (int)clt_rng_below(rng, MOST_ROWS + 1);
  t->columns = 1 + (int)clt_rng_below(rng, MOST_COLUMNS);
  for (int r = 0; r < t->rows; r++) {
    for (int c = 0; c < t->columns; c++) random_cell(rng, t->cells[r][c]);
    if (!*t->cells[r][0]) strcpy(t->cells[r][0], "k"); /* a line without a filled cell is none */
  }
}

static void write_csv(clt_rng *rng, const table *t, char *csv, char separator) {
  static const char *const ends[] = {"\n", "\r\n", "\r"};
  const char *end = ends[clt_rng_below(rng, 3)], between[2] = {separator, 0};
  *csv = 0;
  for (int c = 0; c < t->columns; c++) {
    sprintf(csv + strlen(csv), "%sc%d", c ? between : "", c + 1);
  }
  for (int r = 0; r < t->rows; r++) {
    strcat(csv, end);
    for (int c = 0; c < t->columns; c++) {
      if (c) strcat(csv, between);
      append_cell(rng, csv, t->cells[r][c], separator);
    }
  }
  if (clt_rng_below(rng, 2)) strcat(csv, end);
}

/* Binds the text as it is, as bytes, or as bytes of another encoding; its name, or NULL. */
static const char *bind_csv(clt_rng *rng, sqlite3_stmt *import, const char *csv) {
  static char other[2 * TEXT + 2];
  uint32_t kind = clt_rng_below(rng, 4);
  int n = 0;
  if (kind == 0) sqlite3_bind_text(import, 1, csv, -1, SQLITE_TRANSIENT);
  if (kind == 1) sqlite3_bind_blob(import, 1, csv, (int)strlen(csv), SQLITE_TRANSIENT);
  if (kind < 2) return "utf-8";
  if (kind == 3) other[n++] = '\xff', other[n++] = '\xfe';
  for (const char *at = csv; *at; at++) {
    bool two = (unsigned char)*at >= 0x80; /* é and ü, which are in Latin-1 */
    other[n++] = (char)(two ? 0xc0 | (at[1] & 0x3f) : *at);
    if (kind == 3) other[n++] = 0;
    at += two;
  }
  sqlite3_bind_blob(import, 1, other, n, SQLITE_TRANSIENT);
  return kind == 2 ? "windows-1252" : "utf-16";
}

static bool same_table(sqlite3 *db, const table *t) {
  sqlite3_stmt *query = NULL;
  int r = 0;
  bool same = sqlite3_prepare_v2(db, "SELECT * FROM made", -1, &query, NULL) == SQLITE_OK;
  same = same && sqlite3_column_count(query) == t->columns;
  for (; same && sqlite3_step(query) == SQLITE_ROW; r++) {
    for (int c = 0; same && r < t->rows && c < t->columns; c++) {
      const char *got = (const char *)sqlite3_column_text(query, c);
      same = strcmp(got ? got : "", t->cells[r][c]) == 0;
    }
  }
  sqlite3_finalize(query);
  return same && r == t->rows;
}

static void round_trip(sqlite3 *db, clt_rng *rng, sqlite3_stmt *import) {
  static char csv[TEXT];
  static table t;
  char separator = ",;\t|"[clt_rng_below(rng, 4)], options[80];
  random_table(rng, &t);
  write_csv(rng, &t, csv, separator);
  const char *encoding = bind_csv(rng, import, csv);
  snprintf(options, sizeof options, "{\"sep\":\"%s\",\"encoding\":\"%s\"}",
           separator == '\t' ? "tab" : (char[2]){separator, 0}, encoding);
  sqlite3_bind_text(import, 2, options, -1, SQLITE_TRANSIENT);
  int code = sqlite3_step(import);
  if (!CHECK(code == SQLITE_ROW)) printf("  %s\n  %s\n", sqlite3_errmsg(db), csv);
  sqlite3_reset(import);
  if (code == SQLITE_ROW && !CHECK(same_table(db, &t))) printf("  %s\n", csv);
  run(db, "DROP TABLE IF EXISTS made");
}

static int errors;

static void broken(sqlite3 *db, clt_rng *rng, sqlite3_stmt *import) {
  static char csv[TEXT];
  static table t;
  random_table(rng, &t);
  write_csv(rng, &t, csv, ',');
  size_t n = strlen(csv);
  for (int i = 0; i < 2; i++)
    csv[clt_rng_below(rng, (uint32_t)n)] = "\"\n,;\xff\0a"[clt_rng_below(rng, 7)];
  sqlite3_bind_blob(import, 1, csv, (int)n, SQLITE_STATIC);
  sqlite3_bind_text(import, 2, "{\"decimal\":\",\"}", -1, SQLITE_STATIC);
  int code = sqlite3_step(import);
  if (code != SQLITE_ROW) {
    errors++;
    CHECK(strncmp(sqlite3_errmsg(db), "causalite_import(): ", 20) == 0);
  }
  sqlite3_reset(import);
  CHECK(sqlite3_get_autocommit(db) != 0);
  bool made =
      strcmp(text_of(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'made'"), "1") == 0;
  CHECK(made == (code == SQLITE_ROW));
  run(db, "DROP TABLE IF EXISTS made");
}

int main(void) {
  sqlite3 *db = open_database();
  sqlite3_stmt *import = NULL;
  clt_rng rng;
  clt_rng_seed(&rng, 20261128, 3);
  sqlite3_prepare_v2(db, "SELECT causalite_import(?1, 'made', ?2)", -1, &import, NULL);
  for (int i = 0; i < ROUNDS; i++) round_trip(db, &rng, import);
  for (int i = 0; i < ROUNDS; i++) broken(db, &rng, import);
  CHECK(errors > ROUNDS / 10 && errors < ROUNDS);
  sqlite3_finalize(import);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
