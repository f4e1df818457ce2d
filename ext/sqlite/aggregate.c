/*
** The frame of every aggregate: finds the options among the arguments, judges each row, counts what
** is missing, hands complete rows to the function and wraps what it writes into a fit.
*/
#include <limits.h>
#include <string.h>

#include "causalite.h"
#include "sqlite/partial.h"
#include "sqlite/register.h"

/* Arguments that the frame keeps to itself. */
static int own_cells(const clt_aggregate *aggregate) {
  return aggregate->save ? 1 : 0;
}

static void describe(clt_frame *f, const clt_aggregate *aggregate) {
  for (int i = 0; i < f->n_cells; i++) {
    f->arguments[i] = i < aggregate->n_arguments ? aggregate->arguments[i] : aggregate->rest;
  }
  if (aggregate->describe) aggregate->describe(f->state, f->arguments + own_cells(aggregate));
}

static void start(clt_frame *f, const clt_aggregate *aggregate, int n_cells) {
  clt_call *call = &f->call;
  f->started = true;
  f->n_cells = n_cells;
  f->cells = clt_arena_take(&call->arena, (size_t)n_cells, sizeof *f->cells);
  f->arguments = clt_arena_take(&call->arena, (size_t)n_cells, sizeof *f->arguments);
  f->state = clt_arena_take(&call->arena, aggregate->state_size, 1);
  clt_label_set_init(&f->shards, &call->arena);
  if (clt_failed(call) || aggregate->merge) return;
  f->options = clt_options_read(call, aggregate->options, aggregate->options_size, f->option_text);
  if (!clt_failed(call) && aggregate->whole) aggregate->whole(call, f->options);
  if (clt_failed(call)) return;
  aggregate->start(call, f->state, f->options, n_cells - own_cells(aggregate));
  if (!clt_failed(call)) describe(f, aggregate);
}

static bool looks_like_options(clt_frame *f, sqlite3_value *value) {
  if (sqlite3_value_type(value) != SQLITE_TEXT) return false;
  const char *text = clt_text_of(&f->call, value);
  return text && text[strspn(text, " \t\r\n")] == '{';
}

static bool same_options(clt_frame *f, sqlite3_value *value) {
  const char *text = clt_text_of(&f->call, value);
  return text && sqlite3_value_bytes(value) == f->option_bytes &&
         memcmp(text, f->option_text, (size_t)f->option_bytes) == 0;
}

static void keep_options(clt_frame *f, sqlite3_value *value) {
  const char *text = clt_text_of(&f->call, value);
  f->option_bytes = text ? sqlite3_value_bytes(value) : 0;
  f->option_text = clt_arena_take(&f->call.arena, (size_t)f->option_bytes + 1, 1);
  if (text && f->option_text) memcpy(f->option_text, text, (size_t)f->option_bytes);
}

/* Most arguments that can be data; the next one must be options. */
static int most_cells(const clt_aggregate *aggregate) {
  return aggregate->rest.name ? INT_MAX : aggregate->n_arguments;
}

/* Decides, in the first row that can tell, what the last argument is. */
static void begin_reading(clt_frame *f, const clt_aggregate *aggregate, int argc,
                          sqlite3_value *last) {
  if (looks_like_options(f, last)) {
    f->last = CLT_LAST_IS_OPTIONS;
    if (f->last_null) {
      clt_fail(&f->call,
               "the options are NULL in some rows; they must be the same in all rows of a "
               "group");
    }
    keep_options(f, last);
  } else if (argc > most_cells(aggregate)) {
    clt_fail(&f->call, "argument %d must be options: a JSON object such as '{\"%s\":…}'", argc,
             clt_options_first(aggregate->options, aggregate->merge != NULL));
  } else {
    f->last = CLT_LAST_IS_DATA;
  }
  if (!clt_failed(&f->call)) start(f, aggregate, f->last == CLT_LAST_IS_OPTIONS ? argc - 1 : argc);
}

/* Is a last argument that is NULL data? It is where it may be missing in a row that counts: options
** are never NULL in some rows and given in others. */
static bool null_is_data(const clt_aggregate *aggregate, int argc) {
  return argc <= aggregate->n_arguments &&
         aggregate->arguments[argc - 1].kind == CLT_OPTIONAL_NUMBER;
}

