/* Which rows of the table of words a name matches, and the other lists of words. */
#include "roles/match.h"

#include "roles_support.h"

/* Does a name match a row that says so? */
static bool says(const char *text, clt_role role) {
  clt_name name;
  clt_word_match match[CLT_MATCHES];
  clt_name_split(&name, text);
  int n = clt_match_name(&name, match);
  for (int i = 0; i < n; i++) {
    if (match[i].row->role == role) return true;
  }
  return false;
}

/* match.h (1) */
static void test_match(void) {
  CHECK(says("energy_j", CLT_ROLE_OUTCOME) && says("power", CLT_ROLE_OUTCOME));
  /* The longer entry alone counts, wherever it stands. */
  CHECK(says("power_limit", CLT_ROLE_CAUSE) && !says("power_limit", CLT_ROLE_OUTCOME));
  CHECK(says("gpu_power_limit_w", CLT_ROLE_CAUSE));
  /* ^: at the beginning; a prefix, if there is something behind it. */
  CHECK(says("is_fast", CLT_ROLE_CONDITION) && !says("basis_is", CLT_ROLE_CONDITION));
  CHECK(says("hp_lr", CLT_ROLE_CAUSE) && !says("hp", CLT_ROLE_CAUSE));
  /* $: at the end, but for statistics, or in brackets; alone, a letter is no unit. */
  CHECK(says("cpu_j", CLT_ROLE_OUTCOME) && says("cpu_j_mean", CLT_ROLE_OUTCOME));
  CHECK(says("cpu (J) used", CLT_ROLE_OUTCOME) && !says("j_cpu", CLT_ROLE_OUTCOME));
  CHECK(!says("j", CLT_ROLE_OUTCOME));
  /* What names something is the last word. */
  CHECK(says("gpu_model", CLT_ROLE_BLOCK) && !says("model_size", CLT_ROLE_BLOCK));
  CHECK(says("model_name", CLT_ROLE_BLOCK) && !says("group_size", CLT_ROLE_CONDITION));
  CHECK(says("user_id", CLT_ROLE_IGNORE) && !says("id_rate", CLT_ROLE_IGNORE));
  CHECK(says("总能耗", CLT_ROLE_OUTCOME) && says("推理延迟", CLT_ROLE_PERFORMANCE));
  CHECK(!says("xyz", CLT_ROLE_CAUSE) && !says("", CLT_ROLE_CAUSE));
}

static void test_many_matches(void) {
  clt_name name;
  clt_word_match match[CLT_MATCHES];
  char text[500] = "";
  for (int i = 0; i < 24; i++) strcat(text, "gpu_temperature_");
  clt_name_split(&name, text);
  int n = clt_match_name(&name, match);
  CHECK(n > 0 && n <= CLT_MATCHES);
}

/* (4) to (8) */
static void test_lists(void) {
  CHECK(clt_match_is_known("joule") && clt_match_is_known("sparsity") && clt_match_is_known("wh"));
  CHECK(!clt_match_is_known("jou") && !clt_match_is_known("") && !clt_match_is_known("joules"));
  CHECK(clt_match_is_status("DONE") && clt_match_is_status("in_progress"));
  CHECK(!clt_match_is_status("parallel") && !clt_match_is_status("") &&
        !clt_match_is_status("a word that is longer than any that is known"));
  CHECK(clt_match_is_reference("Default") && clt_match_is_reference("0") &&
        clt_match_is_reference("FALSE") && !clt_match_is_reference("1") &&
        !clt_match_is_reference("defaults"));
  CHECK(clt_match_is_reference("Placebo") == 2 && clt_match_is_reference("old_model") == 1 &&
        clt_match_is_reference("gate_0") == 0);
  CHECK(clt_match_joules("kWh") == 3.6e6 && clt_match_joules("J") == 1.0);
  CHECK(clt_match_joules("W") == 0.0 && clt_match_joules(NULL) == 0.0);
  clt_name name;
  clt_name_split(&name, "gpuTotalEnergy");
  CHECK(clt_match_says_total(&name));
  clt_name_split(&name, "gpu_energy");
  CHECK(!clt_match_says_total(&name));
}

/* (2), (3) */
static void test_word(void) {
  clt_name name;
  clt_word_match match[CLT_MATCHES];
  clt_name_split(&name, "params.cpu_j");
  CHECK(clt_match_word(&name, 2, match) == 1 && same(match[0].row->unit, "J"));
  CHECK(clt_match_name(&name, match) > 1);
  CHECK(clt_match_is_prefix(match[0].row) && !clt_match_is_prefix(match[1].row));
}

int main(void) {
  test_match();
  test_many_matches();
  test_word();
  test_lists();
  return test_end();
}
