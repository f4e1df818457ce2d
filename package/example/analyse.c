/*
** The analysis in a program of your own: `analyse runs.db runs report.html` asks what the
** condition of the table `runs` of a database changes, prints the answer, and writes the report.
**
**   cc -std=c11 -O2 -ffp-contract=off -pthread -DSQLITE_CORE analyse.c causalite.c \
**     -lsqlite3 -lgsl -lgslcblas -lm -o analyse
*/
#include <stdio.h>

#include "causalite.h"

/* Writes the text of a statement's first row, whose parameter ?1 is `argument`, into the file. */
static int answer(sqlite3 *db, const char *sql, const char *argument, FILE *file) {
  sqlite3_stmt *query = NULL;
  int code = sqlite3_prepare_v2(db, sql, -1, &query, NULL);
  if (code == SQLITE_OK && argument)
    code = sqlite3_bind_text(query, 1, argument, -1, SQLITE_STATIC);
  if (code == SQLITE_OK) code = sqlite3_step(query);
  if (code == SQLITE_ROW) fprintf(file, "%s\n", (const char *)sqlite3_column_text(query, 0));
  return sqlite3_finalize(query);
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: %s DATABASE TABLE REPORT.html\n", argv[0]);
    return 2;
  }
  /* From here on each connection that is opened has the functions. */
  sqlite3_auto_extension((void (*)(void))sqlite3_causalite_init);

  sqlite3 *db = NULL;
  FILE *report = fopen(argv[3], "w");
  int code = report ? sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) : SQLITE_CANTOPEN;
  if (code == SQLITE_OK) code = answer(db, "SELECT causalite_setup(?1)", argv[2], stdout);
  if (code == SQLITE_OK) code = answer(db, "SELECT causalite_refresh()", NULL, stdout);
  if (code == SQLITE_OK) code = answer(db, "SELECT causalite_report()", NULL, report);
  if (code != SQLITE_OK) fprintf(stderr, "%s\n", db ? sqlite3_errmsg(db) : sqlite3_errstr(code));
  sqlite3_close(db);
  if (report && fclose(report) != 0) code = SQLITE_IOERR;
  return code == SQLITE_OK ? 0 : 1;
}
