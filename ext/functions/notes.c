#include "functions/notes.h"

void clt_note_no_rows(clt_call *call) {
  clt_note(call, "no rows with all values");
}

void clt_note_out_of_range(clt_call *call) {
  clt_note(call, "the values differ by more than 1e150 or less than 1e-135: choose another unit");
}
