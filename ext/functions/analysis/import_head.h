/* What the first lines of a CSV say of its columns: names, units, or values in their place. */
#ifndef CLT_FUNCTIONS_ANALYSIS_IMPORT_HEAD_H
#define CLT_FUNCTIONS_ANALYSIS_IMPORT_HEAD_H

#include "base/csv.h"
#include "sqlite/call.h"

/* (1) The names of the columns, of a file whose first record is at hand: those given, separated by
** commas, as many as it has cells; else that record. (2) That it has values, for one of its texts
** stands below itself, too, and a number above numbers, is an error that says how names are given.
** NULL with an error latched. */
const char **clt_import_names(clt_call *call, const clt_csv *csv, const char *given);

/* (3) Is the next record one of units, each of them above a number, or a sign for none? Then they
** join the names: energy (J). */
bool clt_import_units(clt_call *call, const clt_csv *csv, const char **names);

#endif
