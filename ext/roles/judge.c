#include "roles/judge.h"

#include <string.h>

bool clt_column_is_few(const clt_column_facts *facts) {
  int64_t each = facts->kind == CLT_COLUMN_TEXT ? CLT_ROWS_EACH : CLT_ROWS_OF_NUMBER;
  return facts->kind != CLT_COLUMN_EMPTY && facts->distinct >= 2 && facts->distinct <= CLT_FEW &&
         facts->distinct * each <= facts->filled;
}

static bool come_back(const clt_column_facts *facts) {
  return facts->distinct * CLT_ROWS_EACH <= facts->filled;
}

bool clt_column_same(const clt_judged *column, int a, int b) {
  if (!come_back(column[a].facts)) return false;
  int of_a = column[a].facts->same_as, of_b = column[b].facts->same_as;
  return of_a == b || of_b == a || (of_a >= 0 && of_a == of_b);
}

/* ---- what the values allow ---- */

/* Labels, though there may be many of them: subjects, say. */
static bool are_labels(const clt_column_facts *facts) {
  return facts->kind != CLT_COLUMN_REAL && come_back(facts);
}

/* One value that says how a run ended is a status, too: perhaps none has finished. */
static bool are_status(const clt_column_facts *facts) {
  for (int i = 0; i < facts->n_common; i++) {
    if (!clt_match_is_status(facts->common[i].text)) return false;
  }
  return facts->kind == CLT_COLUMN_TEXT && facts->n_common > 0;
}

static bool allows(const clt_column_facts *facts, const clt_word_row *row) {
  bool few = clt_column_is_few(facts);
  bool number = facts->kind != CLT_COLUMN_TEXT || facts->numbers == facts->filled;
  switch (row->role) {
  case CLT_ROLE_CONDITION:
    return few || (facts->distinct == 1 && facts->filled < facts->rows);
  case CLT_ROLE_STATUS:
    return few || are_status(facts);
  case CLT_ROLE_GROUP:
  case CLT_ROLE_BLOCK:
  case CLT_ROLE_CLUSTER:
    return few || are_labels(facts);
  case CLT_ROLE_CAUSE:
    return few || number;
  case CLT_ROLE_TIME:
    return facts->times;
  case CLT_ROLE_IGNORE:
    return row->weight != CLT_WEIGHT_INDEX || facts->kind != CLT_COLUMN_REAL || few;
  default: /* what is measured */
    return number;
  }
}

/* ---- what is known ---- */

static bool was_set(clt_role role) {
  return role == CLT_ROLE_CAUSE || role == CLT_ROLE_CONDITION || role == CLT_ROLE_GROUP ||
         role == CLT_ROLE_BLOCK || role == CLT_ROLE_CLUSTER || role == CLT_ROLE_NEGATIVE_CONTROL;
}

bool clt_role_was_measured(clt_role role) {
  return role == CLT_ROLE_PERFORMANCE || role == CLT_ROLE_OUTCOME || role == CLT_ROLE_MEDIATOR ||
         role == CLT_ROLE_DURATION || role == CLT_ROLE_CONTROL;
}

bool clt_column_agrees(const clt_column_facts *facts, clt_role role) {
  switch (facts->known) {
  case CLT_ROLE_NONE:
    return true;
  case CLT_ROLE_CAUSE:
    return was_set(role);
  case CLT_ROLE_PERFORMANCE:
    return clt_role_was_measured(role);
  default:
    return role == facts->known;
  }
}

static bool is_exact(const clt_column_facts *facts) {
  return facts->known != CLT_ROLE_NONE && facts->known != CLT_ROLE_CAUSE &&
         facts->known != CLT_ROLE_PERFORMANCE;
}

/* ---- what the name says ---- */

static void judge_name(clt_judged *column) {
  int meant = 0;
  for (int i = 0; i < column->n_matches; i++) {
    const clt_word_row *row = column->match[i].row;
    if (row->role == CLT_ROLE_NONE || !clt_column_agrees(column->facts, row->role)) continue;
    if (!allows(column->facts, row)) {
      if (row->weight >= meant) column->meant = row->role;
      if (row->weight >= meant) meant = row->weight;
    } else if (row->weight >= column->weight) {
      column->role = row->role;
      column->weight = row->weight;
      column->word = row;
      column->reason = CLT_REASON_WORD;
    }
  }
  if (meant <= column->weight) column->meant = CLT_ROLE_NONE;
}

/* ---- what the values say ---- */

/* Takes what the values say, if the name does not say more. */
static void values_say(clt_judged *column, clt_role role, int weight, clt_reason reason) {
  if (column->weight > weight) return;
  column->role = role;
  column->weight = weight;
  column->word = NULL;
  column->reason = reason;
}

