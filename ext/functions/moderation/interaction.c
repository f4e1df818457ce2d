/* Columns, terms and expansions of the model (interaction.h). */
#include "functions/moderation/interaction.h"

#include <math.h>
#include <string.h>

/* ---- columns ---- */

static int block_key(const clt_interaction *of, int b) {
  return of->block.n > 1 ? of->block.key[b] : CLT_ANY;
}

/* The key of a factor's level; of a number, none. */
static int level_key(bool number, const clt_levels *levels, int l) {
  return number ? CLT_ANY : levels->key[l];
}

/* Numeric column `base`, or with CLT_ANY the constant, in the strata of the keys. */
static int column(clt_interaction *of, int base, int block, int m, int x) {
  const int key[CLT_KEYS] = {[CLT_KEY_BLOCK] = block, [CLT_KEY_GROUP] = m, [CLT_KEY_X] = x};
  if (base == CLT_ANY) return ~clt_design_indicator(&of->model.design, CLT_ANY, key);
  return clt_design_numeric(&of->model.design, base, key);
}

static int *take(clt_interaction *of, int rows, int columns) {
  clt_arena *arena = &of->model.data->call->arena;
  return clt_arena_take(arena, (size_t)rows * (size_t)columns, sizeof(int));
}

/* The levels of a factor that has terms: the first only where nothing else stands for it. */
static bool has_term(bool number, int level, bool complete) {
  return number || level > 0 || complete;
}

static void add_block_columns(clt_interaction *of, int b, bool complete) {
  int key = block_key(of, b);
  of->block_column[b] = of->block.n > 1 ? column(of, CLT_ANY, key, CLT_ANY, CLT_ANY) : 0;
  for (int f = 0; f < of->x.n; f++) {
    if (!has_term(!of->x_factor, f, complete)) continue;
    of->x_column[b * of->x.n + f] = column(of, of->x_factor ? CLT_ANY : of->x_base, key, CLT_ANY,
                                           level_key(!of->x_factor, &of->x, f));
  }
  for (int l = 0; l < of->m.n; l++) {
    if (!has_term(of->m_number, l, complete && !of->x_factor)) continue;
    of->m_column[b * of->m.n + l] = column(of, of->m_number ? of->m_base : CLT_ANY, key,
                                           level_key(of->m_number, &of->m, l), CLT_ANY);
  }
}

/* What x:moderator is a column of: of x or of the moderator where the other is a factor. */
static int product_base(const clt_interaction *of) {
  if (of->m_number) return of->x_factor ? of->m_base : of->product_base;
  return of->x_factor ? CLT_ANY : of->x_base;
}

bool clt_interaction_columns(clt_interaction *of) {
  clt_call *call = of->model.data->call;
  bool complete = !of->model.options->intercept;
  of->block_column = take(of, of->block.n, 1);
  of->x_column = take(of, of->block.n, of->x.n);
  of->m_column = take(of, of->block.n, of->m.n);
  of->product_column = take(of, of->x.n, of->m.n);
  of->square_m_column = take(of, of->m.n, 1);
  if (clt_failed(call)) return false;
  for (int b = 0; b < of->block.n; b++) add_block_columns(of, b, complete);
  for (int f = 0; f < of->x.n; f++) {
    for (int l = 0; l < of->m.n; l++) {
      if ((of->x_factor && f == 0) || (!of->m_number && l == 0)) continue;
      of->product_column[f * of->m.n + l] =
          column(of, product_base(of), CLT_ANY, level_key(of->m_number, &of->m, l),
                 level_key(!of->x_factor, &of->x, f));
    }
  }
  if (of->square_base >= 0) {
    of->square_column = column(of, of->square_base, CLT_ANY, CLT_ANY, CLT_ANY);
    for (int l = of->m_number ? 0 : 1; l < of->m.n; l++) {
      of->square_m_column[l] = column(of, of->m_number ? of->square_m_base : of->square_base,
                                      CLT_ANY, level_key(of->m_number, &of->m, l), CLT_ANY);
    }
  }
  for (int i = 0; i < of->n_crossed; i++) {
    of->crossed[i].column = column(of, of->crossed[i].base, CLT_ANY, CLT_ANY, CLT_ANY);
  }
  return clt_model_close(&of->model);
}

/* ---- names ---- */

