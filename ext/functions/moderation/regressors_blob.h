/* The rows of a regression as part of a partial result (sqlite/partial.h). */
#ifndef CLT_FUNCTIONS_MODERATION_REGRESSORS_BLOB_H
#define CLT_FUNCTIONS_MODERATION_REGRESSORS_BLOB_H

#include "base/blob.h"
#include "functions/moderation/regressors.h"

/* Writes the sums of the rows; none are kept. */
void clt_regressors_save(const clt_regressors *r, clt_writer *out);

/* Adds sums that were written, of the same arguments in the same roles. `groups` says which values
** of theirs the numbers of CLT_KEY_GROUP, n of them, are here, where the function has made them
** itself; NULL: the arguments say. An error where one of them was a factor and is not. */
void clt_regressors_merge(clt_regressors *r, clt_reader *in, const int *groups, int n,
                          clt_arena *scratch);

/* That the function's options need no row once it was summed, as partial results have none; an
** error names the one that does. */
void clt_regressors_whole(clt_call *call, int robust, bool diagnose, const char *function);

#endif
