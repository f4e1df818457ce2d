/* Which column is the condition, and which values it has. */
#include "roles/condition.h"

#include "roles_support.h"

enum { MOST = 6 };

typedef struct found {
  clt_judged column[MOST];
  clt_column_facts facts[MOST];
  int condition, candidate[MOST], n_candidates;
} found;

/* Columns by letter and name: find("b", "mode", "c", "energy_j", NULL). */
static found find(const char *const *given) {
  found f = {.condition = -2};
  int n = 0;
  for (; given[2 * n]; n++) {
    f.facts[n] = facts_like(*given[2 * n], given[2 * n + 1]);
    clt_column_judge(&f.column[n], &f.facts[n]);
  }
  f.condition = clt_condition_find(f.column, n, f.candidate, &f.n_candidates);
  return f;
}

#define FIND(...) find((const char *const[]){__VA_ARGS__, NULL})

/* condition.h (1): by name. */
static void test_named(void) {
  CHECK(FIND("b", "supp", "t", "mode").condition == 1);
  /* A constant one is none, whatever its name. */
  CHECK(FIND("s", "mode", "b", "is_parallel").condition == 1);
  CHECK(FIND("u", "mode", "b", "supp").condition == 1);
  /* The heavier word, and the first of equal ones. */
  CHECK(FIND("b", "with_cache", "t", "method", "b", "arm").condition == 2);
  found f = FIND("b", "arm", "b", "variant");
  CHECK(f.condition == 0 && f.column[0].role == CLT_ROLE_CONDITION);
  CHECK(f.column[1].role == CLT_ROLE_CAUSE && f.column[1].reason == CLT_REASON_SECOND);
  CHECK(f.column[1].other == 0 && f.n_candidates == 0);
}

static void test_given(void) {
  found f = {.condition = -2};
  f.facts[0] = facts_like('b', "mode");
  f.facts[1] = facts_like('s', "supp");
  for (int i = 0; i < 2; i++) clt_column_judge(&f.column[i], &f.facts[i]);
  f.column[1].role = CLT_ROLE_CONDITION;
  f.column[1].reason = CLT_REASON_GIVEN;
  CHECK(clt_condition_find(f.column, 2, f.candidate, &f.n_candidates) == 1);
  CHECK(f.column[0].role == CLT_ROLE_CAUSE && f.column[1].reason == CLT_REASON_GIVEN);
  /* So does another that is given: it is refused when the analysis is computed. */
  f.column[0].role = CLT_ROLE_CONDITION;
  f.column[0].reason = CLT_REASON_GIVEN;
  CHECK(clt_condition_find(f.column, 2, f.candidate, &f.n_candidates) == 0);
  CHECK(f.column[1].role == CLT_ROLE_CONDITION && f.column[1].reason == CLT_REASON_GIVEN);
  /* The first column is as good as any. */
  f.facts[0] = facts_like('s', "supp");
  f.facts[1] = facts_like('b', "mode");
  for (int i = 0; i < 2; i++) clt_column_judge(&f.column[i], &f.facts[i]);
  f.column[0].role = CLT_ROLE_CONDITION;
  f.column[0].reason = CLT_REASON_GIVEN;
  CHECK(clt_condition_find(f.column, 2, f.candidate, &f.n_candidates) == 0);
  CHECK(f.column[1].role == CLT_ROLE_CAUSE && f.column[1].reason == CLT_REASON_SECOND);
}

/* The only one with two values. */
static void test_two_valued(void) {
  found f = FIND("c", "len", "b", "supp", "f", "dose");
  CHECK(f.condition == 1 && f.column[1].reason == CLT_REASON_ONLY_TWO);
  CHECK(FIND("2", "am", "f", "cyl").condition == 0);
  /* What is known to be something else does not count, as long as there is another. */
  CHECK(FIND("b", "model", "2", "learning_rate", "b", "supp").condition == 2);
  CHECK(FIND("b", "model", "f", "dose").condition == 0);
  CHECK(FIND("r", "xyz", "2", "seed", "2", "success").condition == -1);
}

