/* Text: cleaning, measuring, cutting, wrapping. */
#include <stdint.h>

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
  CHECK_CLEAN("\xe0\x9f\xbf", LOST LOST LOST);          /* overlong: U+07FF in three bytes */
  CHECK_CLEAN("\xe0\xa0\x80", "\xe0\xa0\x80");          /* U+0800 */
  CHECK_CLEAN("\xf0\x8f\xbf\xbf", LOST LOST LOST LOST); /* overlong: U+FFFF in four */
  CHECK_CLEAN("\xf0\x90\x80\x80", "\xf0\x90\x80\x80");  /* U+10000 */
  CHECK_CLEAN("\xf4\x8f\xbf\xbd", "\xf4\x8f\xbf\xbd");  /* U+10FFFD */
  CHECK_CLEAN("\xe2\x81\xa6\xe2\x81\xa9",
              LOST LOST); /* isolates of a direction, U+2066 and U+2069 */
  CHECK_CLEAN("\xe2\x81\xa5\xe2\x81\xaa", "\xe2\x81\xa5\xe2\x81\xaa"); /* beside those */
  CHECK_CLEAN("\xef\xb7\x90\xef\xb7\xaf", LOST LOST); /* no characters, U+FDD0 and U+FDEF */
  CHECK_CLEAN("\xef\xb7\x8f\xef\xb7\xb0", "\xef\xb7\x8f\xef\xb7\xb0"); /* beside those */
}

/* The width of a code point in hundredths of an em. */
static double width_of(uint32_t c) {
  char text[5] = {0};
  if (c < 0x800) {
    text[0] = (char)(0xC0 | c >> 6);
  } else if (c < 0x10000) {
    text[0] = (char)(0xE0 | c >> 12);
    text[1] = (char)(0x80 | (c >> 6 & 0x3F));
  } else {
    text[0] = (char)(0xF0 | c >> 18);
    text[1] = (char)(0x80 | (c >> 12 & 0x3F));
    text[2] = (char)(0x80 | (c >> 6 & 0x3F));
  }
  text[strlen(text)] = (char)(0x80 | (c & 0x3F));
  return clt_text_width(text, (clt_face){100.0, false});
}

/* The first and last of each block that is as wide as it is high, or that takes no room, and what
** stands beside it (Unicode's EastAsianWidth.txt, and its blocks of combining marks). */
static void blocks(void) {
  static const uint32_t wide[][2] = {{0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3},
                                     {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}};
  static const uint32_t none[][2] = {
      {0x300, 0x36F}, {0x200B, 0x200F}, {0xFE00, 0xFE0F}, {0x20D0, 0x20F0}};
  for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
    CHECK(width_of(wide[i][0]) == 100.0 && width_of(wide[i][1]) == 100.0);
    CHECK(width_of(wide[i][0] - 1) < 100.0 && width_of(wide[i][1] + 1) < 100.0);
  }
  CHECK(width_of(0x1F600) == 100.0);
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
    CHECK(width_of(none[i][0]) == 0.0 && width_of(none[i][1]) == 0.0);
    CHECK(width_of(none[i][0] - 1) > 0.0 && width_of(none[i][1] + 1) > 0.0);
  }
  CHECK(width_of(0x2009) == 20.0 && width_of(0x2008) > 20.0); /* a thin space */
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
  static const char *const closing[] = {"\xe3\x80\x81", "\xef\xbc\x8c", "\xef\xbc\x9b",
                                        "\xef\xbc\x9a", "\xef\xbc\x89", "\xe3\x80\x8d"};
  for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
    char text[10];
    snprintf(text, sizeof text, "\xe4\xb8\xad\xe6\x96\x87%s", closing[i]);
    lines = clt_text_wrap(&arena, text, CLT_FACE_SMALL, 23.0, 9);
    CHECK(lines.n == 2 && strcmp(lines.line[0], "\xe4\xb8\xad") == 0); /* nor a comma, … */
  }
  for (double width = 14.0; width < 200.0; width += 9.0) {
    for (int most = 1; most < 5; most++) {
      check_lines("energy_gpu_util_avg_percent of a_very-long.name/with:everything, really", width,
                  most);
      check_lines("\xe4\xb8\xad\xe6\x96\x87 mixed \xe6\x96\x87\xe4\xb8\xad_text", width, most);
    }
  }
}

/* Lines that are left out are told by an ellipsis within the width; blanks are no lines. */
static void cut(void) {
  double width = clt_text_width("one", CLT_FACE_SMALL);
  for (double more = 0.0; more < 12.0; more += 1.0) {
    clt_text_lines lines = clt_text_wrap(&arena, "one\ntwo", CLT_FACE_SMALL, width + more, 1);
    CHECK(lines.n == 1 && lines.cut && lines.width <= width + more);
    const char *line = lines.line[0];
    CHECK(strncmp(line, "one", strlen(line) - 3) == 0);
    CHECK(strcmp(line + strlen(line) - 3, "\xe2\x80\xa6") == 0);
  }
  static const char *const blanks[] = {"one\n", "one  ", "one   \n \n"};
  for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
    clt_text_lines lines = clt_text_wrap(&arena, blanks[i], CLT_FACE_SMALL, width + 0.1, 1);
    CHECK(lines.n == 1 && !lines.cut && strcmp(lines.line[0], "one") == 0);
  }
}

int main(void) {
  clt_arena_init(&arena, &test_heap);
  clean();
  measure();
  blocks();
  cut();
  fit();
  wrap();
  CHECK(!clt_arena_failed(&arena));
  clt_arena_free(&arena);
  return test_end();
}
