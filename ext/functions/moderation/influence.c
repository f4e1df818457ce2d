#include "functions/moderation/influence.h"

#include <math.h>
#include <string.h>

#include "stat/regression/whiten.h"

#define FIELD(member, meaning) CLT_FIELD_OF(REAL, clt_influence, member, meaning)

const clt_field clt_influence_fields[] = {
    FIELD(change, "the largest change when one row is left out, in standard errors"),
    FIELD(estimate, "without that row"),
    FIELD(std_error, "without that row"),
    FIELD(p_value, "without that row"),
    {0},
};

/* The row with the largest change of each contrast. */
typedef struct search {
  const clt_terms *terms;
  clt_ranks ranks;    /* of what tells rows apart … */
  const int *cluster; /* … and of clusters; NULL: there are none */
  clt_whitener row;
  int n;
  double *weight;  /* [n * terms] of a row's components in its influence on the contrast */
  int64_t *row_of; /* [n] -1: none */
  double *change;  /* [n] */
} search;

/* u = D^-1 L^-1 c, so that leaving the row out changes the contrast by u'z e / (1 - h). */
static bool set_weights(search *s, const double *c) {
  const clt_lm *lm = &s->terms->lm;
  const clt_cholesky *f = &lm->factor;
  clt_arena *arena = &s->terms->model->data->call->arena;
  size_t terms = (size_t)s->terms->n, unpolled = 0;
  clt_dd *along = clt_arena_take(arena, terms + 1, sizeof *along);
  if (!along) return false;
  for (int i = 0; i < s->n; i++) {
    if (clt_task_stop_after(&s->terms->model->data->call->task, 8 * terms * terms, &unpolled)) {
      return false;
    }
    bool found = clt_lm_along(lm, c + (size_t)i * terms, along);
    for (int p = 0; found && p < s->terms->n; p++) {
      double pivot = p < f->absorbed ? f->count[p] : f->pivot[p - f->absorbed].hi;
      double scale = p < f->absorbed ? 1.0 : s->row.unit[p - f->absorbed];
      if (!(pivot > 0.0)) continue;
      s->weight[(size_t)i * terms + (size_t)p] = dd_to_double(along[p]) / (pivot * scale);
    }
  }
  return true;
}

/* Does the row take the place of that found? Of rows that change a contrast by the same, the first
** by its values is left out, whichever came first. */
static bool outdoes(const search *s, int i, double change, int64_t index) {
  if (s->row_of[i] < 0 || change != s->change[i]) return change > s->change[i];
  return clt_kept_before(s->terms->model->data, &s->ranks, s->cluster, index, s->row_of[i]);
}

static void judge_row(search *s, int64_t index) {
  const clt_whitener *w = &s->row;
  clt_dd rest = clt_whiten_rest(w);
  if (rest.hi == 0.0) return;
  double e = dd_to_double(w->z[w->dense]) / w->unit[w->dense] / dd_to_double(rest);
  for (int i = 0; i < s->n; i++) {
    const double *weight = s->weight + (size_t)i * (size_t)s->terms->n;
    double sum = w->level >= 0 ? weight[w->level] : 0.0;
    for (int d = 0; d < w->dense; d++) sum += weight[w->absorbed + d] * w->z[d].hi;
    double change = fabs(sum * e);
    if (!outdoes(s, i, change, index)) continue;
    s->change[i] = change;
    s->row_of[i] = index;
  }
}

static bool find_rows(search *s, const double *c) {
  const clt_model *model = s->terms->model;
  clt_call *call = model->data->call;
  size_t n = (size_t)s->n, terms = (size_t)s->terms->n, unpolled = 0;
  s->weight = clt_arena_take(&call->arena, n * terms, sizeof *s->weight);
  s->row_of = clt_arena_take(&call->arena, n, sizeof *s->row_of);
  s->change = clt_arena_take(&call->arena, n, sizeof *s->change);
  if (clt_failed(call)) return false;
  for (int i = 0; i < s->n; i++) s->row_of[i] = -1;
  if (!clt_whiten_init(&s->row, &s->terms->lm, &model->rows, &call->arena)) return false;
  if (!set_weights(s, c)) return false;
  for (int64_t i = 0; i < model->rows.n; i++) {
    bool due = clt_task_due(8 * terms * (terms + n), &unpolled);
    if (due && clt_task_stop(&call->task, (double)i / (double)model->rows.n)) return false;
    clt_whiten_row(&s->row, i);
    judge_row(s, i);
  }
  return true;
}

