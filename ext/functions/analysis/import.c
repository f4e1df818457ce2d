/* causalite_import(csv, table [, options]) -> what was made: a table of texts. */
#include <limits.h>
#include <string.h>

#include "base/column.h"
#include "base/csv.h"
#include "base/encoding.h"
#include "base/quantity.h"
#include "base/utf8.h"
#include "functions/analysis/import_head.h"
#include "sqlite/function.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"

typedef struct import_options {
  clt_label sep;
  int decimal; /* AS_IS, or the place in DECIMALS of the mark */
  int encoding;
  clt_label names;
} import_options;

enum { AS_IS };
static const char *const DECIMALS[] = {"as_is", ".", ",", NULL};

static const clt_option OPTIONS[] = {
    {"sep", CLT_OPTION_LABEL, offsetof(import_options, sep), .allowed = "one character, or 'tab'",
     .meaning = "what separates the cells of a line",
     .otherwise = "that of comma, semicolon, tab, bar and blank which makes lines of the header's "
                  "length; a first line `sep=;` says it, too"},
    {"decimal", CLT_OPTION_CHOICE, offsetof(import_options, decimal), .choices = DECIMALS,
     .meaning =
         "the decimal mark of the file, where it cannot be told from the cells: columns that "
         "are numbers with it (thousands may be grouped) are written with a decimal point and "
         "without groups"},
    {"encoding", CLT_OPTION_CHOICE, offsetof(import_options, encoding),
     .choices = clt_encoding_names,
     .meaning = "of the bytes of a blob; a byte order mark, and a text that is UTF-8, are believed "
                "rather"},
    {"names", CLT_OPTION_LABEL, offsetof(import_options, names),
     .allowed = "names with commas between them",
     .meaning = "what the columns are called, of a file whose first line has none"},
    {0},
};

typedef struct import {
  clt_call *call;
  const import_options *options;
  const char *table;
  clt_encoding encoding;
  char separator; /* as given, or 0 */
  const char *text;
  size_t bytes;
  clt_csv csv;
  const char **names;
  bool units;          /* the first record behind the header has them */
  clt_column *columns; /* with a decimal mark: what each column is; else NULL */
  bool *rewritten;     /* and whether a cell of it was written anew */
  int64_t rows;
} import;

/* ---- what is given ---- */

static void take_separator(import *in) {
  const clt_label *sep = &in->options->sep;
  if (sep->type == CLT_LABEL_NONE) return;
  bool text = sep->type == CLT_LABEL_TEXT;
  if (text && strcmp(sep->text, "tab") == 0) {
    in->separator = '\t';
  } else if (text && sep->bytes == 1 && !strchr("\"\r\n", *sep->text)) {
    in->separator = *sep->text;
  } else {
    clt_fail(in->call, "option 'sep' must be one character of ASCII that is no quote and no line "
                       "end, or 'tab'");
  }
}

static void take_table(import *in, sqlite3_value *value) {
  in->table = clt_text_of(in->call, value);
  if (!in->table || !*in->table || strlen(in->table) != (size_t)sqlite3_value_bytes(value)) {
    clt_fail(in->call, "argument 2 (table) must be the name of the table to make");
  }
}

/* A file's name where its content belongs: one line that ends as names of files do. */
static bool is_file_name(const char *text, size_t bytes) {
  static const char *const ends[] = {".csv", ".tsv", ".txt"};
  if (bytes < 5 || memchr(text, '\n', bytes) || memchr(text, '\r', bytes)) return false;
  for (int i = 0; i < 3; i++) {
    if (memcmp(text + bytes - 4, ends[i], 4) == 0) return true;
  }
  return false;
}

