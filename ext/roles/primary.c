#include "roles/primary.h"

#include <math.h>
#include <string.h>

typedef struct outcomes {
  const clt_judged *column;
  const clt_column_role *said;
  int n;
  bool given; /* those alone that were given */
  bool total; /* those alone whose name says so */
} outcomes;

static bool is_one(const outcomes *set, int i) {
  const clt_judged *column = &set->column[i];
  if (column->role != CLT_ROLE_OUTCOME) return false;
  if (set->given && column->reason != CLT_REASON_GIVEN) return false;
  return !set->total || clt_match_says_total(&column->name);
}

static int count(const outcomes *set) {
  int n = 0;
  for (int i = 0; i < set->n; i++) n += is_one(set, i);
  return n;
}

static int first_of(const outcomes *set) {
  for (int i = 0; i < set->n; i++) {
    if (is_one(set, i)) return i;
  }
  return -1;
}

/* Is the median of all in the same unit? */
static bool have_one_unit(const outcomes *set) {
  const char *unit = set->said[first_of(set)].unit;
  for (int i = 0; i < set->n; i++) {
    const char *other = set->said[i].unit;
    if (is_one(set, i) && (unit == NULL || other == NULL || strcmp(unit, other) != 0)) return false;
  }
  return true;
}

/* The one with the largest median: of those that are energies, in joules; or of all. */
static int largest_of(const outcomes *set, bool energies) {
  int best = -1;
  double most = -INFINITY;
  for (int i = 0; i < set->n; i++) {
    if (!is_one(set, i)) continue;
    double scale = energies ? clt_match_joules(set->said[i].unit) : 1.0;
    double size = scale * set->column[i].facts->median;
    if (scale > 0.0 && size > most) {
      best = i;
      most = size;
    }
  }
  return best;
}

int clt_primary_find(const clt_judged *column, int n, const clt_column_role *said, bool *is_first) {
  outcomes set = {column, said, n, true, true};
  set.total = false;
  set.given = count(&set) > 0;
  if (count(&set) == 0) return -1;
  set.total = true;
  set.total = count(&set) > 0;
  int best = largest_of(&set, true);
  if (best < 0 && set.total && have_one_unit(&set)) best = largest_of(&set, false);
  *is_first = best < 0 && count(&set) > 1;
  return best < 0 ? first_of(&set) : best;
}
