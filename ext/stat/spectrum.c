/* Reduction of a symmetric matrix to tridiagonal, then to diagonal form (spectrum.h). */
#include "stat/spectrum.h"

#include <math.h>
#include <string.h>

void clt_spectrum_init(clt_spectrum *s, clt_arena *arena) {
  *s = (clt_spectrum){.arena = arena};
}

bool clt_spectrum_reserve(clt_spectrum *s, int n) {
  s->n = n;
  if (n <= s->room) return true;
  /* At least half as much again, so that sizes that climb do not leave many old arrays behind. */
  size_t old = (size_t)s->room, by_half = old + old / 2;
  size_t room = (size_t)n > by_half ? (size_t)n : by_half;
  s->a = clt_arena_grow(s->arena, s->a, old * old, room * room, sizeof *s->a);
  s->values = clt_arena_grow(s->arena, s->values, old, room, sizeof *s->values);
  s->beside = clt_arena_grow(s->arena, s->beside, old, room, sizeof *s->beside);
  s->factor = clt_arena_grow(s->arena, s->factor, old, room, sizeof *s->factor);
  s->work = clt_arena_grow(s->arena, s->work, old, room, sizeof *s->work);
  if (clt_arena_failed(s->arena)) return false;
  s->room = (int)room;
  return true;
}

static double product(const double *a, const double *b, size_t n) {
  double sum = 0.0;
  for (size_t i = 0; i < n; i++) sum += a[i] * b[i];
  return sum;
}

/* Makes the n entries of v, which stand beside the diagonal, the reflection that leaves the first
** of them only. Its factor; *left is what is left. Below 2^-500 the factor would overflow. */
static double reflection(double *v, size_t n, double *left) {
  double tail = product(v + 1, v + 1, n - 1);
  *left = v[0];
  if (tail < 0x1p-1000) return 0.0;
  *left = -copysign(sqrt(v[0] * v[0] + tail), v[0]);
  v[0] -= *left;
  return 2.0 / (v[0] * v[0] + tail);
}

/* With v the reflection in row k, the square below it becomes (I - f v v') A (I - f v v') =
** A - v w' - w v', w = p - (f p'v / 2) v, p = f A v. False if stopped. */
static bool reflect_square(clt_spectrum *s, int k, clt_task *task) {
  size_t stride = (size_t)s->n, n = (size_t)(s->n - k - 1);
  double *w = s->work, *v = s->a + (size_t)k * stride + (size_t)k + 1, *square = v + stride;
  memset(w, 0, n * sizeof *w);
  for (size_t i = 0; i < n; i++) {
    const double *row = square + i * stride, by = s->factor[k] * v[i];
    for (size_t j = 0; j < n; j++) w[j] += by * row[j];
    if (clt_task_stop_after(task, n, &s->unpolled)) return false;
  }
  double half = 0.5 * s->factor[k] * product(w, v, n);
  for (size_t i = 0; i < n; i++) w[i] -= half * v[i];
  for (size_t i = 0; i < n; i++) {
    double *row = square + i * stride;
    for (size_t j = 0; j < n; j++) row[j] -= v[i] * w[j] + w[i] * v[j];
    if (clt_task_stop_after(task, n, &s->unpolled)) return false;
  }
  return true;
}

/* A = Q T Q': T into values and beside, the reflections into the rows of `a`. */
static bool reduce(clt_spectrum *s, clt_task *task) {
  for (int k = 0; k < s->n; k++) {
    double *diagonal = s->a + (size_t)k * (size_t)s->n + (size_t)k;
    s->values[k] = *diagonal;
    s->beside[k] = s->factor[k] = 0.0;
    if (k == s->n - 1) break;
    s->factor[k] = reflection(diagonal + 1, (size_t)(s->n - k - 1), &s->beside[k]);
    if (s->factor[k] != 0.0 && !reflect_square(s, k, task)) return false;
  }
  return true;
}

/* The array with room for `need` objects. NULL (latched) if out of memory. */
static void *with_room(clt_arena *arena, void *array, size_t need, size_t *room, size_t size) {
  if (need <= *room) return array;
  size_t more = need > 2 * *room ? need : 2 * *room;
  array = clt_arena_grow(arena, array, *room, more, size);
  if (array) *room = more;
  return array;
}

static bool push_step(clt_spectrum *s, int low, int high) {
  size_t rotations = s->n_rotations + (size_t)(high - low);
  s->rotations =
      with_room(s->arena, s->rotations, rotations, &s->rotations_room, sizeof *s->rotations);
  s->steps = with_room(s->arena, s->steps, s->n_steps + 1, &s->steps_room, sizeof *s->steps);
  if (!s->rotations || !s->steps) return false;
  s->steps[s->n_steps++] = (clt_ql_step){low, high};
  return true;
}

