#include "functions/graph/comparison.h"

#include <math.h>

#include "base/edge.h"

const clt_option clt_compare_option_table[] = {
    {"threshold", CLT_OPTION_REAL, offsetof(clt_compare_options, threshold), 0.5, 0, 1,
     .allowed = "a number"},
    {"min_difference", CLT_OPTION_REAL, offsetof(clt_compare_options, min_difference), 0.1, 0, 1,
     .allowed = "a number"},
    {0},
};

static clt_edge_view edge_of(const clt_pair_view *view, double threshold) {
  return clt_edge_of(view->probability, view->reverse, view->adjacency, threshold);
}

static const char *status(const clt_pair_view *view_a, const clt_pair_view *view_b,
                          double threshold) {
  clt_edge_view a = edge_of(view_a, threshold), b = edge_of(view_b, threshold);
  if (isnan(view_a->adjacency) && isnan(view_b->adjacency)) return NULL;
  if (a.forward && b.forward) return "both";
  if (a.there && b.there) return a.backward && b.backward ? "neither" : "reversed";
  return a.forward ? "only_a" : b.forward ? "only_b" : "neither";
}

void clt_write_comparison(clt_fit *fit, const char *source, const char *target,
                          const clt_pair_view *a, const clt_pair_view *b,
                          const clt_compare_options *options) {
  double difference = a->probability - b->probability;
  clt_fit_text(fit, "source", source);
  clt_fit_text(fit, "target", target);
  clt_fit_real(fit, "probability_a", a->probability);
  clt_fit_real(fit, "probability_b", b->probability);
  clt_fit_real(fit, "difference", difference);
  clt_fit_real(fit, "adjacency_a", a->adjacency);
  clt_fit_real(fit, "adjacency_b", b->adjacency);
  clt_fit_real(fit, "weight_raw_a", a->weight_raw);
  clt_fit_real(fit, "weight_raw_b", b->weight_raw);
  clt_fit_real(fit, "weight_raw_difference", a->weight_raw - b->weight_raw);
  clt_fit_text(fit, "status", status(a, b, options->threshold));
  if (isnan(difference)) {
    clt_fit_null(fit, "changed");
  } else {
    clt_fit_boolean(fit, "changed", fabs(difference) > options->min_difference);
  }
}
