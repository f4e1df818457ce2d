/*
** mediation_boot(x, m, y [, group [, cov…]] [, options]) -> fit: bootstrap limits of the effects of
** a mediation x -> m -> y in each group, and of their difference between two groups.
*/
#include <math.h>
#include <string.h>

#include "functions/groups.h"
#include "functions/moderation/regression_options.h"
#include "functions/notes.h"
#include "sqlite/function.h"
#include "stat/mediation/boot.h"

typedef struct boot_options {
  int64_t n_boot;
  int ci;
  int64_t seed;
  int64_t threads;
  int64_t memory_limit; /* MiB */
  double conf_level;
  clt_label reference;
} boot_options;

static const char *const intervals[] = {
    [CLT_BOOT_PERCENTILE] = "percentile", [CLT_BOOT_BCA] = "bca", NULL};

static const clt_option OPTIONS[] = {
    {"n_boot", CLT_OPTION_INTEGER, offsetof(boot_options, n_boot), 5000, 20, 10000000,
     .allowed = "a whole number", .meaning = "resamples, drawn within each group"},
    {"ci", CLT_OPTION_CHOICE, offsetof(boot_options, ci), .choices = intervals,
     .meaning = "kind of the limits: type-7 quantiles, or Efron's BCa"},
    CLT_OPTION_SEED(boot_options),
    CLT_OPTION_THREADS(boot_options),
    CLT_OPTION_MEMORY_LIMIT(boot_options),
    CLT_OPTION_CONF_LEVEL(boot_options),
    CLT_OPTION_REFERENCE(boot_options),
    {0},
};

enum { X, M, Y, OWN, GROUP = OWN };

typedef struct boot_state {
  const boot_options *options;
  bool grouped;         /* a group is given */
  clt_label_set groups; /* labels in order of appearance */
  int *group;           /* [n] of each row */
  int64_t n;
  clt_regressors design; /* keeps the rows */
} boot_state;

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  static const char *const own[] = {"x", "m", "y", "group"};
  boot_state *state = pointer;
  state->options = options;
  state->grouped = n_cells > GROUP;
  if (!state->grouped && state->options->reference.type != CLT_LABEL_NONE) {
    clt_fail(call, "option 'reference' names a group: pass the group as the fourth argument");
  }
  clt_label_set_init(&state->groups, &call->arena);
  const char *const *names =
      clt_argument_names(call, NULL, own, GROUP + 1, "cov", n_cells > GROUP ? n_cells : GROUP + 1);
  if (!names) return;
  clt_regressors_start(&state->design, call, OWN, state->grouped ? n_cells - GROUP - 1 : 0,
                       names + GROUP + 1, true);
}

static void add_group(clt_call *call, boot_state *state, const clt_label *label) {
  if (!clt_label_is_name(call, label, "a group")) return;
  int group = clt_label_set_index(&state->groups, label);
  if (group >= CLT_MAX_LEVELS) {
    clt_fail(call, "the group has more than %d values; is it a key?", CLT_MAX_LEVELS);
    return;
  }
  int *groups = clt_arena_push(&call->arena, state->group, (size_t)state->n, sizeof *groups);
  if (!groups) return;
  state->group = groups;
  groups[state->n++] = group;
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  boot_state *state = pointer;
  double own[OWN] = {cells[X].number, cells[M].number, cells[Y].number};
  if (state->grouped) add_group(call, state, &cells[GROUP].label);
  if (!clt_failed(call)) clt_regressors_row(&state->design, own, cells + GROUP + 1);
  clt_regressors_limit(&state->design, state->options->memory_limit);
}

/* For each element of a set, its place in the sort order; the order itself in *sorted. */
static int *ranks(clt_call *call, const clt_label_set *set, int **sorted) {
  int *rank = clt_arena_take(&call->arena, (size_t)set->count, sizeof *rank);
  *sorted = clt_label_set_sorted(set);
  for (int i = 0; rank && *sorted && i < set->count; i++) rank[(*sorted)[i]] = i;
  return *sorted ? rank : NULL;
}

/* indicator of the moments -> level of its factor, by sort order. */
static int *level_of_indicator(clt_call *call, const clt_regressors *design) {
  int *level = clt_arena_take(&call->arena, (size_t)design->levels, sizeof *level);
  for (int i = 0; level && i < design->n; i++) {
    const clt_regressor *covariate = &design->regressor[i];
    int *sorted, *rank = covariate->factor ? ranks(call, &covariate->levels, &sorted) : NULL;
    for (int l = 0; rank && l < covariate->levels.count; l++) {
      level[covariate->level[l]] = rank[l];
    }
  }
  return level;
}

