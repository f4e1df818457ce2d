/* Clusters as they are handed to cr2.h: over the orthonormal columns of the fit (variance.h). */
#include "stat/regression/cr2.h"
#include "stat/regression/variance.h"
#include "stat/regression/whiten.h"

/* The orthonormal basis: the kept columns of the factorisation over the roots of their pivots. */
typedef struct clustered {
  const clt_lm *lm;
  const clt_fit_source *source;
  clt_arena *arena;
  clt_task *task;
  clt_whitener row;
  clt_cr2 cr2;
  int dimensions;
  int *position;   /* [dimensions] of the factorisation */
  int *dimension;  /* [positions] -1: dropped */
  double *root;    /* [dimensions] of the pivot */
  double residual; /* unit of the residuals: the root of their sum of squares */
  /* the cluster at hand */
  int touched;
  int *touch;           /* [dimensions] those that are not 0 in it, ascending */
  double *u;            /* [rows * dimensions] by row, over all dimensions */
  double *packed;       /* [rows * touched] */
  double *e;            /* [rows] */
  clt_design_part part; /* of a cluster without rows */
  clt_moments moments;  /* of that, over the part */
  int *column;          /* [positions] those that are not 0 in it */
} clustered;

static bool find_basis(clustered *w) {
  const clt_cholesky *f = &w->lm->factor;
  size_t positions = (size_t)(f->absorbed + f->dense);
  w->position = clt_arena_take(w->arena, positions, sizeof *w->position);
  w->dimension = clt_arena_take(w->arena, positions, sizeof *w->dimension);
  w->root = clt_arena_take(w->arena, positions, sizeof *w->root);
  w->touch = clt_arena_take(w->arena, positions, sizeof *w->touch);
  w->column = clt_arena_take(w->arena, positions, sizeof *w->column);
  w->u = clt_arena_take(w->arena, CLT_CLUSTER_ROWS * positions, sizeof *w->u);
  w->packed = clt_arena_take(w->arena, CLT_CLUSTER_ROWS * positions, sizeof *w->packed);
  w->e = clt_arena_take(w->arena, CLT_CLUSTER_ROWS, sizeof *w->e);
  if (!w->e) return false;
  for (int p = 0; p < f->absorbed + f->dense - 1; p++) {
    double pivot = p < f->absorbed ? f->count[p] : f->pivot[p - f->absorbed].hi;
    w->dimension[p] = pivot > 0.0 ? w->dimensions : -1;
    if (!(pivot > 0.0)) continue;
    w->position[w->dimensions] = p;
    w->root[w->dimensions++] = sqrt(pivot);
  }
  w->residual = sqrt(f->pivot[f->dense - 1].hi);
  return true;
}

/* A batch of the combinations, from the one at `first` on, over the basis; those that touch a
** dropped term are not marked as found. */
static bool set_contrasts(clustered *w, int first, int n, const double *c, bool *found,
                          clt_arena *arena) {
  size_t terms = (size_t)w->lm->model.n_terms, k = (size_t)w->dimensions;
  double *lambda = clt_arena_take(arena, (size_t)n * k + 1, sizeof *lambda);
  double *unit = clt_arena_take(arena, terms, sizeof *unit);
  clt_dd *along = clt_arena_take(arena, terms + 1, sizeof *along);
  if (!lambda || !unit || !along) return false;
  for (int i = 0; i < n; i++) {
    if (clt_task_stop(w->task, 0.0)) return false;
    if (!c) unit[first + i] = 1.0;
    found[i] = clt_lm_along(w->lm, c ? c + (size_t)(first + i) * terms : unit, along);
    if (!c) unit[first + i] = 0.0;
    for (int d = 0; found[i] && d < w->dimensions; d++) {
      lambda[(size_t)i * k + (size_t)d] = dd_to_double(along[w->position[d]]) / w->root[d];
    }
  }
  return clt_cr2_init(&w->cr2, w->dimensions, n, lambda, arena);
}

/* ---- clusters of few rows ---- */

/* Row r of the cluster over all dimensions; marks those that are not 0. */
static void take_row(clustered *w, int r, int64_t place) {
  double *u = w->u + (size_t)r * (size_t)w->dimensions;
  clt_whiten_row(&w->row, place);
  for (int d = 0; d < w->dimensions; d++) {
    int i = w->position[d] - w->row.absorbed;
    u[d] = 0.0;
    if (i >= 0) u[d] = dd_to_double(w->row.z[i]) / (w->row.unit[i] * w->root[d]);
    if (u[d] != 0.0) w->touch[d] = 1;
  }
  if (w->row.level >= 0) {
    int d = w->dimension[w->row.level];
    u[d] = 1.0 / w->root[d];
    w->touch[d] = 1;
  }
  int y = w->row.dense;
  w->e[r] = dd_to_double(w->row.z[y]) / (w->row.unit[y] * w->residual);
}

