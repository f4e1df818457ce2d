/* Levels and contrasts (levels.h). */
#include "graph/levels.h"

#include <math.h>
#include <string.h>

#include "base/rng.h"
#include "base/sort.h"

static int cell_of(const clt_graph_sample *sample, int64_t i) {
  return 2 * sample->block[i] + sample->group[i];
}

/* Scratch for the means of the cells. */
typedef struct cells {
  double *first, *sum; /* [2 * blocks] a value of the cell, and the others' distance from it */
  int64_t *size;       /* [2 * blocks] units */
} cells;

/* Centres a variable; left[g]: the sum of squares that this leaves of a group. */
static void centre(const cells *c, clt_graph_sample *sample, int v, int n_cells, double left[2]) {
  for (int cell = 0; cell < n_cells; cell++) c->sum[cell] = 0.0, c->size[cell] = 0;
  for (int64_t i = 0; i < sample->n; i++) {
    int cell = cell_of(sample, i);
    double x = sample->x[i * sample->d + v];
    if (c->size[cell]++ == 0) c->first[cell] = x;
    c->sum[cell] += x - c->first[cell];
  }
  left[0] = left[1] = 0.0;
  for (int64_t i = 0; i < sample->n; i++) {
    int cell = cell_of(sample, i);
    double *x = &sample->x[i * sample->d + v];
    *x = *x - c->first[cell] - c->sum[cell] / (double)c->size[cell];
    left[sample->group[i]] += *x * *x;
  }
}

bool clt_levels_take_out(clt_graph_sample *sample, int blocks, int64_t rows[2], clt_arena *arena) {
  size_t n_cells = 2 * (size_t)blocks;
  bool keep[CLT_GRAPH_MAX], all = true;
  cells c = {clt_arena_take(arena, n_cells, sizeof(double)),
             clt_arena_take(arena, n_cells, sizeof(double)),
             clt_arena_take(arena, n_cells, sizeof(int64_t))};
  if (clt_arena_failed(arena)) return false;
  for (int64_t i = 0; i < sample->n; i++) c.size[cell_of(sample, i)]++;
  rows[0] = rows[1] = 0;
  for (size_t cell = 0; cell < n_cells; cell++) {
    if (c.size[cell]) rows[cell % 2] += c.size[cell] - (rows[cell % 2] > 0);
  }
  for (int v = 0; v < sample->d; v++) {
    double left[2];
    centre(&c, sample, v, (int)n_cells, left);
    keep[v] = left[0] > 0.0 && left[1] > 0.0;
    all = all && keep[v];
  }
  /* With a group that has no contrasts there is nothing to judge the variables by. */
  if (!all && rows[0] > 1 && rows[1] > 1) {
    clt_graph_sample_drop(sample, keep, CLT_DROP_WITHIN_CELLS);
  }
  return true;
}

/* ---- contrasts ---- */

/* For sorting units by cell, then by cluster, in a random order of both. */
typedef struct place {
  int cell, cluster;
  uint64_t of_cluster, of_unit; /* random */
} place;

static bool place_before(const void *places, uint32_t a, uint32_t b) {
  const place *one = (const place *)places + a, *two = (const place *)places + b;
  if (one->cell != two->cell) return one->cell < two->cell;
  if (one->of_cluster != two->of_cluster) return one->of_cluster < two->of_cluster;
  if (one->cluster != two->cluster) return one->cluster < two->cluster;
  return one->of_unit < two->of_unit;
}

/* For sorting units by group, then by one of their values. */
typedef struct column {
  const clt_graph_sample *sample;
  int v;
} column;

static bool value_before(const void *pointer, uint32_t a, uint32_t b) {
  const column *c = pointer;
  const clt_graph_sample *s = c->sample;
  if (s->group[a] != s->group[b]) return s->group[a] < s->group[b];
  return s->x[(int64_t)a * s->d + c->v] < s->x[(int64_t)b * s->d + c->v];
}

/* Mixes the ranks of a variable within its group into the units' numbers. */
static bool mix_ranks(const column *c, place *places, uint32_t *order, uint32_t *scratch,
                      clt_task *task) {
  size_t n = (size_t)c->sample->n;
  uint64_t rank = 0;
  for (size_t i = 0; i < n; i++) order[i] = (uint32_t)i;
  if (!clt_sort_rows(order, scratch, n, value_before, c, task)) return false;
  for (size_t i = 0; i < n; i++) {
    if (i > 0 && value_before(c, order[i - 1], order[i])) rank = i;
    uint64_t *number = &places[order[i]].of_unit;
    *number = clt_rng_mix(*number + rank * UINT64_C(0x9e3779b97f4a7c15));
  }
  return true;
}

