/* Names split into words. */
#include "roles/split.h"

#include "roles_support.h"

/* The words of a name, with blanks between. */
static const char *words_of(const char *text) {
  static char out[1000];
  clt_name name;
  clt_name_split(&name, text);
  out[0] = '\0';
  for (int i = 0; i < name.n; i++) {
    if (i > 0) strcat(out, " ");
    strcat(out, name.word[i].text);
  }
  return out;
}

#define CHECK_WORDS(name, want)                                                                    \
  do {                                                                                             \
    if (!CHECK(same(words_of(name), want))) printf("  %s: '%s'\n", name, words_of(name));          \
  } while (0)

/* split.h (1) */
static void test_pieces(void) {
  CHECK_WORDS("energy_gpu_total_joules", "energy gpu total joule");
  CHECK_WORDS("  __done", "done");
  CHECK_WORDS("DRAM_ENERGY (J)", "dram energy j");
  CHECK_WORDS("totalEnergyJ", "total energy j");
  CHECK_WORDS("CPUEnergy", "cpu energy");
  CHECK_WORDS("BestDistance", "best distance");
  CHECK_WORDS("", "");
  CHECK_WORDS("_-./", "");
  /* What is known stays whole, in whatever case. */
  CHECK_WORDS("co2eq_kg", "co2eq kg");
  CHECK_WORDS("val_f1", "val f1");
  CHECK_WORDS("mAP", "map");
  CHECK_WORDS("total_kWh", "total kwh");
  CHECK_WORDS("EmissionsRate_kgCO2_per_sec", "emission rate kg co2 per sec");
  CHECK_WORDS("foo12bar", "foo 12 bar");
}

static void test_known_forms(void) {
  CHECK_WORDS("gpu0_watts", "gpu watt");
  CHECK_WORDS("top10", "top");
  CHECK_WORDS("cache-misses", "cache miss");
  CHECK_WORDS("Batches", "batch");
  /* Days are a cause, a day is a block: what is known is not made a singular. */
  CHECK_WORDS("days", "days");
  CHECK_WORDS("bus", "bus");
}

static void test_scripts(void) {
  CHECK_WORDS("GPU总能耗(J)", "gpu 总能耗 j");
  CHECK_WORDS("temp_°C", "temp ° c");
  CHECK_WORDS("CPU Load (%)", "cpu load %");
}

/* A slash is 'per' before a unit of time only. */
static void test_slash(void) {
  CHECK_WORDS("token/s", "token per s");
  CHECK_WORDS("train/loss", "train loss");
  CHECK_WORDS("s", "s");
  CHECK_WORDS("/s", "per s");
}

static void test_places(void) {
  clt_name name;
  clt_name_split(&name, "Energy [kJ] used");
  CHECK(name.n == 3 && name.word[1].begin == 8 && name.word[1].end == 10);
  CHECK(!name.word[0].bracketed && name.word[1].bracketed && !name.word[2].bracketed);
  /* (2) */
  CHECK(clt_name_find(&name, "used") == 2 && clt_name_find(&name, "unused") == -1);
}

/* More words, and longer ones, than there is room for. */
static void test_long(void) {
  clt_name name;
  char text[4000] = "";
  for (int i = 0; i < 100; i++) strcat(text, "ab_");
  clt_name_split(&name, text);
  CHECK(name.n == CLT_NAME_WORDS);
  strcat(text, "/s"); /* for whose `per` there is no room */
  clt_name_split(&name, text);
  CHECK(name.n == CLT_NAME_WORDS && same(name.word[CLT_NAME_WORDS - 1].text, "ab"));
  memset(text, 'x', 3000);
  clt_name_split(&name, text);
  CHECK(name.n >= 1 && strlen(name.word[0].text) == CLT_WORD_BYTES - 1);
  CHECK(name.word[0].end == 3000);
}

int main(void) {
  test_pieces();
  test_known_forms();
  test_scripts();
  test_slash();
  test_places();
  test_long();
  return test_end();
}