/* Where none has two values, the only one of labels. */
static void test_labelled(void) {
  found f = FIND("i", "count", "t", "species");
  CHECK(f.condition == 1 && f.column[1].reason == CLT_REASON_ONLY_FEW);
  CHECK(FIND("f", "count", "t", "species").condition == -1);
  CHECK(FIND("i", "count", "f", "species").condition == -1);
  CHECK(FIND("b", "model", "b", "machine", "t", "species").condition == -1);
  /* Texts are no numbers of runs. */
  CHECK(FIND("b", "run", "k", "step").condition == 0);
  CHECK(FIND("2", "run", "k", "step").condition == -1);
}

/* (2) */
static void test_candidates(void) {
  found f = FIND("t", "species", "b", "model", "2", "vs", "c", "mpg", "2", "am");
  CHECK(f.condition == -1 && f.n_candidates == 4);
  CHECK(f.candidate[0] == 2 && f.candidate[1] == 4); /* two values, of unknown meaning */
  CHECK(f.candidate[2] == 1 && f.candidate[3] == 0); /* a block; more values */
  CHECK(FIND("c", "mpg").n_candidates == 0);
  /* Labels before numbers, fewer levels before more. */
  f = FIND("2", "cens", "b", "supp", "f", "dose", "t", "wool");
  CHECK(f.condition == -1 && f.n_candidates == 4 && f.candidate[0] == 1);
  CHECK(f.candidate[1] == 0 && f.candidate[2] == 3 && f.candidate[3] == 2);
}

/* Labels that are many are one where there are two rows of each. */
static void test_many(void) {
  for (int distinct = 30; distinct <= 31; distinct++) {
    found f = {.condition = -2};
    f.facts[0] = facts_like('t', "xyz");
    f.facts[0].distinct = distinct;
    clt_column_judge(&f.column[0], &f.facts[0]);
    CHECK(clt_condition_find(f.column, 1, f.candidate, &f.n_candidates) == -1);
    CHECK(f.n_candidates == (distinct == 30));
  }
  found f = {.condition = -2};
  f.facts[0] = facts_like('t', "xyz");
  f.facts[0].distinct = 30;
  f.facts[0].n_common = 1; /* all others stand once: there are no two to compare */
  clt_column_judge(&f.column[0], &f.facts[0]);
  CHECK(clt_condition_find(f.column, 1, f.candidate, &f.n_candidates) == -1);
  CHECK(f.n_candidates == 0);
  f.facts[0] = facts_like('t', "start_time"); /* by its name and values it is something else */
  f.facts[0].distinct = 30;
  f.facts[0].times = true;
  clt_column_judge(&f.column[0], &f.facts[0]);
  CHECK(clt_condition_find(f.column, 1, f.candidate, &f.n_candidates) == -1);
  CHECK(f.column[0].role == CLT_ROLE_TIME && f.n_candidates == 0);
}

/* What is known to be a block does not count. */
static void test_known(void) {
  found f = {.condition = -2};
  f.facts[0] = facts_like('b', "Sweep");
  f.facts[1] = facts_like('b', "optimizer");
  f.facts[0].known = CLT_ROLE_BLOCK;
  for (int i = 0; i < 2; i++) clt_column_judge(&f.column[i], &f.facts[i]);
  CHECK(clt_condition_find(f.column, 2, f.candidate, &f.n_candidates) == 1);
}

/* Two that say the same are one. */
static void test_same(void) {
  found f = {.condition = -2};
  f.facts[0] = facts_like('b', "api");
  f.facts[1] = facts_like('b', "mobile");
  for (int i = 0; i < 2; i++) clt_column_judge(&f.column[i], &f.facts[i]);
  CHECK(clt_condition_find(f.column, 2, f.candidate, &f.n_candidates) == -1);
  f.facts[1].same_as = 0;
  CHECK(clt_condition_find(f.column, 2, f.candidate, &f.n_candidates) == 0);
}

