/* Unit and direction of a column, and (label.c) its name for people. Covers roles/label.c. */
#include "roles/measure.h"

#include "roles/label.h"

#include "roles_support.h"

typedef struct said {
  char unit[40], label[100];
  const char *direction;
} said;

static said say(const char *name) {
  said out = {.unit = "", .label = ""};
  clt_arena arena;
  clt_judged column;
  clt_column_facts facts = facts_like('c', name);
  clt_arena_init(&arena, &heap);
  clt_column_judge(&column, &facts);
  const char *unit = clt_measure_unit(&arena, &column);
  snprintf(out.unit, sizeof out.unit, "%s", unit ? unit : "");
  snprintf(out.label, sizeof out.label, "%s", clt_roles_label(&arena, &column, unit));
  out.direction = clt_measure_direction(&column);
  clt_arena_free(&arena);
  return out;
}

static void check(const char *name, const char *unit, const char *direction, const char *label) {
  said got = say(name);
  bool ok = CHECK(same(got.unit, unit));
  ok = CHECK(same(got.direction, direction)) && ok;
  ok = CHECK(same(got.label, label)) && ok;
  if (!ok) printf("  %s: '%s' %s '%s'\n", name, got.unit, got.direction, got.label);
}

/* measure.h (1), label.h: the study that all this began with. */
static void test_first_names(void) {
  check("energy_gpu_total_joules", "J", "lower", "GPU total energy");
  check("energy_gpu_avg_watts", "W", "lower", "GPU avg power");
  check("energy_cpu_ram_joules", "J", "lower", "CPU ram energy");
  check("energy_gpu_temp_avg_celsius", "°C", NULL, "GPU temp avg");
  check("energy_gpu_util_avg_percent", "%", NULL, "GPU util avg");
  check("hyperparam_batch_size", "", NULL, "batch size");
  check("perf_top10_accuracy", "", "higher", "top10 accuracy");
  check("perf_test_loss", "", "lower", "test loss");
  check("perf_map", "", "higher", "map");
  check("perf_eval_samples_per_second", "1/s", "higher", "eval samples per second");
  check("duration_seconds", "s", NULL, "duration");
}

static void test_units(void) {
  check("DRAM_ENERGY (J)", "J", "lower", "DRAM ENERGY");
  check("Execution Time (ms)", "ms", NULL, "Execution Time");
  check("cpu_joules", "J", "lower", "CPU energy");
  check("CPU_Power_W", "W", "lower", "CPU Power");
  check("totalEnergyJ", "J", "lower", "total Energy");
  check("total_kwh", "kWh", "lower", "total energy");
  check("CPU Load (%)", "%", NULL, "CPU Load");
  check("memory.used [MiB]", "MiB", NULL, "memory used");
  check("rapl_pkg_uj", "µJ", "lower", "rapl pkg energy");
  check("Emissions_kgCO2", "", "lower", "Emissions kg CO2");
  check("co2eq_kg", "kg", "lower", "co2eq");
  check("duration_s_mean", "s", NULL, "duration mean");
  check("total_time_min", "min", NULL, "total time");
  check("min_latency", "", "lower", "min latency");
  check("room_temp_c", "°C", NULL, "room temp");
  check("energy_mJ", "mJ", "lower", "energy");
  check("energy_MJ", "MJ", "lower", "energy");
  check("total_MW", "MW", "lower", "total power");
  check("energy_MJX", "", "lower", "energy MJX");
  check("energy_kwh", "kWh", "lower", "energy");
  check("energyKWh", "kWh", "lower", "energy");
  check("joules", "J", "lower", "energy");
}

static void test_rates(void) {
  check("joules_per_token", "J/token", "lower", "joules per token");
  check("per_joule_tokens", "1/J", "higher", "per joule tokens");
  check("per_run_joules", "J/run", "lower", "per run joules");
  check("tokens_per_joule", "1/J", "higher", "tokens per joule");
  check("requests_per_sec", "1/s", "higher", "requests per sec");
  check("token/s", "1/s", "higher", "token/s");
  check("errors_per_class", "", "lower", "errors per class");
  check("samples_per_hour", "1/h", "higher", "samples per hour");
  check("errors_per_kilogram", "1/kg", "lower", "errors per kilogram");
  check("energy_per_kilogram", "", "lower", "energy per kilogram");
  check("energy per", "", "lower", "energy per");
  check("energy_per_run (J)", "J/run", "lower", "energy per run J");
}

static void test_labels(void) {
  check("BestDistance", "", "lower", "Best Distance");
  check("train/loss", "", "lower", "train loss");
  check("energy_consumed", "", "lower", "energy consumed");
  check("energy_usage_J", "J", "lower", "energy usage");
  check("cache-misses", "", NULL, "cache-misses");
  check("pass@1", "", "higher", "pass@1");
  check("Petal.Length", "", NULL, "Petal Length");
  check("latency_p99.9", "", "lower", "latency p99.9");
  check("params.lr", "", NULL, "lr");
  check("perf", "", NULL, "perf");
  check("???", "", NULL, "???");
  check("", "", NULL, "");
  /* More words than are read: the label leaves none out. */
  check("a_bc_de_fg_a_bc_de_fg_a_bc_de_fg_a_bc_de_fg_a_bc_de_fg_a_bc_de_fg_qq", "", NULL,
        "a_bc_de_fg_a_bc_de_fg_a_bc_de_fg_a_bc_de_fg_a_bc_de_fg_a_bc_de_fg_qq");
}

/* A unit found in the cells is the one they are in. */
static void test_cells(void) {
  clt_arena arena;
  clt_judged column;
  clt_column_facts facts = facts_like('c', "energy_j");
  facts.unit = "kJ";
  clt_arena_init(&arena, &heap);
  clt_column_judge(&column, &facts);
  CHECK(same(clt_measure_unit(&arena, &column), "kJ"));
  clt_arena_free(&arena);
}

/* measure.h (2) */
static void test_direction(void) {
  CHECK(same(say("energy_efficiency").direction, "higher"));
  CHECK(same(say("error_rate").direction, "lower"));
  CHECK(same(say("metrics.val_loss").direction, "lower"));
  CHECK(same(say("accuracy_loss").direction, "lower")); /* the last of equal ones */
  CHECK(same(say("metrics.foo").direction, "higher"));
  CHECK(say("outcome").direction == NULL && say("cpu_util").direction == NULL);
}

/* What recorded it knows which is better; or that it was measured, and no more. */
static void test_known(void) {
  clt_judged column;
  clt_column_facts facts = facts_like('c', "xyz");
  facts.known = CLT_ROLE_PERFORMANCE;
  clt_column_judge(&column, &facts);
  CHECK(clt_measure_direction(&column) == NULL);
  facts.direction = "lower";
  CHECK(same(clt_measure_direction(&column), "lower"));
  facts.name = "accuracy";
  clt_column_judge(&column, &facts);
  CHECK(same(clt_measure_direction(&column), "lower"));
  facts.direction = NULL;
  CHECK(same(clt_measure_direction(&column), "higher"));
}

int main(void) {
  test_first_names();
  test_units();
  test_rates();
  test_labels();
  test_cells();
  test_direction();
  test_known();
  return test_end();
}
