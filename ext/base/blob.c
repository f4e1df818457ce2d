#include "base/blob.h"

#include <limits.h>
#include <string.h>

/* Room for `more` bytes; NULL if out of memory. */
static unsigned char *reserve(clt_writer *w, size_t more) {
  if (more > SIZE_MAX / 4 || w->size > SIZE_MAX / 4) w->arena->failed = true; /* none has that */
  if (clt_arena_failed(w->arena)) return NULL;
  if (w->room - w->size < more) {
    size_t room = 2 * w->room + more + 256;
    unsigned char *bytes = clt_arena_grow(w->arena, w->bytes, w->room, room, 1);
    if (!bytes) return NULL;
    w->bytes = bytes;
    w->room = room;
  }
  w->size += more;
  return w->bytes + w->size - more;
}

static void write_whole(unsigned char *to, uint64_t x) {
  for (int i = 0; i < 8; i++) to[i] = (unsigned char)(x >> 8 * i);
}

static uint64_t bits_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

void clt_put_byte(clt_writer *w, unsigned byte) {
  unsigned char *to = reserve(w, 1);
  if (to) *to = (unsigned char)byte;
}

void clt_put_count(clt_writer *w, int64_t x) {
  unsigned char *to = reserve(w, 8);
  if (to) write_whole(to, (uint64_t)x);
}

void clt_put_real(clt_writer *w, double x) {
  clt_put_reals(w, &x, 1);
}

void clt_put_reals(clt_writer *w, const double *x, size_t n) {
  unsigned char *to = reserve(w, n <= SIZE_MAX / 8 ? 8 * n : SIZE_MAX);
  for (size_t i = 0; to && i < n; i++) write_whole(to + 8 * i, bits_of(x[i]));
}

void clt_put_text(clt_writer *w, const char *text, size_t bytes) {
  clt_put_count(w, (int64_t)bytes);
  unsigned char *to = reserve(w, bytes);
  if (to && bytes) memcpy(to, text, bytes);
}

/* ---- reading ---- */

/* So many bytes, or NULL with the reader bad. */
static const unsigned char *take(clt_reader *r, size_t bytes) {
  if (r->bad || (size_t)(r->end - r->at) < bytes) {
    r->bad = true;
    return NULL;
  }
  r->at += bytes;
  return r->at - bytes;
}

static uint64_t read_whole(const unsigned char *from) {
  uint64_t x = 0;
  for (int i = 0; i < 8; i++) x |= (uint64_t)from[i] << 8 * i;
  return x;
}

unsigned clt_take_byte(clt_reader *r) {
  const unsigned char *from = take(r, 1);
  return from ? *from : 0;
}

int64_t clt_take_count(clt_reader *r) {
  const unsigned char *from = take(r, 8);
  uint64_t bits = from ? read_whole(from) : 0;
  int64_t x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

double clt_take_real(clt_reader *r) {
  double x;
  clt_take_reals(r, &x, 1);
  return x;
}

void clt_take_reals(clt_reader *r, double *x, size_t n) {
  const unsigned char *from = take(r, n <= SIZE_MAX / 8 ? 8 * n : SIZE_MAX);
  for (size_t i = 0; i < n; i++) {
    uint64_t bits = from ? read_whole(from + 8 * i) : 0;
    memcpy(&x[i], &bits, sizeof *x);
  }
}

const char *clt_take_text(clt_reader *r, size_t *bytes) {
  *bytes = (size_t)clt_take_length(r, 1);
  const unsigned char *from = take(r, *bytes);
  return from ? (const char *)from : "";
}

int64_t clt_take_between(clt_reader *r, int64_t low, int64_t high) {
  int64_t x = clt_take_count(r);
  if (!r->bad && x >= low && x <= high) return x;
  r->bad = true;
  return low;
}

int clt_take_length(clt_reader *r, size_t size) {
  int64_t x = clt_take_count(r), most = (int64_t)((size_t)(r->end - r->at) / size);
  if (x < 0 || x > most || x > INT_MAX) r->bad = true;
  return r->bad ? 0 : (int)x;
}
