#include "base/column.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "base/number.h"
#include "base/quantity.h"
#include "base/utf8.h"

enum { MOST_LABELS = 1000, MOST_DIGITS = 18 };

/* ---- missing ---- */

/* Lower case; from FIRST_LEVEL on they are missing among numbers only. */
static const char *const MISSING[] = {
    "",         "na",        "n/a",       "nan",     "null",    "<na>",  "#n/a",
    "#na",      "none",      "-",         "--",      "inf",     "+inf",  "-inf",
    "infinity", "+infinity", "-infinity", "#div/0!", "#value!", "#num!", NULL};
enum { FIRST_LEVEL = 8, N_MISSING = sizeof MISSING / sizeof *MISSING - 1, LONGEST_MISSING = 9 };
_Static_assert((int)N_MISSING <= (int)CLT_COLUMN_MISSING_WORDS, "each has its count");

const char *clt_column_missing_word(int i) {
  static const char *const shown[] = {
      "",         "NA",        "N/A",       "NaN",     "null",    "<NA>",  "#N/A",
      "#NA",      "None",      "-",         "--",      "inf",     "+inf",  "-inf",
      "Infinity", "+Infinity", "-Infinity", "#DIV/0!", "#VALUE!", "#NUM!", NULL};
  return shown[i];
}

/* The word that the text is, -1 if it is none. */
static int missing_word(const char *text, size_t bytes) {
  char word[LONGEST_MISSING + 1];
  if (bytes > LONGEST_MISSING) return -1;
  if (bytes && *text >= '0' && *text <= '9') return -1;
  for (size_t i = 0; i < bytes; i++) {
    word[i] = (char)(text[i] >= 'A' && text[i] <= 'Z' ? text[i] + 32 : text[i]);
  }
  for (int i = 0; i < N_MISSING; i++) {
    if (strlen(MISSING[i]) == bytes && memcmp(MISSING[i], word, bytes) == 0) return i;
  }
  return -1;
}

static void keep(char example[CLT_COLUMN_EXAMPLE], const char *text, size_t bytes) {
  if (*example) return;
  size_t n = bytes < CLT_COLUMN_EXAMPLE ? bytes : CLT_COLUMN_EXAMPLE - 1;
  n = clt_utf8_well_formed(text, n); /* not half a character */
  memcpy(example, text, n);
  example[n] = 0;
}

/* ---- labels ---- */

struct clt_column_number {
  double x;         /* NAN: a free place */
  uint64_t written; /* hash of the text */
};
typedef struct clt_column_number number;

static number *place_of(number *seen, int room, double x) {
  if (x == 0.0) x = 0.0; /* -0 */
  uint64_t hash = clt_hash_double(x);
  size_t i = (size_t)((hash ^ hash >> 32) & (uint64_t)(room - 1));
  while (!isnan(seen[i].x) && seen[i].x != x) i = (i + 1) & (size_t)(room - 1);
  return &seen[i];
}

static bool make_room(clt_arena *arena, clt_column_reading *r) {
  int room = r->room ? 2 * r->room : 64;
  if (2 * r->n_seen < r->room) return true;
  number *seen = clt_arena_take(arena, (size_t)room, sizeof *seen);
  if (!seen) return false;
  for (int i = 0; i < room; i++) seen[i].x = NAN;
  for (int i = 0; i < r->room; i++) {
    if (!isnan(r->seen[i].x)) *place_of(seen, room, r->seen[i].x) = r->seen[i];
  }
  r->seen = seen;
  r->room = room;
  return true;
}

/* Is the number, as it is written, one that was written otherwise before? */
static void look_for_twin(clt_column *c, clt_column_reading *r, double x, const char *text,
                          size_t bytes) {
  if (r->n_seen > MOST_LABELS || !make_room(c->arena, r)) return;
  number *place = place_of(r->seen, r->room, x);
  uint64_t written = clt_hash(text, bytes);
  if (isnan(place->x)) {
    *place = (number){x, written};
    r->n_seen++;
  } else if (place->written != written) {
    keep(r->twin, text, bytes);
  }
}

