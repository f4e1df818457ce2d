#include "sqlite/label_blob.h"

#include <math.h>

#include "base/utf8.h"

void clt_put_label(clt_writer *w, const clt_label *label) {
  clt_put_byte(w, label->type);
  if (label->type == CLT_LABEL_INTEGER) clt_put_count(w, label->integer);
  if (label->type == CLT_LABEL_REAL) clt_put_real(w, label->real);
  if (label->type == CLT_LABEL_TEXT) clt_put_text(w, label->text, (size_t)label->bytes);
}

void clt_put_labels(clt_writer *w, const clt_label_set *set) {
  clt_put_count(w, set->count);
  for (int i = 0; i < set->count; i++) clt_put_label(w, &set->labels[i]);
}

clt_label clt_take_label(clt_reader *r) {
  clt_label label = {.type = CLT_LABEL_NONE};
  unsigned type = clt_take_byte(r);
  size_t bytes;
  if (type == CLT_LABEL_INTEGER) {
    label.integer = clt_take_count(r);
    label.real = (double)label.integer;
  } else if (type == CLT_LABEL_REAL) {
    label.real = clt_take_real(r);
    if (!isfinite(label.real)) r->bad = true;
  } else if (type == CLT_LABEL_TEXT) {
    label.text = clt_take_text(r, &bytes);
    label.bytes = (int)bytes;
    if (!clt_utf8_valid(label.text, bytes)) r->bad = true;
  } else if (type != CLT_LABEL_NONE) {
    r->bad = true;
  }
  if (!r->bad) label.type = (clt_label_type)type;
  return label;
}

int *clt_take_labels(clt_reader *r, clt_label_set *set, clt_arena *scratch, clt_task *task,
                     int *n) {
  clt_label_set own;
  size_t unpolled = 0;
  *n = clt_take_length(r, 2);
  int *map = clt_arena_take(scratch, (size_t)*n, sizeof *map);
  clt_label_set_init(&own, scratch);
  for (int i = 0; map && i < *n; i++) {
    if (clt_task_stop_after(task, 1, &unpolled)) return NULL;
    clt_label label = clt_take_label(r);
    if (r->bad || label.type == CLT_LABEL_NONE) r->bad = true;
    if (r->bad || clt_label_set_index(&own, &label) != i) {
      r->bad = r->bad || !clt_arena_failed(scratch);
      return NULL;
    }
    map[i] = clt_label_set_index(set, &label);
    if (map[i] < 0) return NULL;
  }
  return r->bad ? NULL : map;
}
