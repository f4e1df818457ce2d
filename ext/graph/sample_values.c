/* What is made of the values of a sample: centring, normal scores, moments. */
#include <math.h>
#include <string.h>

#include "base/sort.h"
#include "graph/sample.h"
#include "stat/dd.h"
#include "stat/distribution/distribution.h"

/* Centres one variable within the blocks, about the block's first value: exactly 0 where the values
** of a block are equal. A spread at the rounding level of the values is none; false if there is no
** other. The sd is then that within the blocks. */
static bool centre_variable(clt_graph_sample *sample, int v, int blocks, clt_dd *sum, int64_t *size,
                            double *first) {
  double largest = 0.0, spread = 0.0, squares = 0.0;
  int64_t freedom = sample->n;
  for (int b = 0; b < blocks; b++) sum[b] = dd_from(0.0), size[b] = 0;
  for (int64_t i = 0; i < sample->n; i++) {
    double x = sample->x[i * sample->d + v];
    int b = sample->block[i];
    if (size[b]++ == 0) first[b] = x, freedom--;
    sum[b] = dd_add(sum[b], dd_two_diff(x, first[b]));
    largest = fmax(largest, fabs(x));
  }
  for (int64_t i = 0; i < sample->n; i++) {
    double *x = &sample->x[i * sample->d + v];
    int b = sample->block[i];
    clt_dd mean = dd_div(sum[b], dd_from((double)size[b]));
    *x = dd_to_double(dd_sub(dd_two_diff(*x, first[b]), mean));
    spread = fmax(spread, fabs(*x));
    squares += *x * *x;
  }
  sample->sd[v] = sqrt(squares / (double)freedom);
  sample->lost = sample->n > freedom ? sample->n - freedom - 1 : 0;
  return spread > 0x1p-50 * largest;
}

bool clt_graph_sample_centre(clt_graph_sample *sample, int blocks, clt_arena *arena,
                             clt_task *task) {
  bool keep[CLT_GRAPH_MAX];
  clt_dd *sum = clt_arena_take(arena, (size_t)blocks, sizeof *sum);
  int64_t *size = clt_arena_take(arena, (size_t)blocks, sizeof *size);
  double *first = clt_arena_take(arena, (size_t)blocks, sizeof *first);
  if (clt_arena_failed(arena)) return false;
  for (int v = 0; v < sample->d; v++) {
    if (clt_task_stop(task, 0.0)) return false;
    keep[v] = centre_variable(sample, v, blocks, sum, size, first) || sample->n == 0;
  }
  clt_graph_sample_drop(sample, keep, CLT_DROP_WITHIN_BLOCKS);
  return true;
}

static bool value_before(const void *values, uint32_t a, uint32_t b) {
  return ((const double *)values)[a] < ((const double *)values)[b];
}

/* Normal scores by ranks, ties sharing the mean of theirs: Phi^-1(r / (n + 1)), van der
** Waerden. */
static bool replace_by_scores(clt_graph_sample *sample, clt_arena *arena, clt_task *task) {
  size_t n = (size_t)sample->n, d = (size_t)sample->d;
  double *x = clt_arena_take(arena, n, sizeof *x);
  uint32_t *order = clt_arena_take(arena, n, sizeof *order);
  uint32_t *scratch = clt_arena_take(arena, n, sizeof *scratch);
  if (clt_arena_failed(arena)) return false;
  for (size_t v = 0; v < d; v++) {
    for (size_t i = 0; i < n; i++) {
      x[i] = sample->x[i * d + v];
      order[i] = (uint32_t)i;
    }
    if (!clt_sort_rows(order, scratch, n, value_before, x, task)) return false;
    double squares = 0.0;
    for (size_t i = 0, end; i < n; i = end) {
      for (end = i + 1; end < n && x[order[end]] == x[order[i]];) end++;
      double rank = ((double)(i + 1) + (double)end) / 2.0;
      double score = -clt_normal_quantile(rank / (double)(n + 1));
      for (size_t k = i; k < end; k++) sample->x[order[k] * d + v] = score;
      squares += (double)(end - i) * score * score;
    }
    sample->size[v] = sqrt(squares / (double)n);
  }
  return true;
}

bool clt_graph_sample_transform(clt_graph_sample *sample, clt_transform transform, clt_arena *arena,
                                clt_task *task) {
  sample->transform = transform;
  return transform != CLT_RANK || replace_by_scores(sample, arena, task);
}

/* To a scatter of `freedom` of each variable. */
static void standardise(int d, double freedom, double *mean, double *scatter) {
  double scale[CLT_GRAPH_MAX];
  for (int i = 0; i < d; i++) scale[i] = sqrt(freedom / scatter[i * d + i]);
  for (int i = 0; i < d; i++) {
    mean[i] = 0.0;
    for (int j = 0; j < d; j++) scatter[i * d + j] *= scale[i] * scale[j];
    scatter[i * d + i] = freedom;
  }
}

static int64_t freedom_of(const clt_graph_rows *rows) {
  return rows->contrasts ? rows->n : rows->n - rows->lost - 1;
}

bool clt_graph_sample_moments(const clt_graph_sample *sample, const clt_graph_rows *rows,
                              double *mean, double *scatter) {
  int d = sample->d;
  int64_t n = rows->n, freedom = freedom_of(rows);
  const int64_t *row = rows->row;
  if (freedom < 1) return false;
  for (int v = 0; v < d; v++) mean[v] = 0.0;
  for (int64_t i = 0; i < n; i++) {
    const double *x = sample->x + (row ? row[i] : i) * d;
    for (int v = 0; v < d; v++) mean[v] += (x[v] - sample->x[v]) / (double)n;
  }
  for (int v = 0; v < d; v++) mean[v] = rows->contrasts ? 0.0 : mean[v] + sample->x[v];
  memset(scatter, 0, (size_t)d * (size_t)d * sizeof *scatter);
  for (int64_t i = 0; i < n; i++) {
    const double *x = sample->x + (row ? row[i] : i) * d;
    for (int v = 0; v < d; v++) {
      double difference = x[v] - mean[v];
      for (int w = 0; w <= v; w++) scatter[v * d + w] += difference * (x[w] - mean[w]);
    }
  }
  for (int v = 0; v < d; v++) {
    if (!(scatter[v * d + v] > 0x1p-100 * (double)n * mean[v] * mean[v])) return false;
    for (int w = 0; w < v; w++) scatter[w * d + v] = scatter[v * d + w];
  }
  if (sample->transform != CLT_RAW) standardise(d, (double)freedom, mean, scatter);
  return true;
}

bool clt_graph_sample_score(const clt_graph_sample *sample, const clt_score_model *model,
                            const clt_graph_rows *rows, double *mean, double *scatter,
                            clt_score *score) {
  if (!clt_graph_sample_moments(sample, rows, mean, scatter)) return false;
  clt_score_data data = {(double)(freedom_of(rows) + 1), mean, scatter};
  clt_score_set(score, model, &data);
  return clt_score_in_range(score);
}
