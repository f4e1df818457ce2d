/* Numbers as people write them (with base/unit.c): both readings, thousands, units. */
#include "base/quantity.h"

#include "test.h"

static double read_as(const char *text, char decimal) {
  clt_quantity q;
  if (!clt_quantity_read(text, strlen(text), decimal, &q)) return NAN;
  return clt_quantity_number(&q, CLT_UNIT_NONE);
}

/* What a text is with a decimal point, and what with a comma. */
static void check(const char *text, double point, double comma) {
  double x = read_as(text, '.'), y = read_as(text, ',');
  bool same =
      (x == point || (isnan(x) && isnan(point))) && (y == comma || (isnan(y) && isnan(comma)));
  if (!CHECK(same)) printf("  %s: %.17g and %.17g\n", text, x, y);
}

static void test_readings(void) {
  check("12", 12, 12);
  check("-12", -12, -12);
  check("+7", 7, 7);
  check("\xe2\x88\x92"
        "7.5",
        -7.5, NAN);
  check("1.5", 1.5, NAN);
  check("1,5", NAN, 1.5);
  check(".5", .5, NAN);
  check("5.", 5, NAN);
  check("1,234", 1234, 1.234);
  check("1.234", 1.234, 1234);
  check("0,234", NAN, .234);
  check("0.234", .234, NAN);
  check("1,234.5", 1234.5, NAN);
  check("1.234,5", NAN, 1234.5);
  check("1,234,567", 1234567, NAN);
  check("1.234.567", NAN, 1234567);
  check("12,34", NAN, 12.34);
  check("1234,567", NAN, 1234.567);
  check("1 234,5", NAN, 1234.5);
  check("1 234.5", 1234.5, NAN);
  check("1\xc2\xa0"
        "234\xc2\xa0"
        "567",
        1234567, 1234567);
  check("1\xe2\x80\xaf"
        "234,5",
        NAN, 1234.5);
  check("1'234.5", 1234.5, NAN);
  check("1,5e3", NAN, 1500);
  check("2E-2", .02, .02);
  check("2e+2", 200, 200);
  check("1e99999999999999999999", INFINITY, INFINITY);
  check("1e-99999999999999999999", 0, 0);
  check("123456789012345678901234", 123456789012345678901234., 123456789012345678901234.);
}

static void test_refused(void) {
  static const char *const bad[] = {
      "",       "-",     "a",   ".",          ",",        "1.2.3",     "1,2,3", "1 23",
      "1 2345", "12:30", "1/2", "2024-01-02", "1,23,456", "1,234 567", "0x1F",  "1e",
      "e5",     "7b",    "3x",  "--5",        "1 234 5",  "3d",        "1A",    "4G",
      "5 Js",   "J",     "%",   "12..5",      "1,,5",     "+ 5"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) check(bad[i], NAN, NAN);
  char longest[2000];
  memset(longest, '1', sizeof longest - 1);
  longest[sizeof longest - 1] = 0;
  check(longest, NAN, NAN);
  longest[CLT_QUANTITY_BYTES] = 0;
  check(longest, NAN, NAN);
  longest[CLT_QUANTITY_BYTES - 1] = 0; /* as many as there is room for; no double, but digits */
  check(longest, INFINITY, INFINITY);
  memcpy(longest + CLT_QUANTITY_BYTES - 1, ".5", 3); /* and no point */
  check(longest, NAN, NAN);
  memset(longest, '1', sizeof longest - 1);
  longest[1] = '.';
  check(longest, NAN, NAN);
  memcpy(longest, "1,111", 5);
  check(longest, NAN, NAN);
  for (size_t i = 1; i + 4 < sizeof longest; i += 4) memcpy(longest + i, ",111", 4);
  check(longest, NAN, NAN);
}

static int unit_of(const char *text) {
  return clt_unit_find(text, strlen(text));
}

/* A text in another unit. */
static double in_unit(const char *text, const char *unit) {
  clt_quantity q;
  if (!clt_quantity_read(text, strlen(text), '.', &q)) return NAN;
  return clt_quantity_number(&q, unit_of(unit));
}

