/* Which rows of the table of words a name matches, and what else the lists of words.h are for. */
#ifndef CLT_ROLES_MATCH_H
#define CLT_ROLES_MATCH_H

#include "roles/split.h"
#include "roles/words.h"

enum { CLT_MATCHES = 2 * CLT_NAME_WORDS };

/* A row that a name matches, by its words first to last. */
typedef struct clt_word_match {
  const clt_word_row *row;
  int first, last;
} clt_word_match;

/* (1) All matches in the order of the name; where one lies within a longer one, the longer alone
** counts. Returns their number, at most CLT_MATCHES. */
int clt_match_name(const clt_name *name, clt_word_match match[CLT_MATCHES]);

/* (2) The same of one word of a name, as if it stood alone and in brackets, where units stand. */
int clt_match_word(const clt_name *name, int at, clt_word_match match[CLT_MATCHES]);

/* (3) Does the row speak of all columns that begin so, and not of this one? */
bool clt_match_is_prefix(const clt_word_row *row);

/* (4) Is this, in lower case, a word of the table? */
bool clt_match_is_known(const char *word);

/* (5) Does a value of a column of texts say how a run ended? */
bool clt_match_is_status(const char *value);

/* (6) Does a level say that nothing was done? 2: it is a word for that; 1: a text that has one. */
int clt_match_is_reference(const char *level);

/* Is a label that of a row which sums up those above it? */
bool clt_match_is_sum(const char *label);

/* (7) Does the name say that it is the sum of others? */
bool clt_match_says_total(const clt_name *name);

/* (8) How many joules one of the unit is; 0 if it is none of energy, or NULL. */
double clt_match_joules(const char *unit);

#endif
