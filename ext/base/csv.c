#include "base/csv.h"

#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"

/* ---- one record ---- */

static bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

/* Over a line end, which CRLF is one of. */
static const char *over_line_end(const char *at, const char *stop) {
  return at + (at + 1 < stop && at[0] == '\r' && at[1] == '\n' ? 2 : 1);
}

static size_t count_lines(const char *at, const char *end) {
  size_t n = 0;
  while (at < end) {
    if (is_line_end(*at)) {
      n++;
      at = over_line_end(at, end);
    } else {
      at++;
    }
  }
  return n;
}

static bool fail(clt_csv *csv, clt_csv_end end, size_t line) {
  csv->end = end;
  csv->problem_line = line;
  csv->at = csv->stop;
  return false;
}

static const char *skip_blanks(const clt_csv *csv, const char *at) {
  while (at < csv->stop && (*at == ' ' || *at == '\t') && *at != csv->separator) at++;
  return at;
}

/* Where a cell that begins at `at` without a quote ends. */
static const char *plain_end(const clt_csv *csv, const char *at) {
  while (at < csv->stop && *at != csv->separator && !is_line_end(*at)) at++;
  return at;
}

/* The cell whose opening quote is at `quote`; where it ends, NULL if it does not. */
static const char *quoted_cell(clt_csv *csv, const char *quote, clt_csv_cell *cell) {
  const char *begin = quote + 1, *at = begin;
  cell->doubled = false;
  for (;;) {
    at = memchr(at, '"', (size_t)(csv->stop - at));
    if (!at) {
      fail(csv, CLT_CSV_UNCLOSED, csv->lines);
      return NULL;
    }
    if (at + 1 == csv->stop || at[1] != '"') break;
    cell->doubled = true;
    at += 2;
  }
  cell->text = begin;
  cell->bytes = (size_t)(at - begin);
  csv->lines += count_lines(begin, at);
  at = skip_blanks(csv, at + 1);
  if (at == plain_end(csv, at)) return at;
  fail(csv, CLT_CSV_BEHIND, csv->lines);
  return NULL;
}

static clt_csv_cell *push_cell(clt_csv *csv) {
  if (csv->n_cells == csv->cells_room) {
    size_t room = csv->cells_room ? 2 * csv->cells_room : 64;
    clt_csv_cell *cells =
        clt_arena_grow(csv->arena, csv->cells, csv->cells_room, room, sizeof *cells);
    if (!cells) {
      fail(csv, CLT_CSV_NO_MEMORY, csv->line);
      return NULL;
    }
    csv->cells = cells;
    csv->cells_room = room;
  }
  return &csv->cells[csv->n_cells++];
}

/* Takes the record at `at` apart and goes behind it. */
static bool take_record(clt_csv *csv) {
  const char *at = csv->at;
  csv->n_cells = 0;
  csv->line = csv->lines;
  for (;;) {
    clt_csv_cell *cell = push_cell(csv);
    if (!cell) return false;
    const char *begin = skip_blanks(csv, at);
    if (begin < csv->stop && *begin == '"') {
      at = quoted_cell(csv, begin, cell);
      if (!at) return false;
    } else {
      begin = at;
      at = plain_end(csv, at);
      *cell = (clt_csv_cell){.text = begin, .bytes = (size_t)(at - begin)};
    }
    if (at == csv->stop || *at != csv->separator) break;
    at++;
  }
  if (at < csv->stop) at = over_line_end(at, csv->stop);
  csv->lines++;
  csv->at = at;
  return true;
}

/* ---- what is wrong with it, and what is left out ---- */

/* Bytes that are no text; `begin` is where the record begins. */
static bool check_bytes(clt_csv *csv, const char *begin) {
  size_t bytes = (size_t)(csv->at - begin), good = clt_utf8_well_formed(begin, bytes);
  const char *zero = memchr(begin, 0, good);
  if (!zero && good == bytes) return true;
  const char *bad = zero ? zero : begin + good;
  return fail(csv, zero ? CLT_CSV_ZERO_BYTE : CLT_CSV_NOT_UTF_8,
              csv->line + count_lines(begin, bad));
}

