/*
** The input is what was counted of the columns of a table: names of words that are known and of
** others, kinds, numbers, the most frequent values, and now and then what is given. Every column
** gets a role, what is not certain says so, and what is said is text.
*/
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "roles/roles.h"
#include "sqlite/memory.h"

enum { MOST_COLUMNS = 5, NAME = 64 };

static const char *const PIECES[] = {"energy",
                                     "time",
                                     "condition",
                                     "mode",
                                     "acc",
                                     "loss",
                                     "epochs",
                                     "batch_size",
                                     "seed",
                                     "id",
                                     "day",
                                     "power",
                                     "gpu",
                                     "name",
                                     "group",
                                     "run",
                                     "status",
                                     "model",
                                     "train",
                                     "val",
                                     "mean",
                                     "std",
                                     "J",
                                     "kWh",
                                     "duration",
                                     "start",
                                     "end",
                                     "baseline",
                                     "quantized",
                                     "lr",
                                     "dropout",
                                     "date",
                                     "\xe8\x83\xbd\xe8\x80\x97",
                                     "\xe6\xa8\xa1\xe5\xbc\x8f",
                                     "temperature",
                                     "utilization",
                                     "f1",
                                     "score",
                                     "memory",
                                     "co2",
                                     "block",
                                     "cluster",
                                     "W",
                                     "(s)",
                                     "[%]",
                                     "1"};

static const char *const VALUES[] = {"0",
                                     "1",
                                     "a",
                                     "b",
                                     "baseline",
                                     "quantized",
                                     "on",
                                     "off",
                                     "true",
                                     "false",
                                     "control",
                                     "treatment",
                                     "",
                                     "none",
                                     "2",
                                     "0.5",
                                     "gpu",
                                     "cpu",
                                     "\xe5\x85\xb3",
                                     "\xe5\xbc\x80"};

static void make_name(fuzz_input *in, char name[NAME]) {
  static const char *const between[] = {"_", " ", "", ".", "-", "/", ": "};
  size_t n;
  int pieces = 1 + fuzz_below(in, 3);
  *name = 0;
  for (int i = 0; i < pieces; i++) {
    if (i) strcat(name, FUZZ_PICK(in, between));
    strcat(name, FUZZ_PICK(in, PIECES));
  }
  if (fuzz_below(in, 16) < 15) return;
  const char *bytes =
      fuzz_bytes(in, NAME - 1, &n); /* names are UTF-8, without control characters */
  n = clt_utf8_well_formed(bytes, n);
  memcpy(name, bytes, n);
  for (size_t i = 0; i < n; i++) name[i] = (unsigned char)name[i] < ' ' ? ' ' : name[i];
  name[n] = 0;
}

static double make_number(fuzz_input *in) {
  static const double numbers[] = {0.0,    1.0,    -1.0,   0.5,   100.0,
                                   1e9,    1.7e9,  1.7e12, 1e300, -1e300,
                                   1e-300, 5e-324, 37.0,   255.0, 1.7976931348623157e308};
  return FUZZ_PICK(in, numbers);
}

static void make_values(fuzz_input *in, clt_column_facts *f, clt_common_value *common) {
  f->common = common;
  f->n_common = (int)(f->distinct < 6 ? f->distinct : 6);
  int64_t left = f->filled;
  int first = fuzz_byte(in);
  for (int i = 0; i < f->n_common; i++) {
    common[i].text = VALUES[(size_t)(first + i) % (sizeof VALUES / sizeof *VALUES)];
    common[i].rows = left / (f->n_common - i);
    left -= common[i].rows;
  }
}

