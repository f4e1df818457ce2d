#include "functions/graph/sample.h"

#include <math.h>
#include <string.h>

#include "base/sort.h"
#include "base/dag.h"
#include "stat/dd.h"
#include "stat/distribution/distribution.h"
#include "stat/regression/lm.h"

/* The pivot's table while variables and units are still being chosen. */
typedef struct selection {
  clt_call *call;
  int width;           /* variables of the table */
  int64_t units;       /* units of the table */
  const double *table; /* [units * width] */
  const char **names;  /* [width] */
  const int *group;    /* [units] or NULL */
  int groups;          /* 1 or more */
  bool *keep;          /* [width] variables kept */
  bool *whole;         /* [units] no gap in them; once these are known */
} selection;

static double at(const selection *s, int64_t unit, int variable) {
  return s->table[unit * s->width + variable];
}

static bool in_group(const selection *s, int64_t unit, int group) {
  return !s->group || s->group[unit] == group;
}

static bool complete(const selection *s, int64_t unit) {
  for (int v = 0; v < s->width; v++) {
    if (s->keep[v] && isnan(at(s, unit, v))) return false;
  }
  return true;
}

/* Every so many units, asks whether to stop. */
static bool stop(clt_call *call, int64_t unit) {
  return (unit & 1023) == 0 && clt_task_stop(&call->task, 0.0);
}

/* Does the variable vary among the values of a group (in units without any gap, if asked)? A spread
** at the rounding level of the values is none. */
static bool varies(const selection *s, int v, int group, bool complete_only) {
  double low = INFINITY, high = -INFINITY;
  for (int64_t u = 0; u < s->units; u++) {
    double x = at(s, u, v);
    if (stop(s->call, u)) return true;
    if (!in_group(s, u, group) || isnan(x) || (complete_only && !s->whole[u])) continue;
    low = fmin(low, x);
    high = fmax(high, x);
  }
  return high - low > 0x1p-50 * fmax(fabs(low), fabs(high));
}

static void drop(selection *s, int v, const char *why) {
  s->keep[v] = false;
  clt_note(s->call, "dropped %s: %s", s->names[v], why);
}

static void choose_variable(selection *s, int v, int group, double max_missing) {
  int64_t units = 0, missing = 0;
  for (int64_t u = 0; u < s->units; u++) {
    if (!in_group(s, u, group)) continue;
    units++;
    missing += isnan(at(s, u, v));
  }
  if (units == 0 || !s->keep[v]) return;
  if (missing == units) {
    drop(s, v, "it has no values");
  } else if ((double)missing > max_missing * (double)units) {
    drop(s, v, "too many of its values are missing");
  } else if (!varies(s, v, group, false)) {
    drop(s, v, "it is constant");
  }
}

/* Drops variables, by their own values first, then by what the complete units leave of them. */
static void choose_variables(selection *s, double max_missing) {
  for (int v = 0; v < s->width; v++) s->keep[v] = true;
  for (int v = 0; v < s->width; v++) {
    for (int g = 0; g < s->groups; g++) choose_variable(s, v, g, max_missing);
  }
  for (int64_t u = 0; u < s->units; u++) s->whole[u] = complete(s, u);
  for (int g = 0; g < s->groups; g++) {
    int64_t whole = 0;
    for (int64_t u = 0; u < s->units; u++) whole += s->whole[u] && in_group(s, u, g);
    for (int v = 0; v < s->width && whole > 1; v++) {
      if (s->keep[v] && !varies(s, v, g, true)) drop(s, v, "it is constant in the complete units");
    }
  }
}

/* For sorting units by their values, then by group and block. */
typedef struct sort_unit {
  const double *x; /* [d] */
  int d, group, block;
} sort_unit;

static bool unit_before(const void *units, uint32_t a, uint32_t b) {
  const sort_unit *s = (const sort_unit *)units + a, *t = (const sort_unit *)units + b;
  if (s->group != t->group) return s->group < t->group;
  for (int i = 0; i < s->d; i++) {
    if (s->x[i] != t->x[i]) return s->x[i] < t->x[i];
  }
  return s->block < t->block;
}

