/*
** The fixed words of figures, in every language there is: one table, in words.c.
*/
#ifndef CLT_PLOT_WORDS_H
#define CLT_PLOT_WORDS_H

#include "base/arena.h"

typedef enum clt_language { CLT_ENGLISH, CLT_CHINESE, CLT_LANGUAGES } clt_language;

/* The name of each, ended by NULL. */
extern const char *const clt_language_names[];

typedef enum clt_phrase {
  CLT_SAYS_BY_GROUP,       /* {0} y, {1} group */
  CLT_SAYS_INTERACTION,    /* {0} y, {1} x */
  CLT_SAYS_GRAPH,          /* - */
  CLT_SAYS_GRAPH_DIFF,     /* {0} a, {1} b */
  CLT_SAYS_EFFECTS,        /* - */
  CLT_SAYS_MEDIATION,      /* {0} x, {1} m, {2} y */
  CLT_SAYS_GROUP,          /* - what a group is called */
  CLT_SAYS_N,              /* {0} count */
  CLT_SAYS_ROWS,           /* {0} count */
  CLT_SAYS_MISSING,        /* {0} rows */
  CLT_SAYS_NO_VALUES,      /* - */
  CLT_SAYS_NO_ROWS,        /* - */
  CLT_SAYS_BOX,            /* - */
  CLT_SAYS_THINNED,        /* {0} points drawn at most in a panel, {1} there are at most */
  CLT_SAYS_T_TEST,         /* {0} a, {1} b, {2} difference, {3} level, {4} low, {5} high, {6} df,
                        ** {7} t, {8} p, {9} d */
  CLT_SAYS_NO_T_TEST_TWO,  /* - */
  CLT_SAYS_NO_T_TEST_FEW,  /* - */
  CLT_SAYS_NO_T_TEST_UNIT, /* - */
  CLT_SAYS_NO_T_TEST_FLAT, /* - */
  CLT_SAYS_GROUP_SUMMARY,  /* {0} label, {1} n, {2} median, {3} mean */
  CLT_SAYS_BAND,           /* {0} level */
  CLT_SAYS_SLOPE,          /* {0} group, {1} slope, {2} low, {3} high, {4} p */
  CLT_SAYS_NO_SLOPE,       /* {0} group, {1} n */
  CLT_SAYS_SLOPES_DIFFER,  /* {0} a, {1} b, {2} difference, {3} low, {4} high, {5} p */
  CLT_SAYS_NO_INTERACTION, /* - */
  CLT_SAYS_ONE_GROUP,      /* - */
  CLT_SAYS_NO_ESTIMATE,    /* - */
  CLT_SAYS_MORE_ROWS,      /* {0} rows */
  CLT_SAYS_MORE_GROUPS,    /* {0} groups */
  CLT_SAYS_FILLED,         /* - */
  CLT_SAYS_OPEN,           /* - */
  CLT_SAYS_EFFECT,         /* - */
  CLT_SAYS_POSITIVE,       /* - */
  CLT_SAYS_NEGATIVE,       /* - */
  CLT_SAYS_UNDIRECTED,     /* - */
  CLT_SAYS_EDGE,           /* {0} source, {1} arrow, {2} target, {3} probability, {4} weight */
  CLT_SAYS_EDGES,          /* {0} edges, {1} variables, {2} threshold */
  CLT_SAYS_NO_EDGES,       /* as CLT_SAYS_EDGES */
  CLT_SAYS_NO_GRAPH,       /* - */
  CLT_SAYS_NO_VARIABLES,   /* - */
  CLT_SAYS_ONLY_IN,        /* {0} graph */
  CLT_SAYS_REVERSED,       /* - */
  CLT_SAYS_IN_BOTH,        /* - */
  CLT_SAYS_ABSENT,         /* - */
  CLT_SAYS_COUNTS,         /* {0} both, {1} only a, {2} a, {3} only b, {4} b, {5} reversed,
                           ** {6} threshold */
  CLT_SAYS_INDIRECT,       /* {0} a b, {1} low, {2} high, {3} z, {4} p */
  CLT_SAYS_INDIRECT_CI,    /* {0} a b, {1} low, {2} high */
  CLT_SAYS_INDIRECT_BY,    /* {0} mediator, {1} a b, {2} low, {3} high */
  CLT_SAYS_INDIRECT_ALL,   /* {0} sum of all a b, {1} low, {2} high */
  CLT_SAYS_DIRECT_TOTAL,   /* {0} c', {1} p, {2} c, {3} p */
  CLT_SAYS_OF,             /* {0} what is spoken of */
  CLT_SAYS_DIFFERENCE,     /* {0} a, {1} b */
  CLT_SAYS_SLOPE_PAIR,     /* {0} a, {1} p, {2} b, {3} p */
  CLT_SAYS_PROPORTION,     /* {0} percent */
  CLT_SAYS_FULL,           /* - */
  CLT_SAYS_PARTIAL,        /* - */
  CLT_SAYS_NONE,           /* - */
  CLT_SAYS_SUPPRESSION,    /* - */
  CLT_SAYS_SIGNIFICANCE,   /* - */
  CLT_SAYS_BOLD_DIFFERS,   /* - */
  CLT_SAYS_NO_MEDIATION,   /* - */
  CLT_SAYS_GAP,            /* - what stands between two sentences */
  CLT_PHRASES
} clt_phrase;

/* The phrase with its {0}, {1}… filled with `values` (clean texts, at most ten; NULL ends the
** list). From the arena; "" if out of memory. */
const char *clt_say(clt_arena *arena, clt_language language, clt_phrase phrase,
                    const char *const *values);

/* Writes {"a", "b", NULL} as a list of values. */
#define CLT_VALUES(...) ((const char *const[]){__VA_ARGS__, NULL})

#endif
