# The verdict and the report; sourced by run.sh, whose functions and databases it uses.

echo "# the verdict" >> results
judge 29 sql demo.db ".read tests/verdict.sql"

# page NAME FILE   a page is there, well-formed, small, and needs nothing but itself
page() {
  check "$1: the page is there and below 5 MB" [ -s "$2" -a "$(wc -c < "$2")" -lt 5000000 ]
  if command -v xmllint > /dev/null; then
    check "$1: it is well-formed" xmllint --noout "$2"
  else
    echo "skipped  $1: xmllint is not here" >> results
  fi
  check "$1: no script, nothing from elsewhere" \
    sh -c '! grep -qiE "<script|<link|<img|<iframe|<[a-z][^>]* (src|on[a-z]+)=|@import|url\(|href=.javascript:" "$1"' sh "$2"
  check "$1: no address but the name spaces" \
    sh -c '! grep -oE "https?://[^\"<> ]*" "$1" | grep -v "^http://www.w3.org/"' sh "$2"
  check "$1: no place is left unfilled" sh -c '! grep -qE "\{[a-z_]+\}[^a-z]" "$2.text"' sh "$1" "$2"
}

# check NAME COMMAND…   a command that must succeed
check() {
  name=$1
  shift
  if "$@" > log 2>&1; then echo "ok      $name" >> results; else echo "FAILED  $name: $(head -c 300 log)" >> results; fi
}

# report DB FOLDER   writes the report of a database, and its text without style sheets
report() {
  mkdir -p "$2"
  cp "$1" "$2/copy.db"
  chmod a-w "$2/copy.db"
  quiet sql "$2/copy.db" "SELECT writefile('$2/report.html', causalite_report())"
  sed '/<style>/,/<\/style>/d' "$2/report.html" > "$2/report.html.text"
}

echo "# the report" >> results
report demo.db demo_report
page demo demo_report/report.html
check "all six verdicts are in it" [ "$(grep -o 'class="card"' demo_report/report.html | wc -l)" -eq 6 ]
check "six pairs of graphs, six forests" sh -c \
  '[ "$(grep -c "Edges of probability" "$1")" -ge 6 ] && [ "$(grep -c "Standardised differences (d) within blocks" "$1")" -ge 6 ]' \
  sh demo_report/report.html
check "the data are named by their hash" grep -q "$("$shell" demo.db 'SELECT data_hash FROM result_run ORDER BY run DESC LIMIT 1')" demo_report/report.html
check "a number of the table is that of the view" grep -q \
  "$("$shell" demo.db "SELECT '<td class=\"n\">' || printf('%,d', round(mean1)) || '</td>' FROM result_main_effect WHERE task_group = 'group3_person_reid' AND variable = 'energy_gpu_total_joules'")" \
  demo_report/report.html
# The figure has the levels of the blocks taken out, so that its slope is the one of the table.
check "the slope in the figure is that of the view" grep -qF \
  "$("$shell" demo.db "SELECT printf('parallel: slope %s', replace(printf('%,d', 10 * round(slope_other / 10)), ',', char(8201))) FROM result_interaction
     WHERE task_group = 'group3_person_reid' AND source = 'hyperparam_epochs' AND target = 'energy_gpu_total_joules' AND adjustment = 'total'")" \
  demo_report/report.html
check "it is what demo_db/analyse.sql wrote beside the database" cmp -s demo_report/report.html demo-report.html

echo "# the report of hostile data" >> results
quiet analyse hostile.db experiment '{"condition":"mode","group":"task_group","block":"model",
  "mediator":"energy_gpu_util_avg_percent","duration":"duration_seconds","performance":"perf_</svg>",
  "cause":["hyperparam_<b>x</b>","hyperparam_{source}"],
  "outcome":["energy_\"q\"_joules","energy_&amp;_watts","energy_none_joules"]}' \
  ".read tests/hostile_data.sql"
report hostile.db hostile_report
page hostile hostile_report/report.html
check "labels are text" grep -qF '&lt;script&gt;alert(1)&lt;/script&gt;' hostile_report/report.html
check "and nothing else" sh -c '! grep -qE "<script|<img|<b>x|</svg></td>" "$1"' sh hostile_report/report.html.text
quiet sql hostile.db "UPDATE setting SET value = 'zh' WHERE name = 'lang'" "$refresh"
report hostile.db chinese_report
page Chinese chinese_report/report.html
check "the page is in Chinese" sh -c 'grep -q "lang=\"zh\"" "$1" && grep -q "综合结论" "$1" && ! grep -q "Conclusions" "$1"' sh chinese_report/report.html
judge 1 sql hostile.db "SELECT 'few runs and one mode: no verdict', sum(scenario IS NULL) = 2 AND count(*) = 3 FROM result_verdict"
for made in degenerate.db odd.db plain.db view.db; do
  if [ -f "$made" ]; then
    report "$made" "${made%.db}_report"
    page "${made%.db}" "${made%.db}_report/report.html"
  fi
done
