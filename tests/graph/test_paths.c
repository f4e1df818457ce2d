/* Directed paths: which are found, in which order, where the search ends. */
#include "graph/paths.h"

#include "test.h"

enum { D = 4 };

/* 0 -> 1 -> 2 -> 3, 0 -> 2, 1 -> 3, and 3 -> 0 with less probability; 2 -> 0 is not known. */
static const double P[D * D] = {0, 0.9, 0.5, 0, 0, 0, 0.9, 0.6, NAN, 0, 0, 0.9, 0.4, 0, 0, 0};

/* Paths found, as digits: "013,023". */
typedef struct list {
  char text[256];
  int n, most;
} list;

static bool append(void *context, const int *node, int length) {
  list *l = context;
  size_t used = strlen(l->text);
  if (used) l->text[used++] = ',';
  for (int e = 0; e <= length; e++) l->text[used++] = (char)('0' + node[e]);
  return ++l->n != l->most;
}

static bool stop_at_once(void *host, double done, double waited) {
  (void)host, (void)done, (void)waited;
  return true;
}

/* Finds paths and checks which; `most`: the search is ended after so many. */
static void check(int source, int target, int longest, double threshold, int most,
                  const char *want) {
  list found = {.most = most};
  clt_paths paths = {.d = D,
                     .probability = P,
                     .threshold = threshold,
                     .source = source,
                     .target = target,
                     .longest = longest,
                     .found = append,
                     .context = &found};
  CHECK(clt_paths_find(&paths) == (found.n != most || most == 0));
  if (!CHECK(strcmp(found.text, want) == 0)) printf("  %s, want %s\n", found.text, want);
}

static void test_search(void) {
  check(0, 3, 10, 0.5, 0, "013,023,0123");
  check(0, 3, 2, 0.5, 0, "013,023");
  check(0, 3, 1, 0.5, 0, "");
  check(0, 3, 10, 0.55, 0, "013,0123");
  check(0, 3, 10, 0.95, 0, "");
  check(3, 1, 10, 0.4, 0, "301");
  check(2, 0, 10, 0.4, 0, "230"); /* what is not known is no edge */
  check(1, 1, 10, 0.0, 0, "");
  check(0, 3, 10, 0.5, 2, "013,023");
}

static void test_stopped(void) {
  list found = {.most = 0};
  clt_task task = {.poll = stop_at_once};
  clt_paths paths = {D, P, 0.5, 0, 3, 10, append, &found, &task};
  CHECK(!clt_paths_find(&paths) && found.n == 0);
}

static void test_probability(void) {
  uint64_t one[] = {0, 1, 2, 4}, two[] = {0, 1, 0, 4};
  clt_kept_dag dags[] = {{one, 0.25}, {two, 0.5}, {one, 0.25}};
  const int node[] = {0, 1, 2, 3};
  CHECK(clt_path_probability(dags, 3, node, 1) == 1.0);
  CHECK(clt_path_probability(dags, 3, node, 3) == 0.5);
  CHECK(clt_path_probability(dags, 2, node, 2) == 1.0 / 3.0); /* of what is kept */
  CHECK(isnan(clt_path_probability(dags, 0, node, 1)));
}

int main(void) {
  test_search();
  test_stopped();
  test_probability();
  return test_end();
}