/* Leaves of each kept row, in its place, the numeric columns. */
static bool leave_numbers(clt_call *call, clt_regressors *design, int numeric) {
  size_t width = (size_t)(OWN + design->n), out_width = (size_t)(OWN + numeric);
  for (size_t r = 0; width > out_width && r < (size_t)design->kept; r++) {
    const double *from = design->kept_x + r * width;
    double *to = design->kept_x + r * out_width;
    memmove(to, from, OWN * sizeof *to);
    for (int i = 0, at = OWN; i < design->n; i++) {
      if (!design->regressor[i].factor) to[at++] = from[OWN + i];
    }
    if (r % 4096 == 0 && clt_task_stop(&call->task, 0.0)) return false;
  }
  return true;
}

/* The sorted numbers of levels and groups, in the place of those in order of appearance. */
static bool rank_rows(clt_call *call, boot_state *state, const int *group_rank) {
  clt_regressors *design = &state->design;
  size_t n = (size_t)design->kept, factors = (size_t)design->kept_factors;
  const int *indicator_level = level_of_indicator(call, design);
  if (clt_failed(call)) return false;
  for (size_t i = 0; i < n; i++) {
    if (state->grouped) state->group[i] = group_rank[state->group[i]];
    int *on = design->kept_on + i * factors;
    for (size_t f = 0; f < factors; f++) on[f] = indicator_level[on[f]];
    if (i % 4096 == 0 && clt_task_stop(&call->task, 0.0)) return false;
  }
  return true;
}

static bool make_data(clt_call *call, boot_state *state, const int *group_rank,
                      const int *group_order, clt_mediation_data *data) {
  clt_regressors *design = &state->design;
  int factors = design->kept_factors, numeric = design->n - factors;
  size_t groups = state->grouped ? (size_t)state->groups.count : 1;
  int *levels = clt_arena_take(&call->arena, (size_t)factors, sizeof *levels);
  uint64_t *key = clt_arena_take(&call->arena, groups, sizeof *key);
  if (clt_failed(call)) return false;
  if (!leave_numbers(call, design, numeric) || !rank_rows(call, state, group_rank)) return false;
  for (int i = 0, at = 0; i < design->n; i++) {
    if (design->regressor[i].factor) levels[at++] = design->regressor[i].levels.count;
  }
  for (size_t i = 0; state->grouped && i < groups; i++) {
    const char *text = clt_label_text(&call->arena, &state->groups.labels[group_order[i]]);
    if (text) key[i] = clt_mediation_key(text, strlen(text));
  }
  *data = (clt_mediation_data){.n = (size_t)design->kept,
                               .covariates = numeric,
                               .factors = factors,
                               .groups = (int)groups,
                               .value = design->kept_x,
                               .level = design->kept_on,
                               .levels = levels,
                               .group = state->group,
                               .key = key};
  return !clt_failed(call);
}

/* Refuses what would pass the limit: what is held already and what the bootstrap will take. */
static bool affordable(clt_call *call, const clt_mediation_data *data,
                       const boot_options *options) {
  double bytes;
  int workers = clt_task_workers(&call->task, SIZE_MAX);
  if (!clt_mediation_bytes(&bytes, data, (size_t)options->n_boot, workers, &call->arena,
                           &call->task)) {
    return false;
  }
  double mib = (bytes + (double)call->arena.taken) / 1048576.0;
  if (mib <= (double)options->memory_limit) return true;
  clt_fail(call,
           "it would take %lld MiB, more than memory_limit %lld: %lld resamples of %d %s; lower "
           "n_boot, use fewer groups or rows, or raise memory_limit",
           (long long)ceil(mib), (long long)options->memory_limit, (long long)options->n_boot,
           data->groups, data->groups == 1 ? "group" : "groups");
  return false;
}

/* Names the covariates left out; `result` has the numeric ones first. */
static void note_dropped(clt_call *call, const clt_regressors *design, const char *name,
                         const clt_mediation_result *result) {
  int numeric = 0, factor = design->n - design->kept_factors;
  for (int i = 0; result->dropped && i < design->n; i++) {
    bool is_factor = design->regressor[i].factor;
    if (!result->dropped[is_factor ? factor++ : numeric++]) continue;
    clt_note(call, "%s%sdropped %s%s: it adds nothing to the other terms", name, *name ? ": " : "",
             is_factor ? "a level of " : "", design->regressor[i].name);
  }
}

static const char *const EFFECTS[CLT_MEDIATION_EFFECTS] = {"indirect", "direct", "total",
                                                           "proportion"};

static bool same_fate(const clt_boot_figures *a, const clt_boot_figures *b) {
  return a->reason == b->reason && a->left_out == b->left_out;
}

