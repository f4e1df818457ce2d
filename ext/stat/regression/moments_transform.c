#include "stat/regression/moments_transform.h"

/* Entry j of a row of double-double sums (moments.h says how they lie). */
static clt_dd entry(const clt_moments *m, const double *row, int j) {
  return (clt_dd){row[j], row[m->width + j]};
}

static void set_entry(const clt_moments *m, double *row, int j, clt_dd value) {
  row[j] = value.hi;
  row[m->width + j] = value.lo;
}

static double *cross_row(const clt_moments *m, int i) {
  return m->cross + (size_t)i * 2 * (size_t)m->width;
}

static clt_dd scaled_sum(clt_dd a, clt_dd x, clt_dd b, clt_dd y) {
  return dd_add(dd_mul(a, x), dd_mul(b, y));
}

/* What replaces the column. With s the shifts and d the differences from them, about its new shift
**   d' = a d_source + b d_target + r,   r = a s_source + b s_target - s',
** where the new shift s' is a double and r what its rounding leaves. */
typedef struct combination {
  int target, source; /* numeric columns; source -1: the constant, whose differences are 0 */
  clt_dd a, b, r;
  clt_dd sum; /* of a d_source + b d_target */
} combination;

static clt_dd product(const clt_moments *m, int i, int j) {
  if (i < 0 || j < 0) return dd_from(0.0);
  return i > j ? entry(m, cross_row(m, i), j) : entry(m, cross_row(m, j), i);
}

/* sum d'_target d_j for another column j. */
static clt_dd new_product(const clt_moments *m, const combination *c, int j) {
  clt_dd moved = dd_mul(c->r, entry(m, m->sum, j));
  return dd_add(scaled_sum(c->a, product(m, c->source, j), c->b, product(m, c->target, j)), moved);
}

/* sum d'^2 = a (a ss + b st) + b (a st + b tt) + r (2 sum + n r). */
static clt_dd new_square(const clt_moments *m, const combination *c) {
  clt_dd ss = product(m, c->source, c->source), st = product(m, c->source, c->target);
  clt_dd tt = product(m, c->target, c->target);
  clt_dd square =
      scaled_sum(c->a, scaled_sum(c->a, ss, c->b, st), c->b, scaled_sum(c->a, st, c->b, tt));
  clt_dd moved = dd_add(dd_add(c->sum, c->sum), dd_mul_d(c->r, (double)m->n));
  return dd_add(square, dd_mul(c->r, moved));
}

static void combine_levels(clt_moments *m, const combination *c) {
  for (int i = 0; i < m->indicators; i++) {
    double *row = m->on_sum + (size_t)i * 2 * (size_t)m->width;
    clt_dd source = c->source < 0 ? dd_from(0.0) : entry(m, row, c->source);
    clt_dd sum = scaled_sum(c->a, source, c->b, entry(m, row, c->target));
    set_entry(m, row, c->target, dd_add(sum, dd_mul_d(c->r, (double)m->on[i])));
  }
}

void clt_moments_combine(clt_moments *m, int target, int source, clt_dd a, clt_dd b) {
  int t = target - clt_numeric_column(0);
  int s = source == CLT_CONSTANT ? -1 : source - clt_numeric_column(0);
  clt_dd shift = scaled_sum(a, dd_from(s < 0 ? 1.0 : m->shift[s]), b, dd_from(m->shift[t]));
  combination c = {.target = t, .source = s, .a = a, .b = b, .r = dd_from(shift.lo)};
  clt_dd source_sum = s < 0 ? dd_from(0.0) : entry(m, m->sum, s);
  c.sum = scaled_sum(a, source_sum, b, entry(m, m->sum, t));
  clt_dd square = new_square(m, &c);
  for (int j = 0; j < m->k; j++) {
    if (j == t) continue;
    clt_dd value = new_product(m, &c, j);
    set_entry(m, cross_row(m, j > t ? j : t), j > t ? t : j, value);
  }
  set_entry(m, cross_row(m, t), t, square);
  set_entry(m, m->sum, t, dd_add(c.sum, dd_mul_d(c.r, (double)m->n)));
  combine_levels(m, &c);
  m->shift[t] = shift.hi;
}
