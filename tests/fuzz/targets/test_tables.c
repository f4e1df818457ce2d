/*
** The input is a table of runs as people have them: which columns there are and of what kind, gaps,
** levels of unlike size, units as text, runs that failed, numbers near the end of a double's range;
** its noise is drawn from a seed. Set-up takes it or says why not; then refresh and report end with
** a text, in which nothing stands that is no number, or was to be filled in. Where time is known,
** the same runs in another order give the same findings, verdicts and alerts.
*/
#include "base/rng.h"
#include "fuzz/fuzz.h"

enum { MOST_CAUSES = 3, MOST_OUTCOMES = 3, MOST_COLUMNS = 6 + MOST_CAUSES + MOST_OUTCOMES };
enum { ISO_FORMS = 2 }; /* forms of time of which the others cannot be read */

typedef struct column {
  const char *name;
  int kind, levels;
  int gaps;  /* per cent of its cells */
  bool lost; /* of one level more than of the others */
} column;

typedef struct runs {
  clt_rng rng;
  int rows, levels, groups, days;
  int row, level, group; /* at hand */
  double effect;         /* of a level */
  column *column;        /* [MOST_COLUMNS] */
  int columns;
  double cause[MOST_CAUSES]; /* values of the causes, as they act */
  int causes;
} runs;

static int below(runs *r, int n) {
  return (int)clt_rng_below(&r->rng, (uint32_t)n);
}

static double noise(runs *r) {
  double sum = -3.0;
  for (int i = 0; i < 6; i++) sum += clt_rng_uniform(&r->rng);
  return sum;
}

/* ---- cells ---- */

static void write_text(sqlite3_stmt *insert, int at, const char *form, int i) {
  char text[80];
  sqlite3_snprintf(sizeof text, text, form, i);
  sqlite3_bind_text(insert, at, text, -1, SQLITE_TRANSIENT);
}

static void write_time(runs *r, const column *c, sqlite3_stmt *insert, int at) {
  static const char *const forms[] = {"2024-03-%02d %02d:%02d:00", "2024-03-%02dT%02d:%02d:00Z",
                                      "%02d.03.2024 %02d:%02d"};
  char text[80];
  sqlite3_snprintf(sizeof text, text, forms[c->kind % 3], 1 + below(r, r->days), r->row / 60,
                   r->row % 60);
  sqlite3_bind_text(insert, at, text, -1, SQLITE_TRANSIENT);
}

static void write_status(runs *r, sqlite3_stmt *insert, int at) {
  static const char *const words[] = {"COMPLETED", "COMPLETED", "COMPLETED", "COMPLETED",
                                      "FAILED",    "finished",  "TODO",      ""};
  sqlite3_bind_text(insert, at, words[below(r, 8)], -1, SQLITE_STATIC);
}

/* An empty cell, in one of the ways in which people write it. */
static void write_gap(runs *r, sqlite3_stmt *insert, int at) {
  static const char *const words[] = {NULL, NULL, "", "NA", "nan"};
  sqlite3_bind_text(insert, at, words[below(r, 5)], -1, SQLITE_STATIC);
}

static bool is_gap(runs *r, const column *c) {
  return below(r, 100) < c->gaps || (c->lost && r->level == 1 && below(r, 4) == 0);
}

static double cause_value(runs *r, const column *c, int level) {
  switch (c->kind) {
  case 0:
    return 10.0 * level;
  case 1:
    return pow(10.0, -level);
  case 2:
    return noise(r);
  case 3:
    return 5.0 * r->level + level;
  default:
    return level;
  }
}

static void write_cause(runs *r, const column *c, sqlite3_stmt *insert, int at) {
  int level = below(r, c->levels);
  double x = cause_value(r, c, level);
  r->cause[r->causes++] = c->kind == 1 ? level : x;
  if (is_gap(r, c)) {
    write_gap(r, insert, at);
  } else if (c->kind == 4) {
    write_text(insert, at, "opt%d", level);
  } else {
    sqlite3_bind_double(insert, at, x);
  }
}

static double outcome_value(runs *r, int kind, double y) {
  switch (kind) {
  case 1:
    return exp(y / 100.0);
  case 2:
    return 1.0 / (1.0 + exp(-y / 200.0));
  case 3:
    return floor(y / 40.0);
  case 4:
    return below(r, 20) ? y : -999.0;
  case 5:
    return below(r, 20) ? y : 0.01;
  case 6:
    return below(r, 12) ? y : 1.7e308;
  case 7:
    return y * 1e147;
  case 8:
    return y * 1e-140;
  default:
    return y;
  }
}

