/* Texts made of others, in an arena. */
#ifndef CLT_BASE_TEXT_H
#define CLT_BASE_TEXT_H

#include "base/arena.h"

/* (1) All texts joined, from the arena; the list ends with NULL. "" if out of memory. */
const char *clt_text_join(clt_arena *arena, const char *const *texts);

/* The same of texts that stand in the call. */
#define CLT_JOIN(arena, ...) clt_text_join((arena), (const char *const[]){__VA_ARGS__, NULL})

/* (2) The beginning of a text in UTF-8: at most so many bytes, and no code point cut in two. What
** is behind them is not looked at. "" if out of memory. */
const char *clt_text_cut(clt_arena *arena, const char *text, size_t bytes);

#endif
