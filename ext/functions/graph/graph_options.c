#include "functions/graph/graph_options.h"

#include <string.h>

#include "base/json.h"
#include "sqlite/cell.h"

enum { ERDOS_RENYI, UNIFORM, SCALE_FREE };

static const char *const likelihoods[] = {[CLT_BGE] = "bge", [CLT_LINEAR] = "linear", NULL};
static const char *const priors[] = {
    [ERDOS_RENYI] = "er", [UNIFORM] = "uniform", [SCALE_FREE] = "sf", NULL};
static const char *const combinations[] = {
    [CLT_COMBINATION_DROP] = "drop", [CLT_COMBINATION_KEEP] = "keep", NULL};
static const char *const transforms[] = {
    [CLT_STANDARDIZE] = "standardize", [CLT_RANK] = "rank", [CLT_RAW] = "none", NULL};

#define AT(member) offsetof(clt_graph_options, member)

#define NAMES "an array of names"
#define PAIRS "an array of [source, target]"

const clt_option clt_graph_model_option_table[] = {
    {"tiers", CLT_OPTION_JSON, AT(tiers), .late = true, .allowed = "an array of arrays of names",
     .meaning = "no edge leads from a later tier to an earlier one; names not listed are free"},
    {"exogenous", CLT_OPTION_JSON, AT(exogenous), .late = true, .allowed = NAMES,
     .meaning = "variables that have no parents"},
    {"forbid", CLT_OPTION_JSON, AT(forbid), .late = true, .allowed = PAIRS,
     .meaning = "edges that are in no graph"},
    {"require", CLT_OPTION_JSON, AT(require), .late = true, .allowed = PAIRS,
     .meaning = "edges that are in every graph"},
    {"likelihood", CLT_OPTION_CHOICE, AT(likelihood), CLT_BGE, .late = true, .choices = likelihoods,
     .meaning = "'bge': score-equivalent linear Gaussian; 'linear': linear Gaussian with equal, "
                "known noise variance, the coefficients integrated out"},
    {"alpha_mu", CLT_OPTION_REAL, AT(alpha_mu), 1, 1e-6, 1e6, .late = true, .allowed = "a number",
     .meaning = "of 'bge': how many units the prior mean, 0, is worth; T = t I with t = alpha_mu "
                "(alpha_w - d - 1) / (alpha_mu + 1), d variables"},
    {"alpha_w", CLT_OPTION_REAL, AT(alpha_w), NAN, 1, 1e6, .late = true,
     .allowed = "a number (above the number of variables + 1)",
     .meaning = "of 'bge': degrees of freedom of the Wishart prior", .otherwise = "d + 2"},
    {"obs_noise", CLT_OPTION_REAL, AT(obs_noise), 0.1, 1e-9, 1e9, .late = true,
     .allowed = "a number",
     .meaning = "of 'linear': variance of the noise, in the scale that `transform` gives"},
    {"mean_edge", CLT_OPTION_REAL, AT(mean_edge), 0, -1e9, 1e9, .late = true, .allowed = "a number",
     .meaning = "of 'linear': prior mean of a coefficient"},
    {"sig_edge", CLT_OPTION_REAL, AT(sig_edge), 1, 1e-9, 1e9, .late = true, .allowed = "a number",
     .meaning = "of 'linear': prior standard deviation of a coefficient"},
    {"prior", CLT_OPTION_CHOICE, AT(prior), ERDOS_RENYI, .late = true, .choices = priors,
     .meaning =
         "of the structure: 'er': P(G) ∝ (p / (1 - p))^edges; 'uniform' over the DAGs; 'sf', "
         "scale-free: P(G) ∝ the product over the variables of (1 + parents)^-3"},
    {"prior_edges_per_node", CLT_OPTION_REAL, AT(prior_edges_per_node), 2, 1e-6, 64, .late = true,
     .allowed = "a number", .meaning = "k of 'er': p = min(2k / (d - 1), 1/2) with d variables"},
    {"prior_edge_probability", CLT_OPTION_REAL, AT(prior_edge_probability), NAN, 1e-12, 1 - 1e-12,
     .late = true, .allowed = "a number", .meaning = "p of 'er' itself",
     .otherwise = "by `prior_edges_per_node`"},
    {"max_parents", CLT_OPTION_INTEGER, AT(max_parents), -1, 0, 63, .late = true,
     .allowed = "a whole number", .meaning = "most parents that a variable can have",
     .otherwise = "no limit"},
    CLT_OPTION_MEMORY_LIMIT(clt_graph_options),
    {"transform", CLT_OPTION_CHOICE, AT(transform), CLT_STANDARDIZE, .late = true,
     .choices = transforms,
     .meaning =
         "of the values: 'standardize': to mean 0 and sd 1; 'rank': to normal scores, for skewed "
         "data; 'none': as they are"},
    {"max_missing", CLT_OPTION_REAL, AT(max_missing), 0.4, 0, 1, .late = true,
     .allowed = "a number",
     .meaning = "a variable that more than this share of the units lacks is dropped"},
    {"combination", CLT_OPTION_CHOICE, AT(combination), CLT_COMBINATION_DROP, .late = true,
     .choices = combinations,
     .meaning =
         "what becomes of a variable that is an exact linear combination of others, such as a "
         "total beside its parts: 'drop': it is left out, because it distorts their edges; "
         "'keep'"},
    CLT_OPTION_SEED(clt_graph_options),
    CLT_OPTION_THREADS(clt_graph_options),
    {0},
};