/* ---- without a row ---- */

/* The rows of an array, `size` bytes each, but one. */
static void *all_but(clt_arena *arena, const void *rows, size_t n, size_t row, size_t size) {
  unsigned char *to = clt_arena_take_unset(arena, n, size);
  size_t before = row * size, after = (n - row - 1) * size;
  if (to && size) {
    memcpy(to, rows, before);
    memcpy(to + before, (const unsigned char *)rows + before + size, after);
  }
  return to;
}

/* The kept rows of `from` but one, not yet summed. */
static bool leave_out(const clt_regressors *from, int64_t row, clt_regressors *to) {
  clt_arena *arena = &from->call->arena;
  size_t k = (size_t)from->strata.k, factors = (size_t)from->kept_factors;
  size_t n = (size_t)from->kept, at = (size_t)row;
  *to = *from;
  clt_strata_init(&to->strata, arena, (int)k, from->strata.shift);
  if (from->clusters) {
    to->clusters = clt_arena_take(arena, 1, sizeof *to->clusters);
    if (!to->clusters) return false;
    clt_clusters_init(to->clusters, &to->strata, from->kept_factors);
  }
  to->kept_x = all_but(arena, from->kept_x, n, at, k * sizeof *to->kept_x);
  to->kept_on = all_but(arena, from->kept_on, n, at, factors * sizeof *to->kept_on);
  if (from->kept_keys) {
    to->kept_key = all_but(arena, from->kept_key, n, at, CLT_KEYS * sizeof *to->kept_key);
  }
  to->kept = from->kept - 1;
  return !clt_arena_failed(arena);
}

/* The clusters, which are numbered as they come, in the sort order of their labels; one that is now
** empty is none. */
static bool close_clusters(const search *s, const clt_regressors *from, const int64_t *number,
                           clt_clusters *clusters) {
  const clt_label_set *labels = &clt_regressors_of(from, CLT_AS_CLUSTER)->levels;
  const int *sorted = clt_label_set_sorted(labels);
  int *order = clt_arena_take(&from->call->arena, (size_t)labels->count, sizeof *order);
  if (!sorted || !order) return false;
  for (int i = 0, n = 0; i < labels->count; i++) {
    if (number[sorted[i]]) order[n++] = (int)number[sorted[i]] - 1;
  }
  return clt_clusters_sort(clusters, order, &s->ranks, &from->call->task) &&
         clt_clusters_close(clusters, &from->call->task);
}

static bool sum_again(const search *s, const clt_regressors *from, int64_t left_out,
                      clt_regressors *to) {
  clt_arena *arena = &from->call->arena;
  size_t k = (size_t)from->strata.k, factors = (size_t)from->kept_factors, unpolled = 0;
  int64_t count = 0, *number = NULL;
  if (from->clusters) {
    number = clt_arena_take(arena, (size_t)from->clusters->count, sizeof *number);
    if (!number) return false;
  }
  for (int64_t i = 0; i < from->kept; i++) {
    const double *x = from->kept_x + (size_t)i * k;
    const int *on = from->kept_on + (size_t)i * factors;
    const int *key = from->kept_key + i * from->kept_keys;
    if (clt_task_stop_after(&from->call->task, 8 * (k + factors) * k, &unpolled)) return false;
    if (i == left_out) continue;
    int64_t *own = number ? &number[from->kept_cluster[i]] : NULL;
    if (own && !*own) *own = ++count;
    bool ok = own ? clt_clusters_add(to->clusters, *own - 1, key, x, on)
                  : clt_strata_add(&to->strata, key, x, on, from->kept_factors);
    if (!ok) return false;
  }
  return (!number || close_clusters(s, from, number, to->clusters)) && clt_strata_sort(&to->strata);
}

