#include "functions/analysis/reading.h"

#include <string.h>

#include "sqlite/statement.h"

enum { MOST_DEPTH = 16 };

int clt_reading_connect(sqlite3 *db, const char *function, const char *declaration,
                        sqlite3_vtab **out) {
  int code = sqlite3_declare_vtab(db, declaration);
  if (code != SQLITE_OK) return code;
  clt_reading *reading = sqlite3_malloc64(sizeof *reading);
  if (!reading) return SQLITE_NOMEM;
  *reading = (clt_reading){.db = db, .function = function};
  sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
  *out = &reading->base;
  return SQLITE_OK;
}

int clt_reading_disconnect(sqlite3_vtab *base) {
  sqlite3_free(base);
  return SQLITE_OK;
}

int clt_reading_equal(sqlite3_index_info *info, int column, bool binary) {
  int found = -1;
  for (int i = 0; i < info->nConstraint; i++) {
    if (info->aConstraint[i].iColumn != column ||
        info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ) {
      continue;
    }
    if (binary && strcmp(sqlite3_vtab_collation(info, i), "BINARY") != 0) continue;
    if (info->aConstraint[i].usable) return i;
    found = -2;
  }
  return found;
}

bool clt_reading_is_endless(const clt_reading *reading) {
  return reading->depth >= MOST_DEPTH;
}

int clt_reading_fail(clt_reading *reading, const char *text) {
  if (!text) return SQLITE_NOMEM;
  int code = sqlite3_errcode(reading->db);
  bool named = strncmp(text, "causalite_", 10) == 0;
  char *message = sqlite3_mprintf("%s%s", named ? "" : reading->function, text);
  sqlite3_free(reading->base.zErrMsg);
  reading->base.zErrMsg = message;
  if (!message) return SQLITE_NOMEM;
  return code == SQLITE_OK || code == SQLITE_ROW ? SQLITE_ERROR : code;
}

int clt_reading_failed(clt_reading *reading, int code) {
  return code == SQLITE_NOMEM ? code : clt_reading_fail(reading, clt_error_text(reading->db));
}

int clt_reading_step(clt_reading *reading, sqlite3_stmt *rows, bool *end) {
  reading->depth++;
  int code = sqlite3_step(rows);
  reading->depth--;
  *end = code != SQLITE_ROW;
  return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : clt_reading_failed(reading, code);
}
