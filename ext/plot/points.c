#include "plot/points.h"

#include <string.h>

#include "base/hash.h"
#include "base/rng.h"
#include "base/sort.h"
#include "plot/palette.h"

/* Of the ring that a hollow point is. */
static const double HOLLOW_RADIUS = 2.4;

static bool before(const void *rows, uint32_t a, uint32_t b) {
  const clt_points *points = rows;
  if (points->x[a] != points->x[b]) return points->x[a] < points->x[b];
  if (points->y[a] != points->y[b]) return points->y[a] < points->y[b];
  return points->hollow && points->hollow[a] < points->hollow[b];
}

size_t clt_points_hollow(const clt_points *points) {
  size_t hollow = 0;
  for (size_t i = 0; points->hollow && i < points->n; i++) hollow += points->hollow[i];
  return hollow;
}

/* Room for n points; for what is hollow, if `like` says that of its points. */
static clt_points room_for(const clt_points *like, size_t n, clt_arena *arena) {
  return (clt_points){.x = clt_arena_take(arena, n, sizeof(double)),
                      .y = clt_arena_take(arena, n, sizeof(double)),
                      .hollow = like->hollow ? clt_arena_take(arena, n, sizeof(bool)) : NULL};
}

/* Puts point i of `from` behind the others. */
static void add_point(clt_points *points, const clt_points *from, size_t i) {
  points->x[points->n] = from->x[i];
  points->y[points->n] = from->y[i];
  if (points->hollow) points->hollow[points->n] = from->hollow[i];
  points->n++;
}

bool clt_points_sort(clt_points *points, clt_arena *arena, clt_task *task) {
  size_t n = points->n;
  uint32_t *index = clt_arena_take(arena, n, sizeof *index);
  uint32_t *scratch = clt_arena_take(arena, n, sizeof *scratch);
  clt_points sorted = room_for(points, n, arena);
  if (clt_arena_failed(arena)) return false;
  for (size_t i = 0; i < n; i++) index[i] = (uint32_t)i;
  if (!clt_sort_rows(index, scratch, n, before, points, task)) return false;
  for (size_t i = 0; i < n; i++) add_point(&sorted, points, index[i]);
  *points = sorted;
  return true;
}

/* A number in [0, 1) from a hash of a point and how many before it are equal to it. */
static double key_of(const clt_points *points, size_t i, size_t equals) {
  double x = points->x[i] + 0.0, y = points->y[i] + 0.0; /* -0 becomes 0 */
  uint64_t parts[3] = {0, 0, equals};
  memcpy(&parts[0], &x, sizeof x);
  memcpy(&parts[1], &y, sizeof y);
  return (double)(clt_rng_mix(clt_hash_words(parts, 3)) >> 11) * 0x1p-53;
}

static void find_keys(const clt_points *all, double *key) {
  size_t equals = 0, low = 0, high = 0;
  for (size_t i = 0; i < all->n; i++) {
    bool again = i && all->x[i] == all->x[i - 1] && all->y[i] == all->y[i - 1];
    equals = again ? equals + 1 : 0;
    key[i] = key_of(all, i, equals);
    if (all->y[i] < all->y[low]) low = i;
    if (all->y[i] > all->y[high]) high = i;
  }
  key[0] = key[all->n - 1] = key[low] = key[high] = 0.0;
}

bool clt_points_thin(const clt_points *all, size_t most, clt_points *few, clt_arena *arena,
                     clt_task *task) {
  size_t n = all->n;
  *few = *all;
  if (n <= most) return true;
  double *key = clt_arena_take_unset(arena, n, sizeof *key);
  double *sorted = clt_arena_take_unset(arena, n, sizeof *sorted);
  double *scratch = clt_arena_take_unset(arena, n, sizeof *scratch);
  *few = room_for(all, most, arena);
  if (clt_arena_failed(arena)) return false;
  find_keys(all, key);
  memcpy(sorted, key, n * sizeof *key);
  if (!clt_sort(sorted, scratch, n, task)) return false;
  for (size_t i = 0; i < n && few->n < most; i++) {
    if (key[i] <= sorted[most - 1]) add_point(few, all, i);
  }
  return true;
}

/* The points of a layer that are hollow, or that are not, drawn one by one. */
static void draw_some(clt_svg *svg, const clt_points *points, size_t layer, bool hollow,
                      const char *classes,
                      void (*place)(const void *data, size_t i, double *x, double *y),
                      const void *data) {
  for (size_t i = layer; i < points->n; i += CLT_POINT_LAYERS) {
    double x, y;
    if (hollow != (points->hollow && points->hollow[i])) continue;
    place(data, i, &x, &y);
    if (hollow) {
      clt_svg_circle(svg, classes, x, y, HOLLOW_RADIUS);
    } else {
      clt_svg_dot(svg, x, y);
    }
  }
}

void clt_points_draw(clt_svg *svg, const char *colour, const clt_points *points, size_t layer,
                     void (*place)(const void *data, size_t i, double *x, double *y),
                     const void *data) {
  clt_arena *arena = svg->arena;
  if (layer >= points->n) return;
  clt_svg_path(svg, clt_text_join(arena, (const char *const[]){"dots ", colour, NULL}), 0.0);
  draw_some(svg, points, layer, false, "", place, data);
  clt_svg_path_end(svg, false);
  const char *classes = clt_text_join(arena, (const char *const[]){"hollow ", colour, NULL});
  draw_some(svg, points, layer, true, classes, place, data);
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
                        const clt_scale *x, const clt_scale *y, size_t layer) {
  scatter s = {points, x, y};
  clt_points_draw(svg, colour, points, layer, place_on_scales, &s);
}