/* "indirect, total: ", the effects that fare as effect e does; "" if all that exist do. */
static const char *who(clt_call *call, const clt_mediation_result *result, int e) {
  const clt_boot_figures *f = result->figures;
  char *list = clt_arena_take(&call->arena, 64, 1);
  bool all = true;
  for (int i = 0; list && i < CLT_MEDIATION_EFFECTS; i++) {
    bool same = same_fate(&f[i], &f[e]);
    all = all && (same || f[i].reason == CLT_BOOT_NO_ESTIMATE);
    if (same) strcat(strcat(list, *list ? ", " : ""), EFFECTS[i]);
  }
  return all || !list ? "" : strcat(list, ": ");
}

/* Says of effect e, and of those that fare alike, what kept its figures from existing. */
static void note_effect(clt_call *call, const char *name, const clt_mediation_result *result,
                        int e) {
  const clt_boot_figures *f = &result->figures[e];
  for (int i = 0; i < e; i++) {
    if (same_fate(&result->figures[i], f)) return;
  }
  const char *colon = *name ? ": " : "", *effects = who(call, result, e);
  if (f->left_out && f->reason != CLT_BOOT_NO_ESTIMATE) {
    clt_note(call, "%s%s%s%lld resamples could not be fitted and are left out%s", name, colon,
             effects, (long long)f->left_out,
             f->reason == CLT_BOOT_LEFT_OUT ? ": too many, so there are no limits" : "");
  }
  const char *why =
      f->reason == CLT_BOOT_FEW        ? "too few resamples for this conf_level: raise n_boot"
      : f->reason == CLT_BOOT_CONSTANT ? "the same in every resample: there is no test"
      : f->reason == CLT_BOOT_NO_ACCELERATION
          ? "no bca limits: without some row, or on one side, the effect does not exist"
          : NULL;
  if (why) clt_note(call, "%s%s%s%s", name, colon, effects, why);
}

static void note_stratum(clt_call *call, const char *name, const clt_mediation_result *result) {
  static const struct {
    unsigned bit;
    const char *text;
  } problems[] = {
      {CLT_MEDIATION_TOO_FEW, "too few rows"},
      {CLT_MEDIATION_X_CONSTANT, "x is constant or a function of the factors"},
      {CLT_MEDIATION_M_COLLINEAR, "m is constant or a linear function of x and the covariates"},
      {CLT_MEDIATION_Y_PERFECT, "y is constant or a linear function of x, m and the covariates"}};
  const char *colon = *name ? ": " : "", *no_share = clt_mediation_share_note(result->share);
  for (size_t i = 0; i < sizeof problems / sizeof *problems; i++) {
    if (result->problems & problems[i].bit) clt_note(call, "%s%s%s", name, colon, problems[i].text);
  }
  if (result->dropped && !result->problems && isnan(result->figures[CLT_TOTAL].estimate)) {
    clt_note(call, "%s%sthe effects are beyond the range of numbers: choose another unit", name,
             colon);
  }
  if (no_share) clt_note(call, "%s%s%s", name, colon, no_share);
  for (int e = 0; e < CLT_MEDIATION_EFFECTS; e++) note_effect(call, name, result, e);
}

typedef struct boot_row {
  const clt_label *stratum;
  const char *effect;
  clt_boot_figures figures;
  int significant;
} boot_row;

#define FIGURE(member, meaning) CLT_FIELD(#member, REAL, boot_row, figures.member, meaning)

static const clt_field ROW[] = {
    CLT_FIELD_OF(LABEL, boot_row, stratum,
                 "the group, or 'difference': (other) - (reference); NULL without a group"),
    CLT_FIELD_OF(TEXT, boot_row, effect,
                 "'indirect' (a b), 'direct' (c'), 'total' (c) or 'proportion' (a b / c)"),
    FIGURE(estimate, "of the sample itself"),
    FIGURE(std_error, "standard deviation of the replicates"),
    FIGURE(conf_low, "limit of the kind `ci`"),
    FIGURE(conf_high, "limit of the kind `ci`"),
    FIGURE(p_value, "two-sided, agrees with the limits"),
    CLT_FIELD_OF(BOOLEAN, boot_row, significant, "the limits exclude 0"),
    FIGURE(mc_error, "Monte-Carlo standard error of the limit nearer to 0: raise n_boot until it "
                     "does not matter"),
    {0},
};

static void write_stratum(clt_fit *fit, const clt_label *stratum,
                          const clt_mediation_result *result) {
  for (int i = 0; i < CLT_MEDIATION_EFFECTS; i++) {
    const clt_boot_figures *f = &result->figures[i];
    boot_row row = {stratum, EFFECTS[i], *f, isnan(f->p_value) ? -1 : f->significant};
    clt_fields_row(fit, ROW, &row);
  }
}

