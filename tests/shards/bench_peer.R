# The same fits by R.
db <- DBI::dbConnect(RSQLite::SQLite(), commandArgs(TRUE)[1])
run <- DBI::dbGetQuery(db, "SELECT mode, epochs, util, energy FROM run")
print(t.test(energy ~ mode, run))
print(summary(lm(energy ~ epochs * mode + util, run)))
