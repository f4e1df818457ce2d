/* plot_groups: a box, the points and the mean of each group, and the t-test in words. */
#include <math.h>

#include "plot/palette.h"
#include "plot/plots.h"
#include "stat/dd.h"
#include "stat/quantile.h"

enum { LABEL_LINES = 3, PANEL_HEIGHT = 300, LEAST_HEIGHT = 120 };

/* Room above the panel for the upper half of a label at its end. */
enum { ABOVE = CLT_HALF_CAPITAL };

/* Between the labels of two groups, below the labels; beside an upright label at either end. */
enum { LABEL_GAP = 8, BELOW_LABELS = 6, UPRIGHT_GAP = 8 };

/* Share of a column's width that points and box take, and how many pixels at most; half the
** diagonal of the diamond at the mean. */
static const double POINTS_SHARE = 0.7, POINTS_MOST = 150.0, BOX_SHARE = 0.4, BOX_MOST = 72.0,
                    DIAMOND = 6.0;

/* Significant digits of degrees of freedom, which are whole. */
enum { DIGITS_DF = 7 };

/* Columns so narrow have upright labels, if they do not fit into a line, or in any case. */
enum { NARROW = 60, NARROWEST = 44, UPRIGHT_ROOM = 150 };

/* A group's box (J. Tukey 1977): quartiles, median, and the farthest values within 1.5 box
** lengths. */
typedef struct box {
  double low, q1, median, q3, high;
} box;

static box box_of(const clt_plot_group *group) {
  const double *y = group->points.y;
  size_t n = group->points.n, first = 0, last = n ? n - 1 : 0;
  box b = {NAN, clt_quantile_sorted(y, n, 0.25), clt_quantile_sorted(y, n, 0.5),
           clt_quantile_sorted(y, n, 0.75), NAN};
  if (n == 0) return b;
  double reach = 1.5 * (b.q3 - b.q1);
  while (first < last && y[first] < b.q1 - reach) first++;
  while (last > first && y[last] > b.q3 + reach) last--;
  b.low = y[first];
  b.high = y[last];
  return b;
}

/* The place of point i in the width of its group, in (-1/2, 1/2): J. van der Corput's sequence,
** which spreads neighbours in y evenly and is the same every time. */
static double jitter(size_t i) {
  double place = 0.0, part = 0.5;
  for (i++; i; i >>= 1, part /= 2.0) {
    if (i & 1) place += part;
  }
  return place - 0.5;
}

typedef struct column {
  const clt_plot_group *group;
  const double *drawn; /* y of the points that are drawn, sorted */
  const clt_scale *y;
  double middle, spread; /* of the column of points, in pixels */
} column;

static void place_point(const void *data, size_t i, double *x, double *y) {
  const column *c = data;
  *x = c->middle + c->spread * jitter(i);
  *y = clt_scale_at(c->y, c->drawn[i]);
}

static void draw_mean(clt_svg *svg, const char *colour, double x, double y) {
  clt_svg_path(svg, clt_text_join(svg->arena, CLT_VALUES("hollow ", colour)), 0.0);
  clt_svg_move(svg, x, y - DIAMOND);
  clt_svg_draw(svg, x + DIAMOND, y);
  clt_svg_draw(svg, x, y + DIAMOND);
  clt_svg_draw(svg, x - DIAMOND, y);
  clt_svg_path_end(svg, true);
}

static void draw_box(clt_svg *svg, const char *colour, const column *c, double width) {
  box b = box_of(c->group);
  if (!isfinite(b.q3 - b.q1) || !isfinite(c->group->mean)) return; /* values near DBL_MAX */
  const char *stroke = clt_text_join(svg->arena, CLT_VALUES("stroke ", colour));
  double x = c->middle, half = width / 2.0;
  double q1 = clt_scale_at(c->y, b.q1), q3 = clt_scale_at(c->y, b.q3);
  double low = clt_scale_at(c->y, b.low), high = clt_scale_at(c->y, b.high);
  double median = clt_scale_at(c->y, b.median);
  clt_svg_rect(svg, clt_text_join(svg->arena, CLT_VALUES("box ", colour)), x - half, q3, width,
               q1 - q3, 0.0);
  clt_svg_line(svg, stroke, x - half, median, x + half, median);
  clt_svg_line(svg, stroke, x, q3, x, high);
  clt_svg_line(svg, stroke, x, q1, x, low);
  clt_svg_line(svg, stroke, x - half / 2.0, high, x + half / 2.0, high);
  clt_svg_line(svg, stroke, x - half / 2.0, low, x + half / 2.0, low);
  draw_mean(svg, colour, x, clt_scale_at(c->y, c->group->mean));
}

