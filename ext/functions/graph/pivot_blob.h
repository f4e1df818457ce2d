/* The cells of a pivot as part of a partial result (sqlite/partial.h). Every value is in it: means
** and cross-products would not do, because which variables are dropped, and so which units have a
** gap, only all units together can tell. */
#ifndef CLT_FUNCTIONS_GRAPH_PIVOT_BLOB_H
#define CLT_FUNCTIONS_GRAPH_PIVOT_BLOB_H

#include "base/blob.h"
#include "functions/graph/pivot.h"

void clt_pivot_save(const clt_pivot *pivot, const clt_pivot_mark *mark, clt_writer *out);

/* Adds what was written. A unit of the long form may have rows in several shards. `mark` NULL:
** units have none. */
void clt_pivot_merge(clt_pivot *pivot, clt_pivot_mark *mark, clt_reader *in, clt_arena *scratch);

#endif
