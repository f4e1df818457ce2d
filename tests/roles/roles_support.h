/*
** What the tests of ext/roles share: memory, facts of columns that are like many, and facts counted
** in a table of CSV, as the callers of ext/roles count them in SQL.
*/
#ifndef CLT_ROLES_SUPPORT_H
#define CLT_ROLES_SUPPORT_H

#include "base/number.h"
#include "roles/roles.h"

#include "test.h"

static void *resize(void *block, size_t bytes) {
  return realloc(block, bytes);
}

static const clt_allocator heap = {resize, free};

static inline bool same(const char *a, const char *b) {
  return a == b || (a && b && strcmp(a, b) == 0);
}

/* ---- facts of the kind of column that a letter stands for ---- */

static const clt_common_value numbers_few[] = {{"1", 15}, {"2", 15}, {"4", 15}, {"8", 15}};
static const clt_common_value numbers_two[] = {{"0", 30}, {"1", 30}};
static const clt_common_value texts_few[] = {{"apple", 20}, {"bee", 20}, {"cat", 20}};
static const clt_common_value texts_two[] = {{"bee", 30}, {"apple", 30}};
static const clt_common_value texts_ended[] = {{"FINISHED", 55}, {"failed", 5}};
static const clt_common_value constant_number[] = {{"4", 60}};
static const clt_common_value constant_text[] = {{"linux", 60}};

static const struct {
  char letter;
  const char *what;
  clt_column_facts facts;
} kinds[] = {
    {'c', "many numbers", {.kind = CLT_COLUMN_REAL, .distinct = 60, .unique = true}},
    {'i', "many whole numbers", {.kind = CLT_COLUMN_INTEGER, .distinct = 55}},
    {'f', "few numbers", {.kind = CLT_COLUMN_INTEGER, .common = numbers_few, .n_common = 4}},
    {'2', "two numbers", {.kind = CLT_COLUMN_INTEGER, .common = numbers_two, .n_common = 2}},
    {'t', "few texts", {.kind = CLT_COLUMN_TEXT, .common = texts_few, .n_common = 3}},
    {'b', "two texts", {.kind = CLT_COLUMN_TEXT, .common = texts_two, .n_common = 2}},
    {'r', "how runs ended", {.kind = CLT_COLUMN_TEXT, .common = texts_ended, .n_common = 2}},
    {'u', "a text a row", {.kind = CLT_COLUMN_TEXT, .distinct = 60, .unique = true, .stray = "a"}},
    {'k',
     "the number of the row",
     {.kind = CLT_COLUMN_INTEGER, .distinct = 60, .unique = true, .ascending = true}},
    {'d', "a time a row", {.kind = CLT_COLUMN_TEXT, .distinct = 60, .unique = true, .times = true}},
    {'e',
     "epoch seconds",
     {.kind = CLT_COLUMN_REAL, .distinct = 60, .unique = true, .ascending = true, .times = true}},
    {'1', "one number", {.kind = CLT_COLUMN_INTEGER, .common = constant_number, .n_common = 1}},
    {'s', "one text", {.kind = CLT_COLUMN_TEXT, .common = constant_text, .n_common = 1}},
    {'-', "nothing", {.kind = CLT_COLUMN_EMPTY}},
};

/* Of 60 rows. */
static inline clt_column_facts facts_like(char letter, const char *name) {
  clt_column_facts facts = {.kind = CLT_COLUMN_EMPTY};
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    if (kinds[i].letter == letter) facts = kinds[i].facts;
  }
  facts.name = name;
  facts.rows = 60;
  facts.same_as = -1;
  facts.lowest = facts.highest = facts.median = NAN;
  if (facts.kind == CLT_COLUMN_EMPTY) return facts;
  facts.filled = 60;
  if (facts.n_common > 0) facts.distinct = facts.n_common;
  if (facts.kind == CLT_COLUMN_TEXT) return facts;
  facts.numbers = 60;
  facts.lowest = 1.0;
  facts.median = 4.0;
  facts.highest = 8.0;
  return facts;
}

/* ---- a table of CSV ---- */

enum { MOST_COLUMNS = 64, MOST_ROWS = 7000, MOST_DISTINCT = 1000 };

typedef struct table {
  char *text; /* the cells point into it */
  int n_columns, n_rows;
  char *name[MOST_COLUMNS];
  char **cell; /* row by row; NULL where missing */
} table;

static inline char *trimmed(char *cell) {
  while (*cell == ' ') cell++;
  size_t n = strlen(cell);
  while (n > 0 && (cell[n - 1] == ' ' || cell[n - 1] == '\r')) cell[--n] = '\0';
  return cell;
}

static inline bool is_missing(const char *cell) {
  return *cell == '\0' || same(cell, "None") || same(cell, "NA") || same(cell, "inf") ||
         same(cell, "Infinity");
}

/* Ends the cell at *at with a zero byte, and moves on; `last`: of its line. */
static inline char *next_cell(char **at, bool *last) {
  char *begin = *at, *out = begin;
  bool quoted = false;
  for (; **at && (quoted || (**at != ',' && **at != '\n')); (*at)++) {
    if (**at == '"') {
      quoted = !quoted;
    } else {
      *out++ = **at;
    }
  }
  *last = **at != ',';
  if (**at) (*at)++;
  *out = '\0';
  return trimmed(begin);
}

