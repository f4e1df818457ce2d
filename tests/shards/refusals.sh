# What gather.sh refuses, and in which words: sourced by run.sh, where results has the partials of
# all shards.

spoiled() { # spoiled NUMBER STATEMENTS: a copy of the result, changed, in its place
  cp "results/$1.db" kept.db
  "$sqlite" -batch -bail "results/$1.db" "$2"
}
restored() {
  mv kept.db "results/$1.db"
}

{ cat tasks; sed -n 3p tasks; } >twice
refused 'a task twice' "task 'node3': comes twice in twice" gather twice
{ cat tasks; printf 'again\tshards/2.db\n'; } >again
cp results/3.db results/10.db
refused 'a result of another task' "task 'again': results/10.db is the result of task 'node3'" \
  gather again
"$sqlite" results/10.db "UPDATE task SET name = 'again'"
refused 'a shard twice' "shard 'node3' is merged twice" gather again
rm results/10.db

mv results/2.db kept.db
refused 'a shard that is not there' \
  "task 'node2': its result results/2.db is not there: run the task" gather
restored 2

spoiled 4 "UPDATE part SET partial =
  CAST(substr(partial, 1, 199) || x'5a5a5a5a' || substr(partial, 204) AS BLOB) WHERE rowid = 1"
refused 'a damaged partial' \
  "task 'node4': results/4.db: ttest_merge(): argument 1 (partial) is damaged" gather
restored 4
spoiled 4 "UPDATE part SET partial = substr(partial, 1, 300) WHERE step = 'sobel'"
refused 'a partial cut off' \
  "task 'node4': results/4.db: sobel_merge(): argument 1 (partial) is cut off" gather
restored 4
cp results/5.db kept.db
head -c 5000 kept.db >results/5.db
refused 'a file cut off' "task 'node5': results/5.db: " gather
restored 5

by_module() { # by_module MODULE: the result of shard 2
  rm -f results/2.db
  CAUSALITE_MODULE=$1 sh "$scripts/task.sh" "$scripts/partials.sql" node2 shards/1.db results/2.db
}
if [ -f "$other" ]; then
  by_module "$other"
  same 'a shard of another version, of the same format' one_pass gather
fi
if [ -f "$newer" ]; then
  by_module "$newer"
  refused 'a shard of a newer format' \
    "task 'node2': results/2.db: ttest_merge(): argument 1 (partial) has format 3" gather
fi
by_module "$CAUSALITE_MODULE"
same 'a task run again replaces its result' one_pass gather

refused 'a task without its file' "task 'x': no file shards/none.db" \
  sh "$scripts/task.sh" "$scripts/partials.sql" x shards/none.db result.db
refused 'a task whose statements fail' 'no such table: run' \
  sh "$scripts/task.sh" "$scripts/partials.sql" x "$work/one.db" result.db
if [ -z "$(find results . -maxdepth 1 -name '.[0-9r]*')" ]; then
  pass 'nothing is left of tasks that failed'
else
  find results . -maxdepth 1 -name '.[0-9r]*' >"$work/log"
  fail 'nothing is left of tasks that failed' "$work/log"
fi
