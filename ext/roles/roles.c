#include "roles/roles.h"

#include <string.h>

#include "base/text.h"
#include "roles/block.h"
#include "roles/condition.h"
#include "roles/doubt.h"
#include "roles/judge.h"
#include "roles/label.h"
#include "roles/measure.h"
#include "roles/primary.h"

/* ---- names of roles ---- */

static const struct {
  const char *name;
  int tier; /* causes come before effects; 0: in no graph */
} words[CLT_ROLES] = {
    [CLT_ROLE_CONDITION] = {"condition", 0},
    [CLT_ROLE_OUTCOME] = {"outcome", 3},
    [CLT_ROLE_CAUSE] = {"cause", 1},
    [CLT_ROLE_MEDIATOR] = {"mediator", 2},
    [CLT_ROLE_PERFORMANCE] = {"performance", 3},
    [CLT_ROLE_DURATION] = {"duration", 2},
    [CLT_ROLE_CONTROL] = {"control", 2},
    [CLT_ROLE_IGNORE] = {"ignore", 0},
    [CLT_ROLE_NEGATIVE_CONTROL] = {"negative_control", 1},
    [CLT_ROLE_GROUP] = {"group", 0},
    [CLT_ROLE_BLOCK] = {"block", 0},
    [CLT_ROLE_CLUSTER] = {"cluster", 0},
    [CLT_ROLE_TIME] = {"time", 0},
    [CLT_ROLE_STATUS] = {"status", 0},
    [CLT_ROLE_UNIT] = {"unit", 0},
};

const char *clt_role_name(clt_role role) {
  return words[role].name;
}

clt_role clt_role_read(const char *word) {
  if (strcmp(word, "hyperparameter") == 0) return CLT_ROLE_CAUSE;
  if (strcmp(word, "energy") == 0) return CLT_ROLE_OUTCOME;
  for (clt_role role = CLT_ROLE_NONE + 1; role < CLT_ROLES; role++) {
    if (strcmp(word, words[role].name) == 0) return role;
  }
  return CLT_ROLE_NONE;
}

/* ---- what columns say of one another ---- */

/* Of the roles that one column alone can have, it is the one given, else the one whose name says
** it most, the first of equal ones. The others become `instead`. */
static void settle(clt_judged *column, int n, clt_role role, clt_role instead) {
  int best = -1;
  for (int i = 0; i < n; i++) {
    if (column[i].role != role) continue;
    if (best < 0 || (!clt_judged_is_given(&column[best]) &&
                     (clt_judged_is_given(&column[i]) || column[i].weight > column[best].weight))) {
      best = i;
    }
  }
  for (int i = 0; i < n; i++) {
    if (i == best || column[i].role != role || clt_judged_is_given(&column[i])) continue;
    clt_judged_retake(&column[i], instead, CLT_REASON_SECOND, best);
  }
}

static bool is_level(clt_role role) {
  return role == CLT_ROLE_CAUSE || role == CLT_ROLE_BLOCK || role == CLT_ROLE_CLUSTER ||
         role == CLT_ROLE_CONDITION || role == CLT_ROLE_GROUP;
}

/* Does column j, of which i is a renaming, say it better? The condition, the group and what is
** given do, else the first. */
static bool says_better(const clt_judged *column, int j, int i) {
  if (!is_level(column[j].role)) return false;
  return column[j].role == CLT_ROLE_CONDITION || column[j].role == CLT_ROLE_GROUP ||
         clt_judged_is_given(&column[j]) || j < i;
}

/* What two columns say alike cannot be told apart: one of them is enough. */
static void drop_same(clt_judged *column, int n) {
  for (int i = 0; i < n; i++) {
    if (clt_judged_is_given(&column[i]) || !is_level(column[i].role)) continue;
    if (column[i].role == CLT_ROLE_CONDITION || column[i].role == CLT_ROLE_GROUP) continue;
    for (int j = 0; j < n; j++) {
      if (i == j || !clt_column_same(column, i, j) || !says_better(column, j, i)) continue;
      clt_judged_retake(&column[i], CLT_ROLE_IGNORE, CLT_REASON_SAME, j);
      break;
    }
  }
}

/* ---- outcomes ---- */

static int count_role(const clt_judged *column, int n, clt_role role) {
  int count = 0;
  for (int i = 0; i < n; i++) count += column[i].role == role;
  return count;
}

