/* The guess of all columns of a table: what is given, what columns say of one another (with
** roles/block.c), and whole tables. */
#include "roles/roles.h"

#include "roles_support.h"

/* roles.h (1), (2) */
static void test_names(void) {
  CHECK(clt_role_name(CLT_ROLE_NONE) == NULL);
  for (clt_role role = CLT_ROLE_NONE + 1; role < CLT_ROLES; role++) {
    CHECK(clt_role_name(role) != NULL && clt_role_read(clt_role_name(role)) == role);
  }
  CHECK(clt_role_read("hyperparameter") == CLT_ROLE_CAUSE);
  CHECK(clt_role_read("energy") == CLT_ROLE_OUTCOME);
  CHECK(clt_role_read("Energy") == CLT_ROLE_NONE && clt_role_read("") == CLT_ROLE_NONE);
}

/* ---- tables by letters ---- */

enum { MOST = 12 };

static clt_arena arena;
static clt_column_facts facts[MOST];
static clt_roles_given given;
static clt_role_given role[MOST];

static void nothing_given(void) {
  given = (clt_roles_given){.role = role, .primary = -1};
}

static void give(clt_role what, int column) {
  role[given.n++] = (clt_role_given){what, column};
}

/* Facts of columns by letter and name; returns how many. */
static int table_of(const char *const *column) {
  int n = 0;
  for (; column[2 * n]; n++) facts[n] = facts_like(*column[2 * n], column[2 * n + 1]);
  nothing_given();
  return n;
}

#define TABLE(...) table_of((const char *const[]){__VA_ARGS__, NULL})

/* (3) The roles that a table's columns have, with blanks between; * behind the primary outcome. */
static const char *roles_of(int n) {
  static char out[500];
  clt_roles *roles = clt_roles_guess(&arena, facts, n, &given, NULL);
  out[0] = '\0';
  for (int i = 0; CHECK(roles != NULL) && i < n; i++) {
    strcat(out, clt_role_name(roles->column[i].role));
    strcat(out, roles->column[i].primary ? "*" : "");
    strcat(out, i + 1 < n ? " " : "");
  }
  return out;
}

#define CHECK_ROLES(n, want)                                                                       \
  do {                                                                                             \
    const char *got_ = roles_of(n);                                                                \
    if (!CHECK(same(got_, want))) printf("  got  %s\n  want %s\n", got_, want);                    \
  } while (0)

static void test_given(void) {
  int n = TABLE("b", "mode", "b", "arm", "c", "len", "c", "energy_j", "s", "dose");
  CHECK_ROLES(n, "condition cause ignore outcome* ignore");
  give(CLT_ROLE_CONDITION, 1);
  give(CLT_ROLE_OUTCOME, 2);
  give(CLT_ROLE_CAUSE, 4);
  CHECK_ROLES(n, "cause condition outcome* outcome cause");
  nothing_given();
  given.primary = 2;
  CHECK_ROLES(n, "condition cause outcome* outcome ignore");
  clt_roles *roles = clt_roles_guess(&arena, facts, n, &given, NULL);
  CHECK(roles->column[2].given && roles->column[2].certain && !roles->column[3].given);
  CHECK(clt_roles_guess(&arena, facts, n, NULL, NULL)->condition == 0);
}

static void test_levels(void) {
  int n = TABLE("b", "mode");
  clt_roles *roles = clt_roles_guess(&arena, facts, n, &given, NULL);
  CHECK(roles->n_levels == 2 && same(roles->levels[0], "apple") && roles->all_levels);
  facts[0].distinct = 5; /* more than are named */
  give(CLT_ROLE_CONDITION, 0);
  CHECK(!clt_roles_guess(&arena, facts, n, &given, NULL)->all_levels);
  static const char *const level[] = {"bee", "apple"};
  given.levels = level;
  given.n_levels = 2;
  roles = clt_roles_guess(&arena, facts, n, &given, NULL);
  CHECK(roles->n_levels == 2 && same(roles->levels[0], "bee") && roles->all_levels);
  n = TABLE("2", "vs", "2", "am");
  roles = clt_roles_guess(&arena, facts, n, &given, NULL);
  CHECK(roles->condition == -1 && roles->levels == NULL && roles->n_candidates == 2);
}

