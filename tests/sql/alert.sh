# The alerts, on tables of tests/alert_data.sql: each where it should be and no other, and every
# statement that cures one. Sourced by run.sh, whose functions it uses.

echo "# alerts" >> results
quiet sql alert.db ".read tests/alert_data.sql"

# alerts DB TABLE ROLES   an analysis of one of the tables, without graphs
alerts() {
  cp alert.db "$1"
  quiet analyse "$1" "$2" "$3" "DROP TABLE seeded"
}

# told N DB SCRIPT   N assertions on a copy, in which the views are tables as where steps are computed
told() {
  cp "$2" told.db
  quiet sql told.db ".output aside" ".read sql/aside.sql" ".output" ".read aside"
  judge "$1" sql told.db ".read $3"
}

# cured DB   each cure of DB runs on a copy; one that recomputes also ends what it is about. Keeping
# aborted runs is a choice, after which they are still told
cured() {
  sql "$1" ".mode list" "SELECT rowid FROM result_data_alert WHERE cure IS NOT NULL" > cures
  while read -r row; do
    cp "$1" cured.db
    what=$(sql "$1" "SELECT alert || ' ' || subject FROM result_data_alert WHERE rowid = $row")
    quiet sql cured.db "$(sql "$1" "SELECT cure FROM result_data_alert WHERE rowid = $row")"
    judge 1 sql cured.db "ATTACH '$1' AS before" "SELECT replace('the cure of $(echo "$what" | sed "s/'/''/g")', '|', '/'), b.alert = 'aborted' OR b.cure LIKE 'SELECT%' OR NOT EXISTS (SELECT 1 FROM result_data_alert AS a WHERE a.alert = b.alert AND a.task_group = b.task_group AND a.subject = b.subject) FROM before.result_data_alert AS b WHERE b.rowid = $row"
  done < cures
}

alerts sound.db sound '{"condition":"mode","block":"model","time":"started","cause":"x",
  "outcome":"energy_joules","performance":"accuracy","unit":"id","too_small":40,"small":40}'
alerts days.db days '{"condition":"mode","block":"model","time":"started","cause":"x",
  "outcome":"energy_joules","performance":"accuracy","unit":"id","too_small":1}'
alerts "odd runs.db" "odd, runs" '{"condition":"mode","levels":["a","b"],"block":"model","cause":"x",
  "outcome":"energy_joules","performance":"accuracy","unit":"id","status":"status","too_small":30}'
alerts low.db low '{"condition":"mode","block":"model","outcome":"energy_joules","unit":"id"}'
alerts nested.db nested '{"condition":"mode","block":"model","group":"grp","cause":["x","z"],
  "outcome":"energy_joules","unit":"id","too_small":40}'
alerts lost.db lost '{"condition":"mode","outcome":"energy_joules","unit":"id","cause":"epochs"}'
alerts drifting.db drifting '{"condition":"mode","block":"model","cause":["x","kind"],
  "negative_control":"seed","outcome":"energy_joules","unit":"id","too_small":40}'
alerts sorted.db sorted '{"condition":"mode","block":"model","cause":"x",
  "outcome":["energy_joules","power_watts"],"unit":"id","too_small":1,"small":1}'
alerts repeated.db sorted '{"condition":"mode","ignore":"model","cause":"x",
  "outcome":["energy_joules","power_watts"],"unit":"id","too_small":1,"small":1}'
told 2 sound.db tests/alert_sound.sql
told 3 days.db tests/alert_days.sql
told 13 "odd runs.db" tests/alert_odd.sql
told 2 low.db tests/alert_low.sql
told 6 nested.db tests/alert_nested.sql
told 5 drifting.db tests/alert_drifting.sql
told 2 lost.db tests/alert_lost.sql
told 3 sorted.db tests/alert_sorted.sql
told 2 repeated.db tests/alert_repeated.sql
for database in days.db "odd runs.db" low.db nested.db drifting.db; do cured "$database"; done
