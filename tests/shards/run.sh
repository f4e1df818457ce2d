#!/bin/sh
# Tables in shards and task groups on machines of their own: `make test-shards`.
#   tests/shards/run.sh       in the project's folder
#   MODULE: the extension;  OTHER_MODULE: of another version;  NEWER_MODULE: of a newer format
#   SQLITE3: the shell;  WITHOUT_ENGINES: set, only the scripts by themselves
#
# The scripts of demo_db/shards run as they stand: by themselves, by GNU parallel on this machine
# and over ssh, and as job arrays of Slurm, whose daemons are started and ended here. A task is killed
# in the middle; a shard is empty, comes twice, is not there, damaged, or of another version. Fits
# are those of one pass over the whole table, byte for byte, and those of task groups those of one
# process. What an engine needs is installed by apt-get where that may be; else it is skipped.
# Ends with 'N passed, N failed, N skipped'.
set -u
project=$(pwd)
absolute() {
  case $1 in /*) echo "$1" ;; *) echo "$project/$1" ;; esac
}
CAUSALITE_MODULE=$(absolute "${MODULE:-build/causalite.so}")
other=$(absolute "${OTHER_MODULE:-build/other/causalite.so}")
newer=$(absolute "${NEWER_MODULE:-build/newer/causalite.so}")
sqlite=${SQLITE3:-sqlite3}
unset SQLITE3
export CAUSALITE_MODULE DEBIAN_FRONTEND=noninteractive
[ -f "$CAUSALITE_MODULE" ] || { echo "no $CAUSALITE_MODULE: run make first"; exit 2; }
work=$(mktemp -d) || exit 2
scripts=$project/demo_db/shards
passed=0 failed=0 skipped=0

. "$project/tests/hosts/need.sh"
. "$project/tests/shards/engines.sh"
trap 'take_down; rm -rf "$work"' EXIT
trap 'exit 143' TERM INT HUP

pass() {
  passed=$((passed + 1))
  echo "passed:  $1"
}
fail() { # fail WHAT FILE: what is in the file
  failed=$((failed + 1))
  echo "FAILED:  $1"
  sed 's/^/  /' "$2"
}
skip() {
  skipped=$((skipped + 1))
  echo "skipped: $1: $2"
}
# The fits of a database are those of another.
fits_of() {
  "$sqlite" -batch -readonly "$1" 'SELECT step, task_group, fit FROM fit ORDER BY 1, 2' 2>&1
}
same() { # same WHAT WANTED COMMAND…: which makes result.db
  what=$1 wanted=$2
  shift 2
  rm -f result.db
  if "$@" >"$work/log" 2>&1 && fits_of result.db >"$work/got" &&
    cmp "$wanted" "$work/got" >>"$work/log"; then
    pass "$what"
  else
    fail "$what" "$work/log"
  fi
}
refused() { # refused WHAT MESSAGE COMMAND…: which fails with it, and makes no result.db
  what=$1 message=$2
  shift 2
  rm -f result.db
  if "$@" >"$work/log" 2>&1; then
    fail "$what: nothing is said" "$work/log"
  elif grep -qF "$message" "$work/log" && [ ! -e result.db ]; then
    pass "$what: $message"
  else
    fail "$what" "$work/log"
  fi
}

# ---- the table, in shards, and in one piece ----

cd "$work" || exit 2
mkdir -p shards copies
cp "$scripts"/* "$CAUSALITE_MODULE" copies
"$sqlite" -batch -bail whole.db ".read '$project/tests/shards/table.sql'" || exit 2
names='node1 node2 node3 node4 node5 node6 the.last.one'
k=0
for name in $names "a b's" empty; do
  printf '%s\tshards/%s.db\n' "$name" $k >>tasks
  "$sqlite" -batch -bail "shards/$k.db" "ATTACH 'whole.db' AS whole" \
    "CREATE TABLE run AS SELECT * FROM whole.run WHERE shard = $k"
  k=$((k + 1))
done
"$sqlite" -batch -bail whole.db ".load '$CAUSALITE_MODULE'" "ATTACH 'one.db' AS result" \
  ".read '$project/tests/shards/one_pass.sql'" || exit 2
fits_of one.db >one_pass

one_by_one() { # by no engine at all
  rm -rf results
  n=0
  while IFS=$(printf '\t') read -r name file; do
    n=$((n + 1))
    sh "$scripts/task.sh" "$scripts/partials.sql" "$name" "$file" "results/$n.db" </dev/null ||
      return 1
  done <tasks
}
gather() { # gather [TASKS]
  sh "$scripts/gather.sh" "${1:-tasks}" results result.db "$scripts/merge.sql"
}
one_by_one
same 'shards, a process each' one_pass gather
. "$project/tests/shards/refusals.sh"
if [ -n "${WITHOUT_ENGINES:-}" ]; then
  echo "$passed passed, $failed failed, $skipped skipped"
  exit "$((failed > 0))"
fi

# ---- engines ----

# A shell that is killed, the first time, between the first fit of a shard and the second, and what
# started it with it; where NODE_FAILS is set, it says which processes the node has for it, up to
# Slurm's own, and waits for their end.
sed '/^INSERT.*/,$!b; /;$/q' "$scripts/partials.sql" >first.sql
cat >dying <<END
#!/bin/sh
for source in "\$@"; do :; done
case \$source in *shards/2.db) mkdir "$work/died" 2>/dev/null || source= ;; *) source= ;; esac
[ -n "\$source" ] || exec "$sqlite" "\$@"
exec 3<&0
{
  sed "s|^.read .*|.read '$work/first.sql'|" <&3
  echo 'SELECT count(*) FROM part;'
  yes 'SELECT max(length(hex(zeroblob(1000000))));'
} | "$sqlite" "\$@" >"$work/died/rows" &
sleep 2
if [ -n "\${NODE_FAILS:-}" ]; then
  numbers=\$! pid=\$\$
  until [ "\$(cat /proc/\$pid/comm)" = slurmstepd ]; do
    numbers="\$numbers \$pid"
    read -r _ _ _ pid _ </proc/\$pid/stat
  done
  echo "\$numbers \$pid" >"$work/died/numbers"
  sleep 1000
