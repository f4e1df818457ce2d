/*
** Tables that programs write who record experiments: CodeCarbon's emissions.csv, the run_table.csv
** of experiment-runner, what Weights & Biases and MLflow export. Which it is, its columns tell; and
** then what some of them are is known, whatever their names would say. The tables are in known.c.
*/
#ifndef CLT_ROLES_KNOWN_H
#define CLT_ROLES_KNOWN_H

#include "roles/roles.h"

/* (1) Writes what is known of the columns into `known` and, where the cells have none, `unit`; of a
** table that is none of them nothing. (2) What the values rule out is not written: a time that
** cannot be read, a key that stands twice. Returns the program's name, or NULL. */
const char *clt_known_mark(clt_column_facts *facts, int n);

#endif
