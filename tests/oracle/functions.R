# Expected figures of the SQL functions of steps 1, 3 and 4 on one small data set, by R.
#   Rscript tests/oracle/functions.R > tests/oracle/functions.h
# The data are dyadic fractions, so that R and SQLite have the same doubles; tests/functions/data.h
# makes the same table in SQL. Robust variances and bootstrap limits are by their formulas, in base R.
i <- 1:40
g <- ifelse(i %% 2 == 1, "a", "b")
f <- paste0("f", i %% 3)
x <- ((i * 17) %% 19) / 4
m <- ((i * 29) %% 31) / 8 + x / 2
c1 <- ((i * 7) %% 11) / 2
y <- ((i * 37) %% 23) / 8 + m / 2 + ifelse(g == "b", x / 4, 0) + (i %% 3) / 2
d <- data.frame(i, y, x, m, c1, g, f)

begin <- function(name) cat(sprintf("static const figure %s[] = {\n", name))
end <- function() cat("};\n\n")
number <- function(v) ifelse(is.finite(v), sprintf("%.17g", v), "NAN")
# The columns of one row of a source, their names being those of `values`.
fig <- function(source, values)
  cat(sprintf("    {\"SELECT %s FROM %s\",\n     %d,\n     {%s}},\n", paste(names(values), collapse = ", "),
              gsub('"', '\\\\"', source), length(values), paste(number(values), collapse = ", ")))
# The same of keys of the fit that a call gives.
keys <- function(call, values) {
  source <- sprintf("(SELECT %s AS fit FROM d)", call)
  names(values) <- sprintf("fit ->> '%s'", names(values))
  fig(source, values)
}

cat("/* Made by functions.R: do not edit. */\n",
    "#ifndef CLT_ORACLE_FUNCTIONS_H\n#define CLT_ORACLE_FUNCTIONS_H\n\n#include <math.h>\n\n",
    "/* A query on the tables of tests/functions/data.h, and its first row by R; NAN for NULL. */\n",
    "typedef struct figure {\n  const char *sql;\n  int n;\n  double want[16];\n} figure;\n\n", sep = "")

# ---- ttest
test_rows <- function(options, a, b, welch, alternative) {
  t <- t.test(a, b, var.equal = !welch, alternative = alternative)
  n1 <- length(a); n2 <- length(b); df <- n1 + n2 - 2
  d <- (mean(a) - mean(b)) / sqrt(((n1 - 1) * var(a) + (n2 - 1) * var(b)) / df)
  fig(sprintf("ttest((SELECT ttest(y, g, '%s') FROM d))", options),
      c(n1 = n1, n2 = n2, mean1 = mean(a), mean2 = mean(b), sd1 = sd(a), sd2 = sd(b),
        estimate = mean(a) - mean(b), std_error = t$stderr, statistic = unname(t$statistic),
        df = unname(t$parameter), p_value = t$p.value, conf_low = t$conf.int[1],
        conf_high = t$conf.int[2], cohens_d = d,
        hedges_g = d * exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)))
}
A <- d$y[d$g == "a"]; B <- d$y[d$g == "b"]
begin("TTEST")
test_rows('{}', B, A, FALSE, "two.sided")
test_rows('{"method":"welch"}', B, A, TRUE, "two.sided")
test_rows('{"reference":"b"}', A, B, FALSE, "two.sided")
test_rows('{"alternative":"greater"}', B, A, FALSE, "greater")
test_rows('{"alternative":"less","method":"welch","reference":"b"}', A, B, TRUE, "less")
narrow <- t.test(B, A, var.equal = TRUE, conf.level = 0.5)$conf.int
keys("ttest(y, g, '{\"conf_level\":0.5}')", c(conf_low = narrow[1], conf_high = narrow[2]))
# On the log scale means and sds stay in units of y; the rest is the t-test of the logarithms.
log_rows <- function(options, a, b, welch) {
  t <- t.test(log(a), log(b), var.equal = !welch)
  n1 <- length(a); n2 <- length(b); df <- n1 + n2 - 2
  d <- (mean(log(a)) - mean(log(b))) / sqrt(((n1 - 1) * var(log(a)) + (n2 - 1) * var(log(b))) / df)
  estimate <- mean(log(a)) - mean(log(b))
  fig(sprintf("ttest((SELECT ttest(y + 1, g, '%s') FROM d))", options),
      c(mean1 = mean(a), mean2 = mean(b), sd1 = sd(a), sd2 = sd(b), estimate = estimate,
        std_error = t$stderr, statistic = unname(t$statistic), df = unname(t$parameter),
        p_value = t$p.value, conf_low = t$conf.int[1], conf_high = t$conf.int[2], cohens_d = d,
        hedges_g = d * exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2),
        ratio = exp(estimate), ratio_low = exp(t$conf.int[1]), ratio_high = exp(t$conf.int[2])))
}
log_rows('{"scale":"log"}', B + 1, A + 1, FALSE)
log_rows('{"scale":"log","method":"welch"}', B + 1, A + 1, TRUE)
# Two one-sided tests, and the power of the test by the noncentral t.
reach_rows <- function(options, a, b, welch, margin, alternative = "two.sided", level = 0.05, power = 0.8,
                       as = identity) {
  t <- t.test(a, b, var.equal = !welch)
  df <- t$parameter; se <- t$stderr; estimate <- mean(a) - mean(b)
  one <- alternative != "two.sided"
  critical <- qt(level / (2 - one), df, lower.tail = FALSE)
  found <- function(ncp) pt(critical, df, ncp, lower.tail = FALSE) + (!one) * pt(-critical, df, ncp)
  fig(sprintf("ttest((SELECT ttest(y + 1, g, '%s') FROM d))", options),
      c(equivalence_p = max(pt((estimate + margin) / se, df, lower.tail = FALSE),
                            pt((estimate - margin) / se, df)),
        detectable = as(se * uniroot(function(ncp) found(ncp) - power, c(0, 30), tol = 1e-14)$root)))
}
same <- power.t.test(n = 20, sd = sqrt((var(A) + var(B)) / 2), power = 0.8, strict = TRUE, tol = 1e-14)
fig("ttest((SELECT ttest(y, g) FROM d))", c(equivalence_p = NA, detectable = same$delta))
reach_rows('{"margin":1.5}', B + 1, A + 1, FALSE, 1.5)
reach_rows('{"margin":0.5,"method":"welch","tests":7,"power":0.9}', B + 1, A + 1, TRUE, 0.5, level = 0.05 / 7,
           power = 0.9)
