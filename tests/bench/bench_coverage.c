/*
** Coverage of the 95 % intervals, by simulation through the SQL functions: how often is the truth
** between conf_low and conf_high? n runs in two modes, six kinds of errors e, five designs.
**
** A quarter of the runs is parallel, the others default. MEANS: y = 1 + mode/2 + e; RATIOS: y =
** exp(1 + 0.3 mode + e/2); PLANES: y = 1 + x/2 + mode/2 + e; LINES: the same + 0.3 x mode. BLOCKS:
** two blocks of n/2 runs, of which one runs in default 4 to 1 and the other 1 to 4; slopes of x 1.2
** and 0.8, which the mode does not change. x is 10^U(0, 1), spread as hyperparameters are: many
** small values and a few large ones.
**
** What is printed of a cell is whether the method's assumptions hold there, the coverage in per
** cent with Wilson's 95 % limits, and the width beside the first method for the same (geometric
** means). Arguments: data sets a cell (2000), and up to three n, multiples of 10 (20 50 200).
*/
#define _POSIX_C_SOURCE 200809L
#include "base/rng.h"
#include "stat/distribution/rng_normal.h"
#include "bench/bench.h"
#include "sql_test.h"

enum { SIZES = 3, SEED = 95 };
static int runs[SIZES] = {20, 50, 200}, n_sizes = SIZES;
static const double WANTED = 0.935;

/* Of the errors; all have mean 0 and, but for those of the noisy mode, variance 1. */
typedef enum law { NORMAL, EXPONENTIAL, LOG_NORMAL, NOISY, GROWING, CLUSTERS, LAWS } law;
static const char *const LAW_NAMES[LAWS] = {
    [NORMAL] = "normal",     [EXPONENTIAL] = "exponential", [LOG_NORMAL] = "log-normal",
    [NOISY] = "parallel x4", [GROWING] = "sd grows with x", [CLUSTERS] = "clusters of 4"};
enum {
  EQUAL = 1 << NORMAL,                         /* normal errors of one variance */
  BY_MODE = EQUAL | 1 << NOISY,                /* of one variance a mode */
  ANY = BY_MODE | 1 << GROWING,                /* of any variance */
  GROUPED = ANY | 1 << CLUSTERS,               /* that depend on each other within clusters */
  SKEWED = 1 << EXPONENTIAL | 1 << LOG_NORMAL, /* not normal, which n makes up for */
  MIXED = SKEWED | 1 << GROWING                /* the same where x is no part of the model */
};

typedef enum design { MEANS, RATIOS, PLANES, LINES, BLOCKS, DESIGNS } design;

/* What the intervals of a method are for. */
typedef enum family { DIFFERENCE, RATIO, SLOPE, INTERACTION, BLOCKED } family;
static const design DESIGN_OF[] = {[DIFFERENCE] = MEANS,
                                   [RATIO] = RATIOS,
                                   [SLOPE] = PLANES,
                                   [INTERACTION] = LINES,
                                   [BLOCKED] = BLOCKS};

typedef struct target {
  family of;
  const char *name, *term;
  double truth;
  double noisy; /* what is added to the truth where the parallel mode is noisy */
} target;

/* E exp(e/2) is exp(1/2) with sd 2 and exp(1/8) with sd 1, so the ratio of means is larger. */
static const target TARGETS[] = {
    {DIFFERENCE, "difference of means", "difference", 0.5, 0},
    {RATIO, "ratio of geometric means", "ratio", 0.3, 0},
    {RATIO, "the same, taken for a ratio of means", "ratio", 0.3, 0.375},
    {SLOPE, "slope of x", "x1", 0.5, 0},
    {INTERACTION, "x:mode", "x:moderator", 0.3, 0},
    {INTERACTION, "slope in the larger mode", "x[default]", 0.5, 0},
    {INTERACTION, "slope in the smaller mode", "x[parallel]", 0.8, 0},
    {BLOCKED, "x:mode, slopes that differ by block", "x:moderator", 0, 0},
    {BLOCKED, "average slope in the parallel mode", "x[parallel]", 1, 0},
};
enum { TARGETS_N = sizeof TARGETS / sizeof *TARGETS };

