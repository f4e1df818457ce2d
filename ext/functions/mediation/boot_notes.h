/* What mediation_boot() has to say of a stratum, in the fit's notes. */
#ifndef CLT_FUNCTIONS_MEDIATION_BOOT_NOTES_H
#define CLT_FUNCTIONS_MEDIATION_BOOT_NOTES_H

#include "functions/mediation/boot_data.h"

/* Of what the notes speak. */
typedef struct clt_boot_said {
  clt_call *call;
  const clt_boot_data *data;
  const char *const *effects; /* the names of the effects */
} clt_boot_said;

/* The names of the effects: 'a', 'b', 'indirect', …; with several mediators 'a: m', 'a: util', …
** NULL if out of memory. */
const char *const *clt_boot_effect_names(clt_call *call, const clt_boot_data *data);

/* Notes what is wrong with a stratum called `name`, "" if there is but one. */
void clt_boot_note_stratum(const clt_boot_said *said, const char *name,
                           const clt_mediation_result *result);

/* Notes how clusters are drawn. */
void clt_boot_note_clusters(const clt_boot_said *said, bool across);

#endif