/* The columns of the panel, and how their labels are set: in lines below, or upright where many
** groups leave no width for that. */
typedef struct slots {
  double width;
  bool upright;
  double room;             /* of the labels below the panel */
  const clt_points *drawn; /* [groups] the points that are drawn of each */
} slots;

static const char *count_of(const clt_figure *figure, const clt_plot_group *group) {
  const char *n = clt_value_count(figure->arena, (double)group->points.n);
  return clt_figure_say(figure, CLT_SAYS_N, CLT_VALUES(n));
}

/* An upright label has the count behind it. */
static const char *upright_label(const clt_figure *figure, const clt_plot_group *group) {
  clt_arena *arena = figure->arena;
  const char *count = clt_text_join(arena, CLT_VALUES(" (", count_of(figure, group), ")"));
  double room = UPRIGHT_ROOM - clt_text_width(count, CLT_FACE_SMALL);
  const char *label = clt_text_clean(arena, group->label);
  return clt_text_join(arena, CLT_VALUES(clt_text_fit(arena, label, CLT_FACE_SMALL, room), count));
}

static clt_text_lines label_lines(const clt_figure *figure, const clt_plot_group *group,
                                  double slot) {
  const char *label = clt_text_clean(figure->arena, group->label);
  return clt_text_wrap(figure->arena, label, CLT_FACE_LABEL, slot - LABEL_GAP, LABEL_LINES);
}

static size_t total_of(const clt_group_plot *plot) {
  size_t sum = 0;
  for (int i = 0; i < plot->groups; i++) sum += plot->group[i].points.n;
  return sum;
}

/* The points that are drawn of each group, as points whose x is y; NULL if out of memory or
** stopped. */
static const clt_points *thin(const clt_group_plot *plot, clt_arena *arena, clt_task *task) {
  clt_points *drawn = clt_arena_take(arena, (size_t)plot->groups, sizeof *drawn);
  size_t most = CLT_MOST_POINTS;
  if (total_of(plot) > most) most /= (size_t)plot->groups;
  for (int i = 0; drawn && i < plot->groups; i++) {
    if (!clt_points_thin(&plot->group[i].points, most, &drawn[i], arena, task)) return NULL;
  }
  return drawn;
}

static slots find_slots(const clt_figure *figure, const clt_group_plot *plot, double width) {
  size_t groups = plot->groups ? (size_t)plot->groups : 1;
  slots s = {.width = width / (double)groups};
  double most = 1.0;
  for (int i = 0; i < plot->groups; i++) {
    const char *label = clt_text_clean(figure->arena, plot->group[i].label);
    most = fmax(most, label_lines(figure, &plot->group[i], s.width).n);
    bool wide = clt_text_width(label, CLT_FACE_LABEL) > s.width - LABEL_GAP;
    s.upright = s.upright || (s.width < NARROW && wide) || s.width < NARROWEST;
  }
  s.room = clt_lines_height(most + 1.0, CLT_FACE_LABEL) + BELOW_LABELS;
  for (int i = 0; s.upright && i < plot->groups; i++) {
    double length = clt_text_width(upright_label(figure, &plot->group[i]), CLT_FACE_SMALL);
    s.room = fmax(i ? s.room : 0.0, length + 2 * UPRIGHT_GAP);
  }
  return s;
}

