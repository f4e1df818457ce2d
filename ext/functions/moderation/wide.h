/*
** Option `wide`: an argument that holds a JSON object a row, each of whose keys is an argument of
** its own, in that place, so that one statement serves any number of covariates.
*/
#ifndef CLT_FUNCTIONS_MODERATION_WIDE_H
#define CLT_FUNCTIONS_MODERATION_WIDE_H

#include "base/blob.h"
#include "functions/moderation/regressors.h"

typedef struct clt_wide {
  int at;              /* the argument; -1: there is none */
  bool open;           /* the first row has told the keys */
  bool untold;         /* in the shard merged last, no row has */
  int n_keys, n_cells; /* keys, and arguments with the keys in place of the object */
  const char **names;  /* [n_cells] of these */
  clt_cell *cells;     /* [n_cells] the current row */
  int64_t row;         /* its number */
  int64_t *seen;       /* [n_keys] the row that had the key last */
  char *text;          /* [room] the texts of the current row */
  size_t room;
} clt_wide;

/* By the option; an error if it names no argument from `first` on. */
clt_wide clt_wide_of(clt_call *call, const clt_label *option, const char *const *names, int first,
                     int n);

/* Takes the keys from the first row, into the names of the arguments and their count; true if it
** did, so that the data has to begin anew with them. False too if an error is latched. */
bool clt_wide_begin(clt_call *call, clt_wide *wide, const clt_cell *cells,
                    const char *const **names, int *n_cells);

/* The row with the keys in place of the object, for arguments that `r` reads from its first
** regressor, argument `first`, on. False if a value is missing, which is counted, or an error is
** latched. Where there is no object, the row stays as it is. */
bool clt_wide_take(clt_call *call, clt_wide *wide, const clt_cell **cells, const clt_regressors *r,
                   int first);

/* The keys as part of a partial result (sqlite/partial.h). Those of another are taken, and true is
** returned, as clt_wide_begin() does, or are the same; an error if they are neither. Where they are
** untold, all rows of the shard were left out: there is nothing to merge, and all of it is read. */
void clt_wide_save(const clt_wide *wide, clt_writer *out);
bool clt_wide_merge(clt_call *call, clt_wide *wide, clt_reader *in, const char *const **names,
                    int *n_cells);

#endif
