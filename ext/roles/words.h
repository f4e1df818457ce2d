/*
** What words say of a column: the tables in words.c, which explains how they are written. match.h
** reads them.
*/
#ifndef CLT_ROLES_WORDS_H
#define CLT_ROLES_WORDS_H

#include "roles/roles.h"

enum {
  CLT_PREFIX_ROWS = 3,    /* the first rows speak of all columns that begin so */
  CLT_WEIGHT_VALUES = 4,  /* what the values alone say */
  CLT_WEIGHT_INDEX = 5,   /* of words that number runs: whole numbers alone do */
  CLT_WEIGHT_CERTAIN = 6, /* from here on a word leaves no doubt */
  CLT_WEIGHT_KEY = 20     /* a declared key is nothing else */
};

typedef struct clt_word_row {
  clt_role role; /* CLT_ROLE_NONE: says nothing of the role */
  int weight;
  const char *unit;      /* NULL: says none */
  const char *direction; /* NULL: says none */
  const char *words;
} clt_word_row;

extern const clt_word_row clt_words[];
extern const size_t clt_n_words;

/* Values that say how a run ended; levels that say that nothing was done; words of a name that say
** that it is the sum of others; labels of rows that sum up those above. */
extern const char clt_words_status[], clt_words_reference[], clt_words_total[], clt_words_sum[];

typedef struct clt_word_energy {
  const char *unit; /* NULL ends the list */
  double joules;
} clt_word_energy;

extern const clt_word_energy clt_words_energy[];

#endif