/* True if the row's arguments can be read: what is data and what is options is known. */
static bool settle_last_argument(clt_frame *f, const clt_aggregate *aggregate, int argc,
                                 sqlite3_value **argv) {
  sqlite3_value *last = argv[argc - 1];
  if (argc < aggregate->required) {
    clt_fail(&f->call, "needs at least %d arguments", aggregate->required);
    return false;
  }
  if (argc == aggregate->required) {
    if (f->started) return true;
    start(f, aggregate, argc);
    return !clt_failed(&f->call);
  }
  int type = sqlite3_value_type(last);
  f->last_null += type == SQLITE_NULL;
  if (f->last == CLT_LAST_IS_DATA && type != SQLITE_TEXT) return true;
  bool tells = type != SQLITE_NULL || null_is_data(aggregate, argc);
  if (f->last == CLT_LAST_UNKNOWN && tells) begin_reading(f, aggregate, argc, last);
  if (clt_failed(&f->call)) return false;
  if (f->last == CLT_LAST_IS_OPTIONS && !same_options(f, last)) {
    clt_fail(&f->call, "the options vary; they must be the same in all rows of a group");
  } else if (f->last == CLT_LAST_IS_DATA && looks_like_options(f, last)) {
    clt_fail(&f->call, "the last argument is data in some rows and options in others");
  }
  return f->last != CLT_LAST_UNKNOWN && !clt_failed(&f->call);
}

/* A row is what the cell is that it lacks most. An empty string counts where nothing is NULL: rows
** whose last argument is NULL are not read before it is known to be data. */
static clt_presence read_cells(clt_frame *f, int first, sqlite3_value **argv) {
  clt_presence presence = CLT_PRESENT;
  bool empty = false;
  for (int i = first; i < f->n_cells; i++) {
    const clt_argument *argument = &f->arguments[i];
    clt_presence cell = clt_cell_read(&f->call, argument, i + 1, argv[i], &f->cells[i]);
    if (argument->kind == CLT_OPTIONAL_NUMBER) {
      empty = empty || cell == CLT_EMPTY;
    } else if (cell > presence) {
      presence = cell;
    }
  }
  f->call.n_empty += presence == CLT_EMPTY || (presence == CLT_PRESENT && empty);
  return presence;
}

/* The arguments of a row, which can be read. */
static void take_row(clt_frame *f, const clt_aggregate *aggregate, sqlite3_value **argv) {
  int first = own_cells(aggregate);
  if (aggregate->merge) {
    clt_merge_add(f, aggregate, argv[0]);
    return;
  }
  if (first) clt_partial_shard(f, argv[0]);
  clt_presence presence = read_cells(f, first, argv);
  if (presence == CLT_PRESENT && !f->call.error) {
    f->call.n++;
    aggregate->row(&f->call, f->state, f->cells + first);
  } else {
    f->call.n_missing++;
  }
}

static void step(sqlite3_context *context, int argc, sqlite3_value **argv) {
  const clt_binding *binding = sqlite3_user_data(context);
  const clt_aggregate *aggregate = binding->function->aggregate;
  clt_frame *f = sqlite3_aggregate_context(context, (int)sizeof *f);
  if (!f) {
    sqlite3_result_error_nomem(context);
    return;
  }
  if (!f->begun) {
    clt_call_start(&f->call, binding->connection, binding->function->name);
    f->begun = true;
  }
  if (clt_failed(&f->call)) return;
  if (settle_last_argument(f, aggregate, argc, argv)) {
    take_row(f, aggregate, argv);
  } else {
    f->call.n_missing++;
  }
  if (clt_failed(&f->call)) clt_report(&f->call, context);
}

static void append_head(sqlite3_str *out, const clt_call *call, const clt_aggregate *aggregate) {
  sqlite3_str_appendf(out, "{\"function\":\"%s\",\"version\":\"%s\",\"n\":%lld,\"n_missing\":%lld",
                      aggregate->of ? aggregate->of : call->function, CAUSALITE_VERSION,
                      (long long)call->n, (long long)call->n_missing);
  const char *notes = call->notes ? sqlite3_str_value(call->notes) : NULL;
  sqlite3_str_appendf(out, ",\"notes\":[%s]", notes ? notes : "");
}

