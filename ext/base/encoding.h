/*
** Text of other encodings as UTF-8: those that spreadsheets and loggers write. Ours, because iconv
** is not everywhere the same, nor everywhere, and these are one small table.
*/
#ifndef CLT_BASE_ENCODING_H
#define CLT_BASE_ENCODING_H

#include "base/arena.h"
#include "base/task.h"

typedef enum clt_encoding {
  CLT_ENCODING_UTF_8,
  CLT_ENCODING_LATIN1,
  CLT_ENCODING_WINDOWS_1252, /* Latin-1 with € „ “ – … where that has control characters */
  CLT_ENCODING_UTF_16,
  CLT_ENCODINGS
} clt_encoding;

/* The name of each, ended by NULL. */
extern const char *const clt_encoding_names[];

/* (1) What a byte order mark at the beginning says, else `otherwise`. */
clt_encoding clt_encoding_marked(const char *text, size_t bytes, clt_encoding otherwise);

/* The text as UTF-8, without a byte order mark. (2) Where it is UTF-8, a place in `text`, which is
** not checked; else from the arena, NULL if out of memory or stopped by the task (may be NULL). (3)
** UTF-16 without a mark is of the byte order in which more of the characters are below U+0100. (4)
** What is no character becomes U+FFFD. */
const char *clt_encoding_decode(clt_arena *arena, clt_task *task, clt_encoding encoding,
                                const char *text, size_t *bytes);

#endif
