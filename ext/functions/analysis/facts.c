#include "functions/analysis/facts.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "base/number.h"
#include "sqlite/label.h"

/* A cell as a label; NULL is none. */
static clt_label label_of(clt_call *call, sqlite3_stmt *row, int column) {
  clt_label label = {.type = CLT_LABEL_NONE};
  switch (sqlite3_column_type(row, column)) {
  case SQLITE_INTEGER:
    label.type = CLT_LABEL_INTEGER;
    label.integer = sqlite3_column_int64(row, column);
    label.real = (double)label.integer;
    break;
  case SQLITE_FLOAT:
    label.type = CLT_LABEL_REAL;
    label.real = sqlite3_column_double(row, column);
    break;
  case SQLITE_TEXT:
  case SQLITE_BLOB:
    label.text = (const char *)sqlite3_column_text(row, column);
    label.bytes = sqlite3_column_bytes(row, column);
    if (!label.text) clt_fail_code(call, SQLITE_NOMEM);
    if (label.text) label.type = CLT_LABEL_TEXT;
    break;
  default:
    break;
  }
  return label;
}

/* ---- one scan: the order within a column, and which columns are one under other names ---- */

/* Columns with more values than this are no renaming of another. Texts are compared by their
** beginnings, which is enough for a time. */
enum { MOST_VALUES = 64, TEXT_BYTES = 32 };

/* What is kept of a column while rows are read. */
typedef struct scan {
  bool started;
  double number;         /* the value before */
  char text[TEXT_BYTES]; /* or, if it was a text, its beginning */
  clt_label_set values;  /* the first MOST_VALUES + 1 of them */
  uint64_t pattern;      /* hash of the numbers of its values, in order of first appearance */
} scan;

/* Is a value not below the one before? It becomes the one before. */
static bool ascends(scan *s, const clt_label *label) {
  char text[TEXT_BYTES] = "";
  size_t bytes = (size_t)label->bytes < TEXT_BYTES ? (size_t)label->bytes : TEXT_BYTES - 1;
  double number = label->type == CLT_LABEL_TEXT ? HUGE_VAL : label->real;
  if (label->type == CLT_LABEL_TEXT) memcpy(text, label->text, bytes);
  bool above =
      !s->started || number > s->number || (number == s->number && strcmp(text, s->text) >= 0);
  s->started = true;
  s->number = number;
  memcpy(s->text, text, TEXT_BYTES);
  return above;
}

static void look(scan *s, clt_column_facts *facts, const clt_label *label) {
  uint64_t next[2] = {s->pattern, 0};
  facts->rows++;
  if (label->type != CLT_LABEL_NONE) {
    facts->ascending = ascends(s, label) && facts->ascending;
    if (s->values.count <= MOST_VALUES) {
      next[1] = 1 + (uint64_t)clt_label_set_index(&s->values, label);
    }
  }
  s->pattern = clt_hash_words(next, 2);
}

static bool scan_rows(clt_call *call, sqlite3_stmt *rows, scan *scans, clt_column_facts *facts,
                      int n) {
  while (clt_step(call, rows)) {
    for (int i = 0; i < n; i++) {
      clt_label label = label_of(call, rows, i);
      look(&scans[i], &facts[i], &label);
    }
  }
  return !clt_failed(call);
}

static void find_renamings(const scan *scans, clt_column_facts *facts, int n) {
  for (int i = 0; i < n; i++) {
    facts[i].same_as = -1;
    for (int j = 0; j < i && facts[i].same_as < 0; j++) {
      bool few = scans[i].values.count <= MOST_VALUES && scans[i].values.count > 1;
      if (few && scans[i].values.count == scans[j].values.count &&
          scans[i].pattern == scans[j].pattern) {
        facts[i].same_as = j;
      }
    }
  }
}

/* ---- the values of each column ---- */

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* ISO 8601: 2026-11-28, with or without a time of day behind a T or a blank. */
static bool is_date(const char *text) {
  static const char form[] = "dddd-dd-dd";
  int i = 0;
  for (; form[i]; i++) {
    if (form[i] == 'd' ? !is_digit(text[i]) : text[i] != form[i]) return false;
  }
  return text[i] == 0 || text[i] == 'T' || text[i] == ' ';
}

/* Seconds or milliseconds since 1970, of the years 2001 to 2100. */
static bool is_epoch(double x) {
  return (x >= 1e9 && x < 4.1e9) || (x >= 1e12 && x < 4.1e12);
}

/* Puts a value in its place among the most frequent ones; of equally frequent ones the first in
** sort order comes first. */
static void insert_common(clt_common_value *common, int *n, clt_common_value value) {
  int at = *n;
  if (at == CLT_COMMON_VALUES && common[at - 1].rows >= value.rows) return;
  if (at < CLT_COMMON_VALUES) (*n)++;
  if (at == CLT_COMMON_VALUES) at--;
  while (at > 0 && common[at - 1].rows < value.rows) {
    common[at] = common[at - 1];
    at--;
  }
  common[at] = value;
}

