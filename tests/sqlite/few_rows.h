/* For the tests of rules that hold for every function, which are shown on ttest(). */
#ifndef CLT_SQLITE_FEW_ROWS_H
#define CLT_SQLITE_FEW_ROWS_H

#include "sql_test.h"

/* Six complete rows in two groups, and two with a missing value. */
static inline void fill(sqlite3 *db) {
  run(db, "CREATE TABLE t(y, g);"
          "INSERT INTO t VALUES (1,'a'),(2,'a'),(4,'a'),(3,'b'),(5,'b'),(9,'b'),(NULL,'a'),"
          "(7,NULL);");
}

#endif
