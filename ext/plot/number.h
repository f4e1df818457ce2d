/*
** Numbers as text without printf, so that the host's locale has no say: coordinates for the markup,
** and figures for people, with a true minus sign, nothing between thousands and 1.2×10⁻⁷ for
** what is too large or too small to be read otherwise.
**
** Figures are rounded as base/decimal.h does, half to even on the digits that a reader sees;
** coordinates, of which there are many, in plain arithmetic.
*/
#ifndef CLT_PLOT_NUMBER_H
#define CLT_PLOT_NUMBER_H

#define CLT_MINUS "\xe2\x88\x92" /* U+2212 */

enum { CLT_FIGURE_BYTES = 96 }; /* room for whatever is written here */

/* x * 10^power, also where 10^power alone would overflow or vanish. */
double clt_scale_by_ten(double x, int power);

/* A coordinate, rounded to 1/10^decimals (0 to 3) without trailing zeros: "-12.5". NAN becomes 0
** and what lies beyond ±1e6 is cut there. Returns the length. */
int clt_format_coordinate(char out[CLT_FIGURE_BYTES], double x, int decimals);

/* x with so many decimals (0 to 15): "−12500.50". |x| < 1e15; a dash if not
** finite or larger. */
int clt_format_decimals(char out[CLT_FIGURE_BYTES], double x, int decimals);

/* x to so many significant digits (1 to 15), trailing zeros left out: "0.034", "1.2×10⁻⁷". A dash
** if not finite. */
int clt_format_figure(char out[CLT_FIGURE_BYTES], double x, int digits);

/* A p-value behind its "p": "= 0.034", "< 10⁻³⁰⁰", "= –" if it does not exist. */
int clt_format_p(char out[CLT_FIGURE_BYTES], double p);

/* "10⁶" */
int clt_format_power(char out[CLT_FIGURE_BYTES], int power);

#endif
