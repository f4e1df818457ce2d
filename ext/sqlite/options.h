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
#include "sqlite/label.h"

typedef enum clt_option_kind {
  CLT_OPTION_REAL,    /* double */
  CLT_OPTION_INTEGER, /* int64_t */
  CLT_OPTION_BOOLEAN, /* bool: JSON true or false, or 1 or 0 */
  CLT_OPTION_CHOICE,  /* int: index into the choices of `allowed` */
  CLT_OPTION_LABEL,   /* clt_label: a text or a number; type CLT_LABEL_NONE if not given */
  CLT_OPTION_JSON     /* const char *: an array or object (base/json.h); NULL if not given */
} clt_option_kind;

typedef struct clt_option {
  const char *name;
  clt_option_kind kind;
  size_t offset;        /* of the member in the struct of options */
  double default_value; /* of REAL, INTEGER, BOOLEAN and CHOICE */
  double low, high;     /* inclusive range of REAL and INTEGER; the message of an error names it */
  const char *allowed;  /* what is allowed, for that message; of REAL and INTEGER without the range
                        ** ("a number"), of CHOICE the choices themselves, separated by '|' */
} clt_option;

/* Options that many functions share, as rows of such a table. */
#define CLT_OPTION_CONF_LEVEL(type)                                                                \
  { "conf_level", CLT_OPTION_REAL, offsetof(type, conf_level), 0.95, 1e-9, 1.0 - 1e-9, "a number" }
#define CLT_OPTION_ALTERNATIVE(type)                                                               \
  {                                                                                                \
    "alternative", CLT_OPTION_CHOICE, offsetof(type, alternative), 0, 0, 0,                        \
        "two_sided|greater|less"                                                                   \
  }
#define CLT_OPTION_REFERENCE(type)                                                                 \
  { "reference", CLT_OPTION_LABEL, offsetof(type, reference), 0, 0, 0, "a text or a number" }
#define CLT_OPTION_SEED(type)                                                                      \
  { "seed", CLT_OPTION_INTEGER, offsetof(type, seed), 1, 0, 9007199254740992.0, "a whole number" }
#define CLT_OPTION_THREADS(type)                                                                   \
  {                                                                                                \
    "threads", CLT_OPTION_INTEGER, offsetof(type, threads), 0, 0, 64,                              \
        "a whole number (0: all cores)"                                                            \
  }

/* Sets every option of the table to its default. */
void clt_options_default(const clt_option *table, int n_options, void *options);

/* Reads the JSON text over the defaults. Values of CLT_OPTION_JSON are places in that text, which has
** to live as long as they do; labels are copied into the call's arena. */
void clt_options_read(clt_call *call, const clt_option *table, int n_options, void *options,
                      const char *json);

/* The same from an argument that must be a JSON object; an error says so if it is not. */
void clt_options_argument(clt_call *call, const clt_option *table, int n_options, void *options,
                          sqlite3_value *argument);

/* An array of text option (kind JSON) as its items; -1 (latched) if it is anything else. */
int clt_option_texts(clt_call *call, const char *option, const char *json, const char ***texts);

#endif
