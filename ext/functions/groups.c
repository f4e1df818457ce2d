#include "functions/groups.h"

#include <math.h>

#include "base/number.h"

/* The number that a label is or whose text it is; NAN if neither. */
static double number_of(const clt_label *label) {
  double number;
  if (label->type != CLT_LABEL_TEXT) return label->real;
  return clt_number_read(label->text, (size_t)label->bytes, &number) ? number : NAN;
}

bool clt_label_matches(const clt_label *label, const clt_label *option) {
  bool both_text = label->type == CLT_LABEL_TEXT && option->type == CLT_LABEL_TEXT;
  return clt_label_compare(label, option) == 0 ||
         (!both_text && number_of(label) == number_of(option));
}

bool clt_labels_distinct(clt_call *call, const clt_label_set *set, const char *argument) {
  const clt_label *number, *text;
  if (!clt_label_set_twins(set, &number, &text)) return true;
  clt_fail(call,
           "%s holds both the number %s and the text '%!.40s'; make them one with "
           "CAST(… AS TEXT) or CAST(… AS NUMERIC)",
           argument, clt_label_text(&call->arena, number), text->text);
  return false;
}

int clt_group_refuse(clt_call *call, const clt_label_set *groups) {
  if (!clt_labels_distinct(call, groups, "group")) return -1;
  const char *name[3];
  for (int i = 0; i < 3; i++) name[i] = clt_label_text(&call->arena, &groups->labels[i]);
  clt_fail(
      call,
      "the group has more than two values: '%!.40s', '%!.40s', '%!.40s'…; choose two with WHERE "
      "or FILTER",
      name[0], name[1], name[2]);
  return -1;
}

const clt_label *clt_group_label(const clt_label_set *groups, int index) {
  return index < 0 ? NULL : &groups->labels[index];
}

static clt_pair fewer_than_two(clt_call *call, const clt_label_set *groups,
                               const clt_label *reference) {
  if (groups->count == 0) {
    clt_note(call, "no rows with a value");
    return (clt_pair){-1, -1};
  }
  clt_note(call, "one group only: '%s'", clt_label_text(&call->arena, &groups->labels[0]));
  bool is_reference =
      reference->type == CLT_LABEL_NONE || clt_label_matches(&groups->labels[0], reference);
  return is_reference ? (clt_pair){-1, 0} : (clt_pair){0, -1};
}

clt_pair clt_group_pair(clt_call *call, const clt_label_set *groups, const clt_label *reference) {
  if (groups->count < 2) return fewer_than_two(call, groups, reference);
  if (!clt_labels_distinct(call, groups, "group")) return (clt_pair){-1, -1};
  const clt_label *first = &groups->labels[0], *second = &groups->labels[1];
  if (reference->type == CLT_LABEL_NONE) {
    return clt_label_compare(first, second) < 0 ? (clt_pair){1, 0} : (clt_pair){0, 1};
  }
  if (clt_label_matches(first, reference)) return (clt_pair){1, 0};
  if (clt_label_matches(second, reference)) return (clt_pair){0, 1};
  clt_fail(call, "option 'reference' must be one of the groups '%!.40s' and '%!.40s', not '%!.40s'",
           clt_label_text(&call->arena, first), clt_label_text(&call->arena, second),
           clt_label_text(&call->arena, reference));
  return (clt_pair){-1, -1};
}