/* Places by numbers that look random and depend on nothing but the seed and the ranks of all of a
** unit's values: not on units of measurement, nor on the order of rows. (Drawn, they would be the
** same at every rank of the variable that units are sorted by, in all data.) */
static bool find_places(const clt_graph_sample *sample, uint64_t seed, place *places,
                        uint32_t *order, uint32_t *scratch, clt_arena *arena, clt_task *task) {
  int clusters = 0;
  for (int64_t i = 0; i < sample->n; i++) {
    places[i] = (place){.cell = cell_of(sample, i),
                        .cluster = clt_cluster_of(sample, i),
                        .of_unit = clt_rng_mix(seed)};
    if (places[i].cluster >= clusters) clusters = places[i].cluster + 1;
  }
  for (int v = 0; v < sample->d; v++) {
    column c = {sample, v};
    if (!mix_ranks(&c, places, order, scratch, task)) return false;
  }
  uint64_t *sum = clt_arena_take(arena, (size_t)clusters, sizeof *sum);
  if (!sum) return false;
  for (int64_t i = 0; i < sample->n; i++) sum[places[i].cluster] += places[i].of_unit;
  for (int64_t i = 0; i < sample->n; i++) places[i].of_cluster = sum[places[i].cluster];
  return true;
}

/* The mean of what has been met of a cell, or of a cluster's part of it. */
typedef struct running {
  double mean[CLT_GRAPH_MAX];
  int64_t n;
} running;

/* Takes `more` values of mean x into the mean; the contrast of the two, unless there was nothing
** before, goes to z. */
static bool take_in(running *r, const double *x, int64_t more, int d, double *z) {
  double before = (double)r->n, now = (double)more, all = before + now;
  double size = sqrt(before * now / all);
  for (int v = 0; v < d; v++) {
    double difference = x[v] - r->mean[v];
    if (r->n > 0) z[v] = size * difference;
    r->mean[v] = r->n > 0 ? r->mean[v] + difference * (now / all) : x[v];
  }
  r->n += more;
  return r->n > more;
}

/* Takes values in, and keeps the contrast if there is one. */
static void add(clt_contrasts *c, const clt_graph_sample *sample, int64_t unit, running *r,
                const running *part) {
  const double *x = part ? part->mean : sample->x + unit * sample->d;
  if (!take_in(r, x, part ? part->n : 1, sample->d, c->z + c->n * sample->d)) return;
  c->group[c->n] = sample->group[unit];
  c->cluster[c->n] = clt_cluster_of(sample, unit);
  c->between[c->n++] = part != NULL;
}

bool clt_contrasts_take(clt_contrasts *c, const clt_graph_sample *sample, uint64_t seed,
                        clt_arena *arena, clt_task *task) {
  size_t n = (size_t)sample->n, d = (size_t)sample->d;
  place *places = clt_arena_take(arena, n, sizeof *places);
  uint32_t *order = clt_arena_take(arena, n, sizeof *order);
  uint32_t *scratch = clt_arena_take(arena, n, sizeof *scratch);
  *c = (clt_contrasts){.z = clt_arena_take(arena, (n + 1) * d, sizeof(double)),
                       .group = clt_arena_take(arena, n, sizeof(int)),
                       .cluster = clt_arena_take(arena, n, sizeof(int)),
                       .between = clt_arena_take(arena, n, sizeof(bool))};
  if (clt_arena_failed(arena) || !find_places(sample, seed, places, order, scratch, arena, task)) {
    return false;
  }
  for (size_t i = 0; i < n; i++) order[i] = (uint32_t)i;
  if (!clt_sort_rows(order, scratch, n, place_before, places, task)) return false;
  running cell = {.n = 0}, part = {.n = 0};
  for (size_t i = 0; i < n; i++) {
    const place *here = &places[order[i]], *next = i + 1 < n ? &places[order[i + 1]] : NULL;
    bool last_of_cell = !next || next->cell != here->cell;
    add(c, sample, order[i], &part, NULL);
    if (!last_of_cell && next->cluster == here->cluster) continue;
    add(c, sample, order[i], &cell, &part);
    part.n = 0;
    if (last_of_cell) cell.n = 0;
  }
  return true;
}