/* Numbers with fractions are levels only if they are very few. */
static void test_fractions(void) {
  found f = {.condition = -2};
  f.facts[0] = facts_like('f', "mass");
  f.facts[0].kind = CLT_COLUMN_REAL;
  for (int distinct = 6; distinct <= 7; distinct++) {
    f.facts[0].distinct = distinct;
    clt_column_judge(&f.column[0], &f.facts[0]);
    CHECK(clt_condition_find(f.column, 1, f.candidate, &f.n_candidates) == -1);
    CHECK(f.n_candidates == (distinct == 6));
  }
}

/* Of two columns with two values each, it is the one that has one for each run. */
static void test_empty(void) {
  found f = {.condition = -2};
  f.facts[0] = facts_like('b', "supp");
  f.facts[1] = facts_like('b', "xyz");
  f.facts[1].filled = 40;
  for (int i = 0; i < 2; i++) clt_column_judge(&f.column[i], &f.facts[i]);
  CHECK(clt_condition_find(f.column, 2, f.candidate, &f.n_candidates) == 0);
  f.facts[1].filled = 60;
  for (int i = 0; i < 2; i++) clt_column_judge(&f.column[i], &f.facts[i]);
  CHECK(clt_condition_find(f.column, 2, f.candidate, &f.n_candidates) == -1);
}

/* (3) The levels of values, with blanks between. */
static const char *levels_of(clt_column_kind kind, const char *const *value) {
  static char out[200];
  clt_common_value common[MOST];
  const char *level[MOST];
  clt_column_facts facts = {.kind = kind, .common = common};
  for (int i = 0; value[i]; i++) common[facts.n_common++] = (clt_common_value){value[i], 1};
  clt_condition_levels(&facts, level);
  out[0] = '\0';
  for (int i = 0; i < facts.n_common; i++) {
    strcat(out, level[i]);
    strcat(out, i + 1 < facts.n_common ? " " : "");
  }
  return out;
}

#define LEVELS(...) levels_of(CLT_COLUMN_TEXT, (const char *const[]){__VA_ARGS__, NULL})

static void test_levels(void) {
  CHECK(same(LEVELS("parallel", "default"), "default parallel"));
  CHECK(same(LEVELS("a", "b", "None"), "None a b"));
  CHECK(same(LEVELS("yes", "no"), "no yes"));
  CHECK(same(LEVELS("VC", "OJ"), "OJ VC"));
  CHECK(same(LEVELS("1", "0"), "0 1"));
  CHECK(same(LEVELS("B", "a", "Baseline"), "Baseline B a"));
  /* A text with such a word in it, and what denies the other. */
  CHECK(same(LEVELS("cached", "no_cache"), "no_cache cached"));
  CHECK(same(LEVELS("after", "before"), "before after"));
  CHECK(same(LEVELS("Drug X 10 mg", "Placebo"), "Placebo Drug X 10 mg"));
  CHECK(same(LEVELS("control+drug", "alone", "control"), "control control+drug alone"));
  CHECK(same(LEVELS("treated", "untreated"), "untreated treated"));
  CHECK(same(LEVELS("Maintained", "Nonmaintained"), "Nonmaintained Maintained"));
  CHECK(same(LEVELS("chilled", "nonchilled"), "nonchilled chilled"));
  CHECK(same(LEVELS("unaided", "aided"), "unaided aided"));
  CHECK(same(LEVELS("a", "una"), "a una"));
  CHECK(same(LEVELS("unbake", "cake"), "cake unbake"));
  CHECK(same(LEVELS("unripe", "ride"), "ride unripe"));
  CHECK(same(LEVELS("v1.0", "v0.9"), "v0.9 v1.0"));
  /* Numbers by their size, texts by their bytes. */
  CHECK(same(LEVELS("9", "x", "10"), "10 9 x"));
  CHECK(same(levels_of(CLT_COLUMN_INTEGER, (const char *const[]){"10", "9", NULL}), "9 10"));
}

int main(void) {
  test_named();
  test_given();
  test_two_valued();
  test_labelled();
  test_candidates();
  test_many();
  test_known();
  test_same();
  test_empty();
  test_fractions();
  test_levels();
  return test_end();
}
