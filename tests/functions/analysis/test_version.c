/* causalite_version() names all that a report of a fault needs. */
#include <gsl/gsl_version.h>

#include "base/task.h"
#include "sql_test.h"

/* The version has the text behind a semicolon or the bracket. */
static bool says(const char *version, const char *text) {
  const char *at = strstr(version, text);
  return at && (at[-1] == '(' || (at[-1] == ' ' && at[-2] == ';'));
}

int main(void) {
  sqlite3 *db = open_database();
  char *version = sqlite3_mprintf("%s", text_of(db, "SELECT causalite_version()")), want[200];
  CHECK(strncmp(version, "causalite " CAUSALITE_VERSION " (", sizeof CAUSALITE_VERSION + 11) == 0);
  snprintf(want, sizeof want, "SQLite %s, built with %s;", sqlite3_libversion(), SQLITE_VERSION);
  CHECK(says(version, want));
  snprintf(want, sizeof want, "GSL %s, built with %s;", gsl_version, GSL_VERSION);
  CHECK(says(version, want));
  CHECK(says(version, "gcc ") || says(version, "clang "));
#ifdef __x86_64__
  CHECK(says(version, "fast paths: AVX2") == (__builtin_cpu_supports("avx2") != 0));
  CHECK((strstr(version, "FMA;") != NULL) ==
        (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")));
#else
  CHECK(says(version, "fast paths: none;"));
#endif
  clt_task task = {.threads = 0};
  snprintf(want, sizeof want, "threads: %d)", clt_task_workers(&task, 1000));
  CHECK(says(version, want));
  sqlite3_free(version);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
