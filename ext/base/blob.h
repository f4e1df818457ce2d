/*
** Bytes that mean the same on every machine: what a partial result is written as and read from.
** Whole numbers have their lowest byte first, doubles the bits of IEEE 754 as a whole number, and a
** text its length before it.
**
** A reader is handed bytes that anybody may have made. What would lie beyond their end, or is not
** what was announced, makes it `bad`, and everything read from then on is 0 or empty: whoever reads
** asks in the end, and before he makes room for what was counted.
*/
#ifndef CLT_BASE_BLOB_H
#define CLT_BASE_BLOB_H

#include <stdint.h>

#include "base/arena.h"

/* Begins zeroed but for the arena, in which failure is latched. */
typedef struct clt_writer {
  clt_arena *arena;
  unsigned char *bytes; /* [size] */
  size_t size, room;
} clt_writer;

typedef struct clt_reader {
  const unsigned char *at, *end;
  bool bad;
} clt_reader;

/* (1) What is put is what is taken, to the bit. */
void clt_put_byte(clt_writer *w, unsigned byte);
void clt_put_count(clt_writer *w, int64_t x); /* whole numbers of either sign, in eight bytes */
void clt_put_real(clt_writer *w, double x);
void clt_put_reals(clt_writer *w, const double *x, size_t n);
void clt_put_text(clt_writer *w, const char *text, size_t bytes);

unsigned clt_take_byte(clt_reader *r);
int64_t clt_take_count(clt_reader *r);
double clt_take_real(clt_reader *r);
void clt_take_reals(clt_reader *r, double *x, size_t n);

/* (2) A place in the bytes, which no zero byte ends; "" where the reader is bad. */
const char *clt_take_text(clt_reader *r, size_t *bytes);

/* (3) A whole number from `low` to `high`; any other makes the reader bad, and is `low`. */
int64_t clt_take_between(clt_reader *r, int64_t low, int64_t high);

/* (4) A number of objects that take at least `size` > 0 bytes each: no more of them than there are
** bytes left, so that room for them may be made. */
int clt_take_length(clt_reader *r, size_t size);

#endif
