#include "functions/graph/comparison.h"

#include <math.h>

#include "base/edge.h"

const clt_pair_view clt_pair_unknown = {NAN, NAN, NAN, NAN, NAN};

const clt_option clt_compare_option_table[] = {
    {"threshold", CLT_OPTION_REAL, offsetof(clt_compare_options, threshold), 0.5, 0, 1,
     .allowed = "a number", .meaning = "the adjacency from which on there is an edge"},
    {"min_difference", CLT_OPTION_REAL, offsetof(clt_compare_options, min_difference), 0.1, 0, 1,
     .allowed = "a number",
     .meaning = "a pair whose probabilities differ by more than this has changed"},
    {0},
};

#define TEXT(member, meaning) CLT_FIELD_OF(TEXT, clt_comparison, member, meaning)
#define REAL(member, meaning) CLT_FIELD_OF(REAL, clt_comparison, member, meaning)

const clt_field clt_comparison_fields[] = {
    TEXT(source, "the cause"),
    TEXT(target, "the effect"),
    REAL(probability_a, "of the edge source → target in graph a"),
    REAL(probability_b, "in graph b"),
    REAL(difference, "of the probabilities, a - b"),
    REAL(adjacency_a, "of an edge in either direction in a"),
    REAL(adjacency_b, "in b"),
    REAL(weight_raw_a, "mean coefficient given the edge in a, in the variables' own units"),
    REAL(weight_raw_b, "in b"),
    REAL(weight_raw_difference, "a - b"),
    REAL(total_effect_raw_a, "mean total effect in a, 0 where there is no path, in the variables' "
                             "own units"),
    REAL(total_effect_raw_b, "in b"),
    REAL(total_effect_raw_difference, "a - b"),
    TEXT(status, "of source → target: 'only_a', 'only_b', 'both', 'reversed' or 'neither'. The "
                 "adjacency says whether there is an edge, the larger probability which way it "
                 "points; within 0.1 of each other that is open, and is then the other graph's "
                 "direction, if that has one"),
    CLT_FIELD_OF(BOOLEAN, clt_comparison, changed,
                 "whether the probabilities differ by more than `min_difference`"),
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

clt_comparison clt_comparison_of(const char *source, const char *target, const clt_pair_view *a,
                                 const clt_pair_view *b, const clt_compare_options *options) {
  double difference = a->probability - b->probability;
  return (clt_comparison){.source = source,
                          .target = target,
                          .probability_a = a->probability,
                          .probability_b = b->probability,
                          .difference = difference,
                          .adjacency_a = a->adjacency,
                          .adjacency_b = b->adjacency,
                          .weight_raw_a = a->weight_raw,
                          .weight_raw_b = b->weight_raw,
                          .weight_raw_difference = a->weight_raw - b->weight_raw,
                          .total_effect_raw_a = a->total_effect_raw,
                          .total_effect_raw_b = b->total_effect_raw,
                          .total_effect_raw_difference = a->total_effect_raw - b->total_effect_raw,
                          .status = status(a, b, options->threshold),
                          .changed =
                              isnan(difference) ? -1 : fabs(difference) > options->min_difference};
}
