/* plot_interaction: a panel for each group with its points, regression line and confidence band,
** and one with both lines. All panels have the same axes. */
#include <math.h>

#include "plot/palette.h"
#include "plot/plots.h"

enum {
  PANELS = 3,
  PANEL_HEIGHT = 270,
  LEAST_HEIGHT = 110,
  HEADING = 34,
  PANEL_GAP = 14,
  CURVE = 33 /* points of a curve */
};

/* Within a heading, from its top: the base line of the first of two lines, and from there to the
** second. In the last panel they are keys, each a stroke from the left and its text. */
static const double FIRST_BASE = 13.0, SECOND_BELOW = 14.0, KEY_STROKE = 24.0, KEY_TEXT = 30.0;

/* By how much of the points' range a line and its band may widen the axis on either side. */
static const double WIDENED = 0.25;

/* Between the labels at the ends of two panels. */
static const double LABELS_APART = 2.0;

/* What is drawn of a group: points, and its regression line with its band over the range of the
** group's x: estimate and limits of the mean of y at x, by Student's t with the group's own
** residual variance. What lies beyond the axis of y is left out: of the line, which is straight in
** raw units, all but the part in between. */
typedef struct curve {
  clt_points points;
  bool line, band;
  double x[CURVE], low[CURVE], high[CURVE];
  double at[CURVE], y[CURVE]; /* of the line */
} curve;

/* The ranges of both axes. */
typedef struct ranges {
  clt_range x, y;
} ranges;

static void find_curve(const clt_plot_line *line, double conf_level, const clt_range *axis,
                       curve *out) {
  const clt_points *points = &line->points;
  const clt_lm *lm = line->lm;
  out->line = lm && lm->rank == 2 && !lm->out_of_range;
  if (!out->line) return;
  double from = points->x[0], to = points->x[points->n - 1];
  out->band = lm->df_residual > 0;
  for (int i = 0; i < CURVE; i++) {
    double share = (double)i / (CURVE - 1);
    double c[2] = {1.0, clt_range_between(axis, from, to, share)};
    clt_inference mean = clt_lm_infer(lm, c, conf_level);
    out->x[i] = c[1];
    out->y[i] = mean.estimate;
    out->low[i] = out->band ? mean.conf_low : mean.estimate;
    out->high[i] = out->band ? mean.conf_high : mean.estimate;
    out->line = out->line && isfinite(out->low[i]) && isfinite(out->high[i]);
  }
}

static double within(const clt_range *range, double value) {
  return fmin(fmax(value, range->least), range->most);
}

/* The x at which a line from (x[0], y[0]) to (x[1], y[1]) is nearest to its end `i` within the
** range of y. */
static double end_within(const double x[2], const double y[2], int i, const clt_range *range) {
  double wanted = within(range, y[i]);
  if (wanted == y[i] || (y[i] > wanted) == (y[1 - i] > wanted)) return x[i];
  return x[i] + (wanted - y[i]) / (y[1 - i] - y[i]) * (x[1 - i] - x[i]);
}

/* Cuts the band and the line to the range of y. */
static void cut_curve(curve *c, const ranges *axes) {
  const double x[2] = {c->x[0], c->x[CURVE - 1]}, y[2] = {c->y[0], c->y[CURVE - 1]};
  double from = end_within(x, y, 0, &axes->y), to = end_within(x, y, 1, &axes->y);
  for (int k = 0; c->line && k < CURVE; k++) {
    c->low[k] = within(&axes->y, c->low[k]);
    c->high[k] = within(&axes->y, c->high[k]);
    c->at[k] = clt_range_between(&axes->x, from, to, (double)k / (CURVE - 1));
    double share = (c->at[k] - x[0]) / (x[1] - x[0]);
    c->y[k] = within(&axes->y, y[0] * (1.0 - share) + y[1] * share); /* it is, but for rounding */
  }
}

typedef struct frames {
  clt_box panel[PANELS];
  clt_scale x[PANELS], y;
} frames;

static void draw_band(clt_svg *svg, const curve *c, const char *colour, const clt_scale *x,
                      const clt_scale *y) {
  clt_svg_path(svg, clt_text_join(svg->arena, CLT_VALUES("band ", colour)), 0.0);
  clt_svg_move(svg, clt_scale_at(x, c->x[0]), clt_scale_at(y, c->high[0]));
  for (int i = 1; i < CURVE; i++) {
    clt_svg_draw(svg, clt_scale_at(x, c->x[i]), clt_scale_at(y, c->high[i]));
  }
  for (int i = CURVE - 1; i >= 0; i--) {
    clt_svg_draw(svg, clt_scale_at(x, c->x[i]), clt_scale_at(y, c->low[i]));
  }
  clt_svg_path_end(svg, true);
}

