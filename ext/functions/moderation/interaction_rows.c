/* What is asked of a fitted model: its rows and slopes as contrasts (interaction.h). */
#include <math.h>
#include <string.h>

#include "functions/moderation/interaction.h"

/* A contrast of no terms yet; NULL if out of memory. */
static clt_contrast *add(const clt_fitted *fitted, clt_contrast_list *out, const char *term) {
  clt_arena *arena = &fitted->of->model.data->call->arena;
  clt_contrast *list = clt_arena_push(arena, out->contrast, (size_t)out->n, sizeof *list);
  double *c = clt_arena_take(arena, (size_t)fitted->terms.n, sizeof *c);
  if (!list || !c) return NULL;
  out->contrast = list;
  list[out->n] = (clt_contrast){.term = term, .c = c, .at = -1, .beta = NAN};
  return &list[out->n++];
}

/* ---- products as columns ---- */

static void to_columns(const clt_fitted *fitted, const double *c, double *out) {
  memcpy(out, c, (size_t)fitted->terms.n * sizeof *out);
  for (int i = 0; i < fitted->n_expansions; i++) {
    const clt_expansion *e = &fitted->expansion[i];
    out[e->j] -= e->a * c[e->k];
  }
}

/* sum over the rows of the product of two columns less their means. */
static clt_dd central(const clt_moments *m, int a, int b) {
  clt_dd moved =
      dd_mul(clt_moments_product(m, a, CLT_CONSTANT), clt_moments_product(m, b, CLT_CONSTANT));
  return dd_sub(clt_moments_product(m, a, b), dd_div(moved, dd_from((double)m->n)));
}

/* Adds w times product j, as users know it, to the weights v of the columns. */
static void express(const clt_fitted *fitted, int j, double w, double *v) {
  v[j] += w;
  for (int i = 0; i < fitted->n_expansions; i++) {
    const clt_expansion *e = &fitted->expansion[i];
    if (e->j == j) express(fitted, e->k, w * e->a, v);
  }
}

/* Its sum of squares about the mean; NAN if out of memory. */
static double scatter(const clt_fitted *fitted, int j) {
  const clt_moments *m = &fitted->of->model.moments;
  const int *columns = fitted->terms.columns, n = fitted->terms.n;
  double *v = clt_arena_take(&fitted->of->model.data->call->arena, (size_t)n, sizeof *v);
  clt_dd sum = dd_from(0.0);
  if (!v) return NAN;
  express(fitted, j, 1.0, v);
  for (int a = 0; a < n; a++) {
    if (v[a] == 0.0 || columns[a] == CLT_CONSTANT) continue;
    for (int b = 0; b < n; b++) {
      if (v[b] == 0.0 || columns[b] == CLT_CONSTANT) continue;
      sum = dd_add(sum, dd_mul_d(dd_mul_d(central(m, columns[a], columns[b]), v[a]), v[b]));
    }
  }
  return dd_to_double(sum);
}

/* What makes a coefficient of term j a standardised one; NAN where there is none. */
static double standard(const clt_fitted *fitted, int j) {
  const clt_lm *lm = &fitted->terms.lm;
  const int response = lm->model.response;
  if (lm->dropped[j] || lm->constant_response || lm->out_of_range) return NAN;
  if (clt_moments_constant(lm->model.moments, fitted->terms.columns[j])) return NAN;
  double own = scatter(fitted, j);
  double of_y = dd_to_double(central(lm->model.moments, response, response));
  return own > 0.0 ? sqrt(own) / sqrt(of_y) : NAN;
}

double *clt_interaction_columns_of(const clt_fitted *fitted, const clt_contrast_list *contrasts) {
  clt_arena *arena = &fitted->of->model.data->call->arena;
  size_t n = (size_t)contrasts->n, terms = (size_t)fitted->terms.n;
  double *c = clt_arena_take(arena, n * terms, sizeof *c);
  for (size_t i = 0; c && i < n; i++) to_columns(fitted, contrasts->contrast[i].c, c + i * terms);
  return c;
}

