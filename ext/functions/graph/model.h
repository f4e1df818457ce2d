/*
** What exact_graph(), dibs_graph() and graph_test() do alike: take rows, prepare the sample, read
** the knowledge, set up the score.
*/
#ifndef CLT_FUNCTIONS_GRAPH_MODEL_H
#define CLT_FUNCTIONS_GRAPH_MODEL_H

#include "functions/graph/graph_options.h"
#include "sqlite/partial.h"

/* State of an aggregate over units. */
typedef struct clt_graph_state {
  const void
      *options;      /* the function's own struct of options; it begins with a clt_graph_options */
  bool blocked;      /* the units have blocks */
  const char *block; /* wide form: the key that is the block; NULL: none */
  clt_pivot pivot;
  clt_pivot_mark blocks;
} clt_graph_state;

/* Frame of the aggregates, long form (unit, variable, value [, block]) and wide (a JSON object a
** unit; option `block` names a key of it). */
void clt_graph_start(clt_call *call, void *state, const void *options, int n_cells);
void clt_graph_row_long(clt_call *call, void *state, const clt_cell *cells);
void clt_graph_row_wide(clt_call *call, void *state, const clt_cell *cells);
/* Their arguments, with the shard of a partial result before them. */
extern const clt_argument clt_graph_arguments_long[5];
extern const clt_argument clt_graph_arguments_wide[2];

/* Of partial results (sqlite/partial.h). */
void clt_graph_save(clt_call *call, const void *state, clt_writer *out);
void clt_graph_merge(clt_call *call, void *state, clt_reader *in, clt_arena *scratch);

/* The aggregate of a graph function in one of the two forms, `form` being long or wide with `least`
** to `most` arguments. */
#define CLT_GRAPH_AGGREGATE(form, least, most, table, size, finisher)                              \
  {                                                                                                \
    .arguments = clt_graph_arguments_##form + 1, .n_arguments = (most), .required = (least),       \
    .options = (table), .options_size = (size), .state_size = sizeof(clt_graph_state),             \
    .start = clt_graph_start, .row = clt_graph_row_##form, .finish = (finisher),                   \
  }

/* What the graphs are inferred from. */
typedef struct clt_graph_inputs {
  clt_graph_sample sample;
  clt_knowledge knowledge;
  clt_score_model model;
  clt_score score; /* of all units */
  bool ready;      /* there are enough variables and units; else a note says what is missing */
} clt_graph_inputs;

/* Sets everything up from the rows. False if an error is latched. */
bool clt_graph_pose(clt_call *call, clt_graph_inputs *inputs, clt_graph_state *state);

/* Says that units whose variables vary have no score all the same. */
void clt_graph_note_range(clt_call *call);

/* Refuses, before anything is computed, an exact posterior whose `bytes` are more than
** `memory_limit` MiB; the error says what would help. */
bool clt_exact_affordable(clt_call *call, const clt_knowledge *knowledge, double bytes,
                          int64_t memory_limit);

/* The bootstrap that the options ask for (graph/bootstrap.h): the shares of the pairs, with a note
** where resamples are left out; NULL if an error is latched or there are no resamples. */
double *clt_graph_bootstrap_share(clt_call *call, const clt_graph_inputs *inputs,
                                  const clt_graph_options *options,
                                  bool (*fit)(void *context, const clt_score *score, double *edge),
                                  void *context);

#endif
