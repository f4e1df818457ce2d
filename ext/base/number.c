#include "base/number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_number_byte(char c) {
  return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == 'e' || c == 'E';
}

/* Replaces the locale's decimal point, whatever bytes it has, by '.'; reports if there was one. */
static bool normalise_point(char *text) {
  char *write = text;
  bool point = false;
  for (const char *read = text; *read; read++) {
    if (is_number_byte(*read)) {
      *write++ = *read;
    } else if (!point) {
      *write++ = '.';
      point = true;
    }
  }
  *write = 0;
  return point;
}

int clt_number_format(char out[CLT_NUMBER_BYTES], double x) {
  for (int digits = 15; digits <= 17; digits++) {
    snprintf(out, CLT_NUMBER_BYTES, "%.*g", digits, x);
    if (strtod(out, NULL) == x) break;
  }
  bool real = normalise_point(out) || strchr(out, 'e');
  if (!real) strcat(out, ".0");
  return (int)strlen(out);
}

/* The locale's decimal point: what stands between the digits of 0.5. */
static void local_point(char out[CLT_NUMBER_BYTES]) {
  snprintf(out, CLT_NUMBER_BYTES, "%.1f", 0.5);
  size_t length = strlen(out);
  memmove(out, out + 1, length);
  out[length - 2] = 0;
}

bool clt_number_parse(const char *text, double *x) {
  char point[CLT_NUMBER_BYTES], local[2 * CLT_NUMBER_BYTES];
  const char *dot = strchr(text, '.');
  size_t length = strlen(text), whole = dot ? (size_t)(dot - text) : length;
  if (length == 0 || length >= CLT_NUMBER_BYTES) return false;
  local_point(point);
  memcpy(local, text, whole);
  local[whole] = 0;
  if (dot) {
    strcat(local, point);
    strcat(local, dot + 1);
  }
  char *end;
  *x = strtod(local, &end);
  return *end == 0;
}
