/* What is drawn is told from what is not (every figure of the other tests, too: plot/xml.h). */
#include "plot/arena_test.h"
#include "plot/drawn.h"
#include "plot/palette.h"
#include "plot/svg.h"
#include "plot/xml.h"

static clt_arena arena;

/* One of each element, and of each attribute. */
static const char *drawn(void) {
  clt_svg svg;
  clt_svg_open(&svg, &arena, 100.0, 50.0, "a \xe4\xb8\xad", "<script>alert(1)</script>");
  clt_svg_group(&svg, "tooltip");
  clt_svg_line(&svg, "stroke", -1.0, 2.5, 3.0, 4.0);
  clt_svg_rect(&svg, "fill c1", 1.0, 2.0, 3.0, 4.0, 5.0);
  clt_svg_circle(&svg, "hollow c1", 1.0, 2.0, 3.0);
  clt_svg_group_end(&svg);
  clt_svg_text(&svg, CLT_TEXT_LABEL, CLT_MIDDLE, 1.0, 2.0, "javascript:");
  clt_svg_text_up(&svg, CLT_TEXT_LABEL, CLT_END, 1.0, 2.0, "up");
  clt_svg_path(&svg, "stroke c1", 1.5);
  clt_svg_move(&svg, 1.0, 2.0);
  clt_svg_draw(&svg, -1.0, 2.0);
  clt_svg_step(&svg, 3.0, 4.0);
  clt_svg_curve(&svg, 1, 2, 3, 4, 5, 6);
  clt_svg_path_end(&svg, true);
  clt_svg_tint(&svg, "fill c1", 1.0 / 3.0);
  clt_svg_dot(&svg, 1.0, 2.0);
  clt_svg_path_end(&svg, false);
  return clt_svg_close(&svg);
}

/* The document with one text of it replaced, once. */
static bool with(const char *document, const char *text, const char *other) {
  static char changed[1 << 14];
  const char *at = strstr(document, text);
  if (!CHECK(at != NULL)) return true;
  snprintf(changed, sizeof changed, "%.*s%s%s", (int)(at - document), document, other,
           at + strlen(text));
  return clt_svg_is_drawn(changed);
}

int main(void) {
  static const char *const wrong[][2] = {
      {"<g>", "<script>"},
      {"<g>", "<g><script>alert(1)</script>"},
      {"<g>", "<g onload=\"alert(1)\">"},
      {"<g>", "<g onload=alert(1)>"},
      {"<g>", "<g style=\"fill:url(x)\">"},
      {"<g>", "<g style=\"stroke-width:url(//x)\">"},
      {"<g>", "<g class=\"a;b\">"},
      {"<g>", "<g class=\"&#x3a;\">"},
      {"<g>", "<g class='a'>"},
      {"<g>", "<g class=\"a\"x>"},
      {"<g>", "<g xmlns=\"http://www.w3.org/1999/xhtml\">"},
      {"<g>", "<gx>"},
      {"<g>", "<a href=\"//x\">"},
      {"<g>", "<image href=\"//x\"/>"},
      {"<g>", "<use x=\"1\"/>"},
      {"<g>", "<foreignObject>"},
      {"<g>", "<animate/>"},
      {"<g>", "<!-- -->"},
      {"<g>", "<!DOCTYPE svg>"},
      {"<g>", "<?xml-stylesheet?>"},
      {"<g>", "<style>@import url(//x)</style>"},
      {"<g>", "</svg>"},
      {"</g>", "</x>"},
      {".clt .ground{", ".clt .ground{background:url(//x);"},
      {"class=\"clt\"", "onload=\"alert(1)\""},
      {"</svg>\n", ""},
      {"</svg>\n", "</svg>\n<script>alert(1)</script>"},
      {"</svg>\n", "</svg>\n</svg>\n"},
      {"<svg", "x<svg"},
      {"<svg", "<g"},
      {"tooltip", "\xff"},
  };
  clt_arena_init(&arena, &test_heap);
  const char *document = drawn();
  CHECK(document && xml_figure(document) && clt_svg_is_drawn(document));
  for (size_t i = 0; document && i < sizeof wrong / sizeof *wrong; i++) {
    if (!CHECK(!with(document, wrong[i][0], wrong[i][1]))) printf("  %s\n", wrong[i][1]);
  }
  CHECK(document && with(document, "tooltip", "x &lt;"));
  CHECK(!clt_svg_is_drawn(""));
  clt_arena_free(&arena);
  return test_end();
}
