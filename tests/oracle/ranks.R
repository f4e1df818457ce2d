# Writes ranks.h: R's wilcox.test on samples of several kinds.
#   Rscript tests/oracle/ranks.R > tests/oracle/ranks.h
# Where R's interval is exact (no ties, fewer than 50 values a group) it is wilcox.test's own. Where R
# solves for a root, the reference is the definition: order statistics of outer(x, y, "-") at the
# normal approximation of qwilcox, with wilcox.test's variance.

set.seed(20240511)
samples <- list(
  # Hollander and Wolfe's permeability data, the example of ?wilcox.test.
  permeability = list(c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46),
                      c(1.15, 0.88, 0.90, 0.74, 1.21)),
  tiny = list(c(3.5, 1.25), c(2.5, 0.75, 9.5)),
  one = list(2.5, 1.5),
  largest_exact = list(round(rnorm(49), 4), round(rnorm(49, 0.6), 4)),
  unequal_exact = list(round(rexp(7), 4), round(rexp(41) + 0.3, 4)),
  separate = list(101:120 / 8, 1:30 / 8),
  normal = list(round(rnorm(50), 5), round(rnorm(13, 1), 5)),
  ties = list(rpois(35, 3), rpois(28, 4)),
  few_values = list(rbinom(60, 1, 0.4), rbinom(45, 1, 0.7)),
  one_differs = list(c(5, rep(2, 30)), rep(2, 20)),
  constant = list(rep(4.5, 6), rep(4.5, 5)))

vector_text <- function(v) {
  text <- paste(vapply(v, format, "", digits = 15), collapse = ", ")
  paste(strwrap(text, 96, prefix = "    "), collapse = "\n")
}
figure <- function(v) if (is.finite(v)) sprintf("%.17g", v) else "NAN"

one_case <- function(name, x, y, alternative, level) {
  m <- length(x); n <- length(y); d <- sort(outer(x, y, "-"))
  counts <- table(c(x, y))
  sigma <- sqrt((m * n / 12) * ((m + n + 1) - sum(counts^3 - counts) / ((m + n) * (m + n - 1))))
  if (length(counts) == 1) sigma <- 0
  exact <- m < 50 && n < 50 && all(counts == 1)
  test <- suppressWarnings(wilcox.test(x, y, alternative = alternative, conf.int = exact,
                                       conf.level = level))
  w <- unname(test$statistic); distance <- w - m * n / 2
  correction <- switch(alternative, two.sided = sign(distance) * 0.5, greater = 0.5, less = -0.5)
  sides <- if (alternative == "two.sided") 2 else 1
  alpha <- (1 - level) / sides
  q <- if (exact) qwilcox(alpha, m, n)
       else ceiling(m * n / 2 - 0.5 - qnorm(alpha, lower.tail = FALSE) * sigma)
  q <- min(max(q, 1), m * n)
  outside <- if (exact) pwilcox(q - 1, m, n) else pnorm((q - 0.5 - m * n / 2) / sigma)
  if (sigma == 0) outside <- 0
  limits <- c(d[q], d[m * n + 1 - q])
  if (alternative == "greater") limits[2] <- NaN
  if (alternative == "less") limits[1] <- NaN
  if (exact) {
    theirs <- as.vector(test$conf.int)
    stopifnot(all(limits == theirs, na.rm = TRUE), test$estimate == median(d))
  }
  tail <- c(two.sided = "CLT_TWO_SIDED", greater = "CLT_GREATER", less = "CLT_LESS")[alternative]
  # All values equal: R's z is 0/0 or infinite, by the correction; here neither z nor p exists.
  z <- if (sigma > 0) (distance - correction) / sigma else NaN
  p <- if (sigma > 0) test$p.value else NaN
  figures <- vapply(c(w, z, p, median(d), limits, max(1 - sides * outside, 0)), figure, "")
  cat(sprintf("    {\"%s\", %s_1, %d, %s_2, %d, %s, %g, %d,\n     %s},\n", name, name, m, name, n, tail,
              level, exact, paste(figures, collapse = ", ")))
}

cat("/* Written by ranks.R: R's wilcox.test. */\n#include <math.h>\n\n#include \"stat/distribution.h\"\n\n")
for (name in names(samples)) {
  s <- samples[[name]]
  for (i in 1:2) {
    cat(sprintf("static const double %s_%d[] = {\n%s};\n", name, i, vector_text(s[[i]])))
  }
}
cat("
static const struct oracle_ranks {
  const char *name;
  const double *x;
  size_t n1;
  const double *y;
  size_t n2;
  clt_tail tail;
  double conf_level;
  bool exact;
  double u, z, p_value, hodges_lehmann, conf_low, conf_high, conf_attained;
} oracle_ranks[] = {
")
for (name in names(samples)) {
  for (alternative in c("two.sided", "greater", "less")) {
    s <- samples[[name]]
    one_case(name, s[[1]], s[[2]], alternative, if (name == "largest_exact") 0.999 else 0.95)
  }
}
cat("};\n")
