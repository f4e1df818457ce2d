/* Counts what the studies of one truth, n and way of asking say. */
#ifndef CLT_BENCH_VERDICT_TALLY_H
#define CLT_BENCH_VERDICT_TALLY_H

#include "bench/verdict/ledger.h"

typedef struct tally {
  const ledger_line *of; /* the first */
  int studies;
  int wrong, half_wrong;  /* something false is shown; at most suggestive */
  int found, half_found;  /* the same of what is true */
  int equivalent;         /* no influence is shown */
  int right, right_shown; /* the verdict is the true scenario; and that is shown */
  int wrong_shown;        /* it is another one, and that is shown */
  int alerts;             /* about days */
} tally;

/* Of the lines from *i on that are alike in truth, n and way of asking; *i is then the next. */
tally tally_next(const ledger *l, size_t *i);

/* Limits of a share, as Clopper and Pearson (1934) have them, at 95 %, and itself; per cent. */
double tally_lower(const tally *c, int x);
double tally_upper(const tally *c, int x);
double tally_share(const tally *c, int x);

/* Studies that say what is true: the scenario, where it is asked for and is 4; no influence, where
** there is none; else what is to be found. */
int tally_said(const tally *c);

/* Targets that are missed: too much that is false is shown; what is true is said too seldom (the
** rule alone cannot say of scenario 4); days that tell modes apart are not told in 95 %, where a
** time is known. */
bool tally_false(const tally *c);
bool tally_seldom(const tally *c);
bool tally_untold(const tally *c);

#endif
