/* What is read out of the moment core: products, means, scatter (moments.h). */
#include <float.h>

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

/* ---- reading the totals ---- */

/* A column's own numbers: the sum of its values, its shift, and the sum about that. */
typedef struct column_sums {
  clt_number sum, shift, about;
} column_sums;

/* Of a constant column, and of one that is beyond the range, no digits are read. */
static bool has_digits(const clt_totals_column *c) {
  return c->least < c->most && clt_digit_fits(c->least) && clt_digit_fits(c->most);
}

static void put(double *row, int k, int j, clt_dd value) {
  row[j] = value.hi;
  row[k + j] = value.lo;
}

static clt_number own_sum(const clt_totals_column *c, const int64_t *sums) {
  return clt_number_from(c->low, sums + c->at, c->digits ? c->digits + CLT_SUM_MORE : 0);
}

static void read_column(const clt_moments *m, int j, column_sums *own) {
  const clt_totals_column *c = &m->totals->column[j];
  const clt_number n = clt_number_of((double)m->n);
  m->shift[j] = c->least == c->most ? c->least + 0.0 : 0.0; /* 0 has no sign */
  put(m->sum, m->k, j, dd_from(0.0));
  if (!has_digits(c)) return;
  own->sum = own_sum(c, m->totals->sum);
  clt_dd mean = dd_div(clt_number_to_dd(&own->sum), dd_from((double)m->n));
  own->shift = clt_number_of(mean.hi);
  m->shift[j] = clt_number_to_dd(&own->shift).hi;
  own->about = own->sum;
  clt_number_subtract_product(&own->about, &own->shift, &n);
  put(m->sum, m->k, j, clt_number_to_dd(&own->about));
}

/* sum (x - s)(y - t) = sum x y - s sum y - t sum (x - s). */
static clt_dd read_product(const clt_moments *m, int i, int j, const column_sums *x,
                           const column_sums *y) {
  const clt_totals_column *a = &m->totals->column[i], *b = &m->totals->column[j];
  if (!has_digits(a) || !has_digits(b)) return dd_from(0.0);
  clt_number product = clt_number_from(a->low + b->low, clt_totals_cross(m->totals, i, j),
                                       clt_totals_cross_digits(m->totals, i, j));
  clt_number_subtract_product(&product, &x->shift, &y->sum);
  clt_number_subtract_product(&product, &y->shift, &x->about);
  return clt_number_to_dd(&product);
}

/* A square that says that the column is out of range, where it is: it varies, and it has values
** without digits, or none but such as have too few. */
static double square_of(const clt_totals_column *c, double square) {
  if (c->least >= c->most) return 0.0;
  if (!has_digits(c)) return INFINITY;
  return square > 0.0 ? square : DBL_MIN;
}

static void read_on(const clt_moments *m, const column_sums *own) {
  const clt_totals *t = m->totals;
  for (int i = 0; i < m->indicators; i++) {
    const int64_t *sums = t->on_sum + (size_t)i * (size_t)t->width;
    const clt_number n = clt_number_of((double)m->on[i]);
    for (int j = 0; j < m->k; j++) {
      clt_dd value = dd_from(0.0);
      if (has_digits(&t->column[j])) {
        clt_number sum = own_sum(&t->column[j], sums);
        clt_number_subtract_product(&sum, &own[j].shift, &n);
        value = clt_number_to_dd(&sum);
      }
      put(m->on_sum + (size_t)i * 2 * (size_t)m->k, m->k, j, value);
    }
  }
}

static void read_all(const clt_moments *m, column_sums *own) {
  clt_totals_carry(m->totals, m->indicators);
  for (int i = 0; i < m->k; i++) read_column(m, i, &own[i]);
  for (int i = 0; i < m->k; i++) {
    double *row = m->cross + (size_t)i * 2 * (size_t)m->k;
    for (int j = 0; j <= i; j++) put(row, m->k, j, read_product(m, i, j, &own[i], &own[j]));
    row[i] = square_of(&m->totals->column[i], row[i]);
  }
  read_on(m, own);
}

/* Memory that there is not is latched, and the sums then tell nothing. */
static void read_totals(const clt_moments *m) {
  clt_arena scratch;
  clt_arena_init(&scratch, m->arena->from);
  column_sums *own = clt_arena_take(&scratch, (size_t)m->k, sizeof *own);
  if (!own) m->arena->failed = true;
  if (clt_totals_flush(m->totals)) read_all(m, own);
  clt_arena_free(&scratch);
  *m->read = m->n;
}

void clt_moments_read(const clt_moments *m) {
  if (m->totals && *m->read != m->n) read_totals(m);
}

/* ---- columns ---- */

/* Sum over the rows of a column, about its shift. */
static clt_dd column_sum(const clt_moments *m, int column) {
  clt_moments_read(m);
  if (column == CLT_CONSTANT) return dd_from((double)m->n);
  if (!is_numeric(m, column)) return dd_from((double)m->on[indicator_index(m, column)]);
  int i = numeric_index(column);
  return (clt_dd){m->sum[i], m->sum[m->k + i]};
}

/* Product of two numeric columns, a >= b. */
static clt_dd numeric_product(const clt_moments *m, int a, int b) {
  const double *row = m->cross + (size_t)numeric_index(a) * 2 * (size_t)m->k;
  int j = numeric_index(b);
  return (clt_dd){row[j], row[m->k + j]};
}

/* Product of an indicator column with a numeric one or with an indicator that is not after it. */
static clt_dd indicator_product(const clt_moments *m, int a, int b) {
  size_t i = (size_t)indicator_index(m, a);
  if (is_numeric(m, b)) {
    const double *row = m->on_sum + i * 2 * (size_t)m->k;
    int j = numeric_index(b);
    return (clt_dd){row[j], row[m->k + j]};
  }
  if (a == b) return dd_from((double)m->on[i]);
  size_t row = i * (i - 1) / 2;
  return dd_from((double)m->both[row + (size_t)indicator_index(m, b)]);
}

clt_dd clt_moments_product(const clt_moments *m, int a, int b) {
  clt_moments_read(m);
  if (a < b) {
    int swap = a;
    a = b;
    b = swap;
  }
  if (b == CLT_CONSTANT) return column_sum(m, a);
  return is_numeric(m, a) ? numeric_product(m, a, b) : indicator_product(m, a, b);
}

double clt_moments_shift(const clt_moments *m, int column) {
  clt_moments_read(m);
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