static bool is_common(const clt_common_value *common, int n, int64_t rows) {
  return n < CLT_COMMON_VALUES || common[n - 1].rows < rows;
}

static void count_number(clt_column_facts *f, double x, int64_t rows, bool whole) {
  f->numbers += rows;
  f->lowest = f->distinct == 1 ? x : f->lowest;
  f->highest = x; /* numbers come in sort order */
  f->times = f->times && is_epoch(x);
  if (f->kind == CLT_COLUMN_EMPTY) f->kind = CLT_COLUMN_INTEGER;
  if (!whole && f->kind == CLT_COLUMN_INTEGER) f->kind = CLT_COLUMN_REAL;
}

static void count_text(clt_call *call, clt_column_facts *f, const clt_label *label, int64_t rows) {
  double number;
  f->kind = CLT_COLUMN_TEXT;
  f->times = f->times && is_date(label->text);
  if (clt_number_read(label->text, (size_t)label->bytes, &number)) {
    f->numbers += rows;
  } else if (!f->stray) {
    f->stray = clt_label_text(&call->arena, label);
  }
}

/* A value and how often it stands; values come in sort order. */
static void count_value(clt_call *call, clt_column_facts *f, clt_common_value *common,
                        const clt_label *label, int64_t rows) {
  f->filled += rows;
  f->distinct++;
  f->unique = f->unique && rows == 1;
  if (label->type == CLT_LABEL_TEXT) {
    count_text(call, f, label, rows);
  } else {
    count_number(f, label->real, rows, label->type == CLT_LABEL_INTEGER);
  }
  if (is_common(common, f->n_common, rows)) {
    clt_label tidy = clt_label_tidy(label);
    clt_common_value value = {clt_label_text(&call->arena, &tidy), rows};
    if (value.text) insert_common(common, &f->n_common, value);
  }
}

/* The middle one of the numbers of a column that has no texts: the first at which half of them have
** passed. */
static double find_median(clt_call *call, sqlite3_stmt *values, int64_t numbers) {
  int64_t passed = 0;
  sqlite3_reset(values);
  while (numbers && clt_step(call, values)) {
    passed += sqlite3_column_int64(values, 1);
    if (2 * passed >= numbers) return sqlite3_column_double(values, 0);
  }
  return NAN;
}

static bool count_values(clt_call *call, sqlite3 *db, clt_column_facts *f) {
  clt_common_value *common = clt_arena_take(&call->arena, CLT_COMMON_VALUES, sizeof *common);
  sqlite3_stmt *values = clt_prepare_text(
      call, db,
      sqlite3_mprintf("SELECT \"%w\", count(*) FROM main.experiment WHERE \"%w\" IS NOT NULL"
                      " GROUP BY 1 ORDER BY 1",
                      f->name, f->name));
  f->lowest = f->highest = NAN;
  f->unique = f->times = true;
  while (common && values && clt_step(call, values)) {
    clt_label label = label_of(call, values, 0);
    if (!clt_failed(call)) count_value(call, f, common, &label, sqlite3_column_int64(values, 1));
  }
  f->common = common;
  f->times = f->times && f->distinct > 0;
  f->median = clt_failed(call)
                  ? NAN
                  : find_median(call, values, f->kind == CLT_COLUMN_TEXT ? 0 : f->numbers);
  sqlite3_finalize(values);
  return !clt_failed(call);
}

/* ---- all ---- */

clt_column_facts *clt_facts_count(clt_call *call, sqlite3 *db, int *n) {
  sqlite3_stmt *rows = clt_prepare(call, db, "SELECT * FROM main.experiment" /* by rowid */);
  const char **names = rows ? clt_column_names(call, rows, 0, n) : NULL;
  if (!names) *n = 0;
  clt_column_facts *facts = clt_arena_take(&call->arena, (size_t)*n, sizeof *facts);
  scan *scans = clt_arena_take(&call->arena, (size_t)*n, sizeof *scans);
  for (int i = 0; facts && scans && i < *n; i++) {
    facts[i].name = names[i];
    facts[i].ascending = true;
    clt_label_set_init(&scans[i].values, &call->arena);
  }
  if (rows && facts && scans && !clt_failed(call) && scan_rows(call, rows, scans, facts, *n)) {
    find_renamings(scans, facts, *n);
  }
  sqlite3_finalize(rows);
  for (int i = 0; facts && i < *n && !clt_failed(call); i++) count_values(call, db, &facts[i]);
  return clt_failed(call) ? NULL : facts;
}
