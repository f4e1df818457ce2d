#include "stat/shape.h"

/* Differences in a unit: its square of squares is far from the end of the range. */
static const double MOST_UNITS = 0x1p60;

/* Of all terms so far the unit takes nothing but what is nothing beside those to come. */
void clt_shape_widen(clt_shape *shape, double difference) {
  double per_unit = ldexp(1.0, -(int)fmax(ilogb(difference), -1000));
  double ratio = shape->per_unit > 0.0 ? per_unit / shape->per_unit : 0.0;
  shape->per_unit = per_unit;
  shape->most = MOST_UNITS / per_unit;
  shape->cubes *= ratio * ratio * ratio;
  shape->fourths *= ratio * ratio * ratio * ratio;
}

/* The mean less the first value. */
static double mean_from_first(const clt_shape *shape, const clt_moments *moments, int column) {
  return dd_to_double(dd_sub(clt_moments_mean(moments, column), dd_from(shape->first)));
}

/* About another first value, at a distance of e:
** sum (d + e)^3 = sum d^3 + 3 e sum d^2 + 3 e^2 sum d + n e^3, and the like of fourth powers. */
void clt_shape_merge(clt_shape *to, const clt_shape *from, const clt_moments *from_moments,
                     int column) {
  double n = (double)from_moments->n, own = from->per_unit;
  if (!from->begun) return;
  if (!to->begun) {
    *to = *from;
    to->most = own > 0.0 ? MOST_UNITS / own : 0.0;
    return;
  }
  double apart = from->first - to->first;
  if (fabs(apart) > to->most) clt_shape_widen(to, apart);
  if (own > 0.0 && 1.0 / own > to->most) clt_shape_widen(to, 1.0 / own);
  double unit = to->per_unit, e = apart * unit, scale = own > 0.0 ? unit / own : 0.0;
  double mean = mean_from_first(from, from_moments, column) * unit, sum = n * mean;
  double squares = clt_moments_scatter(from_moments, column).hi * unit * unit + sum * mean;
  double cubes = from->cubes * scale * scale * scale;
  double fourths = from->fourths * scale * scale * scale * scale;
  to->cubes += cubes + 3.0 * e * squares + 3.0 * e * e * sum + n * e * e * e;
  to->fourths +=
      fourths + 4.0 * e * cubes + 6.0 * e * e * squares + 4.0 * e * e * e * sum + n * e * e * e * e;
}

void clt_shapes_add(clt_shapes *all, const clt_shape *shape, const clt_moments *moments,
                    int column) {
  double n = (double)moments->n, unit = shape->per_unit;
  if (moments->n < 2 || clt_moments_constant(moments, column)) return;
  /* About the mean, which is at e: sum (d - e)^3 and sum (d - e)^4. */
  double e = mean_from_first(shape, moments, column) * unit;
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

double clt_shape_settled(double x) {
  return x - 1e-9;
}

bool clt_shapes_far_from_normal(const clt_shapes *all) {
  double least = fmax(1.0, 8.0 / sqrt((double)all->n));
  return all->n > 0 &&
         (clt_shape_settled(all->skewness) > least || clt_shape_settled(all->kurtosis) > 2.0);
}
