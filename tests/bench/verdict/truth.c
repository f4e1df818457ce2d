/* The table of truths. */
#include "bench/verdict/truth.h"

#include <string.h>

/* clang-format off */
static const design
    PLAIN[] = {{{{40, 22}, {20, 45}}}},
    MODE_SMALL[] = {{{{50, 12}, {50, 12}}}},
    MODE_LARGE[] = {{{{12, 50}, {12, 50}}}},
    BALANCED[] = {{{{30, 30}, {30, 30}}}},
    ONE_MODEL[] = {{{{60, 67}}}},
    FOUR_MODELS[] = {{{{20, 8}, {14, 22}, {9, 18}, {24, 12}}}},
    MODELS_APART[] = {{{{40, 10}, {10, 40}}}},
    THREE_MODES[] = {{{{40, 22, 31}, {20, 45, 31}}}},
    STUDY[] = {  /* that of the demonstration */
        {{{40, 22}, {35, 20}, {20, 45}, {15, 62}}}, {{{30, 40}, {55, 27}}},
        {{{26, 26}, {24, 24}, {30, 16}}}, {{{30, 40}, {25, 47}}},
        {{{14, 27}, {32, 15}}}, {{{13, 11}, {14, 11}}}};

#define SIZES .size = {54, 127, 250}
#define GROUP(d) SIZES, .group = (d)
#define NULL_STUDY .size = {836}, .group = STUDY, .groups = 6, .scenario = 1
#define ALIKE .size = {500, 800}, .group = BALANCED, .alike = true, .scenario = 1