/* Whole numbers may be anything: cycles, bytes. They are times where the name says no more than
** `time`. */
static bool are_times(const clt_judged *column) {
  bool open = column->weight == 0 || column->role == CLT_ROLE_DURATION;
  return column->facts->times && (column->facts->kind == CLT_COLUMN_TEXT || open);
}

static void judge_values(clt_judged *column) {
  const clt_column_facts *facts = column->facts;
  bool whole = facts->kind == CLT_COLUMN_INTEGER;
  if (are_times(column)) {
    values_say(column, CLT_ROLE_TIME, 2 * CLT_WEIGHT_VALUES, CLT_REASON_VALUES);
  } else if (are_status(facts) && facts->n_common > 1) {
    values_say(column, CLT_ROLE_STATUS, 2 * CLT_WEIGHT_VALUES, CLT_REASON_VALUES);
  } else if (clt_column_is_few(facts) && column->meant != CLT_ROLE_OUTCOME) {
    values_say(column, CLT_ROLE_CAUSE, CLT_WEIGHT_VALUES, CLT_REASON_FEW);
  } else if (facts->kind == CLT_COLUMN_TEXT) {
    values_say(column, CLT_ROLE_IGNORE, CLT_WEIGHT_VALUES, CLT_REASON_TEXT);
  } else if (whole && facts->unique && facts->ascending) {
    values_say(column, CLT_ROLE_IGNORE, CLT_WEIGHT_VALUES, CLT_REASON_COUNTS);
  } else {
    values_say(column, CLT_ROLE_IGNORE, 0, CLT_REASON_UNKNOWN);
  }
}

/* What is known of it, where its name tells no more. A text that was set, and has few values or
** many, is judged as any other. */
static void judge_known(clt_judged *column) {
  const clt_column_facts *facts = column->facts;
  if (is_exact(facts)) {
    values_say(column, facts->known, CLT_WEIGHT_KEY, CLT_REASON_KNOWN);
  } else if (facts->kind == CLT_COLUMN_TEXT && facts->numbers < facts->filled) {
    bool few = facts->known == CLT_ROLE_CAUSE && clt_column_is_few(facts);
    values_say(column, few ? CLT_ROLE_CAUSE : CLT_ROLE_IGNORE, few ? CLT_WEIGHT_VALUES : 0,
               few ? CLT_REASON_FEW : CLT_REASON_TEXT);
  } else if (facts->known == CLT_ROLE_CAUSE && clt_column_is_few(facts)) {
    values_say(column, CLT_ROLE_CAUSE, CLT_WEIGHT_VALUES, CLT_REASON_FEW);
  } else {
    values_say(column, facts->known, 0, CLT_REASON_KNOWN);
  }
}

/* A cause or condition with one value and empty cells has two: the empty ones are its default. And
** a status says something, be it the same of all. */
static bool is_constant(const clt_judged *column) {
  const clt_column_facts *facts = column->facts;
  bool set = column->role == CLT_ROLE_CAUSE || column->role == CLT_ROLE_CONDITION;
  bool has_default = set && column->reason == CLT_REASON_WORD && facts->filled < facts->rows;
  bool tells = is_exact(facts) || column->role == CLT_ROLE_STATUS;
  return facts->distinct == 1 && !has_default && !tells;
}

void clt_column_judge(clt_judged *column, const clt_column_facts *facts) {
  *column = (clt_judged){.facts = facts, .role = CLT_ROLE_IGNORE, .other = -1};
  clt_name_split(&column->name, facts->name);
  column->n_matches = clt_match_name(&column->name, column->match);
  if (facts->kind == CLT_COLUMN_EMPTY || facts->filled == 0) {
    column->reason = CLT_REASON_EMPTY;
    return;
  }
  judge_name(column);
  if (facts->known == CLT_ROLE_NONE) {
    judge_values(column);
  } else {
    judge_known(column);
  }
  if (facts->key && facts->unique && facts->filled == facts->rows) {
    values_say(column, CLT_ROLE_UNIT, CLT_WEIGHT_KEY, CLT_REASON_VALUES);
  } else if (is_constant(column)) {
    column->role = CLT_ROLE_IGNORE;
    column->reason = CLT_REASON_CONSTANT;
    column->meant = CLT_ROLE_NONE;
  }
}

/* ---- what others say of it ---- */

bool clt_judged_is_given(const clt_judged *column) {
  return column->reason == CLT_REASON_GIVEN;
}

bool clt_judged_is_guessed(const clt_judged *column, clt_role role) {
  return column->role == role && !clt_judged_is_given(column);
}

void clt_judged_retake(clt_judged *column, clt_role role, clt_reason reason, int other) {
  column->role = role;
  column->reason = reason;
  column->other = other;
}
