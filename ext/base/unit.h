/*
** Units of measurement as they stand behind numbers in tables of experiments. (1) Only what is no
** label: of single letters those that are hardly ever a kind, a size or a model (7b, 3d, 4G, 1A).
*/
#ifndef CLT_BASE_UNIT_H
#define CLT_BASE_UNIT_H

#include <stdbool.h>
#include <stddef.h>

enum { CLT_UNIT_NONE = -1, CLT_UNIT_MOST = 64 };

/* The unit that the text is, with regard to case; CLT_UNIT_NONE if it is none. (2) Units are
** numbers from 0 to CLT_UNIT_MOST - 1. */
int clt_unit_find(const char *text, size_t bytes);

const char *clt_unit_name(int unit);

/* Do both measure the same, so that one is a number of the other? */
bool clt_unit_comparable(int a, int b);

/* (3) One of a is `factor` * 10^`power` of b, which are comparable; factor 1 where only the prefix
** differs. */
void clt_unit_ratio(int a, int b, double *factor, int *power);

#endif
