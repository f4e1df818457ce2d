# Expected figures of mediation_boot() on the table d of tests/functions/data.h, by R's lm, with
# lavaan's parallel mediators to compare, and by cluster bootstraps of R's own.
#   Rscript tests/oracle/mediation.R > tests/oracle/mediation.h
i <- 1:40
g <- ifelse(i %% 2 == 1, "a", "b")
f <- paste0("f", i %% 3)
h <- paste0("h", i %% 4 %/% 2)
x <- ((i * 17) %% 19) / 4
m <- ((i * 29) %% 31) / 8 + x / 2
c1 <- ((i * 7) %% 11) / 2
y <- ((i * 37) %% 23) / 8 + m / 2 + ifelse(g == "b", x / 4, 0) + (i %% 3) / 2
d <- data.frame(i, y, x, m, c1, g, f, h)

begin <- function(name) cat(sprintf("static const figure %s[] = {\n", name))
end <- function() cat("};\n\n")
fig <- function(call, stratum, effect, values) {
  source <- sprintf("mediation_boot((SELECT %s FROM d)) WHERE stratum = '%s' AND effect = '%s'",
                    call, stratum, effect)
  cat(sprintf("    {\"SELECT %s FROM %s\",\n     %d,\n     {%s}},\n",
              paste(names(values), collapse = ", "), gsub('"', '\\\\"', source), length(values),
              paste(sprintf("%.17g", values), collapse = ", ")))
}
cat("/* Made by mediation.R: do not edit. */\n",
    "#ifndef CLT_ORACLE_MEDIATION_H\n#define CLT_ORACLE_MEDIATION_H\n\n",
    "#include \"oracle/functions.h\"\n\n", sep = "")

# ---- slopes by Student's t, and their differences by Welch and Satterthwaite
test <- function(estimate, se, df)
  c(estimate = estimate, std_error = se, conf_low = estimate - qt(0.975, df) * se,
    conf_high = estimate + qt(0.975, df) * se, p_value = 2 * pt(-abs(estimate / se), df))
# Estimate, standard error and degrees of freedom of every slope in one group.
slopes <- function(d, mediators, covariates, labels) {
  model <- function(response, terms)
    lm(as.formula(paste(response, "~", paste(c(terms, covariates), collapse = " + "))), d)
  of <- function(fit, term) c(summary(fit)$coefficients[term, 1:2], fit$df.residual)
  outcome <- model("y", c("x", mediators))
  a <- lapply(mediators, function(m) of(model(m, "x"), "x"))
  b <- lapply(mediators, function(m) of(outcome, m))
  names(a) <- sub(":$", "", paste0("a:", labels)); names(b) <- sub(":$", "", paste0("b:", labels))
  c(a, b, list(direct = of(outcome, "x"), total = of(model("y", "x"), "x")))
}
indirect <- function(s, k) sapply(1:k, function(j) s[[j]][[1]] * s[[k + j]][[1]])
slope_rows <- function(arguments, options, mediators, covariates) {
  call <- sprintf("mediation_boot(x, m, y, g%s, '{\"n_boot\":40%s}')", arguments, options)
  k <- length(mediators)
  labels <- if (k == 1) "" else paste0(" ", mediators)
  strata <- lapply(c(a = "a", b = "b"),
                   function(g) slopes(d[d$g == g, ], mediators, covariates, labels))
  for (stratum in names(strata)) for (e in names(strata[[stratum]]))
    fig(call, stratum, e, do.call(test, as.list(unname(strata[[stratum]][[e]]))))
  for (e in names(strata$a)) {
    p <- strata$a[[e]]; q <- strata$b[[e]]; v <- c(p[2], q[2])^2
    fig(call, "difference", e,
        test(q[[1]] - p[[1]], sqrt(sum(v)), sum(v)^2 / sum(v^2 / c(p[3], q[3]))))
  }
  each <- lapply(strata, indirect, k)
  each$difference <- each$b - each$a
  for (stratum in names(each)) {
    if (k > 1) for (j in 1:k)
      fig(call, stratum, paste0("indirect:", labels[j]), c(estimate = each[[stratum]][j]))
    fig(call, stratum, "indirect", c(estimate = sum(each[[stratum]])))
  }
}
# lavaan fits all equations at once, by maximum likelihood: the same estimates, the model being
# saturated.
by_lavaan <- function(d, mediators) {
  n <- seq_along(mediators)
  covary <- if (length(n) > 1) combn(mediators, 2, paste, collapse = " ~~ ") else NULL
  text <- c(sprintf("%s ~ a%d * x", mediators, n), covary,
            paste("y ~ c * x +", paste(sprintf("b%d * %s", n, mediators), collapse = " + ")),
            sprintf("ab%d := a%d * b%d", n, n, n),
            paste("ab :=", paste(sprintf("a%d * b%d", n, n), collapse = " + ")))
  p <- lavaan::parameterEstimates(lavaan::sem(text, d))
  p$est[grepl("^ab", p$label)]
}
for (group in c("a", "b")) for (mediators in list("m", c("m", "c1"), c("m", "c1", "i2"))) {
  one <- transform(d, i2 = (i * 13) %% 17 / 8)[d$g == group, ]
  each <- indirect(slopes(one, mediators, NULL, seq_along(mediators)), length(mediators))
  stopifnot(all.equal(by_lavaan(one, mediators), c(each, sum(each)), tolerance = 1e-5))
}
begin("MEDIATION_SLOPES")
slope_rows("", "", "m", NULL)
slope_rows(", c1, f, 'h' || (i % 4 / 2)", "", "m", c("c1", "f", "h"))
slope_rows(", c1", ",\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]",
           c("m", "c1"), NULL)
