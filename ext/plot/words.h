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
  CLT_SAYS_LOG_AXIS,       /* {0} title */
  CLT_SAYS_POWER_AXIS,     /* {0} title, {1} power of ten */
  CLT_SAYS_LOG_ALONE,      /* - */
  CLT_SAYS_POWER_ALONE,    /* {0} power of ten */
  CLT_SAYS_GROUP,          /* - what a group is called */
  CLT_SAYS_N,              /* {0} count */
  CLT_SAYS_ROWS,           /* {0} count */
  CLT_SAYS_MISSING,        /* {0} rows */
  CLT_SAYS_NO_VALUES,      /* - */
  CLT_SAYS_NO_ROWS,        /* - */
  CLT_SAYS_BOX,            /* - */
  CLT_SAYS_THINNED,        /* {0} points drawn, {1} there are */
  CLT_SAYS_HOLLOW,         /* {0} what they are, {1} points, {2} of how many */
  CLT_SAYS_T_TEST,         /* {0} a, {1} b, {2} difference, {3} level, {4} low, {5} high, {6} df,
                        ** {7} t, {8} p, {9} d */
  CLT_SAYS_NO_T_TEST_TWO,  /* - */
  CLT_SAYS_NO_T_TEST_FEW,  /* - */
  CLT_SAYS_NO_T_TEST_UNIT, /* - */
  CLT_SAYS_NO_T_TEST_FLAT, /* - */
  CLT_SAYS_GROUP_SUMMARY,  /* {0} label, {1} n, {2} median, {3} mean */
  CLT_SAYS_BAND,           /* {0} level */
  CLT_SAYS_CURVED,         /* - */
  CLT_SAYS_SLOPE,          /* {0} group, {1} slope, {2} low, {3} high, {4} p */
  CLT_SAYS_LINE,           /* as CLT_SAYS_SLOPE, and {5} n */
  CLT_SAYS_NO_SLOPE,       /* {0} group, {1} n */
  CLT_SAYS_NO_SLOPE_UNIT,  /* {0} group, {1} n */
  CLT_SAYS_SLOPES_DIFFER,  /* {0} a, {1} b, {2} difference, {3} low, {4} high, {5} p */
  CLT_SAYS_NO_INTERACTION, /* - */
  CLT_SAYS_ONE_GROUP,      /* - */
  CLT_SAYS_NO_ESTIMATE,    /* - */
  CLT_SAYS_MORE_ROWS,      /* {0} rows */
  CLT_SAYS_MORE_GROUPS,    /* {0} groups */
  CLT_SAYS_INTERVAL,       /* - */
  CLT_SAYS_CONF_INTERVAL,  /* {0} level */
  CLT_SAYS_FILLED,         /* {0} what no effect is */
  CLT_SAYS_DIFFERING,      /* {0} intervals that exclude, {1} of how many, {2} what */
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
  CLT_SAYS_WIDER,          /* - what the width of an edge means */
  CLT_SAYS_CHANGED,        /* - that only what differs is drawn */
  CLT_SAYS_NO_CHANGE,      /* - */
  CLT_SAYS_EDGE_MATRIX,    /* {0} a, {1} b */
  CLT_SAYS_CAUSE,          /* - */
  CLT_SAYS_OUTCOME,        /* - what a cause has an effect on */
  CLT_SAYS_UPPER_LEFT,     /* {0} graph */
  CLT_SAYS_LOWER_RIGHT,    /* {0} graph */
  CLT_SAYS_FRAMED,         /* - */
  CLT_SAYS_STRONGER,       /* - what the strength of a colour means */
  CLT_SAYS_BLANK,          /* {0} probability */
  CLT_SAYS_DASH,           /* - */
  CLT_SAYS_PAIR,           /* {0} source, {1} target, {2} a, {3} its p, {4} b, {5} its p */
  CLT_SAYS_MATRIX,         /* {0} rows, {1} columns */
  CLT_SAYS_TINTS,          /* - what the colours of a matrix mean */
  CLT_SAYS_BOLD,           /* {0} what bold means */
  CLT_SAYS_MARKED,         /* - what bold means, where the user does not say */
  CLT_SAYS_EMPTY,          /* - what an empty cell means */
  CLT_SAYS_MORE_COLUMNS,   /* {0} columns */
  CLT_SAYS_SIGNS,          /* {0} cells above 0, {1} below 0, {2} at 0, {3} empty */
  CLT_SAYS_LARGEST,        /* {0} row, {1} column, {2} value */
  CLT_SAYS_SMALLEST,       /* as CLT_SAYS_LARGEST */
  CLT_SAYS_CELL,           /* as CLT_SAYS_LARGEST */
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
