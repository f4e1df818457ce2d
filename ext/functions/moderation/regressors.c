#include "functions/moderation/regressors.h"

#include <string.h>

#include "functions/groups.h"

bool clt_regressors_start(clt_regressors *r, clt_call *call, int n_own, int n,
                          const char *const *names, bool keep) {
  clt_arena *arena = &call->arena;
  size_t k = (size_t)(n_own + n);
  *r = (clt_regressors){.call = call, .n_own = n_own, .n = n, .keep = keep};
  r->regressor = clt_arena_take(arena, (size_t)n, sizeof *r->regressor);
  r->x = clt_arena_take(arena, k, sizeof *r->x);
  r->on = clt_arena_take(arena, (size_t)n, sizeof *r->on);
  if (clt_arena_failed(arena)) return false;
  for (int i = 0; i < n; i++) {
    r->regressor[i] = (clt_regressor){.name = names[i], .column = n_own + i};
    clt_label_set_init(&r->regressor[i].levels, arena);
    clt_label_set_init(&r->regressor[i].values, arena);
  }
  clt_strata_init(&r->strata, arena, (int)k, NULL);
  return true;
}

void clt_regressors_assign(clt_regressors *r, int i, clt_regressor_role role) {
  clt_regressor *regressor = &r->regressor[i];
  regressor->role = role;
  regressor->label = regressor->label || (role != CLT_AS_TERM && role != CLT_AS_X);
}

void clt_regressors_describe(const clt_regressors *r, clt_argument *arguments) {
  for (int i = 0; i < r->n; i++) {
    if (r->regressor[i].label) arguments[i].kind = CLT_LABEL;
  }
}

clt_regressor *clt_regressors_of(const clt_regressors *r, clt_regressor_role role) {
  for (int i = 0; i < r->n; i++) {
    if (r->regressor[i].role == role) return &r->regressor[i];
  }
  return NULL;
}

const char *clt_level_name(clt_call *call, const char *base, const char *level) {
  size_t size = strlen(base) + strlen(level) + 3;
  char *name = clt_arena_take(&call->arena, size, 1);
  return name ? sqlite3_snprintf((int)size, name, "%s[%s]", base, level) : "";
}

/* ---- reading a row ---- */

/* The index of a label among the argument's; -1 if an error is latched. */
static int index_of(clt_regressors *r, clt_regressor *regressor, const clt_label *label) {
  clt_label tidy;
  if (label->type == CLT_LABEL_REAL) {
    tidy = clt_label_tidy(label);
    label = &tidy;
  }
  int known = regressor->levels.count, index = clt_label_set_index(&regressor->levels, label);
  bool new = regressor->levels.count > known;
  return new && !clt_label_is_name(r->call, label, "a level") ? -1 : index;
}

static bool refuse_levels(clt_regressors *r, const clt_regressor *regressor) {
  clt_fail(r->call, "%s%s more than %d levels%s; is %s a key?",
           regressor ? regressor->name : "the factors", regressor ? " has" : " have",
           CLT_MAX_LEVELS, regressor ? "" : " in all", regressor ? "it" : "one of them");
  return false;
}

int clt_regressors_number(clt_regressors *r, clt_regressor *term, int level) {
  if (level < term->numbered) return term->level[level];
  if (r->levels >= CLT_MAX_LEVELS) return refuse_levels(r, NULL) - 1;
  int *grown = clt_arena_push(&r->call->arena, term->level, (size_t)level, sizeof *grown);
  if (!grown) return -1;
  term->level = grown;
  term->numbered = level + 1;
  return grown[level] = r->levels++;
}

/* The number of a term's level, which is a new one where the level is. */
static int number_of(clt_regressors *r, clt_regressor *term, const clt_label *label) {
  int level = index_of(r, term, label);
  return level < 0 ? -1 : clt_regressors_number(r, term, level);
}

static void refuse_mixture(clt_regressors *r, const clt_regressor *regressor,
                           const clt_cell *cell) {
  bool text = cell->label.type == CLT_LABEL_TEXT;
  char number[40];
  sqlite3_snprintf(sizeof number, number, "%.15g", cell->number);
  clt_fail(r->call,
           "%s mixes numbers and text: '%!.40s' comes after %s; make all of them text that is no "
           "number ('m' || value) for a factor, or all of them numbers",
           regressor->name, text ? cell->label.text : number, text ? "numbers" : "text");
}

