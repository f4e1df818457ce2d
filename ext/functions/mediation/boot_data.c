#include "functions/mediation/boot_data.h"

#include <string.h>

#include "functions/groups.h"
#include "functions/moderation/regression_options.h"

bool clt_boot_is_number(const clt_regressor *covariate) {
  return covariate->role == CLT_AS_TERM && !covariate->factor;
}

bool clt_boot_is_factor(const clt_regressor *covariate) {
  return covariate->role == CLT_AS_TERM && covariate->factor;
}

/* ---- which arguments are what ---- */

static void take_mediator(clt_boot_data *data, clt_call *call, const char *name) {
  clt_label label = {.type = CLT_LABEL_TEXT, .text = name, .bytes = (int)strlen(name)};
  int at =
      clt_argument_named(call, data->names, CLT_AT_COVARIATE, data->n_cells, "mediators", &label);
  for (int i = 1; at >= 0 && i < data->mediators; i++) {
    if (data->mediator[i] == at) {
      clt_fail(call, "option 'mediators' has '%!.40s' twice; name each mediator once", name);
    }
  }
  data->mediator[data->mediators++] = at;
}

static void find_mediators(clt_boot_data *data, clt_call *call, const char *option) {
  const char **list = NULL;
  int n = option ? clt_option_texts(call, "mediators", option, &list) : 0;
  data->mediators = 1;
  if (n < 0) return;
  data->mediator = clt_arena_take(&call->arena, (size_t)n + 1, sizeof *data->mediator);
  data->own = clt_arena_take(&call->arena, (size_t)n + 3, sizeof *data->own);
  if (clt_failed(call)) return;
  data->mediator[0] = CLT_AT_M;
  for (int i = 0; i < n && !clt_failed(call); i++) take_mediator(data, call, list[i]);
}

static void find_cluster(clt_boot_data *data, clt_call *call, const clt_label *option) {
  if (clt_failed(call) || option->type == CLT_LABEL_NONE) return;
  data->cluster.at =
      clt_argument_named(call, data->names, CLT_AT_COVARIATE, data->n_cells, "cluster", option);
  for (int i = 1; data->cluster.at >= 0 && i < data->mediators; i++) {
    if (data->mediator[i] != data->cluster.at) continue;
    clt_fail(call, "options 'cluster' and 'mediators' both name %s; take it out of one of them",
             data->names[data->cluster.at]);
  }
}

/* The function reads these arguments itself. */
static void set_aside(clt_boot_data *data) {
  for (int i = 1; i < data->mediators; i++) {
    data->design.regressor[data->mediator[i] - CLT_AT_COVARIATE].role = CLT_AS_NONE;
  }
  if (data->cluster.at >= 0) {
    clt_regressors_assign(&data->design, data->cluster.at - CLT_AT_COVARIATE, CLT_AS_NONE);
  }
}

void clt_boot_data_start(clt_boot_data *data, clt_call *call, const char *const *names, int n_cells,
                         const char *mediators, const clt_label *cluster) {
  bool behind = n_cells > CLT_AT_COVARIATE;
  data->names = names;
  data->n_cells = n_cells;
  data->group.at = n_cells > CLT_AT_GROUP ? CLT_AT_GROUP : -1;
  data->cluster.at = -1;
  clt_label_set_init(&data->group.set, &call->arena);
  clt_label_set_init(&data->cluster.set, &call->arena);
  if (!behind && (mediators || cluster->type != CLT_LABEL_NONE)) {
    clt_fail(call,
             "option '%s' names what comes behind the group: pass the group (a constant for none) "
             "as the fourth argument, and then what is named",
             mediators ? "mediators" : "cluster");
    return;
  }
  find_mediators(data, call, mediators);
  find_cluster(data, call, cluster);
  if (clt_failed(call)) return;
  if (clt_regressors_start(&data->design, call, data->mediators + 2,
                           behind ? n_cells - CLT_AT_COVARIATE : 0,
                           behind ? names + CLT_AT_COVARIATE : names, true)) {
    set_aside(data);
  }
}

/* ---- reading a row ---- */

/* The label of the row, by the label's index. */
static bool add_label(clt_boot_data *data, clt_call *call, clt_boot_labels *labels,
                      const clt_cell *cells, const char *what) {
  if (labels->at < 0) return true;
  const clt_label *label = &cells[labels->at].label;
  if (!clt_label_is_name(call, label, what)) return false;
  int index = clt_label_set_index(&labels->set, label);
  int *row = clt_arena_push(&call->arena, labels->row, (size_t)data->n, sizeof *row);
  if (index < 0 || !row) return false;
  labels->row = row;
  row[data->n] = index;
  return true;
}

static bool read_own(clt_boot_data *data, clt_call *call, const clt_cell *cells) {
  data->own[0] = cells[CLT_AT_X].number;
  data->own[data->mediators + 1] = cells[CLT_AT_Y].number;
  for (int i = 0; i < data->mediators; i++) {
    const clt_cell *cell = &cells[data->mediator[i]];
    data->own[1 + i] = cell->number;
    if (i == 0 || cell->label.type != CLT_LABEL_TEXT) continue;
    clt_fail(call,
             "option 'mediators' names %s, which holds text, '%!.40s'; a mediator is a number: "
             "CAST it, or leave it a covariate",
             data->names[data->mediator[i]], cell->label.text);
    return false;
  }
  return true;
}