/* ---- a cell ---- */

void clt_column_start(clt_column *c, clt_arena *arena, char decimal) {
  *c = (clt_column){.arena = arena, .given = decimal, .unit = CLT_UNIT_NONE};
}

static bool is_only_digits(const char *text, size_t bytes) {
  size_t sign = bytes && *text == '-';
  for (size_t i = sign; i < bytes; i++) {
    if (text[i] < '0' || text[i] > '9') return false;
  }
  return bytes > sign;
}

/* Counts a cell that is a number under a reading. Grouped thousands are no label. */
static void count(clt_column *c, clt_column_reading *r, double x, bool whole, bool label,
                  const char *text, size_t bytes) {
  bool all = r->numbers + 1 == c->filled; /* else it is not going to be this one */
  r->numbers++;
  r->whole += whole;
  if (all && label) look_for_twin(c, r, x, text, bytes);
}

/* A whole number without marks is the same under both. */
static void add_digits(clt_column *c, double x, const char *text, size_t bytes) {
  for (int i = 0; i < 2; i++) count(c, &c->readings[i], x, true, true, text, bytes);
  c->bare += x != 0.0;
  if (bytes > MOST_DIGITS) keep(c->identifier, text, bytes);
}

/* Any other way to write a number, or a word. */
static void add_quantity(clt_column *c, const char *text, size_t bytes) {
  double x[2] = {NAN, NAN};
  int fits = 0;
  clt_quantity q;
  for (int i = 0; i < 2; i++) {
    char decimal = ".,"[i];
    if (clt_quantity_read(text, bytes, decimal, &q)) x[i] = clt_quantity_number(&q, CLT_UNIT_NONE);
    if (!isfinite(x[i])) continue;
    bool label = q.unit == CLT_UNIT_NONE && q.n == bytes; /* with its marks as they are */
    if (fits++ == 0 && q.unit != CLT_UNIT_NONE) c->units[q.unit]++;
    if (fits == 1 && q.unit == CLT_UNIT_NONE) c->bare += x[i] != 0.0;
    count(c, &c->readings[i], x[i], q.whole, label, text, bytes);
  }
  if (fits == 0) keep(c->word, text, bytes);
  if (fits < 2 || x[0] == x[1]) return;
  *(memchr(text, ',', bytes) ? &c->n_comma : &c->n_point) += 1;
}

void clt_column_add(clt_column *c, const char *text, size_t bytes) {
  double x;
  text = clt_utf8_trim(text, &bytes);
  int word = missing_word(text, bytes);
  c->n++;
  c->filled += word < 0;
  if (word >= 0) {
    c->missing[word]++;
  } else if (is_only_digits(text, bytes) && clt_number_read(text, bytes, &x)) {
    add_digits(c, x, text, bytes);
  } else {
    add_quantity(c, text, bytes);
  }
}

void clt_column_add_number(clt_column *c, double x, bool whole) {
  bool is_number = isfinite(x);
  c->n++;
  c->filled += is_number;
  if (!is_number) c->missing[isnan(x) ? 0 : missing_word("inf", 3)]++;
  for (int i = 0; i < 2 && is_number; i++) count(c, &c->readings[i], x, whole, false, NULL, 0);
  c->bare += is_number && x != 0.0;
}

/* ---- the decision ---- */

/* The commonest unit; false if others cannot become it. */
static bool decide_unit(clt_column *c) {
  bool comparable = true;
  int kinds = 0;
  for (int i = 0; i < CLT_UNIT_MOST; i++) {
    if (!c->units[i]) continue;
    kinds++;
    comparable = comparable && (c->unit == CLT_UNIT_NONE || clt_unit_comparable(i, c->unit));
    if (c->unit == CLT_UNIT_NONE || c->units[i] > c->units[c->unit]) c->unit = i;
  }
  c->mixed = kinds > 1;
  c->n_unitless = kinds ? c->bare : 0;
  return comparable;
}

