#include "graph/sample.h"

#include <math.h>
#include <string.h>

#include "base/sort.h"
#include "stat/dd.h"
#include "stat/regression/moments.h"

/* A table while variables and units are still being chosen. */
typedef struct selection {
  const clt_graph_table *table;
  int groups;  /* 1 or more */
  bool *keep;  /* [width] variables kept */
  bool *whole; /* [units] no gap in them; once these are known */
  clt_graph_sample *sample;
  clt_arena *arena;
  clt_task *task;
} selection;

static double at(const selection *s, int64_t unit, int variable) {
  return s->table->value[unit * s->table->width + variable];
}

static bool in_group(const selection *s, int64_t unit, int group) {
  return !s->table->group || s->table->group[unit] == group;
}

static bool complete(const selection *s, int64_t unit) {
  for (int v = 0; v < s->table->width; v++) {
    if (s->keep[v] && isnan(at(s, unit, v))) return false;
  }
  return true;
}

/* Every so many units, asks whether to stop. */
static bool stop(clt_task *task, int64_t unit) {
  return (unit & 1023) == 0 && clt_task_stop(task, 0.0);
}

/* Does the variable vary among the values of a group (in units without any gap, if asked)? A spread
** at the rounding level of the values is none. */
static bool varies(const selection *s, int v, int group, bool complete_only) {
  double low = INFINITY, high = -INFINITY;
  for (int64_t u = 0; u < s->table->units; u++) {
    double x = at(s, u, v);
    if (stop(s->task, u)) return true;
    if (!in_group(s, u, group) || isnan(x) || (complete_only && !s->whole[u])) continue;
    low = fmin(low, x);
    high = fmax(high, x);
  }
  return high - low > 0x1p-50 * fmax(fabs(low), fabs(high));
}

static void drop(selection *s, int v, clt_drop_reason reason) {
  clt_graph_sample *sample = s->sample;
  s->keep[v] = false;
  sample->drops[sample->n_drops++] = (clt_drop){.name = s->table->names[v], .reason = reason};
}

static void choose_variable(selection *s, int v, int group, double max_missing) {
  int64_t units = 0, missing = 0;
  for (int64_t u = 0; u < s->table->units; u++) {
    if (!in_group(s, u, group)) continue;
    units++;
    if (isnan(at(s, u, v))) missing++; /* not its value: any but 0 may say yes */
  }
  if (units == 0 || !s->keep[v]) return;
  if (missing == units) {
    drop(s, v, CLT_DROP_EMPTY);
  } else if ((double)missing > max_missing * (double)units) {
    drop(s, v, CLT_DROP_MISSING);
  } else if (!varies(s, v, group, false)) {
    drop(s, v, CLT_DROP_CONSTANT);
  }
}

/* Drops variables, by their own values first, then by what the complete units leave of them. */
static void choose_variables(selection *s, double max_missing) {
  for (int v = 0; v < s->table->width; v++) s->keep[v] = true;
  for (int v = 0; v < s->table->width; v++) {
    for (int g = 0; g < s->groups; g++) choose_variable(s, v, g, max_missing);
  }
  for (int64_t u = 0; u < s->table->units; u++) s->whole[u] = complete(s, u);
  for (int g = 0; g < s->groups; g++) {
    int64_t whole = 0;
    for (int64_t u = 0; u < s->table->units; u++) whole += s->whole[u] && in_group(s, u, g);
    for (int v = 0; v < s->table->width && whole > 1; v++) {
      if (s->keep[v] && !varies(s, v, g, true)) drop(s, v, CLT_DROP_CONSTANT_COMPLETE);
    }
  }
}

/* Too many variables for a graph are none: the rest of an analysis does not need it. Counted before
** combinations of others are dropped: that would take all products of so many columns, and where
** there are more variables than units, every further one is a combination of those before it. */
static void refuse_many(const selection *s) {
  clt_graph_sample *sample = s->sample;
  sample->refused = sample->d;
  for (int v = 0; v < s->table->width; v++) {
    if (s->keep[v]) sample->dropped[sample->n_dropped++] = s->table->names[v];
    s->keep[v] = false;
  }
  sample->d = 0;
}

static void name_variables(const selection *s) {
  clt_graph_sample *sample = s->sample;
  for (int v = 0; v < s->table->width; v++) {
    if (s->keep[v]) {
      sample->names[sample->d++] = s->table->names[v];
    } else {
      sample->dropped[sample->n_dropped++] = s->table->names[v];
    }
  }
  if (sample->d > CLT_GRAPH_MAX) refuse_many(s);
}

/* For sorting units by group, then by their values, block and cluster. */
typedef struct sort_unit {
  const double *x; /* [d] */
  int d, group, block, cluster;
} sort_unit;

static bool unit_before(const void *units, uint32_t a, uint32_t b) {
  const sort_unit *s = (const sort_unit *)units + a, *t = (const sort_unit *)units + b;
  if (s->group != t->group) return s->group < t->group;
  for (int i = 0; i < s->d; i++) {
    if (s->x[i] != t->x[i]) return s->x[i] < t->x[i];
  }
  return s->block != t->block ? s->block < t->block : s->cluster < t->cluster;
}

