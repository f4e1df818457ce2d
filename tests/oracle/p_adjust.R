# Writes p_adjust.h: R's p.adjust and rank(ties = "min") on families of p-values.
#   Rscript tests/oracle/p_adjust.R > tests/oracle/p_adjust.h
set.seed(3)
families <- list(
  mixed = c(0.01, 0.02, 0.03, NA, 0.04, 0.05, 0.001, NA, 0.9),
  ties = c(0.04, 0.01, 0.04, 1, 0.01, 0.2, 1, 0.04),
  extreme = c(0, 1e-300, 1e-5, 1, 0.3, 0),
  single = 0.2,
  missing = c(NA, NA),
  many = signif(runif(60)^3, 6))
text <- function(v) {
  out <- ifelse(is.na(v), "NAN", sprintf("%.17g", v))
  paste(strwrap(paste(out, collapse = ", "), 96, prefix = "    "), collapse = "\n")
}
cat("/* Written by p_adjust.R: R's p.adjust. */\n#include <math.h>\n\n")
for (name in names(families)) {
  p <- as.numeric(families[[name]])
  cat(sprintf("static const double %s[][%d] = {\n    /* p */\n    {%s},\n", name, length(p),
              trimws(text(p))))
  for (method in c("holm", "BH", "BY", "bonferroni")) {
    cat(sprintf("    /* %s */\n    {%s},\n", method, trimws(text(p.adjust(p, method)))))
  }
  rank <- rank(p, na.last = "keep", ties.method = "min")
  cat(sprintf("    /* rank, 0 if missing */\n    {%s}};\n",
              trimws(text(ifelse(is.na(rank), 0, rank)))))
}
