/* What plot_mediation draws, from a fit of sobel() or of mediation_boot(). */
#ifndef CLT_FUNCTIONS_PLOT_MEDIATION_READ_H
#define CLT_FUNCTIONS_PLOT_MEDIATION_READ_H

#include "plot/plots.h"
#include "sqlite/call.h"

/* False if an error is latched: the text is no such fit. `m_label` is what the mediator is called
** where there is one only; NULL: not given. */
bool clt_mediation_read(clt_call *call, const char *json, const char *m_label,
                        clt_mediation_plot *plot);

#endif
