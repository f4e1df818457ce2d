#include "sqlite/partial.h"

#include <string.h>

#include "base/hash.h"
#include "sqlite/label_blob.h"

static const char MAGIC[8] = "cltpart";

/* Bytes of the magic, the order of bytes, the format and the length; and of the hash. */
enum { HEAD = 8 + 1 + 8 + 8, HASH = 8, LENGTH_AT = 8 + 1 + 8 };

/* Of a function, in SQLite as it is built by default. */
enum { MOST_ARGUMENTS = 1000 };

const clt_argument clt_merge_arguments[1] = {
    {"partial", CLT_PARTIAL, "what the function's partial returned: a row per shard"}};

/* ---- writing ---- */

void clt_partial_shard(clt_frame *f, sqlite3_value *shard) {
  static const clt_argument argument = CLT_SHARD;
  clt_call *call = &f->call;
  clt_cell cell;
  if (clt_cell_read(call, &argument, 1, shard, &cell) != CLT_PRESENT) {
    clt_fail(call,
             "argument 1 (shard) is %s; give every shard a name of its own, so that none is "
             "merged twice",
             sqlite3_value_type(shard) == SQLITE_NULL ? "NULL" : "empty");
  }
  if (clt_failed(call) || clt_label_set_index(&f->shards, &cell.label) <= 0) return;
  const char *first = clt_label_text(&call->arena, &f->shards.labels[0]);
  const char *second = clt_label_text(&call->arena, &f->shards.labels[1]);
  clt_fail(call,
           "argument 1 (shard) is '%!.40s' in some rows and '%!.40s' in others; GROUP BY it, or "
           "give all rows one name",
           first ? first : "", second ? second : "");
}

static void put_head(clt_writer *w, const clt_frame *f, const char *of) {
  const clt_label none = {.type = CLT_LABEL_NONE};
  for (int i = 0; i < 8; i++) clt_put_byte(w, (unsigned char)MAGIC[i]);
  clt_put_byte(w, 'L');
  clt_put_count(w, CLT_PARTIAL_FORMAT);
  clt_put_count(w, 0); /* the length, in the end */
  clt_put_text(w, of, strlen(of));
  clt_put_label(w, f->shards.count ? &f->shards.labels[0] : &none);
  clt_put_count(w, f->call.n);
  clt_put_count(w, f->call.n_missing);
  clt_put_count(w, f->call.n_empty);
  clt_put_count(w, f->shards.count ? f->n_cells - 1 : 0);
  clt_put_byte(w, f->option_text != NULL);
  clt_put_text(w, f->option_text, f->option_text ? (size_t)f->option_bytes : 0);
}

static void put_length(clt_writer *w) {
  clt_writer length = *w;
  length.size = LENGTH_AT;
  clt_put_count(&length, (int64_t)(w->size + HASH)); /* there is room: it is overwritten */
}

void clt_partial_give(clt_frame *f, const clt_aggregate *aggregate, sqlite3_context *context) {
  clt_call *call = &f->call;
  clt_writer w = {.arena = &call->arena};
  put_head(&w, f, aggregate->of);
  if (f->shards.count) aggregate->save(call, f->state, &w);
  if (clt_failed(call)) return;
  put_length(&w);
  clt_put_count(&w, (int64_t)clt_hash(w.bytes, w.size));
  if (clt_failed(call)) return;
  sqlite3_result_blob64(context, w.bytes, w.size, SQLITE_TRANSIENT);
}

/* ---- reading ---- */

/* What stands before the state. */
typedef struct head {
  clt_label shard;
  int64_t n, n_missing, n_empty;
  int n_cells;
  const char *options; /* NULL: none */
  size_t option_bytes;
} head;

static void refuse_type(clt_call *call, const char *of, sqlite3_value *value) {
  static const char *const types[] = {"", "an integer", "a real number", "text", "", "NULL"};
  int type = sqlite3_value_type(value);
  clt_fail(call, "argument 1 (partial) is %s; pass the blob that %s_partial(…) returns%s",
           types[type], of,
           type == SQLITE_NULL ? ", of every shard: one that is not there is not merged" : "");
}