#define ROWS(function, arguments, columns, where)                                                  \
  "SELECT " columns " FROM (SELECT " function "(" arguments ", ?1) AS fit FROM t) AS f, " function \
  "(f.fit) AS r" where
#define TTEST     ROWS("ttest", "y, mode", "'difference', r.conf_low, r.conf_high, r.df", "")
#define TTEST_LOG ROWS("ttest", "y, mode", "'ratio', r.ratio_low, r.ratio_high, r.df", "")
#define LIMITS    "r.term, r.conf_low, r.conf_high, r.df"
#define OLS(more) ROWS("ols", "y, x, mode" more, LIMITS, "")
#define OLS_INTERACTION(more)                                                                      \
  ROWS("ols_interaction", "y, x, mode" more, LIMITS, " WHERE r.model <> 'main'")

typedef struct method {
  family of;
  const char *name, *sql, *options;
  unsigned exact; /* laws under which its assumptions hold */
  unsigned large; /* under which they hold but for the errors' shape */
} method;

static const method METHODS[] = {
    {DIFFERENCE, "student", TTEST, "{}", EQUAL, MIXED},
    {DIFFERENCE, "welch", TTEST, "{\"method\":\"welch\"}", BY_MODE, MIXED},
    {RATIO, "student", TTEST_LOG, "{\"scale\":\"log\"}", EQUAL, MIXED},
    {RATIO, "welch", TTEST_LOG, "{\"scale\":\"log\",\"method\":\"welch\"}", BY_MODE, MIXED},
    {SLOPE, "none", OLS(""), "{}", EQUAL, SKEWED},
    {SLOPE, "HC3", OLS(""), "{\"robust\":\"HC3\"}", ANY, SKEWED},
    {SLOPE, "by_group", OLS(""), "{\"robust\":\"by_group\",\"group\":\"x2\"}", BY_MODE, SKEWED},
    {SLOPE, "CR2", OLS(", cluster"), "{\"cluster\":\"x3\"}", GROUPED, SKEWED},
    {INTERACTION, "none", OLS_INTERACTION(""), "{}", EQUAL, SKEWED},
    {INTERACTION, "HC3", OLS_INTERACTION(""), "{\"robust\":\"HC3\"}", ANY, SKEWED},
    {INTERACTION, "by_group", OLS_INTERACTION(""), "{\"robust\":\"by_group\"}", BY_MODE, SKEWED},
    {INTERACTION, "CR2", OLS_INTERACTION(", cluster"), "{\"cluster\":\"cov1\"}", GROUPED, SKEWED},
    {BLOCKED, "plain", OLS_INTERACTION(", block"), "{}", 0, 0},
    {BLOCKED, "within", OLS_INTERACTION(", block"), "{\"within\":\"cov1\"}", EQUAL, SKEWED},
    {BLOCKED, "within, HC3", OLS_INTERACTION(", block"), "{\"within\":\"cov1\",\"robust\":\"HC3\"}",
     ANY, SKEWED},
    {BLOCKED, "within, by_group", OLS_INTERACTION(", block"),
     "{\"within\":\"cov1\",\"robust\":\"by_group\"}", BY_MODE, SKEWED},
    {BLOCKED, "within, CR2", OLS_INTERACTION(", block, cluster"),
     "{\"within\":\"cov1\",\"cluster\":\"cov2\"}", GROUPED, SKEWED},
};
enum { METHODS_N = sizeof METHODS / sizeof *METHODS };

typedef struct tally {
  int intervals, covered, none, few; /* few: with less than 4 degrees of freedom */
  double log_width;                  /* the sum */
} tally;

static tally results[METHODS_N][TARGETS_N][LAWS][SIZES];

/* Runs of one block and mode. */
typedef struct cell {
  int block;
  bool parallel;
  int n;
} cell;

static int cells_of(design d, int n, cell *cells) {
  if (d != BLOCKS) {
    cells[0] = (cell){0, true, n / 4};
    cells[1] = (cell){0, false, n - n / 4};
    return 2;
  }
  int many = n * 2 / 5, few = n / 2 - many;
  cells[0] = (cell){0, false, many};
  cells[1] = (cell){0, true, few};
  cells[2] = (cell){1, false, few};
  cells[3] = (cell){1, true, many};
  return 4;
}

static double draw_x(clt_rng *rng) {
  return pow(10.0, clt_rng_uniform(rng));
}