/* One step on rows low to high of the tridiagonal matrix, with Wilkinson's shift. */
static void ql_step(clt_spectrum *s, int low, int high) {
  double *d = s->values, *e = s->beside;
  double g = (d[low + 1] - d[low]) / (2.0 * e[low]);
  double sine = 1.0, cosine = 1.0, moved = 0.0;
  g = d[high] - d[low] + e[low] / (g + copysign(sqrt(g * g + 1.0), g));
  for (int i = high - 1; i >= low; i--) {
    double f = sine * e[i], b = cosine * e[i], r = sqrt(f * f + g * g);
    e[i + 1] = r;
    sine = r == 0.0 ? 0.0 : f / r;
    cosine = r == 0.0 ? 1.0 : g / r;
    g = d[i + 1] - moved;
    r = (d[i] - g) * sine + 2.0 * cosine * b;
    moved = sine * r;
    d[i + 1] = g + moved;
    g = cosine * r - b;
    s->rotations[s->n_rotations++] = (clt_rotation){cosine, sine};
  }
  d[low] -= moved;
  e[low] = g;
  e[high] = 0.0;
}

/* T = W diag(values) W'. An entry beside the diagonal counts as 0 below half a unit of the largest
** in the last place, which is all that can be known of it, and NAN does, too. Two steps a value are
** usual; the limit only says that this ends. */
static bool diagonalise(clt_spectrum *s, clt_task *task) {
  enum { MOST_STEPS = 100 };
  double largest = 0.0;
  for (int i = 0; i < s->n; i++) largest = fmax(largest, fabs(s->values[i]) + fabs(s->beside[i]));
  for (int low = 0; low < s->n; low++) {
    for (int step = 0; step < MOST_STEPS; step++) {
      int high = low;
      while (high < s->n - 1 && fabs(s->beside[high]) > 0x1p-54 * largest) high++;
      if (high == low) break;
      if (!push_step(s, low, high)) return false;
      ql_step(s, low, high);
      if (clt_task_stop_after(task, (size_t)(high - low), &s->unpolled)) return false;
    }
  }
  return true;
}

static bool all_finite(const double *a, size_t n) {
  double sum = 0.0;
  for (size_t i = 0; i < n; i++) sum += 0.0 * a[i];
  return sum == 0.0;
}

bool clt_spectrum_decompose(clt_spectrum *s, clt_task *task) {
  s->n_rotations = s->n_steps = 0;
  if (!all_finite(s->a, (size_t)s->n * (size_t)s->n)) {
    for (int i = 0; i < s->n; i++) s->values[i] = NAN;
    for (int i = 0; i < s->n; i++) s->factor[i] = 0.0;
    return true;
  }
  return reduce(s, task) && diagonalise(s, task);
}

/* Applies reflection k. False if stopped. */
static bool reflect(clt_spectrum *s, int k, double *x, clt_task *task) {
  size_t n = (size_t)s->n, first = (size_t)k + 1;
  if (s->factor[k] == 0.0) return true;
  const double *v = s->a + (size_t)k * n + first;
  double by = s->factor[k] * product(v, x + first, n - first);
  for (size_t i = first; i < n; i++) x[i] -= by * v[i - first];
  return !clt_task_stop_after(task, n, &s->unpolled);
}

bool clt_spectrum_to(clt_spectrum *s, double *x, clt_task *task) {
  size_t done = 0;
  for (int k = 0; k < s->n; k++) {
    if (!reflect(s, k, x, task)) return false;
  }
  for (size_t t = 0; t < s->n_steps; t++) {
    int low = s->steps[t].low, high = s->steps[t].high;
    for (int i = high - 1; i >= low; i--) {
      const clt_rotation *r = &s->rotations[done++];
      double a = x[i], b = x[i + 1];
      x[i] = r->cosine * a - r->sine * b;
      x[i + 1] = r->sine * a + r->cosine * b;
    }
    if (clt_task_stop_after(task, (size_t)(high - low), &s->unpolled)) return false;
  }
  return true;
}

bool clt_spectrum_from(clt_spectrum *s, double *x, clt_task *task) {
  size_t left = s->n_rotations;
  for (size_t t = s->n_steps; t-- > 0;) {
    int low = s->steps[t].low, high = s->steps[t].high;
    for (int i = low; i < high; i++) {
      const clt_rotation *r = &s->rotations[--left];
      double a = x[i], b = x[i + 1];
      x[i] = r->cosine * a + r->sine * b;
      x[i + 1] = r->cosine * b - r->sine * a;
    }
    if (clt_task_stop_after(task, (size_t)(high - low), &s->unpolled)) return false;
  }
  for (int k = s->n - 1; k >= 0; k--) {
    if (!reflect(s, k, x, task)) return false;
  }
  return true;
}
