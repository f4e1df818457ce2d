#include "roles/block.h"

#include "roles/condition.h"

/* What the rows are asked about. */
typedef struct question {
  const clt_roles_given *given;
  int condition;
  const char *reference; /* of its levels */
} question;

static int tells_apart(const question *asked, const int *column, int n) {
  if (asked->condition < 0 || !asked->given || !asked->given->nested) return 0;
  return asked->given->nested(asked->given->host, column, n, asked->condition, asked->reference);
}

/* Has each level of the condition one value of a column? */
static bool is_told(const question *asked, int column) {
  if (asked->condition < 0 || !asked->given || !asked->given->nested) return false;
  return asked->given->nested(asked->given->host, &asked->condition, 1, column, NULL) > 0;
}

/* The columns whose cells are the blocks so far, in `out`: the group, and blocks that stay. */
static int blocks_before(const clt_judged *column, int n, int before, int *out) {
  int found = 0;
  for (int i = 0; i < n; i++) {
    bool block =
        column[i].role == CLT_ROLE_BLOCK && (clt_judged_is_given(&column[i]) || i < before);
    if (block || column[i].role == CLT_ROLE_GROUP) out[found++] = i;
  }
  return found;
}

/* Blocks that are guessed must leave as many runs as there are levels in each of their cells, and
** some cells with both; those that would not are covariates, or say which runs belong together. */
static void thin_blocks(clt_judged *column, int n, const question *asked, int *scratch) {
  double cells = asked->condition < 0 ? 2.0 : (double)column[asked->condition].facts->distinct;
  for (int i = 0; i < n; i++) {
    if (column[i].role != CLT_ROLE_BLOCK || !clt_judged_is_given(&column[i])) continue;
    cells *= (double)column[i].facts->distinct;
  }
  for (int i = 0; i < n; i++) {
    const clt_column_facts *facts = column[i].facts;
    if (!clt_judged_is_guessed(&column[i], CLT_ROLE_BLOCK)) continue;
    int others = blocks_before(column, n, i, scratch);
    scratch[others] = i;
    bool apart = others && tells_apart(asked, scratch, others + 1);
    if (cells * (double)facts->distinct <= (double)facts->filled && !apart) {
      cells *= (double)facts->distinct;
    } else {
      clt_role instead = clt_column_is_few(facts) ? CLT_ROLE_CAUSE : CLT_ROLE_CLUSTER;
      clt_judged_retake(&column[i], instead, CLT_REASON_TOO_FINE, -1);
    }
  }
}

/* Labels that were guessed to be set: a number may act by its size, within a level, too. */
static bool is_label(const clt_judged *column) {
  return clt_judged_is_guessed(column, CLT_ROLE_BLOCK) ||
         clt_judged_is_guessed(column, CLT_ROLE_CLUSTER) ||
         (clt_judged_is_guessed(column, CLT_ROLE_CAUSE) && column->facts->kind == CLT_COLUMN_TEXT);
}

/* Where each value of a column lies in one level of the condition, nothing can be compared within
** it, nor be told from it: it is what a level was given to, once for all of its runs. And what each
** level has one value of, is the condition once more, or less. */
static void find_nested(clt_judged *column, int n, const question *asked, int *scratch) {
  int groups = 0;
  for (int i = 0; i < n; i++) {
    if (column[i].role == CLT_ROLE_GROUP) scratch[groups++] = i;
  }
  for (int i = 0; i < n; i++) {
    bool label = is_label(&column[i]);
    if (!label && !clt_judged_is_guessed(&column[i], CLT_ROLE_CAUSE)) continue;
    scratch[groups] = i;
    int cells = label ? tells_apart(asked, scratch, groups + 1) : 0;
    if (cells) {
      clt_role role = cells > 1 ? CLT_ROLE_CLUSTER : CLT_ROLE_IGNORE;
      clt_judged_retake(&column[i], role, CLT_REASON_NESTED, asked->condition);
    } else if (is_told(asked, i)) {
      clt_judged_retake(&column[i], CLT_ROLE_IGNORE, CLT_REASON_TOLD, asked->condition);
    }
  }
}

/* Of two, by which runs belong together? What is given, else what a level was given to, by name
** rather than by its values, and the wider one. */
static bool clusters_better(const clt_judged *a, const clt_judged *b) {
  if (clt_judged_is_given(a) != clt_judged_is_given(b)) return clt_judged_is_given(a);
  bool of_a = a->reason == CLT_REASON_NESTED, of_b = b->reason == CLT_REASON_NESTED;
  if (of_a != of_b) return of_a;
  if ((a->word != NULL) != (b->word != NULL)) return a->word != NULL;
  return a->facts->distinct < b->facts->distinct;
}

/* Columns joined make narrower clusters than each: a guess does not join what is given, nor what
** the condition was given to. */
static void settle_clusters(clt_judged *column, int n) {
  int best = -1;
  for (int i = 0; i < n; i++) {
    if (column[i].role != CLT_ROLE_CLUSTER) continue;
    if (best < 0 || clusters_better(&column[i], &column[best])) best = i;
  }
  if (best < 0 || (!clt_judged_is_given(&column[best]) && column[best].reason != CLT_REASON_NESTED))
    return;
  for (int i = 0; i < n; i++) {
    if (i == best || !clt_judged_is_guessed(&column[i], CLT_ROLE_CLUSTER)) continue;
    clt_judged_retake(&column[i], CLT_ROLE_IGNORE, CLT_REASON_SECOND, best);
  }
}

/* The level that the others are compared with; NULL without a condition. */
static const char *reference_of(const clt_judged *column, int condition,
                                const clt_roles_given *given) {
  const char *levels[CLT_COMMON_VALUES] = {NULL};
  if (given && given->levels) return given->levels[0];
  if (condition >= 0) clt_condition_levels(column[condition].facts, levels);
  return levels[0];
}

void clt_block_find(clt_judged *column, int n, int condition, const clt_roles_given *given,
                    int *scratch) {
  question asked = {given, condition, reference_of(column, condition, given)};
  find_nested(column, n, &asked, scratch);
  thin_blocks(column, n, &asked, scratch);
  settle_clusters(column, n);
}
