/*
** A disk that fails: of every call of the file system that the analysis makes, in the host's file
** and in those of the private database, one fails, or all from there on; or a lock is held by
** another program for a moment. Nothing is lost, the error names what happened, and the connection
** works afterwards. (With sqlite/statement.c.)
**   test_io [all]   every call in turn; unless said some at even steps
*/
#include "fault/moment.h"
#include "fault/vfs.h"

typedef struct fault {
  const char *name;
  vfs_kind first, last; /* kinds of calls that fail */
  int code;             /* 0: each kind's own */
  bool on;              /* and all from there on */
  bool aside; /* in the private database, which is made to be a file; else in the host's */
} fault;

static const fault FAULTS[] = {
    {"an I/O error", VFS_OPEN, VFS_SHARE, 0, false, false},
    {"I/O errors", VFS_OPEN, VFS_SHARE, 0, true, false},
    {"a full disk", VFS_WRITE, VFS_WRITE, SQLITE_FULL, true, false},
    {"a write that finds no room", VFS_WRITE, VFS_WRITE, SQLITE_FULL, false, false},
    {"a short read", VFS_READ, VFS_READ, SQLITE_IOERR_SHORT_READ, false, false},
    {"a lock of another program", VFS_LOCK, VFS_SHARE, SQLITE_BUSY, false, false},
    {"an I/O error aside", VFS_OPEN, VFS_SHARE, 0, false, true},
    {"a full disk aside", VFS_WRITE, VFS_WRITE, SQLITE_FULL, false, true},
    {"a short read aside", VFS_READ, VFS_READ, SQLITE_IOERR_SHORT_READ, false, true},
};
enum { N_FAULTS = sizeof FAULTS / sizeof *FAULTS };

static const int CODES[VFS_KINDS] = {
    [VFS_OPEN] = SQLITE_CANTOPEN,       [VFS_READ] = SQLITE_IOERR_READ,
    [VFS_WRITE] = SQLITE_IOERR_WRITE,   [VFS_TRUNCATE] = SQLITE_IOERR_TRUNCATE,
    [VFS_SYNC] = SQLITE_IOERR_FSYNC,    [VFS_SIZE] = SQLITE_IOERR_FSTAT,
    [VFS_DELETE] = SQLITE_IOERR_DELETE, [VFS_ACCESS] = SQLITE_IOERR_ACCESS,
    [VFS_LOCK] = SQLITE_IOERR_LOCK,     [VFS_SHARE] = SQLITE_IOERR_SHMMAP};

static const fault *failing;
static long calls, fail_at; /* of its kinds, up to now; the one that fails, from 1 */

static int fail(vfs_kind kind, bool temporary) {
  if (temporary != failing->aside || kind < failing->first || kind > failing->last) {
    return SQLITE_OK;
  }
  calls++;
  if (!fail_at || (failing->on ? calls < fail_at : calls != fail_at)) return SQLITE_OK;
  return failing->code ? failing->code : CODES[kind];
}

#define ASIDE                                                                                      \
  ", in the folder of temporary files, where the work is done: make room there, or name another "  \
  "by the environment variable SQLITE_TMPDIR"

/* What the error may say behind the name of the function, of the host's file and of a temporary
** one. */
static const char *const REASONS[][2] = {
    {"disk I/O error", "disk I/O error" ASIDE},
    {"database or disk is full", "database or disk is full" ASIDE},
    {"unable to open database file", "unable to open database file" ASIDE},
    {"database disk image is malformed", "database disk image is malformed"},
    {"file is not a database", "file is not a database"},
};

