/* What the second argument of causalite_setup() gives: roles of columns, and settings. */
#ifndef CLT_FUNCTIONS_ANALYSIS_GIVEN_H
#define CLT_FUNCTIONS_ANALYSIS_GIVEN_H

#include "functions/analysis/analysis.h"
#include "roles/roles.h"

typedef struct clt_given {
  clt_call *call;
  const char *json; /* an object; NULL: nothing is given */
  bool again;       /* start over, without what was corrected */
  bool reference;   /* the reference is given, by that name */
  /* Once the columns are known: */
  clt_role_given *role; /* [roles.n], what `roles` points at */
  clt_roles_given roles;
} clt_given;

/* Takes the argument apart as far as that needs no columns. False with an error latched. */
bool clt_given_open(clt_given *given, clt_call *call, const char *json);

/* Writes what is a setting into the private database's `setting`. */
bool clt_given_settings(clt_given *given, clt_analysis *analysis);

/* Finds the columns that are named, in `roles`, behind those that are there already; a name that no
** column has is an error that lists them. And writes what `defaults` says into variable_default. */
bool clt_given_columns(clt_given *given, clt_analysis *analysis, const clt_column_facts *facts,
                       int n);

/* Adds a role; a column has its last one. */
bool clt_given_add(clt_given *given, clt_role role, int column);

#endif