/* `shared` is the part of the cluster, half of the variance. sqrt(E x²) = sqrt(99 / (2 ln 10)). */
static double draw_error(clt_rng *rng, law l, bool parallel, double x, double shared) {
  double z = clt_rng_normal(rng), e = exp(1.0);
  switch (l) {
  case EXPONENTIAL:
    return -log(clt_rng_uniform(rng)) - 1.0;
  case LOG_NORMAL:
    return (exp(z) - sqrt(e)) / sqrt((e - 1.0) * e);
  case NOISY:
    return parallel ? 2.0 * z : z;
  case GROWING:
    return z * x / sqrt(99.0 / (2.0 * log(10.0)));
  case CLUSTERS:
    return (z + shared) / sqrt(2.0);
  default:
    return z;
  }
}

static double response(design d, const cell *c, double x, double e) {
  double mode = c->parallel;
  switch (d) {
  case MEANS:
    return 1.0 + 0.5 * mode + e;
  case RATIOS:
    return exp(1.0 + 0.3 * mode + 0.5 * e);
  case BLOCKS:
    return 1.0 + c->block + 0.5 * mode + (c->block ? 0.8 : 1.2) * x + e;
  case LINES:
    return 1.0 + 0.5 * x + 0.5 * mode + 0.3 * x * mode + e;
  default:
    return 1.0 + 0.5 * x + 0.5 * mode + e;
  }
}

static void insert_row(sqlite3_stmt *insert, const cell *c, int cluster, double x, double y) {
  sqlite3_bind_double(insert, 1, y);
  sqlite3_bind_double(insert, 2, x);
  sqlite3_bind_text(insert, 3, c->parallel ? "parallel" : "default", -1, SQLITE_STATIC);
  sqlite3_bind_text(insert, 4, c->block ? "b" : "a", -1, SQLITE_STATIC);
  sqlite3_bind_int(insert, 5, cluster);
  sqlite3_step(insert);
  sqlite3_reset(insert);
}

/* A cluster is four runs that follow each other in a cell; repeats of one configuration, with the
** same x, where the law is CLUSTERS, else independent. */
static void simulate(sqlite3_stmt *insert, design d, law l, int n, int set) {
  clt_rng rng;
  clt_rng_seed(&rng, SEED, ((uint64_t)(d * LAWS + l) * 1000 + (uint64_t)n) << 32 | (uint64_t)set);
  cell cells[4];
  int n_cells = cells_of(d, n, cells), cluster = 0;
  for (int c = 0; c < n_cells; c++) {
    double x = 0.0, shared = 0.0;
    for (int i = 0; i < cells[c].n; i++) {
      if (i % 4 == 0) {
        cluster++;
        shared = clt_rng_normal(&rng);
      }
      if (i % 4 == 0 || l != CLUSTERS) x = draw_x(&rng);
      double e = draw_error(&rng, l, cells[c].parallel, x, shared);
      insert_row(insert, &cells[c], cluster, x, response(d, &cells[c], x, e));
    }
  }
}

static double truth_of(const target *t, law l) {
  double truth = t->truth + (l == NOISY ? t->noisy : 0.0);
  return t->of == RATIO ? exp(truth) : truth;
}

/* A row of a query: term, limits, degrees of freedom. */
static void count(tally *t, sqlite3_stmt *row, double truth, bool ratio) {
  if (sqlite3_column_type(row, 1) == SQLITE_NULL) {
    t->none++;
    return;
  }
  double low = sqlite3_column_double(row, 1), high = sqlite3_column_double(row, 2);
  t->intervals++;
  t->covered += low <= truth && truth <= high;
  t->few += sqlite3_column_double(row, 3) < 4.0;
  t->log_width += log(ratio ? log(high / low) : high - low);
}

static void ask(sqlite3 *db, sqlite3_stmt *query, int m, law l, int size) {
  int code;
  while ((code = sqlite3_step(query)) == SQLITE_ROW) {
    const char *term = (const char *)sqlite3_column_text(query, 0);
    for (int t = 0; t < TARGETS_N; t++) {
      const target *to = &TARGETS[t];
      if (to->of != METHODS[m].of || strcmp(to->term, term) != 0) continue;
      count(&results[m][t][l][size], query, truth_of(to, l), to->of == RATIO);
    }
  }
  if (code != SQLITE_DONE) {
    printf("%s: %s\n", METHODS[m].sql, sqlite3_errmsg(db));
    exit(EXIT_FAILURE);
  }
  sqlite3_reset(query);
}

