/*
** A statement that is run again and again, each time with another allocation failing: it must end
** with SQLITE_NOMEM, and the database be as it was, or give the whole of the right result (every
** row and column, type and byte, or the right error), and leave the database as it should. In
** either way the connection works afterwards, and nothing is left of memory when it is closed.
**
** A program's arguments say how much of that it does. None: a sample of the allocations at even
** steps, in turn alone and with all behind it, and of an error the last ones, which its text takes.
** "ways": of each way to allocations (fault/ways.h) the first and the last one, both alone and with
** all behind it. A share such as 3/8: so of every eighth allocation from the third on; 1/1 is all.
** And then a text: only those statements that have it.
*/
#ifndef CLT_FAULT_SWEEP_H
#define CLT_FAULT_SWEEP_H

#include <time.h>

#include "fault/allocator.h"
#include "fault/data.h"
#include "functions/analysis/runs.h"

static bool sweep_ways;                    /* else a share, or a sample if sweep_shares is 0 */
static long sweep_share = 1, sweep_shares; /* the one of so many */
static const char *sweep_only = "";
static long sweep_runs; /* executions with a fault */

static void sweep_begin(int argc, char **argv) {
  const char *much = argc > 1 ? argv[1] : "";
  sweep_ways = strcmp(much, "ways") == 0;
  if (*much && !sweep_ways &&
      (sscanf(much, "%ld/%ld", &sweep_share, &sweep_shares) != 2 || sweep_share < 1 ||
       sweep_share > sweep_shares)) {
    printf("how much is 'ways' or a share such as 3/8, not '%s'\n", much);
    exit(EXIT_FAILURE);
  }
  if (argc > 2) sweep_only = argv[2];
  fault_install();
}

static int sweep_end(void) {
  printf("%ld runs with a fault, %.0f s of processor time\n", sweep_runs,
         (double)clock() / CLOCKS_PER_SEC);
  if (!CHECK(fault_elsewhere == 0)) printf("  by malloc(): %ld\n", fault_elsewhere);
  return test_end();
}

/* ---- databases ---- */

/* The bytes of a database, of which every connection gets a copy. */
typedef struct image {
  unsigned char *bytes;
  sqlite3_int64 n;
} image;

/* Of a connection, which is closed. */
static image image_of(sqlite3 *db) {
  image i = {0};
  unsigned char *bytes = sqlite3_serialize(db, "main", &i.n, 0);
  i.bytes = __real_malloc((size_t)i.n);
  if (!bytes || !i.bytes) abort();
  memcpy(i.bytes, bytes, (size_t)i.n);
  sqlite3_free(bytes);
  CHECK(sqlite3_close(db) == SQLITE_OK);
  return i;
}

static void image_free(image *i) {
  free(i->bytes);
  *i = (image){0};
}

/* A connection to a copy, on which `before` has been run; NULL: nothing has, not even the schema is
** read. */
static sqlite3 *image_open(const image *i, const char *before) {
  sqlite3 *db = open_database();
  unsigned char *copy = sqlite3_malloc64((sqlite3_uint64)i->n);
  if (!copy) abort();
  memcpy(copy, i->bytes, (size_t)i->n);
  CHECK(sqlite3_deserialize(db, "main", copy, i->n, i->n,
                            SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) ==
        SQLITE_OK);
  if (before) run(db, before);
  return db;
}

/* Of what is in the database but for the time of day. */
static uint64_t state_without_time(sqlite3 *db) {
  run(db, "SAVEPOINT here");
  sqlite3_exec(db, "UPDATE result_run SET started = '', finished = ''", NULL, NULL, NULL);
  uint64_t state = state_of(db);
  run(db, "ROLLBACK TO here; RELEASE here");
  return state;
}

/* ---- one statement ---- */

typedef struct sweep {
  const image *from;
  const char *before, *sql;
  bool converting;        /* a text is converted for the host, which can fail, after the work */
  bool changes;           /* the statement changes the database: each run has a copy of its own */
  sqlite3 *db;            /* of all runs, where it does not */
  result want;            /* without a fault */
  uint64_t before_state;  /* of the database, where it changes */
  uint64_t after_state;   /* when the statement has ended as it should */
  long allocations, runs; /* of one run; and how many there were with a fault */
  int found;              /* faults */
} sweep;

static void sweep_print(sweep *s, long at, bool once, const char *what) {
  if (s->found++ == 0) printf("  in %s\n", s->sql);
  if (s->found < 4) printf("  allocation %ld%s: %s\n", at, once ? "" : " and the rest", what);
}

