/* What the user should know of a column. */
#include "roles/doubt.h"

#include "roles_support.h"

static clt_arena arena;
static clt_judged column[2];
static clt_column_facts facts[2];

static void judge(char letter, const char *name) {
  facts[0] = facts_like(letter, name);
  clt_column_judge(&column[0], &facts[0]);
}

static const char *caveat(char letter, const char *name) {
  judge(letter, name);
  return clt_doubt_caveat(&arena, column, column);
}

/* NULL if it is certain. */
static const char *said(void) {
  return clt_doubt_is_certain(column) ? NULL : clt_doubt_say(&arena, column, column);
}

static const char *say(char letter, const char *name) {
  judge(letter, name);
  return said();
}

/* doubt.h (1) */
static void test_caveats(void) {
  CHECK(same(caveat('-', "x"), "ignored: no values"));
  CHECK(same(caveat('s', "x"), "ignored: constant"));
  CHECK(same(caveat('k', "x"), "ignored: it numbers the rows"));
  CHECK(same(caveat('u', "x"), "ignored: 60 of 60 values are not numbers, such as 'a'"));
  CHECK(same(caveat('c', "x"), "ignored: its name does not tell what it is; with a role it enters "
                               "the graphs"));
  CHECK(same(caveat('f', "fold"), "ignored: by its name it describes the run, and was neither set "
                                  "nor measured"));
  CHECK(same(caveat('c', "gpu_energy_j"), "covers the whole card: where a background job shares "
                                          "it, that job is included"));
  CHECK(same(caveat('c', "cpuEnergy"),
             "covers the whole processor: a background job on it is included"));
  CHECK(same(caveat('c', "gpu_idle_power_w"),
             "covers the whole card: where a background job shares it, that job is included"));
  CHECK(same(caveat('c', "cpu_time_s"),
             "covers the whole processor: a background job on it is included"));
  CHECK(caveat('f', "gpu_count") == NULL && caveat('c', "energy_j") == NULL);
}

static void test_mixed(void) {
  judge('c', "accuracy");
  facts[0].lowest = 0.7478;
  facts[0].highest = 4623.0;
  CHECK(
      same(clt_doubt_caveat(&arena, column, column), "values from 0.7478 to 4623: mixed scales?"));
  facts[0].lowest = -0.5; /* no share */
  CHECK(clt_doubt_caveat(&arena, column, column) == NULL);
  facts[0].lowest = 0.7478;
  facts[0].highest = 100.0;
  CHECK(clt_doubt_caveat(&arena, column, column) == NULL);
}

static const char *said_of_levels(const char *const *level, int n, int64_t rows) {
  clt_common_value count[4];
  clt_column_facts f = {.name = "mode", .common = count, .n_common = n};
  for (int i = 0; i < n; i++) count[i] = (clt_common_value){level[i], i ? 20 : rows};
  return clt_doubt_levels(&arena, &f, level, n);
}

#define LEVELS_SAY(rows, ...)                                                                      \
  said_of_levels((const char *const[]){__VA_ARGS__},                                               \
                 (int)(sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)), rows)

/* (4) */
static void test_levels(void) {
  CHECK(same(LEVELS_SAY(1, "Total", "eco", "off"),
             "mode is 'Total' in one row: if that sums up the others, leave it out: type "
             "'levels=eco,off'"));
  CHECK(same(LEVELS_SAY(1, "mean", "a,b", "off"),
             "mode is 'mean' in one row: if that sums up the others, leave it out: type levels=, "
             "with the others"));
  CHECK(LEVELS_SAY(20, "Total", "eco", "off") == NULL && LEVELS_SAY(1, "total", "eco") == NULL);
  CHECK(same(LEVELS_SAY(20, "eco", "off", "Eco"),
             "mode is 'eco' and 'Eco', which are two levels: if they are one, write them alike"));
}

static void test_texts_of_outcome(void) {
  CHECK(same(say('t', "outcome"),
             "not used: it would be outcome, but 60 of 60 values are not numbers, such as 'apple'; "
             "write them as numbers, such as 0 and 1, or type cause=outcome"));
  CHECK(say('u', "outcome") == NULL);
}

