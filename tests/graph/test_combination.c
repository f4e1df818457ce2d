/* Exact linear combinations (sample.h (6)): which dependency is taken first, which variable of it
** goes, and what is only near one. */
#include "graph/sample.h"

#include "graph/graph_support.h"

enum { N = 24, MOST = 8 };

/* A table in columns, by name. */
typedef struct columns {
  int d;
  const char *names[MOST];
  double x[MOST][N];
} columns;

static double *add(columns *c, const char *name) {
  c->names[c->d] = name;
  return c->x[c->d++];
}

/* Whole numbers without any pattern, of some size. */
static void draw(double *x, uint64_t seed, double size) {
  clt_rng rng;
  clt_rng_seed(&rng, seed, 0);
  for (int i = 0; i < N; i++) x[i] = size * (double)(1 + clt_rng_below(&rng, 1000));
}

/* Units alone in their blocks, but for the last two pairs. */
enum { ALONE = -1 };

static int block_of(int row, int in_block) {
  if (in_block != ALONE) return in_block ? row / in_block : 0;
  return row < N - 4 ? row : N - 4 + row % 2;
}

/* The sample of the columns, rows in reverse where asked, in blocks of so many units if not 0. */
static clt_graph_sample take(const columns *c, bool reverse, int in_block, clt_arena *arena) {
  double value[N * MOST];
  int block[N];
  for (int i = 0; i < N; i++) {
    int row = reverse ? N - 1 - i : i;
    block[i] = block_of(row, in_block);
    for (int v = 0; v < c->d; v++) value[i * c->d + v] = c->x[v][row];
  }
  clt_graph_table whole = {
      .units = N, .width = c->d, .value = value, .names = c->names, .block = block};
  clt_graph_sample sample;
  clt_arena_init(arena, &support_heap);
  CHECK(clt_graph_sample_take(&sample, &whole, 0.4, arena, NULL));
  if (in_block) CHECK(clt_graph_sample_centre(&sample, N, arena, NULL));
  return sample;
}

/* What is found, as "total=pkg+ram b=a", in the order in which it is. */
static void describe(const clt_combinations *found, char *text) {
  *text = 0;
  for (int i = 0; i < found->n; i++) {
    CHECK(found->drop[i].reason == CLT_DROP_COMBINATION);
    if (i) strcat(text, " ");
    strcat(text, found->drop[i].name);
    for (int p = 0; p < found->drop[i].n_parts; p++) {
      strcat(strcat(text, p ? "+" : "="), found->drop[i].parts[p]);
    }
  }
}

/* The same for either order of rows. */
static bool gives(const columns *c, int in_block, const char *want) {
  bool same = true;
  for (int reverse = 0; reverse < 2; reverse++) {
    clt_arena arena;
    clt_combinations found;
    char text[200];
    clt_graph_sample sample = take(c, reverse, in_block, &arena);
    CHECK(clt_graph_sample_combinations(&sample, &found, &arena, NULL));
    describe(&found, text);
    same = same && strcmp(text, want) == 0;
    if (strcmp(text, want) != 0) printf("  gives %s, want %s\n", text, want);
    clt_arena_free(&arena);
  }
  return same;
}

