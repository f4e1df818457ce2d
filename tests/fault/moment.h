/*
** A file as it is before a call that writes to it and after it, for tests that break the call in
** between: what is there then must be the one or the other.
*/
#ifndef CLT_FAULT_MOMENT_H
#define CLT_FAULT_MOMENT_H

#include "functions/analysis/runs.h"

/* ---- calls ---- */

typedef struct moment {
  const char *name;
  const char *before[4]; /* what makes the file, after `runs` */
  const char *sql;       /* the call */
} moment;

#define MOMENT_SETUP   "SELECT causalite_setup('runs', '{" QUICK "}')"
#define MOMENT_REFRESH "SELECT causalite_refresh()"

static const moment MOMENTS[] = {
    {"refresh",
     {MOMENT_SETUP, MOMENT_REFRESH, "UPDATE runs SET energy_j = energy_j * 1.1 WHERE id % 4 = 0"},
     MOMENT_REFRESH},
    {"setup", {NULL}, MOMENT_SETUP},
    {"setup again",
     {MOMENT_SETUP, MOMENT_REFRESH,
      "ALTER TABLE runs ADD COLUMN fan; UPDATE runs SET fan = id % 9"},
     "SELECT causalite_setup('runs', '{\"again\":true," QUICK "}')"},
    {"import",
     {NULL},
     "SELECT causalite_import(replace(hex(zeroblob(30000)), '00', '1.5,b' || char(10)), 'made', "
     "'{\"names\":\"a,b\"}')"},
    {"drop", {MOMENT_SETUP, MOMENT_REFRESH}, "SELECT causalite_drop()"},
    {"report",
     {MOMENT_SETUP, MOMENT_REFRESH},
     "SELECT length(causalite_report())"}, /* writes not */
};
enum { N_MOMENTS = sizeof MOMENTS / sizeof *MOMENTS };

static const char *const MOMENT_JOURNALS[] = {"delete", "wal"};

/* ---- files ---- */

static void copy_file(const char *from, const char *to) {
  static char bytes[1 << 16];
  FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
  CHECK(in && out);
  for (size_t n; in && out && (n = fread(bytes, 1, sizeof bytes, in)) > 0;) {
    CHECK(fwrite(bytes, 1, n, out) == n);
  }
  if (in) fclose(in);
  if (out) fclose(out);
}

/* Removes the file and what SQLite may have put beside it; how many of the latter there were. */
static int remove_file(const char *file) {
  static const char *const ends[] = {"-journal", "-wal", "-shm"};
  int beside = 0;
  remove(file);
  for (int i = 0; i < 3; i++) {
    char path[140];
    snprintf(path, sizeof path, "%s%s", file, ends[i]);
    beside += remove(path) == 0;
  }
  return beside;
}

static sqlite3 *open_moment(const char *file) {
  return open_file(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

/* ---- what a file holds ---- */

/* Schema and rows of main but for the times of the runs. */
static uint64_t content_of(sqlite3 *db) {
  static const char RUNS[] = "SELECT run, version, sqlite_version, seed, settings, experiments,"
                             " data_hash, finished IS NULL FROM main.result_run";
  uint64_t hash = hash_of(db, "SELECT * FROM main.sqlite_schema", 0);
  sqlite3_stmt *tables = NULL;
  sqlite3_prepare_v2(db, "SELECT name FROM main.sqlite_schema WHERE type = 'table'", -1, &tables,
                     NULL);
  while (tables && sqlite3_step(tables) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(tables, 0);
    char *sql = strcmp(name, "result_run") == 0
                    ? sqlite3_mprintf("%s", RUNS)
                    : sqlite3_mprintf("SELECT * FROM main.\"%w\"", name);
    hash = hash_of(db, sql, hash);
    sqlite3_free(sql);
  }
  sqlite3_finalize(tables);
  return hash;
}

/* A moment in a journal mode: its file, and what this holds. */
typedef struct scene {
  const moment *moment;
  char file[120];                /* before the call */
  uint64_t before, after, again; /* its content; after the call; after two */
} scene;

static uint64_t content_after(sqlite3 *db, const char *sql) {
  const char *text = text_of(db, sql);
  (void)text;
  return content_of(db);
}

static void open_scene(scene *s, int which, int journal) {
  s->moment = &MOMENTS[which];
  snprintf(s->file, sizeof s->file, "%s", file_of("scene"));
  sqlite3 *db = open_moment(s->file);
  char *mode = sqlite3_mprintf("PRAGMA journal_mode = %s", MOMENT_JOURNALS[journal]);
  run(db, mode);
  run(db, RUNS_INTO("runs"));
  for (int i = 0; s->moment->before[i]; i++) run(db, s->moment->before[i]);
  s->before = content_of(db);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  const char *copy = file_of("after");
  copy_file(s->file, copy);
  db = open_moment(copy);
  s->after = content_after(db, s->moment->sql);
  s->again = content_after(db, s->moment->sql);
  CHECK((s->after == s->before) == (strcmp(s->moment->name, "report") == 0));
  CHECK(sqlite3_close(db) == SQLITE_OK);
  CHECK(remove_file(copy) == 0);
  sqlite3_free(mode);
}

static void close_scene(const scene *s) {
  CHECK(remove_file(s->file) == 0);
}

/* The file, in which the call was broken, is sound and as before or as after it; called again it
** does all of its work, and then nothing is left beside the file. What is wrong; NULL: nothing. */
static const char *find_wrong(const scene *s, const char *file, bool *done) {
  const char *wrong = NULL;
  sqlite3 *db = open_moment(file);
  uint64_t now = content_of(db);
  *done = now == s->after;
  if (strcmp(text_of(db, "PRAGMA integrity_check"), "ok") != 0) {
    wrong = "integrity_check";
  } else if (now != s->before && now != s->after) {
    wrong = "neither the old nor the new";
  } else if (content_after(db, s->moment->sql) != (*done ? s->again : s->after)) {
    wrong = "the next call gives another result";
  }
  if (sqlite3_close(db) != SQLITE_OK) wrong = "a statement is left";
  if (remove_file(file) > 0) wrong = "a file is left";
  return wrong;
}

#endif
