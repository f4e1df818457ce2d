/* Gauges of rows and of blocks (weights.h). */
#include "graph/exact/weights.h"

/* Range of c - g over the possible subsets of a row; false if there are none. */
static bool gauge_range(const clt_exact_weights *t, size_t row, const clt_exact_gauge *gauge,
                        int32_t *low, int32_t *high) {
  bool any = false;
  for (int l = 0; l < CLT_EXACT_ROW; l++) {
    int32_t c = t->c[row * CLT_EXACT_ROW + (size_t)l];
    if (c == CLT_SUBSET_ZERO) continue;
    c -= gauge->g[l];
    if (!any || c < *low) *low = c;
    if (!any || c > *high) *high = c;
    any = true;
  }
  return any;
}

static bool gauge_fits(const clt_exact_weights *t, size_t row, int gauge) {
  int32_t low = 0, high = 0;
  return !gauge_range(t, row, t->gauge + gauge, &low, &high) || high - low <= 2 * CLT_EXACT_GAUGE;
}

/* Makes the gauge in which a row is flat. */
static void gauge_make(clt_exact_weights *t, size_t row) {
  const int32_t *c = t->c + row * CLT_EXACT_ROW;
  int32_t base = CLT_SUBSET_ZERO, *g = t->gauge[t->n_gauges++].g;
  for (int l = 0; l < CLT_EXACT_ROW; l++) {
    if (base == CLT_SUBSET_ZERO) base = c[l];
    g[l] = c[l] == CLT_SUBSET_ZERO ? 0 : c[l] - base;
  }
}

/* A gauge for a row: that of the row before, one of the last few, or a new one. */
static int gauge_find(clt_exact_weights *t, size_t row) {
  if (t->block[row >> t->leaf].flat) return t->n_gauges - 1;
  int before = row ? t->gauge_of[row - 1] : 0;
  if (t->n_gauges && gauge_fits(t, row, before)) return before;
  for (int i = t->n_gauges - 1; i >= 0 && i >= t->n_gauges - 8; i--) {
    if (gauge_fits(t, row, i)) return i;
  }
  gauge_make(t, row);
  return t->n_gauges - 1;
}

/* Mean step of c over a block for variable j. */
static int32_t slope_of(const clt_exact_weights *t, size_t first, size_t n, int j) {
  int64_t sum = 0, count = 0;
  size_t bit = (size_t)1 << j;
  for (size_t s = first; s < first + n; s++) {
    if (s & bit || t->c[s] == CLT_SUBSET_ZERO || t->c[s | bit] == CLT_SUBSET_ZERO) continue;
    sum += t->c[s | bit] - t->c[s];
    count++;
  }
  return count ? (int32_t)(sum / count) : 0;
}

/* Sum of the slopes of a subset of the block's variables. */
static int32_t line_of(const clt_exact_block *b, size_t s) {
  int32_t sum = 0;
  for (; s; s &= s - 1) sum += b->slope[clt_lowest(s)];
  return sum;
}

/* Fits the slopes of a block; it is flat where c is near enough to them. */
static void fit_block(clt_exact_weights *t, size_t index) {
  int bits = t->leaf + 3;
  size_t n = (size_t)1 << bits, first = index << bits;
  clt_exact_block *b = t->block + index;
  for (int j = 0; j < bits; j++) b->slope[j] = slope_of(t, first, n, j);
  int32_t low = INT32_MAX, high = INT32_MIN;
  for (size_t s = 0; s < n; s++) {
    if (t->c[first + s] == CLT_SUBSET_ZERO) continue;
    int32_t c = t->c[first + s] - line_of(b, s);
    if (c < low) low = c;
    if (c > high) high = c;
  }
  b->flat = low <= high && high - low <= 2 * CLT_EXACT_FLAT;
  b->base = b->flat ? low + (high - low) / 2 : 0;
  if (!b->flat) return;
  int32_t *gauge = t->gauge[t->n_gauges++].g;
  for (int l = 0; l < CLT_EXACT_ROW; l++) gauge[l] = line_of(b, (size_t)l);
}

/* What is taken off c besides the row's gauge. */
static int32_t middle_of(const clt_exact_weights *t, size_t row, int gauge) {
  const clt_exact_block *b = t->block + (row >> t->leaf);
  if (b->flat) return clt_exact_block_base(t, b, row);
  int32_t low = 0, high = 0;
  gauge_range(t, row, t->gauge + gauge, &low, &high);
  return low + (high - low) / 2;
}

/* Lanes of a row through which DAGs of some weight have an order. */
static uint8_t relevant_lanes(const clt_exact_weights *t, size_t row) {
  const int32_t *reach = (const int32_t *)(const void *)t->b + row * CLT_EXACT_ROW;
  const int32_t *c = t->c + row * CLT_EXACT_ROW, total = t->c[((size_t)1 << t->m) - 1];
  int lanes = 0;
  for (int l = 0; l < CLT_EXACT_ROW; l++) {
    if (c[l] == CLT_SUBSET_ZERO || reach[l] == CLT_SUBSET_ZERO) continue;
    if (c[l] + reach[l] >= total - CLT_EXACT_NEGLIGIBLE) lanes |= 1 << l;
  }
  return (uint8_t)lanes;
}

static void gauge_row(clt_exact_weights *t, size_t row) {
  int gauge = t->gauge_of[row] = gauge_find(t, row);
  int32_t middle = middle_of(t, row, gauge);
  for (int l = 0; l < CLT_EXACT_ROW; l++) {
    size_t s = row * CLT_EXACT_ROW + (size_t)l;
    int32_t e = t->c[s] - middle - t->gauge[gauge].g[l];
    t->in[s] = t->c[s] == CLT_SUBSET_ZERO ? 0.0 : clt_scaled_subset(1.0, e);
    t->out[s] = t->relevant[row] >> l & 1 ? clt_scaled_subset(1.0, -e) : 0.0;
  }
}

bool clt_exact_gauges(clt_exact_weights *t, bool keep_scale, clt_task *task) {
  size_t rows = (size_t)1 << (t->m - 3), within = ((size_t)1 << t->leaf) - 1;
  t->n_gauges = 0;
  for (size_t row = 0; row < rows; row++) {
    if (!keep_scale) t->relevant[row] = relevant_lanes(t, row);
    if (!(row & within)) fit_block(t, row >> t->leaf);
    gauge_row(t, row);
    if (row % 16384 == 0 && clt_task_stop(task, 0.0)) return false;
  }
  return true;
}
