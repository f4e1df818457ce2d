#include "functions/moderation/regressors_blob.h"

#include "functions/moderation/regression_options.h"
#include "sqlite/label_blob.h"
#include "stat/regression/moments_blob.h"

/* ---- writing ---- */

static void put_regressor(const clt_regressor *regressor, clt_writer *out) {
  clt_put_byte(out, regressor->settled);
  clt_put_byte(out, regressor->factor);
  clt_put_labels(out, &regressor->levels);
  clt_put_labels(out, &regressor->values);
  clt_put_count(out, regressor->numbered);
  for (int i = 0; i < regressor->numbered; i++) clt_put_count(out, regressor->level[i]);
  clt_log_outcome_save(&regressor->logs, out);
}

void clt_regressors_save(const clt_regressors *r, clt_writer *out) {
  clt_put_count(out, r->levels);
  for (int i = 0; i < r->n; i++) put_regressor(&r->regressor[i], out);
  clt_log_outcome_save(&r->outcome, out);
  clt_put_byte(out, r->clusters != NULL);
  if (r->clusters) {
    clt_put_count(out, r->clusters->factors);
    clt_put_clusters(out, r->clusters, &r->call->task);
  } else {
    clt_put_strata(out, &r->strata);
  }
}

/* ---- merging ---- */

/* What is read, and where its numbers go. */
typedef struct merging {
  clt_regressors *r;
  clt_reader *in;
  clt_arena *scratch;
  int *level; /* of all levels */
  int levels;
  clt_renumbering by;
} merging;

static void settle(clt_regressors *r, clt_regressor *regressor, bool factor) {
  if (!regressor->settled) {
    clt_regressor_settle(regressor, factor);
  } else if (regressor->factor != factor) {
    clt_fail(r->call,
             "%s holds numbers in some shards and text in others; make all of them text that is no "
             "number ('m' || value) for a factor, or all of them numbers",
             regressor->name);
  }
}

/* The numbers that levels had among those of all terms, and have now. */
static void take_numbers(merging *m, clt_regressor *term, const int *map, int n) {
  int numbered = clt_take_length(m->in, 8);
  if (numbered > n) m->in->bad = true;
  for (int i = 0; i < numbered && !m->in->bad; i++) {
    int was = (int)clt_take_between(m->in, 0, m->levels - 1);
    int is = clt_regressors_number(m->r, term, map[i]);
    if (m->levels == 0 || is < 0) return;
    m->level[was] = is;
  }
}

static void key_by(merging *m, clt_key key, const int *map, int n) {
  m->by.key[key] = n ? map : NULL;
  m->by.keys[key] = n;
}

static void take_keys(merging *m, const clt_regressor *regressor, const int *levels, int n_levels,
                      const int *values, int n_values) {
  if (regressor->role == CLT_AS_BLOCK) key_by(m, CLT_KEY_BLOCK, levels, n_levels);
  if (regressor->role == CLT_AS_GROUP) key_by(m, CLT_KEY_GROUP, levels, n_levels);
  if (regressor->role == CLT_AS_X && regressor->factor) {
    key_by(m, CLT_KEY_X, levels, n_levels);
  }
  if (!regressor->groups) return;
  if (regressor->factor) {
    key_by(m, CLT_KEY_GROUP, levels, n_levels);
  } else {
    key_by(m, CLT_KEY_GROUP, values, n_values);
  }
}

static bool take_clusters_of(merging *m, const int *map, int n) {
  int64_t *cluster = clt_arena_take(m->scratch, (size_t)n, sizeof *cluster);
  for (int i = 0; cluster && i < n; i++) cluster[i] = map[i];
  m->by.cluster = cluster;
  m->by.clusters = n;
  return cluster != NULL;
}

static bool take_regressor(merging *m, clt_regressor *regressor) {
  int n_levels, n_values;
  bool settled = clt_take_byte(m->in) == 1, factor = clt_take_byte(m->in) == 1;
  if (settled) settle(m->r, regressor, factor);
  const int *levels =
      clt_take_labels(m->in, &regressor->levels, m->scratch, &m->r->call->task, &n_levels);
  if (!levels) return false;
  const int *values =
      clt_take_labels(m->in, &regressor->values, m->scratch, &m->r->call->task, &n_values);
  if (!values) return false;
  if (!clt_regressors_fit_keys(m->r, regressor)) return false;
  take_numbers(m, regressor, levels, n_levels);
  clt_log_outcome_merge(&regressor->logs, m->in);
  if (m->in->bad || clt_failed(m->r->call)) return false;
  take_keys(m, regressor, levels, n_levels, values, n_values);
  return regressor->role != CLT_AS_CLUSTER || take_clusters_of(m, levels, n_levels);
}

static void take_sums(merging *m) {
  clt_regressors *r = m->r;
  if (clt_take_byte(m->in) == 0) {
    int64_t before = r->strata.n;
    clt_take_strata(m->in, &r->strata, &m->by, m->scratch);
    /* A shard whose rows were all left out has opened no clusters. */
    if (r->clusters && r->strata.n != before) m->in->bad = true;
    return;
  }
  int factors = (int)clt_take_between(m->in, 0, r->n);
  bool clustered = clt_regressors_of(r, CLT_AS_CLUSTER) != NULL;
  if (!clustered || (r->clusters && r->clusters->factors != factors)) m->in->bad = true;
  if (m->in->bad || !clt_regressors_open_clusters(r, factors)) return;
  clt_take_clusters(m->in, r->clusters, &m->by, m->scratch, &r->call->task);
}

void clt_regressors_merge(clt_regressors *r, clt_reader *in, const int *groups, int n,
                          clt_arena *scratch) {
  merging m = {.r = r, .in = in, .scratch = scratch};
  m.levels = (int)clt_take_between(in, 0, CLT_MAX_LEVELS);
  m.level = clt_arena_take(scratch, (size_t)m.levels, sizeof *m.level);
  if (!m.level) return;
  for (int i = 0; i < r->n; i++) {
    if (in->bad || clt_failed(r->call) || !take_regressor(&m, &r->regressor[i])) return;
  }
  clt_log_outcome_merge(&r->outcome, in);
  if (groups) key_by(&m, CLT_KEY_GROUP, groups, n);
  m.by.level = m.level;
  m.by.levels = m.levels;
  if (!in->bad) take_sums(&m);
}

/* ---- what cannot be merged ---- */

void clt_regressors_whole(clt_call *call, int robust, bool diagnose, const char *function) {
  if (robust >= CLT_HC0 && robust <= CLT_HC3) {
    clt_fail(call,
             "option 'robust' '%s' needs all rows at once, and a partial has none; use 'by_group' "
             "or 'cluster', or %s() over all rows",
             clt_robust_names[robust], function);
  } else if (diagnose) {
    clt_fail(call,
             "option 'diagnose' needs all rows at once, and a partial has none; leave it out, or "
             "use %s() over all rows",
             function);
  }
}