static void write_outcome(runs *r, const column *c, sqlite3_stmt *insert, int at) {
  double y = 100.0 * (1 + r->group) + r->effect * r->level + 15.0 * noise(r);
  char text[80];
  for (int i = 0; i < r->causes; i++) y += (4.0 + (i == 0 ? 4.0 * r->level : 0.0)) * r->cause[i];
  y = outcome_value(r, c->kind, y);
  if (is_gap(r, c)) {
    write_gap(r, insert, at);
  } else if (c->kind == 9) {
    sqlite3_snprintf(sizeof text, text, "%.3f J", y);
    sqlite3_bind_text(insert, at, text, -1, SQLITE_TRANSIENT);
  } else {
    sqlite3_bind_double(insert, at, y);
  }
}

static bool is_cause(const column *c);

static void write_cell(runs *r, const column *c, sqlite3_stmt *insert, int at) {
  static const char *const levels[] = {"default", "parallel", "eco", "solo"};
  if (strcmp(c->name, "run_id") == 0) {
    write_text(insert, at, "r%03d", r->row);
  } else if (strcmp(c->name, "started") == 0) {
    write_time(r, c, insert, at);
  } else if (strcmp(c->name, "mode") == 0) {
    sqlite3_bind_text(insert, at, levels[r->level], -1, SQLITE_STATIC);
  } else if (strcmp(c->name, "repository") == 0) {
    write_text(insert, at, "repo_%d", r->group);
  } else if (strcmp(c->name, "status") == 0) {
    write_status(r, insert, at);
  } else if (strcmp(c->name, "subject") == 0) {
    write_text(insert, at, "p%d", below(r, 9));
  } else if (is_cause(c)) {
    write_cause(r, c, insert, at);
  } else {
    write_outcome(r, c, insert, at);
  }
}

/* ---- the table ---- */

static const char *const CAUSES[] = {"epochs",   "learning_rate", "batch_size", "seed",
                                     "max_iter", "optimizer",     "dropout",    "kfold"};
static const char *const OUTCOMES[] = {"gpu_energy_joules", "cpu_energy_joules", "gpu_utilization",
                                       "duration_seconds",  "accuracy",          "power_watts",
                                       "memory_mb",         "temperature_max"};

static bool is_cause(const column *c) {
  for (size_t i = 0; i < sizeof CAUSES / sizeof *CAUSES; i++) {
    if (strcmp(CAUSES[i], c->name) == 0) return true;
  }
  return false;
}

static const column *find(const runs *r, const char *name) {
  for (int i = 0; i < r->columns; i++) {
    if (strcmp(r->column[i].name, name) == 0) return &r->column[i];
  }
  return NULL;
}

static void add(runs *r, column c) {
  if (!find(r, c.name)) r->column[r->columns++] = c;
}

static int choose_gaps(fuzz_input *in) {
  static const int per_cent[] = {0, 0, 0, 3, 10, 25, 50, 100};
  return FUZZ_PICK(in, per_cent);
}

static void choose_columns(runs *r, fuzz_input *in) {
  int which = fuzz_byte(in), causes = fuzz_below(in, MOST_CAUSES + 1);
  int outcomes = 1 + fuzz_below(in, MOST_OUTCOMES);
  if (which & 1) add(r, (column){.name = "run_id"});
  if (which & 2) add(r, (column){.name = "started", .kind = which >> 6});
  add(r, (column){.name = "mode"});
  if (which & 4) add(r, (column){.name = "repository"});
  if ((which & 24) == 24) add(r, (column){.name = "status"});
  if ((which & 40) == 40) add(r, (column){.name = "subject"});
  for (int i = 0; i < causes; i++) {
    add(r, (column){.name = FUZZ_PICK(in, CAUSES),
                    .kind = fuzz_below(in, 6),
                    .levels = 1 + fuzz_below(in, 8),
                    .gaps = choose_gaps(in)});
  }
  for (int i = 0; i < outcomes; i++) {
    add(r, (column){.name = i ? FUZZ_PICK(in, OUTCOMES) : OUTCOMES[0],
                    .kind = fuzz_below(in, 10),
                    .gaps = choose_gaps(in),
                    .lost = fuzz_below(in, 4) == 3});
  }
}

static void choose(runs *r, fuzz_input *in) {
  *r = (runs){.column = r->column};
  clt_rng_seed(&r->rng, fuzz_word(in, 2), 1);
  r->rows = 4 + fuzz_below(in, 60);
  r->levels = 2 + fuzz_below(in, 8) / 6;
  r->groups = 1 + fuzz_below(in, 3);
  r->days = 1 + fuzz_below(in, 6);
  r->effect = 20.0 * fuzz_below(in, 4);
  choose_columns(r, in);
}

