/*
** A double by its decimal digits, the shortest that read back to it, and rounding them: half to
** even on what a reader sees, so that 0.125 becomes 0.12 and 2.675, which as a double is a little
** less, 2.68.
*/
#ifndef CLT_BASE_DECIMAL_H
#define CLT_BASE_DECIMAL_H

#include <stdbool.h>

enum { CLT_DECIMAL_DIGITS = 20, CLT_DECIMAL_BYTES = 400 };

/* (negative ? -1 : 1) * d.ddd * 10^power; (1) power 0 and no digits for 0. */
typedef struct clt_decimal {
  bool negative;
  int n; /* digits, the first and the last not 0 */
  char digits[CLT_DECIMAL_DIGITS];
  int power; /* of the first digit */
} clt_decimal;

/* Finite x only. */
clt_decimal clt_decimal_of(double x);

/* (2) To so many significant digits. */
void clt_decimal_round(clt_decimal *decimal, int digits);

/* (3) With exactly so many decimals (0 to 40), rounded to them; "-0" is "0". Zero-ended; returns
** the length. */
int clt_decimal_fixed(clt_decimal decimal, int decimals, char out[CLT_DECIMAL_BYTES]);

/* (4) As d.ddde-07 with so many digits. */
int clt_decimal_scientific(clt_decimal decimal, int digits, char out[CLT_DECIMAL_BYTES]);

#endif
