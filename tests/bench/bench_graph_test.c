/*
** graph_test(): how often it finds a difference at the 5 % level where there is none (type-I
** error), its power against the size of a planted difference, and the time of 200 permutations.
** Arguments: simulated data sets of each kind without a difference (500; of the others 200 at
** most), and of which kind (all).
*/
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>

#include "base/rng.h"
#include "stat/distribution/rng_normal.h"
#include "bench/bench.h"
#include "sql_test.h"

enum { D = 8, EACH = 40, WORKERS = 2 };

/* How a data set is made. Both groups share the graph and, but for what is planted, the
** coefficients. */
typedef struct kind {
  const char *name;
  int cell[2][2]; /* units of group 0 and 1 in even and in odd blocks; 0: no blocks */
  bool shift;     /* the groups' means differ */
  bool scale;     /* every variable has another unit of measurement in each group */
  bool skewed;    /* noise exponential instead of normal */
  double planted; /* added to one coefficient in group 1 */
  const char *options;
} kind;

static const kind KINDS[] = {
    {"no difference", .options = "{\"threads\":1}"},
    {"main effect", .shift = true, .options = "{\"threads\":1}"},
    {"scales by group", .shift = true, .scale = true, .options = "{\"threads\":1}"},
    {"exponential noise", .shift = true, .skewed = true, .options = "{\"threads\":1}"},
    {"exponential noise, ranks", .shift = true, .skewed = true,
     .options = "{\"threads\":1,\"transform\":\"rank\"}"},
    {"4 blocks of 10 + 10", {{10, 10}, {10, 10}}, true, true, .options = "{\"threads\":1}"},
    {"10 blocks of 4 + 4", {{4, 4}, {4, 4}}, true, true, .options = "{\"threads\":1}"},
    {"20 blocks of 2 + 2", {{2, 2}, {2, 2}}, true, true, .options = "{\"threads\":1}"},
    {"10 blocks of 2 + 6, 6 + 2", {{2, 6}, {6, 2}}, true, true, .options = "{\"threads\":1}"},
    {"12 blocks of 1 + 5, 6 + 2", {{1, 5}, {6, 2}}, true, true, .options = "{\"threads\":1}"},
    {"planted 0.25", .planted = 0.25, .options = "{\"threads\":1}"},
    {"planted 0.5", .planted = 0.5, .options = "{\"threads\":1}"},
    {"planted 1.0", .planted = 1.0, .options = "{\"threads\":1}"},
    {"planted 1.5", .planted = 1.5, .options = "{\"threads\":1}"},
    {"planted 1.0, 4 blocks", {{10, 10}, {10, 10}}, .planted = 1.0, .options = "{\"threads\":1}"},
    {"planted 1.0, 10 blocks", {{4, 4}, {4, 4}}, .planted = 1.0, .options = "{\"threads\":1}"},
};
enum { N_KINDS = sizeof KINDS / sizeof *KINDS };

/* A linear model over D variables in causal order. */
typedef struct model {
  double w[2][D][D]; /* by group: coefficients */
  double mean[2][D], scale[2][D];
  int planted; /* the edge planted -> planted + 1 is in group 1 only */
} model;

static model draw_model(clt_rng *rng, const kind *k) {
  model m = {.w = {{{0}}}};
  for (int j = 0; j < D; j++) {
    for (int i = 0; i < j; i++) {
      double size = 0.4 + 0.6 * clt_rng_uniform(rng);
      if (clt_rng_below(rng, 2)) size = -size;
      if (clt_rng_uniform(rng) < 0.3) m.w[0][i][j] = m.w[1][i][j] = size;
    }
    for (int g = 0; g < 2; g++) {
      double mean = 3.0 * clt_rng_normal(rng), scale = exp(2.0 * clt_rng_normal(rng));
      m.mean[g][j] = k->shift ? mean : 0.0;
      m.scale[g][j] = k->scale ? scale : 1.0;
    }
  }
  int i = m.planted = (int)clt_rng_below(rng, D - 1);
  m.w[0][i][i + 1] = 0.0;
  m.w[1][i][i + 1] = k->planted;
  return m;
}

static void draw_unit(clt_rng *rng, const kind *k, const model *m, int group, const double *block,
                      double *x) {
  for (int j = 0; j < D; j++) {
    x[j] = k->skewed ? -log(clt_rng_uniform(rng)) - 1.0 : clt_rng_normal(rng);
    for (int i = 0; i < j; i++) x[j] += m->w[group][i][j] * x[i];
  }
  for (int j = 0; j < D; j++) x[j] = m->scale[group][j] * (x[j] + m->mean[group][j] + block[j]);
}

static void insert_unit(sqlite3_stmt *insert, int unit, int group, int block, const double *x) {
  for (int j = 0; j < D; j++) {
    sqlite3_bind_int(insert, 1, unit);
    sqlite3_bind_int(insert, 2, j);
    sqlite3_bind_double(insert, 3, x[j]);
    sqlite3_bind_int(insert, 4, group);
    sqlite3_bind_int(insert, 5, block);
    sqlite3_step(insert);
    sqlite3_reset(insert);
  }
}

