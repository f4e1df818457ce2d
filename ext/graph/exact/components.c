/* Edge probabilities by strongly connected components of the allowed edges (components.h). */
#include "graph/exact/components.h"

#include <math.h>
#include <string.h>

/* reach[j]: variables from which j can be reached over allowed edges, j itself among them. */
static void find_reach(const clt_knowledge *k, uint64_t *reach) {
  for (int j = 0; j < k->d; j++) reach[j] = k->allowed[j] | clt_bit(j);
  for (int via = 0; via < k->d; via++) { /* Warshall: paths through `via` */
    for (int j = 0; j < k->d; j++) {
      if (reach[j] & clt_bit(via)) reach[j] |= reach[via];
    }
  }
}

/* Lists the components that edges can lead into; returns how many. */
static int find_components(const clt_knowledge *k, uint64_t *members) {
  uint64_t reach[CLT_GRAPH_MAX], seen = 0;
  int n = 0;
  find_reach(k, reach);
  for (int j = 0; j < k->d; j++) {
    uint64_t component = 0;
    if (seen & clt_bit(j) || !k->allowed[j]) continue;
    for (int i = 0; i < k->d; i++) {
      if ((reach[j] & clt_bit(i)) && (reach[i] & clt_bit(j))) component |= clt_bit(i);
    }
    seen |= component;
    members[n++] = component;
  }
  return n;
}

/* Knowledge under which only the members have parents. */
static void restrict_to(const clt_knowledge *k, uint64_t members, clt_knowledge *out) {
  *out = *k;
  for (int j = 0; j < k->d; j++) {
    if (members & clt_bit(j)) continue;
    out->allowed[j] = out->required[j] = 0;
    out->parentless |= clt_bit(j);
  }
}

double clt_exact_components_bytes(const clt_knowledge *knowledge, const clt_task *task) {
  uint64_t members[CLT_GRAPH_MAX];
  double bytes = 2.0 * knowledge->d * knowledge->d * sizeof(double);
  int n = find_components(knowledge, members);
  for (int p = 0; p < n; p++) {
    clt_knowledge part;
    restrict_to(knowledge, members[p], &part);
    bytes += clt_exact_bytes(&part, task) + sizeof part + sizeof(clt_exact);
  }
  return bytes;
}

double clt_exact_components_cost(const clt_knowledge *knowledge) {
  uint64_t members[CLT_GRAPH_MAX];
  double cost = 0.0;
  int n = find_components(knowledge, members);
  for (int p = 0; p < n; p++) {
    clt_knowledge part;
    restrict_to(knowledge, members[p], &part);
    cost += clt_exact_cost(&part);
  }
  return cost;
}

bool clt_exact_components_init(clt_exact_components *x, const clt_knowledge *knowledge,
                               clt_arena *arena, const clt_task *task) {
  uint64_t members[CLT_GRAPH_MAX];
  size_t size = (size_t)knowledge->d * (size_t)knowledge->d;
  *x = (clt_exact_components){.d = knowledge->d, .n = find_components(knowledge, members)};
  size_t n = (size_t)x->n;
  x->members = clt_arena_take(arena, n, sizeof *x->members);
  x->knowledge = clt_arena_take(arena, n, sizeof *x->knowledge);
  x->part = clt_arena_take(arena, n, sizeof *x->part);
  x->edge = clt_arena_take(arena, size, sizeof *x->edge);
  x->coefficient = clt_arena_take(arena, size, sizeof *x->coefficient);
  if (clt_arena_failed(arena)) return false;
  for (int p = 0; p < x->n; p++) {
    x->members[p] = members[p];
    restrict_to(knowledge, members[p], &x->knowledge[p]);
    if (!clt_exact_init(&x->part[p], &x->knowledge[p], arena, task)) return false;
  }
  return true;
}

bool clt_exact_components_fit(clt_exact_components *x, const clt_score *score, clt_task *task) {
  int d = x->d;
  for (int i = 0; i < d * d; i++) {
    x->edge[i] = 0.0;
    x->coefficient[i] = NAN;
  }
  for (int p = 0; p < x->n; p++) {
    const clt_exact *part = &x->part[p];
    if (!clt_exact_fit(&x->part[p], score, 0, task)) return false;
    for (uint64_t m = x->members[p]; m; m &= m - 1) {
      int j = clt_lowest(m);
      for (int i = 0; i < d; i++) {
        x->edge[i * d + j] = part->edge[i * d + j];
        x->coefficient[i * d + j] = part->coefficient[i * d + j];
      }
    }
  }
  return true;
}
