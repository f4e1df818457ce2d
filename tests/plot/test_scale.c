/*
** Scales: ticks are round, inside the domain, far enough apart; every value has a place; on a
** logarithmic axis equal ratios are equally far apart.
*/
#include <float.h>

#include "base/rng.h"
#include "stat/distribution/rng_normal.h"
#include "plot/scale.h"
#include "test.h"

enum { GAP = 42, TIGHT = 16 };

static clt_scale of(double least, double most, double from, double to) {
  return clt_scale_of(&(clt_range){least, most, false}, from, to, GAP, TIGHT);
}

static bool round_step(double step) {
  double mantissa = step / pow(10.0, floor(log10(step) + 1e-9));
  return fabs(mantissa - 1.0) < 1e-9 || fabs(mantissa - 2.0) < 1e-9 || fabs(mantissa - 5.0) < 1e-9;
}

/* What must hold for the scale of any data: of three ticks or more those that are drawn apart, of
** fewer at least what closer ones need. */
static bool sound(const clt_range *range, double from, double to, bool across) {
  clt_scale s =
      across ? clt_scale_across(range, from, to) : clt_scale_of(range, from, to, GAP, TIGHT);
  double left = fmin(from, to) - 1e-6, right = fmax(from, to) + 1e-6, last = NAN, end = NAN;
  char label[CLT_FIGURE_BYTES], before[CLT_FIGURE_BYTES] = "";
  bool ok = s.low < s.high && s.ticks <= 200 && s.power % 3 == 0;
  for (int i = 0; i < s.ticks; i++) {
    double at = clt_scale_tick(&s, i, label), width = clt_text_width(label, CLT_FACE_SMALL);
    ok = ok && at >= left && at <= right && strcmp(label, before) != 0;
    if (i) ok = ok && fabs(at - last) >= (across ? 4.0 : TIGHT) - 1e-6;
    if (i && across) ok = ok && at - width / 2.0 > end;
    last = at;
    end = at + width / 2.0;
    memcpy(before, label, sizeof before);
  }
  for (int i = 0; i <= 4; i++) {
    double at = clt_scale_at(&s, clt_range_between(range, range->least, range->most, i / 4.0));
    ok = ok && at >= left && at <= right;
  }
  return ok && (s.kind != CLT_TICKS_EVEN || round_step(s.step));
}

static void known(void) {
  char label[CLT_FIGURE_BYTES];
  clt_scale s = of(0.0, 100.0, 300.0, 0.0);
  CHECK(s.step == 20.0 && s.power == 0);
  CHECK_NEAR(clt_scale_tick(&s, 0, label), clt_scale_at(&s, 0.0), 1e-12);
  CHECK(strcmp(label, "0") == 0);
  s = of(0.0, 2.5e6, 300.0, 0.0);
  CHECK(s.power == 6 && s.step == 0.5 && s.decimals == 1);
  s = of(1e-9, 4e-8, 300.0, 0.0);
  CHECK(s.power == -9);
  s = of(0.0, 999e-9, 300.0, 0.0); /* rather 0, 0.2 ... 1.0 than 0, 200 ... 1000 */
  CHECK(s.power == -6 && s.step == 0.2);
  s = of(7.0, 7.0, 300.0, 0.0); /* constant */
  CHECK_NEAR(clt_scale_at(&s, 7.0), 150.0, 1e-9);
  s = of(0.0, 0.0, 0.0, 300.0);
  CHECK_NEAR(clt_scale_at(&s, 0.0), 150.0, 1e-9);
  s = of((double)NAN, (double)NAN, 0.0, 300.0); /* no values */
  CHECK(s.ticks == 0);
}

/* Evenly spaced ticks are as far apart as asked for, unless there were fewer than three. */
static void enough(void) {
  clt_scale s = of(0.1, 1.9, 110.0, 0.0); /* at 42 pixels: one tick, 1 */
  CHECK(s.ticks == 3 && s.step == 0.5);
  s = of(0.0, 2.0, 110.0, 0.0);
  CHECK(s.ticks == 3 && s.step == 1.0);
  s = clt_scale_across(&(clt_range){0.1, 1.9, false}, 0.0, 90.0);
  CHECK(s.ticks == 3 && s.step == 0.5);
}

