/* Text: cleaning, measuring, cutting, wrapping. */
#include "plot/arena_test.h"
#include "plot/text.h"
#include "test.h"

static clt_arena arena;

#define CHECK_CLEAN(text, want)                                                                    \
  do {                                                                                             \
    const char *clean = clt_text_clean(&arena, text);                                              \
    if (!CHECK(strcmp(clean, want) == 0)) printf("  got '%s'\n", clean);                           \
  } while (0)

#define LOST "\xef\xbf\xbd"

static void clean(void) {
  CHECK_CLEAN(NULL, "");
  CHECK_CLEAN("plain <b>&", "plain <b>&");
  CHECK_CLEAN("a\tb\nc\rd", "a b c d");
  CHECK_CLEAN("\x01\x1f\x7f", LOST LOST LOST);
  CHECK_CLEAN("\xe4\xb8\xad\xe6\x96\x87", "\xe4\xb8\xad\xe6\x96\x87");
  CHECK_CLEAN("\xff"
              "a\xc3",
              LOST "a" LOST);
  CHECK_CLEAN("\xc0\xaf", LOST LOST);                   /* an overlong slash */
  CHECK_CLEAN("\xed\xa0\x80", LOST LOST LOST);          /* a surrogate */
  CHECK_CLEAN("\xed\x9f\xbf", "\xed\x9f\xbf");          /* the last before those */
  CHECK_CLEAN("\xf4\x90\x80\x80", LOST LOST LOST LOST); /* above U+10FFFF */
  CHECK_CLEAN("\xe2\x80\xae"
              "abc",
              LOST "abc");           /* right-to-left override */
  CHECK_CLEAN("\xef\xbf\xbf", LOST); /* U+FFFF */
  CHECK_CLEAN("\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80");
}

static void measure(void) {
  clt_face face = {10.0, false};
  CHECK(clt_text_width("", face) == 0.0);
  CHECK_NEAR(clt_text_width("\xe4\xb8\xad\xe6\x96\x87", face), 20.0, 1e-12);
  CHECK(clt_text_width("iiii", face) < clt_text_width("mmmm", face));
  CHECK_NEAR(clt_text_width("e\xcc\x81", face), clt_text_width("e", face), 1e-12); /* combining */
  CHECK(clt_text_width("abc", (clt_face){10.0, true}) > clt_text_width("abc", face));
}

static void fit(void) {
  clt_face face = {10.0, false};
  const char *text = "hyperparam_learning_rate", *all = clt_text_fit(&arena, text, face, 500.0);
  CHECK(all == text);
  for (double width = 10.0; width < 130.0; width += 7.0) {
    const char *fitted = clt_text_fit(&arena, text, face, width);
    size_t length = strlen(fitted);
    CHECK(clt_text_width(fitted, face) <= width);
    CHECK(strcmp(fitted + length - 3, "\xe2\x80\xa6") == 0);
    CHECK(strncmp(fitted, text, length - 3) == 0);
  }
}

static void check_lines(const char *text, double width, int most) {
  clt_face face = CLT_FACE_SMALL;
  clt_text_lines lines = clt_text_wrap(&arena, text, face, width, most);
  CHECK(lines.n <= most && lines.width <= width);
  size_t bytes = 0;
  for (int i = 0; i < lines.n; i++) {
    CHECK(clt_text_width(lines.line[i], face) <= lines.width);
    bytes += strlen(lines.line[i]);
  }
  CHECK(lines.cut || bytes <= strlen(text));
}

static void wrap(void) {
  clt_text_lines lines = clt_text_wrap(&arena, "hyperparam_learning_rate", CLT_FACE_SMALL, 90.0, 3);
  CHECK(lines.n == 2 && strcmp(lines.line[0], "hyperparam_") == 0 && !lines.cut);
  lines = clt_text_wrap(&arena, "one\ntwo\n\nfour", CLT_FACE_SMALL, 300.0, 9);
  CHECK(lines.n == 4 && strcmp(lines.line[2], "") == 0);
  lines = clt_text_wrap(&arena, "test: p = 0.03", CLT_FACE_SMALL, 60.0, 9);
  CHECK(lines.n == 2 && strcmp(lines.line[1], "p = 0.03") == 0);
  lines = clt_text_wrap(&arena, "\xe4\xb8\xad\xe6\x96\x87\xe3\x80\x82", CLT_FACE_SMALL, 23.0, 9);
  CHECK(lines.n == 2 && strcmp(lines.line[0], "\xe4\xb8\xad") == 0); /* no stop begins a line */
  lines = clt_text_wrap(&arena, "abc def ghi", CLT_FACE_SMALL, 30.0, 2);
  CHECK(lines.n == 2 && lines.cut);
  CHECK(clt_text_wrap(&arena, "", CLT_FACE_SMALL, 30.0, 2).n == 0);
  CHECK(clt_text_wrap(&arena, "learning_rate", CLT_FACE_SMALL, 30.0, 9).broken);
  CHECK(!clt_text_wrap(&arena, "learning_rate", CLT_FACE_SMALL, 60.0, 9).broken);
  CHECK(!clt_text_wrap(&arena, "\xe4\xb8\xad\xe6\x96\x87", CLT_FACE_SMALL, 12.0, 9).broken);
  for (double width = 14.0; width < 200.0; width += 9.0) {
    for (int most = 1; most < 5; most++) {
      check_lines("energy_gpu_util_avg_percent of a_very-long.name/with:everything, really", width,
                  most);
      check_lines("\xe4\xb8\xad\xe6\x96\x87 mixed \xe6\x96\x87\xe4\xb8\xad_text", width, most);
    }
  }
}

int main(void) {
  clt_arena_init(&arena, &test_heap);
  clean();
  measure();
  fit();
  wrap();
  CHECK(!clt_arena_failed(&arena));
  clt_arena_free(&arena);
  return test_end();
}
