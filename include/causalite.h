/*
** causalite: does a condition change cause and effect in my experiments? An SQLite extension.
**
** As a loadable extension nothing here is needed: `.load causalite` or
** SELECT load_extension('causalite').
**
** To link it statically, put the folders ext, include and sql beside the program and compile all of
** it:
**
**   sh sql/embed.sh $(find sql -name '*.sql') >scripts.c
**   cc -std=c11 -O2 -ffp-contract=off -pthread -DSQLITE_CORE -Iinclude -Iext program.c scripts.c \
**     $(find ext -name '*.c') -lsqlite3 -lgsl -lgslcblas -lm -o program
**
** That needs the headers and libraries of SQLite (sqlite3.h and sqlite3ext.h, 3.40 or newer) and of
** GSL (2.7 or newer); where they are elsewhere, -I and -L say so. GSL is under the GPL, and so is
** causalite. In the program, before it opens its connections,
**
**   sqlite3_auto_extension((void (*)(void))sqlite3_causalite_init);
**
** puts the functions on each of them, and sqlite3_causalite_init(db, NULL, NULL) on one that is
** open.
**
** SPDX-License-Identifier: GPL-3.0-or-later
*/
#ifndef CAUSALITE_H
#define CAUSALITE_H

#include <sqlite3.h>

/* Semantic versioning (semver.org). The only place: all else reads it from here. */
#define CAUSALITE_VERSION "0.2.0"

#ifdef __cplusplus
extern "C" {
#endif

/*
** Registers every function and table-valued function on the connection `db`.
**
** Returns SQLITE_OK, also where they are registered already: then it brings back what has been
** deleted or replaced since. Otherwise an SQLite result code, with a message in *error (to be freed
** by sqlite3_free()) if `error` is not NULL; SQLITE_BUSY where another version is registered, or a
** function of the host's own that has one of the names, and a statement runs: SQLite replaces none
** then. `api` is the table of routines SQLite passes to loadable extensions; NULL where linked
** statically.
*/
int sqlite3_causalite_init(sqlite3 *db, char **error, const sqlite3_api_routines *api);

#ifdef __cplusplus
}
#endif

#endif
