/* Layered drawings of random graphs: no boxes overlap or leave the drawing, tiers lie in order,
** edges begin and end at borders and pass beside the boxes, and all is the same every time
** (plot/layout_layers.c, plot/layout_order.c, plot/layout_place.c). */
#include "base/rng.h"
#include "plot/arena_test.h"
#include "plot/layout.h"
#include "test.h"

enum { MOST_EDGES = 200 };

typedef struct drawing {
  clt_layout layout;
  clt_layout_node node[CLT_GRAPH_MAX];
  clt_layout_edge edge[MOST_EDGES];
} drawing;

static void make(drawing *d, clt_rng *rng, int n, int m, int tiers, double width) {
  memset(d, 0, sizeof *d);
  d->layout = (clt_layout){.n = n, .node = d->node, .edge = d->edge, .width = width};
  for (int v = 0; v < n; v++) {
    d->node[v].width = 40.0 + 80.0 * clt_rng_uniform(rng);
    d->node[v].height = 20.0 + 30.0 * clt_rng_uniform(rng);
    d->node[v].tier = tiers ? (int)clt_rng_below(rng, (uint32_t)tiers + 1) - 1 : -1;
  }
  for (int tries = 0; tries < 20 * m && d->layout.m < m; tries++) {
    int from = (int)clt_rng_below(rng, (uint32_t)n), to = (int)clt_rng_below(rng, (uint32_t)n);
    bool known = from == to;
    for (int e = 0; e < d->layout.m; e++) {
      const clt_layout_edge *edge = &d->edge[e];
      known =
          known || (edge->from == from && edge->to == to) || (edge->from == to && edge->to == from);
    }
    if (!known)
      d->edge[d->layout.m++] =
          (clt_layout_edge){.from = from, .to = to, .weight = clt_rng_uniform(rng)};
  }
}

static bool boxes_apart(const clt_layout *l) {
  for (int v = 0; v < l->n; v++) {
    const clt_layout_node *a = &l->node[v];
    if (a->x - a->width / 2.0 < -1e-6 || a->x + a->width / 2.0 > l->width + 1e-6) return false;
    if (a->y - a->height / 2.0 < -1e-6 || a->y + a->height / 2.0 > l->height + 1e-6) return false;
    for (int w = 0; w < v; w++) {
      const clt_layout_node *b = &l->node[w];
      bool beside = fabs(a->x - b->x) >= (a->width + b->width) / 2.0 - 1e-6;
      bool below = fabs(a->y - b->y) >= (a->height + b->height) / 2.0 - 1e-6;
      if (!beside && !below) return false;
    }
  }
  return true;
}

static bool tiers_in_order(const clt_layout *l) {
  for (int v = 0; v < l->n; v++) {
    for (int w = 0; w < l->n; w++) {
      const clt_layout_node *a = &l->node[v], *b = &l->node[w];
      if (a->tier >= 0 && b->tier > a->tier && b->layer <= a->layer) return false;
    }
  }
  return true;
}

static bool on_border(const clt_layout_node *node, const clt_layout_point *p, bool lower) {
  double y = node->y + (lower ? 0.5 : -0.5) * node->height;
  return fabs(p->y - y) < 1e-6 && fabs(p->x - node->x) <= node->width / 2.0;
}

/* The straight pieces of an edge, which pass a layer, lie beside that layer's boxes. */
static bool passes_beside(const clt_layout *l, const clt_layout_edge *edge) {
  for (int i = 1; i + 1 < edge->n_points; i += 2) {
    const clt_layout_point *p = &edge->point[i], *q = &edge->point[i + 1];
    for (int v = 0; v < l->n; v++) {
      const clt_layout_node *node = &l->node[v];
      bool level = node->y > p->y && node->y < q->y;
      if (level && fabs(p->x - node->x) < node->width / 2.0 - 1e-6) return false;
    }
    if (fabs(p->x - q->x) > 1e-9) return false;
  }
  return true;
}

static bool edges_sound(const clt_layout *l) {
  for (int e = 0; e < l->m; e++) {
    const clt_layout_edge *edge = &l->edge[e];
    const clt_layout_node *upper = &l->node[edge->upwards ? edge->to : edge->from];
    const clt_layout_node *lower = &l->node[edge->upwards ? edge->from : edge->to];
    if (upper->layer >= lower->layer || edge->n_points != 2 * (lower->layer - upper->layer))
      return false;
    if (!on_border(upper, &edge->point[0], true)) return false;
    if (!on_border(lower, &edge->point[edge->n_points - 1], false)) return false;
    if (!passes_beside(l, edge)) return false;
  }
  return true;
}

static void random_graphs(void) {
  static drawing a, b;
  clt_rng rng;
  clt_rng_seed(&rng, 11, 0);
  for (int i = 0; i < 400; i++) {
    int n = 1 + (int)clt_rng_below(&rng, 24), m = (int)clt_rng_below(&rng, (uint32_t)(1.5 * n) + 1);
    int tiers = (int)clt_rng_below(&rng, 5);
    clt_arena arena;
    clt_arena_init(&arena, &test_heap);
    make(&a, &rng, n, m, tiers, 620.0);
    b = a;
    b.layout.node = b.node;
    b.layout.edge = b.edge;
    CHECK(clt_layout_find(&a.layout, &arena, NULL) && clt_layout_find(&b.layout, &arena, NULL));
    CHECK(boxes_apart(&a.layout));
    CHECK(tiers_in_order(&a.layout));
    CHECK(edges_sound(&a.layout));
    bool same = a.layout.height == b.layout.height;
    for (int v = 0; v < n; v++)
      same = same && a.node[v].x == b.node[v].x && a.node[v].y == b.node[v].y;
    CHECK(same);
    clt_layout_stretch(&a.layout, a.layout.height + 100.0);
    CHECK(boxes_apart(&a.layout) && edges_sound(&a.layout));
    clt_arena_free(&arena);
  }
}

