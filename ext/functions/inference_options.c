#include "functions/inference_options.h"

#include <math.h>

static const char *const scales[] = {[CLT_SCALE_RAW] = "raw", [CLT_SCALE_LOG] = "log", NULL};

#define MEMBER(member) offsetof(clt_inference_options, member)

const clt_option clt_inference_option_table[] = {
    {"scale", CLT_OPTION_CHOICE, MEMBER(scale), CLT_SCALE_RAW, .choices = scales,
     .meaning = "of y: 'log' takes its natural logarithm, so that an effect is a ratio; all y > 0"},
    {"margin", CLT_OPTION_REAL, MEMBER(margin), NAN, 1e-300, 1e300,
     .allowed = "a number above 0 (with scale 'log' a ratio above 1),", .late = true,
     .meaning = "the smallest effect that matters, in the unit of the estimate; with scale "
                "'log' a ratio: 1.1 tests ln 1.1",
     .otherwise = "none"},
    {"power", CLT_OPTION_REAL, MEMBER(power), 0.8, 1e-9, 1.0 - 1e-9, .allowed = "a number",
     .late = true, .meaning = "probability with which `detectable` is found"},
    {"tests", CLT_OPTION_INTEGER, MEMBER(tests), 1, 1, 1e6, .allowed = "a whole number",
     .late = true,
     .meaning =
         "size of the family in which the p-value will be adjusted: `detectable` is at level "
         "(1 - conf_level)/tests"},
    {0},
};

void clt_inference_options_check(clt_call *call, const clt_inference_options *options) {
  if (options->scale == CLT_SCALE_LOG && options->margin <= 1.0) {
    clt_fail(call, "option 'margin' must be a ratio above 1 with scale 'log', not %.15g",
             options->margin);
  }
}

double clt_log_outcome_of(clt_log_outcome *outcome, double y) {
  if (y > 0.0) return log(y);
  outcome->without++;
  outcome->smallest = fmin(outcome->smallest, y);
  return 0.0;
}

void clt_log_outcome_save(const clt_log_outcome *outcome, clt_writer *out) {
  clt_put_count(out, outcome->without);
  clt_put_real(out, outcome->smallest);
}

void clt_log_outcome_merge(clt_log_outcome *outcome, clt_reader *in) {
  outcome->without += clt_take_between(in, 0, INT64_MAX / 4);
  outcome->smallest = fmin(outcome->smallest, clt_take_real(in));
}

bool clt_log_outcome_failed(clt_call *call, const clt_log_outcome *outcome) {
  if (outcome->without == 0) return false;
  clt_note(call, "scale 'log' needs y above 0, but %lld value%s not: the smallest is %.15g",
           (long long)outcome->without, outcome->without == 1 ? " is" : "s are", outcome->smallest);
  return true;
}

#define MORE(member, meaning) CLT_FIELD_OF(REAL, clt_inference_more, member, meaning)

const clt_field clt_ratio_fields[] = {
    MORE(ratio, "exp(estimate): of geometric means, with scale 'log'"),
    MORE(ratio_low, "exp(conf_low), with scale 'log'"),
    MORE(ratio_high, "exp(conf_high), with scale 'log'"),
    {0},
};

const clt_field clt_reach_fields[] = {
    MORE(equivalence_p,
         "against an effect of `margin` or beyond, in either direction: the larger p of two "
         "one-sided tests, whatever the alternative; NULL without a margin"),
    MORE(detectable,
         "size of the true effect that a test of this standard error finds with probability "
         "`power` at level (1 - conf_level)/tests, by the alternative; in the unit of the "
         "estimate, with scale 'log' a ratio"),
    {0},
};

const clt_field clt_robustness_fields[] = {
    MORE(robustness_value,
         "share of what is left unexplained in both the cause and y that a hidden common cause "
         "would have to explain to make the estimate 0"),
    {0},
};
