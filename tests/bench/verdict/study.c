#include "bench/verdict/study.h"

#include <math.h>
#include <string.h>

#include "bench/verdict/query.h"
#include "causalite.h"

static const char *const MODES[MOST_MODES] = {"default", "parallel", "serial"};

/* ---- the table of experiments ---- */

static const char TABLE[] =
    "CREATE TABLE experiment(project TEXT, model TEXT, mode TEXT, epochs INTEGER,"
    " batch_size INTEGER, learning_rate REAL, energy_j REAL, util_percent REAL, accuracy REAL,"
    " started TEXT)";

static void bind_run(sqlite3_stmt *insert, const draw_run *r) {
  sqlite3_bind_int(insert, 1, r->group + 1);
  sqlite3_bind_int(insert, 2, r->model + 1);
  sqlite3_bind_text(insert, 3, MODES[r->mode], -1, SQLITE_STATIC);
  sqlite3_bind_double(insert, 4, round(10.0 * r->x[0]));
  sqlite3_bind_double(insert, 5, round(32.0 * r->x[1]));
  sqlite3_bind_double(insert, 6, 0.01 * r->x[2]);
  sqlite3_bind_double(insert, 7, 36000.0 * r->y);
  if (r->lost) sqlite3_bind_null(insert, 7);
  sqlite3_bind_double(insert, 8, r->util);
  sqlite3_bind_double(insert, 9, r->accuracy);
  if (r->aborted) sqlite3_bind_null(insert, 9);
  sqlite3_bind_int(insert, 10, r->day);
}