/* How files begin that are no text, and what can be done with them. */
static const struct {
  const char *bytes;
  const char *is;
} NO_TEXTS[] = {
    {"\x1f\x8b", "compressed by gzip: gunzip it first"},
    {"PK\x03\x04", "a zip archive, as a workbook (.xlsx) is: unpack it, or save a sheet as CSV"},
    {"\xd0\xcf\x11\xe0", "a workbook (.xls): save a sheet as CSV"},
    {"PAR1\x15", "Parquet: write it as CSV, by DuckDB or pandas"},
    {"\xfd\x37zXZ", "compressed by xz: unxz it first"},
    {"BZh91AY", "compressed by bzip2: bunzip2 it first"},
    {"\x28\xb5\x2f\xfd", "compressed by zstd: unzstd it first"},
    {"SQLite format 3", "a database: ATTACH it, and name its table to causalite_setup()"},
};

static void refuse_no_text(clt_call *call, const char *bytes, size_t n) {
  for (size_t i = 0; i < sizeof NO_TEXTS / sizeof NO_TEXTS[0]; i++) {
    size_t begin = strlen(NO_TEXTS[i].bytes);
    if (n <= begin || memcmp(bytes, NO_TEXTS[i].bytes, begin) != 0) continue;
    clt_fail(call, "argument 1 (csv) is no CSV, but %s", NO_TEXTS[i].is);
    return;
  }
}

static void take_content(import *in, sqlite3_value *value) {
  clt_call *call = in->call;
  int type = sqlite3_value_type(value);
  if (type == SQLITE_NULL) {
    clt_fail(call, "argument 1 (csv) is NULL, as readfile() gives for a file that it cannot read");
  } else if (type != SQLITE_TEXT && type != SQLITE_BLOB) {
    clt_fail(call, "argument 1 (csv) must be the content of a CSV file, a text or a blob");
  }
  if (clt_failed(call)) return;
  const char *text = type == SQLITE_TEXT ? clt_text_of(call, value) : sqlite3_value_blob(value);
  size_t bytes = (size_t)sqlite3_value_bytes(value);
  if (!text) text = ""; /* an empty blob; or an error is latched */
  if (is_file_name(text, bytes)) {
    clt_fail(call,
             "argument 1 (csv) must be the content of a file, not its name: readfile('%.*s') "
             "in the sqlite3 shell, open(…, 'rb').read() in Python",
             (int)bytes, text);
  }
  if (type == SQLITE_BLOB) refuse_no_text(call, text, bytes);
  in->encoding = clt_encoding_marked(text, bytes, (clt_encoding)in->options->encoding);
  if (type == SQLITE_TEXT && clt_utf8_valid(text, bytes)) in->encoding = CLT_ENCODING_UTF_8;
  in->bytes = bytes;
  in->text = clt_encoding_decode(&call->arena, &call->task, in->encoding, text, &in->bytes);
}

/* ---- reading ---- */

/* What is said before and behind the number of the line. */
static const struct {
  const char *before, *behind;
} PROBLEMS[] = {
    [CLT_CSV_UNCLOSED] = {"the quote that line ",
                          " opens is not closed; within quotes a quote is written twice"},
    [CLT_CSV_BEHIND] = {"line ", " has text behind a closing quote; within quotes a quote is "
                                 "written twice"},
    [CLT_CSV_NOT_UTF_8] = {"line ", " is not UTF-8; say what it is: "
                                    "'{\"encoding\":\"windows-1252\"}' (or latin1, utf-16)"},
    [CLT_CSV_ZERO_BYTE] = {"line ", " has a zero byte; if it is UTF-16, say so: "
                                    "'{\"encoding\":\"utf-16\"}'"},
};

/* Nothing, where all was read or the arena has failed. */
static void refuse_content(import *in) {
  const clt_csv *csv = &in->csv;
  long long line = (long long)csv->problem_line;
  if (csv->end == CLT_CSV_LONG) {
    clt_fail(in->call,
             "argument 1 (csv): line %lld has %lld cells, and the header %lld; put in quotes "
             "what holds a separator, or name another by option 'sep'",
             line, (long long)csv->n_cells, (long long)csv->n_columns);
  } else if (PROBLEMS[csv->end].before) {
    clt_fail(in->call, "argument 1 (csv): %s%lld%s", PROBLEMS[csv->end].before, line,
             PROBLEMS[csv->end].behind);
  }
}

