/*
** sobel(x, m, y [, cov…] [, options]) -> fit: mediation of x -> y by m, tested by the normal theory
** of the product of coefficients.
*/
#include "functions/mediation/path_names.h"
#include "functions/moderation/regression_options.h"
#include "functions/moderation/regressors_blob.h"
#include "functions/moderation/terms.h"
#include "functions/notes.h"
#include "sqlite/partial.h"
#include "stat/mediation/mediation.h"

typedef struct sobel_options {
  double conf_level;
  const char *names; /* JSON */
} sobel_options;

static const clt_option OPTIONS[] = {
    CLT_OPTION_CONF_LEVEL(sobel_options),
    CLT_OPTION_ARGUMENT_NAMES(offsetof(sobel_options, names)),
    {0},
};

enum { X, M, Y, OWN };

typedef struct sobel_state {
  const sobel_options *options;
  const char *const *names; /* of all arguments */
  clt_regressors data;
} sobel_state;

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  static const char *const own[OWN] = {"x", "m", "y"};
  sobel_state *state = pointer;
  state->options = options;
  state->names = clt_argument_names(call, state->options->names, own, OWN, "cov", n_cells);
  if (!state->names) return;
  clt_regressors_start(&state->data, call, OWN, n_cells - OWN, state->names + OWN, false);
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  (void)call;
  sobel_state *state = pointer;
  double own[OWN] = {cells[X].number, cells[M].number, cells[Y].number};
  clt_regressors_row(&state->data, own, cells + OWN);
}

static void save(clt_call *call, const void *pointer, clt_writer *out) {
  (void)call;
  const sobel_state *state = pointer;
  clt_regressors_save(&state->data, out);
}

static void merge(clt_call *call, void *pointer, clt_reader *in, clt_arena *scratch) {
  (void)call;
  sobel_state *state = pointer;
  clt_regressors_merge(&state->data, in, NULL, 0, scratch);
}

static void note(clt_call *call, const clt_sobel *sobel, const clt_sobel_model *model,
                 const char *const *names) {
  const clt_moments *moments = model->moments;
  const int columns[OWN] = {model->x, model->m, model->y};
  if (moments->n == 0) {
    clt_note_no_rows(call);
    return;
  }
  if (sobel->mediator.out_of_range || sobel->outcome.out_of_range) {
    clt_note_out_of_range(call);
    return;
  }
  bool constant[OWN];
  for (int i = 0; i < OWN; i++) {
    constant[i] = clt_moments_constant(moments, columns[i]);
    if (constant[i]) clt_note(call, "%s is constant", names[i]);
  }
  if (sobel->total.dropped[1] && !constant[X]) {
    clt_note(call, "%s is a function of the covariates", names[X]);
  }
  bool few = sobel->outcome.df_residual <= 0;
  if (few) clt_note(call, "too few rows for tests");
  if (sobel->mediator.perfect && !few && !constant[M]) {
    clt_note(call, "%s is a linear function of %s and the covariates", names[M], names[X]);
  }
  if (sobel->outcome.perfect && !few && !constant[Y]) {
    clt_note(call, "%s is a linear function of %s, %s and the covariates: there is no test",
             names[Y], names[X], names[M]);
  }
  const char *no_share = clt_mediation_share_note(sobel->share);
  if (no_share) clt_note(call, "%s", no_share);
  if (!isnan(sobel->sobel.z) && isnan(sobel->goodman.z)) {
    clt_note(call, "Goodman's variance is not positive: the effects are too small for his test");
  }
}

static const clt_field TEST[] = {
    CLT_FIELD_OF(REAL, clt_sobel_test, z, "NULL where the variance is not positive"),
    CLT_FIELD_OF(REAL, clt_sobel_test, p_value, "two-sided"),
    {0},
};

typedef struct sobel_row {
  const char *effect;
  clt_inference t;
  double beta;
} sobel_row;

#define TESTED_BY_T(member, meaning) CLT_FIELD(#member, REAL, sobel_row, t.member, meaning)