/* Runs follow each other by model and mode; on a day one starts every minute. */
static void fill(sqlite3 *db, const draw_study *s) {
  sqlite3_stmt *insert =
      query(db, "INSERT INTO experiment VALUES ('group ' || ?1, 'model ' || ?2, ?3, ?4, ?5, ?6,"
                " ?7, ?8, ?9, datetime('2026-01-05 08:00', ?10 || ' days', ?11 || ' minutes'))");
  for (int i = 0; i < s->n; i++) {
    bind_run(insert, &s->run[i]);
    sqlite3_bind_int(insert, 11, i % 720);
    query_step(insert);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
}

/* Bootstrap and permutations are not the subject: as few as still decide at level 0.05. */
static void set_up(sqlite3 *db, const truth *t) {
  bool three = t->group[0].runs[0][2] > 0;
  char *sql = sqlite3_mprintf(
      "SELECT causalite_setup('experiment', '{\"condition\":\"mode\","
      "\"levels\":[\"default\",\"parallel\"%s],\"group\":\"project\",\"block\":\"model\","
      "\"cause\":[\"epochs\",\"batch_size\",\"learning_rate\"],\"outcome\":\"energy_j\","
      "\"primary\":\"energy_j\",\"mediator\":\"util_percent\",\"performance\":\"accuracy\","
      "\"%s\":\"started\",\"graph_method\":\"exact\",\"n_boot\":100,\"permutations\":%d}')",
      three ? ",\"serial\"" : "", t->timed ? "time" : "ignore", t->scenario == 4 ? 99 : 0);
  query_run(db, sql);
  sqlite3_free(sql);
}

static sqlite3 *make_database(const truth *t, const draw_study *s) {
  sqlite3 *db = NULL;
  if (sqlite3_open(":memory:", &db) != SQLITE_OK ||
      sqlite3_causalite_init(db, NULL, NULL) != SQLITE_OK) {
    query_fail(db, "opening a database");
  }
  query_run(db, TABLE);
  query_run(db, "BEGIN");
  fill(db, s);
  query_run(db, "COMMIT");
  set_up(db, t);
  return db;
}

/* ---- what comes out ---- */

#define FINDINGS(table)                                                                            \
  "SELECT kind = 'main effect', source = 'epochs', grade, equivalence_p FROM " table               \
  " WHERE is_primary AND NOT is_control"
/* Of several groups and contrasts, the one that says most. */
#define VERDICT(table)                                                                             \
  "SELECT scenario, strength FROM " table                                                          \
  " ORDER BY strength = 'shown' DESC, strength = 'suggestive' DESC, scenario DESC LIMIT 1"
#define ALERTS(table)                                                                              \
  "SELECT count(*) FROM " table " WHERE alert IN ('confounded day', 'days alike')"

static char letter_of(const char *grade) {
  if (!grade) return '-';
  return strcmp(grade, "shown") == 0 ? 'S' : strcmp(grade, "not tested") == 0 ? 't' : grade[0];
}

static void raise_to(char *strongest, char grade) {
  static const char order[] = "-tnsS";
  if (strchr(order, grade) > strchr(order, *strongest)) *strongest = grade;
}

static void read_findings(study_grades *g, const truth *t, sqlite3_stmt *finding) {
  g->equivalent = true;
  while (query_step(finding)) {
    bool is_main = sqlite3_column_int(finding, 0), first = sqlite3_column_int(finding, 1);
    bool is_true = is_main ? t->main_is_true : first && t->slope_is_true;
    char grade = letter_of((const char *)sqlite3_column_text(finding, 2));
    bool inside =
        sqlite3_column_type(finding, 3) == SQLITE_FLOAT && sqlite3_column_double(finding, 3) < 0.05;
    raise_to(is_main ? &g->main : &g->interaction, grade);
    raise_to(is_true ? &g->found : &g->wrong, grade);
    g->equivalent = g->equivalent && inside && grade != 'S';
  }
  if (g->main == '-') query_fail(sqlite3_db_handle(finding), "there are no findings");
  sqlite3_reset(finding);
}

static void read_verdict(study_grades *g, sqlite3_stmt *verdict) {
  if (query_step(verdict)) {
    g->scenario = sqlite3_column_int(verdict, 0);
    g->strength = letter_of((const char *)sqlite3_column_text(verdict, 1));
  }
  sqlite3_reset(verdict);
}

static void read_alerts(study_grades *g, sqlite3_stmt *alerts) {
  if (query_step(alerts)) g->alert = sqlite3_column_int(alerts, 0) ? 'y' : 'n';
  sqlite3_reset(alerts);
}

/* ---- the ways ---- */

const char *const study_how_names[] = {"rule", "case", "whole", NULL};

bool study_how_find(const char *name, study_how *how) {
  for (int i = 0; study_how_names[i]; i++) {
    if (strcmp(study_how_names[i], name) != 0) continue;
    *how = (study_how)i;
    return true;
  }
  return false;
}

void study_open(study_asker *a, const truth *t, study_how how) {
  *a = (study_asker){.how = how, .t = t};
}

static void read_answers(study_asker *a, study_grades *g) {
  read_findings(g, a->t, a->finding);
  if (a->verdict) read_verdict(g, a->verdict);
  if (a->alerts) read_alerts(g, a->alerts);
}

static void finalize_answers(study_asker *a) {
  sqlite3_finalize(a->finding);
  sqlite3_finalize(a->verdict);
  sqlite3_finalize(a->alerts);
}

/* The case is made from the stored findings, the rule's are the view's. */
static void open_once(study_asker *a, const draw_study *s) {
  bool is_case = a->how == STUDY_CASE;
  a->db = make_database(a->t, s);
  stored_open(&a->stored, a->db);
  a->finding = query(a->db, is_case ? FINDINGS("result_finding") : FINDINGS("finding"));
  stored_need(&a->stored, sqlite3_sql(a->finding));
  if (!is_case) return;
  a->verdict = query(a->db, VERDICT("verdict_case"));
  stored_need(&a->stored, sqlite3_sql(a->verdict));
  if (a->t->days_alike == 0.0) return;
  a->alerts = query(a->db, ALERTS("(SELECT alert FROM alert_day_level"
                                  " UNION ALL SELECT alert FROM alert_day_alike)"));
  stored_need(&a->stored, sqlite3_sql(a->alerts));
}

static void ask_again(study_asker *a, const draw_study *s, study_grades *g) {
  if (!a->db) open_once(a, s);
  query_run(a->db, "BEGIN; DELETE FROM experiment");
  fill(a->db, s);
  stored_fill(&a->stored);
  query_run(a->db, "COMMIT");
  read_answers(a, g);
}

static void ask_all(study_asker *a, const draw_study *s, study_grades *g) {
  sqlite3 *db = make_database(a->t, s);
  query_run(db, "SELECT causalite_refresh()");
  a->finding = query(db, FINDINGS("result_finding"));
  a->verdict = query(db, VERDICT("result_verdict"));
  a->alerts = a->t->days_alike > 0.0 ? query(db, ALERTS("result_data_alert")) : NULL;
  read_answers(a, g);
  finalize_answers(a);
  sqlite3_close(db);
}

study_grades study_ask(study_asker *a, const draw_study *s) {
  study_grades g = {'-', '-', '-', '-', false, 0, '-', '-'};
  if (a->how == STUDY_WHOLE) {
    ask_all(a, s, &g);
  } else {
    ask_again(a, s, &g);
  }
  return g;
}

void study_close(study_asker *a) {
  if (!a->db) return;
  stored_close(&a->stored);
  finalize_answers(a);
  sqlite3_close(a->db);
  a->db = NULL;
}
