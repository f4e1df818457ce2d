/*
** Sorting that can be interrupted and takes no memory of its own: merge sort, bottom up, and by
** bytes for many numbers, which takes a quarter of its time. (Tried: the C library's qsort
** allocates behind our back and cannot be stopped; gsl_sort, a heap sort, takes two to three times
** as long as merging, does not keep the order of equals and cannot be stopped either.)
*/
#ifndef CLT_BASE_SORT_H
#define CLT_BASE_SORT_H

#include <stddef.h>
#include <stdint.h>

#include "base/task.h"

/* (1) Sorts a[n], no NAN in it, ascending; `scratch` has n entries. (2) False if stopped, when a is
** in no particular state. (5) Zeros of either sign keep their order. `task` may be NULL. */
bool clt_sort(double *a, double *scratch, size_t n, clt_task *task);

/* (3) Sorts the row numbers index[n] so that before(rows, index[i + 1], index[i]) is never true;
** (4) rows that are equal keep their order. Otherwise like clt_sort(). */
bool clt_sort_rows(uint32_t *index, uint32_t *scratch, size_t n,
                   bool (*before)(const void *rows, uint32_t a, uint32_t b), const void *rows,
                   clt_task *task);

#endif
