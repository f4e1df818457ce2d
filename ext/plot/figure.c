#include "plot/figure.h"

#include <math.h>
#include <string.h>

#include "plot/palette.h"

enum { TITLE_LINES = 3, CAPTION_LINES = 24 };

/* Pixels between the title and the area, and between the area and the caption. */
enum { TITLE_GAP = 6, CAPTION_GAP = 8 };

void clt_figure_begin(clt_figure *figure, clt_arena *arena, const clt_figure_options *options) {
  double width = options->width;
  *figure = (clt_figure){.arena = arena,
                         .options = options,
                         .width = width,
                         .area = {CLT_MARGIN, CLT_MARGIN, width - 2 * CLT_MARGIN, 0.0},
                         .caption = ""};
}

const char *clt_figure_say(const clt_figure *figure, clt_phrase phrase, const char *const *values) {
  return clt_say(figure->arena, figure->options->language, phrase, values);
}

static const char *join(clt_figure *figure, const char *text, const char *between,
                        const char *more) {
  if (!*text) return more;
  return clt_text_join(figure->arena, CLT_VALUES(text, between, more));
}

void clt_figure_caption(clt_figure *figure, const char *paragraph) {
  figure->caption = join(figure, figure->caption, "\n", paragraph);
}

void clt_figure_add(clt_figure *figure, const char *sentence) {
  const char *gap = clt_figure_say(figure, CLT_SAYS_GAP, CLT_VALUES(""));
  figure->caption = join(figure, figure->caption, gap, sentence);
}

/* Adds to the description, which may have thousands of sentences: its room doubles. */
static void append(clt_figure *figure, const char *text) {
  size_t bytes = strlen(text), room = figure->room ? figure->room : 1024;
  while (figure->said + bytes + 1 > room) room *= 2;
  char *grown = clt_arena_grow(figure->arena, figure->description, figure->room, room, 1);
  if (!grown) return;
  memcpy(grown + figure->said, text, bytes + 1);
  figure->description = grown;
  figure->room = room;
  figure->said += bytes;
}

void clt_figure_describe(clt_figure *figure, const char *sentence) {
  const char *gap = clt_figure_say(figure, CLT_SAYS_GAP, CLT_VALUES(""));
  if (figure->said) append(figure, gap);
  append(figure, sentence);
}

void clt_figure_note_rows(clt_figure *figure, int64_t missing, size_t drawn, size_t all) {
  clt_arena *arena = figure->arena;
  if (missing) {
    const char *rows = clt_value_count(arena, (double)missing);
    clt_figure_add(figure, clt_figure_say(figure, CLT_SAYS_MISSING, CLT_VALUES(rows)));
  }
  if (drawn < all) {
    const char *few = clt_value_count(arena, (double)drawn);
    const char *many = clt_value_count(arena, (double)all);
    clt_figure_add(figure, clt_figure_say(figure, CLT_SAYS_THINNED, CLT_VALUES(few, many)));
  }
}

void clt_figure_note_hollow(clt_figure *figure, const char *label, size_t hollow, size_t all) {
  clt_arena *arena = figure->arena;
  const char *marked = clt_figure_say(figure, CLT_SAYS_MARKED, CLT_VALUES(""));
  if (!hollow) return;
  clt_figure_caption(figure, clt_figure_say(figure, CLT_SAYS_HOLLOW,
                                            CLT_VALUES(clt_label_or(arena, label, marked),
                                                       clt_value_count(arena, (double)hollow),
                                                       clt_value_count(arena, (double)all))));
}

void clt_figure_open(clt_figure *figure, const char *name, double height, double least) {
  clt_arena *arena = figure->arena;
  const char *title = clt_text_clean(arena, figure->options->title);
  clt_text_lines head =
      clt_text_wrap(arena, title, CLT_FACE_TITLE, figure->area.width, TITLE_LINES);
  const char *caption = figure->options->no_caption ? "" : figure->caption;
  clt_text_lines foot =
      clt_text_wrap(arena, caption, CLT_FACE_SMALL, figure->area.width, CAPTION_LINES);
  double above = head.n ? clt_lines_height(head.n, CLT_FACE_TITLE) + TITLE_GAP : 0.0;
  double below = foot.n ? clt_lines_height(foot.n, CLT_FACE_SMALL) + CAPTION_GAP : 0.0;
  double outside = above + below + 2 * CLT_MARGIN;
  if (figure->options->height > 0.0) height = fmax(least, figure->options->height - outside);
  figure->area.top = CLT_MARGIN + above;
  figure->area.height = height;
  figure->height = ceil(height + outside);
  const char *description = figure->said ? figure->description : figure->caption;
  clt_svg_open(&figure->svg, arena, figure->width, figure->height, *title ? title : name,
               description);
  clt_svg_lines(&figure->svg, CLT_TEXT_TITLE, CLT_START, CLT_MARGIN,
                CLT_MARGIN + CLT_FACE_TITLE.size, CLT_FACE_TITLE, &head);
  clt_svg_lines(&figure->svg, CLT_TEXT_CAPTION, CLT_START, CLT_MARGIN,
                figure->area.top + height + CAPTION_GAP + CLT_FACE_SMALL.size, CLT_FACE_SMALL,
                &foot);
}

const char *clt_figure_close(clt_figure *figure) {
  return clt_svg_close(&figure->svg);
}

static const char *keep(clt_arena *arena, const char *text) {
  return clt_text_join(arena, CLT_VALUES(text));
}

const char *clt_value(clt_arena *arena, double x, int digits) {
  char text[CLT_FIGURE_BYTES];
  clt_format_figure(text, x, digits);
  return keep(arena, text);
}

const char *clt_value_p(clt_arena *arena, double p) {
  char text[CLT_FIGURE_BYTES];
  clt_format_p(text, p);
  return keep(arena, text);
}

const char *clt_value_count(clt_arena *arena, double n) {
  char text[CLT_FIGURE_BYTES];
  clt_format_decimals(text, n, 0);
  return keep(arena, text);
}

const char *clt_figure_axis_title(const clt_figure *figure, const clt_scale *scale,
                                  const char *title) {
  char power[CLT_FIGURE_BYTES];
  if (!scale->ticks || !(scale->log || scale->power)) return title;
  clt_phrase says = *title ? CLT_SAYS_LOG_AXIS : CLT_SAYS_LOG_ALONE;
  if (scale->log) return clt_figure_say(figure, says, CLT_VALUES(title));
  clt_format_power(power, scale->power);
  if (!*title) return clt_figure_say(figure, CLT_SAYS_POWER_ALONE, CLT_VALUES(power));
  return clt_figure_say(figure, CLT_SAYS_POWER_AXIS, CLT_VALUES(title, power));
}

const char *clt_label_or(clt_arena *arena, const char *label, const char *otherwise) {
  return label ? clt_text_clean(arena, label) : otherwise;
}