static void measure(sqlite3 *db, sqlite3_stmt *insert, sqlite3_stmt **queries, design d, int sets) {
  for (int l = 0; l < LAWS; l++) {
    for (int size = 0; size < n_sizes; size++) {
      for (int s = 0; s < sets; s++) {
        run(db, "DELETE FROM t; BEGIN");
        simulate(insert, d, (law)l, runs[size], s);
        run(db, "COMMIT");
        for (int m = 0; m < METHODS_N; m++) {
          if (DESIGN_OF[METHODS[m].of] == d) ask(db, queries[m], m, (law)l, size);
        }
      }
    }
  }
}

static void measure_all(int sets) {
  sqlite3 *db = open_database();
  sqlite3_stmt *insert = NULL, *queries[METHODS_N] = {0};
  run(db, "CREATE TABLE t(y REAL, x REAL, mode TEXT, block TEXT, cluster INTEGER)");
  sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5)", -1, &insert, NULL);
  for (int m = 0; m < METHODS_N; m++) {
    if (sqlite3_prepare_v2(db, METHODS[m].sql, -1, &queries[m], NULL) != SQLITE_OK) {
      printf("%s: %s\n", METHODS[m].sql, sqlite3_errmsg(db));
      exit(EXIT_FAILURE);
    }
    sqlite3_bind_text(queries[m], 1, METHODS[m].options, -1, SQLITE_STATIC);
  }
  for (int d = 0; d < DESIGNS; d++) measure(db, insert, queries, (design)d, sets);
  for (int m = 0; m < METHODS_N; m++) sqlite3_finalize(queries[m]);
  sqlite3_finalize(insert);
  sqlite3_close(db);
}

static double coverage(const tally *t) {
  return t->intervals ? (double)t->covered / t->intervals : NAN;
}

/* What a cell says of the method's assumptions: '=' they hold; '~' they hold but for the errors'
** shape; '!' they hold, but most sets leave less than 4 degrees of freedom, which is noted as few
** clusters; ' ' they do not. '-': most sets have no interval. */
static char assumed(int m, int t, law l, int size) {
  const tally *own = &results[m][t][l][size];
  unsigned bit = 1U << l, any = METHODS[m].exact | METHODS[m].large;
  if (own->none >= own->intervals) return '-';
  if (!(any & bit) || (l == NOISY && TARGETS[t].noisy != 0.0)) return ' ';
  if (METHODS[m].exact == GROUPED && 2 * own->few > own->intervals) return '!';
  return METHODS[m].exact & bit ? '=' : '~';
}

/* A ratio of means is one of geometric means but where the parallel mode is noisy. */
static bool is_shown(int t, law l) {
  return l == NOISY || TARGETS[t].noisy == 0.0;
}

/* Wilson 1927, at 95 %. */
static void print_limits(const tally *t, char holds) {
  double n = t->intervals, p = coverage(t), z = 1.959963984540054;
  double middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
  double half = z * sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n)) / (1.0 + z * z / n);
  printf("  %c %5.1f", holds, 100.0 * p);
  printf(" [%4.1f, %5.1f]", 100.0 * (middle - half), 100.0 * (middle + half));
}

static void print_width(const tally *own, const tally *peer) {
  if (own->intervals == 0 || peer->intervals == 0) {
    printf("     -");
  } else {
    printf(" %5.2f", exp(own->log_width / own->intervals - peer->log_width / peer->intervals));
  }
}

static void print_law(int m, int first, int t, law l) {
  const tally *own = results[m][t][l], *peer = results[first][t][l];
  printf("  %-18s%-16s", METHODS[m].name, LAW_NAMES[l]);
  for (int size = 0; size < n_sizes; size++) {
    char holds = assumed(m, t, l, size);
    if (holds == '-') {
      printf("  - no interval        ");
    } else {
      print_limits(&own[size], holds);
    }
  }
  printf("  width");
  for (int size = 0; size < n_sizes; size++) print_width(&own[size], &peer[size]);
  for (int size = 0; size < n_sizes; size++) {
    int none = own[size].none, all = none + own[size].intervals;
    if (none > 0) printf("; n = %d: no interval %.1f %%", runs[size], 100.0 * none / all);
  }
  printf("\n");
}

