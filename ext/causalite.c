/*
** The entry point of the extension, and THE table of everything it registers.
**
** SPDX-License-Identifier: GPL-3.0-or-later
*/
#include "causalite.h"

#include <string.h>

#include "sqlite/register.h"

#ifndef SQLITE_CORE
SQLITE_EXTENSION_INIT1
#endif

/* Everything that is registered, each clt_function_<name> in a file of its own in functions/. */
/* clang-format off */
#define EVERYTHING(X)                                                       \
  X(version) X(help) X(progress) X(value)                                   \
  X(cell) X(cells) X(rows) X(html) X(quote) X(format)                       \
  /* the analysis */                                                        \
  X(import) X(setup) X(refresh) X(report) X(drop)                           \
  /* step 1: main effect */                                                 \
  X(ttest) X(ttest_partial) X(ttest_merge) X(mann_whitney) X(p_adjust)      \
  /* step 2: causal graph */                                                \
  X(dibs_graph) X(dibs_graph_wide) X(exact_graph) X(exact_graph_wide)       \
  X(exact_graph_partial) X(exact_graph_partial_wide) X(exact_graph_merge)   \
  X(graph_test) X(graph_diff) X(graph_paths) X(graph_dot)                   \
  /* step 3: moderation */                                                  \
  X(ols) X(ols_partial) X(ols_merge)                                        \
  X(ols_interaction) X(ols_interaction_partial) X(ols_interaction_merge)    \
  X(scale_choice)                                                           \
  /* step 4: mediation */                                                   \
  X(sobel) X(sobel_partial) X(sobel_merge) X(mediation_boot)                \
  /* pictures */                                                            \
  X(plot_groups) X(plot_interaction) X(plot_graph) X(plot_graph_diff)       \
  X(plot_edge_matrix)                                                       \
  X(plot_effects) X(plot_matrix) X(plot_mediation)
/* clang-format on */

#define DECLARE(name) extern const clt_function clt_function_##name;
#define LIST(name)    &clt_function_##name,

EVERYTHING(DECLARE)

static const clt_function *const FUNCTIONS[] = {EVERYTHING(LIST) NULL};

/*
** Whether another copy of this very version (linked statically, or loaded from another file) is
** registered. Asked only where a causalite_version() is there that is not ours and, because a
** statement runs, cannot be replaced.
*/
static bool same_version(sqlite3 *db) {
  static const char name[] = "causalite " CAUSALITE_VERSION " ";
  sqlite3_stmt *query = NULL;
  bool same = false;
  if (sqlite3_prepare_v2(db, "SELECT causalite_version()", -1, &query, NULL) == SQLITE_OK &&
      sqlite3_step(query) == SQLITE_ROW) {
    const char *text = (const char *)sqlite3_column_text(query, 0);
    same = text && strncmp(text, name, sizeof name - 1) == 0;
  }
  sqlite3_finalize(query);
  return same;
}

/* The message of a failed registration, from sqlite3_malloc. */
static char *explain(const clt_function *function, int code) {
  if (code != SQLITE_BUSY) {
    return sqlite3_mprintf("causalite could not register %s(): %s", function->name,
                           sqlite3_errstr(code));
  }
  return sqlite3_mprintf(
      "causalite could not register %s(): the connection has another function of that name (of "
      "another version?), and SQLite replaces none while a statement runs; load causalite by "
      "sqlite3_load_extension(), as the shell's .load does, and not by SELECT load_extension()",
      function->name);
}

static int register_all(sqlite3 *db, char **error) {
  clt_connection *connection = clt_connection_open(db);
  if (!connection) return SQLITE_NOMEM;
  int code = SQLITE_OK, n = 0;
  connection->functions = FUNCTIONS;
  while (code == SQLITE_OK && FUNCTIONS[n]) code = clt_register(connection, FUNCTIONS[n++]);
  if (code == SQLITE_BUSY && n == 1 && same_version(db)) code = SQLITE_OK;
  if (code != SQLITE_OK && error) *error = explain(FUNCTIONS[n - 1], code);
  clt_connection_release(connection);
  return code;
}

#if defined(_WIN32)
__declspec(dllexport)
#else
__attribute__((visibility("default")))
#endif
    int sqlite3_causalite_init(sqlite3 *db, char **error, const sqlite3_api_routines *api) {
#ifdef SQLITE_CORE
  (void)api;
#else
  SQLITE_EXTENSION_INIT2(api);
#endif
  if (sqlite3_libversion_number() < 3040000) {
    if (error)
      *error =
          sqlite3_mprintf("causalite needs SQLite 3.40 or newer, this is %s", sqlite3_libversion());
    return SQLITE_ERROR;
  }
  if (CLT_HAS(mutex_enter)) sqlite3_mutex_enter(sqlite3_db_mutex(db));
  int code = register_all(db, error);
  if (CLT_HAS(mutex_leave)) sqlite3_mutex_leave(sqlite3_db_mutex(db));
  return code;
}
