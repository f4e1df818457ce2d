#include "sqlite/label.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "base/number.h"
#include "base/sort.h"
#include "sqlite/api.h"

static int compare_numbers(const clt_label *a, const clt_label *b) {
  if (a->type == CLT_LABEL_INTEGER && b->type == CLT_LABEL_INTEGER) {
    return (a->integer > b->integer) - (a->integer < b->integer);
  }
  return (a->real > b->real) - (a->real < b->real);
}

int clt_label_compare(const clt_label *a, const clt_label *b) {
  bool text_a = a->type == CLT_LABEL_TEXT, text_b = b->type == CLT_LABEL_TEXT;
  if (!text_a && !text_b) return compare_numbers(a, b);
  if (text_a != text_b) return text_a - text_b;
  int common = a->bytes < b->bytes ? a->bytes : b->bytes;
  int order = memcmp(a->text, b->text, (size_t)common);
  return order ? order : a->bytes - b->bytes;
}

clt_label clt_label_tidy(const clt_label *label) {
  clt_label tidy = *label;
  bool whole = label->type == CLT_LABEL_REAL && fabs(label->real) < 9e15 &&
               label->real == (double)(int64_t)label->real;
  if (!whole) return tidy;
  tidy.type = CLT_LABEL_INTEGER;
  tidy.integer = (int64_t)label->real;
  return tidy;
}

const char *clt_label_text(clt_arena *arena, const clt_label *label) {
  char number[CLT_NUMBER_BYTES];
  const char *text = number;
  size_t bytes;
  if (label->type == CLT_LABEL_TEXT) {
    text = label->text;
    bytes = (size_t)label->bytes; /* may hold zero bytes */
  } else if (label->type == CLT_LABEL_INTEGER) {
    sqlite3_snprintf(sizeof number, number, "%lld", (long long)label->integer);
    bytes = strlen(number);
  } else {
    bytes = (size_t)clt_number_format(number, label->real);
  }
  char *copy = clt_arena_take(arena, bytes + 1, 1);
  if (copy) memcpy(copy, text, bytes);
  return copy;
}

void clt_label_set_init(clt_label_set *set, clt_arena *arena) {
  *set = (clt_label_set){.arena = arena};
}

/* Equal labels hash alike: numbers by their value as a double. */
static uint64_t hash(const clt_label *label) {
  double real = label->real + 0.0; /* -0.0 becomes 0.0 */
  bool text = label->type == CLT_LABEL_TEXT;
  uint64_t h = text ? clt_hash(label->text, (size_t)label->bytes) : clt_hash_double(real);
  return h ^ (h >> 32);
}

static int *find_slot(const clt_label_set *set, const clt_label *label) {
  size_t mask = (size_t)set->capacity * 2 - 1;
  size_t i = (size_t)hash(label) & mask;
  while (set->slots[i] && clt_label_compare(&set->labels[set->slots[i] - 1], label) != 0) {
    i = (i + 1) & mask;
  }
  return &set->slots[i];
}

static bool grow(clt_label_set *set) {
  int capacity = set->capacity ? 2 * set->capacity : 4;
  clt_label *labels = clt_arena_grow(set->arena, set->labels, (size_t)set->capacity,
                                     (size_t)capacity, sizeof *labels);
  int *slots = clt_arena_take(set->arena, (size_t)capacity * 2, sizeof *slots);
  if (!labels || !slots) return false;
  set->labels = labels;
  set->slots = slots;
  set->capacity = capacity;
  for (int i = 0; i < set->count; i++) *find_slot(set, &labels[i]) = i + 1;
  return true;
}

static bool copy_text(clt_arena *arena, clt_label *label) {
  if (label->type == CLT_LABEL_TEXT) label->text = clt_label_text(arena, label);
  return label->type != CLT_LABEL_TEXT || label->text;
}

