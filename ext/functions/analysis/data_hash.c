#include "functions/analysis/data_hash.h"

#include <string.h>

#include "base/hash.h"

static uint64_t join(uint64_t hash, int type, uint64_t of) {
  uint64_t parts[3] = {hash, (uint64_t)type, of};
  return clt_hash_words(parts, 3);
}

static uint64_t hash_cell(clt_call *call, uint64_t hash, sqlite3_stmt *row, int column) {
  int type = sqlite3_column_type(row, column);
  uint64_t integer;
  const unsigned char *text;
  switch (type) {
  case SQLITE_NULL:
    return join(hash, type, clt_hash("", 0));
  case SQLITE_INTEGER:
    integer = (uint64_t)sqlite3_column_int64(row, column);
    return join(hash, type, clt_hash_words(&integer, 1));
  case SQLITE_FLOAT: /* by its bits: how it is written depends on the version */
    return join(hash, type, clt_hash_double(sqlite3_column_double(row, column)));
  default:
    text = sqlite3_column_text(row, column);
    if (!text) clt_fail_code(call, SQLITE_NOMEM);
    if (!text) return hash;
    return join(hash, type, clt_hash(text, (size_t)sqlite3_column_bytes(row, column)));
  }
}

static uint64_t hash_table(clt_call *call, sqlite3 *db, const char *table, uint64_t hash) {
  int n = 0;
  sqlite3_stmt *rows =
      clt_prepare_text(call, db, sqlite3_mprintf("SELECT * FROM main.\"%w\" AS " CLT_ROWS, table));
  const char **names = rows ? clt_column_names(call, rows, 0, &n) : NULL;
  for (int i = 0; names && i < n; i++) {
    hash = join(hash, SQLITE_TEXT, clt_hash(names[i], strlen(names[i])));
  }
  while (names && clt_step(call, rows)) {
    for (int i = 0; i < n; i++) hash = hash_cell(call, hash, rows, i);
  }
  sqlite3_finalize(rows);
  return hash;
}

uint64_t clt_data_hash(clt_call *call, sqlite3 *db, const char *const *tables) {
  uint64_t hash = 0;
  for (int i = 0; tables[i]; i++) {
    if (clt_has_table(call, db, tables[i])) hash = hash_table(call, db, tables[i], hash);
  }
  return hash;
}
