/* What one column is, by its name and by its values. */
#include "roles/judge.h"

#include "roles_support.h"

/* The column with what the facts say besides. */
static clt_judged judged(clt_column_facts facts) {
  clt_judged column;
  clt_column_judge(&column, &facts);
  return column;
}

static clt_judged like(char letter, const char *name) {
  return judged(facts_like(letter, name));
}

static bool is(clt_judged column, clt_role role, clt_reason reason) {
  return column.role == role && column.reason == reason;
}

/* judge.h (1), (2) */
static void test_few(void) {
  clt_column_facts facts = facts_like('f', "x");
  CHECK(clt_column_is_few(&facts));
  facts.filled = 11; /* 4 numbers with fewer than 3 rows each */
  CHECK(!clt_column_is_few(&facts));
  facts.kind = CLT_COLUMN_TEXT;
  CHECK(clt_column_is_few(&facts));
  facts.filled = 7;
  CHECK(!clt_column_is_few(&facts));
  facts.filled = 1000;
  facts.distinct = CLT_FEW;
  CHECK(clt_column_is_few(&facts));
  facts.distinct = CLT_FEW + 1;
  CHECK(!clt_column_is_few(&facts));
  facts.distinct = 1;
  CHECK(!clt_column_is_few(&facts));
}

/* (3): where no word says anything. */
static void test_values(void) {
  CHECK(is(like('f', "xyz"), CLT_ROLE_CAUSE, CLT_REASON_FEW));
  CHECK(is(like('t', "xyz"), CLT_ROLE_CAUSE, CLT_REASON_FEW));
  CHECK(is(like('c', "xyz"), CLT_ROLE_IGNORE, CLT_REASON_UNKNOWN));
  CHECK(is(like('k', "xyz"), CLT_ROLE_IGNORE, CLT_REASON_COUNTS));
  CHECK(is(like('u', "xyz"), CLT_ROLE_IGNORE, CLT_REASON_TEXT));
  CHECK(is(like('d', "xyz"), CLT_ROLE_TIME, CLT_REASON_VALUES));
  CHECK(is(like('e', "xyz"), CLT_ROLE_TIME, CLT_REASON_VALUES));
  CHECK(is(like('e', "time"), CLT_ROLE_TIME, CLT_REASON_VALUES));
  CHECK(like('e', "cycles").role ==
        CLT_ROLE_MEDIATOR); /* numbers that large, but by name no times */
  CHECK(like('e', "memory_bytes").role == CLT_ROLE_MEDIATOR);
  CHECK(is(like('r', "xyz"), CLT_ROLE_STATUS, CLT_REASON_VALUES));
  CHECK(is(like('1', "xyz"), CLT_ROLE_IGNORE, CLT_REASON_CONSTANT));
  CHECK(is(like('-', "xyz"), CLT_ROLE_IGNORE, CLT_REASON_EMPTY));
}

/* What the values rule out does not count, however heavy the word. */
static void test_ruled_out(void) {
  CHECK(like('c', "precision").role == CLT_ROLE_PERFORMANCE);
  CHECK(like('t', "precision").role == CLT_ROLE_CAUSE);
  CHECK(like('t', "energy").role == CLT_ROLE_IGNORE);
  CHECK(like('t', "energy").meant == CLT_ROLE_OUTCOME);
  CHECK(like('u', "mode").role == CLT_ROLE_IGNORE);
  CHECK(like('t', "mode").role == CLT_ROLE_CONDITION);
  CHECK(like('c', "mode").role == CLT_ROLE_IGNORE);
  CHECK(like('d', "start").role == CLT_ROLE_TIME);
  CHECK(like('c', "start").role == CLT_ROLE_IGNORE);
  CHECK(like('f', "exit_code").role == CLT_ROLE_STATUS);
  CHECK(like('i', "failed").role == CLT_ROLE_PERFORMANCE);
  /* An index of runs is whole. */
  CHECK(like('f', "fold").role == CLT_ROLE_IGNORE && like('i', "run").role == CLT_ROLE_IGNORE);
  CHECK(like('c', "time_iter").role == CLT_ROLE_DURATION);
}

