#include "roles/measure.h"

#include "base/text.h"

/* ---- unit ---- */

const clt_word_match *clt_measure_unit_match(const clt_judged *column) {
  const clt_word_match *best = NULL;
  int per = clt_name_find(&column->name, "per");
  for (int i = 0; i < column->n_matches; i++) {
    const clt_word_match *match = &column->match[i];
    bool bracketed = column->name.word[match->first].bracketed;
    if (match->row->unit == NULL || (per > 0 && match->last > per && !bracketed)) continue;
    if (best == NULL || match->first > best->first) best = match;
  }
  return best;
}

/* The unit that a word alone is; NULL if it is none. */
static const char *unit_of_word(const clt_name *name, int at) {
  clt_word_match match[CLT_MATCHES];
  int n = clt_match_word(name, at, match);
  for (int i = 0; i < n; i++) {
    if (match[i].row->unit) return match[i].row->unit;
  }
  return NULL;
}

const char *clt_measure_unit(clt_arena *arena, const clt_judged *column) {
  const clt_name *name = &column->name;
  if (column->facts->unit) return column->facts->unit;
  const clt_word_match *match = clt_measure_unit_match(column);
  const char *unit = match ? match->row->unit : NULL;
  int per = clt_name_find(name, "per");
  if (per < 0 || per + 1 == name->n) return unit;
  const clt_name_word *word = &name->word[per + 1];
  const char *of = unit_of_word(name, per + 1);
  if (unit == NULL && (of == NULL || column->role == CLT_ROLE_OUTCOME)) return NULL;
  if (of == NULL) of = clt_text_cut(arena, name->text + word->begin, word->end - word->begin);
  return CLT_JOIN(arena, unit ? unit : "1", "/", of);
}

/* ---- direction ---- */

const char *clt_measure_direction(const clt_judged *column) {
  if (column->role != CLT_ROLE_OUTCOME && column->role != CLT_ROLE_PERFORMANCE) return NULL;
  if (column->facts->direction) return column->facts->direction;
  bool unnamed = column->reason == CLT_REASON_KNOWN; /* whether more is better is not known */
  const char *direction = column->role == CLT_ROLE_PERFORMANCE && !unnamed ? "higher" : NULL;
  int weight = 0;
  for (int i = 0; i < column->n_matches; i++) {
    const clt_word_row *row = column->match[i].row;
    if (row->direction == NULL || row->weight < weight) continue;
    direction = row->direction;
    weight = row->weight;
  }
  return direction;
}