static bool take_units(const selection *s) {
  const clt_graph_table *table = s->table;
  clt_graph_sample *sample = s->sample;
  size_t units = (size_t)table->units, d = (size_t)sample->d;
  double *x = clt_arena_take(s->arena, units * d, sizeof *x);
  sort_unit *unit = clt_arena_take(s->arena, units, sizeof *unit);
  uint32_t *order = clt_arena_take(s->arena, units, sizeof *order);
  uint32_t *scratch = clt_arena_take(s->arena, units, sizeof *scratch);
  sample->x = clt_arena_take(s->arena, units * d, sizeof *x);
  sample->group = table->group ? clt_arena_take(s->arena, units, sizeof(int)) : NULL;
  sample->block = table->block ? clt_arena_take(s->arena, units, sizeof(int)) : NULL;
  sample->cluster = table->cluster ? clt_arena_take(s->arena, units, sizeof(int)) : NULL;
  if (clt_arena_failed(s->arena)) return false;
  for (int64_t u = 0; u < table->units; u++) {
    if (stop(s->task, u)) return false;
    if (!complete(s, u)) continue;
    double *row = x + (size_t)sample->n * d;
    order[sample->n] = (uint32_t)sample->n;
    unit[sample->n++] =
        (sort_unit){row, sample->d, table->group ? table->group[u] : 0,
                    table->block ? table->block[u] : 0, table->cluster ? table->cluster[u] : 0};
    for (int v = 0; v < table->width; v++) {
      if (s->keep[v]) *row++ = at(s, u, v);
    }
  }
  if (!clt_sort_rows(order, scratch, (size_t)sample->n, unit_before, unit, s->task)) return false;
  for (size_t i = 0; i < (size_t)sample->n; i++) {
    const sort_unit *from = &unit[order[i]];
    memcpy(sample->x + i * d, from->x, d * sizeof *x);
    if (sample->group) sample->group[i] = from->group;
    if (sample->block) sample->block[i] = from->block;
    if (sample->cluster) sample->cluster[i] = from->cluster;
  }
  return true;
}

/* Mean and sd of every variable, by the moment core. */
static bool describe(const selection *s) {
  clt_graph_sample *sample = s->sample;
  clt_moments moments;
  size_t d = (size_t)sample->d;
  sample->mean = clt_arena_take(s->arena, d, sizeof *sample->mean);
  sample->sd = clt_arena_take(s->arena, d, sizeof *sample->sd);
  sample->size = clt_arena_take(s->arena, d, sizeof *sample->size);
  if (clt_arena_failed(s->arena)) return false;
  if (d == 0) return true;
  if (!clt_moments_init(&moments, s->arena, sample->d)) return false;
  for (int64_t i = 0; i < sample->n; i++) {
    if (stop(s->task, i)) return false;
    clt_moments_add(&moments, sample->x + (size_t)i * d, NULL, 0);
  }
  for (int v = 0; v < sample->d; v++) {
    int column = clt_numeric_column(v);
    sample->mean[v] = sample->n ? dd_to_double(clt_moments_mean(&moments, column)) : NAN;
    double scatter = dd_to_double(clt_moments_scatter(&moments, column));
    double norm = clt_moments_norm(&moments, column);
    sample->size[v] = sample->n ? norm / sqrt((double)sample->n) : NAN;
    sample->sd[v] = sample->n > 1 ? sqrt(scatter / (double)(sample->n - 1)) : NAN;
    if (!clt_moments_in_range(&moments, column)) sample->out_of_range = true;
  }
  return true;
}

bool clt_graph_sample_take(clt_graph_sample *sample, const clt_graph_table *table,
                           double max_missing, clt_arena *arena, clt_task *task) {
  size_t width = (size_t)table->width;
  selection s = {.table = table,
                 .groups = table->group ? 2 : 1,
                 .sample = sample,
                 .arena = arena,
                 .task = task};
  *sample = (clt_graph_sample){.transform = CLT_STANDARDIZE};
  s.keep = clt_arena_take(arena, width, sizeof *s.keep);
  s.whole = clt_arena_take(arena, (size_t)table->units, sizeof *s.whole);
  sample->names = clt_arena_take(arena, width, sizeof *sample->names);
  sample->dropped = clt_arena_take(arena, width, sizeof *sample->dropped);
  sample->drops = clt_arena_take(arena, width, sizeof *sample->drops);
  if (clt_arena_failed(arena)) return false;
  choose_variables(&s, max_missing);
  name_variables(&s);
  return !(task && task->stopped) && take_units(&s) && describe(&s);
}

void clt_graph_sample_drop(clt_graph_sample *sample, const bool *keep, clt_drop_reason reason) {
  int d = sample->d, kept = 0;
  for (int v = 0; v < d; v++) {
    if (!keep[v]) {
      sample->drops[sample->n_drops++] = (clt_drop){.name = sample->names[v], .reason = reason};
      sample->dropped[sample->n_dropped++] = sample->names[v];
      continue;
    }
    sample->names[kept] = sample->names[v];
    sample->mean[kept] = sample->mean[v];
    sample->size[kept] = sample->size[v];
    sample->sd[kept++] = sample->sd[v];
  }
  double *to = sample->x;
  for (int64_t i = 0; i < sample->n; i++) {
    for (int v = 0; v < d; v++) {
      if (keep[v]) *to++ = sample->x[i * d + v];
    }
  }
  sample->d = kept;
}

int clt_graph_sample_index(const clt_graph_sample *sample, const char *name) {
  for (int v = 0; v < sample->d; v++) {
    if (strcmp(sample->names[v], name) == 0) return v;
  }
  return -1;
}

bool clt_graph_dropped(const clt_graph_sample *sample, const char *name) {
  for (int i = 0; i < sample->n_dropped; i++) {
    if (strcmp(sample->dropped[i], name) == 0) return true;
  }
  return false;
}
