#include "stat/regression/moments_blob.h"

/* ---- moments ---- */

/* All digits of the sums, carried: n of them are put, or taken. */
static void put_digits(clt_writer *w, const int64_t *digit, size_t n) {
  for (size_t i = 0; i < n; i++) clt_put_count(w, digit[i]);
}

static void take_digits(clt_reader *r, int64_t *digit, size_t n) {
  const int64_t most = INT64_C(1) << 61;
  for (size_t i = 0; i < n; i++) digit[i] = clt_take_between(r, -most, most);
}

static size_t pairs(const clt_moments *m) {
  size_t n = (size_t)m->indicators;
  return n > 0 ? n * (n - 1) / 2 : 0;
}

static void put_totals(clt_writer *w, const clt_moments *m) {
  const clt_totals *t = m->totals;
  for (int i = 0; i < m->k; i++) {
    const clt_totals_column *c = &t->column[i];
    clt_put_count(w, c->digits ? c->low : 0);
    clt_put_count(w, c->digits);
    clt_put_real(w, c->least);
    clt_put_real(w, c->most);
  }
  if (!t->sum) return;
  put_digits(w, t->sum, (size_t)t->width);
  put_digits(w, t->cross, t->cross_digits);
  put_digits(w, t->on_sum, (size_t)m->indicators * (size_t)t->width);
}

void clt_put_moments(clt_writer *w, const clt_moments *m) {
  clt_put_count(w, m->k);
  clt_put_count(w, m->indicators);
  clt_put_count(w, m->n);
  for (int i = 0; i < m->indicators; i++) clt_put_count(w, m->on[i]);
  for (size_t i = 0; i < pairs(m); i++) clt_put_count(w, m->both[i]);
  if (m->n == 0 || !clt_totals_flush(m->totals)) return;
  clt_totals_carry(m->totals, m->indicators);
  put_totals(w, m);
}

static bool take_columns(clt_reader *r, clt_totals *t, clt_totals_column *like) {
  bool any = false;
  for (int i = 0; i < t->k; i++) {
    like[i].low = (int)clt_take_between(r, CLT_DIGIT_LOW, CLT_DIGIT_TOP);
    like[i].digits = (int)clt_take_between(r, 0, CLT_DIGIT_TOP + 1 - like[i].low);
    t->column[i].least = clt_take_real(r);
    t->column[i].most = clt_take_real(r);
    any = any || like[i].digits;
    if (!isfinite(t->column[i].least) || !isfinite(t->column[i].most)) r->bad = true;
  }
  return any && !r->bad;
}

/* What is announced is there: bytes of so many counts. */
static bool has_counts(clt_reader *r, size_t n) {
  if (!r->bad && (size_t)(r->end - r->at) / 8 < n) r->bad = true;
  return !r->bad;
}

static bool take_totals(clt_reader *r, clt_moments *m) {
  clt_totals *t = clt_moments_totals(m);
  clt_totals_column *like = clt_arena_take(m->arena, (size_t)m->k, sizeof *like);
  if (!t || !like) return false;
  if (!take_columns(r, t, like)) return !r->bad;
  if (!clt_totals_widen(t, like)) return false;
  size_t sums = (size_t)m->indicators * (size_t)t->width;
  if (!has_counts(r, (size_t)t->width + t->cross_digits + sums)) return false;
  take_digits(r, t->sum, (size_t)t->width);
  take_digits(r, t->cross, t->cross_digits);
  take_digits(r, t->on_sum, sums);
  clt_totals_carry(t, m->indicators);
  return !r->bad;
}

