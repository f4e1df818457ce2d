#include "functions/moderation/regression_options.h"

#include <math.h>
#include <string.h>

#include "base/json.h"

const char *const clt_robust_names[] = {
    [CLT_HC_NONE] = "none", [CLT_HC0] = "HC0",           [CLT_HC1] = "HC1", [CLT_HC2] = "HC2",
    [CLT_HC3] = "HC3",      [CLT_BY_GROUP] = "by_group", [CLT_CR2] = "CR2", NULL};

static const char *const ROWS[] = {
    [CLT_ROWS_ALL] = "all", [CLT_ROWS_EFFECT] = "effect", [CLT_ROWS_TESTED] = "tested", NULL};

#define AT(member) offsetof(clt_regression_options, member)

const clt_option clt_regression_option_table[] = {
    CLT_OPTION_ARGUMENT_NAMES(AT(names)),
    {"intercept", CLT_OPTION_BOOLEAN, AT(intercept), 1, 0, 1, .allowed = "true or false",
     .meaning = "without one the first factor keeps all its levels, as in R"},
    {"robust", CLT_OPTION_CHOICE, AT(robust), -1, .choices = clt_robust_names,
     .meaning = "kind of variance: 'HC0' to 'HC3' hold where it differs from row to row (HC2 and "
                "HC3 leave out a row with leverage 1, whose residual is 0 whatever its y, and note "
                "it); 'by_group' where it differs from group to group; 'CR2' where the rows of a "
                "`cluster` depend on each other; the last two with Satterthwaite's degrees of "
                "freedom",
     .otherwise = "'none'; 'CR2' with `cluster`"},
    CLT_OPTION_CONF_LEVEL(clt_regression_options),
    {"cluster", CLT_OPTION_LABEL, AT(cluster), .allowed = "the name of an argument",
     .meaning = "argument that says which rows belong together and depend on each other; it is no "
                "term"},
    CLT_OPTION_FACTORS(AT(factors)),
    {"log", CLT_OPTION_JSON, AT(log), .allowed = "an array of names of arguments",
     .meaning = "arguments that enter as their natural logarithm; all their values > 0"},
    CLT_OPTION_WIDE(AT(wide)),
    {"diagnose", CLT_OPTION_BOOLEAN, AT(diagnose), 0, 0, 1, .allowed = "true or false",
     .meaning =
         "keep the rows in memory and add keys that say how much the result rests on few rows"},
    {"rows", CLT_OPTION_CHOICE, AT(rows), CLT_ROWS_ALL, .choices = ROWS, .late = true,
     .meaning = "'effect': only the rows that are asked about, which is faster with many terms: of "
                "ols those of x1, of ols_interaction x:moderator and the slopes; 'tested': without "
                "these slopes"},
    CLT_OPTIONS_OF(clt_inference_option_table, clt_regression_options, more),
    {0},
};

static bool is_named(const char *const *names, int first, int n, const char *name) {
  for (int i = first; i < n; i++) {
    if (strcmp(names[i], name) == 0) return true;
  }
  return false;
}

static const char *const *given_names(clt_call *call, const char *option, int n) {
  const char **names = NULL;
  int count = clt_option_texts(call, "names", option, &names);
  if (count >= 0 && count != n) {
    clt_fail(call, "option 'names' must name all %d arguments; it has %d names", n, count);
  }
  for (int i = 1; !clt_failed(call) && i < n; i++) {
    if (is_named(names, 0, i, names[i])) {
      clt_fail(call, "option 'names' has '%!.40s' twice; give each argument a name of its own",
               names[i]);
    }
  }
  return clt_failed(call) ? NULL : names;
}

