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

/*
** What a column is in terms of those of the totals: itself; or, of a product about origins, the sum
** over all sets of its factors of their product, times the others' origins, of either sign:
** (x - s)(m - t) = x m - s m - t x + s t. The products of fewer factors are columns, too.
*/
enum { MOST_PARTS = 1 << CLT_MOST_FACTORS, ONES = -1 };

typedef struct part {
  int column;       /* of the totals, or ONES */
  clt_number minus; /* less the weight */
} part;

/* A column's own numbers: what it is, the sum of its values, its shift, and the sum about that. */
typedef struct column_sums {
  bool digits; /* false: it is constant, or out of range, and no digits are read */
  int parts;   /* 0: itself */
  part *part;  /* [MOST_PARTS] */
  clt_number sum, shift, about;
} column_sums;

static bool fits(const clt_totals_column *c) {
  return clt_digit_fits(c->least) && clt_digit_fits(c->most);
}

static void put(double *row, int k, int j, clt_dd value) {
  row[j] = value.hi;
  row[k + j] = value.lo;
}

static clt_number minus_product(const clt_number *a, const clt_number *b) {
  clt_number product = clt_number_of(0.0);
  clt_number_subtract_product(&product, a, b);
  return product;
}

/* The column that is the product of some factors of another; `kept` are bits. */
static int column_of(const clt_moments *m, const clt_product *of, int kept) {
  int list[CLT_MOST_FACTORS], n = 0;
  for (int f = 0; f < of->factors; f++) {
    if (kept >> f & 1) list[n++] = of->factor[f];
  }
  for (int p = 0; n > 1 && p < m->products->n; p++) {
    const clt_product *other = &m->products->product[p];
    bool same = other->factors == n;
    for (int f = 0; f < n && same; f++) same = other->factor[f] == list[f];
    if (same) return other->column;
  }
  return n ? list[0] : ONES;
}

static void expand(const clt_moments *m, const clt_product *of, column_sums *own) {
  const clt_number one = clt_number_of(1.0);
  for (int kept = 0; kept < 1 << of->factors; kept++) {
    part *p = &own->part[own->parts++];
    clt_number weight = one;
    p->column = column_of(m, of, kept);
    for (int f = 0; f < of->factors; f++) {
      const clt_number origin = clt_number_of(of->origin[f]);
      if (!(kept >> f & 1)) weight = minus_product(&weight, &origin);
    }
    p->minus = minus_product(&weight, &one);
  }
}

/* A sum of a column of the totals, of which `sums` is a row for n rows. */
static clt_number total(const clt_moments *m, int column, const int64_t *sums, int64_t n) {
  if (column == ONES) return clt_number_of((double)n);
  const clt_totals_column *c = &m->totals->column[column];
  return clt_number_from(c->low, c->digits ? sums + c->at : NULL,
                         c->digits ? c->digits + CLT_SUM_MORE : 0);
}

static clt_number sum_of(const clt_moments *m, int j, const column_sums *own, const int64_t *sums,
                         int64_t n) {
  if (own->parts == 0) return total(m, j, sums, n);
  clt_number sum = clt_number_of(0.0);
  for (int p = 0; p < own->parts; p++) {
    clt_number of = total(m, own->part[p].column, sums, n);
    clt_number_subtract_product(&sum, &own->part[p].minus, &of);
  }
  return sum;
}

/* Of two columns of the totals. */
static clt_number total_product(const clt_moments *m, int i, int j) {
  if (i == ONES || j == ONES) return total(m, i == ONES ? j : i, m->totals->sum, m->n);
  int high = i > j ? i : j, low = i > j ? j : i;
  int n = clt_totals_cross_digits(m->totals, high, low);
  return clt_number_from(m->totals->column[high].low + m->totals->column[low].low,
                         n ? clt_totals_cross(m->totals, high, low) : NULL, n);
}

/* Of a column of the totals with the parts of another. */
static clt_number mixed_product(const clt_moments *m, int i, int j, const column_sums *y) {
  if (y->parts == 0) return total_product(m, i, j);
  clt_number sum = clt_number_of(0.0);
  for (int p = 0; p < y->parts; p++) {
    clt_number of = total_product(m, i, y->part[p].column);
    clt_number_subtract_product(&sum, &y->part[p].minus, &of);
  }
  return sum;
}

static clt_number raw_product(const clt_moments *m, int i, int j, const column_sums *x,
                              const column_sums *y) {
  if (x->parts == 0) return mixed_product(m, i, j, y);
  clt_number sum = clt_number_of(0.0);
  for (int p = 0; p < x->parts; p++) {
    clt_number of = mixed_product(m, x->part[p].column, j, y);
    clt_number_subtract_product(&sum, &x->part[p].minus, &of);
  }
  return sum;
}

