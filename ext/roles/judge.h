/* What one column is, by its own name and values; what the others have to say comes in roles.c. */
#ifndef CLT_ROLES_JUDGE_H
#define CLT_ROLES_JUDGE_H

#include "roles/match.h"

/* Why a column is what it is taken for. */
typedef enum clt_reason {
  CLT_REASON_GIVEN,
  CLT_REASON_WORD,     /* of its name */
  CLT_REASON_KNOWN,    /* to what recorded it */
  CLT_REASON_FEW,      /* different values, and no word */
  CLT_REASON_VALUES,   /* times, words of status, a declared key */
  CLT_REASON_ONLY_TWO, /* no other column has two values */
  CLT_REASON_ONLY_FEW, /* no other column has few values */
  CLT_REASON_NO_OTHER, /* no other column is an outcome */
  CLT_REASON_TOO_FINE, /* blocks would leave nothing to compare */
  CLT_REASON_NESTED,   /* none of its values has two levels that are compared */
  CLT_REASON_TOLD,     /* each level of the condition has one value of it */
  CLT_REASON_SECOND,   /* another column is that already */
  CLT_REASON_SAME,     /* another column says the same */
  CLT_REASON_EMPTY,
  CLT_REASON_CONSTANT,
  CLT_REASON_COUNTS, /* it numbers the rows */
  CLT_REASON_TEXT,   /* that is neither few labels nor times */
  CLT_REASON_UNKNOWN
} clt_reason;

typedef struct clt_judged {
  const clt_column_facts *facts;
  clt_name name;
  clt_word_match match[CLT_MATCHES];
  int n_matches;
  clt_role role;
  clt_reason reason;
  int weight;               /* of what says so */
  const clt_word_row *word; /* the row that says so; NULL if no word does */
  clt_role meant;           /* what the name says and the values rule out; else CLT_ROLE_NONE */
  int other;                /* CLT_REASON_SECOND, _SAME, _NESTED and _TOLD: which column; else -1 */
} clt_judged;

enum {
  CLT_FEW = 20,          /* different values are few, */
  CLT_ROWS_EACH = 2,     /* of labels with so many rows each, */
  CLT_ROWS_OF_NUMBER = 3 /* and of numbers with so many */
};

/* (1) Few enough to be levels of something: (2) labels, or numbers. */
bool clt_column_is_few(const clt_column_facts *facts);

/* (3) Role, reason, weight and word, from the name and the facts. */
void clt_column_judge(clt_judged *column, const clt_column_facts *facts);

/* Is it of what is measured, whatever for? */
bool clt_role_was_measured(clt_role role);

/* (4) Does a role say no other thing of the column than what recorded it knows? */
bool clt_column_agrees(const clt_column_facts *facts, clt_role role);

/* (5) Is one a renaming of the other? Of values that hardly come back that says nothing: any two
** columns of different numbers are renamings, and each may act in a way of its own. */
bool clt_column_same(const clt_judged *column, int a, int b);

/* (6) Who says so: the user, or the guess? */
bool clt_judged_is_given(const clt_judged *column);
bool clt_judged_is_guessed(const clt_judged *column, clt_role role);

/* (7) What it is instead, for a reason that names another column, or -1. */
void clt_judged_retake(clt_judged *column, clt_role role, clt_reason reason, int other);

#endif