/* Goes to the next record; false at the end, with an error latched if it is not the content's. */
static bool next(import *in) {
  double done = 1.0 - (double)(in->csv.stop - in->csv.at) / (double)(in->bytes + 1);
  if (clt_task_stop(&in->call->task, done)) return false;
  if (clt_csv_next(&in->csv)) return true;
  refuse_content(in);
  return false;
}

/* Begins at the header, or at the first record of a file that has none. */
static bool open_csv(import *in) {
  clt_csv_open(&in->csv, &in->call->arena, in->text, in->bytes, in->separator);
  return next(in);
}

static bool is_named(const import *in) {
  return in->options->names.type == CLT_LABEL_TEXT;
}

/* Goes to the first record of values. */
static bool open_rows(import *in) {
  if (!open_csv(in)) return false;
  if (is_named(in)) return true;
  return next(in) && (!in->units || next(in));
}

static void read_header(import *in) {
  sqlite3 *db = in->call->connection->db;
  int most = sqlite3_limit(db, SQLITE_LIMIT_COLUMN, -1);
  int parameters = sqlite3_limit(db, SQLITE_LIMIT_VARIABLE_NUMBER, -1);
  if (parameters < most) most = parameters;
  if (!open_csv(in)) {
    clt_fail(in->call, "argument 1 (csv) is empty: there is no header");
  } else if (in->csv.n_columns > (size_t)most) {
    clt_fail(in->call, "argument 1 (csv) has %lld columns, and this connection allows %d",
             (long long)in->csv.n_columns, most);
  } else {
    in->names = clt_import_names(in->call, &in->csv, is_named(in) ? in->options->names.text : NULL);
    in->units = in->names && !is_named(in) && clt_import_units(in->call, &in->csv, in->names);
  }
}

/* With a decimal mark given, what each column is by it. */
static void read_columns(import *in) {
  size_t n = in->csv.n_columns;
  if (in->options->decimal == AS_IS || clt_failed(in->call)) return;
  clt_arena *arena = &in->call->arena;
  clt_column *columns = clt_arena_take(arena, n, sizeof *columns);
  in->rewritten = clt_arena_take(arena, n, sizeof *in->rewritten);
  if (!columns || !in->rewritten) return;
  for (size_t i = 0; i < n; i++) {
    clt_column_start(&columns[i], arena, *DECIMALS[in->options->decimal]);
  }
  for (bool more = open_rows(in); more; more = next(in)) {
    for (size_t i = 0; i < n; i++) {
      clt_column_add(&columns[i], in->csv.cells[i].text, in->csv.cells[i].bytes);
    }
  }
  for (size_t i = 0; i < n; i++) clt_column_decide(&columns[i]);
  in->columns = columns;
}

/* ---- writing ---- */

/* Nothing is ever overwritten. */
static void refuse_taken(import *in) {
  clt_call *call = in->call;
  const char *type =
      clt_ask_text(call, call->connection->db,
                   sqlite3_mprintf("SELECT type FROM main.sqlite_schema WHERE name = %Q COLLATE "
                                   "NOCASE AND type <> 'trigger'",
                                   in->table));
  if (!type) return;
  clt_fail(call,
           "argument 2 (table): there is a %s '%!.60s' already, and nothing is "
           "overwritten; take another name, or rename or drop it first",
           type, in->table);
}

/* The statement that makes the table, from sqlite3_malloc; NULL with an error latched. */
static char *create_statement(import *in) {
  sqlite3_str *sql = sqlite3_str_new(NULL);
  sqlite3_str_appendf(sql, "CREATE TABLE main.\"%w\"(", in->table);
  for (size_t i = 0; i < in->csv.n_columns; i++) {
    sqlite3_str_appendf(sql, "%s\"%w\" TEXT", i ? ", " : "", in->names[i]);
  }
  sqlite3_str_appendall(sql, ")");
  char *text = sqlite3_str_finish(sql);
  if (!text) clt_fail_code(in->call, SQLITE_NOMEM);
  return text;
}

