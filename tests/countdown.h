/*
** A host that tells work to stop when it has been asked so many times, for tests that stop it
** wherever it asks: clt_task task = {.poll = count_down, .host = &c} in a countdown c.
*/
#ifndef CLT_COUNTDOWN_H
#define CLT_COUNTDOWN_H

#include "base/task.h"

typedef struct countdown {
  clt_task task;
  int left;
} countdown;

static bool count_down(void *host, double done, double waited) {
  (void)done, (void)waited;
  countdown *c = host;
  c->task.polled = 0; /* to be asked whenever it could be */
  return --c->left < 0;
}

#endif