static void print_target(int t) {
  int first = -1;
  printf("%s: n =", TARGETS[t].name);
  for (int size = 0; size < n_sizes; size++) printf("%s %d", size ? "," : "", runs[size]);
  printf("\n");
  for (int m = 0; m < METHODS_N; m++) {
    if (METHODS[m].of != TARGETS[t].of) continue;
    if (first < 0) first = m;
    for (int l = 0; l < LAWS; l++) {
      if (is_shown(t, (law)l)) print_law(m, first, t, (law)l);
    }
  }
}

/* The cells below what is wanted, of those of which assumed() says `holds`. */
static void print_misses(char holds, const char *what) {
  int cells = 0, misses = 0;
  for (int i = 0; i < TARGETS_N * METHODS_N * LAWS * n_sizes; i++) {
    int size = i % n_sizes, l = i / n_sizes % LAWS, pair = i / n_sizes / LAWS;
    int m = pair % METHODS_N, t = pair / METHODS_N;
    const tally *own = &results[m][t][l][size];
    if (METHODS[m].of != TARGETS[t].of || assumed(m, t, (law)l, size) != holds) continue;
    if (!is_shown(t, (law)l)) continue;
    cells++;
    if (coverage(own) >= WANTED) continue;
    misses++;
    printf("  below: %s, %s, %s, n = %d: %.1f\n", TARGETS[t].name, METHODS[m].name, LAW_NAMES[l],
           runs[size], 100.0 * coverage(own));
  }
  printf("%c %s: %d cells, %d below %.1f\n", holds, what, cells, misses, 100.0 * WANTED);
}

/* Whole per cents at each n; bold below what is wanted, in brackets where the assumptions do not
** hold or the degrees of freedom are few. */
static void print_table_cell(int m, int t, law l) {
  bool inside = false;
  for (int size = 0; size < n_sizes; size++) {
    const tally *own = &results[m][t][l][size];
    char holds = assumed(m, t, l, size);
    bool doubtful = holds == ' ' || holds == '!', below = coverage(own) < WANTED;
    printf("%s%s%s", inside && !doubtful ? ")" : "", size ? " " : "",
           doubtful && !inside ? "(" : "");
    if (holds == '-') {
      printf("–");
    } else {
      printf(below ? "**%.0f**" : "%.0f", 100.0 * coverage(own));
    }
    inside = doubtful;
  }
  if (inside) printf(")");
}

static void print_table(void) {
  printf("| of | by |");
  for (int l = 0; l < LAWS; l++) printf(" %s |", LAW_NAMES[l]);
  printf("\n|---|---|");
  for (int l = 0; l < LAWS; l++) printf("---|");
  printf("\n");
  for (int i = 0; i < TARGETS_N * METHODS_N; i++) {
    int t = i / METHODS_N, m = i % METHODS_N;
    if (METHODS[m].of != TARGETS[t].of) continue;
    printf("| %s | %s |", TARGETS[t].name, METHODS[m].name);
    for (int l = 0; l < LAWS; l++) {
      printf(" ");
      if (is_shown(t, (law)l)) print_table_cell(m, t, (law)l);
      printf(" |");
    }
    printf("\n");
  }
}

int main(int argc, char **argv) {
  int sets = argc > 1 ? atoi(argv[1]) : 2000;
  if (argc > 2) n_sizes = argc - 2 < SIZES ? argc - 2 : SIZES;
  for (int i = 0; argc > 2 && i < n_sizes; i++) runs[i] = atoi(argv[2 + i]);
  double start = bench_now();
  measure_all(sets);
  printf("95 %% intervals, %d data sets a cell, %.0f s\n", sets, bench_now() - start);
  for (int t = 0; t < TARGETS_N; t++) print_target(t);
  print_misses('=', "the assumptions hold");
  print_misses('~', "they hold but for the errors' shape, which n makes up for");
  print_misses('!', "they hold, but most sets have less than 4 degrees of freedom, which is noted");
  print_table();
  return test_failed > 0;
}
