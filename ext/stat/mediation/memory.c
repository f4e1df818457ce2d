/* What a bootstrap of a mediation takes (boot.h): the sum of what the other files of this folder
** take from the arena that grows with rows, levels, groups, resamples or workers. */
#include <math.h>

#include "stat/mediation/boot.h"
#include "stat/mediation/clusters.h"
#include "stat/mediation/resample.h"
#include "stat/regression/cholesky.h"

/* Bytes of the some twenty small arrays of a group, a cache line each. */
enum { SMALL = 1400 };

/* How large the groups are. */
typedef struct census {
  const clt_mediation_data *data;
  size_t all_levels;   /* of all factors */
  double *rows;        /* [groups] */
  double *clusters;    /* [groups] */
  unsigned char *seen; /* [groups * all_levels] does the level occur in the group? */
} census;

static bool count(census *c, clt_arena *arena, clt_task *task) {
  const clt_mediation_data *d = c->data;
  size_t factors = (size_t)d->factors, groups = (size_t)d->groups;
  for (size_t f = 0; f < factors; f++) c->all_levels += (size_t)d->levels[f];
  c->rows = clt_arena_take(arena, groups, sizeof *c->rows);
  c->seen = clt_arena_take(arena, groups, c->all_levels);
  c->clusters = clt_arena_take(arena, groups, sizeof *c->clusters);
  if (clt_arena_failed(arena)) return false;
  for (size_t i = 0; i < d->n; i++) {
    size_t group = d->group ? (size_t)d->group[i] : 0;
    unsigned char *seen = c->seen + group * c->all_levels;
    c->rows[group]++;
    for (size_t f = 0; f < factors; seen += d->levels[f++]) seen[d->level[i * factors + f]] = 1;
    if (i % 4096 == 0 && clt_task_stop(task, 0.0)) return false;
  }
  return true;
}

/* Columns of a group's rows (rows.h) and levels of its largest factor, which has none. */
static double columns_of(const census *c, int group, double *levels) {
  const clt_mediation_data *d = c->data;
  const unsigned char *seen = c->seen + (size_t)group * c->all_levels;
  double columns = 2.0 + d->mediators + d->covariates, most = 1.0;
  for (int f = 0; f < d->factors; f++) {
    double present = 0.0;
    for (int l = 0; l < d->levels[f]; l++) present += *seen++;
    columns += present > 0.0 ? present - 1.0 : 0.0;
    most = present > most ? present : most;
  }
  *levels = most;
  return columns - (most - 1.0);
}

/* How many effects of a group are bootstrapped; boot.c. */
static double bootstrapped(const clt_mediation_data *data) {
  int effects = clt_effects(data->mediators), slopes = 2 * data->mediators + 2;
  return data->cluster ? effects : effects - slopes;
}

/* Of the preparation of a group, which is kept until the end. */
static double prepared(const census *c, int group, double columns, double levels) {
  const double real = sizeof(double), number = sizeof(uint32_t), dd = sizeof(clt_dd);
  const clt_mediation_data *d = c->data;
  double n = c->rows[group], row = 2.0 * number + columns * real, k = d->mediators;
  if (columns == 3.0) row += 8.0 * real; /* its record */
  if (d->cluster) row += 2.0 * number;
  double level = sizeof(size_t) + columns * dd;
  double square = columns * columns * dd; /* inverse and factor of each of two factorisations */
  double passes = columns > 2.0 + k ? 4.5 : 2.5;
  double effect = 3.0 * sizeof(clt_inference) + sizeof(clt_boot_figures);
  return n * row + levels * level + passes * square + (double)c->all_levels * sizeof(int) +
         k * k * 2.0 * dd + clt_effects(d->mediators) * effect + sizeof(clt_mediation_stratum) +
         2.0 * sizeof(clt_mediation_result) + SMALL;
}

/* Of one worker's scratch memory. */
static double scratch(double rows, double columns, double clusters) {
  return (rows + clusters) * sizeof(uint32_t) + columns * (columns + 3.0) * sizeof(double);
}

/* Of replicates, and under BCa of the effects without each cluster; *most clusters of a group. */
static bool replicates(double *bytes, double *most, const census *c,
                       const clt_mediation_options *options, clt_arena *arena, clt_task *task) {
  const clt_mediation_data *d = c->data;
  clt_mediation_clusters clusters;
  double each = (double)d->groups * bootstrapped(d) * sizeof(double);
  double n_boot = (double)options->n_boot;
  *bytes = each * n_boot + 2.0 * n_boot * sizeof(double);
  *most = 0.0;
  if (!d->cluster) return true;
  if (!clt_mediation_clusters_init(&clusters, d, arena, task)) return false;
  for (size_t i = 0; i < d->n && !clusters.across; i++) {
    size_t group = d->group ? (size_t)d->group[i] : 0;
    if (!clusters.number[d->cluster[i]]++) *most = fmax(*most, ++c->clusters[group]);
    if (i % 4096 == 0 && clt_task_stop(task, 0.0)) return false;
  }
  if (clusters.across) *most = d->clusters;
  if (options->interval.method == CLT_BOOT_BCA) *bytes += each * *most;
  *bytes += (double)d->clusters * sizeof(int);
  return true;
}

bool clt_mediation_bytes(double *bytes, const clt_mediation_data *data,
                         const clt_mediation_options *options, int workers, clt_arena *arena,
                         clt_task *task) {
  census c = {.data = data};
  double most_rows = 0.0, most_columns = 0.0, most_clusters;
  if (!count(&c, arena, task)) return false;
  if (!replicates(bytes, &most_clusters, &c, options, arena, task)) return false;
  for (int g = 0; g < data->groups; g++) {
    double levels, columns = columns_of(&c, g, &levels);
    *bytes += prepared(&c, g, columns, levels);
    most_rows = fmax(most_rows, c.rows[g]);
    most_columns = fmax(most_columns, columns);
  }
  bool streams = most_columns <= 3.0 && !data->factors && !data->cluster;
  bool twice = data->cluster && options->interval.method == CLT_BOOT_BCA;
  double worker = scratch(streams ? 0.0 : most_rows, most_columns, most_clusters);
  *bytes += workers * (twice ? 2.0 : 1.0) * worker;
  return true;
}
