/*
** The rows of both functions are (stratum, effect, estimate, conf_low, conf_high, p_value), sobel's
** without a stratum. Where there are several mediators the effects that are one's own are called
** "a: util", "b: util", "indirect: util".
*/
#include "functions/plot/mediation_read.h"

#include <math.h>
#include <string.h>

#include "base/json.h"
#include "sqlite/cell.h"
#include "sqlite/fit_read.h"
#include "sqlite/label.h"

/* Most groups drawn: what follows is left out of the picture, not of the fit. */
enum { MOST_PANELS = 12 };

typedef struct reader {
  clt_call *call;
  const char *rows; /* JSON */
  int mediators, strata;
  const char **name;          /* [mediators] */
  clt_mediation_panel *panel; /* [strata] */
} reader;

static double number(const char *object, const char *key) {
  return clt_json_number(clt_json_member(object, key, NULL));
}

static int64_t count(const char *object, const char *key) {
  int64_t n = 0;
  clt_json_integer(clt_json_member(object, key, NULL), &n);
  return n;
}

static clt_mediation_kind kind_of(const char *name) {
  for (int kind = CLT_MEDIATION_UNDECIDED + 1; kind < CLT_MEDIATION_KINDS; kind++) {
    if (clt_json_is(name, clt_mediation_kind_names[kind])) return (clt_mediation_kind)kind;
  }
  return CLT_MEDIATION_UNDECIDED;
}

/* A row in turn; `stratum` counts how many have begun. False at the end. */
typedef struct row_reader {
  clt_json_items items;
  const char *last; /* the stratum it belongs to */
  int stratum;
} row_reader;

static row_reader open_rows(const reader *r) {
  return (row_reader){.items = clt_json_open(r->rows, &r->call->task), .stratum = -1};
}

static bool next_row(row_reader *rows) {
  if (!clt_json_next(&rows->items)) return false;
  const char *stratum = clt_json_member(rows->items.value, "stratum", NULL);
  size_t bytes = clt_json_length(stratum, NULL);
  bool same = rows->stratum >= 0 && bytes == clt_json_length(rows->last, NULL) &&
              (bytes == 0 || memcmp(stratum, rows->last, bytes) == 0);
  if (!same) rows->stratum++;
  rows->last = stratum;
  return true;
}

/* The effect of a row without its mediator, whose name, or NULL, is given back. */
static const char *effect_of(const reader *r, const char *row, const char **mediator) {
  const char *effect = clt_json_text(&r->call->arena, clt_json_member(row, "effect", NULL), NULL);
  const char *colon = effect ? strstr(effect, ": ") : NULL;
  *mediator = colon ? colon + 2 : NULL;
  return effect ? effect : "";
}

static bool is(const char *effect, const char *name) {
  size_t bytes = strlen(name);
  return strncmp(effect, name, bytes) == 0 && (effect[bytes] == 0 || effect[bytes] == ':');
}

static bool add_mediator(reader *r, const char *name) {
  const char **names =
      clt_arena_push(&r->call->arena, r->name, (size_t)r->mediators, sizeof *names);
  if (!names) return false;
  r->name = names;
  names[r->mediators++] = name;
  return true;
}

/* Counts strata, and the mediators of the first: those that have an `a`. */
static bool find_extent(reader *r) {
  row_reader rows = open_rows(r);
  while (!clt_failed(r->call) && next_row(&rows)) {
    const char *mediator, *effect = effect_of(r, rows.items.value, &mediator);
    if (rows.stratum > 0 || !is(effect, "a")) continue;
    if (!add_mediator(r, mediator)) return false;
  }
  r->strata = rows.stratum + 1;
  return !clt_failed(r->call);
}

static const clt_plot_path NOTHING = {NAN, NAN, NAN, NAN};

static bool take_panels(reader *r) {
  clt_arena *arena = &r->call->arena;
  size_t mediators = (size_t)r->mediators;
  r->panel = clt_arena_take(arena, (size_t)r->strata, sizeof *r->panel);
  for (int i = 0; r->panel && i < r->strata; i++) {
    clt_plot_path *path = clt_arena_take(arena, 3 * mediators, sizeof *path);
    for (size_t k = 0; path && k < 3 * mediators; k++) path[k] = NOTHING;
    r->panel[i] = (clt_mediation_panel){.a = path,
                                        .b = path + mediators,
                                        .through = path + 2 * mediators,
                                        .indirect = NOTHING,
                                        .direct = NOTHING,
                                        .total = NOTHING};
  }
  return !clt_failed(r->call);
}

