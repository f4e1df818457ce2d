#include "stat/shape.h"

void clt_shapes_add(clt_shapes *all, const clt_shape *shape, const clt_moments *moments,
                    int column) {
  double n = (double)moments->n, unit = shape->per_unit;
  if (moments->n < 2 || clt_moments_constant(moments, column)) return;
  clt_dd sum = clt_moments_product(moments, CLT_CONSTANT, column);
  /* About the mean, which is at e: sum (d - e)^3 and sum (d - e)^4. */
  double e = sum.hi / n * unit;
  double squares = clt_moments_scatter(moments, column).hi * unit * unit;
  double cubes = shape->cubes - 3.0 * e * squares - n * e * e * e;
  double fourths =
      shape->fourths - 4.0 * e * shape->cubes + 6.0 * e * e * squares + 3.0 * n * e * e * e * e;
  double variance = squares / n;
  double skewness = cubes / n / (variance * sqrt(variance));
  double kurtosis = fourths / n / (variance * variance) - 3.0;
  if (!isfinite(skewness) || !isfinite(kurtosis)) return;
  double before = (double)all->n, total = before + n;
  all->skewness = sqrt((before * all->skewness * all->skewness + n * skewness * skewness) / total);
  all->kurtosis = (before * all->kurtosis + n * kurtosis) / total;
  all->n += moments->n;
}

bool clt_shapes_far_from_normal(const clt_shapes *all) {
  double least = fmax(1.0, 8.0 / sqrt((double)all->n));
  return all->n > 0 && (all->skewness > least || all->kurtosis > 2.0);
}
