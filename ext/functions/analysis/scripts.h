/*
** The scripts of sql/, which the module holds: sql/embed.sh makes the array of them. The order in
** which they are run stands in analysis.c.
*/
#ifndef CLT_FUNCTIONS_ANALYSIS_SCRIPTS_H
#define CLT_FUNCTIONS_ANALYSIS_SCRIPTS_H

#include <stddef.h>

typedef struct clt_script {
  const char *name; /* below sql/, without .sql; NULL ends the list */
  const char *text;
} clt_script;

extern const clt_script clt_scripts[];

#endif