bool clt_take_moments(clt_reader *r, clt_moments *m, int k, clt_arena *arena) {
  clt_take_between(r, k, k);
  int indicators = clt_take_length(r, 8);
  int64_t n = clt_take_between(r, 0, INT64_C(1) << 53);
  if (r->bad || !clt_moments_init(m, arena, k)) return false;
  size_t most = (size_t)indicators;
  if (!has_counts(r, most + most * (most - (most > 0)) / 2)) return false;
  for (int i = 0; i < indicators; i++) {
    if (!clt_moments_add_indicator(m, NULL)) return false;
  }
  for (int i = 0; i < indicators; i++) m->on[i] = clt_take_between(r, 0, n);
  for (size_t i = 0; i < pairs(m); i++) m->both[i] = clt_take_between(r, 0, n);
  m->n = n;
  *m->read = -1;
  return !r->bad && (n == 0 || take_totals(r, m));
}

/* ---- numbers ---- */

static void put_numbers(clt_writer *w, const int *numbers, int n) {
  for (int i = 0; i < n; i++) clt_put_count(w, numbers[i]);
}

static bool take_key(clt_reader *r, const clt_renumbering *by, int key[CLT_KEYS]) {
  for (int i = 0; i < CLT_KEYS; i++) {
    int number = (int)clt_take_between(r, 0, by->key[i] ? by->keys[i] - 1 : 0);
    key[i] = by->key[i] && !r->bad ? by->key[i][number] : 0;
  }
  return !r->bad;
}

/* Which levels were met last: those with the stamp. */
typedef struct levels_seen {
  int64_t *stamp_of; /* [levels] */
  int64_t stamp;
} levels_seen;

/* Levels that are on together, or of one stratum: none comes twice. */
static bool take_levels(clt_reader *r, const clt_renumbering *by, int *level, int n,
                        levels_seen *seen) {
  seen->stamp++;
  for (int i = 0; i < n; i++) {
    int number = (int)clt_take_between(r, 0, by->levels - 1);
    if (by->levels == 0 || r->bad || seen->stamp_of[number] == seen->stamp) {
      r->bad = true;
      return false;
    }
    seen->stamp_of[number] = seen->stamp;
    level[i] = by->level[number];
  }
  return true;
}

/* ---- strata ---- */

static void put_shift(clt_writer *w, const clt_strata *strata) {
  clt_put_byte(w, strata->shift != NULL);
  if (strata->shift) clt_put_reals(w, strata->shift, (size_t)strata->k);
}

static bool take_shift(clt_reader *r, clt_strata *strata, clt_arena *scratch) {
  double *shift = clt_arena_take(scratch, (size_t)strata->k, sizeof *shift);
  if (!shift) return false;
  if (clt_take_byte(r) == 0) return !r->bad;
  clt_take_reals(r, shift, (size_t)strata->k);
  return !r->bad && (strata->shift || clt_strata_keep_shift(strata, shift));
}

void clt_put_strata(clt_writer *w, const clt_strata *strata) {
  put_shift(w, strata);
  clt_put_count(w, strata->count);
  for (int i = 0; i < strata->count; i++) {
    const clt_stratum *stratum = strata->stratum[i];
    put_numbers(w, stratum->key, CLT_KEYS);
    clt_put_moments(w, &stratum->moments);
    put_numbers(w, stratum->level, stratum->moments.indicators);
  }
}

static bool take_stratum(clt_reader *r, clt_strata *strata, const clt_renumbering *by,
                         levels_seen *seen, clt_arena *scratch) {
  clt_stratum from = {.places = 0};
  if (!take_key(r, by, from.key) || !clt_take_moments(r, &from.moments, strata->k, scratch)) {
    return false;
  }
  from.level = clt_arena_take(scratch, (size_t)from.moments.indicators, sizeof *from.level);
  return from.level && take_levels(r, by, from.level, from.moments.indicators, seen) &&
         clt_strata_merge_stratum(strata, &from, from.key);
}

bool clt_take_strata(clt_reader *r, clt_strata *strata, const clt_renumbering *by,
                     clt_arena *scratch) {
  levels_seen seen = {.stamp_of =
                          clt_arena_take(scratch, (size_t)by->levels, sizeof *seen.stamp_of)};
  if (!seen.stamp_of || !take_shift(r, strata, scratch)) return false;
  int count = clt_take_length(r, 8 * CLT_KEYS);
  if (count && !strata->shift) r->bad = true;
  for (int i = 0; i < count && !r->bad; i++) {
    if (!take_stratum(r, strata, by, &seen, scratch)) return false;
  }
  return !r->bad;
}

