/* Tables of programs that record experiments: told by their columns, and what those are. */
#include "roles/known.h"

#include "roles_support.h"

enum { MOST = 16 };
static clt_column_facts facts[MOST];

/* Marks columns by letter and name, as "u run_id,c duration"; returns the program. */
static const char *marked(const char *columns) {
  static char text[400];
  char *at = text;
  int n = 0;
  strcpy(text, columns);
  for (bool last = false; !last;) {
    char *cell = next_cell(&at, &last);
    facts[n++] = facts_like(cell[0], cell + 2);
  }
  return clt_known_mark(facts, n);
}

/* The roles and units of all, as "unit duration:s -". */
static const char *known(void) {
  static char out[400];
  out[0] = '\0';
  for (int i = 0; facts[i].name && i < MOST; i++) {
    strcat(out, i ? " " : "");
    strcat(out, facts[i].known == CLT_ROLE_NONE ? "-" : clt_role_name(facts[i].known));
    if (facts[i].unit) strcat(strcat(out, ":"), facts[i].unit);
  }
  return out;
}

static void says(const char *columns, const char *program, const char *want) {
  memset(facts, 0, sizeof facts);
  if (!CHECK(same(marked(columns), program))) printf("  %s\n", columns);
  if (!CHECK(same(known(), want))) printf("  %s\n  gives: %s\n", columns, known());
}

/* known.h (1) */
static void test_programs(void) {
  says("d timestamp,s project_name,u run_id,c duration,c emissions,c emissions_rate,c cpu_power,c "
       "energy_consumed,b country_name,s codecarbon_version,f epochs",
       "CodeCarbon", "time - unit duration:s -:kg -:kg/s -:W -:kWh ignore ignore -");
  says("u __run_id,r __done,b mode,c energy", "experiment-runner", "unit status - -");
  says("u Name,r State,s Notes,d Created,c Runtime,t Sweep,c _wandb.x,c loss", "Weights & Biases",
       "unit status ignore time duration:s block ignore -");
  says("u run_id,t experiment_id,r status,u artifact_uri,d start_time,d end_time,c params.lr,c "
       "metrics.loss,t tags.mlflow.user,t tags.mine",
       "MLflow", "unit group status ignore time ignore cause performance ignore -");
  says("b command,c mean,c stddev,c median,c user,c system,c min,c max,f parameter_n", "hyperfine",
       "ignore duration:s ignore:s ignore:s mediator:s mediator:s ignore:s ignore:s cause");
  says("b command,c mean,c stddev,c user,c system,c min,c max", "hyperfine",
       "- duration:s ignore:s mediator:s mediator:s ignore:s ignore:s");
  says("u run_id,r status,c duration", NULL, "- - -");
  says("u name,r state,d created,c runtime", NULL, "- - - -"); /* as it spells them */
}

/* (2) */
static void test_ruled_out(void) {
  says("t Name,r State,t Created,t Runtime,u ID", "Weights & Biases", "- status - -:s unit");
  says("u Name,r State,d Created,i Runtime,u ID", "Weights & Biases",
       "unit status time duration:s -");
  facts[0].filled = 59;
  facts[0].known = CLT_ROLE_NONE;
  CHECK(same(clt_known_mark(facts, 5), "Weights & Biases") && facts[0].known == CLT_ROLE_NONE);
}

/* A unit of the cells goes before. */
static void test_unit(void) {
  facts[0] = facts_like('u', "Name");
  facts[1] = facts_like('r', "State");
  facts[2] = facts_like('d', "Created");
  facts[3] = facts_like('c', "Runtime");
  facts[3].unit = "ms";
  CHECK(same(clt_known_mark(facts, 4), "Weights & Biases"));
  CHECK(same(facts[3].unit, "ms"));
}

int main(void) {
  test_programs();
  test_ruled_out();
  test_unit();
  return test_end();
}
