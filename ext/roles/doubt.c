#include "roles/doubt.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

enum { EXAMPLE_BYTES = 20 };

static const char *number_of(clt_arena *arena, int64_t n) {
  char text[24];
  snprintf(text, sizeof text, "%" PRId64, n);
  return clt_text_cut(arena, text, sizeof text);
}

/* A number, without a point if it is whole. */
static const char *measure_of(clt_arena *arena, double x) {
  char text[CLT_NUMBER_BYTES];
  int n = clt_number_format(text, x);
  if (n > 2 && memcmp(text + n - 2, ".0", 2) == 0) n -= 2;
  return clt_text_cut(arena, text, (size_t)n);
}

/* ---- caveats ---- */

static const char IGNORED[] = "ignored: ", VALUES[] = "values from ", MIXED[] = ": mixed scales?";
static const char CARD[] =
    "covers the whole card: where a background job shares it, that job is included";
static const char PROCESSOR[] = "covers the whole processor: a background job on it is included";

bool clt_doubt_is_ours(const char *caveat) {
  size_t n = strlen(caveat), end = sizeof MIXED - 1;
  if (strncmp(caveat, IGNORED, sizeof IGNORED - 1) == 0) return true;
  if (strcmp(caveat, CARD) == 0 || strcmp(caveat, PROCESSOR) == 0) return true;
  return n > end && strncmp(caveat, VALUES, sizeof VALUES - 1) == 0 &&
         strcmp(caveat + n - end, MIXED) == 0;
}

static const char *stray_values(clt_arena *arena, const clt_column_facts *facts) {
  const char *first = facts->n_common > 0 ? facts->common[0].text : "";
  const char *example = facts->stray ? facts->stray : first;
  return CLT_JOIN(arena, number_of(arena, facts->filled - facts->numbers), " of ",
                  number_of(arena, facts->filled), " values are not numbers, such as '",
                  clt_text_cut(arena, example, EXAMPLE_BYTES), "'");
}

static const char *other_is(clt_arena *arena, const clt_judged *column, const clt_judged *all) {
  const clt_judged *other = &all[column->other];
  return CLT_JOIN(arena, other->facts->name, " is the ", clt_role_name(other->role), " already");
}

static const char *by_condition(clt_arena *arena, const clt_judged *column, const clt_judged *all) {
  const char *name = all[column->other].facts->name;
  return column->reason == CLT_REASON_NESTED
             ? CLT_JOIN(arena, "none of its values has two levels of ", name, " that are compared")
             : CLT_JOIN(arena, "each level of ", name, " has one value of it");
}

/* Why it is ignored, if not by the user's wish. */
static const char *why_ignored(clt_arena *arena, const clt_judged *column, const clt_judged *all) {
  switch (column->reason) {
  case CLT_REASON_EMPTY:
    return "no values";
  case CLT_REASON_CONSTANT:
    return "constant";
  case CLT_REASON_COUNTS:
    return "it numbers the rows";
  case CLT_REASON_SAME:
    return CLT_JOIN(arena, "it says the same as ", all[column->other].facts->name);
  case CLT_REASON_SECOND:
    return other_is(arena, column, all);
  case CLT_REASON_NESTED:
  case CLT_REASON_TOLD:
    return by_condition(arena, column, all);
  case CLT_REASON_KNOWN:
    return "it describes the run, and was neither set nor measured";
  case CLT_REASON_UNKNOWN:
    return "its name does not tell what it is; with a role it enters the graphs";
  default:
    if (column->facts->kind == CLT_COLUMN_TEXT) return stray_values(arena, column->facts);
    return "by its name it describes the run, and was neither set nor measured";
  }
}

/* Scales of 0 to 1 and 0 to 100 in one column. */
static bool is_mixed(const clt_judged *column) {
  const clt_column_facts *facts = column->facts;
  return column->role == CLT_ROLE_PERFORMANCE && facts->lowest >= 0.0 && facts->lowest <= 1.0 &&
         facts->highest > 100.0;
}

