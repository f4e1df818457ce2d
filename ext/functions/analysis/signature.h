/* How a description (sqlite/function.h) reads: the signature of a function, its types in words. */
#ifndef CLT_FUNCTIONS_ANALYSIS_SIGNATURE_H
#define CLT_FUNCTIONS_ANALYSIS_SIGNATURE_H

#include "sqlite/function.h"

/* What the forms of a function have in common. */
typedef struct clt_form {
  const char *type; /* 'aggregate', 'table-valued' or 'scalar' */
  const clt_argument *arguments;
  int n_arguments, required;
  const clt_argument *rest; /* of further arguments; NULL or without a name: none */
  const clt_option *options;
  bool merges; /* of the options those that a merge takes (sqlite/options.h) */
} clt_form;

/* The form in which data reaches the function: an aggregate's, else the only one. */
clt_form clt_form_of(const clt_function *function);

/* "ols_interaction(y, x, moderator [, cov…] [, options])", in the arena. */
const char *clt_signature(clt_call *call, const char *name, const clt_form *form);

const char *clt_argument_type(const clt_argument *argument);
const char *clt_option_type(const clt_option *option);
const char *clt_field_type(const clt_field *field);

/* The text that was put together, in the arena; NULL if it is empty, or with the error latched. */
const char *clt_keep_text(clt_call *call, sqlite3_str *text);

#endif
