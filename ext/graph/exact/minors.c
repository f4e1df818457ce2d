/* Weights by principal minors (minors.h). */
#include "graph/exact/minors.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "graph/simd.h"

enum { ROW = 32 }; /* entries of a row of the recursion's matrices */

/* Variables outside the recursion that some member may have as a parent. */
static uint64_t outsiders_of(const clt_knowledge *k) {
  uint64_t set = 0;
  for (int j = 0; j < k->d; j++) set |= k->allowed[j];
  return set & k->parentless;
}

static int bits_of(const clt_knowledge *k, int *members, int *outside) {
  int n = clt_count(outsiders_of(k));
  *members = k->d - clt_count(k->parentless);
  *outside = n < 2 ? 2 : n;
  return *members + *outside;
}

double clt_minors_bytes(const clt_knowledge *k) {
  int members, outside, bits = bits_of(k, &members, &outside);
  if (bits > CLT_MINORS_MAX) return 0.0;
  return 20.0 * ldexp(1.0, bits) + 16.0 * ldexp(1.0, outside) + 8.0 * (bits + 1) * ROW * ROW +
         256.0;
}

double clt_minors_cost(const clt_knowledge *k) {
  int members, outside, bits = bits_of(k, &members, &outside);
  return ldexp(1.0, bits) * (1e-8 + 2e-9 * members);
}

bool clt_minors_init(clt_minors *m, const clt_exact_weights *t, clt_arena *arena) {
  int bits = bits_of(t->knowledge, &m->members, &m->outside);
  size_t sets = (size_t)1 << bits, half = (size_t)1 << m->outside;
  m->n_outsiders = 0;
  for (uint64_t left = outsiders_of(t->knowledge); left; left &= left - 1) {
    m->outsider[m->n_outsiders++] = clt_lowest(left);
  }
  m->up = clt_arena_take_unset(arena, sets, sizeof *m->up);
  m->down = clt_arena_take_unset(arena, sets, sizeof *m->down);
  m->exponent = clt_arena_take_unset(arena, sets, sizeof *m->exponent);
  m->matrix = clt_arena_take(arena, (size_t)(bits + 1) * ROW * ROW, sizeof *m->matrix);
  m->mask = clt_arena_take(arena, half, sizeof *m->mask);
  m->sum = clt_arena_take(arena, half, sizeof *m->sum);
  return !clt_arena_failed(arena);
}

/* The variable that a bit of a set's number stands for, -1: none. */
static int variable_of(const clt_minors *m, const clt_exact_weights *t, int bit) {
  if (bit >= m->outside) return t->variable[bit - m->outside];
  return bit < m->n_outsiders ? m->outsider[bit] : -1;
}

/* ---- minors ---- */

static double at_least(double pivot) {
  return pivot > DBL_EPSILON ? pivot : DBL_EPSILON;
}

/* Minors of the sets of the first n variables together with those taken in before, whose minor is
** `det` and whose elimination left the matrix a. */
static void recurse(double *up, const double *a, double *next, int n, double det) {
  if (n == 2) {
    double first = at_least(a[0]), second = at_least(a[ROW + 1]);
    up[0] = det;
    up[1] = det * first;
    up[2] = det * second;
    up[3] = det * second * at_least(a[0] - a[ROW] * a[ROW] / second);
    return;
  }
  const double *row = a + (n - 1) * ROW;
  double pivot = at_least(row[n - 1]);
  recurse(up, a, next, n - 1, det);
  for (int i = 0; i < n - 1; i++) {
    double factor = row[i] / pivot;
    for (int j = 0; j <= i; j++) next[i * ROW + j] = a[i * ROW + j] - factor * row[j];
  }
  recurse(up + ((size_t)1 << (n - 1)), next, next + ROW * ROW, n - 1, det * pivot);
}

