/*
** Options that all regressions share, and how they name arguments.
*/
#ifndef CLT_FUNCTIONS_MODERATION_REGRESSION_OPTIONS_H
#define CLT_FUNCTIONS_MODERATION_REGRESSION_OPTIONS_H

#include "functions/inference_options.h"
#include "functions/moderation/regressors.h"

/* The rows of a fit, as option `rows` names them. */
typedef enum clt_rows_wanted {
  CLT_ROWS_ALL,
  CLT_ROWS_EFFECT, /* what is asked about */
  CLT_ROWS_TESTED  /* of that, what has a hypothesis: no slopes */
} clt_rows_wanted;

typedef struct clt_regression_options {
  const char *names;
  bool intercept;
  int robust; /* clt_robust; -1: CR2 with clusters, else none */
  double conf_level;
  clt_label cluster, wide;
  const char *factors, *log;
  bool diagnose;
  int rows; /* clt_rows_wanted */
  clt_inference_options more;
} clt_regression_options;

extern const clt_option clt_regression_option_table[];

/* Options names and factors at their places in a struct, as rows of its table. */
#define CLT_OPTION_ARGUMENT_NAMES(place)                                                           \
  {                                                                                                \
    "names", CLT_OPTION_JSON, place, .allowed = "an array of texts",                               \
                                     .meaning = "what the arguments are called, in their order",   \
                                     .otherwise = "as in the signature"                            \
  }
#define CLT_OPTION_WIDE(at)                                                                        \
  {                                                                                                \
    "wide", CLT_OPTION_LABEL, at,                                                                  \
        .allowed = "the name of an argument",                                                      \
        .meaning =                                                                                 \
            "argument that is a JSON object a row, each of whose keys is a term under its own "    \
            "name; a key that is null leaves the row out"                                          \
  }
#define CLT_OPTION_FACTORS(place)                                                                  \
  {                                                                                                \
    "factors", CLT_OPTION_JSON, place, .allowed = "an array of names of arguments",                \
                                       .meaning = "arguments that are factors whatever they hold"  \
  }

/* The kinds of variance, by clt_robust, as option `robust` names them; ended by NULL. */
extern const char *const clt_robust_names[];

/* The names of n arguments: option `names`, or the defaults `own`, then prefix1, prefix2, …. NULL
** if an error is latched. */
const char *const *clt_argument_names(clt_call *call, const char *option, const char *const *own,
                                      int n_own, const char *prefix, int n);

/* The argument, from `first` to n - 1, that option `option` names; an error, and -1, if none has
** the name. */
int clt_argument_named(clt_call *call, const char *const *names, int first, int n,
                       const char *option, const clt_label *label);

/* Does something with each argument that an option lists. Arguments `first` … of the function are
** regressors 0 … */
void clt_arguments_mark(clt_regressors *data, const char *option, const char *json,
                        const char *const *names, int first, bool more_to_come,
                        void (*mark)(clt_regressor *regressor));

/* Finds the arguments that the options `cluster`, `factors` and `log` name, and sets what they are;
** the kind of variance, too. Arguments `first` … of the function are regressors 0 … With
** `more_to_come` there will be names that are not known yet, so that an unknown one is no error. */
void clt_regression_assign(clt_regressors *data, clt_regression_options *options,
                           const char *const *names, int first, bool more_to_come);

#endif