static bool take_units(const selection *s, clt_graph_sample *data, const int *unit_block) {
  clt_arena *arena = &s->call->arena;
  size_t units = (size_t)s->units, d = (size_t)data->d;
  double *x = clt_arena_take(arena, units * d, sizeof *x);
  sort_unit *unit = clt_arena_take(arena, units, sizeof *unit);
  uint32_t *order = clt_arena_take(arena, units, sizeof *order);
  uint32_t *scratch = clt_arena_take(arena, units, sizeof *scratch);
  data->x = clt_arena_take(arena, units * d, sizeof *x);
  data->group = s->group ? clt_arena_take(arena, units, sizeof *data->group) : NULL;
  data->block = unit_block ? clt_arena_take(arena, units, sizeof *data->block) : NULL;
  if (clt_failed(s->call)) return false;
  for (int64_t u = 0; u < s->units; u++) {
    if (stop(s->call, u)) return false;
    if (!complete(s, u)) continue;
    double *row = x + (size_t)data->n * d;
    order[data->n] = (uint32_t)data->n;
    unit[data->n++] =
        (sort_unit){row, data->d, s->group ? s->group[u] : 0, unit_block ? unit_block[u] : 0};
    for (int v = 0; v < s->width; v++) {
      if (s->keep[v]) *row++ = at(s, u, v);
    }
  }
  if (!clt_sort_rows(order, scratch, (size_t)data->n, unit_before, unit, &s->call->task)) {
    return false;
  }
  for (size_t i = 0; i < (size_t)data->n; i++) {
    const sort_unit *from = &unit[order[i]];
    memcpy(data->x + i * d, from->x, d * sizeof *x);
    if (data->group) data->group[i] = from->group;
    if (data->block) data->block[i] = from->block;
  }
  return true;
}

/* Mean and sd of every variable, by the moment core. */
static bool describe(clt_call *call, clt_graph_sample *data) {
  clt_moments moments;
  size_t d = (size_t)data->d;
  data->mean = clt_arena_take(&call->arena, d, sizeof *data->mean);
  data->sd = clt_arena_take(&call->arena, d, sizeof *data->sd);
  if (data->d == 0) return !clt_failed(call);
  if (clt_failed(call) || !clt_moments_init(&moments, &call->arena, data->d)) return false;
  for (int64_t i = 0; i < data->n; i++) {
    if (stop(call, i)) return false;
    clt_moments_add(&moments, data->x + (size_t)i * d, NULL, 0);
  }
  for (int v = 0; v < data->d; v++) {
    int column = clt_numeric_column(v);
    data->mean[v] = data->n ? dd_to_double(clt_moments_mean(&moments, column)) : NAN;
    double scatter = dd_to_double(clt_moments_scatter(&moments, column));
    data->sd[v] = data->n > 1 ? sqrt(scatter / (double)(data->n - 1)) : NAN;
  }
  return true;
}

/* Centres one variable within the blocks, about the block's first value: exactly 0 where the values of
** a block are equal. A spread at the rounding level of the values is none; false if there is no other.
** The sd is then that within the blocks. */
static bool centre_variable(clt_graph_sample *data, int v, int blocks, clt_dd *sum, int64_t *size,
                            double *first) {
  double largest = 0.0, spread = 0.0, squares = 0.0;
  int64_t freedom = data->n;
  for (int b = 0; b < blocks; b++) sum[b] = dd_from(0.0), size[b] = 0;
  for (int64_t i = 0; i < data->n; i++) {
    double x = data->x[i * data->d + v];
    int b = data->block[i];
    if (size[b]++ == 0) first[b] = x, freedom--;
    sum[b] = dd_add(sum[b], dd_two_diff(x, first[b]));
    largest = fmax(largest, fabs(x));
  }
  for (int64_t i = 0; i < data->n; i++) {
    double *x = &data->x[i * data->d + v];
    int b = data->block[i];
    clt_dd mean = dd_div(sum[b], dd_from((double)size[b]));
    *x = dd_to_double(dd_sub(dd_two_diff(*x, first[b]), mean));
    spread = fmax(spread, fabs(*x));
    squares += *x * *x;
  }
  data->sd[v] = sqrt(squares / (double)freedom);
  return spread > 0x1p-50 * largest;
}

/* Centres all variables within the blocks; drops those that vary only between them. */
static bool centre(clt_call *call, clt_graph_sample *data, int blocks) {
  bool keep[CLT_GRAPH_MAX];
  clt_dd *sum = clt_arena_take(&call->arena, (size_t)blocks, sizeof *sum);
  int64_t *size = clt_arena_take(&call->arena, (size_t)blocks, sizeof *size);
  double *first = clt_arena_take(&call->arena, (size_t)blocks, sizeof *first);
  if (clt_failed(call)) return false;
  for (int v = 0; v < data->d; v++) {
    if (stop(call, 0)) return false;
    keep[v] = centre_variable(data, v, blocks, sum, size, first) || data->n == 0;
  }
  clt_graph_drop(call, data, keep, "it does not vary within the blocks");
  return !clt_failed(call);
}

static bool value_before(const void *values, uint32_t a, uint32_t b) {
  return ((const double *)values)[a] < ((const double *)values)[b];
}