void clt_regressor_settle(clt_regressor *regressor, bool factor) {
  bool term = regressor->role == CLT_AS_TERM || regressor->role == CLT_AS_X;
  regressor->settled = true;
  regressor->factor = factor;
  regressor->plain = term && !factor && !regressor->log && !regressor->groups;
}

/* Whether the argument is a factor, which the first row tells; false if it now is the other. */
static bool settle(clt_regressors *r, clt_regressor *regressor, const clt_cell *cell) {
  bool factor = regressor->label || cell->label.type == CLT_LABEL_TEXT;
  if (!regressor->settled) {
    clt_regressor_settle(regressor, factor);
  } else if (regressor->factor != factor) {
    refuse_mixture(r, regressor, cell);
    return false;
  }
  return true;
}

/* A level has no logarithm. */
static bool refuse_log(clt_regressors *r, const clt_regressor *regressor) {
  clt_fail(r->call, "option 'log' names %s, which holds labels; only numbers have a logarithm",
           regressor->name);
  return false;
}

bool clt_regressors_fit_keys(clt_regressors *r, const clt_regressor *regressor) {
  if (regressor->role == CLT_AS_CLUSTER) return true;
  if (regressor->levels.count <= CLT_MAX_LEVELS && regressor->values.count <= CLT_MAX_LEVELS) {
    return true;
  }
  return refuse_levels(r, regressor);
}

static bool set_key(clt_regressors *r, clt_regressor *regressor, clt_key key,
                    const clt_label *label) {
  r->key[key] = index_of(r, regressor, label);
  if (r->key[key] >= CLT_MAX_LEVELS) return refuse_levels(r, regressor);
  return r->key[key] >= 0;
}

static bool refuse_number(clt_regressors *r, const clt_regressor *block) {
  clt_fail(r->call,
           "option 'within' names %s, which holds numbers; if they are labels, name it in "
           "option 'factors', too",
           block->name);
  return false;
}

/* The group of a row whose term is a number. */
static bool set_group(clt_regressors *r, clt_regressor *term, double number) {
  clt_label label = {.type = CLT_LABEL_REAL, .real = number};
  r->key[CLT_KEY_GROUP] = clt_label_set_index(&term->values, &label);
  if (r->key[CLT_KEY_GROUP] >= CLT_MAX_LEVELS) return refuse_levels(r, term);
  return r->key[CLT_KEY_GROUP] >= 0;
}

/* Reads an argument of a row; false if an error is latched. */
static bool read(clt_regressors *r, clt_regressor *regressor, const clt_cell *cell, int *n_on) {
  const clt_label *label = &cell->label;
  double *x = &r->x[regressor->column];
  if (regressor->role == CLT_AS_NONE) return true;
  if (!settle(r, regressor, cell)) return false;
  if (regressor->factor && regressor->log) return refuse_log(r, regressor);
  *x = 0.0;
  switch (regressor->role) {
  case CLT_AS_CLUSTER:
    r->cluster = index_of(r, regressor, label);
    return r->cluster >= 0;
  case CLT_AS_BLOCK:
    if (!regressor->factor) return refuse_number(r, regressor);
    return set_key(r, regressor, CLT_KEY_BLOCK, label);
  case CLT_AS_GROUP:
    return set_key(r, regressor, CLT_KEY_GROUP, label);
  default:
    break;
  }
  if (!regressor->factor) {
    *x = regressor->log ? clt_log_outcome_of(&regressor->logs, cell->number) : cell->number;
    return !regressor->groups || set_group(r, regressor, cell->number);
  }
  if (regressor->role == CLT_AS_X) return set_key(r, regressor, CLT_KEY_X, label);
  r->on[*n_on] = number_of(r, regressor, label);
  if (regressor->groups && !set_key(r, regressor, CLT_KEY_GROUP, label)) return false;
  return r->on[(*n_on)++] >= 0;
}

static bool push_key(clt_regressors *r, size_t n, const int key[CLT_KEYS]) {
  int *grown = clt_arena_push(&r->call->arena, r->kept_key, n, CLT_KEYS * sizeof *grown);
  if (!grown) return false;
  r->kept_key = grown;
  memcpy(grown + n * CLT_KEYS, key, CLT_KEYS * sizeof *key);
  return true;
}

