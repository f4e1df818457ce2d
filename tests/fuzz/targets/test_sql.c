/*
** The input is a statement, by a grammar of SELECT with joins, subqueries, groups, windows and
** compounds, of views, triggers, and what writes, with functions of ours wherever an expression can
** be. It ends in rows or in an error; of those that say that something is broken, none.
*/
#include "fuzz/catalogue.h"
#include "fuzz/data.h"

enum { DEEPEST = 4, MOST_ROWS = 40, OPCODES = 20000 };

typedef struct grammar {
  fuzz_input *in;
  sqlite3_str *out;
  int depth;
} grammar;

static void say(grammar *g, const char *text) {
  sqlite3_str_appendall(g->out, text);
}

static bool chance(grammar *g, size_t of) {
  return fuzz_below(g->in, of) == (int)of - 1;
}

static void expression(grammar *g);
static void query(grammar *g);

/* ---- expressions ---- */

static void column(grammar *g) {
  static const char *const columns[] = {
      "y",   "x",           "\"group\"", "unit",  "variable", "value", "moderator",
      "cov", "block",       "m",         "shard", "object",   "fit",   "\"key\"",
      "p",   "probability", "estimate",  "note",  "a.y",      "b.x",   "rowid",
      "n",   "v",           "\"set\"",   "b.fit"};
  say(g, FUZZ_PICK(g->in, columns));
}

static void literal(grammar *g) {
  static const char *const literals[] = {"0",
                                         "1",
                                         "2.5",
                                         "NULL",
                                         "'a'",
                                         "'{}'",
                                         "''",
                                         "-1",
                                         "1e999",
                                         "x'00ff'",
                                         "'b'",
                                         "'g1'",
                                         "9223372036854775807",
                                         "'n'",
                                         "'{\"draws\":2,\"threads\":1}'",
                                         "'{\"n_boot\":20,\"threads\":1}'",
                                         "'{\"permutations\":3,\"threads\":1}'"};
  say(g, FUZZ_PICK(g->in, literals));
}

static void window(grammar *g) {
  static const char *const frames[] = {"",
                                       "ORDER BY y",
                                       "PARTITION BY \"group\"",
                                       "PARTITION BY \"group\" ORDER BY x",
                                       "ORDER BY x ROWS 1 PRECEDING",
                                       "ORDER BY x RANGE BETWEEN 1 PRECEDING AND CURRENT ROW"};
  sqlite3_str_appendf(g->out, " OVER (%s)", FUZZ_PICK(g->in, frames));
}

static void call(grammar *g) {
  char little[200];
  const fuzz_function *f = &fuzz_functions[fuzz_below(g->in, (size_t)fuzz_n_functions)];
  int n = f->required + fuzz_below(g->in, (size_t)(f->n_arguments - f->required + 1));
  bool own = !chance(g, 4); /* the columns that are called as its arguments are */
  fuzz_little_work(little, sizeof little, f);
  sqlite3_str_appendf(g->out, "%s(%s", f->name, f->type == 'a' && chance(g, 12) ? "DISTINCT " : "");
  for (int i = 0; i < n; i++) {
    if (i) say(g, ", ");
    if (own) {
      fuzz_append_argument(g->out, g->in, f->argument[i]);
    } else {
      expression(g);
    }
  }
  bool work = strcmp(little, "{}") != 0;
  if (work || (f->n_options && chance(g, 4)))
    sqlite3_str_appendf(g->out, "%s%Q", n ? ", " : "", little);
  say(g, ")");
  if (f->type == 'a' && chance(g, 8)) say(g, " FILTER (WHERE y > 1)");
  if (chance(g, 12)) window(g);
}

static void scalar_subquery(grammar *g) {
  say(g, "(");
  query(g);
  say(g, ")");
}

static void operation(grammar *g) {
  static const char *const operators[] = {" + ",  " * ",  " || ",  " = ",    " < ",
                                          " IS ", " -> ", " ->> ", " LIKE ", " AND "};
  say(g, "(");
  expression(g);
  say(g, FUZZ_PICK(g->in, operators));
  expression(g);
  say(g, ")");
}

static void wrapped(grammar *g) {
  static const char *const functions[] = {"count",
                                          "max",
                                          "group_concat",
                                          "json_valid",
                                          "typeof",
                                          "length",
                                          "quote",
                                          "total",
                                          "json_group_array",
                                          "hex",
                                          "row_number() OVER (), abs",
                                          "lag",
                                          "first_value"};
  sqlite3_str_appendf(g->out, "%s(", FUZZ_PICK(g->in, functions));
  expression(g);
  say(g, ")");
}

static void expression(grammar *g) {
  int kind = fuzz_below(g->in, 12);
  if (++g->depth > DEEPEST) kind %= 3;
  if (kind < 2) {
    column(g);
  } else if (kind == 2) {
    literal(g);
  } else if (kind < 8) {
    call(g);
  } else if (kind == 8) {
    scalar_subquery(g);
  } else if (kind == 9) {
    operation(g);
  } else if (kind == 10) {
    wrapped(g);
  } else {
    say(g, "CASE WHEN ");
    expression(g);
    say(g, " THEN ");
    expression(g);
    say(g, " END");
  }
  g->depth--;
}

/* ---- queries ---- */

static void opened(grammar *g) {
  static const char *const names[] = {
      "ttest",           "ols",          "exact_graph",   "graph_test",      "mediation_boot",
      "ols_interaction", "sobel",        "p_adjust",      "causalite_cells", "causalite_help",
      "scale_choice",    "mann_whitney", "causalite_rows"};
  sqlite3_str_appendf(g->out, "%s(", FUZZ_PICK(g->in, names));
  if (chance(g, 3)) {
    expression(g);
  } else {
    fuzz_append_argument(g->out, g->in, "fit");
  }
  say(g, ")");
}

