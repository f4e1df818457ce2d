/* Scales: ticks are round, inside the domain, far enough apart; every value has a place. */
#include <float.h>

#include "base/rng.h"
#include "stat/distribution/rng_normal.h"
#include "plot/scale.h"
#include "test.h"

static bool round_step(double step) {
  double mantissa = step / pow(10.0, floor(log10(step) + 1e-9));
  return fabs(mantissa - 1.0) < 1e-9 || fabs(mantissa - 2.0) < 1e-9 || fabs(mantissa - 5.0) < 1e-9;
}

/* What must hold for the scale of any data. */
static bool sound(double least, double most, double from, double to, bool across) {
  clt_scale s =
      across ? clt_scale_across(least, most, from, to) : clt_scale_of(least, most, from, to, 42.0);
  double left = fmin(from, to) - 1e-6, right = fmax(from, to) + 1e-6, last = NAN, end = NAN;
  char label[CLT_FIGURE_BYTES], before[CLT_FIGURE_BYTES] = "";
  bool ok = s.low < s.high && s.ticks <= 200 && s.power % 3 == 0;
  for (int i = 0; i < s.ticks; i++) {
    double at = clt_scale_tick(&s, i, label), width = clt_text_width(label, CLT_FACE_SMALL);
    ok = ok && at >= left && at <= right && strcmp(label, before) != 0;
    if (i) ok = ok && fabs(at - last) >= (across ? 40.0 : 42.0) - 1e-6;
    if (i && across) ok = ok && at - width / 2.0 > end;
    last = at;
    end = at + width / 2.0;
    memcpy(before, label, sizeof before);
  }
  for (int i = 0; i <= 4; i++) {
    double value = least * (1.0 - i / 4.0) + most * (i / 4.0), at = clt_scale_at(&s, value);
    ok = ok && at >= left && at <= right;
  }
  return ok && round_step(s.step);
}

static void known(void) {
  char label[CLT_FIGURE_BYTES];
  clt_scale s = clt_scale_of(0.0, 100.0, 300.0, 0.0, 40.0);
  CHECK(s.step == 20.0 && s.power == 0);
  CHECK_NEAR(clt_scale_tick(&s, 0, label), clt_scale_at(&s, 0.0), 1e-12);
  CHECK(strcmp(label, "0") == 0);
  s = clt_scale_of(0.0, 2.5e6, 300.0, 0.0, 40.0);
  CHECK(s.power == 6 && s.step == 0.5 && s.decimals == 1);
  s = clt_scale_of(1e-9, 4e-8, 300.0, 0.0, 40.0);
  CHECK(s.power == -9);
  s = clt_scale_of(7.0, 7.0, 300.0, 0.0, 40.0); /* constant */
  CHECK_NEAR(clt_scale_at(&s, 7.0), 150.0, 1e-9);
  s = clt_scale_of(0.0, 0.0, 0.0, 300.0, 40.0);
  CHECK_NEAR(clt_scale_at(&s, 0.0), 150.0, 1e-9);
  s = clt_scale_of((double)NAN, (double)NAN, 0.0, 300.0, 40.0); /* no values */
  CHECK(s.ticks == 0);
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
    if (!CHECK(sound(centre, centre + range, across ? 30.0 : length, across ? 30.0 + length : 0.0,
                     across))) {
      printf("  %.17g to %.17g over %g pixels\n", centre, centre + range, length);
    }
  }
  CHECK(sound(-DBL_MAX, DBL_MAX, 0.0, 400.0, false));
  CHECK(sound(0.0, 5e-324, 0.0, 400.0, false));
  CHECK(sound(1e9, 1e9 + 1e-3, 0.0, 400.0, false));
}

int main(void) {
  known();
  any();
  return test_end();
}
