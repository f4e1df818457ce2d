#include "roles/condition.h"

#include <string.h>

#include "base/number.h"

/* ---- which column ---- */

/* Numbers with fractions are levels, as doses are, if they are very few; else they are measured. */
static bool is_free(const clt_judged *column) {
  const clt_column_facts *facts = column->facts;
  bool measured = facts->kind == CLT_COLUMN_REAL && facts->distinct > CLT_FEW / 3;
  return column->reason != CLT_REASON_GIVEN && clt_column_is_few(facts) && !measured;
}

static void take(clt_judged *column, clt_reason reason) {
  column->role = CLT_ROLE_CONDITION;
  column->reason = reason;
}

static int find_given(const clt_judged *column, int n) {
  for (int i = 0; i < n; i++) {
    if (column[i].role == CLT_ROLE_CONDITION && column[i].reason == CLT_REASON_GIVEN) return i;
  }
  return -1;
}

/* The one that is named most like a condition, the first of equal ones. */
static int find_named(const clt_judged *column, int n) {
  int best = -1;
  for (int i = 0; i < n; i++) {
    if (column[i].role != CLT_ROLE_CONDITION) continue;
    if (best < 0 || column[i].weight > column[best].weight) best = i;
  }
  return best;
}

/* How far a column with few values is from being the condition: 0 for one that nothing is known
** of, 1 for a cause or a block by name, or for texts where runs would be numbered, 2 for anything
** else, and for what is known to be no condition. */
static int distance(const clt_judged *column) {
  if (!clt_column_agrees(column->facts, CLT_ROLE_CONDITION)) return 2;
  if (column->role == CLT_ROLE_CAUSE) return column->reason == CLT_REASON_FEW ? 0 : 1;
  bool text = column->facts->kind == CLT_COLUMN_TEXT;
  if (text && column->word && column->word->weight == CLT_WEIGHT_INDEX) return 1;
  return column->role == CLT_ROLE_BLOCK ? 1 : 2;
}

/* Values, and one more for gaps: what says nothing of some runs is hardly what all are about. */
static int64_t count_levels(const clt_column_facts *facts) {
  return facts->distinct + (facts->filled < facts->rows);
}

/* Fewer levels before more, labels before numbers. */
static bool is_likelier(const clt_column_facts *a, const clt_column_facts *b) {
  if (count_levels(a) != count_levels(b)) return count_levels(a) < count_levels(b);
  return a->kind == CLT_COLUMN_TEXT && b->kind != CLT_COLUMN_TEXT;
}

/* Collects those at a distance, of two values or of more; returns how many there are then. */
static int collect(const clt_judged *column, int n, int at, bool two, int *out, int n_out) {
  int begin = n_out;
  for (int i = 0; i < n; i++) {
    if (!is_free(&column[i]) || distance(&column[i]) != at) continue;
    if ((count_levels(column[i].facts) == 2) != two) continue;
    int to = n_out++;
    for (; to > begin && is_likelier(column[i].facts, column[out[to - 1]].facts); to--) {
      out[to] = out[to - 1];
    }
    out[to] = i;
  }
  return n_out;
}

/* Columns that say the same as one before them are not counted. */
static int without_same(const clt_judged *column, int *found, int n_found) {
  int kept = 0;
  for (int i = 0; i < n_found; i++) {
    bool same = false;
    for (int j = 0; j < kept && !same; j++) same = clt_column_same(column, found[i], found[j]);
    if (!same) found[kept++] = found[i];
  }
  return kept;
}

/* The only column with two values: of those that nothing is known of, else of causes and blocks. */
static int find_two_valued(const clt_judged *column, int n, int *scratch) {
  for (int at = 0; at < 2; at++) {
    int found = without_same(column, scratch, collect(column, n, at, true, scratch, 0));
    if (found == 1) return scratch[0];
    if (found > 1) return -1;
  }
  return -1;
}

/* Where none has two values, the only one of labels, of those that nothing is known of. */
static int find_labelled(const clt_judged *column, int n, int *scratch) {
  int two = collect(column, n, 0, true, scratch, 0) + collect(column, n, 1, true, scratch, 0);
  if (two > 0 || collect(column, n, 0, false, scratch, 0) != 1) return -1;
  return column[scratch[0]].facts->kind == CLT_COLUMN_TEXT ? scratch[0] : -1;
}

