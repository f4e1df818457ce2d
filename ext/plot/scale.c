#include "plot/scale.h"

#include <float.h>
#include <math.h>

/* A range narrower than this share of its values is rounding: drawn as one value. */
#define NARROWEST 1e-13

/* What is left free at either end, of the range; of the value, or of a decade, where there is only
** one. */
static const double PAD = 0.04, PAD_ALONE = 0.1;

/* A tick at the very end counts although rounding puts it this share of a step outside. */
static const double TICK_SLACK = 1e-9;

/* More decimals a double does not have; clt_format_decimals() writes no more. */
enum { MOST_DECIMALS = 15 };

/* Pixels along a horizontal axis: between ticks, and between the labels at them; at the least. */
static const double ACROSS_GAP = 40.0, LABELS_APART = 10.0, LABELS_TIGHT = 4.0;

/* A step is at least twice the one before, so that so many times it the next is asked for. */
static const double NEXT_STEP = 1.5;

/* Fewer ticks do not say how an axis runs. */
enum { ENOUGH_TICKS = 3 };

/* Decimal logarithms of the largest double and, from above, of the smallest. */
static const double LOG_MOST = 308.25471555991674, LOG_LEAST = -323.3;

/* The ticks in a decade of a logarithmic axis, by their kind; and the digits that a label of it has
** at most. */
static const struct {
  int n;
  double at[3];
} DECADE[] = {[CLT_TICKS_ONE_TWO_FIVE] = {3, {1.0, 2.0, 5.0}},
              [CLT_TICKS_ONE_THREE] = {2, {1.0, 3.0}},
              [CLT_TICKS_DECADES] = {1, {1.0}}};
enum { LOG_DIGITS = 15 };

/* Evenly spaced ticks of a logarithmic axis are tried on fewer decades than this. */
static const double EVEN_DECADES = 2.0;

void clt_range_take(clt_range *range, double value) {
  if (isnan(value)) return;
  if (!(value >= range->least)) range->least = value;
  if (!(value <= range->most)) range->most = value;
}

double clt_range_between(const clt_range *range, double from, double to, double share) {
  if (!range->log) return from * (1.0 - share) + to * share;
  double value = pow(10.0, log10(from) * (1.0 - share) + log10(to) * share);
  return fmin(fmax(value, DBL_TRUE_MIN), DBL_MAX); /* a place on the axis all the same */
}

clt_range clt_range_widened(const clt_range *range, double share) {
  clt_range wide = *range;
  wide.least = clt_range_between(range, range->least, range->most, -share);
  wide.most = clt_range_between(range, range->least, range->most, 1.0 + share);
  return wide;
}

/* Of the axis' end, which lies outside of the largest value. */
static int power_of(double size) {
  if (size == 0.0) return 0;
  double digits = log10(size) + log10(1.0 + PAD);
  return digits < 6.0 && digits >= -3.0 ? 0 : 3 * (int)floor(digits / 3.0);
}

/* The smallest of 1, 2, 5 times a power of ten that is not below x > 0; *power is its power. */
static double round_up(double x, int *power) {
  *power = (int)floor(log10(x));
  double mantissa = clt_scale_by_ten(x, -*power);
  double nice = mantissa <= 1.0 ? 1.0 : mantissa <= 2.0 ? 2.0 : mantissa <= 5.0 ? 5.0 : 10.0;
  if (nice == 10.0) {
    nice = 1.0;
    ++*power;
  }
  return clt_scale_by_ten(nice, *power);
}

/* Ticks at the multiples of a step that is at least so large, as the values are counted. */
static void set_even(clt_scale *scale, double low, double high, double least) {
  int power;
  scale->kind = CLT_TICKS_EVEN;
  scale->step = round_up(least, &power);
  scale->decimals = power < 0 ? (power < -MOST_DECIMALS ? MOST_DECIMALS : -power) : 0;
  scale->first = ceil(low / scale->step - TICK_SLACK);
  double last = floor(high / scale->step + TICK_SLACK);
  scale->ticks = last < scale->first ? 0 : (int)(last - scale->first) + 1;
}

/* The value of tick k, as values are counted. */
static double tick_value(const clt_scale *scale, double k) {
  if (scale->kind == CLT_TICKS_EVEN) return k * scale->step;
  int n = DECADE[scale->kind].n, decade = (int)floor(k / n);
  return clt_scale_by_ten(DECADE[scale->kind].at[(int)k - n * decade],
                          (int)lround(decade * scale->step));
}

/* The ticks of a kind that lie within a logarithmic axis, in decades that are `step` apart. */
static void set_decades(clt_scale *scale, clt_tick_kind kind, double step) {
  int n = DECADE[kind].n;
  scale->kind = kind;
  scale->step = step;
  scale->ticks = 0;
  for (double k = n * (floor(scale->low / step) - 1.0);; k++) {
    double at = log10(tick_value(scale, k));
    if (at > scale->high + TICK_SLACK) break;
    if (at < scale->low - TICK_SLACK) continue;
    if (scale->ticks++ == 0) scale->first = k;
  }
}

/* Evenly spaced ticks at least `apart` decades apart, which they are where they are nearest to each
** other, at the upper end; if a short axis has more of them than of its own. */
static void try_even(clt_scale *scale, double apart) {
  double high = pow(10.0, scale->high), least = high * (1.0 - pow(10.0, -apart));
  if (scale->high - scale->low > EVEN_DECADES || !(least > 0.0 && isfinite(least))) return;
  clt_scale even = *scale;
  set_even(&even, pow(10.0, scale->low), high, least);
  if (isfinite(even.step) && even.ticks > scale->ticks) *scale = even;
}

