/* Background knowledge: masks, contradictions, graphs that obey. */
#include "graph/knowledge.h"

#include "graph/graph_support.h"

/* knowledge.h (3) */
static void test_masks(void) {
  int tier[5] = {0, 0, 1, -1, 2};
  clt_edge forbid[] = {{0, 2}}, require[] = {{2, 4}};
  clt_knowledge_spec spec = {.d = 5,
                             .tier = tier,
                             .exogenous = clt_bit(1),
                             .forbid = forbid,
                             .n_forbid = 1,
                             .require = require,
                             .n_require = 1,
                             .max_parents = -1};
  clt_knowledge k;
  clt_conflict c;
  CHECK(clt_knowledge_set(&k, &spec, &c));
  CHECK(c.kind == CLT_CONFLICT_NONE);
  CHECK(k.allowed[0] == (clt_bit(1) | clt_bit(3)));
  CHECK(k.allowed[1] == 0);
  CHECK(k.allowed[2] == (clt_bit(1) | clt_bit(3)));
  CHECK(k.allowed[3] == (clt_all(5) & ~clt_bit(3)));
  CHECK(k.allowed[4] == (clt_all(5) & ~clt_bit(4)));
  CHECK(k.required[4] == clt_bit(2));
  CHECK(k.parentless == clt_bit(1));
  CHECK(k.max_parents == 4);
  uint64_t parents[5] = {clt_bit(1), 0, 0, 0, clt_bit(2)};
  CHECK(knowledge_obeyed(&k, parents));
  parents[2] = clt_bit(0);
  CHECK(!knowledge_obeyed(&k, parents));
  parents[2] = 0;
  parents[4] = 0;
  CHECK(!knowledge_obeyed(&k, parents));
}

/* knowledge.h (4): everything forbidden into a variable, and a limit of 0, leave it without parents
** too. */
static void test_parentless(void) {
  clt_edge forbid[] = {{1, 0}, {2, 0}};
  clt_knowledge_spec spec = {.d = 3, .forbid = forbid, .n_forbid = 2, .max_parents = -1};
  clt_knowledge k;
  clt_conflict c;
  CHECK(clt_knowledge_set(&k, &spec, &c));
  CHECK(k.parentless == clt_bit(0));
  spec.max_parents = 0;
  CHECK(clt_knowledge_set(&k, &spec, &c));
  CHECK(k.parentless == clt_all(3));
  clt_knowledge_spec most = {.d = 64, .max_parents = -1};
  CHECK(clt_knowledge_set(&k, &most, &c));
  CHECK(k.allowed[63] == clt_all(63) && k.max_parents == 63);
}

static clt_conflict conflict_of(clt_knowledge_spec spec) {
  clt_knowledge k;
  clt_conflict c;
  CHECK(!clt_knowledge_set(&k, &spec, &c));
  return c;
}

/* knowledge.h (1) */
static void test_conflicts(void) {
  clt_edge self[] = {{2, 2}}, one[] = {{1, 2}}, two[] = {{0, 2}, {1, 2}};
  int tier[4] = {0, 2, 1, -1};
  clt_knowledge_spec spec = {.d = 4, .require = self, .n_require = 1, .max_parents = -1};
  clt_conflict c = conflict_of(spec);
  CHECK(c.kind == CLT_CONFLICT_SELF && c.variable[0] == 2);
  spec.require = one;
  spec.forbid = two;
  spec.n_forbid = 2;
  c = conflict_of(spec);
  CHECK(c.kind == CLT_CONFLICT_FORBIDDEN && c.variable[0] == 1 && c.variable[1] == 2);
  spec.n_forbid = 0;
  spec.tier = tier;
  c = conflict_of(spec);
  CHECK(c.kind == CLT_CONFLICT_TIER && c.variable[0] == 1 && c.variable[1] == 2);
  spec.tier = NULL;
  spec.exogenous = clt_bit(2);
  c = conflict_of(spec);
  CHECK(c.kind == CLT_CONFLICT_EXOGENOUS && c.variable[0] == 1 && c.variable[1] == 2);
  spec.exogenous = 0;
  spec.require = two;
  spec.n_require = 2;
  spec.max_parents = 1;
  c = conflict_of(spec);
  CHECK(c.kind == CLT_CONFLICT_LIMIT && c.variable[0] == 2);
}

/* knowledge.h (2): the variables of a cycle are named in the order of its arrows. */
static void test_cycle(void) {
  clt_edge require[] = {{5, 0}, {0, 1}, {1, 4}, {4, 2}, {2, 1}, {4, 3}};
  clt_knowledge_spec spec = {.d = 6, .require = require, .n_require = 6, .max_parents = -1};
  clt_conflict c = conflict_of(spec);
  CHECK(c.kind == CLT_CONFLICT_CYCLE);
  CHECK(c.length == 3);
  for (int i = 0; i < c.length; i++) {
    int source = c.variable[i], target = c.variable[(i + 1) % c.length];
    bool there = false;
    for (int e = 0; e < 6; e++) {
      there = there || (require[e].source == source && require[e].target == target);
    }
    CHECK(there);
  }
}

int main(void) {
  test_masks();
  test_parentless();
  test_conflicts();
  test_cycle();
  return test_end();
}
