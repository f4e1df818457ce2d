#include "functions/plot/plot_scale.h"

#include <math.h>

#include "base/sort.h"
#include "stat/quantile.h"

/* 'auto': values so many times the median would leave most of them too little of a linear axis. */
static const double FAR = 50.0;

const char *const clt_plot_scales[] = {
    [CLT_PLOT_LINEAR] = "linear", [CLT_PLOT_LOG] = "log", [CLT_PLOT_AUTO] = "auto", NULL};

/* Does the largest value lie far beyond the median? */
static bool far_apart(clt_call *call, const clt_plot_values *part, int parts, size_t n) {
  double *all = clt_arena_take_unset(&call->arena, n, sizeof *all);
  double *scratch = clt_arena_take_unset(&call->arena, n, sizeof *scratch);
  size_t used = 0;
  if (!all || !scratch) return false;
  for (int i = 0; i < parts; i++) {
    for (size_t k = 0; k < part[i].n; k++) all[used++] = part[i].value[k];
  }
  return clt_sort(all, scratch, n, &call->task) &&
         all[n - 1] / FAR > clt_quantile_sorted(all, n, 0.5);
}

bool clt_plot_log(clt_call *call, const char *option, int scale, const clt_plot_values *part,
                  int parts) {
  double least = INFINITY;
  size_t n = 0;
  if (scale == CLT_PLOT_LINEAR) return false;
  for (int i = 0; i < parts; i++) {
    n += part[i].n;
    for (size_t k = 0; k < part[i].n; k++) least = fmin(least, part[i].value[k]);
  }
  if (n == 0) return false;
  if (scale == CLT_PLOT_AUTO) return least > 0.0 && far_apart(call, part, parts, n);
  if (least > 0.0) return true;
  clt_fail(call,
           "option '%s' is 'log', which needs values above 0, but there is %!.15g; leave such rows "
           "out with WHERE or FILTER, or write '{\"%s\":\"linear\"}'",
           option, least, option);
  return false;
}
