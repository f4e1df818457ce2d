/*
** What the tests of ext/graph share: memory, simulated tables, and the cases in ../shared/graphs.
*/
#ifndef CLT_TEST_GRAPH_SUPPORT_H
#define CLT_TEST_GRAPH_SUPPORT_H

#include "base/rng.h"
#include "graph/knowledge.h"
#include "graph/score.h"
#include "stat/distribution/rng_normal.h"
#include "test.h"

static inline void *support_resize(void *block, size_t bytes) {
  return realloc(block, bytes);
}
static inline void support_release(void *block) {
  free(block);
}
static const clt_allocator support_heap = {support_resize, support_release};

/* The contract's defaults for d variables: BGe with alpha_mu 1 and alpha_w d + 2, noise 0.1,
** coefficients N(0, 1), and an Erdos-Renyi prior of two edges a variable. */
static inline clt_score_model score_defaults(int d) {
  return (clt_score_model){.likelihood = CLT_BGE,
                           .alpha_mu = 1.0,
                           .alpha_w = d + 2.0,
                           .obs_noise = 0.1,
                           .sig_edge = 1.0,
                           .log_odds = clt_score_log_odds(d, 2.0)};
}

/* Does a graph obey the knowledge (acyclicity apart)? */
static inline bool knowledge_obeyed(const clt_knowledge *k, const uint64_t *parents) {
  for (int j = 0; j < k->d; j++) {
    if (parents[j] & ~k->allowed[j] || k->required[j] & ~parents[j] ||
        clt_count(parents[j]) > k->max_parents) {
      return false;
    }
  }
  return true;
}

static inline int dag_edges(const uint64_t *parents, int d) {
  int n = 0;
  for (int j = 0; j < d; j++) n += clt_count(parents[j]);
  return n;
}

/* A table with its moments. */
typedef struct table {
  int n, d;
  double *x;       /* [n * d] */
  double *mean;    /* [d] */
  double *scatter; /* [d * d] */
} table;

static inline void table_moments(table *t) {
  for (int j = 0; j < t->d; j++) {
    long double sum = 0.0L;
    for (int i = 0; i < t->n; i++) sum += t->x[i * t->d + j];
    t->mean[j] = (double)(sum / t->n);
  }
  for (int a = 0; a < t->d; a++) {
    for (int b = 0; b < t->d; b++) {
      long double sum = 0.0L;
      for (int i = 0; i < t->n; i++) {
        sum += ((long double)t->x[i * t->d + a] - t->mean[a]) *
               ((long double)t->x[i * t->d + b] - t->mean[b]);
      }
      t->scatter[a * t->d + b] = (double)sum;
    }
  }
}

static inline table table_new(int n, int d) {
  size_t cells = (size_t)n * (size_t)d;
  return (table){n, d, calloc(cells, sizeof(double)), calloc((size_t)d, sizeof(double)),
                 calloc((size_t)d * (size_t)d, sizeof(double))};
}

static inline void table_free(table *t) {
  free(t->x);
  free(t->mean);
  free(t->scatter);
}

static inline clt_score_data table_data(const table *t) {
  return (clt_score_data){(double)t->n, t->mean, t->scatter};
}

static inline void table_standardise(table *t) {
  for (int j = 0; j < t->d; j++) {
    double sd = sqrt(t->scatter[j * t->d + j] / t->n);
    for (int i = 0; i < t->n; i++) {
      t->x[i * t->d + j] = (t->x[i * t->d + j] - t->mean[j]) / sd;
    }
  }
  table_moments(t);
}

/* Linear Gaussian rows from a random DAG in the order of the variables, each edge present with
** probability `density`, coefficients up to `strength` in size. */
static inline table table_simulate(int n, int d, double density, double strength, uint64_t seed) {
  clt_rng rng;
  clt_rng_seed(&rng, seed, 0);
  table t = table_new(n, d);
  double *w = calloc((size_t)(d * d), sizeof(double));
  for (int i = 0; i < d; i++) {
    for (int j = i + 1; j < d; j++) {
      double sign = clt_rng_uniform(&rng) < 0.5 ? -1.0 : 1.0;
      double size = sign * strength * (0.3 + 0.7 * clt_rng_uniform(&rng));
      if (clt_rng_uniform(&rng) < density) w[i * d + j] = size;
    }
  }
  for (int r = 0; r < n; r++) {
    for (int j = 0; j < d; j++) {
      double v = clt_rng_normal(&rng);
      for (int i = 0; i < j; i++) v += w[i * d + j] * t.x[r * d + i];
      t.x[r * d + j] = v;
    }
  }
  free(w);
  table_moments(&t);
  return t;
}

/* Reads a CSV of numbers under a header line; n is 0 if there is no such file. */
static inline table table_read(const char *path) {
  table t = {0};
  FILE *f = fopen(path, "r");
  if (!f) return t;
  char line[16384];
  int d = 1, rows = 0;
  if (!fgets(line, sizeof line, f)) line[0] = 0;
  for (const char *p = line; *p; p++) d += *p == ',';
  while (fgets(line, sizeof line, f)) rows++;
  rewind(f);
  t = table_new(rows, d);
  if (!fgets(line, sizeof line, f)) line[0] = 0;
  for (int i = 0; i < rows && fgets(line, sizeof line, f); i++) {
    char *p = line;
    for (int j = 0; j < d; j++) {
      t.x[i * d + j] = strtod(p, &p);
      if (*p == ',') p++;
    }
  }
  fclose(f);
  table_moments(&t);
  return t;
}

/* The six cases with reference answers. */
static const char *const case_names[] = {"case01_d3_N25_er",   "case03_d4_N850_er",
                                         "case05_d5_N100_er",  "case07_d8_N25_er",
                                         "case09_d10_N850_er", "case11_d12_N100_er"};
enum { CASES = 6 };

static inline table case_table(int i, const char *what) {
  char path[256];
  snprintf(path, sizeof path, "../shared/graphs/%s_%s.csv", case_names[i], what);
  return table_read(path);
}

/* Number behind a key, at or after a position in a text; NAN if it is not there. */
static inline double number_after(const char *text, const char *key, const char **end) {
  const char *p = text ? strstr(text, key) : NULL;
  if (!p) return NAN;
  p += strlen(key);
  while (*p == ' ' || *p == ':' || *p == '"' || *p == '[' || *p == '\n' || *p == ',') p++;
  char *stop;
  double x = strtod(p, &stop);
  if (end) *end = stop;
  return x;
}

/* A case's json, to be freed; NULL if it is not there. */
static inline char *case_json(int i) {
  char path[256];
  snprintf(path, sizeof path, "../shared/graphs/%s.json", case_names[i]);
  FILE *f = fopen(path, "r");
  if (!f) return NULL;
  char *text = calloc(1, 1 << 16);
  if (fread(text, 1, (1 << 16) - 1, f) == 0) text[0] = 0;
  fclose(f);
  return text;
}

#endif