/* What the levels leave in doubt stands behind what else is said of the condition. */
static void test_levels_in_doubt(void) {
  static const clt_common_value alike[] = {{"eco", 40}, {"Eco", 20}};
  static const char doubt[] = " is 'Eco' and 'eco', which are two levels: if they are one, write "
                              "them alike";
  int n = TABLE("b", "mode", "c", "energy_j");
  facts[0].common = alike;
  clt_roles *roles = clt_roles_guess(&arena, facts, n, &given, NULL);
  CHECK(roles->condition == 0 && !roles->column[0].certain);
  CHECK(strncmp(roles->column[0].say, "mode", 4) == 0 && same(roles->column[0].say + 4, doubt));
  facts[0].name = "xyz"; /* by its values alone */
  roles = clt_roles_guess(&arena, facts, n, &given, NULL);
  const char *second = strstr(roles->column[0].say, "\n  xyz");
  CHECK(!roles->column[0].certain && second && same(second + 6, doubt));
  given.levels = (const char *const[]){"eco", "Eco"};
  given.n_levels = 2;
  roles = clt_roles_guess(&arena, facts, n, &given, NULL);
  CHECK(strstr(roles->column[0].say, doubt) == NULL);
}

/* Of the roles that one column alone can have, the heaviest and then the first has it. */
static void test_settle(void) {
  int n = TABLE("b", "mode", "d", "end_time", "d", "start_time", "d", "created");
  CHECK_ROLES(n, "condition ignore time ignore");
  give(CLT_ROLE_TIME, 3);
  CHECK_ROLES(n, "condition ignore ignore time");
  n = TABLE("b", "mode", "r", "state", "r", "status");
  CHECK_ROLES(n, "condition ignore status");
  n = TABLE("b", "mode", "t", "study", "t", "task_group");
  CHECK_ROLES(n, "condition group block");
  give(CLT_ROLE_GROUP, 1);
  give(CLT_ROLE_GROUP, 2); /* what is given stays */
  CHECK_ROLES(n, "condition group group");
  n = TABLE("k", "a", "k", "b");
  facts[0].key = facts[1].key = true;
  CHECK_ROLES(n, "unit ignore");
}

/* What two columns say alike: the condition and the group say it, else the first. */
static void test_same(void) {
  int n = TABLE("b", "is_parallel", "b", "mode", "t", "repository", "t", "task_group", "t", "a",
                "t", "b", "c", "energy_j");
  facts[1].same_as = 0;
  facts[3].same_as = 2;
  facts[5].same_as = 4;
  CHECK_ROLES(n, "ignore condition ignore group cause ignore outcome*");
  give(CLT_ROLE_CAUSE, 0);
  give(CLT_ROLE_BLOCK, 5);
  CHECK_ROLES(n, "cause condition ignore group ignore block outcome*");
}

/* ---- what lies in one level of the condition ---- */

/* Pairs of a column and the cells that a level has of it at least; c and a column: the condition,
** which is column 0, tells it. */
static const char *apart;
static int asked_for; /* columns of the last question */

/* Of several columns the last decides. */
static int nested_by_letters(void *host, const int *column, int n, int in, const char *reference) {
  CHECK(host == &apart && same(reference, in == 0 ? "apple" : NULL));
  asked_for = n;
  for (const char *pair = apart; *pair; pair += 2) {
    bool is_condition = *pair == 'c' && n == 1 && column[0] == 0 && in == pair[1] - '0';
    if (is_condition) return 1;
    if (*pair - '0' == column[n - 1] && in == 0) return pair[1] - '0';
  }
  return 0;
}

static int table_apart(const char *pairs, int n) {
  apart = pairs;
  given.nested = nested_by_letters;
  given.host = &apart;
  return n;
}

