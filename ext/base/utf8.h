/* UTF-8: which bytes are, and which are not. */
#ifndef CLT_BASE_UTF8_H
#define CLT_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Length in bytes of the well-formed sequence at `s` (Unicode, table 3-7), 0 if malformed. What `s`
** points into ends with a zero byte, so nothing behind it is read. */
int clt_utf8_sequence(const char *s);

/* How many bytes from the first on are well-formed; nothing behind the text is read. It may hold
** zero bytes. */
size_t clt_utf8_well_formed(const char *text, size_t bytes);

/* True if the text is well-formed throughout. */
bool clt_utf8_valid(const char *text, size_t bytes);

/* The text without the blanks around it: those of ASCII, the no-break space (U+00A0), thin ones
** (U+2009, U+202F), that of Chinese text (U+3000), and a byte order mark. */
const char *clt_utf8_trim(const char *text, size_t *bytes);

enum { CLT_UTF8_BYTES = 4 }; /* a code point takes at most so many */

/* Writes a code point; U+FFFD for what is none (a surrogate alone). Returns the bytes written. */
int clt_utf8_put(char out[CLT_UTF8_BYTES], uint32_t c);

#endif