static void find_minors(clt_minors *m, const clt_exact_weights *t) {
  const clt_score *score = t->score;
  int bits = m->outside + m->members;
  for (int i = 0; i < bits; i++) {
    int v = variable_of(m, t, i);
    for (int j = 0; j <= i; j++) {
      int w = variable_of(m, t, j);
      double size =
          v < 0 || w < 0
              ? 0.0
              : sqrt(score->cross[v * score->stride + v] * score->cross[w * score->stride + w]);
      m->matrix[i * ROW + j] = i == j       ? 1.0
                               : size > 0.0 ? score->cross[v * score->stride + w] / size
                                            : 0.0;
    }
  }
  recurse(m->up, m->matrix, m->matrix + ROW * ROW, bits, 1.0);
}

/* ---- M ---- */

/* What log M is made of besides the minor: by the number of members of the set, and by sum of
** log R_jj, which four neighbours have in common but for the lowest two bits. */
typedef struct terms {
  double constant[CLT_MINORS_MAX + 1];
  double power[CLT_MINORS_MAX + 1]; /* (a + |S|)/2 */
  double log_of[CLT_MINORS_MAX];    /* log R_jj by bit; 0: none */
} terms;

static void set_terms(const clt_minors *m, const clt_exact_weights *t, terms *e) {
  const clt_score *score = t->score;
  int bits = m->outside + m->members;
  double sum = 0.0;
  for (int l = 0; l <= bits; l++) {
    e->constant[l] = sum;
    if (l < score->d) sum += score->constant[l] + score->log_prior[l];
    /* Sets with variables that are not there have no use. */
    e->power[l] = score->power[0] - 0.5 + 0.5 * l;
  }
  for (int i = 0; i < bits; i++) {
    int v = variable_of(m, t, i);
    e->log_of[i] = v < 0 ? 0.0 : score->log_response[v];
  }
}

/* Four sets from number s on. */
CLT_INLINE void take_four(clt_minors *m, const terms *e, size_t s) {
  double sum = 0.0;
  int l = 0;
  for (size_t left = s; left; left &= left - 1, l++) sum += e->log_of[clt_lowest(left)];
  double one = e->log_of[0], two = e->log_of[1];
  v4d logs = {sum, sum + one, sum + two, sum + one + two};
  v4d constant = {e->constant[l], e->constant[l + 1], e->constant[l + 1], e->constant[l + 2]};
  v4d power = {e->power[l], e->power[l + 1], e->power[l + 1], e->power[l + 2]};
  v4d less = {l - 1.0, (double)l, (double)l, l + 1.0};
  v4d *up = (v4d *)(void *)(m->up + s);
  v4i exponent;
  v4d log_m = constant - power * v4_log(up) - v4_all(0.5) * less * logs;
  v4d mantissa = v4_exp(&log_m, &exponent);
  *up = mantissa;
  *(v4d *)(void *)(m->down + s) = v4_all(1.0) / mantissa;
  *(v4i *)(void *)(m->exponent + s) = exponent;
}

CLT_INLINE void take_all(clt_minors *m, const terms *e) {
  for (size_t s = 0; s < (size_t)1 << (m->outside + m->members); s += 4) take_four(m, e, s);
}

/* ---- sums over the sets outside ---- */

/* One member and one set of members: the weights' numbers, and what is allowed outside. */
typedef struct run {
  const double *up, *down, *mask;
  const int32_t *above, *below; /* exponents */
  size_t n;
} run;

/* The largest exponent of a weight. */
CLT_INLINE int32_t largest(const run *r) {
  v4i most = {CLT_SUBSET_ZERO, CLT_SUBSET_ZERO, CLT_SUBSET_ZERO, CLT_SUBSET_ZERO};
  for (size_t o = 0; o < r->n; o += 4) {
    v4i e = *(const v4i *)(const void *)(r->above + o) - *(const v4i *)(const void *)(r->below + o);
    v4l out = *(const v4d *)(const void *)(r->mask + o) == v4_all(0.0);
    v4i not_allowed = __builtin_convertvector(out, v4i);
    e = (e & ~not_allowed) | (most & not_allowed);
    v4i more = e > most;
    most = (e & more) | (most & ~more);
  }
  int32_t a = most[0] > most[1] ? most[0] : most[1], b = most[2] > most[3] ? most[2] : most[3];
  return a > b ? a : b;
}