const clt_option clt_graph_option_table[] = {
    {"block", CLT_OPTION_LABEL, AT(block), .allowed = "a text: a key of the object",
     .meaning = "of JSON objects: the key whose value is the block; elsewhere the block is an "
                "argument"},
    {.name = "model", .kind = CLT_OPTION_TABLE, .table = clt_graph_model_option_table},
    {"bootstrap", CLT_OPTION_INTEGER, AT(bootstrap), 0, 0, 100000, .late = true,
     .allowed = "a whole number",
     .meaning = "refits on so many resamples of the units, for `bootstrap_share`"},
    {0},
};

/* Knowledge while it is read; what is read names variables by index. */
typedef struct reader {
  clt_call *call;
  const clt_graph_sample *data;
  const char *option;      /* being read */
  int tier[CLT_GRAPH_MAX]; /* of each variable, -1: free */
  uint64_t exogenous;      /* bits */
  clt_edge *edges[2];      /* forbidden, required */
  int n_edges[2];
} reader;

enum { FORBID, REQUIRE };

/* The value of an option has not the form it should. */
static void refuse_form(reader *r, const char *form, const char *value) {
  size_t bytes = clt_json_length(value, NULL);
  clt_fail(r->call, "option '%s' must be %s, not %.*s", r->option, form,
           bytes < 60 ? (int)bytes : 60, value);
}

/* The index of a variable, -1 if it was dropped; a name that no row has is an error: what it was to
** say would be lost in silence. */
static int read_name(reader *r, const char *value) {
  clt_label label;
  clt_label_of_json(&r->call->arena, value, &label);
  const char *name = label.type == CLT_LABEL_TEXT ? label.text : NULL;
  if (!name) {
    refuse_form(r, "made of names of variables", value);
    return -1;
  }
  if (!clt_label_is_name(r->call, &label, "a variable")) return -1;
  int index = clt_graph_sample_index(r->data, name);
  bool no_rows = r->data->d + r->data->n_dropped == 0;
  if (index >= 0 || no_rows || clt_graph_dropped(r->data, name)) return index;
  clt_fail(r->call, "option '%s' names %!.40s, a variable that no row has", r->option, name);
  return -1;
}

static void take_tier(reader *r, const char *tier, int number) {
  clt_json_items names = clt_json_open(tier, NULL);
  if (*tier != '[') refuse_form(r, "an array of arrays of names", tier);
  while (!clt_failed(r->call) && clt_json_next(&names)) {
    int index = read_name(r, names.value);
    if (index < 0) continue;
    if (r->tier[index] >= 0 && r->tier[index] != number) {
      clt_fail(r->call, "%s is in two tiers", r->data->names[index]);
    }
    r->tier[index] = number;
  }
}

static void take_exogenous(reader *r, const char *name, int number) {
  (void)number;
  int index = read_name(r, name);
  if (index >= 0) r->exogenous |= clt_bit(index);
}

static void take_edge(reader *r, const char *pair, int which) {
  clt_json_items names = clt_json_open(pair, NULL);
  int end[2] = {-1, -1}, n = 0;
  while (!clt_failed(r->call) && clt_json_next(&names)) {
    if (n < 2) end[n] = read_name(r, names.value);
    n++;
  }
  if (*pair != '[' || n != 2) refuse_form(r, "an array of pairs [source, target]", pair);
  if (clt_failed(r->call) || end[0] < 0 || end[1] < 0) return;
  size_t count = (size_t)r->n_edges[which];
  clt_edge *grown = clt_arena_push(&r->call->arena, r->edges[which], count, sizeof *grown);
  if (!grown) return;
  r->edges[which] = grown;
  grown[r->n_edges[which]++] = (clt_edge){end[0], end[1]};
}

static void take_forbidden(reader *r, const char *pair, int number) {
  (void)number;
  take_edge(r, pair, FORBID);
}

static void take_required(reader *r, const char *pair, int number) {
  (void)number;
  take_edge(r, pair, REQUIRE);
}

/* Takes each item of an option that is an array, with its number. */
static void read_option(reader *r, const char *option, const char *value,
                        void (*take)(reader *, const char *item, int number)) {
  if (!value || clt_failed(r->call)) return;
  r->option = option;
  clt_json_items items = clt_json_open(value, NULL);
  if (*value != '[') refuse_form(r, "an array", value);
  for (int i = 0; !clt_failed(r->call) && clt_json_next(&items); i++) take(r, items.value, i);
}

