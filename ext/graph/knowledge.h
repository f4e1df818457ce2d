/*
** Background knowledge over d variables, reduced to what the computations need: which parents every
** variable may have and which it must have.
*/
#ifndef CLT_GRAPH_KNOWLEDGE_H
#define CLT_GRAPH_KNOWLEDGE_H

#include "base/dag.h"

typedef struct clt_edge {
  int source, target; /* indices of variables, source -> target */
} clt_edge;

/* What is known, by indices of variables. */
typedef struct clt_knowledge_spec {
  int d;                  /* variables, 1 … CLT_GRAPH_MAX */
  const int *tier;        /* [d] no edge from a higher tier to a lower; < 0: free; NULL: no tiers */
  uint64_t exogenous;     /* variables without parents */
  const clt_edge *forbid; /* [n_forbid] edges that must not be */
  int n_forbid;
  const clt_edge *require; /* [n_require] edges that must be */
  int n_require;
  int max_parents; /* limit on the number of parents; < 0: none */
} clt_knowledge_spec;

typedef struct clt_knowledge {
  int d;                            /* variables */
  int max_parents;                  /* at most d - 1 */
  uint64_t allowed[CLT_GRAPH_MAX];  /* by variable: its possible parents */
  uint64_t required[CLT_GRAPH_MAX]; /* by variable: parents it has in any case; within allowed */
  uint64_t parentless;              /* variables that can have no parents */
} clt_knowledge;

/* Why no graph can satisfy a spec. */
typedef enum clt_conflict_kind {
  CLT_CONFLICT_NONE,
  CLT_CONFLICT_SELF,      /* variable[0] is required to be its own parent */
  CLT_CONFLICT_CYCLE,     /* required edges variable[0] -> variable[1] -> … -> variable[0] */
  CLT_CONFLICT_FORBIDDEN, /* variable[0] -> variable[1] is required and forbidden */
  CLT_CONFLICT_TIER,      /* variable[0] -> variable[1] is required and against the tiers */
  CLT_CONFLICT_EXOGENOUS, /* variable[0] -> variable[1] is required, variable[1] is exogenous */
  CLT_CONFLICT_LIMIT      /* variable[0] has more required parents than max_parents */
} clt_conflict_kind;

typedef struct clt_conflict {
  clt_conflict_kind kind;
  int length;                  /* variables listed */
  int variable[CLT_GRAPH_MAX]; /* the variables concerned */
} clt_conflict;

/* Reduces a spec. (1) On a contradiction returns false, *conflict says which, (2) of a cycle in the
** order of its arrows; (3) otherwise true and its kind is CLT_CONFLICT_NONE. (4) Whatever leaves a
** variable no possible parents makes it parentless. */
bool clt_knowledge_set(clt_knowledge *k, const clt_knowledge_spec *spec, clt_conflict *conflict);

/* (5) up[j]: the variables from which j can be reached over edges parents[j], j itself among
** them. */
void clt_knowledge_closure(const uint64_t *parents, int d, uint64_t *up);

/* (6) descendants[s]: the variables that can be descendants of s: reached over allowed edges, and
** not ancestors of it over required ones. */
void clt_knowledge_descendants(const clt_knowledge *knowledge, uint64_t *descendants);

#endif
