#include "plot/palette.h"

#include "plot/text.h"

/* A class of text with its size in text.h. */
#define TEXT_OF(number)         #number
#define FACE(class, size, more) ".clt ." class "{font-size:" TEXT_OF(size) "px" more "}"
#define FACES                                                                                      \
  FACE("title", CLT_SIZE_TITLE, ";font-weight:bold")                                               \
  FACE("heading", CLT_SIZE_HEADING, ";font-weight:bold")                                           \
  FACE("label", CLT_SIZE_LABEL, "")                                                                \
  FACE("small", CLT_SIZE_SMALL, "")

/* `color` carries the series' colour to whatever mark uses it (currentColor). */
const char clt_stylesheet[] =
    "<style>"
    ".clt{font-family:\"Helvetica Neue\",Arial,\"Noto Sans\",\"DejaVu Sans\",\"PingFang SC\","
    "\"Microsoft YaHei\",\"Noto Sans CJK SC\",\"WenQuanYi Zen Hei\",sans-serif}"
    ".clt .ground{fill:#fff}"
    ".clt .ink{fill:#1a1a1a}.clt .muted{fill:#555}" FACES ".clt .bold{font-weight:bold}"
    ".clt .grid{stroke:#e4e4e4;stroke-width:1}"
    ".clt .axis{stroke:#8a8a8a;stroke-width:1}"
    ".clt .rule{stroke:#555;stroke-width:1;stroke-dasharray:4 3}"
    ".clt .gap{fill:none;stroke:#fff}"
    ".clt .node{fill:#f6f6f6;stroke:#555;stroke-width:1.2}"
    ".clt .cell{fill:none;stroke:#8a8a8a;stroke-width:1}"
    ".clt .none{fill:#8a8a8a;fill-opacity:.18}"
    ".clt .frame{fill:none;stroke:#1a1a1a;stroke-width:2}"
    ".clt .absent{fill:#fff;stroke:#b0b0b0;stroke-width:1;stroke-dasharray:3 3}"
    ".clt .faint{fill:#8a8a8a}"
    ".clt .c0{color:#6b6b6b}.clt .c1{color:#0072b2}.clt .c2{color:#d55e00}.clt .c3{color:#009e73}"
    ".clt .c4{color:#b85c93}.clt .c5{color:#b87d00}.clt .c6{color:#1a1a1a}"
    ".clt .stroke{fill:none;stroke:currentColor;stroke-width:2}"
    ".clt .box{fill:currentColor;fill-opacity:.12;stroke:currentColor;stroke-width:1.6}"
    ".clt .band{fill:currentColor;fill-opacity:.2}"
    ".clt .fill{fill:currentColor}"
    ".clt .hollow{fill:#fff;stroke:currentColor;stroke-width:1.8}"
    ".clt .dots{fill:none;stroke:currentColor;stroke-width:4.4;stroke-linecap:round;"
    "stroke-opacity:.38}"
    ".clt .dash{stroke-dasharray:6 4}"
    "@media (prefers-color-scheme:dark){"
    ".clt .ground{fill:#16181c}.clt .ink{fill:#ececec}.clt .muted{fill:#b4b8be}"
    ".clt .grid{stroke:#30343a}.clt .axis{stroke:#7d828a}.clt .rule{stroke:#b4b8be}"
    ".clt .node{fill:#22252b;stroke:#b4b8be}.clt .absent{fill:#16181c;stroke:#5a5f67}"
    ".clt .frame{stroke:#ececec}.clt .gap{stroke:#16181c}"
    ".clt .faint{fill:#858b94}.clt .hollow{fill:#16181c}.clt .dots{stroke-opacity:.55}"
    ".clt .c0{color:#9aa0a8}.clt .c1{color:#56b4e9}.clt .c2{color:#f07a1f}.clt .c3{color:#1fc296}"
    ".clt .c4{color:#dd8fba}.clt .c5{color:#e69f00}.clt .c6{color:#ececec}"
    "}</style>";

const char *clt_colour(int index) {
  static const char *const classes[CLT_COLOURS] = {"c1", "c2", "c3", "c4", "c5", "c6"};
  return classes[index % CLT_COLOURS];
}
