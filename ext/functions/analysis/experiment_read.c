/* Of experiment.h the reading. */
#include <math.h>

#include "base/column.h"
#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"
#include "functions/analysis/experiment.h"

/* The columns while they are read. */
typedef struct reading {
  clt_analysis *analysis;
  const clt_source *source;
  int n;              /* columns of the source */
  clt_column *column; /* [n] what they are */
} reading;

/* ---- a copy of the rows as they are, which is looked at as it passes ---- */

/* A blob that is text is one; any other is no value. A text that is not UTF-8 is refused. */
static const char *text_of(reading *r, sqlite3_stmt *row, int i, size_t *bytes) {
  bool blob = sqlite3_column_type(row, i) == SQLITE_BLOB;
  const char *text = blob ? sqlite3_column_blob(row, i) : (const char *)sqlite3_column_text(row, i);
  *bytes = (size_t)sqlite3_column_bytes(row, i);
  if (!text && *bytes == 0 && blob) return "";
  if (!text) clt_fail_code(r->analysis->call, SQLITE_NOMEM);
  if (!text || clt_utf8_valid(text, *bytes)) return text;
  if (!blob) {
    clt_fail(r->analysis->call,
             "column '%!.60s' of %s has a text that is not UTF-8. Import the file again, and say "
             "what it is: causalite_import(csv, table, '{\"encoding\":\"windows-1252\"}')",
             r->source->name[i - r->source->first], r->source->table);
  }
  *bytes = 0;
  return "";
}

static void copy_text(reading *r, sqlite3_stmt *row, int i, sqlite3_stmt *insert) {
  size_t bytes = 0;
  const char *text = text_of(r, row, i + r->source->first, &bytes);
  if (!text) return;
  clt_column_add(&r->column[i], text, bytes);
  if (bytes) {
    clt_bind_text(r->analysis->call, insert, i + 2, text, (int)bytes);
  } else {
    sqlite3_bind_null(insert, i + 2);
  }
}

static void copy_cell(reading *r, sqlite3_stmt *row, int i, sqlite3_stmt *insert) {
  clt_column *column = &r->column[i];
  int from = i + r->source->first;
  switch (sqlite3_column_type(row, from)) {
  case SQLITE_NULL:
    clt_column_add(column, "", 0);
    sqlite3_bind_null(insert, i + 2);
    break;
  case SQLITE_INTEGER:
    clt_column_add_number(column, (double)sqlite3_column_int64(row, from), true);
    sqlite3_bind_int64(insert, i + 2, sqlite3_column_int64(row, from));
    break;
  case SQLITE_FLOAT:
    clt_column_add_number(column, sqlite3_column_double(row, from), false);
    sqlite3_bind_double(insert, i + 2, sqlite3_column_double(row, from));
    break;
  default:
    copy_text(r, row, i, insert);
  }
}

/* CREATE TABLE source_row(run INTEGER PRIMARY KEY, c0, c1, …) */
static bool make_copy(reading *r) {
  sqlite3_str *sql = sqlite3_str_new(NULL);
  sqlite3_str_appendall(sql, "CREATE TABLE source_row(run INTEGER PRIMARY KEY");
  for (int i = 0; i < r->n; i++) sqlite3_str_appendf(sql, ", c%d", i);
  sqlite3_str_appendall(sql, ")");
  return clt_run_text(r->analysis->call, r->analysis->aside, sqlite3_str_finish(sql));
}

static bool copy_source(reading *r) {
  clt_call *call = r->analysis->call;
  sqlite3_stmt *row = r->source->rows;
  r->column = clt_arena_take(&call->arena, (size_t)r->n, sizeof *r->column);
  if (!r->column || !make_copy(r)) return false;
  for (int i = 0; i < r->n; i++) clt_column_start(&r->column[i], &call->arena, 0);
  sqlite3_stmt *insert =
      clt_prepare_insert(call, r->analysis->aside, "INSERT", "source_row", r->n + 1);
  while (insert && clt_step(call, row)) {
    for (int i = 0; i < r->n; i++) copy_cell(r, row, i, insert);
    if (r->source->first) clt_bind_cell(call, insert, 1, row, 0);
    clt_step_once(call, insert);
  }
  sqlite3_finalize(insert);
  for (int i = 0; i < r->n; i++) clt_column_decide(&r->column[i]);
  return !clt_failed(call);
}

/* ---- from there to the typed table ---- */

static const char MEASURES[] =
    "SELECT 1 FROM variable WHERE name = %Q AND role IN ('outcome', 'cause', 'negative_control',"
    " 'mediator', 'performance', 'duration', 'control')";

/* What measures is a number, however it is spelled. */
static bool read_as_numbers(reading *r) {
  clt_analysis *a = r->analysis;
  a->spelled = false;
  for (int i = 0; i < r->n && !clt_failed(a->call); i++) {
    clt_column *column = &r->column[i];
    if (column->reason != CLT_COLUMN_LABELS) continue;
    char *query = sqlite3_mprintf(MEASURES, r->source->name[i]);
    if (!query) clt_fail_code(a->call, SQLITE_NOMEM);
    bool measures = query && clt_ask(a->call, a->aside, query);
    if (measures) column->kind = column->numbers;
    a->spelled |= !measures;
    sqlite3_free(query);
  }
  return !clt_failed(a->call);
}

