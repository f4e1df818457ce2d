#include "bench/verdict/table.h"

#include <stdio.h>

#include "bench/verdict/tally.h"

static void print_limits(int x, const tally *c) {
  printf("%5.1f [%4.1f, %5.1f]", tally_share(c, x), tally_lower(c, x), tally_upper(c, x));
}

static void print_verdict(const tally *c) {
  const truth *t = c->of->t;
  printf("   scenario %d %.1f, shown %.1f, another shown %.1f", t->scenario,
         tally_share(c, c->right), tally_share(c, c->right_shown), tally_share(c, c->wrong_shown));
  if (t->days_alike > 0.0) printf("   days said %.1f", tally_share(c, c->alerts));
}

static void print_tally(const tally *c) {
  const truth *t = c->of->t;
  printf("%-20s %4d %-6s%7d  ", t->name, c->of->n, study_how_names[c->of->how], c->studies);
  print_limits(c->wrong, c);
  printf(" %3.0f  %5.1f", t->target, tally_share(c, c->half_wrong));
  if (t->main_is_true || t->slope_is_true) {
    printf("   found ");
    print_limits(c->found, c);
    printf(" %5.1f", tally_share(c, c->half_found));
  }
  if (t->alike) {
    printf("   no influence ");
    print_limits(c->equivalent, c);
  }
  if (c->of->how != STUDY_RULE) print_verdict(c);
  if (tally_false(c)) printf("   MISS: at most %.0f", t->target);
  if (tally_seldom(c)) printf("   MISS: at least %.0f", truth_least(t, c->of->n));
  if (tally_untold(c)) printf("   MISS: days in 95");
  printf("\n");
}

static void print_head(void) {
  printf("Per cent of the studies, with 95 %% limits (Clopper and Pearson).\n"
         "false: a finding that is not true is shown, beside what is allowed; sugg.: suggestive\n"
         "at most. found: one that is true, shown and suggestive.\n\n"
         "%-20s %4s %-6s%7s  %-20s %3s  sugg.\n",
         "truth", "n", "asked", "studies", "false", "max");
}

static bool same_grades(const study_grades *a, const study_grades *b) {
  bool case_alike = !a->scenario || (a->scenario == b->scenario && a->strength == b->strength);
  return a->main == b->main && a->interaction == b->interaction && a->wrong == b->wrong &&
         a->found == b->found && a->equivalent == b->equivalent && case_alike;
}

/* Of the studies that were asked both ways: any other must say what the whole analysis says. */
static int print_unlike(const ledger *l) {
  int both = 0, unlike = 0;
  for (size_t i = 0; i < l->lines; i++) {
    ledger_line wanted = l->line[i];
    wanted.how = STUDY_WHOLE;
    const ledger_line *whole = ledger_find(l, &wanted);
    if (l->line[i].how == STUDY_WHOLE || !whole) continue;
    both++;
    if (same_grades(&l->line[i].grades, &whole->grades)) continue;
    unlike++;
    printf("%s, n = %d, study %d: the %s is not the whole's\n", wanted.t->name, wanted.n,
           wanted.seed, study_how_names[l->line[i].how]);
  }
  if (both) printf("%d asked both ways, %d not alike\n", both, unlike);
  return unlike;
}

int table_print(const ledger *l) {
  int missed = 0;
  print_head();
  for (size_t i = 0; i < l->lines;) {
    tally c = tally_next(l, &i);
    print_tally(&c);
    missed += tally_false(&c) + tally_seldom(&c) + tally_untold(&c);
  }
  printf("\n%d missed\n", missed);
  return missed + print_unlike(l);
}
