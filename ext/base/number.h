/*
** Doubles as text and back, to the last bit and (7) in any locale.
**
** SQLite's own conversions are free of the locale but (3.40) not correctly rounded in both
** directions, and its JSON functions (3.40) follow the locale; the C library's are correctly
** rounded but write and expect the locale's decimal point. So: the C library, with the decimal
** point put right, and none of it where plain arithmetic is exact.
*/
#ifndef CLT_BASE_NUMBER_H
#define CLT_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CLT_NUMBER_BYTES = 40 }; /* room for any double as text */

/* (1) The shortest text that reads back to the same double (of at least 15 digits where a double
** has fewer, below 2^-1022), (2) always with a '.' or an exponent so that it stays a real; finite x
** only. Returns its length. */
int clt_number_format(char out[CLT_NUMBER_BYTES], double x);

/* Reads text that is wholly a number, (3) correctly rounded: a sign, digits with a '.', an
** exponent, and blanks around all that, as SQLite takes it (and JSON, which is stricter). (4) An
** overflow is infinite. (5) False if the text is anything else, or a number of more than 1000
** characters. */
bool clt_number_read(const char *text, size_t bytes, double *x);

/* (6) The same of a whole number: digits and a sign only. False if it is none or beyond 64 bits. */
bool clt_number_read_integer(const char *text, size_t bytes, int64_t *x);

#endif
