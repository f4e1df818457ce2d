/*
** Partial results: X_partial(shard, …) sums the rows of a shard into a blob, and X_merge(partial)
** makes of the blobs the fit that X(…) gives for all rows, whatever their number and order.
**
** The blob, in the terms of base/blob.h:
**   8 bytes    "cltpart" and a zero byte
**   byte       'L': the order of bytes, lowest first; nothing else is written
**   count      CLT_PARTIAL_FORMAT
**   count      bytes of the whole blob
**   text       X
**   label      the shard; none: there was no row, and what follows are zeros and empty texts
**   count x 3  rows used, rows with a missing value, rows with an empty text
**   count      arguments of X that are data
**   byte text  1 and the options as they were given; 0 and nothing: none were
**   …          the state, as save() of X_partial() writes it; nothing where there was no row
**   8 bytes    the hash (base/hash.h) of everything before: one changed byte always changes it
**
** Whoever changes what a save() writes, or the order here, counts CLT_PARTIAL_FORMAT up. Of another
** format none is read: format 1 had sums that were rounded.
*/
#ifndef CLT_SQLITE_PARTIAL_H
#define CLT_SQLITE_PARTIAL_H

#include "sqlite/frame.h"

enum { CLT_PARTIAL_FORMAT = 2 };

/* The arguments of X_partial() begin with it, and X_merge() has none but this. */
#define CLT_SHARD                                                                                  \
  {                                                                                                \
    "shard", CLT_LABEL,                                                                            \
        "its name, the same in all its rows: by it a shard is refused that is merged twice"        \
  }
extern const clt_argument clt_merge_arguments[1];

/* X_partial() and X_merge() as functions, of an aggregate each. */
#define CLT_PARTIAL_FUNCTION(x, of_rows)                                                           \
  {                                                                                                \
    x "_partial", .summary = "What " x "_merge() needs of the rows of one shard, as a blob.",      \
                  .details = "Its other arguments and its options are those of " x                 \
                             "(). A shard without rows has "                                       \
                             "a blob, too, which adds nothing.",                                   \
                  .aggregate = &(of_rows)                                                          \
  }
#define CLT_MERGE_FUNCTION(x, of_partials)                                                         \
  {                                                                                                \
    x "_merge",                                                                                    \
        .summary = "The fit that " x "() gives for the rows of all shards together.",              \
        .details = "The partials have the same arguments and options. Errors: a blob that "        \
                   "is cut off, damaged, of another function or of another format, a "             \
                   "shard that comes twice, and NULL. Options that concern the rows are "          \
                   "given to the partials, those that do not to them or to the merge.",            \
        .aggregate = &(of_partials)                                                                \
  }

/* X_partial(): keeps the shard of a row, which is that of all others; and the blob in the end. */
void clt_partial_shard(clt_frame *f, sqlite3_value *shard);
void clt_partial_give(clt_frame *f, const clt_aggregate *aggregate, sqlite3_context *context);

/* X_merge(): adds a blob; and begins, where there was none that had rows. */
void clt_merge_add(clt_frame *f, const clt_aggregate *aggregate, sqlite3_value *partial);
void clt_merge_nothing(clt_frame *f, const clt_aggregate *aggregate);

#endif
