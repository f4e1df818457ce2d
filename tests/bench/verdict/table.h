/* What the results say: shares of studies, with their limits. */
#ifndef CLT_BENCH_VERDICT_TABLE_H
#define CLT_BENCH_VERDICT_TABLE_H

#include "bench/verdict/ledger.h"

/* A line for each truth, n and way of asking; the number of targets that are missed, and of
** studies that the two ways judge differently. */
int table_print(const ledger *l);

#endif