const char *clt_doubt_caveat(clt_arena *arena, const clt_judged *column, const clt_judged *all) {
  const clt_column_facts *facts = column->facts;
  if (column->role == CLT_ROLE_IGNORE) {
    if (column->reason == CLT_REASON_GIVEN) return NULL;
    return CLT_JOIN(arena, IGNORED, why_ignored(arena, column, all));
  }
  if (is_mixed(column)) {
    return CLT_JOIN(arena, VALUES, measure_of(arena, facts->lowest), " to ",
                    measure_of(arena, facts->highest), MIXED);
  }
  if (!clt_role_was_measured(column->role)) return NULL;
  if (clt_name_find(&column->name, "gpu") >= 0) {
    return CARD;
  }
  if (clt_name_find(&column->name, "cpu") >= 0) {
    return PROCESSOR;
  }
  return NULL;
}

/* ---- doubts ---- */

/* Labels of what by its name is measured. */
static bool are_outcomes(const clt_judged *column) {
  return column->meant == CLT_ROLE_OUTCOME && clt_column_is_few(column->facts);
}

bool clt_doubt_is_certain(const clt_judged *column) {
  switch (column->reason) {
  case CLT_REASON_WORD:
    return (column->weight >= CLT_WEIGHT_CERTAIN || column->facts->known != CLT_ROLE_NONE) &&
           column->meant == CLT_ROLE_NONE;
  case CLT_REASON_TEXT: /* a column of numbers, but for some values? labels of an outcome? */
    return column->facts->numbers == 0 && !are_outcomes(column);
  case CLT_REASON_FEW:
    return column->facts->known != CLT_ROLE_NONE;
  case CLT_REASON_ONLY_TWO:
  case CLT_REASON_ONLY_FEW:
  case CLT_REASON_NO_OTHER:
  case CLT_REASON_TOO_FINE:
  case CLT_REASON_NESTED:
  case CLT_REASON_TOLD:
  case CLT_REASON_SECOND:
  case CLT_REASON_SAME:
  case CLT_REASON_UNKNOWN:
    return false;
  default: /* given, empty, constant, what all values say */
    return true;
  }
}

static const char *why(clt_arena *arena, const clt_judged *column, const clt_judged *all) {
  switch (column->reason) {
  case CLT_REASON_WORD:
    return "by its name";
  case CLT_REASON_FEW:
    return CLT_JOIN(arena, "it has ", number_of(arena, column->facts->distinct), " values");
  case CLT_REASON_ONLY_TWO:
    return "no other column like it has two values";
  case CLT_REASON_ONLY_FEW:
    return "no other column like it has few values";
  case CLT_REASON_NO_OTHER:
    return "no other column is one";
  case CLT_REASON_TOO_FINE:
    return "there are too few runs to compare within its values, too";
  case CLT_REASON_NESTED:
    return column->role == CLT_ROLE_CLUSTER
               ? CLT_JOIN(arena, by_condition(arena, column, all),
                          ", so runs that have one of them are not independent of each other")
               : by_condition(arena, column, all);
  case CLT_REASON_SECOND:
    return other_is(arena, column, all);
  default:
    return why_ignored(arena, column, all);
  }
}

/* What else a column of a role may well be, the likeliest first. */
static const clt_role *others_of(const clt_judged *column) {
  static const clt_role set[] = {CLT_ROLE_CONDITION, CLT_ROLE_BLOCK, CLT_ROLE_IGNORE, 0},
                        label[] = {CLT_ROLE_CAUSE, CLT_ROLE_BLOCK, CLT_ROLE_CLUSTER, 0},
                        measured[] = {CLT_ROLE_OUTCOME, CLT_ROLE_MEDIATOR, CLT_ROLE_CAUSE,
                                      CLT_ROLE_CONTROL, CLT_ROLE_IGNORE,   0},
                        levels[] = {CLT_ROLE_CAUSE, CLT_ROLE_IGNORE, 0},
                        nested[] = {CLT_ROLE_IGNORE, 0};
  if (column->reason == CLT_REASON_NESTED || column->reason == CLT_REASON_TOLD) return nested;
  switch (column->role) {
  case CLT_ROLE_CAUSE:
    return set;
  case CLT_ROLE_CONDITION:
  case CLT_ROLE_BLOCK:
  case CLT_ROLE_CLUSTER:
    return levels;
  case CLT_ROLE_IGNORE:
    return clt_column_is_few(column->facts) ? label : measured;
  default:
    return measured;
  }
}

