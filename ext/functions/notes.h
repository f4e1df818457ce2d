/* What several functions have to say of data that gives no figures. */
#ifndef CLT_FUNCTIONS_NOTES_H
#define CLT_FUNCTIONS_NOTES_H

#include "sqlite/call.h"

/* There is no row left. */
void clt_note_no_rows(clt_call *call);

/* A column is not clt_moments_in_range(). */
void clt_note_out_of_range(clt_call *call);

#endif