/* The stratum of a row; they are kept from the first row on that is not of the first one. False if
** out of memory. */
static bool keep_key(clt_regressors *r) {
  if (!r->kept_keys) {
    r->kept_key = r->first_key;
    if (memcmp(r->key, r->first_key, sizeof r->key) == 0) return true;
    r->kept_key = NULL;
    r->kept_keys = CLT_KEYS;
    for (int64_t i = 0; i < r->kept; i++) {
      if (!push_key(r, (size_t)i, r->first_key)) return false;
    }
  }
  return push_key(r, (size_t)r->kept, r->key);
}

static bool reserve_row(clt_regressors *r, size_t k, size_t factors) {
  clt_arena *arena = &r->call->arena;
  size_t kept = (size_t)r->kept;
  double *x = clt_arena_push(arena, r->kept_x, kept, k * sizeof *x);
  int *on = clt_arena_push(arena, r->kept_on, kept, factors * sizeof *on);
  if (!x || !on) return false;
  if (r->clusters) {
    int64_t *cluster = clt_arena_push(arena, r->kept_cluster, kept, sizeof *cluster);
    if (!cluster) return false;
    r->kept_cluster = cluster;
  }
  r->kept_x = x;
  r->kept_on = on;
  return true;
}

static void keep_row(clt_regressors *r, int n_on) {
  size_t n = (size_t)r->kept, factors = (size_t)n_on, k = (size_t)(r->n_own + r->n);
  if (!reserve_row(r, k, factors) || !keep_key(r)) return;
  r->kept_factors = n_on;
  memcpy(r->kept_x + n * k, r->x, k * sizeof *r->x);
  memcpy(r->kept_on + n * factors, r->on, factors * sizeof *r->on);
  if (r->clusters) r->kept_cluster[n] = r->cluster;
  r->kept++;
}

bool clt_regressors_open_clusters(clt_regressors *r, int n_on) {
  if (r->clusters || !clt_regressors_of(r, CLT_AS_CLUSTER)) return true;
  r->clusters = clt_arena_take(&r->call->arena, 1, sizeof *r->clusters);
  if (r->clusters) clt_clusters_init(r->clusters, &r->strata, n_on);
  return r->clusters != NULL;
}

void clt_regressors_row(clt_regressors *r, const double *own, const clt_cell *cells) {
  int n_on = 0;
  for (int i = 0; i < r->n_own; i++) r->x[i] = own[i];
  for (int i = 0; i < r->n; i++) {
    clt_regressor *regressor = &r->regressor[i];
    if (regressor->plain && cells[i].label.type != CLT_LABEL_TEXT) {
      r->x[regressor->column] = cells[i].number;
    } else if (!read(r, regressor, &cells[i], &n_on)) {
      return;
    }
  }
  if (r->strata.n == 0 && !clt_regressors_open_clusters(r, n_on)) return;
  if (r->clusters) {
    clt_clusters_add(r->clusters, r->cluster, r->key, r->x, r->on);
  } else {
    clt_strata_add(&r->strata, r->key, r->x, r->on, n_on);
  }
  if (r->keep) keep_row(r, n_on);
}

void clt_regressors_limit(const clt_regressors *r, int64_t memory_limit) {
  if ((double)r->call->arena.taken / 1048576.0 <= (double)memory_limit) return;
  clt_fail(r->call,
           "the rows alone take more than memory_limit %lld; use fewer rows or covariates, or "
           "raise memory_limit",
           (long long)memory_limit);
}

/* ---- when all rows are in ---- */

/* A value without a logarithm leaves nothing: the rows are forgotten. */
static bool logs_failed(clt_regressors *r) {
  bool failed = clt_log_outcome_failed(r->call, &r->outcome);
  for (int i = 0; i < r->n; i++) {
    const clt_log_outcome *logs = &r->regressor[i].logs;
    if (!logs->without) continue;
    clt_note(r->call, "option 'log' needs %s above 0, but its smallest value is %.15g",
             r->regressor[i].name, logs->smallest);
    failed = true;
  }
  return failed;
}

int *clt_regressors_ranks(const clt_regressors *r, const clt_label_set *set) {
  const int *order = clt_label_set_sorted(set);
  int *rank = clt_arena_take(&r->call->arena, (size_t)set->count, sizeof *rank);
  for (int i = 0; order && rank && i < set->count; i++) rank[order[i]] = i;
  return order ? rank : NULL;
}

