/*
** Options: a JSON object read into a struct by a table of what is allowed.
**
** An unknown key, a wrong type or a value out of range is an error that names the function, the
** option and what is allowed.
*/
#ifndef CLT_SQLITE_OPTIONS_H
#define CLT_SQLITE_OPTIONS_H

#include <stddef.h>

#include "sqlite/call.h"
#include "sqlite/fit.h"
#include "sqlite/label.h"

typedef enum clt_option_kind {
  CLT_OPTION_REAL,    /* double */
  CLT_OPTION_INTEGER, /* int64_t; a default below the range: none, written as null */
  CLT_OPTION_BOOLEAN, /* bool: JSON true or false, or 1 or 0 */
  CLT_OPTION_CHOICE,  /* int: index into `choices` */
  CLT_OPTION_LABEL,   /* clt_label: a text or a number; type CLT_LABEL_NONE if not given */
  CLT_OPTION_JSON,    /* const char *: an array or object (base/json.h); NULL if not given */
  CLT_OPTION_TABLE    /* a struct: the options of `table`, as if they stood here */
} clt_option_kind;

/* A row of a table of options, which ends with a row of zeros. */
typedef struct clt_option {
  const char *name;
  clt_option_kind kind;
  size_t offset;        /* of the member in the struct of options */
  double default_value; /* of REAL, INTEGER, BOOLEAN and CHOICE */
  double low, high;     /* inclusive range of REAL and INTEGER; the message of an error names it */
  const char *allowed;  /* what is allowed, for that message; of REAL and INTEGER without the range
                        ** ("a number"); not needed of CHOICE */
  const char *const *choices; /* of CHOICE, ended by NULL: parsed, listed and written from here */
  const struct clt_option *table; /* of TABLE */
  bool unwritten;                 /* changes no result, so that it is not written into a fit */
  bool late; /* concerns the fit and not the rows: a merge of partials (partial.h) takes it, too */
  /* For the reference: what it does; and its default, where that is no value but a rule. */
  const char *meaning, *otherwise;
} clt_option;

/* The options of a table that fills the member of a struct. */
#define CLT_OPTIONS_OF(options_of_member, type, member)                                            \
  {                                                                                                \
    .name = #member, .kind = CLT_OPTION_TABLE, .offset = offsetof(type, member),                   \
    .table = (options_of_member)                                                                   \
  }

/* Options that many functions share, as rows of such a table. */
#define CLT_OPTION_CONF_LEVEL(type)                                                                \
  {                                                                                                \
    "conf_level", CLT_OPTION_REAL, offsetof(type, conf_level), 0.95, 1e-9, 1.0 - 1e-9,             \
        .allowed = "a number", .late = true, .meaning = "confidence level of the limits"           \
  }
#define CLT_OPTION_ALTERNATIVE(type)                                                               \
  {                                                                                                \
    "alternative", CLT_OPTION_CHOICE, offsetof(type, alternative),                                 \
        .choices = clt_alternatives, .late = true, .meaning = "group1 against the reference"       \
  }
#define CLT_OPTION_REFERENCE(type)                                                                 \
  {                                                                                                \
    "reference", CLT_OPTION_LABEL, offsetof(type, reference), 0, 0, 0,                             \
        .allowed = "a text or a number", .late = true,                                             \
        .meaning = "the reference group: an effect is the other group's minus it",                 \
        .otherwise = "the first in sort order"                                                     \
  }
#define CLT_OPTION_SEED(type)                                                                      \
  {                                                                                                \
    "seed", CLT_OPTION_INTEGER, offsetof(type, seed), 1, 0, 9007199254740992.0,                    \
        .allowed = "a whole number", .late = true, .meaning = "of the random streams"              \
  }
#define CLT_OPTION_THREADS(type)                                                                   \
  {                                                                                                \
    "threads", CLT_OPTION_INTEGER, offsetof(type, threads), 0, 0, 64,                              \
        .allowed = "a whole number (0: all cores)", .unwritten = true, .late = true,               \
        .meaning = "how many to use, 0: all cores; the result is the same"                         \
  }
#define CLT_OPTION_MEMORY_LIMIT(type)                                                              \
  {                                                                                                \
    "memory_limit", CLT_OPTION_INTEGER, offsetof(type, memory_limit), 2048, 1, 1048576,            \
        .allowed = "a whole number of MiB", .late = true,                                          \
        .meaning = "MiB; what would pass it is an error before it is computed"                     \
  }
#define CLT_OPTION_NAMES(type, of_what)                                                            \
  {                                                                                                \
    "names", CLT_OPTION_JSON, offsetof(type, names),                                               \
        .allowed = "an array of texts", .meaning = "what the arguments are called: " of_what       \
  }

extern const char *const clt_alternatives[];

/* A struct of `size` bytes in the call's arena with the options of the table: their defaults, and
** over them what the JSON text says, if it is not NULL. Values of CLT_OPTION_JSON are places in
** that text, which has to live as long as they do. NULL if an error is latched. */
void *clt_options_read(clt_call *call, const clt_option *table, size_t size, const char *json);

/* The same from an argument that must be a JSON object, or NULL for none; an error says so if it is
** anything else. */
void *clt_options_argument(clt_call *call, const clt_option *table, size_t size,
                           sqlite3_value *argument);

/* Puts over options that were read what the JSON text says, if it is not NULL: of those that are
** `late`; another one is an error. */
void clt_options_update(clt_call *call, const clt_option *table, void *options, const char *json);

/* Takes each option of the table, and of the tables in it, in order; or only those that are
** `late`. */
void clt_options_each(const clt_option *table, bool late,
                      void (*take)(void *context, const clt_option *), void *context);

/* Appends what is allowed, as error messages have it: "a number from 0 to 1". */
void clt_options_append_allowed(sqlite3_str *out, const clt_option *option);

/* Appends the default; nothing if there is none. */
void clt_options_append_default(sqlite3_str *out, const clt_option *option);

/* The name of the first option, or of the first that is `late`, as an example. */
const char *clt_options_first(const clt_option *table, bool late);

/* Writes the options as keys of an object that is open: as they are, so that a caller puts in what
** its defaults came to. */
void clt_options_write(clt_fit *fit, const clt_option *table, const void *options);

/* An array of text option (kind JSON) as its items; -1 (latched) if it is anything else. */
int clt_option_texts(clt_call *call, const char *option, const char *json, const char ***texts);

#endif
