/*
** mediation_boot(x, m, y [, group [, cov…]] [, options]) -> fit: bootstrap limits of the effects of
** a mediation x -> m -> y in each group, and of their difference between two groups.
*/
#include <math.h>

#include "functions/groups.h"
#include "functions/mediation/boot_notes.h"
#include "functions/mediation/path_names.h"
#include "functions/moderation/regression_options.h"
#include "functions/notes.h"
#include "sqlite/function.h"

typedef struct boot_options {
  int64_t n_boot;
  int ci;
  int64_t seed;
  int64_t threads;
  int64_t memory_limit; /* MiB */
  double conf_level;
  clt_label reference, cluster;
  const char *names, *mediators;
} boot_options;

/* The first two are what option `ci` may be. */
static const char *const LIMITS[] = {
    [CLT_BOOT_PERCENTILE] = "percentile", [CLT_BOOT_BCA] = "bca", [CLT_BOOT_T] = "t"};
static const char *const intervals[] = {"percentile", "bca", NULL};

static const clt_option OPTIONS[] = {
    {"n_boot", CLT_OPTION_INTEGER, offsetof(boot_options, n_boot), 5000, 20, 10000000,
     .allowed = "a whole number",
     .meaning = "resamples: of rows within each group, or of clusters"},
    {"ci", CLT_OPTION_CHOICE, offsetof(boot_options, ci), .choices = intervals,
     .meaning = "kind of the bootstrap's limits: type-7 quantiles, or Efron's BCa"},
    CLT_OPTION_SEED(boot_options),
    CLT_OPTION_THREADS(boot_options),
    CLT_OPTION_MEMORY_LIMIT(boot_options),
    CLT_OPTION_CONF_LEVEL(boot_options),
    CLT_OPTION_REFERENCE(boot_options),
    CLT_OPTION_ARGUMENT_NAMES(offsetof(boot_options, names)),
    {"mediators", CLT_OPTION_JSON, offsetof(boot_options, mediators),
     .allowed = "an array of names of arguments",
     .meaning = "further arguments behind the group that mediate in parallel with m: numbers, each "
                "named once"},
    {"cluster", CLT_OPTION_LABEL, offsetof(boot_options, cluster),
     .allowed = "the name of an argument",
     .meaning = "argument behind the group that says which rows belong together and depend on each "
                "other; it is no covariate: whole clusters are resampled"},
    {0},
};

typedef struct boot_state {
  const boot_options *options;
  clt_boot_data data;
} boot_state;

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  static const char *const own[] = {"x", "m", "y", "group"};
  boot_state *state = pointer;
  const boot_options *o = state->options = options;
  if (n_cells <= CLT_AT_GROUP && o->reference.type != CLT_LABEL_NONE) {
    clt_fail(call, "option 'reference' names a group: pass the group as the fourth argument");
  }
  const char *const *names =
      clt_argument_names(call, o->names, own, CLT_AT_COVARIATE, "cov", n_cells);
  if (names) clt_boot_data_start(&state->data, call, names, n_cells, o->mediators, &o->cluster);
}

static void describe(const void *pointer, clt_argument *arguments) {
  const boot_state *state = pointer;
  if (state->data.cluster.at >= 0) arguments[state->data.cluster.at].kind = CLT_LABEL;
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  boot_state *state = pointer;
  clt_boot_data_row(&state->data, call, cells);
  clt_regressors_limit(&state->data.design, state->options->memory_limit);
}

/* Bytes of the fit for each of its rows: some 230, in a text that doubles as it grows and is then
** copied. */
enum { ROW_BYTES = 700 };

/* Refuses what would pass the limit: what is held already, what the bootstrap takes, the fit. */
static bool affordable(clt_call *call, const clt_mediation_data *data,
                       const clt_mediation_options *how, int64_t memory_limit) {
  double bytes;
  int workers = clt_task_workers(&call->task, SIZE_MAX);
  if (!clt_mediation_bytes(&bytes, data, how, workers, &call->arena, &call->task)) return false;
  bytes += ROW_BYTES * (double)data->groups * clt_effects(data->mediators);
  double mib = (bytes + (double)call->arena.taken) / 1048576.0;
  if (mib <= (double)memory_limit) return true;
  clt_fail(call,
           "it would take %lld MiB, more than memory_limit %lld: %lld resamples of %d %s; lower "
           "n_boot, use fewer groups or rows, or raise memory_limit",
           (long long)ceil(mib), (long long)memory_limit, (long long)how->n_boot, data->groups,
           data->groups == 1 ? "group" : "groups");
  return false;
}

