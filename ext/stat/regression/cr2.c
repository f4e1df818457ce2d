/* CR2 and its degrees of freedom, cluster by cluster (cr2.h). */
#include "stat/regression/cr2.h"

#include <math.h>
#include <string.h>

#include "stat/fused.h"

bool clt_cr2_init(clt_cr2 *c, int dimensions, int contrasts, const double *lambda,
                  clt_arena *arena) {
  size_t k = (size_t)dimensions, n = (size_t)contrasts;
  *c = (clt_cr2){
      .arena = arena, .dimensions = dimensions, .contrasts = contrasts, .fused = clt_has_fused()};
  clt_spectrum_init(&c->spectrum, arena);
  c->lambda = clt_arena_take(arena, n * k, sizeof *c->lambda);
  c->sums = clt_arena_take(arena, n, sizeof *c->sums);
  c->envelope = clt_arena_take(arena, k, sizeof *c->envelope);
  c->width = clt_arena_take(arena, k, sizeof *c->width);
  c->v = clt_arena_take(arena, k, sizeof *c->v);
  if (!c->v) return false;
  for (size_t i = 0; i < n; i++) {
    double largest = 0.0, *row = c->lambda + i * k;
    for (size_t j = 0; j < k; j++) largest = fmax(largest, fabs(lambda[i * k + j]));
    bool scaled = largest > 0.0 && isfinite(largest);
    c->sums[i].unit = scaled ? ldexp(1.0, ilogb(largest)) : 1.0;
    for (size_t j = 0; j < k; j++) row[j] = lambda[i * k + j] / c->sums[i].unit;
    for (size_t j = 0; j < k; j++) c->sums[i].norm += row[j] * row[j];
  }
  return true;
}

/* Room for decomposing m x m, and in S for every pair of touched dimensions. */
static bool reserve(clt_cr2 *c, int m, int touched, const int *dimension) {
  if (!clt_spectrum_reserve(&c->spectrum, m)) return false;
  size_t old = (size_t)c->room, room = (size_t)c->spectrum.room, contrasts = (size_t)c->contrasts;
  c->score = clt_arena_grow(c->arena, c->score, old, room, sizeof *c->score);
  c->along = clt_arena_grow(c->arena, c->along, old, room, sizeof *c->along);
  c->room = (int)room;
  for (int a = 0; a < touched; a++) {
    int i = dimension[a], width = c->width[i], needed = i - dimension[0] + 1;
    if (needed <= width) continue;
    /* At least twice as many, so that a row does not grow by every new cluster. */
    int wider = needed > 2 * width ? needed : 2 * width;
    c->width[i] = wider < i + 1 ? wider : i + 1;
    c->envelope[i] = clt_arena_grow(c->arena, c->envelope[i], (size_t)width * contrasts,
                                    (size_t)c->width[i] * contrasts, sizeof **c->envelope);
  }
  return !clt_arena_failed(c->arena);
}

/* The rows or the columns of a matrix. */
typedef struct vectors {
  const double *first;
  int count, length;
  int next, apart; /* from a vector to the next, and from an entry to the next */
} vectors;

static vectors rows_of(const double *u, int n, int touched) {
  return (vectors){u, n, touched, touched, 1};
}

static vectors columns_of(const double *u, int n, int touched) {
  return (vectors){u, touched, n, 1, touched};
}

/* x'y, whose entries are so many places apart. */
CLT_TWICE double product(const double *x, int next_x, const double *y, int next_y, int n,
                         bool fused) {
  clt_dd sum = dd_from(0.0);
  for (int j = 0; j < n; j++, x += next_x, y += next_y) {
    sum = dd_add(sum, clt_fused_two_prod(*x, *y, fused));
  }
  return dd_to_double(sum);
}

CLT_FUSED static double product_fused(const double *x, int next_x, const double *y, int next_y,
                                      int n) {
  return product(x, next_x, y, next_y, n, true);
}

static double product_plain(const double *x, int next_x, const double *y, int next_y, int n) {
  return product(x, next_x, y, next_y, n, false);
}

