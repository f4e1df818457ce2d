#include "functions/moderation/moderator.h"

#include "stat/regression/moments_transform.h"

void clt_moderator_start(clt_moderator *moderator, clt_arena *arena) {
  *moderator = (clt_moderator){.settled = false};
  clt_label_set_init(&moderator->labels, arena);
}

static clt_label number_label(double number) {
  return (clt_label){.type = CLT_LABEL_REAL, .real = number};
}

/* The code of a row's value. */
static double code_of(clt_call *call, clt_moderator *moderator, const clt_cell *cell) {
  bool text = cell->label.type == CLT_LABEL_TEXT;
  if (moderator->text != text) {
    clt_fail(call, "the moderator mixes numbers and text; make it one or the other");
    return 0.0;
  }
  if (text && !clt_label_is_name(call, &cell->label, "a group")) return 0.0;
  if (text) return clt_group_of(call, &moderator->labels, &cell->label);
  clt_label label = number_label(cell->number);
  if (moderator->labels.count < 3) clt_label_set_index(&moderator->labels, &label);
  return cell->number - moderator->origin;
}

void clt_moderator_row(clt_call *call, clt_moderator *moderator, const clt_cell *cell, double x,
                       double *m, double *xm) {
  if (!moderator->settled) {
    *moderator = (clt_moderator){.settled = true,
                                 .text = cell->label.type == CLT_LABEL_TEXT,
                                 .labels = moderator->labels,
                                 .origin = cell->number,
                                 .x_origin = x};
  }
  *m = code_of(call, moderator, cell);
  *xm = (x - moderator->x_origin) * *m;
}

/* The label as it should be written: whole numbers without a fraction. */
static void tidy_labels(clt_label_set *labels) {
  for (int i = 0; i < labels->count; i++) {
    clt_label *label = &labels->labels[i];
    if (label->type != CLT_LABEL_REAL || fabs(label->real) > 9e15) continue;
    if (label->real != (double)(int64_t)label->real) continue;
    label->type = CLT_LABEL_INTEGER;
    label->integer = (int64_t)label->real;
  }
}

static void recode_rows(clt_regressors *design, double start, double step, int x, int m, int xm,
                        int rest) {
  int k = design->n_own + design->n_covariates;
  design->low = clt_arena_take(&design->call->arena, (size_t)design->kept, sizeof *design->low);
  design->low_column = xm;
  for (int64_t i = 0; design->low && i < design->kept; i++) {
    double *row = design->kept_x + i * k;
    row[m] = start + row[m] / step;
    if (rest >= 0) row[rest] = 1.0 - row[m];
    clt_dd product = dd_two_prod(row[x], row[m]);
    row[xm] = product.hi;
    design->low[i] = product.lo;
  }
}

void clt_moderator_recode(clt_regressors *design, clt_moderator *moderator,
                          const clt_label *reference, int x, int m, int xm, int rest) {
  double start = moderator->settled && !moderator->text ? moderator->origin : 0.0, step = 1.0;
  moderator->two_valued = moderator->labels.count <= 2;
  if (moderator->two_valued) {
    tidy_labels(&moderator->labels);
    moderator->pair = clt_group_pair(design->call, &moderator->labels, reference);
    if (moderator->labels.count < 2) {
      start = moderator->pair.other == 0 ? 1.0 : 0.0;
    } else {
      const clt_label *label = moderator->labels.labels;
      double span = moderator->text ? 1.0 : label[1].real - label[0].real;
      start = moderator->pair.other == 0 ? 1.0 : 0.0; /* of the value seen first, whose code is 0 */
      step = moderator->pair.other == 0 ? -span : span;
    }
  } else if (reference->type != CLT_LABEL_NONE) {
    clt_note(design->call,
             "option 'reference' is not used: the moderator has more than two values");
  }
  clt_dd a = dd_from(start), b = dd_div(dd_from(1.0), dd_from(step));
  if (clt_failed(design->call)) return;
  clt_dd x_origin = dd_from(moderator->x_origin), one = dd_from(1.0);
  clt_moments_combine(&design->moments, clt_numeric_column(xm), clt_numeric_column(m), x_origin,
                      one);
  clt_moments_combine(&design->moments, clt_numeric_column(m), CLT_CONSTANT, a, b);
  clt_moments_combine(&design->moments, clt_numeric_column(xm), clt_numeric_column(x), a, b);
  if (rest >= 0) {
    clt_moments_combine(&design->moments, clt_numeric_column(rest), CLT_CONSTANT, dd_sub(one, a),
                        dd_neg(b));
  }
  recode_rows(design, start, step, x, m, xm, rest);
}