/* key=name, in quotes where a shell needs them. */
static const char *typed(clt_arena *arena, clt_role role, const char *name) {
  static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-/";
  const char *quote = name[strspn(name, plain)] ? "'" : "";
  return CLT_JOIN(arena, quote, clt_role_name(role), "=", name, quote);
}

const char *clt_doubt_say(clt_arena *arena, const clt_judged *column, const clt_judged *all) {
  const char *name = column->facts->name, *keys = "";
  int n = 0;
  if (column->meant != CLT_ROLE_NONE && column->role == CLT_ROLE_IGNORE) {
    const char *but = CLT_JOIN(arena, "not used: it would be ", clt_role_name(column->meant),
                               ", but ", stray_values(arena, column->facts));
    if (column->facts->numbers > 0) return CLT_JOIN(arena, but, "; clear or correct them");
    if (are_outcomes(column)) {
      return CLT_JOIN(arena, but, "; write them as numbers, such as 0 and 1, or type ",
                      typed(arena, CLT_ROLE_CAUSE, name));
    }
  }
  for (const clt_role *other = others_of(column); *other && n < 3; other++) {
    if (*other == column->role) continue;
    keys = CLT_JOIN(arena, keys, n++ > 0 ? " or " : "", typed(arena, *other, name));
  }
  if (column->role == CLT_ROLE_IGNORE && n == 0) {
    return CLT_JOIN(arena, name, " is not used: ", why(arena, column, all));
  }
  if (column->role == CLT_ROLE_IGNORE) {
    return CLT_JOIN(arena, "not used: ", why(arena, column, all), "; to use it, type ", keys);
  }
  return CLT_JOIN(arena, "taken as ", clt_role_name(column->role), ": ", why(arena, column, all),
                  "; if it is not, type ", keys);
}

/* ---- levels ---- */

/* levels=a,b of all but one, in quotes, which a shell may need. */
static const char *others_typed(clt_arena *arena, const char *const *levels, int n, int but) {
  const char *list = "";
  for (int i = 0; i < n; i++) {
    if (i != but) list = CLT_JOIN(arena, list, *list ? "," : "", levels[i]);
  }
  return CLT_JOIN(arena, "'levels=", list, "'");
}

static bool stands_once(const clt_column_facts *facts, const char *level) {
  for (int i = 0; i < facts->n_common; i++) {
    if (strcmp(facts->common[i].text, level) == 0) return facts->common[i].rows == 1;
  }
  return false;
}

static bool is_typed_plainly(const char *const *levels, int n) {
  for (int i = 0; i < n; i++) {
    if (strpbrk(levels[i], ",'\\")) return false;
  }
  return true;
}

static bool same_letters(const char *a, const char *b) {
  for (; *a && *b; a++, b++) {
    char x = (char)(*a >= 'A' && *a <= 'Z' ? *a + 32 : *a);
    char y = (char)(*b >= 'A' && *b <= 'Z' ? *b + 32 : *b);
    if (x != y) return false;
  }
  return *a == *b;
}

const char *clt_doubt_levels(clt_arena *arena, const clt_column_facts *facts,
                             const char *const *levels, int n) {
  for (int i = 0; i < n && n > 2; i++) {
    if (!clt_match_is_sum(levels[i]) || !stands_once(facts, levels[i])) continue;
    const char *cure = is_typed_plainly(levels, n) ? others_typed(arena, levels, n, i)
                                                   : "levels=, with the others";
    return CLT_JOIN(arena, facts->name, " is '", levels[i],
                    "' in one row: if that sums up the others, leave it out: type ", cure);
  }
  for (int i = 0; i < n; i++) {
    for (int j = 0; j < i; j++) {
      if (!same_letters(levels[i], levels[j])) continue;
      return CLT_JOIN(arena, facts->name, " is '", levels[j], "' and '", levels[i],
                      "', which are two levels: if they are one, write them alike");
    }
  }
  return NULL;
}
