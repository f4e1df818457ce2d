#include "stat/mediation/boot.h"

#include <math.h>

#include "base/hash.h"
#include "base/rng.h"
#include "stat/mediation/jackknife.h"
#include "stat/mediation/resample.h"

/* What the jobs share. */
typedef struct work {
  const clt_mediation_data *data;
  const clt_mediation_options *options;
  clt_mediation_stratum *stratum; /* [groups] */
  double *replicate;              /* [groups][effects][n_boot] */
  double *combined, *scratch;     /* [n_boot] replicates of one figure, and memory to sort them */
  clt_mediation_scratch *worker;  /* [workers] */
  size_t *per_job;                /* [groups] resamples of a job */
  size_t *first_job;              /* [groups + 1] number of the group's first job */
} work;

uint64_t clt_mediation_key(const void *label, size_t bytes) {
  return clt_rng_mix(clt_hash(label, bytes));
}

static double *replicates(const work *w, int group, clt_mediation_effect effect) {
  size_t which = (size_t)group * CLT_MEDIATION_EFFECTS + (size_t)effect;
  return w->replicate + which * w->options->n_boot;
}

static void run_job(void *context, size_t index, int worker) {
  const work *w = context;
  clt_mediation_scratch *scratch = &w->worker[worker];
  int group = 0;
  while (index >= w->first_job[group + 1]) group++;
  size_t begin = (index - w->first_job[group]) * w->per_job[group];
  size_t end = begin + w->per_job[group];
  if (end > w->options->n_boot) end = w->options->n_boot;
  double *effect[CLT_MEDIATION_EFFECTS];
  for (int e = 0; e < CLT_MEDIATION_EFFECTS; e++)
    effect[e] = replicates(w, group, (clt_mediation_effect)e);
  clt_mediation_resample(&w->stratum[group], w->options->seed, w->data->key[group], begin, end,
                         scratch, effect);
}

/* Jobs of about 1 ms. */
static size_t plan_jobs(work *w) {
  for (int g = 0; g < w->data->groups; g++) {
    size_t n_boot = w->stratum[g].resampled ? w->options->n_boot : 0;
    double per_job = 1e6 / clt_mediation_cost(&w->stratum[g]);
    w->per_job[g] = per_job < 1.0 ? 1 : per_job < 1e6 ? (size_t)per_job : 1000000;
    w->first_job[g + 1] = w->first_job[g] + (n_boot + w->per_job[g] - 1) / w->per_job[g];
  }
  return w->first_job[w->data->groups];
}

static bool resample(work *w, clt_arena *arena, clt_task *task) {
  size_t jobs = plan_jobs(w);
  int workers = clt_task_workers(task, jobs);
  w->worker = clt_arena_take(arena, (size_t)workers, sizeof *w->worker);
  if (!w->worker) return false;
  for (int i = 0; i < workers; i++) {
    clt_mediation_scratch *scratch = &w->worker[i];
    if (!clt_mediation_scratch_init(scratch, w->stratum, w->data->groups, arena)) return false;
    scratch->task = task;
    scratch->worker = i;
  }
  return clt_task_run(task, jobs, run_job, w);
}

/* One figure of a group, or of the difference group - other (other < 0: none). */
static bool summarise(const work *w, clt_boot_figures *figures, int group, int other,
                      clt_mediation_effect e, clt_task *task) {
  const clt_mediation_stratum *s = &w->stratum[group];
  const clt_mediation_stratum *from = other < 0 ? NULL : &w->stratum[other];
  double estimate = s->effect[e] - (from ? from->effect[e] : 0.0);
  if (!s->resampled || (from && !from->resampled)) {
    *figures = (clt_boot_figures){estimate, NAN, NAN, NAN, NAN, NAN, false, 0, CLT_BOOT_NO_SAMPLE};
    if (!isfinite(estimate)) figures->reason = CLT_BOOT_NO_ESTIMATE;
    return true;
  }
  const double *own = replicates(w, group, e), *less = from ? replicates(w, other, e) : NULL;
  for (size_t r = 0; r < w->options->n_boot; r++) {
    w->combined[r] = less ? own[r] - less[r] : own[r];
  }
  if (clt_task_stop(task, 1.0)) return false;
  double acceleration = clt_mediation_acceleration(s, from, e);
  return clt_boot_interval(figures, w->combined, w->scratch, w->options->n_boot, estimate,
                           acceleration, &w->options->interval, task);
}

static bool summarise_stratum(const work *w, clt_mediation_result *result, int group, int other,
                              clt_task *task) {
  for (int e = 0; e < CLT_MEDIATION_EFFECTS; e++) {
    clt_mediation_effect effect = (clt_mediation_effect)e;
    if (!summarise(w, &result->figures[e], group, other, effect, task)) return false;
  }
  return true;
}

static bool take_memory(work *w, clt_mediation_boot *boot, clt_arena *arena) {
  size_t groups = (size_t)w->data->groups, n_boot = w->options->n_boot;
  if (n_boot > SIZE_MAX / groups / CLT_MEDIATION_EFFECTS) return false;
  boot->strata = w->data->groups == 2 ? 3 : w->data->groups;
  boot->stratum = clt_arena_take(arena, (size_t)boot->strata, sizeof *boot->stratum);
  w->stratum = clt_arena_take(arena, groups, sizeof *w->stratum);
  w->per_job = clt_arena_take(arena, groups, sizeof *w->per_job);
  w->first_job = clt_arena_take(arena, groups + 1, sizeof *w->first_job);
  w->combined = clt_arena_take_unset(arena, n_boot, sizeof *w->combined);
  w->scratch = clt_arena_take_unset(arena, n_boot, sizeof *w->scratch);
  w->replicate =
      clt_arena_take_unset(arena, groups * CLT_MEDIATION_EFFECTS * n_boot, sizeof *w->replicate);
  return !clt_arena_failed(arena);
}

bool clt_mediation_bootstrap(clt_mediation_boot *boot, const clt_mediation_data *data,
                             const clt_mediation_options *options, clt_arena *arena,
                             clt_task *task) {
  work w = {.data = data, .options = options};
  *boot = (clt_mediation_boot){0};
  if (!take_memory(&w, boot, arena)) return false;
  for (int g = 0; g < data->groups; g++) {
    if (!clt_mediation_prepare(&w.stratum[g], &boot->stratum[g], data, g,
                               options->interval.conf_level, arena, task))
      return false;
  }
  if (!resample(&w, arena, task)) return false;
  for (int g = 0; g < data->groups; g++) {
    if (!summarise_stratum(&w, &boot->stratum[g], g, -1, task)) return false;
  }
  if (data->groups != 2) return true;
  int other = 1 - options->reference;
  boot->stratum[2].n = boot->stratum[0].n + boot->stratum[1].n;
  return summarise_stratum(&w, &boot->stratum[2], other, options->reference, task);
}
