/* Lists of graphs (graph_list.h). */
#include "graph/graph_list.h"

#include <math.h>
#include <string.h>

#include "graph/probability.h"

bool clt_graph_list_init(clt_graph_list *list, int d, int capacity, clt_arena *arena) {
  *list = (clt_graph_list){.d = d, .capacity = capacity};
  size_t n = (size_t)capacity, cells = n * (size_t)d;
  list->parents = clt_arena_take(arena, cells, sizeof *list->parents);
  list->sorted = clt_arena_take(arena, cells, sizeof *list->sorted);
  list->count = clt_arena_take(arena, n, sizeof *list->count);
  list->sorted_count = clt_arena_take(arena, n, sizeof *list->sorted_count);
  list->weight = clt_arena_take(arena, n, sizeof *list->weight);
  list->log_posterior = clt_arena_take(arena, n, sizeof *list->log_posterior);
  list->b = clt_arena_take(arena, (size_t)d * (size_t)d, sizeof *list->b);
  list->through = clt_arena_take(arena, (size_t)d * (size_t)d, sizeof *list->through);
  return !clt_arena_failed(arena);
}

static int compare(const uint64_t *a, const uint64_t *b, int d) {
  for (int j = 0; j < d; j++) {
    if (a[j] != b[j]) return a[j] < b[j] ? -1 : 1;
  }
  return 0;
}