/* Few values outweigh a word that leaves doubt, and no other. */
static void test_weights(void) {
  CHECK(like('c', "temperature").role == CLT_ROLE_MEDIATOR);
  CHECK(like('f', "temperature").role == CLT_ROLE_CAUSE);
  CHECK(like('f', "gpu_utilization").role == CLT_ROLE_MEDIATOR);
  CHECK(like('f', "accuracy").role == CLT_ROLE_PERFORMANCE);
  CHECK(like('c', "model_size_mb").role == CLT_ROLE_MEDIATOR);
  CHECK(like('f', "model_size").role == CLT_ROLE_CAUSE);
  /* Of equal ones the last. */
  CHECK(like('c', "training_loss_latency").word == like('c', "latency_training_loss").word);
  CHECK(like('c', "energy_gpu_util_avg_percent").role == CLT_ROLE_MEDIATOR);
  CHECK(like('c', "energy_gpu_temp_avg_celsius").role == CLT_ROLE_MEDIATOR);
  CHECK(like('c', "perf_gpu_energy").role == CLT_ROLE_PERFORMANCE);
  CHECK(like('c', "hyperparam_energy_weight").role == CLT_ROLE_CAUSE);
  CHECK(like('c', "hyperparam_seed").role == CLT_ROLE_NEGATIVE_CONTROL);
}

static clt_column_facts labels_of(int64_t distinct, const char *name) {
  clt_column_facts facts = facts_like('u', name);
  facts.distinct = distinct;
  facts.unique = false;
  return facts;
}

/* An id that comes back is of something that has several rows. */
static void test_ids(void) {
  CHECK(is(like('u', "run_name_id"), CLT_ROLE_IGNORE, CLT_REASON_WORD));
  CHECK(is(judged(labels_of(30, "subject_id")), CLT_ROLE_BLOCK, CLT_REASON_WORD));
  CHECK(is(judged(labels_of(31, "subject_id")), CLT_ROLE_IGNORE, CLT_REASON_WORD));
  CHECK(is(judged(labels_of(30, "run_id")), CLT_ROLE_IGNORE, CLT_REASON_WORD));
  CHECK(is(judged(labels_of(30, "subject")), CLT_ROLE_BLOCK, CLT_REASON_WORD));
}

/* A declared key is the unit, if it is one. */
static void test_key(void) {
  clt_column_facts facts = facts_like('k', "energy_j");
  facts.key = true;
  CHECK(is(judged(facts), CLT_ROLE_UNIT, CLT_REASON_VALUES));
  facts.filled--;
  CHECK(judged(facts).role == CLT_ROLE_OUTCOME);
  facts.filled++;
  facts.unique = false;
  CHECK(judged(facts).role == CLT_ROLE_OUTCOME);
}

/* The empty cells of a cause or a condition are its default, a second value. */
static void test_constant(void) {
  clt_column_facts facts = facts_like('1', "hyperparam_alpha");
  CHECK(judged(facts).reason == CLT_REASON_CONSTANT);
  facts.filled--;
  CHECK(judged(facts).role == CLT_ROLE_CAUSE);
  facts.name = "alphabet";
  CHECK(judged(facts).reason == CLT_REASON_CONSTANT);
  CHECK(like('s', "mode").reason == CLT_REASON_CONSTANT);
  facts.name = "mode";
  CHECK(judged(facts).role == CLT_ROLE_CONDITION);
}

/* (5) */
static void test_same(void) {
  clt_column_facts facts[] = {facts_like('t', "a"), facts_like('t', "b"), facts_like('t', "c"),
                              facts_like('t', "d")};
  clt_judged column[4];
  facts[1].same_as = facts[2].same_as = 0;
  for (int i = 0; i < 4; i++) clt_column_judge(&column[i], &facts[i]);
  CHECK(clt_column_same(column, 0, 1) && clt_column_same(column, 1, 0));
  CHECK(clt_column_same(column, 1, 2));
  CHECK(!clt_column_same(column, 0, 3) && !clt_column_same(column, 3, 2));
  facts[0] = facts_like('c', "learning_rate"); /* all different, as dropout's are */
  facts[1] = facts_like('c', "dropout");
  facts[1].same_as = 0;
  CHECK(!clt_column_same(column, 0, 1) && !clt_column_same(column, 1, 0));
}