reach_rows('{"margin":0.5,"alternative":"less","conf_level":0.9}', B + 1, A + 1, FALSE, 0.5, "less", 0.1)
reach_rows('{"margin":1.25,"scale":"log","tests":3}', log(B + 1), log(A + 1), FALSE, log(1.25), level = 0.05 / 3,
           as = exp)
# p-values of some 1e-200 and 1e-300: their logarithm.
many <- c(outer(1:8, 1:25, function(a, b) a / 8))
log_p <- function(shift) {
  t <- t.test(many + shift, many, var.equal = TRUE)
  unname(pt(t$statistic, t$parameter, lower.tail = FALSE, log.p = TRUE) + log(2)) / log(10)
}
for (shift in c(1.9, 2.5))
  fig(sprintf("(SELECT c_log10(ttest(v + %g * k, k) ->> 'p_value') AS lg FROM far)", shift), c(lg = log_p(shift)))
end()

# ---- mann_whitney; u has no ties, y has
u <- ((i * 37) %% 41) / 8
wilcox_rows <- function(options, column, a, b, alternative, limits) {
  w <- suppressWarnings(wilcox.test(a, b, alternative = alternative))
  values <- c(statistic = unname(w$statistic), p_value = w$p.value,
              rank_biserial = unname(2 * w$statistic / (length(a) * length(b)) - 1),
              hodges_lehmann = median(outer(a, b, "-")), median1 = median(a), median2 = median(b))
  if (limits) {
    w <- wilcox.test(a, b, alternative = alternative, conf.int = TRUE)
    values <- c(values, conf_low = w$conf.int[1], conf_high = w$conf.int[2])
  }
  fig(sprintf("mann_whitney((SELECT mann_whitney(%s, g, '%s') FROM d))", column, options), values)
}
UA <- u[d$g == "a"]; UB <- u[d$g == "b"]
begin("MANN_WHITNEY")
wilcox_rows('{}', "(i * 37) % 41 / 8.0", UB, UA, "two.sided", TRUE)
wilcox_rows('{"reference":"b"}', "(i * 37) % 41 / 8.0", UA, UB, "two.sided", TRUE)
wilcox_rows('{"alternative":"greater"}', "(i * 37) % 41 / 8.0", UB, UA, "greater", TRUE)
wilcox_rows('{"alternative":"less"}', "(i * 37) % 41 / 8.0", UB, UA, "less", TRUE)
wilcox_rows('{}', "y", B, A, "two.sided", FALSE)
wilcox_rows('{"alternative":"greater"}', "y", B, A, "greater", FALSE)
wilcox_rows('{"alternative":"less"}', "y", B, A, "less", FALSE)
end()

