# Peers of bench_sql.c in R: seconds of the processor for the same million rows, in a data frame.
i <- as.numeric(1:1000000)
d <- data.frame(y = (i * 7919) %% 100003 / 7, x = (i * 104729) %% 99991 / 3,
                z = (i * 15485863) %% 99989 / 11,
                mode = factor(ifelse((i * 31) %% 97 < 49, "parallel", "default")))
best <- function(name, call) {
  seconds <- min(sapply(1:2, function(round) {
    t <- system.time(call())
    t[[1]] + t[[2]]
  }))
  cat(name, "\t", seconds, "\n", sep = "")
}
best("ttest", function() t.test(y ~ mode, d, var.equal = TRUE))
best("ols_interaction", function() summary(lm(y ~ x * mode + z, d)))
