/*
** The truths of the benchmark: what a simulated study is like, and what must not be found in it.
**
** A study has runs of two models in two modes (a reference and what is compared with it), three
** causes (epochs, batch size, learning rate; each left at its default in half of the runs, else
** uniform from half to one and a half of it), one outcome y > 0, a mediator and a performance. In
** units of the group's typical energy, with dev = cause / default - 1,
**   y = level of the model + 0.6 dev1 + 0.2 dev2 + noise of sd 0.0513
** so that the causes explain 87 % of the variance within model and mode. These are the first
** task group's figures in demo_db/demo.sql.
*/
#ifndef CLT_BENCH_VERDICT_TRUTH_H
#define CLT_BENCH_VERDICT_TRUTH_H

#include <stdbool.h>

enum { CAUSES = 3, MOST_MODELS = 4, MOST_MODES = 3, MOST_GROUPS = 6, MOST_SIZES = 3, DAYS = 12 };

/* The sd of the noise, and of y within model and mode. */
#define NOISE  0.0513
#define SPREAD 0.139

/* Runs by model and mode, the reference first; scaled to the number of runs that is wanted. */
typedef struct design {
  int runs[MOST_MODELS][MOST_MODES];
} design;

/* Errors of mean 0 and variance 1. */
typedef enum error_law { NORMAL, EXPONENTIAL, STUDENT_3, CONTAMINATED } error_law;

/* What is zero is left as it is above. */
typedef struct truth {
  const char *name;     /* first word of a line of results */
  const char *title;    /* what is true */
  int size[MOST_SIZES]; /* runs of the study */
  const design *group;  /* a design for each group */
  int groups;           /* 0: 1 */
  error_law law;
  bool skewed_in_mode;      /* errors are exponential in the mode, and of `law` in the reference */
  double noise_in_mode;     /* sd of the noise in the mode, in those of the reference */
  double noise_by_cause;    /* the sd grows as the first cause to this power */
  double multiplies;        /* y = level * this in the mode * causes to powers * log-normal noise */
  int repeats;              /* runs of one configuration, that share half of the variance */
  double days_alike;        /* share of the variance that runs of one day have in common */
  bool days_shared;         /* every day has runs of both modes */
  double drift;             /* what each day adds to those before it */
  bool timed;               /* the study knows the day */
  double wide;              /* each model's y is so many times that of the one before */
  double by_model;          /* slopes of the first cause are so much larger or smaller by model */
  double curve;             /* coefficient of dev1 squared */
  double apart;             /* the first cause's range ends so much below and above, by mode */
  double crossed;           /* coefficient of dev1 dev2 */
  double second_apart;      /* as `apart`, of the second cause */
  double lost;              /* share of the lowest outcomes that the reference has lost */
  bool lost_overall;        /* the lowest of all its runs, not of each model's */
  double aborted;           /* share of runs that broke off */
  double main;              /* what the mode adds */
  double slope[CAUSES];     /* if not all zero: instead of 0.6, 0.2, 0 */
  double change;            /* what the mode adds to the first slope */
  bool unrelated;           /* no cause has an effect */
  double explained;         /* slopes are so many times theirs */
  bool main_is_true;        /* there is a main effect of the mode */
  bool slope_is_true;       /* it changes the first slope */
  int scenario;             /* the plan's */
  bool alike;               /* enough runs to show that the mode does nothing */
  bool by_case;             /* its scenario is asked for, unless told otherwise */
  double target;            /* most studies with a false finding, per cent */
  double least[MOST_SIZES]; /* least studies that say what is true, per cent, by size */
} truth;

extern const truth truths[];
extern const int truths_count;

/* The truth of that name, or NULL. */
const truth *truth_find(const char *name);

/* Of studies of that size; 0: none is set. */
double truth_least(const truth *t, int n);

/* The smallest i with size[i] 0, at most MOST_SIZES. */
int truth_sizes(const truth *t);

#endif