/* The fit, or NULL with the error latched. */
static char *write_fit(clt_frame *f, const clt_aggregate *aggregate) {
  clt_call *call = &f->call;
  clt_fit fit = {.text = sqlite3_str_new(call->connection->db), .task = &call->task, .comma = true};
  sqlite3_str *whole = sqlite3_str_new(call->connection->db);
  if (call->n_empty) {
    clt_note(call, "%lld row%s with an empty string counted as missing", (long long)call->n_empty,
             call->n_empty == 1 ? "" : "s");
  }
  aggregate->finish(call, f->state, &fit);
  if (!clt_failed(call)) append_head(whole, call, aggregate);
  int code = sqlite3_str_errcode(fit.text);
  char *body = sqlite3_str_finish(fit.text);
  if (body) sqlite3_str_appendall(whole, body);
  sqlite3_free(body);
  sqlite3_str_appendchar(whole, 1, '}');
  if (code == SQLITE_OK) code = sqlite3_str_errcode(whole);
  if (code == SQLITE_OK && call->notes) code = sqlite3_str_errcode(call->notes);
  if (code != SQLITE_OK) clt_fail_code(call, code);
  char *text = sqlite3_str_finish(whole);
  if (!clt_failed(call)) return text;
  sqlite3_free(text);
  return NULL;
}

/* Hands the value to SQLite, unless an error is latched meanwhile. */
static void give(clt_frame *f, const clt_aggregate *aggregate, sqlite3_context *context) {
  if (aggregate->save) {
    clt_partial_give(f, aggregate, context);
    return;
  }
  if (aggregate->merge && !f->options) clt_merge_nothing(f, aggregate);
  if (clt_failed(&f->call)) return;
  if (aggregate->text) {
    const char *text = aggregate->text(&f->call, f->state);
    if (!clt_failed(&f->call)) sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
    return;
  }
  char *fit = write_fit(f, aggregate);
  if (!fit) return;
  sqlite3_result_text(context, fit, -1, sqlite3_free);
  sqlite3_result_subtype(context, CLT_SUBTYPE_JSON);
}

static void final(sqlite3_context *context) {
  const clt_binding *binding = sqlite3_user_data(context);
  const clt_aggregate *aggregate = binding->function->aggregate;
  clt_frame nothing = {0};
  clt_frame *f = sqlite3_aggregate_context(context, 0);
  if (!f) f = &nothing; /* no rows */
  clt_call *call = &f->call;
  if (!f->begun) clt_call_start(call, binding->connection, binding->function->name);
  if (f->last == CLT_LAST_UNKNOWN && f->last_null) {
    clt_fail(call,
             "the last argument is NULL in every row: an options query that found nothing, or "
             "a column without values (then add '{}' as options)");
  }
  if (!clt_failed(call) && !f->started) start(f, aggregate, aggregate->required);
  if (!clt_failed(call)) give(f, aggregate, context);
  if (clt_failed(call)) clt_report(call, context);
  clt_call_end(call);
}

int clt_register_aggregate(clt_connection *connection, const clt_function *function) {
  const clt_aggregate *aggregate = function->aggregate;
  /* Without a `rest` the counts of arguments are exact, so that SQLite refuses the others. */
  int low = aggregate->rest.name ? -1 : aggregate->required;
  int high = aggregate->rest.name ? -1 : aggregate->n_arguments + 1;
  int code = SQLITE_OK;
  for (int n = low; n <= high && code == SQLITE_OK; n++) {
    if (clt_binding_exists(connection, function, n)) continue;
    clt_binding *binding = clt_binding_new(connection, function, n);
    if (!binding) return SQLITE_NOMEM;
    code = sqlite3_create_function_v2(connection->db, function->name, n,
                                      SQLITE_UTF8 | SQLITE_INNOCUOUS | SQLITE_DETERMINISTIC |
                                          SQLITE_RESULT_SUBTYPE,
                                      binding, NULL, step, final, clt_binding_free);
  }
  return code;
}
