/* Text that a call returns, line by line from the rows of scripts. */
#ifndef CLT_FUNCTIONS_ANALYSIS_LINES_H
#define CLT_FUNCTIONS_ANALYSIS_LINES_H

#include "sqlite/call.h"

typedef struct clt_lines {
  sqlite3_str *text;
} clt_lines;

clt_lines clt_lines_begin(void);

/* Adds column 0 of a row, which is a clt_lines of `context`; a NULL is no line. */
void clt_lines_add(clt_call *call, void *context, sqlite3_stmt *row);

/* Ends it: the text, of sqlite3_malloc; NULL with an error latched. */
char *clt_lines_end(clt_lines *lines, clt_call *call);

#endif
