/* The effects in every resample of rows or clusters, against refits of its rows; and ending within
** one. */
#include "stat/mediation/resample.h"

#include "stat/mediation/refit.h"

/* The row of the data that is row i of the canonical order: found by its values. */
static int canonical_row(const bench *b, const clt_mediation_rows *rows, size_t i) {
  const double *value = rows->value + i * (size_t)rows->columns;
  for (size_t r = 0; r < b->data.n; r++) {
    double x = value_of(b, (int)r, 0);
    if (ldexp(x, -rows->exponent[0]) == value[0]) return (int)r;
  }
  return -1;
}

/* Replicates of all effects. */
static double replicate[16][200], *effect[16];

static void clear_effects(void) {
  for (int e = 0; e < 16; e++) effect[e] = replicate[e];
}

static void compare(const bench *b, clt_share share, const int *drawn, int n, int r) {
  double refitted[16];
  int effects = clt_effects(b->data.mediators);
  effects_of(b, drawn, n, refitted);
  if (share != CLT_SHARE_EXISTS) refitted[effects - 1] = NAN;
  for (int e = 0; e < effects; e++) CHECK_NEAR(replicate[e][r], refitted[e], 1e-11);
}

/* What a group of the data is made into. */
typedef struct prepared {
  int order[ROWS]; /* rows of the data in canonical order */
  clt_mediation_stratum s;
  clt_mediation_result result;
  clt_mediation_scratch scratch;
} prepared;

static void open_group(prepared *p, bench *b, int group) {
  clt_mediation_rows rows;
  CHECK(clt_mediation_collect(&rows, &b->data, group, &b->arena, NULL));
  for (size_t i = 0; i < rows.n; i++) p->order[i] = canonical_row(b, &rows, i);
  prepare(b, &p->s, &p->result, group);
  CHECK(clt_mediation_scratch_init(&p->scratch, &p->s, 1, &b->arena));
  clear_effects();
}

static void check_resamples(bench *b, int resamples) {
  static prepared p;
  static int drawn[ROWS];
  open_group(&p, b, 0);
  clt_mediation_resample(&p.s, 9, 0, (size_t)resamples, &p.scratch, effect);
  for (int r = 0; r < resamples; r++) {
    clt_rng rng;
    clt_rng_seed(&rng, 9, b->key[0] + (uint64_t)r);
    for (size_t i = 0; i < p.s.n; i++) {
      drawn[i] = p.order[clt_rng_below(&rng, (uint32_t)p.s.n)];
    }
    compare(b, p.result.share, drawn, (int)p.s.n, r);
  }
}

static void check_sixty(bench *b) {
  check_resamples(b, 60);
}

static void test_refits(void) {
  static bench b;
  refit_all(check_sixty);
  make(&b, 24, 0, 2, 1, 50); /* levels and indicators vanish in many resamples */
  check_resamples(&b, 200);
  close_bench(&b);
}

/* Whole clusters: those of the group, numbered as its rows come, or those of all the data, from a
** stream that the groups share. */
static void check_clusters(bench *b, int group, bool across) {
  static prepared p;
  static int drawn[ROWS], times[ROWS];
  open_group(&p, b, group);
  clt_mediation_resample(&p.s, 9, 0, 50, &p.scratch, effect);
  CHECK(p.s.clusters == (across ? (size_t)b->data.clusters : (size_t)p.result.clusters));
  for (int r = 0; r < 50; r++) {
    clt_rng rng;
    int n = 0;
    uint64_t key = across ? clt_mediation_key("", 0) : b->key[group];
    memset(times, 0, sizeof times);
    clt_rng_seed(&rng, 9, key + (uint64_t)r);
    for (size_t c = 0; c < p.s.clusters; c++) {
      times[clt_rng_below(&rng, (uint32_t)p.s.clusters)]++;
    }
    for (size_t i = 0; i < p.s.n; i++) {
      for (int t = 0; t < times[p.s.cluster[i]] && n < ROWS; t++) drawn[n++] = p.order[i];
    }
    compare(b, p.result.share, drawn, n, r);
  }
  clt_mediation_leave_out(&p.s, 0, p.s.clusters, &p.scratch, effect);
  for (size_t c = 0; c < p.s.clusters; c++) {
    int n = 0;
    for (size_t i = 0; i < p.s.n; i++) {
      if (p.s.cluster[i] != (int)c) drawn[n++] = p.order[i];
    }
    compare(b, p.result.share, drawn, n, (int)c);
  }
}

static void test_clusters(void) {
  static bench b;
  for (int i = 0; i < 16; i++) {
    make(&b, 96, i & 1 ? 2 : 0, i & 2 ? 1 : 0, 2, 4);
    b.data.mediators += i & 1;
    b.data.covariates -= i & 1;
    cluster(&b, 4, i & 4);
    check_clusters(&b, i >> 3, i & 4);
    close_bench(&b);
  }
}

/* A resample of many rows and columns is not worked to its end by a worker that reads that the
** caller's was told to stop. */
static void test_told(void) {
  enum { N = 4000, COVARIATES = 30, COLUMNS = 3 + COVARIATES };
  static double value[N * COLUMNS];
  static bench b;
  clt_rng rng;
  clt_rng_seed(&rng, 5, 5);
  for (int i = 0; i < N * COLUMNS; i++) value[i] = clt_rng_normal(&rng);
  open_bench(&b, COVARIATES, 0, 1);
  b.data.n = N;
  b.data.value = value;
  clt_mediation_stratum s;
  clt_mediation_result result;
  clt_mediation_scratch scratch;
  atomic_bool stop = true;
  clear_effects();
  memset(replicate, 0, sizeof replicate);
  prepare(&b, &s, &result, 0);
  CHECK(clt_mediation_scratch_init(&scratch, &s, 1, &b.arena));
  clt_task task = {.told = &stop};
  scratch.task = &task;
  scratch.worker = 1;
  clt_mediation_resample(&s, 1, 0, 20, &scratch, effect);
  CHECK(replicate[clt_effect_at(1, CLT_TOTAL, 0)][0] == 0.0);
  close_bench(&b);
}

int main(void) {
  test_refits();
  test_clusters();
  test_told();
  return test_end();
}
