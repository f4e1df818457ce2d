#include "stat/mediation/boot.h"

#include "stat/mediation/figures.h"
#include "stat/mediation/resample.h"

typedef clt_mediation_replicates replicates;

/* What the jobs of a pass share. */
typedef struct work {
  const replicates *kept;
  const clt_mediation_pass *pass;
  clt_mediation_scratch *worker; /* [workers] */
  double **target;               /* [workers][effects] where a job's effects go */
  size_t *per_job;               /* [groups] resamples of a job */
  size_t *first_job;             /* [groups + 1] number of the group's first job */
} work;

static void run_job(void *context, size_t index, int worker) {
  const work *w = context;
  const replicates *r = w->kept;
  clt_mediation_scratch *scratch = &w->worker[worker];
  double **target = w->target + (size_t)worker * (size_t)r->effects;
  int group = 0;
  while (index >= w->first_job[group + 1]) group++;
  size_t begin = (index - w->first_job[group]) * w->per_job[group];
  size_t end = begin + w->per_job[group], size = clt_mediation_pass_size(r, w->pass, group);
  if (end > size) end = size;
  for (int e = 0; e < r->effects; e++) target[e] = clt_mediation_values(r, w->pass, group, e);
  const clt_mediation_stratum *s = &r->stratum[group];
  if (w->pass->leave_out) {
    clt_mediation_leave_out(s, begin, end, scratch, target);
  } else {
    clt_mediation_resample(s, r->options->seed, begin, end, scratch, target);
  }
}

/* Jobs of about 1 ms. */
static size_t plan_jobs(work *w) {
  int groups = w->kept->data->groups;
  for (int g = 0; g < groups; g++) {
    double per_job = 1e6 / clt_mediation_cost(&w->kept->stratum[g]);
    w->per_job[g] = per_job < 1.0 ? 1 : per_job < 1e6 ? (size_t)per_job : 1000000;
    size_t size = clt_mediation_pass_size(w->kept, w->pass, g);
    w->first_job[g + 1] = w->first_job[g] + (size + w->per_job[g] - 1) / w->per_job[g];
  }
  return w->first_job[groups];
}

static bool take_workers(work *w, int workers, clt_arena *arena, clt_task *task) {
  const replicates *r = w->kept;
  w->worker = clt_arena_take(arena, (size_t)workers, sizeof *w->worker);
  w->target = clt_arena_take(arena, (size_t)workers * (size_t)r->effects, sizeof *w->target);
  if (!w->worker || !w->target) return false;
  for (int i = 0; i < workers; i++) {
    clt_mediation_scratch *scratch = &w->worker[i];
    if (!clt_mediation_scratch_init(scratch, r->stratum, r->data->groups, arena)) return false;
    scratch->task = task;
    scratch->worker = i;
  }
  return true;
}

/* Takes the memory of a pass whose width is known, and runs it. */
static bool run_pass(const replicates *r, clt_mediation_pass *pass, clt_arena *arena,
                     clt_task *task) {
  work w = {.kept = r, .pass = pass};
  size_t groups = (size_t)r->data->groups, rows = groups * (size_t)r->stored;
  pass->value = clt_arena_take_unset(arena, rows, pass->width * sizeof *pass->value);
  w.per_job = clt_arena_take(arena, groups, sizeof *w.per_job);
  w.first_job = clt_arena_take(arena, groups + 1, sizeof *w.first_job);
  if (clt_arena_failed(arena)) return false;
  size_t jobs = plan_jobs(&w);
  if (!take_workers(&w, clt_task_workers(task, jobs), arena, task)) return false;
  return clt_task_run(task, jobs, run_job, &w);
}

/* Leaves out each cluster of each group. */
static bool leave_out_clusters(replicates *r, clt_arena *arena, clt_task *task) {
  r->lacks.leave_out = true;
  for (int g = 0; g < r->data->groups; g++) {
    size_t size = clt_mediation_pass_size(r, &r->lacks, g);
    if (size > r->lacks.width) r->lacks.width = size;
  }
  if (!run_pass(r, &r->lacks, arena, task)) return false;
  for (int i = 0; i < r->data->groups * r->effects; i++) {
    int group = i / r->effects, effect = i % r->effects;
    const double *value = clt_mediation_values(r, &r->lacks, group, effect);
    size_t size = clt_mediation_pass_size(r, &r->lacks, group);
    if (!clt_mediation_influence_of(&r->influence[i], value, NULL, size, task)) return false;
  }
  return true;
}

