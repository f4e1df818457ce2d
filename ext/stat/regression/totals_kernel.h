/*
** The hot loops of the totals, once per instruction set: totals.c includes this file with
**   KERNEL(name)                     the name of a function of this variant
**   KERNEL_TARGET                    function attribute that switches the instruction set on
**   KERNEL_ADD_PRODUCT(sum, a, b)    sum + a b, of vectors
** All variants give the same, since every sum and product is exact.
*/

#define KERNEL_INLINE KERNEL_TARGET static inline __attribute__((always_inline))

#define KERNEL_SELECT(mask, yes, no) ((lanes)(((bits)(yes) & (mask)) | ((bits)(no) & ~(mask))))

/* What the values range over. The last vector is filled up with the first value. */
KERNEL_INLINE void KERNEL(range)(clt_totals_column *c, double *x, int rows) {
  int vectors = (rows + LANES - 1) / LANES;
  for (int r = rows; r < vectors * LANES; r++) x[r] = x[0];
  lanes least = *(const lanes *)x, most = least;
  for (int v = 1; v < vectors; v++) {
    lanes own = ((const lanes *)x)[v];
    least = KERNEL_SELECT(own < least, own, least);
    most = KERNEL_SELECT(own > most, own, most);
  }
  double low = least[0], high = most[0];
  for (int l = 1; l < LANES; l++) {
    low = least[l] < low ? least[l] : low;
    high = most[l] > high ? most[l] : high;
  }
  if (low < c->least) c->least = low;
  if (high > c->most) c->most = high;
  bool fits = clt_digit_fits(low) && clt_digit_fits(high);
  c->largest = -low > high ? -low : high;
  if (!fits) c->largest = without_digitless(x, rows);
  for (int r = rows; r < vectors * LANES; r++) x[r] = 0.0;
}

/* The next digit of x, which is then no more in it, scaled to a whole number. */
KERNEL_INLINE lanes KERNEL(split_value)(lanes *x, double shift, double in) {
  lanes part = (*x + shift) - shift;
  *x -= part;
  return part * in;
}

KERNEL_INLINE bool KERNEL(any)(const bits *left) {
  return (((*left)[0] | (*left)[1] | (*left)[2] | (*left)[3]) & INT64_MAX) != 0;
}

/* Digit j of each value, as a double, which is then no more in `rest`; whether there is a rest. */
KERNEL_INLINE bool KERNEL(split)(double *rest, double *digit, int vectors, int j) {
  const double one = ldexp(1.0, CLT_DIGIT_BITS * j);
  bits left = {0};
  for (int v = 0; v < vectors; v++) {
    lanes x = ((const lanes *)rest)[v];
    ((lanes *)digit)[v] = KERNEL(split_value)(&x, 0x1.8p52 * one, 1.0 / one);
    ((lanes *)rest)[v] = x;
    left |= (bits)x;
  }
  return KERNEL(any)(&left);
}

/* The same of three digits, from j down. */
KERNEL_INLINE bool KERNEL(split_three)(double *rest, const double *x, double *digit, int vectors,
                                       int j) {
  const double one = ldexp(1.0, CLT_DIGIT_BITS * j), in = 1.0 / one;
  const double step = 1.0 / ((int64_t)1 << CLT_DIGIT_BITS), up = (int64_t)1 << CLT_DIGIT_BITS;
  const double shift = 0x1.8p52 * one;
  bits left = {0};
  for (int v = 0; v < vectors; v++) {
    lanes own = ((const lanes *)x)[v];
    ((lanes *)digit)[v] = KERNEL(split_value)(&own, shift, in);
    ((lanes *)(digit - CLT_TOTALS_ROWS))[v] = KERNEL(split_value)(&own, shift * step, in * up);
    ((lanes *)(digit - 2 * CLT_TOTALS_ROWS))[v] =
        KERNEL(split_value)(&own, shift * step * step, in * up * up);
    ((lanes *)rest)[v] = own;
    left |= (bits)own;
  }
  return KERNEL(any)(&left);
}

/* A column's digits into its planes; false if it has not all that it takes. */
KERNEL_INLINE bool KERNEL(split_column)(const clt_totals *t, int i) {
  clt_totals_column *c = &t->column[i];
  double rest[CLT_TOTALS_ROWS];
  int vectors = vectors_of(t), j;
  c->top = c->bottom = 0;
  if (c->largest == 0.0) return true;
  j = clt_digit_top(c->largest) - c->low;
  if (c->digits == 0 || j >= c->digits) return false;
  bool left = true;
  c->top = j + 1;
  if (j >= 2) {
    left = KERNEL(split_three)(rest, values(t, i), plane(t, i, j), vectors, c->low + j);
    j -= 3;
  } else {
    memcpy(rest, values(t, i), (size_t)(vectors * LANES) * sizeof *rest);
  }
  for (; left && j >= 0; j--) left = KERNEL(split)(rest, plane(t, i, j), vectors, c->low + j);
  c->bottom = j + 1;
  return !left || c->low == CLT_DIGIT_LOW;
}

/* Adds the digits of one of the doubles of a product to its planes. */
KERNEL_INLINE bool KERNEL(split_term)(const clt_totals *t, int i, double *term) {
  clt_totals_column *c = &t->column[i];
  double digit[CLT_TOTALS_ROWS];
  double largest = largest_of(term, t->rows);
  int vectors = vectors_of(t), j = largest > 0.0 ? clt_digit_top(largest) - c->low : 0;
  for (bool left = largest > 0.0; left; j--) {
    if (j < 0) return c->low == CLT_DIGIT_LOW;
    left = KERNEL(split)(term, digit, vectors, c->low + j);
    lanes *to = (lanes *)plane(t, i, j);
    for (int v = 0; v < vectors; v++) to[v] += ((const lanes *)digit)[v];
    if (j < c->bottom) c->bottom = j;
  }
  return true;
}

