#include "stat/mediation/rows.h"

#include <math.h>

#include "base/sort.h"

/* Rows of the data in the order in which they are to be used, and how factors are seen here. */
typedef struct selection {
  const clt_mediation_data *data;
  uint32_t *row; /* [n] row numbers of the group */
  size_t n;      /* rows of the group */
  int absorbed;  /* the factor without indicators; -1 if there is no factor */
  int **rank;    /* [factors][levels] number of the level among those in this group; -1: absent */
  int *rank_levels; /* [factors] levels in this group */
} selection;

static bool in_group(const clt_mediation_data *data, size_t row, int group) {
  return !data->group || data->group[row] == group;
}

static int level_of(const clt_mediation_data *data, size_t row, int factor) {
  return data->level[row * (size_t)data->factors + (size_t)factor];
}

/* Asks, every so many rows, whether to stop. */
static bool told_to_stop(size_t row, clt_task *task) {
  return row % 4096 == 0 && clt_task_stop(task, 0.0);
}

static bool select_rows(selection *s, int group, clt_arena *arena, clt_task *task) {
  const clt_mediation_data *data = s->data;
  size_t n = 0;
  for (size_t i = 0; i < data->n; i++) n += in_group(data, i, group);
  s->row = clt_arena_take(arena, n, sizeof *s->row);
  if (!s->row) return false;
  for (size_t i = 0; i < data->n; i++) {
    if (in_group(data, i, group)) s->row[s->n++] = (uint32_t)i;
    if (told_to_stop(i, task)) return false;
  }
  return true;
}

/* Numbers the levels of a factor that occur in the group. */
static bool rank_levels(selection *s, int factor, clt_arena *arena, clt_task *task) {
  int levels = s->data->levels[factor];
  int *rank = s->rank[factor] = clt_arena_take(arena, (size_t)levels, sizeof *rank);
  if (!rank) return false;
  for (size_t i = 0; i < s->n; i++) {
    rank[level_of(s->data, s->row[i], factor)] = 1;
    if (told_to_stop(i, task)) return false;
  }
  int present = 0;
  for (int l = 0; l < levels; l++) rank[l] = rank[l] ? present++ : -1;
  s->rank_levels[factor] = present;
  return true;
}

static bool look_at_factors(selection *s, clt_arena *arena, clt_task *task) {
  int factors = s->data->factors;
  s->absorbed = -1;
  s->rank = clt_arena_take(arena, (size_t)factors, sizeof *s->rank);
  s->rank_levels = clt_arena_take(arena, (size_t)factors, sizeof *s->rank_levels);
  if (!s->rank || !s->rank_levels) return false;
  for (int f = 0; f < factors; f++) {
    if (!rank_levels(s, f, arena, task)) return false;
    if (s->absorbed < 0 || s->rank_levels[f] > s->rank_levels[s->absorbed]) s->absorbed = f;
  }
  return true;
}

static size_t width_of(const clt_mediation_data *data) {
  return 2 + (size_t)data->mediators + (size_t)data->covariates;
}

/* The canonical order: by level of the absorbed factor, by values, by levels of the others, by
** cluster. */
static bool before(const void *context, uint32_t a, uint32_t b) {
  const selection *s = context;
  const clt_mediation_data *data = s->data;
  size_t width = width_of(data);
  const double *va = data->value + a * width, *vb = data->value + b * width;
  if (s->absorbed >= 0) {
    int la = level_of(data, a, s->absorbed), lb = level_of(data, b, s->absorbed);
    if (la != lb) return la < lb;
  }
  for (size_t i = 0; i < width; i++) {
    if (va[i] < vb[i]) return true;
    if (va[i] > vb[i]) return false;
  }
  for (int f = 0; f < data->factors; f++) {
    int la = level_of(data, a, f), lb = level_of(data, b, f);
    if (la != lb) return la < lb;
  }
  return data->cluster && data->cluster[a] < data->cluster[b];
}

static bool order_rows(selection *s, clt_arena *arena, clt_task *task) {
  uint32_t *scratch = clt_arena_take(arena, s->n, sizeof *scratch);
  return scratch && clt_sort_rows(s->row, scratch, s->n, before, s, task);
}

static bool mark_levels(clt_mediation_rows *rows, const selection *s, clt_arena *arena,
                        clt_task *task) {
  rows->levels = s->absorbed < 0 ? 1 : (size_t)s->rank_levels[s->absorbed];
  rows->level_end = clt_arena_take(arena, rows->levels, sizeof *rows->level_end);
  if (!rows->level_end) return false;
  for (size_t i = 0; i < s->n; i++) {
    size_t level = 0;
    if (s->absorbed >= 0) {
      level = (size_t)s->rank[s->absorbed][level_of(s->data, s->row[i], s->absorbed)];
    }
    rows->level_end[level] = i + 1;
    if (told_to_stop(i, task)) return false;
  }
  return true;
}

