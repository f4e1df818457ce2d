/* Sums over parent sets, folded where the walk leaves them (marginals.h). */
#include "graph/exact/marginals.h"

#include <string.h>

#include "graph/exact/effects.h"
#include "graph/exact/minors.h"
#include "graph/simd.h"

/* A set has a depth, the number of its parents; what is summed at a depth is of the sets below the
** walk's present set of that depth, itself included. Rows have an entry for each target. */
struct clt_marginals {
  const clt_exact_weights *table;
  clt_marginal_sums sums;
  int groups;          /* of four entries in a row */
  int candidates;      /* rows of `below` at a depth */
  bool *some;          /* [depths] is there any probability? */
  double *probability; /* [depths] rows W */
  double *below;       /* [depths * candidates] rows Y by a candidate's position */
  double *edge;        /* [candidates] rows: sums of p over the sets with the candidate */
  void (*fold)(clt_marginals *m, const clt_walk_state *s);
};

/* Depths that a walk can have, the empty set's included. */
static size_t depths_of(const clt_knowledge *k) {
  return (size_t)(k->max_parents < k->d ? k->max_parents : k->d) + 1;
}

double clt_marginals_bytes(const clt_knowledge *k) {
  double rows = (double)((depths_of(k) + 1) * (size_t)(k->d + 1));
  return rows * clt_score_stride(k->d) * sizeof(double) + sizeof(clt_marginals) + 512.0;
}

/* ---- the fold ---- */

CLT_INLINE v4d *row_of(double *rows, int row, int groups) {
  return (v4d *)(void *)rows + row * groups;
}

/* The sums at the present set's depth go over to the depth above, with the set's last parent. */
CLT_INLINE void fold_body(clt_marginals *m, const clt_walk_state *s) {
  int l = s->depth - 1, last = s->path[l], n = s->walk->n, groups = m->groups;
  const clt_score *score = s->walk->score;
  const double *column = s->column[l];
  double pivot = column[s->walk->candidate[last]], ones = score->shift * column[score->d];
  v4d *p = row_of(m->probability, l + 1, groups), *above = row_of(m->probability, l, groups);
  v4d *edge = row_of(m->edge, last, groups);
  double *from = m->below + (size_t)(l + 1) * (size_t)(m->candidates * groups * 4);
  double *to = m->below + (size_t)l * (size_t)(m->candidates * groups * 4);
  for (int g = 0; g < groups; g++) {
    v4d x = (((const v4d *)(const void *)column)[g] + v4_all(ones)) * p[g];
    for (int c = last + 1; c < n; c++) {
      v4d *y = row_of(from, c, groups) + g;
      x -= v4_all(column[s->walk->candidate[c]]) * *y;
      row_of(to, c, groups)[g] += *y;
      *y = v4_all(0.0);
    }
    row_of(to, last, groups)[g] += x / v4_all(pivot);
    edge[g] += p[g];
    above[g] += p[g];
    p[g] = v4_all(0.0);
  }
}

static void fold_plain(clt_marginals *m, const clt_walk_state *s) {
  fold_body(m, s);
}

#ifdef CLT_LANES_AVX2
CLT_LANES_AVX2 static void fold_avx2(clt_marginals *m, const clt_walk_state *s) {
  fold_body(m, s);
}
#endif

/* ---- the walk ---- */

/* Bits below 1 of a parent set's probability from which on it is left out: most of them are. */
enum { NO_BEARING = 144 };

/* A mean over parent sets does without those of less probability, all of them together. */
static const double NEGLIGIBLE = 0x1p-40;

/* The weights of the present set for all targets, as mantissas and exponents. */
static void find_weights(const clt_exact_weights *t, const clt_walk_state *s, double *w,
                         int32_t *e) {
  int l = s->depth;
  if (!clt_exact_weights_by_minors(t, t->score)) {
    clt_score_weights(t->score, l, s->log_det[l], s->explained[l], w, e);
    return;
  }
  size_t number = clt_minors_number(t->minors, s);
  for (int i = 0; i < t->members; i++) {
    int j = t->variable[i];
    if (s->alive[l] & clt_bit(j)) e[j] = clt_minors_weight(t->minors, number, i, w + j);
  }
}

