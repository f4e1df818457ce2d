#include "stat/mediation/solve.h"

#include <math.h>

/* A triangle in which columns are eliminated from left to right. */
typedef struct elimination {
  double *within;
  const double *square;
  size_t p;
} elimination;

/* Takes column k out of the columns after it, whose entries in column k stay; false if it is
** collinear with those before it. */
static bool eliminate(const elimination *e, size_t k) {
  double pivot = e->within[clt_triangle(k) + k];
  if (!(pivot > CLT_MEDIATION_PIVOT * e->square[k])) return false;
  for (size_t i = k + 1; i < e->p; i++) {
    double *row = e->within + clt_triangle(i), factor = row[k] / pivot;
    for (size_t j = k + 1; j <= i; j++) row[j] -= factor * e->within[clt_triangle(j) + k];
  }
  return true;
}

/* How column i depends on what column k < i, which was eliminated, has of its own. */
static double slope(const elimination *e, size_t i, size_t k) {
  return e->within[clt_triangle(i) + k] / e->within[clt_triangle(k) + k];
}

/* The b, from the last one: what y has of a mediator's own it has of those after it, too. */
static void solve_b(const elimination *e, clt_mediation_slopes *z, size_t x, size_t k) {
  size_t first = x + 1, y = first + k;
  for (size_t l = k; l-- > 0;) {
    double b = slope(e, y, first + l);
    for (size_t j = l + 1; j < k; j++) b -= slope(e, first + j, first + l) * z->b[j];
    z->b[l] = b;
    z->direct -= z->a[l] * b;
  }
}

void clt_mediation_solve(clt_mediation_slopes *z, double *within, const double *square, size_t p,
                         size_t k) {
  const elimination e = {within, square, p};
  size_t x = p - k - 2;
  for (size_t c = 0; c < x; c++) eliminate(&e, c);
  bool has_x = eliminate(&e, x), has_b = has_x;
  z->c = has_x ? slope(&e, p - 1, x) : NAN;
  for (size_t l = 0; l < k; l++) z->a[l] = has_x ? slope(&e, x + 1 + l, x) : NAN;
  for (size_t l = 0; has_b && l < k; l++) has_b = eliminate(&e, x + 1 + l);
  z->direct = has_b ? z->c : NAN;
  for (size_t l = 0; !has_b && l < k; l++) z->b[l] = NAN;
  if (has_b) solve_b(&e, z, x, k);
}
