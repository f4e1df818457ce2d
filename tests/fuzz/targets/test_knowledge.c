/*
** The input chooses what is known of a graph of three or four variables: tiers, exogenous
** variables, edges that are forbidden and required, most parents. Where that contradicts itself, as
** judged here anew, exact_graph() and dibs_graph() say so; else no graph of theirs goes against it:
** in none that was drawn is a forbidden edge or a cycle, in each the required ones, and their
** probabilities are 0 and 1.
*/
#include "base/json.h"
#include "fuzz/fuzz.h"

enum { MOST = 4, MOST_EDGES = 4, FREE = -1 };

typedef struct known {
  int d;
  int tier[MOST]; /* FREE: in none */
  bool exogenous[MOST];
  bool forbidden[MOST][MOST], required[MOST][MOST]; /* [source][target] */
  int max_parents;                                  /* FREE: no limit */
} known;

static void prepare(sqlite3 *db) {
  run(db, "CREATE TABLE t AS WITH RECURSIVE i(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM i WHERE i"
          " < 35) SELECT i / 4 AS u, substr('abcd', i % 4 + 1, 1) AS v, (i / 4 * 7 % 9) * 0.5 + i %"
          " 4 * (i * 5 % 7) + i * i % 5 AS x FROM i");
}

/* ---- what the input says ---- */

static void choose(fuzz_input *in, known *k) {
  *k = (known){.d = 3 + fuzz_below(in, 2), .max_parents = fuzz_below(in, 8) - 4};
  if (k->max_parents < 0) k->max_parents = FREE;
  uint8_t exogenous = fuzz_byte(in);
  for (int v = 0; v < k->d; v++) {
    k->tier[v] = fuzz_below(in, 5) + FREE;
    k->exogenous[v] = exogenous >= 128 && (exogenous >> v & 1);
  }
  for (int which = 0; which < 2; which++) {
    int n = fuzz_below(in, MOST_EDGES + 1);
    for (int i = 0; i < n; i++) {
      int edge = fuzz_byte(in), source = edge % k->d, target = edge / 16 % k->d;
      (which ? k->required : k->forbidden)[source][target] = true;
    }
  }
}

static void append_edges(sqlite3_str *out, known *k, const char *name, bool edge[MOST][MOST]) {
  bool any = false;
  sqlite3_str_appendf(out, ",\"%s\":[", name);
  for (int i = 0; i < k->d * k->d; i++) {
    if (!edge[i / k->d][i % k->d]) continue;
    sqlite3_str_appendf(out, "%s[\"%c\",\"%c\"]", any ? "," : "", 'a' + i / k->d, 'a' + i % k->d);
    any = true;
  }
  sqlite3_str_appendchar(out, 1, ']');
}

/* The names for which take() holds, as the items of an array. */
static void append_names(sqlite3_str *out, known *k, int tier) {
  bool any = false;
  sqlite3_str_appendchar(out, 1, '[');
  for (int v = 0; v < k->d; v++) {
    if (tier == FREE ? !k->exogenous[v] : k->tier[v] != tier) continue;
    sqlite3_str_appendf(out, "%s\"%c\"", any ? "," : "", 'a' + v);
    any = true;
  }
  sqlite3_str_appendchar(out, 1, ']');
}

static char *options_of(known *k, const char *more) {
  sqlite3_str *out = sqlite3_str_new(NULL);
  sqlite3_str_appendf(out, "{\"threads\":1,\"combination\":\"keep\",%s,\"exogenous\":", more);
  append_names(out, k, FREE);
  sqlite3_str_appendall(out, ",\"tiers\":[");
  for (int tier = 0; tier < 4; tier++) {
    if (tier) sqlite3_str_appendchar(out, 1, ',');
    append_names(out, k, tier);
  }
  sqlite3_str_appendchar(out, 1, ']');
  append_edges(out, k, "forbid", k->forbidden);
  append_edges(out, k, "require", k->required);
  if (k->max_parents != FREE) sqlite3_str_appendf(out, ",\"max_parents\":%d", k->max_parents);
  sqlite3_str_appendchar(out, 1, '}');
  return sqlite3_str_finish(out);
}

/* ---- what follows from it ---- */

static bool may_be(known *k, int source, int target) {
  bool back =
      k->tier[source] != FREE && k->tier[target] != FREE && k->tier[source] > k->tier[target];
  return source != target && !back && !k->forbidden[source][target] && !k->exogenous[target] &&
         k->max_parents != 0;
}

