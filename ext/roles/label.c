#include "roles/label.h"

#include <string.h>

#include "base/text.h"
#include "roles/measure.h"

/* ---- which words ---- */

static bool is_power(const char *unit) {
  return strcmp(unit, "W") == 0 || strcmp(unit, "mW") == 0 || strcmp(unit, "kW") == 0 ||
         strcmp(unit, "MW") == 0;
}

/* The quantity that the unit measures, NULL if that needs no word. */
static const char *quantity_of(const char *unit) {
  if (unit == NULL) return NULL;
  return clt_match_joules(unit) > 0.0 ? "energy" : is_power(unit) ? "power" : NULL;
}

static bool is_component(const clt_name *name, int at) {
  static const char *const component[] = {"cpu",    "gpu",    "ram",   "dram", "pkg", "package",
                                          "memory", "system", "total", "disk", "mem"};
  for (size_t i = 0; i < sizeof component / sizeof component[0]; i++) {
    if (at < name->n && strcmp(name->word[at].text, component[i]) == 0) return true;
  }
  return false;
}

/* A word that alone says what is measured: the temp of temp_c, not the k of k_wh. */
static bool is_quantity(const clt_name *name, int at) {
  clt_word_match match[CLT_MATCHES];
  int n = clt_match_word(name, at, match);
  for (int i = 0; i < n; i++) {
    if (match[i].row->unit) return false;
  }
  return n > 0;
}

/* Which words of the name do not stand in the label: the prefix and the unit. */
static void choose_words(const clt_judged *column, bool gone[CLT_NAME_WORDS]) {
  const clt_name *name = &column->name;
  const clt_word_match *unit = clt_measure_unit_match(column);
  for (int i = 0; i < column->n_matches; i++) {
    if (clt_match_is_prefix(column->match[i].row)) gone[0] = true;
  }
  if (unit && clt_name_find(name, "energy") == 0 && is_component(name, 1)) gone[0] = true;
  if (unit == NULL || clt_name_find(name, "per") >= 0) return;
  for (int at = unit->first; at <= unit->last; at++) {
    if (at == unit->last || !is_quantity(name, at)) gone[at] = true;
  }
}

/* ---- how they are joined ---- */

/* What stands between two words of a label. */
static const char *between(const clt_name *name, int at, int before) {
  size_t end = name->word[before].end, begin = name->word[at].begin;
  const char *text = name->text;
  if (at != before + 1) return " ";
  bool number_before = text[end - 1] >= '0' && text[end - 1] <= '9';
  bool number_here = text[begin] >= '0' && text[begin] <= '9';
  if (text[begin] == '/' || text[end - 1] == '/') return "";
  if (begin == end) return number_before != number_here ? "" : " ";
  if (begin != end + 1) return " ";
  if (text[end] == '-') return "-";
  if (text[end] == '@') return "@";
  return text[end] == '.' && number_before && number_here ? "." : " ";
}

/* The word as it is written, but for two that everybody writes in capitals. */
static const char *spelled(clt_arena *arena, const clt_name *name, int at) {
  const clt_name_word *word = &name->word[at];
  if (strcmp(word->text, "gpu") != 0 && strcmp(word->text, "cpu") != 0) {
    return clt_text_cut(arena, name->text + word->begin, word->end - word->begin);
  }
  const char *capitals = word->text[0] == 'g' ? "GPU" : "CPU";
  return CLT_JOIN(arena, capitals,
                  clt_text_cut(arena, name->text + word->begin + 3, word->end - word->begin - 3));
}

const char *clt_roles_label(clt_arena *arena, const clt_judged *column, const char *unit) {
  const clt_name *name = &column->name;
  const char *part[2 * CLT_NAME_WORDS + 1], *quantity = quantity_of(unit);
  bool gone[CLT_NAME_WORDS] = {false}, has_quantity = false;
  size_t n = 0;
  int before = -1;
  choose_words(column, gone);
  for (int at = 0; at < name->n; at++) {
    if (gone[at]) continue;
    if (before >= 0) part[n++] = between(name, at, before);
    part[n++] = spelled(arena, name, at);
    if (quantity && strcmp(name->word[at].text, quantity) == 0) has_quantity = true;
    before = at;
  }
  if (n == 0 && quantity) return quantity;
  if (n == 0 || name->n == CLT_NAME_WORDS) return name->text;
  part[n] = NULL;
  const char *label = clt_text_join(arena, part);
  return quantity == NULL || has_quantity ? label : CLT_JOIN(arena, label, " ", quantity);
}