static bool names_it(const char *said) {
  const char *at = said;
  /* The call's, and perhaps that of a function within. */
  for (const char *name; (name = strstr(at, "(): ")) != NULL;) at = name + 4;
  if (strncmp(said, "causalite_", 10) != 0) return false;
  if (strncmp(at, "sql/", 4) == 0) at = strstr(at, ": ") + 2; /* of a script a line may be named */
  for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++) {
    if (strcmp(at, REASONS[i][failing->aside]) == 0) return true;
  }
  /* A page of the schema that is full of zeros from somewhere on. */
  static const char schema[] = "malformed database schema (";
  return failing->code == SQLITE_IOERR_SHORT_READ && strncmp(at, schema, sizeof schema - 1) == 0;
}

/* The call with the fault; what is wrong with what it says, and with the connection; NULL: nothing.
** What a short read has left in the connection's cache is wrong until that is closed. */
static const char *break_call(const scene *s, const char *file, bool *made) {
  const char *wrong = NULL;
  sqlite3_stmt *query = NULL;
  sqlite3 *db = open_moment(file);
  int code = sqlite3_prepare_v2(db, s->moment->sql, -1, &query, NULL); /* it reads the schema */
  calls = 0;
  vfs_ask = fail;
  if (code == SQLITE_OK) code = sqlite3_step(query);
  *made = code == SQLITE_ROW;
  if (!*made && (failing->code == SQLITE_BUSY || !names_it(sqlite3_errmsg(db)))) {
    printf("  it says: %s\n", sqlite3_errmsg(db));
    wrong = "what it says";
  }
  sqlite3_finalize(query);
  vfs_ask = NULL;
  if (!sqlite3_get_autocommit(db)) wrong = "the transaction is open";
  if (failing->code != SQLITE_IOERR_SHORT_READ) {
    if (content_of(db) != (*made ? s->after : s->before)) wrong = "what the connection sees";
    if (sqlite3_exec(db, "UPDATE runs SET id = id", NULL, NULL, NULL)) wrong = "it cannot write";
  }
  if (sqlite3_close(db) != SQLITE_OK) wrong = "a statement is left";
  return wrong;
}

/* How many calls there are to fail. */
static long count_calls(const scene *s) {
  const char *file = file_of("counted");
  bool made;
  copy_file(s->file, file);
  fail_at = 0;
  const char *wrong = break_call(s, file, &made);
  CHECK(!wrong && made);
  CHECK(remove_file(file) == 0);
  return calls;
}

static void break_once(const scene *s, long at) {
  const char *file = file_of("broken");
  bool made, done;
  copy_file(s->file, file);
  fail_at = at;
  const char *wrong = break_call(s, file, &made);
  const char *then = find_wrong(s, file, &done);
  if (!wrong) wrong = then;
  if (!wrong && s->after != s->before && made != done) wrong = "it says another thing than it does";
  if (!CHECK(wrong == NULL)) {
    printf("  %s: %s in call %ld: %s\n", s->moment->name, failing->name, at, wrong);
  }
}

/* With so few of them that a refresh is broken as often as is affordable. */
static void break_some(int which, int journal, bool all) {
  scene s;
  open_scene(&s, which, journal);
  for (int f = 0; f < N_FAULTS; f++) {
    failing = &FAULTS[f];
    if (failing->aside && journal) continue;
    sqlite3_soft_heap_limit64(failing->aside ? 1 << 20 : 0);
    long n = count_calls(&s), some = which ? 4 : 2;
    if (all || n < some) some = n;
    for (long i = 0; i < some; i++) break_once(&s, 1 + (2 * i + 1) * n / (2 * some));
    printf("%s, %s: %s in %ld of %ld calls\n", s.moment->name, MOMENT_JOURNALS[journal],
           failing->name, some, n);
  }
  sqlite3_soft_heap_limit64(0);
  close_scene(&s);
}

int main(int argc, char **argv) {
  bool all = argc > 1 && strcmp(argv[1], "all") == 0;
  install_vfs();
  for (int i = 0; i < 2 * N_MOMENTS; i++) break_some(i / 2, i % 2, all);
  CHECK(sqlite3_memory_used() == 0);
  return test_end();
}