/* Ticks at least `apart` decades apart: at powers of ten, with 2 and 5 times these between them if
** they fit; with 3 times these rather than few. */
static void set_log_ticks(clt_scale *scale, double apart) {
  int power;
  if (apart <= log10(2.0)) {
    set_decades(scale, CLT_TICKS_ONE_TWO_FIVE, 1.0);
  } else {
    set_decades(scale, CLT_TICKS_DECADES, round_up(fmax(apart, 1.0), &power));
    if (scale->ticks < ENOUGH_TICKS && apart <= log10(3.0))
      set_decades(scale, CLT_TICKS_ONE_THREE, 1.0);
  }
  try_even(scale, apart);
}

static void set_ticks(clt_scale *scale, double gap) {
  double share = gap / fmax(fabs(scale->to - scale->from), 1.0);
  double least = (scale->high - scale->low) * share;
  if (scale->log) {
    set_log_ticks(scale, least);
  } else {
    set_even(scale, scale->low, scale->high, least);
  }
}

/* The domain of a logarithmic axis, in decades. */
static void set_log_domain(clt_scale *scale, const clt_range *range) {
  double low = log10(range->least), high = log10(range->most);
  double pad = high > low ? PAD * (high - low) : PAD_ALONE;
  scale->low = fmax(low - pad, LOG_LEAST - PAD_ALONE);
  scale->high = fmin(high + pad, LOG_MOST);
}

static void set_domain(clt_scale *scale, const clt_range *range) {
  scale->power = power_of(fmax(fabs(range->least), fabs(range->most)));
  double low = clt_scale_by_ten(range->least, -scale->power);
  double high = clt_scale_by_ten(range->most, -scale->power);
  double width = high - low, largest = fmax(fabs(low), fabs(high));
  double pad = PAD * width;
  if (width <= NARROWEST * largest) pad = largest > 0.0 ? PAD_ALONE * largest : 1.0;
  scale->low = low - pad;
  scale->high = high + pad;
}

clt_scale clt_scale_of(const clt_range *range, double from, double to, double gap, double tight) {
  clt_scale scale = {.low = 0.0, .high = 1.0, .from = from, .to = to, .step = 1.0};
  if (isnan(range->least)) return scale;
  scale.log = range->log;
  if (scale.log) {
    set_log_domain(&scale, range);
  } else {
    set_domain(&scale, range);
  }
  set_ticks(&scale, gap);
  if (scale.ticks < ENOUGH_TICKS) set_ticks(&scale, tight);
  return scale;
}

/* Pixels from one tick to the next, where they are nearest, and what is free between their labels,
** where that is least. */
typedef struct gaps {
  double ticks, labels;
} gaps;

static gaps gaps_of(const clt_scale *scale) {
  char label[CLT_FIGURE_BYTES];
  double before = NAN, end = NAN;
  gaps least = {INFINITY, INFINITY};
  for (int i = 0; i < scale->ticks; i++) {
    double at = clt_scale_tick(scale, i, label);
    double half = clt_text_width(label, CLT_FACE_SMALL) / 2.0;
    least.ticks = fmin(least.ticks, at - before); /* leaves NAN out */
    least.labels = fmin(least.labels, at - half - end);
    before = at;
    end = at + half;
  }
  return least;
}

/* Ticks so far apart that there are `free` pixels between their labels. */
static void spread(clt_scale *scale, double free) {
  for (gaps g = gaps_of(scale); g.labels < free; g = gaps_of(scale)) {
    set_ticks(scale, NEXT_STEP * g.ticks);
  }
}

clt_scale clt_scale_across(const clt_range *range, double from, double to) {
  clt_scale scale = clt_scale_of(range, from, to, ACROSS_GAP, ACROSS_GAP), closer = scale;
  spread(&scale, LABELS_APART);
  if (scale.ticks == 0 || scale.ticks >= ENOUGH_TICKS) return scale;
  set_ticks(&closer, LABELS_TIGHT);
  spread(&closer, LABELS_TIGHT);
  return closer.ticks > scale.ticks ? closer : scale;
}

clt_scale clt_scale_trial(const clt_range *range) {
  return clt_scale_of(range, 0.0, 1.0, CLT_TICK_SHARE, CLT_TICK_SHARE);
}

/* The pixel of a value, as values are counted. */
static double place(const clt_scale *scale, double value) {
  double at = scale->log ? log10(value) : value;
  double share = (at - scale->low) / (scale->high - scale->low);
  return scale->from + share * (scale->to - scale->from);
}

double clt_scale_at(const clt_scale *scale, double value) {
  return place(scale, clt_scale_by_ten(value, -scale->power));
}

double clt_scale_tick(const clt_scale *scale, int i, char label[CLT_FIGURE_BYTES]) {
  double value = tick_value(scale, scale->first + i);
  if (scale->log) {
    clt_format_figure(label, value, LOG_DIGITS);
  } else {
    clt_format_decimals(label, value, scale->decimals);
  }
  return place(scale, value);
}

double clt_scale_label_width(const clt_scale *scale) {
  char label[CLT_FIGURE_BYTES];
  double widest = 0.0;
  for (int i = 0; i < scale->ticks; i++) {
    clt_scale_tick(scale, i, label);
    widest = fmax(widest, clt_text_width(label, CLT_FACE_SMALL));
  }
  return widest;
}