/* An example is cut, but not within a character. */
static void test_example(void) {
  judge('u', "x");
  facts[0].stray = "nineteen characters\xc3\xa9 and more";
  facts[0].numbers = 57;
  CHECK(same(clt_doubt_caveat(&arena, column, column),
             "ignored: 3 of 60 values are not numbers, such as 'nineteen characters'"));
  /* Some values that are no numbers among numbers are for the user to look at. */
  CHECK(!clt_doubt_is_certain(column));
}

/* (2), (3) */
static void test_certain(void) {
  CHECK(say('c', "energy_j") == NULL && say('-', "x") == NULL && say('s', "x") == NULL &&
        say('u', "x") == NULL && say('d', "x") == NULL && say('t', "mode") == NULL);
  CHECK(same(say('f', "dosage"), "taken as cause: it has 4 values; if it is not, type "
                                 "condition=dosage or block=dosage or ignore=dosage"));
  CHECK(same(say('c', "len"),
             "not used: its name does not tell what it is; with a role it enters the graphs; to "
             "use it, type outcome=len or mediator=len or cause=len"));
  CHECK(same(say('c', "top"),
             "taken as performance: by its name; if it is not, type outcome=top or "
             "mediator=top or cause=top"));
  /* In quotes where a shell needs them. */
  CHECK(strstr(say('c', "len (mm)"), "'outcome=len (mm)'") != NULL);
}

/* What recorded it knows: that is no guess. */
static void test_known(void) {
  facts[0] = facts_like('f', "dosage");
  facts[0].known = CLT_ROLE_CAUSE;
  clt_column_judge(column, facts);
  CHECK(said() == NULL && clt_doubt_caveat(&arena, column, column) == NULL);
  facts[0] = facts_like('c', "top"); /* the name alone is not certain */
  facts[0].known = CLT_ROLE_PERFORMANCE;
  clt_column_judge(column, facts);
  CHECK(said() == NULL);
  facts[0].known = CLT_ROLE_IGNORE;
  clt_column_judge(column, facts);
  CHECK(said() == NULL && same(clt_doubt_caveat(&arena, column, column),
                               "ignored: it describes the run, and was neither set nor measured"));
}

/* A name says what it is, and some cells are in the way. */
static void test_stray(void) {
  judge('u', "energy_j");
  facts[0].numbers = 59;
  facts[0].stray = "error";
  CHECK(same(said(), "not used: it would be outcome, but 1 of 60 values are not numbers, such as "
                     "'error'; clear or correct them"));
}

/* (4) A caveat of the user's own is none of these. */
static void test_ours(void) {
  CHECK(clt_doubt_is_ours(caveat('-', "x")) && clt_doubt_is_ours(caveat('c', "x")));
  CHECK(clt_doubt_is_ours(caveat('c', "gpu_energy_j")));
  CHECK(clt_doubt_is_ours(caveat('c', "cpu_energy_j")));
  CHECK(clt_doubt_is_ours("values from 0.5 to 99: mixed scales?"));
  CHECK(!clt_doubt_is_ours("values from the second meter") && !clt_doubt_is_ours(""));
  CHECK(!clt_doubt_is_ours("a share: mixed scales?") && !clt_doubt_is_ours("ignored"));
}

static void test_others(void) {
  judge('2', "is_parallel");
  facts[1] = facts_like('b', "mode");
  clt_column_judge(&column[1], &facts[1]);
  column[0].role = CLT_ROLE_CAUSE;
  column[0].reason = CLT_REASON_SECOND;
  column[0].other = 1;
  CHECK(same(said(), "taken as cause: mode is the condition already; if it is not, type "
                     "condition=is_parallel or block=is_parallel or ignore=is_parallel"));
  column[0].role = CLT_ROLE_IGNORE;
  column[0].reason = CLT_REASON_SAME;
  CHECK(same(clt_doubt_caveat(&arena, column, column), "ignored: it says the same as mode"));
  column[0].reason = CLT_REASON_GIVEN;
  CHECK(clt_doubt_is_certain(column) && clt_doubt_caveat(&arena, column, column) == NULL);
}

int main(void) {
  clt_arena_init(&arena, &heap);
  test_caveats();
  test_mixed();
  test_levels();
  test_texts_of_outcome();
  test_example();
  test_certain();
  test_known();
  test_stray();
  test_ours();
  test_others();
  clt_arena_free(&arena);
  return test_end();
}