const char *const *clt_argument_names(clt_call *call, const char *option, const char *const *own,
                                      int n_own, const char *prefix, int n) {
  if (option) return given_names(call, option, n);
  const char **names = clt_arena_take(&call->arena, (size_t)n, sizeof *names);
  for (int i = 0; names && i < n; i++) {
    char *name = i < n_own ? NULL : clt_arena_take(&call->arena, 24, 1);
    names[i] = i < n_own ? own[i] : "";
    if (name) names[i] = sqlite3_snprintf(24, name, "%s%d", prefix, i - n_own + 1);
  }
  return clt_failed(call) ? NULL : names;
}

int clt_argument_named(clt_call *call, const char *const *names, int first, int n,
                       const char *option, const clt_label *label) {
  for (int i = first; i < n; i++) {
    if (label->type == CLT_LABEL_TEXT && strcmp(names[i], label->text) == 0) return i;
  }
  sqlite3_str *message = sqlite3_str_new(NULL);
  const char *text = clt_label_text(&call->arena, label);
  sqlite3_str_appendf(message, "option '%s' names %!.40s, which is no argument that it can be",
                      option, text ? text : "");
  for (int i = first; i < n; i++) {
    sqlite3_str_appendf(message, "%s%s", i > first ? ", " : "; there are ", names[i]);
  }
  clt_fail_with(call, message);
  return -1;
}

void clt_arguments_mark(clt_regressors *data, const char *option, const char *json,
                        const char *const *names, int first, bool more_to_come,
                        void (*mark)(clt_regressor *regressor)) {
  if (!json) return;
  const char **list;
  int n = clt_option_texts(data->call, option, json, &list);
  for (int i = 0; i < n; i++) {
    clt_label label = {.type = CLT_LABEL_TEXT, .text = list[i], .bytes = (int)strlen(list[i])};
    if (more_to_come && !is_named(names, first, first + data->n, list[i])) continue;
    int at = clt_argument_named(data->call, names, first, first + data->n, option, &label);
    if (at < 0) return;
    mark(&data->regressor[at - first]);
  }
}

static void mark_factor(clt_regressor *regressor) {
  regressor->label = true;
}

static void mark_log(clt_regressor *regressor) {
  regressor->log = true;
}

static void refuse_both(clt_call *call, const clt_regressors *data) {
  for (int i = 0; i < data->n; i++) {
    if (!data->regressor[i].log || !data->regressor[i].label) continue;
    bool cluster = data->regressor[i].role == CLT_AS_CLUSTER;
    clt_fail(call, "options '%s' and 'log' both name %s", cluster ? "cluster" : "factors",
             data->regressor[i].name);
  }
}

static void choose_variance(clt_call *call, clt_regression_options *options) {
  bool clustered = options->cluster.type != CLT_LABEL_NONE;
  if (options->robust < 0) options->robust = clustered ? CLT_CR2 : CLT_HC_NONE;
  if (options->robust == CLT_CR2 && !clustered) {
    clt_fail(call, "option 'robust' 'CR2' needs option 'cluster', the name of the argument that "
                   "says which rows belong together");
  } else if (clustered && options->robust != CLT_CR2) {
    clt_fail(call,
             "options 'cluster' and 'robust' '%s' exclude each other: clusters have the "
             "variance 'CR2'",
             clt_robust_names[options->robust]);
  }
}

void clt_regression_assign(clt_regressors *data, clt_regression_options *options,
                           const char *const *names, int first, bool more_to_come) {
  clt_call *call = data->call;
  choose_variance(call, options);
  clt_inference_options_check(call, &options->more);
  if (options->cluster.type != CLT_LABEL_NONE) {
    int at = clt_argument_named(call, names, first, first + data->n, "cluster", &options->cluster);
    if (at >= 0) clt_regressors_assign(data, at - first, CLT_AS_CLUSTER);
  }
  clt_arguments_mark(data, "factors", options->factors, names, first, more_to_come, mark_factor);
  clt_arguments_mark(data, "log", options->log, names, first, more_to_come, mark_log);
  if (!clt_failed(call)) refuse_both(call, data);
}
