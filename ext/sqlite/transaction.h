/*
** Writing to the host's database from a scalar function: one transaction, (1) after which all of
** the work is there or nothing of it.
**
** (2) It refuses where SQLite would let a function spoil what the host does: inside a transaction,
** whose end is the host's affair, and in a statement that writes itself (INSERT … SELECT f(),
** CREATE TABLE AS), where BEGIN succeeds and COMMIT cannot. The function must be
** SQLITE_DIRECTONLY, and must be neither deterministic nor innocuous.
**
** (3) An interruption. From sqlite3_interrupt() until the host's outermost statement has ended,
** SQLite prepares and runs nothing on the connection, not even ROLLBACK. What helps is prepared
** before the work: stepping a statement that writes ends it as interrupted, and with it the whole
** transaction (sqlite3VdbeHalt() of SQLite 3.40 to 3.53). BEGIN IMMEDIATE is such a statement,
** which names no table and, where nobody has interrupted, changes nothing: it cannot begin twice.
**
** A host that interrupts after the COMMIT may see its statement interrupted with the work done.
*/
#ifndef CLT_SQLITE_TRANSACTION_H
#define CLT_SQLITE_TRANSACTION_H

#include "sqlite/call.h"

typedef struct clt_transaction {
  clt_call *call;
  sqlite3_stmt *again, *commit, *rollback, *hold; /* NULL after the end */
} clt_transaction;

/* (2), and whether main can be written to at all, and what fails taken back: for a function to ask
** before its work. False with an error latched. */
bool clt_transaction_allowed(clt_call *call);

/* Begins with the statement `first`, which writes to main, or latches an error and returns false.
** (4) That statement takes the lock, on main alone: BEGIN IMMEDIATE would lock attached databases,
** too, and wait for whoever writes to them. (5) Other connections are waited for (statement.h (1)).
** (6) A database that cannot be written to is an error that says what to do. */
bool clt_transaction_begin(clt_transaction *transaction, clt_call *call, const char *first);

/* Runs one statement or several, which give no rows, and of which each has something to write.
** False with the error latched. (7) Whatever makes an index, analyses, or changes the schema of
** temp must be run here and not by another way: SQLite then forgets what is prepared, so that it
** has to be prepared again. */
bool clt_transaction_run(clt_transaction *transaction, const char *sql);

/* Commits if nothing has failed in the call, else rolls back. All other statements of the work have
** been finalised. True if it was committed. Does nothing if it was not begun. */
bool clt_transaction_end(clt_transaction *transaction);

#endif