/* The number of a cell in a column of numbers as any program reads it; 0 bytes if it is none. */
static size_t plain_number(const clt_column *column, const clt_csv_cell *cell,
                           char out[CLT_QUANTITY_BYTES + 40]) {
  clt_quantity quantity;
  size_t bytes = cell->bytes;
  const char *text = clt_utf8_trim(cell->text, &bytes);
  bool numbers = column->kind == CLT_COLUMN_INTEGER || column->kind == CLT_COLUMN_REAL;
  if (!numbers || !clt_quantity_read(text, bytes, column->decimal, &quantity)) return 0;
  return clt_quantity_plain(&quantity, out);
}

/* An empty cell is NULL. */
static int bind(import *in, sqlite3_stmt *insert, size_t i) {
  const clt_csv_cell *cell = &in->csv.cells[i];
  char plain[CLT_QUANTITY_BYTES + 40];
  int place = (int)i + 1;
  size_t bytes = in->columns ? plain_number(&in->columns[i], cell, plain) : 0;
  if (bytes && (bytes != cell->bytes || memcmp(plain, cell->text, bytes) != 0)) {
    in->rewritten[i] = true;
    return sqlite3_bind_text(insert, place, plain, (int)bytes, SQLITE_TRANSIENT);
  }
  if (cell->bytes == 0) return sqlite3_bind_null(insert, place);
  return sqlite3_bind_text(insert, place, cell->text, (int)cell->bytes, SQLITE_STATIC);
}

static int insert_row(import *in, sqlite3_stmt *insert) {
  int code = SQLITE_OK;
  for (size_t i = 0; i < in->csv.n_columns && code == SQLITE_OK; i++) code = bind(in, insert, i);
  if (code != SQLITE_OK) return code;
  sqlite3_step(insert);
  return sqlite3_reset(insert);
}

static void insert_rows(import *in) {
  sqlite3 *db = in->call->connection->db;
  sqlite3_stmt *insert =
      clt_prepare_insert(in->call, db, "INSERT", in->table, (int)in->csv.n_columns);
  for (bool more = insert && open_rows(in); more; more = next(in)) {
    if (insert_row(in, insert) != SQLITE_OK) clt_fail_database(in->call, db, NULL);
    if (clt_failed(in->call)) break;
    in->rows++;
  }
  sqlite3_finalize(insert);
}

/* ---- what was made ---- */

static void append_count(sqlite3_str *out, const char *before, int64_t n, const char *one,
                         const char *many) {
  sqlite3_str_appendf(out, "%s%lld %s", before, (long long)n, n == 1 ? one : many);
}

static void append_rewritten(sqlite3_str *out, const import *in) {
  const char *before = "; numbers written with a decimal point: ";
  for (size_t i = 0; in->rewritten && i < in->csv.n_columns; i++) {
    if (!in->rewritten[i]) continue;
    sqlite3_str_appendf(out, "%s%s", before, in->names[i]);
    before = ", ";
  }
}

static char *sentence(const import *in) {
  const clt_csv *csv = &in->csv;
  sqlite3_str *out = sqlite3_str_new(NULL);
  sqlite3_str_appendf(out, "%s:", in->table);
  append_count(out, " ", in->rows, "row", "rows");
  append_count(out, ", ", (int64_t)csv->n_columns, "column", "columns");
  if (csv->separator == '\t') {
    sqlite3_str_appendall(out, ", separated by tabs");
  } else if (csv->separator == ' ') {
    sqlite3_str_appendall(out, ", separated by blanks");
  } else {
    sqlite3_str_appendf(out, ", separated by '%c'", csv->separator);
  }
  if (csv->row_names) sqlite3_str_appendall(out, "; the first column has no name: row names");
  if (in->encoding != CLT_ENCODING_UTF_8) {
    sqlite3_str_appendf(out, ", read as %s", clt_encoding_names[in->encoding]);
  }
  if (csv->n_short) {
    append_count(out, "; ", (int64_t)csv->n_short, "short line filled up", "short lines filled up");
  }
  if (csv->n_before) {
    append_count(out, "; ", (int64_t)csv->n_before, "line before the header left out",
                 "lines before the header left out");
  }
  if (csv->n_notes) {
    append_count(out, "; ", (int64_t)csv->n_notes, "line that is a note left out",
                 "lines that are notes left out");
  }
  if (in->units) sqlite3_str_appendall(out, "; units below the names");
  if (csv->n_blank) {
    append_count(out, "; ", (int64_t)csv->n_blank, "empty line left out", "empty lines left out");
  }
  append_rewritten(out, in);
  return sqlite3_str_finish(out);
}

