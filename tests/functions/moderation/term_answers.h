/* The terms of linear models against their 50-digit answers. */
#ifndef CLT_FUNCTIONS_MODERATION_TERM_ANSWERS_H
#define CLT_FUNCTIONS_MODERATION_TERM_ANSWERS_H

#include "functions/answers.h"

/* Every term of a model: `source` gives its rows, `path` is the model in the answers. */
static inline void check_terms(sqlite3 *db, const char *name, const char *source, const char *path,
                               const char *robust, double tolerance) {
  static const char *const terms[][2] = {{"intercept", "(Intercept)"},
                                         {"x", "x"},
                                         {"g[B]", "gB"},
                                         {"moderator", "gB"},
                                         {"x:moderator", "x:gB"},
                                         {"c1", "c1"},
                                         {"c2", "c2"},
                                         {"cov1", "c1"},
                                         {"cov2", "c2"}};
  static const char *const columns[][2] = {{"estimate", "coef"},
                                           {"std_error", "se"},
                                           {"statistic", "t"},
                                           {"p_value", "p"},
                                           {"conf_low", "ci_lo"},
                                           {"conf_high", "ci_hi"},
                                           {"beta", "beta_std_modelmatrix"}};
  char query[512], at[256], exists[512];
  for (size_t t = 0; t < sizeof terms / sizeof *terms; t++) {
    snprintf(exists, sizeof exists, "SELECT count(*) FROM %s WHERE term = '%s'", source,
             terms[t][0]);
    if (real_of(db, exists) != 1) continue;
    for (size_t c = robust ? 1 : 0; c < (robust ? 2 : sizeof columns / sizeof *columns); c++) {
      if (c == 6 && strcmp(terms[t][1], "(Intercept)") == 0) continue;
      snprintf(query, sizeof query, "SELECT %s FROM %s WHERE term = '%s'", columns[c][0], source,
               terms[t][0]);
      snprintf(at, sizeof at, "$.lm.\"%s\".%s.\"%s\"", path, robust ? robust : columns[c][1],
               terms[t][1]);
      check_answer(db, name, query, at, tolerance);
    }
  }
}

#endif