d$i2 <- (i * 13) %% 17 / 8
slope_rows(", f, c1, i * 13 % 17 / 8.0",
           paste0(",\"mediators\":[\"c1\",\"i2\"],",
                  "\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\",\"c1\",\"i2\"]"),
           c("m", "c1", "i2"), "f")
end()

# ---- clusters: expanded percentile limits from 20000 resamples
set.seed(1)
effects <- function(d) {
  v <- function(p, q) sum((p - mean(p)) * (q - mean(q)))
  x <- d$x; m <- d$m; y <- d$y
  a <- v(x, m) / v(x, x); total <- v(x, y) / v(x, x)
  b <- (v(x, x) * v(m, y) - v(x, m) * v(x, y)) / (v(x, x) * v(m, m) - v(x, m)^2)
  c(a = a, b = b, indirect = a * b, direct = total - a * b, total = total)
}
draw <- function(rows) { # rows of each cluster -> rows of a resample
  unlist(rows[sample(length(rows), replace = TRUE)])
}
expanded <- function(t, df, widen)
  quantile(t, pnorm(c(-1, 1) * widen * qt(0.975, df)), names = FALSE)
limit_rows <- function(cluster, sql, across) {
  d$cluster <- cluster
  groups <- split(d, d$g); own <- sapply(groups, function(e) length(unique(e$cluster)))
  all <- length(unique(cluster)); rows <- split(seq_along(cluster), cluster)
  t <- replicate(20000, {
    k <- if (across) draw(rows) else unlist(lapply(groups, function(e) draw(split(e$i, e$cluster))))
    r <- d[k, ]
    cbind(a = effects(r[r$g == "a", ]), b = effects(r[r$g == "b", ]))
  })
  s <- list(a = t[, "a", ], b = t[, "b", ], difference = t[, "b", ] - t[, "a", ])
  for (e in dimnames(t)[[1]]) for (stratum in names(s)) {
    n <- if (across && stratum == "difference") all else own[stratum]
    df <- n - 1; widen <- sqrt(n / (n - 1))
    if (!across && stratum == "difference") {
      v <- c(var(s$a[e, ]), var(s$b[e, ])); w <- v / sum(v)
      df <- 1 / sum(w^2 / (own - 1)); widen <- sqrt(sum(w * own / (own - 1)))
    }
    limits <- expanded(s[[stratum]][e, ], df, widen)
    fig(sprintf("mediation_boot(x, m, y, g, %s, '{\"n_boot\":20000,\"cluster\":\"cov1\"}')", sql),
        stratum, e,
        c(std_error = sd(s[[stratum]][e, ]), conf_low = limits[1], conf_high = limits[2]))
  }
}
begin("MEDIATION_CLUSTERS")
limit_rows((i - 1) %/% 4 * 2 + i %% 2, "(i - 1) / 4 * 2 + i % 2", FALSE)
limit_rows((i - 1) %/% 2, "'k' || ((i - 1) / 2)", TRUE)
end()
cat("#endif\n")
