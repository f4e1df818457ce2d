/*
** How much one row can do: the largest change of a contrast when a row is left out, and what it is
** without that row. (R. D. Cook and S. Weisberg, Residuals and influence in regression, 1982.)
*/
#ifndef CLT_FUNCTIONS_MODERATION_INFLUENCE_H
#define CLT_FUNCTIONS_MODERATION_INFLUENCE_H

#include "functions/moderation/terms.h"

typedef struct clt_influence {
  double change;                       /* in standard errors of the whole fit */
  double estimate, std_error, p_value; /* without the row */
} clt_influence;

extern const clt_field clt_influence_fields[];

/* Of n contrasts c (each n_terms long; NULL: the terms themselves), whose inferences from all rows
** are t; NAN where there is none, which is noted. The data has kept its rows. False if an error is
** latched. */
bool clt_influence_of(const clt_terms *terms, int n, const double *c, const clt_estimate *t,
                      clt_influence *out);

#endif