fi
kill -9 \$! \$PPID
END
chmod +x dying

shards_by() { # shards_by ENGINE [OPTION…]
  engine=$1
  shift
  sh "$scripts/$engine.sh" tasks "$scripts/partials.sql" results result.db "$scripts/merge.sql" "$@"
}
killed_by() { # the same, with a task that is killed
  rm -rf died
  SQLITE3=$work/dying shards_by "$@" && [ "$(head -n 1 died/rows)" = 2 ]
}
on_failing_node() { # the same by Slurm, whose node fails under a task, and comes up again
  rm -rf died
  NODE_FAILS=1 SQLITE3=$work/dying shards_by slurm &
  shards=$!
  # shellcheck disable=SC2046
  within 60 test -s died/numbers && node_fails $(cat died/numbers) && node_up && wait "$shards" &&
    [ "$(head -n 1 died/rows)" = 2 ]
}
groups_by() {
  engine=$1
  shift
  sh "$scripts/$engine.sh" groups "$scripts/groups.sql" results result.db '' "$@"
}

# The demonstration's task groups, and their fits in one process: each by itself, and together.
"$sqlite" -batch -bail demo.db ".load '$CAUSALITE_MODULE'" ".read '$project/demo_db/demo.sql'" \
  "SELECT causalite_setup('experiment')" >setup.log || exit 2
"$sqlite" -batch demo.db \
  "SELECT DISTINCT task_group || char(9) || 'demo.db' FROM experiment" >groups
"$sqlite" -batch -bail demo.db ".load '$CAUSALITE_MODULE'" "ATTACH 'together.db' AS result" \
  ".read '$project/tests/shards/all_groups.sql'" || exit 2
fits_of together.db >all_groups

engine() { # engine WHAT ENGINE [OPTION…]
  by=$1
  shift
  same "shards, $by" one_pass shards_by "$@"
  same "shards, $by, a task killed" one_pass killed_by "$@"
  same "task groups, $by" all_groups groups_by "$@"
}
# The Python of the documentation, with a pool of processes as the engine.
cat >pool.py <<END
$(sed -n '/^```python/,/^```/p' "$project/sql/SHARDS.md" | sed '/^```/d')

def run(name, file):
    rows = "SELECT energy, epochs, mode FROM run WHERE task_group = 'large'"
    return partial(name, sqlite3.connect(file).execute(rows))

if __name__ == "__main__":
    import multiprocessing
    tasks = [line.rstrip().split("\t") for line in open("tasks")]
    with multiprocessing.Pool(2) as pool:
        fit = merge(pool.starmap(run, tasks))
    db = connect("whole.db")
    one = "SELECT ols_interaction(energy, epochs, mode) FROM run WHERE task_group = 'large'"
    assert db.execute(one).fetchone()[0] == fit, fit
END
sed -i "s|build/causalite|$CAUSALITE_MODULE|" pool.py
if ! need python3 "$python" -c 'import sqlite3; sqlite3.Connection.enable_load_extension'; then
  skip 'a pool of Python' "$reason"
elif "$python" pool.py >log 2>&1; then
  pass 'shards, a pool of Python processes'
else
  fail 'shards, a pool of Python processes' log
fi

if need parallel sh -c 'parallel --version | grep -q "GNU parallel"'; then
  engine 'GNU parallel' parallel -j 2
  if need 'openssh-server openssh-client rsync' \
    sh -c 'command -v rsync && command -v ssh && test -x /usr/sbin/sshd' && ssh_up; then
    # Nothing but what is sent there: relative names.
    (scripts=copies HOSTS=1/node1,1/node2 CAUSALITE_MODULE=copies/causalite.so
    export HOSTS
    engine 'GNU parallel over ssh' parallel
    echo "$passed $failed" >counts)
    read -r passed failed <counts
  else
    skip 'GNU parallel over ssh' "${reason:-no answer: $(tail -n 1 daemons.log)}"
  fi
else
  skip 'GNU parallel' "$reason"
fi
if need 'slurm-wlm munge' \
  sh -c 'command -v slurmctld && command -v slurmd && command -v munged' && slurm_up; then
  engine Slurm slurm
  same 'shards, Slurm, a node that fails' one_pass on_failing_node
else
  skip Slurm "${reason:-no idle node: $(tail -n 1 daemons.log)}"
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