/* Numbers by a name that numbers runs, such as `number`, which these do not. */
static bool is_numbering(const clt_judged *column) {
  const clt_column_facts *facts = column->facts;
  return column->reason == CLT_REASON_WORD && column->weight == CLT_WEIGHT_INDEX &&
         facts->kind != CLT_COLUMN_TEXT && facts->distinct > CLT_FEW / 2 && !facts->ascending;
}

static bool may_be_outcome(const clt_judged *column, clt_role role, bool certain) {
  if (clt_judged_is_given(column) || column->role != role) return false;
  if (role == CLT_ROLE_IGNORE && certain) return column->reason == CLT_REASON_UNKNOWN;
  if (role == CLT_ROLE_IGNORE) return is_numbering(column);
  return !certain || clt_doubt_is_certain(column);
}

/* A number that was taken as a cause for having few values, though not so few; as a count has. */
static bool may_be_count(const clt_judged *column) {
  return clt_judged_is_guessed(column, CLT_ROLE_CAUSE) && column->reason == CLT_REASON_FEW &&
         column->facts->kind != CLT_COLUMN_TEXT && column->facts->distinct >= CLT_FEW / 4;
}

static void find_count(clt_judged *column, int n) {
  int most = -1;
  for (int i = 0; i < n; i++) {
    if (!may_be_count(&column[i])) continue;
    if (most < 0 || column[i].facts->distinct > column[most].facts->distinct) most = i;
  }
  if (most >= 0) clt_judged_retake(&column[most], CLT_ROLE_OUTCOME, CLT_REASON_NO_OTHER, -1);
}

/* Where no column is an outcome by name, what is known to be measured is; else what is not known
** to be anything; else, of numbers that have few values, the one that has most. */
static void find_outcomes(clt_judged *column, int n) {
  static const struct {
    clt_role role;
    bool certain;
  } from[] = {{CLT_ROLE_PERFORMANCE, true},  {CLT_ROLE_DURATION, true},  {CLT_ROLE_IGNORE, true},
              {CLT_ROLE_PERFORMANCE, false}, {CLT_ROLE_DURATION, false}, {CLT_ROLE_MEDIATOR, false},
              {CLT_ROLE_CONTROL, false},     {CLT_ROLE_IGNORE, false}};
  for (size_t f = 0; f < sizeof from / sizeof from[0]; f++) {
    if (count_role(column, n, CLT_ROLE_OUTCOME) > 0) return;
    for (int i = 0; i < n; i++) {
      if (!may_be_outcome(&column[i], from[f].role, from[f].certain)) continue;
      clt_judged_retake(&column[i], CLT_ROLE_OUTCOME, CLT_REASON_NO_OTHER, -1);
    }
  }
  if (count_role(column, n, CLT_ROLE_OUTCOME) == 0) find_count(column, n);
}

/* ---- all of it ---- */

static void take_given(clt_judged *column, const clt_roles_given *given) {
  for (size_t i = 0; given && i < given->n; i++) {
    clt_judged_retake(&column[given->role[i].column], given->role[i].role, CLT_REASON_GIVEN, -1);
  }
  if (given && given->primary >= 0) {
    clt_judged_retake(&column[given->primary], CLT_ROLE_OUTCOME, CLT_REASON_GIVEN, -1);
  }
}

static void describe(clt_arena *arena, clt_column_role *out, const clt_judged *column,
                     const clt_judged *all) {
  out->role = column->role;
  out->given = clt_judged_is_given(column);
  out->tier = words[column->role].tier;
  out->unit = clt_measure_unit(arena, column);
  out->direction = clt_measure_direction(column);
  out->label = clt_roles_label(arena, column, out->unit);
  out->caveat = clt_doubt_caveat(arena, column, all);
  out->certain = clt_doubt_is_certain(column);
  out->say = out->certain ? NULL : clt_doubt_say(arena, column, all);
}

/* What the levels leave in doubt is said of the condition, beside what else is. */
static void doubt_levels(clt_arena *arena, clt_roles *roles, const clt_column_facts *facts) {
  clt_column_role *out = &roles->column[roles->condition];
  const char *say = clt_doubt_levels(arena, facts, roles->levels, roles->n_levels);
  if (!say) return;
  out->certain = false;
  out->say = out->say ? CLT_JOIN(arena, out->say, "\n  ", say) : say;
}

