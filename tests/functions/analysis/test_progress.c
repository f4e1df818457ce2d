/* causalite_progress(): off at first, on or off, and not from a view; and the bar that it draws. */
#define _POSIX_C_SOURCE 200809L
#include "functions/analysis/runs.h"

/* What a statement writes to stderr. */
static const char *drawn(sqlite3 *db, const char *sql) {
  static char text[1 << 16];
  FILE *file = tmpfile();
  fflush(stderr);
  int screen = dup(STDERR_FILENO);
  size_t n = 0;
  if (CHECK(file && screen >= 0 && dup2(fileno(file), STDERR_FILENO) >= 0)) {
    call(db, sql);
    fflush(stderr);
    dup2(screen, STDERR_FILENO);
    rewind(file);
    n = fread(text, 1, sizeof text - 1, file);
  }
  if (screen >= 0) close(screen);
  if (file) fclose(file);
  text[n] = 0;
  return text;
}

/* A bar at the left end of its line, which is empty behind it. How far a refresh is it does not
** know. */
static void test_bar(sqlite3 *db) {
  static const char refresh[] = "SELECT causalite_refresh()";
  static const char empty[] =
      "\rcausalite_refresh [........................................]   0 %";
  char blank[81];
  snprintf(blank, sizeof blank, "\r%78s\r", "");
  call(db, "SELECT causalite_setup('runs', '{" QUICK "}')");
  CHECK(strcmp(drawn(db, refresh), "") == 0);
  CHECK_REAL(db, "SELECT causalite_progress(1)", 1, 0);
  const char *text = drawn(db, refresh), *last = strstr(text, blank);
  CHECK(strncmp(text, empty, sizeof empty - 1) == 0 && last);
  for (const char *at = text; (at = strstr(at, "\rcausalite_refresh ")); at++) {
    CHECK(strncmp(at, empty, sizeof empty - 1) == 0);
  }
  CHECK_REAL(db, "SELECT causalite_progress(0)", 0, 0);
  CHECK(strcmp(drawn(db, refresh), "") == 0);
}

int main(void) {
  sqlite3 *db = open_runs();
  CHECK_REAL(db, "SELECT causalite_progress()", 0, 0);
  CHECK_ERROR(db, "SELECT causalite_progress(2)",
              "causalite_progress(): argument 1 (on) must be 0 or 1");
  CHECK_ERROR(db, "SELECT causalite_progress('1')",
              "causalite_progress(): argument 1 (on) must be 0 or 1");
  run(db, "CREATE VIEW p AS SELECT causalite_progress(1)");
  CHECK_ERROR(db, "SELECT * FROM p", "unsafe use of causalite_progress()");
  test_bar(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
