invisible(suppressWarnings(Sys.setlocale("LC_NUMERIC", Sys.getenv("LC_ALL"))))
# page: begin
library(DBI)
db <- dbConnect(RSQLite::SQLite(), "runs.db", loadable.extensions = TRUE)
invisible(dbGetQuery(db, "SELECT load_extension('build/causalite')"))
fit <- dbGetQuery(db, "SELECT t.* FROM (SELECT ttest(energy, mode) AS fit FROM runs) AS f, ttest(f.fit) AS t")
# page: end
stopifnot(is.data.frame(fit), nrow(fit) == 1, is.double(fit$p_value), fit$n == 120)

if (length(commandArgs(TRUE)) == 0) {
  # page: begin
  ask <- function(sql) dbGetQuery(db, sql)[[1]]
  cat(ask("SELECT causalite_setup('runs')"), ask("SELECT causalite_refresh()"))
  writeLines(ask("SELECT causalite_report()"), "report.html", useBytes = TRUE)
  writeLines(ask("SELECT plot_groups(energy, mode) FROM runs"), "figure.svg", useBytes = TRUE)
  # page: end
  quit()
}

cell <- function(x) {
  text <- if (is.double(x) && !inherits(x, "integer64")) {
    vapply(x, function(d) toupper(paste(rev(writeBin(d, raw())), collapse = "")), "")
  } else {
    as.character(x)
  }
  ifelse(is.na(x), "NULL", text)
}
out <- file("/dev/stdout", "wb")
say <- function(text) writeBin(charToRaw(paste0(enc2utf8(text), "\n")), out)
number <- 0
for (line in readLines(commandArgs(TRUE)[1], encoding = "UTF-8")) {
  number <- number + 1
  say(paste("--", number))
  tryCatch({
    if (startsWith(line, "SELECT")) {
      rows <- lapply(dbGetQuery(db, line), cell)
      for (i in seq_along(rows[[1]])) say(paste(vapply(rows, `[`, "", i), collapse = "|"))
    } else {
      dbExecute(db, line)
    }
  }, error = function(e) say(paste("error:", conditionMessage(e))))
}
close(out)
