/* Background knowledge as masks of allowed and required parents (knowledge.h). */
#include "graph/knowledge.h"

#include <string.h>

static bool against_tiers(const clt_knowledge_spec *spec, int source, int target) {
  return spec->tier && spec->tier[source] >= 0 && spec->tier[target] >= 0 &&
         spec->tier[source] > spec->tier[target];
}

static bool forbidden(const clt_knowledge_spec *spec, int source, int target) {
  for (int i = 0; i < spec->n_forbid; i++) {
    if (spec->forbid[i].source == source && spec->forbid[i].target == target) return true;
  }
  return false;
}

static bool conflict_of(clt_conflict *c, clt_conflict_kind kind, int first, int second) {
  c->kind = kind;
  c->length = second < 0 ? 1 : 2;
  c->variable[0] = first;
  if (second >= 0) c->variable[1] = second;
  return false;
}

static void set_allowed(clt_knowledge *k, const clt_knowledge_spec *spec) {
  for (int j = 0; j < k->d; j++) {
    if (spec->exogenous & clt_bit(j) || k->max_parents == 0) continue;
    for (int i = 0; i < k->d; i++) {
      if (i != j && !against_tiers(spec, i, j)) k->allowed[j] |= clt_bit(i);
    }
  }
  for (int i = 0; i < spec->n_forbid; i++) {
    k->allowed[spec->forbid[i].target] &= ~clt_bit(spec->forbid[i].source);
  }
}

static bool set_required(clt_knowledge *k, const clt_knowledge_spec *spec, clt_conflict *c) {
  for (int i = 0; i < spec->n_require; i++) {
    int source = spec->require[i].source, target = spec->require[i].target;
    if (source == target) return conflict_of(c, CLT_CONFLICT_SELF, source, -1);
    if (forbidden(spec, source, target)) {
      return conflict_of(c, CLT_CONFLICT_FORBIDDEN, source, target);
    }
    if (spec->exogenous & clt_bit(target)) {
      return conflict_of(c, CLT_CONFLICT_EXOGENOUS, source, target);
    }
    if (against_tiers(spec, source, target)) {
      return conflict_of(c, CLT_CONFLICT_TIER, source, target);
    }
    k->required[target] |= clt_bit(source);
  }
  for (int j = 0; j < k->d; j++) {
    if (clt_count(k->required[j]) > k->max_parents) {
      return conflict_of(c, CLT_CONFLICT_LIMIT, j, -1);
    }
  }
  return true;
}

/* The required edges have a cycle: every variable that could not be ordered has a required parent
** among its like, so walking back along parents must come to a variable for the second time. */
static bool report_cycle(const clt_knowledge *k, uint64_t unordered, clt_conflict *c) {
  int walked[CLT_GRAPH_MAX + 1], n = 0;
  uint64_t seen = 0;
  int j = clt_lowest(unordered);
  while (!(seen & clt_bit(j))) {
    seen |= clt_bit(j);
    walked[n++] = j;
    j = clt_lowest(k->required[j] & unordered);
  }
  c->kind = CLT_CONFLICT_CYCLE;
  c->length = 0;
  /* Back to where the cycle was entered; the walk went against the arrows. */
  do {
    c->variable[c->length++] = walked[--n];
  } while (walked[n] != j);
  return false;
}

bool clt_knowledge_set(clt_knowledge *k, const clt_knowledge_spec *spec, clt_conflict *conflict) {
  memset(k, 0, sizeof *k);
  memset(conflict, 0, sizeof *conflict);
  k->d = spec->d;
  k->max_parents = spec->d - 1;
  if (spec->max_parents >= 0 && spec->max_parents < k->max_parents) {
    k->max_parents = spec->max_parents;
  }
  set_allowed(k, spec);
  if (!set_required(k, spec, conflict)) return false;
  int order[CLT_GRAPH_MAX];
  int ordered = clt_dag_order(k->required, k->d, order);
  if (ordered < k->d) {
    uint64_t unordered = clt_all(k->d);
    for (int i = 0; i < ordered; i++) unordered &= ~clt_bit(order[i]);
    return report_cycle(k, unordered, conflict);
  }
  for (int j = 0; j < k->d; j++) {
    if (!k->allowed[j]) k->parentless |= clt_bit(j);
  }
  return true;
}

void clt_knowledge_closure(const uint64_t *parents, int d, uint64_t *up) {
  for (int j = 0; j < d; j++) up[j] = parents[j] | clt_bit(j);
  for (int via = 0; via < d; via++) { /* Warshall: paths through `via` */
    for (int j = 0; j < d; j++) {
      if (up[j] & clt_bit(via)) up[j] |= up[via];
    }
  }
}

void clt_knowledge_descendants(const clt_knowledge *k, uint64_t *descendants) {
  uint64_t may[CLT_GRAPH_MAX], must[CLT_GRAPH_MAX];
  clt_knowledge_closure(k->allowed, k->d, may);
  clt_knowledge_closure(k->required, k->d, must);
  for (int s = 0; s < k->d; s++) {
    descendants[s] = 0;
    for (int t = 0; t < k->d; t++) {
      if (may[t] & clt_bit(s) && !(must[s] & clt_bit(t))) descendants[s] |= clt_bit(t);
    }
  }
}
