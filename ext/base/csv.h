/*
** CSV (RFC 4180, and what spreadsheets make of it) from memory: records of cells, one at a time,
** whose texts are places in the content where nothing had to be taken out of them.
**
** (1) A record ends with LF, CRLF or CR. (2) A cell in double quotes holds separators and line
** ends, and "" for a quote; blanks around the quotes are no part of it. (3) Lines without text, and
** records whose every cell is empty, are left out and counted. (4) A record with fewer cells than
** the header is filled with empty ones; one with more is an error, unless those are empty. (9)
** Lines that are no records are left out and counted, too: before the header comments (# // %),
** and titles, which have one cell where the records have several; behind it footnotes, lines of
** one cell that is no number where the header has three or more, or is a comment.
*/
#ifndef CLT_BASE_CSV_H
#define CLT_BASE_CSV_H

#include "base/arena.h"

typedef struct clt_csv_cell {
  const char *text; /* not ended by a zero byte */
  size_t bytes;
  bool doubled; /* internal: "" is still to become one quote */
} clt_csv_cell;

/* Why reading ended. */
typedef enum clt_csv_end {
  CLT_CSV_ALL_READ,
  CLT_CSV_NO_MEMORY,
  CLT_CSV_UNCLOSED,  /* the quote of `problem_line` is not closed */
  CLT_CSV_BEHIND,    /* text behind a closing quote */
  CLT_CSV_LONG,      /* a record with more cells than the header */
  CLT_CSV_NOT_UTF_8, /* bytes that are not UTF-8 */
  CLT_CSV_ZERO_BYTE  /* a zero byte */
} clt_csv_end;

typedef struct clt_csv {
  clt_arena *arena;
  char separator;
  clt_csv_cell *cells; /* of the record at hand; (5) valid until the next */
  size_t n_cells;
  size_t n_columns; /* cells of the header; 0 before it is read */
  size_t n_blank;   /* blank records left out */
  size_t n_short;   /* records filled with empty cells */
  size_t n_before;  /* lines before the header left out */
  size_t n_notes;   /* and behind it */
  bool row_names;   /* the first column has no name in the header, and is given an empty one */
  clt_csv_end end;
  size_t problem_line; /* of the content, from 1 */
  size_t line;         /* of the record at hand */
  const char *at;      /* internal: of the next record */
  const char *stop;    /* internal: end of the content */
  size_t lines;        /* internal: that have begun before `at` */
  size_t cells_room;   /* internal: there is room for so many */
  char *scratch;       /* internal: what cells with "" become */
  size_t scratch_bytes;
} clt_csv;

/* Begins at the first byte. (6) `separator` 0: that of , ; tab | which makes most of the first
** records as long as the header, and the header longest, of equals the first; a blank, where none
** of them divides the header and it does so for all; a first line "sep=;" says it, too. (8) R's
** write.table() names no row names: where the first records are one cell longer than the header and
** begin with a different text each, they have them. A comma more is not taken for that: it may be a
** decimal one. */
void clt_csv_open(clt_csv *csv, clt_arena *arena, const char *text, size_t bytes, char separator);

/* Reads the next record, the header first. False at the end, of whatever kind. */
bool clt_csv_next(clt_csv *csv);

/* The names that the record at hand, the header, gives to the columns, from the arena: (7) trimmed,
** control characters as blanks, the first without a # before it; an empty one is column_3; one that
** is there already, upper or lower case, gets its place: name_5. NULL if out of memory. */
const char **clt_csv_names(clt_csv *csv);

#endif
