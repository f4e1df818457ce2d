#include "stat/regression/variance.h"

/* With no residual there is nothing to estimate a variance from: the usual one is 0 or NAN. */
static bool usual(const clt_lm *lm, clt_robust kind) {
  return kind <= CLT_HC3 || lm->perfect || lm->df_residual <= 0;
}

bool clt_variance(const clt_lm *lm, const clt_fit_source *source, clt_robust kind, int n,
                  const double *c, double *std_error, double *df, clt_variance_notes *notes,
                  clt_arena *arena, clt_task *task) {
  *notes = (clt_variance_notes){.left_out = 0};
  if (usual(lm, kind)) {
    clt_robust own = kind <= CLT_HC3 ? kind : CLT_HC_NONE;
    for (int i = 0; i < n; i++) df[i] = (double)lm->df_residual;
    return clt_lm_robust(lm, source->rows, own, n, c, std_error, &notes->left_out, arena, task);
  }
  if (kind == CLT_BY_GROUP) {
    return clt_variance_by_group(lm, source, n, c, std_error, df, notes, arena, task);
  }
  return clt_variance_clustered(lm, source, n, c, std_error, df, notes, arena, task);
}
