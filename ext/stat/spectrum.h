/*
** The spectral decomposition A = Z diag(values) Z' of a symmetric matrix, for applying functions of
** A to a few vectors: x -> Z f(values) Z'x. Z itself is not formed but kept as what it is a product
** of, Householder reflections and plane rotations (G. H. Golub and C. F. Van Loan, Matrix
** Computations, sections 8.3.1 and 8.3.3; the implicit QL method of A. Dubrulle, Numer. Math. 15
** (1970)), which costs 2 n^3 operations once and 8 n^2 for each product with Z or Z'. One object
** serves any number of matrices; its memory grows to what the largest needs: n^2 numbers, and about
** twice as many for the rotations.
**
** Tried: gsl_eigen_symmv() cannot be interrupted (0.1 s at n = 400, 0.8 s at 800), never ends on a
** NaN, and its workspace comes from a function that ends the process when memory runs out.
*/
#ifndef CLT_STAT_SPECTRUM_H
#define CLT_STAT_SPECTRUM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/task.h"

/* A rotation of two neighbouring coordinates, and those of one QL step: by neighbours
** high - 1, high, then downwards to low, low + 1. */
typedef struct clt_rotation {
  double cosine, sine;
} clt_rotation;
typedef struct clt_ql_step {
  int low, high;
} clt_ql_step;

typedef struct clt_spectrum {
  clt_arena *arena;        /* where its memory comes from */
  int n;                   /* rows of the matrix at hand */
  int room;                /* rows that there is memory for */
  double *a;               /* [n * n] the matrix; row k holds reflection k right of the diagonal */
  double *values;          /* [n] eigenvalues, in no order */
  double *beside;          /* [n] the tridiagonal matrix beside its diagonal */
  double *factor;          /* [n] reflection k is I - factor v v' */
  double *work;            /* [n] */
  clt_rotation *rotations; /* all rotations in the order of their making */
  clt_ql_step *steps;      /* the steps that they belong to */
  size_t n_rotations, n_steps;
  size_t rotations_room, steps_room;
  size_t unpolled; /* operations since the task was last asked */
} clt_spectrum;

/* No matrix yet; takes no memory. */
void clt_spectrum_init(clt_spectrum *s, clt_arena *arena);

/* Room for a matrix of n rows, which the caller then writes into `a`, both triangles. False
** (latched) if out of memory. */
bool clt_spectrum_reserve(clt_spectrum *s, int n);

/* Decomposes it. The eigenvalues are right to some units of 2^-53 of the largest; what is below
** 2^-500 beside the diagonal counts as 0, and what is above 2^500 is out of range. They are all NAN
** if a number in the matrix is not finite. False if out of memory or stopped. */
bool clt_spectrum_decompose(clt_spectrum *s, clt_task *task);

/* x := Z'x, the coordinates of x[n] along the eigenvectors; back, x := Z x. False if stopped. */
bool clt_spectrum_to(clt_spectrum *s, double *x, clt_task *task);
bool clt_spectrum_from(clt_spectrum *s, double *x, clt_task *task);

#endif