/* "a:b", in the arena. */
static const char *joined(clt_call *call, const char *a, const char *b) {
  size_t size = strlen(a) + strlen(b) + 2;
  char *name = clt_arena_take(&call->arena, size, 1);
  return name ? sqlite3_snprintf((int)size, name, "%s:%s", a, b) : "";
}

const char *clt_interaction_x_name(const clt_interaction *of, int f) {
  clt_call *call = of->model.data->call;
  return of->x_factor ? clt_level_name(call, of->x_name, of->x.name[f]) : of->x_name;
}

/* A moderator of two levels has the one term, which is called as it is. */
const char *clt_interaction_m_name(const clt_interaction *of, int l) {
  bool plain = of->m_number || (of->m.n <= 2 && of->model.options->intercept);
  if (plain || of->m.name[l] == NULL) return of->m_name;
  return clt_level_name(of->model.data->call, of->m_name, of->m.name[l]);
}

static const char *m_in_product(const clt_interaction *of, int l) {
  return of->m_number || of->m.n <= 2 ? of->m_name : clt_interaction_m_name(of, l);
}

static const char *product_term(const clt_interaction *of, int f, int l) {
  return joined(of->model.data->call, clt_interaction_x_name(of, f), m_in_product(of, l));
}

/* "x^2", in the arena. */
static const char *square_term(const clt_interaction *of) {
  clt_call *call = of->model.data->call;
  size_t size = strlen(of->x_name) + 3;
  char *name = clt_arena_take(&call->arena, size, 1);
  return name ? sqlite3_snprintf((int)size, name, "%s^2", of->x_name) : "";
}

/* ---- terms ---- */

static int add_term(clt_fitted *out, int handle, const char *name) {
  return handle >= 0 ? clt_terms_add_numeric(&out->terms, handle, name)
                     : clt_terms_add_indicator(&out->terms, ~handle, name);
}

static void add_blocks(clt_fitted *out) {
  const clt_interaction *of = out->of;
  clt_call *call = of->model.data->call;
  int begin = out->terms.n;
  for (int b = 1; b < of->block.n; b++) {
    add_term(out, of->block_column[b], clt_level_name(call, of->block_name, of->block.name[b]));
  }
  clt_terms_factor(&out->terms, begin);
}

/* Which block's own a term is: "x in model[m1]"; with one block, the name itself. */
static const char *in_block(const clt_interaction *of, int b, const char *name) {
  clt_call *call = of->model.data->call;
  if (of->block.n == 1) return name;
  size_t size = strlen(name) + strlen(of->block_name) + 5;
  char *text = clt_arena_take(&call->arena, size, 1);
  if (!text) return "";
  sqlite3_snprintf((int)size, text, "%s in %s", name, of->block_name);
  return clt_level_name(call, text, of->block.name[b]);
}

/* x and the moderator in block b. */
static void add_effects(clt_fitted *out, int b, bool complete) {
  const clt_interaction *of = out->of;
  for (int f = 0; f < of->x.n; f++) {
    int at = b * of->x.n + f;
    out->x[at] = -1;
    if (!has_term(!of->x_factor, f, complete)) continue;
    out->x[at] = add_term(out, of->x_column[at], in_block(of, b, clt_interaction_x_name(of, f)));
  }
  for (int l = 0; l < of->m.n; l++) {
    int at = b * of->m.n + l;
    out->m[at] = -1;
    if (!has_term(of->m_number, l, complete && !of->x_factor)) continue;
    if (!of->m_number && l == 0 && of->m.name[0] == NULL) continue;
    out->m[at] = add_term(out, of->m_column[at], in_block(of, b, clt_interaction_m_name(of, l)));
  }
}

static void add_products(clt_fitted *out, bool with_squares) {
  const clt_interaction *of = out->of;
  clt_call *call = of->model.data->call;
  for (int f = 0; f < of->x.n; f++) {
    for (int l = 0; l < of->m.n; l++) {
      if ((of->x_factor && f == 0) || (!of->m_number && l == 0)) continue;
      int at = f * of->m.n + l;
      out->product[at] = add_term(out, of->product_column[at], product_term(of, f, l));
    }
  }
  for (int l = of->m_number ? 0 : 1; with_squares && l < of->m.n; l++) {
    const char *name = joined(call, square_term(of), m_in_product(of, l));
    out->square_m[l] = add_term(out, of->square_m_column[l], name);
  }
}

