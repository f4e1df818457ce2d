/*
** p_adjust(key, p [, options]) -> fit: adjusts a family of p-values.
**
** An aggregate and not a window function: SQLite asks a window that spans its partition for its
** value once, so every row would get the same figure.
*/
#include <math.h>

#include "base/sort.h"
#include "sqlite/function.h"
#include "stat/p_adjust.h"

typedef struct p_adjust_options {
  int method;
} p_adjust_options;

static const char *const methods[] = {
    [CLT_HOLM] = "holm", [CLT_BH] = "bh", [CLT_BY] = "by", [CLT_BONFERRONI] = "bonferroni", NULL};

static const clt_option OPTIONS[] = {
    {"method", CLT_OPTION_CHOICE, offsetof(p_adjust_options, method), CLT_HOLM, .choices = methods,
     .meaning = "Holm 1979; Benjamini & Hochberg 1995; Benjamini & Yekutieli 2001; Bonferroni"},
    {0},
};

typedef struct test {
  clt_label key;
  double p; /* NAN: NULL */
} test;

typedef struct p_adjust_state {
  const p_adjust_options *options;
  test *tests; /* [n] */
  size_t n;
} p_adjust_state;

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  (void)call, (void)n_cells;
  ((p_adjust_state *)pointer)->options = options;
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  p_adjust_state *state = pointer;
  double p = cells[1].number;
  if (!isnan(p) && !(p >= 0.0 && p <= 1.0)) {
    clt_fail(call, "argument 2 (p) must be from 0 to 1, not %.17g", p);
    return;
  }
  test *tests = clt_arena_push(&call->arena, state->tests, state->n, sizeof *tests);
  if (!tests) return;
  state->tests = tests;
  test *added = &tests[state->n++];
  *added = (test){cells[0].label, p};
  if (added->key.type == CLT_LABEL_TEXT)
    added->key.text = clt_label_text(&call->arena, &added->key);
}

/* By key, then by p, NULL last, then 1 before 1.0: no order of rows is seen. */
static bool before(const void *tests, uint32_t a, uint32_t b) {
  const test *s = (const test *)tests + a, *t = (const test *)tests + b;
  int order = clt_label_compare(&s->key, &t->key);
  if (order) return order < 0;
  if (s->p < t->p || s->p > t->p) return s->p < t->p;
  if (isnan(s->p) != isnan(t->p)) return isnan(t->p);
  return s->key.type < t->key.type;
}

/* The rows' numbers in that order; NULL on failure. */
static uint32_t *in_order(clt_call *call, const p_adjust_state *state) {
  uint32_t *index = clt_arena_take(&call->arena, state->n, sizeof *index);
  uint32_t *scratch = clt_arena_take(&call->arena, state->n, sizeof *scratch);
  if (!index || !scratch) return NULL;
  for (size_t i = 0; i < state->n; i++) index[i] = (uint32_t)i;
  return clt_sort_rows(index, scratch, state->n, before, state->tests, &call->task) ? index : NULL;
}

typedef struct p_adjust_keys {
  const char *method;
} p_adjust_keys;

static const clt_field KEYS[] = {
    CLT_FIELD_OF(TEXT, p_adjust_keys, method, "as the option"),
    {0},
};

typedef struct p_adjust_row {
  const clt_label *key;
  double p_value, p_adjusted;
  int64_t rank;
} p_adjust_row;

/* In the order of the keys. */
static const clt_field ROW[] = {
    CLT_FIELD_OF(LABEL, p_adjust_row, key, "names the test"),
    CLT_FIELD_OF(REAL, p_adjust_row, p_value, "as it was given"),
    CLT_FIELD_OF(REAL, p_adjust_row, p_adjusted, "adjusted for the family"),
    CLT_FIELD_OF(INTEGER, p_adjust_row, rank, "1: the smallest p; equal ones share the best place"),
    {0},
};

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  p_adjust_state *state = pointer;
  double *p = clt_arena_take(&call->arena, state->n, sizeof *p);
  double *adjusted = clt_arena_take(&call->arena, state->n, sizeof *adjusted);
  int64_t *rank = clt_arena_take(&call->arena, state->n, sizeof *rank);
  uint32_t *order = in_order(call, state);
  if (clt_failed(call) || !order) return;
  for (size_t i = 0; i < state->n; i++) p[i] = state->tests[order[i]].p;
  if (!clt_p_adjust(p, state->n, (clt_adjustment)state->options->method, adjusted, rank,
                    &call->arena, &call->task)) {
    return;
  }
  if (state->n == 0) clt_note(call, "no rows with a key");
  p_adjust_keys keys = {methods[state->options->method]};
  clt_fields_write(fit, KEYS, &keys);
  clt_fit_open(fit, "rows", '[');
  for (size_t i = 0; i < state->n; i++) {
    p_adjust_row row = {&state->tests[order[i]].key, p[i], adjusted[i],
                        rank[i] ? rank[i] : CLT_FIELD_NONE};
    clt_fields_row(fit, ROW, &row);
  }
  clt_fit_close(fit, ']');
}

static const clt_argument ARGUMENTS[] = {
    {"key", CLT_LABEL, "names the test; 1 and '1' are two keys"},
    {"p", CLT_OPTIONAL_NUMBER, "from 0 to 1"}};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 2,
    .required = 2,
    .options = OPTIONS,
    .options_size = sizeof(p_adjust_options),
    .state_size = sizeof(p_adjust_state),
    .start = start,
    .row = row,
    .finish = finish,
};

static const clt_rows_of rows = {.keys = KEYS, .row = ROW};

const clt_function clt_function_p_adjust = {
    "p_adjust",
    .summary = "Adjusts a family of p-values, as R's p.adjust.",
    .details = "A NULL p stays NULL and does not count in the size of the family; a row with a "
               "NULL key is left out. It is an aggregate and no window function: join its rows "
               "back by key, as in `SELECT t.*, a.p_adjusted FROM test AS t JOIN p_adjust((SELECT "
               "p_adjust(rowid, p_value) FROM test)) AS a ON a.key = t.rowid`. A p outside of 0 to "
               "1 is an error.",
    .source = "Holm 1979; Benjamini & Hochberg 1995; Benjamini & Yekutieli 2001",
    .aggregate = &aggregate,
    .rows = &rows,
};