/* Is it whole, and can it be read? The error says which is not so. */
static bool check_whole(clt_call *call, const char *of, const unsigned char *bytes, size_t n) {
  size_t same = n < sizeof MAGIC ? n : sizeof MAGIC;
  clt_reader r = {.at = bytes + same, .end = bytes + n}, hash = r;
  if (n == 0 || memcmp(bytes, MAGIC, same) != 0) {
    clt_fail(call, "argument 1 (partial) is a blob that %s_partial(…) has not made", of);
    return false;
  }
  unsigned order = clt_take_byte(&r);
  int64_t format = clt_take_count(&r), length = clt_take_count(&r);
  if (n >= HEAD + HASH) hash.at = bytes + n - HASH;
  if (!r.bad && format > CLT_PARTIAL_FORMAT) {
    clt_fail(call,
             "argument 1 (partial) has format %lld, and this version reads format %d: it was made "
             "by a newer causalite, which can merge it, or it is damaged",
             (long long)format, CLT_PARTIAL_FORMAT);
  } else if (!r.bad && format > 0 && format < CLT_PARTIAL_FORMAT) {
    clt_fail(call,
             "argument 1 (partial) has format %lld, and this version reads format %d: it was made "
             "by an older causalite, and this one has to make it anew, or it is damaged",
             (long long)format, CLT_PARTIAL_FORMAT);
  } else if (n < HEAD + HASH || length > (int64_t)n) {
    clt_fail(call,
             "argument 1 (partial) is cut off, after %lld bytes; store it as a BLOB, and send "
             "it whole",
             (long long)n);
  } else if (order != 'L' || format < 1 || length < (int64_t)n ||
             clt_take_count(&hash) != (int64_t)clt_hash(bytes, n - HASH)) {
    clt_fail(call, "argument 1 (partial) is damaged: its checksum is not that of its bytes; make "
                   "it anew");
  }
  return !clt_failed(call);
}

static bool is_of(clt_call *call, const char *of, clt_reader *r) {
  size_t bytes;
  const char *name = clt_take_text(r, &bytes);
  if (bytes == strlen(of) && memcmp(name, of, bytes) == 0) return true;
  clt_fail(call, "argument 1 (partial) is of %.*s_partial(); pass what %s_partial(…) returns",
           bytes < 40 ? (int)bytes : 40, name, of);
  return false;
}

static void refuse_content(clt_call *call) {
  clt_fail(call, "argument 1 (partial) has a right checksum over what no partial holds; make it "
                 "anew");
}

static bool take_head(clt_call *call, int fewest, clt_reader *r, head *h) {
  *h = (head){.shard = clt_take_label(r)};
  h->n = clt_take_between(r, 0, INT64_MAX / 4);
  h->n_missing = clt_take_between(r, 0, INT64_MAX / 4);
  h->n_empty = clt_take_between(r, 0, INT64_MAX / 4);
  h->n_cells =
      (int)clt_take_between(r, h->shard.type == CLT_LABEL_NONE ? 0 : fewest, MOST_ARGUMENTS);
  bool options = clt_take_byte(r) == 1;
  const char *text = clt_take_text(r, &h->option_bytes);
  h->options = options ? text : NULL;
  if (r->bad) refuse_content(call);
  return !clt_failed(call);
}

/* ---- merging ---- */

static bool is_new(clt_frame *f, const clt_label *shard) {
  int before = f->shards.count;
  if (clt_label_set_index(&f->shards, shard) == before) return true;
  const char *name = clt_label_text(&f->call.arena, shard);
  if (f->shards.count == before) {
    clt_fail(&f->call, "shard '%!.40s' is merged twice", name ? name : "");
  }
  return false;
}

static const char *keep_text(clt_call *call, const char *text, size_t bytes) {
  char *copy = clt_arena_take(&call->arena, bytes + 1, 1);
  if (copy && bytes) memcpy(copy, text, bytes);
  return copy;
}