static void draw_curve(clt_svg *svg, const curve *c, const char *colour, bool dashed,
                       const clt_scale *x, const clt_scale *y) {
  const char *classes =
      clt_text_join(svg->arena, CLT_VALUES("stroke ", colour, dashed ? " dash" : ""));
  if (!c->line) return;
  if (c->band) draw_band(svg, c, colour, x, y);
  if (!x->log && !y->log) {
    clt_svg_line(svg, classes, clt_scale_at(x, c->at[0]), clt_scale_at(y, c->y[0]),
                 clt_scale_at(x, c->at[CURVE - 1]), clt_scale_at(y, c->y[CURVE - 1]));
    return;
  }
  clt_svg_path(svg, classes, 0.0);
  clt_svg_move(svg, clt_scale_at(x, c->at[0]), clt_scale_at(y, c->y[0]));
  for (int i = 1; i < CURVE; i++) {
    clt_svg_draw(svg, clt_scale_at(x, c->at[i]), clt_scale_at(y, c->y[i]));
  }
  clt_svg_path_end(svg, false);
}

/* Heading of a panel: in the colour of its group, the number of points below. */
static void head(clt_figure *figure, const clt_box *panel, const char *title, const char *below) {
  clt_fitted_text(&figure->svg, CLT_TEXT_HEADING, CLT_FACE_HEADING, CLT_START, panel->left,
                  panel->top - HEADING + FIRST_BASE, panel->width, title);
  clt_fitted_text(&figure->svg, CLT_TEXT_TICK, CLT_FACE_SMALL, CLT_START, panel->left,
                  panel->top - HEADING + FIRST_BASE + SECOND_BELOW, panel->width, below);
}

static void draw_group(clt_figure *figure, const clt_plot_line *line, const curve *c, int i,
                       const frames *axes) {
  const char *n = clt_value_count(figure->arena, (double)line->points.n);
  const clt_box *panel = &axes->panel[i];
  head(figure, panel, clt_text_clean(figure->arena, line->label),
       clt_figure_say(figure, CLT_SAYS_N, CLT_VALUES(n)));
  for (size_t layer = 0; layer < CLT_POINT_LAYERS; layer++) {
    clt_points_scatter(&figure->svg, clt_colour(i), &c->points, &axes->x[i], &axes->y, layer);
  }
  draw_curve(&figure->svg, c, clt_colour(i), i == 1, &axes->x[i], &axes->y);
  if (!line->points.n) {
    clt_axis_empty(&figure->svg, panel, clt_figure_say(figure, CLT_SAYS_NO_VALUES, CLT_VALUES("")));
  }
}

/* Both groups in the third panel, with a key of the two lines in its heading. */
static void draw_both(clt_figure *figure, const clt_interaction_plot *plot, const curve *c,
                      const frames *axes) {
  clt_svg *svg = &figure->svg;
  const clt_box *panel = &axes->panel[2];
  bool none = true;
  for (size_t layer = 0; layer < CLT_POINT_LAYERS; layer++) {
    for (int i = 0; i < plot->lines; i++)
      clt_points_scatter(svg, clt_colour(i), &c[i].points, &axes->x[2], &axes->y, layer);
  }
  for (int i = 0; i < plot->lines; i++) {
    double y = panel->top - HEADING + FIRST_BASE + SECOND_BELOW * i, middle = y - CLT_HALF_CAPITAL;
    const char *classes =
        clt_text_join(figure->arena, CLT_VALUES("stroke ", clt_colour(i), i == 1 ? " dash" : ""));
    clt_svg_line(svg, classes, panel->left, middle, panel->left + KEY_STROKE, middle);
    clt_fitted_text(svg, "ink small", CLT_FACE_SMALL, CLT_START, panel->left + KEY_TEXT, y,
                    panel->width - KEY_TEXT, clt_text_clean(figure->arena, plot->line[i].label));
    draw_curve(svg, &c[i], clt_colour(i), i == 1, &axes->x[2], &axes->y);
    none = none && !c[i].points.n;
  }
  if (none) clt_axis_empty(svg, panel, clt_figure_say(figure, CLT_SAYS_NO_ROWS, CLT_VALUES("")));
}

