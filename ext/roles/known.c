#include "roles/known.h"

#include <string.h>

#include "roles/judge.h"

typedef struct known_column {
  const char *name; /* of a column; with a * at its end, of all that begin so */
  clt_role role;    /* CLT_ROLE_NONE: as its name and values tell */
  const char *unit;
} known_column;

/*
** By these columns, all of which are there, a table is told. Where two rows fit a table or a column
** the first counts.
*/
enum { TOLD_BY = 7, COLUMNS = 32 };
static const struct {
  const char *name;
  const char *told_by[TOLD_BY];
  known_column column[COLUMNS];
} programs[] = {
    {"CodeCarbon",
     {"emissions", "emissions_rate", "energy_consumed", "codecarbon_version"},
     {{"timestamp", CLT_ROLE_TIME, NULL},
      {"run_id", CLT_ROLE_UNIT, NULL},
      {"duration", CLT_ROLE_DURATION, "s"},
      {"emissions", CLT_ROLE_NONE, "kg"},
      {"emissions_rate", CLT_ROLE_NONE, "kg/s"},
      {"cpu_power", CLT_ROLE_NONE, "W"},
      {"gpu_power", CLT_ROLE_NONE, "W"},
      {"ram_power", CLT_ROLE_NONE, "W"},
      {"cpu_energy", CLT_ROLE_NONE, "kWh"},
      {"gpu_energy", CLT_ROLE_NONE, "kWh"},
      {"ram_energy", CLT_ROLE_NONE, "kWh"},
      {"energy_consumed", CLT_ROLE_NONE, "kWh"},
      {"water_consumed", CLT_ROLE_NONE, "L"},
      /* where it ran, and how it was recorded */
      {"experiment_id", CLT_ROLE_IGNORE, NULL},
      {"country_*", CLT_ROLE_IGNORE, NULL},
      {"region", CLT_ROLE_IGNORE, NULL},
      {"cloud_*", CLT_ROLE_IGNORE, NULL},
      {"on_cloud", CLT_ROLE_IGNORE, NULL},
      {"python_version", CLT_ROLE_IGNORE, NULL},
      {"codecarbon_version", CLT_ROLE_IGNORE, NULL},
      {"cpu_count", CLT_ROLE_IGNORE, NULL},
      {"gpu_count", CLT_ROLE_IGNORE, NULL},
      {"longitude", CLT_ROLE_IGNORE, NULL},
      {"latitude", CLT_ROLE_IGNORE, NULL},
      {"ram_total_size", CLT_ROLE_IGNORE, "GB"},
      {"tracking_mode", CLT_ROLE_IGNORE, NULL},
      {"pue", CLT_ROLE_IGNORE, NULL},
      {"wue", CLT_ROLE_IGNORE, NULL}}},
    {"experiment-runner",
     {"__run_id", "__done"},
     {{"__run_id", CLT_ROLE_UNIT, NULL}, {"__done", CLT_ROLE_STATUS, NULL}}},
    {"Weights & Biases",
     {"Name", "State", "Created", "Runtime"},
     {{"Name", CLT_ROLE_UNIT, NULL},
      {"ID", CLT_ROLE_UNIT, NULL},
      {"State", CLT_ROLE_STATUS, NULL},
      {"Created", CLT_ROLE_TIME, NULL},
      {"Runtime", CLT_ROLE_DURATION, "s"},
      {"Sweep", CLT_ROLE_BLOCK, NULL},
      {"Notes", CLT_ROLE_IGNORE, NULL},
      {"Tags", CLT_ROLE_IGNORE, NULL},
      {"Description", CLT_ROLE_IGNORE, NULL},
      {"Commit", CLT_ROLE_IGNORE, NULL},
      {"Updated", CLT_ROLE_IGNORE, NULL},
      {"End Time", CLT_ROLE_IGNORE, NULL},
      {"Hostname", CLT_ROLE_BLOCK, NULL},
      {"_runtime", CLT_ROLE_IGNORE, NULL},
      {"_step", CLT_ROLE_IGNORE, NULL},
      {"_timestamp", CLT_ROLE_IGNORE, NULL},
      {"_wandb*", CLT_ROLE_IGNORE, NULL}}},
    {"MLflow",
     {"run_id", "experiment_id", "status", "artifact_uri", "start_time", "end_time"},
     {{"run_id", CLT_ROLE_UNIT, NULL},
      {"experiment_id", CLT_ROLE_GROUP, NULL},
      {"status", CLT_ROLE_STATUS, NULL},
      {"start_time", CLT_ROLE_TIME, NULL},
      {"end_time", CLT_ROLE_IGNORE, NULL},
      {"artifact_uri", CLT_ROLE_IGNORE, NULL},
      {"params.*", CLT_ROLE_CAUSE, NULL},
      {"metrics.*", CLT_ROLE_PERFORMANCE, NULL},
      {"tags.mlflow.*", CLT_ROLE_IGNORE, NULL}}},
    {"hyperfine", /* whose parameters say all that the command does */
     {"command", "mean", "stddev", "user", "system", "min", "parameter_*"},
     {{"command", CLT_ROLE_IGNORE, NULL},
      {"mean", CLT_ROLE_DURATION, "s"},
      {"user", CLT_ROLE_MEDIATOR, "s"},
      {"system", CLT_ROLE_MEDIATOR, "s"},
      {"stddev", CLT_ROLE_IGNORE, "s"},
      {"median", CLT_ROLE_IGNORE, "s"},
      {"min", CLT_ROLE_IGNORE, "s"},
      {"max", CLT_ROLE_IGNORE, "s"},
      {"parameter_*", CLT_ROLE_CAUSE, NULL}}},
    {"hyperfine",
     {"command", "mean", "stddev", "user", "system", "min", "max"},
     {{"mean", CLT_ROLE_DURATION, "s"},
      {"user", CLT_ROLE_MEDIATOR, "s"},
      {"system", CLT_ROLE_MEDIATOR, "s"},
      {"stddev", CLT_ROLE_IGNORE, "s"},
      {"median", CLT_ROLE_IGNORE, "s"},
      {"min", CLT_ROLE_IGNORE, "s"},
      {"max", CLT_ROLE_IGNORE, "s"}}},
};