static void source(grammar *g) {
  switch (fuzz_below(g->in, 10)) {
  case 4:
    opened(g);
    break;
  case 5:
    say(g, "fits AS b, ");
    opened(g);
    break;
  case 6:
    say(g, "(");
    query(g);
    say(g, ")");
    break;
  case 7:
    say(g, "data AS a LEFT JOIN data AS b ON a.unit = b.unit AND a.\"set\" = b.\"set\"");
    break;
  case 8:
    say(g, "fits AS b JOIN data AS a ON b.rowid = a.unit");
    break;
  case 9:
    say(g, "partials");
    break;
  default:
    say(g, "data AS a");
  }
}

static void clause(grammar *g, const char *word, size_t of) {
  if (!chance(g, of)) return;
  say(g, word);
  expression(g);
}

static void query(grammar *g) {
  static const char *const sets[] = {" UNION ALL ", " UNION ", " EXCEPT ", " INTERSECT "};
  int n = 1 + fuzz_below(g->in, 3);
  if (++g->depth > DEEPEST) n = 1;
  say(g, chance(g, 8) ? "SELECT DISTINCT " : "SELECT ");
  for (int i = 0; i < n; i++) {
    if (i) say(g, ", ");
    expression(g);
  }
  say(g, " FROM ");
  if (g->depth > DEEPEST) say(g, "fits");
  if (g->depth <= DEEPEST) source(g);
  clause(g, " WHERE ", 4);
  clause(g, " GROUP BY ", 3);
  clause(g, " HAVING ", 8);
  clause(g, " ORDER BY ", 6);
  if (g->depth < DEEPEST && chance(g, 12)) {
    say(g, FUZZ_PICK(g->in, sets));
    query(g);
  }
  g->depth--;
}

/* ---- statements ---- */

static void statement(grammar *g) {
  int kind = fuzz_below(g->in, 16);
  static const char *const before[] = {[9] = "EXPLAIN QUERY PLAN ",
                                       [10] =
                                           "WITH RECURSIVE r(v) AS (SELECT 1 UNION ALL SELECT v +"
                                           " 1 FROM r WHERE v < 3) ",
                                       [11] = "CREATE TEMP TABLE made AS ",
                                       [12] = "CREATE TEMP VIEW w AS ",
                                       [13] = "INSERT INTO log ",
                                       [14] = "CREATE TEMP TRIGGER l AFTER INSERT ON data BEGIN"
                                              " INSERT INTO log ",
                                       [15] = "UPDATE log SET a = "};
  if (kind > 8) say(g, before[kind]);
  if (kind == 15) {
    expression(g);
  } else {
    query(g);
  }
  if (kind == 12) say(g, "; SELECT * FROM w");
  if (kind == 14) say(g, "; END; INSERT INTO data(y, x) VALUES (1, 2)");
}

/* That SQLite or the database is broken, or that something was called wrongly. */
static bool broken(int code) {
  static const int codes[] = {SQLITE_INTERNAL, SQLITE_NOMEM, SQLITE_CORRUPT, SQLITE_MISUSE,
                              SQLITE_FORMAT,   SQLITE_RANGE, SQLITE_NOTADB,  SQLITE_IOERR};
  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
    if ((code & 0xff) == codes[i]) return true;
  }
  return false;
}

static int stop(void *opcodes) {
  int *left = opcodes;
  return --*left < 0;
}

/* The statements of a text, one after the other, until one fails. */
static int run_all(const char *sql) {
  int code = SQLITE_OK, left = OPCODES / 100;
  sqlite3 *db = fuzz_db();
  sqlite3_progress_handler(db, 100, stop, &left);
  while (code == SQLITE_OK && *sql) {
    sqlite3_stmt *step = NULL;
    code = sqlite3_prepare_v2(db, sql, -1, &step, &sql);
    for (int row = 0; code == SQLITE_OK && row < MOST_ROWS; row++) {
      code = sqlite3_step(step);
      for (int i = 0; code == SQLITE_ROW && i < sqlite3_column_count(step); i++) {
        sqlite3_column_text(step, i);
      }
      if (code == SQLITE_ROW) code = SQLITE_OK;
    }
    sqlite3_finalize(step);
    FUZZ_CHECK(!broken(code), sqlite3_errmsg(db));
    if (code == SQLITE_DONE) code = SQLITE_OK;
  }
  sqlite3_progress_handler(db, 0, NULL, NULL);
  return code;
}

static void prepare(sqlite3 *db) {
  fuzz_read_functions(db, "function NOT IN ('causalite_setup', 'causalite_progress')");
  fuzz_make_data(db);
  run(db, "DELETE FROM data WHERE \"set\" NOT IN (0, 2) OR unit > 3; CREATE TABLE log(a); INSERT "
          "INTO log"
          " VALUES (1)");
}

static void fuzz_one(fuzz_input *in) {
  fuzz_prepare = prepare;
  sqlite3 *db = fuzz_db();
  grammar g = {.in = in, .out = sqlite3_str_new(NULL)};
  statement(&g);
  char *sql = sqlite3_str_finish(g.out);
  run(db, "SAVEPOINT before");
  int code = run_all(sql);
  bool ended = sqlite3_get_autocommit(db); /* as SQLite does where what writes is interrupted */
  FUZZ_CHECK(!ended || code == SQLITE_INTERRUPT, sql);
  if (!ended) run(db, "ROLLBACK TO before; RELEASE before");
  if (fuzz_failed) printf("  %s\n", sql);
  sqlite3_free(sql);
}

FUZZ_TARGET("sql")