/* The products of the first `count` vectors with b, whose entries are `apart` places apart. False
** if stopped. */
static bool multiply(clt_cr2 *c, const vectors *of, int count, const double *b, int apart,
                     double *out, clt_task *task) {
  for (int i = 0; i < count; i++) {
    const double *x = of->first + (size_t)i * (size_t)of->next;
    out[i] = (c->fused ? product_fused : product_plain)(x, of->apart, b, apart, of->length);
    if (clt_task_stop_after(task, (size_t)of->length, &c->unpolled)) return false;
  }
  return true;
}

/* The matrix of all their products with each other, into c->spectrum. */
static bool multiply_all(clt_cr2 *c, const vectors *of, clt_task *task) {
  size_t m = (size_t)of->count;
  for (size_t i = 0; i < m; i++) {
    const double *b = of->first + i * (size_t)of->next;
    double *row = c->spectrum.a + i * m;
    if (!multiply(c, of, (int)i + 1, b, of->apart, row, task)) return false;
    for (size_t j = 0; j < i; j++) c->spectrum.a[j * m + i] = row[j];
  }
  return true;
}

/* A cluster whose H or P is in c->spectrum, and whose e or q is in c->score. */
typedef struct cluster {
  int touched;          /* dimensions */
  const int *dimension; /* [touched] which */
  int n;                /* rows */
  const double *u;      /* [n * touched] where it is H; NULL where it is P */
} cluster;

static bool saturated(double eigenvalue) {
  return 1.0 - eigenvalue < 1e-8;
}

/* w = (I - H)^(-1/2) l along the eigenvectors, from l. Of P it is made of lambda, and what becomes
** of it is v: the eigenvectors of H are those of P under U, with lengths whose squares are the
** eigenvalues. */
static void weigh(const clt_cr2 *c, const cluster *g, double *along, clt_cr2_sums *sums) {
  const clt_spectrum *s = &c->spectrum;
  double score = 0.0, p = 0.0;
  for (int i = 0; i < s->n; i++) {
    double l = along[i], square = g->u ? 1.0 : s->values[i];
    along[i] = 0.0;
    if (saturated(s->values[i])) continue;
    double w = l / sqrt(1.0 - s->values[i]);
    p += square * l * l;
    score += w * c->score[i];
    along[i] = square * w;
  }
  sums->variance = dd_add(sums->variance, dd_two_prod(score, score));
  sums->trace = dd_add(sums->trace, dd_from(p));
  sums->squares = dd_add(sums->squares, dd_two_prod(p, p));
}

/* Puts the lambda of the touched dimensions into v; whether any of it is not 0. */
static bool weighs(clt_cr2 *c, const cluster *g, int contrast) {
  const double *lambda = c->lambda + (size_t)contrast * (size_t)c->dimensions;
  bool any = false;
  for (int a = 0; a < g->touched; a++) {
    c->v[a] = lambda[g->dimension[a]];
    any = any || c->v[a] != 0.0;
  }
  return any;
}

/* v = U'w from lambda, and what the cluster has in the sums over clusters. */
static bool add_weights(clt_cr2 *c, const cluster *g, int contrast, clt_task *task) {
  const vectors rows = rows_of(g->u, g->n, g->touched);
  const vectors columns = columns_of(g->u, g->n, g->touched);
  double *from = g->u ? c->along : c->v;
  if (g->u && !multiply(c, &rows, g->n, c->v, 1, from, task)) return false;
  if (!clt_spectrum_to(&c->spectrum, from, task)) return false;
  weigh(c, g, from, &c->sums[contrast]);
  if (!clt_spectrum_from(&c->spectrum, from, task)) return false;
  return !g->u || multiply(c, &columns, g->touched, from, 1, c->v, task);
}

/* v v' joins row a of S, and v'S v, the pairs with the clusters before, are added below the
** diagonal. Sums of their own let the additions not wait for each other. */
enum { SUMS = 4 };