static clt_judged known(char letter, const char *name, clt_role role) {
  clt_column_facts facts = facts_like(letter, name);
  facts.known = role;
  return judged(facts);
}

/* (4) What recorded a column goes before its name, which chooses among what was set or measured. */
static void test_known(void) {
  CHECK(is(known('c', "loss_weight", CLT_ROLE_CAUSE), CLT_ROLE_CAUSE, CLT_REASON_KNOWN));
  CHECK(is(known('c', "epochs", CLT_ROLE_PERFORMANCE), CLT_ROLE_PERFORMANCE, CLT_REASON_KNOWN));
  CHECK(is(known('b', "xyz", CLT_ROLE_CAUSE), CLT_ROLE_CAUSE, CLT_REASON_FEW));
  CHECK(is(known('u', "xyz", CLT_ROLE_CAUSE), CLT_ROLE_IGNORE, CLT_REASON_TEXT));
  CHECK(is(known('t', "xyz", CLT_ROLE_PERFORMANCE), CLT_ROLE_IGNORE, CLT_REASON_TEXT));
  CHECK(is(known('c', "energy_j", CLT_ROLE_PERFORMANCE), CLT_ROLE_OUTCOME, CLT_REASON_WORD));
  CHECK(is(known('b', "mode", CLT_ROLE_CAUSE), CLT_ROLE_CONDITION, CLT_REASON_WORD));
  CHECK(is(known('c', "duration_s", CLT_ROLE_PERFORMANCE), CLT_ROLE_DURATION, CLT_REASON_WORD));
  CHECK(is(known('c', "humidity", CLT_ROLE_PERFORMANCE), CLT_ROLE_CONTROL, CLT_REASON_WORD));
  CHECK(is(known('1', "x", CLT_ROLE_CAUSE), CLT_ROLE_IGNORE, CLT_REASON_CONSTANT));
  CHECK(is(known('r', "status", CLT_ROLE_CAUSE), CLT_ROLE_CAUSE, CLT_REASON_FEW));
  clt_column_facts written = facts_like('t', "xyz"); /* numbers that are told apart as texts */
  written.numbers = written.filled;
  written.known = CLT_ROLE_PERFORMANCE;
  CHECK(is(judged(written), CLT_ROLE_PERFORMANCE, CLT_REASON_KNOWN));
  /* What is neither is what it is; a status or time says something though it be one. */
  CHECK(is(known('c', "energy_j", CLT_ROLE_IGNORE), CLT_ROLE_IGNORE, CLT_REASON_KNOWN));
  CHECK(is(known('s', "linux", CLT_ROLE_STATUS), CLT_ROLE_STATUS, CLT_REASON_KNOWN));
  CHECK(is(known('-', "linux", CLT_ROLE_STATUS), CLT_ROLE_IGNORE, CLT_REASON_EMPTY));
}

/* How runs ended, by their values, or by a name where all ended alike. */
static void test_status(void) {
  static const clt_common_value ended[] = {{"Cancelled", 30}, {"preempted", 30}};
  clt_column_facts facts = facts_like('b', "xyz");
  facts.common = ended;
  CHECK(is(judged(facts), CLT_ROLE_STATUS, CLT_REASON_VALUES));
  facts.n_common = 1;
  facts.distinct = 1;
  CHECK(is(judged(facts), CLT_ROLE_IGNORE, CLT_REASON_CONSTANT));
  facts.name = "status";
  CHECK(is(judged(facts), CLT_ROLE_STATUS, CLT_REASON_WORD));
}

int main(void) {
  test_few();
  test_values();
  test_ruled_out();
  test_weights();
  test_ids();
  test_key();
  test_constant();
  test_same();
  test_known();
  test_status();
  return test_end();
}
