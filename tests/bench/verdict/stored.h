/*
** A refresh computes over tables of its own (sql/aside.sql, sql/rule_model.sql and so on) and puts
** what its steps say into others (result_…). Here they are made once, and those that an answer is
** made from are filled anew for other data, which costs a tenth of making the database anew.
**
** What a refresh runs after a step is left out: candidates that graphs found, which are no part of
** the rule's family.
*/
#ifndef CLT_BENCH_VERDICT_STORED_H
#define CLT_BENCH_VERDICT_STORED_H

#include <sqlite3.h>
#include <stdbool.h>

enum { STORED_MOST = 128, STORED_PARTS = 3 };

typedef struct stored_table {
  char *name, *select[STORED_PARTS]; /* what it holds */
  int parts;
  sqlite3_stmt *clear, *fill[STORED_PARTS];
  bool ordered; /* it is to be filled, and has its place */
} stored_table;

typedef struct stored_tables {
  sqlite3 *db;
  stored_table table[STORED_MOST];
  int tables;
  int order[STORED_MOST], ordered; /* a table comes after those that it is filled from */
} stored_tables;

/* In a database that is set up. */
void stored_open(stored_tables *s, sqlite3 *db);

/* What will be asked: the tables that it reads, and those that they are filled from, are needed. */
void stored_need(stored_tables *s, const char *select);

/* Fills those, after a change of the data. */
void stored_fill(const stored_tables *s);
void stored_close(stored_tables *s);

#endif
