/* Sums over parent sets, folded on the way up, against each set by itself. */
#include "graph/exact/marginals.h"

#include "graph/exact/exact.h"
#include "graph/graph_support.h"

enum { D = 9 };

/* What a set's weight is multiplied by to give its probability, here made up; 0 for some. */
static double multiplier(int i, size_t at) {
  uint64_t x = (at * 64 + (size_t)i + 1) * UINT64_C(0x9e3779b97f4a7c15);
  return x >> 60 ? (double)(x >> 12) * 0x1p-52 : 0.0;
}

static double log_weight(const clt_score *s, int j, uint64_t set, double *coefficients) {
  clt_score scratch = *s;
  return clt_score_local(&scratch, j, set, coefficients) - s->base[j] +
         s->log_prior[clt_count(set)];
}

/* In place of the sums over supersets; the exponent of the largest weight is taken off. */
static void set_multipliers(clt_exact_weights *t, const clt_score *score, int32_t *size) {
  for (int i = 0; i < t->members; i++) {
    int j = t->variable[i];
    double most = 0.0;
    for (uint64_t set = 0; set < UINT64_C(1) << D; set++) {
      if (!(set & ~t->knowledge->allowed[j])) most = fmax(most, log_weight(score, j, set, NULL));
    }
    size[i] = (int32_t)(most / log(2.0));
    for (size_t at = 0; at < (size_t)1 << (t->m - 1); at++) {
      t->a[i][at] = multiplier(i, at);
      t->exponent[i][at] = -size[i];
    }
  }
}

typedef struct sums {
  double edge[D * D], coefficient[D * D], size[D * D];
} sums;

/* Every set of every variable by itself, coefficients by a factorisation of its own. */
static void sum_sets(const clt_exact_weights *t, const clt_score *score, const int32_t *size,
                     sums *to) {
  *to = (sums){.edge = {0.0}};
  const clt_knowledge *k = t->knowledge;
  for (int i = 0; i < t->members; i++) {
    int j = t->variable[i];
    for (uint64_t set = 0; set < UINT64_C(1) << D; set++) {
      if (set & ~k->allowed[j] || k->required[j] & ~set) continue;
      if (clt_count(set) > k->max_parents) continue;
      size_t index = 0;
      for (int b = 0; b < t->members; b++) {
        if (set & clt_bit(t->variable[b])) index |= (size_t)1 << b;
      }
      double b[D];
      double p = exp(log_weight(score, j, set, b) - size[i] * log(2.0)) *
                 multiplier(i, clt_squeeze(index, i));
      int a = 0;
      for (uint64_t m = set; m; m &= m - 1, a++) {
        int at = clt_lowest(m) * D + j;
        to->edge[at] += p;
        to->coefficient[at] += p * b[a];
        to->size[at] += p * fabs(b[a]);
      }
    }
  }
}

/* All pieces of the walk. */
static void sum_pieces(clt_exact *x, sums *to, bool coefficients) {
  *to = (sums){.edge = {0.0}};
  clt_exact_weights *t = &x->table;
  for (uint64_t p = 0; p < UINT64_C(1) << clt_exact_walk_fixed(t->d, t->members); p++) {
    clt_walk walk;
    clt_exact_weights_walk(t, 0, NULL, &walk);
    clt_marginal_sums into = {.edge = to->edge,
                              .coefficient = coefficients ? to->coefficient : NULL};
    clt_marginals_run(x->marginals[0], t, &walk, p, &into);
  }
}

static void compare(clt_knowledge_spec *spec, clt_score_model *model, const table *data) {
  clt_arena arena;
  clt_knowledge knowledge;
  clt_conflict conflict;
  clt_score score;
  clt_exact x;
  clt_score_data condensed = table_data(data);
  static sums got, want, edges;
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_knowledge_set(&knowledge, spec, &conflict));
  CHECK(clt_score_init(&score, D, &arena) && clt_exact_init(&x, &knowledge, &arena, NULL));
  clt_score_set(&score, model, &condensed);
  CHECK(clt_exact_fit(&x, &score, 0, NULL));
  int32_t size[D];
  set_multipliers(&x.table, &score, size);
  sum_pieces(&x, &got, true);
  sum_pieces(&x, &edges, false);
  sum_sets(&x.table, &score, size, &want);
  int some = 0;
  for (int i = 0; i < D * D; i++) {
    /* Those that the walk leaves out have less than 2^-144 each. */
    CHECK(fabs(got.edge[i] - want.edge[i]) <= 1e-10 * want.edge[i] + 0x1p-130);
    CHECK(fabs(got.coefficient[i] - want.coefficient[i]) <= 1e-9 * want.size[i] + 0x1p-130);
    CHECK(edges.edge[i] == got.edge[i] && edges.coefficient[i] == 0.0);
    some += want.edge[i] > 0.0;
  }
  CHECK(some >= D);
  clt_arena_free(&arena);
}

static void test_sums(void) {
  for (int run = 0; run < 6; run++) {
    table data = table_simulate(60, D, 0.6, 1.0, (uint64_t)run + 1);
    /* One variable is nearly the sum of two others. */
    for (int i = 0; i < data.n && run == 5; i++) {
      double *row = data.x + i * D;
      row[4] = row[2] + row[7] + 1e-4 * row[4];
    }
    table_moments(&data);
    clt_score_model model = score_defaults(D);
    model.likelihood = run & 1 ? CLT_LINEAR : CLT_BGE;
    model.mean_edge = run == 3 ? 0.5 : 0.0;
    int tier[D] = {0, 0, 1, 1, 1, 1, 2, 2, 2};
    clt_knowledge_spec spec = {.d = D, .max_parents = run == 2 ? 3 : -1};
    if (run == 4) {
      spec.tier = tier;
      spec.exogenous = 3;
    }
    compare(&spec, &model, &data);
    table_free(&data);
  }
}

int main(void) {
  test_sums();
  return test_end();
}