# ---- p_adjust
p <- c(0.001, 0.5, NA, 0.012, 0.012, 1, 1e-200, 0, 0.04, 0.9)
begin("P_ADJUST")
for (method in c("holm", "BH", "BY", "bonferroni")) {
  adjusted <- p.adjust(p, method)
  names(adjusted) <- sprintf("max(iif(key = %d, p_adjusted, NULL))", seq_along(p))
  fig(sprintf("p_adjust((SELECT p_adjust(k, p, '{\"method\":\"%s\"}') FROM p))", tolower(method)), adjusted)
}
ranks <- rank(p, ties.method = "min", na.last = "keep")
names(ranks) <- sprintf("max(iif(key = %d, rank, NULL))", seq_along(p))
fig("p_adjust((SELECT p_adjust(k, p) FROM p))", ranks)
end()

# ---- linear models
robust <- function(fit, kind) {
  X <- model.matrix(fit); e <- residuals(fit); h <- hatvalues(fit); n <- nrow(X)
  w <- switch(kind, none = NULL, HC0 = 1, HC1 = n / fit$df.residual, HC2 = 1 / (1 - h), HC3 = 1 / (1 - h)^2)
  if (is.null(w)) return(vcov(fit))
  bread <- solve(crossprod(X))
  bread %*% crossprod(X * (w * e^2), X) %*% bread
}
inference <- function(value, variance, df) {
  se <- sqrt(variance); t <- value / se; half <- qt(0.975, df) * se
  c(estimate = value, std_error = se, statistic = t, p_value = 2 * pt(-abs(t), df),
    conf_low = value - half, conf_high = value + half)
}
# A figure for every term; `source` makes the rest of the query from the term's name.
terms_of <- function(source, fit, kind, names, more = function(k) NULL) {
  V <- robust(fit, kind); X <- model.matrix(fit); y <- model.response(model.frame(fit))
  for (k in seq_along(names)) {
    values <- inference(coef(fit)[[k]], V[k, k], fit$df.residual)
    if (colnames(X)[k] != "(Intercept)") values <- c(values, beta = coef(fit)[[k]] * sd(X[, k]) / sd(y), more(k))
    fig(source(names[k]), values)
  }
}
summary_of <- function(call, fit) {
  s <- summary(fit)
  keys(call, c(df_residual = fit$df.residual, r_squared = s$r.squared, adj_r_squared = s$adj.r.squared,
               sigma = s$sigma, f_statistic = unname(s$fstatistic[1]),
               f_p_value = unname(pf(s$fstatistic[1], s$fstatistic[2], s$fstatistic[3], lower.tail = FALSE)),
               log_lik = as.numeric(logLik(fit)), aic = AIC(fit), bic = BIC(fit)))
}
ols_rows <- function(call, fit, kind, names) {
  X <- model.matrix(fit)
  others <- function(k) if (colnames(X)[1] == "(Intercept)") lm(X[, k] ~ X[, -c(1, k)]) else lm(X[, k] ~ 0 + X[, -k])
  vif <- function(k) c(vif = 1 / (1 - summary(others(k))$r.squared))
  terms_of(function(term) sprintf("ols((SELECT %s FROM d)) WHERE term = '%s'", call, term), fit, kind, names, vif)
  summary_of(call, fit)
}
full <- lm(y ~ x + c1 + f, d)
begin("OLS")
ols_rows("ols(y, x, c1, f)", full, "none", c("intercept", "x1", "x2", "x3[f1]", "x3[f2]"))
for (kind in c("HC0", "HC1", "HC2", "HC3"))
  ols_rows(sprintf("ols(y, x, c1, f, '{\"robust\":\"%s\"}')", kind), full, kind,
           c("intercept", "x1", "x2", "x3[f1]", "x3[f2]"))
ols_rows("ols(y, x, m, '{\"intercept\":false}')", lm(y ~ 0 + x + m, d), "none", c("x1", "x2"))
# Without an intercept the first factor keeps all its levels, wherever it stands.
for (kind in c("none", "HC3"))
  ols_rows(sprintf("ols(y, x, f, g, '{\"intercept\":false,\"robust\":\"%s\"}')", kind), lm(y ~ 0 + x + f + g, d), kind,
           c("x1", "x2[f0]", "x2[f1]", "x2[f2]", "x3[b]"))
