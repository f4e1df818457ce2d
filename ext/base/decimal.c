#include "base/decimal.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"

clt_decimal clt_decimal_of(double x) {
  char text[CLT_NUMBER_BYTES];
  clt_decimal d = {.negative = x < 0.0};
  int before = 0; /* digits before the point, less zeros behind it that come first */
  bool point = false;
  clt_number_format(text, x);
  for (const char *at = text; *at; at++) {
    if (*at == 'e') {
      before += atoi(at + 1);
      break;
    }
    point = point || *at == '.';
    if (*at < '0' || *at > '9') continue;
    bool leading = d.n == 0 && *at == '0';
    if (!leading && d.n < CLT_DECIMAL_DIGITS) d.digits[d.n++] = *at;
    before += leading ? -point : !point;
  }
  while (d.n && d.digits[d.n - 1] == '0') d.n--;
  d.power = d.n ? before - 1 : 0;
  return d;
}

/* Is what follows the first `keep` digits more than half of one, or half and the digit is odd? */
static bool rounds_up(const clt_decimal *d, int keep) {
  if (keep < 0 || keep >= d->n || d->digits[keep] != '5') {
    return keep >= 0 && keep < d->n && d->digits[keep] > '5';
  }
  return d->n > keep + 1 || (keep > 0 && (d->digits[keep - 1] - '0') % 2);
}

void clt_decimal_round(clt_decimal *d, int keep) {
  bool up = rounds_up(d, keep);
  if (keep >= d->n) return;
  d->n = keep > 0 ? keep : 0;
  while (up && d->n && d->digits[d->n - 1] == '9') d->n--;
  if (up && d->n) {
    d->digits[d->n - 1]++;
  } else if (up) { /* 999 and more becomes a 1 one place before */
    d->digits[d->n++] = '1';
    d->power++;
  }
  while (d->n && d->digits[d->n - 1] == '0') d->n--;
  if (d->n == 0) d->power = 0;
}

static char digit_at(const clt_decimal *d, int power) {
  int i = d->power - power;
  return (char)(i >= 0 && i < d->n ? d->digits[i] : '0');
}

int clt_decimal_fixed(clt_decimal d, int decimals, char out[CLT_DECIMAL_BYTES]) {
  int n = 0;
  clt_decimal_round(&d, d.power + 1 + decimals);
  if (d.negative && d.n) out[n++] = '-';
  for (int power = d.power > 0 ? d.power : 0; power >= -decimals; power--) {
    if (power == -1) out[n++] = '.';
    out[n++] = digit_at(&d, power);
  }
  out[n] = 0;
  return n;
}

int clt_decimal_scientific(clt_decimal d, int digits, char out[CLT_DECIMAL_BYTES]) {
  int n = 0;
  clt_decimal_round(&d, digits);
  if (d.negative) out[n++] = '-';
  for (int i = 0; i < digits; i++) {
    if (i == 1) out[n++] = '.';
    out[n++] = digit_at(&d, d.power - i);
  }
  int power = abs(d.power);
  out[n++] = 'e';
  out[n++] = d.power < 0 ? '-' : '+';
  if (power > 99) out[n++] = (char)('0' + power / 100);
  out[n++] = (char)('0' + power / 10 % 10);
  out[n++] = (char)('0' + power % 10);
  out[n] = 0;
  return n;
}
