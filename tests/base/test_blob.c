/* Bytes that mean the same on every machine: to the bit and the byte, and whatever was cut or
** forged. */
#include "base/blob.h"
#include "test.h"

static const clt_allocator heap = {realloc, free};

static clt_reader reader_of(const clt_writer *w) {
  return (clt_reader){.at = w->bytes, .end = w->bytes + w->size};
}

static void put_all(clt_writer *w) {
  static const double reals[] = {0.1, -0.0, INFINITY, 5e-324};
  clt_put_byte(w, 200);
  clt_put_count(w, INT64_MIN);
  clt_put_count(w, -2);
  clt_put_reals(w, reals, 4);
  clt_put_text(w, "a\0b", 3);
  clt_put_text(w, NULL, 0);
  clt_put_count(w, 7);
}

/* blob.h (1), (2), (3) */
static void test_all(clt_writer *w) {
  clt_reader r = reader_of(w);
  double x[4];
  size_t bytes;
  CHECK(clt_take_byte(&r) == 200);
  CHECK(clt_take_count(&r) == INT64_MIN);
  CHECK(clt_take_count(&r) == -2);
  clt_take_reals(&r, x, 4);
  CHECK(x[0] == 0.1 && x[1] == 0.0 && signbit(x[1]) && isinf(x[2]) && x[3] == 5e-324);
  const char *text = clt_take_text(&r, &bytes);
  CHECK(bytes == 3 && memcmp(text, "a\0b", 3) == 0);
  clt_take_text(&r, &bytes);
  CHECK(bytes == 0 && !r.bad);
  CHECK(clt_take_between(&r, 7, 7) == 7 && !r.bad && r.at == r.end);
  clt_take_byte(&r);
  CHECK(r.bad);
}

/* The bytes themselves, on whatever machine this runs. */
static void test_bytes(clt_writer *w) {
  static const unsigned char want[] = {200,  0,    0,    0,    0,    0,    0,   0,   128,
                                       254,  255,  255,  255,  255,  255,  255, 255, 0x9a,
                                       0x99, 0x99, 0x99, 0x99, 0x99, 0xb9, 0x3f};
  CHECK(memcmp(w->bytes, want, sizeof want) == 0);
}

/* Cut anywhere, something is missing. */
static void test_cut(const clt_writer *w) {
  for (size_t n = 0; n < w->size; n++) {
    clt_reader r = {.at = w->bytes, .end = w->bytes + n};
    double x[4];
    size_t bytes;
    clt_take_byte(&r);
    clt_take_count(&r);
    clt_take_count(&r);
    clt_take_reals(&r, x, 4);
    clt_take_text(&r, &bytes);
    clt_take_text(&r, &bytes);
    clt_take_count(&r);
    CHECK(r.bad && clt_take_count(&r) == 0 && clt_take_real(&r) == 0.0);
  }
}

/* blob.h (4) */
static void test_lengths(clt_arena *arena) {
  clt_writer w = {.arena = arena};
  static const int64_t counts[] = {3, 4, -1, INT64_MAX};
  for (size_t i = 0; i < 4; i++) {
    w.size = 0;
    clt_put_count(&w, counts[i]);
    for (int j = 0; j < 3; j++) clt_put_count(&w, j);
    clt_reader r = reader_of(&w);
    CHECK(clt_take_length(&r, 8) == (i == 0 ? 3 : 0));
    CHECK(r.bad == (i != 0));
  }
}

/* blob.h (5): what is out of its range, and more numbers than there can be. */
static void test_ranges(clt_arena *arena) {
  clt_writer w = {.arena = arena};
  double x = NAN;
  clt_put_count(&w, 7);
  clt_reader below = reader_of(&w), above = below, many = below;
  CHECK(clt_take_between(&below, 8, 9) == 8 && below.bad);
  CHECK(clt_take_between(&above, 5, 6) == 5 && above.bad);
  CHECK(clt_take_between(&above, 5, 9) == 5 && above.bad);
  clt_take_reals(&many, &x, 0);
  CHECK(!many.bad && isnan(x));
  CHECK(clt_take_real(&many) != 0.0 && !many.bad); /* any bits are a number */
}

static void test_memory(void) {
  clt_arena arena;
  clt_arena_init(&arena, &heap);
  clt_writer w = {.arena = &arena};
  clt_put_text(&w, "x", SIZE_MAX / 2);
  CHECK(clt_arena_failed(&arena));
  size_t size = w.size;
  clt_put_byte(&w, 1);
  clt_put_count(&w, 2);
  clt_put_real(&w, 3.0);
  CHECK(w.size == size);
  clt_arena_free(&arena);
}

int main(void) {
  clt_arena arena;
  clt_arena_init(&arena, &heap);
  clt_writer w = {.arena = &arena};
  put_all(&w);
  CHECK(w.size == 1 + 8 + 8 + 32 + 11 + 8 + 8);
  test_all(&w);
  test_bytes(&w);
  test_cut(&w);
  test_lengths(&arena);
  test_ranges(&arena);
  test_memory();
  clt_arena_free(&arena);
  return test_end();
}
