/*
** What each column of a table of experiments is: the condition whose effect is asked, an outcome, a
** cause, ... Given by the user, or guessed from the words of its name and from what its values are
** like; a guess that is not certain says so, and with what key it is put right.
**
** A folder of its own: it is no numerics (ext/stat), and what it knows of units, words and tables
** is no business of ext/base. It knows neither SQLite nor where the columns come from: the caller
** counts, this file judges. What words say stands in one table, words.c.
*/
#ifndef CLT_ROLES_ROLES_H
#define CLT_ROLES_ROLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/column.h"
#include "base/task.h"

typedef enum clt_role {
  CLT_ROLE_NONE,
  CLT_ROLE_CONDITION,
  CLT_ROLE_OUTCOME,
  CLT_ROLE_CAUSE,
  CLT_ROLE_MEDIATOR,
  CLT_ROLE_PERFORMANCE,
  CLT_ROLE_DURATION,
  CLT_ROLE_CONTROL,
  CLT_ROLE_IGNORE,
  CLT_ROLE_NEGATIVE_CONTROL,
  CLT_ROLE_GROUP,
  CLT_ROLE_BLOCK,
  CLT_ROLE_CLUSTER,
  CLT_ROLE_TIME,
  CLT_ROLE_STATUS,
  CLT_ROLE_UNIT,
  CLT_ROLES
} clt_role;

/* (1) The word of a role, which is also the key that gives it. NULL for CLT_ROLE_NONE. */
const char *clt_role_name(clt_role role);

/* (2) The role of a word; the first edition's hyperparameter and energy are cause and outcome.
** CLT_ROLE_NONE if there is no such word. */
clt_role clt_role_read(const char *word);

typedef struct clt_common_value {
  const char *text; /* the value as a label: 1, not 1.0 */
  int64_t rows;
} clt_common_value;

/* What the caller has counted of a column. Missing cells count in `rows` alone. */
typedef struct clt_column_facts {
  const char *name;
  clt_column_kind kind;
  int64_t rows;     /* of the table */
  int64_t filled;   /* values that are not missing */
  int64_t numbers;  /* values that are numbers: of a text column, those that are not in the way */
  int64_t distinct; /* different values; may be capped, at 1000 or above */
  double lowest, highest, median; /* of the numbers; NAN if there are none */
  const char *unit;               /* found in the cells, or known; NULL if neither */
  clt_role known; /* what the program that recorded the column says of it: CAUSE, that it was set;
                  ** PERFORMANCE, that it was measured; which of the roles of what is set or
                  ** measured it has, its name and values tell. Any other is what it is.
                  ** CLT_ROLE_NONE: nothing. What the user gives goes before it */
  const char *direction;          /* known: lower or higher; NULL if it is not */
  const char *stray;              /* a value that is no number; NULL if all are */
  const clt_common_value *common; /* the most frequent values, the most frequent first */
  int n_common;                   /* CLT_COMMON_VALUES or all */
  bool key;                       /* declared a key of one column */
  bool unique;                    /* no value stands twice */
  bool ascending;                 /* no value is below the one before */
  bool times;                     /* all are ISO 8601, or epoch seconds or milliseconds */
  int same_as; /* another column of which this one is a renaming, value for value; -1 if none is
               ** known; of interest for columns with few values only */
} clt_column_facts;

enum { CLT_COMMON_VALUES = 20 };

/* Whether cells, the combinations of the values of some columns, tell the levels of a column `in`
** apart: where no cell has the level `reference` and another (NULL: any two levels), the cells of
** the level that has the fewest. Else 0, as with one level alone. */
typedef int clt_roles_nested(void *host, const int *column, int n, int in, const char *reference);

/* What the user has given; names that no column has are the caller's error. */
typedef struct clt_role_given {
  clt_role role;
  int column;
} clt_role_given;

typedef struct clt_roles_given {
  const clt_role_given *role; /* a role may stand several times */
  size_t n;
  int primary;               /* the column; -1 if not given */
  const char *const *levels; /* of the condition, the reference first; NULL if not given */
  int n_levels;
  clt_roles_nested *nested; /* asks the rows; NULL: they cannot be asked */
  void *host;
} clt_roles_given;

/* What one column is. Texts live in the arena, or for ever. */
typedef struct clt_column_role {
  clt_role role;
  bool given;
  bool primary;          /* of the outcomes, the one that decides */
  int tier;              /* 1 cause, 2 mediator, control, duration, 3 outcome; 0 in no graph */
  const char *unit;      /* J, kWh, W, s, %, ...; NULL if unknown */
  const char *direction; /* which is better, lower or higher; NULL if it is neither or unknown */
  const char *label;
  const char *caveat; /* what to bear in mind, or why it is ignored; NULL if nothing */
  bool certain;
  const char *say; /* if not certain: as what it was taken, why, and what to type; else NULL */
} clt_column_role;

typedef struct clt_roles {
  clt_column_role *column; /* as many as there are facts */
  int condition;           /* -1: none was given, and none can be told */
  const char **levels;     /* of the condition, the reference first; NULL without one */
  int n_levels;
  bool all_levels; /* false where the condition has more values than the facts name */
  int *candidates; /* without a condition: the columns that could be it, the likeliest first */
  int n_candidates;
} clt_roles;

/* (3) Judges all columns, some 0.3 ms each, and polls the task between them. NULL if out of memory
** or stopped. `given` and `task` may be NULL. */
clt_roles *clt_roles_guess(clt_arena *arena, const clt_column_facts *facts, int n,
                           const clt_roles_given *given, clt_task *task);

#endif
