/* Merge sort, bottom up (sort.h): sorted runs of 1, 2, 4, … entries are merged pairwise, to and fro
** between the array and the scratch memory. */
#include "base/sort.h"

#include <string.h>

/* Entries after which to ask whether to stop: some milliseconds. */
enum { ENTRIES_AT_ONCE = 1 << 14 };

static size_t at_most(size_t a, size_t b) {
  return a < b ? a : b;
}

/* Merges the runs a[0 .. middle) and a[middle .. n). Which entry comes next is as good as random,
** so it is selected without a branch. */
static void merge(const double *a, size_t middle, size_t n, double *out) {
  size_t i = 0, j = middle, k = 0;
  while (i < middle && j < n) {
    double left = a[i], right = a[j];
    bool second = right < left;
    out[k++] = second ? right : left;
    j += second;
    i += !second;
  }
  memcpy(out + k, a + i, (middle - i) * sizeof *a);
  memcpy(out + k + (middle - i), a + j, (n - j) * sizeof *a);
}

bool clt_sort(double *a, double *scratch, size_t n, clt_task *task) {
  double *from = a, *to = scratch;
  for (size_t width = 1; width < n; width *= 2) {
    for (size_t i = 0; i < n; i += 2 * width) {
      size_t size = at_most(2 * width, n - i);
      merge(from + i, at_most(width, size), size, to + i);
      if (i % ENTRIES_AT_ONCE < 2 * width && clt_task_stop(task, 0.0)) return false;
    }
    double *swap = from;
    from = to;
    to = swap;
  }
  if (from != a) memcpy(a, from, n * sizeof *a);
  return !clt_task_stop(task, 0.0);
}

typedef struct row_order {
  bool (*before)(const void *rows, uint32_t a, uint32_t b); /* does row a come before row b? */
  const void *rows;                                         /* passed to it */
} row_order;

static void merge_rows(const row_order *order, const uint32_t *a, size_t middle, size_t n,
                       uint32_t *out) {
  size_t i = 0, j = middle, k = 0;
  while (i < middle && j < n) {
    out[k++] = order->before(order->rows, a[j], a[i]) ? a[j++] : a[i++];
  }
  memcpy(out + k, a + i, (middle - i) * sizeof *a);
  memcpy(out + k + (middle - i), a + j, (n - j) * sizeof *a);
}

bool clt_sort_rows(uint32_t *index, uint32_t *scratch, size_t n,
                   bool (*before)(const void *rows, uint32_t a, uint32_t b), const void *rows,
                   clt_task *task) {
  const row_order order = {before, rows};
  uint32_t *from = index, *to = scratch;
  for (size_t width = 1; width < n; width *= 2) {
    for (size_t i = 0; i < n; i += 2 * width) {
      size_t size = at_most(2 * width, n - i);
      merge_rows(&order, from + i, at_most(width, size), size, to + i);
      if (i % ENTRIES_AT_ONCE < 2 * width && clt_task_stop(task, 0.0)) return false;
    }
    uint32_t *swap = from;
    from = to;
    to = swap;
  }
  if (from != index) memcpy(index, from, n * sizeof *index);
  return !clt_task_stop(task, 0.0);
}