/* The labels of a scale, each followed by a blank. */
static const char *labels(const clt_scale *s) {
  static char all[1024];
  char label[CLT_FIGURE_BYTES];
  *all = 0;
  for (int i = 0; i < s->ticks; i++) {
    clt_scale_tick(s, i, label);
    snprintf(all + strlen(all), sizeof all - strlen(all), "%s ", label);
  }
  return all;
}

static void logarithmic(void) {
  clt_range range = {1.0, 100.0, true};
  clt_scale s = clt_scale_across(&range, 0.0, 400.0);
  double ten = clt_scale_at(&s, 10.0);
  CHECK_NEAR(ten, 200.0, 1e-9);
  CHECK_NEAR(clt_scale_at(&s, 20.0) - ten, ten - clt_scale_at(&s, 5.0), 1e-9);
  CHECK(strcmp(labels(&s), "1 2 5 10 20 50 100 ") == 0);
  s = clt_scale_across(&(clt_range){8.0, 10000.0, true}, 0.0, 240.0);
  CHECK(strcmp(labels(&s), "10 100 1000 10000 ") == 0);
  s = clt_scale_across(&(clt_range){1e-9, 1e12, true}, 0.0, 240.0);
  CHECK(s.ticks >= 3 && s.kind == CLT_TICKS_DECADES && s.step == 5.0);
  s = clt_scale_across(&(clt_range){0.13, 55.0, true}, 0.0, 145.0); /* of 1 and 10, too few */
  CHECK(strcmp(labels(&s), "0.3 1 3 10 30 ") == 0);
  s = clt_scale_across(&(clt_range){11.0, 15.0, true}, 0.0, 300.0); /* none at 1, 2, 5 */
  CHECK(strcmp(labels(&s), "11 12 13 14 15 ") == 0);
  s = clt_scale_across(&(clt_range){7.0, 7.0, true}, 0.0, 300.0);
  CHECK_NEAR(clt_scale_at(&s, 7.0), 150.0, 1e-9);
  CHECK_NEAR(clt_range_between(&range, 1.0, 100.0, 0.5), 10.0, 1e-12);
  range = clt_range_widened(&range, 0.25);
  CHECK_NEAR(range.least, pow(10.0, -0.5), 1e-12);
  CHECK_NEAR(range.most, pow(10.0, 2.5), 1e-9);
  range = clt_range_widened(&(clt_range){5e-324, 1e308, true}, 0.25); /* as far as numbers go */
  CHECK(range.least == 5e-324 && isfinite(range.most) && range.most > 1e308);
}

static void any(void) {
  clt_rng rng;
  clt_rng_seed(&rng, 7, 0);
  for (int i = 0; i < 20000; i++) {
    double size = pow(10.0, 40.0 * clt_rng_uniform(&rng) - 20.0),
           centre = size * clt_rng_normal(&rng);
    double range = fabs(centre) * pow(10.0, 8.0 * clt_rng_uniform(&rng) - 7.0);
    double length = 150.0 + 800.0 * clt_rng_uniform(&rng);
    bool across = i % 2;
    clt_range all = {centre, centre + range, i % 4 > 1 && centre > 0.0};
    if (!CHECK(sound(&all, across ? 30.0 : length, across ? 30.0 + length : 0.0, across))) {
      printf("  %.17g to %.17g over %g pixels\n", centre, centre + range, length);
    }
  }
  static const clt_range ends[] = {{-DBL_MAX, DBL_MAX, false}, {0.0, 5e-324, false},
                                   {1e9, 1e9 + 1e-3, false},   {5e-324, DBL_MAX, true},
                                   {5e-324, 5e-324, true},     {DBL_MAX, DBL_MAX, true},
                                   {5e-324, 1e-323, true},     {DBL_MIN, 2e-308, true},
                                   {1e308, DBL_MAX, true},     {1e9, 1e9 + 1e-3, true}};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    if (!CHECK(sound(&ends[i], 0.0, 400.0, i % 2))) printf("  ends %d\n", (int)i);
  }
}

int main(void) {
  known();
  enough();
  logarithmic();
  any();
  return test_end();
}