static void test_nested(void) {
  int n = TABLE("b", "sex", "t", "subject", "t", "strain", "t", "site", "f", "lr", "c", "energy_j");
  CHECK_ROLES(table_apart("", n), "condition block cause block cause outcome*");
  /* Units that a level was given to are clusters, by name before values, the wider one; ... */
  CHECK_ROLES(table_apart("13", n), "condition cluster cause block cause outcome*");
  CHECK_ROLES(table_apart("1322", n), "condition cluster ignore block cause outcome*");
  CHECK_ROLES(table_apart("22", n), "condition block cluster block cause outcome*");
  facts[3].distinct = 4;
  CHECK_ROLES(table_apart("1332", n), "condition cluster cause ignore cause outcome*");
  facts[3].distinct = 3;
  /* ... if each level has several; a number may act by its size; and a level's name is no more. */
  CHECK_ROLES(table_apart("11", n), "condition ignore cause block cause outcome*");
  CHECK_ROLES(table_apart("42", n), "condition block cause block cause outcome*");
  CHECK_ROLES(table_apart("c4", n), "condition block cause block ignore outcome*");
  clt_roles *roles = clt_roles_guess(&arena, facts, table_apart("13c4", n), &given, NULL);
  CHECK(
      same(roles->column[1].say,
           "taken as cluster: none of its values has two levels of sex that are compared, so runs "
           "that have one of them are not independent of each other; if it is not, type "
           "ignore=subject"));
  CHECK(same(roles->column[4].say, "lr is not used: each level of sex has one value of it"));
  CHECK(same(roles->column[4].caveat, "ignored: each level of sex has one value of it"));
  /* What a level was given to goes before what is called a cluster. */
  int m = TABLE("b", "sex", "t", "session", "t", "strain", "c", "energy_j");
  CHECK_ROLES(table_apart("", m), "condition cluster cause outcome*");
  CHECK_ROLES(table_apart("23", m), "condition ignore cluster outcome*");
  n = TABLE("b", "sex", "t", "subject", "t", "strain", "t", "site", "f", "lr", "c", "energy_j");
  /* What is given stays, and no guess joins a cluster that is given. */
  give(CLT_ROLE_BLOCK, 1);
  give(CLT_ROLE_CLUSTER, 3);
  CHECK_ROLES(table_apart("132232c4", n), "condition block ignore cluster ignore outcome*");
}

/* Blocks together leave cells with both levels. */
static void test_nested_together(void) {
  int n = TABLE("b", "mode", "t", "task_group", "t", "model", "t", "site", "c", "energy_j");
  CHECK_ROLES(table_apart("", n), "condition group block block outcome*");
  CHECK(asked_for == 3);
  give(CLT_ROLE_BLOCK, 3);
  CHECK_ROLES(table_apart("22", n), "condition group cluster block outcome*");
}

/* Blocks leave as many runs as there are levels in each of their cells. */
static void test_blocks(void) {
  int n = TABLE("b", "mode", "t", "model", "t", "dataset", "t", "host", "c", "energy_j");
  CHECK_ROLES(n, "condition block block block outcome*"); /* 54 cells of levels, 60 runs */
  facts[3].distinct = 4;
  CHECK_ROLES(n, "condition block block cause outcome*");
  facts[3].distinct = 25;
  CHECK_ROLES(n, "condition block block cluster outcome*");
  give(CLT_ROLE_BLOCK, 3);
  CHECK_ROLES(n, "condition cause cause block outcome*");
}

/* Where no column is an outcome by its name. */
static void test_outcomes(void) {
  int n = TABLE("b", "supp", "c", "len", "f", "dose");
  CHECK_ROLES(n, "condition outcome* cause");
  n = TABLE("b", "mode", "c", "x", "c", "accuracy", "c", "runtime", "c", "cpu_usage");
  CHECK_ROLES(n, "condition ignore outcome* duration mediator");
  n = TABLE("b", "mode", "c", "x", "c", "runtime", "c", "cpu_usage");
  CHECK_ROLES(n, "condition ignore outcome* mediator");
  n = TABLE("b", "mode", "c", "x", "c", "cpu_usage");
  CHECK_ROLES(n, "condition outcome* mediator");
  n = TABLE("b", "mode", "c", "cpu_usage");
  CHECK_ROLES(n, "condition outcome*");
  n = TABLE("b", "mode", "c", "x", "c", "runtime");
  give(CLT_ROLE_OUTCOME, 1);
  CHECK_ROLES(n, "condition outcome* duration");
  n = TABLE("b", "mode", "c", "x", "c", "y");
  give(CLT_ROLE_IGNORE, 1);
  CHECK_ROLES(n, "condition ignore outcome*");
  /* By their names none; of numbers with few values, one. */
  n = TABLE("b", "mode", "i", "number", "c", "age");
  CHECK_ROLES(n, "condition ignore outcome*");
  n = TABLE("b", "mode", "i", "number", "k", "index", "f", "visits");
  CHECK_ROLES(n, "condition outcome* ignore cause");
  n = TABLE("b", "mode", "f", "visits", "f", "deaths");
  CHECK_ROLES(n, "condition cause cause");
  facts[2].distinct = 5;
  CHECK_ROLES(n, "condition cause outcome*");
}

