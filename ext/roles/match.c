#include "roles/match.h"

#include <string.h>

bool clt_match_is_prefix(const clt_word_row *row) {
  return row < clt_words + CLT_PREFIX_ROWS;
}

/* ---- one entry ---- */

/* The next entry of a list, without its anchor; NULL at the end. */
typedef struct entry {
  const char *text;
  size_t bytes;
  char anchor; /* ^, $ or 0 */
} entry;

static const char *next_entry(const char *at, entry *e) {
  at += strspn(at, ", ");
  if (*at == '\0') return NULL;
  e->anchor = *at == '^' || *at == '$' ? *at++ : '\0';
  e->text = at;
  e->bytes = strcspn(at, ",");
  return at + e->bytes;
}

static bool has_capital(const char *text, size_t bytes) {
  for (size_t i = 0; i < bytes; i++) {
    if (text[i] >= 'A' && text[i] <= 'Z') return true;
  }
  return false;
}

static bool found_in(const char *word, const char *part, size_t bytes) {
  for (; *word; word++) {
    if (strncmp(word, part, bytes) == 0) return true;
  }
  return false;
}

/* One word of an entry against one of a name, or a text of such (original NULL). */
static bool same_word(const char *part, size_t bytes, const char *word, const char *original) {
  if ((unsigned char)part[0] >= 0x80) return found_in(word, part, bytes);
  if (has_capital(part, bytes))
    return original && strncmp(original, part, bytes) == 0 && strlen(word) == bytes;
  return strlen(word) == bytes && strncmp(word, part, bytes) == 0;
}

/* The entry from word `first` of the name on: its last word, -1 if it does not stand there. */
static int match_entry(const entry *e, const clt_name *name, int first) {
  int at = first;
  for (size_t i = 0; i < e->bytes; at++) {
    size_t bytes = strcspn(e->text + i, ", ");
    if (at == name->n) return -1;
    const clt_name_word *word = &name->word[at];
    if (!same_word(e->text + i, bytes, word->text, name->text + word->begin)) return -1;
    i += bytes;
    i += i < e->bytes; /* the blank */
  }
  return at - 1;
}

/* ---- where it stands ---- */

/* A number, a statistic, a unit of any quantity, or in brackets. */
static bool is_open(const clt_name *name, int at) {
  clt_word_match match[CLT_MATCHES];
  const clt_name_word *word = &name->word[at];
  if (strspn(word->text, "0123456789") == strlen(word->text) || word->bracketed) return true;
  int n = clt_match_word(name, at, match);
  for (int i = 0; i < n; i++) {
    if (match[i].row->role == CLT_ROLE_NONE) return true;
  }
  return false;
}

/* The last word of the name but for numbers, statistics and what is in brackets. */
static int head_of(const clt_name *name) {
  int head = name->n - 1;
  while (head > 0 && is_open(name, head)) head--;
  return head;
}

static bool names_something(clt_role role) {
  return role == CLT_ROLE_CONDITION || role == CLT_ROLE_GROUP || role == CLT_ROLE_BLOCK ||
         role == CLT_ROLE_CLUSTER || role == CLT_ROLE_STATUS || role == CLT_ROLE_IGNORE;
}

static bool is_in_place(const clt_word_row *row, const entry *e, const clt_name *name, int first,
                        int last, int head) {
  if (clt_match_is_prefix(row) && name->n == 1) return false; /* of nothing */
  if (e->anchor == '^') return first == 0;
  if (e->anchor == '$') return name->word[first].bracketed || (first > 0 && last >= head);
  return !names_something(row->role) || last >= head;
}

/* ---- all matches ---- */

/* Adds it, unless it lies within a longer one. */
static int add_match(clt_word_match *match, int n, clt_word_match found) {
  for (int i = 0; i < n; i++) {
    int longer = (match[i].last - match[i].first) - (found.last - found.first);
    if (longer > 0 && match[i].first <= found.first && match[i].last >= found.last) return n;
  }
  int kept = 0;
  for (int i = 0; i < n; i++) {
    int shorter = (found.last - found.first) - (match[i].last - match[i].first);
    bool within = match[i].first >= found.first && match[i].last <= found.last;
    if (shorter <= 0 || !within) match[kept++] = match[i];
  }
  if (kept < CLT_MATCHES) match[kept++] = found;
  return kept;
}

int clt_match_name(const clt_name *name, clt_word_match match[CLT_MATCHES]) {
  int n = 0, head = head_of(name);
  for (int first = 0; first < name->n; first++) {
    for (size_t r = 0; r < clt_n_words; r++) {
      entry e;
      for (const char *at = clt_words[r].words; (at = next_entry(at, &e)) != NULL;) {
        int last = match_entry(&e, name, first);
        if (last < 0 || !is_in_place(&clt_words[r], &e, name, first, last, head)) continue;
        n = add_match(match, n, (clt_word_match){&clt_words[r], first, last});
      }
    }
  }
  return n;
}

int clt_match_word(const clt_name *name, int at, clt_word_match match[CLT_MATCHES]) {
  clt_name alone = {.text = name->text, .n = 1, .word = {name->word[at]}};
  alone.word[0].bracketed = true;
  return clt_match_name(&alone, match);
}

/* Is it a word of the entry? */
static bool has_word(const entry *e, const char *word) {
  for (size_t i = 0; i < e->bytes;) {
    size_t bytes = strcspn(e->text + i, ", ");
    if (same_word(e->text + i, bytes, word, NULL)) return true;
    i += bytes;
    i += i < e->bytes; /* the blank */
  }
  return false;
}

bool clt_match_is_known(const char *word) {
  for (size_t r = 0; r < clt_n_words; r++) {
    entry e;
    for (const char *at = clt_words[r].words; (at = next_entry(at, &e)) != NULL;) {
      if ((unsigned char)e.text[0] < 0x80 && has_word(&e, word)) return true;
    }
  }
  return false;
}

/* ---- other lists ---- */

/* In the list, but for capitals? */
static bool is_listed(const char *value, const char *list) {
  char lower[CLT_WORD_BYTES];
  size_t n = strlen(value);
  if (n == 0 || n >= sizeof lower) return false;
  for (size_t i = 0; i <= n; i++) {
    lower[i] = (char)(value[i] >= 'A' && value[i] <= 'Z' ? value[i] + ('a' - 'A') : value[i]);
  }
  entry e;
  for (const char *at = list; (at = next_entry(at, &e)) != NULL;) {
    if (e.bytes == n && memcmp(e.text, lower, n) == 0) return true;
  }
  return false;
}

bool clt_match_is_status(const char *value) {
  return is_listed(value, clt_words_status);
}

bool clt_match_is_sum(const char *label) {
  return is_listed(label, clt_words_sum);
}

int clt_match_is_reference(const char *level) {
  clt_name words;
  if (is_listed(level, clt_words_reference)) return 2;
  clt_name_split(&words, level);
  for (int i = 0; i < words.n; i++) {
    const char *word = words.word[i].text;
    if (strcmp(word, "0") != 0 && is_listed(word, clt_words_reference)) return 1;
  }
  return 0;
}

bool clt_match_says_total(const clt_name *name) {
  for (int first = 0; first < name->n; first++) {
    entry e;
    for (const char *at = clt_words_total; (at = next_entry(at, &e)) != NULL;) {
      if (match_entry(&e, name, first) >= 0) return true;
    }
  }
  return false;
}

double clt_match_joules(const char *unit) {
  for (const clt_word_energy *e = clt_words_energy; unit && e->unit; e++) {
    if (strcmp(unit, e->unit) == 0) return e->joules;
  }
  return 0.0;
}