static void make_facts(fuzz_input *in, clt_column_facts *f, int64_t rows, int column) {
  static const int64_t counts[] = {1, 2, 3, 4, 8, 20, 100, 1000};
  static const clt_role known[] = {CLT_ROLE_NONE, CLT_ROLE_CAUSE, CLT_ROLE_PERFORMANCE,
                                   CLT_ROLE_TIME, CLT_ROLE_UNIT};
  int flags = fuzz_byte(in), how = fuzz_byte(in);
  f->kind = (clt_column_kind)(how % 4);
  f->rows = rows;
  f->filled = f->kind == CLT_COLUMN_EMPTY ? 0 : how & 16 ? rows : rows - rows / 3;
  f->distinct = FUZZ_PICK(in, counts);
  if (f->distinct > f->filled) f->distinct = f->filled;
  bool numbers = f->filled && f->kind != CLT_COLUMN_TEXT;
  f->numbers = numbers ? f->filled : 0;
  f->lowest = numbers ? make_number(in) : NAN;
  f->highest = numbers ? fmax(f->lowest, make_number(in)) : NAN;
  f->median = numbers ? f->lowest / 2.0 + f->highest / 2.0 : NAN;
  f->known = how & 32 ? FUZZ_PICK(in, known) : CLT_ROLE_NONE;
  f->unit = how & 64 ? "J" : NULL;
  f->direction = how & 128 ? "lower" : NULL;
  f->stray = f->kind == CLT_COLUMN_TEXT ? "x" : NULL;
  f->key = flags & 1;
  f->unique = flags & 2 && f->distinct == f->filled;
  f->ascending = flags & 4;
  f->times = flags & 8;
  f->same_as = flags & 16 && column > 0 ? (flags >> 5) % column : -1;
}

static int nested(void *host, const int *column, int n, int in, const char *reference) {
  (void)column, (void)reference;
  return *(int *)host + n - in > 0;
}

/* ---- what comes out ---- */

static void check_text(const char *text, const char *name) {
  if (text) FUZZ_CHECK(clt_utf8_valid(text, strlen(text)), name);
}

static void check_roles(const clt_roles *roles, const clt_column_facts *facts, int n) {
  for (int i = 0; i < n; i++) {
    const clt_column_role *c = &roles->column[i];
    const char *name = facts[i].name;
    FUZZ_CHECK(c->role > CLT_ROLE_NONE && c->role < CLT_ROLES, name);
    FUZZ_CHECK(c->certain == !c->say && c->tier >= 0 && c->tier <= 3 && c->label, name);
    check_text(c->say, name);
    check_text(c->label, name);
    check_text(c->caveat, name);
    check_text(c->unit, name);
  }
  FUZZ_CHECK(roles->condition >= -1 && roles->condition < n, "");
  for (int i = 0; roles->condition >= 0 && i < roles->n_levels; i++) {
    FUZZ_CHECK(roles->levels[i] != NULL, facts[roles->condition].name);
  }
  for (int i = 0; i < roles->n_candidates; i++) {
    FUZZ_CHECK(roles->candidates[i] >= 0 && roles->candidates[i] < n, "");
  }
}

static void fuzz_one(fuzz_input *in) {
  static char name[MOST_COLUMNS][NAME];
  static clt_common_value common[MOST_COLUMNS][CLT_COMMON_VALUES];
  static const int64_t sizes[] = {0, 1, 2, 8, 30, 236, 5000, 1000000};
  clt_column_facts facts[MOST_COLUMNS] = {{0}};
  clt_role_given given;
  int n = 1 + fuzz_below(in, MOST_COLUMNS), how = fuzz_byte(in);
  int64_t rows = FUZZ_PICK(in, sizes);
  for (int i = 0; i < n; i++) {
    make_name(in, name[i]);
    facts[i].name = name[i];
    make_facts(in, &facts[i], rows, i);
    make_values(in, &facts[i], common[i]);
  }
  given = (clt_role_given){(clt_role)(1 + how % (CLT_ROLES - 1)), how / 16 % n};
  clt_roles_given all = {.role = &given, .n = how & 1, .primary = -1, .host = &how};
  if (how & 8) all.nested = nested;
  clt_arena arena;
  clt_arena_init(&arena, &clt_sqlite_heap);
  clt_roles *roles = clt_roles_guess(&arena, facts, n, how & 2 ? &all : NULL, NULL);
  FUZZ_CHECK(roles != NULL, "");
  if (roles) check_roles(roles, facts, n);
  clt_arena_free(&arena);
}

FUZZ_TARGET("roles")