/* Contrasts without the row, those whose largest change it makes. */
static bool refit(const search *s, int64_t row, const double *c, clt_influence *out) {
  const clt_terms *terms = s->terms;
  clt_regressors data;
  clt_model model = *terms->model;
  clt_terms rest = *terms;
  clt_variance_notes notes;
  clt_call *call = terms->model->data->call;
  if (!leave_out(model.data, row, &data) || !sum_again(s, model.data, row, &data)) return false;
  model.data = &data;
  rest.model = &model;
  if (!clt_model_close(&model) || !clt_terms_fit(&rest)) return false;
  for (int i = 0; i < s->n; i++) {
    double std_error, df, value, unscaled;
    const double *own = c + (size_t)i * (size_t)terms->n;
    if (s->row_of[i] != row) continue;
    if (!clt_variance(&rest.lm, &model.source, (clt_robust)model.options->robust, 1, own,
                      &std_error, &df, &notes, &call->arena, &call->task)) {
      return false;
    }
    clt_lm_combine(&rest.lm, own, &value, &unscaled);
    clt_inference t = clt_infer(value, std_error, df, model.options->conf_level);
    out[i].estimate = t.estimate;
    out[i].std_error = t.std_error;
    out[i].p_value = t.p_value;
  }
  return true;
}

/* The same in memory of its own, which is given back: there may be many such rows. */
static bool refit_apart(const search *s, int64_t row, const double *c, clt_influence *out) {
  clt_call *call = s->terms->model->data->call;
  clt_arena whole = call->arena;
  clt_arena_init(&call->arena, whole.from);
  bool ok = refit(s, row, c, out);
  whole.failed = whole.failed || clt_arena_failed(&call->arena);
  clt_arena_free(&call->arena);
  call->arena = whole;
  return ok;
}

static bool rank(search *s) {
  const clt_regressors *data = s->terms->model->data;
  if (data->clusters) {
    s->cluster = clt_regressors_ranks(data, &clt_regressors_of(data, CLT_AS_CLUSTER)->levels);
    if (!s->cluster) return false;
  }
  return clt_regressors_rank(data, &s->ranks);
}

static double *units(clt_arena *arena, int n) {
  double *c = clt_arena_take(arena, (size_t)n * (size_t)n, sizeof *c);
  for (size_t i = 0; c && i < (size_t)n; i++) c[i * (size_t)n + i] = 1.0;
  return c;
}

bool clt_influence_of(const clt_terms *terms, int n, const double *c, const clt_estimate *t,
                      clt_influence *out) {
  clt_call *call = terms->model->data->call;
  search s = {.terms = terms, .n = n};
  for (int i = 0; i < n; i++) out[i] = (clt_influence){NAN, NAN, NAN, NAN};
  if (!c) c = units(&call->arena, n);
  if (clt_failed(call)) return false;
  if (terms->lm.df_residual == 1) {
    clt_note(call, "influence is null: without a row no degree of freedom is left");
  }
  if (terms->lm.df_residual <= 1 || terms->lm.perfect) return true;
  if (!rank(&s) || !find_rows(&s, c)) return false;
  for (int i = 0; i < n; i++) {
    if (!(t[i].t.std_error > 0.0)) s.row_of[i] = -1;
    if (s.row_of[i] >= 0) out[i].change = s.change[i] / t[i].t.std_error;
  }
  for (int i = 0; i < n; i++) {
    bool done = s.row_of[i] < 0;
    for (int j = 0; j < i && !done; j++) done = s.row_of[j] == s.row_of[i];
    if (!done && !refit_apart(&s, s.row_of[i], c, out)) return false;
  }
  return true;
}
