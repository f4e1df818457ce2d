/* Which outcome decides. */
#include "roles/primary.h"

#include "roles_support.h"

enum { MOST = 4 };

typedef struct outcome {
  const char *name, *unit;
  double median;
  bool given;
} outcome;

static bool is_first;

static int primary_of(const outcome *outcomes, int n) {
  clt_column_facts facts[MOST];
  clt_judged column[MOST];
  clt_column_role said[MOST];
  is_first = false;
  for (int i = 0; i < n; i++) {
    facts[i] = facts_like('c', outcomes[i].name);
    facts[i].median = outcomes[i].median;
    clt_column_judge(&column[i], &facts[i]);
    column[i].role = CLT_ROLE_OUTCOME;
    if (outcomes[i].given) column[i].reason = CLT_REASON_GIVEN;
    said[i] = (clt_column_role){.unit = outcomes[i].unit};
  }
  return clt_primary_find(column, n, said, &is_first);
}

#define PRIMARY(...)                                                                               \
  primary_of((const outcome[]){__VA_ARGS__},                                                       \
             (int)(sizeof((const outcome[]){__VA_ARGS__}) / sizeof(outcome)))

static outcome o(const char *name, const char *unit, double median) {
  return (outcome){name, unit, median, false};
}

static outcome given(const char *name) {
  return (outcome){name, NULL, 1.0, true};
}

int main(void) {
  CHECK(primary_of(NULL, 0) == -1);
  /* The one whose name says total; of several the largest, in one unit. */
  CHECK(PRIMARY(o("gpu_j", "J", 900), o("total_j", "J", 5)) == 1 && !is_first);
  CHECK(PRIMARY(o("cpu_total_j", "J", 5), o("gpu_total_j", "J", 9), o("x_j", "J", 50)) == 1);
  CHECK(PRIMARY(o("total_w", "W", 5), o("total_2_w", "W", 9)) == 1 && !is_first);
  CHECK(PRIMARY(o("total_w", "W", 5), o("total_co2", "kg", 9)) == 0 && is_first);
  CHECK(PRIMARY(o("total_w", "W", 5), o("total_x", NULL, 9)) == 0 && is_first);
  CHECK(PRIMARY(o("emissions", NULL, 5), o("energy_consumed", NULL, 3)) == 1 && !is_first);
  /* Else the largest energy, whatever its unit. */
  CHECK(PRIMARY(o("a_w", "W", 900), o("b_j", "J", 1000), o("c_kwh", "kWh", 1)) == 2);
  /* Else the first. */
  CHECK(PRIMARY(o("a", NULL, 1), o("b", NULL, 2)) == 0 && is_first);
  CHECK(PRIMARY(o("a_w", "W", 1), o("b_w", "W", 2)) == 0 && is_first);
  CHECK(PRIMARY(o("a", NULL, NAN)) == 0 && !is_first);
  CHECK(PRIMARY(o("a_j", "J", NAN), o("b_j", "J", NAN)) == 0 && is_first);
  /* What was given comes before what was not. */
  CHECK(PRIMARY(o("total_j", "J", 9), given("len")) == 1 && !is_first);
  return test_end();
}