static void read_all(reader *r, const clt_graph_options *options) {
  for (int v = 0; v < r->data->d; v++) r->tier[v] = -1;
  read_option(r, "tiers", options->tiers, take_tier);
  read_option(r, "exogenous", options->exogenous, take_exogenous);
  read_option(r, "forbid", options->forbid, take_forbidden);
  read_option(r, "require", options->require, take_required);
}

uint64_t clt_graph_names(clt_call *call, const char *option, const char *names,
                         const clt_graph_sample *data) {
  reader *r = clt_arena_take(&call->arena, 1, sizeof *r);
  if (!r) return 0;
  r->call = call;
  r->data = data;
  read_option(r, option, names, take_exogenous);
  return r->exogenous;
}

static void refuse(clt_call *call, const clt_graph_sample *data, const clt_conflict *conflict) {
  const char *const *names = data->names;
  const char *a = names[conflict->variable[0]];
  const char *b = conflict->length > 1 ? names[conflict->variable[1]] : a;
  switch (conflict->kind) {
  case CLT_CONFLICT_NONE:
    return;
  case CLT_CONFLICT_SELF:
    clt_fail(call, "%s is required to be its own cause", a);
    return;
  case CLT_CONFLICT_FORBIDDEN:
    clt_fail(call, "%s -> %s is both required and forbidden", a, b);
    return;
  case CLT_CONFLICT_TIER:
    clt_fail(call, "%s -> %s is required against the tiers", a, b);
    return;
  case CLT_CONFLICT_EXOGENOUS:
    clt_fail(call, "%s -> %s is required, but %s is exogenous", a, b, b);
    return;
  case CLT_CONFLICT_LIMIT:
    clt_fail(call, "%s has more required parents than max_parents", a);
    return;
  case CLT_CONFLICT_CYCLE:
    break;
  }
  sqlite3_str *cycle = sqlite3_str_new(NULL);
  sqlite3_str_appendall(cycle, "the required edges form a cycle: ");
  for (int i = 0; i < conflict->length; i++) {
    sqlite3_str_appendf(cycle, "%s -> ", names[conflict->variable[i]]);
  }
  sqlite3_str_appendall(cycle, a);
  clt_fail_with(call, cycle);
}

bool clt_graph_knowledge(clt_call *call, const clt_graph_options *options,
                         const clt_graph_sample *data, clt_knowledge *knowledge) {
  reader *r = clt_arena_take(&call->arena, 1, sizeof *r);
  clt_conflict *conflict = clt_arena_take(&call->arena, 1, sizeof *conflict);
  if (clt_failed(call)) return false;
  r->call = call;
  r->data = data;
  read_all(r, options);
  if (clt_failed(call)) return false;
  clt_knowledge_spec spec = {.d = data->d,
                             .tier = options->tiers ? r->tier : NULL,
                             .exogenous = r->exogenous,
                             .forbid = r->edges[FORBID],
                             .n_forbid = r->n_edges[FORBID],
                             .require = r->edges[REQUIRE],
                             .n_require = r->n_edges[REQUIRE],
                             .max_parents = (int)options->max_parents};
  if (!clt_knowledge_set(knowledge, &spec, conflict)) refuse(call, data, conflict);
  return !clt_failed(call);
}

bool clt_graph_set_score_model(clt_call *call, const clt_graph_options *options,
                               const clt_graph_sample *data, clt_score_model *model) {
  int d = data->d;
  double p = options->prior_edge_probability;
  *model = (clt_score_model){.likelihood = (clt_likelihood)options->likelihood,
                             .alpha_mu = options->alpha_mu,
                             .alpha_w = isnan(options->alpha_w) ? d + 2 : options->alpha_w,
                             .obs_noise = options->obs_noise,
                             .mean_edge = options->mean_edge,
                             .sig_edge = options->sig_edge};
  if (options->prior == SCALE_FREE) model->prior = CLT_SCALE_FREE;
  if (options->prior == ERDOS_RENYI) {
    model->log_odds =
        isnan(p) ? clt_score_log_odds(d, options->prior_edges_per_node) : log(p) - log1p(-p);
  }
  if (!(model->alpha_w > d + 1)) {
    clt_fail(call, "option 'alpha_w' must be above the number of variables + 1, %d, not %.15g",
             d + 1, model->alpha_w);
  }
  if (model->likelihood == CLT_LINEAR && options->transform == CLT_STANDARDIZE) {
    clt_note(call,
             "likelihood 'linear' on standardised data: equal noise variances cannot hold, and "
             "scale decides directions");
  }
  return !clt_failed(call);
}

clt_graph_options clt_graph_options_used(const clt_graph_options *options,
                                         const clt_score_model *model) {
  clt_graph_options used = *options;
  used.alpha_w = model->alpha_w;
  bool odds = options->prior == ERDOS_RENYI;
  if (!odds || !isnan(options->prior_edge_probability)) used.prior_edges_per_node = NAN;
  used.prior_edge_probability = odds ? 1.0 / (1.0 + exp(-model->log_odds)) : NAN;
  return used;
}