/* What was made, from sqlite3_malloc; NULL with an error latched. The sentence is there before the
** end, so that not even a want of memory fails with the table made. */
static char *write_table(import *in) {
  clt_transaction transaction;
  char *made = NULL;
  refuse_taken(in);
  char *create = create_statement(in);
  bool begun =
      create && !clt_failed(in->call) && clt_transaction_begin(&transaction, in->call, create);
  sqlite3_free(create);
  if (!begun) return NULL;
  if (!clt_failed(in->call)) insert_rows(in);
  if (!clt_failed(in->call)) made = sentence(in);
  if (!made) clt_fail_code(in->call, SQLITE_NOMEM);
  if (clt_transaction_end(&transaction)) return made;
  sqlite3_free(made);
  return NULL;
}

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *options) {
  (void)argc;
import in = {.call = call, .options = options };
  take_separator(&in);
  take_table(&in, argv[1]);
  take_content(&in, argv[0]);
  if (!clt_failed(call)) read_header(&in);
  if (!clt_failed(call)) read_columns(&in);
  char *made = clt_failed(call) ? NULL : write_table(&in);
  if (made) sqlite3_result_text(context, made, -1, sqlite3_free);
}

static const clt_argument ARGUMENTS[] = {
    {"csv", CLT_TEXT,
     "the content of a CSV file, as text or bytes: `readfile('runs.csv')` in the "
     "sqlite3 shell, `open('runs.csv', 'rb').read()` in Python"},
    {"table", CLT_TEXT, "the name of the table to make in the schema main; none that exists"}};

static const clt_scalar scalar = {
    ARGUMENTS, 2, 2, SQLITE_DIRECTONLY, evaluate, OPTIONS, sizeof(import_options)};

const clt_function clt_function_import = {
    "causalite_import",
    .summary = "Makes a table of texts from the content of a CSV file, whatever wrote it, and says "
               "so in a sentence: `SELECT causalite_import(readfile('runs.csv'), 'runs')` gives "
               "`runs: 236 rows, 14 columns, separated by ';'`.",
    .details =
        "Line ends are LF, CRLF or CR; cells in double quotes may hold separators, line ends "
        "and \"\" for a quote; a byte order mark is none of the first name. Names are trimmed, "
        "with blanks for control characters; an empty one is `column_3`, one that is there "
        "already (in upper or lower case) gets its place, `name_5`. Where the first column "
        "alone has no name in the header, as R's write.table() leaves it for row names, it is "
        "`column_1`. Short lines are filled with empty cells, empty cells are NULL, lines "
        "without any cell filled are left out. So are lines before the header that are comments or "
        "titles, and footnotes: lines of one cell, a text. Units in the line below the names join "
        "them: `energy (J)`. A first line of values is an error, unless `names` are given. A quote "
        "that is not closed, more cells than the "
        "header has, text that is not UTF-8 and a zero byte are errors that name the line. "
        "Cells are stored as they are: what is a number is decided where the table is read. The"
        " work is one transaction: it fails, or is interrupted, with the database as it was. It"
        " refuses where a transaction is open (COMMIT first), in a statement that writes "
        "itself, and in a database that is read-only. It can be called directly only.",
    .scalar = &scalar,
};