/* What the column is. False if it has values without digits. */
static bool open_column(const clt_moments *m, int j, column_sums *own) {
  const clt_totals_column *c = m->totals->column;
  const clt_product *of = clt_product_of(m->products, j);
  own->parts = 0;
  own->digits = fits(&c[j]) && (of || c[j].least < c[j].most);
  if (!of) return fits(&c[j]) || c[j].least == c[j].most;
  expand(m, of, own);
  for (int p = 0; p < own->parts; p++) {
    int column = own->part[p].column;
    own->digits = own->digits && (column == ONES || fits(&c[column]));
  }
  return own->digits;
}

static void read_column(const clt_moments *m, int j, column_sums *own) {
  const clt_totals_column *c = &m->totals->column[j];
  const clt_number n = clt_number_of((double)m->n);
  m->shift[j] = c->least == c->most && !own->digits ? c->least + 0.0 : 0.0; /* 0 has no sign */
  put(m->sum, m->k, j, dd_from(0.0));
  if (!own->digits) return;
  own->sum = sum_of(m, j, own, m->totals->sum, m->n);
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
  if (!x->digits || !y->digits) return dd_from(0.0);
  clt_number product = raw_product(m, i, j, x, y);
  clt_number_subtract_product(&product, &x->shift, &y->sum);
  clt_number_subtract_product(&product, &y->shift, &x->about);
  return clt_number_to_dd(&product);
}

/* A square that says that the column is out of range, where it is: it has values without digits, or
** varies by less than the least digits. */
static double square_of(const column_sums *own, bool in_range, double square) {
  if (!in_range) return INFINITY;
  return own->digits && own->parts == 0 && square == 0.0 ? DBL_MIN : square;
}

static void read_on(const clt_moments *m, const column_sums *own) {
  const clt_totals *t = m->totals;
  for (int i = 0; i < m->indicators; i++) {
    const int64_t *sums = t->width ? t->on_sum + (size_t)i * (size_t)t->width : NULL;
    const clt_number n = clt_number_of((double)m->on[i]);
    for (int j = 0; j < m->k; j++) {
      clt_dd value = dd_from(0.0);
      if (own[j].digits) {
        clt_number sum = sum_of(m, j, &own[j], sums, m->on[i]);
        clt_number_subtract_product(&sum, &own[j].shift, &n);
        value = clt_number_to_dd(&sum);
      }
      put(m->on_sum + (size_t)i * 2 * (size_t)m->k, m->k, j, value);
    }
  }
}

static void read_all(const clt_moments *m, column_sums *own) {
  clt_totals_carry(m->totals, m->indicators);
  for (int i = 0; i < m->k; i++) {
    double *row = m->cross + (size_t)i * 2 * (size_t)m->k;
    bool in_range = open_column(m, i, &own[i]);
    read_column(m, i, &own[i]);
    for (int j = 0; j <= i; j++) put(row, m->k, j, read_product(m, i, j, &own[i], &own[j]));
    row[i] = square_of(&own[i], in_range, row[i]);
  }
  read_on(m, own);
}

/* Memory that there is not is latched, and the sums then tell nothing. */
static void read_totals(const clt_moments *m) {
  clt_arena scratch;
  clt_arena_init(&scratch, m->arena->from);
  column_sums *own = clt_arena_take(&scratch, (size_t)m->k, sizeof *own);
  for (int i = 0; own && m->products && i < m->k; i++) {
    own[i].part = clt_arena_take(&scratch, MOST_PARTS, sizeof *own[i].part);
  }
  if (clt_arena_failed(&scratch)) {
    m->arena->failed = true;
  } else if (clt_totals_flush(m->totals)) {
    read_all(m, own);
  }
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

/* sum x^2 = sum (x - mean)^2 + n mean^2, by roots. */
double clt_moments_norm(const clt_moments *m, int column) {
  double mean = clt_moments_mean(m, column).hi;
  return hypot(sqrt(clt_moments_scatter(m, column).hi), sqrt((double)m->n) * mean);
}

bool clt_moments_constant(const clt_moments *m, int column) {
  double scatter = clt_moments_scatter(m, column).hi;
  return scatter == 0.0 || sqrt(scatter) <= 3.0 * 0x1p-53 * clt_moments_norm(m, column);
}

bool clt_moments_in_range(const clt_moments *m, int column) {
  double squares = clt_moments_product(m, column, column).hi;
  double sum = column_sum(m, column).hi;
  if (squares == 0.0) return sum == 0.0;
  return clt_squares_in_range(squares);
}