/* The options of the partials, and over them those of the merge, which concern the fit. */
static void begin(clt_frame *f, const clt_aggregate *aggregate, const head *h) {
  clt_call *call = &f->call;
  const char *text = h->options ? keep_text(call, h->options, h->option_bytes) : NULL;
  f->options = clt_options_read(call, aggregate->options, aggregate->options_size, text);
  if (clt_failed(call)) return;
  clt_options_update(call, aggregate->options, f->options, f->option_text);
  if (clt_failed(call)) return;
  f->merged_text = text;
  f->merged_bytes = (int)h->option_bytes;
  f->merged_cells = h->n_cells;
  aggregate->start(call, f->state, f->options, h->n_cells);
}

static bool same_options(const clt_frame *f, const head *h) {
  if (!h->options || !f->merged_text) return !h->options && !f->merged_text;
  return (size_t)f->merged_bytes == h->option_bytes &&
         memcmp(f->merged_text, h->options, h->option_bytes) == 0;
}

/* Do the rows of the shard mean what those of the first one do? */
static bool agrees(clt_frame *f, const head *h) {
  clt_call *call = &f->call;
  const char *name = clt_label_text(&call->arena, &h->shard);
  const char *first = clt_label_text(&call->arena, &f->shards.labels[0]);
  const char *other = h->options ? keep_text(call, h->options, h->option_bytes) : "none";
  if (clt_failed(call)) return false;
  if (f->merged_cells != h->n_cells) {
    clt_fail(call,
             "shard '%!.40s' was made with %d arguments beside the shard, but '%!.40s' with "
             "%d; call the partial alike for all",
             first, f->merged_cells, name, h->n_cells);
  } else if (!same_options(f, h)) {
    clt_fail(call,
             "shard '%!.40s' was made with the options %!.200s, but '%!.40s' with %!.200s; "
             "give all the same text",
             first, f->merged_text ? f->merged_text : "none", name, other);
  }
  return !clt_failed(call);
}

static void add_state(clt_frame *f, const clt_aggregate *aggregate, clt_reader *r) {
  clt_arena scratch;
  clt_arena_init(&scratch, f->call.arena.from);
  aggregate->merge(&f->call, f->state, r, &scratch);
  if (clt_arena_failed(&scratch)) clt_fail_code(&f->call, SQLITE_NOMEM);
  if (!clt_failed(&f->call) && (r->bad || r->at != r->end)) refuse_content(&f->call);
  clt_arena_free(&scratch);
}

void clt_merge_add(clt_frame *f, const clt_aggregate *aggregate, sqlite3_value *partial) {
  clt_call *call = &f->call;
  head h;
  if (sqlite3_value_type(partial) != SQLITE_BLOB) {
    refuse_type(call, aggregate->of, partial);
    return;
  }
  const void *blob = sqlite3_value_blob(partial); /* NULL for no bytes */
  const unsigned char *bytes = blob ? blob : "";
  size_t n = blob ? (size_t)sqlite3_value_bytes(partial) : 0;
  if (!check_whole(call, aggregate->of, bytes, n)) return;
  clt_reader r = {.at = bytes + HEAD, .end = bytes + n - HASH};
  if (!is_of(call, aggregate->of, &r) || !take_head(call, aggregate->merged, &r, &h)) return;
  if (h.shard.type == CLT_LABEL_NONE || !is_new(f, &h.shard)) return;
  if (f->shards.count == 1) {
    begin(f, aggregate, &h);
  } else if (!agrees(f, &h)) {
    return;
  }
  if (clt_failed(call)) return;
  call->n += h.n;
  call->n_missing += h.n_missing;
  call->n_empty += h.n_empty;
  add_state(f, aggregate, &r);
}

void clt_merge_nothing(clt_frame *f, const clt_aggregate *aggregate) {
  head nothing = {.n_cells = aggregate->merged};
  begin(f, aggregate, &nothing);
}
