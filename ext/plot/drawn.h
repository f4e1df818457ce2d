/*
** Whether a document is one that svg.h writes: for a picture that was stored where others write,
** and is to stand in a page. A picture is a page's code, not its text, so that nothing of it can be
** escaped.
*/
#ifndef CLT_PLOT_DRAWN_H
#define CLT_PLOT_DRAWN_H

#include <stdbool.h>

/* False for what has an element, an attribute or a style sheet that svg.h does not write, so (1)
** scripts, event handlers, and whatever loads something; and (2) for what goes on behind the
** document, or is not UTF-8. */
bool clt_svg_is_drawn(const char *text);

#endif
