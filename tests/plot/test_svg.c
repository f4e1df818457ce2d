/* The document: escaping, and that the checker of these tests refuses what is not XML. */
#include "plot/arena_test.h"
#include "plot/palette.h"
#include "plot/svg.h"
#include "plot/xml.h"

static clt_arena arena;

static void checker(void) {
  static const char *const wrong[] = {"",
                                      "<a>",
                                      "<a></b>",
                                      "<a/><b/>",
                                      "<a>&</a>",
                                      "<a>&nbsp;</a>",
                                      "<a>\x01</a>",
                                      "<a>\xff</a>",
                                      "<a b='1'/>",
                                      "<a b=\"1\" b=\"2\"/>",
                                      "<a b=\"<\"/>",
                                      "<script/>",
                                      "<a onload=\"x\"/>",
                                      "<a href=\"x\"/>",
                                      "x<a/>",
                                      "<a>\xed\xa0\x80</a>",
                                      "<a>\xef\xbf\xbf</a>"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    if (!CHECK(xml_error(wrong[i]) != NULL)) printf("  accepted %s\n", wrong[i]);
  }
  CHECK(xml_error("<a b=\"1\"><c/>&lt;\xe4\xb8\xad</a>\n") == NULL);
}

/* svg.h (1) to (3) */
static void document(void) {
  clt_svg svg;
  clt_svg_open(&svg, &arena, 100.0, 50.0, "<&\"'>\x01\xff", NULL);
  clt_svg_group(&svg, clt_text_clean(&arena, "]]> & <script>alert(1)</script>"));
  clt_svg_text(&svg, CLT_TEXT_LABEL, CLT_MIDDLE, 1.0, 2.0, "\"quoted\" & <tagged>");
  clt_svg_group_end(&svg);
  clt_svg_path(&svg, "stroke c1", 1.5);
  clt_svg_move(&svg, (double)NAN, (double)INFINITY);
  clt_svg_curve(&svg, 1, 2, 3, 4, 5, 6);
  clt_svg_path_end(&svg, true);
  clt_svg_rect(&svg, "cell", 1.0, 2.0, -3.0, -4.0, 0.0); /* no room: nothing, and no error */
  clt_svg_tint(&svg, "fill c1", 1.0 / 3.0);
  clt_svg_path_end(&svg, true);
  const char *text = clt_svg_close(&svg);
  CHECK(text && strstr(text, "<path class=\"fill c1\" style=\"fill-opacity:0.333\""));
  CHECK(text && xml_figure(text));
  CHECK(text && strstr(text, "<rect class=\"cell\" x=\"1\" y=\"2\" width=\"0\" height=\"0\"/>"));
  CHECK(text && strstr(text, "&quot;quoted&quot; &amp; &lt;tagged&gt;</text>"));
  CHECK(text && strstr(text, "<title>&lt;&amp;&quot;&#39;&gt;\xef\xbf\xbd\xef\xbf\xbd</title>"));
  CHECK(text && !strstr(text, "nan") && !strstr(text, "inf"));
  CHECK(text && strstr(text, "prefers-color-scheme:dark"));
}

static int blocks_left;

static void *scarce(void *block, size_t bytes) {
  return blocks_left-- > 0 ? realloc(block, bytes) : NULL;
}

/* svg.h (4): whichever block there is no memory for. */
static void no_memory(void) {
  static const clt_allocator allocator = {scarce, free};
  int failures = 0;
  const char *text = NULL;
  for (; !text && failures < 100; failures++) {
    clt_arena small;
    clt_svg svg;
    blocks_left = failures;
    clt_arena_init(&small, &allocator);
    clt_svg_open(&svg, &small, 100.0, 50.0, "title", NULL);
    for (int i = 0; i < 2000; i++) clt_svg_line(&svg, "stroke", i, 0.0, i, 1.0);
    text = clt_svg_close(&svg);
    CHECK(!text == clt_arena_failed(&small));
    clt_arena_free(&small);
  }
  CHECK(failures > 3 && failures < 100);
}

int main(void) {
  clt_arena_init(&arena, &test_heap);
  checker();
  document();
  no_memory();
  CHECK(!clt_arena_failed(&arena));
  clt_arena_free(&arena);
  return test_end();
}