static void visit(void *context, const clt_walk_state *s) {
  clt_marginals *m = context;
  const clt_exact_weights *t = m->table;
  _Alignas(32) double w[CLT_WALK_STRIDE];
  _Alignas(32) int32_t e[CLT_WALK_STRIDE];
  find_weights(t, s, w, e);
  double *probability = m->probability + s->depth * m->groups * 4;
  for (int i = 0; i < t->members; i++) {
    int j = t->variable[i];
    if (!(s->alive[s->depth] & clt_bit(j)) || t->knowledge->required[j] & ~s->set) continue;
    size_t at = clt_squeeze(s->index, i);
    int32_t exponent = t->exponent[i][at] + e[j];
    if (t->a[i][at] == 0.0 || exponent < -NO_BEARING) continue;
    double p = clt_scaled_subset(w[j] * t->a[i][at], exponent);
    probability[j] += p;
    m->some[s->depth] = true;
    if (m->sums.effects && p > NEGLIGIBLE) clt_effects_add(m->sums.effects, s, j, p);
  }
}

static void leave(void *context, const clt_walk_state *s) {
  clt_marginals *m = context;
  if (!m->some[s->depth]) return;
  m->fold(m, s);
  m->some[s->depth] = false;
  m->some[s->depth - 1] = true;
}

/* From rows by position to a matrix by variable. */
static void add_rows(const clt_marginals *m, const clt_walk *walk, const double *rows,
                     double *matrix) {
  int d = m->table->d;
  for (int c = 0; c < walk->n; c++) {
    const double *row = rows + c * m->groups * 4;
    for (int j = 0; j < d; j++) matrix[walk->candidate[c] * d + j] += row[j];
  }
}

clt_marginals *clt_marginals_new(const clt_exact_weights *table, clt_arena *arena) {
  const clt_knowledge *k = table->knowledge;
  size_t stride = (size_t)clt_score_stride(k->d), depths = depths_of(k), n = (size_t)k->d;
  clt_marginals *m = clt_arena_take(arena, 1, sizeof *m);
  if (!m) return NULL;
  *m = (clt_marginals){.groups = (int)stride / 4, .candidates = k->d, .fold = fold_plain};
#ifdef CLT_LANES_AVX2
  if (clt_simd_avx2()) m->fold = fold_avx2;
#endif
  m->some = clt_arena_take(arena, depths, sizeof *m->some);
  m->probability = clt_arena_take(arena, depths * stride, sizeof *m->probability);
  m->below = clt_arena_take(arena, depths * n * stride, sizeof *m->below);
  m->edge = clt_arena_take(arena, n * stride, sizeof *m->edge);
  return clt_arena_failed(arena) ? NULL : m;
}

void clt_marginals_run(clt_marginals *m, const clt_exact_weights *table, clt_walk *walk,
                       uint64_t piece, const clt_marginal_sums *sums) {
  size_t row = (size_t)m->groups * 4, rows = (size_t)m->candidates;
  m->table = table;
  m->sums = *sums;
  memset(m->some, 0, depths_of(table->knowledge) * sizeof *m->some);
  memset(m->probability, 0, depths_of(table->knowledge) * row * sizeof *m->probability);
  memset(m->below, 0, depths_of(table->knowledge) * rows * row * sizeof *m->below);
  memset(m->edge, 0, rows * row * sizeof *m->edge);
  walk->leave = leave;
  int fixed = clt_exact_walk_fixed(table->d, table->members);
  clt_walk_run(walk, table->walk[walk->worker], fixed, piece, visit, m);
  add_rows(m, walk, m->edge, sums->edge);
  if (sums->coefficient) add_rows(m, walk, m->below, sums->coefficient);
}
