/*
** Every parent set of many variables at once: a depth-first walk over the subsets of a list of
** candidates. A step down appends one row to the Cholesky factor of the parents, and one column to
** what is solved against it, for all variables together; so a score costs O(|P|) rather than
** O(|P|^3).
*/
#ifndef CLT_GRAPH_PARENT_SETS_H
#define CLT_GRAPH_PARENT_SETS_H

#include "base/task.h"
#include "graph/score.h"

enum { CLT_WALK_STRIDE = CLT_GRAPH_MAX + 4 }; /* most entries of a padded column */

typedef struct clt_walk_state clt_walk_state;

/* Called with a set that at least one target may have. */
typedef void clt_walk_visit(void *context, const clt_walk_state *state);

typedef struct clt_walk {
  const clt_score *score;
  int n;                          /* candidates */
  int candidate[CLT_GRAPH_MAX];   /* by position: the variable */
  uint64_t takers[CLT_GRAPH_MAX]; /* by position: variables that may have it as a parent */
  uint64_t mark[CLT_GRAPH_MAX];   /* by position: bits that stand for it in a set's index */
  uint64_t targets;               /* variables whose parents are sought */
  int max_parents;
  clt_walk_visit *leave; /* called for every set but the empty one, when all that contain it and
                            come later have been visited; NULL: not needed */
  clt_task *task;        /* of the job that walks; NULL: it is short */
  int worker;            /* the job's */
} clt_walk;

/* Where the walk is: a set of parents and its factor. */
struct clt_walk_state {
  const clt_walk *walk;
  int depth;                         /* parents in the set */
  uint64_t set;                      /* the parents, by variable */
  uint64_t index;                    /* their marks */
  int path[CLT_GRAPH_MAX];           /* their positions, in order of elimination */
  uint64_t alive[CLT_GRAPH_MAX + 1]; /* by depth: targets that may have the set */
  double log_det[CLT_GRAPH_MAX + 1]; /* by depth: log determinant */
  _Alignas(32) double column[CLT_GRAPH_MAX][CLT_WALK_STRIDE]; /* by depth, variable: the factor */
  _Alignas(32) double pivot[CLT_GRAPH_MAX + 1]
                           [CLT_WALK_STRIDE]; /* by depth, variable: left of the diagonal */
  _Alignas(32) double explained[CLT_GRAPH_MAX + 1]
                               [CLT_WALK_STRIDE]; /* by depth, variable: sum of squares */
};

/* Visits the sets that contain, of the first `fixed` candidates, just those in `prefix`, which is
** where the walk is cut for several threads. Ends early where its task is stopped. */
void clt_walk_run(const clt_walk *walk, clt_walk_state *state, int fixed, uint64_t prefix,
                  clt_walk_visit *visit, void *context);

/* What the present set leaves of row v of the matrix: left[stride], aligned as the columns are, of
** which entry d belongs to the column of ones. */
void clt_walk_remainder(const clt_walk_state *state, int v, double *left);

#endif