bool clt_regressors_rank(const clt_regressors *r, clt_ranks *ranks) {
  int *level = clt_arena_take(&r->call->arena, (size_t)r->levels, sizeof *level);
  if (!level) return false;
  *ranks = (clt_ranks){.level = level};
  for (int i = 0; i < r->n; i++) {
    const clt_regressor *regressor = &r->regressor[i];
    if (!regressor->factor || regressor->role == CLT_AS_CLUSTER) continue;
    const int *own = clt_regressors_ranks(r, &regressor->levels);
    if (!own) return false;
    for (int l = 0; l < regressor->numbered; l++) level[regressor->level[l]] = own[l];
    if (regressor->role == CLT_AS_BLOCK) ranks->key[CLT_KEY_BLOCK] = own;
    if (regressor->role == CLT_AS_GROUP) ranks->key[CLT_KEY_GROUP] = own;
    if (regressor->role == CLT_AS_X) ranks->key[CLT_KEY_X] = own;
  }
  return true;
}

static bool close_clusters(clt_regressors *r, const clt_ranks *ranks) {
  const int *order = clt_label_set_sorted(&clt_regressors_of(r, CLT_AS_CLUSTER)->levels);
  return order && clt_clusters_sort(r->clusters, order, ranks, &r->call->task) &&
         clt_clusters_close(r->clusters, &r->call->task);
}

bool clt_regressors_forget_groups(clt_regressors *r) {
  for (int64_t i = 0; i < r->kept; i++) r->kept_key[i * r->kept_keys + CLT_KEY_GROUP] = 0;
  return clt_strata_forget(&r->strata, CLT_KEY_GROUP) &&
         (!r->clusters || clt_clusters_forget(r->clusters, CLT_KEY_GROUP));
}

/* Products are about the means, so that a common offset of their factors costs no digits; but
** without an intercept they have to be themselves. */
static void set_products(clt_regressors *r) {
  size_t k = (size_t)r->strata.k;
  if (r->centred) clt_strata_set_origins(&r->strata);
  for (size_t i = 0; i < (size_t)r->kept; i++) {
    clt_products_set(r->strata.products, r->kept_x + i * k);
  }
  if (r->clusters) clt_clusters_set_products(r->clusters);
}

bool clt_regressors_close(clt_regressors *r) {
  for (int i = 0; i < r->n; i++) {
    const clt_regressor *regressor = &r->regressor[i];
    if (regressor->label && !clt_labels_distinct(r->call, &regressor->levels, regressor->name)) {
      return false;
    }
  }
  if (logs_failed(r)) {
    clt_strata_init(&r->strata, &r->call->arena, r->strata.k, NULL);
    if (r->clusters) clt_clusters_init(r->clusters, &r->strata, r->clusters->factors);
    r->kept = 0;
  }
  clt_ranks ranks;
  bool clustered = r->clusters && r->clusters->count;
  if (clustered && !(clt_regressors_rank(r, &ranks) && close_clusters(r, &ranks))) return false;
  if (!clt_strata_sort(&r->strata)) return false;
  if (r->strata.products) set_products(r);
  return clt_strata_centre(&r->strata) && !clt_failed(r->call);
}

const clt_label_set *clt_regressors_groups(const clt_regressors *r) {
  for (int i = 0; i < r->n; i++) {
    const clt_regressor *regressor = &r->regressor[i];
    if (regressor->groups && !regressor->factor) return &regressor->values;
    if (regressor->groups || regressor->role == CLT_AS_GROUP) return &regressor->levels;
  }
  return NULL;
}

clt_fit_source clt_regressors_source(const clt_regressors *r, const clt_design *design,
                                     clt_rows *rows) {
  const clt_label_set *groups = clt_regressors_groups(r);
  *rows = (clt_rows){.n = r->kept,
                     .k = r->n_own + r->n,
                     .factors = r->kept_factors,
                     .x = r->kept_x,
                     .on = r->kept_on,
                     .design = design,
                     .key = r->kept_key,
                     .keys = r->kept_keys,
                     .shift = r->strata.shift};
  return (clt_fit_source){.design = design,
                          .strata = &r->strata,
                          .rows = rows,
                          .clusters = r->clusters,
                          .groups = groups ? groups->count : 0};
}
