/*
** Exchanging the group labels of contrasts (levels.h): which may change places under the hypothesis
** that the groups are alike.
**
** A label sits on a card, and the cards of a deck are shuffled. Of a cluster whose units all have
** one label, what is within it is one card, since its units are not exchangeable one by one, in a
** deck with the other such clusters of its block; and what holds it against others is a card in
** another deck. Of a cluster that has both labels each contrast is a card, in decks of its own.
** Without clusters every unit is one: within it there is nothing.
**
** Where a cluster of one label lies in several blocks, its label goes with it in all of them (dealt
** with block by block, its parts would count as independent); so the decks of these blocks are one,
** and what is permuted is taken to be alike in them.
*/
#ifndef CLT_GRAPH_SHUFFLE_H
#define CLT_GRAPH_SHUFFLE_H

#include "graph/levels.h"

typedef struct clt_shuffle {
  const clt_contrasts *contrasts;
  int64_t decks, cards;
  int64_t *deck; /* [decks + 1] where each begins among the cards */
  int64_t *card; /* [cards + 1] where each begins in `item` */
  int64_t *item; /* contrasts by card */
  /* Found: clusters of several units, with one label and with both, and in how many ways the labels
  ** can be dealt out: 1 if they cannot be exchanged at all. */
  int64_t whole, mixed;
  double ways;
} clt_shuffle;

/* Makes the decks. False (latched) if there is no memory. */
bool clt_shuffle_init(clt_shuffle *shuffle, const clt_contrasts *contrasts,
                      const clt_graph_sample *sample, int blocks, clt_arena *arena);

/* (1) group[n] becomes a shuffle of the contrasts' labels, by stream `number` of the seed. */
void clt_shuffle_labels(const clt_shuffle *shuffle, uint64_t seed, uint64_t number, int *group);

#endif