static const clt_field ROW[] = {
    CLT_FIELD_OF(
        TEXT, sobel_row, effect,
        "'a' (x on m), 'b' (m on y given x), 'total' (c), 'direct' (c'), 'indirect' (a b)"),
    TESTED_BY_T(estimate, "in units of the effect per unit of the cause"),
    TESTED_BY_T(std_error, "of the estimate"),
    TESTED_BY_T(statistic, "t, of the indirect effect z: estimate / std_error"),
    TESTED_BY_T(p_value, "two-sided"),
    TESTED_BY_T(conf_low, "of the estimate"),
    TESTED_BY_T(conf_high, "of the estimate"),
    CLT_FIELD_OF(REAL, sobel_row, beta, "standardised"),
    {0},
};

static void write_rows(clt_fit *fit, const clt_sobel *sobel) {
  clt_fit_open(fit, "rows", '[');
  for (int i = 0; i < CLT_SOBEL_EFFECTS; i++) {
    sobel_row row = {clt_sobel_effect_names[i], sobel->effect[i], sobel->beta[i]};
    clt_fields_row(fit, ROW, &row);
  }
  clt_fit_close(fit, ']');
}

/* The covariates, and the models that may have left them out. */
typedef struct dropped_covariates {
  clt_call *call;
  const clt_terms *covariates;
  const clt_sobel *sobel;
} dropped_covariates;

/* Those that all three models left out. */
static void write_dropped(clt_fit *fit, const char *key, const void *member) {
  const dropped_covariates *d = member;
  const clt_lm *total = &d->sobel->total;
  int first = total->model.n_terms - d->covariates->n; /* behind the constant and x */
  clt_fit_open(fit, key, '[');
  for (int i = 0; i < d->covariates->n; i++) {
    const char *name = d->covariates->names[i];
    if (!total->dropped[first + i]) continue;
    clt_fit_text(fit, NULL, name);
    if (d->call->n) clt_note(d->call, "dropped %s: it adds nothing to the other terms", name);
  }
  clt_fit_close(fit, ']');
}

typedef struct sobel_keys {
  clt_path_names names;
  clt_sobel sobel;
  const char *mediation;
  dropped_covariates dropped;
} sobel_keys;

#define TESTED(key, meaning) CLT_FIELD_OBJECT_OF(#key, TEST, sobel_keys, sobel.key, meaning)

static const clt_field KEYS[] = {
    CLT_FIELDS_OF(clt_path_name_fields, sobel_keys, names),
    TESTED(sobel, "the indirect effect by the first-order variance"),
    TESTED(aroian, "the same by Aroian's variance"),
    TESTED(goodman, "the same by Goodman's variance"),
    CLT_FIELD("proportion_mediated", REAL, sobel_keys, sobel.proportion_mediated,
              "a b / c; NULL and noted where a b and c' have opposite signs or c cannot be told "
              "from 0"),
    CLT_FIELD("rho_at_zero", REAL, sobel_keys, sobel.rho_at_zero,
              "sensitivity to an unmeasured cause of m and y: the correlation of the residuals of "
              "m and of y that it would have to make for the true indirect effect to be 0; the "
              "partial correlation of m and y given x and cov"),
    CLT_FIELD_OF(TEXT, sobel_keys, mediation,
                 "by level 1 - conf_level: 'none' unless a and b are both significant; then 'full' "
                 "(c' is not), 'partial' (c' is, with the sign of a b) or 'suppression'"),
    {"dropped", CLT_FIELD_WRITTEN, offsetof(sobel_keys, dropped),
     "covariates left out: they add nothing to the other terms", NULL, write_dropped},
    {0},
};

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  sobel_state *state = pointer;
  clt_model columns;
  clt_terms covariates;
  clt_sobel sobel;
  if (!clt_regressors_close(&state->data)) return;
  clt_model_open(&columns, &state->data, NULL, Y);
  int x = clt_design_numeric(&columns.design, X, NULL);
  int m = clt_design_numeric(&columns.design, M, NULL);
  if (!clt_model_close(&columns)) return;
  clt_terms_start(&covariates, &columns);
  for (int i = 0; i < state->data.n; i++) clt_terms_add_argument(&covariates, i);
  clt_sobel_model model = {.moments = &columns.moments,
                           .x = clt_design_numeric_column(x),
                           .m = clt_design_numeric_column(m),
                           .y = clt_design_numeric_column(columns.response),
                           .covariates = covariates.n,
                           .covariate = covariates.columns,
                           .absorb_begin = covariates.absorb_begin,
                           .absorb_end = covariates.absorb_end};
  if (clt_failed(call)) return;
  if (!clt_sobel_fit(&sobel, &model, state->options->conf_level, &call->arena, &call->task)) return;
  note(call, &sobel, &model, state->names);
  sobel_keys keys = {.names = {state->names[X], state->names[M], state->names[Y]},
                     .sobel = sobel,
                     .mediation = clt_mediation_kind_names[sobel.kind],
                     .dropped = {call, &covariates, &sobel}};
  clt_fields_write(fit, KEYS, &keys);
  write_rows(fit, &sobel);
}