/* Their weights times 2^-scale times h, summed; each also added to sum[n], if that is not NULL. */
CLT_INLINE double add_up(const run *r, int32_t scale, double h, double *sum) {
  v4d all = v4_all(0.0), factor = v4_all(h);
  v4i shift = {scale, scale, scale, scale};
  for (size_t o = 0; o < r->n; o += 4) {
    v4i e = *(const v4i *)(const void *)(r->above + o) -
            *(const v4i *)(const void *)(r->below + o) - shift;
    v4d w = *(const v4d *)(const void *)(r->up + o) * *(const v4d *)(const void *)(r->down + o);
    w *= v4_pow2(e) * *(const v4d *)(const void *)(r->mask + o) * factor;
    all += w;
    if (sum) *(v4d *)(void *)(sum + o) += w;
  }
  return (all[0] + all[2]) + (all[1] + all[3]);
}

/* Bodies that are compiled twice. */
CLT_INLINE void weigh_body(const run *r, double *mantissa, int32_t *exponent) {
  *exponent = largest(r);
  *mantissa = *exponent == CLT_SUBSET_ZERO ? 0.0 : add_up(r, *exponent, 1.0, NULL);
}

static void weigh_plain(const run *r, double *mantissa, int32_t *exponent) {
  weigh_body(r, mantissa, exponent);
}
static double add_plain(const run *r, int32_t scale, double h, double *sum) {
  return add_up(r, scale, h, sum);
}
static void take_plain(clt_minors *m, const terms *e) {
  take_all(m, e);
}

typedef struct lanes {
  void (*weigh)(const run *r, double *mantissa, int32_t *exponent);
  double (*add)(const run *r, int32_t scale, double h, double *sum);
  void (*take)(clt_minors *m, const terms *e);
} lanes;

#ifdef CLT_LANES_AVX2
CLT_LANES_AVX2 static void weigh_avx2(const run *r, double *mantissa, int32_t *exponent) {
  weigh_body(r, mantissa, exponent);
}
CLT_LANES_AVX2 static double add_avx2(const run *r, int32_t scale, double h, double *sum) {
  return add_up(r, scale, h, sum);
}
CLT_LANES_AVX2 static void take_avx2(clt_minors *m, const terms *e) {
  take_all(m, e);
}
#endif

static lanes choose_lanes(void) {
#ifdef CLT_LANES_AVX2
  if (clt_simd_avx2()) return (lanes){weigh_avx2, add_avx2, take_avx2};
#endif
  return (lanes){weigh_plain, add_plain, take_plain};
}

/* ---- parent sets ---- */

/* The sets outside that member i may have with so many members; false if none. */
static bool set_mask(clt_minors *m, const clt_exact_weights *t, int i, int members) {
  const clt_knowledge *k = t->knowledge;
  int j = t->variable[i];
  uint64_t allowed = 0, required = 0;
  for (int b = 0; b < m->n_outsiders; b++) {
    if (k->allowed[j] & clt_bit(m->outsider[b])) allowed |= clt_bit(b);
    if (k->required[j] & clt_bit(m->outsider[b])) required |= clt_bit(b);
  }
  for (uint64_t o = 0; o < UINT64_C(1) << m->outside; o++) {
    bool may = !(o & ~allowed) && !(required & ~o) && members + clt_count(o) <= k->max_parents;
    m->mask[o] = may ? 1.0 : 0.0;
  }
  return members <= k->max_parents;
}