static void say_slope(clt_figure *figure, const clt_plot_line *line) {
  clt_arena *arena = figure->arena;
  const clt_inference *slope = &line->slope;
  const char *label = clt_text_clean(arena, line->label);
  if (isnan(slope->estimate)) {
    bool unit = line->lm && line->lm->out_of_range;
    const char *n = clt_value_count(arena, (double)line->points.n);
    clt_figure_caption(figure,
                       clt_figure_say(figure, unit ? CLT_SAYS_NO_SLOPE_UNIT : CLT_SAYS_NO_SLOPE,
                                      CLT_VALUES(label, n)));
    return;
  }
  const char *const values[] = {label,
                                clt_value(arena, slope->estimate, CLT_DIGITS),
                                clt_value(arena, slope->conf_low, CLT_DIGITS),
                                clt_value(arena, slope->conf_high, CLT_DIGITS),
                                clt_value_p(arena, slope->p_value),
                                clt_value_count(arena, (double)line->points.n),
                                NULL};
  bool line_alone = figure->options->no_caption;
  clt_figure_caption(figure,
                     clt_figure_say(figure, line_alone ? CLT_SAYS_LINE : CLT_SAYS_SLOPE, values));
}

static void say_difference(clt_figure *figure, const clt_interaction_plot *plot) {
  clt_arena *arena = figure->arena;
  const clt_inference *d = &plot->difference;
  if (plot->lines < 2) {
    clt_figure_caption(figure, clt_figure_say(figure, CLT_SAYS_ONE_GROUP, CLT_VALUES("")));
  } else if (isnan(d->estimate)) {
    clt_figure_caption(figure, clt_figure_say(figure, CLT_SAYS_NO_INTERACTION, CLT_VALUES("")));
  } else {
    clt_figure_caption(figure, clt_figure_say(figure, CLT_SAYS_SLOPES_DIFFER,
                                              CLT_VALUES(clt_text_clean(arena, plot->line[1].label),
                                                         clt_text_clean(arena, plot->line[0].label),
                                                         clt_value(arena, d->estimate, CLT_DIGITS),
                                                         clt_value(arena, d->conf_low, CLT_DIGITS),
                                                         clt_value(arena, d->conf_high, CLT_DIGITS),
                                                         clt_value_p(arena, d->p_value))));
  }
}

static void say_all(clt_figure *figure, const clt_interaction_plot *plot, const curve *c) {
  clt_arena *arena = figure->arena;
  size_t drawn = 0, all = 0, hollow = 0;
  for (int i = 0; i < plot->lines; i++) {
    say_slope(figure, &plot->line[i]);
    drawn += c[i].points.n;
    all += plot->line[i].points.n;
    hollow += clt_points_hollow(&plot->line[i].points);
  }
  if (!figure->options->no_caption) say_difference(figure, plot);
  const char *level = clt_value(arena, 100.0 * plot->conf_level, CLT_DIGITS);
  if (c[0].line || c[1].line) {
    clt_figure_caption(figure, clt_figure_say(figure, CLT_SAYS_BAND, CLT_VALUES(level)));
    if (figure->options->log_x || figure->options->log_y)
      clt_figure_add(figure, clt_figure_say(figure, CLT_SAYS_CURVED, CLT_VALUES("")));
  }
  clt_figure_note_hollow(figure, plot->mark_label, hollow, all);
  clt_figure_note_rows(figure, plot->missing, drawn, all);
}

/* The ranges of the points, to begin with. */
static ranges find_ranges(const clt_interaction_plot *plot, const clt_figure_options *options) {
  ranges axes = {{NAN, NAN, options->log_x}, {NAN, NAN, options->log_y}};
  for (int i = 0; i < plot->lines; i++) {
    const clt_points *points = &plot->line[i].points;
    for (size_t k = 0; k < points->n; k++) clt_range_take(&axes.y, points->y[k]);
    if (points->n == 0) continue;
    clt_range_take(&axes.x, points->x[0]);
    clt_range_take(&axes.x, points->x[points->n - 1]);
  }
  return axes;
}

/* A line and its band may lie outside of all points, but where a group has few of them its band
** would leave no room for them, and on a logarithmic axis there is no place for what is not above
** 0: so they widen the axis by a quarter at most. */
static void take_curve(const curve *c, const clt_range *most, clt_range *y) {
  for (int k = 0; c->line && k < CURVE; k++) {
    clt_range_take(y, within(most, c->low[k]));
    clt_range_take(y, within(most, c->high[k]));
  }
}

