/*
** SQLite as this extension sees it: through the routines the host passes in (sqlite3ext.h), or
** directly where it is linked statically (-DSQLITE_CORE). Everything that differs between the
** supported versions of SQLite, 3.40 and newer, is here.
*/
#ifndef CLT_SQLITE_API_H
#define CLT_SQLITE_API_H

#include <sqlite3ext.h>
#include <stdbool.h>

#ifndef SQLITE_CORE
extern const sqlite3_api_routines *sqlite3_api;
#endif

/* Needed from 3.45 on by functions that return a subtype; older versions ignore unknown flags. */
#ifndef SQLITE_RESULT_SUBTYPE
#define SQLITE_RESULT_SUBTYPE 0x001000000
#endif

/* What an SQLite can be built without, as better-sqlite3's is without progress handlers and one for
** a single thread without mutexes: there is no routine in the host's table then. */
#ifdef SQLITE_CORE
#define CLT_HAS(routine) true
#else
#define CLT_HAS(routine) (sqlite3_api->routine != NULL)
#endif

/* Subtype of JSON text, as SQLite's own JSON functions set it. */
#define CLT_SUBTYPE_JSON 74

#endif