/* Has a graph a cycle? Variables that nothing leads to are taken away until there is none. */
static bool cyclic(bool edge[MOST][MOST], int d) {
  bool gone[MOST] = {false};
  for (int round = 0; round < d; round++) {
    for (int t = 0; t < d; t++) {
      bool led_to = false;
      for (int s = 0; s < d; s++) led_to = led_to || (edge[s][t] && !gone[s]);
      gone[t] = gone[t] || !led_to;
    }
  }
  for (int v = 0; v < d; v++) {
    if (!gone[v]) return true;
  }
  return false;
}

static int parents(bool edge[MOST][MOST], int d, int target) {
  int n = 0;
  for (int s = 0; s < d; s++) n += edge[s][target];
  return n;
}

static bool consistent(known *k) {
  bool ok = !cyclic(k->required, k->d);
  for (int t = 0; t < k->d; t++) {
    for (int s = 0; s < k->d; s++) ok = ok && (!k->required[s][t] || may_be(k, s, t));
    ok = ok && (k->max_parents == FREE || parents(k->required, k->d, t) <= k->max_parents);
  }
  return ok;
}

/* ---- what comes out ---- */

/* A drawn graph: an array of indices, two an edge. */
static void check_dag(known *k, const char *edges) {
  bool edge[MOST][MOST] = {{false}};
  clt_json_items ends = clt_json_open(edges, NULL);
  while (clt_json_next(&ends)) {
    int64_t source = -1, target = -1;
    clt_json_integer(ends.value, &source);
    if (clt_json_next(&ends)) clt_json_integer(ends.value, &target);
    bool inside = source >= 0 && source < k->d && target >= 0 && target < k->d;
    FUZZ_CHECK(inside && may_be(k, (int)source, (int)target), edges);
    if (inside) edge[source][target] = true;
  }
  FUZZ_CHECK(!cyclic(edge, k->d), edges);
  for (int t = 0; t < k->d; t++) {
    for (int s = 0; s < k->d; s++) FUZZ_CHECK(edge[s][t] || !k->required[s][t], edges);
    FUZZ_CHECK(k->max_parents == FREE || parents(edge, k->d, t) <= k->max_parents, edges);
  }
}

/* Where every particle of DiBS ended cyclic there is no graph, and nothing is known. */
static void check_rows(known *k, const char *fit, bool none) {
  clt_json_items rows = clt_json_open(clt_json_member(fit, "rows", NULL), NULL);
  while (clt_json_next(&rows)) {
    int s = clt_json_member(rows.value, "source", NULL)[1] - 'a';
    int t = clt_json_member(rows.value, "target", NULL)[1] - 'a';
    double p = clt_json_number(clt_json_member(rows.value, "probability", NULL));
    FUZZ_CHECK(none ? isnan(p) : p >= 0.0 && p <= 1.0, rows.value);
    FUZZ_CHECK(none || may_be(k, s, t) || p == 0.0, rows.value);
    FUZZ_CHECK(none || !k->required[s][t] || fabs(p - 1.0) <= 1e-9, rows.value);
  }
}

static void check_graph(known *k, const char *function, const char *form, const char *more) {
  char sql[160];
  char *options = options_of(k, more);
  snprintf(sql, sizeof sql, "SELECT %s(%s, ?1) FROM t WHERE v < %s", function, form,
           k->d == 3 ? "'d'" : "'e'");
  sqlite3_stmt *query = fuzz_statement(sql);
  sqlite3_bind_text(query, 1, options, -1, SQLITE_STATIC);
  bool fit = fuzz_row(query, function);
  FUZZ_CHECK(fit == consistent(k), options);
  if (fit) {
    const char *value = clt_json_check((const char *)sqlite3_column_text(query, 0), NULL);
    clt_json_items dags = clt_json_open(clt_json_member(value, "dags", NULL), NULL);
    bool none = clt_json_count(dags.next, NULL) == 0;
    FUZZ_CHECK(!none || strcmp(function, "dibs_graph") == 0, value);
    check_rows(k, value, none);
    while (clt_json_next(&dags)) check_dag(k, clt_json_member(dags.value, "edges", NULL));
  }
  if (fuzz_failed) printf("  %s(%s)\n", function, options);
  sqlite3_finalize(query);
  sqlite3_free(options);
}

static void fuzz_one(fuzz_input *in) {
  known k;
  fuzz_prepare = prepare;
  choose(in, &k);
  int how = fuzz_byte(in);
  bool refined = how >= 224; /* chains of thousands of moves, so that it is seldom */
  check_graph(&k, "exact_graph", "u, v, x",
              how & 1 ? "\"draws\":3" : "\"draws\":3,\"likelihood\":\"linear\"");
  check_graph(&k, "dibs_graph", "u, v, x",
              refined ? "\"steps\":2,\"particles\":2,\"starts\":1"
                      : "\"steps\":2,\"particles\":2,\"starts\":1,\"refine\":\"none\"");
}

FUZZ_TARGET("knowledge")
