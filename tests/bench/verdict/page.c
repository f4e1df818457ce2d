#include "bench/verdict/page.h"

#include <stdio.h>

#include "bench/verdict/tally.h"

/* Of a truth, by size; studies 0: there are none. Whichever way was asked more often: all say the
** same of findings. */
typedef struct row {
  tally asked[MOST_SIZES];
  tally judged[MOST_SIZES]; /* of those that were asked for the scenario */
} row;

static void keep_larger(tally *kept, const tally *c) {
  if (c->studies > kept->studies) *kept = *c;
}

static row row_of(const ledger *l, const truth *t) {
  row r = {{{.of = NULL}}, {{.of = NULL}}};
  for (size_t i = 0; i < l->lines;) {
    tally c = tally_next(l, &i);
    for (int k = 0; c.of->t == t && k < truth_sizes(t); k++) {
      if (t->size[k] != c.of->n) continue;
      keep_larger(&r.asked[k], &c);
      if (c.of->how != STUDY_RULE) keep_larger(&r.judged[k], &c);
    }
  }
  return r;
}

static void print_share(const tally *c, int x) {
  printf("%.1f [%.1f, %.1f]", tally_share(c, x), tally_lower(c, x), tally_upper(c, x));
}

static void print_false(const truth *t, const row *r) {
  if (t->target == 100.0) {
    printf("| %s | |", t->title);
  } else {
    printf("| %s | %.0f |", t->title, t->target);
  }
  for (int k = 0; k < MOST_SIZES; k++) {
    const tally *c = &r->asked[k];
    if (c->studies) {
      printf(" %d runs: ", t->size[k]);
      print_share(c, c->wrong);
      printf(" of %d%s", c->studies, tally_false(c) ? " **missed**" : "");
    }
    printf(" |");
  }
  printf("\n");
}

static void print_line(const tally *c, const char *what, int x, double least, bool missed) {
  printf("| %s | %d | %s | ", c->of->t->title, c->of->n, what);
  print_share(c, x);
  printf(" | ");
  if (least > 0.0) printf("%.0f", least);
  printf("%s | %d |\n", missed ? " **missed**" : "", c->studies);
}

static void print_found(const tally *c) {
  const truth *t = c->of->t;
  if (t->scenario == 4 || !(t->alike || t->main_is_true || t->slope_is_true)) return;
  print_line(c, t->alike ? "no influence" : "found", tally_said(c), truth_least(t, c->of->n),
             tally_seldom(c));
}

static void print_judged(const tally *c) {
  const truth *t = c->of->t;
  char scenario[16];
  bool is_4 = t->scenario == 4;
  snprintf(scenario, sizeof scenario, "scenario %d", t->scenario);
  print_line(c, scenario, c->right, is_4 ? truth_least(t, c->of->n) : 0.0, tally_seldom(c));
  if (c->wrong_shown) print_line(c, "another one, shown", c->wrong_shown, 0.0, false);
  if (t->timed) print_line(c, "days told", c->alerts, 95.0, tally_untold(c));
}

static void print_true(const truth *t, const row *r) {
  for (int k = 0; k < truth_sizes(t); k++) {
    if (r->asked[k].studies) print_found(&r->asked[k]);
    if (r->judged[k].studies) print_judged(&r->judged[k]);
  }
}

void page_print(const ledger *l) {
  printf("| truth | at most | | | |\n|---|---|---|---|---|\n");
  for (int i = 0; i < truths_count; i++) {
    row r = row_of(l, &truths[i]);
    if (r.asked[0].studies + r.asked[1].studies + r.asked[2].studies) print_false(&truths[i], &r);
  }
  printf("\n| truth | runs | said | per cent | at least | studies |\n|---|---|---|---|---|---|\n");
  for (int i = 0; i < truths_count; i++) {
    row r = row_of(l, &truths[i]);
    print_true(&truths[i], &r);
  }
}