static int index_of(const reader *r, const char *mediator) {
  for (int i = 0; i < r->mediators; i++) {
    if (!mediator || (r->name[i] && strcmp(r->name[i], mediator) == 0)) return i;
  }
  return -1;
}

/* The place of an effect; NULL for what is not drawn. */
static clt_plot_path *place_of(const reader *r, clt_mediation_panel *panel, const char *effect,
                               const char *mediator) {
  int i = index_of(r, mediator);
  if (is(effect, "indirect") && !mediator) return &panel->indirect;
  if (is(effect, "direct")) return &panel->direct;
  if (is(effect, "total")) return &panel->total;
  if (i < 0) return NULL;
  if (is(effect, "a")) return &panel->a[i];
  if (is(effect, "b")) return &panel->b[i];
  return is(effect, "indirect") ? &panel->through[i] : NULL;
}

static void read_rows(reader *r) {
  row_reader rows = open_rows(r);
  while (!clt_failed(r->call) && next_row(&rows)) {
    const char *row = rows.items.value, *mediator, *effect = effect_of(r, row, &mediator);
    clt_mediation_panel *panel = &r->panel[rows.stratum];
    clt_plot_path *path = place_of(r, panel, effect, mediator);
    clt_label label;
    if (rows.last && !panel->label && clt_label_of_json(&r->call->arena, rows.last, &label)) {
      panel->label = clt_label_text(&r->call->arena, &label);
    }
    if (!path) continue;
    *path = (clt_plot_path){number(row, "estimate"), number(row, "conf_low"),
                            number(row, "conf_high"), number(row, "p_value")};
  }
}

/* Which of two panels the difference is taken from, by its sign. */
static int find_reference(const clt_mediation_panel *panel, const clt_mediation_panel *difference) {
  double change = panel[1].total.estimate - panel[0].total.estimate;
  return change * difference->total.estimate < 0.0 ? 1 : 0;
}

static void set_panels(const reader *r, clt_mediation_plot *plot) {
  const clt_mediation_panel *last = r->strata == 3 ? &r->panel[2] : NULL;
  plot->panel = r->panel;
  plot->panels = r->strata < MOST_PANELS ? r->strata : MOST_PANELS;
  plot->left_out = r->strata - plot->panels;
  if (!last || !last->label || strcmp(last->label, "difference") != 0) return;
  plot->difference = last;
  plot->panels = 2;
  plot->reference = find_reference(r->panel, last);
}

/* A key of the fit that is a text; NULL: it has none. */
static const char *text(clt_call *call, const char *fit, const char *key) {
  return clt_json_text(&call->arena, clt_json_member(fit, key, NULL), NULL);
}

bool clt_mediation_read(clt_call *call, const char *json, const char *m_label,
                        clt_mediation_plot *plot) {
  static const char *const functions[] = {"sobel", "mediation_boot", NULL};
  const char *fit = clt_fit_read_any(call, json, functions);
  if (!fit) return false;
  const char *sobel = clt_json_member(fit, "sobel", NULL);
  reader r = {.call = call, .rows = clt_json_member(fit, "rows", NULL)};
  if (!find_extent(&r)) return false;
  if (r.mediators == 0 && !add_mediator(&r, NULL)) return false;
  if (r.strata == 0) r.strata = 1;
  if (!take_panels(&r)) return false;
  read_rows(&r);
  if (r.mediators == 1) r.name[0] = m_label ? m_label : text(call, fit, "m");
  *plot = (clt_mediation_plot){.x_label = text(call, fit, "x"),
                               .y_label = text(call, fit, "y"),
                               .m_label = r.name,
                               .mediators = r.mediators,
                               .z = number(sobel, "z"),
                               .z_p = number(sobel, "p_value"),
                               .proportion = number(fit, "proportion_mediated"),
                               .kind = kind_of(clt_json_member(fit, "mediation", NULL)),
                               .n = count(fit, "n"),
                               .missing = count(fit, "n_missing"),
                               .notes = clt_fit_notes(call, fit)};
  set_panels(&r, plot);
  return !clt_failed(call);
}