static inline void table_free(table *t) {
  free(t->text);
  free(t->cell);
}

/* False if there is no such file. */
static inline bool table_read(table *t, const char *path) {
  FILE *f = fopen(path, "rb");
  if (f == NULL) return false;
  *t =
      (table){.text = calloc(1, 1 << 22), .cell = calloc(MOST_COLUMNS * MOST_ROWS, sizeof(char *))};
  size_t bytes = fread(t->text, 1, (1 << 22) - 1, f);
  fclose(f);
  char *at = t->text;
  bool last = false;
  while (!last && t->n_columns < MOST_COLUMNS) t->name[t->n_columns++] = next_cell(&at, &last);
  while (at < t->text + bytes && t->n_rows < MOST_ROWS) {
    char **row = t->cell + (size_t)t->n_rows++ * (size_t)t->n_columns;
    last = false;
    for (int c = 0; c < t->n_columns && !last; c++) {
      char *cell = next_cell(&at, &last);
      row[c] = is_missing(cell) ? NULL : cell;
    }
  }
  return true;
}

static inline char *cell_of(const table *t, int row, int column) {
  return t->cell[(size_t)row * (size_t)t->n_columns + (size_t)column];
}

/* ---- facts counted in it ---- */

typedef struct counted {
  clt_column_facts facts[MOST_COLUMNS];
  clt_common_value value[MOST_COLUMNS][MOST_DISTINCT];
} counted;

static inline int by_rows(const void *a, const void *b) {
  const clt_common_value *x = a, *y = b;
  return (x->rows < y->rows) - (x->rows > y->rows);
}

static inline int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static inline void count_value(clt_column_facts *facts, clt_common_value *value, const char *cell) {
  for (int64_t i = 0; i < facts->distinct; i++) {
    if (!same(value[i].text, cell)) continue;
    value[i].rows++;
    return;
  }
  if (facts->distinct == MOST_DISTINCT) return;
  value[facts->distinct++] = (clt_common_value){cell, 1};
}

static inline void count_numbers(clt_column_facts *facts, double *x, bool whole) {
  if (facts->filled == 0) return;
  bool text = facts->numbers < facts->filled;
  facts->kind = text ? CLT_COLUMN_TEXT : whole ? CLT_COLUMN_INTEGER : CLT_COLUMN_REAL;
  if (facts->numbers == 0) return;
  qsort(x, (size_t)facts->numbers, sizeof *x, by_size);
  facts->lowest = x[0];
  facts->median = x[facts->numbers / 2];
  facts->highest = x[facts->numbers - 1];
}

static inline void count_column(const table *t, int column, clt_column_facts *facts,
                                clt_common_value *value) {
  static double x[MOST_ROWS];
  bool whole = true;
  *facts = (clt_column_facts){.name = t->name[column], .rows = t->n_rows, .same_as = -1};
  facts->lowest = facts->median = facts->highest = NAN;
  facts->times = facts->ascending = true;
  const char *before = NULL;
  for (int row = 0; row < t->n_rows; row++) {
    const char *cell = cell_of(t, row, column);
    if (cell == NULL) continue;
    facts->filled++;
    count_value(facts, value, cell);
    if (strlen(cell) < 10 || cell[4] != '-' || cell[7] != '-') facts->times = false;
    if (clt_number_read(cell, strlen(cell), &x[facts->numbers])) {
      whole = whole && x[facts->numbers] == floor(x[facts->numbers]);
      facts->numbers++;
    } else {
      facts->stray = cell;
    }
    if (before && strcmp(before, cell) > 0) facts->ascending = false;
    before = cell;
  }
  facts->times = facts->times && facts->filled > 0;
  facts->unique = facts->distinct == facts->filled;
  count_numbers(facts, x, whole);
  qsort(value, (size_t)facts->distinct, sizeof *value, by_rows);
  facts->common = value;
  facts->n_common =
      (int)(facts->distinct < CLT_COMMON_VALUES ? facts->distinct : CLT_COMMON_VALUES);
}

/* Is column b a renaming of column a, both of few values? */
static inline bool is_renamed(const table *t, int a, int b, const counted *c) {
  if (c->facts[a].distinct != c->facts[b].distinct || c->facts[a].distinct > CLT_COMMON_VALUES ||
      c->facts[a].filled != c->facts[b].filled || c->facts[a].distinct < 2) {
    return false;
  }
  for (int64_t v = 0; v < c->facts[a].distinct; v++) {
    const char *with = NULL;
    for (int row = 0; row < t->n_rows; row++) {
      if (!same(cell_of(t, row, a), c->value[a][v].text)) continue;
      const char *cell = cell_of(t, row, b);
      if (cell == NULL || (with && !same(with, cell))) return false;
      with = cell;
    }
  }
  return true;
}

static inline counted *count_table(const table *t) {
  counted *c = calloc(1, sizeof *c);
  if (c == NULL) abort();
  for (int i = 0; i < t->n_columns; i++) {
    count_column(t, i, &c->facts[i], c->value[i]);
    for (int j = 0; j < i && c->facts[i].same_as < 0; j++) {
      if (is_renamed(t, j, i, c)) c->facts[i].same_as = j;
    }
  }
  return c;
}

#endif