static bool fits(const char *pattern, const char *name) {
  size_t bytes = strlen(pattern);
  if (pattern[bytes - 1] == '*') return strncmp(pattern, name, bytes - 1) == 0;
  return strcmp(pattern, name) == 0;
}

static bool has_column(const clt_column_facts *facts, int n, const char *name) {
  for (int i = 0; i < n; i++) {
    if (fits(name, facts[i].name)) return true;
  }
  return false;
}

static bool has_all(const clt_column_facts *facts, int n, const char *const *names) {
  for (int i = 0; i < TOLD_BY && names[i]; i++) {
    if (!has_column(facts, n, names[i])) return false;
  }
  return true;
}

static bool allows(const clt_column_facts *facts, clt_role role) {
  switch (role) {
  case CLT_ROLE_UNIT:
    return facts->unique && facts->filled == facts->rows;
  case CLT_ROLE_TIME:
    return facts->times;
  case CLT_ROLE_GROUP:
  case CLT_ROLE_BLOCK:
    return clt_column_is_few(facts);
  case CLT_ROLE_DURATION:
    return facts->kind != CLT_COLUMN_TEXT;
  default:
    return true;
  }
}

/* There is one unit: the first that can be. */
static void mark(clt_column_facts *facts, const known_column *columns, bool *has_unit) {
  for (const known_column *c = columns; c->name; c++) {
    if (!fits(c->name, facts->name)) continue;
    bool second = c->role == CLT_ROLE_UNIT && *has_unit;
    if (!facts->unit) facts->unit = c->unit;
    if (!second && allows(facts, c->role)) facts->known = c->role;
    *has_unit |= facts->known == CLT_ROLE_UNIT;
    return;
  }
}

const char *clt_known_mark(clt_column_facts *facts, int n) {
  for (size_t p = 0; p < sizeof programs / sizeof programs[0]; p++) {
    bool has_unit = false;
    if (!has_all(facts, n, programs[p].told_by)) continue;
    for (int i = 0; i < n; i++) mark(&facts[i], programs[p].column, &has_unit);
    return programs[p].name;
  }
  return NULL;
}
