/*
** Doubles as text and back, to the last bit and in any locale.
**
** SQLite's own conversions are free of the locale but (3.40) not correctly rounded in both
** directions; the C library's are correctly rounded but write and expect the locale's decimal
** point. So: the C library, with the decimal point put right.
*/
#ifndef CLT_BASE_NUMBER_H
#define CLT_BASE_NUMBER_H

#include <stdbool.h>

enum { CLT_NUMBER_BYTES = 40 }; /* room for any double as text */

/* The shortest text that reads back to the same double, always with a '.' or an exponent so that it
** stays a real; finite x only. Returns its length. */
int clt_number_format(char out[CLT_NUMBER_BYTES], double x);

/* Reads a JSON number back; false if the text is not one or is longer than any that is written
** above. */
bool clt_number_parse(const char *text, double *x);

#endif