const truth truths[] = {
    /* nothing: any finding is false */
    {"null-normal", "nothing; normal errors", GROUP(PLAIN), .scenario = 1, .target = 5},
    {"null-exponential", "nothing; exponential errors", GROUP(PLAIN), .law = EXPONENTIAL,
     .scenario = 1, .target = 5},
    {"null-t3", "nothing; t errors of 3 degrees of freedom", GROUP(PLAIN), .law = STUDENT_3,
     .scenario = 1, .target = 5},
    {"study-normal", "six groups of nothing; normal errors", NULL_STUDY, .target = 5},
    {"study-exponential", "six groups of nothing; exponential errors", NULL_STUDY,
     .law = EXPONENTIAL, .target = 5},
    {"study-t3", "six groups of nothing; t errors", NULL_STUDY, .law = STUDENT_3, .target = 5},
    {"modes-three", "nothing; three modes", .size = {81, 190, 375}, .group = THREE_MODES,
     .scenario = 1, .target = 5},
    /* the mode changes the noise alone, or nothing */
    {"variance-small", "variance x 4 in the mode that has a fifth of the runs", GROUP(MODE_SMALL),
     .noise_in_mode = 2, .scenario = 1, .target = 7},
    {"variance-large", "variance x 4 in the mode that has four fifths", GROUP(MODE_LARGE),
     .noise_in_mode = 2, .scenario = 1, .target = 7},
    {"variance-balanced", "variance x 4 in the mode that has half of the runs", GROUP(BALANCED),
     .noise_in_mode = 2, .scenario = 1, .target = 7},
    {"variance-cause", "noise that grows with a cause", GROUP(PLAIN), .noise_by_cause = 2,
     .scenario = 1, .target = 7},
    {"variance-cause-mode", "noise that grows with a cause, and variance x 4 in the mode",
     GROUP(PLAIN), .noise_by_cause = 2, .noise_in_mode = 2, .scenario = 1, .target = 7},
    {"lognormal-1.00", "everything multiplies; the mode does nothing", GROUP(PLAIN),
     .multiplies = 1, .scenario = 1, .target = 5},
    {"lognormal-1.25", "everything multiplies; the mode by 1.25", GROUP(PLAIN), .multiplies = 1.25,
     .main_is_true = true, .scenario = 2, .target = 7},
    {"lognormal-1.50", "everything multiplies; the mode by 1.5", GROUP(PLAIN), .multiplies = 1.5,
     .main_is_true = true, .scenario = 2, .target = 7},
    {"repeats-2", "each configuration twice, alike by half", GROUP(PLAIN), .repeats = 2,
     .scenario = 1, .target = 7},
    {"repeats-4", "each configuration four times, alike by half", GROUP(PLAIN), .repeats = 4,
     .scenario = 1, .target = 7},
    {"days-0.6", "runs of a day alike (0.6), modes on different days", GROUP(PLAIN),
     .days_alike = 0.6, .timed = true, .scenario = 1, .target = 7},
    {"days-0.9", "runs of a day alike (0.9), modes on different days", GROUP(PLAIN),
     .days_alike = 0.9, .timed = true, .scenario = 1, .target = 7},
    {"days-0.6-unknown", "runs of a day alike (0.6), no time known: no rule can tell", GROUP(PLAIN),
     .days_alike = 0.6, .scenario = 1, .target = 100},
    {"days-0.9-unknown", "runs of a day alike (0.9), no time known: no rule can tell", GROUP(PLAIN),
     .days_alike = 0.9, .scenario = 1, .target = 100},
    {"slopes-20", "slopes +-20 % by model, models not alike in the modes", GROUP(MODELS_APART),
     .by_model = 0.2, .scenario = 1, .target = 7},
    {"slopes-40", "slopes +-40 % by model", GROUP(PLAIN), .by_model = 0.4, .scenario = 1,
     .target = 7},
    {"curve-disjoint", "a curved effect, ranges that only meet", GROUP(PLAIN), .curve = 0.6,
     .apart = 0.5, .scenario = 1, .target = 7},
    {"curve-overlap", "a curved effect, ranges that share 75 %", GROUP(PLAIN), .curve = 0.6,
     .apart = 0.2, .scenario = 1, .target = 7},
    {"curve-same", "a curved effect, the same ranges", GROUP(PLAIN), .curve = 0.6, .scenario = 1,
     .target = 7},
    {"lost", "of each model the reference has lost the lowest 30 %", GROUP(PLAIN), .lost = 0.3,
     .scenario = 1, .target = 7},
    {"lost-overall", "the reference has lost its lowest 30 %", GROUP(PLAIN), .lost = 0.3,
     .lost_overall = true, .scenario = 1, .target = 7},
    {"aborted", "nothing; 3 % of the runs broke off", GROUP(PLAIN), .aborted = 0.03, .scenario = 1,
     .target = 7},
    {"errors-contaminated", "nothing; one error in twenty ten times as large", GROUP(PLAIN),
     .law = CONTAMINATED, .scenario = 1, .target = 7},
    {"errors-by-mode", "nothing but the shape: exponential errors in the mode, normal ones else",
     GROUP(PLAIN), .skewed_in_mode = true, .scenario = 1, .target = 7},
    {"one-model", "nothing; one model", GROUP(ONE_MODEL), .scenario = 1, .target = 5},
    {"four-models", "nothing; four models, slopes +-20 %", GROUP(FOUR_MODELS), .by_model = 0.2,
     .scenario = 1, .target = 7},
    {"models-wide", "nothing; each model takes eight times the energy of the one before",
     GROUP(FOUR_MODELS), .wide = 8, .scenario = 1, .target = 7},
    {"cause-apart", "nothing; the second cause's ranges share 40 %", GROUP(PLAIN),
     .second_apart = 0.3, .scenario = 1, .target = 7},
    {"causes-crossed", "two causes that act on each other, the second's ranges share 40 %",
     GROUP(PLAIN), .crossed = 0.6, .second_apart = 0.3, .scenario = 1, .target = 7},
    {"days-shared", "runs of a day alike (0.6), modes on the same days", GROUP(PLAIN),
     .days_alike = 0.6, .days_shared = true, .timed = true, .scenario = 1, .target = 7},
    {"drift", "each day adds half an sd of the noise, modes on different days", GROUP(PLAIN),
     .drift = 0.5 * NOISE, .timed = true, .scenario = 1, .target = 7},
    {"repeats-4-skewed", "four repeats alike by half, exponential errors, variance x 4 in the mode",
     GROUP(PLAIN), .repeats = 4, .law = EXPONENTIAL, .noise_in_mode = 2, .scenario = 1,
     .target = 7},
    /* a true main effect: an interaction is false */
    {"main-1-spread", "the mode adds 1 sd of y", GROUP(PLAIN), .main = SPREAD, .main_is_true = true,
     .scenario = 2, .target = 5, .least = {95, 95, 95}},
    {"main-1-noise", "the mode adds 1 sd of the noise", GROUP(PLAIN), .main = NOISE,
     .main_is_true = true, .scenario = 2, .target = 5},
    {"main-0.5-noise", "the mode adds half an sd of the noise", GROUP(PLAIN), .main = 0.5 * NOISE,
     .main_is_true = true, .scenario = 2, .target = 5, .least = {0, 0, 85}},
    /* a true interaction: one with another cause, and a main effect, are false */
    {"slope-0.66", "slope 0.60 against 0.66", GROUP(PLAIN), .change = 0.06,
     .slope_is_true = true, .scenario = 3, .target = 5},
    {"slope-0.72", "slope 0.60 against 0.72", GROUP(PLAIN), .change = 0.12,
     .slope_is_true = true, .scenario = 3, .target = 5, .least = {0, 36, 80}},
    {"slope-0.72-balanced", "the same slopes, models mixed alike in the modes", GROUP(BALANCED),
     .change = 0.12, .slope_is_true = true, .scenario = 3, .target = 5, .least = {0, 36, 80}},
    {"slope-0.72-apart", "the same slopes, the second cause's ranges share 40 %", GROUP(PLAIN),
     .change = 0.12, .second_apart = 0.3, .slope_is_true = true, .scenario = 3, .target = 7},
    {"slope-0.80", "slope 0.60 against 0.80", GROUP(PLAIN), .change = 0.20,
     .slope_is_true = true, .scenario = 3, .target = 5},
    {"slope-0.80-aborted", "slope 0.60 against 0.80; 3 % of the runs broke off", GROUP(PLAIN),
     .change = 0.20, .aborted = 0.03, .slope_is_true = true, .scenario = 3, .target = 7},
    {"driver", "a cause that drives y in the reference alone, 0.25 against 0", GROUP(PLAIN),
     .slope = {0.25, 0.2}, .change = -0.25, .slope_is_true = true, .scenario = 4,
     .by_case = true, .target = 5, .least = {0, 85, 85}},
    /* no influence, to be shown */
    {"equivalent-0", "nothing; the causes explain nothing", ALIKE, .unrelated = true, .target = 5,
     .least = {0, 70}},
    {"equivalent-0.3", "nothing; the causes explain 0.3 of the variance", ALIKE, .explained = 0.26,
     .target = 5, .least = {0, 70}},
    {"equivalent-0.87", "nothing; the causes explain 0.87", ALIKE, .target = 5, .least = {0, 70}},
};
/* clang-format on */
const int truths_count = sizeof truths / sizeof *truths;

const truth *truth_find(const char *name) {
  for (int i = 0; i < truths_count; i++) {
    if (strcmp(truths[i].name, name) == 0) return &truths[i];
  }
  return NULL;
}

double truth_least(const truth *t, int n) {
  for (int i = 0; i < truth_sizes(t); i++) {
    if (t->size[i] == n) return t->least[i];
  }
  return 0.0;
}

int truth_sizes(const truth *t) {
  int count = 0;
  while (count < MOST_SIZES && t->size[count] > 0) count++;
  return count;
}
