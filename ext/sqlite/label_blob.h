/* Labels, and sets of them, as bytes (base/blob.h). */
#ifndef CLT_SQLITE_LABEL_BLOB_H
#define CLT_SQLITE_LABEL_BLOB_H

#include "base/blob.h"
#include "base/task.h"
#include "sqlite/label.h"

void clt_put_label(clt_writer *w, const clt_label *label);
void clt_put_labels(clt_writer *w, const clt_label_set *set);

/* A label whose text is a place in the bytes, which no zero byte ends: it is to be compared, or
** added to a set. */
clt_label clt_take_label(clt_reader *r);

/* Adds the labels of a set that was put; where each of them is in `set`, from `scratch`, and how
** many there are. NULL if out of memory, if told to stop, or if the reader is bad: a label twice
** makes it so. */
int *clt_take_labels(clt_reader *r, clt_label_set *set, clt_arena *scratch, clt_task *task, int *n);

#endif
