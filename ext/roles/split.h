/*
** A name split into words: at punctuation and blanks, and, where the piece between is no word that
** is known, at camelCase and between letters, digits and other scripts. So co2eq, f1, mAP and kWh
** stay whole, totalEnergyJ is three words, and gpu0 is read as gpu. token/s is token per s.
*/
#ifndef CLT_ROLES_SPLIT_H
#define CLT_ROLES_SPLIT_H

#include <stdbool.h>
#include <stddef.h>

enum {
  CLT_NAME_WORDS = 24, /* what a name has beyond is not read */
  CLT_WORD_BYTES = 32
};

typedef struct clt_name_word {
  char text[CLT_WORD_BYTES]; /* lower case, in the form that is known: watt for Watts */
  size_t begin, end;         /* where it stands in the name */
  bool bracketed;            /* in (), [] or {}, where units stand */
} clt_name_word;

typedef struct clt_name {
  const char *text;
  int n;
  clt_name_word word[CLT_NAME_WORDS];
} clt_name;

/* (1) */
void clt_name_split(clt_name *name, const char *text);

/* (2) Where the word stands first, by its number; -1 if it does not. */
int clt_name_find(const clt_name *name, const char *word);

#endif
