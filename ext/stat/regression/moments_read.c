/* What is read out of the moment core: products, means, scatter (moments.h). */
#include "stat/regression/moments.h"

static int numeric_index(int column) {
  return column - 1;
}

static bool is_numeric(const clt_moments *m, int column) {
  return column >= 1 && column <= m->k;
}

static int indicator_index(const clt_moments *m, int column) {
  return column - 1 - m->k;
}

/* Sum over the rows of a column, about its shift. */
static clt_dd column_sum(const clt_moments *m, int column) {
  if (column == CLT_CONSTANT) return dd_from((double)m->n);
  if (!is_numeric(m, column)) return dd_from((double)m->on[indicator_index(m, column)]);
  int i = numeric_index(column);
  return (clt_dd){m->sum[i], m->sum[m->width + i]};
}

/* Product of two numeric columns, a >= b. */
static clt_dd numeric_product(const clt_moments *m, int a, int b) {
  const double *row = m->cross + (size_t)numeric_index(a) * 2 * (size_t)m->width;
  int j = numeric_index(b);
  return (clt_dd){row[j], row[m->width + j]};
}

/* Product of an indicator column with a numeric one or with an indicator that is not after it. */
static clt_dd indicator_product(const clt_moments *m, int a, int b) {
  size_t i = (size_t)indicator_index(m, a);
  if (is_numeric(m, b)) {
    const double *row = m->on_sum + i * 2 * (size_t)m->width;
    int j = numeric_index(b);
    return (clt_dd){row[j], row[m->width + j]};
  }
  if (a == b) return dd_from((double)m->on[i]);
  size_t row = i * (i - 1) / 2;
  return dd_from((double)m->both[row + (size_t)indicator_index(m, b)]);
}

clt_dd clt_moments_product(const clt_moments *m, int a, int b) {
  if (a < b) {
    int swap = a;
    a = b;
    b = swap;
  }
  if (b == CLT_CONSTANT) return column_sum(m, a);
  return is_numeric(m, a) ? numeric_product(m, a, b) : indicator_product(m, a, b);
}

double clt_moments_shift(const clt_moments *m, int column) {
  return is_numeric(m, column) ? m->shift[numeric_index(column)] : 0.0;
}

/* sum (a' + s)(b' + t) = sum a'b' + s sum b' + t sum a' + n s t. */
clt_dd clt_moments_raw_product(const clt_moments *m, int a, int b) {
  double s = clt_moments_shift(m, a), t = clt_moments_shift(m, b);
  clt_dd moved = dd_add(dd_mul_d(column_sum(m, b), s), dd_mul_d(column_sum(m, a), t));
  moved = dd_add(moved, dd_mul_d(dd_two_prod(s, t), (double)m->n));
  return dd_add(clt_moments_product(m, a, b), moved);
}

clt_dd clt_moments_mean(const clt_moments *m, int column) {
  if (m->n == 0) return dd_from(0.0);
  clt_dd about_shift = dd_div(column_sum(m, column), dd_from((double)m->n));
  return dd_add(about_shift, dd_from(clt_moments_shift(m, column)));
}

clt_dd clt_moments_scatter(const clt_moments *m, int column) {
  if (m->n == 0) return dd_from(0.0);
  clt_dd sum = column_sum(m, column);
  clt_dd correction = dd_div(dd_mul(sum, sum), dd_from((double)m->n));
  clt_dd scatter = dd_sub(clt_moments_product(m, column, column), correction);
  return scatter.hi < 0.0 ? dd_from(0.0) : scatter;
}

/* The first row is at distance 0 from the shift, so the scatter is at least 1/n of the sum of
** squares about the shift: double-double resolves it, and only the rounding of the values remains
** to be judged. */
bool clt_moments_constant(const clt_moments *m, int column) {
  double scatter = clt_moments_scatter(m, column).hi;
  double raw = clt_moments_raw_product(m, column, column).hi;
  return scatter == 0.0 || scatter <= 9.0 * 0x1p-106 * raw;
}

bool clt_moments_in_range(const clt_moments *m, int column) {
  double squares = clt_moments_product(m, column, column).hi;
  double sum = column_sum(m, column).hi;
  if (squares == 0.0) return sum == 0.0;
  return squares >= 1e-270 && squares <= 1e300;
}
