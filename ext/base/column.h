/*
** What the cells of a column are, decided by all of them: numbers, and in which writing and unit,
** or texts. Each cell is added once, then the column is decided, then cells are read by what was
** decided; memory does not grow with their number.
**
** (1) Cells are trimmed. Empty ones and NA, N/A, NaN, null (in any case) and their kin are missing;
** in a column of numbers also None, -, inf and theirs, which among texts may be a level.
** (2) Numbers are what base/quantity.h reads in all cells, with a decimal point if that does, else
** with a comma. Where both do and the numbers would differ (1,234), the column is `uncertain` and
** taken by the point. What is written as programs write it, 1.234, is no doubt.
** (3) Units of one dimension become the commonest, and a cell without one, other than 0, has the
** column's one unit; of several none can be said to be its own.
** (4) What may be labels stays text: a column in which two texts would become one number (1.1 and
** 1.10, 01 and 1), unless it has more than 1000 numbers, and one with numbers of digits alone that
** are longer than 18.
*/
#ifndef CLT_BASE_COLUMN_H
#define CLT_BASE_COLUMN_H

#include <stdint.h>

#include "base/arena.h"
#include "base/unit.h"

typedef enum clt_column_kind {
  CLT_COLUMN_EMPTY, /* no cell has a value */
  CLT_COLUMN_INTEGER,
  CLT_COLUMN_REAL,
  CLT_COLUMN_TEXT
} clt_column_kind;

/* Why a column is text. */
typedef enum clt_column_reason {
  CLT_COLUMN_NO_REASON,
  CLT_COLUMN_WORDS,   /* cells that are no number: n_words of them, `example` the first */
  CLT_COLUMN_MARKS,   /* some cells only with a decimal point, others only with a comma */
  CLT_COLUMN_LABELS,  /* two texts would become one number, `example` the second */
  CLT_COLUMN_LONG,    /* an identifier of more than 18 digits, `example` */
  CLT_COLUMN_UNITS,   /* units that do not measure the same */
  CLT_COLUMN_UNITLESS /* several units, and cells without one */
} clt_column_reason;

enum { CLT_COLUMN_EXAMPLE = 48, CLT_COLUMN_MISSING_WORDS = 32 };

/* The column under one of the two readings. */
typedef struct clt_column_reading {
  int64_t numbers, whole;         /* cells that are, and that are whole */
  struct clt_column_number *seen; /* different numbers, and what they were written as */
  int n_seen, room;
  char twin[CLT_COLUMN_EXAMPLE]; /* a text that is a number which was written otherwise */
} clt_column_reading;

typedef struct clt_column {
  /* What was decided. Who knows better (LABELS that are a measure) may set `kind` to `numbers`, or
  ** `decimal`, before reading. */
  clt_column_kind kind;
  clt_column_kind numbers; /* what its numbers are: INTEGER or REAL; TEXT if it has none */
  clt_column_reason reason;
  char decimal;   /* '.' or ',' */
  bool uncertain; /* (2): ask */
  bool either;    /* both readings fit and differ, if only by 1.234: ask, too, where other columns
                  ** of the file have decimal commas */
  int unit;       /* of its numbers, or CLT_UNIT_NONE */
  bool mixed;     /* there were several units, of which `unit` is the commonest */
  int64_t n;      /* cells */
  int64_t n_missing;  /* missing ones; those of each word beside: */
  int64_t n_words;    /* neither missing nor a number by `decimal` */
  int64_t n_unitless; /* numbers other than 0 without a unit, where others have one */
  int64_t missing[CLT_COLUMN_MISSING_WORDS]; /* by word, empty cells first */
  int64_t units[CLT_UNIT_MOST];
  char example[CLT_COLUMN_EXAMPLE]; /* the beginning of a cell, zero-ended */

  /* internal */
  clt_arena *arena;
  char given;      /* the decimal mark that is given, or 0 */
  int64_t filled;  /* cells that are not missing, levels among the missing words being so */
  int64_t n_comma; /* cells with a comma that are two different numbers */
  int64_t n_point; /* and with a point only */
  int64_t bare;    /* numbers other than 0 without a unit */
  char word[CLT_COLUMN_EXAMPLE], identifier[CLT_COLUMN_EXAMPLE];
  clt_column_reading readings[2]; /* by a decimal point, by a comma */
} clt_column;

/* `decimal` '.' or ',' where it is known, else 0. */
void clt_column_start(clt_column *column, clt_arena *arena, char decimal);

/* A cell that is text, or one that is a number already (INFINITY and NAN: missing). */
void clt_column_add(clt_column *column, const char *text, size_t bytes);
void clt_column_add_number(clt_column *column, double x, bool whole);

void clt_column_decide(clt_column *column);

/* The word for a missing cell whose count is missing[i], "" for empty cells; NULL behind the
** last. */
const char *clt_column_missing_word(int i);

typedef struct clt_column_cell {
  clt_column_kind kind; /* EMPTY: missing */
  int64_t integer;
  double real;
  const char *text; /* trimmed, not zero-ended; a place in the cell */
  size_t bytes;
} clt_column_cell;

/* A cell of text by what was decided. A cell that is not what the column is, is a text. */
clt_column_cell clt_column_read(const clt_column *column, const char *text, size_t bytes);

#endif
