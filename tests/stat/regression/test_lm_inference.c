/*
** Inference on coefficients (with stat/distribution/inference.c): of a term, of a combination, by
** other variances, and of what a term differs by between groups.
*/
#include "stat/regression/lm_support.h"

enum { ROWS = 30 };

static void draw(double (*x)[2], int n, uint64_t seed) {
  clt_rng rng;
  clt_rng_seed(&rng, seed, 0);
  for (int i = 0; i < n; i++) {
    x[i][1] = clt_rng_normal(&rng);
    x[i][0] = 1.0 + x[i][1] * 0.5 + clt_rng_normal(&rng);
  }
}

static void check_same(const clt_inference *got, const clt_inference *want, double tolerance) {
  CHECK_NEAR(got->estimate, want->estimate, tolerance);
  CHECK_NEAR(got->std_error, want->std_error, tolerance);
  CHECK_NEAR(got->statistic, want->statistic, tolerance);
  CHECK_NEAR(got->p_value, want->p_value, tolerance);
  CHECK_NEAR(got->conf_low, want->conf_low, tolerance);
  CHECK_NEAR(got->conf_high, want->conf_high, tolerance);
}

/* lm.h (6): a combination that is one term gives the term. */
static void test_term(void) {
  const double slope[] = {0.0, 1.0};
  double x[ROWS][2];
  fixture f;
  draw(x, ROWS, 1);
  fixture_open(&f, x[0], ROWS, 2, NULL, 0);
  fixture_fit(&f, true, false);
  clt_inference want = clt_infer(f.lm.estimate[1], std_error(&f, 1), ROWS - 2, 0.9);
  clt_inference term = clt_lm_infer_term(&f.lm, 1, 0.9), combined = clt_lm_infer(&f.lm, slope, 0.9);
  check_same(&term, &want, 1e-15);
  check_same(&combined, &want, 1e-14);
  fixture_close(&f);
}

/* lm.h (15): the difference of two groups' slopes is the interaction of the model of all rows. */
static void test_difference(void) {
  double x[2][ROWS][2], all[2 * ROWS][4];
  fixture group[2], crossed;
  for (int g = 0; g < 2; g++) {
    draw(x[g], ROWS, 2 + (uint64_t)g);
    fixture_open(&group[g], x[g][0], ROWS, 2, NULL, 0);
    fixture_fit(&group[g], true, false);
    for (int i = 0; i < ROWS; i++) {
      double *row = all[g * ROWS + i];
      row[0] = x[g][i][0];
      row[1] = x[g][i][1];
      row[2] = g;
      row[3] = g * x[g][i][1];
    }
  }
  fixture_open(&crossed, all[0], 2 * ROWS, 4, NULL, 0);
  fixture_fit(&crossed, true, false);
  clt_inference got = clt_lm_infer_difference(&group[1].lm, &group[0].lm, 1, 0.95);
  clt_inference want = clt_lm_infer_term(&crossed.lm, 3, 0.95);
  check_same(&got, &want, 1e-12);
  for (int g = 0; g < 2; g++) fixture_close(&group[g]);
  fixture_close(&crossed);
}

/* Where there is no freedom, no error, or an error of 0. */
static void test_degenerate(void) {
  clt_inference none = {2.0, NAN, NAN, NAN, NAN, NAN, NAN};
  clt_inference point = {2.0, 0.0, NAN, NAN, 2.0, 2.0, NAN};
  clt_inference got = clt_infer(2.0, 1.0, 0.0, 0.95);
  check_same(&got, &none, 0.0);
  got = clt_infer(2.0, NAN, 5.0, 0.95);
  check_same(&got, &none, 0.0);
  got = clt_infer(2.0, 0.0, 5.0, 0.95);
  check_same(&got, &point, 0.0);
  got = clt_infer(1.0, 1.0, INFINITY, 0.95);
  CHECK_NEAR(got.conf_high, 2.959963984540054, 1e-15);
  CHECK_NEAR(got.p_value, 0.31731050786291415, 1e-14);
}

int main(void) {
  test_term();
  test_difference();
  test_degenerate();
  return test_end();
}
