#include "base/unit.h"

#include <string.h>

typedef enum dimension {
  ENERGY,
  POWER,
  TIME,
  FREQUENCY,
  DATA,
  SHARE,
  TEMPERATURE,
  MASS,
  VOLTAGE,
  CURRENT
} dimension;

/* A unit is factor * 10^power of the first of its dimension. */
typedef struct entry {
  const char *name;
  const char *others; /* further spellings, each between blanks */
  dimension dimension;
  double factor;
  int power;
} entry;

static const entry UNITS[] = {
    {"J", " joule joules Joule Joules ", ENERGY, 1, 0},
    {"nJ", "", ENERGY, 1, -9},
    {"uJ", " \xc2\xb5J \xce\xbcJ ", ENERGY, 1, -6},
    {"mJ", "", ENERGY, 1, -3},
    {"kJ", " KJ ", ENERGY, 1, 3},
    {"MJ", "", ENERGY, 1, 6},
    {"GJ", "", ENERGY, 1, 9},
    {"mWh", "", ENERGY, 3.6, 0},
    {"Wh", " wh WH ", ENERGY, 3.6, 3},
    {"kWh", " kwh KWh KWH kw\xc2\xb7h ", ENERGY, 3.6, 6},
    {"MWh", "", ENERGY, 3.6, 9},
    {"W", " watt watts Watt Watts ", POWER, 1, 0},
    {"uW", " \xc2\xb5W \xce\xbcW ", POWER, 1, -6},
    {"mW", "", POWER, 1, -3},
    {"kW", " KW ", POWER, 1, 3},
    {"MW", "", POWER, 1, 6},
    {"s", " sec secs second seconds ", TIME, 1, 0},
    {"ns", "", TIME, 1, -9},
    {"us", " \xc2\xb5s \xce\xbcs ", TIME, 1, -6},
    {"ms", " msec msecs ", TIME, 1, -3},
    {"min", " mins minute minutes ", TIME, 60, 0},
    {"h", " hr hrs hour hours ", TIME, 3600, 0},
    {"days", " day ", TIME, 86400, 0},
    {"Hz", " hz ", FREQUENCY, 1, 0},
    {"kHz", " KHz khz ", FREQUENCY, 1, 3},
    {"MHz", " Mhz mhz ", FREQUENCY, 1, 6},
    {"GHz", " Ghz ghz ", FREQUENCY, 1, 9},
    {"bytes", " byte Bytes ", DATA, 1, 0},
    {"kB", " KB kb ", DATA, 1, 3},
    {"MB", "", DATA, 1, 6},
    {"GB", "", DATA, 1, 9},
    {"TB", "", DATA, 1, 12},
    {"KiB", " kiB ", DATA, 1024, 0},
    {"MiB", "", DATA, 1048576, 0},
    {"GiB", "", DATA, 1073741824, 0},
    {"TiB", "", DATA, 1099511627776, 0},
    {"%", " percent \xef\xbc\x85 ", SHARE, 1, 0},
    {"\xc2\xb0"
     "C",
     " \xe2\x84\x83 ", TEMPERATURE, 1, 0},
    {"kg", "", MASS, 1, 0},
    {"mg", "", MASS, 1, -6},
    {"V", " volt volts ", VOLTAGE, 1, 0},
    {"mV", "", VOLTAGE, 1, -3},
    {"mA", "", CURRENT, 1, -3},
};

enum { N_UNITS = sizeof UNITS / sizeof *UNITS };
_Static_assert((int)N_UNITS <= (int)CLT_UNIT_MOST, "a unit is a number below CLT_UNIT_MOST");

/* Is the text one of the spellings? */
static bool is_among(const char *spellings, const char *text, size_t bytes) {
  const char *end = spellings + strlen(spellings);
  for (const char *at = spellings; at < end;) {
    size_t n = strcspn(++at, " ");
    if (n == bytes && n && memcmp(at, text, n) == 0) return true;
    at += n;
  }
  return false;
}

int clt_unit_find(const char *text, size_t bytes) {
  if (bytes == 0 || (*text >= '\'' && *text <= '9')) return CLT_UNIT_NONE; /* another number */
  for (int i = 0; i < N_UNITS; i++) {
    const char *name = UNITS[i].name;
    if (strlen(name) == bytes && memcmp(name, text, bytes) == 0) return i;
    if (is_among(UNITS[i].others, text, bytes)) return i;
  }
  return CLT_UNIT_NONE;
}

const char *clt_unit_name(int unit) {
  return UNITS[unit].name;
}

bool clt_unit_comparable(int a, int b) {
  return UNITS[a].dimension == UNITS[b].dimension;
}

void clt_unit_ratio(int a, int b, double *factor, int *power) {
  *factor = UNITS[a].factor / UNITS[b].factor;
  *power = UNITS[a].power - UNITS[b].power;
}