/* The right error without its text, of which SQLite itself could not keep a copy. */
static bool sweep_wordless(const sweep *s, const result *got) {
  const char *text = sqlite3_errstr(got->code);
  return fault_was_benign && got->code != SQLITE_DONE && got->code == s->want.code &&
         got->n == strlen(text) && memcmp(got->bytes, text, got->n) == 0;
}

/* Whether the state is right for the result. */
static bool sweep_state(const sweep *s, sqlite3 *db, int code) {
  uint64_t state = state_without_time(db);
  if (code != SQLITE_NOMEM) return state == s->after_state;
  return state == s->before_state || (s->converting && state == s->after_state);
}

/* A run without faults on a connection that has seen one. */
static bool sweep_again(const sweep *s, sqlite3 *db) {
  result again = result_of(db, s->sql);
  bool right = result_same(&again, &s->want);
  if (!right) result_print_difference(&again, &s->want);
  result_free(&again);
  return right && (!s->changes || sweep_state(s, db, SQLITE_OK));
}

static void sweep_one(sweep *s, long at, bool once, bool again) {
  sqlite3_int64 used = s->changes ? sqlite3_memory_used() : 0;
  sqlite3 *db = s->changes ? image_open(s->from, s->before) : s->db;
  fault_set(at, once);
  result got = result_of(db, s->sql);
  fault_set(-1, false);
  bool out = got.code == SQLITE_NOMEM;
  bool right = out || result_same(&got, &s->want) || sweep_wordless(s, &got);
  if (!right) sweep_print(s, at, once, "another result");
  if (!right && s->found < 4) result_print_difference(&got, &s->want);
  if (!sqlite3_get_autocommit(db)) sweep_print(s, at, once, "a transaction is open");
  bool as_it_was = true;
  if (s->changes) {
    as_it_was = sweep_state(s, db, got.code);
    if (!as_it_was) sweep_print(s, at, once, "the database is another");
  }
  /* What has been converted in vain has been done, and is not done again. */
  if (again && out && as_it_was && !(s->changes && s->converting) && !sweep_again(s, db)) {
    sweep_print(s, at, once, "the connection does not work afterwards");
  }
  if (s->changes && (sqlite3_close(db) != SQLITE_OK || sqlite3_memory_used() != used)) {
    sweep_print(s, at, once, "memory is left");
  }
  result_free(&got);
  s->runs++;
}

static void sweep_both(sweep *s, long at) {
  for (int once = 0; once < 2; once++) sweep_one(s, at, once, true);
}

static void sweep_all(sweep *s, long most) {
  if (most > s->allocations) most = s->allocations;
  if (sweep_ways) {
    for (const way *w = ways; w < ways + WAYS; w++) {
      if (w->calls) sweep_both(s, w->first);
      if (w->calls && w->last != w->first) sweep_both(s, w->last);
    }
  } else if (sweep_shares) {
    for (long at = sweep_share - 1; at < s->allocations; at += sweep_shares) sweep_both(s, at);
  } else {
    for (long f = 0; f < most; f++) {
      sweep_one(s, (2 * f + 1) * s->allocations / (2 * most), f % 2, f % 4 == 0);
    }
    for (long last = 1; s->want.code == SQLITE_ERROR && last <= most; last++) {
      sweep_one(s, s->allocations - last, true, false);
    }
  }
}

/* The right result, and how many allocations it takes. */
static void sweep_open(sweep *s) {
  s->db = image_open(s->from, s->before);
  if (s->changes) {
    s->before_state = state_without_time(s->db);
    sqlite3_close(s->db);
    s->db = image_open(s->from, s->before);
  } else {
    result warm = result_of(s->db, s->sql);
    result_free(&warm);
  }
  if (sweep_ways) ways_begin();
  fault_asked = 0;
  s->want = result_of(s->db, s->sql);
  s->allocations = fault_asked;
  ways_wanted = false;
  if (!s->changes) return;
  s->after_state = state_without_time(s->db);
  sqlite3_close(s->db);
  s->db = NULL;
}

static void sweep_statement(sweep s, long most) {
  if (!strstr(s.sql, sweep_only)) return;
  clock_t begun = clock();
  sweep_open(&s);
  sweep_all(&s, most);
  if (s.db && !CHECK(sqlite3_close(s.db) == SQLITE_OK)) printf("  after %s\n", s.sql);
  if (!CHECK(sqlite3_memory_used() == 0)) printf("  left by %s\n", s.sql);
  CHECK(s.found == 0);
  result_free(&s.want);
  sweep_runs += s.runs;
  if (sweep_shares || sweep_ways) {
    printf("%ld runs, %ld allocations, %.1f s, %d found%s: %s\n", s.runs, s.allocations,
           (double)(clock() - begun) / CLOCKS_PER_SEC, s.found,
           s.changes ? ", each opened anew" : "", s.sql);
    fflush(stdout);
  }
}

#endif