static void test_units(void) {
  check("9877.39mJ", 9877.39, NAN);
  check("16.06%", 16.06, NAN);
  check("12 kWh", 12, 12);
  check("3,5 GHz", NAN, 3.5);
  check("10 \xc2\xb5s", 10, 10);
  CHECK(in_unit("9877.39mJ", "J") == 9.87739); /* rounded once */
  CHECK(in_unit("0.1 J", "mJ") == 100.0);
  CHECK(in_unit("1.5e3 ms", "s") == 1.5);
  CHECK_NEAR(in_unit("2 kWh", "J"), 7.2e6, 1e-15);
  CHECK_NEAR(in_unit("90 min", "h"), 1.5, 1e-15);
  CHECK(in_unit("2 MiB", "KiB") == 2048.0);
  CHECK(unit_of("mJ") != unit_of("MJ") && unit_of("kwh") == unit_of("kWh"));
  CHECK(clt_unit_comparable(unit_of("J"), unit_of("Wh")));
  CHECK(!clt_unit_comparable(unit_of("J"), unit_of("W")));
  CHECK(unit_of("") == CLT_UNIT_NONE && unit_of(" ") == CLT_UNIT_NONE &&
        unit_of("j") == CLT_UNIT_NONE);
}

/* All that is not the first of its dimension, in that. */
static void test_every_unit(void) {
  static const struct {
    const char *text, *unit;
    double want;
  } cases[] = {{"1 nJ", "J", 1e-9},
               {"1 uJ", "J", 1e-6},
               {"1 mJ", "J", 1e-3},
               {"1 kJ", "J", 1e3},
               {"1 MJ", "J", 1e6},
               {"1 GJ", "J", 1e9},
               {"1 mWh", "J", 3.6},
               {"1 Wh", "J", 3600},
               {"1 kWh", "J", 3.6e6},
               {"1 MWh", "J", 3.6e9},
               {"1 uW", "W", 1e-6},
               {"1 mW", "W", 1e-3},
               {"1 kW", "W", 1e3},
               {"1 MW", "W", 1e6},
               {"1 ns", "s", 1e-9},
               {"1 us", "s", 1e-6},
               {"1 ms", "s", 1e-3},
               {"1 min", "s", 60},
               {"1 h", "s", 3600},
               {"1 days", "s", 86400},
               {"1 kHz", "Hz", 1e3},
               {"1 MHz", "Hz", 1e6},
               {"1 GHz", "Hz", 1e9},
               {"1 kB", "bytes", 1e3},
               {"1 MB", "bytes", 1e6},
               {"1 GB", "bytes", 1e9},
               {"1 TB", "bytes", 1e12},
               {"1 KiB", "bytes", 1024},
               {"1 MiB", "bytes", 0x1p20},
               {"1 GiB", "bytes", 0x1p30},
               {"1 TiB", "bytes", 0x1p40},
               {"1 mg", "kg", 1e-6},
               {"1 mV", "V", 1e-3},
               {"1 mA", "mA", 1},
               {"1 %", "%", 1},
               {"1 \xc2\xb0"
                "C",
                "\xe2\x84\x83", 1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    CHECK_NEAR(in_unit(cases[i].text, cases[i].unit), cases[i].want, 1e-15);
    CHECK(clt_unit_comparable(unit_of(cases[i].text + 2), unit_of(cases[i].unit)));
  }
}

static void test_plain(void) {
  char out[CLT_QUANTITY_BYTES + 40];
  clt_quantity q;
  CHECK(clt_quantity_read("-1.234,50e3 joules", 18, ',', &q));
  CHECK(clt_quantity_plain(&q, out) == strlen("-1234.50e3 J") && strcmp(out, "-1234.50e3 J") == 0);
  CHECK(clt_quantity_read("1,5", 3, ',', &q) && clt_quantity_plain(&q, out) == 3);
  CHECK(strcmp(out, "1.5") == 0);
}

int main(void) {
  test_readings();
  test_refused();
  test_units();
  test_every_unit();
  test_plain();
  return test_end();
}