/* Returns the source of the planted edge. */
static int simulate(sqlite3 *db, const kind *k, uint64_t set) {
  clt_rng rng;
  clt_rng_seed(&rng, 20261124 + (uint64_t)(k - KINDS), set);
  sqlite3_stmt *insert = NULL;
  run(db, "DELETE FROM t; BEGIN");
  sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?1, 'v' || ?2, ?3, ?4, ?5)", -1, &insert, NULL);
  model m = draw_model(&rng, k);
  int left[2] = {EACH, EACH}, unit = 0;
  for (int block = 0; left[0] > 0 || left[1] > 0; block++) {
    double level[D], x[D];
    bool blocked = k->cell[0][0] > 0;
    for (int j = 0; j < D; j++) level[j] = blocked ? 3.0 * clt_rng_normal(&rng) : 0.0;
    for (int g = 0; g < 2; g++) {
      int size = blocked ? k->cell[block % 2][g] : EACH;
      for (int i = 0; i < size && left[g] > 0; i++, left[g]--) {
        draw_unit(&rng, k, &m, g, level, x);
        insert_unit(insert, unit++, g, block, x);
      }
    }
  }
  sqlite3_finalize(insert);
  run(db, "COMMIT");
  return m.planted;
}

typedef struct job {
  const kind *k;
  int first, sets; /* this worker's data sets: first, first + WORKERS, … */
  int found;       /* p of the whole graph at most 0.05 */
  double pairs;    /* share of pairs with p at most 0.05, summed over data sets */
  int planted;     /* p of the planted edge at most 0.05 */
} job;

static void *work(void *pointer) {
  job *j = pointer;
  sqlite3 *db = open_database();
  sqlite3_stmt *query = NULL;
  run(db, "CREATE TABLE t(unit, variable, value, g, block)");
  sqlite3_prepare_v2(
      db,
      "WITH f(fit) AS MATERIALIZED (SELECT graph_test(unit, variable, value, g, block, ?1)"
      " FROM t) SELECT f.fit ->> 'p_value', avg(r.p_value <= 0.05), "
      " max(iif(r.source = 'v' || ?2 AND r.target = 'v' || (?2 + 1), r.p_value, 0)) <= 0.05"
      " FROM f, graph_test(f.fit) AS r",
      -1, &query, NULL);
  sqlite3_bind_text(query, 1, j->k->options, -1, SQLITE_STATIC);
  for (int s = j->first; s < j->sets; s += WORKERS) {
    sqlite3_bind_int(query, 2, simulate(db, j->k, (uint64_t)s));
    if (sqlite3_step(query) == SQLITE_ROW) {
      j->found += sqlite3_column_double(query, 0) <= 0.05;
      j->pairs += sqlite3_column_double(query, 1);
      j->planted += sqlite3_column_int(query, 2);
    } else {
      printf("%s\n", sqlite3_errmsg(db));
      break;
    }
    sqlite3_reset(query);
  }
  sqlite3_finalize(query);
  sqlite3_close(db);
  return NULL;
}

static void measure(const kind *k, int sets) {
  job jobs[WORKERS];
  pthread_t threads[WORKERS];
  double start = bench_now();
  for (int w = 0; w < WORKERS; w++) {
    jobs[w] = (job){.k = k, .first = w, .sets = sets};
    pthread_create(&threads[w], NULL, work, &jobs[w]);
  }
  for (int w = 0; w < WORKERS; w++) {
    pthread_join(threads[w], NULL);
    if (w == 0) continue;
    jobs[0].found += jobs[w].found;
    jobs[0].pairs += jobs[w].pairs;
    jobs[0].planted += jobs[w].planted;
  }
  double share = (double)jobs[0].found / sets;
  printf("%-26s p <= 0.05: %.3f (s.e. %.3f)  of all pairs %.3f  of the planted %.3f  [%.0f s]\n",
         k->name, share, sqrt(share * (1.0 - share) / sets), jobs[0].pairs / sets,
         (double)jobs[0].planted / sets, bench_now() - start);
  fflush(stdout);
}

static void time_permutations(void) {
  sqlite3 *db = open_database();
  run(db, "CREATE TABLE t AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s"
          " WHERE i < 100), v(j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM v WHERE j < 12)"
          " SELECT i AS u, 'v' || j AS v, (i * (j * 7919 + 13) % 1009) / 100.0 + (i * 31 % 97) * j "
          "/ 100.0"
          " AS x, i % 2 AS g FROM s, v");
  double start = bench_now();
  double used = real_of(db, "SELECT graph_test(u, v, x, g) ->> 'permutations' FROM t");
  printf("d = 12, n = 2 x 50: %.0f permutations in %.2f s; wanted at most 3 s on two cores\n", used,
         bench_now() - start);
  sqlite3_close(db);
}

int main(int argc, char **argv) {
  int sets = argc > 1 ? atoi(argv[1]) : 500;
  time_permutations();
  for (int i = 0; i < N_KINDS; i++) {
    int enough = KINDS[i].planted > 0.0 && sets > 200 ? 200 : sets;
    if (argc < 3 || atoi(argv[2]) == i) measure(&KINDS[i], enough);
  }
  return 0;
}
