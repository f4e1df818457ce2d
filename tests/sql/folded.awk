# Of a report, how many rows the tables of a class have: those that stand open, and those in a fold.
#   awk -v table=CLASS -f folded.awk report.html
match($0, /<table class="[a-z_]+"/) { class = substr($0, RSTART + 14, RLENGTH - 15) }
{ depth += gsub(/<details/, "&") - gsub(/<\/details>/, "&") }
class == table && /<tr><td/ { rows[depth > 0]++ }
END { print rows[0] + 0, rows[1] + 0 }
