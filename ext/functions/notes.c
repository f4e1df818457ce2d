#include "functions/notes.h"

void clt_note_no_rows(clt_call *call) {
  clt_note(call, "no rows with all values");
}

void clt_note_out_of_range(clt_call *call) {
  clt_note(call,
           "the values or their differences have squares near or beyond the range of a double "
           "(1e-270 to 1e300): choose another unit");
}
