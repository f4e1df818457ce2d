#include "sqlite/field.h"

static void write(clt_fit *fit, const clt_field *field, const void *fields) {
  const void *at = (const char *)fields + field->offset;
  switch (field->kind) {
  case CLT_FIELD_REAL:
    clt_fit_real(fit, field->name, *(const double *)at);
    break;
  case CLT_FIELD_INTEGER:
    if (*(const int64_t *)at == CLT_FIELD_NONE) {
      clt_fit_null(fit, field->name);
    } else {
      clt_fit_integer(fit, field->name, *(const int64_t *)at);
    }
    break;
  case CLT_FIELD_BOOLEAN:
    if (*(const int *)at < 0) {
      clt_fit_null(fit, field->name);
    } else {
      clt_fit_boolean(fit, field->name, *(const int *)at != 0);
    }
    break;
  case CLT_FIELD_TEXT:
    clt_fit_text(fit, field->name, *(const char *const *)at);
    break;
  case CLT_FIELD_LABEL:
    clt_fit_label(fit, field->name, *(const clt_label *const *)at);
    break;
  case CLT_FIELD_VALUE:
    clt_fit_value(fit, field->name, *(const char *const *)at);
    break;
  case CLT_FIELD_TABLE:
    clt_fields_write(fit, field->table, at);
    break;
  case CLT_FIELD_OBJECT:
    clt_fit_open(fit, field->name, '{');
    clt_fields_write(fit, field->table, at);
    clt_fit_close(fit, '}');
    break;
  case CLT_FIELD_WRITTEN:
    if (field->write) field->write(fit, field->name, at);
    break;
  }
}

void clt_fields_write(clt_fit *fit, const clt_field *table, const void *fields) {
  for (const clt_field *field = table; field->name; field++) write(fit, field, fields);
}

void clt_fields_row(clt_fit *fit, const clt_field *table, const void *fields) {
  clt_fit_open(fit, NULL, '{');
  clt_fields_write(fit, table, fields);
  clt_fit_close(fit, '}');
}

int clt_fields_names(const clt_field *table, const char **names) {
  int n = 0;
  for (const clt_field *field = table; field->name; field++) {
    if (field->kind == CLT_FIELD_TABLE) {
      n += clt_fields_names(field->table, names ? names + n : NULL);
    } else if (names) {
      names[n++] = field->name;
    } else {
      n++;
    }
  }
  return n;
}
