/* How long work hears that the host wants it to stop, and shows how far it is. */
#ifndef CLT_SQLITE_HOST_TASK_H
#define CLT_SQLITE_HOST_TASK_H

#include "sqlite/call.h"

/* The poll of a clt_task whose host is a clt_call: true after sqlite3_interrupt(), or when the
** host's progress handler says so. */
bool clt_host_poll(void *call, double done, double waited);

/* Ends what polling began: its statement, and the progress bar if one was drawn. */
void clt_host_poll_end(clt_call *call);

#endif
