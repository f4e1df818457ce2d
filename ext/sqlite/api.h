/*
** SQLite as this extension sees it: through the routines the host passes in (sqlite3ext.h), or
** directly where it is linked statically (-DSQLITE_CORE). Everything that differs between the
** supported versions of SQLite, 3.40 and newer, is here.
*/
#ifndef CLT_SQLITE_API_H
#define CLT_SQLITE_API_H

#include <sqlite3ext.h>

#ifndef SQLITE_CORE
extern const sqlite3_api_routines *sqlite3_api;
#endif

/* Needed from 3.45 on by functions that return a subtype; older versions ignore unknown flags. */
#ifndef SQLITE_RESULT_SUBTYPE
#define SQLITE_RESULT_SUBTYPE 0x001000000
#endif

/* Subtype of JSON text, as SQLite's own JSON functions set it. */
#define CLT_SUBTYPE_JSON 74

#endif