static bool add_rows(clustered *w, const clt_cluster *cluster) {
  const size_t k = (size_t)w->dimensions;
  int n = 0, touched = 0;
  for (int d = 0; d < w->dimensions; d++) w->touch[d] = 0;
  for (int64_t at = cluster->first; at; at = w->source->clusters->next[at - 1]) {
    if (clt_task_stop_after(w->task, k * k, &w->cr2.unpolled)) return false;
    take_row(w, n++, at - 1);
  }
  for (int d = 0; d < w->dimensions; d++) {
    if (w->touch[d]) w->touch[touched++] = d;
  }
  for (size_t r = 0; r < (size_t)n; r++) {
    for (int t = 0; t < touched; t++) {
      w->packed[r * (size_t)touched + (size_t)t] = w->u[r * k + (size_t)w->touch[t]];
    }
  }
  return clt_cr2_add_rows(&w->cr2, n, touched, w->touch, w->packed, w->e, w->task);
}

/* ---- clusters of many ---- */

static clt_dd product(const clustered *w, int p, int q) {
  const clt_lm *lm = w->lm;
  int a = w->part.place[clt_lm_column_at(lm, p)], b = w->part.place[clt_lm_column_at(lm, q)];
  return lm->shifted ? clt_moments_product(&w->moments, a, b)
                     : clt_moments_raw_product(&w->moments, a, b);
}

/* Positions whose columns are not 0 in the cluster, the response's among them. */
static int find_columns(clustered *w) {
  const clt_cholesky *f = &w->lm->factor;
  int n = 0;
  for (int p = 0; p < f->absorbed + f->dense; p++) {
    if (w->part.place[clt_lm_column_at(w->lm, p)] < 0) continue;
    if (product(w, p, p).hi != 0.0) w->column[n++] = p;
  }
  return n;
}

/* Entry of L^-1. */
static clt_dd entry(const clt_cholesky *f, int row, int p) {
  if (row < f->absorbed) return dd_from(row == p ? 1.0 : 0.0);
  return p <= row ? clt_cholesky_row(f, row - f->absorbed)[p] : dd_from(0.0);
}

/* The dimensions that the columns touch. */
static void find_touched(clustered *w, int columns) {
  const clt_cholesky *f = &w->lm->factor;
  w->touched = 0;
  for (int d = 0; d < w->dimensions; d++) {
    bool any = false;
    for (int i = 0; i < columns && !any; i++) {
      any = entry(f, w->position[d], w->column[i]).hi != 0.0;
    }
    if (any) w->touch[w->touched++] = d;
  }
}

/* Sum over columns of L^-1 row `row` times x. */
static clt_dd transform(const clustered *w, int row, int columns, const clt_dd *x, int stride) {
  const clt_cholesky *f = &w->lm->factor;
  clt_dd sum = dd_from(0.0);
  for (int i = 0; i < columns; i++) {
    clt_dd a = entry(f, row, w->column[i]);
    if (a.hi != 0.0) sum = dd_add(sum, dd_mul(a, x[(size_t)i * (size_t)stride]));
  }
  return sum;
}

/* The products of the cluster at hand, from those of its columns to those of the basis. */
typedef struct products {
  int columns;
  clt_dd *cross; /* [columns * columns] of the columns */
  clt_dd *half;  /* [(touched + 1) * columns] of L^-1 with them; the residual is last */
  double *p;     /* [touched * touched] U'U */
  double *q;     /* [touched] U'e */
} products;

static bool make_room(const clustered *w, products *of, clt_arena *arena) {
  size_t n = (size_t)of->columns, t = (size_t)w->touched;
  of->cross = clt_arena_take(arena, n * n, sizeof *of->cross);
  of->half = clt_arena_take(arena, (t + 1) * n, sizeof *of->half);
  of->p = clt_arena_take(arena, t * t, sizeof *of->p);
  of->q = clt_arena_take(arena, t, sizeof *of->q);
  return of->q != NULL;
}

static bool find_half(clustered *w, const products *of) {
  const int last = w->lm->factor.absorbed + w->lm->factor.dense - 1;
  size_t n = (size_t)of->columns, t = (size_t)w->touched;
  for (size_t i = 0; i < n; i++) {
    for (size_t j = 0; j <= i; j++) {
      of->cross[i * n + j] = of->cross[j * n + i] = product(w, w->column[i], w->column[j]);
    }
  }
  for (size_t i = 0; i <= t; i++) {
    int row = i < t ? w->position[w->touch[i]] : last;
    for (size_t j = 0; j < n; j++) {
      of->half[i * n + j] = transform(w, row, of->columns, of->cross + j, of->columns);
      if (clt_task_stop_after(w->task, 16 * n, &w->cr2.unpolled)) return false;
    }
  }
  return true;
}