typedef struct boot_row {
  const clt_label *stratum;
  const char *effect;
  clt_boot_figures figures;
  int significant;
  const char *ci;
} boot_row;

#define FIGURE(member, meaning) CLT_FIELD(#member, REAL, boot_row, figures.member, meaning)

static const clt_field ROW[] = {
    CLT_FIELD_OF(LABEL, boot_row, stratum,
                 "the group, or 'difference': (other) - (reference); NULL without a group"),
    CLT_FIELD_OF(TEXT, boot_row, effect,
                 "'a' (x on m), 'b' (m on y given x), 'indirect' (a b), 'direct' (c'), 'total' (c) "
                 "or 'proportion' (a b / c); with `mediators` 'a: m', 'b: m', 'indirect: m' of "
                 "each, and 'indirect' is their sum"),
    FIGURE(estimate, "of the sample itself"),
    FIGURE(std_error, "where `ci` is 't' of the least-squares fit, else the standard deviation of "
                      "the replicates"),
    FIGURE(conf_low, "limit of the kind `ci`"),
    FIGURE(conf_high, "limit of the kind `ci`"),
    FIGURE(p_value, "two-sided, agrees with the limits"),
    CLT_FIELD_OF(BOOLEAN, boot_row, significant, "the limits exclude 0"),
    CLT_FIELD_OF(TEXT, boot_row, ci,
                 "what the limits are: 't' (slopes, without `cluster`: a, b, direct, total), else "
                 "'percentile' or 'bca' as the option"),
    FIGURE(mc_error, "Monte-Carlo standard error of the limit nearer to 0: raise n_boot until it "
                     "does not matter; NULL where `ci` is 't'"),
    {0},
};

static void write_stratum(clt_fit *fit, const clt_label *stratum, const char *const *effects, int n,
                          const clt_mediation_result *result) {
  for (int i = 0; i < n; i++) {
    const clt_boot_figures *f = &result->figures[i];
    boot_row row = {stratum, effects[i], *f, isnan(f->p_value) ? -1 : f->significant,
                    LIMITS[f->method]};
    clt_fields_row(fit, ROW, &row);
  }
}

/* The place of the reference among the sorted groups. */
static int reference_place(clt_call *call, const clt_boot_labels *group,
                           const clt_label *reference) {
  if (group->set.count > 2 && reference->type != CLT_LABEL_NONE) {
    clt_note(call, "option 'reference' is not used: the group has more than two values");
  }
  if (group->set.count != 2) return 0;
  clt_pair pair = clt_group_pair(call, &group->set, reference);
  return pair.reference < 0 ? 0 : group->rank[pair.reference];
}

static void write_strata(clt_call *call, clt_fit *fit, const clt_boot_data *data,
                         const clt_mediation_boot *boot) {
  static const clt_label difference = {
      .type = CLT_LABEL_TEXT, .text = "difference", .bytes = sizeof "difference" - 1};
  const clt_boot_labels *group = &data->group;
  int groups = group->at < 0 ? 1 : group->set.count;
  clt_boot_said said = {call, data, clt_boot_effect_names(call, data)};
  if (!said.effects) return;
  if (boot->strata) clt_boot_note_clusters(&said, boot->across);
  clt_fit_open(fit, "rows", '[');
  for (int i = 0; i < boot->strata; i++) {
    const clt_label *stratum = i >= groups     ? &difference
                               : group->at < 0 ? NULL
                                               : &group->set.labels[group->sorted[i]];
    const char *name = stratum ? clt_label_text(&call->arena, stratum) : NULL;
    clt_boot_note_stratum(&said, name ? name : "", &boot->stratum[i]);
    write_stratum(fit, stratum, said.effects, clt_effects(data->mediators), &boot->stratum[i]);
  }
  clt_fit_close(fit, ']');
}

typedef struct boot_keys {
  clt_path_names names;
  const char *ci;
  int64_t n_boot, seed, clusters;
  const char *resampled;
} boot_keys;

static const clt_field KEYS[] = {
    CLT_FIELDS_OF(clt_path_name_fields, boot_keys, names),
    CLT_FIELD_OF(TEXT, boot_keys, ci, "as the option"),
    CLT_FIELD_OF(INTEGER, boot_keys, n_boot, "as the option"),
    CLT_FIELD_OF(INTEGER, boot_keys, seed, "as the option"),
    CLT_FIELD_OF(INTEGER, boot_keys, clusters, "how many there are; NULL without `cluster`"),
    CLT_FIELD_OF(
        TEXT, boot_keys, resampled,
        "'rows', 'clusters within groups' (each group's own are drawn) or 'clusters across "
        "groups' (those of the whole data are)"),
    {0},
};