clt_estimate *clt_interaction_infer(const clt_fitted *fitted, const clt_contrast_list *contrasts) {
  size_t n = (size_t)contrasts->n;
  double *c = clt_interaction_columns_of(fitted, contrasts);
  clt_estimate *out = c ? clt_terms_infer(&fitted->terms, contrasts->n, c) : NULL;
  for (size_t i = 0; out && i < n; i++) {
    clt_contrast *row = &contrasts->contrast[i];
    if (row->at >= 0) row->beta = out[i].t.estimate * standard(fitted, row->at);
    /* a slope that rests on what was dropped is some other level's */
    if (!contrasts->contrast[i].slope || out[i].estimable != 0) continue;
    out[i].t = clt_infer(NAN, NAN, out[i].t.df, 0.5);
    out[i].more =
        clt_infer_more(&out[i].t, NAN, CLT_TWO_SIDED, 0.5, &fitted->of->model.options->more, NULL);
  }
  return out;
}

/* ---- rows ---- */

/* A term as it is. */
static void add_term(const clt_fitted *fitted, clt_contrast_list *out, int at) {
  clt_contrast *row = add(fitted, out, fitted->terms.names[at]);
  if (!row) return;
  row->c[at] = 1.0;
  row->at = at;
}

static void add_if_there(const clt_fitted *fitted, clt_contrast_list *out, int at) {
  if (at >= 0) add_term(fitted, out, at);
}

/* Does the block tell its own effect, term `at`? */
static bool told(const clt_fitted *fitted, int at) {
  clt_arena *arena = &fitted->of->model.data->call->arena;
  double *unit = clt_arena_take(arena, (size_t)fitted->terms.n, sizeof *unit);
  if (at < 0 || !unit || fitted->terms.lm.dropped[at]) return false;
  unit[at] = 1.0;
  return clt_lm_estimable(&fitted->terms.lm, unit);
}

static void note_blocks(const clt_fitted *fitted, const char *name, int without) {
  const clt_interaction *of = fitted->of;
  if (!without || without == of->block.n) return;
  clt_note(of->model.data->call,
           "%s does not tell its effect in %d of the %d levels of %s: its average is over the "
           "others",
           name, without, of->block.n, of->block_name);
}

/* Adds to c the average over blocks of a term that each block has, weighted by their rows. */
static void add_average(const clt_fitted *fitted, double *c, const int *place, int stride,
                        const char *name) {
  const clt_interaction *of = fitted->of;
  double total = 0.0;
  int without = 0;
  if (of->block.n == 1) {
    if (place[0] >= 0) c[place[0]] += 1.0;
    return;
  }
  for (int b = 0; b < of->block.n; b++) {
    bool counts = told(fitted, place[b * stride]);
    without += !counts;
    if (counts) total += of->weight[b];
  }
  for (int b = 0; b < of->block.n; b++) {
    int at = place[b * stride];
    if (at < 0 || (without < of->block.n && !told(fitted, at))) continue;
    c[at] += without < of->block.n ? of->weight[b] / total : of->weight[b];
  }
  note_blocks(fitted, name, without);
}

/* A term that each block has of its own: its average. */
static void add_averaged(const clt_fitted *fitted, clt_contrast_list *out, const int *place,
                         int stride, const char *name) {
  if (place[0] < 0) return;
  if (fitted->of->block.n == 1) {
    add_term(fitted, out, place[0]);
    return;
  }
  clt_contrast *row = add(fitted, out, name);
  if (row) add_average(fitted, row->c, place, stride, name);
}

