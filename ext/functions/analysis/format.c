/* causalite_format(x, kind [, lang]) -> a number as a reader is shown it. */
#include <string.h>

#include "base/decimal.h"
#include "base/number.h"
#include "plot/words.h"
#include "sqlite/function.h"
#include "sqlite/label.h"

enum { ESTIMATE_DIGITS = 4, PERCENT_DIGITS = 3, P_DECIMALS = 3, LEAST = -4, MOST = 15 };

/* To so many significant digits, all digits before the point being kept; from 1e15 on and below
** 1e-4 with an exponent. */
static void significant(char out[CLT_DECIMAL_BYTES], clt_decimal d, int digits) {
  clt_decimal rounded = d;
  clt_decimal_round(&rounded, digits);
  int decimals = digits - 1 - rounded.power;
  if (rounded.n == 0) {
    strcpy(out, "0");
  } else if (rounded.power < LEAST || rounded.power >= MOST) {
    clt_decimal_scientific(d, digits, out);
  } else {
    clt_decimal_fixed(d, decimals > 0 ? decimals : 0, out);
  }
}

static void write_estimate(char *out, double x, clt_language language) {
  (void)language;
  significant(out, clt_decimal_of(x), ESTIMATE_DIGITS);
}

/* As the APA's manual has it (7th edition, 6.36); Chinese journals keep the zero. */
static void write_p(char *out, double p, clt_language language) {
  char text[CLT_DECIMAL_BYTES];
  const char *sign = "", *digits = text;
  clt_decimal_fixed(clt_decimal_of(p), P_DECIMALS, text);
  if (p < 0.001) {
    sign = "< ";
    digits = "0.001";
  } else if (p < 1.0 && *text == '1') {
    sign = "> ";
    digits = "0.999";
  }
  strcat(strcpy(out, sign), digits + (language == CLT_ENGLISH && *digits == '0'));
}

static void write_percent(char *out, double share, clt_language language) {
  clt_decimal d = clt_decimal_of(share);
  (void)language;
  if (d.n) d.power += 2;
  significant(out, d, PERCENT_DIGITS);
  strcat(out, "%");
}

static void write_integer(char *out, double x, clt_language language) {
  (void)language;
  clt_decimal_fixed(clt_decimal_of(x), 0, out);
}

/* As clt_label_text() has a label, so that views call a level what set-up calls it. */
static void write_plain(char *out, double x, clt_language language) {
  (void)language;
  clt_label real = {.type = CLT_LABEL_REAL, .real = x}, tidy = clt_label_tidy(&real);
  if (tidy.type == CLT_LABEL_INTEGER) {
    sqlite3_snprintf(CLT_DECIMAL_BYTES, out, "%lld", (long long)tidy.integer);
  } else {
    clt_number_format(out, x);
  }
}

static const char *const KINDS[] = {"estimate", "p", "percent", "integer", "plain", NULL};
enum { P_VALUE = 1, INTEGER = 3 };

static void (*const WRITERS[])(char *out, double x, clt_language language) = {
    write_estimate, write_p, write_percent, write_integer, write_plain};

/* Which of the choices the argument is; -1, latched, if none. */
static int choose(clt_call *call, int position, const char *name, const char *const *choices,
                  sqlite3_value *value) {
  const char *text = clt_text_of(call, value);
  sqlite3_str *message = sqlite3_str_new(NULL);
  sqlite3_str_appendf(message, "argument %d (%s) must be one of ", position, name);
  int found = -1;
  for (int i = 0; choices[i]; i++) {
    sqlite3_str_appendf(message, "%s'%s'", i ? ", " : "", choices[i]);
    if (text && strcmp(text, choices[i]) == 0) found = i;
  }
  sqlite3_str_appendf(message, ", not %s%!.40s%s", text ? "'" : "", text ? text : "NULL",
                      text ? "'" : "");
  if (found < 0) {
    clt_fail_with(call, message);
  } else {
    sqlite3_free(sqlite3_str_finish(message));
  }
  return found;
}

static const clt_argument ARGUMENTS[] = {
    {"x", CLT_NUMBER, "the number"},
    {"kind", CLT_TEXT,
     "'estimate': 4 significant digits (219.0, 12346, 1.200e-07); 'p': a p-value "
     "to 3 decimals (.012, < .001); 'percent': a share, to 3 significant digits "
     "(0.1606 is 16.1%); 'integer': no decimals; 'plain': all digits"},
    {"lang", CLT_TEXT, "'en' (default) or 'zh', in which a p-value keeps its leading zero"}};

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *options) {
  (void)options;
  char out[CLT_DECIMAL_BYTES];
  clt_cell cell;
  int kind = choose(call, 2, "kind", KINDS, argv[1]);
  int language = argc > 2 ? choose(call, 3, "lang", clt_language_names, argv[2]) : CLT_ENGLISH;
  if (kind < 0 || language < 0) return;
  if (clt_cell_read(call, &ARGUMENTS[0], 1, argv[0], &cell) != CLT_PRESENT) return;
  if (kind == P_VALUE && !(cell.number >= 0.0 && cell.number <= 1.0)) {
    clt_fail(call, "argument 1 (x) must be a number from 0 to 1 to be written as 'p'");
  }
  if (clt_failed(call)) return;
  if (kind >= INTEGER && sqlite3_value_type(argv[0]) == SQLITE_INTEGER) {
    sqlite3_result_text(context, clt_text_of(call, argv[0]), -1, SQLITE_TRANSIENT);
    return;
  }
  WRITERS[kind](out, cell.number, (clt_language)language);
  sqlite3_result_text(context, out, -1, SQLITE_TRANSIENT);
}

static const clt_scalar scalar = {ARGUMENTS, 3,    2, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                  evaluate,  NULL, 0};

const clt_function clt_function_format = {
    "causalite_format",
    .summary = "A number as a reader is shown it, the same in every locale: "
               "`causalite_format(219.04, 'estimate')` is `219.0`, `causalite_format(0.0004, 'p')` "
               "is `< .001`.",
    .details =
        "Rounded half to even on the number's decimal digits, the shortest that read back to "
        "it: 0.125 is 0.12, 2.675 is 2.68. Digits before the point are never rounded away; "
        "there are no marks between thousands, the minus is a hyphen and an exponent is "
        "e-07, so that what is copied pastes as a number. A NULL `x` gives NULL; another "
        "`kind` or `lang`, and a p-value that is no probability, are errors.",
    .scalar = &scalar,
};