ols_rows("ols(y, g, f, '{\"intercept\":false}')", lm(y ~ 0 + g + f, d), "none", c("x1[a]", "x1[b]", "x2[f1]", "x2[f2]"))
end()

interaction_rows <- function(call, small, large, kind, names, slopes) {
  source <- function(model) function(term)
    sprintf("ols_interaction((SELECT %s FROM d)) WHERE model = '%s' AND term = '%s'", call, model, term)
  terms_of(source("main"), small, kind, names[-4])
  terms_of(source("interaction"), large, kind, names[c(1:3, seq_along(names)[-(1:4)], 4)])
  V <- robust(large, kind); last <- length(coef(large)); at <- match("x", names)
  for (k in names(slopes)) {
    w <- rep(0, last); w[at] <- 1; w[last] <- slopes[[k]]
    fig(source("slope")(k), inference(sum(w * coef(large)), (w %*% V %*% w)[1], large$df.residual))
  }
  f <- coef(large)[[last]]^2 / V[last, last]
  keys(call, c(r_squared_main = summary(small)$r.squared, r_squared = summary(large)$r.squared,
               delta_r_squared = summary(large)$r.squared - summary(small)$r.squared, f_change = f,
               f_change_p = pf(f, 1, large$df.residual, lower.tail = FALSE),
               "$.main.estimate" = coef(small)[[at]], "$.interaction.estimate" = coef(large)[[last]],
               "$.main.p_value" = 2 * pt(-abs(coef(small)[[at]] / sqrt(robust(small, kind)[at, at])), small$df.residual)))
}
begin("OLS_INTERACTION")
b <- as.numeric(g == "b"); xb <- x * b; xa <- x * (1 - b); a <- 1 - b; xm <- x * m
names <- c("intercept", "x", "moderator", "x:moderator")
for (kind in c("none", "HC3")) {
  option <- if (kind == "none") "" else ", '{\"robust\":\"HC3\"}'"
  interaction_rows(sprintf("ols_interaction(y, x, g%s)", option), lm(y ~ x + b), lm(y ~ x + b + xb), kind, names,
                   list("x[a]" = 0, "x[b]" = 1))
  interaction_rows(sprintf("ols_interaction(y, x, m, c1%s)", option), lm(y ~ x + m + c1), lm(y ~ x + m + c1 + xm),
                   kind, c(names, "cov1"),
                   list("x[mean - sd]" = mean(m) - sd(m), "x[mean]" = mean(m), "x[mean + sd]" = mean(m) + sd(m)))
}
interaction_rows("ols_interaction(y, x, g, f, '{\"reference\":\"b\"}')", lm(y ~ x + a + f), lm(y ~ x + a + f + xa),
                 "none", c(names, "cov1[f1]", "cov1[f2]"), list("x[b]" = 0, "x[a]" = 1))
interaction_rows("ols_interaction(y, x, 2023 + (g = 'b'))", lm(y ~ x + b), lm(y ~ x + b + xb), "none", names,
                 list("x[2023]" = 0, "x[2024]" = 1))
interaction_rows("ols_interaction(y, x, 0.125 * (g = 'b') + 0.25)", lm(y ~ x + b), lm(y ~ x + b + xb), "none", names,
                 list("x[0.25]" = 0, "x[0.375]" = 1))
for (kind in c("none", "HC3"))
  interaction_rows(sprintf("ols_interaction(y, x, g, f, '{\"intercept\":false,\"robust\":\"%s\"}')", kind),
                   lm(y ~ 0 + x + g + f), lm(y ~ 0 + x + g + f + xb), kind,
                   c("x", "moderator[a]", "moderator[b]", "x:moderator", "cov1[f1]", "cov1[f2]"), list("x[a]" = 0, "x[b]" = 1))
interaction_rows("ols_interaction(y, x, m, g, '{\"intercept\":false}')", lm(y ~ 0 + x + m + g),
                 lm(y ~ 0 + x + m + g + xm), "none", c("x", "moderator", "cov1[a]", "x:moderator", "cov1[b]"),
                 list("x[mean - sd]" = mean(m) - sd(m), "x[mean]" = mean(m), "x[mean + sd]" = mean(m) + sd(m)))
end()

# ---- mediation
# The proportion mediated: none where the signs differ or the total effect cannot be told from 0.
share <- function(indirect, direct, total)
  if (indirect * direct > 0 && summary(total)$coefficients["x", 4] < 0.05) indirect / coef(total)[["x"]] else NA