/* Without a cycle no edge leads upwards; in a cycle it is the weakest that does. */
static void cycles(void) {
  static drawing d;
  clt_rng rng;
  clt_arena arena;
  clt_rng_seed(&rng, 5, 0);
  clt_arena_init(&arena, &test_heap);
  for (int i = 0; i < 100; i++) {
    make(&d, &rng, 12, 20, 0, 620.0);
    for (int e = 0; e < d.layout.m; e++) {
      clt_layout_edge *edge = &d.edge[e];
      if (edge->from > edge->to)
        *edge = (clt_layout_edge){.from = edge->to, .to = edge->from, .weight = edge->weight};
    }
    CHECK(clt_layout_find(&d.layout, &arena, NULL));
    bool upwards = false;
    for (int e = 0; e < d.layout.m; e++) upwards = upwards || d.edge[e].upwards;
    CHECK(!upwards);
  }
  make(&d, &rng, 3, 0, 0, 620.0);
  d.layout.m = 3;
  for (int e = 0; e < 3; e++)
    d.edge[e] = (clt_layout_edge){.from = e, .to = (e + 1) % 3, .weight = e == 1 ? 0.1 : 0.9};
  CHECK(clt_layout_find(&d.layout, &arena, NULL));
  CHECK(!d.edge[0].upwards && d.edge[1].upwards && !d.edge[2].upwards);
  clt_arena_free(&arena);
}

/* Two stars whose centres come in the other order than their leaves can be drawn without a
** crossing. */
static void crossings(void) {
  static drawing d;
  clt_rng rng;
  clt_arena arena;
  clt_rng_seed(&rng, 5, 0);
  clt_arena_init(&arena, &test_heap);
  make(&d, &rng, 8, 0, 0, 900.0);
  d.layout.m = 6;
  for (int e = 0; e < 6; e++)
    d.edge[e] = (clt_layout_edge){.from = e < 3 ? 1 : 0, .to = 2 + e, .weight = 1.0};
  CHECK(clt_layout_find(&d.layout, &arena, NULL));
  int crossed = 0;
  for (int e = 0; e < 6; e++) {
    for (int f = 0; f < e; f++) {
      double top = d.edge[e].point[0].x - d.edge[f].point[0].x,
             end = d.edge[e].point[1].x - d.edge[f].point[1].x;
      crossed += top * end < 0.0;
    }
  }
  CHECK(crossed == 0);
  clt_arena_free(&arena);
}

/* Boxes without edges are spread evenly; those that would all be in one place are as near to it as
** their gaps let them. */
static void spread(void) {
  static drawing d;
  clt_rng rng;
  clt_arena arena;
  clt_rng_seed(&rng, 5, 0);
  clt_arena_init(&arena, &test_heap);
  make(&d, &rng, 3, 0, 0, 900.0);
  for (int v = 0; v < 3; v++) d.node[v].width = 50.0;
  CHECK(clt_layout_find(&d.layout, &arena, NULL));
  for (int v = 0; v < 3; v++) CHECK_NEAR(d.node[v].x, 150.0 + 300.0 * v, 1e-9);
  make(&d, &rng, 5, 0, 0, 900.0);
  d.layout.m = 4;
  for (int e = 0; e < 4; e++) d.edge[e] = (clt_layout_edge){.from = 0, .to = 1 + e, .weight = 1.0};
  CHECK(clt_layout_find(&d.layout, &arena, NULL));
  double narrow = INFINITY, wide = 0.0;
  for (int v = 1; v < 5; v++) {
    for (int w = 1; w < v; w++) {
      double gap = fabs(d.node[v].x - d.node[w].x) - (d.node[v].width + d.node[w].width) / 2.0;
      CHECK(gap > 20.0);
      wide = fmax(wide, gap);
      narrow = fmin(narrow, gap);
    }
  }
  CHECK(narrow < 30.0 && wide < 450.0);
  clt_arena_free(&arena);
}

/* More edges pass a full layer than there is room for: they give way, and no box does. */
static void tight(void) {
  static drawing d;
  clt_rng rng;
  clt_arena arena;
  clt_rng_seed(&rng, 5, 0);
  clt_arena_init(&arena, &test_heap);
  make(&d, &rng, 17, 0, 0, 620.0);
  for (int v = 0; v < 17; v++) {
    d.node[v].tier = v < 6 ? 0 : v < 12 ? 2 : 1;
    d.node[v].width = v < 12 ? 50.0 : 100.0;
  }
  for (int e = 0; e < 36; e++) {
    d.edge[e] = (clt_layout_edge){.from = e / 6, .to = 6 + e % 6, .weight = 1.0};
  }
  d.layout.m = 36;
  CHECK(clt_layout_find(&d.layout, &arena, NULL) && d.layout.layers == 3);
  CHECK(boxes_apart(&d.layout) && tiers_in_order(&d.layout) && edges_sound(&d.layout));
  clt_arena_free(&arena);
}

int main(void) {
  spread();
  tight();
  random_graphs();
  cycles();
  crossings();
  return test_end();
}