void clt_graph_list_add(clt_graph_list *list, const uint64_t *parents) {
  size_t d = (size_t)list->d;
  int low = 0, high = list->n;
  list->total++;
  while (low < high) {
    int middle = (low + high) / 2;
    int order = compare(list->parents + (size_t)middle * d, parents, list->d);
    if (order == 0) {
      list->count[middle]++;
      return;
    }
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  size_t after = (size_t)(list->n - low);
  uint64_t *at = list->parents + (size_t)low * d;
  memmove(at + d, at, after * d * sizeof *at);
  memmove(list->count + low + 1, list->count + low, after * sizeof *list->count);
  memcpy(at, parents, d * sizeof *at);
  list->count[low] = 1;
  list->n++;
}

/* By count, the largest first; equal ones keep their order. */
static void order_by_count(clt_graph_list *list) {
  size_t d = (size_t)list->d;
  int placed = 0, most = 0, next;
  for (int i = 0; i < list->n; i++) most = list->count[i] > most ? list->count[i] : most;
  for (int want = most; want > 0; want = next) {
    next = 0;
    for (int i = 0; i < list->n; i++) {
      int count = list->count[i];
      if (count < want && count > next) next = count;
      if (count != want) continue;
      memcpy(list->sorted + (size_t)placed * d, list->parents + (size_t)i * d,
             d * sizeof *list->sorted);
      list->sorted_count[placed++] = count;
    }
  }
  memcpy(list->parents, list->sorted, (size_t)list->n * d * sizeof *list->parents);
  memcpy(list->count, list->sorted_count, (size_t)list->n * sizeof *list->count);
}

bool clt_graph_list_finish(clt_graph_list *list, const clt_score *score, clt_task *task) {
  order_by_count(list);
  for (int g = 0; g < list->n; g++) {
    if (clt_task_stop(task, 0.98)) return false;
    const uint64_t *parents = list->parents + (size_t)g * (size_t)list->d;
    double log_p = 0.0;
    for (int j = 0; j < list->d; j++) {
      log_p +=
          clt_score_local(score, j, parents[j], NULL) + score->log_prior[clt_count(parents[j])];
    }
    list->log_posterior[g] = log_p;
    list->weight[g] = (double)list->count[g] / list->total;
  }
  return true;
}

void clt_graph_list_weigh(clt_graph_list *list) {
  double most = -HUGE_VAL, sum = 0.0;
  for (int g = 0; g < list->n; g++) most = fmax(most, list->log_posterior[g]);
  for (int g = 0; g < list->n; g++) {
    list->weight[g] = exp(list->log_posterior[g] - most);
    sum += list->weight[g];
  }
  for (int g = 0; g < list->n; g++) list->weight[g] /= sum;
}

double clt_graph_list_effective(const clt_graph_list *list) {
  double squares = 0.0;
  for (int g = 0; g < list->n; g++) squares += list->weight[g] * list->weight[g];
  return squares > 0.0 ? 1.0 / squares : 0.0;
}

/* ---- averages ---- */

/* Sums begin at 0; over no graphs there is no mean. */
static void begin(const clt_graph_list *list, double *matrix) {
  for (int i = 0; matrix && i < list->d * list->d; i++) matrix[i] = list->n ? 0.0 : NAN;
}

/* Coefficients of one graph, [source][target]. */
static void graph_coefficients(const clt_score *score, const uint64_t *parents, double *b) {
  for (int j = 0; j < score->d; j++) {
    double list[CLT_GRAPH_MAX];
    int k = 0;
    if (!parents[j]) continue;
    clt_score_local(score, j, parents[j], list);
    for (uint64_t m = parents[j]; m; m &= m - 1) b[clt_lowest(m) * score->d + j] = list[k++];
  }
}

/* Adds w (I - B)^-1 without its diagonal, column by column in the order of the graph. */
static void add_effects(const clt_graph_list *list, double *effect, double w,
                        const uint64_t *parents, const int *order) {
  const double *b = list->b;
  double *total = list->through;
  int d = list->d;
  for (int p = 0; p < d; p++) {
    int j = order[p];
    for (int i = 0; i < d; i++) {
      double x = 0.0;
      for (uint64_t m = parents[j]; m; m &= m - 1) {
        int k = clt_lowest(m);
        x += (k == i ? 1.0 : total[i * d + k]) * b[k * d + j];
      }
      total[i * d + j] = x;
      effect[i * d + j] += w * x;
    }
  }
}

/* The edges of one graph, in `edge` and, times their coefficients, in `coefficient`. */
static void add_edges(const clt_graph_average *a, double w, const uint64_t *parents, int d,
                      const double *b) {
  for (int j = 0; j < d; j++) {
    for (uint64_t m = parents[j]; m; m &= m - 1) {
      int i = clt_lowest(m);
      if (a->edge) a->edge[i * d + j] += w;
      if (a->coefficient) a->coefficient[i * d + j] += w * b[i * d + j];
    }
  }
}

/* Mean coefficients from their weighted sums: divided by the weight of the graphs with the edge. */
static bool divide_coefficients(const clt_graph_list *list, double *coefficient, clt_task *task) {
  int d = list->d;
  for (int cell = 0; cell < d * d; cell++) {
    double weight = 0.0;
    if (clt_task_stop(task, 0.99)) return false;
    for (int g = 0; g < list->n; g++) {
      uint64_t parents = list->parents[(size_t)g * (size_t)d + (size_t)(cell % d)];
      if (parents >> (cell / d) & 1) weight += list->weight[g];
    }
    coefficient[cell] = weight > 0.0 ? coefficient[cell] / weight : NAN;
  }
  return true;
}

bool clt_graph_list_average(const clt_graph_list *list, const clt_score *score,
                            const clt_graph_average *a, clt_task *task) {
  int d = list->d, order[CLT_GRAPH_MAX];
  begin(list, a->edge);
  begin(list, a->path);
  begin(list, a->coefficient);
  begin(list, a->effect);
  for (int g = 0; g < list->n; g++) {
    const uint64_t *parents = list->parents + (size_t)g * (size_t)d;
    uint64_t ancestors[CLT_GRAPH_MAX];
    double w = list->weight[g];
    if (clt_task_stop(task, 0.99)) return false;
    clt_dag_order(parents, d, order);
    clt_dag_ancestors(parents, order, d, ancestors);
    for (int j = 0; j < d && a->path; j++) {
      for (uint64_t m = ancestors[j]; m; m &= m - 1) a->path[clt_lowest(m) * d + j] += w;
    }
    if (a->coefficient || a->effect) graph_coefficients(score, parents, list->b);
    add_edges(a, w, parents, d, list->b);
    if (a->effect) add_effects(list, a->effect, w, parents, order);
  }
  if (a->edge) clt_probability_pairs(a->edge, d);
  if (a->path) clt_probability_pairs(a->path, d);
  return !a->coefficient || divide_coefficients(list, a->coefficient, task);
}
