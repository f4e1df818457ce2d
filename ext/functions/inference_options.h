/*
** What ttest() and the regressions can be asked beside a test and limits, as options, and what they
** answer, as columns: one spelling of scale, margin, power and tests for all of them.
*/
#ifndef CLT_FUNCTIONS_INFERENCE_OPTIONS_H
#define CLT_FUNCTIONS_INFERENCE_OPTIONS_H

#include "base/blob.h"
#include "sqlite/call.h"
#include "sqlite/field.h"
#include "sqlite/options.h"
#include "stat/distribution/inference_more.h"

/* Options scale, margin, power and tests, for CLT_OPTIONS_OF a clt_inference_options. */
extern const clt_option clt_inference_option_table[];

/* An error where the margin is none on the scale. To be asked before the first row. */
void clt_inference_options_check(clt_call *call, const clt_inference_options *options);

/* The logarithms of an outcome, which exist only if all its values are above 0. Begins zeroed. */
typedef struct clt_log_outcome {
  double smallest; /* of the values that are not; 0 or below */
  int64_t without; /* how many these are */
} clt_log_outcome;

/* ln y; for a y that has none, 0 to go on with. */
double clt_log_outcome_of(clt_log_outcome *outcome, double y);

/* As part of a partial result (sqlite/partial.h), and added to another. */
void clt_log_outcome_save(const clt_log_outcome *outcome, clt_writer *out);
void clt_log_outcome_merge(clt_log_outcome *outcome, clt_reader *in);

/* True if there is no estimate on the log scale, which is noted. */
bool clt_log_outcome_failed(clt_call *call, const clt_log_outcome *outcome);

/* Fields of a clt_inference_more: ratio, ratio_low, ratio_high; equivalence_p, detectable; and
** robustness_value. */
extern const clt_field clt_ratio_fields[], clt_reach_fields[], clt_robustness_fields[];

#endif