/* Normal scores by ranks, ties sharing the mean of theirs: Phi^-1(r / (n + 1)) (van der Waerden). */
static bool replace_by_scores(clt_call *call, clt_graph_sample *data) {
  size_t n = (size_t)data->n, d = (size_t)data->d;
  double *x = clt_arena_take(&call->arena, n, sizeof *x);
  uint32_t *order = clt_arena_take(&call->arena, n, sizeof *order);
  uint32_t *scratch = clt_arena_take(&call->arena, n, sizeof *scratch);
  if (clt_failed(call)) return false;
  for (size_t v = 0; v < d; v++) {
    for (size_t i = 0; i < n; i++) {
      x[i] = data->x[i * d + v];
      order[i] = (uint32_t)i;
    }
    if (!clt_sort_rows(order, scratch, n, value_before, x, &call->task)) return false;
    for (size_t i = 0, end; i < n; i = end) {
      for (end = i + 1; end < n && x[order[end]] == x[order[i]];) end++;
      double rank = ((double)(i + 1) + (double)end) / 2.0;
      double score = -clt_normal_quantile(rank / (double)(n + 1));
      for (size_t k = i; k < end; k++) data->x[order[k] * d + v] = score;
    }
  }
  return true;
}

/* Too many variables for a graph are none: the rest of an analysis does not need it. */
static void refuse_many(const selection *s, clt_graph_sample *data) {
  clt_note(s->call,
           "%d variables, and a graph can have at most %d: leave some out, with WHERE or, in the "
           "analysis, by the role 'ignore'",
           data->d, CLT_GRAPH_MAX);
  for (int v = 0; v < s->width; v++) {
    if (s->keep[v]) data->dropped[data->n_dropped++] = s->names[v];
    s->keep[v] = false;
  }
  data->d = 0;
}

static bool name_variables(const selection *s, clt_graph_sample *data) {
  clt_arena *arena = &s->call->arena;
  data->names = clt_arena_take(arena, (size_t)s->width, sizeof *data->names);
  data->dropped = clt_arena_take(arena, (size_t)s->width, sizeof *data->dropped);
  if (clt_failed(s->call)) return false;
  for (int v = 0; v < s->width; v++) {
    if (s->keep[v]) {
      data->names[data->d++] = s->names[v];
    } else {
      data->dropped[data->n_dropped++] = s->names[v];
    }
  }
  if (data->d > CLT_GRAPH_MAX) refuse_many(s, data);
  return !clt_failed(s->call);
}

/* The call's n and n_missing count units. Rows that the frame left out are units in the wide form; in
** the long form nobody knows how many units they would have been. */
static void count_units(clt_pivot *pivot, int64_t units, int64_t complete_units) {
  clt_call *call = pivot->call;
  int64_t rows = call->n_missing;
  bool wide = pivot->units.count == 0;
  call->n = complete_units;
  call->n_missing = units - complete_units + (wide ? rows : 0);
  if (!wide && rows > 0) {
    clt_note(call, "%lld row%s left out: only the value may be NULL", (long long)rows,
             rows == 1 ? "" : "s");
  }
}

bool clt_graph_prepare(clt_graph_sample *data, clt_pivot *pivot, const clt_graph_units *units,
                       double max_missing, clt_transform transform) {
  clt_call *call = pivot->call;
  selection s = {.call = call,
                 .width = pivot->variables.count,
                 .units = pivot->n_units,
                 .group = units->group,
                 .groups = units->group ? 2 : 1};
  *data = (clt_graph_sample){.transform = transform};
  s.table = clt_pivot_table(pivot, &s.names);
  s.keep = clt_arena_take(&call->arena, (size_t)s.width, sizeof *s.keep);
  s.whole = clt_arena_take(&call->arena, (size_t)s.units, sizeof *s.whole);
  if (clt_failed(call)) return false;
  choose_variables(&s, max_missing);
  if (!name_variables(&s, data) || !take_units(&s, data, units->block)) return false;
  count_units(pivot, s.units, data->n);
  if (!describe(call, data)) return false;
  if (units->centre && !centre(call, data, units->blocks)) return false;
  return transform != CLT_RANK || replace_by_scores(call, data);
}

void clt_graph_drop(clt_call *call, clt_graph_sample *data, const bool *keep, const char *why) {
  int d = data->d, kept = 0;
  for (int v = 0; v < d; v++) {
    if (!keep[v]) {
      clt_note(call, "dropped %s: %s", data->names[v], why);
      data->dropped[data->n_dropped++] = data->names[v];
      continue;
    }
    data->names[kept] = data->names[v];
    data->mean[kept] = data->mean[v];
    data->sd[kept++] = data->sd[v];
  }
  double *to = data->x;
  for (int64_t i = 0; i < data->n; i++) {
    for (int v = 0; v < d; v++) {
      if (keep[v]) *to++ = data->x[i * d + v];
    }
  }
  data->d = kept;
}