/* U'U and U'e: L^-1 S L^-T over the touched dimensions, and with the residual. */
static bool find_products(clustered *w, const products *of) {
  size_t n = (size_t)of->columns, t = (size_t)w->touched;
  for (size_t i = 0; i < t; i++) {
    int row = w->position[w->touch[i]];
    double root = w->root[w->touch[i]];
    for (size_t j = 0; j <= i; j++) {
      double whole = dd_to_double(transform(w, row, of->columns, of->half + j * n, 1));
      of->p[i * t + j] = of->p[j * t + i] = whole / (root * w->root[w->touch[j]]);
      if (clt_task_stop_after(w->task, 16 * n, &w->cr2.unpolled)) return false;
    }
    double whole = dd_to_double(transform(w, row, of->columns, of->half + t * n, 1));
    of->q[i] = whole / (root * w->residual);
  }
  return true;
}

static bool add_products_in(clustered *w, const clt_cluster *cluster, clt_arena *arena) {
  products of = {.columns = 0};
  if (!clt_design_part_of(w->source->design, cluster->strata, NULL, &w->part, arena, w->task) ||
      !clt_design_moments(&w->part.design, cluster->strata, NULL, &w->moments, arena, w->task)) {
    return false;
  }
  of.columns = find_columns(w);
  find_touched(w, of.columns);
  if (!make_room(w, &of, arena) || !find_half(w, &of) || !find_products(w, &of)) return false;
  return clt_cr2_add_products(&w->cr2, w->touched, w->touch, of.p, of.q, w->task);
}

/* What a cluster takes is given back before the next one. */
static bool add_products(clustered *w, const clt_cluster *cluster) {
  clt_arena scratch;
  clt_arena_init(&scratch, w->arena->from);
  bool ok = add_products_in(w, cluster, &scratch);
  if (clt_arena_failed(&scratch)) w->arena->failed = true;
  clt_arena_free(&scratch);
  return ok;
}

static bool add_clusters(clustered *w) {
  const clt_clusters *clusters = w->source->clusters;
  const size_t k = (size_t)w->dimensions;
  size_t unpolled = 0;
  for (int64_t g = 0; g < clusters->count; g++) {
    const clt_cluster *cluster = &clusters->cluster[g];
    bool due = clt_task_due(k * k + 64, &unpolled);
    if (due && clt_task_stop(w->task, (double)g / (double)clusters->count)) return false;
    if (!(cluster->strata ? add_products(w, cluster) : add_rows(w, cluster))) return false;
  }
  return true;
}

/* Standard errors and degrees of freedom of a batch. */
static bool infer(clustered *w, int first, int n, const double *c, double *std_error, double *df,
                  clt_arena *arena) {
  bool *found = clt_arena_take(arena, (size_t)n, sizeof *found);
  if (!found || !set_contrasts(w, first, n, c, found, arena) || !add_clusters(w)) return false;
  for (int i = 0; i < n; i++) {
    double variance;
    clt_cr2_result(&w->cr2, i, &variance, &df[first + i]);
    std_error[first + i] = found[i] ? sqrt(variance) * w->residual : NAN;
    if (!found[i]) df[first + i] = NAN;
  }
  return true;
}

/* How many combinations there is memory for at once: each has a matrix of its own (cr2.h). */
static int batch(const clustered *w, int n) {
  const double most = 8e6; /* entries, of 16 bytes each */
  double each = 0.5 * (double)w->dimensions * ((double)w->dimensions + 1.0);
  return each * n <= most ? n : (int)fmax(1.0, most / each);
}

bool clt_variance_clustered(const clt_lm *lm, const clt_fit_source *source, int n, const double *c,
                            double *std_error, double *df, clt_variance_notes *notes,
                            clt_arena *arena, clt_task *task) {
  clustered w = {.lm = lm, .source = source, .arena = arena, .task = task};
  clt_rows rows = clt_clusters_rows(source->clusters, source->design);
  if (!clt_whiten_init(&w.row, lm, &rows, arena) || !find_basis(&w)) return false;
  notes->clusters = source->clusters->count;
  bool ok = true;
  for (int first = 0, size = batch(&w, n); ok && first < n; first += size) {
    clt_arena scratch;
    clt_arena_init(&scratch, arena->from);
    ok = infer(&w, first, n - first < size ? n - first : size, c, std_error, df, &scratch);
    if (clt_arena_failed(&scratch)) arena->failed = true;
    clt_arena_free(&scratch);
  }
  return ok;
}
