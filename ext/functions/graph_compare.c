#include "functions/graph_compare.h"

#include <math.h>

/* source -> target, or of unsure direction, in a graph; target -> source in it. */
static bool forward(const clt_pair_view *view, double threshold) {
  return view->adjacency >= threshold && view->probability >= view->reverse - CLT_UNDIRECTED;
}

static bool backward(const clt_pair_view *view, double threshold) {
  return view->adjacency >= threshold && !forward(view, threshold);
}

static const char *status(const clt_pair_view *a, const clt_pair_view *b, double threshold) {
  bool in_a = forward(a, threshold), in_b = forward(b, threshold);
  if (isnan(a->adjacency) && isnan(b->adjacency)) return NULL;
  if (in_a && in_b) return "both";
  if ((in_a && backward(b, threshold)) || (in_b && backward(a, threshold))) return "reversed";
  if (in_a) return "only_a";
  return in_b ? "only_b" : "neither";
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