static const clt_argument ARGUMENTS[] = {CLT_SHARD,
                                         {"x", CLT_NUMBER, "the cause"},
                                         {"m", CLT_NUMBER, "the mediator"},
                                         {"y", CLT_NUMBER, "the outcome"}};

#define COVARIATES                                                                                 \
  { "cov", CLT_COVARIATE, "covariates cov1, cov2, …" }

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS + 1,
    .n_arguments = OWN,
    .required = OWN,
    .rest = COVARIATES,
    .options = OPTIONS,
    .options_size = sizeof(sobel_options),
    .state_size = sizeof(sobel_state),
    .start = start,
    .row = row,
    .finish = finish,
};

static const clt_rows_of rows = {.keys = KEYS, .row = ROW};

const clt_function clt_function_sobel = {
    "sobel",
    .summary = "Does x act on y through m? a from m ~ x + cov…; b and the direct effect c' from "
               "y ~ x + m + cov…; the total effect c from y ~ x + cov…; the indirect effect a b by "
               "normal theory.",
    .details =
        "The indirect effect is one of cause and effect where x, m and y have no common cause "
        "beside cov, and no cause of m and y is itself changed by x (VanderWeele & "
        "Vansteelandt 2009): that x was set at random secures a and c, but not b. How much "
        "of such a cause the finding survives is `rho_at_zero`: near 0, little. "
        "a, b, c, c' are tested by Student's t as in lm, the indirect effect by the normal "
        "distribution with Sobel's first-order standard error. The product is skewed: "
        "prefer mediation_boot(). 'full' says that no direct effect was detected, not that "
        "there is none.",
    .source = "Sobel 1982; Aroian 1947; Goodman 1960; Baron & Kenny 1986; MacKinnon et al. 2002; "
              "Imai, Keele & Yamamoto 2010 (rho_at_zero)",
    .aggregate = &aggregate,
    .rows = &rows,
};

/* ---- partial results ---- */

static const clt_aggregate partial = {
    .arguments = ARGUMENTS,
    .n_arguments = 1 + OWN,
    .required = 1 + OWN,
    .rest = COVARIATES,
    .options = OPTIONS,
    .options_size = sizeof(sobel_options),
    .state_size = sizeof(sobel_state),
    .start = start,
    .row = row,
    .of = "sobel",
    .save = save,
};

static const clt_aggregate merger = {
    .arguments = clt_merge_arguments,
    .n_arguments = 1,
    .required = 1,
    .options = OPTIONS,
    .options_size = sizeof(sobel_options),
    .state_size = sizeof(sobel_state),
    .start = start,
    .finish = finish,
    .of = "sobel",
    .merge = merge,
    .merged = OWN,
};

const clt_function clt_function_sobel_partial = CLT_PARTIAL_FUNCTION("sobel", partial);
const clt_function clt_function_sobel_merge = CLT_MERGE_FUNCTION("sobel", merger);
