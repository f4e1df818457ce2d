/*
** The input chooses a function that opens or draws fits, and what it is given: bytes of its own, or
** a right fit in which values are replaced, left out or doubled. It ends in rows, in a figure, or
** in an error that begins with the function's name.
*/
#include "fuzz/catalogue.h"
#include "fuzz/data.h"

enum { MOST_PLACES = 20000, MOST_EDITS = 6 };

/* A value or key in a fit. */
typedef struct place {
  size_t at, n;
} place;

typedef struct base_fit {
  char *text;
  place *places;
  int n;
} base_fit;

static base_fit bases[FUZZ_N_FITS];

static void find_places(base_fit *base, const char *value) {
  if (base->n == MOST_PLACES) return;
  base->places[base->n++] = (place){(size_t)(value - base->text), clt_json_length(value, NULL)};
  clt_json_items items = clt_json_open(value, NULL);
  while (clt_json_next(&items)) {
    if (items.key && base->n < MOST_PLACES) {
      base->places[base->n++] =
          (place){(size_t)(items.key - base->text), clt_json_length(items.key, NULL)};
    }
    find_places(base, items.value);
  }
}

static void prepare(sqlite3 *db) {
  char sql[80];
  fuzz_read_functions(db, "EXISTS (SELECT 1 FROM causalite_help(h.function) AS c WHERE c.kind ="
                          " 'argument' AND c.type = 'fit') OR (type = 'aggregate' AND EXISTS"
                          " (SELECT 1 FROM causalite_help(h.function) AS c WHERE c.kind ="
                          " 'column'))");
  fuzz_make_data(db);
  for (int i = 0; i < FUZZ_N_FITS; i++) {
    base_fit *base = &bases[i];
    snprintf(sql, sizeof sql, "SELECT fit FROM fits WHERE rowid = %d", i + 1);
    const char *text = text_of(db, sql);
    base->text = strcpy(malloc(strlen(text) + 1), text);
    base->places = malloc(MOST_PLACES * sizeof *base->places);
    find_places(base, base->text);
    base->places = realloc(base->places, (size_t)base->n * sizeof *base->places);
  }
}

/* What stands there is replaced by a value, by what stands elsewhere, or by bytes. */
static void append_other(sqlite3_str *out, fuzz_input *in, const base_fit *base) {
  int kind = fuzz_below(in, 8);
  size_t n;
  if (kind < 5) {
    sqlite3_str_appendall(out, FUZZ_PICK(in, FUZZ_JSON));
  } else if (kind < 7) {
    const place *p = &base->places[fuzz_word(in, 2) % (uint64_t)base->n];
    sqlite3_str_append(out, base->text + p->at, (int)p->n);
  } else {
    const char *bytes = fuzz_bytes(in, 40, &n);
    sqlite3_str_append(out, bytes, (int)n);
  }
}

/* The fit with some places in it changed, which come in the fit's order. */
static char *edited(fuzz_input *in, const base_fit *base) {
  sqlite3_str *out = sqlite3_str_new(NULL);
  size_t done = 0;
  int edits = fuzz_below(in, MOST_EDITS), at = 0;
  for (int i = 0; i < edits; i++) {
    int left = base->n - at;
    if (left <= 0) break;
    int step = (int)(fuzz_word(in, 2) % (uint64_t)left);
    const place *p = &base->places[at + step];
    at += step + 1;
    if (p->at < done) continue; /* it was in what is replaced */
    sqlite3_str_append(out, base->text + done, (int)(p->at - done));
    append_other(out, in, base);
    done = p->at + p->n;
  }
  sqlite3_str_appendall(out, base->text + done);
  return sqlite3_str_finish(out);
}

/* The fit to give, from sqlite3_malloc. */
static char *make_fit(fuzz_input *in) {
  int kind = fuzz_below(in, FUZZ_N_FITS + 2);
  if (kind < FUZZ_N_FITS) return edited(in, &bases[kind]);
  int n = (int)fuzz_left(in);
  char *fit = sqlite3_mprintf("%.*s", n, n ? (const char *)in->at : "");
  in->at = in->end;
  return fit;
}

static char *make_call(fuzz_input *in, const fuzz_function *f) {
  static const char *const keys[] = {
      "'n'", "'rows'", "'rows.0.p_value'",           "'options.seed'",
      "''",  "'.'",    "'diagnostics.log_evidence'", "'rows.1'"};
  sqlite3_str *sql = sqlite3_str_new(NULL);
  bool opened = f->type == 'a';
  sqlite3_str_appendf(sql, "SELECT %s%s(?1", f->type == 's' ? "" : "* FROM ", f->name);
  for (int i = 1; !opened && i < f->required; i++) {
    bool fit = strncmp(f->argument[i], "fit", 3) == 0, key = strcmp(f->argument[i], "key") == 0;
    if (fit) sqlite3_str_appendall(sql, ", ?2");
    if (key) sqlite3_str_appendf(sql, ", %s", FUZZ_PICK(in, keys));
    if (!fit && !key) sqlite3_str_appendf(sql, ", '%c'", 'a' + fuzz_below(in, 4));
  }
  sqlite3_str_appendchar(sql, 1, ')');
  return sqlite3_str_finish(sql);
}

/* A function to open or draw a fit; of an aggregate it is the fit's own. */
static void fuzz_one(fuzz_input *in) {
  fuzz_prepare = prepare;
  fuzz_db();
  const fuzz_function *f = &fuzz_functions[fuzz_below(in, (size_t)fuzz_n_functions)];
  char *sql = make_call(in, f), *first = make_fit(in);
  char *second = f->n_arguments > 1 ? make_fit(in) : NULL;
  sqlite3_stmt *query = fuzz_statement(sql);
  sqlite3_bind_text(query, 1, first, -1, SQLITE_STATIC);
  if (sqlite3_bind_parameter_count(query) > 1) {
    sqlite3_bind_text(query, 2, second, -1, SQLITE_STATIC);
  }
  fuzz_function as = *f;
  if (f->type == 'a') as.type = 't';
  fuzz_result(query, &as);
  sqlite3_finalize(query);
  if (fuzz_failed) printf("  %s\n  %s\n", sql, first);
  sqlite3_free(sql);
  sqlite3_free(first);
  sqlite3_free(second);
}

FUZZ_TARGET("fits")
