/* Reading a fit back, as JSON (base/json.h). */
#ifndef CLT_SQLITE_FIT_READ_H
#define CLT_SQLITE_FIT_READ_H

#include "sqlite/call.h"

/* The object that the text is; an error, and NULL, where it is not a fit of this function. */
const char *clt_fit_read(clt_call *call, const char *json, const char *function);

/* The same of any of these functions; the list ends with NULL. */
const char *clt_fit_read_any(clt_call *call, const char *json, const char *const *functions);

/* All notes of a fit in one text, "" if there are none; NULL if out of memory. */
const char *clt_fit_notes(clt_call *call, const char *fit);

#endif
