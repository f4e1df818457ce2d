/* Sorting (sort.h). Merge sort, bottom up: sorted runs of 1, 2, 4, … entries are merged pairwise,
** to and fro between the array and the scratch memory. Many numbers are sorted by the bytes of
** their bits instead, the last first: eight steps at most, each of which keeps the order of
** equals. */
#include "base/sort.h"

#include <string.h>

/* Entries after which to ask whether to stop: some milliseconds. */
enum { ENTRIES_AT_ONCE = 1 << 14 };

/* Numbers from which on bytes are the faster. */
enum { BY_BYTES = 256 };

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

static bool sort_by_merging(double *a, double *scratch, size_t n, clt_task *task) {
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

/* An integer that is in the order of the numbers; -0 and 0 are equal. */
static inline uint64_t key_of(double x) {
  uint64_t bits;
  x += 0.0;
  memcpy(&bits, &x, sizeof bits);
  return bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
}

static inline size_t byte_of(double x, int byte) {
  return key_of(x) >> (8 * byte) & 255;
}

/* How often each byte has each value; of 32 bits, to spare the stack. */
static bool count_bytes(const double *a, size_t n, uint32_t count[8][256], clt_task *task) {
  memset(count, 0, sizeof(uint32_t[8][256]));
  for (size_t i = 0; i < n; i++) {
    uint64_t key = key_of(a[i]);
    for (int byte = 0; byte < 8; byte++) count[byte][key >> (8 * byte) & 255]++;
    if (i % ENTRIES_AT_ONCE == 0 && clt_task_stop(task, 0.0)) return false;
  }
  return true;
}

/* Moves the numbers into the order of one byte; `place` has how many there are of each value. */
static bool move_by_byte(const double *from, double *to, size_t n, int byte, uint32_t place[256],
                         clt_task *task) {
  for (uint32_t value = 0, before = 0; value < 256; value++) {
    uint32_t many = place[value];
    place[value] = before;
    before += many;
  }
  for (size_t i = 0; i < n; i++) {
    to[place[byte_of(from[i], byte)]++] = from[i];
    if (i % ENTRIES_AT_ONCE == 0 && clt_task_stop(task, 0.0)) return false;
  }
  return true;
}

bool clt_sort(double *a, double *scratch, size_t n, clt_task *task) {
  if (n < BY_BYTES || n > UINT32_MAX) return sort_by_merging(a, scratch, n, task);
  uint32_t count[8][256];
  if (!count_bytes(a, n, count, task)) return false;
  double *from = a, *to = scratch;
  for (int byte = 0; byte < 8; byte++) {
    if (count[byte][byte_of(from[0], byte)] == n) continue; /* all have the same */
    if (!move_by_byte(from, to, n, byte, count[byte], task)) return false;
    double *swap = from;
    from = to;
    to = swap;
  }
  if (from != a) memcpy(a, from, n * sizeof *a);
  return !clt_task_stop(task, 0.0);
}

/* ---- rows ---- */

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
