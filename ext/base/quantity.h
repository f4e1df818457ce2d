/*
** A number as people write it: with a decimal point or a decimal comma, groups of thousands, and a
** unit behind it. Which of the two marks is the decimal one cannot be told from one text (1,234),
** so a text is read under one of the two readings; base/column.h decides between them.
*/
#ifndef CLT_BASE_QUANTITY_H
#define CLT_BASE_QUANTITY_H

#include "base/number.h"
#include "base/unit.h"

enum { CLT_QUANTITY_BYTES = 900 };

typedef struct clt_quantity {
  char digits[CLT_QUANTITY_BYTES]; /* sign, digits and point, without exponent; zero-ended */
  size_t n;                        /* their length */
  int exponent;                    /* as written */
  int unit;                        /* CLT_UNIT_NONE: none */
  bool whole;                      /* digits and a sign only */
} clt_quantity;

/* Reads a trimmed text that is wholly a number, and perhaps a unit. `decimal` is '.' or ','. (1)
** Thousands are grouped by the other mark, by one of several blanks or by an apostrophe; the first
** group has one to three digits and no leading zero, all others three. (2) Signs are + - and
** U+2212. False if the text is anything else. */
bool clt_quantity_read(const char *text, size_t bytes, char decimal, clt_quantity *quantity);

/* The number in this unit, which is comparable with the quantity's; CLT_UNIT_NONE: as written. (3)
** Correctly rounded where units differ by a power of ten. */
double clt_quantity_number(const clt_quantity *quantity, int unit);

/* The number as any program reads it, with the unit behind it, zero-ended: "1234.5e3 mJ". Returns
** the length. */
size_t clt_quantity_plain(const clt_quantity *quantity, char out[CLT_QUANTITY_BYTES + 40]);

#endif