static void take_levels(clt_arena *arena, clt_roles *roles, const clt_column_facts *facts,
                        const clt_roles_given *given) {
  bool are_given = given && given->levels;
  int n = are_given ? given->n_levels : facts->n_common;
  roles->levels = clt_arena_take(arena, (size_t)n, sizeof *roles->levels);
  if (roles->levels == NULL) return;
  if (are_given) {
    for (int i = 0; i < n; i++) roles->levels[i] = given->levels[i];
  } else {
    clt_condition_levels(facts, roles->levels);
  }
  roles->n_levels = n;
  roles->all_levels = are_given || facts->n_common == facts->distinct;
  if (!are_given) doubt_levels(arena, roles, facts);
}

static void take_primary(clt_arena *arena, clt_roles *roles, const clt_judged *column, int n,
                         const clt_roles_given *given) {
  bool is_guess = !(given && given->primary >= 0), is_first = false;
  int primary = is_guess ? clt_primary_find(column, n, roles->column, &is_first) : given->primary;
  if (primary < 0) return;
  clt_column_role *out = &roles->column[primary];
  out->primary = true;
  if (!is_first || out->say) return;
  out->certain = false;
  out->say =
      CLT_JOIN(arena, "decides, being the first outcome; if another does, type primary=NAME");
}

/* Each by itself; false if stopped. */
static bool judge_all(clt_judged *column, const clt_column_facts *facts, int n, clt_task *task) {
  for (int i = 0; i < n; i++) {
    if (clt_task_stop(task, (double)i / n)) return false;
    clt_column_judge(&column[i], &facts[i]);
  }
  return true;
}

static bool is_counterpart(const clt_name *a, const char *last, const clt_name *b) {
  if (a->n != b->n || strcmp(b->word[b->n - 1].text, last) != 0) return false;
  for (int i = 0; i < a->n - 1; i++) {
    if (strcmp(a->word[i].text, b->word[i].text) != 0) return false;
  }
  return true;
}

/* A duration_min is of minutes; beside a duration_max it is the least of several. */
static void tell_minima(clt_judged *column, int n) {
  for (int i = 0; i < n; i++) {
    clt_name *name = &column[i].name;
    if (name->n < 2 || strcmp(name->word[name->n - 1].text, "min") != 0) continue;
    bool least = false;
    for (int j = 0; j < n && !least; j++) {
      least = is_counterpart(name, "max", &column[j].name) ||
              is_counterpart(name, "avg", &column[j].name);
    }
    if (!least) continue;
    name->n--;
    column[i].n_matches = clt_match_name(name, column[i].match);
    name->n++;
  }
}

/* What they say of one another. */
static int compare_all(clt_judged *column, int n, const clt_roles_given *given, int *candidates,
                       int *n_candidates, int *scratch) {
  int condition = clt_condition_find(column, n, candidates, n_candidates);
  tell_minima(column, n);
  settle(column, n, CLT_ROLE_GROUP, CLT_ROLE_BLOCK);
  settle(column, n, CLT_ROLE_TIME, CLT_ROLE_IGNORE);
  settle(column, n, CLT_ROLE_STATUS, CLT_ROLE_IGNORE);
  settle(column, n, CLT_ROLE_UNIT, CLT_ROLE_IGNORE);
  drop_same(column, n);
  clt_block_find(column, n, condition, given, scratch);
  find_outcomes(column, n);
  return condition;
}

clt_roles *clt_roles_guess(clt_arena *arena, const clt_column_facts *facts, int n,
                           const clt_roles_given *given, clt_task *task) {
  clt_roles *roles = clt_arena_take(arena, 1, sizeof *roles);
  clt_judged *column = clt_arena_take(arena, (size_t)n, sizeof *column);
  clt_column_role *out = clt_arena_take(arena, (size_t)n, sizeof *out);
  int *candidates = clt_arena_take(arena, (size_t)n, sizeof *candidates);
  int *scratch = clt_arena_take(arena, (size_t)n, sizeof *scratch);
  if (clt_arena_failed(arena) || !judge_all(column, facts, n, task)) return NULL;
  take_given(column, given);
  *roles = (clt_roles){.column = out, .candidates = candidates};
  roles->condition = compare_all(column, n, given, candidates, &roles->n_candidates, scratch);
  for (int i = 0; i < n; i++) {
    if (clt_task_stop(task, 1.0)) return NULL;
    describe(arena, &out[i], &column[i], column);
  }
  take_primary(arena, roles, column, n, given);
  if (roles->condition >= 0) take_levels(arena, roles, &facts[roles->condition], given);
  return clt_arena_failed(arena) ? NULL : roles;
}