/* The interaction comes last, so that it is what a linear dependency drops. */
static void add_terms(clt_fitted *out, bool with_interaction, bool with_squares) {
  const clt_interaction *of = out->of;
  bool complete = !of->model.options->intercept;
  clt_terms_start(&out->terms, &of->model);
  clt_terms_intercept(&out->terms, !complete);
  out->constant = complete ? -1 : 0;
  add_blocks(out);
  for (int b = 0; b < of->block.n; b++) add_effects(out, b, complete);
  if (complete && (of->x_factor || !of->m_number)) out->terms.complete = false;
  if (with_squares) {
    out->square = add_term(out, of->square_column, square_term(of));
  }
  out->covariates = out->terms.n;
  for (int i = of->first_covariate; i < of->model.data->n; i++) {
    if (of->model.data->regressor[i].role == CLT_AS_TERM) clt_terms_add_argument(&out->terms, i);
  }
  for (int i = 0; i < of->n_crossed; i++) {
    const clt_crossed *crossed = &of->crossed[i];
    add_term(out, crossed->column, joined(of->model.data->call, of->x_name, crossed->name));
  }
  out->covariates_end = out->terms.n;
  if (with_interaction) add_products(out, with_squares);
}

/* ---- expansions ---- */

static void expand(clt_fitted *out, int j, int k, double a) {
  clt_arena *arena = &out->of->model.data->call->arena;
  size_t n = (size_t)out->n_expansions;
  if (j < 0 || k < 0 || a == 0.0 || out->terms.lm.dropped[j]) return;
  clt_expansion *list = clt_arena_push(arena, out->expansion, n, sizeof *list);
  if (!list) return;
  out->expansion = list;
  list[out->n_expansions++] = (clt_expansion){j, k, a};
}

/* x:m of numbers: (x - s)(m - t) = x m - s m - t x + s t. */
static void expand_numbers(clt_fitted *out) {
  const clt_interaction *of = out->of;
  double s = of->x_origin, t = of->m_origin;
  if (of->x_factor) {
    for (int f = 1; f < of->x.n; f++) expand(out, out->product[f], out->x[f], of->m_shift);
    return;
  }
  expand(out, out->product[0], out->m[0], s);
  expand(out, out->product[0], out->x[0], t);
  expand(out, out->product[0], out->constant, -s * t);
}

/* x in the rows of level l: (x - s) there, and s times the level, in every block. */
static void expand_levels(clt_fitted *out) {
  const clt_interaction *of = out->of;
  for (int l = 1; l < of->m.n; l++) {
    for (int b = 0; b < of->block.n; b++) {
      expand(out, out->product[l], out->m[b * of->m.n + l], of->x_shift);
    }
  }
}

/* x² is (x - c)², c the mean: the coefficients of x and of x:moderator are slopes at the mean. And
** (x - c)² m = (x - c)² (m - t) + t (x - c)², or in the rows of a level, in every block, what the
** column is about. */
static void expand_squares(clt_fitted *out) {
  const clt_interaction *of = out->of;
  if (of->m_number) expand(out, out->square_m[0], out->square, of->m_origin);
  for (int l = 1; l < of->m.n; l++) {
    for (int b = 0; b < of->block.n; b++) {
      expand(out, out->square_m[l], out->m[b * of->m.n + l], of->square_shift);
    }
  }
}

static int *none(clt_call *call, int n) {
  int *places = clt_arena_take(&call->arena, (size_t)n, sizeof *places);
  for (int i = 0; places && i < n; i++) places[i] = -1;
  return places;
}

bool clt_interaction_fit(const clt_interaction *of, bool with_interaction, bool with_squares,
                         clt_fitted *out) {
  clt_call *call = of->model.data->call;
  *out = (clt_fitted){.of = of, .square = -1};
  out->x = none(call, of->block.n * of->x.n);
  out->m = none(call, of->block.n * of->m.n);
  out->product = none(call, of->x.n * of->m.n);
  out->square_m = none(call, of->m.n);
  if (clt_failed(call)) return false;
  add_terms(out, with_interaction, with_squares && of->square_base >= 0);
  if (clt_failed(call) || !clt_terms_fit(&out->terms)) return false;
  if (of->m_number) {
    expand_numbers(out);
  } else if (!of->x_factor) {
    expand_levels(out);
  }
  if (out->square >= 0) expand_squares(out);
  return !clt_failed(call);
}