static void test_said(void) {
  int n = TABLE("b", "mode", "c", "latency_ms", "f", "lr", "c", "cpu_usage", "c", "energy_j", "c",
                "x", "2", "seed");
  clt_roles *roles = clt_roles_guess(&arena, facts, n, &given, NULL);
  static const int tier[] = {0, 3, 1, 2, 3, 0, 1};
  for (int i = 0; i < n; i++) CHECK(roles->column[i].tier == tier[i]);
  for (int i = 0; i < n; i++) {
    CHECK(roles->column[i].certain == (i != 5));
    CHECK((roles->column[i].say == NULL) == roles->column[i].certain);
  }
  CHECK(same(roles->column[1].direction, "lower") && same(roles->column[1].unit, "ms"));
  CHECK(same(roles->column[1].label, "latency"));
  /* That the first outcome decides is said. */
  n = TABLE("b", "mode", "c", "cpu_w", "c", "gpu_w");
  roles = clt_roles_guess(&arena, facts, n, &given, NULL);
  CHECK(roles->column[1].primary && !roles->column[1].certain);
  CHECK(same(roles->column[1].say,
             "decides, being the first outcome; if another does, type primary=NAME"));
}

/* ---- out of memory ---- */

static int left; /* allocations that still succeed */

static void *resize_some(void *block, size_t bytes) {
  return left-- > 0 ? realloc(block, bytes) : NULL;
}

static void test_memory(void) {
  static const clt_allocator scarce = {resize_some, free};
  int n = TABLE("b", "mode", "c", "x", "c", "energy_per_token", "u", "y", "2", "am");
  clt_roles *roles = NULL;
  for (int allowed = 0; roles == NULL && allowed < 100; allowed++) {
    clt_arena small;
    clt_arena_init(&small, &scarce);
    left = allowed;
    roles = clt_roles_guess(&small, facts, n, &given, NULL);
    CHECK(allowed > 0 || roles == NULL);
    clt_arena_free(&small);
  }
  CHECK(roles != NULL);
}

static bool stop(void *host, double done, double waited) {
  (void)done;
  (void)waited;
  ++*(int *)host;
  return true;
}

/* A least value is not of minutes. */
static void test_minima(void) {
  int n = TABLE("b", "mode", "c", "request_duration_min", "c", "request_duration_max");
  clt_roles *roles = clt_roles_guess(&arena, facts, n, &given, NULL);
  CHECK(roles->column[1].unit == NULL && same(roles->column[1].direction, "lower"));
  n = TABLE("b", "mode", "c", "request_duration_avg", "c", "request_duration_min", "c", "energy_j");
  CHECK(clt_roles_guess(&arena, facts, n, &given, NULL)->column[2].unit == NULL);
  n = TABLE("b", "mode", "c", "request_duration_min", "c", "other_duration_max");
  roles = clt_roles_guess(&arena, facts, n, &given, NULL);
  CHECK(same(roles->column[1].unit, "min"));
}

/* How far it is never falls, however often it is asked, and ends with all. */
typedef struct progress {
  clt_task task;
  double last;
  bool fell;
} progress;

static bool note(void *host, double done, double waited) {
  progress *p = host;
  (void)waited;
  p->fell = p->fell || done < p->last;
  p->last = done;
  p->task.polled = 0; /* to be asked again at once */
  return false;
}

static void test_progress(void) {
  int n = TABLE("b", "mode", "c", "x", "c", "energy_j");
  progress p = {.task = {.poll = note}};
  p.task.host = &p;
  CHECK(clt_roles_guess(&arena, facts, n, &given, &p.task) != NULL);
  CHECK(!p.fell && p.last == 1.0);
}

static void test_stopped(void) {
  int n = TABLE("b", "mode", "c", "x"), asked = 0;
  clt_task task = {.poll = stop, .host = &asked};
  CHECK(clt_roles_guess(&arena, facts, n, &given, &task) == NULL && asked == 1);
}

/* ---- whole tables ---- */

typedef struct want {
  const char *name;
  clt_role role;
} want;

