#include "bench/verdict/tally.h"

#include <gsl/gsl_cdf.h>

static void count(tally *c, const study_grades *g) {
  c->studies++;
  c->wrong += g->wrong == 'S';
  c->half_wrong += g->wrong == 's';
  c->found += g->found == 'S';
  c->half_found += g->found == 's';
  c->equivalent += g->equivalent;
  bool right = g->scenario == c->of->t->scenario, shown = g->strength == 'S';
  c->right += right;
  c->right_shown += right && shown;
  c->wrong_shown += !right && shown;
  c->alerts += g->alert == 'y';
}

static bool same_cell(const ledger_line *a, const ledger_line *b) {
  return a->t == b->t && a->n == b->n && a->how == b->how;
}

tally tally_next(const ledger *l, size_t *i) {
  tally c = {.of = &l->line[*i]};
  for (; *i < l->lines && same_cell(c.of, &l->line[*i]); ++*i) count(&c, &l->line[*i].grades);
  return c;
}

/* By bisection, to the last digits printed: gsl_cdf_beta_Pinv() does not always converge. */
static double beta_quantile(double p, double a, double b) {
  double low = 0.0, high = 1.0;
  for (int i = 0; i < 40; i++) {
    double middle = 0.5 * (low + high);
    *(gsl_cdf_beta_P(middle, a, b) < p ? &low : &high) = middle;
  }
  return low;
}

double tally_lower(const tally *c, int x) {
  return x == 0 ? 0.0 : 100.0 * beta_quantile(0.025, x, c->studies - x + 1.0);
}

double tally_upper(const tally *c, int x) {
  return x == c->studies ? 100.0 : 100.0 * beta_quantile(0.975, x + 1.0, c->studies - x);
}

double tally_share(const tally *c, int x) {
  return 100.0 * x / c->studies;
}

bool tally_false(const tally *c) {
  return tally_lower(c, c->wrong) > c->of->t->target;
}

bool tally_untold(const tally *c) {
  bool asked = c->of->t->days_alike > 0.0 && c->of->t->timed && c->of->how != STUDY_RULE;
  return asked && c->of->n >= 127 && tally_upper(c, c->alerts) < 95.0;
}

int tally_said(const tally *c) {
  const truth *t = c->of->t;
  return t->alike ? c->equivalent : t->scenario == 4 ? c->right : c->found;
}

bool tally_seldom(const tally *c) {
  double least = truth_least(c->of->t, c->of->n);
  if (c->of->t->scenario == 4 && c->of->how == STUDY_RULE) return false;
  return least > 0.0 && tally_upper(c, tally_said(c)) < least;
}
