# The verdict and the report; sourced by run.sh, whose functions and databases it uses.

echo "# the verdict" >> results
quiet sql verdict.db ".read tests/verdict_runs.sql" "SELECT causalite_setup('runs', '{
  \"condition\":\"arm\",\"levels\":[\"off\",\"on\"],\"group\":\"grp\",\"primary\":\"energy_total_joules\",
  \"outcome\":[\"energy_total_joules\",\"watts\"],
  \"cause\":[\"hyperparam_x\",\"hyperparam_y\",\"hyperparam_z\",\"hyperparam_kind\"]}')" \
  ".output aside" ".read sql/aside.sql" ".output" ".read aside" ".read tests/verdict_cases.sql"
judge 115 sql verdict.db ".read tests/verdict.sql"
quiet analyse untested.db runs '{"condition":"mode","levels":["a","b"],"group":"grp","block":"block",
  "cause":"x","outcome":"y","permutations":0,"n_boot":100,"too_small":5}' ".read tests/untested_data.sql"
judge 11 sql untested.db ".read tests/untested.sql"
quiet sql traps.db ".read demo_db/demo.sql" "DELETE FROM experiment" "DELETE FROM truth" \
  "DELETE FROM experiment_default" ".read demo_db/traps.sql" \
  "SELECT causalite_setup('experiment', '{\"condition\":\"mode\",\"reference\":\"default\",
  \"permutations\":0,\"n_boot\":100,\"graph_method\":\"exact\"}')" "$refresh"
judge 19 sql traps.db ".read tests/traps.sql"

