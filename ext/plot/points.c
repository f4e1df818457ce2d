#include "plot/points.h"

#include "base/sort.h"
#include "plot/palette.h"

/* Paths the points of a panel are spread over. */
enum { LAYERS = 12 };

static bool before(const void *rows, uint32_t a, uint32_t b) {
  const clt_points *points = rows;
  if (points->x[a] != points->x[b]) return points->x[a] < points->x[b];
  return points->y[a] < points->y[b];
}

bool clt_points_sort(clt_points *points, clt_arena *arena, clt_task *task) {
  size_t n = points->n;
  uint32_t *index = clt_arena_take(arena, n, sizeof *index);
  uint32_t *scratch = clt_arena_take(arena, n, sizeof *scratch);
  double *x = clt_arena_take(arena, n, sizeof *x), *y = clt_arena_take(arena, n, sizeof *y);
  if (clt_arena_failed(arena)) return false;
  for (size_t i = 0; i < n; i++) index[i] = (uint32_t)i;
  if (!clt_sort_rows(index, scratch, n, before, points, task)) return false;
  for (size_t i = 0; i < n; i++) {
    x[i] = points->x[index[i]];
    y[i] = points->y[index[i]];
  }
  points->x = x;
  points->y = y;
  return true;
}

/* Which the i-th of `drawn` among n points is; the ends are among them. */
static size_t pick(size_t n, size_t drawn, size_t i) {
  if (n == drawn || drawn < 2) return i;
  return (size_t)((double)i * (double)(n - 1) / (double)(drawn - 1) + 0.5);
}

void clt_points_draw(clt_svg *svg, const char *colour, size_t n, size_t most,
                     void (*place)(const void *data, size_t i, double *x, double *y),
                     const void *data) {
  const char *classes = clt_text_join(svg->arena, (const char *const[]){"dots ", colour, NULL});
  size_t drawn = n < most ? n : most;
  for (size_t layer = 0; layer < LAYERS && layer < drawn; layer++) {
    clt_svg_path(svg, classes, 0.0);
    for (size_t i = layer; i < drawn; i += LAYERS) {
      double x, y;
      place(data, pick(n, drawn, i), &x, &y);
      clt_svg_dot(svg, x, y);
    }
    clt_svg_path_end(svg, false);
  }
}

typedef struct scatter {
  const clt_points *points;
  const clt_scale *x, *y;
} scatter;

static void place_on_scales(const void *data, size_t i, double *x, double *y) {
  const scatter *s = data;
  *x = clt_scale_at(s->x, s->points->x[i]);
  *y = clt_scale_at(s->y, s->points->y[i]);
}

void clt_points_scatter(clt_svg *svg, const char *colour, const clt_points *points,
                        const clt_scale *x, const clt_scale *y) {
  scatter s = {points, x, y};
  clt_points_draw(svg, colour, points->n, CLT_MOST_POINTS, place_on_scales, &s);
}