void clt_boot_data_row(clt_boot_data *data, clt_call *call, const clt_cell *cells) {
  if (!read_own(data, call, cells)) return;
  if (!add_label(data, call, &data->group, cells, "a group")) return;
  if (!add_label(data, call, &data->cluster, cells, "a cluster")) return;
  if (data->group.set.count > CLT_MAX_LEVELS) {
    clt_fail(call, "the group has more than %d values; is it a key?", CLT_MAX_LEVELS);
    return;
  }
  data->n++;
  clt_regressors_row(&data->design, data->own, cells + CLT_AT_COVARIATE);
}

/* ---- when all rows are in ---- */

/* For each element of a set, its place in the sort order; the order itself in *sorted. */
static int *ranks(clt_call *call, const clt_label_set *set, int **sorted) {
  int *rank = clt_arena_take(&call->arena, (size_t)set->count, sizeof *rank);
  *sorted = clt_label_set_sorted(set);
  for (int i = 0; rank && *sorted && i < set->count; i++) rank[(*sorted)[i]] = i;
  return *sorted ? rank : NULL;
}

/* indicator of the moments -> level of its factor, by sort order. */
static int *level_of_indicator(clt_call *call, const clt_regressors *design) {
  int *level = clt_arena_take(&call->arena, (size_t)design->levels, sizeof *level);
  for (int i = 0; level && i < design->n; i++) {
    const clt_regressor *covariate = &design->regressor[i];
    int *sorted, *rank = NULL;
    if (clt_boot_is_factor(covariate)) rank = ranks(call, &covariate->levels, &sorted);
    for (int l = 0; rank && l < covariate->levels.count; l++) {
      level[covariate->level[l]] = rank[l];
    }
  }
  return level;
}

/* Leaves of each kept row, in its place, the numeric columns. */
static bool leave_numbers(clt_call *call, clt_regressors *design, int numeric) {
  size_t own = (size_t)design->n_own, width = own + (size_t)design->n;
  size_t out_width = own + (size_t)numeric;
  for (size_t r = 0; width > out_width && r < (size_t)design->kept; r++) {
    const double *from = design->kept_x + r * width;
    double *to = design->kept_x + r * out_width;
    memmove(to, from, own * sizeof *to);
    for (int i = 0; i < design->n; i++) {
      if (clt_boot_is_number(&design->regressor[i])) to[own++] = from[design->n_own + i];
    }
    own = (size_t)design->n_own;
    if (r % 4096 == 0 && clt_task_stop(&call->task, 0.0)) return false;
  }
  return true;
}

/* The sorted numbers of levels in the place of those in order of appearance. */
static bool rank_levels(clt_call *call, clt_regressors *design) {
  size_t n = (size_t)design->kept, factors = (size_t)design->kept_factors;
  const int *indicator_level = level_of_indicator(call, design);
  if (clt_failed(call)) return false;
  for (size_t i = 0; i < n; i++) {
    int *on = design->kept_on + i * factors;
    for (size_t f = 0; f < factors; f++) on[f] = indicator_level[on[f]];
    if (i % 4096 == 0 && clt_task_stop(&call->task, 0.0)) return false;
  }
  return true;
}

/* The same of groups or clusters. */
static bool rank_labels(clt_boot_data *data, clt_call *call, clt_boot_labels *labels,
                        const char *name) {
  if (!clt_labels_distinct(call, &labels->set, name)) return false;
  labels->rank = ranks(call, &labels->set, &labels->sorted);
  if (!labels->rank) return false;
  for (int64_t i = 0; labels->at >= 0 && i < data->n; i++) {
    labels->row[i] = labels->rank[labels->row[i]];
    if (i % 4096 == 0 && clt_task_stop(&call->task, 0.0)) return false;
  }
  return true;
}

static uint64_t *keys_of_groups(clt_boot_data *data, clt_call *call, int groups) {
  uint64_t *key = clt_arena_take(&call->arena, (size_t)groups, sizeof *key);
  for (int i = 0; key && data->group.at >= 0 && i < groups; i++) {
    const clt_label *label = &data->group.set.labels[data->group.sorted[i]];
    const char *text = clt_label_text(&call->arena, label);
    if (text) key[i] = clt_mediation_key(text, strlen(text));
  }
  return key;
}

bool clt_boot_data_close(clt_boot_data *data, clt_call *call, clt_mediation_data *out) {
  clt_regressors *design = &data->design;
  const char *cluster = data->cluster.at < 0 ? "" : data->names[data->cluster.at];
  int factors = design->kept_factors, numeric = 0, at = 0;
  if (!rank_labels(data, call, &data->group, "group")) return false;
  if (!rank_labels(data, call, &data->cluster, cluster)) return false;
  for (int i = 0; i < design->n; i++) numeric += clt_boot_is_number(&design->regressor[i]);
  int groups = data->group.at < 0 ? 1 : data->group.set.count;
  int *levels = clt_arena_take(&call->arena, (size_t)factors, sizeof *levels);
  uint64_t *key = keys_of_groups(data, call, groups);
  if (clt_failed(call)) return false;
  if (!leave_numbers(call, design, numeric) || !rank_levels(call, design)) return false;
  for (int i = 0; i < design->n; i++) {
    const clt_regressor *covariate = &design->regressor[i];
    if (clt_boot_is_factor(covariate)) levels[at++] = covariate->levels.count;
  }
  *out = (clt_mediation_data){.n = (size_t)design->kept,
                              .mediators = data->mediators,
                              .covariates = numeric,
                              .factors = factors,
                              .groups = groups,
                              .value = design->kept_x,
                              .level = design->kept_on,
                              .levels = levels,
                              .group = data->group.row,
                              .key = key,
                              .cluster = data->cluster.row,
                              .clusters = data->cluster.set.count};
  return !clt_failed(call);
}
