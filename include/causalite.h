/*
** causalite: does a condition change cause and effect in my experiments? An SQLite extension.
**
** As a loadable extension nothing here is needed: `.load causalite` or
** SELECT load_extension('causalite'). To link it statically into a program, compile everything
** under ext/ with -DSQLITE_CORE and call the entry point for each connection, or for all of them:
**
**   sqlite3_auto_extension((void (*)(void))sqlite3_causalite_init);
**
** SPDX-License-Identifier: GPL-3.0-or-later
*/
#ifndef CAUSALITE_H
#define CAUSALITE_H

#include <sqlite3.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
** Registers every function and table-valued function on the connection `db`.
**
** Returns SQLITE_OK, also where the same version is registered already; otherwise an SQLite result
** code with a message in *error (to be freed by sqlite3_free()) if `error` is not NULL. `api` is the
** table of routines SQLite passes to loadable extensions; NULL where linked statically.
*/
int sqlite3_causalite_init(sqlite3 *db, char **error, const sqlite3_api_routines *api);

#ifdef __cplusplus
}
#endif

#endif
