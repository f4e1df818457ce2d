#include "roles/split.h"

#include <string.h>

#include "roles/match.h"

typedef enum script { PUNCTUATION, CAPITAL, SMALL, DIGIT, OTHER } script;

static script script_of(char c) {
  if (c >= 'A' && c <= 'Z') return CAPITAL;
  if (c >= 'a' && c <= 'z') return SMALL;
  if (c >= '0' && c <= '9') return DIGIT;
  return (unsigned char)c >= 0x80 || c == '%' ? OTHER : PUNCTUATION;
}

static char small(char c) {
  return (char)(script_of(c) == CAPITAL ? c + ('a' - 'A') : c);
}

/* ---- the form that is known ---- */

/* Takes `drop` bytes off the end if what is left is known. */
static bool known_without(char *word, size_t bytes, size_t drop) {
  char last = word[bytes - drop];
  word[bytes - drop] = '\0';
  if (clt_match_is_known(word)) return true;
  word[bytes - drop] = last;
  return false;
}

/* Lower case, without what numbers it and without the plural: as the table has it. False if the
** table does not have it. */
static bool know(clt_name_word *word, const char *text) {
  size_t bytes = word->end - word->begin, digits = 0;
  if (bytes >= CLT_WORD_BYTES) bytes = CLT_WORD_BYTES - 1;
  for (size_t i = 0; i < bytes; i++) word->text[i] = small(text[word->begin + i]);
  word->text[bytes] = '\0';
  while (digits < bytes && script_of(word->text[bytes - 1 - digits]) == DIGIT) digits++;
  if (clt_match_is_known(word->text)) return true;
  if (digits > 0 && bytes - digits > 1 && known_without(word->text, bytes, digits)) return true;
  if (bytes < 4 || word->text[bytes - 1] != 's') return false;
  if (known_without(word->text, bytes, 1)) return true;
  return word->text[bytes - 2] == 'e' && known_without(word->text, bytes, 2);
}

/* ---- pieces ---- */

static bool is_camel(const char *text, size_t at, size_t end) {
  script before = script_of(text[at - 1]), here = script_of(text[at]);
  if (before == SMALL && here == CAPITAL) return true;
  if ((before == OTHER) != (here == OTHER)) return true;
  return before == CAPITAL && here == CAPITAL && at + 1 < end && script_of(text[at + 1]) == SMALL;
}

static bool is_number(const char *text, size_t at, size_t end) {
  (void)end;
  return (script_of(text[at - 1]) == DIGIT) != (script_of(text[at]) == DIGIT);
}

typedef bool boundary(const char *text, size_t at, size_t end);

static void add_word(clt_name *name, size_t begin, size_t end, bool bracketed) {
  if (name->n == CLT_NAME_WORDS) return;
  clt_name_word *word = &name->word[name->n++];
  *word = (clt_name_word){.begin = begin, .end = end, .bracketed = bracketed};
  know(word, name->text);
}

/* One piece if it is known, else cut at the boundaries of the first kind, and so on. */
static void add_piece(clt_name *name, size_t begin, size_t end, bool bracketed,
                      boundary *const *kind) {
  clt_name_word whole = {.begin = begin, .end = end};
  if (*kind == NULL || know(&whole, name->text)) {
    add_word(name, begin, end, bracketed);
    return;
  }
  for (size_t at = begin + 1; at <= end; at++) {
    if (at < end && !(*kind)(name->text, at, end)) continue;
    add_piece(name, begin, at, bracketed, kind + 1);
    begin = at;
  }
}

static void add_per(clt_name *name, size_t slash) {
  add_word(name, slash, slash + 1, false);
  if (name->word[name->n - 1].begin == slash) {
    memcpy(name->word[name->n - 1].text, "per", sizeof "per");
  }
}

/* Is the slash before the piece a 'per'? Before a unit of time it is; others divide a path. */
static bool is_per(const char *text, size_t begin, size_t end) {
  static const char *const unit[] = {"s", "sec", "second", "min", "h", "hour"};
  if (begin == 0 || text[begin - 1] != '/') return false;
  for (size_t i = 0; i < sizeof unit / sizeof unit[0]; i++) {
    if (strlen(unit[i]) == end - begin && memcmp(text + begin, unit[i], end - begin) == 0) {
      return true;
    }
  }
  return false;
}

void clt_name_split(clt_name *name, const char *text) {
  static boundary *const kinds[] = {is_camel, is_number, NULL};
  int open = 0;
  *name = (clt_name){.text = text};
  for (size_t at = 0; text[at];) {
    if (script_of(text[at]) == PUNCTUATION) {
      open += strchr("([{", text[at]) ? 1 : strchr(")]}", text[at]) ? -1 : 0;
      at++;
      continue;
    }
    size_t begin = at;
    while (text[at] && script_of(text[at]) != PUNCTUATION) at++;
    if (is_per(text, begin, at)) add_per(name, begin - 1);
    add_piece(name, begin, at, open > 0, kinds);
  }
}

int clt_name_find(const clt_name *name, const char *word) {
  for (int at = 0; at < name->n; at++) {
    if (strcmp(name->word[at].text, word) == 0) return at;
  }
  return -1;
}