static bool lay_out_columns(clt_mediation_rows *rows, const selection *s, clt_arena *arena) {
  int numeric = s->data->covariates, covariates = numeric, mediators = s->data->mediators;
  for (int f = 0; f < s->data->factors; f++) {
    if (f != s->absorbed && s->rank_levels[f] > 0) covariates += s->rank_levels[f] - 1;
  }
  rows->covariates = covariates;
  rows->mediators = mediators;
  rows->columns = covariates + 2 + mediators;
  rows->exponent = clt_arena_take(arena, (size_t)rows->columns, sizeof *rows->exponent);
  rows->source = clt_arena_take(arena, (size_t)rows->columns, sizeof *rows->source);
  if (!rows->exponent || !rows->source) return false;
  int *source = rows->source + 1; /* behind x */
  for (int c = 0; c < numeric; c++) *source++ = c;
  for (int f = 0; f < s->data->factors; f++) {
    if (f == s->absorbed) continue;
    for (int l = 1; l < s->rank_levels[f]; l++) *source++ = numeric + f;
  }
  return true;
}

static void fill_row(const selection *s, size_t row, double *out) {
  const clt_mediation_data *data = s->data;
  size_t mediators = (size_t)data->mediators, numeric = (size_t)data->covariates;
  const double *value = data->value + row * width_of(data);
  *out++ = value[0];
  for (size_t c = 0; c < numeric; c++) *out++ = value[2 + mediators + c];
  for (int f = 0; f < data->factors; f++) {
    if (f == s->absorbed) continue;
    int rank = s->rank[f][level_of(data, row, f)];
    for (int l = 1; l < s->rank_levels[f]; l++) *out++ = rank == l;
  }
  for (size_t i = 0; i <= mediators; i++) out[i] = value[1 + i];
}

/* Scales column c so that its largest value lies in [1/2, 1): squares can then neither overflow nor
** lose digits to underflow. */
static bool scale_column(clt_mediation_rows *rows, int c, clt_task *task) {
  size_t width = (size_t)rows->columns;
  double *value = rows->value + c, most = 0.0;
  for (size_t i = 0; i < rows->n; i++) {
    most = fmax(most, fabs(value[i * width]));
    if (told_to_stop(i, task)) return false;
  }
  frexp(most, &rows->exponent[c]);
  for (size_t i = 0; i < rows->n; i++) {
    value[i * width] = ldexp(value[i * width], -rows->exponent[c]);
    if (told_to_stop(i, task)) return false;
  }
  return true;
}

static bool fill(clt_mediation_rows *rows, const selection *s, clt_arena *arena, clt_task *task) {
  size_t width = (size_t)rows->columns;
  if (s->n > SIZE_MAX / width) return false;
  rows->value = clt_arena_take_unset(arena, s->n * width, sizeof *rows->value);
  if (!rows->value) return false;
  for (size_t i = 0; i < s->n; i++) {
    fill_row(s, s->row[i], rows->value + i * width);
    if (told_to_stop(i, task)) return false;
  }
  for (int c = 0; c < rows->columns; c++) {
    if (!scale_column(rows, c, task)) return false;
  }
  return true;
}

static bool name_clusters(clt_mediation_rows *rows, const selection *s, clt_arena *arena,
                          clt_task *task) {
  if (!s->data->cluster) return true;
  rows->cluster = clt_arena_take(arena, s->n, sizeof *rows->cluster);
  for (size_t i = 0; rows->cluster && i < s->n; i++) {
    rows->cluster[i] = s->data->cluster[s->row[i]];
    if (told_to_stop(i, task)) return false;
  }
  return rows->cluster != NULL;
}

bool clt_mediation_collect(clt_mediation_rows *rows, const clt_mediation_data *data, int group,
                           clt_arena *arena, clt_task *task) {
  selection s = {.data = data};
  *rows = (clt_mediation_rows){0};
  if (!select_rows(&s, group, arena, task) || !look_at_factors(&s, arena, task)) return false;
  rows->n = s.n;
  return order_rows(&s, arena, task) && mark_levels(rows, &s, arena, task) &&
         lay_out_columns(rows, &s, arena) && fill(rows, &s, arena, task) &&
         name_clusters(rows, &s, arena, task);
}