static bool is_empty(const clt_csv_cell *cell) {
  size_t bytes = cell->bytes;
  clt_utf8_trim(cell->text, &bytes);
  return bytes == 0;
}

/* Are all cells from this one on empty? */
static bool empty_from(const clt_csv *csv, size_t first) {
  while (first < csv->n_cells && is_empty(&csv->cells[first])) first++;
  return first >= csv->n_cells;
}

/* Puts an empty cell before the header's. */
static bool name_first(clt_csv *csv) {
  if (!push_cell(csv)) return false;
  memmove(csv->cells + 1, csv->cells, (csv->n_cells - 1) * sizeof *csv->cells);
  csv->cells[0] = (clt_csv_cell){.text = ""};
  return true;
}

/* As many cells as the header has. */
static bool fit_header(clt_csv *csv) {
  if (csv->n_columns == 0) {
    if (csv->row_names && !name_first(csv)) return false;
    csv->n_columns = csv->n_cells;
  }
  if (csv->n_cells > csv->n_columns) {
    if (!empty_from(csv, csv->n_columns)) return fail(csv, CLT_CSV_LONG, csv->line);
    csv->n_cells = csv->n_columns;
  }
  csv->n_short += csv->n_cells < csv->n_columns;
  while (csv->n_cells < csv->n_columns) {
    clt_csv_cell *cell = push_cell(csv);
    if (!cell) return false;
    *cell = (clt_csv_cell){.text = ""};
  }
  return true;
}

/* Makes "" one quote in the cells that have it. */
static bool resolve_quotes(clt_csv *csv) {
  size_t bytes = 0;
  for (size_t i = 0; i < csv->n_cells; i++) bytes += csv->cells[i].doubled * csv->cells[i].bytes;
  if (bytes > csv->scratch_bytes) {
    char *scratch =
        clt_arena_grow(csv->arena, csv->scratch, csv->scratch_bytes, 2 * bytes + 4096, 1);
    if (!scratch) return fail(csv, CLT_CSV_NO_MEMORY, csv->line);
    csv->scratch = scratch;
    csv->scratch_bytes = 2 * bytes + 4096;
  }
  char *out = csv->scratch;
  for (size_t i = 0; bytes && i < csv->n_cells; i++) {
    clt_csv_cell *cell = &csv->cells[i];
    if (!cell->doubled) continue;
    const char *from = cell->text, *end = from + cell->bytes;
    cell->text = out;
    for (; from < end; from += *from == '"' ? 2 : 1) *out++ = *from;
    cell->bytes = (size_t)(out - cell->text);
  }
  return true;
}

static bool is_comment(const clt_csv_cell *cell) {
  size_t bytes = cell->bytes;
  const char *text = clt_utf8_trim(cell->text, &bytes);
  return bytes && (*text == '#' || *text == '%' || (bytes > 1 && memcmp(text, "//", 2) == 0));
}

static bool is_number(const clt_csv_cell *cell) {
  size_t bytes = cell->bytes;
  double x;
  const char *text = clt_utf8_trim(cell->text, &bytes);
  return clt_number_read(text, bytes, &x);
}

/* One cell of text behind a header of several. */
static bool is_note(const clt_csv *csv) {
  if (csv->n_cells > 1 || csv->n_columns < 2 || is_number(csv->cells)) return false;
  return csv->n_columns > 2 || is_comment(csv->cells);
}

bool clt_csv_next(clt_csv *csv) {
  while (csv->at < csv->stop) {
    const char *begin = csv->at;
    if (!take_record(csv) || !check_bytes(csv, begin)) return false;
    bool blank = empty_from(csv, 0);
    if (!blank && !is_note(csv)) return fit_header(csv) && resolve_quotes(csv);
    *(blank ? &csv->n_blank : &csv->n_notes) += 1;
  }
  return false;
}

