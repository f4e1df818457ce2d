# How often two samples are found far from normal (ext/stat/shape.h), and how often the noncentral-t
# limits of Cohen's d cover it: the figures in that file's comment.
#   Rscript tests/oracle/shape.R
set.seed(2)
far <- function(a, b, n1, n2) {
  n <- n1 + n2
  skewness <- sqrt((n1 * a$skewness^2 + n2 * b$skewness^2) / n)
  skewness > max(1, 8 / sqrt(n)) | (n1 * a$kurtosis + n2 * b$kurtosis) / n > 2
}
# Of each column.
shape <- function(x) {
  centred <- sweep(x, 2, colMeans(x))
  variance <- colMeans(centred^2)
  list(mean = colMeans(x), squares = nrow(x) * variance,
       skewness = colMeans(centred^3) / variance^1.5, kurtosis = colMeans(centred^4) / variance^2 - 3)
}
# A true d is covered if t lies between the quantiles of the noncentral t that it makes.
covered <- function(d, sd, a, b, n1, n2) {
  size <- sqrt(1 / n1 + 1 / n2)
  t <- (a$mean + d * sd - b$mean) / sqrt((a$squares + b$squares) / (n1 + n2 - 2)) / size
  p <- suppressWarnings(pt(t, n1 + n2 - 2, d / size))
  mean(p > 0.025 & p < 0.975)
}
laws <- list(normal = list(rnorm, 1), uniform = list(runif, sqrt(1 / 12)),
             logistic = list(rlogis, pi / sqrt(3)), t5 = list(function(n) rt(n, 5), sqrt(5 / 3)),
             gamma4 = list(function(n) rgamma(n, 4), 2),
             laplace = list(function(n) rexp(n) * sample(c(-1, 1), n, TRUE), sqrt(2)),
             exponential = list(rexp, 1), lognormal = list(rlnorm, sqrt((exp(1) - 1) * exp(1))))
for (size in list(c(3, 3), c(10, 10), c(25, 25), c(15, 35), c(50, 50), c(500, 500)))
  for (law in names(laws)) {
    draw <- laws[[law]][[1]]; sd <- laws[[law]][[2]]; n1 <- size[1]; n2 <- size[2]
    sets <- if (law == "normal") min(1e5, 2e7 %/% sum(size)) else 4000
    a <- shape(matrix(draw(n1 * sets), n1)); b <- shape(matrix(draw(n2 * sets), n2))
    cat(sprintf("%-11s %3d %3d  far %.4f  covers d = 0, .5, 1: %s\n", law, n1, n2,
                mean(far(a, b, n1, n2)),
                paste(sprintf("%.3f", sapply(c(0, 0.5, 1), covered, sd, a, b, n1, n2)), collapse = " ")))
  }