/* A total goes, wherever it stands among its parts and whatever their units are. */
static void test_total(void) {
  static const char *const names[3][4] = {
      {"a", "pkg", "ram", "total"}, {"a", "all", "pkg", "ram"}, {"a", "pkg", "pkg+ram", "ram"}};
  static const int place[3][3] = {{1, 2, 3}, {2, 3, 1}, {1, 3, 2}}; /* of pkg, ram, their sum */
  static const char *const want[] = {"total=pkg+ram", "all=pkg+ram", "pkg+ram=pkg+ram"};
  static const double unit[] = {1.0, 3.6e6, 1e-9};
  for (int k = 0; k < 9; k++) {
    columns c = {.d = 4};
    memcpy(c.names, names[k % 3], sizeof names[0]);
    double *pkg = c.x[place[k % 3][0]], *ram = c.x[place[k % 3][1]], *sum = c.x[place[k % 3][2]];
    draw(c.x[0], 1, 1.0);
    draw(pkg, 2, 0.1);
    draw(ram, 3, 0.03);
    for (int i = 0; i < N; i++) sum[i] = pkg[i] + ram[i];
    for (int i = 0; i < N; i++) pkg[i] *= unit[k / 3], sum[i] /= unit[k / 3];
    CHECK(gives(&c, 0, want[k % 3]));
    clt_arena arena;
    clt_combinations found;
    clt_graph_sample sample = take(&c, false, 0, &arena);
    CHECK(clt_graph_sample_combinations(&sample, &found, &arena, NULL));
    clt_graph_sample_drop_combinations(&sample, &found);
    CHECK(sample.d == 3 && sample.n_drops == 1 && sample.drops[0].n_parts == 2);
    CHECK(clt_graph_dropped(&sample, c.names[place[k % 3][2]]));
    CHECK(clt_graph_sample_combinations(&sample, &found, &arena, NULL) && found.n == 0);
    clt_arena_free(&arena);
  }
}

/* Totals of totals: the one of most parts first, then what is left. */
static void test_nested(void) {
  columns c = {0};
  double *gpu = add(&c, "gpu"), *machine = add(&c, "machine"), *pkg = add(&c, "pkg"),
         *ram = add(&c, "ram"), *total = add(&c, "total");
  draw(gpu, 1, 10.0);
  draw(pkg, 2, 0.1);
  draw(ram, 3, 0.03);
  for (int i = 0; i < N; i++) machine[i] = (total[i] = pkg[i] + ram[i]) + gpu[i];
  CHECK(gives(&c, 0, "machine=gpu+pkg+ram total=pkg+ram"));
}

/* No sum of others: the last. Parts with coefficients that are rounding are none. */
static void test_no_sum(void) {
  columns c = {0};
  double *a = add(&c, "a"), *b = add(&c, "b"), *twice = add(&c, "c"), *rest = add(&c, "d");
  draw(a, 1, 0.1);
  draw(b, 2, 1e4);
  for (int i = 0; i < N; i++) twice[i] = a[i] / 3.0, rest[i] = 7.0 - a[i] - b[i];
  /* Of d = 7 - a - b no one is a sum of the others: the last; of a and c = a/3 both are. */
  CHECK(gives(&c, 0, "d=a+b c=a"));
}

/* What is near a sum is none; what is rounded as numbers are, is one. */
static void test_rounded(void) {
  columns c = {0};
  double *a = add(&c, "a"), *b = add(&c, "b"), *sum = add(&c, "sum");
  draw(a, 1, 0.1);
  draw(b, 2, 1e-3);
  for (int i = 0; i < N; i++) sum[i] = (a[i] += 1e6) + b[i];
  CHECK(gives(&c, 0, "sum=a+b"));
  sum[3] *= 1.0 + 1e-13;
  CHECK(gives(&c, 0, ""));
}

/* Within blocks: a sum but for the blocks' levels, which the values' rounding is relative to. Where
** no more rows are left than variables, nothing is a combination. */
static void test_blocks(void) {
  columns c = {0};
  double *a = add(&c, "a"), *b = add(&c, "b"), *sum = add(&c, "sum");
  draw(a, 1, 0.1);
  draw(b, 2, 0.003);
  for (int i = 0; i < N; i++) {
    double level = 1e7 / 3.0 * (i / 4);
    sum[i] = (a[i] += level) + (b[i] += level * level / 1e5) - 12345.6 * (i / 4);
  }
  CHECK(gives(&c, 4, "sum=a+b"));
  CHECK(gives(&c, 0, ""));
  columns few = {0};
  static const char *const names[] = {"a", "b", "c", "d"};
  for (int v = 0; v < 4; v++) draw(add(&few, names[v]), (uint64_t)v + 1, 1.0);
  CHECK(gives(&few, 8, ""));
  CHECK(gives(&few, ALONE, "")); /* three rows */
}

int main(void) {
  test_total();
  test_nested();
  test_no_sum();
  test_rounded();
  test_blocks();
  return test_end();
}