CLT_TWICE void add_row(clt_cr2 *c, const cluster *g, int contrast, int a, clt_dd sum[SUMS + 1],
                       bool fused) {
  int i = g->dimension[a];
  for (int b = 0; b <= a; b++) {
    size_t place = (size_t)(i - g->dimension[b]) * (size_t)c->contrasts + (size_t)contrast;
    clt_dd *entry = c->envelope[i] + place, *to = &sum[b < a ? b % SUMS : SUMS];
    clt_dd product = clt_fused_two_prod(c->v[a], c->v[b], fused);
    *to = dd_add(*to, clt_fused_mul(*entry, product, fused));
    *entry = dd_add(*entry, product);
  }
}

CLT_FUSED static void add_row_fused(clt_cr2 *c, const cluster *g, int contrast, int a,
                                    clt_dd sum[SUMS + 1]) {
  add_row(c, g, contrast, a, sum, true);
}

static void add_row_plain(clt_cr2 *c, const cluster *g, int contrast, int a, clt_dd sum[SUMS + 1]) {
  add_row(c, g, contrast, a, sum, false);
}

/* One triangle is added; the last sum is of the diagonal. */
static bool add_pairs(clt_cr2 *c, const cluster *g, int contrast, clt_task *task) {
  clt_dd sum[SUMS + 1] = {{0.0, 0.0}}, *pairs = &c->sums[contrast].pairs;
  for (int a = 0; a < g->touched; a++) {
    if (c->v[a] == 0.0) continue;
    (c->fused ? add_row_fused : add_row_plain)(c, g, contrast, a, sum);
    if (clt_task_stop_after(task, (size_t)a, &c->unpolled)) return false;
  }
  clt_dd below = dd_add(dd_add(sum[0], sum[1]), dd_add(sum[2], sum[3]));
  *pairs = dd_add(*pairs, dd_add(dd_add(below, below), sum[SUMS]));
  return true;
}

static bool add_cluster(clt_cr2 *c, const cluster *g, clt_task *task) {
  if (!clt_spectrum_decompose(&c->spectrum, task)) return false;
  if (!clt_spectrum_to(&c->spectrum, c->score, task)) return false;
  for (int i = 0; i < c->contrasts; i++) {
    if (clt_task_stop_after(task, (size_t)g->touched, &c->unpolled)) return false;
    if (!weighs(c, g, i)) continue;
    if (!add_weights(c, g, i, task) || !add_pairs(c, g, i, task)) return false;
  }
  bool left_out = false;
  for (int i = 0; i < c->spectrum.n; i++) left_out = left_out || saturated(c->spectrum.values[i]);
  c->clusters++;
  c->saturated += left_out;
  return true;
}

bool clt_cr2_add_rows(clt_cr2 *c, int n, int touched, const int *dimension, const double *u,
                      const double *e, clt_task *task) {
  bool narrow = n <= touched;
  cluster g = {.touched = touched, .dimension = dimension, .n = n, .u = narrow ? u : NULL};
  const vectors of = narrow ? rows_of(u, n, touched) : columns_of(u, n, touched);
  if (!reserve(c, of.count, touched, dimension) || !multiply_all(c, &of, task)) return false;
  if (narrow) {
    memcpy(c->score, e, (size_t)n * sizeof *e);
  } else if (!multiply(c, &of, touched, e, 1, c->score, task)) {
    return false;
  }
  return add_cluster(c, &g, task);
}

bool clt_cr2_add_products(clt_cr2 *c, int touched, const int *dimension, const double *p,
                          const double *q, clt_task *task) {
  size_t t = (size_t)touched;
  cluster g = {.touched = touched, .dimension = dimension};
  if (!reserve(c, touched, touched, dimension)) return false;
  memcpy(c->spectrum.a, p, t * t * sizeof *p);
  memcpy(c->score, q, t * sizeof *q);
  return add_cluster(c, &g, task);
}

void clt_cr2_result(const clt_cr2 *c, int contrast, double *variance, double *df) {
  const clt_cr2_sums *s = &c->sums[contrast];
  double trace = dd_to_double(s->trace);
  double pairs = dd_to_double(dd_add(s->squares, dd_add(s->pairs, s->pairs)));
  bool nothing = trace <= 1e-12 * s->norm;
  *variance = nothing ? 0.0 : dd_to_double(s->variance) * s->unit * s->unit;
  *df = *variance > 0.0 ? trace * trace / pairs : NAN;
}