/* The place of the reference among the sorted groups. */
static int reference_place(clt_call *call, const boot_state *state, const int *group_rank) {
  if (state->groups.count > 2 && state->options->reference.type != CLT_LABEL_NONE) {
    clt_note(call, "option 'reference' is not used: the group has more than two values");
  }
  if (!state->grouped || state->groups.count != 2) return 0;
  clt_pair pair = clt_group_pair(call, &state->groups, &state->options->reference);
  return pair.reference < 0 ? 0 : group_rank[pair.reference];
}

static void write_strata(clt_call *call, clt_fit *fit, const boot_state *state, const int *order,
                         const clt_mediation_boot *boot) {
  static const clt_label difference = {
      .type = CLT_LABEL_TEXT, .text = "difference", .bytes = sizeof "difference" - 1};
  int groups = state->grouped ? state->groups.count : 1;
  clt_fit_open(fit, "rows", '[');
  for (int i = 0; i < boot->strata; i++) {
    const clt_label *stratum = i >= groups      ? &difference
                               : state->grouped ? &state->groups.labels[order[i]]
                                                : NULL;
    const char *name = stratum ? clt_label_text(&call->arena, stratum) : NULL;
    note_stratum(call, name ? name : "", &boot->stratum[i]);
    note_dropped(call, &state->design, name ? name : "", &boot->stratum[i]);
    write_stratum(fit, stratum, &boot->stratum[i]);
  }
  clt_fit_close(fit, ']');
}

typedef struct boot_keys {
  const char *ci;
  int64_t n_boot, seed;
} boot_keys;

static const clt_field KEYS[] = {
    CLT_FIELD_OF(TEXT, boot_keys, ci, "as the option"),
    CLT_FIELD_OF(INTEGER, boot_keys, n_boot, "as the option"),
    CLT_FIELD_OF(INTEGER, boot_keys, seed, "as the option"),
    {0},
};

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  boot_state *state = pointer;
  const boot_options *options = state->options;
  int *order = NULL, *rank = ranks(call, &state->groups, &order);
  clt_mediation_data data;
  clt_mediation_boot boot = {.strata = 0};
  if (call->n == 0) clt_note_no_rows(call);
  if (!clt_labels_distinct(call, &state->groups, "group")) return;
  if (!rank || !make_data(call, state, rank, order, &data)) return;
  clt_mediation_options how = {
      .n_boot = (size_t)options->n_boot,
      .seed = (uint64_t)options->seed,
      .reference = reference_place(call, state, rank),
      .interval = {options->ci ? CLT_BOOT_BCA : CLT_BOOT_PERCENTILE, options->conf_level}};
  call->task.threads = (int)options->threads;
  if (clt_failed(call) || !affordable(call, &data, options)) return;
  if (call->n && !clt_mediation_bootstrap(&boot, &data, &how, &call->arena, &call->task)) return;
  boot_keys keys = {intervals[options->ci], options->n_boot, options->seed};
  clt_fields_write(fit, KEYS, &keys);
  write_strata(call, fit, state, order, &boot);
}

static const clt_argument ARGUMENTS[] = {
    {"x", CLT_NUMBER, "the cause"},
    {"m", CLT_NUMBER, "the mediator"},
    {"y", CLT_NUMBER, "the outcome"},
    {"group", CLT_LABEL, "of any type, at most 2000 values; a constant for none"}};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 4,
    .required = OWN,
    .rest = {"cov", CLT_COVARIATE, "covariates cov1, cov2, …"},
    .options = OPTIONS,
    .options_size = sizeof(boot_options),
    .state_size = sizeof(boot_state),
    .start = start,
    .row = row,
    .finish = finish,
};

static const clt_rows_of rows = {.keys = KEYS, .row = ROW};

const clt_function clt_function_mediation_boot = {
    "mediation_boot",
    .summary = "Bootstrap limits of the effects of a mediation x → m → y in each group, and of "
               "their difference between two groups (for the indirect effect without covariates: "
               "the index of moderated mediation).",
    .details = "To give covariates without a group, pass a constant as the group. A group in which "
               "sobel() has no proportion has none here, and the notes say why. With more than two "
               "groups there are the strata and no difference. Resamples that cannot be fitted are "
               "left out and counted in the notes; with more than 5 % of them there are no limits. "
               "A number and its text as groups are an error. Keeps the rows in memory.",
    .source = "Hayes 2018, chapters 3 to 5 and 11; Preacher & Hayes 2008; Efron 1987 (BCa); "
              "Davison & Hinkley 1997",
    .aggregate = &aggregate,
    .rows = &rows,
};
