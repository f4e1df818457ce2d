/*
** Probabilities that were found as sums, brought back into [0, 1] where the sum was made.
**
** A sum of weights that add up to 1, or 1 less such a sum, misses by some rounding. What is further
** out than that is a fault, and is left to be seen.
*/
#ifndef CLT_GRAPH_PROBABILITY_H
#define CLT_GRAPH_PROBABILITY_H

/* p, or the end of [0, 1] that it misses by rounding; NAN stays. */
static inline double clt_probability(double p) {
  const double rounding = 1e-9;
  if (p > 1.0 && p <= 1.0 + rounding) return 1.0;
  return p < 0.0 && p >= -rounding ? 0.0 : p;
}

/* The same for a matrix [d * d] of events of which i -> j and j -> i exclude each other, edges or
** paths: the two together do not exceed 1, as computed, either. */
void clt_probability_pairs(double *matrix, int d);

/* Of the edges that are found, those with a probability of 1/2 or more, the share that is expected
** to be false: the mean of 1 - probability; NAN if there are none (P. Müller, G. Parmigiani,
** C. Robert and J. Rousseau, JASA 99 (2004)). `edge` is [d * d]. */
double clt_probability_false_share(const double *edge, int d);

#endif
