#include "plot/scale.h"

#include <math.h>

/* A range narrower than this share of its values is rounding: drawn as one value. */
#define NARROWEST 1e-13

/* What is left free at either end, of the range; of the value, where there is only one. */
static const double PAD = 0.04, PAD_ALONE = 0.1;

/* A tick at the very end counts although rounding puts it this share of a step outside. */
static const double TICK_SLACK = 1e-9;

/* More decimals a double does not have; clt_format_decimals() writes no more. */
enum { MOST_DECIMALS = 15 };

/* Pixels along a horizontal axis: between ticks, and between the labels at them. */
static const double ACROSS_GAP = 40.0, LABELS_APART = 10.0;

void clt_range_take(double *least, double *most, double value) {
  if (isnan(value)) return;
  if (!(value >= *least)) *least = value;
  if (!(value <= *most)) *most = value;
}

static int power_of(double size) {
  if (size == 0.0 || (size < 1e6 && size >= 1e-3)) return 0;
  return 3 * (int)floor(log10(size) / 3.0);
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

static void set_ticks(clt_scale *scale, double gap) {
  int power;
  double length = fabs(scale->to - scale->from);
  double share = fmin(gap / fmax(length, 1.0), 1.0);
  scale->step = round_up((scale->high - scale->low) * share, &power);
  scale->decimals = power < 0 ? (power < -MOST_DECIMALS ? MOST_DECIMALS : -power) : 0;
  scale->first = ceil(scale->low / scale->step - TICK_SLACK);
  double last = floor(scale->high / scale->step + TICK_SLACK);
  scale->ticks = last < scale->first ? 0 : (int)(last - scale->first) + 1;
}

clt_scale clt_scale_of(double least, double most, double from, double to, double gap) {
  clt_scale scale = {.low = 0.0, .high = 1.0, .from = from, .to = to, .step = 1.0};
  if (isnan(least) || isnan(most)) return scale;
  double size = fmax(fabs(least), fabs(most));
  scale.power = power_of(size);
  double low = clt_scale_by_ten(least, -scale.power), high = clt_scale_by_ten(most, -scale.power);
  double range = high - low, largest = fmax(fabs(low), fabs(high));
  double pad = PAD * range;
  if (range <= NARROWEST * largest) pad = largest > 0.0 ? PAD_ALONE * largest : 1.0;
  scale.low = low - pad;
  scale.high = high + pad;
  set_ticks(&scale, gap);
  return scale;
}

clt_scale clt_scale_across(double least, double most, double from, double to) {
  clt_scale scale = clt_scale_of(least, most, from, to, ACROSS_GAP);
  for (int i = 0; i < 4; i++) { /* a wider step may have wider labels */
    double step = scale.step / (scale.high - scale.low) * fabs(to - from);
    double need = clt_scale_label_width(&scale) + LABELS_APART;
    if (step >= need) break;
    set_ticks(&scale, need);
  }
  return scale;
}

clt_scale clt_scale_trial(double least, double most) {
  return clt_scale_of(least, most, 0.0, 1.0, CLT_TICK_SHARE);
}

double clt_scale_at(const clt_scale *scale, double value) {
  double share = (clt_scale_by_ten(value, -scale->power) - scale->low) / (scale->high - scale->low);
  return scale->from + share * (scale->to - scale->from);
}

double clt_scale_tick(const clt_scale *scale, int i, char label[CLT_FIGURE_BYTES]) {
  double value = (scale->first + i) * scale->step;
  double share = (value - scale->low) / (scale->high - scale->low);
  clt_format_decimals(label, value, scale->decimals);
  return scale->from + share * (scale->to - scale->from);
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

const char *clt_scale_title(const clt_scale *scale, clt_arena *arena, const char *title) {
  char power[CLT_FIGURE_BYTES];
  if (!scale->power || !scale->ticks) return title;
  clt_format_power(power, scale->power);
  return clt_text_join(arena, (const char *const[]){title, "  ", power, NULL});
}
