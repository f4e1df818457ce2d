/* Variables that are exact linear combinations of others (sample.h). */
#include <string.h>

#include "graph/sample.h"
#include "stat/regression/cholesky.h"
#include "stat/regression/moments.h"

/* The variables that are still there, factorised in sort order behind a constant: position p is
** variable[p - 1]. */
typedef struct search {
  const clt_graph_sample *sample;
  clt_moments moments;
  int variable[CLT_GRAPH_MAX];
  int n;
  clt_cholesky factor;
} search;

/* A dependency: positions with their coefficients in sum over them = 0. */
typedef struct dependency {
  int n;
  int position[CLT_GRAPH_MAX];
  double coefficient[CLT_GRAPH_MAX];
} dependency;

static bool add_moments(search *s, clt_arena *arena, clt_task *task) {
  const clt_graph_sample *sample = s->sample;
  if (!clt_moments_init(&s->moments, arena, sample->d)) return false;
  for (int64_t i = 0; i < sample->n; i++) {
    if ((i & 1023) == 0 && clt_task_stop(task, 0.0)) return false;
    clt_moments_add(&s->moments, sample->x + i * sample->d, NULL, 0);
  }
  return true;
}

static int column_at(const search *s, int position) {
  return position ? clt_numeric_column(s->variable[position - 1]) : CLT_CONSTANT;
}

/* What is at the rounding level is judged by the values as they were given: what centring leaves of
** them is as inexact as they were. */
static bool factorise(search *s, clt_arena *arena, clt_task *task) {
  clt_cholesky *f = &s->factor;
  double root_n = sqrt((double)s->sample->n);
  if (!clt_cholesky_init(f, arena, 0, s->n + 1, s->sample->n)) return false;
  for (int p = 0; p <= s->n; p++) {
    clt_dd *row = clt_cholesky_row(f, p);
    for (int q = 0; q <= p; q++) {
      row[q] = clt_moments_product(&s->moments, column_at(s, p), column_at(s, q));
    }
    f->norm[p] = sqrt(row[p].hi);
    f->raw[p] = root_n * (p ? s->sample->size[s->variable[p - 1]] : 1.0);
  }
  return clt_cholesky_factor(f, arena, task);
}

static bool kept(const search *s, int position) {
  return s->factor.pivot[position].hi > 0.0;
}

/* The sum of squares that would be left of a dependent column j if p were not used: b^2 over the
** diagonal of (X'X)^-1. At the rounding level of j, p is no part of it. */
static double left_without(const search *s, int j, int p) {
  double b = clt_cholesky_row(&s->factor, j)[p].hi, diagonal = 0.0;
  for (int i = p; i < j; i++) {
    double entry = clt_cholesky_row(&s->factor, i)[p].hi;
    if (kept(s, i)) diagonal += entry / s->factor.pivot[i].hi * entry;
  }
  return b / diagonal * b;
}

/* What a dependent column is made of. */
static void take_parts(const search *s, int j, dependency *found) {
  found->n = 0;
  for (int p = 1; p <= j; p++) {
    if (p < j && (!kept(s, p) || !(left_without(s, j, p) > s->factor.noise[j]))) continue;
    found->position[found->n] = p;
    found->coefficient[found->n++] = p < j ? clt_cholesky_row(&s->factor, j)[p].hi : 1.0;
  }
}

/* The dependency of most variables; n is 0 if there is none. More variables than the rows that
** count can tell apart are no dependency. */
static void take_largest(const search *s, dependency *largest) {
  int64_t rank = 0, rows = clt_graph_sample_rows(s->sample);
  largest->n = 0;
  for (int j = 0; j <= s->n && rank < rows; j++) {
    dependency found;
    rank += kept(s, j);
    if (kept(s, j)) continue;
    take_parts(s, j, &found);
    if (found.n > 1 && found.n > largest->n) *largest = found;
  }
}

/* Which of a dependency goes: the one that is a sum of the others, with positive coefficients only,
** which is the one with a sign of its own; else, or if there are several, the last. The last one's
** coefficient is 1. */
static int which_goes(const dependency *found) {
  int negative = 0, which = 0, last = found->n - 1;
  for (int i = 0; i < last; i++) {
    if (found->coefficient[i] > 0.0) continue;
    negative++;
    which = i;
  }
  return negative == 1 && last > 1 ? which : last;
}

/* Takes the variable that goes out of the search, with what it is a combination of. */
static bool take_out(search *s, const dependency *found, clt_combinations *all, clt_arena *arena) {
  const char **parts = clt_arena_take(arena, (size_t)found->n, sizeof *parts);
  int goes = which_goes(found), position = found->position[goes], n = 0;
  if (!parts) return false;
  for (int i = 0; i < found->n; i++) {
    if (i != goes) parts[n++] = s->sample->names[s->variable[found->position[i] - 1]];
  }
  int variable = s->variable[position - 1];
  all->drop[all->n++] = (clt_drop){s->sample->names[variable], CLT_DROP_COMBINATION, n, parts};
  all->keep[variable] = false;
  s->n--;
  memmove(s->variable + position - 1, s->variable + position,
          (size_t)(s->n + 1 - position) * sizeof *s->variable);
  return true;
}

bool clt_graph_sample_combinations(const clt_graph_sample *sample, clt_combinations *all,
                                   clt_arena *arena, clt_task *task) {
  search s = {.sample = sample, .n = sample->d};
  dependency found = {.n = 1};
  all->n = 0;
  for (int v = 0; v < sample->d; v++) s.variable[v] = v, all->keep[v] = true;
  if (sample->d == 0 || sample->n == 0 || sample->out_of_range) return true;
  if (!add_moments(&s, arena, task)) return false;
  while (found.n) {
    if (!factorise(&s, arena, task)) return false;
    take_largest(&s, &found);
    if (found.n && !take_out(&s, &found, all, arena)) return false;
  }
  return true;
}

void clt_graph_sample_drop_combinations(clt_graph_sample *sample, const clt_combinations *all) {
  int before = sample->n_drops;
  clt_graph_sample_drop(sample, all->keep, CLT_DROP_COMBINATION);
  for (int i = 0; i < all->n; i++) sample->drops[before + i] = all->drop[i];
}
