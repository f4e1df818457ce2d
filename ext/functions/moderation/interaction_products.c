/* Own columns of the data of ols_interaction() that are products (interaction_data.h): x², x times
** a number as moderator, x² times that, and x times the covariates that option `crossed` names. */
#include <string.h>

#include "functions/moderation/interaction_data.h"

/* Beside those of `crossed`. */
enum { MOST_OTHERS = 3 };

int clt_interaction_number_own(clt_call *call, clt_interaction_data *state, bool m_number) {
  const clt_interaction_options *options = &state->options;
  bool squares = options->curve || options->common.diagnose;
  int n = 1;
  state->square_own = squares ? n++ : -1;
  state->product_own = m_number ? n++ : -1;
  state->square_m_own = m_number && squares ? n++ : -1;
  state->crossed_own = n;
  state->n_crossed = 0;
  state->crossed_names = NULL;
  if (options->crossed) {
    state->n_crossed = clt_option_texts(call, "crossed", options->crossed, &state->crossed_names);
  }
  if (clt_failed(call)) return 0;
  /* of keys that no row has told yet there are no columns, and there is no row */
  if (state->wide.at >= 0 && !state->wide.open) state->n_crossed = 0;
  size_t crossed = (size_t)state->n_crossed;
  state->crossed = clt_arena_take(&call->arena, crossed, sizeof *state->crossed);
  state->own = clt_arena_take(&call->arena, (size_t)n + crossed, sizeof *state->own);
  state->products.product =
      clt_arena_take(&call->arena, MOST_OTHERS + crossed, sizeof *state->products.product);
  return clt_failed(call) ? 0 : n + state->n_crossed;
}

/* ---- what `crossed` names ---- */

static const char *other_option(const clt_regressor *regressor) {
  if (regressor->role == CLT_AS_CLUSTER) return "cluster";
  if (regressor->role == CLT_AS_BLOCK) return "within";
  return regressor->label ? "factors" : NULL;
}

/* The argument of the option's text i; -1 with the error latched. */
static int argument_of(clt_call *call, clt_interaction_data *state, int i) {
  const char *name = state->crossed_names[i];
  clt_label label = {.type = CLT_LABEL_TEXT, .text = name, .bytes = (int)strlen(name)};
  int first = CLT_INTERACTION_COVARIATES;
  int at = clt_argument_named(call, state->names, first, state->n_cells, "crossed", &label);
  if (at < 0) return -1;
  at -= CLT_INTERACTION_X;
  const char *other = other_option(&state->data.regressor[at]);
  for (int j = 0; j < i; j++) {
    if (state->crossed[j] != at) continue;
    clt_fail(call, "option 'crossed' has '%!.40s' twice; name each covariate once", name);
    return -1;
  }
  if (other) {
    clt_fail(call,
             "options '%s' and 'crossed' both name %s; only a number that is a term has a product "
             "with x: leave it out of 'crossed'",
             other, name);
  }
  return other ? -1 : at;
}

void clt_interaction_find_crossed(clt_call *call, clt_interaction_data *state) {
  for (int i = 0; i < state->n_crossed && !clt_failed(call); i++) {
    state->crossed[i] = argument_of(call, state, i);
  }
}

/* ---- the products ---- */

static void add(clt_products *products, int column, int factors, int a, int b, int c) {
  clt_product product = {.column = column, .factors = factors, .factor = {a, b, c}};
  if (column >= 0) products->product[products->n++] = product;
}

void clt_interaction_set_products(clt_interaction_data *state) {
  clt_regressors *data = &state->data;
  int x = data->regressor[0].column, m = data->regressor[1].column;
  state->products.n = 0;
  add(&state->products, state->square_own, 2, x, x, 0);
  add(&state->products, state->product_own, 2, x, m, 0);
  add(&state->products, state->square_m_own, 3, x, x, m);
  for (int i = 0; i < state->n_crossed; i++) {
    int z = data->regressor[state->crossed[i]].column;
    add(&state->products, state->crossed_own + i, 2, x, z, 0);
  }
  if (state->products.n) data->strata.products = &state->products;
  data->centred = state->options.common.intercept;
}

bool clt_interaction_take_crossed(clt_call *call, const clt_interaction_data *state,
                                  clt_interaction *out) {
  size_t n = (size_t)state->n_crossed;
  out->crossed = clt_arena_take(&call->arena, n, sizeof *out->crossed);
  for (int i = 0; out->crossed && i < state->n_crossed; i++) {
    const clt_regressor *of = &state->data.regressor[state->crossed[i]];
    out->crossed[i] = (clt_crossed){.name = of->name, .base = state->crossed_own + i};
    if (of->factor) {
      clt_fail(call,
               "option 'crossed' names %s, which holds labels; only numbers have a product with x: "
               "leave it out of 'crossed'",
               of->name);
      return false;
    }
  }
  out->n_crossed = state->n_crossed;
  return out->crossed != NULL;
}