static bool find_influence(replicates *r, clt_arena *arena, clt_task *task) {
  size_t groups = (size_t)r->data->groups, effects = (size_t)r->effects;
  if (r->options->interval.method != CLT_BOOT_BCA) return true;
  r->influence = clt_arena_take(arena, groups * effects, sizeof *r->influence);
  if (!r->influence) return false;
  if (r->data->cluster) return leave_out_clusters(r, arena, task);
  for (size_t g = 0; g < groups; g++) {
    const clt_mediation_stratum *s = &r->stratum[g];
    if (!s->resampled) continue;
    if (!clt_mediation_jackknife(r->influence + g * effects, s, arena, task)) return false;
  }
  return true;
}

/* Which effects are bootstrapped: with clusters all, else those that are no slopes. */
static bool choose_effects(replicates *r, clt_arena *arena) {
  int mediator;
  r->effects = clt_effects(r->data->mediators);
  r->slot = clt_arena_take(arena, (size_t)r->effects, sizeof *r->slot);
  for (int e = 0; r->slot && e < r->effects; e++) {
    bool slope = clt_effect_is_slope(clt_effect_kind(r->data->mediators, e, &mediator));
    r->slot[e] = slope && !r->data->cluster ? -1 : r->stored++;
  }
  return r->slot != NULL;
}

static bool take_memory(replicates *r, clt_arena *arena) {
  size_t n_boot = r->options->n_boot;
  clt_mediation_boot *boot = r->boot;
  boot->strata = r->data->groups == 2 ? 3 : r->data->groups;
  boot->stratum = clt_arena_take(arena, (size_t)boot->strata, sizeof *boot->stratum);
  r->stratum = clt_arena_take(arena, (size_t)r->data->groups, sizeof *r->stratum);
  r->combined = clt_arena_take_unset(arena, n_boot, sizeof *r->combined);
  r->scratch = clt_arena_take_unset(arena, n_boot, sizeof *r->scratch);
  r->boots.width = n_boot;
  return !clt_arena_failed(arena);
}

static bool prepare(const replicates *r, clt_arena *arena, clt_task *task) {
  clt_mediation_clusters clusters;
  if (!clt_mediation_clusters_init(&clusters, r->data, arena, task)) return false;
  r->boot->across = clusters.across;
  for (int g = 0; g < r->data->groups; g++) {
    if (!clt_mediation_prepare(&r->stratum[g], &r->boot->stratum[g], r->data, g, &clusters,
                               r->options->interval.conf_level, arena, task)) {
      return false;
    }
  }
  return true;
}

static bool summarise_difference(const replicates *r, clt_arena *arena, clt_task *task) {
  clt_mediation_result *result = r->boot->stratum;
  int reference = r->options->reference;
  result[2].n = result[0].n + result[1].n;
  result[2].figures = clt_arena_take(arena, (size_t)r->effects, sizeof *result[2].figures);
  return result[2].figures &&
         clt_mediation_summarise(r, &result[2], 1 - reference, reference, task);
}

bool clt_mediation_bootstrap(clt_mediation_boot *boot, const clt_mediation_data *data,
                             const clt_mediation_options *options, clt_arena *arena,
                             clt_task *task) {
  replicates r = {.data = data, .options = options, .boot = boot};
  *boot = (clt_mediation_boot){0};
  if (!choose_effects(&r, arena) || !take_memory(&r, arena)) return false;
  if (!prepare(&r, arena, task) || !run_pass(&r, &r.boots, arena, task)) return false;
  if (!find_influence(&r, arena, task)) return false;
  for (int g = 0; g < data->groups; g++) {
    if (!clt_mediation_summarise(&r, &boot->stratum[g], g, -1, task)) return false;
  }
  return data->groups != 2 || summarise_difference(&r, arena, task);
}