int clt_graph_variable(const clt_graph_sample *data, const char *name) {
  for (int v = 0; v < data->d; v++) {
    if (strcmp(data->names[v], name) == 0) return v;
  }
  return -1;
}

bool clt_graph_dropped(const clt_graph_sample *data, const char *name) {
  for (int i = 0; i < data->n_dropped; i++) {
    if (strcmp(data->dropped[i], name) == 0) return true;
  }
  return false;
}

bool clt_graph_enough(clt_call *call, const clt_graph_sample *data, int64_t n) {
  if (data->d < 2) {
    clt_note(call, "fewer than two variables are left");
  } else if (n < data->d + 2) {
    clt_note(call, "too few units: %lld complete ones for %d variables, at least %d are needed",
             (long long)n, data->d, data->d + 2);
  } else {
    return true;
  }
  return false;
}

void clt_graph_note_combinations(clt_call *call, const clt_graph_sample *data) {
  clt_moments moments;
  int *terms = clt_arena_take(&call->arena, (size_t)data->d + 1, sizeof *terms);
  if (!terms || data->d == 0 || !clt_moments_init(&moments, &call->arena, data->d)) return;
  for (int64_t i = 0; i < data->n; i++) {
    if (stop(call, i)) return;
    clt_moments_add(&moments, data->x + i * data->d, NULL, 0);
  }
  for (int v = 0; v < data->d; v++) terms[v + 1] = clt_numeric_column(v);
  for (int v = 1; v < data->d; v++) {
    clt_lm_model model = {&moments, clt_numeric_column(v), v + 1, terms, 0, 0};
    clt_lm lm;
    if (!clt_lm_fit(&lm, &model, &call->arena, NULL)) return;
    if (lm.perfect && lm.df_residual > 0) {
      clt_note(call, "%s is an exact linear combination of other variables", data->names[v]);
    }
  }
}

void clt_graph_write_variables(clt_fit *fit, const clt_graph_sample *data) {
  clt_fit_open(fit, "variables", '[');
  for (int v = 0; v < data->d; v++) {
    clt_fit_open(fit, NULL, '{');
    clt_fit_text(fit, "name", data->names[v]);
    clt_fit_real(fit, "mean", data->mean[v]);
    clt_fit_real(fit, "sd", data->sd[v]);
    clt_fit_close(fit, '}');
  }
  clt_fit_close(fit, ']');
  clt_fit_open(fit, "dropped", '[');
  for (int i = 0; i < data->n_dropped; i++) clt_fit_text(fit, NULL, data->dropped[i]);
  clt_fit_close(fit, ']');
}

static void standardise(int d, int64_t n, double *mean, double *scatter) {
  double scale[CLT_GRAPH_MAX];
  for (int i = 0; i < d; i++) scale[i] = sqrt((double)(n - 1) / scatter[i * d + i]);
  for (int i = 0; i < d; i++) {
    mean[i] = 0.0;
    for (int j = 0; j < d; j++) scatter[i * d + j] *= scale[i] * scale[j];
    scatter[i * d + i] = (double)(n - 1);
  }
}

bool clt_graph_moments(const clt_graph_sample *data, const int64_t *row, int64_t n, double *mean,
                       double *scatter) {
  int d = data->d;
  for (int v = 0; v < d; v++) mean[v] = 0.0;
  for (int64_t i = 0; i < n; i++) {
    const double *x = data->x + (row ? row[i] : i) * d;
    for (int v = 0; v < d; v++) mean[v] += (x[v] - data->x[v]) / (double)n;
  }
  for (int v = 0; v < d; v++) mean[v] += data->x[v];
  memset(scatter, 0, (size_t)d * (size_t)d * sizeof *scatter);
  for (int64_t i = 0; i < n; i++) {
    const double *x = data->x + (row ? row[i] : i) * d;
    for (int v = 0; v < d; v++) {
      double difference = x[v] - mean[v];
      for (int w = 0; w <= v; w++) scatter[v * d + w] += difference * (x[w] - mean[w]);
    }
  }
  for (int v = 0; v < d; v++) {
    if (!(scatter[v * d + v] > 0x1p-100 * (double)n * mean[v] * mean[v])) return false;
    for (int w = 0; w < v; w++) scatter[w * d + v] = scatter[v * d + w];
  }
  if (data->transform != CLT_RAW) standardise(d, n, mean, scatter);
  return true;
}
