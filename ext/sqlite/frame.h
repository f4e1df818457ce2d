/*
** The frame of an aggregate, in SQLite's hands: what aggregate.c and partial.c share.
*/
#ifndef CLT_SQLITE_FRAME_H
#define CLT_SQLITE_FRAME_H

#include "sqlite/function.h"

/* How the last argument is to be read; known from the first row in which it is not NULL. */
typedef enum clt_last { CLT_LAST_UNKNOWN, CLT_LAST_IS_DATA, CLT_LAST_IS_OPTIONS } clt_last;

/* Zeroed before the first row. */
typedef struct clt_frame {
  bool begun;        /* `call` is set up */
  bool started;      /* what is below is there */
  clt_last last;     /* how the last argument is read */
  int n_cells;       /* arguments that are data, the shard among them */
  int64_t last_null; /* rows in which the last argument was NULL */
  char *option_text; /* the options as given, in the arena */
  int option_bytes;  /* their length */
  void *options;     /* the struct they were read into; of a merge from its first partial on */
  void *state;       /* the function's own */
  clt_cell *cells;   /* [n_cells] the current row */
  clt_argument *arguments; /* [n_cells] what they are */
  clt_label_set shards;    /* of a partial: its one; of a merge: those that are in */
  const char *merged_text; /* of a merge: the options of its partials; NULL: none */
  int merged_bytes;        /* their length */
  int merged_cells;        /* and their arguments that are data */
  clt_call call;
} clt_frame;

#endif
