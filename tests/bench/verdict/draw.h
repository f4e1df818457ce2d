/* Draws the runs of a simulated study. */
#ifndef CLT_BENCH_VERDICT_DRAW_H
#define CLT_BENCH_VERDICT_DRAW_H

#include <stdint.h>

#include "bench/verdict/truth.h"

typedef struct draw_run {
  int group, model, mode; /* mode 0: the reference */
  int configuration;      /* runs of one number repeat each other */
  int day;                /* 0 … DAYS - 1 */
  double x[CAUSES];       /* shares of the default */
  double noise;           /* in y: what it is off by, of mean 0 */
  double y;               /* share of the group's typical energy */
  double util, accuracy;  /* mediator, performance */
  bool lost;              /* y was not recorded */
  bool aborted;           /* it broke off: no performance */
} draw_run;

typedef struct draw_study {
  draw_run *run;
  int n;
} draw_study;

/* The same for the same truth, n and seed, whatever other truths there are. Ends the program if
** there is no memory; to be freed. */
draw_study draw(const truth *t, int n, uint64_t seed);
void draw_free(draw_study *s);

#endif
