/*
** causalite_help([name]) -> rows: what every function takes and gives, from the very tables that
** read its options, write its fit and name its columns. sql/reference.sql makes the reference of
** it.
*/
#include <string.h>

#include "functions/analysis/signature.h"
#include "sqlite/register.h"

typedef struct help_row {
  const char *function, *kind, *signature, *name, *type, *default_value, *range, *meaning, *source;
} help_row;

#define TEXT(member, meaning) CLT_FIELD_OF(TEXT, help_row, member, meaning)

static const clt_field ROW[] = {
    TEXT(function, "name of the function"),
    TEXT(kind, "'function', 'detail', 'argument', 'option', 'column' of the opened fit, or 'key' "
               "of the fit that is no column"),
    TEXT(signature, "of a function: how it is called"),
    TEXT(name, "of the argument, option, column or key"),
    TEXT(type, "what it is; of a function: 'aggregate', 'table-valued' or 'scalar'"),
    TEXT(default_value, "of an option; NULL: none"),
    TEXT(range, "of an option: what is allowed"),
    TEXT(meaning, "in words"),
    TEXT(source, "of a function: papers and books"),
    {0},
};

/* Where rows are written to, and the function they are of. */
typedef struct help {
  clt_call *call;
  clt_fit *fit;
  const char *function;
} help;

static void write(help *h, help_row row) {
  row.function = h->function;
  clt_fields_row(h->fit, ROW, &row);
}

static void write_arguments(help *h, const clt_argument *arguments, int n) {
  for (int i = 0; i < n; i++) {
    write(h, (help_row){.kind = "argument",
                        .name = arguments[i].name,
                        .type = clt_argument_type(&arguments[i]),
                        .meaning = arguments[i].meaning});
  }
}

static void write_option(void *context, const clt_option *option) {
  help *h = context;
  sqlite3_str *value = sqlite3_str_new(NULL), *range = sqlite3_str_new(NULL);
  clt_options_append_default(value, option);
  clt_options_append_allowed(range, option);
  write(h, (help_row){.kind = "option",
                      .name = option->name,
                      .type = clt_option_type(option),
                      .default_value = clt_keep_text(h->call, value),
                      .range = clt_keep_text(h->call, range),
                      .meaning = option->meaning});
}

/* Columns, or keys; those of an object with its name before a point. */
static void write_fields(help *h, const char *kind, const char *object, const clt_field *fields) {
  for (const clt_field *f = fields; f && f->name; f++) {
    sqlite3_str *name = sqlite3_str_new(NULL);
    sqlite3_str_appendf(name, "%s%s%s", object ? object : "", object ? "." : "", f->name);
    const char *text = clt_keep_text(h->call, name);
    if (f->kind != CLT_FIELD_TABLE) {
      write(h, (help_row){
                   .kind = kind, .name = text, .type = clt_field_type(f), .meaning = f->meaning});
    }
    if (f->table) write_fields(h, kind, f->kind == CLT_FIELD_TABLE ? object : text, f->table);
  }
}

/* What stands in the table that describes a form: its arguments and options. */
static void write_form(help *h, const clt_form *form) {
  write_arguments(h, form->arguments, form->n_arguments);
  if (form->rest && form->rest->name) write_arguments(h, form->rest, 1);
  if (form->options) clt_options_each(form->options, form->merges, write_option, h);
}

static void write_function(help *h, const clt_function *function) {
  clt_form form = clt_form_of(function);
  h->function = function->name;
  write(h, (help_row){.kind = "function",
                      .signature = clt_signature(h->call, function->name, &form),
                      .type = form.type,
                      .meaning = function->summary,
                      .source = function->source});
  if (function->details) write(h, (help_row){.kind = "detail", .meaning = function->details});
  write_form(h, &form);
  if (function->table) write_fields(h, "column", NULL, function->table->row);
  const clt_rows_of *rows = function->rows;
  if (!rows) return;
  write_fields(h, "column", NULL, rows->row ? rows->row : rows->keys);
  write_fields(h, "column", NULL, clt_rows_tail(rows));
  if (rows->row) write_fields(h, "key", NULL, rows->keys);
}

static void refuse(clt_call *call, const char *name) {
  sqlite3_str *message = sqlite3_str_new(NULL);
  const clt_function *const *list = call->connection->functions;
  sqlite3_str_appendf(message, "argument 1 (name): there is no function '%!.60s'", name);
  for (int i = 0; list[i]; i++) {
    if (i && strcmp(list[i]->name, list[i - 1]->name) == 0) continue;
    sqlite3_str_appendf(message, "%s%s", i ? ", " : "; there are ", list[i]->name);
  }
  clt_fail_with(call, message);
}

static char *open_help(clt_call *call, int argc, sqlite3_value **argv, const void *options) {
  (void)options;
  const char *name = argc ? clt_text_of(call, argv[0]) : NULL;
  clt_fit fit = {.text = sqlite3_str_new(call->connection->db), .task = &call->task};
  help h = {call, &fit, NULL};
  bool found = false;
  clt_fit_open(&fit, NULL, '{');
  clt_fit_open(&fit, "rows", '[');
  for (const clt_function *const *f = call->connection->functions; *f; f++) {
    if (name && sqlite3_stricmp(name, (*f)->name) != 0) continue;
    write_function(&h, *f);
    found = true;
  }
  if (!found) refuse(call, name);
  clt_fit_close(&fit, ']');
  clt_fit_close(&fit, '}');
  return clt_fit_finish(call, &fit);
}

static const clt_argument ARGUMENTS[] = {{"name", CLT_TEXT, "of one function; without it: all"}};

static const clt_rows_of rows = {
    .row = ROW,
    .open = open_help,
    .arguments = ARGUMENTS,
    .n_arguments = 1,
};

const clt_function clt_function_help = {
    "causalite_help",
    .summary = "What every function takes and gives: a row per function, argument, option, column "
               "and key.",
    .details = "A name that no function has is an error that lists those that there are.",
    .rows = &rows,
};