static void label_group(clt_figure *figure, const clt_plot_group *group, const slots *s,
                        double middle, double bottom) {
  clt_svg *svg = &figure->svg;
  if (s->upright) {
    clt_svg_text_up(svg, "ink small", CLT_END, middle + CLT_HALF_CAPITAL, bottom + UPRIGHT_GAP,
                    upright_label(figure, group));
    return;
  }
  clt_text_lines lines = label_lines(figure, group, s->width);
  double below = bottom + CLT_LABEL_BASE, count = below + clt_lines_height(lines.n, CLT_FACE_LABEL);
  clt_svg_lines(svg, CLT_TEXT_LABEL, CLT_MIDDLE, middle, below, CLT_FACE_LABEL, &lines);
  clt_fitted_text(svg, CLT_TEXT_TICK, CLT_FACE_SMALL, CLT_MIDDLE, middle, count, s->width,
                  count_of(figure, group));
}

static void draw_group(clt_figure *figure, const clt_plot_group *group, int index, const slots *s,
                       const clt_box *panel, const clt_scale *y) {
  clt_svg *svg = &figure->svg;
  column c = {group, s->drawn[index].y, y, panel->left + s->width * (index + 0.5),
              fmin(POINTS_SHARE * s->width, POINTS_MOST)};
  clt_svg_group(svg, clt_text_clean(figure->arena, group->label));
  for (size_t layer = 0; layer < CLT_POINT_LAYERS; layer++) {
    clt_points_draw(svg, clt_colour(index), &s->drawn[index], layer, place_point, &c);
  }
  if (group->points.n) draw_box(svg, clt_colour(index), &c, fmin(BOX_SHARE * s->width, BOX_MOST));
  label_group(figure, group, s, c.middle, panel->top + panel->height);
  clt_svg_group_end(svg);
  clt_box column_box = {panel->left + s->width * index, panel->top, s->width, panel->height};
  if (!group->points.n) {
    clt_axis_empty(svg, &column_box, clt_figure_say(figure, CLT_SAYS_NO_VALUES, CLT_VALUES("")));
  }
}

static void say_test(clt_figure *figure, const clt_group_plot *plot) {
  clt_arena *arena = figure->arena;
  const clt_ttest *t = plot->test;
  static const clt_phrase none[] = {[CLT_TTEST_EMPTY] = CLT_SAYS_NO_T_TEST_TWO,
                                    [CLT_TTEST_OUT_OF_RANGE] = CLT_SAYS_NO_T_TEST_UNIT,
                                    [CLT_TTEST_FEW] = CLT_SAYS_NO_T_TEST_FEW,
                                    [CLT_TTEST_FLAT] = CLT_SAYS_NO_T_TEST_FLAT};
  clt_ttest_problem problem = t ? t->problem : CLT_TTEST_EMPTY;
  if (problem != CLT_TTEST_FINE) {
    clt_figure_caption(figure, clt_figure_say(figure, none[problem], CLT_VALUES("")));
    return;
  }
  const char *other = clt_text_clean(arena, plot->group[plot->other].label);
  const char *reference = clt_text_clean(arena, plot->group[plot->reference].label);
  clt_figure_caption(
      figure,
      clt_figure_say(
          figure, CLT_SAYS_T_TEST,
          CLT_VALUES(other, reference, clt_value(arena, t->estimate, CLT_DIGITS),
                     clt_value(arena, 100.0 * plot->conf_level, CLT_DIGITS),
                     clt_value(arena, t->conf_low, CLT_DIGITS),
                     clt_value(arena, t->conf_high, CLT_DIGITS), clt_value(arena, t->df, DIGITS_DF),
                     clt_value(arena, t->statistic, CLT_DIGITS), clt_value_p(arena, t->p_value),
                     clt_value(arena, t->cohens_d, CLT_DIGITS_FEW))));
}

