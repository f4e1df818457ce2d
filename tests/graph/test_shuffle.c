/* Labels change places within decks only: what a cluster and a block keep, and how many ways there
** are. */
#include "graph/shuffle.h"

#include "graph/graph_support.h"

enum { MOST = 24 };

/* Units by group, block and cluster. */
typedef struct setting {
  const char *name;
  int n, blocks;
  int group[MOST], block[MOST], cluster[MOST];
  int64_t whole, mixed;
  double ways;
} setting;

static const setting SETTINGS[] = {
    /* Two contrasts a cell of three: 4 over 2 ways, in each of two blocks. */
    {"units",
     12,
     2,
     {0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1},
     {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1},
     {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11},
     0,
     0,
     36.0},
    /* A unit alone in its cell has no contrast. */
    {"alone", 7, 2, {0, 0, 0, 1, 1, 1, 0}, {0, 0, 0, 0, 0, 0, 1}, {0, 1, 2, 3, 4, 5, 6}, 0, 0, 6.0},
    /* Three clusters a group of two units: within 6 over 3, between 4 over 2. */
    {"whole",
     12,
     1,
     {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1},
     {0},
     {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5},
     6,
     0,
     120.0},
    /* Two units of each group in each of three: a pair within and, but for the first, between. */
    {"mixed",
     12,
     1,
     {0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1},
     {0},
     {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2},
     0,
     3,
     32.0},
    /* Clusters lie in both blocks: within, two against two, and between, one against one, in the
    ** two blocks at once. */
    {"linked",
     16,
     2,
     {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1},
     {0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1},
     {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3},
     4,
     0,
     12.0},
    /* Blocks of one group. */
    {"nested", 6, 2, {0, 0, 0, 1, 1, 1}, {0, 0, 0, 1, 1, 1}, {0, 1, 2, 3, 4, 5}, 0, 0, 1.0},
};

/* The labels of a cluster's contrasts within it, and of those between clusters, as a number: in
** base three, by cluster, 0 and 1, or 2 if they differ. */
static void check_labels(const setting *s, const clt_contrasts *c, const int *group) {
  int count[2][2] = {{0}};
  for (int64_t i = 0; i < c->n; i++) {
    count[0][c->group[i]]++;
    count[1][group[i]]++;
    for (int64_t k = 0; k < i && s->mixed == 0; k++) {
      bool same = c->cluster[i] == c->cluster[k] && c->between[i] == c->between[k];
      CHECK(!same || group[i] == group[k]);
    }
  }
  CHECK(s->mixed > 0 || count[0][0] == count[1][0]); /* all cards of a deck are alike here */
  int ones[MOST][2] = {{0}};
  for (int64_t i = 0; i < c->n && s->mixed > 0; i++) {
    ones[c->cluster[i]][c->between[i]] += group[i] - c->group[i];
  }
  for (int k = 0; k < MOST; k++) CHECK(ones[k][0] == 0 && ones[k][1] == 0);
}

/* How many different labellings so many shuffles give. */
static int64_t distinct(const clt_shuffle *s, const setting *of, int shuffles) {
  static int labels[4000];
  int64_t n = 0;
  int group[MOST];
  for (int i = 0; i < shuffles; i++) {
    int code = 0;
    bool known = false;
    clt_shuffle_labels(s, 5, (uint64_t)i, group);
    check_labels(of, s->contrasts, group);
    for (int64_t k = 0; k < s->contrasts->n; k++) code = code * 2 + group[k];
    for (int64_t k = 0; k < n && !known; k++) known = labels[k] == code;
    if (!known) labels[n++] = code;
  }
  return n;
}

static void compare(const setting *s) {
  static const char *const names[] = {"x"};
  double value[MOST];
  clt_arena arena;
  clt_graph_sample sample;
  clt_contrasts contrasts;
  clt_shuffle shuffle;
  int64_t rows[2];
  for (int i = 0; i < s->n; i++) value[i] = i * 7 % 11 + i * 0.01;
  clt_graph_table whole = {.units = s->n,
                           .width = 1,
                           .value = value,
                           .names = names,
                           .group = s->group,
                           .block = s->block,
                           .cluster = s->cluster};
  clt_arena_init(&arena, &support_heap);
  CHECK(clt_graph_sample_take(&sample, &whole, 0.4, &arena, NULL));
  CHECK(clt_levels_take_out(&sample, s->blocks, rows, &arena));
  CHECK(clt_contrasts_take(&contrasts, &sample, 1, &arena, NULL));
  CHECK(clt_shuffle_init(&shuffle, &contrasts, &sample, s->blocks, &arena));
  CHECK(shuffle.whole == s->whole && shuffle.mixed == s->mixed);
  int64_t got = distinct(&shuffle, s, 2000);
  if (!CHECK(shuffle.ways == s->ways) || !CHECK((double)got == s->ways)) {
    printf("  %s: %g ways, %lld met, not %g\n", s->name, shuffle.ways, (long long)got, s->ways);
  }
  clt_arena_free(&arena);
}

int main(void) {
  for (size_t i = 0; i < sizeof SETTINGS / sizeof *SETTINGS; i++) compare(&SETTINGS[i]);
  return test_end();
}
