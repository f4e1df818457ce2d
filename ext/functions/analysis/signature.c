#include "functions/analysis/signature.h"

#include <string.h>

clt_form clt_form_of(const clt_function *function) {
  const clt_aggregate *aggregate = function->aggregate;
  const clt_scalar *scalar = function->scalar;
  const clt_rows_of *rows = function->rows;
  const clt_table *table = function->table;
  if (aggregate) {
    return (clt_form){
        "aggregate",      aggregate->arguments, aggregate->n_arguments,  aggregate->required,
        &aggregate->rest, aggregate->options,   aggregate->merge != NULL};
  }
  if (scalar) {
    return (clt_form){
        "scalar", scalar->arguments, scalar->n_arguments, scalar->required, NULL, scalar->options,
        false};
  }
  if (table) {
    return (clt_form){
        "table-valued", table->arguments, table->n_arguments, table->required, NULL, NULL, false};
  }
  return (clt_form){
      "table-valued", rows->arguments, rows->n_arguments, rows->required, NULL, rows->options,
      false};
}

const char *clt_keep_text(clt_call *call, sqlite3_str *text) {
  int code = sqlite3_str_errcode(text);
  size_t bytes = (size_t)sqlite3_str_length(text);
  char *copy = bytes ? clt_arena_take(&call->arena, bytes + 1, 1) : NULL;
  if (copy) memcpy(copy, sqlite3_str_value(text), bytes);
  sqlite3_free(sqlite3_str_finish(text));
  if (code != SQLITE_OK) clt_fail_code(call, code);
  return copy;
}

const char *clt_signature(clt_call *call, const char *name, const clt_form *form) {
  sqlite3_str *out = sqlite3_str_new(NULL);
  int open = 0;
  sqlite3_str_appendf(out, "%s(", name);
  for (int i = 0; i < form->n_arguments; i++) {
    bool optional = i >= form->required;
    open += optional;
    sqlite3_str_appendf(out, "%s%s%s", optional ? (i ? " [" : "[") : "", i ? ", " : "",
                        form->arguments[i].name);
  }
  if (form->rest && form->rest->name) {
    sqlite3_str_appendf(out, " [, %s…", form->rest->name);
    open++;
  }
  while (open--) sqlite3_str_appendchar(out, 1, ']');
  if (form->options) sqlite3_str_appendall(out, form->n_arguments ? " [, options]" : "[options]");
  sqlite3_str_appendchar(out, 1, ')');
  return clt_keep_text(call, out);
}

const char *clt_argument_type(const clt_argument *argument) {
  static const char *const types[] = {
      [CLT_NUMBER] = "number",
      [CLT_OPTIONAL_NUMBER] = "number or NULL",
      [CLT_LABEL] = "text or number",
      [CLT_COVARIATE] = "number, or text: a factor",
      [CLT_FIT] = "fit",
      [CLT_TEXT] = "text",
      [CLT_PARTIAL] = "blob",
  };
  return types[argument->kind];
}

const char *clt_option_type(const clt_option *option) {
  static const char *const types[] = {
      [CLT_OPTION_REAL] = "number",
      [CLT_OPTION_INTEGER] = "whole number",
      [CLT_OPTION_BOOLEAN] = "boolean",
      [CLT_OPTION_CHOICE] = "text",
      [CLT_OPTION_LABEL] = "text or number",
      [CLT_OPTION_JSON] = "array or object",
      [CLT_OPTION_TABLE] = NULL,
  };
  return types[option->kind];
}

const char *clt_field_type(const clt_field *field) {
  static const char *const types[] = {
      [CLT_FIELD_REAL] = "number",
      [CLT_FIELD_INTEGER] = "whole number",
      [CLT_FIELD_BOOLEAN] = "0 or 1",
      [CLT_FIELD_TEXT] = "text",
      [CLT_FIELD_LABEL] = "text or number",
      [CLT_FIELD_VALUE] = "JSON",
      [CLT_FIELD_TABLE] = NULL,
      [CLT_FIELD_OBJECT] = "object",
      [CLT_FIELD_WRITTEN] = "JSON",
  };
  return types[field->kind];
}
