/*
** What the fuzz targets share. A target is a file of targets/ that defines fuzz_one(), which reads
** its input by fuzz_byte() and its like, and ends with FUZZ_TARGET(name). Its name is that of its
** folder of inputs.
**
** Built for clang's libFuzzer (-DFUZZ, make fuzz), a check that fails ends the program, so that the
** input is kept. Built as any other test it is a program that replays the inputs of
** tests/fuzz/corpus/name, or the files that it is given; each is a check.
**
** An input is a run of choices: each byte chooses among what the target could do next, and where
** they end, all further ones are the first.
*/
#ifndef CLT_FUZZ_H
#define CLT_FUZZ_H

#include <stdint.h>

#include "sql_test.h"

/* ---- input ---- */

typedef struct fuzz_input {
  const uint8_t *at, *end;
} fuzz_input;

static inline size_t fuzz_left(const fuzz_input *in) {
  return (size_t)(in->end - in->at);
}

static inline uint8_t fuzz_byte(fuzz_input *in) {
  return in->at < in->end ? *in->at++ : 0;
}

/* Below n, which is at most 256. */
static inline int fuzz_below(fuzz_input *in, size_t n) {
  return (int)(fuzz_byte(in) % n);
}

static inline uint64_t fuzz_word(fuzz_input *in, int bytes) {
  uint64_t word = 0;
  for (int i = 0; i < bytes; i++) word |= (uint64_t)fuzz_byte(in) << (8 * i);
  return word;
}

/* The next bytes, at most `most`, of which the input itself says how many. */
static inline const char *fuzz_bytes(fuzz_input *in, size_t most, size_t *n) {
  const char *bytes = (const char *)in->at;
  *n = fuzz_byte(in) % (most + 1);
  if (*n) bytes++;
  if (*n > fuzz_left(in)) *n = fuzz_left(in);
  in->at += *n;
  return bytes;
}

#define FUZZ_PICK(in, list) ((list)[fuzz_below((in), sizeof(list) / sizeof *(list))])

/* ---- checks ---- */

static bool fuzz_failed; /* by the input at hand */

/* Says what is wrong; of an input that libFuzzer has made, for the last time. */
static inline void fuzz_fail(const char *what, const char *detail) {
  printf("  %s: %.4000s\n", what, detail);
  fuzz_failed = true;
#ifdef FUZZ
  fflush(stdout);
  abort();
#endif
}

#define FUZZ_CHECK(condition, detail)                                                              \
  do {                                                                                             \
    if (!(condition)) fuzz_fail(#condition, (detail));                                             \
  } while (0)

/* ---- the database ---- */

static sqlite3 *fuzz_open; /* all inputs are tried on one connection */

/* Makes what a target needs from the first input on; NULL: nothing. */
static void (*fuzz_prepare)(sqlite3 *db);

static inline sqlite3 *fuzz_db(void) {
  if (fuzz_open) return fuzz_open;
  fuzz_open = open_database();
  if (fuzz_prepare) fuzz_prepare(fuzz_open);
  return fuzz_open;
}

/* A statement that can be prepared. */
static inline sqlite3_stmt *fuzz_statement(const char *sql) {
  sqlite3_stmt *query = NULL;
  int code = sqlite3_prepare_v2(fuzz_db(), sql, -1, &query, NULL);
  if (code != SQLITE_OK) fuzz_fail(sqlite3_errmsg(fuzz_db()), sql);
  return query;
}

/* Steps to the end, through every column of every row. It must be rows, or an error that begins
** with the function's name. True if it was rows. */
static inline bool fuzz_step(sqlite3_stmt *query, const char *name) {
  int code;
  while ((code = sqlite3_step(query)) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count(query); i++) sqlite3_column_text(query, i);
  }
  size_t n = strlen(name);
  const char *error = sqlite3_errmsg(fuzz_db());
  bool named = strncmp(error, name, n) == 0 && strncmp(error + n, "(): ", 4) == 0;
  FUZZ_CHECK(code == SQLITE_DONE || (code == SQLITE_ERROR && named), error);
  if (code != SQLITE_DONE && !(code == SQLITE_ERROR && named)) printf("  of %s\n", name);
  return code == SQLITE_DONE;
}

/* To the first row, where the result is one value; false if it was an error. */
static inline bool fuzz_row(sqlite3_stmt *query, const char *name) {
  if (sqlite3_step(query) == SQLITE_ROW) return true;
  sqlite3_reset(query);
  return fuzz_step(query, name);
}

/* ---- the program ---- */

static void fuzz_one(fuzz_input *in);

static inline void fuzz_try(const uint8_t *bytes, size_t n) {
  fuzz_input in = {bytes, bytes + n};
  fuzz_failed = false;
  fuzz_one(&in);
}

#ifdef FUZZ
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
#define FUZZ_TARGET(name)                                                                          \
  int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {                                     \
    fuzz_try(bytes, n);                                                                            \
    return 0;                                                                                      \
  }
#else
#include "fuzz/replay.h"
#define FUZZ_TARGET(name)                                                                          \
  int main(int argc, char **argv) {                                                                \
    return fuzz_replay("tests/fuzz/corpus/" name, argc, argv);                                     \
  }
#endif

#endif