/* Texts of different lengths, as most are, are not compared. */
static bool is_at(const clt_label_set *set, int index, const clt_label *label) {
  const clt_label *known = &set->labels[index];
  if (known->type == CLT_LABEL_TEXT && label->type == CLT_LABEL_TEXT) {
    size_t bytes = (size_t)label->bytes;
    return known->bytes == label->bytes && memcmp(known->text, label->text, bytes) == 0;
  }
  return clt_label_compare(known, label) == 0;
}

/* Where in `likely` a label is looked for: by the length of a text, by the bits of a number. */
static int *likely_place(clt_label_set *set, const clt_label *label) {
  if (label->type == CLT_LABEL_TEXT) return &set->likely[label->bytes & 15];
  double real = label->real + 0.0; /* -0.0 becomes 0.0 */
  uint64_t bits;
  memcpy(&bits, &real, sizeof bits);
  return &set->likely[bits * UINT64_C(0x9e3779b97f4a7c15) >> 60];
}

/* Where comparing is faster than hashing: the likely label, and the one behind the label of the row
** before, as labels that were met in some order often come again in that order. Of two groups that
** alternate at random the likely one is the right one, without a branch that is to be predicted. */
static int guess(const clt_label_set *set, int likely, const clt_label *label) {
  if (set->count == 0) return -1;
  int next = set->last + 1 < set->count ? set->last + 1 : 0;
  if (is_at(set, likely, label)) return likely;
  return is_at(set, next, label) ? next : -1;
}

/* 1 and 1.0 are one label, which is 1 whichever came first. */
static int found_at(clt_label_set *set, int index, const clt_label *label) {
  clt_label *known = &set->labels[index];
  if (label->type == CLT_LABEL_INTEGER && known->type == CLT_LABEL_REAL) *known = *label;
  return set->last = index;
}

int clt_label_set_index(clt_label_set *set, const clt_label *label) {
  int *likely = likely_place(set, label), found = guess(set, *likely, label);
  if (found >= 0) return *likely = found_at(set, found, label);
  int *slot = set->capacity ? find_slot(set, label) : NULL;
  if (slot && *slot) return *likely = found_at(set, *slot - 1, label);
  /* Only where it is known to be new: growing moves the set's own labels, which may be asked for */
  if (!slot || set->count == set->capacity) {
    if (!grow(set)) return -1;
    slot = find_slot(set, label);
  }
  clt_label *added = &set->labels[set->count];
  *added = *label;
  if (!copy_text(set->arena, added)) return -1;
  *slot = ++set->count;
  return *likely = found_at(set, set->count - 1, label);
}

static bool reads_as_number(const clt_label *label, double *number) {
  return label->type == CLT_LABEL_TEXT &&
         clt_number_read(label->text, (size_t)label->bytes, number) && isfinite(*number);
}

bool clt_label_set_twins(const clt_label_set *set, const clt_label **number,
                         const clt_label **text) {
  clt_label read = {.type = CLT_LABEL_REAL};
  for (int i = 0; i < set->count; i++) {
    if (!reads_as_number(&set->labels[i], &read.real)) continue;
    int twin = *find_slot(set, &read);
    if (twin == 0) continue;
    *number = &set->labels[twin - 1];
    *text = &set->labels[i];
    return true;
  }
  return false;
}

static bool before(const void *labels, uint32_t a, uint32_t b) {
  return clt_label_compare((const clt_label *)labels + a, (const clt_label *)labels + b) < 0;
}

int *clt_label_set_sorted(const clt_label_set *set) {
  size_t n = (size_t)set->count;
  uint32_t *index = clt_arena_take(set->arena, n, sizeof *index);
  uint32_t *scratch = clt_arena_take(set->arena, n, sizeof *scratch);
  int *order = clt_arena_take(set->arena, n, sizeof *order);
  if (!index || !scratch || !order) return NULL;
  for (size_t i = 0; i < n; i++) index[i] = (uint32_t)i;
  clt_sort_rows(index, scratch, n, before, set->labels, NULL);
  for (size_t i = 0; i < n; i++) order[i] = (int)index[i];
  return order;
}
