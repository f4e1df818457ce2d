/*
** The entry point of the extension, and THE table of everything it registers.
**
** SPDX-License-Identifier: GPL-3.0-or-later
*/
#include "causalite.h"

#include <string.h>

#include "functions/functions.h"

#ifndef SQLITE_CORE
SQLITE_EXTENSION_INIT1
#endif

static const clt_function *const FUNCTIONS[] = {
    &clt_function_version,
    &clt_function_progress,
    &clt_function_value,
    /* step 1: main effect */
    &clt_function_ttest,
    &clt_function_mann_whitney,
    &clt_function_p_adjust,
    /* step 2: causal graph */
    &clt_function_dibs_graph,
    &clt_function_dibs_graph_wide,
    &clt_function_exact_graph,
    &clt_function_exact_graph_wide,
    &clt_function_graph_test,
    &clt_function_graph_diff,
    &clt_function_graph_paths,
    &clt_function_graph_dot,
    /* step 3: moderation */
    &clt_function_ols,
    &clt_function_ols_interaction,
    /* step 4: mediation */
    &clt_function_sobel,
    &clt_function_mediation_boot,
    /* pictures */
    &clt_function_plot_groups,
    &clt_function_plot_interaction,
    &clt_function_plot_graph,
    &clt_function_plot_graph_diff,
    &clt_function_plot_effects,
    &clt_function_plot_mediation,
};

/*
** Loading twice must succeed, but SQLite refuses to replace a function while a statement runs, and
** SELECT load_extension(…) is one. So if this very version answers already, all is done.
*/
static bool already_registered(sqlite3 *db) {
  sqlite3_stmt *query = NULL;
  bool found = false;
  if (sqlite3_prepare_v2(db, "SELECT causalite_version()", -1, &query, NULL) == SQLITE_OK &&
      sqlite3_step(query) == SQLITE_ROW) {
    const char *text = (const char *)sqlite3_column_text(query, 0);
    found = text && strncmp(text, "causalite " CAUSALITE_VERSION " ",
                            strlen("causalite " CAUSALITE_VERSION " ")) == 0;
  }
  sqlite3_finalize(query);
  return found;
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
  if (already_registered(db)) return SQLITE_OK;
  clt_connection *connection = clt_connection_new(db);
  if (!connection) return SQLITE_NOMEM;
  int code = SQLITE_OK;
  for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS && code == SQLITE_OK; i++) {
    code = clt_register(connection, FUNCTIONS[i]);
  }
  clt_connection_release(connection);
  if (code != SQLITE_OK && error) {
    *error =
        sqlite3_mprintf("causalite could not register its functions: %s", sqlite3_errstr(code));
  }
  return code;
}
