/* What the results say, as sql/INTERVALS.md has it: two tables in Markdown. */
#ifndef CLT_BENCH_VERDICT_PAGE_H
#define CLT_BENCH_VERDICT_PAGE_H

#include "bench/verdict/ledger.h"

void page_print(const ledger *l);

#endif