static void check_table(const char *path, const char *levels, const char *primary,
                        const want *columns) {
  table t;
  if (!table_read(&t, path)) {
    test_skip(path);
    return;
  }
  counted *c = count_table(&t);
  clt_roles *roles = clt_roles_guess(&arena, c->facts, t.n_columns, NULL, NULL);
  char got[200] = "none";
  if (CHECK(roles != NULL) && roles->condition >= 0) {
    snprintf(got, sizeof got, "%s: %s, %s", t.name[roles->condition], roles->levels[0],
             roles->levels[1]);
  }
  if (!CHECK(same(got, levels))) printf("  %s: %s\n", path, got);
  for (int i = 0; roles && i < t.n_columns; i++) {
    CHECK(roles->column[i].primary == same(t.name[i], primary));
    for (const want *w = columns; w->name; w++) {
      if (same(w->name, t.name[i]) && !CHECK(roles->column[i].role == w->role)) {
        printf("  %s %s: %s\n", path, w->name, clt_role_name(roles->column[i].role));
      }
    }
  }
  free(c);
  table_free(&t);
}

/* What the first edition said of the study's columns, but for the roles that it did not know. */
static clt_role role_in_study(const char *name) {
  if (same(name, "mode")) return CLT_ROLE_CONDITION;
  if (same(name, "model")) return CLT_ROLE_BLOCK;
  if (same(name, "task_group")) return CLT_ROLE_GROUP;
  if (same(name, "timestamp")) return CLT_ROLE_TIME;
  if (same(name, "duration_seconds")) return CLT_ROLE_DURATION;
  if (same(name, "hyperparam_seed")) return CLT_ROLE_NEGATIVE_CONTROL;
  if (strncmp(name, "hyperparam_", 11) == 0) return CLT_ROLE_CAUSE;
  if (strncmp(name, "perf_", 5) == 0) return CLT_ROLE_PERFORMANCE;
  if (strstr(name, "_util_") || strstr(name, "_temp_")) return CLT_ROLE_MEDIATOR;
  return strncmp(name, "energy_", 7) == 0 ? CLT_ROLE_OUTCOME : CLT_ROLE_IGNORE;
}

static void test_study(void) {
  const char *path = "../shared/data/experiment.csv";
  table t;
  want columns[MOST_COLUMNS + 1] = {{NULL, CLT_ROLE_NONE}};
  if (!table_read(&t, path)) {
    test_skip(path);
    return;
  }
  for (int i = 0; i < t.n_columns; i++) columns[i] = (want){t.name[i], role_in_study(t.name[i])};
  check_table(path, "mode: default, parallel", "energy_gpu_total_joules", columns);
  table_free(&t);
}

static void test_cases(void) {
  check_table("../shared/cases/01_block_nested_in_mode.csv", "api: no, yes", "energy_usage_joules",
              (const want[]){{"model", CLT_ROLE_BLOCK}, {"prompt_size", CLT_ROLE_CAUSE}, {0}});
  check_table("../shared/cases/03_blank_cells_TODO_rows.csv", "method: on_device, remote",
              "energy_usage_J",
              (const want[]){{"__run_id", CLT_ROLE_IGNORE},
                             {"__done", CLT_ROLE_STATUS},
                             {"model", CLT_ROLE_BLOCK},
                             {"length", CLT_ROLE_CAUSE},
                             {"execution_time", CLT_ROLE_DURATION},
                             {"cpu_usage", CLT_ROLE_MEDIATOR},
                             {0}});
  check_table("../shared/cases/05_padded_text.csv", "none", "energy_consumed",
              (const want[]){{"duration", CLT_ROLE_DURATION}, {0}});
  check_table("../shared/cases/06a_mode_by_block.csv", "mode: sklearn, statsmodels",
              "energy_cpu_total_joules", (const want[]){{"block", CLT_ROLE_BLOCK}, {0}});
  check_table("../shared/cases/07_equivalent_main.csv", "mode: NonVisitorPattern, VisitorPattern",
              "energy_time_joules", (const want[]){{0}});
  check_table("../shared/cases/09_none_cells.csv", "mode: a, b", "energy_cpu_total_joules",
              (const want[]){{"hyperparam_max_depth", CLT_ROLE_CAUSE}, {0}});
}

int main(void) {
  clt_arena_init(&arena, &heap);
  test_names();
  test_given();
  test_levels();
  test_levels_in_doubt();
  test_settle();
  test_same();
  test_nested();
  test_nested_together();
  test_blocks();
  test_outcomes();
  test_said();
  test_memory();
  test_minima();
  test_progress();
  test_stopped();
  test_study();
  test_cases();
  clt_arena_free(&arena);
  return test_end();
}