static void fill(runs *r) {
  sqlite3_str *create = sqlite3_str_new(NULL), *insert = sqlite3_str_new(NULL);
  sqlite3_str_appendall(create, "CREATE TABLE runs(");
  sqlite3_str_appendall(insert, "INSERT INTO runs VALUES (");
  for (int i = 0; i < r->columns; i++) {
    sqlite3_str_appendf(create, "%s\"%w\"", i ? ", " : "", r->column[i].name);
    sqlite3_str_appendall(insert, i ? ", ?" : "?");
  }
  sqlite3_str_appendall(create, ")");
  sqlite3_str_appendall(insert, ")");
  char *sql = sqlite3_str_finish(create);
  run(fuzz_db(), sql);
  sqlite3_free(sql);
  sql = sqlite3_str_finish(insert);
  sqlite3_stmt *statement = fuzz_statement(sql);
  sqlite3_free(sql);
  for (r->row = 0; r->row < r->rows; r->row++) {
    r->level = below(r, r->levels);
    r->group = below(r, r->groups);
    r->causes = 0;
    for (int i = 0; i < r->columns; i++) write_cell(r, &r->column[i], statement, i + 1);
    sqlite3_step(statement);
    sqlite3_reset(statement);
  }
  sqlite3_finalize(statement);
}

/* ---- the analysis ---- */

static const char SETUP[] =
    "SELECT causalite_setup('runs', '{\"condition\":\"mode\",\"n_boot\":100,"
    "\"graph_method\":\"exact\",\"permutations\":%d,\"lang\":\"%s\",\"ci\":\"%s\"}')";

/* False if the call was an error. */
static bool call(const char *sql, const char *name) {
  sqlite3_stmt *query = fuzz_statement(sql);
  bool row = fuzz_row(query, name);
  sqlite3_finalize(query);
  return row;
}

static void check_report(void) {
  static const char *const faults[] = {">nan", ">-nan", ">inf", ">-inf", ":nan", ":inf", "(null)"};
  sqlite3_stmt *query = fuzz_statement("SELECT causalite_report()");
  bool row = fuzz_row(query, "causalite_report");
  FUZZ_CHECK(row, sqlite3_errmsg(fuzz_db()));
  const char *page = row ? (const char *)sqlite3_column_text(query, 0) : "";
  for (int i = 0; i < 7; i++) {
    const char *fault = strstr(page, faults[i]);
    FUZZ_CHECK(!fault, fault);
  }
  sqlite3_finalize(query);
}

/* What is concluded. */
static const char RESULTS[] =
    "SELECT group_concat(line, char(10)) FROM (SELECT line FROM (SELECT task_group || '|' || mode"
    " || '|' || target || '|' || coalesce(source, '') || '|' || grade || '|' ||"
    " coalesce(estimate, '') || '|' || coalesce(p_value, '') AS line FROM result_finding UNION ALL"
    " SELECT task_group || '|' || mode || '|' || conclusion || '|' || coalesce(advice, '') || '|'"
    " || coalesce(caveats, '') FROM result_verdict UNION ALL SELECT task_group || '|' || alert ||"
    " '|' || subject || '|' || note || '|' || coalesce(effect, '') FROM result_data_alert)"
    " ORDER BY line)";

static char *results(void) {
  return sqlite3_mprintf("%s", text_of(fuzz_db(), RESULTS));
}

/* Without a time that can be read, runs are taken to stand in the order in which they were. */
static bool has_order(const runs *r) {
  const column *started = find(r, "started");
  return find(r, "run_id") && started && started->kind % 3 < ISO_FORMS;
}

/* The analysis anew of the same runs in another order. */
static void check_order(const char *setup) {
  sqlite3 *db = fuzz_db();
  char *before = results();
  call("SELECT causalite_drop()", "causalite_drop");
  run(db, "CREATE TABLE aside AS SELECT * FROM runs ORDER BY rowid * 7919 % 1009;"
          " DELETE FROM runs; INSERT INTO runs SELECT * FROM aside; DROP TABLE aside");
  FUZZ_CHECK(call(setup, "causalite_setup"), sqlite3_errmsg(db));
  FUZZ_CHECK(call("SELECT causalite_refresh()", "causalite_refresh"), sqlite3_errmsg(db));
  char *after = results();
  if (strcmp(before, after) != 0) printf("  %s\n  in another order\n", before);
  FUZZ_CHECK(strcmp(before, after) == 0, after);
  sqlite3_free(before);
  sqlite3_free(after);
}

static void fuzz_one(fuzz_input *in) {
  column columns[MOST_COLUMNS];
  runs r = {.column = columns};
  char setup[300];
  int how = fuzz_byte(in);
  choose(&r, in);
  fill(&r);
  snprintf(setup, sizeof setup, SETUP, how & 1 ? 2 : 0, how & 2 ? "zh" : "en",
           how & 4 ? "bca" : "percentile");
  if (call(setup, "causalite_setup")) {
    FUZZ_CHECK(call("SELECT causalite_refresh()", "causalite_refresh"), sqlite3_errmsg(fuzz_db()));
    check_report();
    if (how & 8 && has_order(&r)) check_order(setup);
  }
  sqlite3_close(fuzz_open);
  fuzz_open = NULL;
}

FUZZ_TARGET("tables")
