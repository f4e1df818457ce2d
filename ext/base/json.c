#include "base/json.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"

enum {
  DEEPEST = 200,     /* levels of nesting */
  POLL_AFTER = 16384 /* bytes between two polls of the task */
};

/* ---- checking ---- */

typedef struct checker {
  const char *at;
  const char *polled; /* where the task was last asked */
  clt_task *task;
  int depth;
} checker;

static bool stopped(checker *c) {
  if (c->at - c->polled < POLL_AFTER) return false;
  c->polled = c->at;
  return clt_task_stop(c->task, 0.0);
}

/* Mostly there are none, and a call costs more than the look. */
static const char *skip_blanks(const char *at) {
  return (unsigned char)*at > ' ' ? at : at + strspn(at, " \t\n\r");
}

static bool is_hex(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

static bool check_escape(checker *c) {
  if (*++c->at != 'u') return *c->at && strchr("\"\\/bfnrt", *c->at++);
  c->at++;
  for (int i = 0; i < 4; i++) {
    if (!is_hex(*c->at++)) return false;
  }
  return true;
}

static bool check_text(checker *c) {
  if (*c->at++ != '"') return false;
  while (*c->at != '"') {
    unsigned char byte = (unsigned char)*c->at;
    if (stopped(c) || byte < 0x20) return false;
    if (byte == '\\') {
      if (!check_escape(c)) return false;
    } else {
      int length = clt_utf8_sequence(c->at);
      if (length == 0) return false;
      c->at += length;
    }
  }
  c->at++;
  return true;
}

static bool check_digits(checker *c) {
  size_t n = strspn(c->at, "0123456789");
  c->at += n;
  return n > 0;
}

static bool check_number(checker *c) {
  c->at += *c->at == '-';
  if (*c->at == '0') {
    c->at++;
  } else if (!check_digits(c)) {
    return false;
  }
  if (*c->at == '.') {
    c->at++;
    if (!check_digits(c)) return false;
  }
  if ((*c->at | 0x20) != 'e') return true;
  c->at++;
  c->at += *c->at == '-' || *c->at == '+';
  return check_digits(c);
}

static bool check_word(checker *c, const char *word) {
  size_t length = strlen(word);
  if (strncmp(c->at, word, length) != 0) return false;
  c->at += length;
  return true;
}

static bool check_value(checker *c);

static bool check_items(checker *c, char end) {
  c->at = skip_blanks(c->at + 1);
  if (*c->at == end) return c->at++, true;
  for (;;) {
    if (stopped(c)) return false;
    if (end == '}') {
      if (!check_text(c)) return false;
      c->at = skip_blanks(c->at);
      if (*c->at != ':') return false;
      c->at = skip_blanks(c->at + 1);
    }
    if (!check_value(c)) return false;
    c->at = skip_blanks(c->at);
    if (*c->at == end) return c->at++, true;
    if (*c->at != ',') return false;
    c->at = skip_blanks(c->at + 1);
  }
}

static bool check_value(checker *c) {
  bool ok = false;
  if (++c->depth > DEEPEST) return false;
  switch (*c->at) {
  case '{':
    ok = check_items(c, '}');
    break;
  case '[':
    ok = check_items(c, ']');
    break;
  case '"':
    ok = check_text(c);
    break;
  case 't':
    ok = check_word(c, "true");
    break;
  case 'f':
    ok = check_word(c, "false");
    break;
  case 'n':
    ok = check_word(c, "null");
    break;
  default:
    ok = check_number(c);
  }
  c->depth--;
  return ok;
}

const char *clt_json_check(const char *text, clt_task *task) {
  const char *value = skip_blanks(text);
  checker c = {.at = value, .polled = text, .task = task};
  return check_value(&c) && *skip_blanks(c.at) == 0 ? value : NULL;
}

/* ---- walking ---- */

static clt_json_type number_type(const char *value) {
  const char *after = value + strspn(value, "-0123456789");
  return *after == '.' || (*after | 0x20) == 'e' ? CLT_JSON_REAL : CLT_JSON_INTEGER;
}

clt_json_type clt_json_type_of(const char *value) {
  switch (value ? *value : 0) {
  case 0:
    return CLT_JSON_NONE;
  case 'n':
    return CLT_JSON_NULL;
  case 'f':
    return CLT_JSON_FALSE;
  case 't':
    return CLT_JSON_TRUE;
  case '"':
    return CLT_JSON_TEXT;
  case '[':
    return CLT_JSON_ARRAY;
  case '{':
    return CLT_JSON_OBJECT;
  default:
    return number_type(value);
  }
}

static const char *text_end(const char *at) {
  for (at++; *at != '"'; at++) at += *at == '\\';
  return at + 1;
}

/* Just behind the array or object; NULL if stopped. */
static const char *container_end(const char *at, clt_task *task) {
  const char *polled = at;
  for (int depth = 0;;) {
    at += strcspn(at, "\"[]{}");
    if (at - polled >= POLL_AFTER) {
      polled = at;
      if (clt_task_stop(task, 0.0)) return NULL;
    }
    if (*at == '"') {
      at = text_end(at);
      continue;
    }
    depth += *at == '[' || *at == '{' ? 1 : -1;
    at++;
    if (depth == 0) return at;
  }
}

static const char *value_end(const char *value, clt_task *task) {
  if (*value == '"') return text_end(value);
  if (*value == '[' || *value == '{') return container_end(value, task);
  return value + strcspn(value, ",]} \t\n\r");
}

size_t clt_json_length(const char *value, clt_task *task) {
  const char *end = value ? value_end(value, task) : NULL;
  return end ? (size_t)(end - value) : 0;
}

clt_json_items clt_json_open(const char *value, clt_task *task) {
  clt_json_items items = {.task = task};
  if (value && (*value == '[' || *value == '{')) items.next = value;
  return items;
}

bool clt_json_next(clt_json_items *items) {
  if (!items->next) return false;
  bool object = items->key != NULL;
  const char *at = items->next;
  if (!items->value) { /* at the bracket */
    object = *at == '{';
    at++;
  } else if (!(at = value_end(items->value, items->task))) {
    items->next = NULL;
    return false;
  }
  at = skip_blanks(at);
  if (*at == ',') at = skip_blanks(at + 1);
  if (*at == ']' || *at == '}') {
    items->next = NULL;
    return false;
  }
  if (object) {
    items->key = at;
    at = skip_blanks(text_end(at));
    at = skip_blanks(at + 1); /* the colon */
  }
  items->value = at;
  return true;
}

int64_t clt_json_count(const char *value, clt_task *task) {
  clt_json_items items = clt_json_open(value, task);
  int64_t n = 0;
  while (clt_json_next(&items)) n++;
  return n;
}

const char *clt_json_member(const char *object, const char *key, clt_task *task) {
  clt_json_items items = clt_json_open(object, task);
  while (clt_json_next(&items)) {
    if (items.key && clt_json_is(items.key, key)) return items.value;
  }
  return NULL;
}

/* ---- numbers and texts ---- */

static size_t number_bytes(const char *value) {
  return strspn(value, "+-.0123456789eE");
}

double clt_json_number(const char *value) {
  double x = NAN;
  clt_json_type type = clt_json_type_of(value);
  bool number = type == CLT_JSON_INTEGER || type == CLT_JSON_REAL;
  return number && clt_number_read(value, number_bytes(value), &x) ? x : NAN;
}

bool clt_json_integer(const char *value, int64_t *x) {
  return clt_json_type_of(value) == CLT_JSON_INTEGER &&
         clt_number_read_integer(value, number_bytes(value), x);
}

const char *clt_json_plain(const char *value, size_t *bytes) {
  if (!value || *value != '"') return NULL;
  *bytes = strcspn(value + 1, "\"\\");
  return value[1 + *bytes] == '"' ? value + 1 : NULL;
}

static uint32_t hex(const char *at) {
  uint32_t c = 0;
  for (int i = 0; i < 4; i++) {
    c = c << 4 | (uint32_t)(at[i] <= '9' ? at[i] - '0' : (at[i] | 0x20) - 'a' + 10);
  }
  return c;
}

/* The code point behind "\u" at *at, of both halves of a surrogate pair; *at moves behind it. */
static uint32_t code_point(const char **at) {
  uint32_t c = hex(*at), low;
  *at += 4;
  if (c < 0xD800 || c > 0xDBFF || (*at)[0] != '\\' || (*at)[1] != 'u') return c;
  low = hex(*at + 2);
  if (low < 0xDC00 || low > 0xDFFF) return c;
  *at += 6;
  return 0x10000 + ((c - 0xD800) << 10 | (low - 0xDC00));
}

/* Resolves the escape at *at, which moves behind it; returns the bytes written. */
static int unescape(const char **at, char out[CLT_UTF8_BYTES]) {
  static const char names[] = "bfnrt", bytes[] = "\b\f\n\r\t";
  char c = (*at)[1];
  *at += 2;
  if (c == 'u') return clt_utf8_put(out, code_point(at));
  const char *name = strchr(names, c);
  out[0] = name ? bytes[name - names] : c;
  return 1;
}

bool clt_json_is(const char *value, const char *text) {
  if (!value || *value != '"') return false;
  for (value++; *value != '"';) {
    char unescaped[CLT_UTF8_BYTES];
    size_t n = 1;
    if (*value == '\\') {
      n = (size_t)unescape(&value, unescaped);
      if (strncmp(text, unescaped, n) != 0 || !unescaped[0]) return false;
    } else if (*value++ != *text) {
      return false;
    }
    text += n;
  }
  return *text == 0;
}

size_t clt_json_copy(const char *value, char *out) {
  char *write = out;
  for (value++; *value != '"';) {
    if (*value == '\\') {
      write += unescape(&value, write);
    } else {
      *write++ = *value++;
    }
  }
  *write = 0;
  return (size_t)(write - out);
}

const char *clt_json_text(clt_arena *arena, const char *value, size_t *bytes) {
  if (!value || *value != '"') return NULL;
  char *text = clt_arena_take_unset(arena, (size_t)(text_end(value) - value), 1);
  size_t length = text ? clt_json_copy(value, text) : 0;
  if (bytes) *bytes = length;
  return text;
}