/* Which mark is the decimal one. */
static void decide_decimal(clt_column *c) {
  int64_t point = c->readings[0].numbers, comma = c->readings[1].numbers;
  bool both = point == c->filled && comma == c->filled && !c->given;
  c->either = both && c->n_comma + c->n_point > 0;
  c->uncertain = both && c->n_comma > 0;
  c->decimal = c->given ? c->given : comma > point ? ',' : '.';
}

static clt_column_reason decide_reason(clt_column *c, const clt_column_reading *r) {
  bool comparable = decide_unit(c);
  const char *example = c->word;
  clt_column_reason reason = CLT_COLUMN_NO_REASON;
  c->n_words = c->filled - r->numbers;
  if (c->n_words) {
    reason = *c->word ? CLT_COLUMN_WORDS : CLT_COLUMN_MARKS;
  } else if (*c->identifier) {
    reason = CLT_COLUMN_LONG;
    example = c->identifier;
  } else if (!comparable) {
    reason = CLT_COLUMN_UNITS;
  } else if (c->mixed && c->n_unitless) {
    reason = CLT_COLUMN_UNITLESS;
  } else if (*r->twin && r->n_seen <= MOST_LABELS && c->unit == CLT_UNIT_NONE) {
    reason = CLT_COLUMN_LABELS;
    example = r->twin;
  }
  keep(c->example, example, strlen(example));
  return reason;
}

void clt_column_decide(clt_column *c) {
  decide_decimal(c);
  const clt_column_reading *r = &c->readings[c->decimal == ','];
  c->reason = decide_reason(c, r);
  c->numbers = r->whole == r->numbers && !c->mixed ? CLT_COLUMN_INTEGER : CLT_COLUMN_REAL;
  if (r->numbers == 0) c->numbers = CLT_COLUMN_TEXT;
  c->kind = c->reason ? CLT_COLUMN_TEXT : c->filled ? c->numbers : CLT_COLUMN_EMPTY;
  c->n_missing = c->n - c->filled;
  if (c->kind != CLT_COLUMN_TEXT) return;
  c->uncertain = c->either = false;
  for (int i = FIRST_LEVEL; i < N_MISSING; i++) {
    c->n_missing -= c->missing[i];
    c->n_words += c->missing[i];
  }
}

/* ---- reading ---- */

static clt_column_cell number_cell(const clt_column *c, const clt_quantity *q, double x) {
  clt_column_cell cell = {.kind = CLT_COLUMN_REAL, .real = x};
  if (c->kind == CLT_COLUMN_INTEGER && clt_number_read_integer(q->digits, q->n, &cell.integer)) {
    cell.kind = CLT_COLUMN_INTEGER;
  }
  return cell;
}

clt_column_cell clt_column_read(const clt_column *c, const char *text, size_t bytes) {
  clt_quantity q;
  text = clt_utf8_trim(text, &bytes);
  int word = missing_word(text, bytes), end = c->kind == CLT_COLUMN_TEXT ? FIRST_LEVEL : N_MISSING;
  bool numbers = c->kind == CLT_COLUMN_INTEGER || c->kind == CLT_COLUMN_REAL;
  if (word >= 0 && word < end) return (clt_column_cell){.kind = CLT_COLUMN_EMPTY};
  if (numbers && clt_quantity_read(text, bytes, c->decimal, &q)) {
    bool comparable =
        q.unit == CLT_UNIT_NONE || c->unit == CLT_UNIT_NONE || clt_unit_comparable(q.unit, c->unit);
    double x = comparable ? clt_quantity_number(&q, c->unit) : NAN;
    if (isfinite(x)) return number_cell(c, &q, x);
  }
  return (clt_column_cell){.kind = CLT_COLUMN_TEXT, .text = text, .bytes = bytes};
}
