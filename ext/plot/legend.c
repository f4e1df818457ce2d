#include "plot/legend.h"

#include "plot/palette.h"

/* Pixels: width and height of a sample, from there to its words, to the next sample; the first base
** line from the top, distance of two. */
enum { KEY = 26, KEY_HEIGHT = 13, KEY_GAP = 6, ENTRY_GAP = 18, FIRST_BASE = 16, LINE = 17 };

void clt_legend_line(clt_svg *svg, const char *classes, const clt_box *box) {
  double y = box->top + box->height / 2.0;
  clt_svg_line(svg, clt_text_join(svg->arena, CLT_VALUES("stroke ", classes)), box->left, y,
               box->left + box->width, y);
}

static void draw_entry(clt_svg *svg, const clt_legend *entry, double x, double y, double right) {
  clt_box box = {x, y - CLT_HALF_CAPITAL - KEY_HEIGHT / 2.0, KEY, KEY_HEIGHT};
  entry->sample(svg, entry->classes, &box);
  clt_fitted_text(svg, CLT_TEXT_CAPTION, CLT_FACE_SMALL, CLT_START, x + KEY + KEY_GAP, y,
                  right - x - KEY - KEY_GAP, entry->says);
}

double clt_legend_draw(clt_figure *figure, bool draw, double top, const clt_legend *legend, int n) {
  double left = figure->area.left, right = left + figure->area.width, x = left,
         y = top + FIRST_BASE;
  for (int i = 0; i < n; i++) {
    double need = KEY + KEY_GAP + clt_text_width(legend[i].says, CLT_FACE_SMALL);
    if (x > left && x + need > right) {
      x = left;
      y += LINE;
    }
    if (draw) draw_entry(&figure->svg, &legend[i], x, y, right);
    x += need + ENTRY_GAP;
  }
  return y - top + CLT_DESCENT;
}
