/*
** A two-valued group: which label is the reference, and which is compared with it.
**
** The reference is the first label in SQLite's sort order unless option `reference` names it; an
** effect is always (other) - (reference).
*/
#ifndef CLT_FUNCTIONS_GROUPS_H
#define CLT_FUNCTIONS_GROUPS_H

#include "sqlite/call.h"
#include "sqlite/label.h"

typedef struct clt_pair {
  int other, reference; /* indices into the label set; -1 where there is no such group */
} clt_pair;

/* The index of a row's group in a set that may have at most two labels: a third is an error. -1 if
** an error is latched. In line up to that error: it is asked row by row. */
int clt_group_refuse(clt_call *call, const clt_label_set *groups);
static inline int clt_group_of(clt_call *call, clt_label_set *groups, const clt_label *label) {
  int index = clt_label_set_index(groups, label);
  return index < 2 ? index : clt_group_refuse(call, groups);
}

/* Says which is which, once all rows are in. A reference that is neither of two groups is an error,
** and so is a number beside its text; fewer than two groups are noted. */
clt_pair clt_group_pair(clt_call *call, const clt_label_set *groups, const clt_label *reference);

/* False, with an error latched, if the set holds a number and the text of that number: a column of
** mixed types, whose two values would look like one. `argument` is its name. To be called when all
** rows are in. */
bool clt_labels_distinct(clt_call *call, const clt_label_set *set, const char *argument);

/* Is this the label the option means? A number and its text are the same here. */
bool clt_label_matches(const clt_label *label, const clt_label *option);

/* The label of a group, NULL for index -1. */
const clt_label *clt_group_label(const clt_label_set *groups, int index);

#endif
