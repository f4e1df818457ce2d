# Writes inference_more.h: what an estimate says besides its test, by R.
#   Rscript tests/oracle/inference_more.R > tests/oracle/inference_more.h
table <- function(name, columns, rows) {
  cat(sprintf("/* %s */\nstatic const double %s[][%d] = {\n", columns, name, ncol(rows)))
  cat(apply(rows, 1, function(r) sprintf("    {%s},\n", paste(sprintf("%.17g", r), collapse = ", "))),
      sep = "")
  cat("};\n\n")
}

# ---- detectable: power.t.test of two equal groups, where df = 2 (n - 1) and se = sd sqrt(2/n)
by_r <- function(n, sd, sides, level, power) {
  delta <- power.t.test(n = n, sd = sd, sig.level = level, power = power, strict = TRUE, tol = 1e-14,
                        alternative = if (sides == 2) "two.sided" else "one.sided")$delta
  c(sd * sqrt(2 / n), 2 * (n - 1), sides, level, power, delta)
}
# By the same definition for degrees of freedom that no two equal groups have.
by_root <- function(se, df, sides, level, power) {
  critical <- qt(level / sides, df, lower.tail = FALSE)
  found <- function(ncp) pt(critical, df, ncp, lower.tail = FALSE) + (sides == 2) * pt(-critical, df, ncp)
  ncp <- uniroot(function(ncp) found(ncp) - power, c(0, 37), tol = 1e-14)$root
  c(se, df, sides, level, power, ncp * se)
}
table("oracle_detectable", "std_error, df, sides, level, power, detectable", rbind(
  by_r(20, 1, 2, 0.05, 0.8), by_r(20, 1, 1, 0.05, 0.8), by_r(3, 2.5, 2, 0.1, 0.9),
  by_r(100, 0.3, 2, 0.05 / 7, 0.8), by_r(500, 1000, 2, 0.05 / 28, 0.95), by_r(12, 1, 2, 0.05, 0.0625),
  by_r(8, 1, 2, 0.5, 0.6), by_r(8, 1, 1, 0.5, 0.6),
  by_root(0.7, 17.77647351617849, 2, 0.05, 0.8), by_root(0.7, 17.77647351617849, 1, 0.05, 0.8),
  by_root(3, 2.3, 2, 0.05, 0.8), by_root(3, 4.5, 2, 0.01, 0.5), by_root(1, 1, 2, 0.2, 0.8),
  by_root(1, 1234.5, 2, 0.05 / 3, 0.99)))

# ---- equivalence: the two one-sided tests
tost <- function(estimate, se, df, margin)
  c(estimate, se, df, margin, max(pt((estimate + margin) / se, df, lower.tail = FALSE),
                                  pt((estimate - margin) / se, df)))
table("oracle_equivalence", "estimate, std_error, df, margin, p", rbind(
  tost(0.1, 0.2, 38, 0.5), tost(-0.1, 0.2, 38, 0.5), tost(0, 1, 5, 0.3), tost(2, 0.5, 11.7, 1.5),
  tost(-2, 0.5, 11.7, 1.5), tost(0.01, 0.02, 400, 1)))

# ---- robustness value
robustness <- function(t, df) { f <- abs(t) / sqrt(df); c(t, df, (sqrt(f^4 + 4 * f^2) - f^2) / 2) }
table("oracle_robustness", "t, df, robustness value", rbind(
  robustness(2.08, 38), robustness(-4.18445, 783), robustness(0.3, 7.5), robustness(25, 10)))