bool clt_interaction_rows(const clt_fitted *fitted, clt_contrast_list *out) {
  const clt_interaction *of = fitted->of;
  *out = (clt_contrast_list){.n = 0};
  if (fitted->constant >= 0 && of->block.n == 1) add_term(fitted, out, fitted->constant);
  for (int f = 0; f < of->x.n; f++) {
    add_averaged(fitted, out, fitted->x + f, of->x.n, clt_interaction_x_name(of, f));
  }
  if (fitted->square >= 0) add_term(fitted, out, fitted->square);
  for (int l = 0; l < of->m.n; l++) {
    add_averaged(fitted, out, fitted->m + l, of->m.n, clt_interaction_m_name(of, l));
  }
  for (int i = 0; i < of->x.n * of->m.n; i++) add_if_there(fitted, out, fitted->product[i]);
  for (int l = 0; l < of->m.n; l++) add_if_there(fitted, out, fitted->square_m[l]);
  for (int i = fitted->covariates; i < fitted->covariates_end; i++) add_term(fitted, out, i);
  return !clt_failed(of->model.data->call);
}

bool clt_interaction_tested(const clt_fitted *fitted, clt_contrast_list *out) {
  const clt_interaction *of = fitted->of;
  *out = (clt_contrast_list){.n = 0};
  for (int i = 0; i < of->x.n * of->m.n; i++) {
    int at = fitted->product[i];
    if (at >= 0 && !fitted->terms.lm.dropped[at]) add_term(fitted, out, at);
  }
  return !clt_failed(of->model.data->call);
}

/* ---- slopes ---- */

static clt_contrast *add_slope(const clt_fitted *fitted, clt_contrast_list *out, const char *base,
                               const char *at) {
  clt_call *call = fitted->of->model.data->call;
  clt_contrast *row = add(fitted, out, clt_level_name(call, base, at));
  if (row) row->slope = true;
  return row;
}

/* Of x, in each level of the moderator. */
static void slopes_by_level(const clt_fitted *fitted, clt_contrast_list *out) {
  const clt_interaction *of = fitted->of;
  for (int l = 0; l < of->m.n; l++) {
    if (of->m.name[l] == NULL) continue;
    clt_contrast *row = add_slope(fitted, out, of->x_name, of->m.name[l]);
    if (!row) return;
    add_average(fitted, row->c, fitted->x, 1, of->x_name);
    if (fitted->product[l] >= 0) row->c[fitted->product[l]] += 1.0;
  }
}

/* Of x, at the mean of a moderator that is a number and a standard deviation from it. */
static void slopes_at_mean(const clt_fitted *fitted, clt_contrast_list *out) {
  static const char *const at[] = {"mean - sd", "mean", "mean + sd"};
  const clt_moments *m = &fitted->of->model.moments;
  int column = fitted->terms.columns[fitted->m[0]];
  double mean = dd_to_double(clt_moments_mean(m, column));
  double sd = sqrt(dd_to_double(clt_moments_scatter(m, column)) / (double)(m->n - 1));
  for (int i = 0; i < 3; i++) {
    clt_contrast *row = add_slope(fitted, out, fitted->of->x_name, at[i]);
    if (!row) return;
    row->c[fitted->x[0]] = 1.0;
    row->c[fitted->product[0]] = mean + (i - 1) * sd;
  }
}

/* Of the moderator, in each level of x. */
static void effects_by_level(const clt_fitted *fitted, clt_contrast_list *out) {
  const clt_interaction *of = fitted->of;
  clt_call *call = of->model.data->call;
  for (int l = of->m_number ? 0 : 1; l < of->m.n; l++) {
    const char *base = of->m_name;
    if (!of->m_number && of->m.n > 2) base = clt_level_name(call, base, of->m.name[l]);
    for (int f = 0; f < of->x.n; f++) {
      clt_contrast *row = add_slope(fitted, out, base, of->x.name[f]);
      if (!row) return;
      add_average(fitted, row->c, fitted->m + l, of->m.n, of->m_name);
      int product = fitted->product[f * of->m.n + l];
      if (product >= 0) row->c[product] += 1.0;
    }
  }
}

bool clt_interaction_slopes(const clt_fitted *fitted, clt_contrast_list *out) {
  const clt_interaction *of = fitted->of;
  *out = (clt_contrast_list){.n = 0};
  if (of->x_factor) {
    effects_by_level(fitted, out);
  } else if (of->m_number) {
    slopes_at_mean(fitted, out);
  } else {
    slopes_by_level(fitted, out);
  }
  return !clt_failed(of->model.data->call);
}