/* Likewise of a product, the digits of whose doubles are added and carried. */
KERNEL_INLINE bool KERNEL(split_product)(const clt_totals *t, int i) {
  const double up = (int64_t)1 << CLT_DIGIT_BITS, down = 1.0 / up;
  clt_totals_column *c = &t->column[i];
  double term[MOST_TERMS][CLT_TOTALS_ROWS];
  int vectors = vectors_of(t), n = product_terms(t, i, term);
  c->top = c->bottom = 0;
  c->largest = largest_of(term[0], t->rows); /* a factor without digits leaves nothing */
  if (c->largest == 0.0) return true;
  int top = clt_digit_top(c->largest) + 1 - c->low;
  if (c->digits == 0 || top >= c->digits) return false;
  for (int d = 0; d <= top; d++) memset(plane(t, i, d), 0, CLT_TOTALS_ROWS * sizeof(double));
  c->bottom = top;
  c->top = top + 1;
  for (int l = 0; l < n; l++) {
    if (!KERNEL(split_term)(t, i, term[l])) return false;
  }
  for (int d = c->bottom; d < top; d++) {
    lanes *own = (lanes *)plane(t, i, d), *above = (lanes *)plane(t, i, d + 1);
    for (int v = 0; v < vectors; v++) {
      lanes over = (own[v] * down + 0x1.8p52) - 0x1.8p52;
      own[v] -= over * up;
      above[v] += over;
    }
  }
  return true;
}

KERNEL_TARGET static void KERNEL(range_all)(const clt_totals *t) {
  for (int i = 0; i < t->k; i++) KERNEL(range)(&t->column[i], values(t, i), t->rows);
}

KERNEL_TARGET static bool KERNEL(split_all)(const clt_totals *t) {
  for (int i = 0; i < t->k; i++) {
    bool product = clt_product_of(t->products, i) != NULL;
    if (!(product ? KERNEL(split_product)(t, i) : KERNEL(split_column)(t, i))) return false;
  }
  return true;
}

KERNEL_INLINE double KERNEL(total)(lanes v) {
  return (v[0] + v[1]) + (v[2] + v[3]);
}

/* Products of a digit with n <= 4 others. */
KERNEL_INLINE void KERNEL(multiply)(const double *a, const double *b, int vectors, int n,
                                    int64_t *to) {
  lanes sum0 = {0.0}, sum1 = {0.0}, sum2 = {0.0}, sum3 = {0.0};
  for (int v = 0; v < vectors; v++) {
    lanes own = ((const lanes *)a)[v];
    sum0 = KERNEL_ADD_PRODUCT(sum0, own, ((const lanes *)b)[v]);
    if (n > 1) sum1 = KERNEL_ADD_PRODUCT(sum1, own, ((const lanes *)(b + CLT_TOTALS_ROWS))[v]);
    if (n > 2) sum2 = KERNEL_ADD_PRODUCT(sum2, own, ((const lanes *)(b + 2 * CLT_TOTALS_ROWS))[v]);
    if (n > 3) sum3 = KERNEL_ADD_PRODUCT(sum3, own, ((const lanes *)(b + 3 * CLT_TOTALS_ROWS))[v]);
  }
  to[0] += (int64_t)KERNEL(total)(sum0);
  if (n > 1) to[1] += (int64_t)KERNEL(total)(sum1);
  if (n > 2) to[2] += (int64_t)KERNEL(total)(sum2);
  if (n > 3) to[3] += (int64_t)KERNEL(total)(sum3);
}

/* Of digit d of column i with the digits from b on, before `end`, of column j. */
KERNEL_INLINE void KERNEL(multiply_digit)(const clt_totals *t, int i, int d, int j) {
  const int vectors = vectors_of(t), end = t->column[j].top;
  const double *own = plane(t, i, d);
  int64_t *to = clt_totals_cross(t, i, j) + d;
  int b = t->column[j].bottom;
  for (; b + 4 <= end; b += 4) KERNEL(multiply)(own, plane(t, j, b), vectors, 4, to + b);
  if (end - b == 3) KERNEL(multiply)(own, plane(t, j, b), vectors, 3, to + b);
  if (end - b == 2) KERNEL(multiply)(own, plane(t, j, b), vectors, 2, to + b);
  if (end - b == 1) KERNEL(multiply)(own, plane(t, j, b), vectors, 1, to + b);
}

KERNEL_TARGET static void KERNEL(add_up)(const clt_totals *t) {
  const int vectors = vectors_of(t);
  for (int i = 0; i < t->k; i++) {
    const clt_totals_column *c = &t->column[i];
    for (int d = c->bottom; d < c->top; d++) {
      lanes sum = {0.0};
      for (int v = 0; v < vectors; v++) sum += ((const lanes *)plane(t, i, d))[v];
      t->sum[c->at + d] += (int64_t)KERNEL(total)(sum);
      for (int j = 0; j <= i; j++) KERNEL(multiply_digit)(t, i, d, j);
    }
  }
}

#undef KERNEL_SELECT
#undef KERNEL_INLINE
#undef KERNEL
#undef KERNEL_TARGET
#undef KERNEL_ADD_PRODUCT
