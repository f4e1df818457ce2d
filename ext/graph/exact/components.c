/* Edge probabilities by strongly connected components of the allowed edges (components.h). */
#include "graph/exact/components.h"

#include <math.h>
#include <string.h>

#include "graph/exact/effects.h"
#include "graph/exact/minors.h"

/* Lists the components that edges can lead into; returns how many. */
static int find_components(const clt_knowledge *k, uint64_t *members) {
  uint64_t reach[CLT_GRAPH_MAX], seen = 0;
  int n = 0;
  clt_knowledge_closure(k->allowed, k->d, reach);
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
  double bytes = 8.0 * knowledge->d * knowledge->d * sizeof(double) + sizeof(clt_walk_state);
  int n = find_components(knowledge, members);
  for (int p = 0; p < n; p++) {
    clt_knowledge part;
    restrict_to(knowledge, members[p], &part);
    bytes += clt_exact_bytes(&part, task) + sizeof part + sizeof(clt_exact);
    bytes += clt_minors_bytes(&part);
  }
  return bytes;
}

double clt_exact_components_cost(const clt_knowledge *knowledge, bool edges_by_minors) {
  uint64_t members[CLT_GRAPH_MAX];
  double cost = 0.0;
  int n = find_components(knowledge, members);
  for (int p = 0; p < n; p++) {
    clt_knowledge part;
    restrict_to(knowledge, members[p], &part);
    bool minors = edges_by_minors && clt_minors_bytes(&part) > 0.0;
    cost += minors ? clt_minors_cost(&part) : clt_exact_cost(&part);
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
  x->descendants = clt_arena_take(arena, (size_t)knowledge->d, sizeof *x->descendants);
  x->effect = clt_arena_take(arena, size, sizeof *x->effect);
  x->effect_variance = clt_arena_take(arena, size, sizeof *x->effect_variance);
  x->sums = clt_arena_take(arena, clt_effects_size(knowledge->d), sizeof *x->sums);
  x->state = clt_arena_take(arena, 1, sizeof *x->state);
  if (clt_arena_failed(arena)) return false;
  clt_knowledge_descendants(knowledge, x->descendants);
  x->parentless = knowledge->parentless;
  for (int p = 0; p < x->n; p++) {
    x->members[p] = members[p];
    restrict_to(knowledge, members[p], &x->knowledge[p]);
    if (!clt_exact_init(&x->part[p], &x->knowledge[p], arena, task) ||
        !clt_exact_add_minors(&x->part[p], arena)) {
      return false;
    }
  }
  return true;
}

/* What of a component's posterior concerns its members. */
static void take_part(clt_exact_components *x, const clt_exact *part, uint64_t members,
                      bool effects) {
  int d = x->d;
  for (uint64_t m = members; m; m &= m - 1) {
    int j = clt_lowest(m);
    for (int i = 0; i < d; i++) {
      x->edge[i * d + j] = part->edge[i * d + j];
      x->coefficient[i * d + j] = part->coefficient[i * d + j];
    }
    if (!effects) continue;
    clt_effects_of(part->effect_sums, d, j, x->descendants[j], x->effect, x->effect_variance);
  }
}

bool clt_exact_components_fit(clt_exact_components *x, const clt_score *score, int what,
                              clt_task *task) {
  int d = x->d;
  bool effects = what & CLT_EXACT_EFFECTS;
  for (int i = 0; i < d * d; i++) {
    x->edge[i] = 0.0;
    x->coefficient[i] = NAN;
  }
  for (int p = 0; p < x->n; p++) {
    if (!clt_exact_fit(&x->part[p], score, what, task)) return false;
    take_part(x, &x->part[p], x->members[p], effects);
  }
  for (uint64_t m = effects ? x->parentless : 0; m; m &= m - 1) {
    int s = clt_lowest(m);
    clt_effects_parentless(score, s, x->parentless, x->descendants[s], x->state, x->sums, x->effect,
                           x->effect_variance);
  }
  return true;
}
