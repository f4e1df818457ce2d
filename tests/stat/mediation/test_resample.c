/* The effects in every resample, against refits of its rows; and ending within one. */
#include "stat/mediation/resample.h"

#include "stat/mediation/refit.h"

/* The row of the data that is row i of the canonical order: found by its values. */
static int canonical_row(const bench *b, const clt_mediation_rows *rows, size_t i) {
  const double *value = rows->value + i * (size_t)rows->columns;
  for (size_t r = 0; r < b->data.n; r++) {
    const double *row = b->value + r * (size_t)(3 + b->data.covariates);
    if (ldexp(row[0], -rows->exponent[0]) == value[0]) return (int)r;
  }
  return -1;
}

static void check_resamples(bench *b, int resamples) {
  static double replicate[CLT_MEDIATION_EFFECTS][200];
  static int order[ROWS], drawn[ROWS];
  double *effect[CLT_MEDIATION_EFFECTS];
  clt_mediation_rows rows;
  clt_mediation_stratum s;
  clt_mediation_result result;
  clt_mediation_scratch scratch;
  int n = (int)b->data.n;
  for (int e = 0; e < CLT_MEDIATION_EFFECTS; e++) effect[e] = replicate[e];
  CHECK(clt_mediation_collect(&rows, &b->data, 0, &b->arena, NULL));
  for (int i = 0; i < n; i++) order[i] = canonical_row(b, &rows, (size_t)i);
  CHECK(clt_mediation_prepare(&s, &result, &b->data, 0, 0.95, &b->arena, NULL));
  CHECK(clt_mediation_scratch_init(&scratch, &s, 1, &b->arena));
  clt_mediation_resample(&s, 9, b->key[0], 0, (size_t)resamples, &scratch, effect);
  for (int r = 0; r < resamples; r++) {
    clt_rng rng;
    double refitted[CLT_MEDIATION_EFFECTS];
    clt_rng_seed(&rng, 9, b->key[0] + (uint64_t)r);
    for (int i = 0; i < n; i++) drawn[i] = order[clt_rng_below(&rng, (uint32_t)n)];
    effects_of(b, drawn, n, refitted);
    if (result.share != CLT_SHARE_EXISTS) refitted[CLT_PROPORTION] = NAN;
    for (int e = 0; e < CLT_MEDIATION_EFFECTS; e++) {
      CHECK_NEAR(replicate[e][r], refitted[e], 1e-11);
    }
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

/* A resample of many rows and columns is not worked to its end by a worker that reads that the
** caller's was told to stop. */
static void test_told(void) {
  enum { N = 4000, COVARIATES = 30, COLUMNS = 3 + COVARIATES };
  static double value[N * COLUMNS], replicate[CLT_MEDIATION_EFFECTS][20];
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
  double *effect[CLT_MEDIATION_EFFECTS];
  atomic_bool stop = true;
  for (int e = 0; e < CLT_MEDIATION_EFFECTS; e++) effect[e] = replicate[e];
  CHECK(clt_mediation_prepare(&s, &result, &b.data, 0, 0.95, &b.arena, NULL));
  CHECK(clt_mediation_scratch_init(&scratch, &s, 1, &b.arena));
  clt_task task = {.told = &stop};
  scratch.task = &task;
  scratch.worker = 1;
  clt_mediation_resample(&s, 1, 1, 0, 20, &scratch, effect);
  CHECK(replicate[CLT_TOTAL][0] == 0.0);
  close_bench(&b);
}

int main(void) {
  test_refits();
  test_told();
  return test_end();
}