/* ---- the separator ---- */

/* Takes a first line "sep=;". */
static bool take_said_separator(clt_csv *csv) {
  const char *at = csv->at;
  if (csv->stop - at < 5 || memcmp(at, "sep=", 4) != 0 || is_line_end(at[4])) return false;
  if (csv->stop - at > 5 && !is_line_end(at[5])) return false;
  csv->separator = at[4];
  csv->at = csv->stop - at > 5 ? over_line_end(at + 5, csv->stop) : csv->stop;
  csv->lines++;
  return true;
}

enum { MOST_RECORDS = 100 };

/* What a record looks like. */
typedef struct shape {
  clt_csv_cell first;
  size_t cells, filled;
  bool comment, numbers, last; /* it is one; it has some; its last cell is filled */
} shape;

static shape shape_of(const clt_csv *csv) {
  shape s = {.first = csv->cells[0], .cells = csv->n_cells, .comment = is_comment(csv->cells)};
  for (size_t i = 0; i < csv->n_cells; i++) {
    s.last = !is_empty(&csv->cells[i]);
    s.filled += s.last;
    s.numbers = s.numbers || is_number(&csv->cells[i]);
  }
  return s;
}

/* The commonest number of cells, of equally common ones the largest. */
static size_t common_cells(const shape *s, size_t n) {
  size_t best = 0, most = 0;
  for (size_t i = 0; i < n; i++) {
    size_t same = 0;
    for (size_t j = 0; j < n; j++) same += s[j].cells == s[i].cells;
    if (same > most || (same == most && s[i].cells > best)) {
      most = same;
      best = s[i].cells;
    }
  }
  return best;
}

static bool are_names(const shape *s, size_t cells) {
  return s->cells == cells && s->filled == cells && !s->numbers;
}

/* A comment may be the header, if what follows it is not. */
static bool is_only_comment(const shape *s, size_t cells) {
  bool header = s->cells == cells && (cells == 1 || s->filled > 1) && !are_names(s + 1, cells);
  return s->comment && !header;
}

/* How many records are before the header. A title is one only if names, no numbers, follow. */
static size_t before_header(const shape *s, size_t n) {
  size_t cells = common_cells(s, n), comments = 0, before = 0;
  while (comments + 1 < n && is_only_comment(&s[comments], cells)) comments++;
  for (before = comments; before + 1 < n; before++) {
    bool title = s[before].cells == 1 && cells > 1;
    bool padded = cells > 2 && s[before].filled == 1 && !is_empty(&s[before].first);
    if (!title && !padded) break;
  }
  return are_names(&s[before], cells) ? before : comments;
}

/* How well a separator makes records of a header's length, and how long the header is. */
typedef struct fit {
  double share; /* of the first records that are as long as the header, or all have row names */
  size_t columns;
  size_t before; /* records before the header */
  bool row_names;
} fit;

static bool is_new(const shape *s, size_t n, const clt_csv_cell *cell) {
  for (size_t i = 0; i < n; i++) {
    if (s[i].first.bytes == cell->bytes && memcmp(s[i].first.text, cell->text, cell->bytes) == 0) {
      return false;
    }
  }
  return cell->bytes > 0;
}

/* Of the records of which a separator made these. */
static fit fit_of_shapes(const shape *s, size_t n, char separator) {
  size_t before = n ? before_header(s, n) : 0, agreeing = 0, named = 0;
  if (n == before) return (fit){0.0, 0, 0, false};
  s += before;
  n -= before;
  for (size_t i = 0; i < n; i++) {
    agreeing += s[i].cells == s[0].cells;
    named += i > 0 && s[i].cells == s[0].cells + 1 && s[i].last && is_new(s, i, &s[i].first);
  }
  bool row_names = separator != ',' && n > 1 && named == n - 1;
  return (fit){row_names ? 1.0 : (double)agreeing / (double)n, s[0].cells, before, row_names};
}