# page NAME FILE   a page is there, well-formed, small, and needs nothing but itself
page() {
  check "$1: the page is there and below 5 MB" [ -s "$2" -a "$(wc -c < "$2")" -lt 5000000 ]
  if command -v xmllint > /dev/null; then
    check "$1: it is well-formed" xmllint --noout "$2"
  else
    echo "skipped  $1: xmllint is not here" >> results
  fi
  check "$1: no script, nothing from elsewhere" \
    sh -c '! sed "s/aria-label=\"[^\"]*\"//g" "$1" | grep -qiE "<script|<link|<img|<iframe|<[a-z][^>]* (src|on[a-z]+)=|@import|url\(|href=.javascript:"' sh "$2"
  check "$1: no address but the name spaces" \
    sh -c '! grep -oE "https?://[^\"<> ]*" "$1" | grep -v "^http://www.w3.org/"' sh "$2"
  check "$1: no name is missing" sh -c '! grep -qE "(of|within) –" "$1"' sh "$2.text"
  check "$1: no fold is of nothing" sh -c '! grep -qE "<summary>[^<]*(: |：)0[ <]" "$1"' sh "$2.text"
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
  '[ "$(grep -c "<figcaption>Edges from row to column" "$1")" -ge 6 ] && [ "$(grep -c "<figcaption>Differences in units of the standard deviation within blocks" "$1")" -ge 6 ]' \
  sh demo_report/report.html
check "the data are named by their hash" grep -q "$("$shell" demo.db 'SELECT data_hash FROM result_run ORDER BY run DESC LIMIT 1')" demo_report/report.html
check "a number of the table is that of the view" grep -q \
  "$(sql demo.db "SELECT '<td class=\"n\">' || causalite_format(mean1, 'estimate') || '</td>' FROM result_main_effect WHERE task_group = 'group3_person_reid' AND variable = 'energy_gpu_total_joules'")" \
  demo_report/report.html
judge 3 sql demo.db ".read tests/report_numbers.sql"
check "an interaction that is shown has its sentence" grep -qF \
  "$(sql demo.db "SELECT 'slope parallel − slope default = ' || causalite_format(estimate * step, 'estimate') || ', 95 % CI [' || causalite_format(conf_low * step, 'estimate') FROM result_finding JOIN slope_step USING (task_group, source) WHERE kind = 'interaction' AND is_primary AND grade = 'shown' AND scale <> 'log' LIMIT 1")" \
  demo_report/report.html
# folded NAME TABLE SQL   how many rows of the demonstration's tables stand open, and how many do not
folded() {
  check "open is what was found, folded what was not: $1" \
    [ "$(awk -v table="$2" -f tests/folded.awk demo_report/report.html)" = "$(sql demo.db "$3")" ]
}
folded "outcomes" main "SELECT sum(open) || ' ' || sum(NOT open) FROM (SELECT is_primary OR grade IN ('shown', 'suggestive') AS open FROM result_main_effect WHERE scope = 'group' AND n > 0)"
folded "slopes" slope "SELECT sum(grade <> 'not detected') || ' ' || sum(grade = 'not detected') FROM result_finding WHERE kind = 'interaction' AND (is_primary AND grade <> 'not tested' OR grade IN ('shown', 'suggestive'))"
folded "paths" through "SELECT sum(open) || ' ' || sum(NOT open) FROM (SELECT coalesce(p_bh < 0.05, 0) AS open FROM result_mediation_difference WHERE adjustment = 'total' AND stratum = 'difference' AND estimate IS NOT NULL AND (selected_by <> 'family' OR p_bh < 0.05))"
folded "the condition as the cause" condition "SELECT '0 ' || count(*) FROM result_mediation_condition WHERE effect = 'indirect'"
folded "edges" edge "SELECT sum(n) FILTER (WHERE open) || ' ' || sum(n) FILTER (WHERE NOT open) FROM (SELECT coalesce(p_value < 0.05, 1) AS open, (SELECT min(8, count(DISTINCT min(source, target) || max(source, target))) FROM result_edge_difference AS e WHERE e.task_group = p.task_group AND e.mode = p.mode AND (status IN ('only_a', 'only_b', 'reversed') OR status = 'both' AND changed)) AS n FROM result_graph_permutation AS p)"
check "a fold says how many are in it" \
  [ "$(awk -F ': |</summary>' '/<summary>Slopes that were not found to differ/ { n += $2 } END { print n }' demo_report/report.html)" -eq \
    "$(sql demo.db "SELECT count(*) FROM result_finding WHERE kind = 'interaction' AND is_primary AND grade = 'not detected'")" ]
check "it is what demo_db/analyse.sql wrote beside the database" cmp -s demo_report/report.html demo-report.html

# 2 kWh a run, 20 runs.
quiet analyse energy.db runs '{"price_per_kwh":0.25,"co2_per_kwh":0.4,"n_boot":100}' \
  "CREATE TABLE runs(mode, energy_total_joules)" \
  "WITH RECURSIVE i(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM i WHERE k < 39) INSERT INTO runs
   SELECT iif(k % 2, 'parallel', 'default'), 9e6 + 7.2e6 * (k % 2) + 1e5 * (k / 2 % 5) FROM i"
report energy.db energy_report
check "energy in kWh, money and CO2" grep -qF 'That is +2.000 kWh a run, and +40.00 kWh over the 20 runs of parallel; +10.00 in money, at 0.25 a kWh; +16.00 kg CO₂, at 0.4 kg a kWh.' energy_report/report.html

report traps.db traps_report
page traps traps_report/report.html
judge 2 sql traps.db \
  "SELECT 'an alert stands once on the page', count(*) = 3 AND min(length(html) - length(replace(html, text, '')) = length(text)) FROM (SELECT CAST(readfile('traps_report/report.html') AS TEXT) AS html), (SELECT DISTINCT causalite_html(note || coalesce(' ' || effect, '')) AS text FROM result_data_alert WHERE severity = 1)" \
  "SELECT 'of caveats, alerts are only counted', count(*) = 2 AND min(instr(html, '>the alerts at the top (' || n || ').</a> ' || causalite_html(ltrim(substr(caveats, said + 1))) || '</p>') > 0) FROM (SELECT CAST(readfile('traps_report/report.html') AS TEXT) AS html), (SELECT v.caveats, count(*) AS n, sum(length(a.text) + 1) AS said FROM result_verdict AS v JOIN verdict_alert AS a ON a.task_group IN ('', v.task_group) AND a.mode = v.mode GROUP BY v.task_group, v.mode)"
check "counts are those of the runs that are compared" grep -q '<td class="n">65 (7)</td>' traps_report/report.html
check "and so are means" grep -q \
  "$(sql traps.db "SELECT '<td class=\"n\">' || causalite_format(mean_reference, 'estimate') || '</td><td class=\"n\">' || causalite_format((SELECT avg(value) FROM sound_observation AS o WHERE o.task_group = f.task_group AND o.mode = f.mode AND o.variable = f.target), 'estimate') || '</td>' FROM result_finding AS f WHERE task_group = 'group9_aborted' AND mode = 'parallel' AND kind = 'main effect' AND is_primary")" \
  traps_report/report.html
check "the t of the sentence for a paper is that of its interval" grep -qF \
  "$(sql traps.db "SELECT ') = ' || causalite_format(round(estimate / std_error, 2), 'plain') || '. By the rule under Methods' FROM result_finding WHERE task_group = 'group9_aborted' AND mode = 'parallel' AND kind = 'main effect' AND is_primary")" \
  traps_report/report.html
judge 2 sql traps.db \
  "SELECT 'runs left out are hollow', svg LIKE '%Hollow: looks aborted, left out of the conclusions (7 of 144 %' FROM result_figure WHERE name = 'groups' AND task_group = 'group9_aborted'" \
  "SELECT 'the reference stands first', instr(svg, '>default<') BETWEEN 1 AND instr(svg, '>parallel<') FROM result_figure WHERE name = 'groups' AND task_group = 'group9_aborted'"
check "lines that are not the slopes of the table say so" grep -q 'the lines are not the slopes of the table' traps_report/report.html
check "a mediation is that of the table" grep -qF \
  "$(sql demo.db "SELECT printf('Indirect effect a·b = %s', replace(causalite_format(indirect, 'estimate'), '-', '−')) FROM result_mediation AS m WHERE task_group LIKE 'group3%' AND mode = 'parallel' AND adjustment = 'total' AND printf('%s %s %s', source, mediator, target) = (SELECT printf('%s %s %s', source, mediator, target) FROM result_mediation_difference WHERE task_group = m.task_group AND mode = m.mode AND stratum = 'difference' AND adjustment = 'total' AND estimate IS NOT NULL AND selected_by <> 'family' ORDER BY p_bh IS NULL, NOT selected_by LIKE '%plan%', p_bh, source, mediator, target LIMIT 1)")" \
  demo_report/report.html

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
check "the page is in Chinese" sh -c 'grep -q "lang=\"zh-CN\"" "$1" && grep -q "综合结论" "$1" && ! grep -q "Conclusions" "$1"' sh chinese_report/report.html
judge 1 sql hostile.db "SELECT 'one mode: no verdict', sum(scenario IS NULL) = 1 AND count(*) = 3 FROM result_verdict"
for made in degenerate.db odd.db plain.db view.db; do
  if [ -f "$made" ]; then
    report "$made" "${made%.db}_report"
    page "${made%.db}" "${made%.db}_report/report.html"
  fi
done