static bool make_table(reading *r) {
  static const char *const types[] = {[CLT_COLUMN_EMPTY] = "TEXT",
                                      [CLT_COLUMN_INTEGER] = "INTEGER",
                                      [CLT_COLUMN_REAL] = "REAL",
                                      [CLT_COLUMN_TEXT] = "TEXT"};
  sqlite3_str *sql = sqlite3_str_new(NULL);
  sqlite3_str_appendall(sql, CLT_EXPERIMENT_BEGINS);
  for (int i = 0; i < r->n; i++) {
    sqlite3_str_appendf(sql, "%s\"%w\" %s", i ? ", " : "", r->source->name[i],
                        types[r->column[i].kind]);
  }
  sqlite3_str_appendall(sql, ")");
  return clt_run_text(r->analysis->call, r->analysis->aside, sqlite3_str_finish(sql));
}

/* A cell that is to be read as text; a number among texts in the one way it is written. */
static void bind_text(reading *r, sqlite3_stmt *insert, int i, sqlite3_stmt *row) {
  char number[CLT_NUMBER_BYTES];
  const char *text = number;
  size_t bytes;
  if (sqlite3_column_type(row, i + 1) == SQLITE_FLOAT) {
    bytes = (size_t)clt_number_format(number, sqlite3_column_double(row, i + 1));
  } else {
    text = (const char *)sqlite3_column_text(row, i + 1);
    bytes = (size_t)sqlite3_column_bytes(row, i + 1);
  }
  if (!text) clt_fail_code(r->analysis->call, SQLITE_NOMEM);
  if (!text) return;
  clt_column_cell cell = clt_column_read(&r->column[i], text, bytes);
  switch (cell.kind) {
  case CLT_COLUMN_EMPTY:
    sqlite3_bind_null(insert, i + 2);
    break;
  case CLT_COLUMN_INTEGER:
    sqlite3_bind_int64(insert, i + 2, cell.integer);
    break;
  case CLT_COLUMN_REAL:
    sqlite3_bind_double(insert, i + 2, cell.real);
    break;
  case CLT_COLUMN_TEXT:
    clt_bind_text(r->analysis->call, insert, i + 2, cell.text, (int)cell.bytes);
  }
}

static void convert_cell(reading *r, sqlite3_stmt *insert, int i, sqlite3_stmt *row) {
  int type = sqlite3_column_type(row, i + 1);
  bool number = type == SQLITE_INTEGER || type == SQLITE_FLOAT;
  bool infinite = type == SQLITE_FLOAT && !isfinite(sqlite3_column_double(row, i + 1));
  if (type == SQLITE_NULL || infinite) {
    sqlite3_bind_null(insert, i + 2);
  } else if (number && r->column[i].kind != CLT_COLUMN_TEXT) {
    clt_bind_cell(r->analysis->call, insert, i + 2, row, i + 1);
  } else {
    bind_text(r, insert, i, row);
  }
}

static bool convert(reading *r) {
  clt_call *call = r->analysis->call;
  sqlite3 *aside = r->analysis->aside;
  sqlite3_stmt *rows = clt_prepare(call, aside, "SELECT * FROM source_row");
  sqlite3_stmt *insert = rows ? clt_experiment_insert(r->analysis, aside, r->source) : NULL;
  while (insert && clt_step(call, rows)) {
    clt_bind_cell(call, insert, 1, rows, 0);
    for (int i = 0; i < r->n; i++) convert_cell(r, insert, i, rows);
    clt_step_once(call, insert);
  }
  sqlite3_finalize(insert);
  sqlite3_finalize(rows);
  return !clt_failed(call) && clt_run(call, aside, "DROP TABLE source_row");
}

/* What counted as missing in a column of numbers although something stood there. */
static bool note_missing(reading *r, int i) {
  const clt_column *c = &r->column[i];
  const char *texts = NULL;
  int64_t cells = 0;
  clt_arena *arena = &r->analysis->call->arena;
  if (c->kind != CLT_COLUMN_INTEGER && c->kind != CLT_COLUMN_REAL) return true;
  for (int w = 1; clt_column_missing_word(w); w++) {
    if (!c->missing[w]) continue;
    const char *word = clt_column_missing_word(w);
    texts = texts ? CLT_JOIN(arena, texts, ", ", word) : word;
    cells += c->missing[w];
  }
  if (!texts) return true;
  return clt_run_text(r->analysis->call, r->analysis->aside,
                      sqlite3_mprintf("INSERT OR REPLACE INTO import_note VALUES (%Q, %lld, %Q)",
                                      r->source->name[i], (long long)cells, texts));
}

/* Where nothing in a column tells what its commas are. */
static void say_uncertain(reading *r, int i) {
  static const char advice[] =
      " are taken to stand between thousands (1,234 is 1234). If they are decimal marks, import the"
      " file again, and say so: causalite_import(csv, table, '{\"decimal\":\",\"}'); with the"
      " command decimal=,\n";
  clt_analysis *a = r->analysis;
  if (!r->column[i].uncertain) return;
  a->said = CLT_JOIN(&a->call->arena, a->said ? a->said : "", "commas: those in ",
                     r->source->name[i], advice);
}

bool clt_experiment_read(clt_analysis *a, const clt_source *source) {
  reading r = {.analysis = a, .source = source, .n = source->n};
  if (!copy_source(&r) || !read_as_numbers(&r) || !make_table(&r) || !convert(&r)) return false;
  a->known = source->known;
  a->direction = source->direction;
  a->unit = clt_arena_take(&a->call->arena, (size_t)r.n, sizeof *a->unit);
  for (int i = 0; a->unit && i < r.n; i++) {
    int unit = r.column[i].unit;
    a->unit[i] = unit == CLT_UNIT_NONE ? NULL : clt_unit_name(unit);
    if (!note_missing(&r, i)) return false;
    say_uncertain(&r, i);
  }
  return !clt_failed(a->call);
}

bool clt_experiment_read_setting(clt_analysis *a) {
  clt_source source;
  bool read = clt_source_open(&source, a, clt_source_setting(a)) && clt_experiment_read(a, &source);
  clt_source_close(&source);
  return read;
}