static void say_all(clt_figure *figure, const clt_group_plot *plot, const clt_points *points) {
  clt_arena *arena = figure->arena;
  size_t total = total_of(plot), drawn = 0, hollow = 0;
  if (!figure->options->no_caption) say_test(figure, plot);
  for (int i = 0; i < plot->groups; i++) {
    const clt_plot_group *group = &plot->group[i];
    clt_figure_describe(
        figure, clt_figure_say(figure, CLT_SAYS_GROUP_SUMMARY,
                               CLT_VALUES(clt_text_clean(arena, group->label),
                                          clt_value_count(arena, (double)group->points.n),
                                          clt_value(arena, box_of(group).median, CLT_DIGITS),
                                          clt_value(arena, group->mean, CLT_DIGITS))));
    drawn += points[i].n;
    hollow += clt_points_hollow(&group->points);
  }
  if (total) clt_figure_caption(figure, clt_figure_say(figure, CLT_SAYS_BOX, CLT_VALUES("")));
  clt_figure_note_hollow(figure, plot->mark_label, hollow, total);
  clt_figure_note_rows(figure, plot->missing, drawn, total);
  clt_figure_describe(figure, figure->caption);
}

/* Of sorted values as large or as small as doubles may be, which are scaled by a power of 2. (That
** of GSL is of long doubles, which not every processor has.) */
static double mean_of(const double *y, size_t n) {
  int exponent;
  clt_dd sum = dd_from(0.0);
  frexp(fmax(fabs(y[0]), fabs(y[n - 1])), &exponent);
  for (size_t i = 0; i < n; i++) sum = dd_add(sum, dd_from(ldexp(y[i], -exponent)));
  return ldexp(dd_to_double(sum) / (double)n, exponent);
}

static bool sort_groups(const clt_group_plot *plot, clt_range *range, clt_arena *arena,
                        clt_task *task) {
  for (int i = 0; i < plot->groups; i++) {
    clt_points *points = &plot->group[i].points;
    if (!clt_points_sort(points, arena, task)) return false;
    if (points->n == 0) continue;
    plot->group[i].mean = mean_of(points->y, points->n);
    clt_range_take(range, points->y[0]);
    clt_range_take(range, points->y[points->n - 1]);
  }
  return true;
}

const char *clt_plot_groups(const clt_group_plot *plot, const clt_figure_options *options,
                            clt_arena *arena, clt_task *task) {
  clt_figure figure;
  clt_range range = {NAN, NAN, options->log_y};
  clt_figure_begin(&figure, arena, options);
  if (!sort_groups(plot, &range, arena, task)) return NULL;
  const char *y_label = clt_label_or(arena, options->y_label, "y");
  const char *x_label = clt_label_or(arena, options->x_label, "");
  clt_scale y = clt_scale_trial(&range);
  const char *y_title = clt_figure_axis_title(&figure, &y, y_label);
  clt_box panel = figure.area;
  double room = clt_axis_left_room(&y, y_title);
  panel.left += room;
  panel.width -= room;
  slots columns = find_slots(&figure, plot, panel.width);
  columns.drawn = thin(plot, arena, task);
  if (!columns.drawn) return NULL;
  double below = columns.room + (*x_label ? CLT_TITLE_ROOM : 0);
  say_all(&figure, plot, columns.drawn);
  const char *by = *x_label ? x_label : clt_figure_say(&figure, CLT_SAYS_GROUP, CLT_VALUES(""));
  clt_figure_open(
      &figure, clt_figure_say(&figure, CLT_SAYS_BY_GROUP, CLT_VALUES(*y_label ? y_label : "y", by)),
      PANEL_HEIGHT + below, LEAST_HEIGHT + below);
  panel.top = figure.area.top + ABOVE;
  panel.height = figure.area.height - below - ABOVE;
  y = clt_axis_left_scale(&range, &panel);
  clt_axis_left(&figure.svg, &panel, &y, true);
  clt_axis_left_title(&figure.svg, &panel, figure.area.left, y_title);
  clt_svg_line(&figure.svg, "axis", panel.left, panel.top + panel.height, panel.left + panel.width,
               panel.top + panel.height);
  for (int i = 0; i < plot->groups; i++) {
    draw_group(&figure, &plot->group[i], i, &columns, &panel, &y);
  }
  clt_axis_bottom_title(&figure.svg, &panel, figure.area.top + figure.area.height, x_label);
  if (!plot->groups) {
    clt_axis_empty(&figure.svg, &panel, clt_figure_say(&figure, CLT_SAYS_NO_ROWS, CLT_VALUES("")));
  }
  return clt_figure_close(&figure);
}
