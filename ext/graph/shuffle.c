/* Cards and decks of labels (shuffle.h). */
#include "graph/shuffle.h"

#include <string.h>

#include "base/rng.h"

/* While the decks are made. */
typedef struct dealer {
  clt_shuffle *s;
  const clt_contrasts *c;
  const clt_graph_sample *sample;
  int blocks;
  int64_t clusters;
  unsigned char *labels; /* [clusters] bit g: it has units of group g; SEVERAL of them */
  int *home;             /* [clusters] a block of it */
  int *root;             /* [blocks] union-find: the least of the blocks it is linked with */
  int64_t *card_of;      /* [2 * clusters] cards of one that keeps together, -1: none yet */
  int64_t *card_at;      /* [n] the card of a contrast */
} dealer;

enum { BOTH = 3, SEVERAL = 4 };

static bool is_mixed(const dealer *d, int64_t cluster) {
  return (d->labels[cluster] & BOTH) == BOTH;
}

static int root_of(const dealer *d, int block) {
  while (d->root[block] != block) block = d->root[block];
  return block;
}

static bool take(dealer *d, clt_arena *arena) {
  const clt_graph_sample *sample = d->sample;
  size_t n = (size_t)d->c->n, blocks = (size_t)d->blocks;
  for (int64_t i = 0; i < sample->n; i++) {
    if (clt_cluster_of(sample, i) >= d->clusters) d->clusters = clt_cluster_of(sample, i) + 1;
  }
  size_t clusters = (size_t)d->clusters;
  d->labels = clt_arena_take(arena, clusters, sizeof *d->labels);
  d->home = clt_arena_take(arena, clusters, sizeof *d->home);
  d->root = clt_arena_take(arena, blocks, sizeof *d->root);
  d->card_of = clt_arena_take(arena, 2 * clusters, sizeof *d->card_of);
  d->card_at = clt_arena_take(arena, n, sizeof *d->card_at);
  d->s->decks = (int64_t)(2 * (blocks + clusters));
  d->s->deck = clt_arena_take(arena, 2 * (blocks + clusters) + 1, sizeof *d->s->deck);
  d->s->card = clt_arena_take(arena, n + 1, sizeof *d->s->card);
  d->s->item = clt_arena_take(arena, n, sizeof *d->s->item);
  return !clt_arena_failed(arena);
}

/* What labels the clusters have, and which blocks are linked by those that keep together. */
static void describe(dealer *d) {
  const clt_graph_sample *sample = d->sample;
  for (int b = 0; b < d->blocks; b++) d->root[b] = b;
  for (int64_t i = 0; i < sample->n; i++) {
    int64_t c = clt_cluster_of(sample, i);
    if (!d->labels[c]) d->home[c] = sample->block[i];
    d->labels[c] |= (unsigned char)(1 << sample->group[i] | (d->labels[c] ? SEVERAL : 0));
  }
  for (int64_t i = 0; i < sample->n; i++) {
    int64_t c = clt_cluster_of(sample, i);
    if (is_mixed(d, c)) continue;
    int one = root_of(d, d->home[c]), two = root_of(d, sample->block[i]);
    d->root[one < two ? two : one] = one < two ? one : two;
  }
  for (int64_t c = 0; c < d->clusters; c++) {
    d->card_of[2 * c] = d->card_of[2 * c + 1] = -1;
    d->s->whole += d->labels[c] & SEVERAL && !is_mixed(d, c);
    d->s->mixed += is_mixed(d, c);
  }
}

/* The deck that a contrast's card is in. */
static int64_t deck_of(const dealer *d, int64_t i) {
  int64_t c = d->c->cluster[i];
  int64_t number = is_mixed(d, c) ? d->blocks + c : root_of(d, d->home[c]);
  return 2 * number + d->c->between[i];
}

/* Is a contrast the first of its card? */
static bool begins_card(dealer *d, int64_t i) {
  int64_t *card = &d->card_of[2 * d->c->cluster[i] + d->c->between[i]];
  if (is_mixed(d, d->c->cluster[i])) return true;
  bool first = *card < 0;
  if (first) *card = 0;
  return first;
}

/* Counts to where each of n begins, with one more entry for the end. */
static void begin_all(int64_t *count, int64_t n) {
  int64_t sum = 0;
  for (int64_t k = 0; k <= n; k++) {
    int64_t of_this = count[k];
    count[k] = sum;
    sum += of_this;
  }
}

/* Ends back to where each begins. */
static void begin_again(int64_t *end, int64_t n) {
  for (int64_t k = n; k > 0; k--) end[k] = end[k - 1];
  end[0] = 0;
}

/* Counting sorts: cards by deck, then contrasts by card. */
static void deal(dealer *d) {
  clt_shuffle *s = d->s;
  int64_t n = d->c->n;
  for (int64_t i = 0; i < n; i++) {
    d->card_at[i] = begins_card(d, i); /* for now */
    s->cards += d->card_at[i];
    s->deck[deck_of(d, i)] += d->card_at[i];
  }
  begin_all(s->deck, s->decks);
  for (int64_t i = 0; i < n; i++) {
    int64_t *card = &d->card_of[2 * d->c->cluster[i] + d->c->between[i]];
    if (d->card_at[i]) *card = s->deck[deck_of(d, i)]++;
    s->card[d->card_at[i] = *card]++;
  }
  begin_again(s->deck, s->decks);
  begin_all(s->card, s->cards);
  for (int64_t i = 0; i < n; i++) s->item[s->card[d->card_at[i]]++] = i;
  begin_again(s->card, s->cards);
}

/* In how many ways the labels of each deck's cards can be dealt out. */
static void count_ways(clt_shuffle *s) {
  s->ways = 1.0;
  for (int64_t k = 0; k < s->decks; k++) {
    int64_t cards = s->deck[k + 1] - s->deck[k], ones = 0;
    for (int64_t c = s->deck[k]; c < s->deck[k + 1]; c++) {
      ones += s->contrasts->group[s->item[s->card[c]]];
    }
    for (int64_t i = 1; i <= ones; i++) s->ways *= (double)(cards - ones + i) / (double)i;
  }
}

bool clt_shuffle_init(clt_shuffle *s, const clt_contrasts *contrasts,
                      const clt_graph_sample *sample, int blocks, clt_arena *arena) {
  *s = (clt_shuffle){.contrasts = contrasts};
  dealer d = {.s = s, .c = contrasts, .sample = sample, .blocks = blocks};
  if (!take(&d, arena)) return false;
  describe(&d);
  deal(&d);
  count_ways(s);
  return true;
}

void clt_shuffle_labels(const clt_shuffle *s, uint64_t seed, uint64_t number, int *group) {
  clt_rng rng;
  clt_rng_seed(&rng, seed, number);
  memcpy(group, s->contrasts->group, (size_t)s->contrasts->n * sizeof *group);
  for (int64_t deck = 0; deck < s->decks; deck++) { /* Fisher-Yates */
    int64_t start = s->deck[deck];
    for (int64_t k = s->deck[deck + 1] - 1; k > start; k--) {
      int64_t other = start + clt_rng_below(&rng, (uint32_t)(k - start + 1));
      int *one = &group[s->item[s->card[k]]], *two = &group[s->item[s->card[other]]], label = *one;
      *one = *two;
      *two = label;
    }
  }
  for (int64_t k = 0; k < s->cards; k++) {
    for (int64_t i = s->card[k]; i < s->card[k + 1]; i++) {
      group[s->item[i]] = group[s->item[s->card[k]]];
    }
  }
}