static fit fit_of(const clt_csv *csv, char separator) {
  clt_csv trial = *csv;
  shape shapes[MOST_RECORDS];
  size_t records = 0;
  trial.separator = separator;
  while (records < MOST_RECORDS && trial.at < trial.stop && take_record(&trial)) {
    if (!empty_from(&trial, 0)) shapes[records++] = shape_of(&trial);
  }
  fit f = fit_of_shapes(shapes, records, separator);
  if (trial.end != CLT_CSV_ALL_READ) f.columns = 0; /* quotes that do not fit it */
  return f;
}

static char find_separator(const clt_csv *csv) {
  static const char candidates[] = ",;\t|";
  char best = ',';
  fit most = {0.0, 1, 0, false};
  for (const char *c = candidates; *c; c++) {
    fit f = fit_of(csv, *c);
    if (f.columns + f.row_names < 2) continue;
    if (f.share > most.share || (f.share == most.share && f.columns > most.columns)) {
      most = f;
      best = *c;
    }
  }
  fit blank = fit_of(csv, ' ');
  return most.share == 0.0 && blank.columns > 1 && blank.share == 1.0 ? ' ' : best;
}

void clt_csv_open(clt_csv *csv, clt_arena *arena, const char *text, size_t bytes, char separator) {
  *csv = (clt_csv){.arena = arena, .at = text, .stop = text + bytes, .lines = 1};
  bool said = take_said_separator(csv);
  if (separator) {
    csv->separator = separator;
  } else if (!said) {
    csv->separator = find_separator(csv);
  }
  fit f = fit_of(csv, csv->separator);
  csv->row_names = f.row_names;
  while (csv->n_before < f.before && take_record(csv)) csv->n_before += !empty_from(csv, 0);
}

/* ---- names ---- */

static char lower(char c) {
  return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* As SQLite compares names. */
static bool same_name(const char *a, const char *b) {
  while (*a && lower(*a) == lower(*b)) a++, b++;
  return *a == *b;
}

/* The cell without blanks around it, and with room for so many bytes behind it. */
static char *clean_name(clt_csv *csv, const clt_csv_cell *cell, size_t room) {
  size_t bytes = cell->bytes;
  char *name = clt_arena_take(csv->arena, bytes + room, 1);
  if (!name) return NULL;
  for (size_t i = 0; i < bytes; i++) {
    char c = cell->text[i];
    name[i] = (char)((unsigned char)c < 32 || c == 127 ? ' ' : c);
  }
  const char *trimmed = clt_utf8_trim(name, &bytes);
  memmove(name, trimmed, bytes);
  name[bytes] = 0;
  return name;
}

/* A header that is a comment to other programs. */
static void drop_mark(char *name) {
  size_t mark = strspn(name, "# ");
  if (*name == '#' && name[mark]) memmove(name, name + mark, strlen(name + mark) + 1);
}

/* Is the name behind the first n one of them? */
static bool is_taken(const char **names, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (same_name(names[i], names[n])) return true;
  }
  return false;
}

const char **clt_csv_names(clt_csv *csv) {
  enum { PLACE = 24 };
  size_t n = csv->n_cells;
  const char **names = clt_arena_take(csv->arena, n, sizeof *names);
  for (size_t i = 0; names && i < n; i++) {
    char *name = clean_name(csv, &csv->cells[i], sizeof "column" + PLACE), place[PLACE];
    if (!name) return NULL;
    if (i == 0) drop_mark(name);
    names[i] = name;
    snprintf(place, sizeof place, "_%zu", i + 1);
    if (!*name) strcat(strcpy(name, "column"), place);
    while (!clt_arena_failed(csv->arena) && is_taken(names, i)) {
      names[i] = CLT_JOIN(csv->arena, names[i], place);
    }
  }
  return names;
}
