/*
** Fields: what a fit, or a row of it, holds. One table over the struct it is kept in writes the
** keys, names the columns of the opened row and documents both, so that a column is what was
** written.
*/
#ifndef CLT_SQLITE_FIELD_H
#define CLT_SQLITE_FIELD_H

#include <stddef.h>

#include "sqlite/fit.h"

typedef enum clt_field_kind {
  CLT_FIELD_REAL,    /* double; null if it is not finite */
  CLT_FIELD_INTEGER, /* int64_t; null if it is CLT_FIELD_NONE */
  CLT_FIELD_BOOLEAN, /* int: 1, 0, or null below 0 */
  CLT_FIELD_TEXT,    /* const char *; null if it is NULL */
  CLT_FIELD_LABEL,   /* const clt_label *; null if it is NULL */
  CLT_FIELD_VALUE,   /* const char *: a value of base/json.h; null if it is NULL */
  CLT_FIELD_TABLE,   /* a struct: the fields of `table`, as if they stood here */
  CLT_FIELD_OBJECT,  /* a struct: an object with the fields of `table` */
  CLT_FIELD_WRITTEN  /* an array or an object that `write` writes, key and all */
} clt_field_kind;

#define CLT_FIELD_NONE INT64_MIN

/* A row of a table of fields, which ends with a row of zeros. */
typedef struct clt_field {
  const char *name;
  clt_field_kind kind;
  size_t offset;       /* of the member in the struct */
  const char *meaning; /* for the reference */
  /* Of TABLE and OBJECT; of an array that is WRITTEN, for the reference: of the objects in it. */
  const struct clt_field *table;
  /* Of WRITTEN; NULL: who writes the struct writes this one behind it. */
  void (*write)(clt_fit *fit, const char *key, const void *member);
} clt_field;

/* A row whose key is `key`, the member of a struct. */
#define CLT_FIELD(key, kind, type, member, meaning)                                                \
  { key, CLT_FIELD_##kind, offsetof(type, member), meaning, NULL, NULL }

/* A row whose key is the member's name. */
#define CLT_FIELD_OF(kind, type, member, meaning) CLT_FIELD(#member, kind, type, member, meaning)

/* The fields of another table, of a member that is a struct: in place, or as an object. */
#define CLT_FIELDS_OF(fields, type, member)                                                        \
  { #member, CLT_FIELD_TABLE, offsetof(type, member), NULL, fields, NULL }
#define CLT_FIELD_OBJECT_OF(key, fields, type, member, meaning)                                    \
  { key, CLT_FIELD_OBJECT, offsetof(type, member), meaning, fields, NULL }

/* Writes the fields as keys of an object that is open. */
void clt_fields_write(clt_fit *fit, const clt_field *table, const void *fields);

/* The same as an object of its own, which is a row. */
void clt_fields_row(clt_fit *fit, const clt_field *table, const void *fields);

/* The names of the fields in order, those of tables within the table too; names may be NULL.
** Returns how many there are. */
int clt_fields_names(const clt_field *table, const char **names);

#endif
