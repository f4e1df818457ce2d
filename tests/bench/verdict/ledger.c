#include "bench/verdict/ledger.h"

#include <stdio.h>
#include <stdlib.h>

static int by_study(const void *a, const void *b) {
  const ledger_line *p = a, *q = b;
  if (p->t != q->t) return p->t < q->t ? -1 : 1;
  if (p->n != q->n) return p->n < q->n ? -1 : 1;
  if (p->how != q->how) return p->how < q->how ? -1 : 1;
  return (p->seed > q->seed) - (p->seed < q->seed);
}

/* What ledger_add() writes; a line that was cut off is none. */
static bool parse(const char *text, ledger_line *line) {
  char name[64], how[8];
  int equivalent = 0;
  study_grades *g = &line->grades;
  int read = sscanf(text, "%63s %d %d %7s %c %c %c %c %d %d %c %c", name, &line->n, &line->seed,
                    how, &g->main, &g->interaction, &g->wrong, &g->found, &equivalent, &g->scenario,
                    &g->strength, &g->alert);
  if (read != 12) return false;
  line->t = truth_find(name);
  g->equivalent = equivalent != 0;
  return line->t && study_how_find(how, &line->how);
}

static void add(ledger *l, size_t *room, const ledger_line *line) {
  if (l->lines == *room) {
    *room = 2 * *room + 1024;
    ledger_line *more = realloc(l->line, *room * sizeof *more);
    if (!more) exit(EXIT_FAILURE);
    l->line = more;
  }
  l->line[l->lines++] = *line;
}

/* Two processes may have done the same study. */
static void drop_repeats(ledger *l) {
  size_t kept = 0;
  for (size_t i = 0; i < l->lines; i++) {
    if (kept == 0 || by_study(&l->line[kept - 1], &l->line[i])) l->line[kept++] = l->line[i];
  }
  l->lines = kept;
}

ledger ledger_read(const char *path) {
  ledger l = {NULL, 0};
  char text[256];
  size_t room = 0;
  FILE *file = fopen(path, "r");
  if (!file) return l;
  while (fgets(text, sizeof text, file)) {
    ledger_line line = {.t = NULL};
    if (parse(text, &line)) add(&l, &room, &line);
  }
  fclose(file);
  if (l.lines) qsort(l.line, l.lines, sizeof *l.line, by_study);
  drop_repeats(&l);
  return l;
}

void ledger_free(ledger *l) {
  free(l->line);
  *l = (ledger){NULL, 0};
}

const ledger_line *ledger_find(const ledger *l, const ledger_line *wanted) {
  return l->lines ? bsearch(wanted, l->line, l->lines, sizeof *wanted, by_study) : NULL;
}

bool ledger_add(const char *path, const ledger_line *line) {
  const study_grades *g = &line->grades;
  FILE *file = fopen(path, "a");
  if (!file) return false;
  fprintf(file, "%s %d %d %s %c %c %c %c %d %d %c %c\n", line->t->name, line->n, line->seed,
          study_how_names[line->how], g->main, g->interaction, g->wrong, g->found, g->equivalent,
          g->scenario, g->strength, g->alert);
  return fclose(file) == 0;
}