sobel_rows <- function(call, covariates, d) {
  plus <- function(formula) as.formula(paste(formula, covariates))
  fa <- lm(plus("m ~ x"), d); fb <- lm(plus("y ~ x + m"), d); fc <- lm(plus("y ~ x"), d)
  source <- function(effect) sprintf("sobel((SELECT %s FROM d)) WHERE effect = '%s'", call, effect)
  one <- function(effect, fit, term)
    fig(source(effect), inference(coef(fit)[[term]], vcov(fit)[term, term], fit$df.residual))
  one("a", fa, "x"); one("b", fb, "m"); one("total", fc, "x"); one("direct", fb, "x")
  a <- coef(fa)[["x"]]; b <- coef(fb)[["m"]]; sa <- sqrt(vcov(fa)["x", "x"]); sb <- sqrt(vcov(fb)["m", "m"])
  z <- a * b / sqrt(a^2 * sb^2 + b^2 * sa^2 + c(0, 1, -1) * sa^2 * sb^2); p <- 2 * pnorm(-abs(z))
  se <- a * b / z[1]; half <- qnorm(0.975) * se; direct <- coef(fb)[["x"]]
  fig(source("indirect"), c(estimate = a * b, std_error = se, statistic = z[1], p_value = p[1],
                            conf_low = a * b - half, conf_high = a * b + half, beta = a * b * sd(d$x) / sd(d$y)))
  keys(call, c("$.sobel.z" = z[1], "$.sobel.p_value" = p[1], "$.aroian.z" = z[2], "$.aroian.p_value" = p[2],
               "$.goodman.z" = z[3], "$.goodman.p_value" = p[3], proportion_mediated = share(a * b, direct, fc),
               rho_at_zero = cor(resid(fa), resid(fc))))
}
begin("SOBEL")
sobel_rows("sobel(x, m, y)", "", d)
sobel_rows("sobel(x, m, y, c1, f)", "+ c1 + f", d)
sobel_rows("sobel(x, m, y) FILTER (WHERE g = 'a')", "", d[d$g == "a", ])
end()

begin("MEDIATION_BOOT")
for (covariates in c("", "+ c1 + f")) {
  arguments <- if (covariates == "") "" else ", c1, f"
  effects <- function(d) {
    a <- coef(lm(as.formula(paste("m ~ x", covariates)), d))[["x"]]
    fb <- coef(lm(as.formula(paste("y ~ x + m", covariates)), d))
    c(indirect = a * fb[["m"]], direct = fb[["x"]], total = a * fb[["m"]] + fb[["x"]],
      proportion = share(a * fb[["m"]], fb[["x"]], lm(as.formula(paste("y ~ x", covariates)), d)))
  }
  ea <- effects(d[d$g == "a", ]); eb <- effects(d[d$g == "b", ])
  all <- c(ea, eb, eb - ea)
  names(all) <- c(outer(names(ea), c("a", "b", "difference"), function(effect, stratum)
    sprintf("max(iif(stratum = '%s' AND effect = '%s', estimate, NULL))", stratum, effect)))
  fig(sprintf("mediation_boot((SELECT mediation_boot(x, m, y, g%s, '{\"n_boot\":40}') FROM d))", arguments), all)
}
end()

# Percentile limits by 20000 resamples of R's own: equal up to Monte-Carlo error.
set.seed(1)
indirect <- function(x, m, y) {
  x <- x - mean(x); m <- m - mean(m); y <- y - mean(y)
  a <- sum(x * m) / sum(x * x); det <- sum(x * x) * sum(m * m) - sum(x * m)^2
  b <- (sum(x * x) * sum(m * y) - sum(x * m) * sum(x * y)) / det
  a * b
}
draw <- function(d) replicate(20000, { k <- sample(nrow(d), replace = TRUE); indirect(d$x[k], d$m[k], d$y[k]) })
da <- draw(d[d$g == "a", ]); db <- draw(d[d$g == "b", ]); strata <- list(a = da, b = db, difference = db - da)
begin("MEDIATION_LIMITS")
for (stratum in names(strata)) {
  drawn <- strata[[stratum]]
  fig(sprintf("mediation_boot((SELECT mediation_boot(x, m, y, g, '{\"n_boot\":20000}') FROM d)) WHERE stratum = '%s' AND effect = 'indirect'",
              stratum),
      c(std_error = sd(drawn), conf_low = quantile(drawn, 0.025)[[1]], conf_high = quantile(drawn, 0.975)[[1]]))
}
end()
cat("#endif\n")
