#include "effects.h"

#include <string.h>

/* Adds weight * (total effects in one graph), variable by variable in topological order: what acts
** on j acts through a parent of j. */
static void add_effects(const clt_score *score, const uint64_t *parents, double weight,
                        double *effect) {
  int d = score->d, order[CLT_GRAPH_MAX];
  double total[CLT_GRAPH_MAX][CLT_GRAPH_MAX]; /* [j][i]: effect of i on j in this graph */
  double coefficient[CLT_GRAPH_MAX];
  int n = clt_dag_order(parents, d, order);
  for (int k = 0; k < n; k++) {
    int j = order[k], c = 0;
    memset(total[j], 0, sizeof total[j]);
    if (parents[j]) clt_score_local(score, j, parents[j], coefficient);
    for (uint64_t m = parents[j]; m; m &= m - 1, c++) {
      int p = clt_lowest(m);
      for (int i = 0; i < d; i++) total[j][i] += coefficient[c] * total[p][i];
      total[j][p] += coefficient[c];
    }
    for (int i = 0; i < d; i++) effect[i * d + j] += weight * total[j][i];
  }
}

bool clt_total_effects(const clt_score *score, int n, const uint64_t *parents, const double *weight,
                       double *effect, clt_task *task) {
  size_t d = (size_t)score->d;
  memset(effect, 0, d * d * sizeof *effect);
  for (int g = 0; g < n; g++) {
    if (clt_task_stop(task, (double)g / n)) return false;
    add_effects(score, parents + (size_t)g * d, weight[g], effect);
  }
  return true;
}

double clt_log_joint(const clt_score *score, const uint64_t *parents) {
  double sum = 0.0;
  for (int j = 0; j < score->d; j++) {
    sum += clt_score_local(score, j, parents[j], NULL) + score->log_prior[clt_count(parents[j])];
  }
  return sum;
}