/* ---- clusters ---- */

static void put_rows(clt_writer *w, const clt_clusters *clusters, const clt_cluster *cluster) {
  size_t k = (size_t)clusters->whole->k, factors = (size_t)clusters->factors;
  for (int64_t at = cluster->first; at; at = clusters->next[at - 1]) {
    size_t place = (size_t)at - 1;
    put_numbers(w, clusters->key + place * CLT_KEYS, CLT_KEYS);
    clt_put_reals(w, clusters->x + place * k, k);
    if (factors) put_numbers(w, clusters->on + place * factors, clusters->factors);
  }
}

bool clt_put_clusters(clt_writer *w, const clt_clusters *clusters, clt_task *task) {
  put_shift(w, clusters->whole);
  clt_put_count(w, clusters->factors);
  clt_put_count(w, clusters->count);
  for (int64_t i = 0; i < clusters->count; i++) {
    const clt_cluster *cluster = &clusters->cluster[i];
    if (clt_task_stop(task, 0.0)) return false;
    clt_put_count(w, cluster->rows);
    put_rows(w, clusters, cluster);
    clt_put_byte(w, cluster->strata != NULL);
    if (cluster->strata) clt_put_strata(w, cluster->strata);
  }
  return !clt_arena_failed(w->arena);
}

/* A row of a cluster, and what it is read into. */
typedef struct taken_row {
  double *x;
  int *on;
  levels_seen seen;
} taken_row;

static bool take_row(clt_reader *r, clt_clusters *clusters, int64_t number,
                     const clt_renumbering *by, taken_row *row) {
  int key[CLT_KEYS];
  if (!take_key(r, by, key)) return false;
  clt_take_reals(r, row->x, (size_t)clusters->whole->k);
  for (int i = 0; i < clusters->whole->k; i++) {
    if (!isfinite(row->x[i])) r->bad = true;
  }
  return !r->bad && take_levels(r, by, row->on, clusters->factors, &row->seen) &&
         clt_clusters_add(clusters, number, key, row->x, row->on);
}

static bool take_cluster(clt_reader *r, clt_clusters *clusters, int64_t number,
                         const clt_renumbering *by, taken_row *row, clt_arena *scratch) {
  int rows = (int)clt_take_between(r, 0, CLT_CLUSTER_ROWS);
  for (int i = 0; i < rows; i++) {
    if (!take_row(r, clusters, number, by, row)) return false;
  }
  bool summed = clt_take_byte(r) == 1;
  if (r->bad || (rows == 0) != summed || (summed && !clusters->whole->shift)) {
    r->bad = true;
    return false;
  }
  if (!summed) return true;
  clt_strata *strata = clt_clusters_sum(clusters, number);
  return strata && clt_take_strata(r, strata, by, scratch);
}

bool clt_take_clusters(clt_reader *r, clt_clusters *clusters, const clt_renumbering *by,
                       clt_arena *scratch, clt_task *task) {
  taken_row row = {
      .x = clt_arena_take(scratch, (size_t)clusters->whole->k, sizeof *row.x),
      .on = clt_arena_take(scratch, (size_t)clusters->factors, sizeof *row.on),
      .seen = {clt_arena_take(scratch, (size_t)by->levels, sizeof *row.seen.stamp_of), 0},
  };
  if (clt_arena_failed(scratch) || !take_shift(r, clusters->whole, scratch)) return false;
  clt_take_between(r, clusters->factors, clusters->factors);
  int64_t count = clt_take_between(r, by->clusters, by->clusters);
  for (int64_t i = 0; i < count && !r->bad; i++) {
    if (clt_task_stop(task, 0.0) || !take_cluster(r, clusters, by->cluster[i], by, &row, scratch)) {
      return false;
    }
  }
  return !r->bad;
}