static void write(clt_call *call, clt_fit *fit, const boot_state *state,
                  const clt_mediation_boot *boot) {
  const boot_options *options = state->options;
  bool clustered = state->data.cluster.at >= 0;
  const char *const *names = state->data.names;
  boot_keys keys = {.names = {names[CLT_AT_X], names[CLT_AT_M], names[CLT_AT_Y]},
                    .ci = intervals[options->ci],
                    .n_boot = options->n_boot,
                    .seed = options->seed,
                    .clusters = clustered ? state->data.cluster.set.count : CLT_FIELD_NONE,
                    .resampled = !clustered     ? "rows"
                                 : boot->across ? "clusters across groups"
                                                : "clusters within groups"};
  clt_fields_write(fit, KEYS, &keys);
  write_strata(call, fit, &state->data, boot);
}

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  boot_state *state = pointer;
  const boot_options *options = state->options;
  clt_mediation_data data;
  clt_mediation_boot boot = {.strata = 0};
  if (call->n == 0) clt_note_no_rows(call);
  if (!clt_boot_data_close(&state->data, call, &data)) return;
  clt_mediation_options how = {
      .n_boot = (size_t)options->n_boot,
      .seed = (uint64_t)options->seed,
      .reference = reference_place(call, &state->data.group, &options->reference),
      .interval = {.method = options->ci ? CLT_BOOT_BCA : CLT_BOOT_PERCENTILE,
                   .conf_level = options->conf_level}};
  call->task.threads = (int)options->threads;
  if (clt_failed(call) || !affordable(call, &data, &how, options->memory_limit)) return;
  if (call->n && !clt_mediation_bootstrap(&boot, &data, &how, &call->arena, &call->task)) return;
  write(call, fit, state, &boot);
}

static const clt_argument ARGUMENTS[] = {
    {"x", CLT_NUMBER, "the cause"},
    {"m", CLT_NUMBER, "the mediator"},
    {"y", CLT_NUMBER, "the outcome"},
    {"group", CLT_LABEL, "of any type, at most 2000 values; a constant for none"}};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 4,
    .required = CLT_AT_GROUP,
    .rest = {"cov", CLT_COVARIATE,
             "covariates cov1, cov2, …; with the options, mediators and the "
             "cluster"},
    .options = OPTIONS,
    .options_size = sizeof(boot_options),
    .state_size = sizeof(boot_state),
    .start = start,
    .describe = describe,
    .row = row,
    .finish = finish,
};

static const clt_rows_of rows = {.keys = KEYS, .row = ROW};

const clt_function clt_function_mediation_boot = {
    "mediation_boot",
    .summary =
        "Limits of the effects of a mediation x → m → y in each group, and of their difference "
        "between two groups: of the indirect effect by the bootstrap, of the slopes a, b, c' and c "
        "by Student's t.",
    .details =
        "m_j ~ x + cov… (slopes a_j), y ~ x + m_1 + … + cov… (b_j and c'), y ~ x + cov… "
        "(c = c' + the sum of the a_j b_j). The 'difference' of 'indirect' is that of the "
        "conditional indirect effects, a1 b1 - a0 b0, both paths being free in each group (Hayes' "
        "models 58 and 59); it is the index of moderated mediation only where one path alone "
        "differs, which the differences of 'a' and 'b' tell. An effect is causal if x, m and y "
        "have no unmeasured common causes and x changes no common cause of m and y (VanderWeele & "
        "Vansteelandt 2009); of parallel mediators, none of them acts on another. Differences of "
        "slopes have the sum of both variances and Satterthwaite's degrees of freedom. With "
        "`cluster` all limits are the bootstrap's, from whole clusters, drawn within groups where "
        "each lies in one group, else across groups, and widened for their number (Hesterberg's "
        "expanded interval). A linear combination among x, m and other mediators leaves neither b "
        "nor c'. To give covariates without a group, pass a constant as the group. 'proportion' "
        "follows the rule of sobel(), and the notes say where there is none. With more than two "
        "groups there are the strata and no difference. Resamples that cannot be fitted are left "
        "out and counted in the notes; with more than 5 % of them there are no limits. A number "
        "and its text as groups or clusters are an error. Keeps the rows in memory.",
    .source = "Hayes 2018, chapters 3 to 5 and 11; Preacher & Hayes 2008 (several mediators); "
              "VanderWeele & Vansteelandt 2009; Efron 1987 (BCa); Davison & Hinkley 1997 "
              "(clusters); Hesterberg 2015; Satterthwaite 1946",
    .aggregate = &aggregate,
    .rows = &rows,
};