/* The curves, cut to the axes, which have room for them. */
static ranges find_curves(const clt_interaction_plot *plot, const clt_figure_options *options,
                          curve *c) {
  ranges axes = find_ranges(plot, options);
  clt_range most = clt_range_widened(&axes.y, WIDENED);
  for (int i = 0; i < plot->lines; i++) {
    find_curve(&plot->line[i], plot->conf_level, &axes.x, &c[i]);
    take_curve(&c[i], &most, &axes.y);
  }
  for (int i = 0; i < plot->lines; i++) cut_curve(&c[i], &axes);
  return axes;
}

/* The panels, far enough apart that the labels at their ends do not touch, if there is room. */
static void find_axes(const clt_figure *figure, double room, double below, const ranges *axes,
                      frames *out) {
  double all = figure->area.width - room;
  clt_scale trial = clt_scale_across(&axes->x, 0.0, all / PANELS);
  double label = clt_scale_label_width(&trial), gap = fmax(PANEL_GAP, label + LABELS_APART);
  all -= fmax(0.0, label / 2.0 - CLT_MARGIN / 2.0); /* the last label may reach half into it */
  gap = fmin(gap, (all - PANELS * CLT_LEAST_PANEL) / (PANELS - 1));
  double width = (all - (PANELS - 1) * gap) / PANELS;
  for (int i = 0; i < PANELS; i++) {
    out->panel[i] =
        (clt_box){figure->area.left + room + i * (width + gap), figure->area.top + HEADING, width,
                  figure->area.height - HEADING - below};
    out->x[i] = clt_scale_across(&axes->x, out->panel[i].left, out->panel[i].left + width);
  }
  out->y = clt_axis_left_scale(&axes->y, &out->panel[0]);
}

static void draw_all(clt_figure *figure, const clt_interaction_plot *plot, const curve *c,
                     const frames *axes, const char *x_title, const char *y_title) {
  clt_svg *svg = &figure->svg;
  for (int i = 0; i < PANELS; i++) {
    clt_axis_left(svg, &axes->panel[i], &axes->y, i == 0);
    clt_axis_bottom(svg, &axes->panel[i], &axes->x[i]);
  }
  for (int i = 0; i < plot->lines; i++) draw_group(figure, &plot->line[i], &c[i], i, axes);
  for (int i = plot->lines; i < 2; i++) {
    clt_axis_empty(svg, &axes->panel[i], clt_figure_say(figure, CLT_SAYS_NO_ROWS, CLT_VALUES("")));
  }
  draw_both(figure, plot, c, axes);
  clt_box all = axes->panel[0];
  all.width = figure->area.left + figure->area.width - all.left;
  clt_axis_left_title(svg, &all, figure->area.left, y_title);
  clt_axis_bottom_title(svg, &all, figure->area.top + figure->area.height, x_title);
}

const char *clt_plot_interaction(const clt_interaction_plot *plot,
                                 const clt_figure_options *options, clt_arena *arena,
                                 clt_task *task) {
  clt_figure figure;
  curve *c = clt_arena_take(arena, 2, sizeof *c);
  frames *axes = clt_arena_take(arena, 1, sizeof *axes);
  if (!c || !axes) return NULL;
  clt_figure_begin(&figure, arena, options);
  for (int i = 0; i < plot->lines; i++) {
    const clt_points *all = &plot->line[i].points;
    if (!clt_points_thin(all, CLT_MOST_POINTS, &c[i].points, arena, task)) return NULL;
  }
  ranges of = find_curves(plot, options, c);
  if (clt_task_stop(task, 0.0)) return NULL;
  const char *x_label = clt_label_or(arena, options->x_label, "x");
  const char *y_label = clt_label_or(arena, options->y_label, "y");
  clt_scale trial_x = clt_scale_trial(&of.x), trial_y = clt_scale_trial(&of.y);
  const char *x_title = clt_figure_axis_title(&figure, &trial_x, x_label);
  const char *y_title = clt_figure_axis_title(&figure, &trial_y, y_label);
  double below = clt_axis_bottom_room(*x_title);
  say_all(&figure, plot, c);
  clt_figure_open(&figure,
                  clt_figure_say(&figure, CLT_SAYS_INTERACTION,
                                 CLT_VALUES(*y_label ? y_label : "y", *x_label ? x_label : "x")),
                  PANEL_HEIGHT + HEADING + below, LEAST_HEIGHT + HEADING + below);
  find_axes(&figure, clt_axis_left_room(&trial_y, y_title), below, &of, axes);
  draw_all(&figure, plot, c, axes, x_title, y_title);
  return clt_figure_close(&figure);
}
