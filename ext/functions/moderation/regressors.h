/*
** The rows of a regression as they stream in: numeric columns that the function computes itself (y,
** x, …) followed by arguments, each of them a number, a factor, or a label that says which cell or
** cluster the row belongs to. Rows are summed by cell (stat/regression/strata.h), so that levels
** may appear one by one, and what is a product of columns is formed when all rows are in.
*/
#ifndef CLT_FUNCTIONS_MODERATION_REGRESSORS_H
#define CLT_FUNCTIONS_MODERATION_REGRESSORS_H

#include "functions/inference_options.h"
#include "sqlite/call.h"
#include "sqlite/cell.h"
#include "stat/regression/variance.h"

/* Most levels of all the factors of one call together, and of what tells strata apart. */
enum { CLT_MAX_LEVELS = 2000 };

/* What an argument is to the model. */
typedef enum clt_regressor_role {
  CLT_AS_TERM,    /* a number or a factor that enters as it is */
  CLT_AS_BLOCK,   /* its levels are CLT_KEY_BLOCK */
  CLT_AS_GROUP,   /* its levels are CLT_KEY_GROUP */
  CLT_AS_X,       /* a number, or levels that are CLT_KEY_X */
  CLT_AS_CLUSTER, /* its values are clusters */
  CLT_AS_NONE     /* the function reads it itself */
} clt_regressor_role;

typedef struct clt_regressor {
  const char *name;
  clt_regressor_role role;
  bool label;           /* its values are labels, whatever they look like */
  bool log;             /* it enters as its logarithm */
  bool alone;           /* a factor, a TERM of which there is no product */
  bool groups;          /* a TERM whose values are CLT_KEY_GROUP, too */
  clt_label_set values; /* these values, where they are numbers */
  clt_log_outcome logs; /* what has none */
  bool settled;         /* the first row told whether it is a factor */
  bool factor;          /* its values are levels, not numbers */
  bool plain;           /* a number that enters as it is */
  clt_label_set levels; /* of a factor */
  int *level;           /* [levels.count] level -> its number among all levels, of a TERM */
  int numbered;         /* levels that have one */
  int column;           /* numeric column of the strata */
} clt_regressor;

typedef struct clt_regressors {
  clt_call *call;
  int n_own;                /* numeric columns of the function's own, the first ones */
  int n;                    /* arguments behind them; the column of a factor stays 0 */
  clt_regressor *regressor; /* [n] */
  clt_strata strata;        /* sums of the rows so far */
  bool centred;             /* products are about the means of their factors */
  clt_clusters *clusters;   /* by cluster first; NULL: no argument is one */
  int64_t cluster;          /* of the current row */
  int key[CLT_KEYS];        /* of the current row */
  clt_log_outcome outcome;  /* what has no logarithm, where the function takes that of y */
  double *x;                /* [n_own + n] the current row */
  int *on;                  /* [n] levels on in the current row */
  int levels;               /* of all terms together */
  double fewest_df;         /* of what has a test; 0: nothing yet */
  bool without_limits;      /* and some of it has no limits */
  bool keep;                /* keep the rows, too */
  double *kept_x;           /* [kept * (n_own + n)] the rows kept */
  int *kept_on;             /* [kept * kept_factors] their levels */
  int *kept_key;            /* [kept * kept_keys] their strata */
  int kept_keys;            /* CLT_KEYS, or 0 as long as all of them are of the first one … */
  int first_key[CLT_KEYS];  /* … which is 0 */
  int64_t *kept_cluster;    /* [kept] their clusters, if there are any */
  int kept_factors;         /* factors among the terms */
  int64_t kept;             /* rows kept */
} clt_regressors;

/* Begins with `n` arguments, terms called name[i]. False if out of memory. */
bool clt_regressors_start(clt_regressors *r, clt_call *call, int n_own, int n,
                          const char *const *names, bool keep);

/* Gives an argument another role; labels are then read as they are. */
void clt_regressors_assign(clt_regressors *r, int i, clt_regressor_role role);

/* How the arguments are to be read. */
void clt_regressors_describe(const clt_regressors *r, clt_argument *arguments);

/* Adds a row: the function's own columns, and the cells of the arguments. */
void clt_regressors_row(clt_regressors *r, const double *own, const clt_cell *cells);

/* Parts of adding a row, for what is added otherwise. An argument turns out to be a factor or
** numbers; the number of a term's level among all levels, -1 if an error is latched; clusters of
** rows with so many factors, where an argument is one; not too many levels that are keys. */
void clt_regressor_settle(clt_regressor *regressor, bool factor);
int clt_regressors_number(clt_regressors *r, clt_regressor *term, int level);
bool clt_regressors_open_clusters(clt_regressors *r, int factors);
bool clt_regressors_fit_keys(clt_regressors *r, const clt_regressor *regressor);

/* An error if the rows alone have taken more than so many MiB. */
void clt_regressors_limit(const clt_regressors *r, int64_t memory_limit);

/* Before they are closed: the groups are none. False if an error is latched. */
bool clt_regressors_forget_groups(clt_regressors *r);

/* When all rows are in: clusters are summed, labels are checked. False if an error is latched. */
bool clt_regressors_close(clt_regressors *r);

/* Ranks of what tells rows apart. False if out of memory. */
bool clt_regressors_rank(const clt_regressors *r, clt_ranks *ranks);

/* An order of the rows kept in which nothing hangs on that in which they came: by their values,
** then by the ranks of their labels, those of clusters among them (NULL: there are none). */
bool clt_kept_before(const clt_regressors *r, const clt_ranks *ranks, const int *cluster, int64_t a,
                     int64_t b);

/* Ranks of the labels of a set in sort order; NULL if out of memory. */
int *clt_regressors_ranks(const clt_regressors *r, const clt_label_set *set);

/* The argument whose values are the groups, and these; NULL if there is none. */
const clt_label_set *clt_regressors_groups(const clt_regressors *r);

/* The argument of a role, NULL if there is none. */
clt_regressor *clt_regressors_of(const clt_regressors *r, clt_regressor_role role);

/* What a fit over the design is made of; `rows` is filled in. */
clt_fit_source clt_regressors_source(const clt_regressors *r, const clt_design *design,
                                     clt_rows *rows);

/* "base[level]", in the arena. */
const char *clt_level_name(clt_call *call, const char *base, const char *level);

#endif