/* By its values alone. */
static int find_by_values(clt_judged *column, int n, int *scratch) {
  int found = find_two_valued(column, n, scratch);
  if (found >= 0) {
    take(&column[found], CLT_REASON_ONLY_TWO);
  } else {
    found = find_labelled(column, n, scratch);
    if (found >= 0) take(&column[found], CLT_REASON_ONLY_FEW);
  }
  return found;
}

/* Labels of more values than can be compared: two of them may be the question. */
static int collect_many(const clt_judged *column, int n, int *out) {
  int found = 0;
  for (int i = 0; i < n; i++) {
    const clt_column_facts *facts = column[i].facts;
    bool labels = facts->kind == CLT_COLUMN_TEXT && facts->distinct > CLT_FEW &&
                  facts->distinct * CLT_ROWS_EACH <= facts->filled && facts->n_common > 1;
    bool open = column[i].role == CLT_ROLE_IGNORE || column[i].role == CLT_ROLE_BLOCK ||
                column[i].role == CLT_ROLE_CLUSTER;
    if (!labels || !open || column[i].reason == CLT_REASON_GIVEN) continue;
    if (clt_column_agrees(facts, CLT_ROLE_CONDITION)) out[found++] = i;
  }
  return found;
}

int clt_condition_find(clt_judged *column, int n, int *candidates, int *n_candidates) {
  int found = find_given(column, n);
  *n_candidates = 0;
  if (found < 0) found = find_named(column, n);
  if (found < 0) found = find_by_values(column, n, candidates);
  for (int i = 0; i < n; i++) {
    if (i == found || column[i].role != CLT_ROLE_CONDITION) continue;
    if (column[i].reason == CLT_REASON_GIVEN) continue;
    column[i].role = CLT_ROLE_CAUSE;
    column[i].reason = CLT_REASON_SECOND;
    column[i].other = found;
  }
  if (found >= 0) return found;
  for (int of = 0; of < 4; of++) { /* two values before more, unknown ones before named ones */
    *n_candidates = collect(column, n, of % 2, of < 2, candidates, *n_candidates);
  }
  if (*n_candidates == 0) *n_candidates = collect_many(column, n, candidates);
  return -1;
}

/* ---- which values ---- */

/* As SQLite sorts them: numbers by value, texts by their bytes. */
static bool is_before(const clt_column_facts *facts, const char *a, const char *b) {
  double x, y;
  if (facts->kind != CLT_COLUMN_TEXT && clt_number_read(a, strlen(a), &x) &&
      clt_number_read(b, strlen(b), &y)) {
    return x < y;
  }
  return strcmp(a, b) < 0;
}

/* Is one the other with un- or non- before it? */
static bool denies(const char *a, const char *b) {
  static const char *const no[] = {"un", "non", "non-", "Un", "Non", "Non-"};
  size_t n = strlen(a), kept = strlen(b);
  for (size_t i = 0; i < sizeof no / sizeof no[0]; i++) {
    size_t before = strlen(no[i]);
    if (n != before + kept || kept < 2 || strncmp(a, no[i], before) != 0) continue;
    if (strcmp(a + before + 1, b + 1) == 0 && (a[before] | 32) == (b[0] | 32)) return true;
  }
  return false;
}

/* 2 or 1: a reference by its words, of which a number has none. */
static int is_reference(const clt_column_facts *facts, const char *level) {
  int is = clt_match_is_reference(level);
  return facts->kind == CLT_COLUMN_TEXT || is == 2 ? is : 0;
}

static bool comes_first(const clt_column_facts *facts, const char *a, const char *b) {
  int of_a = is_reference(facts, a), of_b = is_reference(facts, b);
  if (of_a != of_b) return of_a > of_b;
  if (denies(a, b) || denies(b, a)) return denies(a, b);
  return is_before(facts, a, b);
}

void clt_condition_levels(const clt_column_facts *facts, const char **levels) {
  for (int i = 0; i < facts->n_common; i++) {
    const char *level = facts->common[i].text;
    int at = i;
    for (; at > 0 && comes_first(facts, level, levels[at - 1]); at--) levels[at] = levels[at - 1];
    levels[at] = level;
  }
}
