/* What x, m and y of a mediation are called, as keys of its fit: pictures label the boxes so. */
#ifndef CLT_FUNCTIONS_MEDIATION_PATH_NAMES_H
#define CLT_FUNCTIONS_MEDIATION_PATH_NAMES_H

#include "sqlite/field.h"

typedef struct clt_path_names {
  const char *x, *m, *y;
} clt_path_names;

extern const clt_field clt_path_name_fields[];

#endif
