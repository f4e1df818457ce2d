#include "graph/probability.h"

#include <math.h>

void clt_probability_pairs(double *matrix, int d) {
  for (int i = 0; i < d * d; i++) matrix[i] = clt_probability(matrix[i]);
  for (int i = 0; i < d; i++) {
    for (int j = 0; j < i; j++) {
      double *one = &matrix[i * d + j], *other = &matrix[j * d + i];
      double *less = *one < *other ? one : other, *more = *one < *other ? other : one;
      /* 1 less a half or more is exact, so that adding it again gives 1. */
      if (*one + *other > 1.0 && clt_probability(*one + *other) == 1.0) *less = 1.0 - *more;
    }
  }
}

double clt_probability_false_share(const double *edge, int d) {
  double sum = 0.0;
  int found = 0;
  for (int i = 0; i < d * d; i++) {
    if (!(edge[i] >= 0.5)) continue;
    sum += 1.0 - edge[i];
    found++;
  }
  return found ? sum / found : NAN;
}