/* May member i have these members as parents, and has it those that it must have? */
static bool allowed(const clt_exact_weights *t, int i, uint64_t members) {
  uint64_t set = 0;
  for (uint64_t left = members; left; left &= left - 1) {
    set |= clt_bit(t->variable[clt_lowest(left)]);
  }
  uint64_t within = clt_all(t->d) & ~t->knowledge->parentless;
  int j = t->variable[i];
  return !(set & ~t->knowledge->allowed[j]) && !(t->knowledge->required[j] & within & ~set);
}

static run run_of(const clt_minors *m, int i, size_t members) {
  size_t below = members << m->outside, above = (members | (size_t)1 << i) << m->outside;
  return (run){m->up + above,       m->down + below,     m->mask,
               m->exponent + above, m->exponent + below, (size_t)1 << m->outside};
}

/* Does `each` for member i and every set of other members that it may have. */
static void for_sets(clt_minors *m, const clt_exact_weights *t, int i, void *context,
                     void (*each)(void *context, const run *r, int i, size_t members, size_t at)) {
  bool limited = t->knowledge->max_parents < t->d - 1;
  set_mask(m, t, i, 0);
  for (size_t at = 0; at < (size_t)1 << (t->members - 1); at++) {
    size_t members = clt_spread(at, i);
    if (!allowed(t, i, members)) continue;
    if (limited && !set_mask(m, t, i, clt_count(members))) continue;
    run r = run_of(m, i, members);
    each(context, &r, i, members, at);
  }
}

size_t clt_minors_number(const clt_minors *m, const clt_walk_state *s) {
  size_t number = (size_t)s->index << m->outside;
  for (int b = 0; b < m->n_outsiders; b++) {
    if (s->set & clt_bit(m->outsider[b])) number |= (size_t)1 << b;
  }
  return number;
}

int32_t clt_minors_weight(const clt_minors *m, size_t number, int i, double *mantissa) {
  size_t with = number | (size_t)1 << (m->outside + i);
  *mantissa = m->up[with] * m->down[number];
  return m->exponent[with] - m->exponent[number];
}

typedef struct fill {
  lanes lanes;
  clt_exact_weights *t;
} fill;

static void fill_set(void *context, const run *r, int i, size_t members, size_t at) {
  const fill *f = context;
  (void)members;
  f->lanes.weigh(r, &f->t->a[i][at], &f->t->exponent[i][at]);
}

void clt_minors_fill(clt_minors *m, clt_exact_weights *t, const clt_score *score) {
  fill context = {choose_lanes(), t};
  terms e;
  t->score = score;
  find_minors(m, t);
  set_terms(m, t, &e);
  context.lanes.take(m, &e);
  for (int i = 0; i < t->members; i++) for_sets(m, t, i, &context, fill_set);
}

typedef struct edges {
  lanes lanes;
  clt_minors *m;
  const clt_exact_weights *t;
  double *edge;
} edges;

static void edges_of_set(void *context, const run *r, int i, size_t members, size_t at) {
  const edges *e = context;
  const clt_exact_weights *t = e->t;
  if (t->a[i][at] == 0.0) return;
  double p = e->lanes.add(r, -t->exponent[i][at], t->a[i][at], e->m->sum);
  for (size_t left = members; left; left &= left - 1) {
    e->edge[t->variable[clt_lowest(left)] * t->d + t->variable[i]] += p;
  }
}

void clt_minors_edges(clt_minors *m, const clt_exact_weights *t, double *edge) {
  edges context = {choose_lanes(), m, t, edge};
  for (int i = 0; i < t->members; i++) {
    memset(m->sum, 0, sizeof *m->sum << m->outside);
    for_sets(m, t, i, &context, edges_of_set);
    for (uint64_t o = 0; o < UINT64_C(1) << m->outside; o++) {
      for (uint64_t left = m->sum[o] > 0.0 ? o : 0; left; left &= left - 1) {
        edge[m->outsider[clt_lowest(left)] * t->d + t->variable[i]] += m->sum[o];
      }
    }
  }
}
