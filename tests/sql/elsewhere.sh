# sql/ELSEWHERE.md: each of our statements gives what stands behind it, and that is what R and Python
# gave for the call before it (tests/oracle/elsewhere.txt); sourced by run.sh, whose functions it uses.
# The page with its results as they are now is left as the file elsewhere.md.

echo "# the page for those who come from elsewhere" >> results
mkdir pieces
awk -v folder=pieces -f "$project/tests/sql/pieces.awk" "$project/sql/ELSEWHERE.md"
for how in $(grep -l 'not run' pieces/*.how); do
  rm "$how"
  mv "${how%.how}".* "${how%.how}.unrun"
done
answered=
: > calls
for piece in pieces/*; do
  case $piece in
  *.sql)
    quiet sql elsewhere.db ".mode box" ".read $piece"
    cp log answer
    answered=$piece
    ;;
  *.out)
    check "ELSEWHERE.md: ${answered#*/} gives what it says" \
      awk -f "$project/tests/sql/near.awk" "$piece" answer
    cp answer "$piece"
    ;;
  *.r | *.python) 
    { echo "${piece##*.} $(cat "${piece%.*}.how")" | sed 's/ $//'; sed 's/^/  /' "$piece"; } >> calls ;;
  esac
done
check "the calls of R and Python are those that were run" \
  sh -c 'sed "/^[#=]/d" "$1" | cmp calls -' sh "$project/tests/oracle/elsewhere.txt"

# The figures of each call beside those of the next result.
for piece in pieces/*; do
  case $piece in
  *.r | *.python) echo "call $(awk '{ print $1 ? $1 : "1e-9" }' "${piece%.*}.how") ${piece#*/}" ;;
  *.out) awk -F'│' '/├/ { rows = 1 } rows { for (i = 2; i < NF; i++) print "ours", $i }' "$piece" ;;
  esac
done > ours
sed -n 's/^= //p' "$project/tests/oracle/elsewhere.txt" > theirs
awk '
  NR == FNR { theirs[FNR] = $0; next }
  function judge() { if (name) print name, (wanted > 0 && got == wanted && !bad) }
  $1 == "call" {
    judge()
    name = "the figures of " $3; tolerance = $2; wanted = split(theirs[++n], want); got = bad = 0
  }
  $1 == "ours" && $2 ~ /^-?[0-9][0-9.]*(e[-+]?[0-9]+)?$/ && got < wanted {
    d = $2 - want[++got]
    if (d < 0) d = -d
    size = want[got] < 0 ? -want[got] : want[got]
    if (d > tolerance * size) bad = 1
  }
  END { judge(); if (n != length(theirs)) print "as many calls as figures", 0 }' theirs ours |
  awk '{ ok = $NF; sub(/ [01]$/, ""); print (ok ? "ok      " : "FAILED  ") $0 " are those of R or Python" }' >> results
rm pieces/*.how
cat pieces/* > elsewhere.md
