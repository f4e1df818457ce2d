# Are two texts the same but for the last digits of their numbers, and the width of tables?
#   awk -f near.awk WANT GOT      prints the first line that is not
function near(a, b) {
  if (a == b) return 1
  if (a !~ number || b !~ number) return 0
  d = a - b
  if (d < 0) d = -d
  size = a < 0 ? -a : a
  return d <= 1e-10 * size
}
BEGIN { number = "^-?[0-9][0-9.]*(e[-+]?[0-9]+)?$" }
{ gsub(/[─┌┬┐├┼┤└┴┘]+/, "") }
NR == FNR { want[FNR] = $0; lines = FNR; next }
{
  n = split(want[FNR], a, / +/)
  same = n == split($0, b, / +/) && FNR <= lines
  for (i = 1; i <= n && same; i++) same = near(a[i], b[i])
  if (!same) { print "line " FNR ": " $0; print "  wanted " want[FNR]; bad = 1; exit 1 }
  seen = FNR
}
END { if (!bad && seen != lines) { print "line " seen + 1 " is missing"; exit 1 } }
